"""Reading a template: template.yaml, the Word file for one kind of document, and everything that the rooms need of it."""

from __future__ import annotations

import hashlib
import posixpath

from planverk.errors import MissingFile, PlanverkError
from planverk.findings import Finding, Place, Reading, Severity, error, warning
from planverk.model.document import CASE_PAPER
from planverk.model.source import Source
from planverk.model.template import Template, TemplateSettings
from planverk.readers.template.fields import check_fields, find_fields
from planverk.readers.template.numbering import heading_numbers
from planverk.readers.template.package import open_package
from planverk.readers.template.pictures import Pictures
from planverk.readers.template.roles import find_roles
from planverk.readers.template.settings import read_template_settings
from planverk.readers.template.styles import StyleSheet, read_styles
from planverk.readers.template.theme import ThemeReader
from planverk.readers.template.xml import attribute, child

DEFAULT_FILE = "template.docx"


def read_template(source: Source, folder: str, kind: str) -> Reading[Template]:
    """The template in `folder` (such as templates/vagsund) for documents of `kind`: the Word file that template.yaml names for
    it, else template.docx. None where there is no such file or it may not be opened. Findings: those of read_word_file, T19, T20.
    """
    settings = read_template_settings(source, folder)
    said = settings.value or TemplateSettings("")
    file = posixpath.normpath(posixpath.join(folder, said.files.get(kind, DEFAULT_FILE)))
    try:
        data = source.read(file)
    except PlanverkError as gone:
        return Reading(None, (*settings.findings, _no_file(file, gone)))
    reading = read_word_file(data, file, said, kind)
    return Reading(reading.value, (*settings.findings, *reading.findings))


def _no_file(file: str, gone: PlanverkError) -> Finding:
    if isinstance(gone, MissingFile):
        return error(
            "T19",
            Place(file),
            "The template's Word file is not there.",
            hint="Put the municipality's Word file here, or name the right one under files in template.yaml.",
        )
    return Finding("T19", Severity.ERROR, Place(file), gone.message, gone.hint)


def read_word_file(data: bytes, file: str, settings: TemplateSettings, kind: str) -> Reading[Template]:
    """The Word file `data` as the template for documents of `kind` (document.PLAN, CASE_PAPER …).

    None where it is not a Word file that may be opened; never raises for what is in it. Findings: T1 to T9, T12 to T14.
    """
    place = Place(file)
    opened = open_package(data, place)
    package = opened.value
    if package is None:
        return Reading(None, opened.findings)
    styles = read_styles(package)
    roles = find_roles(styles, settings.roles)
    numbers, odd = heading_numbers(styles, roles, place)
    pictures = Pictures(package)
    slot = check_fields(package, place)
    template = Template(
        file=file,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        fields=find_fields(package),
        roles=roles,
        numbering=numbers.scheme(kind != CASE_PAPER),
        theme=ThemeReader(package, styles, roles, settings.fonts, pictures).read(),
        has_body=not any(finding.code in ("T6", "T7") for finding in slot),
        language=_language(styles),
        heading_numbering=bool(numbers.chapters),
        appendix_numbering=bool(numbers.appendices),
        settings=settings,
    )
    missing = _missing_styles(template, place)
    return Reading(template, (*opened.findings, *slot, *missing, *pictures.skipped(place), *odd))


def _language(styles: StyleSheet) -> str:
    return attribute(child(styles.root, "docDefaults", "rPrDefault", "rPr", "lang"))


def _missing_styles(template: Template, place: Place) -> tuple[Finding, ...]:
    """T13: template.yaml names a style that the Word file does not have."""
    return tuple(
        warning(
            "T13",
            place,
            "The style «{wanted}», which template.yaml names for {role}, is not in the Word file; «{style}» is used instead.",
            hint="Write the style's name in template.yaml as Word shows it, or make the style in Word.",
            wanted=use.wanted,
            role=use.role,
            style=use.style,
        )
        for use in template.roles.values()
        if not use.found and use.role in template.settings.roles
    )
