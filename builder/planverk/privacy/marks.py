"""Putting ⟦p1⟧ where a letter has what identifies a person, and back again for the edition of the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planverk.model.person import MARK, Person
from planverk.privacy.search import forms_of


def replace_persons(text: str, persons: Iterable[Person]) -> str:
    """`text` with each person's names, addresses, e-mails and numbers replaced by the person's mark.

    The longest forms go first, so that «Kari Nes Vik» is not left as a mark and a surname.
    """
    forms = [(form, person.ref) for person in persons for form in forms_of(person)]
    forms.sort(key=lambda pair: -pair[0].weight)
    for form, ref in forms:
        text = form.pattern.sub(f"⟦{ref}⟧", text)
    return text


def restore(text: str, names: Mapping[str, str]) -> str:
    """`text` with every mark that `names` knows replaced by its name; others stand."""
    return MARK.sub(lambda found: names.get(found[1], found[0]), text)


def mask(text: str, shown: Mapping[str, str]) -> str:
    """`text` with each mark replaced by what the public edition calls the person (`Privatperson 7`), else by «[privatperson]»."""
    return MARK.sub(lambda found: shown.get(found[1], "[privatperson]"), text)
