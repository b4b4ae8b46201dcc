"""`planverk init`."""

from __future__ import annotations

from pathlib import Path

import click

from planverk.cli.words import N_, Command, _, argument, option, speak


@click.command(
    cls=Command,
    short_help=N_("Make a new workspace."),
    help=N_(
        "Makes a workspace in FOLDER: a plan and a case paper to write on, and a Word template to put your own in the place of."
    ),
)
@argument("folder", type=click.Path(file_okay=False, path_type=Path))
@option("--name", default="", metavar=N_("NAME"), help=N_("The municipality's name, as it stands on its papers."))
@option("--language", type=click.Choice(("nb", "nn")), default=None, help=N_("The language of the papers: bokmål or nynorsk."))
@click.pass_context
def init(ctx: click.Context, folder: Path, name: str, language: str | None) -> int:
    from planverk.service.init import init as make  # with the command, not with --help

    spoken = ctx.parent.params.get("lang") if ctx.parent else None
    if language and not spoken:
        speak(language)  # whoever asks for papers in nynorsk is answered in it
    files = make(folder, language or (spoken if spoken in ("nb", "nn") else "nb"), name)
    click.echo(_("Made {count} files in {folder}.").format(count=len(files), folder=folder))
    click.echo(_("Next: write your municipality's name and address in planverk.yaml, then run «planverk build» in the folder."))
    return 0
