"""Word there and back in the less usual cases: some sections, case papers, footnotes, pictures, moved and new sections."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from planverk.service.word.export import Order, export
from planverk.service.word.merge import merge
from planverk.service.word.preview import lines
from support_returned import ASTRID, CHAPTER, TEXT, Desk, changed_lines, desk
from support_workspace import PAPER
from word_editing import W, WordFile, set_text, text_of


@pytest.fixture
def table(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def test_some_sections_go_out_with_their_numbers_and_come_back(table: Desk) -> None:
    file = table.send("bakgrunn", "mal")
    texts = [text_of(each) for each in file.paragraphs()]
    assert not any("gode boliger" in text for text in texts)
    assert any(text.startswith("1.1\u2002Bakgrunn") for text in texts)
    file.author = "Kari"
    file.replace("var god", "var svært god")
    file.replace("Bakgrunn", "Bakgrunnen")
    (merged,) = table.take(file)
    assert merged.clean
    assert changed_lines(TEXT, table.text()) == (
        ["## Bakgrunn {#bakgrunn}", "- Den ene var god."],
        ["## Bakgrunnen {#bakgrunn}", "- Den ene var svært god."],
    )


def test_some_sections_that_nobody_wrote_in_change_nothing(table: Desk) -> None:
    (merged,) = table.take(table.send("bakgrunn"))
    assert merged.clean
    assert not merged.steps


@pytest.mark.parametrize("marks", [True, False])
def test_some_sections_that_have_lost_what_they_were_made_from_are_merged_as_these_sections(table: Desk, marks: bool) -> None:
    file = table.send("bakgrunn", "omfang")
    if not marks:
        file.strip_bookmarks()
        file.make_fields_text()
    file.strip_custom_xml()
    file.replace("var god", "var svært god")
    file.replace("Omfang", "Omfanget")
    (merged,) = table.take(file)
    assert merged.clean
    assert changed_lines(TEXT, table.text()) == (
        ["- Den ene var god.", "## Omfang {#omfang}"],
        ["- Den ene var svært god.", "## Omfanget {#omfang}"],
    )


def test_a_section_without_a_number_that_has_lost_what_it_was_made_from_takes_no_other_out(table: Desk) -> None:
    text = TEXT.replace("{#bakgrunn}", "{#bakgrunn .unnumbered}")
    table.save(CHAPTER, text)
    file = table.send("bakgrunn")
    file.strip_bookmarks()
    file.strip_custom_xml()
    file.replace("var god", "var svært god")
    (merged,) = table.take(file)
    assert merged.clean
    assert table.text() == text.replace("var god", "var svært god")


def test_a_case_paper_comes_back_as_it_went(table: Desk) -> None:
    path = f"plans/eksempelplan/cases/{PAPER}.md"
    before = table.text(path)
    sent = table.root / export(table.home, Order(PAPER, "Rådmannen"), ASTRID)
    (merged,) = merge(table.home, [("sak.docx", sent.read_bytes())], ASTRID)
    assert merged.clean
    assert not merged.steps
    file = WordFile.of(sent.read_bytes())
    file.author = "Kari"
    words = next(line for line in before.split("\n---\n")[1].split("\n") if len(line.split()) > 6 and line[0].isalpha())
    second = words.split()[1]
    file.insert(" ".join(words.split()[:2]), " nytt")
    (merged,) = merge(table.home, [("sak.docx", file.data())], ASTRID)
    assert merged.clean
    assert changed_lines(before, table.text(path)) == ([words], [words.replace(second, f"{second} nytt", 1)])


@pytest.mark.parametrize("name", ["Boligplanen", "Eksempelplan 2030–2034"])
def test_words_around_a_value_are_taken_where_the_value_itself_was_written_over_and_that_is_told(table: Desk, name: str) -> None:
    text = TEXT + "\nPlanen heter {{ plan.title }} og gjelder i fire år.\n"
    table.save(CHAPTER, text)
    file = table.send()
    file.author = "Kari"
    paragraph = file.paragraph("Planen heter")
    value = text_of(paragraph).partition("heter ")[2].partition(" og")[0]
    file.replace_in(paragraph, value, name)
    file.replace("fire år", "ti år")
    (merged,) = table.take(file)
    assert [(left.why.value, name in left.back) for left in merged.unplaced] == [("unclear", True)]
    assert table.text() == text.replace("fire år", "ti år")


def test_a_reference_that_was_written_over_is_told_of_and_one_that_word_renewed_is_not(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    paragraph = file.paragraph("for resten")
    file.replace_in(paragraph, "2", "2")
    assert not table.take(file)[0].remarks
    file = table.send()
    file.author = "Kari"
    file.replace_in(file.paragraph("for resten"), "2", "9")
    (merged,) = table.take(file)
    assert [dict(remark.values)["new"] for remark in merged.remarks] == ["9"]
    assert table.text() == TEXT


def test_an_author_s_name_is_one_line(table: Desk) -> None:
    file = table.send()
    file.author = "Kari\nVik"
    file.replace("også øyene", "men ikke øyene")
    (merged,) = table.take(file)
    assert [step.author for step in merged.steps] == ["Kari Vik"]
    assert table.log()[0] == "Kari Vik: word: endringer fra Kari Vik i «svar-0.docx»"


def test_a_footnote_s_text_is_changed_where_it_stands(table: Desk) -> None:
    file = table.send()
    file.parts["word/footnotes.xml"] = file.parts["word/footnotes.xml"].replace(b"De ligger i arkivet", b"De ligger i kjelleren")
    table.take(file)
    assert changed_lines(TEXT, table.text()) == (["[^eldre]: De ligger i arkivet."], ["[^eldre]: De ligger i kjelleren."])


def test_a_footnote_that_is_new_gets_a_label_and_its_text(table: Desk) -> None:
    file = table.send()
    notes = file.parts["word/footnotes.xml"].decode()
    note = f'<w:footnote xmlns:w="{W[1:-1]}" w:id="77"><w:p><w:r><w:t>Ifølge kartet.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    file.parts["word/footnotes.xml"] = notes.replace("</w:footnotes>", note).encode()
    paragraph = file.paragraph("også øyene")
    run = file.body.makeelement(f"{W}r")
    run.append(file.body.makeelement(f"{W}footnoteReference", {f"{W}id": "77"}))
    paragraph.append(run)
    table.take(file)
    assert table.text().endswith("Planen gjelder hele kommunen, også øyene.[^word-1]\n\n[^word-1]: Ifølge kartet.\n")


def test_a_footnote_whose_call_is_deleted_goes_with_its_text(table: Desk) -> None:
    file = table.send()
    paragraph = file.paragraph("Planen bygger på")
    call = next(each for each in paragraph.iter(f"{W}footnoteReference")).getparent()
    assert call is not None
    call.getparent().remove(call)
    table.take(file)
    assert "[^eldre]" not in table.text()
    assert "tidligere planer. Den første" in table.text()


def test_a_moved_section_keeps_its_id_and_its_lines(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.move_after("Planen gjelder hele", "resten")
    file.move_after("Omfang", "resten")
    (merged,) = table.take(file)
    assert merged.clean
    text = table.text()
    assert text.index("## Omfang {#omfang}\n\nPlanen gjelder hele kommunen") < text.index("## Bakgrunn")
    assert sorted(filter(None, text.split("\n"))) == sorted(filter(None, TEXT.split("\n")))


def test_a_paragraph_becomes_a_heading_with_an_id(table: Desk) -> None:
    file = table.send()
    style = file.paragraph("Planen gjelder hele").find(f".//{W}pStyle")
    heading = file.paragraph("Omfang").find(f".//{W}pStyle")
    assert style is not None
    assert heading is not None
    style.set(f"{W}val", heading.get(f"{W}val", ""))
    table.take(file)
    assert "## Planen gjelder hele kommunen, også øyene. {#planen-gjelder-hele-kommunen-ogsa-oy}" in table.text()


def test_two_paragraphs_become_one(table: Desk) -> None:
    text = TEXT.replace("også øyene.", "også øyene.\n\nSjøen er ikke med.")
    table.save(CHAPTER, text)
    file = table.send()
    file.author = "Kari"
    file.insert("også øyene.", " ")
    file.join("også øyene.")
    table.take(file)
    assert table.text() == text.replace("også øyene.\n\nSjøen", "også øyene. Sjøen")


def test_word_s_own_list_of_a_typed_number_is_no_change(table: Desk) -> None:
    text = TEXT + "\n1\\) Sjøen er med.\n"
    table.save(CHAPTER, text)
    file = table.send()
    paragraph = file.paragraph("Sjøen er med")
    item = file.paragraph("Den ene var god").find(f"{W}pPr")
    old = paragraph.find(f"{W}pPr")
    assert item is not None
    assert old is not None
    paragraph.replace(old, item.__copy__())
    file.replace("1) Sjøen", "Sjøen")
    (merged,) = table.take(file)
    assert merged.clean
    assert table.text() == text


def test_word_s_own_quotes_are_no_change(table: Desk) -> None:
    text = TEXT + '\nDe sier "sjøen" - og havet.\n'
    table.save(CHAPTER, text)
    file = table.send()
    file.replace('De sier "sjøen" - og', "De sier «sjøen» – og")
    (merged,) = table.take(file)
    assert not merged.steps
    assert table.text() == text


def test_word_s_own_dots_are_no_change(table: Desk) -> None:
    text = TEXT + "\nSjøen ... og havet.\n"
    table.save(CHAPTER, text)
    file = table.send()
    file.replace("Sjøen ... og", "Sjøen … og")
    (merged,) = table.take(file)
    assert not merged.steps
    assert table.text() == text
    file.replace("havet", "stranda")
    table.take(file)
    assert table.text() == text.replace("havet", "stranda")


def test_a_reference_in_a_paragraph_that_was_split_off_does_not_name_its_kind_twice(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.new_paragraph("gode boliger", "Dette er nytt.")
    file.split("Det gjelder også")
    (merged,) = table.take(file)
    assert merged.clean
    assert "\n\nDet gjelder også dem som leier.\nSe [](#mal) for resten.\n" in table.text()


def test_a_field_that_libreoffice_has_made_words_of_is_no_change(table: Desk) -> None:
    """It does so with the first paragraph of a content control; here it is a caption's."""
    file = table.send()
    paragraph = file.paragraph("Innbyggere i kommunen")
    runs = list(paragraph.iter(f"{W}r"))
    set_text(runs[0], "Tabell\u00a0 SEQ Tabell \\* ARABIC 1. Innbyggere i kommunen")
    for run in runs[1:]:
        run.getparent().remove(run)
    (merged,) = table.take(file)
    assert merged.clean
    assert not merged.steps
    assert table.text() == TEXT


