"""Bytes to text where the file says which encoding it has, or lies about it."""

from __future__ import annotations

import codecs
import re

_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}
_LATIN = {"ascii", "iso8859-1", "iso8859-15"}  # mail programs of Windows write Windows-1252 under these names
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def decode(data: bytes, declared: str = "") -> str:
    """`data` as text: by a byte order mark, else as UTF-8 where it is that, else as declared, else as Windows-1252.

    UTF-8 goes before what is declared: Norwegian text in an older encoding is next to never valid UTF-8 by chance.
    """
    for mark, codec in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(codec, "replace")
    codec = known(declared)
    if codec.startswith(("utf-16", "utf-32")):
        return _wide(data, codec)
    if codec.startswith("iso2022"):
        return data.decode(codec, "replace")
    if guessed := _utf16_without_mark(data):
        return data.decode(guessed, "replace")
    return _first_that_fits(data, ("utf-8", "cp1252" if codec in _LATIN or not codec else codec, "cp1252"))


def without_nul(data: bytes) -> bytes:
    """Text that holds NUL bytes, as text: UTF-16 as UTF-8, else without the NUL bytes. What is no text stays as it is."""
    head = data[:4_096]
    if b"\0" not in head or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    if codec := _utf16_without_mark(data):
        return data.decode(codec, "replace").encode("utf-8", "replace")
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return data.replace(b"\0", b"") if controls * 20 <= len(head) or _is_utf8(head) else data


def _is_utf8(head: bytes) -> bool:
    try:
        return head.decode("utf-8").count("\0") * 4 <= len(head)
    except UnicodeDecodeError:
        return False


def known(declared: str) -> str:
    """The codec of a declared charset, empty where there is none of that name that is meant for text from others."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_CHARSETS else name


def declared_in_html(data: bytes) -> str:
    """The charset that an HTML page's head names, empty where it names none."""
    found = _META.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else ""


def without_declaration(html: str) -> str:
    """The page without the charset that its head names, so that nobody believes it once the bytes are others."""
    return (
        re.sub(r"(<meta[^>]{0,200}?charset\s*=\s*[\"']?)[\w.:-]{1,40}", r"\1utf-8", html[:4096], flags=re.IGNORECASE)
        + html[4096:]
    )


def _wide(data: bytes, codec: str) -> str:
    """Text said to be UTF-16 or UTF-32: it has NUL bytes, or it is not."""
    if b"\0" not in data:
        return _first_that_fits(data, ("utf-8", "cp1252"))
    return data.decode("utf-16-le" if codec == "utf-16" else codec, "replace")


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 by its NUL bytes, which in Norwegian text stand at every second place."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return ""
    if head[1::2].count(0) > 5 * head[::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > 5 * head[1::2].count(0) else ""


def _first_that_fits(data: bytes, names: tuple[str, ...]) -> str:
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")
