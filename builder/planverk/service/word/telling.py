"""What came of a Word file, as sentences: what was taken, what was left to a person and why, and where to make it instead."""

from __future__ import annotations

from planverk.changes.returned.units import Unplaced, Why
from planverk.findings import Message

_WHY = {
    Why.GENERATED: Message("This is made by planverk, and was not changed. Make the change in {instead}."),
    Why.UNHEADED: Message("A heading has become running text. It stands as it did: its section is known by it."),
    Why.SECTION_GONE: Message("A whole section was deleted. It stands: take it out of the file, if that is meant."),
    Why.HEADING_GONE: Message("A heading was deleted, and its text was not. It stands: its section is known by it."),
    Why.TABLE_GONE: Message(
        "A table was deleted, and its caption was not. It stands: take it out of the file, if that is meant."
    ),
    Why.CELLS: Message(
        "A cell has several paragraphs or a list now, and the table here has a line for each row. "
        "The words stand as one paragraph. Write the table as lists, if they are to be parted."
    ),
    Why.UNCLEAR: Message("The change meets something that Word does not show, as a reference or a value. Make it in the file."),
    Why.OUTSIDE: Message("This stands on the template's own pages, and is filled from the settings of the plan or the paper."),
    Why.REFUSED: Message("The log does not take this."),
    Why.CHANGED_HERE: Message("These lines were changed here too. Nothing was overwritten: write what is to stand."),
}


def why(left: Unplaced) -> Message:
    """Why a change was left to a person, and what to do."""
    message = left.reason or _WHY[left.why]
    return Message(message.text, (("instead", left.instead),)) if left.why is Why.GENERATED else message
