"""`planverk respond assess`, `approve`, `reopen` and `answers`: what becomes of the points."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planverk.cli.commands.common import date, start
from planverk.cli.commands.respond_options import BASE, OUTCOMES, ROUND, decorated
from planverk.cli.words import N_, Command, _, argument, option

if TYPE_CHECKING:
    from planverk.service.respond.assess import Target, Weighing
    from planverk.service.workspace import Home

_POINTS = argument("points", metavar="POINT...", nargs=-1)
_GROUP = option("--group", default="", metavar="NAME", help=N_("Every point of this group."))
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


_weighing = decorated(
    option("--outcome", type=click.Choice(OUTCOMES), help=N_("What becomes of it.")),
    option("--text", metavar="TEXT", help=N_("The assessment, in Markdown.")),
    option("--text-file", type=_FILE, metavar="FILE", help=N_("A file with the assessment.")),
    option("--summary", metavar="TEXT", help=N_("What the point says, in short.")),
    option(
        "--advice", multiple=True, nargs=2, type=str, metavar="NAME TEXT", help=N_("What somebody advises; not the decision.")
    ),
    option("--changes", metavar="ID,ID", help=N_("The sections of the plan that are changed for it.")),
    option("--responsible", metavar="UNIT", help=N_("Who follows it up.")),
    option("--due", type=date, metavar="DATE", help=N_("When it is to be done.")),
    option("--step", metavar="WORD", help=N_("How far the work has come (the hearing's own steps).")),
    option("--exception", metavar="TEXT", help=N_("Why it is weighed otherwise than a point that says the same.")),
    option("--answer", metavar="ID", help=N_("A reusable answer; its text is copied.")),
)


@click.command(
    cls=Command,
    short_help=N_("Weigh points."),
    help=N_("Weighs one or several points (7.2 8.1). What is not said stays as it is. What is approved is locked."),
)
@_POINTS
@_GROUP
@_weighing
@ROUND
@BASE
def assess(points: tuple[str, ...], group: str, consultation: str, base: str, **said: Any) -> int:
    from planverk.service.respond.assess import assess as service  # with the command, not with --help

    if not any(value is not None and value != () for value in said.values()):
        raise click.UsageError(_("Say what is to be said of them: --outcome …, --text …"))
    home, actor = start()
    targets = _targets(home, points, group, consultation)
    service(home, targets, _weighed(said), actor, consultation, base)
    return _tell(_("Weighed: {points}"), targets)


@click.command(
    cls=Command,
    short_help=N_("Approve points, and lock them."),
    help=N_("Takes points to the last step. They are locked until they are opened again with: planverk respond reopen"),
)
@_POINTS
@_GROUP
@ROUND
@BASE
def approve(points: tuple[str, ...], group: str, consultation: str, base: str) -> int:
    from planverk.service.respond.assess import approve as service  # with the command, not with --help

    home, actor = start()
    targets = _targets(home, points, group, consultation)
    service(home, targets, actor, consultation, base)
    return _tell(_("Approved: {points}"), targets)


@click.command(
    cls=Command,
    short_help=N_("Open approved points again."),
    help=N_("Takes points back to the first step, so that they can be weighed anew."),
)
@_POINTS
@_GROUP
@ROUND
@BASE
def reopen(points: tuple[str, ...], group: str, consultation: str, base: str) -> int:
    from planverk.service.respond.assess import reopen as service  # with the command, not with --help

    home, actor = start()
    targets = _targets(home, points, group, consultation)
    service(home, targets, actor, consultation, base)
    return _tell(_("Open again: {points}"), targets)


@click.command(
    cls=Command,
    short_help=N_("List reusable answers, or keep one."),
    help=N_(
        "Lists the reusable answers and where each is used. With ID: shows that one; with ID and --text-file: keeps an answer "
        "under that id."
    ),
)
@argument("answer", metavar="[ID]", default="")
@option("--title", default="", metavar="TEXT", help=N_("What it is called in lists."))
@option("--text-file", type=_FILE, metavar="FILE", help=N_("A file with the answer, in Markdown."))
@ROUND
def answers(answer: str, title: str, text_file: Path | None, consultation: str) -> int:
    from planverk.cli.respond_show import answer as shown  # with the command, not with --help
    from planverk.model.consultation import ReusableAnswer
    from planverk.service.consultations import find_consultation
    from planverk.service.respond.assess import answer_of, keep_answer, read_words

    home, actor = start()
    if title and text_file is None:
        raise click.UsageError(_("Give the file with the answer: --text-file FILE"))
    if answer and text_file is not None:
        keep_answer(home, ReusableAnswer(answer, title or answer, read_words(text_file)), actor, consultation)
    found = find_consultation(home, consultation, whole=True)
    if answer:
        click.echo(f"{shown(found, answer)}\n\n{answer_of(found, answer).text.strip()}")
    else:
        click.echo("\n".join(shown(found, each.id) for each in found.answers) or _("There is no reusable answer yet."))
    return 0


def _targets(home: Home, points: tuple[str, ...], group: str, consultation: str) -> list[Target]:
    from planverk.service.consultations import find_consultation
    from planverk.service.respond.assess import parse_target
    from planverk.service.respond.groups import members

    targets = [parse_target(each) for each in points]
    if group:
        targets += members(find_consultation(home, consultation, whole=True), group)
    if not targets:
        raise click.UsageError(_("Say which points: 7.2 8.1"))
    return targets


def _weighed(said: dict[str, Any]) -> Weighing:
    from planverk.model.response import Advice, Outcome
    from planverk.service.respond.assess import Weighing, read_words

    given = {key: value for key, value in said.items() if value is not None and key not in ("text_file", "advice")}
    if said["text_file"] is not None:
        given["text"] = read_words(said["text_file"])
    if "outcome" in given:
        given["outcome"] = Outcome(given["outcome"])
    if "changes" in given:
        given["changes"] = tuple(part.strip() for part in given["changes"].split(",") if part.strip())
    return Weighing(advice=tuple(Advice(by, text) for by, text in said["advice"]), **given)


def _tell(sentence: str, targets: list[Target]) -> int:
    click.echo(sentence.format(points=", ".join(f"{number}.{point}" for number, point in targets)))
    return 0
