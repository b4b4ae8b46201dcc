"""Summary and assessment of the responses: a table for each response, or the points by section, by theme, or as running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planverk.documents.consultation_points import Points, Said
from planverk.documents.hearing import Hearing, People
from planverk.documents.saying import upper_first
from planverk.model.content import Block, Blocks, Heading, Paragraph, Text
from planverk.model.dates import short_date
from planverk.model.response import Response, SenderKind, Stance
from planverk.model.tally import outline_of

Only = str  # "councils" for responses from råd, "others" for all the rest, "" for all


@dataclass(frozen=True)
class Summary:
    """The summary's parts. `level` is that of the headings over responses, sections and themes."""

    hearing: Hearing
    points: Points
    people: People
    labels: Mapping[str, str]

    def by_response(self, level: int, only: Only = "", as_text: bool = False) -> Blocks:
        """Each response under its number: who, when, what it says as a whole, and its points."""
        return tuple(block for each in self.chosen(only) for block in self._response(each, level, as_text))

    def by_section(self, level: int, as_text: bool = False) -> Blocks:
        """The points under the places that they speak of, in the order of the version on hearing; each stands under every place
        that it is tied to, and those tied to none under the plan as a whole."""
        places: dict[str, tuple[str, list[Said]]] = {}
        for said in self._said():
            outline = outline_of(self.hearing.consultation, said.response)
            for target in dict.fromkeys(link.target for link in said.point.links) or {"": None}:
                node = outline.node(target) if outline else None
                title = self.points.places.heading(node) if node else target or self.labels["of-plan-as-whole"]
                places.setdefault(target, (title, []))[1].append(said)
        known = self.hearing.tally.places
        ordered = sorted(places, key=lambda target: (bool(target), known.get(target, len(known)), target))
        return self._grouped((places[target] for target in ordered), level, as_text, ("concerns",))

    def by_theme(self, level: int, as_text: bool = False) -> Blocks:
        """The points under their themes, in the alphabet's order; each stands under every theme that it has."""
        themes: dict[str, list[Said]] = {}
        for said in self._said():
            for theme in said.themes or ("",):
                themes.setdefault(theme, []).append(said)
        ordered = sorted(themes.items(), key=lambda each: (not each[0], each[0].casefold(), each[0]))
        titled = ((upper_first(theme) or self.labels["without-theme"], said) for theme, said in ordered)
        return self._grouped(titled, level, as_text, ("themes",))

    def chosen(self, only: Only) -> tuple[Response, ...]:
        """The responses, in the order of their numbers: all, those from råd, or the others."""
        responses = sorted(self.hearing.consultation.responses, key=lambda each: each.number)
        return tuple(each for each in responses if not only or (each.sender.kind is SenderKind.COUNCIL) == (only == "councils"))

    def _said(self) -> Iterator[Said]:
        return (Said(response, point) for response in self.chosen("") for point in response.points)

    def _response(self, response: Response, level: int, as_text: bool) -> Iterator[Block]:
        yield heading(response, self.people, level)
        yield Paragraph((Text(facts_line(response, self.hearing, self.labels)),), place=response.place)
        if absence := self.hearing.edition.absence(response.number, self.labels):
            yield Paragraph((Text(absence),))
            return
        if response.summary.strip():
            yield from self.points.read(response.summary, response.place)
        said = tuple(Said(response, point) for point in response.points)
        if said and as_text:
            yield from (block for each in said for block in self.points.text(each))
        elif said:
            yield self.points.table(said)
        else:
            yield Paragraph((Text(self._nothing(response)),))

    def _nothing(self, response: Response) -> str:
        """What is said of a response without points."""
        if response.needs_text:
            return self.labels["needs-text"]
        if response.remarks is False:
            return self.labels["no-remarks"]
        return self.labels["no-points"] if response.passed_over else self.labels["not-split"]

    def _grouped(self, groups: Iterable[tuple[str, list[Said]]], level: int, as_text: bool, leave_out: tuple[str, ...]) -> Blocks:
        blocks: list[Block] = []
        for title, group in groups:
            shown = [said for said in group if not self.hearing.edition.absence(said.response.number, self.labels)]
            if not shown:
                continue
            blocks.append(Heading(level, (Text(title),), classes=("unnumbered",)))
            if as_text:
                blocks += (block for said in shown for block in self.points.text(said, with_sender=True))
            else:
                blocks.append(self.points.table(shown, ("sender",), leave_out))
        return tuple(blocks)


def heading(response: Response, people: People, level: int) -> Heading:
    """«7. Husbanken», which a reference by number leads to."""
    return Heading(
        level,
        (Text(f"{response.number}. {people.senders(response)}"),),
        f"uttalelse-{response.number}",
        ("unnumbered",),
        response.place,
    )


def facts_line(response: Response, hearing: Hearing, labels: Mapping[str, str]) -> str:
    """What is known of a response, on one line: kind of sender, dates, whether it was late, its stance."""
    consultation = hearing.consultation
    parts = [labels[f"sender-{response.sender.kind.value}"]]
    if response.dated:
        parts.append(f"{labels['dated']} {short_date(response.dated)}")
    if response.received:
        parts.append(f"{labels['received']} {short_date(response.received)}")
    deadline = consultation.deadline_of(response.sender.invitation)
    if deadline and consultation.is_late(response):
        parts.append(f"{labels['after-deadline']} {short_date(deadline)}")
    if response.stance is not Stance.NONE:
        parts.append(labels[f"stance-{response.stance.value}"])
    related = [f"{words}\u00a0{number}" for words, number in _relations(response, hearing, labels)]
    return f"{upper_first(', '.join(parts))}. {'. '.join([*related, ''])}".strip()


def _relations(response: Response, hearing: Hearing, labels: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """What it replaces or adds to, and what has replaced it."""
    if response.replaces is not None:
        yield labels["replaces"], response.replaces
    if response.supplements is not None:
        yield labels["supplements"], response.supplements
    later = hearing.replaced_by.get(response.number)
    if later is not None:
        yield labels["replaced-by"], later
