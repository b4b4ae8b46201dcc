"""The lists of the example's Word files: chapters, appendices, bullets and numbered lists."""
# ruff: noqa: E501 - pieces of XML read better whole than broken

from __future__ import annotations

from .look import ACCENT, DECLARED, HEAD, mm

CHAPTERS, APPENDICES, BULLETS, NUMBERS = 1, 2, 3, 4


def numbering(chapters: bool) -> str:
    """numbering.xml; without lists for chapters and appendices where headings carry no numbers."""
    lists = {BULLETS: _bullets(), NUMBERS: _numbers()}
    if chapters:
        lists = {CHAPTERS: _chapters(), APPENDICES: _appendices(), **lists}
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:nsid w:val="{0x5A6B0000 + i:08X}"/><w:multiLevelType w:val="multilevel"/>'
        f'<w:tmpl w:val="{0x1C2D0000 + i:08X}"/>{levels}</w:abstractNum>'
        for i, levels in lists.items()
    )
    used = "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in lists)
    return f"{HEAD}<w:numbering {DECLARED}>{abstract}{used}</w:numbering>"


def _level(i: int, form: str, text: str, left: int, hanging: int, style: str = "", look: str = "") -> str:
    """One level; a tab comes after the number where there is an indent for it, else a space."""
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    tabs = f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>' if left else ""
    return (
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:suff w:val="{"tab" if left else "space"}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr>{tabs}<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{look}</w:lvl>'
    )


def _chapters() -> str:
    indents = (mm(12), mm(12), mm(15), mm(17), mm(20), mm(23), mm(26), mm(29), mm(32))
    levels = []
    for i, indent in enumerate(indents):
        text = ".".join(f"%{n}" for n in range(1, i + 2))
        levels.append(_level(i, "decimal", text, indent, indent, f"Heading{i + 1}" if i < 4 else ""))
    return "".join(levels)


def _appendices() -> str:
    levels = [_level(0, "upperLetter", "Vedlegg %1", 0, 0, "Vedleggsoverskrift")]
    for i in range(1, 9):
        text = ".".join(f"%{n}" for n in range(1, i + 2))
        style = f"Vedleggsoverskrift{i + 1}" if i < 3 else ""
        indent = mm(12 + 3 * max(0, i - 1))
        levels.append(_level(i, "decimal", text, indent, indent, style))
    return "".join(levels)


def _bullets() -> str:
    look = f'<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:hint="default"/><w:color w:val="{ACCENT}"/></w:rPr>'
    levels = []
    for i in range(9):
        style = ("ListBullet", "ListBullet2", "ListBullet3")[i] if i < 3 else ""
        levels.append(_level(i, "bullet", "•–▪"[i % 3], mm(6 * (i + 1)), mm(6), style, look))
    return "".join(levels)


def _numbers() -> str:
    forms = (("decimal", "."), ("lowerLetter", ")"), ("lowerRoman", "."))
    levels = []
    for i in range(9):
        form, end = forms[i % 3]
        style = ("ListNumber", "ListNumber2", "ListNumber3")[i] if i < 3 else ""
        levels.append(_level(i, form, f"%{i + 1}{end}", mm(7 * (i + 1)), mm(7), style))
    return "".join(levels)
