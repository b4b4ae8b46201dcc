"""Goals, strategies, measures and indicators as tables and lists: what `.measures`, `.goals` and `.indicators` become."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planverk.findings import Finding, error, warning
from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Column,
    Container,
    Paragraph,
    Row,
    Span,
    Strong,
    Table,
    Text,
)
from planverk.model.dates import short_date
from planverk.model.measures import Cost, Due, Goal, Indicator, Measure, Measures, Reading, Strategy
from planverk.model.place import Place

NAMES = ("measures", "goals", "indicators")
NBSP = "\u00a0"
_DASH = "–"


@dataclass(frozen=True)
class Setting:
    """What tables of measures are made with: all measures, words, full names of units, and which columns to show."""

    measures: Measures
    labels: Mapping[str, str]
    units: Mapping[str, str]
    columns: tuple[str, ...]


Made = tuple[Blocks, tuple[Finding, ...]]


def make(container: Container, setting: Setting) -> Made:
    """The table or list that stands where `container` stood; with a finding where it asks for what there is not."""
    match container.name:
        case "goals":
            return _goals(setting), ()
        case "indicators":
            return _indicators(container, setting)
        case _:
            return _measures(container, setting)


def kroner(amount: int) -> str:
    """Whole kroner with thousands parted by no-break spaces: «500 000» (Språkrådet)."""
    return f"{amount:,}".replace(",", NBSP).replace("-", "\u2212")


# ── measures ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Shown:
    """A column: its label's key, its share of the width, the per cent of a page that its heading and a date or sum in it need,
    and what stands in it.

    What it needs does not hang on the measures: a table whose columns changed could not be laid beside itself in a redline.
    """

    label: str
    share: float
    least: float
    cell: Callable[[Measure, Setting], Blocks]


def _measures(container: Container, setting: Setting) -> Made:
    wanted = tuple(container.get("columns").replace(",", " ").split()) or setting.columns
    unknown = tuple(_unknown_column(name, container.place) for name in wanted if name not in COLUMNS)
    strategy = _strategy_of(container, setting)
    goal = next((goal for goal in setting.measures.goals if goal.id == container.get("goal")), None)
    missing = _missing(container, setting, strategy, goal)
    chosen = tuple(m for m in setting.measures.measures if _belongs(m, container, setting, strategy))
    if missing or not chosen:
        return (), (*unknown, *(missing or (_none(container.place),)))
    shown = tuple(COLUMNS[name] for name in wanted if name in COLUMNS) or (COLUMNS["number"], COLUMNS["text"])
    rows = tuple(Row(tuple(Cell(column.cell(m, setting)) for column in shown), m.id, shows=m.id) for m in chosen)
    caption = container.get("caption") or _caption(container, setting, strategy, goal)
    own_id = container.id or (strategy.id if strategy else goal.id if goal else "")
    return (_table(shown, rows, setting, caption, own_id, container.place),), unknown


def _table(shown: tuple[_Shown, ...], rows: tuple[Row, ...], setting: Setting, caption: str, own_id: str, place: Place) -> Table:
    columns = tuple(Column(width=round(width, 2)) for width in _widths(shown))
    header = Row(tuple(Cell(_text(setting.labels[column.label])) for column in shown))
    return Table(columns, (header,), rows, (Text(caption),), own_id, place)


def _widths(shown: tuple[_Shown, ...]) -> list[float]:
    """Each column's share of the width in per cent: what it needs, and of the rest what it is short of its own share."""
    needed, total = sum(column.least for column in shown), sum(column.share for column in shown)
    if needed >= 100:
        return [100 * column.least / needed for column in shown]
    short = [max(100 * column.share / total - column.least, 0) for column in shown]
    return [column.least + (100 - needed) * want / sum(short) for column, want in zip(shown, short, strict=True)]


def _strategy_of(container: Container, setting: Setting) -> Strategy | None:
    """The strategy that the container names by id or letter; a strategy without a letter is not named by an empty one."""
    wanted = container.get("strategy")
    return setting.measures.strategy(wanted) if wanted else None


