"""Pictures and shapes in a Word file, with their place reckoned from the page's upper left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planverk.model.pictures import Picture
from planverk.model.template import Furniture, Margins, PageLayout, RunPicture, RunShape
from planverk.readers.template.colours import ThemeParts, drawing_colour
from planverk.readers.template.xml import MC, PIC, WP, WP14, WPG, WPS, A, Element, R, V, W, emu, measure

_KNOWN = frozenset(("wps", "wpg", "wp14", "w14", "w15", "wpc", "a14", "v", "w16"))
_INSETS = (("tIns", 3.6), ("rIns", 7.2), ("bIns", 3.6), ("lIns", 7.2))


@dataclass(frozen=True)
class Surroundings:
    """What a drawing's place is reckoned from. `picture` gives the picture behind a relationship's id, `blocks` what stands
    in a text box."""

    page: PageLayout
    top: float  # where the story begins: the upper margin, or the header's distance from the edge
    theme: ThemeParts
    picture: Callable[[str], Picture | None]
    blocks: Callable[[Element], tuple[Furniture, ...]]


@dataclass(frozen=True)
class _Box:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class _Drawing:
    """What all shapes of one drawing share."""

    around: Surroundings
    alt: str
    floating: bool
    behind: bool


def chosen(alternate: Element) -> Element | None:
    """The branch of an mc:AlternateContent that Word 2010 and later show, else the fallback."""
    for choice in alternate.iterchildren(MC + "Choice"):
        if set((choice.get("Requires") or "").split()) <= _KNOWN:
            return choice
    return alternate.find(MC + "Fallback")


def read_drawing(drawing: Element, around: Surroundings) -> Iterator[RunPicture | RunShape]:
    """The pictures and shapes of a `w:drawing`; shapes in a group each at their place."""
    for frame in drawing.iterchildren(WP + "inline", WP + "anchor"):
        extent, about = frame.find(WP + "extent"), frame.find(WP + "docPr")
        width, height = (0.0, 0.0) if extent is None else (emu(extent.get("cx")), emu(extent.get("cy")))
        floating = frame.tag == WP + "anchor"
        x, y = _place(frame, width, height, around) if floating else (0.0, 0.0)
        alt = "" if about is None else str(about.get("descr") or about.get("title") or "")
        shared = _Drawing(around, alt, floating, floating and frame.get("behindDoc") in ("1", "true"))
        for data in frame.iterfind(f"{A}graphic/{A}graphicData"):
            for item in data.iterchildren(tag="{*}*"):
                yield from _shape(item, _Box(x, y, width, height), shared)


def _shape(item: Element, box: _Box, shared: _Drawing) -> Iterator[RunPicture | RunShape]:
    if item.tag == PIC + "pic":
        yield from _picture(item, box, shared)
    elif item.tag == WPS + "wsp":
        yield _text_box(item, box, shared)
    elif item.tag in (WPG + "wgp", WPG + "grpSp"):
        yield from _group(item, box, shared)


def _picture(item: Element, box: _Box, shared: _Drawing) -> Iterator[RunPicture]:
    for blip in item.iterfind(f"{PIC}blipFill/{A}blip"):
        picture = shared.around.picture(str(blip.get(R + "embed") or ""))
        if picture is not None and box.width > 0 and box.height > 0:
            yield RunPicture(picture, shared.alt, box.width, box.height, shared.floating, box.x, box.y, shared.behind)


def _text_box(item: Element, box: _Box, shared: _Drawing) -> RunShape:
    properties, text, body = item.find(WPS + "spPr"), item.find(WPS + "txbx"), item.find(WPS + "bodyPr")
    fill = drawing_colour(None if properties is None else properties.find(A + "solidFill"), shared.around.theme)
    content = None if text is None else text.find(W + "txbxContent")
    insets = [otherwise if body is None or body.get(name) is None else emu(body.get(name)) for name, otherwise in _INSETS]
    blocks = () if content is None else shared.around.blocks(content)
    return RunShape(box.x, box.y, box.width, box.height, fill, blocks, shared.behind, Margins(*insets))


def _group(item: Element, box: _Box, shared: _Drawing) -> Iterator[RunPicture | RunShape]:
    """A group has a scale of its own (chOff, chExt), which its extent on the page stretches (20.1.7.5)."""
    own = item.find(f"{WPG}grpSpPr/{A}xfrm")
    inner = _extent(own, "chOff", "chExt")
    if inner.width <= 0 or inner.height <= 0:
        return
    across, down = box.width / inner.width, box.height / inner.height
    for part in item.iterchildren(PIC + "pic", WPS + "wsp", WPG + "grpSp"):
        place = _extent(_transform(part), "off", "ext")
        stretched = ((place.x - inner.x) * across, (place.y - inner.y) * down, place.width * across, place.height * down)
        x, y, width, height = (round(length, 3) for length in stretched)
        yield from _shape(part, _Box(box.x + x, box.y + y, width, height), shared)


def _transform(part: Element) -> Element | None:
    for properties in part.iterchildren(PIC + "spPr", WPS + "spPr", WPG + "grpSpPr"):
        return properties.find(A + "xfrm")
    return None


def _extent(transform: Element | None, offset: str, extent: str) -> _Box:
    """Place and size in the units of the file, which a group may choose as it likes."""
    at = None if transform is None else transform.find(A + offset)
    size = None if transform is None else transform.find(A + extent)
    pairs = ((at, "x"), (at, "y"), (size, "cx"), (size, "cy"))
    return _Box(*(0.0 if item is None else measure(str(item.get(name) or ""), 1.0) or 0.0 for item, name in pairs))


def _place(anchor: Element, width: float, height: float, around: Surroundings) -> tuple[float, float]:
    """Where an anchored drawing stands on the page (20.4.2)."""
    simple = anchor.find(WP + "simplePos")
    if anchor.get("simplePos") in ("1", "true") and simple is not None:
        return emu(simple.get("x")), emu(simple.get("y"))
    page = around.page
    across = {
        "page": (0.0, page.width),
        "leftMargin": (0.0, page.margins.left),
        "insideMargin": (0.0, page.margins.left),
        "rightMargin": (page.width - page.margins.right, page.margins.right),
        "outsideMargin": (page.width - page.margins.right, page.margins.right),
    }
    text = (page.margins.left, page.width - page.margins.left - page.margins.right)
    down = {
        "page": (0.0, page.height),
        "margin": (page.margins.top, page.height - page.margins.top - page.margins.bottom),
        "topMargin": (0.0, page.margins.top),
        "bottomMargin": (page.height - page.margins.bottom, page.margins.bottom),
    }
    horizontal, vertical = anchor.find(WP + "positionH"), anchor.find(WP + "positionV")
    # A paragraph's own height on the page is not known here: the top of what it stands in has to do.
    here = (around.top, page.height - around.top)
    return _along(horizontal, width, across, text), _along(vertical, height, down, here)


def _along(
    position: Element | None, length: float, spans: dict[str, tuple[float, float]], otherwise: tuple[float, float]
) -> float:
    """One coordinate: an offset, a share, or an alignment within the span that the position names."""
    if position is None:
        return otherwise[0]
    start, span = spans.get(str(position.get("relativeFrom")), otherwise)
    for item in position.iter(tag="{*}*"):
        text = (item.text or "").strip()
        if item.tag == WP + "posOffset":
            return round(start + emu(text), 3)
        if item.tag in (WP14 + "pctPosHOffset", WP14 + "pctPosVOffset"):
            return round(start + span * (measure(text, 1 / 100000) or 0.0), 3)
        if item.tag == WP + "align":
            share = {"center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}.get(text, 0.0)
            return round(start + (span - length) * share, 3)
    return start


def read_vml(pict: Element, around: Surroundings) -> Iterator[RunPicture | RunShape]:
    """The pictures and boxes of a `w:pict`, as Word 2007 and older programs draw them. Groups and paths are left out."""
    for shape in pict.iterchildren(V + "shape", V + "rect", V + "roundrect"):
        style = _css(str(shape.get("style") or ""))
        width, height = _css_length(style, "width"), _css_length(style, "height")
        floating = style.get("position") == "absolute"
        x, y = (_vml_place(style, around)) if floating else (0.0, 0.0)
        shared = _Drawing(around, str(shape.get("alt") or ""), floating, style.get("z-index", "").startswith("-"))
        image = shape.find(V + "imagedata")
        if image is not None:
            picture = around.picture(str(image.get(R + "id") or ""))
            if picture is not None and width > 0 and height > 0:
                yield RunPicture(picture, shared.alt, width, height, floating, x, y, shared.behind)
        else:
            yield _vml_box(shape, _Box(x, y, width, height), shared)


def _vml_box(shape: Element, box: _Box, shared: _Drawing) -> RunShape:
    content = shape.find(f"{V}textbox/{W}txbxContent")
    colour = str(shape.get("fillcolor") or "").split(" ")[0].lstrip("#").upper()
    filled = shape.get("filled") not in ("f", "false") and len(colour) == 6 and all(c in "0123456789ABCDEF" for c in colour)
    blocks = () if content is None else shared.around.blocks(content)
    return RunShape(box.x, box.y, box.width, box.height, colour if filled else "", blocks, shared.behind)


def _css(style: str) -> dict[str, str]:
    pairs = (item.partition(":") for item in style.split(";"))
    return {name.strip(): text.strip() for name, _, text in pairs if text}


def _css_length(style: dict[str, str], name: str) -> float:
    return measure(style.get(name, ""), 1.0) or 0.0


def _vml_place(style: dict[str, str], around: Surroundings) -> tuple[float, float]:
    page = around.page
    left = 0.0 if style.get("mso-position-horizontal-relative") == "page" else page.margins.left
    top = {"page": 0.0, "margin": page.margins.top}.get(style.get("mso-position-vertical-relative", ""), around.top)
    return left + _css_length(style, "margin-left"), top + _css_length(style, "margin-top")
