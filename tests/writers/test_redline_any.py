"""Whatever was changed, the marked text is printed and shown."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import document_edits as edits
from document_strategies import blocks
from html_documents import document, red, theme
from planverk.changes.compare import compare
from planverk.model.content import Blocks
from planverk.model.document import Document, Revision
from planverk.writers.html import write
from planverk.writers.pdf import Press, typeset
from support_theme import plain_theme

PRESS = Press()


def redline(old: Blocks, new: Blocks) -> Document:
    comparison = compare(document(*old), document(*new))
    told = {change.id: Revision("Kari", "2011-05-12", ("Ja.",) if at % 2 else ()) for at, change in enumerate(comparison.changes)}
    return document(*comparison.body, revisions=told, pictures={"p.png": red()})


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_what_was_changed_in_a_plan_is_printed_and_shown(seed: int) -> None:
    random = Random(seed)
    old = edits.plan(random)
    made = redline(old, edits.edited(old, random))
    assert PRESS.print(typeset(made, plain_theme())).data.startswith(b"%PDF")
    assert write(made, theme()).endswith(b"</html>\n")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(blocks(), blocks())
def test_what_was_changed_in_any_text_is_shown(old: Blocks, new: Blocks) -> None:
    assert write(redline(old, new), theme()) == write(redline(old, new), theme())
