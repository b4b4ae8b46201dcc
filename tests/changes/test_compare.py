"""What was changed between two versions, as a person would tell it."""

from __future__ import annotations

from accepting import accept_all, reject_all
from planverk.changes.compare import Comparison, compare
from planverk.model.change import Change, Piece
from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
    CaptionedTable,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Figure,
    Footnote,
    Inline,
    Inlines,
    Landscape,
    Link,
    NumberedHeading,
    Paragraph,
    Reference,
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Span,
    Strong,
    Table,
    Text,
    walk,
)
from planverk.model.document import PLAN, Document
from planverk.model.labels import labels


def paragraph(*content: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))


def heading(own_id: str, title: str, level: int = 1, label: str = "") -> NumberedHeading:
    return NumberedHeading(level, (Text(title),), own_id, label=label)


def cell(text: str) -> Cell:
    return Cell((paragraph(text),))


def table(*rows: Row, head: tuple[str, ...] = ("Nr.", "Tiltak", "Frist")) -> CaptionedTable:
    columns = (Column(),) * len(head)
    inner = Table(columns, (Row(tuple(map(cell, head))),), rows)
    return CaptionedTable(inner, Caption("table", "Tabell", 1, (Text("Tiltak"),), "tab"))


def measure(own_id: str, *cells: str) -> Row:
    return Row(tuple(map(cell, cells)), own_id)


def compared(old: Blocks, new: Blocks, **aliases: str) -> Comparison:
    before, after = (Document("plan", PLAN, "nb", "Plan", body, labels=labels("nb")) for body in (old, new))
    return compare(before, after, aliases)


def changes(old: Blocks, new: Blocks) -> list[Change]:
    return list(compared(old, new).changes)


def told(old: str, new: str) -> str:
    """The words of two paragraphs, what went in brackets and what came in braces."""
    (change,) = changes((paragraph(old),), (paragraph(new),))
    signs = {"same": "{}", "deleted": "[{}]", "inserted": "{{{}}}"}
    return "".join(signs[piece.kind].format(piece.words) for piece in change.pieces)


def marks(content: Inlines) -> list[tuple[str, str]]:
    """The marks in running text: what each is, and its words."""
    found = (part for part in walk(content) if isinstance(part, Revised | Reformatted))
    kinds = {Revised: lambda part: part.kind, Reformatted: lambda part: "reformatted"}
    return [
        (kinds[type(part)](part), "".join(each.value for each in walk(part.content) if isinstance(each, Text))) for part in found
    ]


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def test_a_word_is_marked_whole_and_alone() -> None:
    assert (
        told("Vi skal bygge tre boliger i år.", "Vi skal bygge fire boliger i år.") == "Vi skal bygge [tre]{fire} boliger i år."
    )


def test_a_number_is_one_word_with_its_thousands_and_decimals() -> None:
    old, new = (
        "Driften koster 18,4 millioner, taket 1\u00a0200\u00a0000 kr.",
        "Driften koster 18,8 millioner, taket 1\u00a0300\u00a0000 kr.",
    )
    assert told(old, new) == "Driften koster [18,4]{18,8} millioner, taket [1\u00a0200\u00a0000]{1\u00a0300\u00a0000} kr."


def test_marks_that_only_a_small_word_keeps_apart_are_one() -> None:
    old = "Planen gjelder alle barn og unge i hele kommunen fra neste år."
    new = "Planen gjelder alle eldre og syke i hele kommunen fra neste år."
    assert told(old, new) == "Planen gjelder alle [barn og unge]{eldre og syke} i hele kommunen fra neste år."


def test_a_new_sentence_begins_where_sentences_begin() -> None:
    old = "Kommunen eier boligene. De skal vedlikeholdes."
    new = "Kommunen eier boligene. De er gamle. De skal vedlikeholdes."
    assert told(old, new) == "Kommunen eier boligene. {De er gamle. }De skal vedlikeholdes."


def test_a_paragraph_of_which_little_is_left_is_replaced_whole() -> None:
    old, new = "Si fra om det vi har glemt, og om det vi har misforstått.", "Nå begynner den viktigste delen av arbeidet vårt."
    assert told(old, new) == f"[{old}]{{{new}}}"


