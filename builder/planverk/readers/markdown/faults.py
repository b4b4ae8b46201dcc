"""What can be wrong in plan text: one function for each finding, with its code."""

from __future__ import annotations

from planverk.findings import Finding, Place, error, warning
from planverk.model.ids import make_id


def not_closed(place: Place) -> Finding:
    return error(
        "MD1",
        place,
        "A ::: block begins here and is never closed.",
        "Write a line of three colons (:::) where it ends.",
    )


def stray_colons(place: Place) -> Finding:
    return error(
        "MD2",
        place,
        "A line of colons closes a block here, but none is open.",
        "Take the line away, or write the line that opens the block, such as ::: {{.table}}.",
    )


def not_a_block(place: Place) -> Finding:
    return error(
        "MD3",
        place,
        "This line begins with ::: but does not open a block.",
        "Write it as ::: {{.name key=value}}, with quotation marks around values of several words; or take the colons away.",
    )


def unknown_block(place: Place, name: str, near: str) -> Finding:
    if near:
        return warning(
            "MD4",
            place,
            "There is no block called «{name}»; its text is kept as ordinary text.",
            "Did you mean «{near}»?",
            name=name,
            near=near,
        )
    return warning(
        "MD4",
        place,
        "There is no block called «{name}»; its text is kept as ordinary text.",
        "See the list of blocks in the guide to plan text.",
        name=name,
    )


def no_meaning(place: Place, names: str) -> Finding:
    return warning(
        "MD5",
        place,
        "«{names}» in braces means nothing here and is left out.",
        "Take it away, or see the list of attributes in the guide to plan text.",
        names=names,
    )


def near_attribute(place: Place, name: str, near: str) -> Finding:
    return warning(
        "MD5",
        place,
        "«{names}» in braces means nothing here and is left out.",
        "Did you mean «{near}»?",
        names=name,
        near=near,
    )


def heading_braces(place: Place) -> Finding:
    return error(
        "MD6",
        place,
        "What stands in braces at the end of this heading is not understood.",
        "Write the id as {{#id}}, with the letters a–z, digits and hyphens only.",
    )


def bad_id(place: Place, identity: str) -> Finding:
    return error(
        "MD7",
        place,
        "«{identity}» cannot be an id.",
        "An id has at most 36 characters: the letters a–z, digits and hyphens, a letter first. «{better}» would do.",
        identity=identity[:60],
        better=make_id(identity[:60]),
    )


def missing_footnote(place: Place, label: str) -> Finding:
    return error(
        "MD8",
        place,
        "There is no footnote «{label}».",
        "Write its text on a line of its own: [^{label}]: …",
        label=label,
    )


def unused_footnote(place: Place, label: str) -> Finding:
    return warning(
        "MD9",
        place,
        "The footnote «{label}» is not called anywhere, so its text is left out.",
        "Write [^{label}] where it belongs, or take it away.",
        label=label,
    )


def endless_footnote(place: Place, label: str) -> Finding:
    return error(
        "MD10",
        place,
        "The footnote «{label}» is called from within itself, or from a footnote of a footnote.",
        "Take the call away here.",
        label=label,
    )


def footnote_in_footnote(place: Place, label: str) -> Finding:
    return warning(
        "MD11",
        place,
        "The footnote «{label}» is called from another footnote, which Word cannot show; its text is put in parentheses there.",
        "Write the text where it belongs.",
        label=label,
    )


def link_left_out(place: Place, target: str) -> Finding:
    return warning(
        "MD12",
        place,
        "The link to «{target}» is left out, its text is kept.",
        "A link begins with https://, http://, mailto: or tel:. To point at a section, write [](#id).",
        target=target[:100],
    )


def uneven_rows(place: Place, rows: int, columns: int) -> Finding:
    return warning(
        "MD13",
        place,
        "The rows of this table differ in length ({rows} do, the first here); empty cells fill them up to {columns}.",
        "Give every row as many cells.",
        rows=rows,
        columns=columns,
    )


def too_many_columns(place: Place, columns: int, limit: int) -> Finding:
    return error(
        "MD14",
        place,
        "This table has {columns} columns; Word can hold {limit}.",
        "Divide the table.",
        columns=columns,
        limit=limit,
    )


def not_a_table(place: Place) -> Finding:
    return error(
        "MD15",
        place,
        "A table block holds something that is not a table; it is kept as ordinary text.",
        "Put one pipe table in it, or one list whose points are rows and whose inner points are cells.",
    )


def widths(place: Place, given: str, columns: int) -> Finding:
    return warning(
        "MD16",
        place,
        "«{given}» is not the widths of {columns} columns, so the columns are set without.",
        'Write a number of per cent for each column, with 100 together: widths="20 50 30".',
        given=given[:60],
        columns=columns,
    )


def too_deep(place: Place, limit: int) -> Finding:
    return warning(
        "MD17",
        place,
        "Lists, quotations or marks lie more than {limit} levels deep here; what lies deeper is kept as plain text.",
        "Write it with fewer levels.",
        limit=limit,
    )


def unprintable(place: Place, count: int) -> Finding:
    return warning(
        "MD18",
        place,
        "{count} characters cannot be printed (the first on this line); � stands for each.",
        "Delete them, and type the text anew where something is missing. They often come with text that is pasted from a PDF.",
        count=count,
    )


def picture_in_line(place: Place) -> Finding:
    return warning(
        "MD19",
        place,
        "This picture stands within a line of text, so its caption and its id are left out.",
        "Put a blank line before and after the picture to make it a figure with a caption.",
    )


def indented(place: Place) -> Finding:
    return warning(
        "MD20",
        place,
        "These lines are indented by four spaces or more, and are therefore set as program code.",
        "Take the spaces away if it is ordinary text.",
    )


def unused_link(place: Place, label: str) -> Finding:
    return warning(
        "MD21",
        place,
        "«[{label}]: …» defines a link that is used nowhere, so the line is left out.",
        "If it is ordinary text, write a backslash before the bracket.",
        label=label,
    )


def footnote_twice(place: Place, label: str) -> Finding:
    return error(
        "MD22",
        place,
        "There are two footnotes «{label}»; this one is left out.",
        "Give one of them another name.",
        label=label,
    )


def too_many_brackets(place: Place) -> Finding:
    return warning(
        "MD23",
        place,
        "This paragraph holds more square brackets than can be read as links; it is printed as it stands.",
        "Divide the paragraph, or write a backslash before square brackets that are ordinary text.",
    )


def no_picture(place: Place) -> Finding:
    return error(
        "MD24",
        place,
        "A picture is named without a file.",
        "Write the file's path: ![what it shows](figures/…).",
    )


def too_much_in_footnotes(place: Place) -> Finding:
    return error(
        "MD25",
        place,
        "Footnotes are called so often that their text would fill thousands of pages; the calls from here on are left out.",
        "Call each footnote once.",
    )
