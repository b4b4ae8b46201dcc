"""A change as a reader of a table sees it: what it was and what it is, cut to what is around the change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planverk.documents.wording import wording, wordings
from planverk.model.change import Change, Piece
from planverk.model.content import Blocks, Paragraph, plain
from planverk.model.labels import labels
from planverk.writers import markdown

NB = labels("nb")


def change(*pieces: tuple[str, str], **more: str) -> Change:
    made = tuple(Piece(words, kind) for kind, words in pieces)  # type: ignore[arg-type]
    before = "".join(piece.words for piece in made if piece.kind != "inserted")
    after = "".join(piece.words for piece in made if piece.kind != "deleted")
    values: dict[str, str] = {"kind": "reworded", "what": "text", "section": "s", "before": before, "after": after} | more
    return Change("a1", pieces=made, **values)  # type: ignore[arg-type]


def lines(blocks: Blocks) -> list[str]:
    return [" ".join(part.split()) for part in markdown.write(blocks).split("\n\n")]


def test_both_wordings_are_told_apart_by_words_and_by_strokes() -> None:
    made = change(("same", "Det bygges "), ("deleted", "tre"), ("inserted", "fire"), ("same", " hus."))
    assert lines(wording(made, NB)) == ["Før: «Det bygges ~~tre~~ hus.»", "Nå: «Det bygges **fire** hus.»"]


def test_the_heading_of_a_new_section_is_parted_from_its_text() -> None:
    words = "Ny hall\nHallen skal stå ferdig i 2014.\nHvem gjør hva?\nDette bygges:\nhall\nbasseng"
    new = change(("inserted", words), kind="added", what="section")
    gone = change(("deleted", words), kind="removed", what="section")
    shown = "«Ny hall. Hallen skal stå ferdig i 2014. Hvem gjør hva? Dette bygges: hall. basseng»"
    assert lines(wording(new, NB)) == [f"Nytt: {shown}"]
    assert lines(wording(gone, NB)) == [f"Tatt ut: {shown}"]


@given(st.text("ab.\n ", max_size=30))
def test_parting_adds_full_stops_alone(words: str) -> None:
    made = "".join(lines(wording(change(("inserted", f"x{words}"), kind="added", what="section"), NB)))
    assert made.replace(" ", "").replace(".", "") == f"Nytt:«x{words}»".replace(" ", "").replace("\n", "").replace(".", "")


def test_what_is_far_from_the_change_is_left_out() -> None:
    long = "ord " * 40
    made = change(("same", f"Først {long}"), ("inserted", "nytt"), ("same", f" {long} sist."))
    before, after = lines(wording(made, NB))
    assert before.startswith("Før: «… ord")
    assert "**nytt**" in after
    assert "Først" not in after
    assert "sist" not in after


def test_both_wordings_show_the_same_place() -> None:
    made = change(("same", "Begynnelse. " + "ord " * 40 + "Slutten."), ("inserted", " Og mer."))
    before, after = lines(wording(made, NB))
    assert before.endswith("Slutten.»")
    assert after.endswith("Slutten.** Og mer.**»")


def test_what_is_new_and_what_is_gone_say_so_without_marks() -> None:
    assert lines(wording(change(("inserted", "Et nytt punkt.")), NB)) == ["Nytt: «Et nytt punkt.»"]
    assert lines(wording(change(("deleted", "Et gammelt punkt.")), NB)) == ["Tatt ut: «Et gammelt punkt.»"]


def test_a_move_and_another_look_are_said_in_words() -> None:
    moved = change(("same", "Samarbeid"), kind="moved", what="section")
    assert lines(wording(moved, NB)) == ["Flyttet."]
    assert lines(wording(change(("same", "Ord"), kind="reformatted"), NB)) == ["Samme ord, satt på en annen måte."]


def test_a_change_without_other_words_says_what_it_is() -> None:
    bold = change(("same", "Dette er "), ("set otherwise", "viktig"), ("same", "."), kind="reformatted")
    assert lines(wording(bold, NB)) == ["Samme ord, satt på en annen måte: «viktig»"]
    assert lines(wording(change(("same", "Mål"), kind="reformatted", what="heading"), NB))[0].startswith("Samme overskrift")
    assert lines(wording(change(("same", "Kart"), kind="reformatted", what="figure"), NB)) == ["Bildet er byttet ut."]


def test_what_was_split_or_merged_shows_where() -> None:
    split = change(("same", "Én setning."), ("inserted", "\n"), ("deleted", " "), ("same", "En til."), kind="split")
    assert lines(wording(split, NB)) == ["Delt i to avsnitt: «Én setning. ¶ En til.»".replace(" ¶ ", "** ¶ **")]
    off = change(("inserted", "Bemanning"), kind="split", what="section")
    assert lines(wording(off, NB)) == ["Skilt ut fra et annet punkt: «Bemanning»"]


def test_a_cell_and_a_note_are_named_and_what_was_moved_says_where_it_was() -> None:
    one = change(("deleted", "22"), ("inserted", "23"), what="cell", within="Tabell 1, Over 80, Menn")
    assert lines(wording(one, NB)) == ["Tabell 1, Over 80, Menn. Før: «22»", "Nå: «23»"]
    assert lines(wording(one, NB, within=False)) == ["Før: «22»", "Nå: «23»"]
    assert lines(wording(change(("inserted", "Kilde."), what="footnote"), NB)) == ["Fotnote. Nytt: «Kilde.»"]
    assert lines(wording(change(("same", "Tekst."), kind="moved", within="2 Status"), NB)) == ["Flyttet fra 2 Status."]


def test_running_text_stands_before_figures_and_the_rest_is_counted() -> None:
    cell = change(("deleted", "300"), ("inserted", "200"), what="cell")
    text = change(("deleted", "tre"), ("inserted", "fire"))
    assert lines(wordings([cell, cell, text], NB, 1)) == ["Før: «tre»", "Nå: «fire»", "… og 2 endringer til"]
    assert lines(wordings([cell, text], NB, 1))[-1] == "… og én endring til"


WORDS = st.text("ab æ\n.", max_size=400)


@given(st.lists(st.tuples(st.sampled_from(("same", "inserted", "deleted")), WORDS), max_size=6))
def test_any_change_is_told_on_a_few_lines(pieces: list[tuple[str, str]]) -> None:
    for block in wording(change(*pieces), NB):
        assert isinstance(block, Paragraph)
        assert "\n" not in plain(block.content)
        assert len(plain(block.content)) < 700
