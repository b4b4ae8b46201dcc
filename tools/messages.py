"""The catalogue of messages: `python tools/messages.py` compiles it; `missing` lists what lacks a translation; `merge FILE.tsv …`
adds translations (columns msgid, nb, nn; `\\n` for a line break).
"""

from __future__ import annotations

import ast
import datetime
import functools
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "builder" / "planverk"
LANGUAGES = ("nb", "nn")
_CODE = re.compile(r"[A-Z]{1,2}\d+\Z|[a-z0-9_-]*\Z")
_CALLS = frozenset({"error", "warning", "note", "say", "fault", "Message", "_fault", "_error", "_warning", "_note"})
_NAMES = re.compile(r"_?(?:text|hint|message|told|sentence|instead|TEXT|HINT|MESSAGE)S?\d?\Z|.*_(?:hint|text|HINT|TEXT|HINTS)\Z")
_SENTENCE = re.compile(r"[^<].*[a-z] [a-z{]", re.DOTALL)  # markup is none
_NO_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_ARGUMENTS = frozenset({"hint", "text", "message"})
# What click says to people; the rest of its sentences are for programmers.
CLICK = frozenset(
    {
        "Aborted!", "Missing command.", "Options", "Commands", "default: {default}", "Usage:", "Show this message and exit.",
        "Show the version and exit.", "%(prog)s, version %(version)s", "Missing argument", "Missing option", "Missing parameter",
        "Missing {param_type}", "Invalid value for {param_hint}: {message}", "Invalid value: {message}", "Error: {message}",
        "Try '{command} {option}' for help.", "No such option {name!r}.", "No such command {name!r}.",
        "Option {name!r} does not take a value.", "Choose from:\n\t{choices}", "{name} {filename!r} is a file.",
        "{name} {filename!r} is a directory.", "{name} {filename!r} does not exist.",
        "{name} {filename!r} is not readable.", "file", "directory", "path", "required",
    }
)  # fmt: skip
CLICK_PLURALS = frozenset(
    {
        ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
        ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
        ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
        ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    }
)


@functools.cache
def message_ids() -> dict[str, str]:
    """Every message id in the package's source, with the first place where it stands; click's own sentences too."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for text, line in _in_tree(tree):
            found.setdefault(text, f"{path.relative_to(ROOT).as_posix()}:{line}")
    return found | dict.fromkeys(CLICK, "click")


def click_ids() -> set[str]:
    """The sentences that the installed click asks a translation for."""
    found: set[str] = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                found |= {each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)}
            match node:
                case ast.Assign(targets=[ast.Subscript()], value=ast.Constant(value=str(text))):  # extra["required"] = "required"
                    found.add(text)
    return found


def catalogue_file(language: str, suffix: str) -> Path:
    """Where the catalogue of a language lies: `po` as people edit it, `mo` as the program reads it."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / f"planverk.{suffix}"


def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language; an empty one where there is no file."""
    path = catalogue_file(language, "po")
    if not path.is_file():
        return Catalog(language, domain="planverk", project="planverk", fuzzy=False)
    with path.open("rb") as file:
        catalogue = read_po(file, language)
    # Babel would put the clock into the compiled file: it shall be the same bytes for the same words.
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    return catalogue


def save(catalogue: Catalog, language: str) -> None:
    """Writes the .po and the .mo, the same bytes for the same content."""
    catalogue_file(language, "po").parent.mkdir(parents=True, exist_ok=True)
    with catalogue_file(language, "po").open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, omit_header=True, include_lineno=False)
    head = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in _head(language))
    path = catalogue_file(language, "po")
    path.write_text(head + "\n" + path.read_text("utf-8"), "utf-8")
    with catalogue_file(language, "mo").open("wb") as file:
        write_mo(file, read_catalogue(language))


def _head(language: str) -> tuple[str, ...]:
    return (
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "Plural-Forms: nplurals=2; plural=(n != 1);",
    )


def _in_tree(tree: ast.Module) -> Iterator[tuple[str, int]]:
    imports = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    errors = _error_classes() & imports
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = (
                node.func.id
                if isinstance(node.func, ast.Name)
                else node.func.attr
                if isinstance(node.func, ast.Attribute)
                else ""
            )
            if name in ("_", "N_"):
                yield from (
                    (each.value, each.lineno)
                    for each in node.args
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )
            elif name in _CALLS or name in errors:
                yield from (each for argument in node.args for each in _strings(argument))
                yield from (each for word in node.keywords if word.arg in _ARGUMENTS for each in _strings(word.value))
        elif isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and _NAMES.match(to.id) for to in node.targets):
            yield from _sentences(node.value)
        elif isinstance(node, ast.ClassDef) and node.name == "Why":
            yield from (each for part in node.body if isinstance(part, ast.Assign) for each in _strings(part.value))


def _error_classes() -> set[str]:
    tree = ast.parse((PACKAGE / "errors.py").read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


def _strings(node: ast.expr) -> Iterator[tuple[str, int]]:
    """The string itself, or both of those that a condition chooses between; codes and names are none."""
    if isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and (not _CODE.match(node.value) or " " in node.value):
        yield node.value, node.lineno


def _sentences(node: ast.expr) -> Iterator[tuple[str, int]]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and _SENTENCE.match(each.value):
            yield each.value, each.lineno


def missing(language: str) -> list[str]:
    """The message ids that the catalogue lacks a translation of."""
    catalogue = read_catalogue(language)
    return [text for text in message_ids() if not _has(catalogue, text)]


def _has(catalogue: Catalog, text: str) -> bool:
    message = catalogue.get(text)
    return message is not None and bool(message.string)


def merge(files: list[Path]) -> None:
    """Takes translations over from the files, and drops those of messages that are no more."""
    rows = [line.split("\t") for file in files for line in file.read_text("utf-8").splitlines() if line.count("\t") == 2]
    plurals = {ids[0]: ids for ids in CLICK_PLURALS}
    wanted = message_ids()
    for column, language in enumerate(LANGUAGES, start=1):
        old = read_catalogue(language)
        new = Catalog(language, domain="planverk", project="planverk", fuzzy=False)
        given = {_unescaped(row[0]): _unescaped(row[column]) for row in rows}
        for text in sorted(wanted):
            kept = old.get(text)
            words = given.get(text) or (kept.string if kept else "")
            if words:
                new.add(text, words)
        for ids in sorted(plurals.values()):
            kept = old.get(ids[0])
            words = tuple(given.get(each, "") for each in ids)
            new.add(ids, words if all(words) else (kept.string if kept else ("", "")))
        save(new, language)


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\t", "\t")


def main(words: list[str]) -> None:
    if words[:1] == ["missing"]:
        for text in sorted({text for language in LANGUAGES for text in missing(language)}):
            print(text.replace("\n", "\\n").replace("\t", "\\t"))
    elif words[:1] == ["merge"]:
        merge([Path(word) for word in words[1:]])
    else:
        for language in LANGUAGES:
            save(read_catalogue(language), language)


if __name__ == "__main__":
    main(sys.argv[1:])
