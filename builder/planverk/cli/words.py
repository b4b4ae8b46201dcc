"""The command line's words: commands and options whose help is translated when it is shown, in the language that was chosen.

click asks the standard library's gettext for every sentence at the moment it is shown. So the language is set once, for both.
"""

from __future__ import annotations

import gettext as gettext_module
import os
import re
from collections.abc import Callable
from gettext import gettext
from pathlib import Path
from typing import Any

import click

from planverk.service.language import DEFAULT, DOMAIN, LANGUAGES, LOCALE
from planverk.service.workspace import SETTINGS, find_root

_CAPITALS = re.compile(r"[A-Z]+")
_LANGUAGE_LINE = re.compile(r"^language:\s*[\"']?(nb|nn|no)\b", re.MULTILINE)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Marks a message id that is translated later, when it is shown."""
    return text


def _(text: str) -> str:
    """The sentence in the language that was chosen."""
    return gettext(text) if text else ""


def speak(language: str) -> None:
    """From here on every sentence, click's own too, is in this language."""
    gettext_module.bindtextdomain(DOMAIN, str(LOCALE))
    gettext_module.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = DEFAULT if language == "no" else language


def language_asked(arguments: list[str]) -> tuple[str, list[str]]:
    """The language that `--lang` asks for, wherever on the line it stands, else the workspace's; and the line with it first."""
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word == "--lang" and at + 1 < len(arguments):
            rest = [*arguments[:at], *arguments[at + 2 :]]
            return _known(arguments[at + 1]), ["--lang", arguments[at + 1], *rest]
        if word.startswith("--lang="):
            rest = [*arguments[:at], *arguments[at + 1 :]]
            return _known(word.removeprefix("--lang=")), ["--lang", word.removeprefix("--lang="), *rest]
    return _of_workspace(), arguments


def _known(language: str) -> str:
    return language if language in (*LANGUAGES, "no") else DEFAULT


def _of_workspace() -> str:
    """The workspace's language, read by its one line: a planverk.yaml that is broken elsewhere still says how to speak of it."""
    root = find_root(Path.cwd())
    if root is None:
        return DEFAULT
    try:
        match = _LANGUAGE_LINE.search((root / SETTINGS).read_text("utf-8", "replace"))
    except OSError:
        return DEFAULT
    return match[1] if match else DEFAULT


class Option(click.Option):
    """An option whose help is a message id."""

    def make_metavar(self, ctx: click.Context) -> str:
        return _worded(super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        original, self.help = self.help, _(self.help or "")
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = original


class Argument(click.Argument):
    """An argument whose name is shown in the language that was chosen."""

    def make_metavar(self, ctx: click.Context) -> str:
        return _worded(super().make_metavar(ctx))


class Command(click.Command):
    """A command whose help is a message id."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_(self.help))

    def get_short_help_str(self, limit: int = 45) -> str:
        return _(self.short_help or "")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [_(piece) if piece in _PIECES else piece for piece in super().collect_usage_pieces(ctx)]


class Group(Command, click.Group):
    """Commands in the order in which one meets them, not in that of the alphabet."""

    command_class = Command
    group_class = type

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def argument(*names: str, **settings: Any) -> Callable[[Any], Any]:
    """click.argument, its name translated."""
    return click.argument(*names, cls=Argument, **settings)


def option(*names: str, **settings: Any) -> Callable[[Any], Any]:
    """click.option, its help translated."""
    return click.option(*names, cls=Option, **settings)


def _worded(metavar: str) -> str:
    """What one writes in the place of the words in capitals, in the language that was chosen: `[DATE]`, `POINT,POINT`."""
    return _CAPITALS.sub(lambda word: _(word[0]) if word[0] in NAMES else word[0], metavar)


_PIECES = (N_("[OPTIONS]"), N_("COMMAND [ARGS]..."))
NAMES = (
    N_("ADDRESS"), N_("BODY"), N_("CHANGE"), N_("CODE"), N_("COMMIT"), N_("DATE"), N_("DOCUMENT"), N_("FILE"), N_("FOLDER"),
    N_("FORMAT"), N_("HEARING"), N_("ID"), N_("KIND"), N_("MEETING"), N_("NAME"), N_("NR"), N_("NUMBER"), N_("PACKAGE"),
    N_("PAPER"), N_("PATH"), N_("PLAN"), N_("POINT"), N_("RECIPIENT"), N_("REPORT"), N_("SECTION"), N_("STATE"), N_("TEXT"),
    N_("UNIT"), N_("VERSION"), N_("WORD"), N_("WORDS"),
)  # fmt: skip
