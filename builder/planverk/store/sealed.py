"""Several files in one encrypted file: a backup that may lie anywhere.

Layout, version 1: a line `planverk private 1`, then the salt (16 bytes), scrypt's cost (one byte, log2 of N; r 8, p 1), and a
random prefix for nonces (7 bytes). After that come chunks of AES-256-GCM, each of up to 1 MiB of plain text and 16 bytes of tag.
A chunk's nonce is prefix, number (4 bytes) and 1 for the last one (1 byte): chunks can be neither moved, left out nor cut off.
The header is authenticated with every chunk. The plain text is a list as JSON (its length first, 8 bytes), then the files' bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from planverk.errors import UnreadableFile

MAGIC = b"planverk private 1\n"
COST = 17  # 128 MB and some 0.4 s for each guess at the passphrase
_MAX_COST = 20  # what a file may ask of the machine that opens it
_SALT, _PREFIX, _TAG, _CHUNK = 16, 7, 16, 1 << 20
_HEADER = len(MAGIC) + _SALT + 1 + _PREFIX
Random = Callable[[int], bytes]


@dataclass(frozen=True)
class Entry:
    """A file in the seal: its path, size in bytes, and SHA-256."""

    path: str
    size: int
    sha256: str


def seal(files: Mapping[str, bytes], passphrase: str, cost: int = COST, random: Random = os.urandom) -> Iterator[bytes]:
    """The sealed file, in pieces. A passphrase, a salt and nonces are never used together twice."""
    header = MAGIC + random(_SALT) + bytes([cost]) + random(_PREFIX)
    key = _key(passphrase, header)
    entries = [Entry(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in files.items()]
    listed = json.dumps([vars(entry) for entry in entries]).encode()
    yield header
    plain = (len(listed).to_bytes(8, "big"), listed, *files.values())
    for number, (chunk, last) in enumerate(_chunks(plain)):
        yield key.encrypt(_nonce(header, number, last), chunk, header)


def unseal(data: bytes, passphrase: str) -> Iterator[tuple[Entry, bytes]]:
    """The files, one by one. Raises UnreadableFile for what is no such file, a wrong passphrase, and one that is damaged or cut
    off; nothing should be done with any file before the last has come."""
    header, body = data[:_HEADER], memoryview(data)[_HEADER:]
    if not header.startswith(MAGIC) or len(header) < _HEADER or header[len(MAGIC) + _SALT] > _MAX_COST:
        raise UnreadableFile("This is no backup of private/.", "Give the file that planverk private backup made.")
    plain = _Plain(_opened(body, _key(passphrase, header), header))
    for listed in json.loads(plain.take(int.from_bytes(plain.take(8), "big"))):
        entry = Entry(**listed)
        content = plain.take(entry.size)
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise _damaged()
        yield entry, content
    plain.end()


class _Plain:
    """Plain text that is taken from the front, as it is decrypted."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = bytearray()

    def take(self, count: int) -> bytes:
        """The next `count` bytes. Raises UnreadableFile where there are fewer."""
        while len(self._held) < count:
            piece = next(self._pieces, None)
            if piece is None:
                raise _damaged()
            self._held += piece
        taken = bytes(self._held[:count])
        del self._held[:count]
        return taken

    def end(self) -> None:
        """Reads to the end, where the last chunk shows that nothing was cut off."""
        if self._held or any(self._pieces):
            raise _damaged()


def _key(passphrase: str, header: bytes) -> AESGCM:
    salt, cost = header[len(MAGIC) : len(MAGIC) + _SALT], header[len(MAGIC) + _SALT]
    return AESGCM(Scrypt(salt=salt, length=32, n=1 << max(cost, 1), r=8, p=1).derive(passphrase.encode("utf-8")))


def _nonce(header: bytes, number: int, last: bool) -> bytes:
    return header[-_PREFIX:] + number.to_bytes(4, "big") + bytes([last])


def _chunks(plain: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The plain text in pieces of one size, and whether each is the last. There is always a last one, be it empty."""
    held = bytearray()
    for piece in plain:
        held += piece
        start = 0
        while len(held) - start > _CHUNK:
            yield bytes(held[start : start + _CHUNK]), False
            start += _CHUNK
        del held[:start]
    yield bytes(held), True


def _opened(body: memoryview, key: AESGCM, header: bytes) -> Iterator[bytes]:
    size = _CHUNK + _TAG
    count = max(1, -(-len(body) // size))
    for number in range(count):
        chunk = bytes(body[number * size : (number + 1) * size])
        try:
            yield key.decrypt(_nonce(header, number, number == count - 1), chunk, header)
        except InvalidTag as fault:
            raise (_wrong() if number == 0 else _damaged()) from fault


def _wrong() -> UnreadableFile:
    return UnreadableFile(
        "The passphrase is wrong, or the backup is damaged. Nothing was changed.",
        "Try the passphrase again; if you are sure of it, take another backup.",
    )


def _damaged() -> UnreadableFile:
    return UnreadableFile("The backup is damaged or not whole. Nothing was changed.", "Take another backup.")
