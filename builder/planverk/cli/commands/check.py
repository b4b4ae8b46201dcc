"""`planverk check` and `planverk outline`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from planverk.cli import show
from planverk.cli.commands.common import complete_version, documents, here, start
from planverk.cli.words import N_, Command, _, option

_AT = N_("Look at a named version (hearing-1) or a git revision instead of the files as they are.")


@click.command(
    cls=Command,
    short_help=N_("See what there is to mend."),
    help=N_(
        "Reads every plan and case paper, or only the DOCUMENTs named, and tells what there is to mend, with file and line.\n\n"
        "Errors stop a document from being made; warnings and notes do not."
    ),
)
@documents
@option("--fix", is_flag=True, help=N_("First give an id to every heading that lacks one. Nothing else in the files is changed."))
@option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", help=N_("Text for people, or json for programs.")
)
@option("--at", metavar="VERSION", default="", shell_complete=complete_version, help=_AT)
def check(names: tuple[str, ...], fix: bool, form: str, at: str) -> int:
    from planverk.service import check as service  # with the command, not with --help
    from planverk.service.fix import fix as give_ids

    if fix and at:
        raise click.UsageError(_("--fix changes files, and what stood earlier cannot be changed; leave out --at."))
    home, actor = start()
    for given in give_ids(home, actor, names) if fix else ():
        told = _("{file}:{line}: «{title}» got the id {id}").format(
            file=given.file, line=given.line, title=given.title, id=given.id
        )
        click.echo(told, err=form == "json")
    checked = service.check(home, names, at)
    if form == "json":
        click.echo(show.as_json(checked.findings, checked.documents))
    else:
        show.findings(checked.findings, err=False)
        click.echo(show.counted(checked.findings))
    return int(checked.errors > 0)


@click.command(
    cls=Command,
    short_help=N_("See the headings with numbers and ids."),
    help=N_(
        "Shows the headings of every plan and case paper, or only of the DOCUMENTs named, as a tree: number, title and {#id}.\n\n"
        "A number changes when chapters are moved. An id never does: cross-references and answers to hearings are tied to it."
    ),
)
@documents
@option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", help=N_("Text for people, or json for programs.")
)
@option("--at", metavar="VERSION", default="", shell_complete=complete_version, help=_AT)
def outline(names: tuple[str, ...], form: str, at: str) -> int:
    from planverk.service import outline as service  # with the command, not with --help

    outlines, errors = service.outline(here(), names, at)
    if form == "json":
        click.echo(json.dumps([asdict(each) for each in outlines], ensure_ascii=False, indent=2))
    else:
        for each in outlines:
            click.echo(click.style(f"{each.title}  ({each.document})", bold=True))
            for line in each.lines:
                number = f"{line.number} " if line.number else ""
                mark = f"  {{#{line.id}}}" if line.id else ""
                click.echo(f"{'  ' * line.level}{number}{line.title}{click.style(mark, dim=True)}")
    show.findings(errors)
    return int(bool(errors))
