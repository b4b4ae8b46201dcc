"""Parts that a template may lack, as Word writes them when they are empty."""

from __future__ import annotations

from planverk.writers.docx.xml import HEAD, NAMESPACES

_W = f'xmlns:w="{NAMESPACES["w"]}"'
_R = f'xmlns:r="{NAMESPACES["r"]}"'
_LINE = '<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{0}/></w:r></w:p>'

NUMBERING = f"{HEAD}<w:numbering {_W}/>"
STYLES = f"{HEAD}<w:styles {_W}/>"
SETTINGS = f"{HEAD}<w:settings {_W}/>"
HEADER = f"{HEAD}<w:hdr {_W} {_R}><w:p/></w:hdr>"
FOOTNOTES = (
    f"{HEAD}<w:footnotes {_W} {_R}>"
    f'<w:footnote w:type="separator" w:id="-1">{_LINE.format("separator")}</w:footnote>'
    f'<w:footnote w:type="continuationSeparator" w:id="0">{_LINE.format("continuationSeparator")}</w:footnote></w:footnotes>'
)
