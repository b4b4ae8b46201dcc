"""`planverk consult`: prepare, open, papers, status, extend and correct a hearing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planverk.cli import show
from planverk.cli.commands.common import complete_hearing, complete_plan, date, start
from planverk.cli.words import N_, Group, _, argument, option

if TYPE_CHECKING:
    from planverk.service.consult.opening import Opened
    from planverk.service.consult.order import Order
    from planverk.service.workspace import Actor, Home

_KINDS = ("hearing", "public-inspection", "planning-programme", "limited")


_ID = argument("name", metavar="[HEARING]", default="", shell_complete=complete_hearing)


@click.group(
    cls=Group,
    short_help=N_("Send a plan on hearing, and follow the round."),
    help=N_(
        "A hearing from first to last: write down who is to be asked, send the plan out, see who has answered.\n\n"
        "Where there is only one hearing, its name may be left out."
    ),
)
def consult() -> None:
    """The group of commands about hearings."""


def _round_options(function: Any) -> Any:
    """What both `prepare` and `open` may be told of a round."""
    for decorate in reversed(
        (
            argument("plan", shell_complete=complete_plan),
            option("--deadline", type=date, metavar="DATE", help=N_("The last day to answer, as 2011-04-29 or 29.04.2011.")),
            option("--kind", type=click.Choice(_KINDS), help=N_("What kind of round it is; otherwise by the type of plan.")),
            option(
                "--register", type=click.Path(path_type=Path), metavar="FILE",
                help=N_("The bodies to be asked: CSV or XLSX with Navn and Type, or YAML."),
            ),
            option("--sections", default="", metavar="ID,ID", help=N_("A limited round: only these sections are open.")),
            option("--id", "own_id", default="", metavar="ID", help=N_("The hearing's id; otherwise the plan's with the year.")),
            option("--contact", default="", metavar="NAME", help=N_("Who answers questions; otherwise the case worker.")),
            option("--web", default="", metavar="ADDRESS", help=N_("Where the plan can be read; otherwise the municipality's.")),
            option("--lines", is_flag=True, help=N_("Number the lines of the hearing edition (PDF).")),
        )
    ):  # fmt: skip
        function = decorate(function)
    return function


@consult.command(
    short_help=N_("Write a hearing down before it is decided."),
    help=N_(
        "Writes down a hearing of the PLAN that a body is yet to decide on: deadline and bodies, in consultations/.\n\n"
        "Makes the draft letter and the list of bodies, to go with the first case paper. Nothing is sent or frozen."
    ),
)
@_round_options
def prepare(plan: str, **options: Any) -> int:
    from planverk.service.consult.opening import prepare as service  # with the command, not with --help

    home, actor = start()
    opened = service(home, _order(plan, **options), actor)
    show.findings(opened.findings)
    click.echo(_("{id} is written down in {folder}.").format(id=opened.consultation.id, folder=opened.consultation.folder))
    return _make(home, opened.consultation.id, actor)


@consult.command(
    "open",
    short_help=N_("Send a plan on hearing."),
    help=N_(
        "Sends the PLAN on hearing. Its text is frozen as hearing-1 (hearing-2 the next time), so that answers can be read "
        "against what was sent out.\n\n"
        "Makes the hearing edition, the announcement, the answer form, and a letter and a mail to each body, in build/."
    ),
)
@_round_options
@option(
    "--decided", nargs=3, type=(str, date, str), metavar="BODY DATE NUMBER",
    help=N_("Who decided to send it out, when, and under what case number: formannskapet 2011-03-09 21/11."),
)  # fmt: skip
@option("--sent", type=date, metavar="DATE", help=N_("The day that it is sent out; otherwise today."))
@option("--version", default="", metavar="NAME", help=N_("The version's name; otherwise the next hearing-N."))
@option("--base", default="", metavar="COMMIT", help=N_("Only if the workspace still is at this commit."))
def open_(
    plan: str,
    decided: tuple[str, datetime.date, str] | None,
    sent: datetime.date | None,
    version: str,
    base: str,
    **options: Any,
) -> int:
    from planverk.service.consult.opening import open_round  # with the command, not with --help
    from planverk.service.consult.order import Decided

    home, actor = start()
    order = replace(_order(plan, **options), decided=Decided(*decided) if decided else None, sent=sent, version=version)
    opened = open_round(home, order, actor, base)
    _tell_opened(opened)
    return _make(home, opened.consultation.id, actor)


@consult.command(
    short_help=N_("Make the papers of a hearing again."),
    help=N_(
        "Makes everything that goes out with the HEARING, in build/HEARING/: the same files as when it was sent out, and letters "
        "with deadlines as they are now."
    ),
)
@_ID
def papers(name: str) -> int:
    home, actor = start()
    return _make(home, name, actor)


@consult.command(
    short_help=N_("See who has answered, and what is left to do."),
    help=N_("Shows how the HEARING stands: who has answered and who has not, days left, what is unassessed."),
)
@_ID
@option("--today", type=date, metavar="DATE", help=N_("Reckon from this day; otherwise today."))
@option("--format", "form", type=click.Choice(("text", "json")), default="text", help=N_("json for programs."))
def status(name: str, today: datetime.date | None, form: str) -> int:
    from planverk.cli.round_status import as_json, lines  # with the command, not with --help
    from planverk.service.consult.status import status as service

    home, actor = start()
    found = service(home, name, today or actor.time.date())
    click.echo(as_json(found) if form == "json" else "\n".join(lines(found)))
    return 0


@consult.command(
    short_help=N_("Give one body more time."),
    help=N_(
        "Gives a RECIPIENT (its code or its name) until DATE to answer. Its letter is made anew with: planverk consult papers"
    ),
)
@argument("body", metavar="RECIPIENT")
@argument("to", metavar="DATE", type=date)
@option("--consultation", "name", default="", metavar="HEARING", help=N_("Which hearing, where there are several."))
def extend(body: str, to: datetime.date, name: str) -> int:
    from planverk.model.dates import short_date
    from planverk.service.consult.status import extend as service  # with the command, not with --help

    home, actor = start()
    _consultation, invitation = service(home, name, body, to, actor)
    click.echo(_("{body} has until {date}.").format(body=invitation.name, date=short_date(to)))
    return 0


@consult.command(
    short_help=N_("Send out a corrected edition during the round."),
    help=N_(
        "Keeps the plan as it stands now as a corrected edition of the HEARING: hearing-1a beside hearing-1. A response says "
        "which of them it read."
    ),
)
@_ID
def correct(name: str) -> int:
    from planverk.service.consult.opening import correct as service  # with the command, not with --help

    home, actor = start()
    opened = service(home, name, actor)
    _tell_opened(opened)
    return _make(home, opened.consultation.id, actor)


# ── what the commands share ──────────────────────────────────────────────────────────────────────


def _order(
    plan: str,
    deadline: datetime.date | None,
    kind: str | None,
    register: Path | None,
    sections: str,
    own_id: str,
    contact: str,
    web: str,
    lines: bool,
) -> Order:
    from planverk.model.consultation import ConsultationKind
    from planverk.service.consult.order import Order

    return Order(
        plan,
        deadline,
        ConsultationKind(kind) if kind else None,
        register,
        tuple(part.strip() for part in sections.split(",") if part.strip()),
        lines,
        id=own_id,
        contact=contact,
        web=web,
    )


def _make(home: Home, name: str, actor: Actor) -> int:
    """Makes the papers and lists them; the letters in one line, for there may be many."""
    from planverk.service.consult.papers import papers as service

    with show.progress() as progress:
        made = service(home, name, actor, progress=progress)
    show.findings(made.findings)
    folder = f"build/{made.consultation.id}/"
    for file in (file for file in made.files if file.removeprefix(folder).count("/") == 0):
        click.echo(f"  {file}")
    letters = [file for file in made.files if file.endswith(".eml")]
    if letters:
        where = letters[0].rpartition("/")[0]
        click.echo(
            "  " + _("{folder}/: letters to {count} bodies, in Word, PDF and as mails").format(folder=where, count=len(letters))
        )
    elif made.consultation.sent and not made.consultation.invitations:
        click.echo(_("Nobody is asked by letter: the hearing has no register of bodies."), err=True)
    return 0


def _tell_opened(opened: Opened) -> None:
    from planverk.model.dates import short_date

    show.findings(opened.findings)
    consultation = opened.consultation
    deadline = short_date(consultation.deadline) if consultation.deadline else "–"
    sentence = _("{id} is sent out as {version}, with {deadline} as the last day to answer.")
    click.echo(sentence.format(id=consultation.id, version=opened.version, deadline=deadline))
