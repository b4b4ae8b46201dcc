"""What stands on the template's own pages comes out as it stands there: sections, headers, pictures, shapes, page numbers."""
# ruff: noqa: E501 - pieces of XML read better whole than broken

from __future__ import annotations

import io

import pytest
from PIL import Image

from planverk.model.template import FurnitureBreak, FurnitureParagraph, FurnitureTable, Margins, RunPicture, RunShape, Theme
from support_template import BODY, NORMAL, codes, link, paragraph, read, shown, style, template, word

PAGE = "<w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='1440' w:right='1134' w:bottom='1440' w:left='1134' w:header='720' w:footer='600' w:gutter='0'/>"


def png(width: int = 40, height: int = 20) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def theme(body: str, files: dict[str, bytes] | None = None, links: str = "", **parts: str) -> Theme:
    made = template(word(body, {f"{name}.xml": content for name, content in parts.items()}, files=files, links=links)).theme
    assert made is not None
    return made


def section(inner: str = "", ends: str = "") -> str:
    properties = f"<w:sectPr>{inner}{PAGE}{ends}</w:sectPr>"
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def last(inner: str = "", ends: str = "") -> str:
    return f"<w:sectPr>{inner}{PAGE}{ends}</w:sectPr>"


def named(kind: str, when: str, part: str) -> str:
    return f"<w:{kind}Reference w:type='{when}' r:id='{part}'/>"


def test_sections_before_and_after_the_text_are_cover_and_closing() -> None:
    read_theme = theme(
        paragraph("Forside")
        + section()
        + paragraph("Kolofon")
        + BODY
        + paragraph("Slutt")
        + section()
        + paragraph("Bakside")
        + last()
    )
    assert [shown(part.blocks) for part in read_theme.cover] == [["Forside"]]
    assert (shown(read_theme.before), shown(read_theme.after)) == (["Kolofon"], ["Slutt"])
    assert [shown(part.blocks) for part in read_theme.closing] == [["Bakside"]]


def test_a_section_that_goes_on_on_the_same_page_is_no_page_of_its_own() -> None:
    read_theme = theme(paragraph("Over") + section() + BODY + last("<w:type w:val='continuous'/>"))
    assert (read_theme.cover, shown(read_theme.before)) == ((), ["Over"])


def test_page_size_margins_gutter_and_page_numbers_are_read() -> None:
    wide = "<w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/><w:pgMar w:top='-1000' w:right='1134' w:bottom='1440' w:left='1134' w:header='720' w:footer='600' w:gutter='284'/>"
    page = theme(BODY + f"<w:sectPr>{wide}<w:pgNumType w:start='3'/></w:sectPr>").page
    assert (page.width, page.height, page.start) == (841.9, 595.3, 3)
    assert page.margins == Margins(50.0, 56.7, 72.0, 70.9)
    assert (page.header_distance, page.footer_distance) == (36.0, 30.0)


def test_a_page_with_no_room_for_text_is_not_believed() -> None:
    page = theme(BODY + "<w:sectPr><w:pgSz w:w='1000' w:h='99999999'/><w:pgMar w:left='9000' w:right='9000'/></w:sectPr>").page
    assert page.width - page.margins.left - page.margins.right > 0
    assert page.height < 6000


def test_headers_are_inherited_from_the_section_before_and_the_first_page_has_its_own() -> None:
    read_theme = theme(
        paragraph("Forside") + section(named("header", "default", "header1") + named("footer", "default", "footer1"))
        + BODY + last(named("header", "first", "header2"), "<w:titlePg/>"),
        header1=paragraph("Løpende"), header2=paragraph("Første side"), footer1=paragraph("Bunn"),
    )  # fmt: skip
    body, cover = read_theme.page.furniture, read_theme.cover[0].layout.furniture
    assert (shown(body.header), shown(body.footer)) == (["Løpende"], ["Bunn"])
    assert (shown(body.first_header or ()), body.first_footer) == (["Første side"], ())
    assert (shown(cover.header), cover.first_header) == (["Løpende"], None)


