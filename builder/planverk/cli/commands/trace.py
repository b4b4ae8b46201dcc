"""`planverk trace`, `planverk ledger` and `planverk redline`: what changed in a plan, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from planverk.cli import show
from planverk.cli.commands.build import formats_of
from planverk.cli.commands.common import complete_plan, complete_version, start
from planverk.cli.words import N_, Command, Group, _, argument, option

if TYPE_CHECKING:
    from planverk.service.books import Books
    from planverk.service.ledger import Saying, Which
    from planverk.service.making import Format
    from planverk.service.workspace import Actor

# The values of Cause, written out so that --help need not wait for the model; a test compares them.
CAUSES = ("innspill", "faglig", "nye-opplysninger", "styringsgruppa", "vedtak", "redaksjonell")
_FROM = option(
    "--from", "base", default="", metavar="VERSION", shell_complete=complete_version,
    help=N_("The older version; otherwise the one that was on hearing last."),
)  # fmt: skip
_TO = option(
    "--to", default="", metavar="VERSION", shell_complete=complete_version,
    help=N_("The newer version; otherwise the adopted edition, or the plan as it is now."),
)  # fmt: skip
_BASE = option(
    "--base", "expected", default="", metavar="STATE",
    help=N_("Only if nobody has changed the ledger since (the state in trace --format json)."),
)  # fmt: skip
_PLAN = option(
    "--plan", default="", metavar="PLAN", shell_complete=complete_plan, help=N_("Which plan, where there are several.")
)


@click.command(
    cls=Command,
    short_help=N_("Show what changed in a plan since its hearing, and why."),
    help=N_(
        "Shows every change in the PLAN since its hearing with its cause, and every point that is to be followed with the "
        "changes that carry it out.\n\n"
        "With a POINT (7.2): everything that is known of it, from what was sent to the edition that it stands in.\n\n"
        "With --format html, docx or pdf it becomes a document in build/."
    ),
)
@argument("what", metavar="[PLAN|POINT]", default="", shell_complete=complete_plan)
@_PLAN
@_FROM
@_TO
@option("--open", "only_open", is_flag=True, help=N_("Only what is still to be explained, looked at or carried out."))
@option(
    "--format", "form", type=click.Choice(("text", "json", "html", "docx", "pdf")), default="text",
    help=N_("Text to read here, JSON for programs, or a document."),
)  # fmt: skip
def trace(what: str, plan: str, base: str, to: str, only_open: bool, form: str) -> int:
    from planverk.service.books import open_books  # with the command, not with --help

    home, actor = start()
    is_point = re.fullmatch(r"\d+\.\d+", what) is not None
    books = open_books(home, plan if is_point else what or plan, base, to)
    return _story(books, what, form, actor) if is_point else _account(books, only_open, form, actor)


def _account(books: Books, only_open: bool, form: str, actor: Actor) -> int:
    from planverk.cli.trace_show import account_lines, as_json  # with the command, not with --help
    from planverk.service.consultations import state_of

    if form == "json":
        click.echo(as_json(books.account, state_of(books.home.tree, f"{books.plan.folder}/changes")))
    elif form == "text":
        for line in account_lines(books.ledgers, only_open):
            click.echo(line)
    else:
        from planverk.service.tracing import account_document, write

        for path in write(books, account_document(books).document, (form,), actor, "trace"):  # type: ignore[arg-type]
            click.echo(path)
    return 0


def _story(books: Books, point: str, form: str, actor: Actor) -> int:
    from planverk.cli.trace_show import story_as_json, story_lines  # with the command, not with --help
    from planverk.service.story import story_document, trail_of

    trail = trail_of(books, point)
    pattern = books.workspace.settings.wording.case_number
    if form == "json":
        click.echo(story_as_json(trail, pattern))
    elif form == "text":
        for line in story_lines(trail, pattern):
            click.echo(line)
    else:
        from planverk.service.tracing import write

        for path in write(books, story_document(books, trail).document, (form,), actor, "trace"):  # type: ignore[arg-type]
            click.echo(path)
    return 0


@click.group(
    cls=Group,
    short_help=N_("Keep why a plan was changed."),
    help=N_("The ledger of a plan's changes: why each was made, and whether it is vesentlig. «planverk trace» shows it."),
)
def ledger() -> None:
    """The group of commands about the ledger."""


@ledger.command(
    "set",
    short_help=N_("Say why something was changed, and whether it is vesentlig."),
    help=N_(
        "Says why the CHANGEs were made (their ids stand in «planverk trace»), and whether they are vesentlig, so that they "
        "call for a new hearing. What is not said stays as it is.\n\n"
        "A change in a section that a followed point names, follows from that point without a word. Without options: confirms "
        "what was said of an earlier wording."
    ),
)
@argument("changes", metavar="[CHANGE]...", nargs=-1)
@option("--section", "sections", multiple=True, metavar="ID", help=N_("All changes in this section, or of this measure."))
@option("--cause", type=click.Choice(CAUSES), help=N_("Why; with --points it is innspill, with --decision vedtak."))
@option("--points", metavar="POINT,POINT", help=N_("The points that it follows: 7.2,8.1"))
@option("--decision", metavar="BODY-DATE", help=N_("The decision that it follows: kommunestyret-2011-09-07"))
@option("--reason", metavar="TEXT", help=N_("The reason, where it follows neither points nor a decision."))
@option("--significant", type=click.Choice(("yes", "no")), help=N_("Whether it is vesentlig."))
@option("--because", metavar="TEXT", help=N_("Why it is vesentlig, or is not."))
@_PLAN
@_FROM
@_BASE
def set_(changes: tuple[str, ...], sections: tuple[str, ...], plan: str, base: str, expected: str, **said: str | None) -> int:
    from planverk.service.ledger import set_entries  # with the command, not with --help

    home, actor = start()
    done = set_entries(home, _which(changes, sections, plan, base), _saying(said), actor, expected)
    click.echo(_("Kept in the ledger: {changes}").format(changes=", ".join(each.change.id for each in done)))
    return 0


@ledger.command(
    "remove",
    short_help=N_("Take out what was said of a change."),
    help=N_("Takes the entries of the CHANGEs out of the ledger, also of changes that are no more."),
)
@argument("changes", metavar="CHANGE...", nargs=-1, required=True)
@_PLAN
@_FROM
@_BASE
def remove(changes: tuple[str, ...], plan: str, base: str, expected: str) -> int:
    from planverk.service.ledger import remove_entries  # with the command, not with --help

    home, actor = start()
    gone = remove_entries(home, _which(changes, (), plan, base), actor, expected)
    click.echo(_("Taken out of the ledger: {changes}").format(changes=", ".join(entry.change for entry in gone)))
    return 0


@click.command(
    cls=Command,
    short_help=N_("Make a document with the changes between two versions marked."),
    help=N_(
        "Makes the PLAN with the changes since its hearing: tracked changes with comments in Word, marks and notes in PDF and on "
        "the web. Each comment says why the change was made. The files come into build/."
    ),
)
@argument("plan", metavar="[PLAN]", default="", shell_complete=complete_plan)
@_FROM
@_TO
@option(
    "--format", "formats", metavar="FORMAT", default="docx,pdf,html", show_default=True, callback=formats_of,
    help=N_("Which kinds of files to make, with commas between: docx, pdf, html."),
)  # fmt: skip
def redline(plan: str, base: str, to: str, formats: tuple[Format, ...]) -> int:
    from planverk.service.books import open_books  # with the command, not with --help
    from planverk.service.redline import redline as service

    home, actor = start()
    books = open_books(home, plan, base, to)
    with show.progress() as progress:
        made = service(books, formats, actor, progress=progress)
    for path in made.files:
        click.echo(path)
    click.echo(_("{count} changes are marked.").format(count=made.changes), err=True)
    return 0


def _which(changes: tuple[str, ...], sections: tuple[str, ...], plan: str, base: str) -> Which:
    from planverk.service.ledger import Which

    return Which(changes, sections, plan, base)


def _saying(said: dict[str, str | None]) -> Saying:
    from planverk.model.change import Cause
    from planverk.service.ledger import Saying

    points, cause, significant = said["points"], said["cause"], said["significant"]
    return Saying(
        Cause(cause) if cause else None,
        tuple(part.strip() for part in points.split(",") if part.strip()) if points is not None else None,
        said["decision"],
        said["reason"],
        None if significant is None else significant == "yes",
        said["because"],
    )
