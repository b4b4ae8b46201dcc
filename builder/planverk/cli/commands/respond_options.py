"""Options and arguments that the commands about responses share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from planverk.cli.commands.common import complete_hearing
from planverk.cli.words import N_, _, option

if TYPE_CHECKING:
    import datetime


# The values of SenderKind, Stance and Outcome, written out so that --help need not wait for the model; a test compares them.
KINDS = (
    "statlig",
    "fylkeskommune",
    "kommune",
    "parti",
    "raad",
    "organisasjon",
    "naering",
    "privatperson",
    "intern",
)
STANCES = ("stotter", "stotter-delvis", "gar-imot", "ingen")
OUTCOMES = ("folges", "delvis", "ivaretatt", "folges-ikke", "orientering", "annen-plan", "utenfor")


def DATE(value: str | datetime.date) -> datetime.date:  # noqa: N802 - a type of click's, as STRING and INT
    """A day, written as 2011-04-29 or 29.04.2011."""
    from planverk.model.dates import parse_date  # with the command, not with --help

    found = parse_date(value) if isinstance(value, str) else value
    if found is None:
        raise click.BadParameter(_("{date} is no date. Write it as 2011-04-29 or 29.04.2011.").format(date=value))
    return found


ROUND = option(
    "--consultation",
    default="",
    metavar="HEARING",
    shell_complete=complete_hearing,
    help=N_("Which hearing, where there are several."),
)
BASE = option("--base", default="", metavar="STATE", help=N_("Only if nobody has changed it since (the state that show prints)."))


def decorated(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several options as one."""

    def decorate(function: Any) -> Any:
        for each in reversed(decorators):
            function = each(function)
        return function

    return decorate
