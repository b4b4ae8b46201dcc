"""Numbers of headings: a place in a series, and how a template writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NumberFormat = Literal["decimal", "upperLetter", "lowerLetter", "upperRoman", "lowerRoman"]


@dataclass(frozen=True)
class LevelFormat:
    """How one level is written: `pattern` as in Word's lvlText (`%1.%2`), `format` for this level's own number, `legal` where all
    numbers on this level are decimal (isLgl), `suffix` what stands between number and title."""

    pattern: str
    format: NumberFormat = "decimal"
    legal: bool = False
    suffix: Literal["tab", "space", "nothing"] = "tab"


@dataclass(frozen=True)
class NumberingScheme:
    """How a template writes the numbers of chapters and of appendices, level by level."""

    chapters: tuple[LevelFormat, ...]
    appendices: tuple[LevelFormat, ...]


def decimal_scheme(appendix_word: str = "Vedlegg") -> NumberingScheme:
    """Numbers as 4.2.1, appendices as «Vedlegg A», A.1: for a template that has no numbering of its own."""
    chapters = tuple(LevelFormat(".".join(f"%{i}" for i in range(1, n + 1))) for n in range(1, 7))
    first = LevelFormat(f"{appendix_word} %1", "upperLetter")
    return NumberingScheme(chapters, (first, *(LevelFormat(level.pattern) for level in chapters[1:])))


def label(number: tuple[int, ...], levels: tuple[LevelFormat, ...]) -> str:
    """`number` as the template writes it: (4, 2) gives «4.2», empty where there is no number or no such level."""
    if not number or len(number) > len(levels):
        return ""
    level = levels[len(number) - 1]
    text = level.pattern
    for place, value in reversed(list(enumerate(number, start=1))):
        form = "decimal" if level.legal else levels[place - 1].format
        text = text.replace(f"%{place}", numeral(value, form))
    return text


def numeral(value: int, form: NumberFormat) -> str:
    """`value`, from 1, as a numeral of the given form."""
    match form:
        case "decimal":
            return str(value)
        case "upperLetter":
            return _letters(value)
        case "lowerLetter":
            return _letters(value).lower()
        case "upperRoman":
            return _roman(value)
        case "lowerRoman":
            return _roman(value).lower()


def _letters(value: int) -> str:
    """A … Z, AA, BB … ZZ, AAA: Word's way of counting on after Z (ECMA-376 part 1, 17.18.59)."""
    times, letter = divmod(value - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        text += sign * count
    return text
