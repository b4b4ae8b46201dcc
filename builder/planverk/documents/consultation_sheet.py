"""The points as a workbook: what specialists write their assessments in, and sorts and filters as they like."""

from __future__ import annotations

from collections.abc import Mapping

from planverk.documents.consultation_counts import WHAT, Counts
from planverk.documents.consultation_places import Places
from planverk.documents.frame import Frame
from planverk.documents.hearing import Hearing, People
from planverk.documents.outcomes import Noun, outcome_cell
from planverk.documents.saying import upper_first
from planverk.model.labels import labels as labels_in
from planverk.model.response import Assessment, Outcome, Point, Response, Stance
from planverk.model.sheet import CellValue, Sheet, SheetColumn, SheetRow, Workbook
from planverk.model.tally import has_remarks

POINTS = "points"  # what the origin of such a workbook says that it is
EDITABLE = ("summary", "assessment", "outcome", "changes", "responsible", "due", "step")
NONE = Assessment(0)


def workbook(hearing: Hearing, frame: Frame, noun: Noun = "innspill") -> Workbook:
    """Points, responses and figures, a sheet for each. Texts in which a specialist writes keep their marks for persons."""
    language = hearing.plan.language if hearing.plan else frame.settings.language
    labels = labels_in(language, frame.settings.wording.labels)
    people = People(hearing.edition, labels)
    sheets = (point_sheet(hearing, labels, people, noun), _response_sheet(hearing, labels, people))
    places = Places(hearing.consultation, hearing.plan, labels)
    counts = Counts(hearing.tally, labels, noun, places, language)
    origin = {"kind": POINTS, "consultation": hearing.consultation.id, "commit": frame.origin.commit, "language": language}
    return Workbook(labels["summary-title"], (*sheets, _figures(counts, labels)), origin, language)


def point_sheet(hearing: Hearing, labels: Mapping[str, str], people: People, noun: Noun = "innspill") -> Sheet:
    """A row for each point, under its number («7.2»)."""
    places = Places(hearing.consultation, hearing.plan, labels)
    responses = sorted(hearing.consultation.responses, key=lambda each: each.number)
    rows = tuple(
        SheetRow(f"{response.number}.{point.id}", _cells(response, point, labels, people, places, noun))
        for response in responses
        if response.number not in hearing.edition.withheld
        for point in response.points
    )
    return Sheet(labels["points-in-them"], _columns(labels, hearing.consultation.steps, noun), rows, labels["fill-in"])


def outcome_of(words: str, labels: Mapping[str, str]) -> Outcome | None:
    """The outcome that a cell says, by its words or its code; None for other words."""
    nouns: tuple[Noun, ...] = ("innspill", "merknad")
    known = {outcome_cell(each, noun, labels).casefold(): each for noun in nouns for each in Outcome}
    return (known | {each.value: each for each in Outcome}).get(words.strip().casefold())


def _columns(labels: Mapping[str, str], steps: tuple[str, ...], noun: Noun) -> tuple[SheetColumn, ...]:
    outcomes = tuple(outcome_cell(each, noun, labels) for each in Outcome)
    return (
        SheetColumn("response", labels["response"], 9),
        SheetColumn("point", labels["column-number"], 6),
        SheetColumn("sender", labels["column-sender"], 24),
        SheetColumn("kind", labels["column-kind"], 16),
        SheetColumn("received", labels["column-received"], 12),
        SheetColumn("text", labels["column-text"], 50),
        SheetColumn("concerns", labels["column-concerns"], 24),
        SheetColumn("advice", labels["column-advice"], 24),
        SheetColumn("summary", labels["column-point"], 36, editable=True),
        SheetColumn("assessment", labels["column-assessment"], 50, editable=True),
        SheetColumn("outcome", labels["column-outcome"], 22, editable=True, choices=outcomes),
        SheetColumn("changes", labels["column-changes"], 20, editable=True),
        SheetColumn("responsible", labels["column-responsible"], 14, editable=True),
        SheetColumn("due", labels["column-due"], 12, editable=True),
        SheetColumn("step", labels["column-step"], 14, editable=True, choices=steps),
    )


def _cells(
    response: Response, point: Point, labels: Mapping[str, str], people: People, places: Places, noun: Noun
) -> tuple[CellValue, ...]:
    made = point.assessment or NONE
    return (
        response.number,
        point.id,
        people.senders(response),
        upper_first(people.kind(response.sender.kind)),
        response.received,
        people.words(point.quote.exact),
        "\n".join(places.concerns(response, point.links)),
        "\n".join(people.words(f"{each.by}: {each.text}") for each in made.advice),
        made.summary or None,
        made.text or None,
        outcome_cell(made.outcome, noun, labels) if made.outcome else None,
        ", ".join(made.changes) or None,
        made.responsible or None,
        made.due,
        made.step or None,
    )


def _response_sheet(hearing: Hearing, labels: Mapping[str, str], people: People) -> Sheet:
    columns = (
        SheetColumn("number", labels["column-number"], 6),
        SheetColumn("sender", labels["column-sender"], 40),
        SheetColumn("kind", labels["column-kind"], 20),
        SheetColumn("dated", labels["dated-upper"], 12),
        SheetColumn("received", labels["column-received"], 12),
        SheetColumn("late", labels["column-late"], 12),
        SheetColumn("remarks", labels["column-remarks"], 16),
        SheetColumn("stance", labels["column-stance"], 22),
        SheetColumn("points", labels["points-in-them"], 10),
        SheetColumn("journal", labels["journal"], 16),
    )
    responses = sorted(hearing.consultation.responses, key=lambda each: each.number)
    rows = tuple(SheetRow(str(each.number), _response_cells(each, hearing, labels, people)) for each in responses)
    return Sheet(labels["responses-part"], columns, rows)


def _response_cells(response: Response, hearing: Hearing, labels: Mapping[str, str], people: People) -> tuple[CellValue, ...]:
    stance = labels[f"stance-{response.stance.value}"] if response.stance is not Stance.NONE else None
    return (
        response.number,
        people.senders(response),
        upper_first(people.kind(response.sender.kind)),
        response.dated,
        response.received,
        labels["after-deadline"] if hearing.consultation.is_late(response) else None,
        labels["remarks-med" if has_remarks(response) else "remarks-uten"],
        stance,
        len(response.points),
        response.journal or None,
    )


def _figures(counts: Counts, labels: Mapping[str, str]) -> Sheet:
    columns = (
        SheetColumn("what", labels["count-table"], 34),
        SheetColumn("label", labels["counted"], 50),
        SheetColumn("count", labels["column-count"], 10),
    )
    titles = {"kinds": "counts-by-kind", "outcomes": "counts-by-outcome", "chapters": "counts-by-chapter"}
    rows = tuple(
        SheetRow(f"{what}-{number}", (labels[titles[what]], label, count))
        for what in WHAT
        for number, (label, count) in enumerate(counts.lines(what), start=1)
    )
    return Sheet(labels["counts"], columns, rows)
