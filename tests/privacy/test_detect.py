"""Personal data is found by its form; words that merely look like it are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.privacy import forms
from planverk.privacy.detect import find_personal_data, is_national_id


def kinds(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in find_personal_data(text)]


def national_id(six: str, three: str) -> str | None:
    """A number with right check digits, made by the rule and not anybody's; None where the rule gives none."""
    first = 11 - sum(w * int(d) for w, d in zip((3, 7, 6, 1, 8, 9, 4, 5, 2), six + three, strict=True)) % 11
    second = 11 - sum(w * int(d) for w, d in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), f"{six}{three}{first % 11}", strict=False)) % 11
    return None if 10 in (first, second) else f"{six}{three}{first % 11}{second % 11}"


@given(st.dates(), st.integers(0, 999))
def test_a_number_made_by_the_rule_is_known_and_one_digit_off_is_not(date: object, individual: int) -> None:
    number = national_id(f"{date:%d%m%y}", f"{individual:03}")
    if number is not None:
        assert is_national_id(number)
        assert not is_national_id(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("between", ["-", "\n", "\u202f", ". "])
def test_a_number_is_known_however_it_is_parted(between: str) -> None:
    number = next(made for three in range(1000) if (made := national_id("150765", f"{three:03}")))
    grouped = f"{number[:2]} {number[2:4]} {number[4:6]}{between}{number[6:8]} {number[8:]}"
    for text in (number[:6] + between + number[6:], grouped):
        assert kinds(f"Mitt er {text} da") == [("national-id", text)]


PIECES = (
    *(
        "1",
        "22",
        "333",
        "4444",
        "55555",
        "123456",
        "98765432",
        " ",
        "\u00a0",
        "\n",
        ".",
        ",",
        "-",
        "/",
        "+47",
        "a@b.no",
        "x",
        "İ",
    ),
    *("Storgata", "gt.", "allé", "Lia", "Oslo", "Hilsen\n", "Kari Normann", "diagnosen", "DEMENS", "jeg"),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_looking_for_digits_first_hides_nothing_that_has_the_form(text: str) -> None:
    found = find_personal_data(text)
    quick = (forms.ACCOUNT, forms.EMAIL, forms.PHONE, forms.PHONE_PARTED, forms.STREET, forms.POST, forms.BOX)
    for match in (match for form in quick for match in form.finditer(text)):
        assert any(piece.start < match.end() and match.start() < piece.end for piece in found)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("skriv til kari.nes@eksempel.no i dag", "email", "kari.nes@eksempel.no"),
        ("ring 912 34 567 nå", "phone", "912 34 567"),
        ("ring +47 22 33 44 55 nå", "phone", "+47 22 33 44 55"),
        ("ring 91.23.45.67 nå", "phone", "91.23.45.67"),
        ("tlf. 91 234 567 nå", "phone", "91 234 567"),
        ("ring 91234567/41234567", "phone", "41234567"),
        ("ring +46 70 123 45 67 nå", "phone", "46 70 123 45 67"),
        ("skriv til kari.nes (at) eksempel.no", "email", "kari.nes (at) eksempel.no"),
        ("vi bor i Solåsen 7.", "address", "Solåsen 7"),
        ("Kvernhus 4\n9999 Vågsund", "address", "Kvernhus 4"),
        ("Postboks 12, 9999 Vågsund", "address", "Postboks 12"),
        ("Fra gnr. 12 bnr. 3", "property", "gnr. 12 bnr. 3"),
        ("Vi bor i Havnegata 12 B.", "address", "Havnegata 12 B"),
        ("på adressen 9999 Vågsund", "address", "9999 Vågsund"),
        ("Gudrun er syk", "name", "Gudrun"),
        ("Gudrun Lunde bor der", "name", "Gudrun Lunde"),
        ("mor, Gudrun ⟦p1⟧, bor der", "name", "Gudrun"),
        ("og naboen vår Ola Vik sa det", "name", "Ola Vik"),
        ("Sønnen min har en diagnose.", "health", "diagnose"),
        ("Min bror har schizofreni.", "health", "schizofreni"),
        ("Hun har en alvorlig sykdom.", "health", "sykdom"),
        ("konto 1234 56 78903 her", "account", "1234 56 78903"),
    ],
)
def test_personal_data_is_found(text: str, kind: str, words: str) -> None:
    assert (kind, words) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "sak 2011/4185 i 2012",
        "10 000 000 kroner",
        "Personer med psykisk sykdom trenger bolig.",
        "tiltak 12, 13 og 14",
        "01.07.2011",
        "i 2011 2012 2013",
        "fra Eldrerådet\n\nVi viser til brev",
        "fra Ungdomsrådet Vi ber om mer",
        "planen fra 2011 Mål og tiltak",
        "sak 2011/41851234",
    ],
)
def test_ordinary_words_and_numbers_of_a_plan_are_not(text: str) -> None:
    assert kinds(text) == []
