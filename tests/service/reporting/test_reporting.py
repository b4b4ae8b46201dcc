"""Reports are made, handed out, taken back cell by cell, and their costs add up."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from planverk.documents.report_figures import title_of
from planverk.errors import Conflict, MissingFile, UnreadableFile
from planverk.model.labels import labels
from planverk.model.report import Progress, ReportKind, Status, StatusCode, measures_hash
from planverk.service.reporting.economy import csv_of, economy, economy_book
from planverk.service.reporting.finding import find_shelf
from planverk.service.reporting.new import new_report
from planverk.service.reporting.sheets import export, merge
from planverk.service.workspace import Home, open_workspace
from support_report import FEWER, FILES, FIRST, version
from support_workspace import KARI, git, lay, saved


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return open_workspace(saved(lay(tmp_path, FILES)))


def written(home: Home, path: str, cells: Mapping[tuple[str, str], object]) -> bytes:
    """The workbook with something written in it: (row, heading) -> value."""
    book = openpyxl.load_workbook(home.root / path)
    page = book.worksheets[0]
    rows = {row[-1].value: row for row in page.iter_rows()}
    titles = {cell.value: at for at, cell in enumerate(rows["planverk-id"])}
    for (row, title), value in cells.items():
        rows[row][titles[title]].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_new_report_has_a_row_for_each_measure_that_is_not_done_with_its_last_status(home: Home) -> None:
    assert new_report(home, "bolig", "2012-H2", KARI) == (
        "plans/bolig/reports/2012-h2.yaml",
        "plans/bolig/reports/2012-h2.md",
    )
    made = find_shelf(open_workspace(home.root)).report("2012-h2")
    assert [(row.id, row.status.code, row.progress, row.result) for row in made.rows()] == [
        ("moter", StatusCode.UNDER_WAY, Progress(60, "ca. 60"), ""),
        ("kjop", StatusCode.UNDER_WAY, Progress(20), ""),
    ]
    assert [each.indicator for each in made.readings] == ["i-uker"]
    assert [(each.id, each.answer) for each in made.questions] == [("laert", ())]
    assert "2012-h2" in git(home.root, "log", "-1", "--format=%s")


def test_what_was_done_long_ago_does_not_come_back(home: Home) -> None:
    new_report(home, "bolig", "2012-H2", KARI)
    new_report(open_workspace(home.root), "bolig", "2013-H1", KARI)
    made = find_shelf(open_workspace(home.root)).report()
    assert [row.id for row in made.rows() if row.id != "kontor"] == ["moter", "kjop"]


def test_the_years_report_and_the_last_one_tell_of_what_was_closed_in_their_time(home: Home) -> None:
    def told(code: str, final: bool = False) -> dict[str, str]:
        new_report(open_workspace(home.root), "bolig", code, KARI, final)
        return {row.id: row.result for row in find_shelf(open_workspace(home.root)).report(code).rows()}

    assert told("2012") == {"kontor": "Kontoret er åpnet.", "moter": "", "kjop": ""}
    assert "kontor" not in told("2013-H1")
    assert "kontor" not in told("2013")
    assert told("2014", final=True)["kontor"] == "Kontoret er åpnet."


def test_what_was_opened_again_is_told_of_once(home: Home) -> None:
    new_report(home, "bolig", "2012-H2", KARI)
    file = home.root / "plans/bolig/reports/2012-h2.yaml"
    file.write_text(file.read_text().replace("id: moter", "id: kontor").replace("measures: [t-moter]", "measures: [t-kontor]"))
    new_report(open_workspace(home.root), "bolig", "2014", KARI, final=True)
    rows = find_shelf(open_workspace(home.root)).report("2014").rows()
    assert [row.id for row in rows].count("kontor") == 1


def test_the_first_report_takes_its_rows_from_the_plan(tmp_path: Path) -> None:
    bare = {path: text for path, text in FILES.items() if "/reports/" not in path}
    new_report(open_workspace(saved(lay(tmp_path, bare))), "", "2011", KARI)
    made = find_shelf(open_workspace(tmp_path)).report()
    assert [(row.id, row.unit) for row in made.rows()] == [("t-moter", "bolig")]  # the others cost nothing before 2012
    assert made.questions[0].title == "Hva har gått bra, og hva har vi lært?"


def test_a_new_report_is_on_the_version_that_was_adopted_last(tmp_path: Path) -> None:
    versions = version("adopted-2011", "2011-09-07", FEWER) | version("hearing-2", "2012-11-01")
    home = open_workspace(saved(lay(tmp_path, {**FILES, **versions})))
    new_report(home, "bolig", "2012-H2", KARI)
    shelf = find_shelf(open_workspace(tmp_path))
    made = shelf.report("2012-h2")
    assert made.version == "adopted-2011"
    assert [row.id for row in made.rows()] == ["kjop"]  # «moter» is in today's text alone
    assert made.plan_hash == measures_hash(shelf.plan_of(made).measures) != measures_hash(shelf.plan.measures)


def test_rows_without_a_measure_are_carried_over_under_their_own_activity(tmp_path: Path) -> None:
    loose = FIRST.replace("{id: moter, measures: [t-moter],", "{id: moter,").replace("- id: dor\n", "- id: a-s-dor\n")
    home = open_workspace(saved(lay(tmp_path, {**FILES, "plans/bolig/reports/2012-h1.yaml": loose})))
    new_report(home, "bolig", "2012-H2", KARI)
    made = find_shelf(open_workspace(tmp_path)).report("2012-h2")
    assert [(each.id, each.number, [row.id for row in each.rows]) for each in made.activities] == [
        ("a-s-dor", "1", ["kjop", "t-moter"]),
        ("a-s-dor-2", "2", ["moter"]),
    ]


def test_a_report_is_never_written_over_and_its_code_is_a_half_year_or_a_year(home: Home) -> None:
    with pytest.raises(Conflict):
        new_report(home, "bolig", "2012-h1", KARI)
    with pytest.raises(UnreadableFile):
        new_report(home, "bolig", "2012-H3", KARI)
    with pytest.raises(MissingFile):
        new_report(home, "bolg", "2012-H2", KARI)


def test_each_unit_gets_its_own_rows_and_they_are_taken_back_as_one_act(home: Home) -> None:
    assert export(home).files == ("build/bolig-2012-h1-bolig.xlsx", "build/bolig-2012-h1-eiendom.xlsx")
    data = written(
        home,
        "build/bolig-2012-h1-eiendom.xlsx",
        {
            ("kjop", "Resultat"): "To er kjøpt.",
            ("kjop", "Status"): "delvis gjennomført",
            ("kjop", "Forsinket"): None,
            ("kjop", "Framdrift i prosent"): 40,
        },
    )
    merged = merge(home, data, "eiendom.xlsx", KARI)
    assert merged.clean
    row = find_shelf(open_workspace(home.root)).report().rows()[2]
    assert (row.result, row.status, row.progress) == ("To er kjøpt.", Status(StatusCode.PARTLY), Progress(40))
    assert row.reason == "Høye priser."
    assert "eiendom.xlsx" in git(home.root, "log", "-1", "--format=%s")


def returned(data: bytes, change: Callable[[Worksheet], None]) -> bytes:
    """The workbook as somebody sent it back who did something with the sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_rows_that_were_sorted_hidden_and_deleted_are_known_by_their_keys(home: Home) -> None:
    export(home)
    data = written(
        home, "build/bolig-2012-h1-bolig.xlsx", {("moter", "Resultat"): "Fire.", ("kontor", "Resultat"): "Åpnet i mars."}
    )

    def sorted_and_hidden(page: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4, max_row=5)]
        for at, values in enumerate(reversed(rows), start=4):
            for column, value in enumerate(values, start=1):
                page.cell(at, column).value = value
        page.row_dimensions[5].hidden = True

    merged = merge(home, returned(data, sorted_and_hidden), "bolig.xlsx", KARI)
    assert (merged.clean, sorted(each.key for each in merged.taken)) == (True, ["kontor", "moter"])
    home = open_workspace(home.root)
    export(home)
    data = written(home, "build/bolig-2012-h1-bolig.xlsx", {("moter", "Resultat"): "Fem."})
    merged = merge(home, returned(data, lambda page: page.delete_rows(4)), "bolig.xlsx", KARI)
    rows = find_shelf(open_workspace(home.root)).report().rows()
    assert [(row.id, row.result) for row in rows[:2]] == [("kontor", "Åpnet i mars."), ("moter", "Fem.")]


