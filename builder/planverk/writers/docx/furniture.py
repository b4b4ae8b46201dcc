"""Headers and footers for pages that lie on their side: copies of the upright ones, drawn out to the wider page."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Callable

from planverk.writers.docx.order import PARAGRAPH_ORDER
from planverk.writers.docx.package import WORD_TYPE, Package
from planverk.writers.docx.styles import Styles
from planverk.writers.docx.xml import Element, elements, fragment, put, qn, value

REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))


def own_references(section: Element, root: Element) -> None:
    """Give a section the headers and footers that it would take over, so that one put before it changes nothing."""
    has = {_kind(each) for each in section if each.tag in REFERENCES}
    earlier: dict[tuple[str, str], Element] = {}
    for other in elements(root, "w:sectPr"):
        if other is section:
            break
        earlier |= {_kind(each): each for each in other if each.tag in REFERENCES}
    for number, reference in enumerate(each for kind, each in earlier.items() if kind not in has):
        section.insert(number, copy.deepcopy(reference))


def _kind(reference: Element) -> tuple[str, str]:
    return str(reference.tag), reference.get(qn("w:type"), "default")


def draw_out(package: Package, styles: Styles, section: Element, factor: float, number: Callable[[], int]) -> None:
    """Point a turned section to copies of its headers and footers whose tab stops and tables are wider by `factor`.

    `number` gives each of their drawings a number of its own.
    """
    relations = package.relations(package.document)
    parts = dict(relations.targets("header") + relations.targets("footer"))
    for reference in [each for each in section if each.tag in REFERENCES]:
        if reference.get(qn("w:type")) == "first":
            section.remove(reference)
            continue
        name = parts.get(reference.get(qn("r:id"), ""))
        if name is not None and name in package.parts:
            kind = "header" if reference.tag == qn("w:headerReference") else "footer"
            reference.set(qn("r:id"), _copy(package, styles, name, kind, factor, number))


def _copy(package: Package, styles: Styles, name: str, kind: str, factor: float, number: Callable[[], int]) -> str:
    made = package.free_name(f"{package.folder}/{kind}Wide.xml".lstrip("/"))
    package.add(made, b"", f"{WORD_TYPE}{kind}+xml")
    root = copy.deepcopy(package.tree(name))
    package.plant(made, root)
    package.relations(made).root.extend(copy.deepcopy(list(package.relations(name).root)))
    for paragraph in elements(root, "w:p"):
        _widen_tabs(paragraph, styles, factor)
    for drawing in elements(root, "wp:docPr"):
        drawing.set("id", str(number()))
    for each in elements(root, "w:tblW", "w:tcW", "w:gridCol"):
        if each.get(qn("w:type"), "dxa") == "dxa" and each.get(qn("w:w"), "").isdigit():
            each.set(qn("w:w"), str(round(int(each.get(qn("w:w"), "0")) * factor)))
    return package.relations(package.document).add(kind, posixpath.relpath(made, package.folder or "."))


def _widen_tabs(paragraph: Element, styles: Styles, factor: float) -> None:
    """Stops that are set from the right edge or the middle move with it; those from the left stay."""
    properties = paragraph.find(qn("w:pPr"))
    stops = dict(styles.tab_stops(value(properties, "w:pStyle") or ""))
    own = properties.find(qn("w:tabs")) if properties is not None else None
    for stop in own if own is not None else ():
        stops[int(float(stop.get(qn("w:pos"), "0")))] = stop
    moved = {at: stop for at, stop in stops.items() if stop.get(qn("w:val")) in ("right", "end", "center")}
    if not moved:
        return
    tabs = fragment("<w:tabs/>")
    for at, stop in sorted(stops.items()):
        if at in moved:
            tabs.append(fragment(f'<w:tab w:val="clear" w:pos="{at}"/>'))
        elif own is not None and stop.getparent() is own:
            tabs.append(copy.deepcopy(stop))
    for at, stop in sorted(moved.items()):
        wider = copy.deepcopy(stop)
        wider.set(qn("w:pos"), str(round(at * factor)))
        tabs.append(wider)
    if properties is None:
        properties = fragment("<w:pPr/>")
        paragraph.insert(0, properties)
    put(properties, tabs, PARAGRAPH_ORDER)
