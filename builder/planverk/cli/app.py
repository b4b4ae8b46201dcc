"""`planverk`: the command line, one verb of the service per command.

Commands import the service when they run: `planverk --help` shall not wait for the libraries that make documents.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
import threading
from pathlib import Path
from typing import NoReturn

import click

from planverk import __version__
from planverk.cli import show
from planverk.cli.commands import Commands
from planverk.cli.words import N_, Group, Option, _, language_asked, option, speak
from planverk.errors import MissingFile, NotAWorkspace, PlanverkError, UnknownVersion, UnsafePath
from planverk.service.workspace import find_root

NAME = "planverk"
FAILED, MISUSED, INTERRUPTED = 1, 2, 130
_MISUSES = (NotAWorkspace, UnknownVersion, MissingFile, UnsafePath)


@click.group(
    cls=Group,
    commands=Commands(),
    help=N_(
        "Makes a municipality's plans and case papers, from Markdown, as Word, PDF and HTML.\n\n"
        "Begin with «planverk init FOLDER», write, and run «planverk build» in the folder. «planverk COMMAND --help» tells more."
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@option("--lang", type=click.Choice(("nb", "nn", "en")), help=N_("The language of messages; otherwise the workspace's own."))
@click.version_option(__version__, prog_name=NAME, cls=Option, help=N_("Show the version and exit."))
def app(lang: str | None) -> None:
    """The root of all commands; `lang` was acted on before click began (words.language_asked)."""


def main(arguments: list[str] | None = None) -> None:
    """Runs a command and ends the process: 0 done, 1 errors were found, 2 used wrongly, 130 interrupted."""
    # A document is some hundred thousand values that live to the end: looking for dead ones among them took a tenth of a build.
    gc.disable()
    gc.set_threshold(50_000, 20, 50)  # where a command that lives longer turns it on again
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # where a terminal lacks a letter, a question mark is better than no answer
    leave(run(sys.argv[1:] if arguments is None else arguments))


def leave(code: int) -> NoReturn:
    """Ends the process. Python would take its hundred thousand values apart one by one first, which takes half as long as writing
    the Word file; where a thread is still at work, it is waited for in the usual way."""
    with contextlib.suppress(OSError, ValueError):  # closed, or nobody reads it any more
        sys.stdout.flush()
        sys.stderr.flush()
        if threading.active_count() == 1:
            os._exit(code)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Runs a command; gives the exit code. Whatever happens is said in a sentence, and never as a traceback."""
    language, words = language_asked(arguments)
    speak(language)
    try:
        code = app.main(words, prog_name=NAME, standalone_mode=False)
    except click.ClickException as misuse:
        misuse.show()
        return MISUSED
    except click.exceptions.Exit as done:
        return done.exit_code
    except PlanverkError as error:
        show.fault(error)
        return MISUSED if isinstance(error, _MISUSES) else FAILED
    except (KeyboardInterrupt, click.Abort):
        click.echo(_("Interrupted. Nothing half-written stands: files are as they were before, or whole."), err=True)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        return FAILED
    except Exception as surprise:  # noqa: BLE001 - the last line of defence, which writes everything down
        _confess(surprise)
        return FAILED
    return int(code or 0)


def _confess(surprise: Exception) -> None:
    """Say that this is a fault of the program's, and where its details were written."""
    import traceback

    from planverk.errors import WriteFailed  # rare, as is all of this
    from planverk.store.atomic import write_file

    details = "".join(traceback.format_exception(surprise))
    file = (find_root(Path.cwd()) or Path.cwd()) / ".planverk" / "fault.txt"
    try:
        write_file(file, details.encode("utf-8", "replace"))
    except WriteFailed:
        click.echo(_("Something went wrong that planverk did not expect: {what}").format(what=repr(surprise)), err=True)
        return
    sentence = _("Something went wrong that planverk did not expect. What was in place is untouched. Details are in {file}.")
    click.echo(sentence.format(file=file), err=True)
    click.echo(f"    {_('Send that file to whoever looks after planverk.')}", err=True)
