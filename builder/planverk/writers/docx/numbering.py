"""The lists of a Word file: definitions (abstractNum) and the lists made on them (num)."""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Mapping, Sequence

from planverk.model.numbering import LevelFormat
from planverk.writers.docx.order import LEVEL_ORDER
from planverk.writers.docx.styles import Styles
from planverk.writers.docx.xml import Element, attribute, fragment, put, qn, value

LEVELS = 9  # as many as Word knows


class Numbering:
    """The numbering part, read and added to."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self.root = root
        self._styles = styles
        self._lists = {each.get(qn("w:numId"), ""): each for each in root.findall(qn("w:num"))}
        self._definitions = {each.get(qn("w:abstractNumId"), ""): each for each in root.findall(qn("w:abstractNum"))}
        self._next_list = 1 + max((int(number) for number in self._lists), default=0)
        self._next_definition = 1 + max((int(number) for number in self._definitions), default=-1)

    def levels(self, list_id: str | None) -> dict[int, Element]:
        """The levels of a list by number from 0, with what the list overrides; none for a list that is not there."""
        number = self._lists.get(list_id or "")
        if number is None:
            return {}
        definition = self._definitions.get(value(number, "w:abstractNumId") or "")
        for _ in range(LEVELS):  # a definition may point to a list style, which has its own list, and so on
            style = value(definition, "w:numStyleLink")
            if style is None:
                break
            definition = self._definition_of_style(style)
        found = {} if definition is None else {_level(each): each for each in definition.findall(qn("w:lvl"))}
        for override in number.findall(qn("w:lvlOverride")):
            found |= {_level(each): each for each in override.findall(qn("w:lvl"))}
        return found

    def _definition_of_style(self, style_id: str) -> Element | None:
        use = self._styles.numbering(style_id)
        number = self._lists.get(use[0]) if use is not None else None
        return self._definitions.get(value(number, "w:abstractNumId") or "")

    def style_of(self, list_id: str, level: int) -> str:
        """The id of the style that the list itself gives to a level (from 0); empty where it gives none."""
        return value(self.levels(list_id).get(level), "w:pStyle") or ""

    def tie(self, list_id: str, level: int, style_id: str) -> None:
        """Make a style the one of a list's level (from 0). Word goes by this, not by the level that the style names (ECMA-376
        part 1, 17.9.3), so that no other list may claim the style."""
        for claim in [each for each in self.root.iter(qn("w:pStyle")) if each.get(qn("w:val")) == style_id]:
            parent = claim.getparent()
            if parent is not None:
                parent.remove(claim)
        tied = fragment(f'<w:pStyle w:val="{attribute(style_id)}"/>')
        put(self.levels(list_id)[level], tied, LEVEL_ORDER)

    def agrees(self, list_id: str, scheme: Sequence[LevelFormat], used: set[int]) -> bool:
        """True where the list writes the numbers of the `used` levels (from 1) as `scheme` says."""
        levels = self.levels(list_id)
        return all(
            n <= len(scheme) and n - 1 in levels and _writes(levels[n - 1], scheme[n - 1]) for n in used
        ) and not _overridden(self._lists[list_id])

    def define(self, name: str, levels: Sequence[Element], kind: str = "multilevel") -> str:
        """Add a definition of these levels; `name` makes its identity, the same in every run. Gives its id."""
        number = str(self._next_definition)
        self._next_definition += 1
        sign = hashlib.sha256(f"planverk {name}".encode()).hexdigest().upper()[:8]
        definition = fragment(
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{sign}"/><w:multiLevelType w:val="{kind}"/>'
            f'<w:tmpl w:val="{sign[::-1]}"/></w:abstractNum>'
        )
        definition.extend(levels)
        successor = next((each for each in self.root if each.tag in (qn("w:num"), qn("w:numIdMacAtCleanup"))), None)
        self.root.append(definition) if successor is None else successor.addprevious(definition)
        self._definitions[number] = definition
        return number

    def make(self, definition: str, starts: Mapping[int, int] | None = None) -> str:
        """Add a list on a definition. `starts` gives levels (from 0) that begin anew at a number. Gives the list's id."""
        number = str(self._next_list)
        self._next_list += 1
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level, start in (starts or {}).items()
        )
        made = fragment(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>')
        last = self.root.find(qn("w:numIdMacAtCleanup"))
        self.root.append(made) if last is None else last.addprevious(made)
        self._lists[number] = made
        return number


def _level(level: Element) -> int:
    return int(level.get(qn("w:ilvl"), "0"))


def _overridden(number: Element) -> bool:
    return any(value(each, "w:startOverride") not in (None, "1") for each in number.findall(qn("w:lvlOverride")))


def _writes(level: Element, form: LevelFormat) -> bool:
    return (
        value(level, "w:lvlText") == form.pattern
        and (value(level, "w:numFmt") or "decimal") == form.format
        and (value(level, "w:start") or "1") == "1"
        and level.find(qn("w:lvlRestart")) is None
        and _is_legal(level) == form.legal
    )


def _is_legal(level: Element) -> bool:
    legal = level.find(qn("w:isLgl"))
    return legal is not None and legal.get(qn("w:val"), "1") not in ("0", "false", "off")


def indent(level: Element | None) -> tuple[int, int] | None:
    """Where a level's text begins, and how far its number hangs before that, in twips; None where it does not say."""
    found = level.find(f"{qn('w:pPr')}/{qn('w:ind')}") if level is not None else None
    if found is None:
        return None
    left = found.get(qn("w:left"), found.get(qn("w:start"), "0"))
    return int(float(left)), int(float(found.get(qn("w:hanging"), "0")))


def new_level(number: int, form: str, text: str, left: int, hanging: int, suffix: str = "tab", legal: bool = False) -> Element:
    """A level (from 0) that writes `text` in the number format `form`; `legal` makes all its numbers decimal."""
    return fragment(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{"<w:isLgl/>" if legal else ""}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{attribute(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def level_like(level: Element, number: int, form: str, text: str, legal: bool = False) -> Element:
    """A copy of a template's level, with its indents and font, that writes `text` in the number format `form` from 1."""
    made = copy.deepcopy(level)
    made.attrib.pop(qn("w:tplc"), "")
    made.set(qn("w:ilvl"), str(number))
    for name in ("w:pStyle", "w:lvlRestart", "w:isLgl", "w:legacy"):
        for old in made.findall(qn(name)):
            made.remove(old)
    wanted = ['<w:start w:val="1"/>', f'<w:numFmt w:val="{form}"/>', f'<w:lvlText w:val="{attribute(text)}"/>']
    for child in [*wanted, *(["<w:isLgl/>"] if legal else [])]:
        put(made, fragment(child), LEVEL_ORDER)
    return made


def own_number(pattern: str, to: int) -> str:
    """The pattern of a level whose number stands alone (`%1.`), written for level `to` (from 0): `%3.`."""
    return re.sub(r"%\d", f"%{to + 1}", pattern)
