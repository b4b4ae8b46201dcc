"""The RTF of a mail that Outlook kept compressed (MS-OXRTFCP)."""

from __future__ import annotations

_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)  # what the dictionary holds before anything is read: MS-OXRTFCP 2.1.2.1
_SIZE = 4096
MAX_BYTES = 50_000_000


def decompress(compressed: bytes) -> bytes:
    """The RTF. What is cut short gives what there is; what is not compressed RTF gives nothing."""
    kind, length = compressed[8:12], int.from_bytes(compressed[4:8], "little")
    if kind == b"MELA":  # stored, not compressed
        return compressed[16 : 16 + length]
    if kind != b"LZFu" or length > MAX_BYTES:
        return b""
    return _expand(compressed[16:], length)


def _expand(data: bytes, length: int) -> bytes:
    """Runs of eight pieces, each a byte, or a place in the dictionary and how much to take from there."""
    window = bytearray(_START.ljust(_SIZE, b"\0"))
    out = bytearray()
    at = 0
    while at < len(data) and len(out) < length:
        flags = data[at]
        at += 1
        for bit in range(8):
            write = (len(_START) + len(out)) % _SIZE
            start, count = write, 1
            if flags >> bit & 1:
                pair = int.from_bytes(data[at : at + 2].ljust(2, b"\0"), "big")
                start, count = pair >> 4, (pair & 15) + 2
                if start == write:  # the mark of the end
                    return bytes(out)
            elif at < len(data):
                window[write] = data[at]
            else:
                return bytes(out)
            for step in range(count):
                window[(write + step) % _SIZE] = window[(start + step) % _SIZE]
                out.append(window[(write + step) % _SIZE])
            at += 1 + (flags >> bit & 1)
    return bytes(out)
