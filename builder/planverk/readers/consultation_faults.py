"""What can be wrong in a consultation's files, as far as reading them shows it: one function for each finding."""

from __future__ import annotations

from planverk.findings import Finding, Place, error, warning


def folder_name(place: Place, given: str, folder: str) -> Finding:
    return error(
        "H20",
        place,
        "The consultation's id is “{given}”, and its folder is called “{folder}”.",
        "Let them be the same.",
        given=given,
        folder=folder,
    )


def no_consultation(place: Place, folder: str) -> Finding:
    return error(
        "H20",
        place,
        "The folder {folder} has no consultation.yaml, so nothing in it is read.",
        "Make the file, or take the folder out of consultations.",
        folder=folder,
    )


def unreadable_response(place: Place, folder: str) -> Finding:
    return error(
        "H21",
        place,
        "The response in {folder} cannot be read, and is missing everywhere.",
        "Mend response.yaml, or take it back from git.",
        folder=folder,
    )


def wrong_folder(place: Place, number: int, folder: str) -> Finding:
    return error(
        "H21",
        place,
        "Response {number} lies in the folder {folder}.",
        "A response's folder carries its number. Take both back from git; never renumber by hand.",
        number=number,
        folder=folder,
    )


def no_sender(place: Place) -> Finding:
    return error("H22", place, "The sender has neither a name nor a ref.", "Write name: for a body, ref: for a private person.")


def name_of_private(place: Place) -> Finding:
    return error(
        "H22",
        place,
        "A private person stands here by name.",
        "Write ref: instead of name:; who it is stands in private/persons.yaml, outside git.",
    )


def point_twice(place: Place, point: int) -> Finding:
    return error("H2", place, "Point {point} stands here twice.", "Give one of them the number in next_point.", point=point)


def empty_quote(place: Place, point: int) -> Finding:
    return error("H2", place, "The quote of point {point} is empty.", "Write the words, or take the point away.", point=point)


def assessment_without_point(place: Place, point: str) -> Finding:
    return error(
        "H1",
        place,
        "There is an assessment of point {point}, and the response has no such point.",
        "Take the file away, or bring the point back.",
        point=point,
    )


def answer_twice(place: Place, answer: str) -> Finding:
    return error("H2", place, "Two reusable answers are called “{answer}”.", "Give one of them another id.", answer=answer)


def no_text(place: Place) -> Finding:
    return error("H3", place, "The response has no text.md.", "Take it back from git, or log the original anew.")


def outline_of(place: Place, given: str, expected: str) -> Finding:
    return warning(
        "H20",
        place,
        "The outline is of the plan “{given}”, and the consultation is about “{expected}”.",
        "See whether it lies in the right folder.",
        given=given,
        expected=expected,
    )
