"""`report economy`: what the measures cost, by year and by unit, as XLSX and CSV; the sums are those of the plan's own tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal

from planverk.model.labels import labels as labels_in
from planverk.model.measures import Measures
from planverk.model.sheet import CellValue, Sheet, SheetColumn, SheetRow, Workbook, cell_text
from planverk.service.reporting.finding import find_shelf
from planverk.service.workspace import OUTPUT, Home
from planverk.store.atomic import write_files
from planverk.writers import xlsx

KINDS = ("drift", "investering")
Labels = Mapping[str, str]


def economy(home: Home, plan: str = "") -> tuple[str, ...]:
    """Writes `build/<plan>-okonomi.xlsx` and `.csv`; gives their paths. Raises MissingFile, UnreadableFile, WriteFailed."""
    shelf = find_shelf(home, plan)
    words = labels_in(shelf.plan.language, shelf.settings.wording.labels)
    book = economy_book(shelf.plan.measures, shelf.settings.units, words, shelf.plan.language)
    stem = f"{OUTPUT}/{shelf.plan.id}-okonomi"
    files = {f"{stem}.xlsx": xlsx.write(book), f"{stem}.csv": csv_of(book.sheets[0])}
    write_files(home.root, files)
    return tuple(files)


def economy_book(measures: Measures, units: Mapping[str, str], labels: Labels, language: str = "nb") -> Workbook:
    """A sheet with a row for each measure and kind of cost, and one with a row for each unit; each ends with the sums."""
    years = sorted({cost.year for measure in measures.measures for cost in measure.costs})
    sheets = (_by_measure(measures, units, labels, years), _by_unit(measures, units, labels, years))
    return Workbook(labels["economy-title"], sheets, {"kind": "economy"}, language)


def csv_of(sheet: Sheet) -> bytes:
    """The sheet as CSV for Excel in Norwegian: semicolons, UTF-8 with its mark, CRLF."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.title for column in sheet.columns])
    writer.writerows([[_safe(value) for value in row.cells] for row in sheet.rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _safe(value: CellValue) -> str:
    """Text that Excel would take for a formula is set off with an apostrophe."""
    text = cell_text(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t") else text


def _by_measure(measures: Measures, units: Mapping[str, str], labels: Labels, years: list[int]) -> Sheet:
    rows = []
    for measure in measures.measures:
        for kind in KINDS:
            costs = [sum(c.nok for c in measure.costs if c.kind == kind and c.year == year) for year in years]
            if any(costs):
                unit = units.get(measure.unit, measure.unit)
                head = (measure.number, measure.text, unit, labels[f"cost-{kind}"], measure.financing or None)
                rows.append(SheetRow(f"{measure.id}-{kind}", (*head, *(_amount(c) for c in costs), sum(costs))))
    columns = (
        SheetColumn("number", labels["number"], 6),
        SheetColumn("text", labels["measure"], 50),
        SheetColumn("unit", labels["unit"], 24),
        SheetColumn("kind", labels["economy-kind"], 13),
        SheetColumn("financing", labels["financing"], 30),
    )
    return _sheet(labels["economy-title"], columns, rows, years, labels)


def _by_unit(measures: Measures, units: Mapping[str, str], labels: Labels, years: list[int]) -> Sheet:
    rows = []
    for unit in dict.fromkeys(measure.unit for measure in measures.measures):
        for kind in KINDS:
            own = [c for m in measures.measures if m.unit == unit for c in m.costs if c.kind == kind]
            costs = [sum(cost.nok for cost in own if cost.year == year) for year in years]
            if any(costs):
                head = (units.get(unit, unit), labels[f"cost-{kind}"])
                rows.append(SheetRow(f"{unit}-{kind}", (*head, *(_amount(c) for c in costs), sum(costs))))
    columns = (SheetColumn("unit", labels["unit"], 34), SheetColumn("kind", labels["economy-kind"], 13))
    return _sheet(labels["economy-by-unit"], columns, rows, years, labels)


def _sheet(title: str, columns: tuple[SheetColumn, ...], rows: list[SheetRow], years: list[int], labels: Labels) -> Sheet:
    """The sheet with a column for each year, one for the sum, and rows of sums last: of each kind, and of all."""
    money = [SheetColumn(str(year), str(year), 13) for year in years] + [SheetColumn("sum", labels["economy-sum"], 14)]
    first, at_kind = len(columns), next(at for at, column in enumerate(columns) if column.key == "kind")

    def summed(key: str, chosen: list[SheetRow], kind: str = "") -> SheetRow:
        sums = [sum(_int(row.cells[at]) for row in chosen) for at in range(first, first + len(money))]
        head = (labels["economy-sum"], *[None] * (at_kind - 1), kind or None, *[None] * (first - at_kind - 1))
        return SheetRow(key, (*head, *sums))

    kinds = {kind: [row for row in rows if row.cells[at_kind] == labels[f"cost-{kind}"]] for kind in KINDS}
    parts = [summed(f"sum-{kind}", own, labels[f"cost-{kind}"]) for kind, own in kinds.items() if own]
    return Sheet(title[:31], (*columns, *money), (*rows, *(parts if len(parts) > 1 else ()), summed("sum", rows)))


def _amount(nok: int) -> int | None:
    return nok or None


def _int(value: CellValue) -> int:
    return int(value) if isinstance(value, (int, Decimal)) else 0
