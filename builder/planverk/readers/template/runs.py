"""The runs of a paragraph: text, page numbers, tabs, pictures; `{{ name }}` is put together again where Word split it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planverk.model.template import FIELD, Run, RunField, RunText, TextStyle
from planverk.readers.template.drawings import Surroundings, chosen, read_drawing, read_vml
from planverk.readers.template.properties import Look, with_run
from planverk.readers.template.styles import StyleSheet
from planverk.readers.template.xml import MC, Element, W, attribute, child, value

_LEFT_OUT = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText")}


@dataclass
class _Reading:
    """One paragraph being read: the Word fields that are open, innermost last, as (code, in its result)."""

    styles: StyleSheet
    look: Look
    around: Surroundings
    fields: list[list[str]] = field(default_factory=list)

    def hidden(self) -> bool:
        """True within a field's code, and within the shown result of a page number, which is made anew."""
        return any(state == "code" or _page_field(code) for code, state in self.fields)


@dataclass(frozen=True)
class PageBreak:
    """A break to the next page, in the middle of a paragraph."""


def read_runs(paragraph: Element, look: Look, styles: StyleSheet, around: Surroundings) -> tuple[Run | PageBreak, ...]:
    """What stands in a paragraph of that look, in its order."""
    return tuple(_joined(_items(paragraph, look.style, _Reading(styles, look, around))))


def _items(element: Element, style: TextStyle, reading: _Reading) -> Iterator[Run | PageBreak]:
    for item in element.iterchildren(tag="{*}*"):
        if item.tag == W + "r":
            yield from _items(item, _run_style(item, reading), reading)
        elif item.tag == W + "fldSimple":
            yield from _simple_field(item, reading)
        elif item.tag in (W + "fldChar", W + "instrText"):
            yield from _complex_field(item, style, reading)
        elif item.tag not in _LEFT_OUT:
            yield from _content(item, style, reading)


def _run_style(run: Element, reading: _Reading) -> TextStyle:
    properties = child(run, "rPr")
    styled = reading.styles.with_character(reading.look, value(properties, "rStyle"))
    return with_run(styled, properties, reading.styles.theme).style


def _content(item: Element, style: TextStyle, reading: _Reading) -> Iterator[Run | PageBreak]:
    if item.tag == W + "drawing":
        yield from read_drawing(item, reading.around)
    elif item.tag == W + "pict":
        yield from read_vml(item, reading.around)
    elif item.tag == MC + "AlternateContent":
        branch = chosen(item)
        if branch is not None:
            yield from _items(branch, style, reading)
    elif item.tag in _SIGNS:
        if not reading.hidden():
            yield _SIGNS[str(item.tag)](item, style)
    elif item.tag not in (W + "p", W + "tbl", W + "object"):
        yield from _items(item, style, reading)


def _break(item: Element, style: TextStyle) -> Run | PageBreak:
    return PageBreak() if attribute(item, "type") == "page" else RunField("break", style)


_SIGNS: Mapping[str, Callable[[Element, TextStyle], Run | PageBreak]] = {
    W + "t": lambda item, style: RunText(item.text or "", style),
    W + "tab": lambda _, style: RunField("tab", style),
    W + "ptab": lambda _, style: RunField("tab", style),
    W + "br": _break,
    W + "cr": lambda _, style: RunField("break", style),
    W + "noBreakHyphen": lambda _, style: RunText("\u2011", style),
    W + "softHyphen": lambda _, style: RunText("\u00ad", style),
}


def _page_field(code: str) -> str:
    """«page» or «pages» where a field's code asks for it, else nothing."""
    words = code.split()
    return {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "pages"}.get(words[0].upper() if words else "", "")


def _numbered(code: str, style: TextStyle) -> Iterator[RunField]:
    match _page_field(code):
        case "page":
            yield RunField("page", style)
        case "pages":
            yield RunField("pages", style)


def _simple_field(item: Element, reading: _Reading) -> Iterator[Run | PageBreak]:
    code = attribute(item, "instr")
    first = child(item, "r")
    style = reading.look.style if first is None else _run_style(first, reading)
    if not _page_field(code):
        yield from _items(item, style, reading)
    elif not reading.hidden():
        yield from _numbered(code, style)


def _complex_field(item: Element, style: TextStyle, reading: _Reading) -> Iterator[RunField]:
    if item.tag == W + "instrText":
        if reading.fields and reading.fields[-1][1] == "code":
            reading.fields[-1][0] += item.text or ""
        return
    match attribute(item, "fldCharType"):
        case "begin":
            reading.fields.append(["", "code"])
        case "separate" if reading.fields:
            reading.fields[-1][1] = "result"
        case "end" if reading.fields:
            code, _ = reading.fields.pop()
            if not reading.hidden():
                yield from _numbered(code, style)


def _joined(items: Iterable[Run | PageBreak]) -> Iterator[Run | PageBreak]:
    """Neighbouring texts of one look are one, and a `{{ name }}` is whole, in the look of its first sign."""
    texts: list[RunText] = []
    for item in items:
        if isinstance(item, RunText):
            texts.append(item)
            continue
        yield from _whole(texts)
        texts = []
        yield item
    yield from _whole(texts)


def _whole(texts: list[RunText]) -> Iterator[RunText]:
    looks = [run.style for run in texts for _ in run.text]
    text = "".join(run.text for run in texts)
    for found in FIELD.finditer(text):
        looks[found.start() : found.end()] = [looks[found.start()]] * len(found[0])
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or (looks[end] is not looks[start] and looks[end] != looks[start]):
            yield RunText(text[start:end], looks[start])
            start = end
