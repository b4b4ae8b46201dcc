"""YAML: everything is text until the schema types it, and every fault has a line."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planverk.findings import Reading
from planverk.model.place import Place
from planverk.readers.data import load
from planverk.readers.schema import Date, Flag, Line, Number, Schema, Whole


@dataclass(frozen=True, kw_only=True)
class Period(Schema):
    from_: Whole
    to: Whole


@dataclass(frozen=True, kw_only=True)
class Paper(Schema):
    title: str
    class_: str = ""
    date: Date | None = None
    public: Flag = True
    value: Number | None = None
    period: Period | None = None
    periods: tuple[Period, ...] = ()
    chapters: tuple[Line, ...] = ()
    units: dict[str, str] = field(default_factory=dict)


def read(text: str | bytes) -> Reading[Paper]:
    return load(text.encode() if isinstance(text, str) else text, "a.yaml", Paper)


def value(text: str) -> Paper:
    """What a text without faults says, after `format: 1` and a title."""
    reading = read(f"format: 1\ntitle: T\n{text}")
    assert reading.findings == ()
    assert reading.value is not None
    return reading.value


def faults(text: str | bytes) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.place.line) for finding in read(text).findings]


@pytest.mark.parametrize(
    "written", ["033", "09/831", "no", "22:00", "1_000", "0x1F", "~", "null", "1e3", "2011-06-29", "033 &13"]
)
def test_what_yaml_would_guess_at_stays_as_written(written: str) -> None:
    assert value(f"class: {written}").class_ == written


def test_texts_are_typed_by_the_schema() -> None:
    read = value('date: 2011-06-29\npublic: no\nvalue: "0,5"\nperiod: {from: 2011, to: 2 025}\nunits: {nav: NAV}')
    assert (read.date, read.public, read.value) == (datetime.date(2011, 6, 29), False, Decimal("0.5"))
    assert read.period is not None
    assert (read.period.from_, read.period.to, read.units) == (2011, 2025, {"nav": "NAV"})


def test_values_know_their_lines() -> None:
    read = value("periods:\n  - {from: 1, to: 2}\n  - from: 3\n    to: 4\nchapters:\n  - a.md\n  - b.md")
    assert [period.read_at for period in read.periods] == [Place("a.yaml", 4), Place("a.yaml", 5)]
    assert [(line.text, line.read_at.line) for line in read.chapters] == [("a.md", 8), ("b.md", 9)]


def test_a_key_with_nothing_after_it_counts_as_not_there() -> None:
    assert value("date:\nperiod:\nclass:\n").date is None


def test_an_ampersand_without_quotation_marks_is_an_error_that_says_what_to_do() -> None:
    reading = read("format: 1\ntitle: T\nclass: &13")
    (finding,) = reading.findings
    assert (finding.code, finding.place.line, finding.is_error) == ("Y4", 3, True)
    assert str(finding.hint) == 'Put quotation marks around it: "&13".'
    assert reading.value is not None
    assert reading.value.class_ == "&13"


@pytest.mark.parametrize("mark", ["&13 F17", "*13", "!!python/object:os.system x", "!x y", "&a {from: 1, to: 2}"])
def test_anchors_aliases_and_tags_are_refused(mark: str) -> None:
    assert faults(f"format: 1\ntitle: T\nunits: {{a: {mark}}}")[0] == ("Y4", 3)


def test_merge_keys_are_refused() -> None:
    assert faults("format: 1\ntitle: T\n<<: {class: x}") == [("Y4", 3)]


def test_the_second_of_two_like_keys_is_reported_and_the_first_kept() -> None:
    reading = read("format: 1\ntitle: en\nclass: a\ntitle: to")
    assert [(finding.code, finding.place.line) for finding in reading.findings] == [("Y5", 4)]
    assert reading.value is not None
    assert reading.value.title == "en"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("format: 1\ntitle:\n\tfrom: x", "Y3", 3),
        ("format: 1\ntitle: Plan: ny", "Y3", 2),
        ('format: 1\ntitle: "Plan\nclass: a', "Y3", 2),
        ("format: 1\nperiods: [a, b\ntitle: x", "Y3", 2),
        ("format: 1\ntitle: @x", "Y3", 2),
        ("format: 1\ntitle: 'it's'", "Y3", 2),
        ("format: 1\ntitle: T\n---\nmore: x", "Y7", 3),
        ("format: 1\ntitle: a\x00b", "Y2", 2),
        ("format: 1\ntitle: a\x1bb", "Y2", 2),
        (b"format: 1\ntitle: bl\xe5b\xe6r", "Y1", 2),
        ("format: 1\ntitle: T".encode("utf-16"), "Y1", 1),
        ("", "Y7", 1),
        ("# bare en kommentar", "Y7", 1),
        ("- a\n- b", "Y7", 1),
        ("title: T", "Y8", 1),
        ("format: 2\ntitle: T", "Y9", 1),
        ("format: 1\ntitle: T\nperiods: " + "[" * 60, "Y6", 3),
        ("[" * 100_000, "Y6", 1),
        ("format: 1", "Y11", 1),
        ("format: 1\ntitle: [a, b]", "Y12", 2),
        ("format: 1\ntitle: T\nperiods: x", "Y12", 3),
        ("format: 1\ntitle: T\nperiod: x", "Y12", 3),
        ("format: 1\ntitle: T\nunits: x", "Y12", 3),
        ("format: 1\ntitle: T\ndate: 29.06.2011", "Y12", 3),
        ("format: 1\ntitle: T\ndate: 2011-02-30", "Y12", 3),
        ("format: 1\ntitle: T\npublic: kanskje", "Y12", 3),
        ("format: 1\ntitle: T\nvalue: mange", "Y12", 3),
        ("format: 1\ntitle: T\nvalue: NaN", "Y12", 3),
        ("format: 1\ntitle: T\nperiod:\n  from: x\n  to: 2", "Y12", 4),
        ("format: 1\ntitle: T\nperiod:\n  from: 1", "Y11", 3),
        ("format: 1\ntitle: T\nchapters: [[a]]", "Y12", 3),
    ],
)
def test_a_fault_is_named_on_its_line(text: str | bytes, code: str, line: int) -> None:
    assert faults(text) == [(code, line)]


def test_a_byte_order_mark_and_other_line_endings_do_no_harm() -> None:
    assert read(b"\xef\xbb\xbfformat: 1\r\ntitle: T\r\n").value == read("format: 1\ntitle: T").value
    assert faults("format: 1\rtitle: T\rdate: x") == [("Y12", 3)]


def test_an_unknown_key_suggests_the_right_one() -> None:
    (finding,) = read("format: 1\ntitle: T\nperoid: {from: 1, to: 2}").findings
    assert (finding.code, finding.place.line, finding.is_error) == ("Y10", 3, True)
    assert str(finding.hint) == "Did you mean «period»?"


def test_an_unknown_key_like_no_other_is_only_a_warning() -> None:
    (finding,) = read("format: 1\ntitle: T\nxyz: 1").findings
    assert (finding.code, finding.is_error) == ("Y10", False)


def test_what_is_faulty_is_left_out_and_the_rest_is_used() -> None:
    reading = read("format: 1\ntitle: T\ndate: i går\nperiods:\n- {from: 1}\n- {from: 1, to: 2}\n- x\nclass: F17")
    assert [(finding.code, finding.place.line) for finding in reading.findings] == [("Y12", 3), ("Y11", 5), ("Y12", 7)]
    assert reading.value is not None
    assert (reading.value.date, reading.value.class_) == (None, "F17")
    assert [period.to for period in reading.value.periods] == [2]


def test_lines_are_counted_from_where_the_yaml_begins_in_its_file() -> None:
    (finding,) = load(b"format: 1\ntitle: T\ndate: x", "a.md", Paper, first_line=2).findings
    assert finding.place == Place("a.md", 4)


PIECES = st.sampled_from(
    [
        *(
            "format: 1\n",
            "title: ",
            "T\n",
            "date: ",
            "2011-01-01\n",
            "periods:\n",
            "- ",
            "from: ",
            "to: 2\n",
            "units: ",
            "{",
            "}",
        ),
        *(
            "[",
            "]",
            ",",
            "&a ",
            "*a ",
            "!!int ",
            "<<: ",
            '"',
            "'",
            "|\n",
            ">-\n",
            "  ",
            "\t",
            "\n",
            "---\n",
            "...\n",
            "? ",
            "# x\n",
            "%",
        ),
        *(
            "\r",
            "\0",
            "\u2028",
            "\x85",
            "public: no\n",
            "chapters: [",
            "value: 1e999999\n",
            "null\n",
            "0x10\n",
            ": ",
            "read_at: x\n",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
@example("format: 1\ntitle: T\n' read_at': x")
def test_whatever_the_text_holds_the_answer_is_a_value_or_a_finding(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    reading = load(data, "a.yaml", Paper)
    assert reading.value is not None or reading.findings
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(1 <= (finding.place.line or 1) <= lines for finding in reading.findings)
    assert all(str(finding.message) and str(finding.hint) for finding in reading.findings)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_bytes_of_any_kind_are_answered(data: bytes) -> None:
    reading = load(data, "a.yaml", Paper)
    assert reading.value is not None or reading.findings
