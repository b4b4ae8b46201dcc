"""Values in text: what may be named, what is refused, and that nothing a person writes there does harm."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.documents.filling import fill
from planverk.documents.values import Fault, Group, Result, Sandbox
from planverk.findings import Severity
from planverk.model.case_number import CaseNumber
from planverk.model.content import Code, Emphasis, Footnote, Heading, Paragraph, Text, plain
from planverk.model.place import Place
from planverk.model.plan import Period

NAMES = Group(
    {
        "plan": Group(
            {
                "title": "Boligsosial handlingsplan {{ plan.id }} <b>*2011*</b>",
                "subtitle": None,
                "period": Group({"from": 2011, "to": 2025}, Period(2011, 2025)),
                "count": Group({"measures": 24}),
            }
        ),
        "paper": Group({"date": datetime.date(2011, 6, 29), "number": CaseNumber(2011, 58)}),
        "label": Group({"attachments": "Vedlegg"}),
    }
)
SANDBOX = Sandbox(NAMES, "{seq}/{yy}")
HERE = Place("plans/x/01.md", 7)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("plan.count.measures", "24"),
        ("plan.count.measures + 1", "25"),
        ("plan.period", "2011–2025"),
        ("plan.period.to", "2025"),
        ("plan['period'].to", "2025"),
        ("paper.date", "29.\u00a0juni\u00a02011"),
        ("paper.date|short_date", "29.06.2011"),
        ("paper.date | long_date", "29.\u00a0juni\u00a02011"),
        ("paper.number|case_number", "58/11"),
        ("'rådmannen'|upper_first", "Rådmannen"),
        ("plan.subtitle", ""),
    ],
)
def test_a_value_is_written_as_papers_write_it(expression: str, text: str) -> None:
    result = SANDBOX.evaluate(expression)

    assert isinstance(result, Result)
    assert result.text == text


@pytest.mark.parametrize(
    "expression",
    [
        "9**9**9",
        "'a' * 10**9",
        "plan.title * 99999",
        "[0] * 999999999",
        "'%999999999d' % 1",
        "range(10**9)",
        "lipsum(100)",
        "plan.title.__class__.__mro__",
        "plan.title.upper()",
        "plan.names",
        "plan.count",
        "().__class__",
        "self",
        "1/0",
        "(" * 99 + "1" + ")" * 99,
        "-" * 150 + "1",
        "1" * 5000,
        "{% include 'x' %}",
        "'\\ud800'",
        "true",
        "",
    ],
)
def test_what_is_no_value_is_refused_and_costs_nothing(expression: str) -> None:
    result = SANDBOX.evaluate(expression)

    assert isinstance(result, Fault) or len(result.text) <= 10


@pytest.mark.parametrize("name", [*NAMES.paths(), "plan", "plan.count", "plan.count.borte", "true", "none"])
def test_a_bare_name_comes_to_what_it_comes_to_in_an_expression(name: str) -> None:
    assert SANDBOX.evaluate(name) == SANDBOX.evaluate(f"({name})")


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("plan.titel", "plan.title"),
        ("plan.count.measure", "plan.count.measures"),
        ("plan.dato", "paper.date"),
        ("wxyz", None),
        ("titel", "plan.title"),
    ],
)
def test_an_unknown_name_is_answered_with_names_like_it(wrong: str, near: str | None) -> None:
    fault = SANDBOX.evaluate(wrong)

    assert isinstance(fault, Fault)
    assert fault.unknown == wrong
    assert (near in fault.near) if near else not fault.near


def test_a_label_does_not_count_as_a_value() -> None:
    assert SANDBOX.evaluate("label.attachments") == Result("Vedlegg", counts=False)
    assert SANDBOX.evaluate("label.attachments ~ plan.count.measures") == Result("Vedlegg24", counts=True)


def test_a_value_becomes_text_and_is_neither_markup_nor_read_again() -> None:
    blocks, findings = fill((Paragraph((Text("Planen {{ plan.title }} vedtas."),)),), SANDBOX)

    assert blocks == (Paragraph((Text("Planen Boligsosial handlingsplan {{ plan.id }} <b>*2011*</b> vedtas."),)),)
    assert findings == ()


def test_values_are_filled_in_headings_notes_and_marked_text_and_left_alone_in_code() -> None:
    value = Text("{{ plan.count.measures }}")
    note = Footnote((Paragraph((value,)),))
    blocks, _ = fill((Heading(1, (Emphasis((value,)), note)), Paragraph((Code("{{ plan.count.measures }}"),))), SANDBOX)

    filled = Text("24")
    assert blocks[0] == Heading(1, (Emphasis((filled,)), Footnote((Paragraph((filled,)),))))
    assert blocks[1] == Paragraph((Code("{{ plan.count.measures }}"),))


def test_a_value_that_a_line_break_in_the_source_parts_is_read_whole() -> None:
    blocks, _ = fill((Paragraph((Text("Planen har {{ plan.count."), Text("measures }} tiltak."))),), SANDBOX)

    assert plain(blocks[0].content) == "Planen har 24 tiltak."  # type: ignore[union-attr]


def test_an_unknown_name_is_an_error_with_file_and_line_and_stays_as_typed() -> None:
    blocks, findings = fill((Paragraph((Text("{{ plan.titel }}"),), place=HERE),), SANDBOX)

    assert blocks == (Paragraph((Text("{{ plan.titel }}"),)),)
    assert [(f.code, f.severity, f.place) for f in findings] == [("U1", Severity.ERROR, HERE)]
    assert str(findings[0].hint).startswith("Did you mean plan.title")


def test_an_empty_value_in_a_sentence_is_a_warning() -> None:
    _, findings = fill((Paragraph((Text("Undertittel: {{ plan.subtitle }}"),), place=HERE),), SANDBOX)

    assert [(f.code, f.severity) for f in findings] == [("U3", Severity.WARNING)]


@given(st.text(max_size=250) | st.text(alphabet="{}plan.te|'\"[]()+-*/%~ 019", max_size=250))
def test_filling_never_raises_whatever_the_text(text: str) -> None:
    blocks, findings = fill((Paragraph((Text(text), Text("{{ " + text + " }}")), place=HERE),), SANDBOX)

    assert len(blocks) == 1
    assert all(finding.place == HERE and str(finding.message) for finding in findings)
