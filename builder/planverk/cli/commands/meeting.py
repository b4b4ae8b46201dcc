"""`planverk meeting`: new, papers."""

from __future__ import annotations

import datetime

import click

from planverk.cli import show
from planverk.cli.commands.common import date, start
from planverk.cli.words import N_, Group, _, argument, option


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
        "Writes down the meeting of BODY (a code in planverk.yaml) on DATE, in meetings/. Papers that are to be treated there "
        "come on the agenda, and those without a case number get the next."
    ),
)
@argument("body", metavar="BODY")
@argument("day", metavar="DATE", type=date)
@option("--starts", default="", help=N_("When it begins: 10:00."))
@option("--venue", default="", help=N_("Where it is held."))
@option("--signed-by", default="", help=N_("Who signs the invitation."))
def new(body: str, day: datetime.date, starts: str, venue: str, signed_by: str) -> int:
    from planverk.service.calling import Order, new_meeting  # with the command, not with --help

    home, actor = start()
    click.echo(new_meeting(home, Order(body, day, starts, venue, signed_by), actor))
    return 0


@meeting.command(
    short_help=N_("Put all papers of a meeting into one PDF."),
    help=N_(
        "Puts all papers of MEETING (the folder's name; the only one without) into one PDF in build/, with their attachments, "
        "bookmarks, running page numbers and a linked agenda.\n\n"
        "What is exempt from public access is left out, unless you say --full. PDFs that others have made are joined in as they "
        "are; the file is then a copy to read in, and claims neither PDF/A nor PDF/UA."
    ),
)
@argument("name", metavar="[MEETING]", default="")
@option("--full", is_flag=True, help=N_("For the members: with what is exempt from public access."))
def papers(name: str, full: bool) -> int:
    from planverk.service.bundling import bundle  # with the command, not with --help

    home, actor = start()
    bundled = bundle(home, name, actor, full)
    show.findings(bundled.findings)
    if not bundled.file:
        return 1
    pages = _(" (1 page)") if bundled.pages == 1 else _(" ({pages} pages)").format(pages=bundled.pages)
    click.echo(f"{bundled.file}{pages}")
    for file in bundled.joined:
        click.echo(_("    joined in, as it is: {file}").format(file=file))
    return 0
