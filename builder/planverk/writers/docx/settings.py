"""Settings and language: nothing asks when the file opens, nothing is hyphenated, and the proofing language is the text's."""

from __future__ import annotations

from lxml import etree

from planverk.writers.docx.order import SETTINGS_ORDER
from planverk.writers.docx.package import Package
from planverk.writers.docx.xml import Element, elements, fragment, put, qn

_NORWEGIAN = frozenset(("nb-NO", "nn-NO", "no-NO", "nb", "nn", "no"))


def settle(settings: Element, language: str) -> None:
    """Set what a finished paper's settings say, and leave the rest (compatibility mode, background, zoom) to the template."""
    for name in ("w:updateFields", "w:autoHyphenation"):
        for each in settings.findall(qn(name)):
            settings.remove(each)
    put(settings, fragment('<w:autoHyphenation w:val="0"/>'), SETTINGS_ORDER)
    themed = settings.find(qn("w:themeFontLang"))
    if themed is None:
        themed = fragment("<w:themeFontLang/>")
        put(settings, themed, SETTINGS_ORDER)
    themed.set(qn("w:val"), language)


def declare_notes(settings: Element) -> None:
    """Tell Word which notes draw the lines above footnotes, for a footnotes part that was made here."""
    if settings.find(qn("w:footnotePr")) is None:
        lines = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        put(settings, fragment(lines), SETTINGS_ORDER)


def speak(package: Package, styles: Element, parts: list[str], language: str) -> None:
    """The document's language by default, and wherever the template says another kind of Norwegian."""
    _default_language(styles).set(qn("w:val"), language)
    default = next((s for s in styles.findall(qn("w:style")) if s.get(qn("w:default")) == "1"), None)
    for root in [styles, *(package.tree(part) for part in parts)]:
        for each in elements(root, "w:lang"):
            of_default = default is not None and default in each.iterancestors()
            if each.get(qn("w:val")) in _NORWEGIAN or (of_default and each.get(qn("w:val"))):
                each.set(qn("w:val"), language)


def _default_language(styles: Element) -> Element:
    """The `w:lang` of the document's defaults, made where the template has none."""
    place = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = place.find(qn(name))
        if found is None:
            found = etree.Element(qn(name))
            place.insert(0, found)
        place = found
    language = place.find(qn("w:lang"))
    return etree.SubElement(place, qn("w:lang")) if language is None else language
