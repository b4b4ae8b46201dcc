"""Fields are found however they are marked, and whatever runs Word split them into."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planverk.model.template import FIELDS, FieldUse
from support_template import BODY, codes, paragraph, read, shown, template, word

TEXT_BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:extent cx='1270000' cy='127000'/>"
    "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{1}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def names(data: bytes) -> list[str]:
    return [use.name for use in template(data).fields]


@st.composite
def split_field(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A field, and its text with words around it, cut at random places."""
    name = draw(st.sampled_from(FIELDS))
    space = draw(st.sampled_from(("", " ", "  ", "\u00a0")))
    whole = f"{draw(st.sampled_from(('', 'Sak ', '«')))}{{{{{space}{name}{space}}}}}{draw(st.sampled_from(('', ', side', '»')))}"
    cuts = sorted(draw(st.sets(st.integers(1, len(whole) - 1), max_size=12)))
    return name, [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]


@given(split_field())
def test_a_field_is_found_whatever_runs_it_is_split_into(made: tuple[str, list[str]]) -> None:
    name, pieces = made
    assert names(word(paragraph(*pieces) + BODY)) == [name]


@given(split_field())
def test_a_field_is_whole_in_the_look_of_the_page(made: tuple[str, list[str]]) -> None:
    _, pieces = made
    bold = "".join(
        f"<w:r><w:rPr>{'<w:b/>' if number % 2 else ''}</w:rPr><w:t xml:space='preserve'>{piece}</w:t></w:r>"
        for number, piece in enumerate(pieces)
    )
    theme = template(word(f"<w:p>{bold}</w:p>" + BODY)).theme
    assert theme is not None
    (block,) = theme.before
    texts = [run.text for run in block.runs]
    assert "".join(texts) == "".join(pieces)
    assert sum("{{" in text and "}}" in text for text in texts) == 1


def test_fields_in_tables_headers_notes_and_both_kinds_of_text_box_are_found() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('{{ case_number }}')}</w:tc></w:tr></w:tbl>"
    box = TEXT_BOX.format(paragraph("{{ period }}"), paragraph("{{ period }}", "{{ date }}"))
    note = f"<w:footnote w:id='1'>{paragraph('{{ commit }}')}</w:footnote>"
    data = word(table + box + BODY, {"header1.xml": paragraph("{{ ti", "tle }}"), "footnotes.xml": note})
    assert set(template(data).fields) == {
        FieldUse("case_number", "word/document.xml", "braces"),
        FieldUse("period", "word/document.xml", "braces"),
        FieldUse("date", "word/document.xml", "braces"),
        FieldUse("title", "word/header1.xml", "braces"),
        FieldUse("commit", "word/footnotes.xml", "braces"),
    }


def test_a_bookmark_and_a_content_control_of_a_fields_name_are_fields() -> None:
    mark = "<w:p><w:bookmarkStart w:id='1' w:name='Case_Worker'/><w:r><w:t>navn</w:t></w:r><w:bookmarkEnd w:id='1'/></w:p>"
    tag = f"<w:sdt><w:sdtPr><w:tag w:val='case-number'/></w:sdtPr><w:sdtContent>{paragraph('nr')}</w:sdtContent></w:sdt>"
    alias = f"<w:sdt><w:sdtPr><w:alias w:val='Archive case'/></w:sdtPr><w:sdtContent>{paragraph('sak')}</w:sdtContent></w:sdt>"
    other = "<w:p><w:bookmarkStart w:id='2' w:name='_Toc123'/><w:bookmarkEnd w:id='2'/></w:p>"
    assert {(use.name, use.kind) for use in template(word(mark + tag + alias + other + BODY)).fields} == {
        ("case_worker", "bookmark"),
        ("case_number", "content-control"),
        ("archive_case", "content-control"),
    }


def test_an_unknown_field_is_told_with_the_name_that_was_meant() -> None:
    found = read(word(paragraph("{{ tittel }}, {{ munisipality }}, {{ xyz }}") + BODY)).findings
    assert [finding.code for finding in found] == ["T8"] * 3
    assert [dict(finding.hint.values).get("meant") for finding in found] == ["{{ title }}", "{{ municipality }}", None]
    assert "title, subtitle" in str(found[2].hint)


def test_braces_that_do_not_close_are_told() -> None:
    (found,) = read(word(paragraph("{{ title }") + BODY)).findings
    assert (found.code, "{{ title }" in str(found.message)) == ("T8", True)


def test_a_template_without_a_slot_for_the_text_is_an_error() -> None:
    reading = read(word(paragraph("{{ title }}")))
    assert codes(reading) == ["T6"]
    assert reading.value is not None
    assert not reading.value.has_body


def test_a_template_with_two_slots_is_an_error() -> None:
    reading = read(word(BODY + BODY))
    assert codes(reading) == ["T7"]
    assert "2 times" in str(reading.findings[0].message)


def test_a_slot_in_a_table_a_header_or_a_sentence_is_an_error() -> None:
    in_table = word(f"<w:tbl><w:tr><w:tc>{BODY}</w:tc></w:tr></w:tbl>")
    in_header = word(paragraph("Plan"), {"header1.xml": BODY})
    in_sentence = word(paragraph("Her: {{ body }}"))
    assert [codes(read(data)) for data in (in_table, in_header, in_sentence)] == [["T7"]] * 3


def test_a_slot_split_into_runs_is_the_slot_and_no_part_of_the_page() -> None:
    made = template(word(paragraph("før") + paragraph("{{", " bo", "dy }}") + paragraph("etter")))
    assert made.has_body
    assert made.theme is not None
    assert (shown(made.theme.before), shown(made.theme.after)) == (["før"], ["etter"])
