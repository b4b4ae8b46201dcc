"""The styles of the example's Word files: built-in ones by Word's own ids, and the municipality's own."""
# ruff: noqa: E501 - pieces of XML read better whole than broken

from __future__ import annotations

from .look import ACCENT, DECLARED, GREY, HEAD, INK, LINE, MIST, mm
from .numbering import APPENDICES, BULLETS, CHAPTERS, NUMBERS

TEXT_WIDTH = mm(160)
_ACCENT = f'<w:color w:val="{ACCENT}" w:themeColor="accent1"/>'


def styles(numbered: bool) -> str:
    """styles.xml; `numbered` links the headings to the list of chapters."""
    parts = (_defaults(), _text(), _headings(numbered), _contents(), _lists(), _own(numbered), _characters(), _tables())
    return f"{HEAD}<w:styles {DECLARED}>{''.join(parts)}</w:styles>"


def _defaults() -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="nb-NO" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" '
        'w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl/><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr><w:color w:val="{INK}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    )


def _style(
    style_id: str, name: str, based: str = "Normal", after: str = "", paragraph: str = "", run: str = "", own: bool = False
) -> str:
    """A paragraph style; `after` is the style of the paragraph that follows it, `own` marks the municipality's styles."""
    return (
        f'<w:style w:type="paragraph"{" w:customStyle=" + chr(34) + "1" + chr(34) if own else ""} w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        + (f'<w:next w:val="{after}"/>' if after else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _grey() -> str:
    return f'<w:color w:val="{GREY}"/>'


def _text() -> str:
    return "".join(
        (
            _style("BodyText", "Body Text"),
            _style(
                "Title", "Title", after="Subtitle",
                paragraph='<w:keepNext/><w:suppressAutoHyphens/><w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>'
                '<w:contextualSpacing/>',
                run=f'<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/><w:b/>{_ACCENT}{_size(26)}',
            ),
            _style(
                "Subtitle", "Subtitle", after="BodyText",
                paragraph='<w:spacing w:after="240" w:line="252" w:lineRule="auto"/>', run=f"{_grey()}{_size(15)}",
            ),
            _style(
                "Quote", "Quote", based="BodyText", after="BodyText",
                paragraph=f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{ACCENT}"/></w:pBdr>'
                f'<w:spacing w:before="120" w:after="160"/><w:ind w:left="{mm(8)}" w:right="{mm(8)}"/>',
                run=f"<w:i/>{_grey()}",
            ),
            _style(
                "Caption", "caption", after="BodyText",
                paragraph='<w:spacing w:before="160" w:after="80" w:line="240" w:lineRule="auto"/>',
                run=f"<w:b/>{_ACCENT}{_size(9.5)}",
            ),
            _style(
                "FootnoteText", "footnote text",
                paragraph=f'<w:spacing w:after="40" w:line="240" w:lineRule="auto"/><w:ind w:left="{mm(4)}" w:hanging="{mm(4)}"/>',
                run=_size(9),
            ),
            _style(
                "Header", "header",
                paragraph=f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4" w:color="{LINE}"/></w:pBdr>'
                f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
                run=f"{_grey()}{_size(9)}",
            ),
            _style(
                "Footer", "footer",
                paragraph=f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="{LINE}"/></w:pBdr>'
                f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
                run=f"{_grey()}{_size(9)}",
            ),
        )
    )  # fmt: skip


# size, space before and after, in points
_HEADINGS = ((20, 0, 10), (15, 20, 6), (12.5, 16, 4), (11.5, 14, 3), (11, 12, 2), (11, 12, 2))


def _headings(numbered: bool) -> str:
    return "".join(_heading(i, numbered) for i in range(6))


def _heading(i: int, numbered: bool) -> str:
    size, before, after = _HEADINGS[i]
    if not numbered:  # a case paper is short: its headings are smaller, and follow on the same page
        size, before = (15, 13, 11.5, 11, 11, 11)[i], (18, 14, 12, 10, 10, 10)[i]
    number = f'<w:numPr>{f"<w:ilvl w:val={chr(34)}{i}{chr(34)}/>" if i else ""}<w:numId w:val="{CHAPTERS}"/></w:numPr>'
    paragraph = (
        "<w:keepNext/><w:keepLines/>"
        + ("<w:pageBreakBefore/>" if i == 0 and numbered else "")
        + (number if numbered and i < 4 else "")
        + f'<w:suppressAutoHyphens/><w:spacing w:before="{before * 20}" w:after="{after * 20}" w:line="240" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{i}"/>'
    )
    fonts = (
        '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>'
    )
    weight = "<w:b/><w:i/>" if i == 5 else "<w:b/>"
    return _style(
        f"Heading{i + 1}", f"heading {i + 1}", after="BodyText", paragraph=paragraph, run=f"{fonts}{weight}{_ACCENT}{_size(size)}"
    )


def _contents() -> str:
    dots = f'<w:tabs><w:tab w:val="left" w:pos="{{number}}"/><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    indents = ((0, 8), (8, 11), (19, 14))
    entries = []
    for i, (left, hanging) in enumerate(indents):
        before, after, run = (100, 20, f"<w:b/>{_ACCENT}") if i == 0 else (0, 20, "")
        paragraph = (
            dots.format(number=mm(left + hanging))
            + f'<w:spacing w:before="{before}" w:after="{after}" w:line="252" w:lineRule="auto"/>'
            f'<w:ind w:left="{mm(left + hanging)}" w:hanging="{mm(hanging)}"/>'
        )
        entries.append(_style(f"TOC{i + 1}", f"toc {i + 1}", after="Normal", paragraph=paragraph, run=run))
    title = _style(
        "TOCHeading", "TOC Heading", based="Heading1", after="BodyText",
        paragraph='<w:pageBreakBefore w:val="0"/><w:numPr><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/><w:outlineLvl w:val="9"/>',
    )  # fmt: skip
    table = (
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs><w:spacing w:after="40" w:line="252" w:lineRule="auto"/>'
        f'<w:ind w:left="{mm(14)}" w:hanging="{mm(14)}"/>'
    )
    return "".join(entries) + title + _style("TableofFigures", "table of figures", after="Normal", paragraph=table)


def _lists() -> str:
    made = []
    for style_id, name, number in (("ListBullet", "List Bullet", BULLETS), ("ListNumber", "List Number", NUMBERS)):
        for i in range(3):
            level = f'<w:ilvl w:val="{i}"/>' if i else ""
            made.append(
                _style(
                    f"{style_id}{i + 1 if i else ''}", f"{name}{f' {i + 1}' if i else ''}", based="BodyText",
                    paragraph=f'<w:numPr>{level}<w:numId w:val="{number}"/></w:numPr><w:spacing w:after="60"/>',
                )
            )  # fmt: skip
    return "".join(made)


def _own(numbered: bool) -> str:
    plain = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    flush = '<w:ind w:left="0" w:firstLine="0"/>'
    made = [
        _style(
            "Overskriftutennummer", "Overskrift uten nummer", based="Heading1", after="BodyText", own=True,
            paragraph=f'{plain if numbered else ""}{flush}<w:outlineLvl w:val="0"/>',
        ),
        *(_appendix(i, numbered) for i in range(3)),
        _style("Ingress", "Ingress", based="BodyText", after="BodyText", own=True,
               paragraph='<w:spacing w:after="200"/>', run=f"{_ACCENT}{_size(12.5)}"),
        _style("Figur", "Figur", after="Caption", own=True, paragraph='<w:keepNext/><w:spacing w:before="160" w:after="60" w:line="240" w:lineRule="auto"/>'),
        _style("Tabelltekst", "Tabelltekst", own=True,
               paragraph='<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>', run=_size(9.5)),
        _style("Tabellhode", "Tabellhode", based="Tabelltekst", own=True, paragraph="<w:keepNext/>", run='<w:b/><w:color w:val="FFFFFF" w:themeColor="background1"/>'),
        _style("Kode", "Kode", own=True,
               paragraph=f'<w:shd w:val="clear" w:color="auto" w:fill="{MIST}"/><w:spacing w:after="120" w:line="240" w:lineRule="auto"/>',
               run=f'<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>{_size(9.5)}'),
        _style("Definisjonsord", "Definisjonsord", based="BodyText", after="Definisjon", own=True,
               paragraph='<w:keepNext/><w:spacing w:after="20"/>', run=f"<w:b/>{_ACCENT}"),
        _style("Definisjon", "Definisjon", based="BodyText", own=True, paragraph=f'<w:ind w:left="{mm(8)}"/>'),
        _style("Faktaetikett", "Faktaetikett", own=True,
               paragraph='<w:spacing w:before="20" w:after="20" w:line="252" w:lineRule="auto"/>', run=f"<w:b/>{_ACCENT}{_size(10)}"),
        _style("Faktaverdi", "Faktaverdi", own=True,
               paragraph='<w:spacing w:before="20" w:after="20" w:line="252" w:lineRule="auto"/>', run=_size(10)),
        _style("Signatur", "Signatur", based="BodyText", own=True, paragraph='<w:keepLines/><w:spacing w:before="480"/>'),
        _style("Forsidekommune", "Forside kommune", own=True,
               paragraph=f'<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="{mm(32)}"/>',
               run=f'<w:b/><w:color w:val="FFFFFF" w:themeColor="background1"/>{_size(20)}'),
        _style("Forsidestatus", "Forside status", own=True,
               paragraph='<w:spacing w:before="240" w:after="40"/>', run=f"<w:b/>{_ACCENT}{_size(13)}"),
        _style("Forsidedato", "Forside dato", own=True, run=f"{_grey()}{_size(12)}"),
        _style("Brevhode", "Brevhode", own=True, paragraph='<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', run=f"{_grey()}{_size(9)}"),
        _style("Brevhodenavn", "Brevhode navn", based="Brevhode", own=True, run=f"<w:b/>{_ACCENT}{_size(16)}"),
    ]  # fmt: skip
    return "".join(made)


def _appendix(i: int, numbered: bool) -> str:
    level = f'<w:ilvl w:val="{i}"/>' if i else ""
    number = f'<w:numPr>{level}<w:numId w:val="{APPENDICES}"/></w:numPr>' if numbered else ""
    last = f" {i + 1}" if i else ""
    return _style(
        f"Vedleggsoverskrift{last.strip()}", f"Vedleggsoverskrift{last}", based=f"Heading{i + 1}", after="BodyText", own=True,
        paragraph=f'{number}<w:outlineLvl w:val="{i}"/>',
    )  # fmt: skip


def _characters() -> str:
    looks = {
        ("FootnoteReference", "footnote reference"): '<w:vertAlign w:val="superscript"/>',
        ("Hyperlink", "Hyperlink"): f'<w:color w:val="{ACCENT}" w:themeColor="hyperlink"/><w:u w:val="single"/>',
        ("Emphasis", "Emphasis"): "<w:i/><w:iCs/>",
        ("Strong", "Strong"): "<w:b/><w:bCs/>",
    }
    return "".join(
        f'<w:style w:type="character" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f"<w:qFormat/><w:rPr>{look}</w:rPr></w:style>"
        for (style_id, name), look in looks.items()
    )


def _tables() -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    heavy = f'w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}" w:themeColor="accent1"'
    grid = (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>'
    )
    return grid + (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Vagsundtabell"><w:name w:val="Vågsund tabell"/><w:basedOn w:val="TableNormal"/>'
        "<w:qFormat/><w:tblPr><w:tblStyleRowBandSize w:val=\"1\"/><w:tblStyleColBandSize w:val=\"1\"/>"
        f"<w:tblBorders><w:top {heavy}/><w:bottom {heavy}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{ACCENT}" w:themeFill="accent1"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:top {heavy}/></w:tcBorders></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{MIST}"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )  # fmt: skip
