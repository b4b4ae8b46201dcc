"""Looks are what Word would show: inherited, from the theme, toggled, with the indents of lists."""
# ruff: noqa: E501 - pieces of XML read better whole than broken

from __future__ import annotations

import io

import docx
from docx.shared import Pt, RGBColor

from planverk.model.numbering import label
from planverk.model.template import Border, Margins, TableLook, TextStyle, Theme
from support_template import NORMAL, read, style, template, word

THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">
<a:dk1><a:sysClr val="windowText" lastClr="101010"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1>
</a:clrScheme><a:fontScheme name="x"><a:majorFont><a:latin typeface="Georgia"/></a:majorFont><a:minorFont><a:latin typeface="Verdana"/>
</a:minorFont></a:fontScheme></a:themeElements></a:theme>"""


def theme(styles: str, **parts: str) -> Theme:
    made = template(word(parts={"styles.xml": styles, **{f"{name}.xml": content for name, content in parts.items()}})).theme
    assert made is not None
    return made


def test_a_style_has_what_it_is_based_on_and_the_defaults_of_the_document() -> None:
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Georgia'/><w:sz w:val='23'/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:spacing w:after='160' w:line='259' w:lineRule='auto'/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    one = style(
        "H1",
        "heading 1",
        "<w:pPr><w:keepNext/><w:spacing w:before='480'/></w:pPr><w:rPr><w:b/><w:color w:val='1F3864'/></w:rPr>",
        "Normal",
    )
    two = style("H2", "heading 2", "<w:rPr><w:b w:val='0'/><w:i/><w:sz w:val='30'/></w:rPr>", "H1")
    looks = theme(defaults + NORMAL + one + two).styles
    plain = TextStyle(font="Georgia", size=11.5, after=8.0, line=1.079)
    assert looks["body"] == plain
    assert looks["heading-1"] == TextStyle(
        font="Georgia", size=11.5, colour="1F3864", bold=True, before=24.0, after=8.0, line=1.079, keep_with_next=True
    )
    assert looks["heading-2"] == TextStyle(
        font="Georgia", size=15.0, colour="1F3864", italic=True, before=24.0, after=8.0, line=1.079, keep_with_next=True
    )


def test_fonts_and_colours_of_the_theme_are_looked_up_and_toned() -> None:
    head = style(
        "H1",
        "heading 1",
        "<w:rPr><w:rFonts w:asciiTheme='majorHAnsi' w:ascii='Arial'/><w:color w:val='000000' w:themeColor='accent1' w:themeShade='BF'/></w:rPr>",
    )
    light = style(
        "H2",
        "heading 2",
        "<w:rPr><w:rFonts w:asciiTheme='minorHAnsi'/><w:color w:val='000000' w:themeColor='accent1' w:themeTint='99'/></w:rPr>",
    )
    looks = theme(NORMAL + head + light, theme1=THEME).styles
    assert (looks["heading-1"].font, looks["heading-1"].colour) == ("Georgia", "2F5496")
    assert (looks["heading-2"].font, looks["heading-2"].colour) == ("Verdana", "8FAADC")


def test_a_theme_colour_that_is_not_in_the_file_falls_back_on_the_colour_beside_it() -> None:
    head = style("H1", "heading 1", "<w:rPr><w:color w:val='123456' w:themeColor='accent1'/></w:rPr>")
    assert theme(NORMAL + head).accent == "123456"


def test_a_ring_of_styles_is_read_once_around() -> None:
    ring = style("A", "heading 1", "<w:rPr><w:b/></w:rPr>", "B") + style("B", "heading 2", "<w:rPr><w:i/></w:rPr>", "A")
    looks = theme(NORMAL + ring).styles
    assert (looks["heading-1"].bold, looks["heading-1"].italic) == (True, True)


def test_a_fixed_line_height_becomes_a_multiple() -> None:
    body = NORMAL.replace("</w:style>", "<w:pPr><w:spacing w:line='300' w:lineRule='exact'/></w:pPr></w:style>")
    assert theme(body).styles["body"].line == round(15 / (10 * 1.2), 3)


LIST = (
    "<w:abstractNum w:abstractNumId='7'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='H1'/><w:lvlText w:val='%1.'/>"
    "<w:pPr><w:ind w:left='567' w:hanging='567'/></w:pPr></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:pStyle w:val='H2'/><w:suff w:val='space'/><w:lvlText w:val='%1.%2)'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:pStyle w:val='H3'/><w:lvlText w:val='%1.%2.%3'/></w:lvl>"
    "</w:abstractNum>{}<w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>"
)
HEADINGS = (
    NORMAL
    + style("H1", "heading 1", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>", "Normal")
    + style("H2", "heading 2", "<w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr>", "H1")
    + style(
        "H3",
        "heading 3",
        "<w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='3'/></w:numPr><w:ind w:left='720'/></w:pPr>",
        "Normal",
    )
    + style("F", "Overskrift uten nummer", "<w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>", "H1")
)


def test_numbers_of_headings_are_the_templates_own() -> None:
    made = template(word(parts={"styles.xml": HEADINGS, "numbering.xml": LIST.format("")}))
    assert made.heading_numbering
    assert not made.appendix_numbering
    numbers = [label(number, made.numbering.chapters) for number in ((4,), (4, 2), (4, 2, 1))]
    assert numbers == ["4.", "4.b)", "4.2.1"]
    assert [level.suffix for level in made.numbering.chapters] == ["tab", "space", "tab"]
    assert label((2,), made.numbering.appendices) == "Vedlegg B"


def test_headings_have_the_indents_of_their_list_unless_the_style_says_otherwise() -> None:
    looks = theme(HEADINGS, numbering=LIST.format("")).styles
    assert (looks["heading-1"].left, looks["heading-1"].first_line) == (28.35, -28.35)
    assert looks["heading-3"].left == 36.0
    assert (looks["unnumbered"].left, looks["unnumbered"].first_line) == (0.0, 0.0)


def test_a_list_that_links_to_a_list_style_is_followed() -> None:
    linked = LIST.format("<w:abstractNum w:abstractNumId='8'><w:numStyleLink w:val='Liste'/></w:abstractNum>")
    linked += "<w:num w:numId='9'><w:abstractNumId w:val='8'/></w:num>"
    styles = HEADINGS.replace("<w:numId w:val='3'/>", "<w:numId w:val='9'/>")
    styles += style("Liste", "Liste", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>", kind="numbering")
    made = template(word(parts={"styles.xml": styles, "numbering.xml": linked}))
    assert label((4,), made.numbering.chapters) == "4."


def test_a_way_of_numbering_that_is_not_known_is_told() -> None:
    odd = LIST.format("").replace(
        "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='H1'/>",
        "<w:start w:val='0'/><w:numFmt w:val='cardinalText'/><w:pStyle w:val='H1'/>",
    )
    (found,) = read(word(parts={"styles.xml": HEADINGS, "numbering.xml": odd})).findings
    assert (found.code, "level 1" in str(found.message)) == ("T14", True)


def test_a_plan_is_numbered_even_where_the_template_does_not_and_a_case_paper_is_not() -> None:
    plan, paper = template(word()), template(word(), kind="case-paper")
    assert (plan.heading_numbering, paper.heading_numbering) == (False, False)
    assert label((4, 2), plan.numbering.chapters) == "4.2"
    assert paper.numbering.chapters == ()


def test_bullets_of_symbol_fonts_become_signs_that_every_font_has() -> None:
    signs = "".join(
        f"<w:lvl w:ilvl='{i}'><w:numFmt w:val='bullet'/><w:lvlText w:val='{sign}'/></w:lvl>"
        for i, sign in enumerate(("\uf0b7", "\uf0ff", "–"))
    )
    lists = f"<w:abstractNum w:abstractNumId='1'>{signs}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    listed = style("LB", "List Bullet", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>")
    assert theme(NORMAL + listed, numbering=lists).bullets == ("•", "–", "–")


def test_a_table_style_is_read_with_its_head_its_bands_and_what_it_inherits() -> None:
    line = "w:val='single' w:sz='12' w:color='336699'"
    base = style(
        "T0", "Base", f"<w:tblPr><w:tblBorders><w:top {line}/><w:insideH {line}/></w:tblBorders></w:tblPr>", kind="table"
    )
    table = style(
        "T1", "Table Grid",
        "<w:tblPr><w:tblBorders><w:insideH w:val='nil'/></w:tblBorders><w:tblCellMar><w:left w:w='200' w:type='dxa'/></w:tblCellMar></w:tblPr>"
        "<w:tblStylePr w:type='firstRow'><w:rPr><w:b/><w:color w:val='FFFFFF'/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val='double' w:sz='4'/></w:tcBorders>"
        "<w:shd w:val='clear' w:fill='113355'/></w:tcPr></w:tblStylePr>"
        "<w:tblStylePr w:type='band1Horz'><w:tcPr><w:shd w:val='clear' w:fill='EEEEEE'/></w:tcPr></w:tblStylePr>"
        "<w:tblStylePr w:type='lastRow'><w:rPr><w:b/></w:rPr></w:tblStylePr>",
        "T0", "table",
    )  # fmt: skip
    assert theme(NORMAL + base + table).table == TableLook(
        head_fill="113355",
        head_colour="FFFFFF",
        head_bold=True,
        band_fill="EEEEEE",
        band_first=True,
        top=Border(1.5, "336699"),
        head_bottom=Border(0.5),
        last_bold=True,
        padding=Margins(2, 5.4, 2, 10.0),
    )


def test_without_a_style_for_tables_every_cell_has_lines_and_a_style_that_draws_none_is_as_it_is() -> None:
    line = Border(0.5, "000000")
    assert theme(NORMAL).table.inside_vertical == theme(NORMAL).table.top == line
    assert theme(NORMAL + style("T", "Table Grid", kind="table")).table.top is None


def test_character_styles_have_the_bodys_font_and_no_colour_of_their_own() -> None:
    body = style(
        "BodyText", "Body Text", "<w:rPr><w:rFonts w:ascii='Georgia'/><w:sz w:val='24'/><w:color w:val='222222'/></w:rPr>"
    )
    strong = style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    look = theme(NORMAL + body + strong).styles["strong"]
    assert (look.font, look.size, look.colour, look.bold) == ("Georgia", 12.0, "", True)


def test_emphasis_and_lists_can_be_told_from_text_in_a_template_without_styles_for_them() -> None:
    looks = theme(NORMAL).styles
    assert (looks["emphasis"].italic, looks["strong"].bold, looks["link"].underline) == (True, True, True)
    assert (looks["bullet"].left, looks["number"].first_line) == (18.0, -18.0)


def test_a_file_made_with_python_docx_is_read_with_its_page_and_colours() -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x10, 0x40, 0x70)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(20)
    document.sections[0].left_margin = Pt(90)
    document.add_paragraph("{{ body }}")
    out = io.BytesIO()
    document.save(out)
    made = template(out.getvalue())
    assert made.theme is not None
    assert made.theme.accent == "104070"
    assert made.theme.styles["heading-1"].before == 20.0
    assert made.theme.page.margins.left == 90.0
    assert made.theme.fonts["Arial"] == "Arimo"
    assert made.roles["body"].style == "Body Text"
