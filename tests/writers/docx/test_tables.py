"""Tables: headers that repeat, widths, alignment, cells with blocks, and time that grows with the rows."""

from __future__ import annotations

import time

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree

from planverk.model.content import BulletList, Caption, CaptionedTable, Cell, Column, Row, Table, Text
from planverk.writers.docx import write
from planverk.writers.docx.tables import column_widths
from support_word import W, body, cells, document, fields, p, plain_template, saved, template, texts, vagsund_template

HEADED = Table((Column(), Column("right")), (Row(cells("Navn", "Kroner")),), (Row(cells("Lån", "1 000"), "t-lan"),))


def table(given: Table) -> etree._Element:
    return next(body(write(document(given), plain_template())).iter(f"{W}tbl"))


def test_the_header_row_repeats_and_no_row_parts() -> None:
    head, row = table(HEADED).findall(f"{W}tr")
    assert [etree.QName(each).localname for each in head.find(f"{W}trPr")] == ["cantSplit", "tblHeader"]
    assert [etree.QName(each).localname for each in row.find(f"{W}trPr")] == ["cantSplit"]


def test_without_a_style_for_tables_every_cell_has_lines() -> None:
    made = docx.Document()
    made.add_paragraph("{{ body }}")
    for each in [style for style in made.styles if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table"]:
        each.delete()
    (drawn,) = body(write(document(HEADED), template(saved(made)))).iter(f"{W}tblBorders")
    assert len(drawn) == 6
    assert not list(table(HEADED).iter(f"{W}tblBorders"))


def test_a_very_long_row_may_part() -> None:
    assert table(Table((Column(),), (), (Row(cells("ord " * 500)),))).find(f"{W}tr/{W}trPr") is None


def test_a_header_is_bold_where_the_template_does_not_set_it_apart() -> None:
    assert [each.get(f"{W}val") for each in table(HEADED).iter(f"{W}rStyle")] == ["Strong", "Strong"]
    of_vagsund = next(body(write(document(HEADED), vagsund_template())).iter(f"{W}tbl"))
    assert list(of_vagsund.iter(f"{W}rStyle")) == []


def test_the_look_says_whether_there_is_a_header() -> None:
    bare = Table((Column(),), (), (Row(cells("x")),))
    looks = [table(given).find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") for given in (HEADED, bare)]
    assert looks == ["1", "0"]


def test_cells_and_grid_have_the_same_widths_and_fill_the_text() -> None:
    made = table(HEADED)
    grid = [int(each.get(f"{W}w")) for each in made.iter(f"{W}gridCol")]
    assert [int(each.get(f"{W}w")) for each in made.iter(f"{W}tcW")] == grid * 2
    assert sum(grid) == 8640  # six inches, as python-docx's template has it


def test_a_row_with_an_id_carries_its_bookmark_in_the_first_cell() -> None:
    cell = table(HEADED).findall(f"{W}tr")[1].find(f"{W}tc")
    assert cell.find(f"{W}p/{W}bookmarkStart").get(f"{W}name") == "p_t_lan"


def test_alignment_stands_in_the_paragraphs() -> None:
    assert [each.get(f"{W}val") for each in table(HEADED).iter(f"{W}jc")] == ["right", "right"]


def test_every_cell_ends_in_a_paragraph() -> None:
    inner = Table((Column(),), (), (Row((Cell(()),)),))
    given = Table((Column(),), (), (Row((Cell(()),)), Row((Cell((inner,)),)), Row((Cell((BulletList(((p("x"),),)), inner)),))))
    assert all(cell[-1].tag == f"{W}p" for cell in table(given).iter(f"{W}tc"))


def test_two_tables_in_a_row_stay_two() -> None:
    root = body(write(document(HEADED, HEADED), plain_template()))
    kinds = [etree.QName(each).localname for each in root]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_table_without_rows_or_columns_leaves_nothing_that_word_calls_broken() -> None:
    empty = (Table((Column(),), (), ()), Table((), (), (Row(()),)))
    assert list(body(write(document(*empty), plain_template())).iter(f"{W}tbl")) == []


def test_a_row_with_too_few_cells_is_filled_and_one_with_too_many_loses_none() -> None:
    given = Table((Column(), Column()), (), (Row(cells("a")), Row(cells("b", "c", "d"))))
    made = table(given)
    assert [len(row.findall(f"{W}tc")) for row in made.findall(f"{W}tr")] == [3, 3]
    assert texts(made) == ["a", "b", "c", "d"]


def test_the_caption_stands_above_keeps_with_the_table_and_tells_those_who_do_not_see_it() -> None:
    given = CaptionedTable(HEADED, Caption("table", "Tabell", 2, (Text("Midler & mål"),), "tab"))
    root = body(write(document(given), plain_template()))
    caption = root[0]
    assert texts(root)[0] == "Tabell\u00a02. Midler & mål"
    assert caption.find(f"{W}pPr/{W}keepNext") is not None
    assert fields(caption) == ["SEQ Tabell \\* ARABIC"]
    assert [each.get(f"{W}name") for each in caption.iter(f"{W}bookmarkStart")] == ["p_tab", "np_tab"]
    assert next(root.iter(f"{W}tblCaption")).get(f"{W}val") == "Midler & mål"


def test_text_after_a_table_does_not_touch_it() -> None:
    paragraphs = body(write(document(HEADED, p("etter")), vagsund_template())).iter(f"{W}p")
    after = next(each for each in paragraphs if "".join(each.itertext()) == "etter")
    assert after.find(f"{W}pPr/{W}spacing").get(f"{W}before") == "140"


@pytest.mark.parametrize(
    ("columns", "shares"),
    [
        ((Column(width=25), Column(width=75)), [250, 750]),
        ((Column(width=50), Column(width=150)), [250, 750]),
        ((Column(width=40), Column(), Column()), [400, 300, 300]),
        ((Column(width=0), Column(width=0)), [500, 500]),
        ((Column(width=100), Column()), [952, 48]),
    ],
)
def test_given_widths_are_kept_and_the_rest_is_shared(columns: tuple[Column, ...], shares: list[int]) -> None:
    assert column_widths(columns, (["x" for _ in columns],), 1000) == shares


def test_a_column_of_long_text_is_wider_than_one_of_numbers() -> None:
    rows = [["12", "en lang forklaring av tiltaket og hvorfor det trengs"]]
    number, text = column_widths((Column(), Column()), rows, 9000)
    assert number * 4 < text


def test_a_column_has_room_for_its_longest_word() -> None:
    narrow, _ = column_widths((Column(), Column()), [["kommunedirektøren", "ord " * 200]], 9000)
    assert narrow > 17 * 100


def test_where_words_have_no_room_the_longest_give_way_and_numbers_keep_theirs() -> None:
    rows = [["kommunehelsetjenesten", "saksbehandlingstidene", "2011", "12 000"]]
    *long, year, sum_ = column_widths(tuple(Column() for _ in range(4)), rows, 4000)
    assert year + 2 * 115 - 1 <= sum_ <= year + 2 * 115 + 1
    assert sum_ < long[1] <= long[0] <= long[1] + 1


def test_two_thousand_rows_take_ten_times_as_long_as_two_hundred() -> None:
    def seconds(count: int) -> float:
        rows = tuple(Row(cells(*("tekst om et innspill" for _ in range(4)))) for _ in range(count))
        given, on = document(Table(tuple(Column() for _ in range(4)), (), rows)), plain_template()
        begun = time.perf_counter()
        write(given, on)
        return time.perf_counter() - begun

    assert seconds(2000) < 25 * min(seconds(200) for _ in range(3))
