"""Changes find their causes, promises their changes, and entries their change again after it was reworded."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planverk.changes.ledger import Tree, accounted, kept, match
from planverk.model.account import AccountedChange, Promise
from planverk.model.change import Cause, Change, LedgerEntry
from planverk.model.response import Outcome

REWORDED = Change(
    "a1",
    "reworded",
    "text",
    "tildeling",
    before="Kommunen tildeler boliger etter søknad hver måned.",
    after="Boligkontoret tildeler boliger etter søknad hver uke.",
)
MEASURE = Change("b2", "reworded", "measure", "tiltak-b", target="t-fond", before="Fond på 1 mill.", after="Fond på 2 mill.")
ADDED = Change("c3", "added", "section", "ordliste", after="Ordliste. Bolig er et sted å bo.")
CHANGES = (REWORDED, MEASURE, ADDED)
TREE = Tree({"ordliste": "vedlegg-b", "vedlegg-b": ""}, {"gammel-tildeling": "tildeling"})


def followed(name: str, *sections: str) -> Promise:
    return Promise(name, sections, Outcome.FOLLOWED)


def account(promises: list[Promise], *entries: LedgerEntry) -> dict[str, AccountedChange]:
    made = accounted(CHANGES, promises, match(entries, CHANGES), TREE, {})
    return {each.change.id: each for each in made}


def test_a_point_claims_the_changes_of_the_sections_that_it_names() -> None:
    found = account([followed("7.2", "tildeling")])
    assert (found["a1"].promises, found["a1"].cause) == (("7.2",), Cause.POINTS)
    assert (found["b2"].promises, found["b2"].cause) == ((), None)


def test_a_point_claims_a_measure_by_its_id_and_by_the_section_that_it_stands_in() -> None:
    found = account([followed("1.4", "t-fond"), followed("6.3", "tiltak-b")])
    assert found["b2"].promises == ("1.4", "6.3")


def test_a_section_that_was_added_belongs_to_those_above_it() -> None:
    assert account([followed("3.2", "vedlegg-b")])["c3"].promises == ("3.2",)


def test_a_point_that_names_a_section_by_its_former_id_claims_it() -> None:
    assert account([followed("7.2", "gammel-tildeling")])["a1"].promises == ("7.2",)


def test_what_a_person_has_said_stands_before_what_follows_from_sections() -> None:
    found = account([followed("7.2", "tildeling")], LedgerEntry("a1", "tildeling", cause=Cause.EDITORIAL, reason="Rettet."))
    assert (found["a1"].promises, found["a1"].cause) == ((), Cause.EDITORIAL)


def test_an_entry_may_name_points_that_name_no_section() -> None:
    found = account([followed("9.1")], LedgerEntry("a1", "tildeling", cause=Cause.POINTS, points=("9.1",)))
    assert found["a1"].promises == ("9.1",)


def test_an_entry_that_only_says_whether_it_is_significant_leaves_the_cause_to_the_points() -> None:
    found = account([followed("7.2", "tildeling")], LedgerEntry("a1", "tildeling", significant=False))
    assert (found["a1"].cause, found["a1"].significant) == (Cause.POINTS, False)


def test_a_promise_tells_which_of_its_sections_show_nothing() -> None:
    promises = [followed("7.2", "tildeling", "okonomi"), followed("8.1", "okonomi"), followed("9.1")]
    made = kept(promises, tuple(account(promises).values()), TREE)
    assert [(each.changes, each.missing) for each in made] == [(("a1",), ("okonomi",)), ((), ("okonomi",)), ((), ())]


def test_an_amendment_asks_for_the_words_that_were_adopted() -> None:
    adopted = Promise("ks-2011-09-07", ("tildeling",), wording="Boligkontoret tildeler boliger etter søknad hver uke.")
    other = Promise("ks-2011-09-07", ("tiltak-b",), wording="Fondet skal være på fem millioner kroner fra og med 2013.")
    found = account([adopted, other])
    assert (found["a1"].cause, found["a1"].decided) == (Cause.DECISION, ("ks-2011-09-07",))
    assert [each.is_kept for each in kept([adopted, other], tuple(found.values()), TREE)] == [True, False]


def test_an_entry_finds_a_change_that_was_reworded_since() -> None:
    entry = LedgerEntry(
        "old", "tildeling", before=REWORDED.before, after="Noe ganske annet.", cause=Cause.FACTS, reason="Ny lov."
    )
    matched = match([entry], CHANGES)
    assert matched.entries == {"a1": entry}
    assert matched.earlier == {"a1"}
    assert account([], entry)["a1"].earlier


def test_an_entry_whose_change_is_gone_is_told() -> None:
    elsewhere = LedgerEntry("old", "innledning", before=REWORDED.before)
    unlike = LedgerEntry("older", "tildeling", before="Hunder skal holdes i bånd om våren.")
    assert match([elsewhere, unlike], CHANGES).lost == (elsewhere, unlike)


def test_an_entry_takes_no_change_that_has_its_own() -> None:
    own = LedgerEntry("a1", "tildeling", cause=Cause.EDITORIAL)
    stray = LedgerEntry("old", "tildeling", before=REWORDED.before)
    assert match([stray, own], CHANGES).lost == (stray,)


IDS = st.sampled_from(("a1", "b2", "c3", "gone", "older"))
ENTRIES = st.lists(
    st.builds(
        LedgerEntry,
        change=IDS,
        section=st.sampled_from(("tildeling", "tiltak-b", "ordliste")),
        before=st.sampled_from(("", REWORDED.before, "Fond på 1 mill.")),
        cause=st.none() | st.sampled_from(Cause),
        points=st.lists(st.sampled_from(("7.2", "8.1")), max_size=2).map(tuple),
    ),
    max_size=5,
    unique_by=lambda entry: entry.change,
)
PROMISES = st.lists(
    st.builds(followed, st.sampled_from(("7.2", "8.1", "9.1")), st.sampled_from(("tildeling", "t-fond", "vedlegg-b", "borte"))),
    max_size=4,
    unique_by=lambda promise: promise.name,
)


@given(ENTRIES, PROMISES)
def test_no_entry_is_lost_in_silence_and_both_ways_agree(entries: list[LedgerEntry], promises: list[Promise]) -> None:
    matched = match(entries, CHANGES)
    assert sorted(each.change for each in (*matched.entries.values(), *matched.lost)) == sorted(each.change for each in entries)
    changes = accounted(CHANGES, promises, matched, TREE, {})
    for each in kept(promises, changes, TREE):
        assert set(each.changes) == {one.change.id for one in changes if each.promise.name in one.promises}


def test_the_same_change_in_another_section_is_another() -> None:
    entry = LedgerEntry("old", "tildeling", target="t-fond", before=REWORDED.before)
    assert match([entry], [replace(REWORDED, target="")]).lost == (entry,)


SECTIONS = st.lists(
    st.sampled_from(["tildeling", "gammel-tildeling", "tiltak-b", "t-fond", "vedlegg-b", "ordliste", "annet"]), max_size=3
)
PROMISES = st.lists(st.tuples(st.sampled_from(["1.1", "7.2", "9.1"]), SECTIONS), max_size=6)
ENTRIES = st.lists(
    st.builds(
        LedgerEntry,
        st.sampled_from([change.id for change in CHANGES]),
        st.just(""),
        cause=st.sampled_from([None, Cause.POINTS, Cause.EDITORIAL]),
        points=st.sampled_from([(), ("7.2",), ("9.1", "1.1")]),
    ),
    max_size=2,
)


@given(PROMISES, ENTRIES)
def test_a_promise_among_many_claims_what_it_claims_alone(named: list[tuple[str, list[str]]], entries: list[LedgerEntry]) -> None:
    promises = [followed(name, *sections) for name, sections in named]
    together = account(promises, *entries)
    for change in CHANGES:
        alone = [name for each in promises for name in account([each], *entries)[change.id].promises]
        assert together[change.id].promises == tuple(dict.fromkeys(alone))
