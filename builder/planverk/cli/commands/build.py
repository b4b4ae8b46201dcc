"""`planverk build` and `planverk watch`."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, cast

import click

from planverk.cli import show
from planverk.cli.commands.common import complete_version, documents, start
from planverk.cli.words import N_, Command, _, option

if TYPE_CHECKING:
    from planverk.service.build import Order, Report
    from planverk.service.making import Format
    from planverk.service.placing import Built

FORMATS = ("docx", "pdf", "html", "xlsx", "odt", "epub")
_USUAL = "docx,pdf,html,xlsx"


def formats_of(ctx: click.Context, param: click.Parameter, value: str) -> tuple[Format, ...]:
    """The kinds of files that an option names, in the order in which they are made."""
    wanted = [form.strip().lower() for form in value.split(",") if form.strip()]
    unknown = next((form for form in wanted if form not in FORMATS), None)
    if unknown is not None or not wanted:
        raise click.BadParameter(
            _("{form} is none of the formats: {formats}").format(form=unknown or "–", formats=", ".join(FORMATS)), ctx, param
        )
    return cast("tuple[Format, ...]", tuple(form for form in FORMATS if form in wanted))


_formats_option = option(
    "--format", "formats", metavar="FORMAT", default=_USUAL, show_default=True, callback=formats_of,
    help=N_("Which kinds of files to make, with commas between: docx, pdf, html, xlsx (for tables), odt, epub."),
)  # fmt: skip


@click.command(
    cls=Command,
    short_help=N_("Make the documents, into build/."),
    help=N_(
        "Makes every plan and case paper, or only the DOCUMENTs named, and puts them in build/.\n\n"
        "A document with errors is not made; the others are. What has not changed since the last time is not made again."
    ),
)
@documents
@_formats_option
@option(
    "--at", metavar="VERSION", default="", shell_complete=complete_version,
    help=N_("Make them as they stood in a named version (hearing-1) or at a git revision. Your files are not touched."),
)  # fmt: skip
@option("--draft", is_flag=True, help=N_("Make drafts even with errors: UTKAST on every page, and the findings listed."))
def build(names: tuple[str, ...], formats: tuple[Format, ...], at: str, draft: bool) -> int:
    from planverk.service import build as service  # with the command, not with --help

    home, actor = start()
    with show.progress() as progress:
        report = service.build(home, service.Order(names, formats, at, draft), actor, progress=progress)
    _tell(report, draft)
    return int(any(built.stopped for built in report.documents) or any(finding.is_error for finding in report.findings))


@click.command(
    cls=Command,
    short_help=N_("Make documents anew each time a file is saved."),
    help=N_(
        "Makes the documents, and makes what has changed anew each time you save a file, until you press Ctrl-C.\n\n"
        "Name one DOCUMENT, and one format, to see a change soonest."
    ),
)
@documents
@_formats_option
@option("--draft", is_flag=True, help=N_("Make drafts even with errors: UTKAST on every page, and the findings listed."))
def watch(names: tuple[str, ...], formats: tuple[Format, ...], draft: bool) -> int:
    from planverk.service.build import Order  # with the command, not with --help
    from planverk.service.watch import watch_and_build

    gc.enable()  # this process lives for hours (see app.main)
    home, actor = start()
    order: Order = Order(names, formats, draft=draft)
    try:
        for turn in watch_and_build(home, order, actor):
            if turn.fault is not None:
                show.fault(turn.fault)
            elif turn.report is not None:
                _tell(turn.report, draft)
            click.echo(_("Took {seconds} s. Waiting for changes; Ctrl-C ends.").format(seconds=f"{turn.seconds:.1f}"), err=True)
    except KeyboardInterrupt:
        click.echo(_("Stopped watching."), err=True)
    return 0


def _tell(report: Report, draft: bool) -> None:
    show.findings(report.all_findings)
    for built in report.documents:
        _tell_one(built, draft)
    if not report.documents and not report.findings:
        click.echo(_("There is no plan and no case paper here yet."))
    made = [built for built in report.documents if not built.stopped]
    if made and not report.commit and not report.version:
        click.echo(_("The papers name no commit, for the text is not saved in git."), err=True)
    elif made and report.dirty:
        click.echo(_("The papers say that the text has changes that are not saved in git."), err=True)


def _tell_one(built: Built, draft: bool) -> None:
    if built.stopped:
        click.echo(_("{document}: not made, because of the errors above.").format(document=built.id))
        return
    pages = ""
    if built.pages:
        pages = _(" (1 page)") if built.pages == 1 else _(" ({pages} pages)").format(pages=built.pages)
    click.echo(f"{built.title}{pages}")
    for file in built.files:
        unchanged = "" if file in built.made else f"  {click.style(_('unchanged'), dim=True)}"
        click.echo(f"  {file}{unchanged}")