def test_even_pages_count_only_where_the_settings_say_so() -> None:
    body = BODY + last(named("header", "even", "header1"))
    assert theme(body, header1=paragraph("Venstre")).page.furniture.even_header is None
    even = theme(body, header1=paragraph("Venstre"), settings="<w:evenAndOddHeaders/>").page.furniture.even_header
    assert shown(even or ()) == ["Venstre"]


def test_page_numbers_are_fields_whether_simple_or_complex() -> None:
    def complex_field(code: str) -> str:
        return (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" + "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in code)
            + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>17</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )  # fmt: skip

    content = (
        "<w:p><w:r><w:t xml:space='preserve'>Side </w:t><w:tab/></w:r><w:fldSimple w:instr=' PAGE \\* Arabic '><w:r><w:t>9</w:t></w:r></w:fldSimple>"
        f"<w:r><w:t xml:space='preserve'> av </w:t></w:r>{complex_field(' NUMPAGES ')}{complex_field(' FILENAME ')}</w:p>"
    )
    assert shown(theme(content + BODY).before) == ["Side ‹tab›‹page› av ‹pages›17"]


def test_a_page_break_parts_a_paragraph() -> None:
    blocks = theme("<w:p><w:r><w:t>før</w:t><w:br w:type='page'/><w:t>etter</w:t><w:br/></w:r></w:p>" + BODY).before
    assert shown(blocks) == ["før", "etter‹break›"]
    assert isinstance(blocks[1], FurnitureBreak)


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    content = "<w:p><w:del><w:r><w:delText>bort</w:delText></w:r></w:del><w:ins><w:r><w:t>inn</w:t></w:r></w:ins></w:p>"
    assert shown(theme(content + BODY).before) == ["inn"]


def test_paragraphs_have_their_role_their_look_and_their_tabs() -> None:
    styles = NORMAL + style(
        "Tittel",
        "Title",
        "<w:pPr><w:tabs><w:tab w:val='center' w:pos='1000'/><w:tab w:val='right' w:pos='9000'/></w:tabs></w:pPr><w:rPr><w:b/></w:rPr>",
    )
    properties = "<w:pStyle w:val='Tittel'/><w:tabs><w:tab w:val='clear' w:pos='1000'/></w:tabs><w:spacing w:before='240'/><w:jc w:val='center'/>"
    (block,) = theme(paragraph("Plan", properties=properties) + BODY, styles=styles).before
    assert isinstance(block, FurnitureParagraph)
    assert (block.role, block.tabs) == ("title", ((450.0, "right"),))
    assert (block.style.bold, block.style.before, block.style.align) == (True, 12.0, "center")


def test_a_character_style_that_is_bold_makes_bold_text_plain_again() -> None:
    styles = (
        NORMAL
        + style("Title", "Title", "<w:rPr><w:b/></w:rPr>")
        + style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    )
    text = "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:rPr><w:rStyle w:val='Strong'/></w:rPr><w:t>x</w:t></w:r></w:p>"
    (block,) = theme(text + BODY, styles=styles).before
    assert isinstance(block, FurnitureParagraph)
    assert not block.runs[0].style.bold  # type: ignore[union-attr]


