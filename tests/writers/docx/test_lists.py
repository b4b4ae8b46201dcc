"""Lists: real ones, that start over, go nine levels deep, and hold more than a line."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from planverk.model.content import Block, BulletList, Cell, Column, OrderedList, Row, Table
from planverk.writers.docx import write
from support_word import W, body, document, p, part, plain_template, to_text, vagsund_template


def numbers(data: bytes) -> list[tuple[str, str, str]]:
    """Text, list and level of every paragraph that has a number of its own."""
    found = []
    for paragraph in body(data).iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None:
            level, made = (number.find(f"{W}{name}").get(f"{W}val") for name in ("ilvl", "numId"))
            found.append(("".join(paragraph.itertext()), made, level))
    return found


def definition(data: bytes, list_id: str) -> tuple[str, list[etree._Element]]:
    """The definition of a list, and its overrides."""
    number = part(data, "word/numbering.xml").find(f"{W}num[@{W}numId='{list_id}']")
    return number.find(f"{W}abstractNumId").get(f"{W}val"), number.findall(f"{W}lvlOverride")


def test_bullets_of_the_first_level_have_nothing_but_the_style() -> None:
    data = write(document(BulletList(((p("a"),), (p("b"),)))), plain_template())
    assert numbers(data) == []
    assert [each.get(f"{W}val") for each in body(data).iter(f"{W}pStyle")] == ["ListBullet"] * 2


def test_deeper_bullets_use_the_templates_own_styles() -> None:
    data = write(document(BulletList(((p("a"), BulletList(((p("b"),),))),))), vagsund_template())
    paragraph = next(each for each in body(data).iter(f"{W}p") if "".join(each.itertext()) == "b")
    assert paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "ListBullet2"


def test_each_numbered_list_starts_over_at_its_own_number() -> None:
    data = write(document(OrderedList(((p("a"),),), 3), OrderedList(((p("b"),),))), plain_template())
    (_, first, _), (_, second, _) = numbers(data)
    assert first != second
    starts = [definition(data, each)[1][0].find(f"{W}startOverride").get(f"{W}val") for each in (first, second)]
    assert starts == ["3", "1"]


def test_a_list_goes_on_after_one_inside_it() -> None:
    data = write(document(OrderedList(((p("a"), OrderedList(((p("i"),),), kind="lower-roman")), (p("b"),)))), plain_template())
    (_, a, level_a), (_, i, level_i), (_, b, level_b) = numbers(data)
    assert (a, level_a, level_b, level_i) == (b, "0", "0", "1")
    assert definition(data, a)[0] != definition(data, i)[0]


def test_a_list_in_a_cell_of_an_item_does_not_disturb_the_list_around_it() -> None:
    inner = Table((Column(),), (), (Row((Cell((OrderedList(((p("x"),),)),)),)),))
    data = write(document(OrderedList(((p("a"), inner), (p("b"),)))), plain_template())
    (_, a, _), (_, x, _), (_, b, _) = numbers(data)
    assert a == b
    assert definition(data, a)[0] != definition(data, x)[0]


def nested(depth: int) -> Block:
    item = (p(f"nivå {depth}"),)
    return OrderedList((item,)) if depth == 12 else OrderedList(((*item, nested(depth + 1)), (p(f"etter {depth}"),)))


def test_levels_beyond_the_ninth_stand_on_it_with_numbers_of_their_own() -> None:
    data = write(document(nested(1)), plain_template())
    found = {text: (made, level) for text, made, level in numbers(data)}
    assert found["nivå 9"][1] == found["nivå 12"][1] == "8"
    assert found["nivå 9"] == found["etter 9"]
    assert len({definition(data, found[f"nivå {n}"][0])[0] for n in (9, 10, 11, 12)}) == 4


def test_further_paragraphs_of_an_item_stand_under_its_text() -> None:
    data = write(document(BulletList(((p("a"), p("mer")),))), vagsund_template())
    paragraph = next(each for each in body(data).iter(f"{W}p") if "".join(each.itertext()) == "mer")
    assert paragraph.find(f"{W}pPr/{W}ind").get(f"{W}left") == "340"


def test_an_item_that_begins_with_something_else_has_its_mark_on_a_line_of_its_own() -> None:
    table = Table((Column(),), (), (Row((Cell((p("x"),)),)),))
    found = numbers(write(document(OrderedList(((table,), ()))), plain_template()))
    assert [text for text, _, _ in found] == ["", ""]


def test_libreoffice_shows_the_numbers(tmp_path: Path, soffice: str, pdftotext: str) -> None:
    roman = OrderedList(((p("ett"),), (p("to"),)), kind="lower-roman")
    given = document(
        OrderedList(((p("a"), roman), (p("b"),)), 3),
        OrderedList(((p("ny"),),)),
        OrderedList(((p("x"),), (p("y"),)), 2, "lower-alpha"),
        OrderedList(((p("stor"),),), 1, "upper-roman"),
        OrderedList(((p("bokstav"),),), 4, "upper-alpha"),
    )
    shown = [" ".join(line.split()) for line in to_text(write(given, vagsund_template()), tmp_path, soffice).splitlines()]
    marked = [line for line in shown if len(line.split()) == 2 and line.split()[0][-1] in ".)"]
    assert marked == ["3. a", "i. ett", "ii. to", "4. b", "1. ny", "b) x", "c) y", "I. stor", "D. bokstav"]
