"""A workbook goes out, comes back, and is merged cell by cell: nothing that was written here meanwhile is lost."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from planverk.documents.consultation_sheet import workbook
from planverk.errors import UnreadableFile
from planverk.model.response import Assessment, Outcome
from planverk.service.consultations import find_consultation
from planverk.service.merge_sheet import Merged, merge
from planverk.service.respond.assess import Weighing, assess
from planverk.service.workspace import Home, open_workspace
from planverk.writers import xlsx
from support_consultation import CONSULTATION, files, frame, hearing
from support_workspace import KARI, git, lay, saved

SENT_OUT = xlsx.write(workbook(hearing(), frame("Tekst.\n")))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return open_workspace(saved(lay(tmp_path, files())))


def written(cells: Mapping[tuple[str, str], object], data: bytes = SENT_OUT) -> bytes:
    """The workbook with something written in it: (point, heading) -> value."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book["Innspill"]
    rows = {row[-1].value: row for row in page.iter_rows()}
    head = next(row for key, row in rows.items() if key == "planverk-id")
    titles = {cell.value: at for at, cell in enumerate(head)}
    for (point, title), value in cells.items():
        rows[point][titles[title]].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def made(home: Home, number: int, point: int) -> Assessment:
    response = find_consultation(home, whole=True).response(number)
    assert response is not None
    found = response.point(point)
    assert found is not None
    assert found.assessment is not None
    return found.assessment


def told(merged: Merged) -> list[tuple[str, str, str]]:
    return [(each.key, each.column, each.after) for each in merged.changes]


def test_what_was_written_there_and_not_here_is_taken_as_one_commit(home: Home) -> None:
    data = written(
        {
            ("3.1", "Vurdering"): "Vi er **enige**.\nPlanen er endret.",
            ("3.1", "Konklusjon"): "Tas delvis til følge",
            ("3.1", "Endring i planen"): "innledning, frister",
            ("3.1", "Frist"): "1.9.2011",
            ("2.1", "Ansvar"): "eiendom",
        }
    )
    merged = merge(home, data, "punkter.xlsx", KARI)
    assert merged.clean
    assert len(merged.changes) == 5
    assert made(home, 3, 1) == replace(
        Assessment(1, step="vurderes"),
        outcome=Outcome.PARTLY,
        text="Vi er **enige**.\nPlanen er endret.",
        changes=("innledning", "frister"),
        due=datetime.date(2011, 9, 1),
        place=made(home, 3, 1).place,
    )
    assert made(home, 2, 1).responsible == "eiendom"
    assert git(home.root, "log", "--format=%s", "-2").splitlines()[0] == "høring: regnearket «punkter.xlsx» er flettet inn"
    assert git(home.root, "status", "--porcelain", "--untracked-files=no") == ""


def test_a_workbook_that_nobody_wrote_in_changes_nothing(home: Home) -> None:
    before = git(home.root, "rev-parse", "HEAD")
    merged = merge(home, written({}), "x.xlsx", KARI)
    assert (merged.clean, merged.changes) == (True, [])
    assert git(home.root, "rev-parse", "HEAD") == before


def test_merging_the_same_workbook_again_changes_nothing_more(home: Home) -> None:
    data = written({("2.1", "Vurdering"): "Det blir for dyrt nå."})
    assert told(merge(home, data, "x.xlsx", KARI)) == [("2.1", "assessment", "Det blir for dyrt nå.")]
    again = merge(home, data, "x.xlsx", KARI)
    assert (again.clean, again.changes) == (True, [])


def test_a_cell_that_was_changed_in_both_is_a_conflict_and_stays_as_it_is_here(home: Home) -> None:
    assess(home, [(2, 1)], Weighing(text="Skrevet her."), KARI)
    data = written({("2.1", "Vurdering"): "Skrevet der.", ("2.1", "Ansvar"): "eiendom"})
    merged = merge(home, data, "x.xlsx", KARI)
    assert [(each.key, each.column, each.ours, each.theirs) for each in merged.conflicts] == [
        ("2.1", "assessment", "Skrevet her.", "Skrevet der.")
    ]
    assert not merged.clean
    assert (made(home, 2, 1).text, made(home, 2, 1).responsible) == ("Skrevet her.", "eiendom")


def test_what_was_changed_here_alone_stands(home: Home) -> None:
    assess(home, [(2, 1)], Weighing(text="Skrevet her."), KARI)
    assert merge(home, written({("2.1", "Ansvar"): "eiendom"}), "x.xlsx", KARI).clean
    assert made(home, 2, 1).text == "Skrevet her."


def test_an_approved_assessment_is_locked(home: Home) -> None:
    merged = merge(home, written({("1.1", "Vurdering"): "Noe annet."}), "x.xlsx", KARI)
    assert [(each.key, str(each.why)) for each in merged.refused] == [("1.1", "The point is approved, and is locked.")]
    assert made(home, 1, 1).text == "Fristene er tatt inn, se [](#frister)."


@pytest.mark.parametrize(
    ("title", "value"),
    [("Konklusjon", "kanskje"), ("Frist", "snart"), ("Endring i planen", "Kap. 4!"), ("Trinn", "ferdig")],
)
def test_a_value_that_means_nothing_is_refused_and_the_rest_is_taken(home: Home, title: str, value: str) -> None:
    merged = merge(home, written({("2.1", title): value, ("2.1", "Ansvar"): "eiendom"}), "x.xlsx", KARI)
    assert [each.value for each in merged.refused] == [value]
    assert [each.column for each in merged.changes] == ["responsible"]


def test_a_point_without_an_outcome_cannot_be_approved_in_a_sheet(home: Home) -> None:
    assert len(merge(home, written({("3.1", "Trinn"): "godkjent"}), "x.xlsx", KARI).refused) == 1


def test_a_preview_saves_nothing(home: Home) -> None:
    before = git(home.root, "rev-parse", "HEAD")
    assert len(merge(home, written({("2.1", "Ansvar"): "eiendom"}), "x.xlsx", KARI, preview=True).changes) == 1
    assert git(home.root, "rev-parse", "HEAD") == before
    assert made(home, 2, 1).responsible == ""


def test_rows_that_were_added_removed_or_copied_are_told_and_never_acted_on(home: Home) -> None:
    book = openpyxl.load_workbook(io.BytesIO(SENT_OUT))
    page = book["Innspill"]
    rows = {row[-1].value: row for row in page.iter_rows()}
    page.delete_rows(rows["1.2"][0].row)
    last = page.max_row + 1
    page.cell(last, 9).value = "Nytt innspill"
    page.cell(last + 1, 9).value = "Ukjent"
    page.cell(last + 1, 16).value = "77.1"
    next(cell for cell in rows["planverk-id"] if cell.value == "Frist").value = "Innen"
    out = io.BytesIO()
    book.save(out)
    merged = merge(home, out.getvalue(), "x.xlsx", KARI)
    assert merged.missing == ("1.2",)
    assert merged.unread == ("due",)
    assert [row.values["summary"] for row in merged.added] == ["Nytt innspill"]
    assert [row.key for row in merged.unknown] == ["77.1"]
    assert merged.changes == []
    assert len(CONSULTATION.responses) == 4


def test_another_workbook_is_said_to_be_another(home: Home) -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(UnreadableFile, match="not made here"):
        merge(home, out.getvalue(), "x.xlsx", KARI)
