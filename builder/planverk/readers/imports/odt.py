"""What pandoc passes over in an ODT: fields that somebody filled in. They become ordinary text before it reads the file."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from planverk.readers import safe_xml

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_FIELDS = (
    f"{_TEXT}text-input",
    f"{_TEXT}placeholder",
    f"{_TEXT}user-field-get",
    f"{_TEXT}variable-get",
    f"{_LOEXT}content-control",
)
CONTENT = "content.xml"
_META = "meta.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def with_fields_as_text(data: bytes) -> bytes:
    """The file with its fields' text as running text; as it is where it has none. Raises what zipfile and lxml raise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(CONTENT)
        root = etree.fromstring(content, safe_xml.parser())
        fields = list(root.iter(*_FIELDS))
        if not fields:
            return data
        for field in fields:
            _as_span(field)
        return _with(archive, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def title(data: bytes) -> str:
    """The title among the file's properties, which pandoc passes over too; empty where it has none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _META not in archive.namelist():
            return ""
        try:
            found = etree.fromstring(archive.read(_META), safe_xml.parser()).find(f".//{_TITLE}")
        except etree.LxmlError:
            return ""
    return " ".join((found.text or "").split()) if found is not None else ""


def _as_span(field: etree._Element) -> None:
    """A list to choose from is in the field; what was chosen stands after it, as the tail of its last entry."""
    chosen = [entry.tail or "" for entry in field if entry.tag == f"{_LOEXT}list-item"]
    for entry in [entry for entry in field if entry.tag == f"{_LOEXT}list-item"]:
        field.remove(entry)
    field.text = (field.text or "") + "".join(chosen)
    field.tag = f"{_TEXT}span"
    field.attrib.clear()


def _with(archive: zipfile.ZipFile, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in archive.infolist():
            copy.writestr(member, content if member.filename == CONTENT else archive.read(member))
    return out.getvalue()
