"""What stands on the example's pages: cover, headers, footers, letterhead, and the slot for the text."""
# ruff: noqa: E501 - pieces of XML read better whole than broken

from __future__ import annotations

from .look import ACCENT, BRASS, DECLARED, HEAD, emu, mm
from .styles import TEXT_WIDTH

LOGO_ALT = "Kommunevåpen for Vågsund kommune: et sjømerke over to bølger på blågrønt skjold"
_RATIO = 580 / 480


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(content: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _field(code: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:rPr><w:noProof/></w:rPr><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _page_number() -> str:
    return _run("Side ") + _field("PAGE", "2") + _run(" av ") + _field("NUMPAGES", "2")


_TAB = "<w:r><w:tab/></w:r>"


def _picture(width: float, number: int, alt: str = LOGO_ALT, place: tuple[float, float] | None = None) -> str:
    """The logo, `width` millimetres wide; at `place` from the page's corner, or in the line."""
    size = f'<wp:extent cx="{emu(width)}" cy="{emu(width * _RATIO)}"/>'
    name = f'<wp:docPr id="{number}" name="Kommunevåpen" descr="{alt}"/>'
    locks = '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="vaapen.png" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(width)}" cy="{emu(width * _RATIO)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    if place is None:
        return f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{size}{name}{locks}{graphic}</wp:inline></w:drawing></w:r>'
    return f"<w:r><w:drawing>{_anchor(place, size, name, locks, graphic, behind=False, order=30)}</w:drawing></w:r>"


def _anchor(place: tuple[float, float], size: str, name: str, locks: str, graphic: str, *, behind: bool, order: int) -> str:
    return (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{order}" '
        f'behindDoc="{int(behind)}" locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(place[0])}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(place[1])}</wp:posOffset></wp:positionV>'
        f'{size}<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>{name}{locks}{graphic}</wp:anchor>'
    )


_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def _block(number: int, name: str, place: tuple[float, float], size: tuple[float, float], fill: str, order: int) -> str:
    """A coloured block behind the text, in millimetres, and the same as VML for old readers. It says nothing, so it is decorative."""
    extent = f'<wp:extent cx="{emu(size[0])}" cy="{emu(size[1])}"/>'
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(size[0])}" cy="{emu(size[1])}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic>"
    )
    title = f'<wp:docPr id="{number}" name="{name}" descr="">{_DECORATIVE}</wp:docPr>'
    drawing = _anchor(place, extent, title, "<wp:cNvGraphicFramePr/>", graphic, behind=True, order=order)
    position = f"position:absolute;margin-left:{place[0]}mm;margin-top:{place[1]}mm;width:{size[0]}mm;height:{size[1]}mm"
    vml = (
        f'<w:pict><v:rect id="_x0000_s{1025 + number}" alt="" style="{position};z-index:-{50 - order};'
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" '
        f'fillcolor="#{fill}" stroked="f"/></w:pict>'
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _section(margins: tuple[float, float, float, float], references: str, *, first: bool, kind: str = "") -> str:
    """A section's properties: A4, margins in millimetres (top, right, bottom, left)."""
    top, right, bottom, left = (mm(m) for m in margins)
    return (
        f'<w:sectPr>{references}{f"<w:type w:val={chr(34)}{kind}{chr(34)}/>" if kind else ""}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{mm(12)}" w:footer="{mm(12)}" '
        f'w:gutter="0"/><w:cols w:space="708"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )


def _references(names: dict[str, str]) -> str:
    """`names` maps «header/default» to a relationship's id."""
    return "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="{rid}"/>'
        for (kind, when), rid in ((key.split("/"), rid) for key, rid in names.items())
    )


def _document(content: str) -> str:
    return f"{HEAD}<w:document {DECLARED}><w:body>{content}</w:body></w:document>"


def plan_document() -> str:
    """The plan file's document.xml: a cover in its own section, then the slot."""
    anchors = (
        _block(101, "Forsidefelt", (0, 0), (210, 102), ACCENT, 10)
        + _block(102, "Forsidestripe", (0, 102), (210, 2.2), BRASS, 20)
        + _picture(26, 103, place=(25, 26))
    )
    cover = (
        _paragraph(anchors + _run("{{ municipality }}"), "Forsidekommune")
        + '<w:p><w:pPr><w:pStyle w:val="Title"/><w:spacing w:before="4700"/></w:pPr>' + _run("{{ title }}") + "</w:p>"
        + _paragraph(_run("{{ subtitle }}"), "Subtitle")
        + _paragraph(_run("{{ status }}"), "Forsidestatus")
        + _paragraph(_run("{{ date }}"), "Forsidedato")
    )  # fmt: skip
    bare = _references({"header/default": "rIdEmptyHeader", "footer/default": "rIdEmptyFooter"})
    last = '<w:p><w:pPr><w:pStyle w:val="BodyText"/>' + _section((36, 25, 20, 25), bare, first=False) + "</w:pPr></w:p>"
    running = _references(
        {
            "header/default": "rIdHeader",
            "header/first": "rIdFirstHeader",
            "footer/default": "rIdFooter",
            "footer/first": "rIdFirstFooter",
        }
    )
    body = _paragraph(_run("{{ body }}"), "BodyText")
    return _document(cover + last + body + _section((30, 25, 25, 25), running, first=True, kind="nextPage"))


def paper_document() -> str:
    """The case paper file's document.xml: one section with a letterhead on its first page."""
    running = _references(
        {
            "header/default": "rIdHeader",
            "header/first": "rIdFirstHeader",
            "footer/default": "rIdFooter",
            "footer/first": "rIdFirstFooter",
        }
    )
    return _document(_paragraph(_run("{{ body }}"), "BodyText") + _section((27, 25, 25, 25), running, first=True))


def _header(content: str) -> str:
    return f"{HEAD}<w:hdr {DECLARED}>{content}</w:hdr>"


def _footer(content: str) -> str:
    return f"{HEAD}<w:ftr {DECLARED}>{content}</w:ftr>"


def plan_parts() -> dict[str, str]:
    """Headers and footers of the plan file, by file name."""
    line = _paragraph(_run("{{ municipality }}") + _TAB + _page_number(), "Footer")
    plain = '<w:pPr><w:pStyle w:val="{}"/><w:pBdr><w:{} w:val="nil"/></w:pBdr></w:pPr>'
    return {
        "header1.xml": _header("<w:p>" + plain.format("Header", "bottom") + "</w:p>"),
        "footer1.xml": _footer("<w:p>" + plain.format("Footer", "top") + "</w:p>"),
        "header2.xml": _header(_paragraph(_picture(7, 201) + _TAB + _run("{{ title }}"), "Header")),
        "header3.xml": _header(_paragraph(_picture(7, 202) + _TAB + _run("{{ status }}"), "Header")),
        "footer2.xml": _footer(line),
        "footer3.xml": _footer(line),
    }


def paper_parts() -> dict[str, str]:
    """Headers and footers of the case paper file."""
    line = _paragraph(_run("{{ municipality }}") + _TAB + _page_number(), "Footer")
    return {
        "header2.xml": _header(_paragraph(_run("{{ archive_case }} {{ title }}"), "Header")),
        "header3.xml": _header(_letterhead()),
        "footer2.xml": _footer(line),
        "footer3.xml": _footer(line),
    }


def _cell(width: int, content: str) -> str:
    border = (
        f'<w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{ACCENT}" w:themeColor="accent1"/></w:tcBorders>'
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _letterhead() -> str:
    """Logo, name, and the address to the right, in a table over a line."""
    right = '<w:p><w:pPr><w:pStyle w:val="Brevhode"/><w:jc w:val="right"/></w:pPr>{}</w:p>'
    address = "".join(
        right.format(_run("{{ " + name + " }}")) for name in ("municipality_address", "municipality_email", "municipality_web")
    )
    widths = (mm(22), mm(73), TEXT_WIDTH - mm(22) - mm(73))
    cells = (
        '<w:p><w:pPr><w:pStyle w:val="Brevhode"/><w:spacing w:after="100"/></w:pPr>' + _picture(15, 301) + "</w:p>",
        _paragraph(_run("{{ municipality }}"), "Brevhodenavn"),
        address,
    )
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    row = "".join(_cell(w, content) for w, content in zip(widths, cells, strict=True))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>" + _paragraph("", "Brevhode")
    )
