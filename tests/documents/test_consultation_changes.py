"""The column «Endring i planen» fills itself: the sections that a point changed, with the old wording and the new."""

from __future__ import annotations

import datetime

from planverk.documents.consultation_changes import Changed
from planverk.documents.consultation_places import Places
from planverk.model.account import Account, AccountedChange, KeptPromise, Promise
from planverk.model.change import Change, Piece
from planverk.model.consultation import Consultation, ConsultationKind
from planverk.model.content import Blocks, CrossReference, Paragraph, plain
from planverk.model.labels import labels
from planverk.model.response import Assessment, Outcome

NB = labels("nb")
HEARING = Consultation("h", "consultations/h", ConsultationKind.HEARING, (), sent=datetime.date(2011, 3, 15))


def change(name: str, section: str, title: str = "") -> Change:
    pieces = (Piece("Det bygges ", "same"), Piece("tre", "deleted"), Piece("fire", "inserted"))
    return Change(name, "reworded", "text", section, "4", title, "", "Det bygges tre", "Det bygges fire", pieces)


def column(*where: tuple[str, tuple[str, ...]], sections: tuple[str, ...]) -> list[str]:
    """The column of point 7.2, a line for each paragraph; a reference is shown by its id."""
    changes = tuple(change(name, section or "annet", "Annet") for section, names in where for name in names)
    kept = KeptPromise(Promise("7.2", sections, Outcome.FOLLOWED), tuple(each.id for each in changes), (), where)
    account = Account("bolig", "hearing-1", changes=tuple(AccountedChange(each) for each in changes), promises=(kept,))
    assessment = Assessment(2, Outcome.FOLLOWED, changes=sections)
    return lines(Changed(Places(HEARING, None, NB), account, NB).blocks("7.2", assessment))


def lines(blocks: Blocks) -> list[str]:
    found = []
    for block in blocks:
        assert isinstance(block, Paragraph)
        targets = [part.target for part in block.content if isinstance(part, CrossReference)]
        found.append(plain(block.content) or "".join(f"#{target}" for target in targets))
    return found


def test_each_section_stands_over_what_was_changed_in_it() -> None:
    shown = column(("smahus", ("a1",)), sections=("smahus", "okonomi"))
    assert shown == ["#smahus", "Før: «Det bygges tre»", "Nå: «Det bygges fire»", "#okonomi"]


def test_many_changes_are_counted_and_not_shown() -> None:
    assert column(("smahus", ("a1", "a2", "a3", "a4")), sections=("smahus",))[-1] == "… og 2 endringer til"
    full = column(("smahus", ("a1", "a2", "a3", "a4", "a5")), ("okonomi", ("b1",)), sections=("smahus", "okonomi"))
    assert full[-2:] == ["#okonomi", "Én endring."]


def test_a_change_that_somebody_has_tied_to_the_point_names_its_own_section() -> None:
    assert column(("", ("a1",)), sections=())[:2] == ["4 Annet", "Før: «Det bygges tre»"]


def test_without_an_account_the_sections_alone_are_named() -> None:
    assessment = Assessment(2, Outcome.FOLLOWED, changes=("smahus",))
    assert lines(Changed(Places(HEARING, None, NB), None, NB).blocks("7.2", assessment)) == ["#smahus"]
