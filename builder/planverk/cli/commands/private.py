"""`planverk private backup` and `restore`: what lies outside git, as one encrypted file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from planverk.cli import show
from planverk.cli.commands.common import start
from planverk.cli.words import N_, Group, _, argument

VARIABLE = "PLANVERK_PASSPHRASE"
_FILE = argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))


@click.group(
    cls=Group,
    short_help=N_("Back up and restore what is kept outside git."),
    help=N_(
        "private/ holds who private persons are, and their letters. It is not in git, so it needs a backup of its own.\n\n"
        "The passphrase is asked for, or taken from PLANVERK_PASSPHRASE. Without it nobody can open the backup, not even we."
    ),
)
def private() -> None:
    """The group of commands about private/."""


@private.command(
    "backup",
    short_help=N_("Put all of private/ into one encrypted file."),
    help=N_("Puts all of private/ into one encrypted FILE, and tells what the log names and private/ does not hold."),
)
@_FILE
def backup_(file: Path) -> int:
    from planverk.service import private as service  # with the command, not with --help

    home, actor = start()
    done = service.backup(home, file, _passphrase(twice=True), actor)
    show.findings(done.findings)
    click.echo(_("{file}: {count} files, {size} kB.").format(file=file, count=done.files, size=-(-done.bytes // 1000)))
    return 0


@private.command(
    "restore",
    short_help=N_("Put back what a backup holds."),
    help=N_(
        "Puts back what private/ lacks of the backup FILE. A file that is another than in the backup is never overwritten, "
        "and what was erased stays erased."
    ),
)
@_FILE
def restore_(file: Path) -> int:
    from planverk.service import private as service  # with the command, not with --help

    home, actor = start()
    done = service.restore(home, file, _passphrase(twice=False), actor)
    show.findings(done.findings)
    click.echo(_("Put back: {new}. There already: {already}. Left out, because it was erased: {erased}.").format(
        new=len(done.files), already=done.already, erased=len(done.erased)
    ))  # fmt: skip
    return 0


def _passphrase(twice: bool) -> str:
    known = os.environ.get(VARIABLE)
    if known is not None:
        return known
    return str(click.prompt(_("Passphrase"), hide_input=True, confirmation_prompt=_("Once more") if twice else False, err=True))
