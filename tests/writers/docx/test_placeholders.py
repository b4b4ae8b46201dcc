"""Fields of the template: filled wherever they stand and however Word split them."""

from __future__ import annotations

import pytest
from lxml import etree

from planverk.writers.docx.placeholders import fill
from support_word import W, texts

VALUES = {"title": "Plan <1> & 2", "municipality_address": "Storgata 1\n6710 Vågsund", "status": ""}


def filled(inner: str, values: dict[str, str] | None = None) -> etree._Element:
    spaces = (
        f'xmlns:w="{W[1:-1]}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    root = etree.fromstring(f"<w:body {spaces}>{inner}</w:body>")
    fill(root, VALUES if values is None else values)
    return root


def runs(*parts: str) -> str:
    return "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{part}</w:t></w:r>" for part in parts)


@pytest.mark.parametrize(
    "parts",
    [
        ("{{ title }}",),
        ("{{title}}",),
        ("{", "{ ti", "tle }", "}"),
        ("{{", " ", "title", " ", "}}"),
        ("før: {{ ti", "tle }} etter"),
        ("{{ title }}", " og {{ title }}"),
    ],
)
def test_a_field_is_found_over_any_runs(parts: tuple[str, ...]) -> None:
    expected = "".join(parts)
    for mark in ("{{ title }}", "{{title}}"):
        expected = expected.replace(mark, VALUES["title"])
    root = filled(f"<w:p>{runs(*parts)}</w:p>")
    assert texts(root) == [expected]
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in root.iter(f"{W}r"))


def test_proof_marks_and_links_between_the_runs_do_not_matter() -> None:
    inner = f"<w:p>{runs('{{ ti')}<w:proofErr/><w:hyperlink>{runs('tle')}</w:hyperlink><w:bookmarkStart/>{runs(' }}')}</w:p>"
    assert texts(filled(inner)) == [VALUES["title"]]


def test_text_boxes_are_filled_in_both_their_forms() -> None:
    box = f"<w:txbxContent><w:p>{runs('{{ ti', 'tle }}')}</w:p></w:txbxContent>"
    choice = (
        f"<mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback>"
    )
    inner = f"<w:p>{runs('{{ sta')}<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>{runs('tus }}x')}</w:p>"
    root = filled(inner)
    assert [each.text for each in root.iter(f"{W}t") if each.text] == [VALUES["title"], VALUES["title"], "x"]


def test_lines_of_a_value_are_lines() -> None:
    assert texts(filled(f"<w:p>{runs('{{ municipality_address }}')}</w:p>")) == ["Storgata 1\n6710 Vågsund"]


def test_a_field_without_value_is_empty_and_what_is_no_field_stays() -> None:
    root = filled(f"<w:p>{runs('[{{ subtitle }}|{{ status }}|{{ tittel }}|{{ body }}]')}</w:p>")
    assert texts(root) == ["[||{{ tittel }}|{{ body }}]"]


def test_a_value_that_looks_like_a_field_is_not_filled_again() -> None:
    root = filled(f"<w:p>{runs('{{ title }}')}</w:p>", {"title": "{{ status }}", "status": "x"})
    assert texts(root) == ["{{ status }}"]


def test_a_bookmark_of_the_name_is_filled_and_kept() -> None:
    inner = f'<w:p><w:bookmarkStart w:id="1" w:name="title"/>{runs("gam", "mel")}<w:bookmarkEnd w:id="1"/>{runs(" hale")}</w:p>'
    root = filled(inner)
    assert texts(root) == [f"{VALUES['title']} hale"]
    assert root.find(f"{W}p/{W}r/{W}rPr/{W}b") is not None
    assert root.find(f"{W}p/{W}bookmarkEnd") is not None


def test_an_empty_bookmark_is_filled() -> None:
    assert texts(filled('<w:p><w:bookmarkStart w:id="1" w:name="Title"/><w:bookmarkEnd w:id="1"/></w:p>')) == [VALUES["title"]]


@pytest.mark.parametrize("name", ['<w:tag w:val="title"/>', '<w:alias w:val="Title"/>'])
@pytest.mark.parametrize("around", ["<w:p>{}</w:p>", "{}"])
def test_a_content_control_of_the_name_is_filled_for_good(name: str, around: str) -> None:
    content = runs("Klikk her") if "<w:p>" in around else f"<w:p>{runs('Klikk ', 'her')}</w:p>"
    properties = f"<w:sdtPr>{name}<w:showingPlcHdr/><w:dataBinding w:xpath='x'/></w:sdtPr>"
    root = filled(around.format(f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"))
    assert texts(root) == [VALUES["title"]]
    assert root.find(f".//{W}showingPlcHdr") is None
    assert root.find(f".//{W}dataBinding") is None
