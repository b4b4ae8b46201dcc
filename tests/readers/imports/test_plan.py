"""A plan in Word, PDF or text becomes chapters with ids."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
import typst
from PIL import Image

from planverk.model.content import Figure, Heading, Paragraph, Table, Text, plain
from planverk.model.imported import DraftPlan, Why
from planverk.readers.imports import read_file
from planverk.readers.imports.plan import read_plan


def plan_in_word(build: Any) -> DraftPlan:
    document = docx.Document()
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return read_plan(read_file(buffer.getvalue(), "plan.docx"), "plan")


def headings(draft: DraftPlan) -> list[tuple[int, str, str]]:
    return [(b.level, b.id, plain(b.content)) for chapter in draft.chapters for b in chapter.blocks if isinstance(b, Heading)]


def test_chapters_are_split_at_first_level_headings_and_typed_numbers_go() -> None:
    def build(document: Any) -> None:
        document.add_heading("Havneplan 2012-2020", 0)
        document.add_heading("Forord", 1)
        document.add_paragraph("Takk til alle.")
        document.add_heading("1 Bakgrunn", 1)
        document.add_heading("1.1 Historie", 2)
        document.add_paragraph("Kaia ble bygd i 1931.")
        document.add_heading("Vedlegg 1: Kart", 1)

    draft = plan_in_word(build)
    assert draft.title == "Havneplan 2012-2020"
    assert headings(draft) == [
        (1, "forord", "Forord"),
        (1, "bakgrunn", "Bakgrunn"),
        (2, "historie", "Historie"),
        (1, "kart", "Kart"),
    ]
    assert (draft.unnumbered, draft.appendices) == (("forord",), ("kart",))


def test_columns_narrower_than_the_page_together_are_told_in_parts_of_the_table() -> None:
    cells = "<tr><td><p>a</p></td><td><p>b</p></td></tr>"
    page = f'<h1>T</h1><table><colgroup><col style="width: 30%"><col style="width: 50%"></colgroup>{cells}{cells}</table>'
    (table,) = (block for block in read_file(page.encode(), "a.html").blocks if isinstance(block, Table))
    assert [column.width for column in table.columns] == [37.5, 62.5]


@pytest.mark.parametrize(
    ("title", "read"),
    [("", ("Innledning", [(1, "bakgrunn", "Bakgrunn"), (1, "omfang", "Omfang")])),
     ("Boligplan", ("Boligplan", [(1, "innledning", "Innledning"), (2, "bakgrunn", "Bakgrunn"), (2, "omfang", "Omfang")]))],
)  # fmt: skip
def test_a_first_heading_is_the_title_only_where_the_file_has_no_other(title: str, read: object) -> None:
    def build(document: Any) -> None:
        if title:
            document.add_heading(title, 0)
        document.add_heading("Innledning", 1)
        document.add_heading("Bakgrunn", 2)
        document.add_heading("Omfang", 2)

    draft = plan_in_word(build)
    assert (draft.title, headings(draft)) == read


def test_a_table_keeps_its_cells_and_takes_the_paragraph_before_it_as_caption() -> None:
    def build(document: Any) -> None:
        document.add_heading("Tall", 1)
        document.add_paragraph("Tabell 1: Båtplasser")
        table = document.add_table(2, 2)
        for cell, text in zip((c for row in table.rows for c in row.cells), ("År", "Antall", "2010", "45"), strict=True):
            cell.text = text

    (chapter,) = plan_in_word(build).chapters
    table = chapter.blocks[1]
    assert isinstance(table, Table)
    assert table.caption == (Text("Båtplasser"),)
    assert [[plain(b.content) for b in c.blocks if isinstance(b, Paragraph)] for c in table.rows[0].cells] == [["2010"], ["45"]]


def test_pictures_are_extracted_under_the_name_that_the_figure_gives() -> None:
    def build(document: Any) -> None:
        document.add_heading("Kart", 1)
        picture = io.BytesIO()
        Image.new("RGB", (90, 60), "navy").save(picture, "PNG")
        document.add_picture(picture)

    draft = plan_in_word(build)
    (figure,) = (b for b in draft.chapters[0].blocks if isinstance(b, Figure))
    assert Image.open(io.BytesIO(draft.pictures[figure.source])).size == (90, 60)


def test_text_before_the_first_heading_headers_and_comments_are_listed() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Vedtatt i går")
        document.add_heading("Mål", 1)
        document.add_paragraph("Alle skal bo godt.")
        document.sections[0].footer.paragraphs[0].text = "Side uten tall"

    left_out = plan_in_word(build).left_out
    assert {(left.text, left.why) for left in left_out} == {("Vedtatt i går", Why.UNPLACED), ("Side uten tall", Why.HEADER)}


def test_a_pdf_gives_its_headings_paragraphs_and_running_headers_apart() -> None:
    source = """#set page(width: 400pt, height: 300pt, header: [Havneplan], numbering: "1")
#set text(size: 10pt)
#set heading(numbering: "1.1")
= Bakgrunn
Kaia ble bygd i 1931, og den har stått siden den gang uten at noen har rettet på den, skjønt det var sagt.
#pagebreak()
== Historie
Det var en gang en brygge.
#pagebreak()
= Mål
Ny kai."""
    draft = read_plan(read_file(typst.compile(source.encode()), "plan.pdf"), "plan")
    assert headings(draft) == [(1, "bakgrunn", "Bakgrunn"), (2, "historie", "Historie"), (1, "mal", "Mål")]
    text = draft.chapters[0].blocks[1]
    assert isinstance(text, Paragraph)
    assert plain(text.content).startswith("Kaia ble bygd i 1931, og den har stått siden den gang uten at noen har rettet på den")
    assert "Havneplan" in {left.text for left in draft.left_out if left.why is Why.HEADER}
