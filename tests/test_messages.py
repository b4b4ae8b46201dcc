"""Every message that people see stands in the catalogues of bokmål and nynorsk, with the same values in it."""

from __future__ import annotations

import io
import string
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo

from planverk.service.language import translator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

import messages


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    places = messages.message_ids()
    assert [f"{places[text]}: {text}" for text in messages.missing(language)] == []


def fields(text: str) -> set[str]:
    return {name or "" for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_translation_has_the_values_of_its_message(language: str) -> None:
    wrong = []
    for message in messages.read_catalogue(language):
        for said in message.string if isinstance(message.string, tuple) else (message.string,):
            # Of a plural, either form may have the values; a translation may leave none of them out, and put none in.
            allowed = set().union(*map(fields, message.id if isinstance(message.id, tuple) else (message.id,)))
            needed = fields(message.id) if isinstance(message.id, str) else set()
            if message.id and not needed <= fields(said) <= allowed:
                wrong.append((message.id, said))
    assert wrong == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_written_one(language: str) -> None:
    made = io.BytesIO()
    write_mo(made, messages.read_catalogue(language))
    assert messages.catalogue_file(language, "mo").read_bytes() == made.getvalue()


def test_the_catalogue_speaks_of_nothing_that_is_gone() -> None:
    known = set(messages.message_ids()) | {ids[0] for ids in messages.CLICK_PLURALS}
    for language in messages.LANGUAGES:
        ids = {message.id[0] if isinstance(message.id, tuple) else message.id for message in messages.read_catalogue(language)}
        assert ids - known - {""} == set()


def test_what_is_translated_of_click_is_what_click_says() -> None:
    plurals = {text for ids in messages.CLICK_PLURALS for text in ids}
    assert (messages.CLICK | plurals) - messages.click_ids() == set()


def test_a_language_without_a_catalogue_is_english() -> None:
    assert translator("en")("Make a new workspace.") == "Make a new workspace."
    assert translator("no")("Make a new workspace.") == translator("nb")("Make a new workspace.") == "Lag en ny planmappe."
    assert translator("nn")("") == ""
