"""How a schema for YAML is written: a frozen dataclass with `Schema` as its base, and types that read what people write.

A field's key in the file is its name, without an underscore at the end (`class_`, `from_`). `read_at` tells where it stood.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated

from planverk.findings import NOWHERE, Finding, Place
from planverk.model.dates import parse_iso
from planverk.readers import yaml_faults as faults

READ_AT = " read_at"  # no key in a file looks like this
_YES = frozenset({"true", "yes", "ja"})
_NO = frozenset({"false", "no", "nei"})


def key_of(name: str) -> str:
    """The key in a file that the field `name` is read from."""
    return READ_AT if name == "read_at" else name.rstrip("_")


@dataclass(frozen=True, kw_only=True)
class Schema:
    """The keys that may stand in one place of a file."""

    read_at: Place = NOWHERE


@dataclass(frozen=True)
class Entry:
    """A text in a list, and where it stood."""

    text: str
    read_at: Place


@dataclass(frozen=True)
class Form:
    """How a text is read as a value (None where it is none), and the fault where it is not: of place, key and text."""

    read: Callable[[str], object]
    fault: Callable[[Place, str, str], Finding]


def _flag(text: str) -> bool | None:
    word = text.casefold()
    return word in _YES if word in _YES | _NO else None


def _whole(text: str) -> int | None:
    digits = "".join(text.split())
    if not digits.removeprefix("-").isdecimal() or not digits.isascii() or len(digits) > 15:
        return None
    return int(digits)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal("".join(text.split()).replace(",", ".")) if len(text) < 40 else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and abs(number.adjusted()) <= 15 else None


Line = Entry
Date = Annotated[datetime.date, Form(parse_iso, faults.not_date)]
Flag = Annotated[bool, Form(_flag, faults.not_flag)]
Whole = Annotated[int, Form(_whole, faults.not_whole_number)]
Number = Annotated[Decimal, Form(_number, faults.not_number)]