def test_a_picture_that_is_new_is_saved_beside_the_chapter(table: Desk) -> None:
    picture = next(iter((table.root / "templates").rglob("*.docx")))
    assert picture.is_file()
    file = table.send()
    name = next((name for name in file.parts if name.startswith("word/media/")), None)
    data = b"\x89PNG\r\n\x1a\n" + bytes(40)
    file.parts["word/media/ny.png"] = data
    links = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    relation = f'<Relationship Id="rIdNy" Type="{kind}" Target="media/ny.png"/></Relationships>'
    file.parts[links] = file.parts[links].replace(b"</Relationships>", relation.encode())
    made = file.new_paragraph("også øyene", "")
    run = made.find(f".//{W}r")
    assert run is not None
    drawing = run.makeelement(f"{W}drawing")
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing.append(run.makeelement(f"{{{wp}}}docPr", {"descr": "Et kart over øyene"}))
    drawing.append(run.makeelement(f"{{{a}}}blip", {f"{{{r}}}embed": "rIdNy"}))
    run.append(drawing)
    table.take(file)
    shown = next(line for line in table.text().split("\n") if line.startswith("![Et kart over øyene]"))
    path = shown.partition("](<")[2].partition(">")[0]
    assert path.endswith(".png")
    assert (table.root / "plans/eksempelplan" / path).read_bytes() == data
    assert name is None or name != "word/media/ny.png"


