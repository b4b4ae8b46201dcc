"""What was sent becomes passages and lists, and not a character of it is lost or taken for markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planverk.documents.sent_text import passages
from planverk.model.content import BulletList, LineBreak, Paragraph, Text, walk


def test_a_blank_line_parts_passages_and_lines_stay_lines() -> None:
    assert passages("Hei.\nVi har merknader.\n\n2. Mer.\n") == (
        Paragraph((Text("Hei."), LineBreak(), Text("Vi har merknader."))),
        Paragraph((Text("2. Mer."),)),
    )


def test_a_passage_of_bullets_is_a_list() -> None:
    assert passages("- heis\n  og trapp\n- lys") == (
        BulletList(((Paragraph((Text("heis"), LineBreak(), Text("og trapp"))),), (Paragraph((Text("lys"),)),))),
    )


def test_markup_values_and_marks_stay_as_they_were_typed() -> None:
    text = "# nei *nei* [x](y) {{ 7*7 }} #set <script> ⟦p1⟧"
    assert passages(text) == (Paragraph((Text(text),)),)


@given(st.text(alphabet=st.sampled_from("ab -•*\n\t.1#{}"), max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    said = "".join(each.value for each in walk(passages(text)) if isinstance(each, Text))
    assert [c for c in said if c in "ab1#{}."] == [c for c in text if c in "ab1#{}."]