def drawing(place: str, inner: str, behind: str = "0", size: tuple[int, int] = (100, 50)) -> str:
    return (
        f"<w:p><w:r><w:drawing><wp:anchor behindDoc='{behind}' simplePos='0'><wp:simplePos x='0' y='0'/>{place}"
        f"<wp:extent cx='{size[0] * 12700}' cy='{size[1] * 12700}'/><wp:docPr id='1' name='x' descr='Våpen'/>"
        f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def at(across: str, down: str) -> str:
    return f"<wp:positionH {across}</wp:positionH><wp:positionV {down}</wp:positionV>"


PICTURE = "<pic:pic><pic:blipFill><a:blip r:embed='logo'/></pic:blipFill></pic:pic>"
LOGO = link("logo", "image", "media/logo.png")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (at("relativeFrom='page'><wp:posOffset>127000</wp:posOffset>", "relativeFrom='page'><wp:posOffset>254000</wp:posOffset>"), (10.0, 20.0)),
        (at("relativeFrom='margin'><wp:align>right</wp:align>", "relativeFrom='margin'><wp:align>top</wp:align>"), (595.3 - 56.7 - 100, 72.0)),
        (at("relativeFrom='page'><wp:align>center</wp:align>", "relativeFrom='page'><wp:align>bottom</wp:align>"), ((595.3 - 100) / 2, 841.9 - 50)),
        (at("relativeFrom='column'><wp:posOffset>0</wp:posOffset>", "relativeFrom='paragraph'><wp:posOffset>-127000</wp:posOffset>"), (56.7, 62.0)),
    ],
    ids=["from the page", "aligned to the margins", "aligned to the page", "from the text"],
)  # fmt: skip
def test_a_floating_picture_has_its_place_on_the_page(place: str, expected: tuple[float, float]) -> None:
    (block,) = theme(drawing(place, PICTURE, behind="1") + BODY + last(), {"word/media/logo.png": png()}, LOGO).before
    assert isinstance(block, FurnitureParagraph)
    (picture,) = block.runs
    assert isinstance(picture, RunPicture)
    assert (picture.x, picture.y) == pytest.approx(expected, abs=0.01)
    assert (picture.floating, picture.behind, picture.width, picture.height, picture.alt) == (True, True, 100.0, 50.0, "Våpen")