def test_a_paragraph_that_grew_is_not_replaced() -> None:
    old = "Kontoret ligger i servicetorget."
    new = f"{old} Det er åpent hver dag fra klokken ni til tre, og de som ikke kan komme dit, kan be om besøk hjemme."
    (change,) = changes((paragraph(old),), (paragraph(new),))
    assert [piece.kind for piece in change.pieces] == ["same", "inserted"]


def test_a_link_to_another_address_is_another_text_and_bold_type_is_not() -> None:
    old = (paragraph("Se ", Link("https://a.example", (Text("planen"),)), " i dag."), paragraph("Dette er viktig for oss."))
    new = (
        paragraph("Se ", Link("https://b.example", (Text("planen"),)), " i dag."),
        paragraph("Dette er ", Strong((Text("viktig"),)), " for oss."),
    )
    comparison = compared(old, new)
    assert [change.kind for change in comparison.changes] == ["reworded", "reformatted"]
    assert marks(comparison.body[0].content) == [("deleted", "planen"), ("inserted", "planen")]  # type: ignore[union-attr]
    (mark,) = (part for part in walk(comparison.body[1]) if isinstance(part, Reformatted))
    assert (mark.content, mark.before) == ((Strong((Text("viktig"),)),), (Text("viktig"),))


def test_marks_lie_within_what_both_versions_set_alike() -> None:
    old = paragraph(Strong((Text("Mål for tre boliger i sentrum"),)), ".")
    new = paragraph(Strong((Text("Mål for fire boliger i sentrum"),)), ".")
    (made,) = compared((old,), (new,)).body
    assert isinstance(made, Paragraph)
    assert [type(part) for part in made.content] == [Text, Strong] or isinstance(made.content[0], Strong)
    assert marks(made.content) == [("deleted", "tre"), ("inserted", "fire")]


# ── what is derived ──────────────────────────────────────────────────────────────────────────────


def test_numbers_references_captions_and_contents_are_no_change() -> None:
    def text(number: str) -> Blocks:
        return (
            Contents("headings", "Innhold", (ContentsEntry(1, number, "Mål", "mal"),)),
            heading("mal", "Mål", label=number),
            paragraph(
                "Se ", Reference("mal", f"kapittel\u00a0{number}", number), " og ", Reference("t-1", f"tiltak\u00a0{number}"), "."
            ),
            CaptionedTable(Table((), (), ()), Caption("table", "Tabell", int(number), (Text("Tiltak"),), f"tabell-{number}")),
        )

    comparison = compared(text("1"), text("2"))
    assert comparison.changes == ()
    assert comparison.body == text("2")


def test_a_measure_that_got_another_number_was_not_changed() -> None:
    old = table(measure("t-a", "1", "Bygge", "2012"))
    new = table(measure("t-ny", "1", "Kjøpe", "2011"), measure("t-a", "2", "Bygge", "2012"))
    assert [(change.kind, change.what, change.target) for change in changes((old,), (new,))] == [("added", "measure", "t-ny")]


def test_a_measure_that_a_second_table_shows_too_is_the_same_measure() -> None:
    def again(own_id: str, *cells: str) -> Row:
        return Row(tuple(map(cell, cells)), shows=own_id)

    old = table(again("t-a", "1", "Bygge", "2012"), again("t-b", "2", "Kjøpe", "2013"))
    new = table(again("t-ny", "1", "Leie", "2012"), again("t-a", "2", "Bygge", "2012"), again("t-b", "3", "Kjøpe", "2014"))
    assert [(each.kind, each.what, each.target) for each in changes((old,), (new,))] == [
        ("added", "measure", "t-ny"),
        ("reworded", "measure", "t-b"),
    ]
    assert changes((table(measure("t-a", "1", "Bygge", "2012")),), (table(again("t-a", "2", "Bygge", "2012")),)) == []


