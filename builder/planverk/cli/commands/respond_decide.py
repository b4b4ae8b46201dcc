"""`planverk respond publish`, `access`, `clear` and `erase`: what is decided about personal data in a response."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planverk.cli.commands.common import number_of, start
from planverk.cli.commands.respond_options import BASE, ROUND
from planverk.cli.words import N_, Command, _, argument, option

if TYPE_CHECKING:
    from planverk.service.respond.decide import Decision

DECISIONS = ("publish", "redacted", "withhold")
_NUMBER = argument("number", metavar="NR", type=number_of)


@click.command(
    "publish",
    cls=Command,
    short_help=N_("Decide whether a response may be on the web."),
    help=N_(
        "Records the decision on response NR: publish it, publish it redacted (numbers, addresses and e-mails left out), "
        "or withhold it (listed without text).\n\n"
        "Each response is judged by a person (offentlegforskrifta § 7). Without a decision it is not published."
    ),
)
@_NUMBER
@option("--decision", type=click.Choice(DECISIONS), required=True, help=N_("What is decided."))
@option("--basis", default="", metavar="TEXT", help=N_("Why: what was looked at, or the paragraph that it is kept back by."))
@ROUND
@BASE
def publish_(number: int, decision: Decision, basis: str, consultation: str, base: str) -> int:
    from planverk.service.respond.decide import decide_publication  # with the command, not with --help

    home, actor = start()
    decide_publication(home, number, decision, basis, actor, consultation, base)
    click.echo(_("The decision on response {number} is recorded.").format(number=number))
    return 0


@click.command(
    "access",
    cls=Command,
    short_help=N_("Decide whether a response is exempt from innsyn."),
    help=N_(
        "Records that response NR is exempt from innsyn, by which paragraph, or with --open that it is not. What is exempt "
        "is not published either."
    ),
)
@_NUMBER
@option("--paragraph", default="", metavar="TEXT", help=N_('The paragraph, as "offl. § 13, jf. fvl. § 13".'))
@option("--open", "is_open", is_flag=True, help=N_("Nothing of it is exempt."))
@option("--basis", default="", metavar="TEXT", help=N_("Why."))
@ROUND
@BASE
def access(number: int, paragraph: str, is_open: bool, basis: str, consultation: str, base: str) -> int:
    from planverk.service.respond.decide import decide_access  # with the command, not with --help

    if bool(paragraph.strip()) == is_open:
        raise click.UsageError(_("Say either --paragraph or --open."))
    home, actor = start()
    decide_access(home, number, paragraph, actor, basis, consultation, base)
    click.echo(_("The decision on response {number} is recorded.").format(number=number))
    return 0


@click.command(
    "clear",
    cls=Command,
    short_help=N_("Let words stand that look like a person's name."),
    help=N_(
        "Records that words on file for a private person mean something else just there, as «hagen» in «bo med hage».\n\n"
        "NR is the response in whose text they stand, and never that of the person. --where is copied from the message."
    ),
)
@_NUMBER
@option("--words", required=True, metavar="TEXT", help=N_("The words."))
@option("--where", required=True, metavar="TEXT", help=N_("The words with some of those before and after them."))
@option("--reason", required=True, metavar="TEXT", help=N_("What they mean there."))
@ROUND
@BASE
def clear(number: int, words: str, where: str, reason: str, consultation: str, base: str) -> int:
    from planverk.service.respond import decide  # with the command, not with --help

    home, actor = start()
    decide.clear(home, number, words, where, reason, actor, consultation, base)
    click.echo(_("«{words}» may stand there.").format(words=words))
    return 0


@click.command(
    "erase",
    cls=Command,
    short_help=N_("Remove the working copies of a private person's data."),
    help=N_(
        "Removes what private/ holds of the person who sent response NR: the original, the text with names, and who it is.\n\n"
        "It takes a journal number, which shows that the archive has the letter. What remains, and where, is told afterwards."
    ),
)
@_NUMBER
@option("--journal", default="", metavar="NUMBER", help=N_("The letter's number in the archive, where the log does not have it."))
@ROUND
@BASE
def erase(number: int, journal: str, consultation: str, base: str) -> int:
    from planverk.service.respond.erase import erase as service  # with the command, not with --help

    home, actor = start()
    done = service(home, number, journal, actor, consultation, base)
    click.echo(_("Removed from private/: files {files}, persons {persons}.").format(
        files=len(done.removed), persons=len(done.persons)
    ))  # fmt: skip
    click.echo(_("What remains:"))
    for each in done.remains:
        click.echo(f"  {each.format(_)}")
    return 0
