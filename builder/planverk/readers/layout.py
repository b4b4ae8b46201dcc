"""A document's layout: its headings, their order, and standard wording, as the municipality's template has them."""

from __future__ import annotations

from planverk.findings import Place, Reading
from planverk.model.layout import Layout
from planverk.model.source import Source
from planverk.readers import kept
from planverk.readers import workspace_faults as faults
from planverk.readers.reading import get
from planverk.readers.text import decode


def read_layout(source: Source, template: str, document: str) -> Reading[Layout]:
    """`templates/<template>/documents/<document>.md`; no value where there is none."""
    folder = f"templates/{template}/documents"
    file = f"{folder}/{document}.md"
    data = get(source, file)
    if data is None:
        return Reading(None, (faults.no_layout(Place(file), file, ", ".join(_known(source, folder))),))
    text = decode(data, file)
    if text.value is None:
        return Reading(None, text.findings)
    read = kept.parse(text.value, file)
    return Reading(Layout(document, file, read.value or ()), read.findings)


def _known(source: Source, folder: str) -> list[str]:
    return [path.rpartition("/")[2].removesuffix(".md") for path in source.files(folder) if path.endswith(".md")]
