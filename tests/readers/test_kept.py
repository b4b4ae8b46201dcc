"""A text that says the same is parsed once; what an earlier run kept is taken for what it is, and runs nothing."""

from __future__ import annotations

import datetime
import os
import pickle
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planverk.model.content import Text, walk
from planverk.readers import kept, markdown
from planverk.readers.template import read_template
from planverk.store.memory import Memory

REPOSITORY = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((REPOSITORY / "plans").glob("*/*.md"))
FOLDER = "templates/vagsund"


@pytest.fixture(autouse=True)
def nothing_read() -> Iterator[None]:
    with (
        mock.patch.object(kept, "_texts", {}),
        mock.patch.object(kept, "_templates", {}),
        mock.patch.object(kept, "_news", []),
    ):
        yield


def forget() -> None:
    """What the end of a process does."""
    kept._texts.clear()
    kept._templates.clear()
    kept._news.clear()


def template_files() -> dict[str, bytes]:
    root = REPOSITORY / FOLDER
    return {f"{FOLDER}/{path.name}": path.read_bytes() for path in root.iterdir() if path.is_file()}


def test_a_text_is_parsed_anew_only_when_it_says_something_else() -> None:
    with mock.patch.object(markdown, "parse", wraps=markdown.parse) as parse:
        first = kept.parse("# A\n\n*en*\n", "a.md")
        assert kept.parse("# A\n\n*en*\n", "a.md") is first
        assert parse.call_count == 1
        assert kept.parse("# A\n\n*to*\n", "a.md") != first
        kept.parse("# A\n\n*to*\n", "b.md")
    assert parse.call_count == 3


@pytest.mark.parametrize("file", CHAPTERS, ids=lambda file: file.name)
def test_a_chapter_that_is_recalled_is_the_chapter_that_was_read(file: Path) -> None:
    text = file.read_text("utf-8")
    read = kept.parse(text, "a.md")
    data = kept.remembered()
    forget()
    assert data is not None
    kept.recall(data)
    with mock.patch.object(markdown, "parse", side_effect=AssertionError("it is known")):
        again = kept.parse(text, "a.md")
    assert again == read
    assert repr(again.value) == repr(read.value)  # places too, and so every hash that is made of it


def test_what_something_was_found_in_is_read_anew() -> None:
    kept.parse("::: {.ukjent}\nTekst.\n", "a.md")
    kept.parse("# Hel\n", "b.md")
    data = kept.remembered()
    forget()
    kept.recall(data or b"")
    assert list(kept._texts) == [("b.md", 1)]


def test_nothing_new_is_nothing_to_keep() -> None:
    kept.parse("# A\n", "a.md")
    assert kept.remembered() is not None
    kept.parse("# A\n", "a.md")
    assert kept.remembered() is None


def test_the_texts_used_last_are_kept_where_there_is_no_room_for_all() -> None:
    with mock.patch.object(kept, "_MOST", 10):
        for name in ("a.md", "b.md", "c.md"):
            kept.parse(f"# {name}\n", name)
        kept.parse("# a.md\n", "a.md")
        data = kept.remembered()
    forget()
    kept.recall(data or b"")
    assert list(kept._texts) == [("a.md", 1)]


class Runs:
    """A pickle of it would run a program."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (self.words,)


@pytest.mark.parametrize("hidden", ["texts", "templates", "place"])
def test_a_pickle_from_elsewhere_runs_nothing(tmp_path: Path, hidden: str) -> None:
    evil = Runs(f"touch {tmp_path / 'ran'}")
    found = {
        "texts": ([("a.md", 1, "# A\n", evil)], []),
        "templates": ([], [("a", "plan", {}, evil)]),
        "place": evil,
    }[hidden]
    kept.recall(pickle.dumps(found))
    assert kept.is_empty()
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("value", [datetime.UTC, walk, Text, getattr])
def test_only_values_of_the_model_are_made(value: object) -> None:
    kept.recall(pickle.dumps(([("a.md", 1, "# A\n", value)], [])))
    assert kept.is_empty() == (value is not Text)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60), st.integers(0, 400))
def test_what_is_damaged_is_left(noise: bytes, at: int) -> None:
    forget()
    kept.parse("# A\n\n*en*\n", "a.md")
    data = kept.remembered() or b""
    forget()
    kept.recall(data[:at] + noise)
    assert kept.parse("# A\n\n*en*\n", "a.md").value is not None


def test_a_template_is_read_anew_when_a_file_of_it_changes() -> None:
    files = template_files()
    source = Memory(files)
    first = kept.template(source, FOLDER, "plan")
    assert first == read_template(source, FOLDER, "plan")
    data = kept.remembered()
    forget()
    kept.recall(data or b"")
    assert kept.template(Memory(dict(files)), FOLDER, "plan").value == first.value
    changed = Memory(files | {f"{FOLDER}/template.yaml": files[f"{FOLDER}/template.yaml"] + b"\nukjent: x\n"})
    assert kept.template(changed, FOLDER, "plan") == read_template(changed, FOLDER, "plan")
    gone = Memory({path: each for path, each in files.items() if not path.endswith(".docx")})
    assert kept.template(gone, FOLDER, "plan").value is None
