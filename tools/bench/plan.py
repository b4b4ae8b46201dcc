"""Makes a plan of about 200 pages: 12 chapters, 96 sections, 96 tables, the same words each time."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

CHAPTERS = 12
SECTIONS = 8  # in each chapter, with a table each
PARAGRAPHS = 11  # in each section
PLAN = "storplan"


def _words(lines: str) -> list[str]:
    return [word for line in lines.splitlines() for word in line.strip().split("|") if word]


_WHO = _words(
    """
    Kommunen|Rådmannen|Boligkontoret|Enhet for helse og omsorg|NAV|Prosjektgruppa|Styringsgruppa
    Flyktningtjenesten|Brukerrådet|Enhet for eiendom|Barneverntjenesten|Den enkelte husstand|Utleieren
    Miljøarbeidertjenesten|Husbanken
    """
)
_DOES = _words(
    """
    vurderer|følger opp|har ansvar for|samordner|prioriterer|kartlegger|melder fra om|legger fram|gjennomgår
    avklarer|styrker|finansierer|dokumenterer|utvikler|evaluerer
    """
)
_WHAT = _words(
    """
    behovet for kommunale utleieboliger|botilbudet til unge i etableringsfasen|rutinene for tildeling av bolig
    samarbeidet med private utleiere|bruken av startlån og tilskudd|oppfølgingen i bolig på kveldstid
    vedlikeholdet av eldre leiligheter|framdriften i byggeprosjektene|økonomisk rådgivning til barnefamilier
    bosettingen av nyankomne flyktninger|tilgjengeligheten for personer med nedsatt funksjonsevne
    ventetiden for dem som har søkt|fordelingen mellom tettstedene|tjenester til personer med rusproblemer
    """
)
_WHEN = _words(
    """
    i første halvår|før budsjettet blir lagt fram|når saken har vært på høring|i løpet av planperioden
    hvert annet år|innen utgangen av året|sammen med de berørte|slik kommunestyret har bedt om
    etter en samlet vurdering|med støtte fra Husbanken|uten at tjenesten blir dårligere|i tråd med kommuneplanen
    """
)
_LINKS = _words(
    """
    Derfor|Samtidig|Dessuten|I tillegg|Etter dette|På den andre siden|Av den grunn
    """
)
_DUE = ("2012", "2013", "2014", "2015", "Årlig")


def make_workspace(folder: Path, repository: Path) -> Path:
    """A workspace of its own in `folder`, in git, on the template of the worked example; returns the chapters' folder."""
    shutil.copytree(repository / "templates", folder / "templates")
    shutil.copy(repository / "planverk.yaml", folder / "planverk.yaml")
    chapters = folder / "plans" / PLAN
    chapters.mkdir(parents=True)
    names = []
    chance = random.Random(2011)
    for number in range(1, CHAPTERS + 1):
        names.append(f"{number:02}-kapittel.md")
        (chapters / names[-1]).write_text(chapter(chance, number), "utf-8")
    (chapters / "plan.yaml").write_text(_settings(names), "utf-8")
    (folder / ".gitignore").write_text("build/\n.planverk/\nprivate/\n", "utf-8")
    who = ["-c", "user.name=Benk", "-c", "user.email=benk@vagsund.example"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "Stor plan"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return chapters


def _settings(names: list[str]) -> str:
    return (
        f"format: 1\nid: {PLAN}\ntitle: Stor plan 2011–2025\ntype: temaplan\nlanguage: nb\nperiod: {{from: 2011, to: 2025}}\n"
        f'archive: {{case: "2011/1", class: F17}}\nchapters: [{", ".join(names)}]\n'
    )


def chapter(chance: random.Random, number: int) -> str:
    """A chapter's Markdown: a heading, a paragraph, and the sections."""
    sections = "\n\n".join(_section(chance, number, place) for place in range(1, SECTIONS + 1))
    return f"# {_title(chance)} {{#kapittel-{number}}}\n\n{_paragraph(chance)}\n\n{sections}\n"


def _section(chance: random.Random, chapter_number: int, place: int) -> str:
    me = f"{chapter_number}-{place}"
    parts = [f"## {_title(chance)} {{#punkt-{me}}}"]
    for at in range(PARAGRAPHS):
        parts.append(_paragraph(chance))
        if at == 1:
            parts.append(f"Dette er drøftet i [](#punkt-{chance.randint(1, CHAPTERS)}-{chance.randint(1, SECTIONS)}).[^{me}]")
        if at == 3:
            parts.append("\n".join(f"- {_what(chance)}" for _ in range(5)))
    parts.append(_table(chance, me))
    parts.append(f"[^{me}]: {sentence(chance)}")
    return "\n\n".join(parts)


def _table(chance: random.Random, me: str) -> str:
    rows = [
        f"| {at} | {sentence(chance)} | {chance.choice(_WHO)} | {chance.choice(_DUE)} | {chance.randint(1, 90) * 10_000} |"
        for at in range(1, 7)
    ]
    head = "| Nr. | Tiltak | Ansvar | Frist | Kroner |\n| :-- | :-- | :-- | :-- | --: |"
    return "\n".join((f'::: {{.table #tabell-{me} caption="{_what(chance)}" widths="7 45 22 11 15"}}', head, *rows, ":::"))


def _title(chance: random.Random) -> str:
    what = _what(chance)
    return what[0].upper() + what[1:]


def _what(chance: random.Random) -> str:
    return chance.choice(_WHAT)


def sentence(chance: random.Random) -> str:
    return f"{chance.choice(_WHO)} {chance.choice(_DOES)} {_what(chance)} {chance.choice(_WHEN)}."


def _paragraph(chance: random.Random) -> str:
    return " ".join((sentence(chance), *(f"{chance.choice(_LINKS)} {_clause(chance)}." for _ in range(3))))


def _clause(chance: random.Random) -> str:
    who = chance.choice(_WHO)
    who = who if who in ("NAV", "Husbanken") else who[0].lower() + who[1:]
    return f"{chance.choice(_DOES)} {who} {_what(chance)} {chance.choice(_WHEN)}"


def for_pandoc(chapters: Path, to: Path) -> Path:
    """The same text as a pandoc user would have it: one file, captions below the tables, references with words in them."""
    text = "\n\n".join(file.read_text("utf-8") for file in sorted(chapters.glob("*.md")))
    lines: list[str] = []
    caption = ""
    for line in text.splitlines():
        if line.startswith("::: {.table"):
            caption = line.split('caption="')[1].split('"')[0]
        elif line == ":::":
            lines += ["", f"Table: {caption}"]
        elif line.startswith("| :--"):
            lines.append(f"|{'-' * 7}|{'-' * 45}|{'-' * 22}|{'-' * 11}|{'-' * 15}|")  # widths, as in the plan
        else:
            lines.append(line.replace("[](#", "[avsnittet om dette](#"))
    to.write_text("---\ntitle: Stor plan 2011–2025\nlang: nb-NO\n---\n\n" + "\n".join(lines) + "\n", "utf-8")
    return to
