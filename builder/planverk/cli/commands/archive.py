"""`planverk archive`: packages for the archive and the case system."""

from __future__ import annotations

from pathlib import Path

import click

from planverk.cli import show
from planverk.cli.commands.common import complete_document, here
from planverk.cli.words import N_, Group, _, argument, option


@click.group(
    cls=Group,
    short_help=N_("Hand a case, a hearing or a meeting over to the archive."),
    help=N_("Packages for the archive: PDF/A, originals, attachments, and a manifest with what the archive asks of each."),
)
def archive() -> None:
    """The group of commands about packages."""


@archive.command(
    "make",
    short_help=N_("Make a package."),
    help=N_(
        "Makes a package of NAME, a case paper, a hearing or a meeting, in the folder that --to says, or in a ZIP file.\n\n"
        "Private persons' letters are listed and left out, unless --private is said. Nothing is written where anything is not "
        "saved in git, cannot be made, or would name a private person."
    ),
)
@argument("name", metavar="NAME", shell_complete=complete_document)
@option("--to", "target", required=True, type=click.Path(path_type=Path), help=N_("The folder or the ZIP file to make."))
@option("--private", is_flag=True, help=N_("Put private persons' letters in, from private/, and name them."))
def make(name: str, target: Path, private: bool) -> int:
    from planverk.service.archiving.making import make_package  # with the command, not with --help

    done = make_package(here(), name, target, private)
    show.findings(done.findings)
    if not done.path:
        return 1
    click.echo(done.path)
    counted = _("{documents} documents, {withheld} of them withheld, {size} MB.")
    click.echo(counted.format(documents=done.documents, withheld=done.withheld, size=_megabytes(done.size)), err=True)
    return 0


@archive.command(
    "verify",
    short_help=N_("Check a package by itself."),
    help=N_(
        "Checks a PACKAGE, a folder or a ZIP file, by itself: that every file is there and unchanged, that the manifests agree, "
        "that what is said to be PDF/A says so, and that nobody is named where names are left out. It needs no workspace."
    ),
)
@argument("package", metavar="PACKAGE", type=click.Path(path_type=Path))
def verify(package: Path) -> int:
    from planverk.service.archiving.verifying import verify_package  # with the command, not with --help

    seen = verify_package(package)
    show.findings(seen.findings)
    wrong = any(each.is_error for each in seen.findings)
    if not wrong:
        counted = _("The package is whole: {documents} documents, {withheld} withheld, {size} MB.")
        click.echo(counted.format(documents=seen.documents, withheld=seen.withheld, size=_megabytes(seen.size)))
    return int(wrong)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"
