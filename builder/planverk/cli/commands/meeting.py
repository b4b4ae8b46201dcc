"""`planverk meeting`: new."""

from __future__ import annotations

import datetime

import click

from planverk.cli.commands.common import here
from planverk.cli.commands.consult import date
from planverk.cli.words import N_, Group, option


@click.group(
    cls=Group,
    short_help=N_("Call a meeting, and put its papers together."),
    help=N_(
        "Meetings of the municipality's bodies: the agenda, and all papers of a meeting in one file.\n\n"
        "«planverk build» makes the invitation, the supplementary agenda, the minutes and an extract of each case; "
        "«planverk decide» records what was decided."
    ),
)
def meeting() -> None:
    """The group of commands about meetings."""


@meeting.command(
    short_help=N_("Write down a meeting, with its agenda."),
    help=N_(
        "Writes down the meeting of BODY (a code in planverk.yaml) on DATE, in meetings/. Papers that are to be treated there come "
        "on the agenda, and those without a case number get the next."
    ),
)
@click.argument("body", metavar="BODY")
@click.argument("day", metavar="DATE", type=date)
@option("--starts", default="", help=N_("When it begins: 10:00."))
@option("--venue", default="", help=N_("Where it is held."))
@option("--signed-by", default="", help=N_("Who signs the invitation."))
def new(body: str, day: datetime.date, starts: str, venue: str, signed_by: str) -> int:
    from planverk.service.calling import Order, new_meeting  # with the command, not with --help
    from planverk.service.workspace import current_actor

    home = here()
    click.echo(new_meeting(home, Order(body, day, starts, venue, signed_by), current_actor(home)))
    return 0
