"""Files that cannot be merged, or not all of them: a sentence for each, and nothing changed on disk."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest

from planverk.errors import Conflict, PlanverkError, UnreadableFile
from support_returned import CHAPTER, TEXT, Desk, desk
from support_workspace import git, lay
from word_editing import WordFile


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk(tmp_path_factory.mktemp("word"))


def everything(table: Desk) -> dict[str, str]:
    """A hash of every file that is not git's or the program's own, and of what is checked out."""
    files = (
        path for path in table.root.rglob("*") if path.is_file() and ".git/" not in str(path) and ".planverk" not in str(path)
    )
    found = {path.relative_to(table.root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return found | {"HEAD": git(table.root, "rev-parse", "HEAD")}


def changed(change: Callable[[WordFile], None]) -> Callable[[Desk], bytes]:
    def made(table: Desk) -> bytes:
        file = table.send()
        change(file)
        return file.data()

    return made


def never_sent(_: Desk) -> bytes:
    out = io.BytesIO()
    made = python_docx.Document()
    made.add_paragraph("Et brev om noe annet enn planen.")
    made.save(out)
    return out.getvalue()


def odt(_: Desk) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office/>")
    return out.getvalue()


def with_part(name: str, data: bytes) -> Callable[[WordFile], None]:
    return lambda file: file.parts.update({name: data})


def second_origin(file: WordFile) -> None:
    name = next(
        name for name, data in file.parts.items() if b"urn:planverk:origin:1" in data and name.startswith("customXml/item")
    )
    file.parts["customXml/item99.xml"] = file.parts[name].replace(b'document="eksempelplan"', b'document="en-annen"')


def in_origin(old: bytes, new: bytes) -> Callable[[WordFile], None]:
    def change(file: WordFile) -> None:
        for name, data in file.parts.items():
            if b"<origin " in data:
                file.parts[name] = re.sub(old, new, data, count=1)

    return change


BAD = {
    "never sent from here": (never_sent, "its text is that of no document here"),
    "of a commit that is gone": (
        changed(in_origin(rb'commit="\w+"', b'commit="' + b"0" * 40 + b'"')),
        "a commit that is not here",
    ),
    "of text that was not saved": (changed(in_origin(rb'dirty="false"', b'dirty="true"')), "not saved in git"),
    "of a document that is gone": (
        changed(in_origin(b'source="plans/eksempelplan"', b'source="plans/borte"')),
        "which is not here",
    ),
    "with a password, or saved as .doc": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "a PDF": (lambda _: b"%PDF-1.7\n%%EOF", "This is a PDF"),
    "saved as .odt": (odt, "OpenDocument"),
    "plain text": (lambda _: b"Hei", "not a Word file"),
    "empty": (lambda _: b"", "not a Word file"),
    "with macros": (changed(with_part("word/vbaProject.bin", b"\x00")), "macros"),
    "of two documents": (changed(second_origin), "two documents"),
    "cut off": (lambda table: table.send().data()[:3000], "damaged"),
    "with broken XML": (changed(with_part("word/styles.xml", b"<w:styles")), "damaged"),
    "with a document type": (changed(with_part("word/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')), "damaged"),
    "a bomb": (changed(with_part("word/media/big.bin", bytes(310_000_000))), "too large"),
}


@pytest.mark.parametrize("name", list(BAD))
def test_a_file_that_cannot_be_merged_is_refused_in_a_sentence_and_nothing_changes(table: Desk, name: str) -> None:
    make, words = BAD[name]
    data = make(table)
    before = everything(table)
    with pytest.raises(UnreadableFile) as refused:
        table.take(data)
    assert words in str(refused.value.message)
    assert everything(table) == before


def test_one_bad_file_among_several_keeps_all_of_them_out(table: Desk) -> None:
    good = table.send()
    good.author = "Kari"
    good.replace("gode boliger", "trygge boliger")
    before = everything(table)
    with pytest.raises(UnreadableFile):
        table.take(good, b"%PDF-1.4")
    assert everything(table) == before


def test_markdown_that_is_not_saved_is_never_mixed_with_what_came_back(tmp_path: Path) -> None:
    table = desk(tmp_path)
    file = table.send()
    file.replace("gode boliger", "trygge boliger")
    lay(table.root, {CHAPTER: TEXT + "\nUlagret.\n"})
    with pytest.raises(Conflict, match="not saved"):
        table.take(file)
    assert table.text() == TEXT + "\nUlagret.\n"


def test_text_that_is_not_saved_is_not_sent(tmp_path: Path) -> None:
    table = desk(tmp_path)
    lay(table.root, {CHAPTER: TEXT + "\nUlagret.\n"})
    with pytest.raises(Conflict, match="not saved"):
        table.send()


def test_a_section_that_is_not_there_is_told_with_those_that_are(table: Desk) -> None:
    with pytest.raises(PlanverkError, match="There is no section borte") as refused:
        table.send("borte")
    assert "bakgrunn" in str(refused.value.hint)


def test_a_heading_that_became_running_text_is_told_of_and_left(tmp_path: Path) -> None:
    table = desk(tmp_path)
    file = table.send()
    style = file.paragraph("Bakgrunn").find(".//{*}pStyle")
    assert style is not None
    style.set(next(key for key in style.attrib if str(key).endswith("val")), "BodyText")
    (merged,) = table.take(file)
    assert [each.why.value for each in merged.unplaced] == ["unheaded"]
    assert table.text() == TEXT


def test_what_is_made_from_data_is_told_of_with_where_it_is_kept(tmp_path: Path) -> None:
    table = desk(tmp_path)
    file = table.send()
    file.author = "Kari"
    measure = next(line for line in table.text(f"plans/{'eksempelplan'}/measures.yaml").split("\n") if "text:" in line)
    words = re.search(r"text: ([\w ]+)", measure)
    assert words is not None
    first = words[1].split()[0]
    file.replace(words[1].strip(), f"{first} ingenting")
    (merged,) = table.take(file)
    (left,) = merged.unplaced
    assert left.why.value == "generated"
    path, _, line = left.instead.partition(":")
    assert words[1].strip() in "\n".join(table.text(path).split("\n")[int(line) - 1 :][:4])


def test_three_thousand_comments_are_kept(tmp_path: Path) -> None:
    table = desk(tmp_path)
    file = table.send()
    file.comment("øyene", *((f"Person {number % 7}", f"Merknad {number}") for number in range(3000)))
    (merged,) = table.take(file)
    assert len(merged.notes) == 3000
    assert {note.section for note in merged.notes} == {"omfang"}


def test_half_of_the_changes_accepted_and_half_rejected_is_what_stands(tmp_path: Path) -> None:
    """What was accepted in Word is no longer tracked, and counts as whoever saved the file; what was rejected never was."""
    table = desk(tmp_path)
    file = table.send()
    file.replace("gode boliger", "trygge boliger")
    file.author = "Kari"
    file.replace("også øyene", "men ikke øyene")
    file.save_as("Ola")
    (merged,) = table.take(file)
    assert [(step.author, step.tracked) for step in merged.steps] == [("Ola", False), ("Kari", True)]
    assert table.text() == TEXT.replace("gode boliger", "trygge boliger").replace("også øyene", "men ikke øyene")