def test_the_logo_is_the_first_picture_of_the_cover_or_the_headers() -> None:
    inline = (
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='508000' cy='254000'/><wp:docPr id='1' name='x' descr='Våpenet'/>"
        f"<a:graphic><a:graphicData>{PICTURE}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{LOGO}</Relationships>'
    files = {"word/media/logo.png": png(60, 30), "word/_rels/header1.xml.rels": rels.encode()}
    read_theme = theme(BODY + last(named("header", "default", "header1")), files, header1=inline)
    assert read_theme.logo is not None
    assert (read_theme.logo.width, read_theme.logo.height, read_theme.logo.dpi, read_theme.logo_alt) == (60, 30, 200.0, "Våpenet")


def test_a_logo_in_a_format_that_cannot_be_shown_is_told_and_left_out() -> None:
    place = at("relativeFrom='page'><wp:posOffset>0</wp:posOffset>", "relativeFrom='page'><wp:posOffset>0</wp:posOffset>")
    emf = b"\x01\x00\x00\x00" + bytes(60)
    data = word(drawing(place, PICTURE) + BODY, files={"word/media/logo.emf": emf}, links=link("logo", "image", "media/logo.emf"))
    reading = read(data)
    assert codes(reading) == ["T12"]
    assert "logo.emf" in str(reading.findings[0].message)
    assert reading.value is not None
    assert reading.value.theme is not None
    assert reading.value.theme.logo is None


SHAPE = (
    "<wps:wsp><wps:spPr>{transform}<a:solidFill><a:srgbClr val='0B4F5C'/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
    "<wps:bodyPr lIns='0'/></wps:wsp>"
)


def test_a_box_has_its_fill_and_what_stands_in_it_and_its_fallback_is_not_read_twice() -> None:
    place = at("relativeFrom='page'><wp:posOffset>0</wp:posOffset>", "relativeFrom='page'><wp:posOffset>0</wp:posOffset>")
    inner = (
        drawing(place, SHAPE.format(transform="", text=paragraph("{{ sta", "tus }}")))
        .removeprefix("<w:p><w:r>")
        .removesuffix("</w:r></w:p>")
    )
    fallback = "<w:pict><v:rect style='width:10pt'><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:rect></w:pict>"
    alternate = f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{inner}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    (block,) = theme(alternate + BODY).before
    assert isinstance(block, FurnitureParagraph)
    (box,) = block.runs
    assert isinstance(box, RunShape)
    assert (box.fill, box.width, shown(box.blocks), box.padding.left) == ("0B4F5C", 100.0, ["{{ status }}"], 0.0)


def test_shapes_in_a_group_stand_where_the_group_puts_them() -> None:
    def transform(x: int, y: int, width: int, height: int) -> str:
        return f"<a:xfrm><a:off x='{x}' y='{y}'/><a:ext cx='{width}' cy='{height}'/></a:xfrm>"

    group = (
        "<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='1270000' cy='635000'/><a:chOff x='1000' y='1000'/><a:chExt cx='2000' cy='1000'/></a:xfrm></wpg:grpSpPr>"
        + SHAPE.format(transform=transform(2000, 1500, 500, 500), text="") + "</wpg:wgp>"
    )  # fmt: skip
    place = at("relativeFrom='page'><wp:posOffset>127000</wp:posOffset>", "relativeFrom='page'><wp:posOffset>0</wp:posOffset>")
    (block,) = theme(drawing(place, group) + BODY).before
    assert isinstance(block, FurnitureParagraph)
    (box,) = block.runs
    assert isinstance(box, RunShape)
    assert (box.x, box.y, box.width, box.height) == (60.0, 25.0, 25.0, 25.0)


def test_a_picture_drawn_as_old_programs_do_is_read() -> None:
    vml = (
        "<w:p><w:r><w:pict><v:shape style='width:80pt;height:1in' alt='Våpen'><v:imagedata r:id='logo'/></v:shape></w:pict></w:r>"
        "<w:r><w:pict><v:rect style='position:absolute;margin-left:5pt;margin-top:6pt;width:70pt;height:8pt;mso-position-horizontal-relative:page;"
        "mso-position-vertical-relative:page;z-index:-3' fillcolor='#0b4f5c [3204]'/></w:pict></w:r></w:p>"
    )
    (block,) = theme(vml + BODY, {"word/media/logo.png": png()}, LOGO).before
    assert isinstance(block, FurnitureParagraph)
    picture, box = block.runs
    assert isinstance(picture, RunPicture)
    assert (picture.width, picture.height, picture.floating, picture.alt) == (80.0, 72.0, False, "Våpen")
    assert box == RunShape(5.0, 6.0, 70.0, 8.0, "0B4F5C", (), True)


def test_a_layout_table_has_its_widths_fills_and_lines() -> None:
    table = (
        "<w:tbl><w:tblPr><w:tblBorders><w:bottom w:val='single' w:sz='8' w:color='0B4F5C'/></w:tblBorders></w:tblPr>"
        "<w:tblGrid><w:gridCol w:w='1000'/><w:gridCol w:w='2000'/><w:gridCol w:w='3000'/></w:tblGrid>"
        "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/><w:shd w:val='clear' w:fill='EEEEEE'/></w:tcPr>"
        + paragraph("a")
        + "</w:tc>"
        "<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vAlign w:val='center'/></w:tcPr>" + paragraph("b") + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>"
        + paragraph("")
        + "</w:tc><w:tc>"
        + paragraph("c")
        + "</w:tc><w:tc>"
        + paragraph("d")
        + "</w:tc></w:tr>"
        "</w:tbl>"
    )
    (block,) = theme(table + BODY).before
    assert isinstance(block, FurnitureTable)
    (a, b), (under, c, d) = block.rows
    assert [cell.width for cell in (a, b, under, c, d)] == [50.0, 250.0, 50.0, 100.0, 150.0]
    assert [shown(cell.blocks) for cell in (a, b, under, c, d)] == [["a"], ["b"], [], ["c"], ["d"]]
    assert (a.fill, b.valign, b.border_bottom) == ("EEEEEE", "center", None)
    assert c.border_bottom is not None
    assert c.border_bottom.colour == "0B4F5C"
