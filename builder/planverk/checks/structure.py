"""E8 and S: headings, tables, pictures and links that everybody can follow, and sections that say something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planverk.checks.subject import Rule, Subject, blocks_of, link_parts, runs, shorten
from planverk.findings import Finding, error, warning
from planverk.model.content import (
    Block,
    Blocks,
    CodeBlock,
    Container,
    CrossReference,
    Figure,
    Heading,
    InlinePicture,
    Inlines,
    Link,
    Paragraph,
    Table,
    plain,
)
from planverk.model.labels import LANGUAGES
from planverk.model.place import Place
from planverk.model.plan import Section

_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|svg|tiff?|bmp|webp|emf)\Z|(?:img|dsc|screenshot|skjermbilde)[ _-]?\d*\Z", re.IGNORECASE
)
_NO_WORDS = re.compile(
    r"(?:et\s+|eit\s+)?(?:bilde|bilete|foto|figur|illustrasjon|logo|graf|diagram|picture|image)\s*\d*\Z", re.IGNORECASE
)
_BLANK_LINK = re.compile(
    r"(?:(?:klikk|trykk|sjå|se|les)\s+)?(?:her|denne|dette|lenke|lenkje|link|mer|meir|denne (?:lenken|siden))\.?\Z",
    re.IGNORECASE,
)


def heading_levels(subject: Subject) -> Iterator[Finding]:
    """No level is skipped on the way down (WCAG 1.3.1; PDF/UA-1, 7.4.2), and a plan's chapter begins at the first."""
    above = 0
    shallowest = min((section.level for section in subject.sections), default=1)
    for heading, place in _headings(subject):
        # A paper's headings are moved up until the highest is at the first level, so its own first level may be any.
        level = heading.level if subject.plan is not None else heading.level - shallowest + 1
        if level > above + 1:
            yield error(
                "E8",
                place,
                "«{title}» is a heading of level {level} below one of level {above}: a level is skipped.",
                "Take # signs away, so that each level is one below the one before.",
                title=shorten(plain(heading.content)),
                level=level,
                above=above,
            )
        above = level


def headings_with_words(subject: Subject) -> Iterator[Finding]:
    """A heading says something."""
    for heading, place in _headings(subject):
        if not plain(heading.content).strip():
            yield error("E8", place, "The heading is empty.", "Write the heading's words, or take it away.")


def headings_in_the_open(subject: Subject) -> Iterator[Finding]:
    """A heading inside a list, a quotation or a table cell is none: no contents list can show it."""
    inside = {id(block) for block, _ in _open_blocks(subject.text, subject.place)}
    for block, place, _ in subject.blocks:
        if isinstance(block, Heading) and id(block) not in inside:
            yield warning(
                "E8",
                place,
                "A heading stands inside a list, a quotation or a table, and is set as bold text.",
                "Move it out, or write it as **bold** text.",
            )


def table_headers(subject: Subject) -> Iterator[Finding]:
    """A table has a header row with words in it (PDF/UA-1, 7.5)."""
    for block, place, _ in subject.blocks:
        if isinstance(block, Table) and not any(_words(cell.blocks) for row in block.header for cell in row.cells):
            yield error(
                "E8",
                place,
                "The table has no header row.",
                "Write the columns' names in the first row, or give the .table header-rows=1.",
            )


def alt_texts(subject: Subject) -> Iterator[Finding]:
    """A picture has a text for those who do not see it (WCAG 1.1.1)."""
    for place, alt in _alts(subject):
        if not alt.strip():
            yield error(
                "E8",
                place,
                "The picture has no alternative text.",
                "Write what it shows between the square brackets: ![what it shows](file).",
            )
        elif _FILE_NAME.match(alt.strip()) or _NO_WORDS.match(alt.strip()):
            yield warning(
                "E8",
                place,
                "«{alt}» does not say what the picture shows.",
                "Write what a reader should take from it, in a sentence.",
                alt=shorten(alt),
            )


def title_and_language(subject: Subject) -> Iterator[Finding]:
    """A document has a title and one of the two languages (WCAG 2.4.2, 3.1.1)."""
    title = subject.plan.title if subject.plan else subject.paper.title if subject.paper else ""
    if not title.strip():
        yield error("E8", subject.place, "The document has no title.", "Write title: in the front matter or in plan.yaml.")
    if subject.language not in LANGUAGES:
        yield error(
            "E8",
            subject.place,
            "The document's language is «{language}».",
            "Write language: nb or language: nn.",
            language=subject.language,
        )


