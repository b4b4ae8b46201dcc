"""`planverk complete`: a script that lets the shell complete commands, documents and versions."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from planverk.cli.words import N_, Command, argument


@click.command(
    cls=Command,
    short_help=N_("Let the shell complete commands and names."),
    help=N_(
        "Prints a script that lets the shell complete commands, documents and versions when you press Tab.\n\n"
        "For bash, put this line into the file .bashrc in your home folder:\n\n"
        '    eval "$(planverk complete bash)"'
    ),
)
@argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def complete(ctx: click.Context, shell: str) -> int:
    root = ctx.find_root()
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(root.command, {}, root.info_name or "planverk", "_PLANVERK_COMPLETE").source())
    return 0
