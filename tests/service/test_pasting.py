"""A case paper whose text is put into another Word template keeps its headings, its lists and its tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from planverk.service.build import Order, build
from planverk.service.workspace import open_workspace
from support_workspace import KARI, PAPER, new_workspace
from word_pasting import pasted

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = """
## Saksopplysninger {#saksopplysninger}

### Bakgrunn {#bakgrunn}

Kommunen har **to** kontorer.

- Et punkt
- Et punkt til

1. For det første
2. For det andre
    1. Under dette

| Enhet | Boliger |
| --- | --- |
| Nord | 12 |
| Sør | 14 |

## Vurdering {#vurdering}

Planen er god.
"""
BUILT_IN = {"heading 1", "heading 2", "heading 3", "List Bullet", "List Number", "List Number 2"}


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = new_workspace(tmp_path_factory.mktemp("paper"))
    (path,) = (root / "plans").glob(f"*/cases/{PAPER}.md")
    head, _, _ = path.read_text("utf-8").partition("## Saksopplysninger")
    path.write_text(head + TEXT.lstrip(), "utf-8")
    report = build(open_workspace(root), Order((PAPER,), ("docx",)), KARI)
    document = next(each for each in report.documents if each.id == PAPER)
    return (root / document.files[0]).read_bytes()


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def style_names(data: bytes) -> dict[str, str]:
    """The name that Word knows each style by, by its id."""
    return {
        style.get(f"{_W}styleId", ""): style.find(f"{_W}name").get(f"{_W}val", "")
        for style in part(data, "word/styles.xml").iter(f"{_W}style")
    }


def paragraphs(data: bytes) -> Iterator[tuple[str, str, bool]]:
    """Each paragraph of the text: the name of its style, its words, whether it is an item of a list."""
    names = style_names(data)
    styles = part(data, "word/styles.xml").iter(f"{_W}style")
    listed = {style.get(f"{_W}styleId", "") for style in styles if style.find(f".//{_W}numId") is not None}
    for each in part(data, "word/document.xml").iter(f"{_W}p"):
        used = each.find(f"{_W}pPr/{_W}pStyle")
        style = used.get(f"{_W}val", "") if used is not None else ""
        words = "".join(text.text or "" for text in each.iter(f"{_W}t"))
        number = each.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        is_item = number.get(f"{_W}val") != "0" if number is not None else style in listed
        if words.strip():
            yield names.get(style, ""), words, is_item


def told(data: bytes) -> dict[str, tuple[str, bool]]:
    return {words: (style, listed) for style, words, listed in paragraphs(data)}


def test_headings_and_lists_have_the_names_that_word_has_for_them(paper: bytes) -> None:
    found = told(paper)
    assert {name: found[name][0].casefold() for name in ("Saksopplysninger", "Bakgrunn", "Vurdering")} == {
        "Saksopplysninger": "heading 1", "Bakgrunn": "heading 2", "Vurdering": "heading 1",
    }  # fmt: skip
    assert found["Et punkt"] == ("List Bullet", True)
    assert found["For det første"] == ("List Number", True)
    assert found["Under dette"] == ("List Number 2", True)
    custom = {
        style.find(f"{_W}name").get(f"{_W}val", "")
        for style in part(paper, "word/styles.xml").iter(f"{_W}style")
        if style.get(f"{_W}customStyle") == "1"
    }
    assert not custom & BUILT_IN


@pytest.mark.slow
def test_what_is_pasted_into_another_template_is_what_it_was(paper: bytes, soffice: str, tmp_path: Path) -> None:
    other = io.BytesIO()
    template = Document()
    template.add_paragraph("Sakssystemets egen mal")
    template.save(other)
    data = pasted(soffice, tmp_path, paper, other.getvalue())
    before, after = told(paper), told(data)
    assert "Sakssystemets egen mal" in after
    for words in ("Saksopplysninger", "Bakgrunn", "Vurdering", "Et punkt", "For det første", "For det andre", "Under dette"):
        assert (after[words][0].casefold(), after[words][1]) == (before[words][0].casefold(), before[words][1]), words
    tables = [
        [["".join(cell.itertext()) for cell in row.iter(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
        for table in part(data, "word/document.xml").iter(f"{_W}tbl")
    ]
    assert [["Enhet", "Boliger"], ["Nord", "12"], ["Sør", "14"]] in tables
