"""Values in text: what `{{ plan.title }}` comes to, as papers write it."""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from planverk.documents.groups import Group, Seen, Value, seen
from planverk.model.case_number import ArchiveCase, CaseNumber
from planverk.model.dates import long_date, short_date
from planverk.model.plan import Period

MAX_LENGTH = 200  # characters of one expression; longer ones are no names but programs
MAX_RESULT = 10_000  # characters of what comes out
CONSTANT = frozenset({"label", "wording", "municipality"})  # names that hold something in every document
_PATH = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*\Z")


@dataclass(frozen=True)
class Result:
    """What an expression came to. `counts` is False where it is made of words that stand in every document."""

    text: str
    counts: bool = True


@dataclass(frozen=True)
class Fault:
    """Why nothing came of an expression: the name that is unknown, and names like it; or no name where it is not one."""

    unknown: str = ""
    near: tuple[str, ...] = ()


class Sandbox:
    """Works out expressions over one group of names. `case_number` is the municipality's pattern for the filter of that name."""

    def __init__(self, names: Group, case_number: str) -> None:
        self._names = names
        self._pattern = case_number
        self._filters: dict[str, Callable[..., str]] = {
            "long_date": _of_dates(long_date),
            "short_date": _of_dates(short_date),
            "case_number": self._case_number,
            "upper_first": lambda text: str(text)[:1].upper() + str(text)[1:],
        }
        self._known: dict[str, Result | Fault] = {}

    def evaluate(self, expression: str) -> Result | Fault:
        """What `expression` (without its braces) comes to, as text. Never raises, whatever the expression holds."""
        if expression not in self._known:
            self._known[expression] = self._evaluate(expression.strip())
        return self._known[expression]

    def _evaluate(self, expression: str) -> Result | Fault:
        if len(expression) > MAX_LENGTH:
            return Fault()
        found = self._named(expression) or self._worked_out(expression)
        if isinstance(found, Fault):
            return found
        value, roots = found
        try:
            text = _clean(self._text(value))
        except (TypeError, ValueError, LookupError):
            return Fault()
        return Result(text, counts=bool(roots - CONSTANT)) if len(text) <= MAX_RESULT else Fault()

    def _named(self, expression: str) -> tuple[object, set[str]] | None:
        """The value of a bare name, `plan.title`, as nearly all expressions are; None for any other, and for an unknown name."""
        if not _PATH.match(expression):
            return None
        root, *path = expression.split(".")
        value: Value | Group = self._names
        for name in (root, *path):
            if not isinstance(value, Group) or name not in value.names:
                return None
            value = value.names[name]
        return seen(expression, value), {root}

    def _worked_out(self, expression: str) -> tuple[object, set[str]] | Fault:
        from planverk.documents.expressions import Expressions, UnknownName  # Jinja2, which few documents need

        try:
            return Expressions(self._names, self._filters).work_out(expression)
        except UnknownName as unknown:
            return self._unknown(unknown.name)
        except ValueError:
            return Fault()

    def _unknown(self, name: str) -> Fault:
        paths = sorted(self._names.paths())
        near = difflib.get_close_matches(name, paths, 3, 0.75)
        last = {path: path.rpartition(".")[2] for path in paths}
        alike = difflib.get_close_matches(name.rpartition(".")[2], last.values(), 1, 0.75)
        near += [path for path in paths if last[path] in alike]
        return Fault(name, tuple(dict.fromkeys(near))[:3])

    def _text(self, value: object) -> str:
        match value:
            case None:
                return ""
            case bool():
                raise TypeError("a truth value is no text")
            case str() | int() | Period() | ArchiveCase():
                return str(value)
            case Seen(group=Group(whole=whole)) if whole is not None:
                return self._text(whole)
            case Decimal():
                return f"{value:f}".replace(".", ",")
            case datetime.date():
                return long_date(value)
            case CaseNumber():
                return value.format(self._pattern)
            case _:
                raise TypeError("not a value that can be written")

    def _case_number(self, value: object) -> str:
        if value is None:
            return ""
        if not isinstance(value, CaseNumber):
            raise TypeError("not a case number")
        return value.format(self._pattern)


def _clean(text: str) -> str:
    """`text` on one line. Raises ValueError for characters that no document can hold."""
    if any(unicodedata.category(character) in {"Cs", "Co", "Cn"} for character in text):
        raise ValueError("characters that are none")
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in text).strip()


def _of_dates(form: Callable[[datetime.date], str]) -> Callable[[object], str]:
    def filled(value: object) -> str:
        if value is None:
            return ""
        if not isinstance(value, datetime.date):
            raise TypeError("not a date")
        return form(value)

    return filled


__all__ = ["CONSTANT", "MAX_LENGTH", "MAX_RESULT", "Fault", "Group", "Result", "Sandbox", "Value"]