def test_its_two_numbers_are_marked_all_the_same_so_that_both_texts_come_back() -> None:
    old = table(measure("t-a", "1", "Bygge", "2012"))
    new = table(measure("t-ny", "1", "Kjøpe", "2011"), measure("t-a", "2", "Bygge", "2012"))
    body = compared((old,), (new,)).body
    assert (Revised((Text("1"),), "deleted"), Revised((Text("2"),), "inserted")) in [
        each.content for each in walk(body) if isinstance(each, Paragraph)
    ]
    assert (accept_all(body), reject_all(body)) == ((new,), (old,))


def test_other_words_for_the_same_target_are_a_change_where_somebody_wrote_them() -> None:
    old, new = (paragraph("Se ", Reference("mal", words), " for mer om dette.") for words in ("målene våre", "det vi vil"))
    (change,) = changes((old,), (new,))
    assert (change.kind, change.before, change.after) == (
        "reworded",
        "Se målene våre for mer om dette.",
        "Se det vi vil for mer om dette.",
    )


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────


def test_each_block_that_came_or_went_is_one_change_in_its_section() -> None:
    old = (heading("mal", "Mål", label="2"), paragraph("Først."), paragraph("Et avsnitt som går ut av planen."))
    new = (heading("mal", "Mål", label="2"), paragraph("Først."), BulletList(((paragraph("nytt punkt"),),)))
    found = changes(old, new)
    assert [(change.kind, change.what, change.before, change.after) for change in found] == [
        ("removed", "text", "Et avsnitt som går ut av planen.", ""),
        ("added", "list", "", "nytt punkt"),
    ]
    assert {(change.section, change.label, change.title) for change in found} == {("mal", "2", "Mål")}


def test_an_item_is_one_change_and_marked_in_all_its_blocks() -> None:
    old = BulletList(((paragraph("én"),), (paragraph("to"),)))
    new = BulletList(((paragraph("én"),), (paragraph("halvannen"), paragraph("mer om det")), (paragraph("to"),)))
    comparison = compared((old,), (new,))
    assert [(change.kind, change.what, change.after) for change in comparison.changes] == [
        ("added", "list", "halvannen\nmer om det")
    ]
    (made,) = comparison.body
    assert isinstance(made, BulletList)
    assert [[type(block) for block in item] for item in made.items] == [[Paragraph], [RevisedBlock] * 2, [Paragraph]]


def test_a_row_that_went_is_marked_and_a_measure_is_one_change_with_its_id() -> None:
    old = table(measure("t-a", "1", "Bygge tre hus", "2012"), measure("t-b", "2", "Kurs", "2013"))
    new = table(measure("t-a", "1", "Bygge fire hus", "2014"))
    comparison = compared((old,), (new,))
    assert [(change.kind, change.what, change.target, change.before) for change in comparison.changes] == [
        ("reworded", "measure", "t-a", "Bygge tre hus | 2012"),
        ("removed", "measure", "t-b", "2 | Kurs | 2013"),
    ]
    (made,) = comparison.body
    assert isinstance(made, CaptionedTable)
    assert [row.revision for row in made.table.rows] == [None, "deleted"]


def test_a_measure_that_stands_elsewhere_in_its_table_was_moved() -> None:
    rows = measure("t-a", "1", "Bygge tre hus", "2012"), measure("t-b", "1", "Kurs", "2013"), measure("t-c", "1", "Råd", "2014")
    comparison = compared((table(*rows),), (table(*rows[1:], rows[0]),))
    assert [(change.kind, change.what, change.target) for change in comparison.changes] == [("moved", "measure", "t-a")]
    (made,) = comparison.body
    assert isinstance(made, CaptionedTable)
    assert [(row.id, row.revision) for row in made.table.rows] == [
        ("t-a", "deleted"),
        ("t-b", None),
        ("t-c", None),
        ("t-a", "inserted"),
    ]


def test_cells_of_a_row_without_an_id_are_told_one_by_one() -> None:
    old = table(Row((cell("2011"), cell("4"), cell("5"))))
    new = table(Row((cell("2011"), cell("6"), cell("7"))))
    assert [(change.what, change.target, change.before, change.after) for change in changes((old,), (new,))] == [
        ("cell", "tab", "4", "6"),
        ("cell", "tab", "5", "7"),
    ]


