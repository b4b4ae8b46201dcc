"""`planverk respond split`, `link` and `group`: points, what they speak of, and those that say the same."""

from __future__ import annotations

from typing import Any

import click

from planverk.cli.commands.common import number_of, start
from planverk.cli.commands.respond_options import BASE, ROUND
from planverk.cli.words import N_, Command, _, argument, option


@click.command(
    cls=Command,
    short_help=N_("Correct how a response is split into points."),
    help=N_(
        "Corrects the points of response NUMBER; without options, shows what is left over.\n\n"
        "WORDS are copied from the text; a long passage is written as its first and last words with … between."
    ),
)
@argument("number", type=number_of)
@option("--add", multiple=True, metavar="WORDS", help=N_("A point more."))
@option("--change", multiple=True, nargs=2, type=(int, str), metavar="POINT WORDS", help=N_("Other words for a point."))
@option("--remove", multiple=True, type=number_of, metavar="POINT", help=N_("A point less; its number is never used again."))
@option("--merge", multiple=True, metavar="POINT,POINT", help=N_("Several points as one, under the first one's number."))
@option("--pass-over", multiple=True, metavar="WORDS", help=N_("A sentence or passage that needs no answer."))
@option("--take-up", multiple=True, metavar="WORDS", help=N_("What was passed over, and is no longer."))
@option("--again", is_flag=True, help=N_("Make the first split anew; only while nothing is weighed."))
@ROUND
@BASE
def split(number: int, consultation: str, base: str, **said: Any) -> int:
    from planverk.cli.respond_show import left_over, points  # with the command, not with --help
    from planverk.service.consultations import find_consultation, find_response
    from planverk.service.respond.splitting import Corrections, correct

    home, actor = start()
    corrections = Corrections(
        said["again"],
        tuple(_ids(each) for each in said["merge"]),
        said["remove"],
        dict(said["change"]),
        said["add"],
        said["pass_over"],
        said["take_up"],
    )
    found = find_consultation(home, consultation)
    if corrections == Corrections():
        response = find_response(home, found, number)
    else:
        response = correct(home, number, corrections, actor, consultation, base)
    click.echo("\n".join((*points(found, response), *left_over(response))))
    return 0


def _ids(text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 2 or not all(part.isascii() and part.isdecimal() for part in parts):
        raise click.BadParameter(_("Write the numbers of the points with commas between: 1,2"))
    return tuple(int(part) for part in parts)


@click.command(
    cls=Command,
    short_help=N_("Tie points to the plan."),
    help=N_(
        "Ties point POINT (7.2) to the sections or measures with these ids, in the version that its sender read. Without ids: "
        "shows, for response POINT (7), the references that are not certain, and suggestions. None of them is taken by itself."
    ),
)
@argument("point")
@argument("targets", metavar="[ID]...", nargs=-1)
@option("--remove", is_flag=True, help=N_("Take these links away."))
@ROUND
@BASE
def link(point: str, targets: tuple[str, ...], remove: bool, consultation: str, base: str) -> int:
    from planverk.cli.respond_show import offers, points  # with the command, not with --help
    from planverk.service.consultations import find_consultation, find_response
    from planverk.service.respond.assess import parse_target
    from planverk.service.respond.links import link_points, offers_for, outline_of

    home, actor = start()
    hearing = find_consultation(home, consultation)
    if not targets:
        number = int(point) if point.isdecimal() else parse_target(point)[0]
        outline = outline_of(hearing, find_response(home, hearing, number))
        click.echo("\n".join(offers(offers_for(home, consultation, number), outline)) or _("Every point is linked."))
        return 0
    response = link_points(home, parse_target(point), targets, actor, remove, consultation, base)
    click.echo("\n".join(points(hearing, response)))
    return 0


@click.command(
    cls=Command,
    short_help=N_("Group points that say the same."),
    help=N_(
        "Puts points into a group called NAME, to be weighed together; each is still listed. Without a name: shows points that "
        "say nearly the same, and responses that are nearly one letter."
    ),
)
@argument("name", metavar="[NAME]", default="")
@argument("targets", metavar="[POINT]...", nargs=-1)
@option("--out", is_flag=True, help=N_("Take the points out of their group; write - for NAME."))
@ROUND
@BASE
def group(name: str, targets: tuple[str, ...], out: bool, consultation: str, base: str) -> int:
    from planverk.cli.respond_show import likes  # with the command, not with --help
    from planverk.service.consultations import find_consultation
    from planverk.service.respond.assess import parse_target
    from planverk.service.respond.groups import find_likes
    from planverk.service.respond.groups import group as service

    home, actor = start()
    if not name:
        click.echo("\n".join(likes(find_likes(find_consultation(home, consultation, whole=True)))))
        return 0
    if not targets:
        raise click.UsageError(_("Say which points: 7.2 8.1"))
    service(home, [parse_target(each) for each in targets], "" if out else name, actor, consultation, base)
    click.echo(_("Done: {points}").format(points=", ".join(targets)))
    return 0
