"""A report to a Report: one with tables as it stands, one whose tables a text extraction has run together piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from planverk.model.content import Heading, Paragraph, Table, Text, plain, walk
from planverk.model.dates import parse_date
from planverk.model.ids import make_id
from planverk.model.imported import Imported, LeftOut, Why
from planverk.model.report import Activity, ActivityRow, GoodExample, Question, Report, ReportKind, StrategyReport
from planverk.readers.imports.status import read_progress, read_status
from planverk.readers.imports.tabled_report import read_tabled

_INFORMATION = (
    *("Programnavn", "Kommune", "Programleder", "Programansvarlig", "Programstart"),
    *("Rapporteringsår", "Rapporteringsdato", "Utfylt av", "Telefon", "E-post"),
)
_LABEL = re.compile(rf"(?P<label>{'|'.join(_INFORMATION)})\s*:\s*")
_HEADINGS = ("Aktivitet Resultat Status for aktivitet", "Hovedaktiviteter", "Status framdrift i prosent", "Avvik Begrunnelse")
_TABLE_HEAD = re.compile("|".join(_HEADINGS))
_STRATEGY_HEAD = re.compile(r"Strategi Dette oppnås ved å:? Resultatindikator(?: \d{4})?")
_LETTERED = re.compile(r"(?<![\w(])([A-H])\)\s+")
_ACTIVITY = re.compile(r"Aktivitet (\d{1,2}) (?=[A-ZÆØÅ])")
_STATUS = re.compile(
    r"(?:Ikke gjennomført|Delvis gjennomført|Gjennomført|I gang|Under arbeid|Forsinket|Ikke startet|Utgår|"
    r"På vent(?: til \w+ \d{4})?|Påbegynnes \w+ \d{4}(?: i rute)?|Oppstart \w+ \d{4})(?![\wæøå:])"
)
_NUMBER_NEXT = re.compile(r"\s+(\d{1,3})(?![\d.,/])")
_NUMBER_ALONE = re.compile(r"(?<=[.!?])\s+(\d{1,3})\s+(?=[a-zæøå])|\A\s*(\d{1,3})\s+(?=[a-zæøå])")
_QUESTION = re.compile(
    r"(?:Hvilke|Hva|Hvordan|Er det|Finnes det|Har)\s(?:[^.?!]|\.(?=\s[a-zæøå])){20,200}\?|"
    r"Oppdatert om \w+ - beskriv [^.?]+?(?= [A-ZÆØÅ][a-zæøå]+ )|"
    r"Sluttkommentar(?=\s)|\d\.\d Formidling av [^)]+\)|Godt eksempel \d+(?: \([^)]*\))?"
)
_EXAMPLE = re.compile(r"Godt eksempel \d+")
_TRANSCRIPT = re.compile(r"\ATrans(?:kript|cript)\w*:?\s*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class ImportedReport:
    """The report, what was left out of it, and the places where cells have run together (a line of the text each)."""

    report: Report
    left_out: tuple[LeftOut, ...]
    run_together: tuple[str, ...]


def read_report(imported: Imported) -> ImportedReport:
    """Program information, strategies with letters, numbered activities with their rows, questions with answers."""
    menu, pages = _pages(imported)
    if not _ACTIVITY.search(" ".join(pages)) or any(isinstance(block, Table) for block in imported.blocks):
        report, unplaced = read_tabled(imported)
        return ImportedReport(report, (*imported.left_out, *unplaced), ())
    return _read_run_together(imported, menu, " ".join(pages))


def _read_run_together(imported: Imported, menu: list[str], pages: str) -> ImportedReport:
    """A report that is one run of text. What cannot be told apart is listed."""
    head, text = _parted(pages, re.compile(r"\d\. Rapportering på aktivitetsplan"))
    if not text:
        head, text = _parted(pages, _ACTIVITY)
    opening, information, status = _opening(head)
    intro, table = _strategy_table(status)
    strategies = _strategies(intro, table)
    before, activities_text = _parted(_TABLE_HEAD.sub(" ", text), _ACTIVITY)
    activities_text, questions_text = _parted(activities_text, _QUESTION)
    activities, run_together = _activities(activities_text)
    questions, examples = _questions(questions_text)
    report = _described(
        Report(
            "",
            "",
            "",
            ReportKind.HALF_YEAR,
            0,
            None,
            introduction=tuple(_paragraph(part) for part in (opening, intro, "" if strategies else table, before) if part),
            information=information,
            strategies=strategies,
            activities=activities,
            questions=questions,
            examples=examples,
        )
    )
    together = (*((table,) if table else ()), *run_together)
    return ImportedReport(report, (*imported.left_out, *(LeftOut(line, Why.MENU) for line in menu)), together)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(" ".join(text.split())),))


def _pages(imported: Imported) -> tuple[list[str], list[str]]:
    """Lines before the transcript, which are a web site's own; and the pages, which begin with their numbers in a transcript."""
    lines = [" ".join(plain(b.content).split()) for b in walk(imported.blocks) if isinstance(b, (Heading, Paragraph))]
    start = next((at for at, line in enumerate(lines) if _TRANSCRIPT.match(line)), -1)
    pages = lines[start + 1 :]
    return lines[: start + 1], [_unnumbered(pages, at) if start >= 0 else line for at, line in enumerate(pages)]