@pytest.mark.parametrize(
    ("value", "shown", "progress"),
    [
        (0.8, "0%", Progress(80)),
        (1, "0%", Progress(100)),
        (0.8, "General", Progress(80)),
        (0.05, "0.00", Progress(5)),
        (80, "General", Progress(80)),
        ("ca. 80", "General", Progress(80, "ca. 80")),
        ("80-90 %", "General", Progress(80, "80-90 %")),
        ("110", "General", Progress(None, "110")),
    ],
)
def test_per_cent_is_understood_as_excel_keeps_it(home: Home, value: object, shown: str, progress: Progress) -> None:
    export(home)
    data = written(home, "build/bolig-2012-h1-bolig.xlsx", {("moter", "Framdrift i prosent"): value})

    def formatted(page: Worksheet) -> None:
        for row in page.iter_rows(min_row=4):
            for cell in row:
                cell.number_format = shown if cell.value == value else cell.number_format

    merge(home, returned(data, formatted), "bolig.xlsx", KARI)
    assert find_shelf(open_workspace(home.root)).report().rows()[1].progress == progress


@pytest.mark.parametrize(
    ("code", "final", "kind", "title"),
    [
        ("2012-H2", False, ReportKind.HALF_YEAR, "Halvårsrapport for andre halvår 2012"),
        ("2012", False, ReportKind.ANNUAL, "Årsrapport for 2012"),
        ("2025", True, ReportKind.FINAL, "Sluttrapport for 2025"),
    ],
)
def test_there_are_half_year_annual_and_final_reports(home: Home, code: str, final: bool, kind: ReportKind, title: str) -> None:
    new_report(home, "bolig", code, KARI, final)
    made = find_shelf(open_workspace(home.root)).report(code.casefold())
    assert (made.kind, title_of(made, labels("nb"))) == (kind, title)
    assert [row.id for row in made.rows() if row.id != "kontor"] == ["moter", "kjop"]


