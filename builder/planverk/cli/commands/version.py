"""`planverk version list` and `planverk version name`."""

from __future__ import annotations

import click

from planverk.cli import show
from planverk.cli.commands.common import complete_plan, here, start
from planverk.cli.words import N_, Group, _, argument, option


@click.group(
    cls=Group,
    short_help=N_("List and name versions of a plan."),
    help=N_("Named versions of plans: what was sent on hearing, what was put forward, what was adopted."),
)
def version() -> None:
    """The group of commands about versions."""


@version.command(
    "list",
    short_help=N_("List the versions that have a name."),
    help=N_("Lists the named versions of all plans. Make one again with: planverk build --at NAME"),
)
def list_() -> int:
    from planverk.service.version import list_versions  # with the command, not with --help

    rows = list_versions(here())
    if not rows:
        click.echo(_("No version has a name yet. Name one with: planverk version name PLAN NAME"))
    for row in rows:
        remark = ""
        if not row.kept:
            remark = _("only a tag in git; its files are not kept under plans/")
        elif not row.saved:
            remark = _("not saved in git yet")
        click.echo("  ".join(part for part in (f"{row.plan}/{row.name}", row.date, row.commit[:10], remark) if part))
    found = [finding for row in rows for finding in row.findings]
    show.findings(found)
    return int(any(finding.is_error for finding in found))


@version.command(
    "name",
    short_help=N_("Give the plan as it stands a name."),
    help=N_(
        "Keeps the PLAN as it stands now under a NAME: hearing-1, proposal, adopted-2011.\n\n"
        "Its files are copied to plans/PLAN/versions/NAME/. With git they are also committed and tagged.\n\n"
        "A named version is never changed; a corrected edition gets a name of its own, such as hearing-1a."
    ),
)
@argument("plan", shell_complete=complete_plan)
@argument("name")
@option("--base", default="", metavar="COMMIT", help=N_("Only if the workspace still is at this commit."))
def name_(plan: str, name: str, base: str) -> int:
    from planverk.service.version import name_version  # with the command, not with --help

    home, actor = start()
    row = name_version(home, plan, name, actor, base)
    click.echo(_("{plan} is kept as {version}.").format(plan=row.plan, version=row.name))
    if not row.tagged:
        click.echo(_("There is no git here, so only the files were kept."), err=True)
    return 0
