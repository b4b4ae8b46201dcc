"""How a schema for YAML is written: a frozen dataclass with `Schema` as its base, and types that read what people write.

A field's key in the file is its name, without an underscore at the end (`class_`, `from_`). `read_at` tells where it stood.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict, InstanceOf
from pydantic_core import PydanticCustomError

from planverk.findings import NOWHERE, Place
from planverk.model.dates import parse_iso

READ_AT = " read_at"  # no key in a file looks like this
_YES = frozenset({"true", "yes", "ja"})
_NO = frozenset({"false", "no", "nei"})


def key_of(name: str) -> str:
    """The key in a file that the field `name` is read from."""
    return READ_AT if name == "read_at" else name.rstrip("_")


@dataclass(frozen=True, kw_only=True)
class Schema:
    """The keys that may stand in one place of a file."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", alias_generator=key_of)
    read_at: Place = NOWHERE


@dataclass(frozen=True)
class Entry:
    """A text in a list, and where it stood."""

    text: str
    read_at: Place


def _date(value: object) -> object:
    date = parse_iso(value) if isinstance(value, str) else value
    if not isinstance(date, datetime.date):
        raise PydanticCustomError("date", "not a date")
    return date


def _flag(value: object) -> object:
    word = value.casefold() if isinstance(value, str) else ""
    if word not in _YES | _NO:
        raise PydanticCustomError("flag", "neither true nor false")
    return word in _YES


def _whole(value: object) -> object:
    digits = "".join(value.split()) if isinstance(value, str) else ""
    if not digits.removeprefix("-").isdecimal() or not digits.isascii() or len(digits) > 15:
        raise PydanticCustomError("whole", "not a whole number")
    return int(digits)


def _number(value: object) -> object:
    try:
        number = Decimal("".join(value.split()).replace(",", ".")) if isinstance(value, str) and len(value) < 40 else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or abs(number.adjusted()) > 15:
        raise PydanticCustomError("number", "not a number")
    return number


Line = InstanceOf[Entry]
Date = Annotated[datetime.date, BeforeValidator(_date)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[Decimal, BeforeValidator(_number)]
