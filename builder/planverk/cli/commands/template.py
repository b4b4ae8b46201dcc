"""`planverk template inspect` and `planverk template check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planverk.cli import show
from planverk.cli.commands.common import here
from planverk.cli.words import N_, Group, _, argument

if TYPE_CHECKING:
    from planverk.checks.template import TemplateSummary
    from planverk.service.template import Inspected

_FILE = argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))


@click.group(
    cls=Group,
    short_help=N_("Look at the municipality's Word template."),
    help=N_("What is in the municipality's Word template, and whether it can be built on."),
)
def template() -> None:
    """The group of commands about templates."""


@template.command(
    short_help=N_("See what is in a template."),
    help=N_(
        "Shows what is in the Word FILE, or in the workspace's own template: fields, styles by role, page, margins, fonts, "
        "colours, numbering and logo."
    ),
)
@_FILE
def inspect(file: Path | None) -> int:
    looked = _look(file)
    for each in looked:
        if each.summary is not None:
            _describe(each.summary)
        else:
            show.findings(each.findings)
    return int(any(each.summary is None for each in looked))


@template.command(
    short_help=N_("See what a template lacks."),
    help=N_("Tells what is missing in the Word FILE, or in the workspace's own template, and what will be used instead."),
)
@_FILE
def check(file: Path | None) -> int:
    found = [finding for each in _look(file) for finding in each.findings]
    show.findings(found, err=False)
    click.echo(show.counted(found))
    return int(any(finding.is_error for finding in found))


def _look(file: Path | None) -> tuple[Inspected, ...]:
    from planverk.service.template import inspect_file, inspect_own  # with the command, not with --help

    return (inspect_file(file),) if file is not None else inspect_own(here())


def _describe(summary: TemplateSummary) -> None:
    click.echo(click.style(summary.file, bold=True))
    margins = summary.margins
    _line(_("Page"), f"{summary.width:g} × {summary.height:g} mm")
    _line(
        _("Margins"),
        _("top {top}, right {right}, bottom {bottom}, left {left} mm").format(
            top=f"{margins.top:g}", right=f"{margins.right:g}", bottom=f"{margins.bottom:g}", left=f"{margins.left:g}"
        ),
    )
    _line(_("Sections"), str(summary.sections))
    _line(_("Language"), summary.language or "–")
    _line(_("Fonts"), ", ".join(f"{font} → {family}" if font != family else font for font, family in summary.fonts) or "–")
    _line(_("Colours"), ", ".join(f"#{colour}" for colour in summary.colours) or "–")
    _line(_("Heading numbers"), ", ".join(number for number in summary.numbers if number) or "–")
    logo = summary.logo
    _line(_("Logo"), f"{logo.format}, {logo.width} × {logo.height}, «{logo.alt}»" if logo else "–")
    click.echo(f"  {_('Fields')}")
    for use in summary.fields:
        click.echo(f"    {use.name:24} {_(_KINDS[use.kind])}, {use.part}")
    click.echo(f"  {_('Styles by role')}")
    for role in summary.roles:
        missing = "" if role.found else "  " + _("(«{wanted}» is not there)").format(wanted=role.wanted)
        click.echo(f"    {role.role:24} {role.style}{missing}")


_KINDS = {"braces": N_("{{ name }}"), "bookmark": N_("bookmark"), "content-control": N_("content control")}


def _line(label: str, value: str) -> None:
    click.echo(f"  {label + ':':20} {value}")
