"""A file that is no harmless Word file is refused in plain words, and nothing in it can make the reader fall over."""
# ruff: noqa: E501 - pieces of XML read better whole than broken

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support_template import MAIN, codes, link, read, word

BOMB = "<!DOCTYPE w:p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "T1"),
        (b"%PDF-1.7 ...", "T1"),
        (b"just text", "T1"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "T2"),
        (b"PK\x03\x04 cut off", "T5"),
        (zipped(readme=b"hello"), "T1"),
        (word(main=MAIN.replace("document.main", "template.main")), "T1"),
        (word(main="application/vnd.ms-word.document.macroEnabled.main+xml"), "T3"),
        (word(files={"word/vbaProject.bin": b"x"}), "T3"),
        (word(files={"word/media/bomb.bin": bytes(60_000_000)}), "T4"),
        (word(files={"word/custom.xml": b"<a><b></a>"}), "T5"),
        (word(files={"word/custom.xml": BOMB.encode() + b"<a>&b;</a>"}), "T5"),
    ],
    ids=[
        "empty",
        "PDF",
        "text",
        "old or locked",
        "cut off",
        "another zip",
        "dotx",
        "docm",
        "macros",
        "bomb",
        "broken",
        "entities",
    ],
)
def test_what_is_no_harmless_word_file_is_refused(data: bytes, code: str) -> None:
    reading = read(data)
    assert (reading.value, codes(reading)) == (None, [code])
    assert reading.findings[0].is_error
    assert str(reading.findings[0].hint)


def test_two_parts_of_one_name_are_refused() -> None:
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/styles.xml", b"<other/>")
    assert codes(read(out.getvalue())) == ["T5"]


def test_strict_open_xml_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            strict = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/w"
            )
            new.writestr(name, strict if name == "word/document.xml" else old.read(name))
    (found,) = read(out.getvalue()).findings
    assert "Strict Open XML" in str(found.message)


def test_links_out_of_the_file_are_told_but_web_links_are_not() -> None:
    links = (
        link("a", "attachedTemplate", "file:///H:/maler/brev.dotm", "External")
        + link("b", "image", "https://example.org/logo.png", "External")
        + link("c", "hyperlink", "https://www.example.org", "External")
    )
    reading = read(word(links=links))
    assert codes(reading) == ["T9", "T9"]
    assert not any(finding.is_error for finding in reading.findings)
    assert "brev.dotm" in str(reading.findings[0].message)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=8))
def test_a_file_with_damaged_bytes_gives_a_template_or_a_finding(at: int, damage: bytes) -> None:
    data = word()
    at %= len(data)
    reading = read(data[:at] + damage + data[at + len(damage) :])
    assert reading.value is not None or reading.findings


_ELEMENTS = st.sampled_from(
    ("p", "r", "t", "tab", "br", "tbl", "tr", "tc", "tcPr", "gridSpan", "vMerge", "sdt", "sdtContent", "pPr", "rPr", "numPr", "numId",
     "ilvl", "pStyle", "rStyle", "sectPr", "pgSz", "pgMar", "titlePg", "fldChar", "fldSimple", "instrText", "spacing", "ind", "sz", "color",
     "shd", "pBdr", "bottom", "tabs", "drawing", "pict")
)  # fmt: skip
_VALUES = st.sampled_from(
    ("0", "1", "-1", "99999999999999", "3.5", "12mm", "NaN", "", "Normal", "A", "begin", "end", "separate", "FF00GG")
)
_TREES = st.recursive(
    st.just(""),
    lambda inner: st.builds(
        lambda name, value, size, children: f'<w:{name} w:val="{value}" w:w="{size}" w:fldCharType="{value}">{"".join(children)}</w:{name}>',
        _ELEMENTS, _VALUES, _VALUES, st.lists(inner, max_size=3),
    ),
    max_leaves=25,
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_TREES, _TREES, _TREES)
def test_elements_in_places_where_word_would_not_put_them_are_read_somehow(body: str, styles: str, numbering: str) -> None:
    looped = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:name w:val="heading 1"/><w:basedOn w:val="A"/>'
        + styles
        + "</w:style>"
    )
    reading = read(word(body, {"styles.xml": looped, "numbering.xml": numbering}))
    assert reading.value is not None
    assert reading.value.theme is not None
