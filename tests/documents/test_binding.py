"""A document taken into another one keeps its text, and neither its ids nor its levels meet those of others."""

from __future__ import annotations

from hypothesis import given

from document_strategies import blocks
from planverk.documents.binding import adopt, bind
from planverk.model.content import (
    Blocks,
    Cell,
    NumberedHeading,
    PageBreak,
    Paragraph,
    Reference,
    Revised,
    RevisedBlock,
    Row,
    Table,
    Text,
    walk,
)
from planverk.model.document import Document, Revision

LONG = "et-merke-som-er-saa-langt-som-det-kan"[:36]


def heading(level: int, name: str) -> NumberedHeading:
    return NumberedHeading(level, (Text(name),), name)


def test_headings_go_below_the_one_that_they_stand_under_and_ids_get_a_name_of_their_own() -> None:
    body: Blocks = (
        PageBreak(),
        Paragraph((Text("Tittel"),), "title"),
        heading(1, "mal"),
        heading(2, LONG),
        Paragraph((Reference("mal", "1"),)),
    )
    adopted = adopt(body, "sak-1", 2)
    first, second, last = adopted
    assert isinstance(first, NumberedHeading)
    assert (first.level, first.id, first.in_contents) == (3, "sak-1-mal", False)
    assert isinstance(second, NumberedHeading)
    assert (second.level, len(second.id)) == (4, 36)
    assert last == Paragraph((Reference("sak-1-mal", "1"),))


def test_a_part_comes_below_the_heading_of_its_id() -> None:
    whole = Document("m", "meeting-papers", "nb", "M", (heading(1, "sak-1"), heading(1, "sak-2")))
    part = Document("p", "case-paper", "nb", "P", (Paragraph((Text("Ord."),)),))
    assert [getattr(block, "id", "ord") for block in bind(whole, {"sak-1": part}).body] == ["sak-1", "ord", "sak-2"]


def test_two_copies_of_a_redline_keep_their_marks_and_each_its_own_notes() -> None:
    words = Revised((Text("nytt"),), "inserted", "c1")
    row = Row((Cell((Paragraph((Text("rad"),)),)),), "r", "inserted", "c2")
    gone = RevisedBlock(Paragraph((Text("vekk"),)), "deleted", "c3", "m")
    body: Blocks = (Paragraph((words,)), Table((), (), (row,)), gone)
    told = {"c1": Revision("Kari", comment=("Derfor.",)), "c2": Revision("Ola"), "c3": Revision("Ola")}
    part = Document("p", "plan", "nb", "P", body, revisions=told)
    whole = Document("m", "meeting-papers", "nb", "M", (heading(1, "sak-1"), heading(1, "sak-2"), heading(1, "sak-3")))
    bound = bind(whole, {"sak-1": part, "sak-2": part})
    assert bound.redlines == ("sak-1", "sak-2")
    assert {bound.revisions[f"sak-{n}-c1"].comment for n in (1, 2)} == {("Derfor.",)}
    changes = [each.change for each in walk(bound.body) if isinstance(each, Revised | Row | RevisedBlock)]
    assert changes == ["sak-1-c1", "sak-1-c2", "sak-1-c3", "sak-2-c1", "sak-2-c2", "sak-2-c3"]
    assert [each.revision for each in walk(bound.body) if isinstance(each, Row)] == ["inserted", "inserted"]
    assert [each.move for each in walk(bound.body) if isinstance(each, RevisedBlock)] == ["sak-1-m", "sak-2-m"]


def ids(body: Blocks) -> set[str]:
    return {name for each in walk(body) if (name := getattr(each, "id", ""))}


@given(blocks())
def test_whatever_a_document_holds_two_copies_of_it_share_no_id_and_every_reference_is_led_along(body: Blocks) -> None:
    bare = adopt(body, "alt", 1)  # without title and contents, which are left out
    one, two = adopt(bare, "sak-1", 1), adopt(bare, "sak-2", 1)
    assert not ids(one) & ids(two)
    assert len(ids(one)) == len(ids(bare))
    led = [each.target in ids(bare) for each in walk(bare) if isinstance(each, Reference)]
    assert led == [each.target in ids(one) for each in walk(one) if isinstance(each, Reference)]
    assert len(list(walk(one))) == len(list(walk(bare)))
