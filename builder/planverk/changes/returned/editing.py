"""What somebody did to a text in Word, as files of Markdown: no line changed that nobody wrote in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planverk.changes.returned.blocks import without_named
from planverk.changes.returned.files import EditedFile
from planverk.changes.returned.finishing import Finisher
from planverk.changes.returned.labels import SENT, Labelled, calls_in, pictures_in
from planverk.changes.returned.likeness import changed_rows, same_parts, text_of
from planverk.changes.returned.notes import body, definition, definitions, without
from planverk.changes.returned.rewriting import Wording, calls_in_lines, rewritten, rewritten_around, with_labels
from planverk.changes.returned.tables import is_outgrown
from planverk.changes.returned.tokens import normal
from planverk.changes.returned.units import Unit, Unplaced, Why
from planverk.changes.returned.wishes import Arrival, Wishes, Written
from planverk.model.content import Figure, InlinePicture, walk
from planverk.model.place import NOWHERE
from planverk.model.returned import Grid, Part


@dataclass(frozen=True)
class Sent:
    """What was sent: its text, and by the number of a block its parts and where it stands; the files that it was read from, by
    path; ids that no new section may have."""

    text: Labelled
    parts: Mapping[int, tuple[Part, ...]]
    units: Mapping[int, Unit]
    files: Mapping[str, str]
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Edition:
    """The files that are other than they were; new pictures, as the reader names them, by path; what was left to a person."""

    files: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    unplaced: tuple[Unplaced, ...] = ()


@dataclass
class Known:
    """What is kept from one author to the next: blocks that were written in and what their lines became, and by number what the
    lines of a block became last."""

    texts: dict[Written, str | None] = field(default_factory=dict)
    last: dict[int, str] = field(default_factory=dict)


def edit(sent: Sent, back: Labelled, wishes: Wishes, wording: Wording, known: Known | None = None) -> Edition:
    """The files that were sent with what somebody did to them. `known` is kept from one author to the next, in whose state of
    the file most blocks are as they were."""
    return _Editor(sent, back, wording, known or Known()).edit(wishes)


@dataclass(frozen=True)
class _Note:
    """A footnote that was sent: the author's label, and the block that calls it."""

    label: str
    unit: Unit


