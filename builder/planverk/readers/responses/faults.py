"""Findings about what came in. None of them stops a response from being logged."""

from __future__ import annotations

from collections.abc import Iterable

from planverk.errors import UnreadableFile
from planverk.findings import Finding, note, warning
from planverk.model.place import Place
from planverk.model.received import Received
from planverk.readers.responses.normal import removed_controls, unseen_marks

_TYPE_HINT = "It is logged as it came. Type what it says, or ask the sender for the text."
# What an importer says to somebody who chose the file is of no use to one who got it.
_HINTS = {
    "This kind of file cannot be read.": _TYPE_HINT,
    "This is an old Word file (.doc), or a Word file with a password.": (
        "It is logged as it came. Open it in Word, save a copy as .docx without password, and give the response the text of "
        "that: planverk respond text NUMBER FILE"
    ),
    "The file is damaged and cannot be opened.": (
        "It is logged as it came. Ask for it once more, and give the response the text of that: planverk respond text NUMBER FILE"
    ),
    "The file has a password.": (
        "It is logged as it came. Open it, save a copy without password, and give the response the text of that: "
        "planverk respond text NUMBER FILE"
    ),
}


def unreadable(fault: UnreadableFile, name: str) -> Received:
    """A file that nothing can be read from: it needs text, and the finding says why."""
    values = dict(fault.message.values)
    hint = (
        _HINTS.get(fault.message.text)
        or fault.hint.text
        or "It is logged as it came. Type what it says, or ask the sender for the text."
    )
    return Received(needs_text=True, findings=(warning("M1", Place(name), fault.message.text, hint, **values),))


def surprising(name: str) -> Received:
    """A file that a parser stumbled over in a way that nobody foresaw."""
    return unreadable(UnreadableFile("The file is damaged and cannot be opened."), name)


def no_text(name: str) -> Finding:
    return warning(
        "M2",
        Place(name),
        "There is no text in the file.",
        _TYPE_HINT,
    )


def scanned(name: str) -> Finding:
    """A note, not a warning: a scan is an ordinary way to answer, and the log shows it as needing text."""
    return note(
        "M2",
        Place(name),
        "The PDF holds no text, only pictures of pages.",
        _TYPE_HINT,
    )


def picture(name: str) -> Finding:
    return note(
        "M2",
        Place(name),
        "The file is a picture, and has no text.",
        "It is logged as it came. If there are words in it, type them; else say so: planverk respond text NUMBER --none",
    )


def picture_pages(pages: Iterable[int], name: str) -> Finding:
    return warning(
        "M3",
        Place(name),
        "These pages are pictures without text: {pages}. If they are scanned, somebody has to type what they say.",
        "Look at the original.",
        pages=_ranges(pages),
    )


def macros(name: str) -> Finding:
    return warning(
        "M4",
        Place(name),
        "The file holds macros. Its text is read; the macros are not run.",
        "Do not switch macros on if you open the original.",
    )


def tracked_changes(name: str) -> Finding:
    return warning(
        "M7",
        Place(name),
        "The file holds tracked changes. The text shows them as accepted; what was struck out is not in it.",
        "Look at the original.",
    )


def plan_copy(count: int, name: str) -> Finding:
    return note(
        "M14",
        Place(name),
        "The file is a copy of the plan. Its comments ({count}) are the text of the response; the plan's own text is not.",
        "What was changed in the plan's text is shown by: planverk word merge FILE --dry-run",
        count=count,
    )


def pictures(count: int, name: str) -> Finding:
    return note(
        "M8", Place(name), "Pictures in the file, {count} of them, are not in the text.", "Look at the original.", count=count
    )


def about_text(text: str, name: str) -> tuple[Finding, ...]:
    """What in a text, before it was put in normal form, a reader cannot see."""
    found: list[Finding] = []
    if marks := unseen_marks(text):
        found.append(
            note(
                "M5",
                Place(name),
                "The text holds marks that nobody sees and that turn or hide words: {marks}. They are kept.",
                "Look at the original.",
                marks=", ".join(marks),
            )
        )
    if count := removed_controls(text):
        found.append(
            note(
                "M6",
                Place(name),
                "Control characters, {count} of them, are left out of the text, as no document can show them.",
                count=count,
            )
        )
    return tuple(found)


def encrypted_mail(name: str) -> Finding:
    return warning(
        "M9",
        Place(name),
        "The mail is encrypted or sealed, and its text cannot be read.",
        "Open it in the mail program, and log what it holds.",
    )


def winmail(file: str, name: str) -> Finding:
    return warning(
        "M9",
        Place(name),
        "The attachment {file} is Outlook's own format, and may hide other attachments.",
        "Open the mail in Outlook and log its attachments, or ask the sender to send them once more.",
        file=file,
    )


def nothing_written(name: str) -> Finding:
    return note("M9", Place(name), "The mail has no text of its own; what was sent is in its attachments.")


def left_in_original(count: int, limit: int, name: str) -> Finding:
    return warning(
        "M10",
        Place(name),
        "Attachments, {count} of them, are not taken out of the mail, as all together are larger than {limit} MB or too many.",
        "They are in the original; save them from there.",
        count=count,
        limit=limit,
    )


def too_nested(name: str) -> Finding:
    return warning(
        "M10",
        Place(name),
        "The mail holds mails within mails, too deep to be opened.",
        "Look at the original.",
    )


def several_mails(count: int, name: str) -> Finding:
    return warning(
        "M11",
        Place(name),
        "The file is a mailbox of {count} mails, and is read as one.",
        "Log it as a mailbox, so that each mail is a response.",
        count=count,
    )


def _ranges(numbers: Iterable[int]) -> str:
    """«2–5, 7» of 2, 3, 4, 5, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
