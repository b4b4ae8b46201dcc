"""`planverk decide`: what a body did with a case."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from planverk.cli.commands.common import complete_document, date, start
from planverk.cli.words import N_, Command, _, argument, option


@click.command(
    cls=Command,
    short_help=N_("Record what a body decided in a case."),
    help=N_(
        "Records what BODY (a code in planverk.yaml) decided on the case paper PAPER, beside the paper, as one act.\n\n"
        "For what was adopted as proposed, say --unanimous. For everything else, get a form with --new, fill it in, and give it "
        "with --from. The next paper in the saksgang shows the protocol."
    ),
)
@argument("paper", metavar="PAPER", shell_complete=complete_document)
@argument("body", metavar="BODY")
@option("--new", is_flag=True, help=N_("Make a form to fill in, in build/, with what is known already."))
@option("--from", "filled", type=click.Path(path_type=Path), help=N_("The form that was filled in."))
@option("--unanimous", is_flag=True, help=N_("The proposal was adopted as it stood, and nobody was against it."))
@option("--postponed", is_flag=True, help=N_("The case was put off."))
@option("--text", type=click.Path(path_type=Path), help=N_("A file with the wording that was adopted."))
@option("--date", "day", type=date, help=N_("The day of the meeting, where the saksgang does not say it."))
@option("--number", default="", help=N_("The case number, where the saksgang does not say it."))
def decide(
    paper: str,
    body: str,
    new: bool,
    filled: Path | None,
    unanimous: bool,
    postponed: bool,
    text: Path | None,
    day: datetime.date | None,
    number: str,
) -> int:
    from planverk.cli import show  # with the command, not with --help
    from planverk.errors import Unclear
    from planverk.service import deciding
    from planverk.service.import_documents import read_bytes

    if not (new or filled or unanimous or postponed or text):
        raise Unclear("What was decided?", "Say --unanimous, --postponed, --text FILE, or get a form with --new.")
    home, actor = start()
    order = deciding.Order(
        paper,
        body,
        day,
        number,
        unanimous,
        postponed,
        read_bytes(text).decode("utf-8", "replace") if text else "",
        (read_bytes(filled), str(filled)) if filled else None,
    )
    if new:
        click.echo(deciding.form(home, order))
        return 0
    recorded = deciding.decide(home, order, actor)
    show.findings(recorded.findings)
    if recorded.saved:
        click.echo(recorded.file)
    elif not any(each.is_error for each in recorded.findings):
        click.echo(_("{file} stands as it was.").format(file=recorded.file))
    return 1 if any(each.is_error for each in recorded.findings) else 0
