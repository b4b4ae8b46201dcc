"""What a paragraph's or a run's style says: which role it has, whether it is a heading or a list, how its runs are marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planverk.model.returned import Form, Marks
from planverk.readers.returned.names import whole
from planverk.readers.template.xml import Element, W, child, switch, value

_ORDERED = {
    "decimal": "decimal",
    "decimalZero": "decimal",
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_LONGEST_CHAIN = 12
# What a paragraph of text may be; every other role of a template is set by what stands around it.
_ROLES = frozenset(("lead", "signature", "quote", "code", "caption", "term", "explanation", "figure"))
_LISTS_OF_PAGES = ("toc ", "table of figures", "contents")


class Styles:
    """The styles and lists of one file. `roles` gives the role of a style, by the style's name in lower case."""

    def __init__(self, styles: Element | None, numbering: Element | None, roles: Mapping[str, str]) -> None:
        found = styles.iter(W + "style") if styles is not None else ()
        self._styles = {each.get(W + "styleId", ""): each for each in found}
        self._formats = _list_formats(numbering)
        self._roles = roles
        self._code = next((name for name, role in roles.items() if role == "code"), "")
        self._forms: dict[tuple[str, str, str, str], Form] = {}
        self._marks: dict[str, Marks] = {}

    def form(self, properties: Element | None) -> Form:
        """What kind of paragraph has these properties (`w:pPr`)."""
        style = value(properties, "pStyle")
        key = (
            style,
            value(properties, "outlineLvl"),
            value(properties, "numPr", "numId"),
            value(properties, "numPr", "ilvl"),
        )
        if key not in self._forms:
            self._forms[key] = self._form(*key)
        return self._forms[key]

    def marks(self, properties: Element | None) -> Marks:
        """How a run with these properties (`w:rPr`) is marked; what belongs to its paragraph does not count."""
        style = value(properties, "rStyle")
        if style not in self._marks:
            self._marks[style] = self._of_character_style(style)
        marks = self._marks[style]
        return _with_switches(marks, properties)

    def is_page_list(self, properties: Element | None) -> bool:
        """True for a line of a contents list, which Word makes anew whenever it is asked to."""
        name = self._name(value(properties, "pStyle"))
        return name.startswith(_LISTS_OF_PAGES) or self._roles.get(name, "").startswith("contents")

    def _form(self, style: str, outline: str, number: str, level: str) -> Form:
        chain = self._chain(style)
        names = [self._name(each) for each in chain]
        heading = self._heading(chain, names, outline)
        if heading:
            return Form(heading=heading)
        role = next((role for name in names if (role := self._roles.get(name, "")) in _ROLES), "")
        if not number:
            number, level = self._number_of_style(chain, level)
        kind = self._formats.get(number, {}).get(whole(level), "") if number else ""
        return Form(role="" if kind else role, list=kind, depth=whole(level) if kind else 0)

    def _heading(self, chain: list[str], names: list[str], outline: str) -> int:
        said = outline or next((found for each in chain if (found := value(self._styles[each], "pPr", "outlineLvl"))), "")
        if said:
            level = whole(said, 9)
            return level + 1 if level < 6 else 0
        by_name = next((name for name in names if name.startswith("heading ")), "")
        return whole(by_name.removeprefix("heading ")) if by_name else 0

    def _number_of_style(self, chain: list[str], level: str) -> tuple[str, str]:
        for each in chain:
            found = child(self._styles[each], "pPr", "numPr")
            if found is not None and value(found, "numId"):
                return value(found, "numId"), level or value(found, "ilvl")
        return "", level

    def _of_character_style(self, style: str) -> Marks:
        marks = Marks()
        for each in reversed(self._chain(style)):
            marks = _with_switches(marks, child(self._styles[each], "rPr"))
        names = [self._name(each) for each in self._chain(style)]
        is_code = bool(self._code) and any(name.startswith(self._code) for name in names)
        return replace(marks, code=True, strong=False, emphasis=False) if is_code else marks

    def _chain(self, style: str) -> list[str]:
        """A style's id and those that it is based on."""
        chain: list[str] = []
        while style in self._styles and style not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style = value(self._styles[style], "basedOn")
        return chain

    def _name(self, style: str) -> str:
        found = self._styles.get(style)
        return value(found, "name").casefold() if found is not None else style.casefold()


def _with_switches(marks: Marks, properties: Element | None) -> Marks:
    strong, emphasis, strike = (switch(properties, name) for name in ("b", "i", "strike"))
    if strong is None and emphasis is None and strike is None:
        return marks
    return replace(
        marks,
        strong=marks.strong if strong is None else strong,
        emphasis=marks.emphasis if emphasis is None else emphasis,
        strike=marks.strike if strike is None else strike,
    )


def _list_formats(numbering: Element | None) -> dict[str, dict[int, str]]:
    """For every list its levels' kinds; a list that shows nothing is none."""
    if numbering is None:
        return {}
    abstract = {each.get(W + "abstractNumId", ""): each for each in numbering.iter(W + "abstractNum")}
    return {each.get(W + "numId", ""): _levels(abstract.get(value(each, "abstractNumId"))) for each in numbering.iter(W + "num")}


def _levels(definition: Element | None) -> dict[int, str]:
    levels: dict[int, str] = {}
    for each in definition.iter(W + "lvl") if definition is not None else ():
        kind = value(each, "numFmt") or "decimal"
        if kind != "none":
            levels[whole(each.get(W + "ilvl") or "")] = "bullet" if kind == "bullet" else _ORDERED.get(kind, "decimal")
    return levels
