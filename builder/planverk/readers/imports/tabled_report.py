"""A report with headings and tables of its own, to a Report: tables are known by their headings, and all else stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from planverk.model.content import Block, Blocks, Cell, Heading, Paragraph, Table, plain, walk
from planverk.model.dates import parse_date
from planverk.model.ids import make_id
from planverk.model.imported import Imported, LeftOut, Why
from planverk.model.report import Activity, ActivityRow, GoodExample, Question, Report, ReportKind, StrategyReport
from planverk.readers.imports.status import read_progress, read_status

# What a column of a table holds, by the words of its heading, nb and nn; the first that fits, and each but once in a table.
_COLUMNS = {
    "progress": r"prosent|%|fr[ae]mdrift",
    "status": r"status|trafikklys|tilstand|stadium",
    "deviation": r"avvik",
    "reason": r"begrunnelse|grunngjeving|årsak",
    "unit": r"ansvar|enhet|eining",
    "result": r"resultat(?!indikator)|hva er gjort|kva er gjort|utført|gjennomført|oppnådd",
    "text": r"aktivitet|tiltak|oppgave|oppgåve|delmål|prosjekt",
}
_TOLD = ("progress", "status", "deviation", "reason", "result")  # one of these beside the text makes a table of activities
_STRATEGY = re.compile(r"strategi", re.IGNORECASE)
_REACHED = re.compile(r"oppnå", re.IGNORECASE)
_INDICATOR = re.compile(r"indikator", re.IGNORECASE)
_LETTERED = re.compile(r"([A-ZÆØÅ])[).:]\s+")
_ACTIVITY = re.compile(r"aktivitet\s+(?P<number>\d{1,3})\b[.:]?\s*(?P<title>[^:\n]*):?\s*", re.IGNORECASE)
_COUNTED = re.compile(r"\d+(?:\.\d+)*\.?\s+")
_DATED, _OF_YEAR = re.compile(r"dato", re.IGNORECASE), re.compile(r"år\b|period", re.IGNORECASE)
_INTRODUCTION = re.compile(r"(?:\d+\.?\s+)?(?:innledning|innleiing)\Z", re.IGNORECASE)
_EXAMPLE = re.compile(r"godt eksempel|gode eksemp", re.IGNORECASE)
_HALF = re.compile(r"(?P<first>første|fyrste|1\.)\s+halvår|(?P<second>andre|annet|2\.)\s+halvår", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FINAL = re.compile(r"sluttrapport", re.IGNORECASE)
_REPORTED = re.compile(r"(?:\S+ )?(?:\w*rapport\w*|årsmelding|halvår)\D{0,40}?(?:19|20)\d\d", re.IGNORECASE)
_OPENING, _TEXT = 5, (Heading, Paragraph)  # where a report without a title says when it is of
_LONGEST_LABEL = 40
_LABEL = re.compile(r"program|kommune|rapport|utfylt|dato|telefon|e-?post|kontakt|periode|godkjent", re.IGNORECASE)


@dataclass
class _Part:
    """A heading with what stands under it that is no table of ours."""

    title: str
    blocks: list[Block] = field(default_factory=list)
    tabled: bool = False  # True where a table of ours stands under it
    served: bool = False  # True where the heading has become that of an activity


def read_tabled(imported: Imported) -> tuple[Report, tuple[LeftOut, ...]]:
    """The report, and the headings that have no place in it: those over the information and the strategies.

    Text before the first heading is the introduction, every other heading with text a question with its answer.
    """
    parts, report = [_Part("")], Report("", "", "", ReportKind.HALF_YEAR, 0, None)
    for block in imported.blocks:
        if isinstance(block, Heading):
            parts.append(_Part(_line(plain(block.content))))
        elif isinstance(block, Table) and (taken := _with_table(report, block, parts[-1])) is not None:
            report, parts[-1].tabled = taken, True
        else:
            parts[-1].blocks.append(block)
    title = imported.title.strip() or _title(parts)
    unplaced = [part.title for part in parts if part.title not in ("", title) and not part.blocks and not part.served]
    opening = " ".join((title, *(_line(plain(each.content)) for each in imported.blocks[:_OPENING] if isinstance(each, _TEXT))))
    return _worded(_dated(replace(report, title=title), opening), parts), tuple(LeftOut(each, Why.UNPLACED) for each in unplaced)


def _title(parts: list[_Part]) -> str:
    """A heading that stands first and alone."""
    first = parts[1] if len(parts) > 2 and not parts[0].blocks else _Part("")
    return "" if first.blocks or first.tabled else first.title


def _with_table(report: Report, table: Table, part: _Part) -> Report | None:
    """The report with what the table holds; None for a table that is none of ours."""
    head, rows = _rows(table)
    names = _named(head)
    if "text" in names.values() and set(names.values()) & set(_TOLD):
        activities = _activities(part.title, [_line(each) for each in head], rows, names, report.activities)
        part.served = part.served or any(each.title and part.title.endswith(each.title) for each in activities)
        return replace(report, activities=(*report.activities, *activities))
    if head and _STRATEGY.match(head[0]) and any(_REACHED.search(each) or _INDICATOR.search(each) for each in head):
        return replace(report, strategies=(*report.strategies, *_strategies(head, rows)))
    if not report.activities and _is_information([head, *rows]):
        pairs = tuple((row[0].rstrip(" :"), row[1]) for row in [head, *rows] if any(row))
        return replace(report, information=(*report.information, *pairs))
    return None


def _rows(table: Table) -> tuple[list[str], list[list[str]]]:
    """The texts of the head, which is the first row where none is marked, and of the other rows."""
    every = [*table.header, *table.rows]
    texts = [[_words(cell) for cell in row.cells] for row in every]
    return (texts[0], texts[1:]) if texts else ([], [])


def _words(cell: Cell) -> str:
    """A cell's lines: those of each paragraph, each on a line of its own."""
    paragraphs = (plain(each.content) for each in walk(cell.blocks) if isinstance(each, Paragraph))
    return "\n".join(_line(line) for paragraph in paragraphs for line in paragraph.split("\n")).strip()


