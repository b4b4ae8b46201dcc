"""The summary of a hearing goes out as a Word file, and what specialists write in its table comes back to the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from planverk.model.response import Assessment
from planverk.service.consultations import find_consultation
from planverk.service.word.export import Order, export
from planverk.service.word.merge import Merged, merge
from planverk.service.word.telling import why
from planverk.service.workspace import Home
from support_consultation import files
from support_hearing import buildable
from support_returned import ASTRID
from support_workspace import git, lay
from word_editing import WordFile


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = buildable(tmp_path)
    kept = {path: text for path, text in files().items() if path.startswith("consultations/")}
    lay(made.root, kept)
    git(made.root, "add", ".")
    git(made.root, "commit", "-q", "-m", "log")
    return made


def sent(home: Home) -> WordFile:
    name = f"oppsummering-{find_consultation(home).id}"
    return WordFile.of((home.root / export(home, Order(name, "Fagsjefen"), ASTRID)).read_bytes())


def taken(home: Home, file: WordFile, preview: bool = False) -> Merged:
    (merged,) = merge(home, [("oppsummering.docx", file.data())], ASTRID, preview)
    return merged


def made(home: Home, number: int, point: int) -> Assessment:
    response = find_consultation(home, whole=True).response(number)
    found = response.point(point) if response is not None else None
    assert found is not None
    return found.assessment or Assessment(point)


def test_a_summary_that_nobody_wrote_in_changes_nothing(home: Home) -> None:
    before = git(home.root, "rev-parse", "HEAD")
    merged = taken(home, sent(home))
    assert merged.clean
    assert not merged.steps
    assert git(home.root, "rev-parse", "HEAD") == before


def test_an_assessment_that_was_written_in_comes_to_the_log_under_its_author(home: Home) -> None:
    file = sent(home)
    file.author = "Kari"
    file.replace("Planen gjelder ikke studenter.", "Planen gjelder ikke studenter, som har egne boliger.")
    merged = taken(home, file)
    assert merged.clean
    assert made(home, 1, 3).text == "Planen gjelder ikke studenter, som har egne boliger."
    assert git(home.root, "log", "-1", "--format=%an: %s") == "Kari: høring: vurderinger fra Kari i «oppsummering.docx»"


def test_marks_in_an_assessment_stay_as_they_were_written(home: Home) -> None:
    file = sent(home)
    file.replace("Rådmannen er", "Rådmannen er helt")
    taken(home, file)
    assert made(home, 1, 2).text == "Rådmannen er helt **enig**."


def test_an_approved_point_is_locked_and_told_of(home: Home) -> None:
    file = sent(home)
    file.replace("Fristene er tatt inn", "Alle fristene er tatt inn")
    merged = taken(home, file)
    assert [each.why.value for each in merged.unplaced] == ["refused"]
    assert "locked" in str(why(merged.unplaced[0]))
    assert merged.unplaced[0].place.file.endswith("0001/assessments/1.yaml")
    assert made(home, 1, 1).text == "Fristene er tatt inn, se [](#frister)."


def test_an_assessment_that_was_changed_here_too_is_left_to_a_person(home: Home) -> None:
    file = sent(home)
    file.replace("Det blir for dyrt.", "Det blir altfor dyrt.")
    path = next(path for path, text in files().items() if "Det blir for dyrt." in text)
    lay(home.root, {path: files()[path].replace("Det blir for dyrt.", "Det er for dyrt nå.")})
    git(home.root, "commit", "-q", "-a", "-m", "edited here")
    merged = taken(home, file)
    assert [(each.why.value, each.here, each.back) for each in merged.unplaced] == [
        ("changed-here", "Det er for dyrt nå.", "Det blir altfor dyrt.")
    ]


def test_a_column_that_is_made_from_the_log_is_told_of(home: Home) -> None:
    file = sent(home)
    file.replace("2.1", "2.9")
    merged = taken(home, file)
    assert [each.why.value for each in merged.unplaced] == ["generated"]


def test_a_preview_changes_nothing(home: Home) -> None:
    file = sent(home)
    file.replace("Det blir for dyrt.", "Det blir altfor dyrt.")
    merged = taken(home, file, preview=True)
    assert [change.after for step in merged.steps for change in step.changes] == ["Det blir altfor dyrt."]
    assert made(home, 2, 1).text == "Det blir for dyrt."


def test_comments_become_notes_of_the_point_that_they_stand_at(home: Home) -> None:
    file = sent(home)
    file.comment("Det blir for dyrt.", ("Kari", "Hvor dyrt?"))
    file.comment("Innspill", ("Ola", "Fint."))
    merged = taken(home, file)
    assert [(note.author, note.section, note.text) for note in merged.notes] == [
        ("Kari", "2.1", "Hvor dyrt?"),
        ("Ola", "", "Fint."),
    ]
    kept = (home.root / f"consultations/{find_consultation(home).id}/notes/fagsjefen.yaml").read_text("utf-8")
    assert "Hvor dyrt?" in kept
    assert taken(home, file).notes_file == merged.notes_file  # once more: they are there already
    assert git(home.root, "log", "-1", "--format=%s") == "word: merknader i «oppsummering.docx»"


def test_words_that_the_log_makes_are_told_of_with_where_they_come_from(home: Home) -> None:
    file = sent(home)
    file.replace("Uttalelsene", "Svarene")
    merged = taken(home, file)
    (left,) = merged.unplaced
    assert (left.why.value, left.sent, left.back) == ("generated", "Uttalelsene", "Svarene")
    assert left.instead == f"consultations/{find_consultation(home).id}/responses"


def test_a_summary_without_bookmarks_is_known_by_the_numbers_of_its_points(home: Home) -> None:
    file = sent(home)
    file.strip_bookmarks()
    file.replace("Det blir for dyrt.", "Det blir altfor dyrt.")
    assert taken(home, file).clean
    assert made(home, 2, 1).text == "Det blir altfor dyrt."
