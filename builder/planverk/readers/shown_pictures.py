"""The pictures that a text shows, found in the workspace."""

from __future__ import annotations

import difflib
import re

from planverk.findings import Finding, Reading
from planverk.model.content import Figure, InlinePicture, walk
from planverk.model.pictures import Picture
from planverk.model.source import Source
from planverk.readers import workspace_faults as faults
from planverk.readers.reading import get, resolve

_WEB = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)


def read_pictures(source: Source, blocks: object, folder: str) -> Reading[dict[str, Picture]]:
    """The pictures that some blocks show, by their path in the workspace. Paths in the text are from `folder`."""
    pictures: dict[str, Picture] = {}
    findings: dict[Finding, None] = {}
    failed: set[str] = set()
    for shown in walk(blocks):
        if not isinstance(shown, Figure | InlinePicture) or not shown.source:
            continue
        path = resolve(folder, shown.source)
        if path is None or _WEB.match(shown.source):
            findings[_elsewhere(shown)] = None
        elif path not in pictures and path not in failed:
            reading = _read(source, path, shown)
            findings |= dict.fromkeys(reading.findings)
            if reading.value is None:
                failed.add(path)
            else:
                pictures[path] = reading.value
    return Reading(pictures, tuple(findings))


def _elsewhere(shown: Figure | InlinePicture) -> Finding:
    if _WEB.match(shown.source):
        return faults.picture_elsewhere(shown.place, shown.source)
    return faults.unsafe_path(shown.place, shown.source)


def _read(source: Source, path: str, shown: Figure | InlinePicture) -> Reading[Picture]:
    data = get(source, path)
    if data is None:
        return Reading(None, (faults.no_picture(shown.place, path, _near(source, path)),))
    from planverk.readers.pictures import read_picture  # a text without pictures does not wait for what opens them

    return read_picture(data, path, shown.place)


def _near(source: Source, path: str) -> str:
    folder = path.rpartition("/")[0]
    return next(iter(difflib.get_close_matches(path, list(source.files(folder)), 1, 0.7)), "")
