"""`planverk adopt`: the plan as it stands is the one that was decided on."""

from __future__ import annotations

import click

from planverk.cli.commands.common import complete_plan, start
from planverk.cli.words import N_, Command, _, argument, option


@click.command(
    cls=Command,
    short_help=N_("Keep the plan as the deciding body adopted it."),
    help=N_(
        "Keeps the PLAN as it stands as adopted-YEAR, with the decision that adopted it. The cover and the file's properties "
        "then name body, date and case number.\n\n"
        "Nothing is kept where no binding decision is recorded (planverk decide), where the text was changed since the case "
        "paper without a cause in the ledger, or where an adopted amendment does not stand in it.\n\n"
        "For a yearly decision on the handlingsdel alone, name its sections: --part handlingsdel --part okonomi. The measures "
        "always belong to it; every other section must be as it was adopted before."
    ),
)
@argument("plan", metavar="[PLAN]", default="", shell_complete=complete_plan)
@option("--decision", default="", metavar="BODY-DATE", help=N_("Which decision: kommunestyret-2011-09-07; otherwise the last."))
@option("--name", default="", help=N_("The version's name; otherwise adopted- and the year of the decision."))
@option("--part", "parts", multiple=True, metavar="ID", help=N_("A section that a decision on the handlingsdel alone is about."))
@option("--base", default="", metavar="COMMIT", help=N_("Only if the workspace still is at this commit."))
def adopt(plan: str, decision: str, name: str, parts: tuple[str, ...], base: str) -> int:
    from planverk.service.adopting import Order, adopt  # with the command, not with --help

    home, actor = start()
    done = adopt(home, Order(plan, decision, name, parts), actor, base)
    row = done.version
    click.echo(_("{plan} is kept as {version}, adopted by {decision}.").format(
        plan=row.plan, version=row.name, decision=done.decision.key
    ))  # fmt: skip
    if done.since:
        click.echo(_("The text was held against {version}.").format(version=done.since), err=True)
    if not row.tagged:
        click.echo(_("There is no git here, so only the files were kept."), err=True)
    return 0