def _belongs(measure: Measure, container: Container, setting: Setting, strategy: Strategy | None) -> bool:
    if strategy is not None and measure.strategy != strategy.id:
        return False
    own = setting.measures.strategy(measure.strategy)
    if container.get("goal") and (own is None or own.goal != container.get("goal")):
        return False
    return not container.get("unit") or measure.unit == container.get("unit")


def _caption(container: Container, setting: Setting, strategy: Strategy | None, goal: Goal | None) -> str:
    labels = setting.labels
    if strategy is not None:
        return f"{_lettered(labels['measures-for'], strategy)} – {strategy.title}"
    if goal is not None:
        count = setting.measures.goals.index(goal) + 1
        return f"{labels['measures-for-goal']} {count} – {goal.title}"
    if unit := container.get("unit"):
        return f"{labels['measures-of-unit']} {_unit(unit, setting)}"
    return labels["measures-all"]


def _lettered(word: str, strategy: Strategy) -> str:
    return f"{word} {strategy.label}".rstrip()


def _missing(container: Container, setting: Setting, strategy: Strategy | None, goal: Goal | None) -> tuple[Finding, ...]:
    found: list[Finding] = []
    strategies, goals = setting.measures.strategies, setting.measures.goals
    if (wanted := container.get("strategy")) and strategy is None:
        known = sorted({*(s.id for s in strategies), *(s.label for s in strategies if s.label)})
        found.append(_no_such(wanted, known, container.place))
    if (wanted := container.get("goal")) and goal is None:
        found.append(_no_such(wanted, sorted(goal.id for goal in goals), container.place))
    return tuple(found)


def _no_such(wanted: str, known: list[str], place: Place) -> Finding:
    near = difflib.get_close_matches(wanted, known, 1, 0.5)
    if near:
        return error(
            "TM1",
            place,
            "There is no goal or strategy «{wanted}» in measures.yaml.",
            "Did you mean «{near}»?",
            wanted=wanted,
            near=near[0],
        )
    return error(
        "TM1",
        place,
        "There is no goal or strategy «{wanted}» in measures.yaml.",
        "Those that are there: {known}.",
        wanted=wanted,
        known=", ".join(known) or _DASH,
    )


def _none(place: Place) -> Finding:
    return warning(
        "TM2",
        place,
        "No measure belongs here, so the table is left out.",
        "Take the container away, or give measures in measures.yaml this strategy, goal or unit.",
    )


def _unknown_column(name: str, place: Place) -> Finding:
    near = difflib.get_close_matches(name, sorted(COLUMNS), 1, 0.5)
    return error(
        "TM3",
        place,
        "«{name}» is no column of a table of measures.",
        "The columns are {known}.",
        name=name,
        known=", ".join(near or sorted(COLUMNS)),
    )


def _text(text: str) -> Blocks:
    return (Paragraph((Text(text or _DASH),)),)


def _unit(code: str, setting: Setting) -> str:
    return setting.units.get(code, code)


def _strategy_name(measure: Measure, setting: Setting) -> str:
    strategy = setting.measures.strategy(measure.strategy)
    if strategy is None:
        return ""
    return f"{strategy.label}. {strategy.title}" if strategy.label else strategy.title


def due_text(due: Due) -> str:
    """A deadline as it stands in a table: a short date, or the words."""
    return short_date(due.date) if due.date is not None else due.words


def _costs(measure: Measure, setting: Setting) -> Blocks:
    if measure.costs and all(cost.nok == 0 for cost in measure.costs):
        return _text(setting.labels["within-budget"])
    return tuple(block for cost in measure.costs for block in _text(_cost(cost, setting))) or _text("")


def _cost(cost: Cost, setting: Setting) -> str:
    kind = setting.labels.get(f"cost-{cost.kind}", cost.kind)
    words = f", {kind}" if kind else ""
    return f"{cost.year}: {kroner(cost.nok)}{NBSP}{setting.labels['kroner']}{words}"


