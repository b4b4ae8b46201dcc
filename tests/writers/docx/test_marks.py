"""A Word file that is to come back: its blocks are marked, what is made from data is locked, changes are tracked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from planverk.model.ids import BLOCK_MARK, TEXT_MARK, number_of_mark
from planverk.model.sending import Sending, flat
from planverk.writers.docx import write
from support_word import W, body, document, everything, heading, p, part, texts, vagsund_template

TEXT = (heading(1, "Mål", "mal", "1"), p("Ett."), p("To."), p("Laget av data."), p("Tre."))


def marks(data: bytes) -> list[str]:
    names = [each.get(f"{W}name", "") for each in body(data).iter(f"{W}bookmarkStart")]
    return [name for name in names if name.startswith(BLOCK_MARK)]


def test_every_block_has_a_bookmark_with_its_number_and_the_text_has_one_around_it() -> None:
    data = write(document(*TEXT, sending=Sending("NAV")), vagsund_template())
    assert marks(data) == [TEXT_MARK, *(f"{BLOCK_MARK}{number}" for number in range(5))]
    assert [number_of_mark(name) for name in marks(data)] == [None, 0, 1, 2, 3, 4]


def test_a_file_that_stays_has_none_of_it() -> None:
    data = write(document(*TEXT), vagsund_template())
    assert marks(data) == []
    assert body(data).find(f".//{W}lock") is None
    assert part(data, "word/settings.xml").find(f"{W}trackRevisions") is None


def test_what_is_made_from_data_is_locked_and_says_where_it_is_changed() -> None:
    sending = Sending("NAV", generated={3: "Lages av planverk, endres i measures.yaml"})
    (control,) = body(write(document(*TEXT, sending=sending), vagsund_template())).iter(f"{W}sdt")
    assert texts(control) == ["Laget av data."]
    assert control.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == "Lages av planverk, endres i measures.yaml"
    assert control.find(f"{W}sdtPr/{W}lock").get(f"{W}val") == "sdtContentLocked"


def test_a_reviewer_s_copy_tracks_every_change() -> None:
    settings = part(write(document(*TEXT, sending=Sending("NAV", tracked=True)), vagsund_template()), "word/settings.xml")
    assert settings.find(f"{W}trackRevisions") is not None
    assert settings.find(f"{W}documentProtection").get(f"{W}edit") == "trackedChanges"


def test_everything_that_a_text_may_hold_is_a_valid_file_when_it_is_sent(tmp_path: Path) -> None:
    made = everything()
    count = len(tuple(flat(made.body)))
    sent = replace(made, sending=Sending("NAV", True, generated=dict.fromkeys(range(0, count, 3), "Endres et annet sted")))
    assert faults(write(sent, vagsund_template()), tmp_path) <= faults(write(made, vagsund_template()), tmp_path)


def faults(data: bytes, folder: Path) -> set[str]:
    """What two judges of Word files say of one."""
    file = folder / "sendt.docx"
    file.write_bytes(data)
    found = OpenXmlValidator().validate(file).errors
    return {finding.message for finding in check(file)} | {f"{each.part_uri} {each.description}" for each in found}
