"""Bytes to text."""

from __future__ import annotations

import codecs
import re

from planverk.findings import Place, Reading
from planverk.readers import yaml_faults as faults

MAX_BYTES = 50_000_000


def decode(data: bytes, file: str, first_line: int = 1) -> Reading[str]:
    """UTF-8 bytes as text, without a byte order mark; a finding with the line where they are something else."""
    if len(data) > MAX_BYTES:
        return Reading(None, (faults.too_large(Place(file), MAX_BYTES // 10**6),))
    try:
        return Reading(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as wrong:
        line = first_line + len(re.findall(rb"\r\n|\r|\n", data[: wrong.start]))
        return Reading(None, (faults.not_utf8(Place(file, line)),))
