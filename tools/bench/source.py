"""The Typst source that planverk makes of a plan, laid in a folder: what `Typst alone` compiles."""

from __future__ import annotations

from pathlib import Path

from planverk.service.assembling import assemble
from planverk.service.gathering import gather
from planverk.service.states import look_at
from planverk.service.workspace import open_workspace
from planverk.writers.pdf import typeset
from planverk.writers.pdf.fonts import font_folders


def write_source(workspace: Path, plan: str, folder: Path) -> tuple[str, ...]:
    """Writes main.typ and the files beside it to `folder`; returns the folders of the fonts that it is set in."""
    folder.mkdir()
    with look_at(open_workspace(workspace)) as state:
        (paper,) = assemble(gather(state, (plan,))).papers
    if paper.document is None or paper.template is None or paper.template.theme is None:
        raise SystemExit("\n".join(str(finding.message) for finding in paper.findings))
    made = typeset(paper.document, paper.template.theme)
    for name, data in {**made.files, "main.typ": made.source.encode()}.items():
        (folder / name).write_bytes(data)
    return font_folders()