class _Editor:
    def __init__(self, sent: Sent, back: Labelled, wording: Wording, known: Known) -> None:
        self._sent, self._back, self._wording, self._known = sent, back, wording, known
        self._files = {path: EditedFile.of(text) for path, text in sent.files.items()}
        self._unplaced: list[Unplaced] = []
        self._notes: dict[str, _Note] = {}
        pictures: dict[str, str] = {}
        for number, parts in sent.parts.items():
            self._know(self._unit(number), parts, pictures)
        self._finisher = Finisher(back, wording, set(sent.taken), pictures)
        self._elsewhere: set[str] = set()  # footnotes that are called in another file now
        self._texts: dict[int, str] = {}  # of blocks that were written in

    def edit(self, wishes: Wishes) -> Edition:
        """Everything that can be done, and the list of what cannot."""
        for before, after in wishes.outside:
            self._unplaced.append(Unplaced(Why.OUTSIDE, NOWHERE, before, after))
        for number in wishes.unheaded:
            self._leave(Why.UNHEADED, number, "")
        for written in wishes.written:
            self._write(written)
        for label, note in self._notes.items():
            self._write_note(label, note)
        for number in self._removable(wishes.gone):
            self._remove(number)
        for arrival in wishes.arrivals:
            self._arrive(arrival)
        files = dict(self._changed())
        return Edition(files, self._finisher.pictures, tuple(self._unplaced))

    def _changed(self) -> Iterator[tuple[str, str]]:
        gone = [note for label, note in self._notes.items() if label not in self._back.notes or label in self._elsewhere]
        for path, file in self._files.items():
            text = file.whole()
            for note in gone:
                text = without(text, note.label) if note.unit.place.file == path else text
            if text != self._sent.files[path]:
                yield path, text

    # ── what is known of what was sent ───────────────────────────────────────────────────────────

    def _unit(self, number: int) -> Unit:
        return self._sent.units.get(number) or Unit(number, NOWHERE)

    def _know(self, unit: Unit, parts: Sequence[Part], pictures: dict[str, str]) -> None:
        """The author's labels of the footnotes in a block, and the files of its pictures, by what its lines say."""
        if not self._is_writable(unit):
            return
        here = self._lines(unit)
        sent_calls, own_calls = list(calls_in(parts)), calls_in_lines(here)
        if sent_calls and len(sent_calls) == len(own_calls):
            self._notes |= {
                label: _Note(own, unit) for label, own in zip(sent_calls, own_calls, strict=True) if label not in self._notes
            }
        shown = list(pictures_in(parts))
        if shown:
            files = [part.source for part in walk(self._wording.read(here)) if isinstance(part, Figure | InlinePicture)]
            pictures.update(zip(shown, files, strict=False))

    def _is_writable(self, unit: Unit) -> bool:
        return unit.has_lines and not unit.generated and unit.place.file in self._files

    def _range(self, unit: Unit) -> tuple[int, int]:
        start, end = unit.place.line or 1, unit.place.end or unit.place.line or 1
        return self._files[unit.place.file].with_attributes(start), end

    def _lines(self, unit: Unit) -> str:
        return self._files[unit.place.file].text(*self._range(unit))

    def _leave(self, why: Why, number: int, back: str, targets: tuple[str, ...] = ()) -> None:
        unit = self._unit(number)
        sent = words(self._sent.parts.get(number, ()))
        self._unplaced.append(Unplaced(why, unit.place, sent, back, "", unit.section, unit.generated, targets))

    # ── blocks that were written in ──────────────────────────────────────────────────────────────

    def _write(self, written: Written) -> None:
        unit = self._unit(written.number)
        if not self._is_writable(unit):
            if normal(words(written.sent)) != normal(words(written.back)):  # bold words alone are no edit of what is made
                self._leave(Why.GENERATED, written.number, words(written.back), changed_rows(written.sent, written.back))
            return
        if written.joined and not self._stand_together(written):
            self._write(replace(written, sent=self._sent.parts[written.number], joined=()))
            for number in written.joined:
                self._remove(number)
            return
        labels, here = self._labels(unit.place.file), self._files[unit.place.file].text(*self._whole_range(written))
        if written not in self._known.texts:
            self._known.texts[written] = rewritten(here, written.sent, written.back, self._wording, labels)
        text = self._known.texts[written]
        if text is None or self._is_strange(text):
            self._leave(_why(written, here), written.number, words(written.back))
            text = rewritten_around(here, written.sent, written.back, self._wording, labels)
        if text is None or self._is_strange(text):
            text = self._known.last.get(written.number)  # what another author wrote there stands
        if text is None:
            return
        self._known.last[written.number] = text
        text, notes = self._finish(text, unit.place.file)
        file, (start, end) = self._files[unit.place.file], self._whole_range(written)
        self._texts[written.number] = text
        file.replace(start, end, text)
        for note in notes:
            file.add(end, note)

    def _whole_range(self, written: Written) -> tuple[int, int]:
        """The lines of a block and of those that are one with it now."""
        ranges = [self._range(self._unit(number)) for number in (written.number, *written.joined)]
        return min(start for start, _ in ranges), max(end for _, end in ranges)

    def _stand_together(self, written: Written) -> bool:
        """True where nothing stands between the blocks that are one now."""
        units = [self._unit(number) for number in (written.number, *written.joined)]
        if not all(self._is_writable(unit) for unit in units) or len({unit.place.file for unit in units}) > 1:
            return False
        inside = {line for unit in units for line in range(self._range(unit)[0], self._range(unit)[1] + 1)}
        start, end = self._whole_range(written)
        lines = self._files[units[0].place.file].lines
        return all(line in inside or not lines[line - 1].strip() for line in range(start, end + 1))

    def _labels(self, file: str) -> dict[str, str]:
        """The author's labels of the footnotes of a file."""
        return {label: note.label for label, note in self._notes.items() if note.unit.place.file == file}

    def _is_strange(self, text: str) -> bool:
        """True where a footnote is called that was sent, and whose label nobody knows."""
        return any(label.startswith(SENT) and label not in self._notes for label in calls_in_lines(text))

    def _finish(self, text: str, file: str) -> tuple[str, tuple[str, ...]]:
        """New text as it can stand in a file, and the footnotes that come with it, those of another file too."""
        text = with_labels(text, self._labels(file))
        self._elsewhere.update(label for label in calls_in_lines(text) if label.startswith(SENT))
        return self._finisher.finish(text, file, self._sent.files[file])

    def _write_note(self, label: str, note: _Note) -> None:
        sent, back = self._sent.text.notes.get(label, ()), self._back.notes.get(label)
        if back is None or same_parts(sent, back):
            return
        file = self._files[note.unit.place.file]
        place = definitions(self._sent.files[note.unit.place.file]).get(note.label)
        text = rewritten(body(file.text(*place)), sent, back, self._wording, {}) if place is not None else None
        if text is None or place is None:
            self._unplaced.append(Unplaced(Why.UNCLEAR, note.unit.place, words(sent), words(back), "", note.unit.section))
        else:
            file.replace(*place, definition(note.label, text))

    # ── blocks that went, and that came ──────────────────────────────────────────────────────────

    def _removable(self, gone: Sequence[int]) -> Iterator[int]:
        """Of the blocks that are gone those that may be taken out: a heading is left to a person, and so is all of a section that
        went with it."""
        left: set[int] = set()
        for number in gone:
            unit = self._unit(number)
            if not unit.heading or number in left:
                continue
            section = self._section(number)
            whole = all(each in gone for each in section)
            left |= {number, *(section if whole else ())}
            self._leave(Why.SECTION_GONE if whole else Why.HEADING_GONE, number, "")
        return (number for number in gone if number not in left)

    def _section(self, number: int) -> list[int]:
        """The blocks of a heading's section, those of the sections in it too."""
        level = self._unit(number).heading
        inside = []
        for each in sorted(self._sent.parts):
            if each > number:
                if 0 < self._unit(each).heading <= level:
                    break
                inside.append(each)
        return inside

    def _remove(self, number: int) -> None:
        unit = self._unit(number)
        if self._is_writable(unit):
            self._files[unit.place.file].remove(*self._range(unit))
        else:
            self._leave(Why.GENERATED, number, "")

    def _arrive(self, arrival: Arrival) -> None:
        place = self._place(arrival.after)
        if place is None:
            self._unplaced.append(Unplaced(Why.OUTSIDE, NOWHERE, "", words(arrival.parts)))
            return
        file, line = place
        if arrival.moved is not None:
            self._move(arrival.moved, file, line)
            return
        text, notes = self._finish(self._wording.of(without_named(arrival.parts)), file)
        for block in (text, *notes):
            self._files[file].add(line, block)

    def _move(self, number: int, file: str, line: int) -> None:
        unit = self._unit(number)
        if not unit.has_lines or unit.place.file not in self._files:
            self._leave(Why.GENERATED, number, "")
            return
        text = self._texts.get(number) or self._lines(unit)
        notes: tuple[str, ...] = ()
        if unit.place.file != file:
            own = {own: label for label, own in self._labels(unit.place.file).items()}
            if not own.keys() >= {*calls_in_lines(text)}:  # a footnote would stay behind
                self._leave(Why.UNCLEAR, number, words(self._sent.parts.get(number, ())))
                return
            text, notes = self._finish(with_labels(text, own), file)
        self._files[unit.place.file].remove(*self._range(unit))
        for block in (text, *notes):
            self._files[file].add(line, block)

    def _place(self, after: int) -> tuple[str, int] | None:
        """The file, and the line there that something comes after which came after a block."""
        numbers = sorted(self._sent.parts)
        before = [number for number in numbers if number <= after and self._stands(number)]
        if before:
            unit = self._unit(before[-1])
            return unit.place.file, self._range(unit)[1]
        first = next((number for number in numbers if self._stands(number)), None)
        return None if first is None else (self._unit(first).place.file, self._range(self._unit(first))[0] - 1)

    def _stands(self, number: int) -> bool:
        unit = self._unit(number)
        return unit.has_lines and unit.place.file in self._files


def _why(written: Written, here: str) -> Why:
    """Why a block that was written in could not be edited."""
    sent, back = ([part for part in parts if isinstance(part, Grid)] for parts in (written.sent, written.back))
    if sent and not back:
        return Why.TABLE_GONE
    return Why.CELLS if is_outgrown(here, back) else Why.UNCLEAR


def words(parts: Collection[Part]) -> str:
    """What some parts say, a line for each."""
    return "\n".join(text_of(part).strip() for part in parts)
