"""The commands that README and the guides show are there, with the options that they show, and none is left out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from planverk.cli.app import app
from planverk.cli.words import speak

REPOSITORY = Path(__file__).resolve().parents[1]
PAGES = (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md")))


def shown(page: Path) -> list[str]:
    """Every planverk command that stands in a block of shell commands, or alone between backticks."""
    text = page.read_text("utf-8")
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL)).splitlines()
    inline = re.findall(r"`(planverk [^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    lines = (line.split("#")[0].strip() for line in (*blocks, *(" ".join(each.split()) for each in inline)))
    return [line for line in lines if line.startswith("planverk ")]


COMMANDS = [pytest.param(line, id=f"{page.stem}: {line}") for page in PAGES for line in dict.fromkeys(shown(page))]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_that_is_shown_is_there_with_its_options(line: str) -> None:
    words = shlex.split(line.replace("[", "").replace("]", ""))[1:]
    command: click.Command = app
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    known = {name for option in command.params for name in option.opts} | {"--help"}
    assert words == [] or words[0] in ("COMMAND", "KOMMANDO") or not isinstance(command, click.Group) or words[0] in known
    assert {word for word in words if word.startswith("--")} <= known


OF_COMMANDS = (REPOSITORY / "docs" / "kommandoer.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### `planverk ([^`]+)`\n(.*?)(?=^##|\Z)", OF_COMMANDS, re.DOTALL | re.MULTILINE))


@pytest.mark.parametrize("usage", SECTIONS)
def test_a_command_with_a_section_of_its_own_stands_there_as_its_help_says(usage: str) -> None:
    speak("nb")
    group, name = usage.split()[:2]
    parent = app.commands[group]
    assert isinstance(parent, click.Group)
    command = parent.commands[name]
    context = click.Context(command)
    assert usage.split() == [group, name, *command.collect_usage_pieces(context)[1:]]
    wanted = []
    for option in command.params:
        if isinstance(option, click.Option):
            of_choice = isinstance(option.type, click.Choice)
            metavar = ", ".join(option.type.choices) if of_choice else "" if option.is_flag else option.make_metavar(context)
            wanted.append(f"{', '.join(f'`{each}`' for each in option.opts)} {metavar}".strip())
    assert re.findall(r"^\| (`--[^|]*?) \|", SECTIONS[usage], re.MULTILINE) == wanted


def test_every_command_stands_in_the_readme() -> None:
    missing = [name for name in app.commands if f"planverk {name}" not in (REPOSITORY / "README.md").read_text("utf-8")]
    assert missing == []


def test_every_page_of_the_docs_can_be_reached_from_the_readme() -> None:
    reached = set(re.findall(r"\((docs/[^)#]+)", (REPOSITORY / "README.md").read_text("utf-8")))
    there = {f"docs/{page.name}" for page in PAGES if page.parent.name == "docs"}
    assert there - reached == set()
    assert all((REPOSITORY / page).is_file() for page in reached)
