"""The answer form as it comes back, with or without the tags of its fields."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planverk.model.answer_form import GENERAL, KIND, NAME, SECTION, STANCE, Answer, AnswerForm, FilledForm
from planverk.model.received import Received
from planverk.readers.responses import filled_form

LABELS = {
    "Navn på den som svarer": NAME,
    "Type avsender": KIND,
    "Hva mener dere om planen?": STANCE,
    "Generelle innspill": GENERAL,
    "4.2 Søknad, side 12–14": f"{SECTION}soknad",
    "5 Økonomi, side 15": f"{SECTION}okonomi",
}
FORM = AnswerForm(
    LABELS,
    frozenset({"skriv her", "velg"}),
    frozenset({"Hvem svarer?", "Planen som helhet", "Innspill til kapitlene"}),
    frozenset({"Vågsund kommune", "Svar på høring: Boligplan"}),
)
PRINTED = """\
Vågsund kommune

Hvem svarer?

Navn på den som svarer
Kvernneset vel
Type avsender
Velg

Planen som helhet

Hva mener dere om planen?
støtter delvis

Generelle innspill

Vi er glade.

Den er lang.

Vågsund kommune | Side 1 av 2

Innspill til kapitlene

4.2 Søknad,
side 12–14

Skriv her

5 Økonomi, side 15

For dyrt, jf.
4.2 Søknad, side 12–14
og resten.

Svar på høring: Boligplan side 2 av 2
"""


def read(text: str = "", fields: tuple[tuple[str, str], ...] = (), form: AnswerForm = FORM) -> FilledForm | None:
    return filled_form(Received(text=text, form=fields), form)


def test_without_tags_the_lines_above_the_fields_tell_which_is_which() -> None:
    found = read(PRINTED)
    assert found is not None
    assert [(answer.tag, answer.text) for answer in found.answers] == [
        (NAME, "Kvernneset vel"),
        (STANCE, "støtter delvis"),
        (GENERAL, "Vi er glade.\n\nDen er lang."),
        (f"{SECTION}okonomi", "For dyrt, jf.\n4.2 Søknad, side 12–14\nog resten."),
    ]
    assert (found.above, found.besides) == ("", "")


def test_what_stands_above_the_first_field_is_kept_apart() -> None:
    found = read(f"Hei, her er svaret vårt.\n\n{PRINTED}")
    assert found is not None
    assert found.above == "Hei, her er svaret vårt."


def test_the_tags_that_word_keeps_are_the_surest() -> None:
    found = read("", ((NAME, "Kvernneset vel"), (f"{SECTION}soknad", "Kort frist."), ("annet", "x")))
    assert found is not None
    assert found.answers == (
        Answer(NAME, "Navn på den som svarer", "Kvernneset vel"),
        Answer(f"{SECTION}soknad", "4.2 Søknad, side 12–14", "Kort frist."),
    )


def test_what_is_written_beside_the_fields_is_not_lost() -> None:
    text = "Navn på den som svarer\n\nKvernneset vel\n\n4.2 Søknad, side 12–14\n\nKort frist.\n\nOg ring oss!"
    found = read(text, ((NAME, "Kvernneset vel"), (f"{SECTION}soknad", "Kort frist.")))
    assert found is not None
    assert found.besides == "Og ring oss!"


def test_a_hint_that_somebody_left_is_no_answer() -> None:
    found = read("", ((NAME, "Kvernneset vel"), (GENERAL, "Skriv her")))
    assert found is not None
    assert [answer.tag for answer in found.answers] == [NAME]


def test_a_letter_that_cites_a_line_of_the_form_is_none() -> None:
    assert read("Generelle innspill\n\nVi er imot.") is None
    assert read("Vi er imot.", (("annet", "x"),)) is None


def test_an_office_may_answer_under_the_name_in_the_header() -> None:
    found = read("Navn på den som svarer\nVågsund kommune\nGenerelle innspill\nBra.")
    assert found is not None
    assert found.answer(NAME) == "Vågsund kommune"


WORDS = st.text("abcæøå1. «»", min_size=1, max_size=30).map(lambda text: f"x{' '.join(text.split())}y")
ANSWERS = st.dictionaries(st.sampled_from(sorted(LABELS)), st.lists(WORDS, min_size=1, max_size=4).map("\n\n".join))


@given(ANSWERS)
def test_whatever_is_answered_is_read_back_from_the_printed_form(answers: dict[str, str]) -> None:
    printed = "\n\n".join(f"{label}\n\n{answers.get(label, 'Skriv her')}" for label in LABELS)
    found = read(printed)
    assert found is not None
    assert {answer.label: answer.text for answer in found.answers} == answers
