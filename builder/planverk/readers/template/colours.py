"""Colours and fonts of a Word file's theme, with Word's tints and shades worked in."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planverk.readers.template.xml import A, Element, W, attribute

_HEX = re.compile(r"[0-9A-Fa-f]{6}\Z")
# What WordprocessingML calls a theme colour (ECMA-376 part 1, 17.18.97) and the theme's own name for it.
_NAMES = {
    "dark1": "dk1",
    "text1": "dk1",
    "tx1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "bg1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "tx2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "bg2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPING = {"text1": "t1", "tx1": "t1", "text2": "t2", "tx2": "t2", "background1": "bg1", "background2": "bg2"}
_PRESET = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "gray": "808080"}


@dataclass(frozen=True)
class ThemeParts:
    """theme1.xml as values: colours by name (dk1, accent1 …), fonts by theme name (minorHAnsi …), settings.xml's mapping."""

    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=dict)

    def named(self, name: str) -> str:
        """The colour of that name, empty where the theme has none."""
        mapped = self.mapping.get(_MAPPING.get(name, name), name)
        return self.colours.get(_NAMES.get(mapped, mapped), "")


def read_theme(root: Element | None, settings: Element | None) -> ThemeParts:
    """The theme; an empty one where the file has none."""
    if root is None:
        return ThemeParts()
    colours = {}
    for scheme in root.iter(A + "clrScheme"):
        for item in scheme.iterchildren(tag="{*}*"):
            colours[item.tag.rsplit("}", 1)[-1]] = _plain(item)
    mapping = {}
    found = None if settings is None else settings.find(W + "clrSchemeMapping")
    if found is not None:
        mapping = {str(name).rsplit("}", 1)[-1]: str(text) for name, text in found.attrib.items()}
    return ThemeParts(colours, _fonts(root), mapping)


def _plain(item: Element) -> str:
    for colour in item.iterchildren(A + "srgbClr", A + "sysClr"):
        text = colour.get("val" if colour.tag == A + "srgbClr" else "lastClr") or ""
        return text.upper() if _HEX.match(text) else ""
    return ""


def _fonts(root: Element) -> dict[str, str]:
    fonts = {}
    for kind in ("major", "minor"):
        for latin in root.iterfind(f".//{A}{kind}Font/{A}latin"):
            for script in ("HAnsi", "Ascii", "Bidi", "EastAsia"):
                fonts[kind + script] = str(latin.get("typeface") or "")
    return fonts


def word_colour(element: Element | None, theme: ThemeParts, plain: str = "val", prefix: str = "theme") -> str:
    """The colour that a `w:color`, `w:shd` or border names: six hex digits, empty for automatic or none.

    `plain` is the attribute with the colour itself; `themeColor` or `themeFill`, with Tint and Shade, are the theme's, which
    `prefix` begins.
    """
    base = theme.named(attribute(element, prefix if prefix != "theme" else "themeColor"))
    if base:
        tint, shade = attribute(element, prefix + "Tint"), attribute(element, prefix + "Shade")
        return _toned(base, tint, shade)
    text = attribute(element, plain)
    return text.upper() if _HEX.match(text) else ""


def _toned(colour: str, tint: str, shade: str) -> str:
    """Tint and shade are hex bytes that pull the lightness towards white or black (17.3.2.6)."""
    if re.fullmatch(r"[0-9A-Fa-f]{2}", shade):
        return _lightness(colour, int(shade, 16) / 255, 0.0)
    if re.fullmatch(r"[0-9A-Fa-f]{2}", tint):
        part = int(tint, 16) / 255
        return _lightness(colour, part, 1 - part)
    return colour


def _lightness(colour: str, times: float, plus: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    made = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * times + plus)), full)
    return "".join(f"{round(part * 255):02X}" for part in made)


def drawing_colour(fill: Element | None, theme: ThemeParts) -> str:
    """The colour of an `a:solidFill`, empty where there is none."""
    for colour in () if fill is None else fill.iterchildren(tag="{*}*"):
        kind, named = colour.tag.rsplit("}", 1)[-1], str(colour.get("val") or "")
        base = {
            "schemeClr": theme.named(named),
            "sysClr": str(colour.get("lastClr") or ""),
            "prstClr": _PRESET.get(named, ""),
        }.get(kind, named)
        return _modified(base.upper(), colour) if _HEX.match(base) else ""
    return ""


def _modified(colour: str, element: Element) -> str:
    """lumMod, lumOff, shade and tint in thousandths of a per cent (20.1.2.3)."""
    for change in element.iterchildren(tag="{*}*"):
        text = str(change.get("val") or "")
        part = int(text) / 100000 if re.fullmatch(r"\d{1,7}", text) else 1.0
        match change.tag.rsplit("}", 1)[-1]:
            case "lumMod" | "shade":
                colour = _lightness(colour, part, 0.0)
            case "lumOff":
                colour = _lightness(colour, 1.0, part)
            case "tint":
                colour = _lightness(colour, part, 1 - part)
    return colour
