"""`planverk template`: what is in a municipality's Word file, and whether documents can be made on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planverk.checks.template import TemplateSummary, check_template, inspect_template
from planverk.errors import MissingFile, UnreadableFile
from planverk.findings import Finding, Reading
from planverk.model.document import CASE_PAPER, PLAN
from planverk.model.template import Template, TemplateSettings
from planverk.readers.settings import read_settings
from planverk.readers.template import read_template, read_template_settings, read_word_file
from planverk.service.workspace import Home
from planverk.store.worktree import WorkTree

KINDS = (PLAN, CASE_PAPER)
_MAX_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True)
class Inspected:
    """What one Word file holds (None where it could not be read), and what was found in it."""

    summary: TemplateSummary | None
    findings: tuple[Finding, ...]


def inspect_file(file: Path) -> Inspected:
    """Looks at a Word file anywhere; roles and fonts come from the template.yaml beside it, where there is one.

    Raises MissingFile, or UnreadableFile for what is no file, or too large for a template.
    """
    data = _read(file)
    settings = read_template_settings(WorkTree(file.resolve().parent), "")
    kind = next((kind for kind, name in settings.value.files.items() if name == file.name), PLAN) if settings.value else PLAN
    return _inspected(read_word_file(data, file.name, settings.value or TemplateSettings(file.stem), kind), settings.findings)


def inspect_own(home: Home) -> tuple[Inspected, ...]:
    """Looks at the Word files of the workspace's own template, one for each kind of document."""
    settings = read_settings(home.tree)
    if settings.value is None:
        return (Inspected(None, settings.findings),)
    looked = [_inspected(read_template(home.tree, f"templates/{settings.value.template}", kind)) for kind in KINDS]
    return tuple({each.summary.file if each.summary else str(n): each for n, each in enumerate(looked)}.values())


def _inspected(reading: Reading[Template], before: tuple[Finding, ...] = ()) -> Inspected:
    if reading.value is None:
        return Inspected(None, (*before, *reading.findings))
    found = (*before, *reading.findings, *check_template(reading.value))
    return Inspected(inspect_template(reading.value), tuple(dict.fromkeys(found)))


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise UnreadableFile(
                "{path} is larger than {limit} MB.",
                "Make the file smaller, or keep it elsewhere.",
                path=str(file),
                limit=_MAX_BYTES >> 20,
            )
        return file.read_bytes()
    except FileNotFoundError as fault:
        raise MissingFile(
            "There is no file {path}.", "Check the name, and the folder that you stand in.", path=str(file)
        ) from fault
    except OSError as fault:
        raise UnreadableFile(
            "{path} cannot be read.", "Check that it is a file, and that you may open it.", path=str(file)
        ) from fault