COLUMNS: Mapping[str, _Shown] = {
    "number": _Shown("number", 6, 5, lambda m, _: _text(str(m.number))),
    "text": _Shown("measure", 38, 14.5, lambda m, _: _text(m.text)),
    "strategy": _Shown("strategy", 20, 13, lambda m, s: _text(_strategy_name(m, s))),
    "unit": _Shown("unit", 15, 13, lambda m, s: _text(_unit(m.unit, s))),
    "partners": _Shown("partners", 17, 13.5, lambda m, s: _text(", ".join(_unit(p, s) for p in m.partners))),
    "due": _Shown("due", 12, 12.5, lambda m, _: _text(due_text(m.due))),
    "cost": _Shown("cost", 25, 16, _costs),
    "financing": _Shown("financing", 15, 14.5, lambda m, _: _text(m.financing)),
    "priority": _Shown("priority", 9, 11.5, lambda m, _: _text("" if m.priority is None else str(m.priority))),
}


# ── goals and indicators ─────────────────────────────────────────────────────────────────────────


def _goals(setting: Setting) -> Blocks:
    """Each goal as a paragraph with its strategies below it; strategies that serve no goal come last."""
    measures = setting.measures
    blocks: list[Block] = []
    for count, goal in enumerate(measures.goals, start=1):
        name = Span((Strong((Text(f"{setting.labels['goal']} {count}:"),)), Text(f" {goal.title}")), id=goal.id)
        blocks.append(Paragraph((name,), place=goal.place))
        blocks += _strategies(tuple(s for s in measures.strategies if s.goal == goal.id), setting)
    known = {goal.id for goal in measures.goals}
    return (*blocks, *_strategies(tuple(s for s in measures.strategies if s.goal not in known), setting))


def _strategies(strategies: tuple[Strategy, ...], setting: Setting) -> Blocks:
    items = tuple(
        (Paragraph((Span((Text(f"{_lettered(setting.labels['strategy'], s)} – {s.title}"),), id=s.id),)),) for s in strategies
    )
    return (BulletList(items),) if items else ()


def _indicators(container: Container, setting: Setting) -> Made:
    chosen = tuple(i for i in setting.measures.indicators if _indicated(i, container, setting))
    if not chosen:
        return (), (_none(container.place),)
    # Where the indicators have no titles, what is counted is their title, and a column of its own would say it twice.
    titled = any(indicator.title and indicator.title != indicator.unit for indicator in chosen)
    shown = _INDICATOR_COLUMNS if titled else tuple(column for column in _INDICATOR_COLUMNS if column[0] != "indicator-unit")
    total = sum(share for _, share in shown)
    columns = tuple(Column(width=round(100 * share / total, 2)) for _, share in shown)
    header = Row(tuple(Cell(_text(setting.labels[key])) for key, _ in shown))
    rows = tuple(_indicator_row(indicator, tuple(key for key, _ in shown), setting) for indicator in chosen)
    caption = container.get("caption") or setting.labels["indicators-all"]
    return (Table(columns, (header,), rows, (Text(caption),), container.id, container.place),), ()


def _indicated(indicator: Indicator, container: Container, setting: Setting) -> bool:
    measure = _measure(indicator, setting)
    if (wanted := container.get("measure")) and indicator.measure != wanted:
        return False
    strategy = _strategy_of(container, setting)
    return strategy is None or (measure is not None and measure.strategy == strategy.id)


def _measure(indicator: Indicator, setting: Setting) -> Measure | None:
    return next((m for m in setting.measures.measures if m.id == indicator.measure), None)


_INDICATOR_COLUMNS = (("indicator", 36), ("indicator-unit", 18), ("baseline", 17), ("target", 17), ("measure", 12))


def _indicator_row(indicator: Indicator, columns: tuple[str, ...], setting: Setting) -> Row:
    measure = _measure(indicator, setting)
    title = indicator.title or indicator.unit
    values = {
        "indicator": title[:1].upper() + title[1:],
        "indicator-unit": indicator.unit,
        "baseline": _reading(indicator.baseline),
        "target": _reading(indicator.target),
        "measure": "" if measure is None else str(measure.number),
    }
    return Row(tuple(Cell(_text(values[column])) for column in columns), indicator.id, shows=indicator.id)


def _reading(reading: Reading | None) -> str:
    if reading is None:
        return ""
    whole, _, part = f"{reading.value:f}".partition(".")
    return f"{kroner(int(whole))}{',' + part if part else ''} ({reading.year})"