def link_words(subject: Subject) -> Iterator[Finding]:
    """A link's words say where it leads, also when they are read alone (WCAG 2.4.4)."""
    for run in subject.runs:
        for part in run.parts:
            if isinstance(part, Link) and _BLANK_LINK.match(plain(part.content).strip()):
                yield warning(
                    "E8",
                    run.place,
                    "The link «{words}» does not say where it leads.",
                    "Let the words name what the reader comes to.",
                    words=plain(part.content).strip(),
                )


def chapters_with_text(subject: Subject) -> Iterator[Finding]:
    """A chapter says something, in its own text or below it."""
    for section in subject.sections if subject.plan is not None else ():
        if not any(_holds(each) for each in section.all()):
            yield warning(
                "S1",
                section.place if section.place.file else subject.place,
                "The chapter «{title}» has no text.",
                "Write it, or take it away.",
                title=shorten(section.plain_title),
            )


def sections_with_text(subject: Subject) -> Iterator[Finding]:
    """A section below a chapter, or in a paper, says something."""
    for chapter in subject.sections:
        for section in chapter.all():
            below_chapter = section is not chapter or subject.paper is not None
            if below_chapter and not section.sections and not _holds(section):
                yield warning(
                    "S2",
                    section.place if section.place.file else subject.place,
                    "The section «{title}» has no text.",
                    "Write it, or take it away.",
                    title=shorten(section.plain_title),
                )


def lists_that_come(subject: Subject) -> Iterator[Finding]:
    """A sentence that ends in a colon is followed by what it announces."""
    for chapter in subject.sections:
        for section in chapter.all():
            last = section.blocks[-1] if section.blocks else None
            if isinstance(last, Paragraph) and plain(last.content).rstrip().endswith(":"):
                yield warning(
                    "S3",
                    last.place if last.place.file else section.place,
                    "«{words}» announces something, and nothing follows.",
                    "Write what is announced, or end the sentence with a full stop.",
                    words=shorten(plain(last.content)[-50:]),
                )


def nothing_set_aside(subject: Subject) -> Iterator[Finding]:
    """What an import could not place has been looked through and taken away."""
    for block, place, _ in subject.blocks:
        if isinstance(block, Container) and block.name == "left-out":
            yield warning(
                "S4",
                place,
                "What the import could not place still stands here; it is not printed.",
                "Move what belongs in the text to its place, and take the rest away.",
            )


def _headings(subject: Subject) -> Iterator[tuple[Heading, Place]]:
    for block, place in _open_blocks(subject.text, subject.place):
        if isinstance(block, Heading) and not (subject.paper is not None and _in_proposal(subject, block)):
            yield block, place


def _in_proposal(subject: Subject, heading: Heading) -> bool:
    proposals = subject.paper.proposals if subject.paper else ()
    return any(heading is block for proposal in proposals for block in proposal.blocks)


def _open_blocks(blocks: Blocks, place: Place) -> Iterator[tuple[Block, Place]]:
    """Blocks that stand in the text itself, or in a container, and in nothing else."""
    for block in blocks:
        here = block.place if block.place.file else place
        yield block, here
        if isinstance(block, Container):
            yield from _open_blocks(block.blocks, here)


def _alts(subject: Subject) -> Iterator[tuple[Place, str]]:
    for block, place, _ in subject.blocks:
        if isinstance(block, Figure):
            yield place, block.alt
    for run in subject.runs:
        for part in run.parts:
            if isinstance(part, InlinePicture):
                yield run.place, part.alt


def _holds(section: Section) -> bool:
    """True where something stands in the section itself; a container may be filled from elsewhere (measures)."""
    return any(isinstance(block, Container) or _words((block,)) for block in section.blocks)


def _words(blocks: Blocks) -> bool:
    """True where the blocks show anything: words, a reference, a picture, code."""
    shown = (isinstance(block, Figure | CodeBlock) for block, _, _ in blocks_of(blocks, Place()))
    return any(shown) or any(run.text.strip() or _more_than_text(run.content) for run in runs(blocks, Place()))


def _more_than_text(content: Inlines) -> bool:
    return any(isinstance(part, InlinePicture | CrossReference) for part in link_parts(content))


RULES: tuple[Rule, ...] = (
    heading_levels,
    headings_with_words,
    headings_in_the_open,
    table_headers,
    alt_texts,
    title_and_language,
    link_words,
    chapters_with_text,
    sections_with_text,
    lists_that_come,
    nothing_set_aside,
)