def test_one_unit_can_be_chosen_by_its_code_or_its_name(home: Home) -> None:
    assert export(home, only=("eiendom",)).files == ("build/bolig-2012-h1-eiendom.xlsx",)
    assert export(home, only=("boligkontoret", "Enhet for eiendom")) == export(home)
    with pytest.raises(MissingFile, match="nav has no rows in the report 2012-h1"):
        export(home, only=("nav",))


def test_a_workbook_that_was_filled_in_where_it_lies_is_not_written_over(home: Home) -> None:
    export(home)
    file = home.root / "build/bolig-2012-h1-bolig.xlsx"
    data = written(home, "build/bolig-2012-h1-bolig.xlsx", {("moter", "Resultat"): "Fire."})
    file.write_bytes(data)
    with pytest.raises(Conflict, match="has been filled in since it was made"):
        export(home)
    assert file.read_bytes() == data
    merge(home, data, file.name, KARI)
    assert export(open_workspace(home.root)).files
    assert file.read_bytes() != data


def test_rows_that_say_no_unit_are_told_of(home: Home) -> None:
    file = home.root / "plans/bolig/reports/2012-h1.yaml"
    file.write_text(file.read_text().replace("unit: eiendom, text", "text"))
    made = export(open_workspace(home.root))
    assert (made.files, made.without_unit) == (("build/bolig-2012-h1-bolig.xlsx",), ("kjop",))