def test_five_copies_merge_in_any_order_to_the_same(tmp_path: Path) -> None:
    edits = [
        ("gode boliger", "trygge boliger"),
        ("Den første kom", "Den første av dem kom"),
        ("var god", "var svært god"),
        ("9 412", "9 413"),
        ("også øyene", "men ikke øyene"),
    ]
    texts = set()
    orders = list(itertools.permutations(range(5)))[::31]
    for number, order in enumerate(orders):
        table = desk(tmp_path / str(number))
        copies = []
        for at, (old, new) in enumerate(edits):
            file = table.send(to=f"Nr {at}")
            file.author = f"Person {at}"
            file.replace(old, new)
            copies.append(file)
        assert all(merged.clean for merged in table.take(*(copies[at] for at in order)))
        texts.add(table.text())
    assert len(texts) == 1
    assert all(new in next(iter(texts)) for _, new in edits)


@pytest.mark.parametrize(
    ("marks", "after"), [(("1.", "2.", "3."), ("1.", "2.", "3.", "4.")), (("1.", "1.", "1."), ("1.", "1.", "1.", "1."))]
)
def test_a_numbered_list_is_numbered_as_its_author_does(table: Desk, marks: tuple[str, ...], after: tuple[str, ...]) -> None:
    items = ["Først dette.", "Så dette.", "Til slutt dette."]
    text = TEXT + "\n" + "\n".join(f"{mark} {item}" for mark, item in zip(marks, items, strict=True)) + "\n"
    table.save(CHAPTER, text)
    file = table.send()
    file.author = "Kari"
    file.new_paragraph("Først dette.", "Og noe nytt.")
    table.take(file)
    items.insert(1, "Og noe nytt.")
    assert table.text() == TEXT + "\n" + "\n".join(f"{mark} {item}" for mark, item in zip(after, items, strict=True)) + "\n"


