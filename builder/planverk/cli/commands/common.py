"""What several commands share: where they are run, who runs them, and the arguments that choose documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from planverk.cli.words import _, argument
from planverk.service.complete import consultation_names, document_names, plan_names, version_names

if TYPE_CHECKING:
    import datetime

    from planverk.service.workspace import Actor, Home


def here() -> Home:
    """The workspace that the person stands in. Raises NotAWorkspace."""
    from planverk.service.workspace import open_workspace  # with the command, not with --help

    return open_workspace(Path.cwd())


def start() -> tuple[Home, Actor]:
    """The workspace that the person stands in, and who they are. Raises NotAWorkspace."""
    from planverk.service.workspace import current_actor  # with the command, not with --help

    home = here()
    return home, current_actor(home)


def date(value: str | datetime.date) -> datetime.date:
    """A day, written as 2011-04-29 or 29.04.2011."""
    from planverk.model.dates import parse_date  # with the command, not with --help

    found = parse_date(value) if isinstance(value, str) else value
    if found is None:
        raise click.BadParameter(_("{date} is no date. Write it as 2011-04-29 or 29.04.2011.").format(date=value))
    return found


def number_of(value: str | int) -> int:
    """The number of a response or of a point."""
    if isinstance(value, str) and not (value.isascii() and value.isdecimal()):
        raise click.BadParameter(_("{value} is no number. Write it as 7.").format(value=value))
    return int(value)


def _matching(names: tuple[str, ...], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def complete_document(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of documents that begin so."""
    return _matching(document_names(Path.cwd()), incomplete)


def complete_plan(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of plans that begin so."""
    return _matching(plan_names(Path.cwd()), incomplete)


def complete_hearing(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of hearings that begin so."""
    return _matching(consultation_names(Path.cwd()), incomplete)


def complete_version(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of versions that begin so."""
    return _matching(version_names(Path.cwd()), incomplete)


def documents(function: Any) -> Any:
    """The argument that chooses documents; without it, all of them."""
    return argument("names", metavar="[DOCUMENT]...", nargs=-1, shell_complete=complete_document)(function)
