"""Headings: the template's heading styles, numbered by its own lists, or by lists that give the document's labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planverk.model.content import NumberedHeading, Series
from planverk.model.numbering import LevelFormat, NumberingScheme
from planverk.writers.docx.derived import unnumbered
from planverk.writers.docx.form import Form
from planverk.writers.docx.numbering import Numbering, indent, level_like, new_level
from planverk.writers.docx.styles import Styles
from planverk.writers.docx.xml import Element, value

_MOST = 6


@dataclass(frozen=True)
class Used:
    """The levels that carry a number, by series."""

    levels: dict[Series, set[int]] = field(default_factory=dict)


def used(found: Iterable[object]) -> Used:
    """Which levels of which series have a label, out of what `bookmarks.marked` found in the text."""
    levels: dict[Series, set[int]] = {}
    for each in found:
        if isinstance(each, NumberedHeading) and each.label:
            levels.setdefault(each.series, set()).add(each.level)
    return Used(levels)


class Headings:
    """The form of every heading of one document."""

    def __init__(self, styles: Styles, numbering: Numbering, scheme: NumberingScheme, levels: Used, suffix: str) -> None:
        self._styles = styles
        self._numbering = numbering
        self._suffix = suffix  # what is added to the name of a style that loses its number
        chapters = levels.levels.get("numbered", set())
        appendices = levels.levels.get("appendix", set())
        self._chapters = self._list_for_chapters(scheme.chapters, chapters) if chapters else None
        self._appendices = self._list_for_appendices(scheme, appendices) if appendices else None
        self._keep_words_whole()

    def form(self, heading: NumberedHeading) -> Form:
        """How a heading is set: its style, and its number where the style itself does not give it."""
        wanted = self._wanted(heading)
        style = self._style(heading, wanted)
        if wanted is None:
            style = self.without_number(style)
        number = wanted if wanted != self._styles.numbering(style) else None
        keep = not self._styles.found(f"heading-{heading.level}")
        return Form(style, keep=keep, number=number, outline=self._outline(style, heading.level))

    def without_number(self, style: str) -> str:
        """A style that sets as this one does, and gives no number."""
        return unnumbered(self._styles, style, self._suffix)

    def _style(self, heading: NumberedHeading, wanted: tuple[str, int] | None) -> str:
        if wanted is not None and heading.series == "appendix":
            own = self._numbering.style_of(*wanted)
            if own and self._styles.numbering(own) == wanted:
                return own
        first = {"unnumbered": "unnumbered", "appendix": "appendix", "numbered": ""}[heading.series]
        if first == "unnumbered" and self._has_no_numbers():
            first = ""
        return (self._styles.role(first) if first and heading.level == 1 else "") or self._level_style(heading.level)

    def _has_no_numbers(self) -> bool:
        """True where no heading is numbered, neither by the text nor by the template: Word's own Heading 1 does then, which a
        text takes with it when it is pasted into another template."""
        return self._chapters is None and self._styles.numbering(self._level_style(1)) is None

    def _level_style(self, level: int) -> str:
        return self._styles.role(f"heading-{min(max(level, 1), _MOST)}")

    def _wanted(self, heading: NumberedHeading) -> tuple[str, int] | None:
        listed = {"numbered": self._chapters, "appendix": self._appendices, "unnumbered": None}[heading.series]
        return (listed, heading.level - 1) if listed is not None and heading.label else None

    def _outline(self, style: str, level: int) -> str:
        """A style that is no heading to Word still has to come into the contents and the navigation pane."""
        level = min(level, 9) - 1
        return "" if self._styles.outline(style) == level else f'<w:outlineLvl w:val="{level}"/>'

    # ── lists ────────────────────────────────────────────────────────────────────────────────────

    def _list_for_chapters(self, scheme: Sequence[LevelFormat], levels: set[int]) -> str:
        has = self._styles.numbering(self._level_style(1))
        if has is not None and has[1] == 0 and self._numbering.agrees(has[0], scheme, levels):
            return has[0]
        base = self._numbering.levels(has[0] if has is not None else None)
        made = self._numbering.make(self._numbering.define("chapters", _levels(scheme, base)))
        linked: set[str] = set()
        for level in range(1, min(len(scheme), _MOST) + 1):
            style = self._level_style(level)
            if style and self._styles.found(f"heading-{level}") and style not in linked:
                linked.add(style)
                self._give(style, made, level - 1)
        return made

    def _list_for_appendices(self, scheme: NumberingScheme, levels: set[int]) -> str:
        style = self._styles.role("appendix")
        own = self._styles.found("appendix") and style != self._level_style(1)
        has = self._styles.numbering(style) if own else None
        if (
            has is not None
            and has[1] == 0
            and has[0] != self._chapters
            and self._numbering.agrees(has[0], scheme.appendices, levels)
        ):
            return has[0]
        base = self._numbering.levels(has[0] if has is not None and has[0] != self._chapters else self._chapters)
        made = self._numbering.make(self._numbering.define("appendices", _levels(scheme.appendices, base)))
        if own:
            self._give(style, made, 0)
        return made

    def _give(self, style: str, list_id: str, level: int) -> None:
        """Number a style's paragraphs by a level (from 0) of a list."""
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        self._styles.set_paragraph(style, number)
        self._numbering.tie(list_id, level, style)

    def _keep_words_whole(self) -> None:
        """Hyphenation is off in headings, by their styles."""
        roles = [f"heading-{level}" for level in range(1, _MOST + 1)] + ["unnumbered", "appendix", "contents-title", "title"]
        for style in dict.fromkeys(self._styles.role(role) for role in roles if self._styles.found(role)):
            if style:
                self._styles.set_paragraph(style, "<w:suppressAutoHyphens/>")


def _levels(scheme: Sequence[LevelFormat], base: dict[int, Element]) -> list[Element]:
    """A level for each of the scheme's, looking like the template's where it has one that fits."""
    return [_made(number, form, base.get(number)) for number, form in enumerate(scheme[:9])]


def _made(number: int, form: LevelFormat, base: Element | None) -> Element:
    if base is not None and indent(base) is not None and form.suffix == (value(base, "w:suff") or "tab"):
        return level_like(base, number, form.format, form.pattern, form.legal)
    left = 432 + 144 * number if form.suffix == "tab" and not _wordy(form) else 0  # as wide as «1.2.3» and a gap
    return new_level(number, form.format, form.pattern, left, left, form.suffix if left else "space", form.legal)


def _wordy(form: LevelFormat) -> bool:
    """«Vedlegg %1» has no room in a number's indent."""
    return any(letter.isalpha() for letter in form.pattern)
