"""The rest of the Word files: theme, settings, footnotes, relationships, and a zip that is the same every time."""
# ruff: noqa: E501 - pieces of XML read better whole than broken

from __future__ import annotations

import io
import zipfile

from lxml import etree

from .look import ACCENT, ACCENT_2, BRASS, DECLARED, GREY, HEAD, INK, MIST

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def theme() -> str:
    """theme1.xml: the municipality's colours, Calibri for headings and text."""
    colours = (
        ("dk1", INK), ("lt1", "FFFFFF"), ("dk2", GREY), ("lt2", MIST), ("accent1", ACCENT), ("accent2", ACCENT_2), ("accent3", BRASS),
        ("accent4", "5B7F3A"), ("accent5", "8A4B3C"), ("accent6", "5A5F7D"), ("hlink", ACCENT), ("folHlink", GREY),
    )  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in colours)
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Vågsund"><a:themeElements>'
        f'<a:clrScheme name="Vågsund">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Vågsund"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Vågsund"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def settings() -> str:
    """settings.xml: no hyphenation, nothing asked when the file opens."""
    return (
        f'{HEAD}<w:settings {DECLARED}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:autoHyphenation w:val="0"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="nb-NO"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" '
        'w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
        'w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def footnotes() -> str:
    """footnotes.xml with the two separators that Word wants."""
    flat = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return (
        f'{HEAD}<w:footnotes {DECLARED}><w:footnote w:type="separator" w:id="-1"><w:p>{flat}<w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:type="continuationSeparator" w:id="0"><w:p>{flat}<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )


def font_table() -> str:
    """fontTable.xml."""
    fonts = (("Calibri", "swiss", "020F0502020204030204"), ("Consolas", "modern", "020B0609020204030204"))
    made = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="{panose}"/><w:charset w:val="00"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{"fixed" if family == "modern" else "variable"}"/></w:font>'
        for name, family, panose in fonts
    )
    return f"{HEAD}<w:fonts {DECLARED}>{made}</w:fonts>"


def properties(title: str) -> dict[str, str]:
    """docProps: a title, the municipality, no person, no clock."""
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>nb-NO</dc:language></cp:coreProperties>"
    )
    app = (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Company>Vågsund kommune</Company></Properties>"
    )
    return {"docProps/core.xml": core, "docProps/app.xml": app}


def _relationships(pairs: list[tuple[str, str, str]]) -> str:
    made = "".join(f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>' for rid, kind, target in pairs)
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


_HEADER_IDS = {
    "header1.xml": "rIdEmptyHeader", "footer1.xml": "rIdEmptyFooter", "header2.xml": "rIdHeader", "header3.xml": "rIdFirstHeader",
    "footer2.xml": "rIdFooter", "footer3.xml": "rIdFirstFooter",
}  # fmt: skip


def package(document: str, furniture: dict[str, str], parts: dict[str, str], title: str, logo: bytes) -> bytes:
    """The Word file: `furniture` are headers and footers, `parts` styles.xml and numbering.xml."""
    text = {
        "styles.xml": parts["styles.xml"], "numbering.xml": parts["numbering.xml"], "settings.xml": settings(),
        "fontTable.xml": font_table(), "footnotes.xml": footnotes(), **furniture,
    }  # fmt: skip
    links = [(f"rId{i}", f"{_OFFICE}/{_kind(name)}", name) for i, name in enumerate(text, 1) if name not in furniture]
    links += [(_HEADER_IDS[name], f"{_OFFICE}/{_kind(name)}", name) for name in furniture]
    picture = ("rIdLogo", f"{_OFFICE}/image", "media/vaapen.png")
    files = {
        "[Content_Types].xml": _content_types(text),
        "_rels/.rels": _relationships(
            [
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(
            [*links, ("rIdTheme", f"{_OFFICE}/theme", "theme/theme1.xml"), *_used(document, picture)]
        ),
        **{f"word/{name}": content for name, content in text.items()},
        **{
            f"word/_rels/{name}.rels": _relationships([picture]) for name, content in furniture.items() if _used(content, picture)
        },
        "word/theme/theme1.xml": theme(),
        **properties(title),
    }
    return _zip({name: etree.tostring(etree.fromstring(content.encode()), xml_declaration=True, encoding="UTF-8", standalone=True)
                 for name, content in files.items()} | {"word/media/vaapen.png": logo})  # fmt: skip


def _used(content: str, picture: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    return [picture] if picture[0] in content else []


def _kind(name: str) -> str:
    return name.removesuffix(".xml").rstrip("0123456789")


def _content_types(names: dict[str, str]) -> str:
    parts = [
        ("/word/document.xml", f"{_WORD}.document.main+xml"),
        ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ]
    parts += [(f"/word/{name}", f"{_WORD}.{_kind(name)}+xml") for name in names]
    parts += [
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    made = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{made}</Types>'
    )


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return out.getvalue()