def _line(text: str) -> str:
    return " ".join(text.split())


def _named(head: Sequence[str]) -> dict[int, str]:
    """What each column holds, of those whose heading tells; of two that say the same, the first."""
    names: dict[int, str] = {}
    for at, words in enumerate(head):
        fitting = (name for name, form in _COLUMNS.items() if re.search(form, words, re.IGNORECASE))
        name = next((name for name in fitting if name not in names.values()), None)
        if name is not None:
            names[at] = name
    return names


def _activities(
    title: str, head: list[str], rows: list[list[str]], names: dict[int, str], before: tuple[Activity, ...]
) -> tuple[Activity, ...]:
    """One activity under the heading above the table; a row that says «Aktivitet 2», or has words in its first column alone,
    begins another."""
    made: list[Activity] = []
    for cells in rows:
        filled = {each for each in cells if each}
        number, found = str(len(before) + len(made) + 1), _ACTIVITY.match(cells[0])
        if found:
            made.append(_activity(found["number"], found["title"]))
            cells = [cells[0][found.end() :] or found["title"], *cells[1:]]
        elif len(filled) == 1 and cells[0]:
            made.append(_activity(number, cells[0]))
        elif filled and not made:
            made.append(_activity(number, title or head[0]))
        if len(filled) > 1 or (filled and not cells[0]):
            made[-1] = replace(made[-1], rows=(*made[-1].rows, _row(head, cells, names)))
    return tuple(_differing(made, before))


def _activity(number: str, title: str) -> Activity:
    bare = _line(title)
    return Activity(f"aktivitet-{number}", number, _COUNTED.sub("", bare, count=1) if _COUNTED.match(bare) else bare)


