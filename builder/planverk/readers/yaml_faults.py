"""What can be wrong in YAML, and in what stands there: one function for each finding, said for people who do not know YAML."""

from __future__ import annotations

from planverk.findings import Finding, Place, error, warning

FORMAT = 1


def not_utf8(place: Place) -> Finding:
    return error(
        "Y1",
        place,
        "The file is not UTF-8 text: what stands on this line cannot be read.",
        "Save it as UTF-8. In Notepad: Save as, Encoding, UTF-8.",
    )


def unprintable(place: Place) -> Finding:
    return error("Y2", place, "There are characters on this line that are no text.", "Delete them, and type the words anew.")


def tab(place: Place) -> Finding:
    return error("Y3", place, "This line is indented with a tab.", "Use spaces, two for each level.")


def colon(place: Place) -> Finding:
    return error(
        "Y3",
        place,
        "This line has a colon too many, or is indented too far.",
        'Put quotation marks around a text that holds a colon: key: "text: more text".',
    )


def quotation(place: Place) -> Finding:
    return error("Y3", place, "A quotation mark is opened here and never closed.", "Write the closing quotation mark.")


def bracket(place: Place) -> Finding:
    return error(
        "Y3",
        place,
        "A bracket is opened here and never closed.",
        "Write the closing ] or }}, and a comma between what stands in it.",
    )


def first_character(place: Place, character: str) -> Finding:
    return error(
        "Y3",
        place,
        "A text cannot begin with {character} here.",
        'Put quotation marks around it: key: "{character}…".',
        character=character,
    )


def not_understood(place: Place) -> Finding:
    return error(
        "Y3",
        place,
        "This line is not understood. Lines of keys and values look like this: key: value.",
        "Indent it just as the lines beside it, and put quotation marks around a text that holds a colon, # or quotation mark.",
    )


def two_versions(place: Place) -> Finding:
    return error(
        "Y3",
        place,
        "git has left two versions of this file here, one below the other, for somebody to choose.",
        "Two responses that got one number: planverk respond mend. Else keep the lines that are right, and take the marks away.",
    )


def name_mark(place: Place, text: str) -> Finding:
    return error(
        "Y4",
        place,
        "«{text}» means something else here than the text you see, because of its first character.",
        'Put quotation marks around it: "{text}".',
        text=text,
    )


def merge(place: Place) -> Finding:
    return error("Y4", place, "The key << is not used here.", "Write out the keys that you want.")


def twice(place: Place, key: str, first: int) -> Finding:
    return error(
        "Y5",
        place,
        "«{key}» stands here for the second time (the first is on line {first}).",
        "Keep one of them.",
        key=key,
        first=first,
    )


def too_deep(place: Place, limit: int) -> Finding:
    return error("Y6", place, "The text nests more than {limit} levels deep here.", "Write it with fewer levels.", limit=limit)


def too_large(place: Place, limit: int) -> Finding:
    return error("Y6", place, "The file is larger than {limit} MB.", "Divide it.", limit=limit)


def no_keys(place: Place) -> Finding:
    return error(
        "Y7",
        place,
        "There are no keys and values here.",
        "Begin with a line that says: format: {format}",
        format=FORMAT,
    )


def second_document(place: Place) -> Finding:
    return error("Y7", place, "A line of --- begins a second text here.", "Take the line away; one file holds one.")


def no_format(place: Place) -> Finding:
    return error(
        "Y8",
        place,
        "The file does not say what format it has.",
        "Write as its first line: format: {format}",
        format=FORMAT,
    )


def newer_format(place: Place, given: str) -> Finding:
    return error(
        "Y9",
        place,
        "The file has format {given}, and this planverk knows format {format}.",
        "If it was made with a newer planverk, install that one. If not, write format: {format}",
        given=given[:20],
        format=FORMAT,
    )


def unknown_key(place: Place, key: str, near: str) -> Finding:
    if near:
        return error(
            "Y10",
            place,
            "There is no key «{key}» here.",
            "Did you mean «{near}»?",
            key=key,
            near=near,
        )
    return warning("Y10", place, "There is no key «{key}» here; it is not used.", "Take it away.", key=key)


def missing_key(place: Place, key: str) -> Finding:
    return error("Y11", place, "«{key}» is missing here.", "Write a line that says: {key}: …", key=key)


def not_text(place: Place, key: str) -> Finding:
    return error("Y12", place, "«{key}» must be one text.", "Write it on one line: {key}: …", key=key)


def not_list(place: Place, key: str) -> Finding:
    return error("Y12", place, "«{key}» must be a list.", "Write it in brackets: {key}: [one, another]", key=key)


def not_keys(place: Place, key: str, example: str) -> Finding:
    return error(
        "Y12",
        place,
        "«{key}» must hold keys and values.",
        "Write it like this: {{{example}: …}}",
        key=key,
        example=example,
    )


def not_whole_number(place: Place, key: str, value: str) -> Finding:
    return error("Y12", place, "«{value}» is not a whole number ({key}).", "Write digits only.", key=key, value=value)


def not_number(place: Place, key: str, value: str) -> Finding:
    return error(
        "Y12", place, "«{value}» is not a number ({key}).", "Write digits, and a comma or a full stop.", key=key, value=value
    )


def not_date(place: Place, key: str, value: str) -> Finding:
    return error(
        "Y12",
        place,
        "«{value}» is not a date ({key}).",
        "Write year, month and day: 2011-06-29",
        key=key,
        value=value,
    )


def not_flag(place: Place, key: str, value: str) -> Finding:
    return error("Y12", place, "«{value}» is neither true nor false ({key}).", "Write true or false.", key=key, value=value)


def not_among(place: Place, key: str, value: str, choices: str) -> Finding:
    return error(
        "Y12",
        place,
        "«{value}» cannot stand here ({key}).",
        "Write one of these: {choices}",
        key=key,
        value=value,
        choices=choices,
    )


def no_front_matter(place: Place) -> Finding:
    return error(
        "Y13",
        place,
        "The file does not begin with its settings.",
        "Write as its first lines: ---, then keys and values such as title: …, then --- again; the text comes below.",
    )


def open_front_matter(place: Place) -> Finding:
    return error(
        "Y13",
        place,
        "The settings at the top of the file begin here and never end.",
        "Write a line of three hyphens (---) between them and the text.",
    )
