"""Expressions in Jinja2's sandbox, which is shown values and a few filters, and nothing else.

An expression is text that somebody wrote in a plan or a layout, so it is trusted with nothing: no names but those in the
Group, no attribute of a Python object, no call, no power or repetition that could eat the machine, no literal of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import TemplateError, meta
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from planverk.documents.groups import Group, Seen, seen


class Expressions:
    """Works out expressions over one group of names, with filters by name."""

    def __init__(self, names: Group, filters: Mapping[str, Callable[..., str]]) -> None:
        self._names = names
        self._environment = _Environment(filters)

    def work_out(self, expression: str) -> tuple[object, set[str]]:
        """The value of `expression`, and the names at its roots. Raises UnknownName, and ValueError for all else."""
        try:
            roots = meta.find_undeclared_variables(self._environment.parse("{{ " + expression + " }}"))
            compiled = self._environment.compile_expression(expression, undefined_to_none=False)
            return compiled(**{name: seen(name, value) for name, value in self._names.names.items()}), roots
        except UnknownName:
            raise
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as wrong:
            raise ValueError(str(wrong)) from wrong
        except (RecursionError, SyntaxError, MemoryError) as wrong:  # brackets nested deeper than the parser goes
            raise ValueError("nested too deep") from wrong


class UnknownName(UndefinedError):
    """A name that is not among those given."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class _Refused(StrictUndefined):
    """Stands for an unknown name, and says so at once, even where its value would not have been needed."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError) -> None:
        super().__init__(hint, obj, name, exc)
        raise UnknownName(str(name))


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
        if not isinstance(obj, Seen) or not isinstance(argument, str):
            raise UnknownName(str(argument))
        path = f"{obj.path}.{argument}"
        if argument not in obj.group.names:
            raise UnknownName(path)
        return seen(path, obj.group.names[argument])

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


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**12