def test_what_people_wrote_beside_the_rows_stays_as_it_was(home: Home) -> None:
    file = home.root / "plans/bolig/reports/2012-h1.yaml"
    text = file.read_text().replace("activities:", "# spør Kari om tallene\nactivities:").replace('"20"', '"20",  # til mai')
    text = text.replace('"20",  # til mai, deviation', '"20",  # til mai\n         deviation').replace(
        "i-gang, delayed: true", "i-gang"
    )
    file.write_text(text)
    home = open_workspace(saved(home.root))
    export(home)
    cells = {
        ("kjop", "Framdrift i prosent"): 40,
        ("kjop", "Forsinket"): "ja",
        ("kontor", "Framdrift i prosent"): None,
        ("moter", "Resultat"): "Fire møter:\nto åpne og to for ansatte i kommunen.",
    }
    for unit in ("bolig", "eiendom"):
        mine = {key: value for key, value in cells.items() if (key[0] == "kjop") == (unit == "eiendom")}
        assert merge(home, written(home, f"build/bolig-2012-h1-{unit}.xlsx", mine), "x.xlsx", KARI).clean
    now = file.read_text()
    assert now == (
        text.replace('"20",  # til mai', '"40",  # til mai')
        .replace("{code: i-gang}", "{code: i-gang, delayed: true}")
        .replace(', progress: "100"}', "}")
        .replace("text: Faste møter,", 'text: Faste møter, result: "Fire møter:\\nto åpne og to for ansatte i kommunen.",')
    )


def test_a_file_that_cannot_be_edited_in_place_is_written_anew(home: Home) -> None:
    file = home.root / "plans/bolig/reports/2012-h1.yaml"
    file.write_text(file.read_text().replace("{id: moter,", '{"id": moter,').replace("status: {words: Under arbeid}", "status: "))
    home = open_workspace(saved(home.root))
    export(home)
    merged = merge(home, written(home, "build/bolig-2012-h1-bolig.xlsx", {("moter", "Status"): "på vent"}), "x.xlsx", KARI)
    assert [change.key for change in merged.taken] == ["moter"]
    assert find_shelf(open_workspace(home.root)).report().rows()[1].status.code is StatusCode.ON_HOLD


def test_what_was_changed_here_too_is_a_conflict_and_stays(home: Home) -> None:
    export(home)
    data = written(home, "build/bolig-2012-h1-bolig.xlsx", {("moter", "Resultat"): "Der", ("kontor", "Resultat"): "Åpnet."})
    file = home.root / "plans/bolig/reports/2012-h1.yaml"
    file.write_text(file.read_text().replace("text: Faste møter", "text: Faste møter, result: Her"))
    merged = merge(open_workspace(home.root), data, "bolig.xlsx", KARI)
    assert [(c.ours, c.theirs) for c in merged.merge.conflicts] == [("Her", "Der")]
    assert [c.key for c in merged.taken] == ["kontor"]
    assert not merged.clean


def test_a_status_in_peoples_own_words_gets_its_code_and_keeps_the_words(home: Home) -> None:
    export(home)
    said = {("moter", "Status"): "Kommet godt i gang, men forsinket", ("kontor", "Status"): "På vent til høsten"}
    merged = merge(home, written(home, "build/bolig-2012-h1-bolig.xlsx", said), "bolig.xlsx", KARI)
    rows = {row.id: row.status for row in find_shelf(open_workspace(home.root)).report().rows()}
    assert merged.clean
    assert rows["moter"] == Status(StatusCode.UNDER_WAY, "Kommet godt i gang, men forsinket", True)
    assert (rows["kontor"].code, rows["kontor"].words) == (StatusCode.ON_HOLD, "På vent til høsten")