def test_a_table_whose_columns_changed_is_replaced_whole() -> None:
    old = table(Row((cell("1"), cell("Bygge"), cell("2012"))))
    new = table(Row((cell("1"), cell("Bygge"))), head=("Nr.", "Tiltak"))
    comparison = compared((old,), (new,))
    assert [(change.kind, change.what) for change in comparison.changes] == [("reworded", "table")]
    assert [block.kind for block in comparison.body if isinstance(block, RevisedBlock)] == ["deleted", "inserted"]


def test_another_picture_is_one_change_of_the_figure() -> None:
    old, new = (Figure(source, "Kart", (Text("Kart over sentrum"),), "fig") for source in ("a.png", "b.png"))
    assert [(change.kind, change.what) for change in changes((old,), (new,))] == [("reformatted", "figure")]


def test_a_note_is_a_change_of_its_own() -> None:
    def noted(words: str, note: str) -> Blocks:
        return (paragraph(words, Footnote((paragraph(note),)), " i kommunen."),)

    old = noted("Her er en setning om boliger", "Husbanken 2010, om startlån.")
    assert [
        (change.what, change.after)
        for change in changes(old, noted("Her er en setning om boliger", "Husbanken 2011, om startlån."))
    ] == [("footnote", "Husbanken 2011, om startlån.")]
    new = (paragraph("Her er en setning om boliger i kommunen."),)
    assert [(change.kind, change.what, change.before) for change in changes(old, new)] == [
        ("removed", "footnote", "Husbanken 2010, om startlån.")
    ]


def test_what_stands_on_a_lying_page_belongs_to_the_section_around() -> None:
    old, new = (
        (heading("mal", "Mål"), Landscape((paragraph(words),))) for words in ("Vi bygger tre hus.", "Vi bygger fire hus.")
    )
    assert [change.section for change in changes(old, new)] == ["mal"]


# ── sections ─────────────────────────────────────────────────────────────────────────────────────

LONG = "Kommunen skal samarbeide med lag og foreninger om å finne boliger til alle som trenger det."
OTHER = "Et eget kontor tar imot alle søknader og svarer på dem innen fire uker etter at de kom inn."


def test_a_new_section_with_all_below_it_is_one_change() -> None:
    new = (heading("a", "A"), paragraph("x"), heading("b", "B", 2), paragraph("y"), heading("c", "C"), paragraph("z"))
    comparison = compared((heading("c", "C"), paragraph("z")), new)
    assert [(change.kind, change.what, change.section, change.after) for change in comparison.changes] == [
        ("added", "section", "a", "A\nx\nB\ny")
    ]
    assert [isinstance(block, RevisedBlock) for block in comparison.body] == [True] * 4 + [False] * 2


def test_a_section_that_moved_is_one_change_and_both_halves_share_a_move() -> None:
    a, b, c = ((heading(each, each.upper(), 2), paragraph(f"Avsnittet om {each}.")) for each in "abc")
    top = heading("topp", "Topp")
    comparison = compared((top, *a, *b, *c), (top, *b, *c, *a))
    (change,) = comparison.changes
    assert (change.kind, change.what, change.section, change.others) == ("moved", "section", "a", ("topp",))
    halves = [(block.kind, block.move) for block in comparison.body if isinstance(block, RevisedBlock)]
    assert [kind for kind, _ in halves] == ["deleted"] * 2 + ["inserted"] * 2
    assert len({move for _, move in halves}) == 1


def test_a_section_is_known_by_its_former_id() -> None:
    old, new = (heading("gammel", "Mål"), paragraph("Vi bygger.")), (heading("ny", "Mål"), paragraph("Vi bygger."))
    assert compared(old, new, gammel="ny").changes == ()


def test_a_section_that_got_another_id_keeps_its_text() -> None:
    old = (heading("gammel", "Mål"), paragraph(LONG), paragraph(OTHER))
    new = (heading("ny", "Mål"), paragraph(LONG), paragraph(OTHER))
    assert [(change.kind, change.what) for change in changes(old, new)] == [("reformatted", "heading")]


