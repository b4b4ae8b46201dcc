"""A meeting in the workspace that `planverk init` makes, with a case that is exempt from public access."""

from __future__ import annotations

import datetime

from planverk.service.calling import Order, new_meeting
from planverk.service.workspace import Home
from support_workspace import KARI, lay

MEETING = "2025-06-18-formannskapet"
FOLDER = f"meetings/{MEETING}"
SECRET = """---
format: 1
title: Kjøp av Storgata 4
layout: levanger
case_worker: Ola
decided_by: formannskapet
access: {public: false, paragraph: "offl. § 23", public_title: Kjøp av eiendom}
treatments:
  - {body: formannskapet, date: 2025-06-18}
---

::: {.proposal body=formannskapet}
1. Kommunen byr to millioner kroner.
:::

## Vurdering {#vurdering}

Prisen er god.
"""


def called(home: Home) -> str:
    return new_meeting(home, Order("formannskapet", datetime.date(2025, 6, 18), "10:00", "Rådhuset", "Kari"), KARI)


def written(home: Home, *changes: tuple[str, str], more: str = "") -> None:
    """Changes meeting.yaml by hand."""
    file = home.root / FOLDER / "meeting.yaml"
    text = file.read_text("utf-8") + more
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    lay(home.root, {f"{FOLDER}/meeting.yaml": text})
