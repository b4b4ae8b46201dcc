"""The forms of list items: bullets are the template's, and each numbered list starts over at its own number."""

from __future__ import annotations

from collections.abc import Callable

from planverk.model.content import ListKind
from planverk.writers.docx.form import Form
from planverk.writers.docx.numbering import LEVELS, Numbering, indent, level_like, new_level, own_number
from planverk.writers.docx.styles import Styles
from planverk.writers.docx.xml import Element, value

_STEP = 360  # twips that a level stands further in, where the template does not say
_FORMS: dict[ListKind, tuple[str, str]] = {
    "decimal": ("decimal", "%1."),
    "lower-alpha": ("lowerLetter", "%1)"),
    "upper-alpha": ("upperLetter", "%1."),
    "lower-roman": ("lowerRoman", "%1."),
    "upper-roman": ("upperRoman", "%1."),
}


class ListForms:
    """The definitions that lists of one document are made on, made when first needed."""

    def __init__(self, styles: Styles, numbering: Numbering, bullets: tuple[str, ...]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._bullets = bullets or ("•",)
        self._ordered: dict[tuple[ListKind, int], str] = {}
        self._bulleted: str | None = None
        self._left: dict[str, list[int]] = {}

    def bullet(self, depth: int, direct: bool = False) -> tuple[Form, int]:
        """The form of an item at that depth (from 0), and where its text begins, in twips.

        The style itself gives the bullet where it can; with `direct` the paragraph has it, so that it may have another style.
        """
        style = self._styles.role("bullet")
        level = min(depth, LEVELS - 1)
        own = self._level_style("bullet", level)
        if own and not direct:
            # LibreOffice indents a level that only the style names as if it were the first: name it in the paragraph too
            return Form(own, number=self._styles.numbering(own) if level else None), self._lefts("bullet")[level]
        if self._bulleted is None:
            levels = self._define("bullet", lambda n: ("bullet", self._bullets[n % len(self._bullets)]))
            self._bulleted = self._numbering.make(self._numbering.define("bullets", levels))
        return Form(own or style, number=(self._bulleted, level)), self._lefts("bullet")[level]

    def _level_style(self, role: str, level: int) -> str:
        """The template's own style for a level of its list: the role's, further in those that its list is tied to."""
        style = self._styles.role(role)
        use = self._styles.numbering(style)
        if use is None or use[1] == level:
            return style if use is not None else ""
        own = self._numbering.style_of(use[0], level)
        return own if self._styles.numbering(own) == (use[0], level) else ""

    def ordered(self, kind: ListKind, start: int, depth: int, shelf: int) -> tuple[Form, int]:
        """The form of the items of a new list, and where their text begins, in twips.

        Word counts on through all lists of one definition, so that a list within another's item must stand on another
        level of it, or on another definition.
        """
        level = min(depth, LEVELS - 1)
        key = (kind, shelf + depth - level)
        if key not in self._ordered:
            form, text = _FORMS[kind]
            text = self._own_text() or text if kind == "decimal" else text
            levels = self._define("number", lambda n: (form, own_number(text, n)))
            self._ordered[key] = self._numbering.define(f"{kind} {key[1]}", levels)
        made = self._numbering.make(self._ordered[key], {level: max(start, 0)})
        style = self._level_style("number", level) or self._styles.role("number")
        return Form(style, number=(made, level)), self._lefts("number")[level]

    def more(self) -> str:
        """The style of an item's further paragraphs: Word's own for it where the template has it."""
        return self._styles.named("List Continue") or self._styles.role("body")

    def _base(self, role: str) -> dict[int, Element]:
        use = self._styles.numbering(self._styles.role(role))
        return self._numbering.levels(use[0]) if use is not None else {}

    def _own_text(self) -> str:
        first = self._base("number").get(0)
        text = value(first, "w:lvlText") or "" if value(first, "w:numFmt") in (None, "decimal") else ""
        return text if "%1" in text else ""

    def _lefts(self, role: str) -> list[int]:
        """Where the text of each level begins: as the template has it, further levels each a step further in."""
        if role not in self._left:
            style = self._styles.role(role)
            given = self._base(role)
            lefts: list[int] = []
            for level in range(LEVELS):
                room = indent(given.get(level))
                fallback = lefts[-1] + _STEP if lefts else self._styles.left(style) or _STEP
                lefts.append(room[0] if room is not None and (not lefts or room[0] > lefts[-1]) else fallback)
            self._left[role] = lefts
        return self._left[role]

    def _define(self, role: str, writes: Callable[[int], tuple[str, str]]) -> list[Element]:
        given = self._base(role)
        lefts = self._lefts(role)
        return [self._level(number, writes(number), given.get(number), lefts[number]) for number in range(LEVELS)]

    def _level(self, number: int, written: tuple[str, str], base: Element | None, left: int) -> Element:
        room = indent(base)
        if base is None or room is None or room[0] != left:
            return new_level(number, *written, left, _STEP)
        if written[0] == "bullet" and value(base, "w:numFmt") == "bullet":
            written = ("bullet", value(base, "w:lvlText") or written[1])
        return level_like(base, number, *written)
