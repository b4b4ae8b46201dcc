"""A chart as values: what is counted, and how many of each; drawn once, and shown as the same picture in every format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One line of a chart: what was counted, and how many."""

    label: str
    count: int


@dataclass(frozen=True)
class Chart:
    """A chart of lying bars. `name` is what documents call its picture, `alt` says in words what it shows."""

    name: str
    title: str
    bars: tuple[Bar, ...]
    alt: str
    language: str = "nb"
    most: int = 0  # the count that takes the whole width; 0 for the largest there is