def _unnumbered(pages: list[str], at: int) -> str:
    """The page without its number, where it is the one that its place asks for."""
    return pages[at].removeprefix(f"{at + 1} ")


def _parted(text: str, at: re.Pattern[str]) -> tuple[str, str]:
    """The text before the first place that fits, and from it on; all and nothing where none fits."""
    found = at.search(text)
    return (text[: found.start()].strip(), text[found.start() :].strip()) if found else (text.strip(), "")


def _spans(found: list[re.Match[str]], end: int) -> list[tuple[re.Match[str], int]]:
    """Each place that was found, with where what it begins ends."""
    return [(each, after.start() if after else end) for each, after in zip_longest(found, found[1:])]


def _opening(head: str) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """What stands before the program information, the information as labels and values, and what follows it."""
    found = list(_LABEL.finditer(head))
    if not found:
        return "", (), head
    values = [head[each.end() : end].strip() for each, end in _spans(found, len(head))]
    values[-1], rest = _parted(values[-1], re.compile(r"\s\d\. (?=[A-ZÆØÅ])"))
    rows = tuple((each["label"], value) for each, value in zip(found, values, strict=True))
    return head[: found[0].start()].strip(), rows, rest


def _strategy_table(status: str) -> tuple[str, str]:
    """The text before the table of strategies, and the table's text, its repeated headings taken out."""
    before, table = _parted(status, _STRATEGY_HEAD)
    return before, " ".join(_STRATEGY_HEAD.sub(" ", table).split())


def _strategies(intro: str, table: str) -> tuple[StrategyReport, ...]:
    """Strategies by their letters, as the running text states them; the table's cells are kept whole under the last."""
    parts = _spans(list(_LETTERED.finditer(intro)), len(intro))
    stated = [(each[1], _first_sentences(intro[each.end() : end])) for each, end in parts]
    strategies = [StrategyReport(letter, title) for letter, title in stated]
    if strategies and table:
        strategies[-1] = replace(strategies[-1], reached_by=(table,))
    return tuple(strategies)


def _first_sentences(text: str) -> str:
    """The strategy's own sentences: up to the first that begins a new train of thought."""
    return re.split(r"(?<=\.)\s+(?=Prinsipp|Planen|I forslag)", text.strip(), maxsplit=1)[0].strip()


