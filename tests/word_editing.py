"""An editor of Word files for tests: does to the XML what people do in Word, with tracked changes or without."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = {"w": W[1:-1]}
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
Element = etree._Element


@dataclass
class WordFile:
    """A Word file that is being written in. `author` tracks changes under that name; without one nothing is tracked."""

    parts: dict[str, bytes]
    author: str = ""
    date: str = "2026-11-20T10:00:00Z"
    _next: int = 90_000
    _comments: list[str] = field(default_factory=list)

    @staticmethod
    def of(data: bytes) -> WordFile:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            made = WordFile({name: archive.read(name) for name in archive.namelist()})
        made.root = etree.fromstring(made.parts["word/document.xml"])
        made.body = made.root.find(f"{W}body")
        return made

    def __post_init__(self) -> None:
        self.root: Element
        self.body: Element

    def data(self) -> bytes:
        """The file as it stands now."""
        parts = {**self.parts, "word/document.xml": etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")}
        if self._comments:
            parts |= self._comment_parts()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return out.getvalue()

    # ── finding ──────────────────────────────────────────────────────────────────────────────────

    def paragraphs(self) -> list[Element]:
        """Every paragraph of the document, those of cells too."""
        return list(self.root.iter(f"{W}p"))

    def paragraph(self, words: str) -> Element:
        """The first paragraph that holds the words; a line of a contents list is none."""
        words = words.replace("\u00a0", " ")
        for each in self.paragraphs():
            style = each.find(f"{W}pPr/{W}pStyle")
            name = style.get(f"{W}val", "") if style is not None else ""
            if words in text_of(each) and not name.casefold().startswith(("toc", "inn", "tableoffigures")):
                return each
        raise AssertionError(f"no paragraph says «{words}»")

    # ── writing ──────────────────────────────────────────────────────────────────────────────────

    def replace(self, old: str, new: str) -> None:
        """Write `new` over the first place that says `old`."""
        self.replace_in(self.paragraph(old), old, new)

    def replace_in(self, paragraph: Element, old: str, new: str) -> None:
        """The same in one paragraph; the new words look as the first of the old did, or as what stood before them."""
        at = text_of(paragraph).index(old.replace("\u00a0", " "))
        chosen = self._runs_between(paragraph, at, at + len(old))
        anchor = chosen[-1] if chosen else self._run_ending_at(paragraph, at)
        if new:
            made = copy.deepcopy(anchor)
            set_text(made, new)
            anchor.addnext(self._as("ins", [made]) if self.author else made)
        if old:
            self._delete(chosen)

    def insert(self, after: str, words: str) -> None:
        """Write words after the first place that says `after`."""
        paragraph = self.paragraph(after)
        self.insert_in(paragraph, text_of(paragraph).index(after) + len(after), words)

    def insert_in(self, paragraph: Element, at: int, words: str) -> None:
        """Write words after so many characters of a paragraph; they look as what stands before them."""
        anchor = self._run_ending_at(paragraph, at)
        made = copy.deepcopy(anchor)
        set_text(made, words)
        anchor.addnext(self._as("ins", [made]) if self.author else made)

    def new_paragraph(self, after: str | Element, words: str, style: str | None = None) -> Element:
        """A paragraph of its own after the one that says `after`; set like it, or in a style."""
        before = self.paragraph(after) if isinstance(after, str) else after
        made = etree.Element(f"{W}p")
        properties = before.find(f"{W}pPr")
        if style is not None:
            properties = etree.Element(f"{W}pPr")
            etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", style)
        if properties is not None:
            made.append(copy.deepcopy(properties))
        run = etree.Element(f"{W}r")
        set_text(run, words)
        made.append(self._as("ins", [run]) if self.author else run)
        if self.author:
            self._mark_paragraph(made, "ins")
        before.addnext(made)
        return made

    def delete_paragraph(self, words: str | Element) -> None:
        """Take a paragraph out, its mark too."""
        paragraph = self.paragraph(words) if isinstance(words, str) else words
        if not self.author:
            paragraph.getparent().remove(paragraph)
            return
        self._delete([run for run in paragraph.iter(f"{W}r") if not _is_deleted(run)])
        self._mark_paragraph(paragraph, "del")

    def split(self, words: str) -> None:
        """Press Enter before the words."""
        paragraph = self.paragraph(words)
        at = text_of(paragraph).index(words)
        self._runs_between(paragraph, at, at)
        second = copy.deepcopy(paragraph)
        for mark in [*second.iter(f"{W}bookmarkStart"), *second.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        _keep(paragraph, 0, at)
        _keep(second, at, 10**9)
        paragraph.addnext(second)
        if self.author:
            self._mark_paragraph(paragraph, "ins")

    def join(self, words: str) -> None:
        """Press Delete at the end of the paragraph that holds the words."""
        paragraph = self.paragraph(words)
        if self.author:
            self._mark_paragraph(paragraph, "del")
            return
        following = paragraph.getnext()
        for each in list(following):
            if each.tag != f"{W}pPr":
                paragraph.append(each)
        following.getparent().remove(following)

    def move_after(self, words: str, target: str) -> None:
        """Move a paragraph after another."""
        paragraph, there = self.paragraph(words), self.paragraph(target)
        if not self.author:
            there.addnext(paragraph)
            return
        arrived = copy.deepcopy(paragraph)
        for mark in [*arrived.iter(f"{W}bookmarkStart"), *arrived.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        there.addnext(arrived)
        for each, kind, mark in ((arrived, "moveTo", "ins"), (paragraph, "moveFrom", "del")):
            for run in list(each.iter(f"{W}r")):
                run.getparent().replace(run, self._as(kind, [copy.deepcopy(run)]))
            self._mark_paragraph(each, mark)

    def embolden(self, words: str) -> None:
        """Make words bold."""
        paragraph = self.paragraph(words)
        at = text_of(paragraph).index(words)
        for run in self._runs_between(paragraph, at, at + len(words)):
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = etree.Element(f"{W}rPr")
                run.insert(0, properties)
            before = copy.deepcopy(properties)
            properties.insert(0, etree.Element(f"{W}b"))
            if self.author:
                change = etree.SubElement(properties, f"{W}rPrChange")
                self._sign(change)
                change.append(before)

    def comment(self, words: str, *said: tuple[str, str]) -> None:
        """Put comments at words: who says what."""
        paragraph = self.paragraph(words)
        at = text_of(paragraph).index(words)
        runs = self._runs_between(paragraph, at, at + len(words))
        for author, text in said:
            number = str(len(self._comments))
            start, end = (etree.Element(W + name, {f"{W}id": number}) for name in ("commentRangeStart", "commentRangeEnd"))
            reference = etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:commentReference w:id="{number}"/></w:r>')
            runs[0].addprevious(start)
            runs[-1].addnext(end)
            end.addnext(reference)
            self._comments.append(self._comment(number, author, text))

    def _comment(self, number: str, author: str, text: str) -> str:
        made = etree.Element(f"{W}comment", nsmap=SPACES)
        for key, value in (("id", number), ("author", author), ("date", self.date)):
            made.set(W + key, value)
        for line in text.split("\n"):
            set_text(etree.SubElement(etree.SubElement(made, f"{W}p"), f"{W}r"), line)
        return etree.tostring(made).decode()

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────

    def new_row(self, after: str, *cells: str) -> None:
        """A row after the one that says `after`."""
        row = self._row(after)
        made = copy.deepcopy(row)
        for mark in [*made.iter(f"{W}bookmarkStart"), *made.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        for cell, words in zip(made.iter(f"{W}tc"), cells, strict=True):
            runs = list(cell.iter(f"{W}r"))
            paragraph = next(cell.iter(f"{W}p"))
            run = copy.deepcopy(runs[0]) if runs else etree.Element(f"{W}r")
            for each in runs:
                each.getparent().remove(each)
            set_text(run, words)
            paragraph.append(run)
        if self.author:
            self._mark_row(made, "ins")
        row.addnext(made)

    def delete_row(self, words: str) -> None:
        """Take a row out."""
        row = self._row(words)
        if self.author:
            self._mark_row(row, "del")
        else:
            row.getparent().remove(row)

    def _row(self, words: str) -> Element:
        return next(row for row in self.root.iter(f"{W}tr") if words in "".join(text_of(p) for p in row.iter(f"{W}p")))

    def _mark_row(self, row: Element, kind: str) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        self._sign(etree.SubElement(properties, W + kind))

    # ── what programs do by themselves ───────────────────────────────────────────────────────────

    def add_noise(self) -> None:
        """What Word adds when a file is saved: revision ids, spell marks, split runs, languages and fonts."""
        for number, paragraph in enumerate(self.paragraphs()):
            paragraph.set(f"{W}rsidR", f"00{number:06X}")
            runs = [run for run in paragraph.findall(f"{W}r") if run.find(f"{W}t") is not None]
            for run in runs:
                words = run.findtext(f"{W}t") or ""
                if len(words) > 3:
                    second = copy.deepcopy(run)
                    set_text(run, words[:3])
                    set_text(second, words[3:])
                    run.addnext(second)
                    second.addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
                    properties = second.find(f"{W}rPr")
                    if properties is None:
                        properties = etree.Element(f"{W}rPr")
                        second.insert(0, properties)
                    etree.SubElement(properties, f"{W}rFonts").set(f"{W}ascii", "Calibri")
                    etree.SubElement(properties, f"{W}lang").set(f"{W}val", "en-GB")

    def strip_bookmarks(self) -> None:
        for each in [*self.root.iter(f"{W}bookmarkStart"), *self.root.iter(f"{W}bookmarkEnd")]:
            each.getparent().remove(each)

    def make_fields_text(self) -> None:
        """Leave of fields and links within the document only the words that they show, as Google's editor does."""
        for each in list(self.root.iter(f"{W}fldChar", f"{W}instrText")):
            run = each.getparent()
            run.getparent().remove(run)
        for link in [each for each in self.root.iter(f"{W}hyperlink") if each.get(f"{W}anchor")]:
            for each in list(link):
                link.addprevious(each)
            link.getparent().remove(link)

    def strip_custom_xml(self) -> None:
        self.parts = {name: data for name, data in self.parts.items() if not name.startswith("customXml/")}
        for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
            self.parts[name] = re.sub(rb"<(?:Relationship|Override)[^>]*customXml[^>]*/>", b"", self.parts[name])

    def save_as(self, name: str) -> None:
        """Say who saved the file last."""
        core = self.parts["docProps/core.xml"]
        said = f"<cp:lastModifiedBy>{name}</cp:lastModifiedBy>".encode()
        core = re.sub(rb"<cp:lastModifiedBy>.*?</cp:lastModifiedBy>", b"", core)
        self.parts["docProps/core.xml"] = core.replace(b"</cp:coreProperties>", said + b"</cp:coreProperties>")

    # ── runs ─────────────────────────────────────────────────────────────────────────────────────

    def _runs_between(self, paragraph: Element, start: int, end: int) -> list[Element]:
        """The runs of some characters; runs that they begin or end within are parted there."""
        for edge in (start, end):
            at = 0
            for run in _text_runs(paragraph):
                words = run_text(run)
                if at < edge < at + len(words):
                    second = copy.deepcopy(run)
                    set_text(run, words[: edge - at])
                    set_text(second, words[edge - at :])
                    run.addnext(second)
                    break
                at += len(words)
        chosen, at = [], 0
        for run in _text_runs(paragraph):
            words = run_text(run)
            if start <= at and at + len(words) <= end and words:
                chosen.append(run)
            at += len(words)
        return chosen

    def _run_ending_at(self, paragraph: Element, at: int) -> Element:
        self._runs_between(paragraph, at, at)
        passed = 0
        for run in _text_runs(paragraph):
            passed += len(run_text(run))
            if passed >= at:
                return run
        raise AssertionError("the paragraph is shorter than that")

    def _delete(self, runs: list[Element]) -> None:
        for run in runs:
            if not self.author:
                run.getparent().remove(run)
                continue
            parent = run.getparent()
            frame = self._as("del", [])
            parent.replace(run, frame)
            frame.append(run)
            for text in run.findall(f"{W}t"):
                text.tag = f"{W}delText"

    def _as(self, kind: str, runs: list[Element]) -> Element:
        frame = etree.Element(W + kind)
        self._sign(frame)
        frame.extend(runs)
        return frame

    def _mark_paragraph(self, paragraph: Element, kind: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        mark = properties.find(f"{W}rPr")
        mark = etree.SubElement(properties, f"{W}rPr") if mark is None else mark
        self._sign(etree.SubElement(mark, W + kind))

    def _sign(self, element: Element) -> None:
        self._next += 1
        for key, value in (("id", str(self._next)), ("author", self.author), ("date", self.date)):
            element.set(W + key, value)

    def _comment_parts(self) -> dict[str, bytes]:
        whole = f'<w:comments xmlns:w="{W[1:-1]}">{"".join(self._comments)}</w:comments>'
        types = self.parts["[Content_Types].xml"].replace(
            b"</Types>", f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS_TYPE}"/></Types>'.encode()
        )
        name = "word/_rels/document.xml.rels"
        relation = f'<Relationship Id="rIdKommentar" Type="{COMMENTS_RELATION}" Target="comments.xml"/></Relationships>'
        links = self.parts[name].replace(b"</Relationships>", relation.encode())
        return {"word/comments.xml": whole.encode(), "[Content_Types].xml": types, name: links}


def text_of(paragraph: Element) -> str:
    """The words of a paragraph as they stand when all changes are accepted."""
    return "".join(run_text(run) for run in _text_runs(paragraph))


def run_text(run: Element) -> str:
    """The words of a run; spaces that hold are spaces, as for whoever looks for words in Word."""
    return "".join(each.text or "" for each in run.findall(f"{W}t")).replace("\u00a0", " ")


def set_text(run: Element, words: str) -> None:
    """Let a run say these words and nothing else; it keeps its look."""
    for each in list(run):
        if each.tag != f"{W}rPr":
            run.remove(each)
    made = etree.SubElement(run, f"{W}t")
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _text_runs(paragraph: Element) -> Iterator[Element]:
    return (run for run in list(paragraph.iter(f"{W}r")) if not _is_deleted(run))


def _is_deleted(run: Element) -> bool:
    return any(each.tag in (f"{W}del", f"{W}moveFrom") for each in run.iterancestors())


def _keep(paragraph: Element, start: int, end: int) -> None:
    """Leave only the runs of these characters."""
    at = 0
    for run in list(_text_runs(paragraph)):
        words = run_text(run)
        if not (start <= at and at + len(words) <= end and (words or at < end)):
            run.getparent().remove(run)
        at += len(words)
