"""A report's two files become one value, and are written as they were read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planverk.model.content import Paragraph, Text
from planverk.model.plan import Period, Plan, PlanType
from planverk.model.report import Activity, ActivityRow, Progress, Question, Report, ReportKind, Status, StatusCode
from planverk.readers.imports.status import read_progress
from planverk.readers.report import read_report
from planverk.readers.workspace import read_workspace
from planverk.store.memory import Memory
from planverk.writers.report import progress_text, report_text, report_yaml
from support_report import FILES, report

PLAN = Plan("bolig", "plans/bolig", "Boligplan", PlanType("temaplan"), "nb", Period(2011, 2025))
WORDS = st.text("abæøå :#%-–«»'\"{}[]|>\n", max_size=30).map(lambda text: " ".join(text.split()))


def written(made: Report) -> Report:
    """What is read of the files that `made` is written to."""
    files = {made.file: report_yaml(made), made.file.replace(".yaml", ".md"): report_text(made)}
    reading = read_report(Memory(files), made.file, PLAN)
    assert reading.value is not None
    assert [f for f in reading.findings if f.is_error] == []
    return reading.value


def bare(made: Report) -> Report:
    """The report without the places that it was read at."""
    nowhere = Report("", "", "", ReportKind.HALF_YEAR, 0, None).place
    return replace(
        made,
        place=nowhere,
        activities=tuple(
            replace(a, place=nowhere, rows=tuple(replace(r, place=nowhere) for r in a.rows)) for a in made.activities
        ),
        readings=tuple(replace(each, place=nowhere) for each in made.readings),
        questions=tuple(replace(each, place=nowhere) for each in made.questions),
        examples=tuple(replace(each, place=nowhere) for each in made.examples),
    )


def test_the_data_and_the_words_are_read_together() -> None:
    made = report()
    assert (made.year, made.half, made.kind, made.plan) == (2012, 1, ReportKind.HALF_YEAR, "bolig")
    assert [row.id for row in made.rows()] == ["kontor", "moter", "kjop"]
    assert made.readings[0].value == Decimal("7.5")
    assert made.introduction == (Paragraph((Text("Boligkontoret er i gang."),)),)
    assert made.questions[0].answer == (Paragraph((Text("Å spørre først."),)),)
    assert made.questions[0].guidance == "Høyst en halv side."
    assert [example.title for example in made.examples] == ["Døra på gløtt"]


def test_a_status_in_words_is_known_by_its_code_and_keeps_its_words() -> None:
    moter = report().rows()[1]
    assert moter.status == Status(StatusCode.UNDER_WAY, "Under arbeid", delayed=False)
    assert moter.progress == Progress(60, "ca. 60")


def test_what_is_wrong_is_a_finding_with_its_line_that_concerns_the_report() -> None:
    text = FILES["plans/bolig/reports/2012-h1.yaml"].replace("code: gjennomfort", "code: ferdig")
    found = read_workspace(Memory({**FILES, "plans/bolig/reports/2012-h1.yaml": text})).findings
    assert [(f.concerns, f.place.line) for f in found] == [("plans/bolig/reports/2012-h1.yaml", 14)]


def test_a_report_is_written_as_it_was_read() -> None:
    made = report()
    assert bare(written(made)) == bare(made)


@given(st.lists(WORDS, min_size=6, max_size=6), st.sampled_from([None, *StatusCode]), st.integers(-5, 130), st.booleans())
def test_whatever_is_written_in_a_row_is_read_again(
    words: list[str], code: StatusCode | None, percent: int, delayed: bool
) -> None:
    said = Status(code, "" if code is None else words[0], delayed)
    progress = read_progress(str(percent))
    row = ActivityRow("rad", words[1], words[2], said, progress, words[3], words[4], "bolig", ("t-a", "t-b"))
    made = Report(
        *("2012-h2", "plans/bolig/reports/2012-h2.yaml", "bolig", ReportKind.HALF_YEAR, 2012, 2),
        activities=(Activity("en", "1", words[5], rows=(row,)),),
        questions=(Question("sporsmal", "Hva nå?"),),
    )
    again = written(made)
    assert bare(again) == made
    assert progress_text(again.rows()[0].progress) == str(percent)
