"""Values in text: `{{ plan.title }}` worked out in Jinja2's sandbox, which is shown values and a few filters, and nothing else.

An expression is text that somebody wrote in a plan or a layout, so it is trusted with nothing: no names but those in the
Group, no attribute of a Python object, no call, no power or repetition that could eat the machine, no literal of any size.
"""

from __future__ import annotations

import datetime
import difflib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jinja2 import TemplateError, meta
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from planverk.model.case_number import ArchiveCase, CaseNumber
from planverk.model.dates import long_date, short_date
from planverk.model.plan import Period

MAX_LENGTH = 200  # characters of one expression; longer ones are no names but programs
MAX_RESULT = 10_000  # characters of what comes out
CONSTANT = frozenset({"label", "wording", "municipality"})  # names that hold something in every document

Value = str | int | Decimal | datetime.date | CaseNumber | ArchiveCase | Period | None


@dataclass(frozen=True)
class Group:
    """Names and what they stand for: values, or further groups. Jinja reaches its names and none of its attributes.

    `whole` is what the group itself comes to where it is written (`plan.period`, beside `plan.period.from`).
    """

    names: Mapping[str, Value | Group]
    whole: Value = None

    def paths(self) -> Iterator[str]:
        """Every name as it is written, `plan.count.measures`."""
        for name, value in self.names.items():
            if isinstance(value, Group):
                if value.whole is not None:
                    yield name
                yield from (f"{name}.{path}" for path in value.paths())
            else:
                yield name


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
        self._environment = _Environment(
            {
                "long_date": _of_dates(long_date),
                "short_date": _of_dates(short_date),
                "case_number": self._case_number,
                "upper_first": lambda text: str(text)[:1].upper() + str(text)[1:],
            }
        )
        self._known: dict[str, Result | Fault] = {}

    def evaluate(self, expression: str) -> Result | Fault:
        """What `expression` (without its braces) comes to, as text. Never raises, whatever the expression holds."""
        if expression not in self._known:
            self._known[expression] = self._evaluate(expression.strip())
        return self._known[expression]

    def _evaluate(self, expression: str) -> Result | Fault:
        if len(expression) > MAX_LENGTH:
            return Fault()
        try:
            roots = meta.find_undeclared_variables(self._environment.parse("{{ " + expression + " }}"))
            compiled = self._environment.compile_expression(expression, undefined_to_none=False)
            text = _clean(self._text(compiled(**{name: _seen(name, value) for name, value in self._names.names.items()})))
        except _UnknownName as unknown:
            return self._unknown(unknown.name)
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError):
            return Fault()
        except (RecursionError, SyntaxError, MemoryError):  # brackets nested deeper than the parser goes
            return Fault()
        return Result(text, counts=bool(roots - CONSTANT)) if len(text) <= MAX_RESULT else Fault()

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
            case _Seen(group=Group(whole=whole)) if whole is not None:
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


class _UnknownName(UndefinedError):
    """A name that is not among those given."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class _Refused(StrictUndefined):
    """Stands for an unknown name, and says so at once, even where its value would not have been needed."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError) -> None:
        super().__init__(hint, obj, name, exc)
        raise _UnknownName(str(name))


@dataclass(frozen=True)
class _Seen:
    """A group on its way through an expression, which knows by what path it was reached."""

    path: str
    group: Group


def _seen(path: str, value: Value | Group) -> Value | _Seen:
    return _Seen(path, value) if isinstance(value, Group) else value


class _Environment(ImmutableSandboxedEnvironment):
    """The immutable sandbox, narrowed to looking values up and putting them together."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    intercepted_unops = frozenset({"+", "-"})

    def __init__(self, filters: Mapping[str, Callable[..., str]]) -> None:
        super().__init__(undefined=_Refused, autoescape=False, cache_size=0, optimized=False)
        self.globals.clear()
        self.tests.clear()
        self.filters = dict(filters)

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if not isinstance(obj, _Seen) or not isinstance(argument, str):
            raise _UnknownName(str(argument))
        path = f"{obj.path}.{argument}"
        if argument not in obj.group.names:
            raise _UnknownName(path)
        return _seen(path, obj.group.names[argument])

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        raise SecurityError("values are not called")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return left + right
        if operator in {"**", "%"} or not (_is_number(left) and _is_number(right)):
            raise SecurityError("only whole numbers of a sensible size are reckoned with")
        return super().call_binop(context, operator, left, right)

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        if not _is_number(arg):
            raise SecurityError("only whole numbers have a sign")
        return super().call_unop(context, operator, arg)


def _clean(text: str) -> str:
    """`text` on one line. Raises ValueError for characters that no document can hold."""
    if any(unicodedata.category(character) in {"Cs", "Co", "Cn"} for character in text):
        raise ValueError("characters that are none")
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in text).strip()


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**12


def _of_dates(form: Callable[[datetime.date], str]) -> Callable[[object], str]:
    def filled(value: object) -> str:
        if value is None:
            return ""
        if not isinstance(value, datetime.date):
            raise TypeError("not a date")
        return form(value)

    return filled