def test_a_heading_on_another_level_went_and_came() -> None:
    old, new = (heading("a", "A"), paragraph("x")), (heading("a", "A", 2), paragraph("x"))
    comparison = compared(old, new)
    assert [block.kind for block in comparison.body if isinstance(block, RevisedBlock)] == ["deleted", "inserted"]
    assert [change.what for change in comparison.changes] == ["heading"]


def test_a_paragraph_that_stands_in_another_section_now_was_moved() -> None:
    old = (heading("a", "A"), paragraph("x"), paragraph(LONG), heading("b", "B"), paragraph(OTHER))
    new = (heading("a", "A"), paragraph("x"), heading("b", "B"), paragraph(OTHER), paragraph(LONG))
    comparison = compared(old, new)
    (change,) = comparison.changes
    assert (change.kind, change.what, change.section, change.others, change.after) == ("moved", "text", "b", ("a",), LONG)
    assert {block.change for block in comparison.body if isinstance(block, RevisedBlock)} == {change.id}


def test_a_section_whose_text_came_from_another_was_split_off() -> None:
    old = (heading("a", "A"), paragraph(OTHER), paragraph(LONG))
    new = (heading("a", "A"), paragraph(OTHER), heading("b", "B"), paragraph(LONG))
    comparison = compared(old, new)
    (change,) = comparison.changes
    assert (change.kind, change.what, change.section, change.others) == ("split", "section", "b", ("a",))


def test_a_section_whose_text_stands_in_another_now_was_merged_into_it() -> None:
    old = (heading("a", "A"), paragraph(OTHER), heading("b", "B"), paragraph(LONG))
    new = (heading("a", "A"), paragraph(OTHER), paragraph(LONG))
    (change,) = changes(old, new)
    assert (change.kind, change.what, change.section, change.others) == ("merged", "section", "a", ("b",))


def test_what_was_reworded_in_a_section_that_was_split_off_or_merged_is_a_change_of_its_own() -> None:
    whole = (heading("a", "A"), paragraph(OTHER), paragraph(LONG), heading("c", "C"), paragraph("Noe annet."))
    reworded = paragraph(LONG.replace("kommunen", "bydelen").replace("Kommunen", "Bydelen"))
    assert reworded != paragraph(LONG)
    parts = (heading("a", "A"), paragraph(OTHER), heading("b", "B"), reworded, heading("c", "C"), paragraph("Noe annet."))
    split = compared(whole, parts)
    assert [(each.kind, each.what, each.section) for each in split.changes] == [
        ("split", "section", "b"),
        ("reworded", "text", "b"),
    ]
    merged = compared(parts, whole, b="a")
    assert [(each.kind, each.what, each.section, each.others) for each in merged.changes] == [
        ("merged", "section", "a", ("b",)),
        ("reworded", "text", "a", ()),
    ]
    assert (accept_all(split.body), reject_all(split.body)) == (parts, whole)
    assert (accept_all(merged.body), reject_all(merged.body)) == (whole, parts)


def test_a_former_id_is_not_taken_for_the_section_that_has_the_id_already() -> None:
    old = (heading("b", "B"), paragraph(LONG), heading("a", "A"), paragraph(OTHER))
    new = (heading("a", "A"), paragraph(OTHER), paragraph(LONG))
    (change,) = compared(old, new, b="a").changes
    assert (change.kind, change.section, change.others) == ("merged", "a", ("b",))


def test_changes_stand_in_the_order_of_the_newer_text_and_a_move_tells_where_from() -> None:
    old = (
        heading("a", "A"),
        heading("m", "M", 2),
        paragraph(LONG),
        heading("b", "B", label="2"),
        heading("c", "C", 2),
        paragraph("En."),
    )
    new = (
        heading("a", "A"),
        heading("b", "B", label="2"),
        heading("c", "C", 2),
        paragraph("To."),
        heading("m", "M", 2),
        paragraph(LONG),
    )
    assert [(each.kind, each.section, each.within) for each in changes(old, new)] == [("reworded", "c", ""), ("moved", "m", "A")]


