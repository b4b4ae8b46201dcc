"""Headers of mails: words that are encoded, addresses and dates, however oddly they are written."""

from __future__ import annotations

import binascii
import datetime
import quopri
import re
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from planverk.model.dates import find_dates
from planverk.readers.responses.charsets import decode
from planverk.readers.responses.normal import normal

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*")
LONGEST = 100_000  # characters of a header that are looked at


def header(message: Message, name: str) -> str:
    """The first header of that name, unfolded, its bytes as text, its encoded words still encoded; empty where there is none."""
    for found, value in message.raw_items():
        if found.lower() == name:
            return " ".join(_as_text(str(value))[:LONGEST].split())
    return ""


def _as_text(value: str) -> str:
    """Bytes that stand bare in a header come as surrogates; they are UTF-8 or Windows-1252."""
    return decode(value.encode("utf-8", "surrogateescape")) if not value.isascii() else value


def decoded(raw: str) -> str:
    """`raw` with its encoded words read. Words that follow each other are one, as some programs part a letter between two."""
    out: list[str] = []
    waiting, charset, at = b"", "", 0
    for word in _WORD.finditer(raw):
        between = raw[at : word.start()]
        if waiting and (between.strip() or word[1].lower() != charset):
            out.append(decode(waiting, charset))
            waiting = b""
            out.append(between if between.strip() else "")
        elif not waiting:
            out.append(between)
        charset = word[1].lower().partition("*")[0]
        waiting += _word_bytes(word)
        at = word.end()
    out += [decode(waiting, charset), raw[at:]]
    return " ".join(normal("".join(out)).split())


def _word_bytes(word: re.Match[str]) -> bytes:
    data = word[3].encode("utf-8", "replace")
    if word[2] in "qQ":
        return quopri.decodestring(data, header=True)
    return unbase64(data) or word[0].encode("utf-8", "replace")


def unbase64(data: bytes) -> bytes:
    """What base64 stands for, as far as it goes: a piece that is cut short loses what its last letters began to say."""
    pieces = re.findall(rb"[A-Za-z0-9+/]+", re.sub(rb"[^A-Za-z0-9+/=]", b"", data))
    whole = (piece[:-1] if len(piece) % 4 == 1 else piece for piece in pieces)
    return b"".join(binascii.a2b_base64(piece + b"=" * (-len(piece) % 4)) for piece in whole)


def addresses(raw: str) -> tuple[tuple[str, str], ...]:
    """Names and e-mail addresses in a header; what is no address stands as a name."""
    try:
        pairs = [(decoded(name), email) for name, email in getaddresses([raw]) if name or email]
    except (ValueError, IndexError):
        pairs = []
    if pairs and all(_ADDRESS.fullmatch(email) for _, email in pairs):
        return tuple((name, email) for name, email in pairs)
    whole = decoded(raw)
    found = tuple(dict.fromkeys(_ADDRESS.findall(whole)))
    name = _ADDRESS.sub("", whole).strip(" \"'<>(),;")
    return tuple((name if n == 0 else "", email) for n, email in enumerate(found)) or (((name, ""),) if name else ())


def shown(pair: tuple[str, str]) -> str:
    """«Name <address>», or the one of them that there is."""
    name, email = pair
    return f"{name} <{email}>" if name and email and name != email else email or name


def mail_date(raw: str) -> datetime.date | None:
    """The day in Norway that a date header tells; None where no date can be read out of it."""
    value = decoded(raw)
    for read in (parsedate_to_datetime, datetime.datetime.fromisoformat):
        try:
            return norwegian_day(read(value))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    found = find_dates(value)
    return found[0][1] if found else None


def norwegian_day(moment: datetime.datetime) -> datetime.date:
    """The calendar day in Norway at `moment`; of a moment without a zone, its own day.

    Summer time is from the last Sunday of March to the last of October, 01:00 UTC (directive 2000/84/EC).
    """
    if moment.tzinfo is None:
        return moment.date()
    universal = moment.astimezone(datetime.UTC)
    summer = _last_sunday(universal.year, 3) <= universal.replace(tzinfo=None) < _last_sunday(universal.year, 10)
    return (universal + datetime.timedelta(hours=2 if summer else 1)).date()


def _last_sunday(year: int, month: int) -> datetime.datetime:
    last = datetime.datetime(year, month, 31, 1)
    return last - datetime.timedelta(days=(last.weekday() + 1) % 7)
