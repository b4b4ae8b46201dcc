"""What can be wrong with the files of a workspace: one function for each finding."""

from __future__ import annotations

from planverk.findings import Finding, Place, error, warning


def no_file(place: Place, file: str) -> Finding:
    return error("F1", place, "The file {file} is missing.", "Make it, or take its name away where it stands.", file=file)


def no_settings(place: Place) -> Finding:
    return error(
        "F1",
        place,
        "The file planverk.yaml is missing, so this is no workspace.",
        "Go to the folder that holds it, or make a new workspace with «planverk init».",
    )


def unsafe_path(place: Place, path: str) -> Finding:
    return error(
        "F2",
        place,
        "«{path}» leads out of the folder.",
        "Write a path within the workspace, from the file's own folder, with / between the folders.",
        path=path[:100],
    )


def no_chapter(place: Place, file: str, near: str) -> Finding:
    if near:
        return error("F3", place, "There is no chapter file {file}.", "Did you mean {near}?", file=file, near=near)
    return error("F3", place, "There is no chapter file {file}.", "Make it, or take it out of the list.", file=file)


def chapter_twice(place: Place, file: str) -> Finding:
    return error("F3", place, "The chapter file {file} is listed twice.", "Keep one of them.", file=file)


def no_chapters(place: Place) -> Finding:
    return error(
        "F3",
        place,
        "The plan has no chapters.",
        "List the chapter files in plan.yaml: chapters: [01-innledning.md, 02-mal.md]",
    )


def not_listed(place: Place) -> Finding:
    return warning(
        "F4",
        place,
        "This file is not in the list of chapters, so the plan is built without it.",
        "Add it to chapters in plan.yaml, or move it out of the folder.",
    )


def no_picture(place: Place, path: str, near: str) -> Finding:
    if near:
        return error("F5", place, "There is no picture {path}.", "Did you mean {near}?", path=path, near=near)
    return error(
        "F5",
        place,
        "There is no picture {path}.",
        "Put the picture there. The path is written from the folder of this file.",
        path=path,
    )


def picture_elsewhere(place: Place, path: str) -> Finding:
    return error(
        "F5",
        place,
        "The picture {path} lies on the web; a document holds only pictures from the workspace.",
        "Save it in the plan's figures folder, and write its path there.",
        path=path[:100],
    )


def not_a_picture(place: Place, path: str) -> Finding:
    return error(
        "F6",
        place,
        "{path} is not a picture that can be read.",
        "Save it anew as PNG or JPEG.",
        path=path,
    )


def drawing(place: Place, path: str) -> Finding:
    return error(
        "F6",
        place,
        "{path} is a drawing of a kind that cannot be used (SVG, EMF, WMF or PDF).",
        "Save it as PNG, at least 1600 pixels wide.",
        path=path,
    )


def picture_too_large(place: Place, path: str, limit: int) -> Finding:
    return error(
        "F7",
        place,
        "The picture {path} has more than {limit} million pixels or bytes.",
        "Save it smaller; 2000 pixels across a page are plenty.",
        path=path,
        limit=limit,
    )


def folder_name(place: Place, given: str, folder: str) -> Finding:
    return error(
        "F8",
        place,
        "The plan's id is «{given}», and its folder is called «{folder}».",
        "Let them be the same.",
        given=given,
        folder=folder,
    )


def no_plan_yaml(place: Place, folder: str) -> Finding:
    return error(
        "F9",
        place,
        "The folder {folder} has no plan.yaml, so nothing in it is read.",
        "Make the file, or take the folder out of plans.",
        folder=folder,
    )


def stray_decision(place: Place, paper: str) -> Finding:
    return warning(
        "VO21",
        place,
        "There is no case paper {paper}, so no document shows this decision.",
        "Call the folder by the name that the paper has now, or put the paper back.",
        paper=paper,
    )


def period(place: Place, first: int, last: int) -> Finding:
    return error(
        "F10", place, "The period ends ({last}) before it begins ({first}).", "Correct the years.", first=first, last=last
    )


def archive_case(place: Place, given: str) -> Finding:
    return error(
        "F11",
        place,
        "«{given}» is not an archive case.",
        'Write year and number: case: "2011/4185"',
        given=given[:60],
    )


def archive_class(place: Place, given: str) -> Finding:
    return warning(
        "F12",
        place,
        "The archive class «{given}» begins with {first}, so its first part seems to be missing.",
        'Write the whole class, in quotation marks: class: "033 {given}"',
        given=given[:60],
        first=given[:1],
    )


def case_number(place: Place, given: str, example: str) -> Finding:
    return error(
        "F13",
        place,
        "«{given}» is not a case number in this municipality's form.",
        'Write it like this: number: "{example}". The form stands in planverk.yaml, under wording, case_number.',
        given=given[:60],
        example=example,
    )


def number_pattern(place: Place, given: str) -> Finding:
    return error(
        "F14",
        place,
        "«{given}» is not a form for case numbers.",
        'Write "{{seq}}/{{yy}}" for 58/11, "{{yy}}/{{seq}}" for 11/58, or "{{seq}}/{{year}}" for 58/2011.',
        given=given[:60],
    )


def unknown_label(place: Place, key: str, near: str) -> Finding:
    return warning(
        "F15",
        place,
        "No document has a label called «{key}».",
        "The nearest is «{near}»; see the list of labels in the guide to settings.",
        key=key,
        near=near or "–",
    )


def no_layout(place: Place, file: str, known: str) -> Finding:
    return error(
        "F16",
        place,
        "The layout {file} is missing.",
        "Choose one that the template has ({known}), or make the file.",
        file=file,
        known=known or "–",
    )


def no_text(place: Place) -> Finding:
    return warning("F17", place, "There is no text in this file.", "Write some, or take the file away.")


def change_twice(place: Place, change: str) -> Finding:
    return error("EN8", place, "The change {change} has two entries.", "Keep one of them.", change=change)


def decision_name(place: Place, name: str) -> Finding:
    return error(
        "VO1",
        place,
        "The file of a decision is not called after its body and its date.",
        "Call it {name}, or correct body: and date: in it.",
        name=name,
    )


def not_a_time(place: Place, given: str) -> Finding:
    return error("MT1", place, "«{given}» is not a time of day.", 'Write hours and minutes: "10:00".', given=given[:20])
