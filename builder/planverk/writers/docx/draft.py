"""The mark of a draft on every page: behind the text, in every header, as Word itself makes a watermark."""

from __future__ import annotations

import posixpath

from planverk.writers.docx.blank import HEADER
from planverk.writers.docx.package import WORD_TYPE, Package
from planverk.writers.docx.xml import Element, attribute, elements, fragment, qn

_KINDS = ("default", "first", "even")


def mark_pages(package: Package, settings: Element, mark: str) -> None:
    """Put the mark into every header that shows, and give a header to sections that would show none."""
    root = package.tree(package.document)
    wanted = ["default", *(["even"] if settings.find(qn("w:evenAndOddHeaders")) is not None else [])]
    made: str | None = None
    inherited: set[str] = set()
    for section in elements(root, "w:sectPr"):
        has = {each.get(qn("w:type"), "default") for each in section.findall(qn("w:headerReference"))}
        kinds = [*wanted, *(["first"] if section.find(qn("w:titlePg")) is not None else [])]
        for kind in kinds:
            if kind not in has | inherited:
                made = made or _new_header(package)
                put_reference(section, kind, made)
        inherited |= has | set(kinds)
    for number, name in enumerate(package.of_type("wordprocessingml.header+xml"), start=1):
        _mark(package.tree(name), mark, number)


def put_reference(section: Element, kind: str, relation: str) -> None:
    """Give a section a header of that kind."""
    reference = fragment(f'<w:headerReference w:type="{kind}" r:id="{relation}"/>')
    first = next((each for each in section if each.tag != qn("w:headerReference")), None)
    section.append(reference) if first is None else first.addprevious(reference)


def _new_header(package: Package) -> str:
    name = package.free_name(f"{package.folder}/headerDraft.xml".lstrip("/"))
    package.add(name, HEADER.encode(), f"{WORD_TYPE}header+xml")
    return package.relations(package.document).add("header", posixpath.relpath(name, package.folder or "."))


def _mark(header: Element, mark: str, number: int) -> None:
    """Hang the mark on the header's last paragraph of its own."""
    paragraphs = header.findall(qn("w:p"))
    if not paragraphs:
        header.append(fragment("<w:p/>"))
        paragraphs = header.findall(qn("w:p"))
    paragraphs[-1].append(fragment(_watermark(mark, number)))


def _watermark(mark: str, number: int) -> str:
    """Text on a slant across the page, sized by its letters. Without a text for those who do not see it: it is no content,
    and the words that matter stand on the cover and in the list of findings."""
    width = min(460, 90 * max(len(mark), 1))
    height = round(width / max(len(mark), 3) * 1.5)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
        'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" '
        'xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" alt="" '
        f'style="{style}" o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-size:1pt" string="{attribute(mark)}"/><w10:wrap anchorx="margin" anchory="margin"/>'
        "</v:shape></w:pict></w:r>"
    )
