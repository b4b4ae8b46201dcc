"""Waivers: somebody's decision to live with a finding, which holds while the text that it was made about stands.

What is hashed is the paragraph that the finding points at: in a Markdown file the lines around it up to the next blank lines,
in front matter and in YAML the line itself, and the whole file where a finding has no line. Of that text, made NFC, every run of
white space is one space and none stands at the ends; the hash is `sha256:` and 64 hex digits of it as UTF-8.
A waiver is matched by code, file and hash, so that it survives lines that are put in above; the line in its `place` only helps
those who read it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from planverk.errors import MissingFile, UnreadableFile, UnsafePath
from planverk.findings import Finding, note, warning
from planverk.model.place import Place
from planverk.model.source import Source
from planverk.model.workspace import Settings, Waiver


def apply(findings: Iterable[Finding], settings: Settings, source: Source) -> tuple[Finding, ...]:
    """The findings that stand after the waivers of planverk.yaml, and one more for each waiver that does not hold."""
    standing = tuple(findings)
    added: list[Finding] = []
    for waiver in settings.waivers:
        incomplete = _incomplete(waiver, settings)
        if incomplete is not None:
            added.append(incomplete)
            continue
        waived = {finding for finding in standing if _meets(waiver, finding, source)}
        if waived:
            standing = tuple(finding for finding in standing if finding not in waived)
        else:
            added.append(_lapsed(waiver, standing, settings, source))
    return (*standing, *added)


def hash_at(place: Place, source: Source) -> str:
    """The hash to write into a waiver for a finding at `place`; empty where there is no such text."""
    try:
        text = source.read(place.file).decode("utf-8", "replace") if place.file else ""
    except (MissingFile, UnreadableFile, UnsafePath):
        return ""
    return text_hash(_paragraph(text, place)) if text else ""


def text_hash(text: str) -> str:
    """`sha256:` and the hash of `text`, NFC, white space folded."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return "sha256:" + hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()


def _paragraph(text: str, place: Place) -> str:
    if place.line is None:
        return text
    lines = text.splitlines()
    at = place.line - 1
    if not 0 <= at < len(lines):
        return ""
    if not place.file.endswith(".md") or at <= _end_of_front_matter(lines):
        return lines[at]
    first = last = at
    while first > 0 and lines[first - 1].strip():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    return "\n".join(lines[first : last + 1])


def _end_of_front_matter(lines: list[str]) -> int:
    """The index of the line that closes the front matter, -1 where there is none."""
    if not lines or lines[0].strip() != "---":
        return -1
    return next((count for count, line in enumerate(lines[1:], start=1) if line.strip() in {"---", "..."}), -1)


def _file_of(waiver: Waiver) -> str:
    path, colon, line = waiver.place.rpartition(":")
    return path if colon and line.isdigit() else waiver.place


def _about(waiver: Waiver, finding: Finding) -> bool:
    return finding.code == waiver.code and finding.place.file == _file_of(waiver)


def _meets(waiver: Waiver, finding: Finding, source: Source) -> bool:
    return bool(waiver.text) and _about(waiver, finding) and hash_at(finding.place, source) == waiver.text


def _incomplete(waiver: Waiver, settings: Settings) -> Finding | None:
    if waiver.who.strip() and waiver.reason.strip():
        return None
    return warning(
        "W1",
        _read_at(waiver, settings),
        "The waiver of {code} does not say who decided it and why, so it does not hold.",
        "Write who: and reason:.",
        code=waiver.code,
    )


def _lapsed(waiver: Waiver, standing: tuple[Finding, ...], settings: Settings, source: Source) -> Finding:
    finding = next(_candidates(waiver, standing), None)
    if finding is None:
        return note(
            "W3",
            _read_at(waiver, settings),
            "There is no {code} at {place} any more, so the waiver has nothing to waive.",
            "Take the waiver away.",
            code=waiver.code,
            place=waiver.place,
        )
    return warning(
        "W2",
        _read_at(waiver, settings),
        "The waiver of {code} no longer holds: the text at {place} is not the one that it was decided about.",
        "Look at the finding anew. To go on waiving it, write text: {hash}.",
        code=waiver.code,
        place=str(finding.place),
        hash=hash_at(finding.place, source),
    )


def _candidates(waiver: Waiver, standing: tuple[Finding, ...]) -> Iterator[Finding]:
    """Findings that the waiver may have been about, the one at its own line first."""
    about = [finding for finding in standing if _about(waiver, finding)]
    yield from sorted(about, key=lambda finding: str(finding.place) != waiver.place)


def _read_at(waiver: Waiver, settings: Settings) -> Place:
    return waiver.read_at if waiver.read_at.file else settings.place
