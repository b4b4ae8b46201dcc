"""`planverk respond add`, `list`, `show`, `set`, `text` and `mend`: what was sent in, from the moment it arrives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planverk.cli import show
from planverk.cli.commands.common import complete_version, date, number_of, start
from planverk.cli.commands.respond_options import BASE, KINDS, ROUND, STANCES, decorated
from planverk.cli.words import N_, Command, _, argument, option

if TYPE_CHECKING:
    from planverk.service.respond.details import Details, Logged
    from planverk.service.respond.senders import Named

_FILES = argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
_NUMBER = argument("number", type=number_of)


_said = decorated(
    option("--received", type=date, metavar="DATE", help=N_("The day that it came in; otherwise that of the mail, or today.")),
    option("--dated", type=date, metavar="DATE", help=N_("The date on the letter.")),
    option("--channel", metavar="WORD", help=N_("How it came: brev, e-post, skjema, møte.")),
    option("--journal", metavar="NUMBER", help=N_("Its number in the archive.")),
    option("--their-ref", metavar="TEXT", help=N_("The sender's own reference.")),
    option(
        "--version",
        metavar="NAME",
        shell_complete=complete_version,
        help=N_("The version that the sender read; otherwise the one open on that day."),
    ),
    option("--remarks", type=click.Choice(("med", "uten")), help=N_("Whether it has remarks.")),
    option("--stance", type=click.Choice(STANCES), help=N_("What the sender thinks of the whole.")),
    option("--supplements", type=number_of, metavar="NUMBER", help=N_("The response that it adds to.")),
    option("--replaces", type=number_of, metavar="NUMBER", help=N_("The response that it replaces.")),
)


@click.command(
    cls=Command,
    short_help=N_("Log what came in."),
    help=N_(
        "Logs files, folders, mailboxes (mbox, Maildir) and tables from a web form (CSV; XLSX with --table). Each response gets "
        "a number that is never used again; the original is kept; the same file twice from one sender is said to be there "
        "already.\n\n"
        "Of a mailbox or a table, --sender is said of what does not tell itself who sent it.\n\n"
        "A private person's name, address, e-mail and numbers never enter git: they lie in private/."
    ),
)
@_FILES
@option("--sender", default="", metavar="NAME", help=N_("Who sent it; a body of the register needs no --kind."))
@option("--kind", type=click.Choice(KINDS), help=N_("What kind of sender it is."))
@option("--joint", multiple=True, nargs=2, type=(click.Choice(KINDS), str), metavar="KIND NAME", help=N_("A joint sender."))
@_said
@option("--table", is_flag=True, help=N_("The XLSX files are tables from a web form, a response in each row."))
@option("--spoken", is_flag=True, help=N_("The files are minutes of words spoken at an open meeting."))
@ROUND
@option("--base", default="", metavar="COMMIT", help=N_("Only if the workspace still is at this commit."))
def add(
    files: tuple[Path, ...],
    sender: str,
    kind: str | None,
    joint: tuple[tuple[str, str], ...],
    table: bool,
    spoken: bool,
    consultation: str,
    base: str,
    **said: Any,
) -> int:
    from planverk.service.respond.add import add as service  # with the command, not with --help
    from planverk.service.respond.incoming import take_in, within_reach_of_git

    home, actor = start()
    taken = take_in(files, table)
    show.findings(taken.findings)
    if any(finding.is_error for finding in taken.findings):
        click.echo(_("Nothing was logged."), err=True)
        return 1
    if spoken:
        said["channel"] = said["channel"] or "møte"
    logged = service(home, taken.items, _details(sender, kind, joint, said), actor, consultation, base)
    for each in logged:
        _tell(each, consultation)
    if any(each.private for each in logged):
        for name in within_reach_of_git(home, files):
            click.echo(
                _("{file} is from a private person and would enter git. Move it out of the folder: private/ has a copy.").format(
                    file=name
                ),
                err=True,
            )
    left = sum(not each.number for each in logged)
    if left:
        click.echo(_("Not logged: {count}.").format(count=left), err=True)
    return int(bool(left))


def _details(sender: str, kind: str | None, joint: tuple[tuple[str, str], ...], said: dict[str, Any]) -> Details:
    from planverk.service.respond.details import Details

    named = _named(kind, sender) if kind else None
    given = _values(said)
    return Details(sender=sender, named=named, joint=tuple(_named(k, name) for k, name in joint), **given)


def _named(kind: str, name: str) -> Named:
    from planverk.model.response import SenderKind
    from planverk.service.respond.senders import Named

    return Named(SenderKind(kind), name)


def _values(said: dict[str, Any]) -> dict[str, Any]:
    """What was said, as values; what was not said is left out."""
    from planverk.model.response import Stance

    given = {key: value for key, value in said.items() if value is not None}
    if "remarks" in given:
        given["remarks"] = given["remarks"] == "med"
    if "stance" in given:
        given["stance"] = Stance(given["stance"])
    return given


def _tell(logged: Logged, consultation: str) -> None:
    """A line for what became of a file, its findings, and what it may tell that nobody has said."""
    if logged.number:
        there = _("{file} is there already, as response {number}.")
        sentence = there if logged.already else _("{file} is response {number}, from {sender}.")
        sender = ", ".join(f"{each.name} ({each.kind.value})" for each in logged.senders)
        click.echo(sentence.format(file=logged.name, number=logged.number, sender=sender))
    show.findings(logged.findings)
    if logged.already or not logged.number:
        return
    guesses = logged.guesses
    if guesses.objection is not None:
        click.echo("    " + _("It speaks of an innsigelse: «{words}»").format(words=guesses.objection.words), err=True)
    offered = []
    if guesses.remarks is not None:
        offered.append(f"--remarks {'med' if guesses.remarks.value else 'uten'}")
    if guesses.stance is not None:
        offered.append(f"--stance {guesses.stance.value.value}")
    if offered:
        offered += [f"--consultation {consultation}"] if consultation else []
        command = f"planverk respond set {logged.number} {' '.join(offered)}"
        click.echo("    " + _("If this is right, say it: {command}").format(command=command), err=True)


@click.command(
    "list",
    cls=Command,
    short_help=N_("List the responses."),
    help=N_("Lists the responses: number, date, sender, how many points, and how many of them have no outcome yet."),
)
@ROUND
@option("--open", "unfinished", is_flag=True, help=N_("Only those with points that have no outcome."))
def list_(consultation: str, unfinished: bool) -> int:
    from planverk.cli.respond_show import row  # with the command, not with --help
    from planverk.service.consultations import find_consultation

    home, _actor = start()
    found = find_consultation(home, consultation, whole=True)
    rows = [row(found, response) for response in found.responses if not unfinished or _is_open(response)]
    click.echo("\n".join(rows) if rows else _("There is no response here."))
    return 0


def _is_open(response: Any) -> bool:
    return any(point.assessment is None or point.assessment.outcome is None for point in response.points)


@click.command(
    "show",
    cls=Command,
    short_help=N_("Show a response."),
    help=N_("Shows a response: what is known of it, its points with links and assessments, and sentences that are left over."),
)
@_NUMBER
@option("--text", "whole", is_flag=True, help=N_("The whole text too, as it was sent."))
@option("--history", is_flag=True, help=N_("Who did what with it, and who wrote which line of the assessments."))
@ROUND
def show_(number: int, whole: bool, history: bool, consultation: str) -> int:
    from planverk.cli import respond_show  # with the command, not with --help
    from planverk.service.consultations import find_consultation, find_response, state_of

    home, _actor = start()
    found = find_consultation(home, consultation)
    response = find_response(home, found, number)
    click.echo("\n".join(respond_show.details(found, response)))
    if whole:
        click.echo(f"\n{response.text}")
    if history:
        click.echo("\n".join(respond_show.history(home, response)))
    click.echo(_("State: {state}").format(state=state_of(home.tree, response.folder)))
    return 0


@click.command(
    "set",
    cls=Command,
    short_help=N_("Say more of a response."),
    help=N_("Says of a response what was not known when it was logged: remarks, stance, journal number, summary, themes …"),
)
@_NUMBER
@_said
@option("--summary", metavar="TEXT", help=N_("What it says, in a few sentences."))
@option("--themes", metavar="WORD,WORD", help=N_("What it is about."))
@ROUND
@BASE
def set_(number: int, consultation: str, base: str, themes: str | None, **said: Any) -> int:
    from planverk.service.respond.describe import Description, describe  # with the command, not with --help

    home, actor = start()
    given = _values(said)
    if themes is not None:
        given["themes"] = tuple(word.strip() for word in themes.split(",") if word.strip())
    describe(home, number, Description(**given), actor, consultation, base)
    click.echo(_("Response {number} is changed.").format(number=number))
    return 0


@click.command(
    cls=Command,
    short_help=N_("Give a scanned response its text."),
    help=N_(
        "Gives a response that came without text (a scan), or with an attachment without text, the text in FILE, typed from the "
        "original, and splits and links it. With --none there is nothing to type: the pictures hold no words."
    ),
)
@_NUMBER
@argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@option("--none", "wordless", is_flag=True, help=N_("There is nothing to type, as in a photograph or a map."))
@ROUND
@BASE
def text(number: int, file: Path | None, wordless: bool, consultation: str, base: str) -> int:
    from planverk.service.respond.describe import give_text  # with the command, not with --help

    if (file is None) != wordless:
        raise click.UsageError(_("Give the file with the text, or say --none."))
    home, actor = start()
    response = give_text(home, number, _typed(file) if file else "", actor, consultation, base)
    click.echo(_("Response {number} has a text, in {count} points.").format(number=number, count=len(response.points)))
    return 0


def _typed(file: Path) -> str:
    from planverk.errors import UnreadableFile  # with the command, not with --help
    from planverk.model.place import Place
    from planverk.service.respond.incoming import take_in

    (item,) = take_in((file,)).items
    if not item.received.text:
        raise UnreadableFile(
            "There is no text in {file}.", "Give the file with the text that was typed.", Place(file.name), file=file.name
        )
    return item.received.text


@click.command(
    cls=Command,
    short_help=N_("Mend a number that two responses got."),
    help=N_(
        "After a git merge that stopped because two clones gave one number to two responses: both stay, and one gets a new "
        "number. A number that has left the house (it is in a named version) is never changed."
    ),
)
@option("--keep", type=click.Choice(("ours", "theirs")), default="ours", help=N_("Whose response keeps the number."))
def mend(keep: str) -> int:
    from planverk.service.respond.mend import mend as service  # with the command, not with --help

    home, actor = start()
    mended = service(home, actor, "theirs" if keep == "theirs" else "ours")
    for each in mended:
        sentence = _("Number {number} stays with one response; the other is now {new}.")
        click.echo(sentence.format(number=each.number, new=each.new_number))
    if not all(each.done for each in mended):
        click.echo(_("Other files are still to be resolved. See them with: git status"), err=True)
    return 0
