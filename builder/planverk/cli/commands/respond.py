"""`planverk respond`: everything that is done with responses, one command for each verb."""

from __future__ import annotations

import click

from planverk.cli.commands.respond_compile import case, facsimile, merge, reply
from planverk.cli.commands.respond_decide import access, clear, erase, publish_
from planverk.cli.commands.respond_log import add, list_, mend, set_, show_, text
from planverk.cli.commands.respond_points import group, link, split
from planverk.cli.commands.respond_weigh import answers, approve, assess, reopen
from planverk.cli.words import N_, Group


@click.group(
    cls=Group,
    short_help=N_("Log responses, split, link and weigh them."),
    help=N_(
        "Responses from the moment they arrive: log them, split them into points, tie the points to the plan, weigh them.\n\n"
        "A response has a number (7), and a point of it a number of its own (7.2)."
    ),
)
def respond() -> None:
    """The group of commands about responses."""


for command in (
    add,
    list_,
    show_,
    set_,
    text,
    split,
    link,
    group,
    assess,
    approve,
    reopen,
    answers,
    publish_,
    access,
    clear,
    erase,
    merge,
    case,
    facsimile,
    reply,
    mend,
):
    respond.add_command(command)