def test_what_means_nothing_is_refused_or_doubted_and_other_rows_are_told(home: Home) -> None:
    export(home)
    said = {("moter", "Status"): "tja", ("moter", "Forsinket"): "kanskje", ("moter", "Framdrift i prosent"): "=10*5"}
    data = written(home, "build/bolig-2012-h1-bolig.xlsx", said)

    def added(page: Worksheet) -> None:
        page.append(["", "", "Noe nytt"])
        page.append([cell.value for cell in page[4]])
        page["A4"].comment = Comment("Spør Per", "NAV")

    merged = merge(home, returned(data, added), "bolig.xlsx", KARI)
    assert [(merged.headings[each.column], each.value) for each in merged.refused] == [
        ("Forsinket", "kanskje"),
        ("Framdrift i prosent", "=10*5"),
    ]
    assert [(each.column, each.value) for each in merged.doubtful] == [("status", "tja")]
    assert find_shelf(open_workspace(home.root)).report().rows()[1].status == Status(None, "tja")
    assert (len(merged.merge.added), len(merged.merge.twice), merged.comments) == (1, 1, ((4, "NAV", "Spør Per"),))
    assert merge(home, data, "bolig.xlsx", KARI, preview=True).taken == ()


def test_a_workbook_that_is_taken_in_once_more_says_nothing_new(home: Home) -> None:
    export(home)
    said = {
        ("moter", "Status"): "Forsinket på grunn av flytting",
        ("kontor", "Status"): "Ferdig, men uten skilt",
        ("moter", "Forsinket"): "x",
        ("moter", "Framdrift i prosent"): "40 %",
    }
    data = written(home, "build/bolig-2012-h1-bolig.xlsx", said)
    assert len(merge(home, data, "bolig.xlsx", KARI).taken) == 3
    again = merge(open_workspace(home.root), data, "bolig.xlsx", KARI)
    assert (again.clean, again.taken) == (True, ())
    assert find_shelf(open_workspace(home.root)).report().rows()[1].status == Status(
        StatusCode.UNDER_WAY, "Forsinket på grunn av flytting", True
    )


def test_a_heading_that_was_changed_or_stands_twice_is_told_and_a_sheet_may_have_another_name(home: Home) -> None:
    export(home)
    data = written(home, "build/bolig-2012-h1-bolig.xlsx", {("moter", "Framdrift i prosent"): 70, ("moter", "Resultat"): "Fire."})

    def headed(page: Worksheet) -> None:
        page.title = "Boligkontoret"
        page["H3"] = "Framdrift %"
        page["L3"] = "Avvik"

    merged = merge(home, returned(data, headed), "bolig.xlsx", KARI)
    assert (merged.unread, merged.clean) == (("progress", "deviation"), False)
    assert [each.column for each in merged.taken] == ["result"]


def test_joined_cells_say_what_is_seen_in_them_and_empty_none(home: Home) -> None:
    export(home)
    data = written(home, "build/bolig-2012-h1-bolig.xlsx", {("kontor", "Resultat"): "Felles for begge."})

    def joined(page: Worksheet) -> None:
        page.merge_cells("D4:D5")
        page.merge_cells("G4:H4")

    assert merge(home, returned(data, joined), "bolig.xlsx", KARI).clean
    rows = find_shelf(open_workspace(home.root)).report().rows()
    assert [row.result for row in rows[:2]] == ["Felles for begge.", "Felles for begge."]
    assert rows[0].progress == Progress(100)


def test_another_workbook_is_refused(home: Home) -> None:
    economy(home)
    with pytest.raises(UnreadableFile):
        merge(home, (home.root / "build/bolig-okonomi.xlsx").read_bytes(), "okonomi.xlsx", KARI)


def test_costs_by_year_and_unit_add_up_to_those_of_the_measures(home: Home) -> None:
    measures = find_shelf(home).plan.measures
    book = economy_book(measures, {"bolig": "Boligkontoret"}, labels("nb"))
    total = sum(cost.nok for measure in measures.measures for cost in measure.costs)
    assert [sheet.rows[-1].cells[-3:] for sheet in book.sheets] == [(4_050_000, 680_000, total)] * 2
    lines = csv_of(book.sheets[0]).decode("utf-8-sig").splitlines()
    assert lines[0].endswith(";2012;2013;Sum")
    assert lines[-3:] == [
        "Sum;;;drift;;650000;680000;1330000",
        "Sum;;;investering;;3400000;0;3400000",
        "Sum;;;;;4050000;680000;4730000",
    ]
