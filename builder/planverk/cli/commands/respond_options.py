"""Options and arguments that the commands about responses share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from planverk.cli.commands.common import complete_hearing
from planverk.cli.words import N_, option

if TYPE_CHECKING:
    pass


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
