"""`planverk word`: export, merge."""

from __future__ import annotations

import os
from pathlib import Path

import click

from planverk.cli.commands.common import complete_document, start
from planverk.cli.words import N_, Group, _, argument, option


@click.group(
    cls=Group,
    short_help=N_("Let others write in Word, and take it back."),
    help=N_(
        "Sends a plan or a case paper out as a Word file, and takes back what others wrote in it.\n\n"
        "What comes back becomes a commit for each author; nothing that was changed here meanwhile is overwritten."
    ),
)
def word() -> None:
    """The group of commands about Word there and back."""


@word.command(
    short_help=N_("Make a Word file for somebody to write in."),
    help=N_(
        "Makes build/word/DOCUMENT-NAME.docx of a plan, a case paper or the summary of a hearing, "
        "or of some sections by their ids.\n\n"
        "The file remembers what it was made from. Its text has to be saved in git."
    ),
)
@argument("document", metavar="DOCUMENT", shell_complete=complete_document)
@argument("sections", metavar="[SECTION]...", nargs=-1)
@option("--to", "recipient", metavar="NAME", required=True, help=N_("Who gets the file."))
@option("--reviewer", is_flag=True, help=N_("Word tracks every change, and cannot be told not to."))
def export(document: str, sections: tuple[str, ...], recipient: str, reviewer: bool) -> int:
    from planverk.service.word.export import Order  # with the command, not with --help
    from planverk.service.word.export import export as service

    home, actor = start()
    click.echo(service(home, Order(document, recipient, sections, reviewer), actor))
    return 0


@word.command(
    short_help=N_("Take back Word files that others wrote in."),
    help=N_(
        "Takes what was written in each FILE into the Markdown that it was made from: tracked changes and untracked ones, "
        "one commit for each author. Comments become notes.\n\n"
        "What cannot be taken, because it was changed here too or is made from data, is shown and left."
    ),
)
@argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True, help=N_("Only tell what would be done."))
@option("--html", is_flag=True, help=N_("Show it as a page too: build/word/preview.html."))
def merge(files: tuple[Path, ...], dry_run: bool, html: bool) -> int:
    from planverk.service.import_documents import read_bytes  # with the command, not with --help
    from planverk.service.word.export import FOLDER
    from planverk.service.word.merge import merge as service
    from planverk.service.word.preview import lines, page
    from planverk.store.atomic import write_files

    home, actor = start()
    done = service(home, [(file.name, read_bytes(file)) for file in files], actor, dry_run)
    for merged in done:
        for line in lines(merged, _):
            click.echo(line)
    if html:
        path = f"{FOLDER}/preview.html"
        write_files(home.root, {path: page(done, _, os.environ.get("LANGUAGE", "nb")).encode()})
        click.echo(path)
    return 0 if all(merged.clean for merged in done) else 1
