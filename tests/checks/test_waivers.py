"""Waivers: they hold while the text does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from planverk.checks.waivers import apply, hash_at, text_hash
from planverk.errors import MissingFile
from planverk.findings import Finding, warning
from planverk.model.place import Place
from planverk.model.workspace import Waiver
from support_checks import SETTINGS

FILE = "plans/bolig/cases/a.md"
TEXT = "---\ntitle: Sak\nlayout: levanger\n---\n\n## Vurdering\n\nFørste linje\nandre  linje.\n\nSiste.\n"


@dataclass(frozen=True)
class Files:
    """A source of one file."""

    text: str

    def read(self, path: str) -> bytes:
        if path != FILE:
            raise MissingFile("{path} is not there.", path=path)
        return self.text.encode()

    def exists(self, path: str) -> bool:
        return path == FILE

    def files(self, under: str = "") -> tuple[str, ...]:
        return (FILE,)


def finding(line: int | None, code: str = "E7") -> Finding:
    return warning(code, Place(FILE, line), "The proposal leans.")


def waived(*findings: Finding, waiver: Waiver, text: str = TEXT) -> list[str]:
    return [f.code for f in apply(findings, replace(SETTINGS, waivers=(waiver,)), Files(text))]


WAIVER = Waiver("E7", f"{FILE}:8", "Ingrid Solvoll", "Formannskapet vil ha det slik", text_hash("Første linje andre linje."))


def test_a_waiver_takes_away_the_finding_that_it_was_decided_about() -> None:
    assert waived(finding(8), waiver=WAIVER) == []
    assert waived(finding(9), waiver=replace(WAIVER, place=FILE)) == []


def test_it_leaves_other_codes_places_and_texts_alone() -> None:
    assert waived(finding(8, "E8"), finding(8), waiver=WAIVER) == ["E8"]
    assert waived(finding(8), finding(11), waiver=WAIVER) == ["E7"]


def test_it_holds_when_lines_are_put_in_above_or_the_text_is_broken_anew() -> None:
    assert waived(finding(10), waiver=WAIVER, text=TEXT.replace("## Vur", "Ny tekst.\n\n## Vur")) == []
    assert waived(finding(8), waiver=WAIVER, text=TEXT.replace("linje\nandre  linje", "linje andre\nlinje")) == []


def test_it_lapses_when_the_text_changes_and_says_so_with_the_new_hash() -> None:
    text = TEXT.replace("andre", "tredje")
    settings = replace(SETTINGS, waivers=(WAIVER,))
    stands, lapsed = apply((finding(8),), settings, Files(text))

    assert (stands.code, lapsed.code, lapsed.place) == ("E7", "W2", Place("planverk.yaml"))
    assert text_hash("Første linje tredje linje.") in str(lapsed.hint)


def test_one_with_nothing_to_waive_is_a_note() -> None:
    assert waived(waiver=WAIVER) == ["W3"]


def test_one_without_who_reason_or_hash_does_not_hold() -> None:
    assert waived(finding(8), waiver=replace(WAIVER, who=" ")) == ["E7", "W1"]
    assert waived(finding(8), waiver=replace(WAIVER, reason="")) == ["E7", "W1"]
    assert waived(finding(8), waiver=replace(WAIVER, text="")) == ["E7", "W2"]
    assert waived(warning("E7", Place("borte.md", 1), "x"), waiver=replace(WAIVER, place="borte.md", text="")) == ["E7", "W2"]


def test_front_matter_is_hashed_by_the_line_and_a_finding_without_line_by_the_file() -> None:
    assert hash_at(Place(FILE, 2), Files(TEXT)) == text_hash("title: Sak")
    assert hash_at(Place(FILE), Files(TEXT)) == text_hash(TEXT)
    assert hash_at(Place("borte.md", 1), Files(TEXT)) == ""


@given(st.text(), st.integers(-2, 20))
def test_a_hash_is_had_of_any_text_and_line(text: str, line: int) -> None:
    found = hash_at(Place(FILE, line), Files(text.encode("utf-8", "replace").decode()))

    assert found == "" or found.startswith("sha256:")
