"""The first split of a response, and the sentences that nobody has looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planverk.linking.points import split, uncovered

LETTER = """Høringsuttalelse til boligsosial handlingsplan

Vi viser til brev av 15. mars om høring av planen.

Eldrerådet støtter planen i hovedsak.

1. Kap. 4.2 bør si hvem som svarer på klager. Fristen bør stå der.

2. Tiltak 9 må flyttes fram. Vi foreslår:
- at det begynner i 2012
- at det får egne penger

Til slutt vil vi si at møtene var gode.

Med vennlig hilsen
Eldrerådet"""


def test_numbered_remarks_are_points_with_all_that_belongs_to_them() -> None:
    points = [quote.exact for quote in split(LETTER).points]
    assert points[0] == "Eldrerådet støtter planen i hovedsak."
    assert points[1].startswith("1. Kap. 4.2")
    assert points[2].startswith("2. Tiltak 9")
    assert "egne penger" in points[2]


def test_letterhead_reference_and_signature_ask_for_nothing() -> None:
    passed = [quote.exact for quote in split(LETTER).passed_over]
    assert passed[0] == "Høringsuttalelse til boligsosial handlingsplan"
    assert passed[1].startswith("Vi viser til brev")
    assert passed[-1].startswith("Med vennlig hilsen")


def test_the_head_of_a_letter_and_who_signed_it_are_no_points_however_their_lines_stand() -> None:
    head = "Sundøy bygdelag", "Sundøy, 12. april 2026", "Høringsuttalelse til planen", "Vi viser til brev av 16. mars 2026."
    body, tail = "1. Til kapittel 2.1: Tabellen mangler tall.", ("Med hilsen", "Ola Nes", "leder")
    apart = split("\n\n".join((*head, body, *tail, "PS: Husk gangveien.")))
    assert [quote.exact for quote in apart.points] == [body, "PS: Husk gangveien."]
    assert [quote.exact for quote in apart.passed_over] == [*head, *tail]
    together = split("\n".join(head) + "\n\n" + body + "\n\n" + "\n".join(tail))
    assert [quote.exact for quote in together.points] == [body]
    closed = split("\n".join((*head, body, *tail)))
    assert [quote.exact for quote in closed.points] == [body]


def test_what_stands_beside_a_greeting_or_a_reference_is_a_point() -> None:
    for opening in ("Hei!", "Hei alle sammen!", "Vi viser til brev om høring.", "Takk for muligheten til å uttale oss."):
        for between in (" ", "\n"):
            made = split(f"{opening}{between}Vi vil ha gangvei i kapittel 3.")
            assert [quote.exact for quote in made.points] == ["Vi vil ha gangvei i kapittel 3."]
            assert [quote.exact for quote in made.passed_over] == [opening]
    for whole in ("Hei vi vil ha gangvei i kapittel 3.", "Vi viser til høringen og mener at tiltak 3 må bort."):
        assert [quote.exact for quote in split(whole).points] == [whole]


def test_a_mail_that_only_carries_a_letter_says_nothing_itself() -> None:
    for words in ("Se vedlagte brev.", "Sjå vedlegg", "Vedlagt følger høringsuttalelse fra Eldrerådet."):
        assert split(f"Hei\n\n{words}\n\nHilsen Per").points == ()
    assert split("Vedlagt er et kart som viser at skolen må flyttes.").points


def test_what_a_mail_quotes_of_the_one_that_it_answers_is_no_point() -> None:
    made = split("Gangvei\n\n> Vi ber om innspill til kapittel 2.\n> Frist 29. april.\n\nVi vil ha gangvei i kapittel 3.")
    assert [quote.exact for quote in made.passed_over] == ["> Vi ber om innspill til kapittel 2.\n> Frist 29. april."]
    assert [quote.exact for quote in made.points] == ["Gangvei", "Vi vil ha gangvei i kapittel 3."]


def test_a_list_or_a_subject_above_a_signature_is_no_letterhead() -> None:
    assert split("Viktige ting:\n- Gangvei\n- Skole\n\nHilsen Ola").points
    assert split("Gangvei på Nes\n\nHilsen Ola").points


def test_nothing_is_left_after_the_first_split_and_what_is_taken_away_is_said() -> None:
    made = split(LETTER)
    assert uncovered(LETTER, (*made.points, *made.passed_over)) == ()
    left = uncovered(LETTER, (*made.points[1:], *made.passed_over))
    assert [LETTER[s.start : s.end] for s in left] == ["Eldrerådet støtter planen i hovedsak."]


@given(st.text(alphabet=st.sampled_from("abV. \n-1.)æHei:"), max_size=200))
def test_every_sentence_of_any_text_is_in_a_point_or_passed_over(text: str) -> None:
    made = split(text)
    assert uncovered(text, (*made.points, *made.passed_over)) == ()
