"""E13: the two written standards."""

from __future__ import annotations

from planverk.checks.language import MARKERS
from support_checks import codes, found_in, paper, plan

NB = "Kommunen vet ikke hvordan behovet er, og noen får ikke hjelp fra NAV uten å spørre."
NN = "Kommunen veit ikkje korleis behovet er, og nokon får ikkje hjelp frå NAV utan å spørje."


def test_bokmal_in_a_nynorsk_section_is_one_warning_with_the_words() -> None:
    (finding,) = found_in(plan(f"# Mål {{#mal}}\n\n{NN}\n\n# Behov {{#behov}}\n\n{NB}\n", "nn"))

    assert (finding.code, finding.place.line) == ("E13", 5)
    assert "ikke, hvordan, noen, fra, uten" in str(finding.message)


def test_nynorsk_in_a_bokmal_section_is_a_warning() -> None:
    assert codes(plan(f"# Mål {{#mal}}\n\n{NN}\n")) == ["E13!"]


def test_each_in_its_own_is_right() -> None:
    assert codes(plan(f"# Mål {{#mal}}\n\n{NB}\n")) == []
    assert codes(plan(f"# Mål {{#mal}}\n\n{NN}\n", "nn")) == []


def test_quotations_and_names_are_not_the_authors_words() -> None:
    quoted = f"En leietaker sa: «{NB}»\n\n> {NB}\n\n[{NB}]{{lang=nb}}\n"

    assert codes(plan(f"# Mål {{#mal}}\n\n{quoted}", "nn")) == []
    assert codes(plan("# Mål {#mal}\n\nVi viser til rapporten Hvordan bo, som kom frå NAV.\n", "nn")) == []


def test_a_label_of_the_other_standard_as_a_heading_is_a_warning_with_the_right_one() -> None:
    (finding,) = found_in(paper("## Saksopplysninger {#fakta}\n\nTekst.\n", language="nn"))

    assert (finding.code, str(finding.hint)) == ("E13", "Write «Saksopplysningar».")
    assert codes(paper("## Samandrag {#samandrag}\n\nTekst.\n")) == ["E13!"]
    assert codes(paper("## Vurdering {#v}\n\nTekst.\n", language="nn")) == []


def test_no_word_marks_both() -> None:
    assert MARKERS["nb"] & MARKERS["nn"] == set()