def _activities(text: str) -> tuple[tuple[Activity, ...], tuple[str, ...]]:
    activities: list[Activity] = []
    together: list[str] = []
    for each, end in _spans(list(_ACTIVITY.finditer(text)), len(text)):
        body = " ".join(text[each.end() : end].split())
        title, rest = _title(body)
        activity_id = f"aktivitet-{each[1]}"
        rows = tuple(replace(row, id=f"a{each[1]}-{n}") for n, row in enumerate(_rows(rest), start=1))
        activities.append(Activity(activity_id, each[1], title, rows=rows))
        together += [f"{each[1]}: {part}" for row in rows for part in (row.text, row.deviation) if part]
    return tuple(activities), tuple(together)


def _title(body: str) -> tuple[str, str]:
    """The activity's name: up to its first colon, else its first few words before the next capital."""
    found = re.match(r"([^:.]{3,60}):\s*|((?:\S+\s){1,3}?)(?=[A-ZÆØÅ])", body)
    if found is None:
        return body, ""
    return (found[1] or found[2]).strip(), body[found.end() :].strip()


def _rows(text: str) -> Iterator[ActivityRow]:
    """A row ends with its status and per cent; what stands after the last of them is its deviation and reason, run together."""
    rows: list[ActivityRow] = []
    start = 0
    statuses = [each for each in _STATUS.finditer(text) if not _is_running_text(text, each)]
    ends = _spans(statuses, len(text) + 1)
    statuses = [each for each, end in ends if end > len(text) or text[each.end() : end].strip()]
    for at, status in enumerate(statuses):
        limit = statuses[at + 1].start() if at + 1 < len(statuses) else len(text)
        percent, left, right = _percent(text, status.end(), limit)
        words = f"{text[start : status.start()].strip()} {text[status.end() : left].strip()}".strip()
        rows.append(ActivityRow("", words, status=read_status(status[0]), progress=read_progress(percent)))
        start = right
    rest = text[start:].strip()
    if rows and rest:
        rows[-1] = replace(rows[-1], deviation=rest)
    elif rest:
        rows.append(ActivityRow("", rest))
    yield from rows


def _is_running_text(text: str, status: re.Match[str]) -> bool:
    """«50 Ikke gjennomført foreløpig» is a deviation, «Samarbeid: Gjennomført leanprosess» a result: neither is a status."""
    before = text[: status.start()]
    return re.search(r"(?:(?<!\d)\d{1,3}|:)\s\Z", before) is not None and _NUMBER_NEXT.match(text, status.end()) is None


def _percent(text: str, end: int, limit: int) -> tuple[str, int, int]:
    """The per cent of a status that ends at `end`: the number after it, else one that stands alone before the next status."""
    near = _NUMBER_NEXT.match(text, end, limit)
    if near:
        return near[1], end, near.end()
    alone = _NUMBER_ALONE.search(text, end, limit)
    if alone:
        return alone[1] or alone[2], alone.start(), alone.end()
    return "", end, end


def _questions(text: str) -> tuple[tuple[Question, ...], tuple[GoodExample, ...]]:
    questions: list[Question] = []
    examples: list[GoodExample] = []
    taken: set[str] = set()
    for each, end in _spans(list(_QUESTION.finditer(text)), len(text)):
        answer = (_paragraph(text[each.end() : end]),) if text[each.end() : end].strip() else ()
        if _EXAMPLE.match(each[0]):
            examples.append(GoodExample(each[0], answer))
        else:
            question_id = make_id(each[0], taken)
            taken.add(question_id)
            questions.append(Question(question_id, each[0], answer))
    return tuple(questions), tuple(examples)


def _described(report: Report) -> Report:
    """The report with its year and dates as the program information states them."""
    information = dict(report.information)
    year = re.search(r"\d{4}", information.get("Rapporteringsår", ""))
    dated = parse_date(information.get("Rapporteringsdato", ""))
    half = 1 if dated and dated.month > 6 else 2 if dated else None
    number = int(year[0]) if year else dated.year if dated else 0
    title = information.get("Programnavn", "")
    return replace(report, id=f"{number}-h{half}" if half else str(number), year=number, half=half, dated=dated, title=title)
