"""A look made by hand, with all that a template may put on its pages, for tests of the PDF writer."""

from __future__ import annotations

from html_documents import red
from planverk.model.template import (
    Border,
    FurnitureBreak,
    FurnitureCell,
    FurnitureParagraph,
    FurnitureTable,
    Margins,
    PageFurniture,
    PageLayout,
    RunField,
    RunPicture,
    RunShape,
    RunText,
    TableLook,
    TemplateSection,
    TextStyle,
    Theme,
)

ACCENT = "0B4F5C"
_SMALL = TextStyle(font="Calibri", size=9, colour="44565B", line=1.0)
_BODY = TextStyle(font="Calibri", size=11, colour="1B2A2E", after=7)
_BIG = TextStyle(font="Calibri", size=26, colour=ACCENT, bold=True, before=230, after=6)
_WHITE = TextStyle(font="Calibri", size=20, colour="FFFFFF", bold=True)


def plain_theme(start: int | None = None) -> Theme:
    """A4 with a cover, a logo, other headers on the first page and on even ones. `start` is the first page number of the body."""
    return Theme(
        PageLayout(595.3, 841.9, Margins(85, 70.9, 70.9, 70.9), 34, 34, _furniture(), start),
        _styles(),
        TableLook(
            head_fill=ACCENT,
            head_colour="FFFFFF",
            band_fill="E9F1F2",
            inside_horizontal=Border(0.5, "A9C5CA"),
            bottom=Border(1, ACCENT),
        ),
        cover=(TemplateSection(PageLayout(595.3, 841.9, Margins(71, 71, 71, 71), 34, 34), _cover()),),
        after=(_line("Slutt på dokumentet"),),
        fonts={"Calibri": "Source Sans 3", "Consolas": "Source Code Pro"},
        accent=ACCENT,
    )


def _styles() -> dict[str, TextStyle]:
    heading = {
        level: TextStyle(
            "Calibri", size, ACCENT, True, before=before, after=6, line=1, left=34, first_line=-34, keep_with_next=True
        )
        for level, size, before in (("heading-1", 20, 0), ("heading-2", 14, 16), ("heading-3", 12, 14))
    }
    first = TextStyle("Calibri", 20, ACCENT, True, after=10, line=1, keep_with_next=True, page_break_before=True)
    return heading | {
        "body": _BODY,
        "unnumbered": first,
        "appendix": first,
        "contents-title": TextStyle("Calibri", 20, ACCENT, True, after=10),
        "contents-1": TextStyle("Calibri", 11, ACCENT, True, before=4),
        "contents-2": TextStyle("Calibri", 10, left=50, first_line=-28),
        "contents-measures": TextStyle("Calibri", 10),
        "bullet": TextStyle("Calibri", 11, after=3, left=17, first_line=-17),
        "number": TextStyle("Calibri", 11, after=3, left=17, first_line=-17),
        "term": TextStyle("Calibri", 11, ACCENT, True),
        "explanation": TextStyle("Calibri", 11, left=20, after=4),
        "quote": TextStyle("Calibri", 11, italic=True, left=20, right=20, after=7, border_left=Border(2, ACCENT, 8)),
        "code": TextStyle("Consolas", 10, fill="E9F1F2", after=7),
        "caption": TextStyle("Calibri", 9.5, ACCENT, True, before=8, after=4, line=1),
        "figure": TextStyle("Calibri", 11, before=6, after=4),
        "table-text": TextStyle("Calibri", 9.5, before=2, after=2, line=1),
        "table-head": TextStyle("Calibri", 9.5, bold=True, before=2, after=2, line=1),
        "footnote": TextStyle("Calibri", 9, line=1, after=2),
        "strong": TextStyle("Calibri", 11, bold=True),
        "link": TextStyle("Calibri", 11, "0B4F9C", underline=True),
        "fact-label": TextStyle("Calibri", 10, ACCENT, True),
        "fact-value": TextStyle("Calibri", 10),
        "lead": TextStyle("Calibri", 12.5, ACCENT, after=10),
    }


def _furniture() -> PageFurniture:
    logo = RunPicture(red(40, 48), "", 20, 24)
    tabs = ((453.5, "right"),)
    line = Border(0.75, "A9C5CA", 4)
    foot = (RunText("{{ municipality }}", _SMALL), RunField("tab", _SMALL), RunText("Side ", _SMALL), RunField("page", _SMALL))
    count = (RunText(" av ", _SMALL), RunField("pages", _SMALL))

    def header(words: str) -> tuple[FurnitureParagraph]:
        style = TextStyle("Calibri", 9, line=1, border_bottom=line)
        return (FurnitureParagraph((logo, RunField("tab", _SMALL), RunText(words, _SMALL)), style, tabs),)

    return PageFurniture(
        header=header("{{ title }}"),
        footer=(FurnitureParagraph((*foot, *count), _SMALL, tabs),),
        first_header=header("{{ status }}{{ unknown }}"),
        even_header=header("Partall"),
    )


def _cover() -> tuple[FurnitureParagraph | FurnitureTable | FurnitureBreak, ...]:
    name = FurnitureParagraph((RunText("{{ municipality }}", _WHITE),), _WHITE)
    band = RunShape(0, 0, 595.3, 289, ACCENT, (name,), behind=True, padding=Margins(90, 10, 10, 170))
    shield = RunPicture(red(74, 89), "Kommunevåpenet til Vågsund", 74, 89, floating=True, x=71, y=74)
    cells = (FurnitureCell((_line("{{ status }}"),), 200), FurnitureCell((_line("{{ period }}"),), 200, fill="E9F1F2"))
    return (
        FurnitureParagraph((band, shield), _BODY),
        FurnitureParagraph((RunText("{{ title }}", _BIG),), _BIG, role="title"),
        FurnitureParagraph((), _BODY),
        FurnitureTable((cells,)),
        FurnitureBreak(),
        _line("Baksiden av omslaget"),
    )


def _line(words: str) -> FurnitureParagraph:
    return FurnitureParagraph((RunText(words, _BODY),), _BODY)
