"""`planverk publish`: the public edition of a hearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planverk.cli import show
from planverk.cli.commands.build import formats_of
from planverk.cli.commands.common import complete_hearing, start
from planverk.cli.words import N_, Command, _, argument, option

if TYPE_CHECKING:
    from planverk.service.making import Format
    from planverk.service.publish import Published

_USUAL = "docx,pdf,html"


@click.command(
    cls=Command,
    short_help=N_("Make the public edition of a hearing, and look for names in it."),
    help=N_(
        "Makes the summary, the responses and the lists of a HEARING as the public may see them, in build/offentlig/.\n\n"
        "They are made from what is saved in git, where private persons have no names. Every file is then read back, and "
        "looked through for each private person's name, address and number on file. One hit that nobody has cleared, and no "
        "file is made."
    ),
)
@argument("consultation", metavar="[HEARING]", default="", shell_complete=complete_hearing)
@option(
    "--format", "formats", metavar="FORMAT", default=_USUAL, show_default=True, callback=formats_of,
    help=N_("Which kinds of files to make, with commas between: docx, pdf, html, xlsx (for tables), odt, epub."),
)  # fmt: skip
def publish(consultation: str, formats: tuple[Format, ...]) -> int:
    from planverk.service.publish import publish as service  # with the command, not with --help

    home, actor = start()
    with show.progress() as progress:
        done = service(home, consultation, actor, formats, progress=progress)
    show.findings(done.findings)
    _tell(done)
    return int(done.stopped)


def _tell(done: Published) -> None:
    if done.stopped:
        click.echo(_("No file was made. What was published before stands as it did."), err=True)
        return
    for file in done.files:
        click.echo(file)
    click.echo(_("Responses shown: {shown}. Listed without text: {withheld}.").format(shown=done.shown, withheld=done.withheld))
    told = _("Read back and looked through for {count} private persons. Hits that are cleared: {cleared}.")
    click.echo(told.format(count=done.looked_for, cleared=len(done.cleared)))