@pytest.mark.parametrize("start", [1, 4])
def test_an_item_that_is_taken_out_of_a_numbered_list_leaves_the_others_numbered(table: Desk, start: int) -> None:
    text = TEXT + f"\n{start}. Først dette.\n{start + 1}. Så dette.\n{start + 2}. Til slutt dette.\n"
    table.save(CHAPTER, text)
    file = table.send()
    file.delete_paragraph("Så dette.")
    (merged,) = table.take(file)
    assert merged.clean
    assert table.text() == TEXT + f"\n{start}. Først dette.\n{start + 1}. Til slutt dette.\n"


def test_a_heading_s_level_is_changed(table: Desk) -> None:
    file = table.send()
    style = file.paragraph("Omfang").find(f".//{W}pStyle")
    assert style is not None
    style.set(f"{W}val", "Heading3")
    table.take(file)
    assert changed_lines(TEXT, table.text()) == (["## Omfang {#omfang}"], ["### Omfang {#omfang}"])


def test_an_item_is_moved_a_level_in(table: Desk) -> None:
    file = table.send()
    properties = file.paragraph("Den andre var kort").find(f"{W}pPr")
    assert properties is not None
    number = properties.makeelement(f"{W}numPr")
    number.append(properties.makeelement(f"{W}ilvl", {f"{W}val": "1"}))
    properties.insert(1, number)
    (merged,) = table.take(file)
    assert merged.clean
    assert "- Den ene var god.\n  - Den andre var kort.\n" in table.text()


def test_a_number_that_word_holds_together_is_written_as_it_is_typed(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.new_paragraph("også øyene", "Det bor 12\u00a0500 her, jf. §\u00a031 og «12\u00a0b\u200b».")
    table.take(file)
    assert changed_lines(TEXT, table.text())[1] == ["Det bor 12 500 her, jf. § 31 og «12\u00a0b»."]


def test_what_one_author_wrote_stands_where_what_the_next_one_wrote_beside_it_is_left(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.replace("9 412", "9 413")
    file.author, file.date = "Ola", "2026-11-20T12:00:00Z"
    file.replace("Tabell 1. Innbyggere", "{{ x }} om innbyggere")
    (merged,) = table.take(file)
    assert not merged.clean
    assert changed_lines(TEXT, table.text()) == (["| 2011 | 9 412 |"], ["| 2011 | 9 413 |"])
    assert [step.author for step in merged.steps] == ["Kari"]


VALUE = "Planen heter {{ plan.title }}.\nSe [](#omfang) for alt det andre som er mye lenger enn det første.[^eldre]\n"


def test_a_paragraph_that_is_parted_keeps_its_lines(table: Desk) -> None:
    text = TEXT + f"\n{VALUE}"
    table.save(CHAPTER, text)
    file = table.send()
    file.author = "Kari"
    file.split("Se kapittel 1.2")
    (merged,) = table.take(file)
    assert table.text() == text.replace("}}.\nSe", "}}.\n\nSe")
    assert any(line.strip().endswith("+ ¶") for line in lines(merged, str))


def test_paragraphs_that_become_one_keep_values_and_references(table: Desk) -> None:
    for first, second in (("Et kort avsnitt.\n", VALUE), (VALUE, "Et kort avsnitt.\n")):
        text = TEXT + f"\n{first}\n{second}"
        table.save(CHAPTER, text)
        file = table.send()
        file.author = "Kari"
        file.join(first.split(" {{")[0].strip())
        (merged,) = table.take(file)
        assert merged.clean
        assert table.text() == TEXT + f"\n{first.rstrip()}{second}"
