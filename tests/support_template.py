"""Word files for tests of the template reader, written out as XML so that a test shows what is in the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from planverk.findings import Reading
from planverk.model.document import PLAN
from planverk.model.template import (
    Furniture,
    FurnitureParagraph,
    RunField,
    RunPicture,
    RunShape,
    RunText,
    Template,
    TemplateSettings,
)
from planverk.readers.template import read_word_file

_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {
    "document": "document", "styles": "styles", "numbering": "numbering", "settings": "settings", "header": "hdr",
    "footer": "ftr", "footnotes": "footnotes", "fontTable": "fonts",
}  # fmt: skip
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

BODY = "<w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p>"
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'


def paragraph(*texts: str, properties: str = "") -> str:
    """A paragraph with one run for each text."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def style(style_id: str, name: str, inner: str = "", based: str = "", kind: str = "paragraph") -> str:
    """A style of Word."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def word(
    body: str = BODY,
    parts: Mapping[str, str] | None = None,
    *,
    files: Mapping[str, bytes] | None = None,
    links: str = "",
    main: str = MAIN,
) -> bytes:
    """A Word file. `parts` are named as in Word («styles.xml», «header1.xml», whose relationship is «header1»), without their
    root element, but «theme1.xml» with it; `files` are further bytes by name; `links` further relationships of the document."""
    inside = {"document.xml": f"<w:body>{body}</w:body>", "styles.xml": NORMAL, **(parts or {})}
    made = {f"word/{name}": _part(name, content) for name, content in inside.items()}
    named = "".join(
        f'<Relationship Id="{name[:-4]}" Type="{_OFFICE}/{_kind(name)}" Target="{name}"/>'
        for name in inside
        if name != "document.xml"
    )
    types = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    package = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>',
        "_rels/.rels": _relationships(f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _relationships(named + links),
        **made,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ({k: v.encode() for k, v in package.items()} | dict(files or {})).items():
            archive.writestr(name, content)
    return out.getvalue()


def _kind(name: str) -> str:
    return name.removesuffix(".xml").rstrip("0123456789")


def _part(name: str, content: str) -> str:
    root = _ROOTS.get(_kind(name))
    return f"<w:{root} {_SPACES}>{content}</w:{root}>" if root else content


def _relationships(links: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'


def link(rid: str, kind: str, target: str, mode: str = "") -> str:
    """A relationship."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{rid}" Type="{_OFFICE}/{kind}" Target="{target}"{outside}/>'


def read(data: bytes, kind: str = PLAN, **settings: Mapping[str, str]) -> Reading[Template]:
    """The file as a template."""
    return read_word_file(data, "templates/prove/template.docx", TemplateSettings("prøve", **settings), kind)  # type: ignore[arg-type]


def template(data: bytes, kind: str = PLAN, **settings: Mapping[str, str]) -> Template:
    """The template, which must be readable."""
    value = read(data, kind, **settings).value
    assert value is not None
    return value


def codes(reading: Reading[Template]) -> list[str]:
    """The codes of what was found."""
    return [finding.code for finding in reading.findings]


def shown(blocks: tuple[Furniture, ...]) -> list[str]:
    """Furniture as words: fields as ‹page›, pictures as ‹picture›, shapes with what stands in them."""
    return ["".join(_run(run) for run in block.runs) for block in blocks if isinstance(block, FurnitureParagraph)]


def _run(run: RunText | RunField | RunPicture | RunShape) -> str:
    match run:
        case RunText():
            return run.text
        case RunField():
            return f"‹{run.kind}›"
        case RunPicture():
            return "‹picture›"
        case RunShape():
            return f"‹{' / '.join(shown(run.blocks))}›"
