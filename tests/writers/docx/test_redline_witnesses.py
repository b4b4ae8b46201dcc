"""Two other programs settle our redlines as ours does: LibreOffice, and the Docxodus engine of python-redlines."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from random import Random

import pytest
from lxml import etree
from python_redlines import DocxodusEngine

import document_edits as edits
from accepting import accept_all, reject_all
from planverk.changes.compare import compare
from planverk.model.content import Blocks, NumberedHeading, Reference, RevisionKind
from planverk.model.document import Document, Properties
from planverk.model.place import Place
from planverk.writers.docx import write
from redline_cases import CASES, PICTURES
from support_word import W, document, p, part, plain_template, vagsund_template
from word_office import Office

pytestmark = pytest.mark.slow
PLAIN, VAGSUND = plain_template(), vagsund_template()
SWAPPED: dict[object, RevisionKind] = {"inserted": "deleted", "deleted": "inserted"}


def of(text: Blocks) -> Document:
    return document(*text, pictures=PICTURES)


def turned(value: object) -> object:
    """A marked text from the newer to the older: what came went, and what went came."""
    if isinstance(value, tuple):
        return tuple(map(turned, value))
    if not is_dataclass(value) or isinstance(value, Place):
        return SWAPPED.get(value, value)
    made = {each.name: turned(getattr(value, each.name)) for each in fields(value)}
    if "before" in made:
        made["before"], made["content"] = made["content"], made["before"]
    return replace(value, **made)  # type: ignore[type-var]


def plans(seed: int) -> tuple[Blocks, Blocks]:
    """Two plans, the second made of the first. Without references and lying pages, whose numbers other programs renew."""
    random = Random(seed)
    old = edits.plan(random)
    return bare(old), bare(edits.edited(old, random))


def bare(text: Blocks) -> Blocks:
    def made(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(made(each) for each in value if not isinstance(each, Reference))
        if isinstance(value, NumberedHeading):
            value = replace(value, label="", series="unnumbered")
        if is_dataclass(value) and not isinstance(value, Place):
            return replace(value, **{each.name: made(getattr(value, each.name)) for each in fields(value)})  # type: ignore[type-var]
        return value

    return made(text)  # type: ignore[return-value]


# ── LibreOffice ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(soffice, tmp_path_factory.mktemp("office"))


def said(data: bytes) -> list[str]:
    """The text of every paragraph that has one, notes among them, with white space as one space. What counts captions is left
    out: LibreOffice counts them anew."""
    found = []
    for name in ("word/document.xml", "word/footnotes.xml"):
        root = part(data, name) if name in zipfile.ZipFile(io.BytesIO(data)).namelist() else etree.Element("none")
        for paragraph in root.iter(f"{W}p"):
            text = " ".join("".join(each.text or "" for each in paragraph.iter(f"{W}t")).split())
            found.append(re.sub(r"^(Tabell|Figur) \d+", r"\1", text))
    return [text for text in found if text]


# LibreOffice 7.4 writes a content control inside a paragraph as broken XML, and takes no list of contents away.
_SHOWN = [name for name in CASES if name not in ("fields to fill in", "the rest")]
_AT_THE_END = [name for name in _SHOWN if "last" in name or name in ("another text", "references")]
_TOGETHER = tuple(block for name in _SHOWN if name not in _AT_THE_END for block in (p(name), *CASES[name]))


@pytest.mark.parametrize("given", [_TOGETHER, *(CASES[name] for name in _AT_THE_END)], ids=["together", *_AT_THE_END])
def test_libreoffice_finds_both_texts_in_a_redline(given: Blocks, office: Office) -> None:
    data = write(of(given), PLAIN)
    assert said(office.accepted(data)) == said(write(of(accept_all(given)), PLAIN))
    assert said(office.rejected(data)) == said(write(of(reject_all(given)), PLAIN))


def test_libreoffice_finds_both_plans_in_the_redlines_of_any_two(office: Office) -> None:
    tried = 0
    for old, new in map(plans, range(20)):
        data = write(replace(of(compare(of(old), of(new)).body), properties=Properties("Kari Vik", date="2011-05-06")), VAGSUND)
        if old == new or tried == 6:
            continue
        tried += 1
        assert said(office.accepted(data)) == said(write(of(new), VAGSUND))
        assert said(office.rejected(data)) == said(write(of(old), VAGSUND))
    assert tried == 6


# ── Docxodus ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DocxodusEngine:
    return DocxodusEngine(str(tmp_path_factory.mktemp("docxodus")))


def differences(engine: DocxodusEngine, marked: bytes, settled: bytes) -> list[str]:
    """What the engine finds different between a redline, of which it accepts everything first, and a text without marks."""
    found, _, _ = engine.run_redline("x", marked, settled)
    marks = part(found, "word/document.xml").iter(*(f"{W}{name}" for name in _MARKS))
    return [etree.tostring(each, with_tail=False).decode()[:300] for each in marks]


_MARKS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
# What it takes for changes, and is none: the numbers of drawings, a lock that a revised control cannot have, a list of contents
# (derived), an empty paragraph that ends a section, room above a paragraph that did not follow a table before.
_TOO_EXACT = ("pictures", "fields to fill in", "the rest", "what moved")
_COMPARED = [name for name in CASES if name not in _TOO_EXACT and "lying" not in name]


@pytest.mark.parametrize("name", _COMPARED)
def test_docxodus_finds_the_newer_text_in_a_redline(name: str, engine: DocxodusEngine) -> None:
    given = CASES[name]
    assert differences(engine, write(of(given), PLAIN), write(of(accept_all(given)), PLAIN)) == []


@pytest.mark.parametrize("name", _COMPARED)
def test_docxodus_finds_the_older_text_in_a_redline_turned_round(name: str, engine: DocxodusEngine) -> None:
    """The engine only accepts; what is accepted of a redline whose marks say the opposite is what is rejected of it."""
    given: Blocks = turned(CASES[name])  # type: ignore[assignment]
    assert differences(engine, write(of(given), PLAIN), write(of(reject_all(CASES[name])), PLAIN)) == []