def test_a_change_in_a_table_tells_its_row_and_its_column_and_a_measure_its_number() -> None:
    old = table(
        Row((cell("Over 80"), cell("31"), cell("1"))), Row((cell("Ny rad"), cell("0"), cell("0"))), head=("Alder", "Menn", "År")
    )
    new = table(Row((cell("Over 80"), cell("33"), cell("1"))), head=("Alder", "Menn", "År"))
    assert [each.within for each in changes((old,), (new,))] == ["Tabell\u00a01, Over 80, Menn", "Tabell\u00a01"]
    before, after = (table(measure("t-a", "3", "Bygge hus", year)) for year in ("2012", "2013"))
    assert [each.within for each in changes((before,), (after,))] == ["Tiltak\u00a03"]


def test_the_number_of_a_goal_is_derived_and_its_words_are_compared_within() -> None:
    def goal(number: int, title: str) -> Paragraph:
        return paragraph(Span((Strong((Text(f"Mål {number}:"),)), Text(f" {title}")), id="m-rom"))

    body = compared((goal(1, "Gode rom"),), (goal(2, "Gode rom"),)).body
    assert (changes((goal(1, "Gode rom"),), (goal(2, "Gode rom"),)), accept_all(body), reject_all(body)) == (
        [],
        (goal(2, "Gode rom"),),
        (goal(1, "Gode rom"),),
    )
    (change,) = changes((goal(1, "Gode rom"),), (goal(2, "Gode rom i hele kommunen"),))
    assert [(piece.kind, piece.words) for piece in change.pieces] == [("same", " Gode rom"), ("inserted", " i hele kommunen")]


def test_a_chapter_that_became_an_appendix_changes_no_reference_to_it() -> None:
    old, new = (
        paragraph("Se ", Reference("x", f"{word}\u00a0{number}", number))
        for word, number in (("kapittel", "9"), ("vedlegg", "A"))
    )
    comparison = compared((old,), (new,))
    assert comparison.changes == ()
    assert (accept_all(comparison.body), reject_all(comparison.body)) == ((new,), (old,))


def test_versions_that_share_nothing_are_one_after_the_other() -> None:
    old, new = (heading("a", "Bolig"), paragraph(LONG)), (heading("b", "Vei"), paragraph("Veien skal asfalteres neste sommer."))
    comparison = compared(old, new)
    assert [change.kind for change in comparison.changes] == ["removed", "added"]
    assert accept_all(comparison.body) == new
    assert reject_all(comparison.body) == old


def test_a_paragraph_that_became_two_was_split_and_two_that_became_one_were_merged() -> None:
    whole, parts = (paragraph(f"{LONG} {OTHER}"),), (paragraph(LONG), paragraph(OTHER))
    (split,) = changes(whole, parts)
    assert (split.kind, split.before, split.after) == ("split", f"{LONG} {OTHER}", f"{LONG}\n{OTHER}")
    assert [(piece.kind, piece.words.strip(" ")) for piece in split.pieces if piece.words.strip(" ")] == [
        ("same", LONG),
        ("inserted", "\n"),
        ("same", OTHER),
    ]
    (merged,) = changes(parts, whole)
    assert (merged.kind, merged.before, merged.after) == ("merged", f"{LONG}\n{OTHER}", f"{LONG} {OTHER}")


# ── ids ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_id_hangs_on_what_was_changed_and_not_on_what_else_was() -> None:
    def text(*words: str) -> tuple[Block, ...]:
        return (heading("a", "A"), *map(paragraph, words))

    (first,) = changes(text("Vi bygger tre hus."), text("Vi bygger fire hus."))
    second = changes(text("Vi bygger tre hus."), text("Et helt nytt avsnitt foran.", "Vi bygger fire hus."))
    assert first.id in {change.id for change in second}
    assert first.pieces[1:3] == (Piece("tre", "deleted"), Piece("fire", "inserted"))


def test_the_same_change_twice_in_a_section_has_two_ids() -> None:
    old, new = (table(Row((cell(f"År {n}"), cell(n), cell(n)))) for n in "45")
    assert len({change.id for change in changes((old,), (new,))}) == 3
