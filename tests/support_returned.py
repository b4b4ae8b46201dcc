"""A workspace whose plan is sent out and merged again, for tests of Word there and back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from planverk.service.word.export import Order, export
from planverk.service.word.merge import Merged, merge
from planverk.service.workspace import Actor, Home, open_workspace
from support_workspace import git, lay, new_workspace, saved
from word_editing import WordFile

ASTRID = Actor(
    "Astrid Moen",
    "astrid@example.no",
    datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1))),
)
PLAN = "eksempelplan"
CHAPTER = f"plans/{PLAN}/01-innledning.md"
TEXT = """# Innledning {#innledning}

Kommunen skal ha gode boliger for alle. Det gjelder også dem som leier.
Se [](#mal) for resten.

## Bakgrunn {#bakgrunn}

Planen bygger på **to** tidligere planer.[^eldre] Den første kom i 2003.

- Den ene var god.
- Den andre var kort.

[^eldre]: De ligger i arkivet.

::: {.table #tab-folk caption="Innbyggere i kommunen"}
| År | Folk |
| :--- | ---: |
| 2010 | 9 300 |
| 2011 | 9 412 |
:::

## Omfang {#omfang}

Planen gjelder hele kommunen, også øyene.
"""


@dataclass
class Desk:
    """A workspace with a plan that is sent and taken back."""

    home: Home

    @property
    def root(self) -> Path:
        return self.home.root

    def send(self, *sections: str, to: str = "NAV", tracked: bool = True) -> WordFile:
        path = export(self.home, Order(PLAN, to, sections, tracked), ASTRID)
        return WordFile.of((self.root / path).read_bytes())

    def take(self, *files: WordFile | bytes, preview: bool = False) -> tuple[Merged, ...]:
        data = [(f"svar-{n}.docx", each.data() if isinstance(each, WordFile) else each) for n, each in enumerate(files)]
        return merge(self.home, data, ASTRID, preview)

    def text(self, path: str = CHAPTER) -> str:
        return (self.root / path).read_text("utf-8")

    def save(self, path: str, text: str) -> None:
        """Somebody edits the Markdown itself, and saves it in git."""
        lay(self.root, {path: text})
        git(self.root, "commit", "-q", "-a", "-m", "edited here")

    def log(self, form: str = "%an: %s") -> list[str]:
        return git(self.root, "log", f"--format={form}").splitlines()


def desk(root: Path, text: str = TEXT) -> Desk:
    """A workspace under git whose first chapter is `text`."""
    new_workspace(root, {CHAPTER: text})
    saved(root)
    git(root, "config", "user.name", ASTRID.name)
    git(root, "config", "user.email", ASTRID.email)
    return Desk(open_workspace(root))


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that only one of two texts has."""
    old, new = before.split("\n"), after.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]