def _differing(made: list[Activity], before: tuple[Activity, ...]) -> Iterator[Activity]:
    """The activities with ids that differ from each other's and from those of the tables before."""
    taken = {activity.id for activity in before}
    for activity in made:
        own_id = make_id(activity.id, taken)
        taken.add(own_id)
        rows = tuple(
            replace(row, id=f"{own_id.replace('aktivitet-', 'a')}-{at}") for at, row in enumerate(activity.rows, start=1)
        )
        yield replace(activity, id=own_id, rows=rows)


def _row(head: list[str], cells: list[str], names: dict[int, str]) -> ActivityRow:
    """A line of the table. What stands in a column that we have no place for is kept with the result, under its heading."""
    said = {name: cells[at] for at, name in names.items() if at < len(cells)}
    others = [f"{head[at]}: {words}".lstrip(": ") for at, words in enumerate(cells) if at not in names and words]
    return ActivityRow(
        "",
        said.get("text", ""),
        "\n".join(filter(None, (said.get("result", ""), *_responsible(head, said, names), *others))),
        read_status(_line(said.get("status", ""))),
        read_progress(said.get("progress", "")),
        said.get("deviation", ""),
        said.get("reason", ""),
    )


def _responsible(head: list[str], said: dict[str, str], names: dict[int, str]) -> Iterator[str]:
    """Who answers for it, in the report's words: a unit is a code of ours, which those are not."""
    at = next((at for at, name in names.items() if name == "unit"), None)
    if at is not None and said.get("unit"):
        yield f"{head[at]}: {said['unit']}"


def _strategies(head: list[str], rows: list[list[str]]) -> Iterator[StrategyReport]:
    reached = next((at for at, words in enumerate(head) if at and _REACHED.search(words)), None)
    for cells in rows:
        found = _LETTERED.match(cells[0])
        rest = [line for at, words in enumerate(cells) if at and at != reached for line in words.split("\n") if line]
        lines = cells[reached].split("\n") if reached is not None and cells[reached] else []
        title = cells[0][found.end() :] if found else cells[0]
        yield StrategyReport(found[1] if found else "", _line(title), tuple(lines), tuple(rest))


def _is_information(rows: list[list[str]]) -> bool:
    """True for labels with their values: two columns, the first of them short, and some label one that reports have."""
    labelled = all(len(row) == 2 and len(row[0]) <= _LONGEST_LABEL and row[0] for row in rows if any(row))
    return labelled and any(_LABEL.match(row[0]) for row in rows)


def _worded(report: Report, parts: list[_Part]) -> Report:
    """The report with its words: introduction, questions and examples."""
    introduction: list[Block] = []
    questions: list[Question] = []
    examples: list[GoodExample] = []
    taken: set[str] = set()
    for part in parts:
        blocks: Blocks = tuple(part.blocks)
        if not blocks:
            continue
        if not part.title or part.title == report.title or _INTRODUCTION.match(part.title):
            introduction += blocks
        elif _EXAMPLE.search(part.title):
            examples.append(GoodExample(part.title, blocks))
        else:
            question_id = make_id(_COUNTED.sub("", part.title, count=1), taken)
            taken.add(question_id)
            questions.append(Question(question_id, part.title, blocks))
    return replace(report, introduction=tuple(introduction), questions=tuple(questions), examples=tuple(examples))


def _dated(report: Report, opening: str) -> Report:
    """The report with its kind, year, half-year and date, as its title, its information and its first lines tell."""
    told = " ".join((report.title, *(value for label, value in report.information if _OF_YEAR.search(label))))
    if not _YEAR.search(told) and (stated := _REPORTED.search(opening)):
        told = f"{told} {stated[0]}"
    found, half = _YEAR.search(told), _HALF.search(told)
    number = None if half is None else 1 if half["first"] else 2
    kind = ReportKind.FINAL if _FINAL.search(told) else ReportKind.HALF_YEAR if number else ReportKind.ANNUAL
    dated = next((parse_date(value) for label, value in report.information if _DATED.search(label)), None)
    year = int(found[0]) if found else 0
    own_id = f"{year}-h{number}" if number else str(year or "")
    return replace(report, kind=kind, year=year, half=number, dated=dated, id=own_id)
