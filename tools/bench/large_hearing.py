"""Makes a hearing of any size on the worked example's plan: responses, points, links and assessments, the same each time."""

from __future__ import annotations

import datetime
import random
import re
import shutil
import subprocess
from pathlib import Path

import plan

from planverk.model.consultation import Outline
from planverk.model.quotes import make_quote
from planverk.model.response import Assessment, Link, Outcome, Point, Publication, Quote, Response, Sender, SenderKind, Stance
from planverk.readers.consultation import read_outline
from planverk.readers.response import response_folder
from planverk.store.private import digest
from planverk.writers.consultation import assessment_yaml, points_yaml, response_yaml

CONSULTATION = "boligsosial-handlingsplan-2011"
FOLDER = f"consultations/{CONSULTATION}"
PLAN = "boligsosial-handlingsplan"
VERSION = "hearing-1"
POINTS = 10
GREETING, CLOSING = "Vi viser til høringsbrev av 15. mars 2011.", "Vennlig hilsen\nstyret"
_WAYS = ("Kapittel {}: ", "I kap. {} savner vi dette. ", "Til punkt {}. ", "")
_KINDS = (SenderKind.ORGANISATION, SenderKind.BUSINESS, SenderKind.MUNICIPALITY, SenderKind.STATE)
_OUTCOMES = tuple(Outcome)
_THEMES = ("tildeling", "økonomi", "oppfølging", "boligmasse", "kompetanse")


def make_workspace(folder: Path, repository: Path, responses: int) -> None:
    """A workspace in git with the example's plan and a hearing of so many responses, each with POINTS points, all weighed."""
    shutil.copytree(repository / "templates", folder / "templates")
    shutil.copy(repository / "planverk.yaml", folder / "planverk.yaml")
    beside = shutil.ignore_patterns("cases", "reports", "decisions")
    shutil.copytree(repository / "plans" / PLAN, folder / "plans" / PLAN, ignore=beside)
    (folder / FOLDER / "outlines").mkdir(parents=True)
    shutil.copy(repository / FOLDER / "outlines" / f"{VERSION}.yaml", folder / FOLDER / "outlines")
    round_ = (repository / FOLDER / "consultation.yaml").read_text("utf-8")
    numbered = re.sub(r"(?m)^next_number:.*$", f"next_number: {responses + 1}", round_)
    (folder / FOLDER / "consultation.yaml").write_text(numbered, "utf-8")
    outline = _outline(repository)
    chance = random.Random(2011)
    for number in range(1, responses + 1):
        _write(folder, _response(chance, number, outline))
    (folder / ".gitignore").write_text("build/\n.planverk/\nprivate/\n", "utf-8")
    who = ["-c", "user.name=Benk", "-c", "user.email=benk@vagsund.example"]
    for command in (["init", "-q"], ["config", "gc.auto", "0"], ["add", "."], [*who, "commit", "-q", "-m", "Stor høring"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


def one_more(number: int) -> str:
    """The text of a letter that is like no other."""
    chance = random.Random(f"one more {number}")
    parts = [_WAYS[n % len(_WAYS)].format(f"{3 + n}.1") + _words(chance) for n in range(POINTS)]
    return "\n\n".join([f"Uttalelse nr. {number}", GREETING, *parts, CLOSING])


def _outline(repository: Path) -> Outline:
    file = repository / FOLDER / "outlines" / f"{VERSION}.yaml"
    outline = read_outline(file.read_bytes(), file.name).value
    assert outline is not None
    return outline


def _response(chance: random.Random, number: int, outline: Outline) -> Response:
    sections = [node for node in outline.nodes if node.kind == "section" and node.label[:1].isdigit()]
    about = [chance.choice(sections) for _ in range(POINTS)]
    remarks = [chance.choice(_WAYS).format(node.label) + _words(chance) for node in about]
    text = "\n\n".join([GREETING, *remarks, CLOSING])
    points = []
    for count, (node, words) in enumerate(zip(about, remarks, strict=True), start=1):
        start = text.index(words)
        link = Link(node.id, "explicit" if node.label in words else "manual", "Benk")
        weighed = _assessment(chance, count, node.id)
        quote = make_quote(text, start, start + len(words))
        points.append(Point(count, quote, (link,), themes=(chance.choice(_THEMES),), assessment=weighed))
    return Response(
        number=number,
        folder=response_folder(FOLDER, number),
        senders=(Sender(chance.choice(_KINDS), f"Lag og forening nr. {number}"),),
        received=datetime.date(2011, 3, 16) + datetime.timedelta(days=number % 44),
        channel="e-post",
        version=VERSION,
        remarks=True,
        stance=chance.choice(tuple(Stance)),
        original=digest(f"original {number}".encode()),
        original_name="uttalelse.txt",
        text_hash=digest(text.encode()),
        text=text,
        publish=Publication("publish", "Offentlegforskrifta § 7", "Benk", datetime.date(2011, 5, 25)),
        summary=_words(chance),
        points=tuple(points),
        passed_over=tuple(_quote(text, words) for words in (GREETING, CLOSING)),
        next_point=POINTS + 1,
    )


def _assessment(chance: random.Random, point: int, section: str) -> Assessment:
    outcome = chance.choice(_OUTCOMES)
    changes = (section,) if outcome.promises_change else ()
    return Assessment(
        point, outcome, "godkjent", _words(chance), plan.sentence(chance), changes=changes, responsible="Boligkontoret"
    )


def _quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return make_quote(text, start, start + len(words))


def _words(chance: random.Random) -> str:
    return " ".join(plan.sentence(chance) for _ in range(3))


def _write(folder: Path, response: Response) -> None:
    own = folder / response.folder
    (own / "assessments").mkdir(parents=True)
    (own / "response.yaml").write_bytes(response_yaml(response))
    (own / "text.md").write_text(response.text + "\n", "utf-8")
    (own / "points.yaml").write_bytes(points_yaml(response))
    (own / "original.txt").write_text(f"original {response.number}", "utf-8")
    for point in response.points:
        assert point.assessment is not None
        (own / "assessments" / f"{point.id}.yaml").write_bytes(assessment_yaml(point.assessment))
