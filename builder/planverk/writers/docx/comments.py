"""Comments in the margin of a redline: the part that holds them, and the runs that they are tied to."""

from __future__ import annotations

from planverk.model.document import Revision
from planverk.writers.docx.package import Package
from planverk.writers.docx.styles import Styles
from planverk.writers.docx.xml import HEAD, NAMESPACES, attribute, escape, qn, slot, spliced

_EMPTY = f'{HEAD}<w:comments xmlns:w="{NAMESPACES["w"]}"/>'


class Comments:
    """The comments of one document, one for each change that has something to tell. The part is made with the first one."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._styles = styles
        self._first = -1
        self._seen: set[str] = set()
        self._written: list[str] = []

    def around(self, change: str, told: Revision, signed: str, runs: str) -> str:
        """`runs` with the comment that was told of the change; as they are where it stands elsewhere already.

        `signed` are the attributes that tell author and date.
        """
        if change in self._seen:
            return runs
        self._seen.add(change)
        number = self._number()
        self._written.append(self._comment(number, told, signed))
        style = _run_style(self._styles.named("annotation reference", "character"))
        mark = f'<w:r>{style}<w:commentReference w:id="{number}"/></w:r>'
        return f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>{mark}'

    def _number(self) -> int:
        if self._first < 0:
            taken = (each.get(qn("w:id"), "0") for each in self._package.part("comments", _EMPTY))
            self._first = 1 + max((int(each) for each in taken), default=-1)
        return self._first + len(self._written)

    def _comment(self, number: int, told: Revision, signed: str) -> str:
        style = self._styles.mark(self._styles.named("annotation text"))
        before = f"<w:pPr>{style}</w:pPr>" if style else ""
        sign = f"<w:r>{_run_style(self._styles.named('annotation reference', 'character'))}<w:annotationRef/></w:r>"
        paragraphs = []
        for line in told.comment:
            paragraphs.append(f'<w:p>{before}{sign}<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>')
            sign = ""
        about = f'w:id="{number}"{signed} w:initials="{attribute(initials(told.author))}"'
        return f"<w:comment {about}>{''.join(paragraphs)}</w:comment>"

    def finish(self) -> None:
        """Put the comments into their part, where there are any."""
        part = self._package.related("comments")
        if not self._written or part is None:
            return
        root = self._package.tree(part)
        root.append(slot())
        self._package.replace(part, spliced(root, "".join(self._written)))


def initials(name: str) -> str:
    """The first letters of a name, as Word shows them: «KV» for Kari Vik."""
    return "".join(word[0] for word in name.split() if word[0].isalpha())[:3].upper()


def _run_style(style_id: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{attribute(style_id)}"/></w:rPr>' if style_id else ""
