"""Named versions of a plan: its files under `plans/<id>/versions/<name>/`, and the tag `plan/<id>/<name>` where there is git.

A version stands on its own. Beside the plan's files it keeps, in `frame/`, the settings and the template that they were built
with, so that the papers of the version come out the same later; git stores the same bytes once. Where tag and files disagree,
the files hold.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planverk.errors import PlanverkError, UnknownVersion
from planverk.findings import Finding, error, note, warning
from planverk.model.file_hash import file_hashes
from planverk.model.place import Place
from planverk.model.source import Source
from planverk.store.history import History
from planverk.store.overlay import Overlay

NAME = re.compile(r"[a-z][a-z0-9-]{0,35}\Z")
RECORD = "version.yaml"
FRAME = "frame"
DECIDED = ("decided", "earlier")  # lines of the record: the decision that it was adopted by, and those that it stands on
# What lies in a plan's folder and is no part of its text.
_BESIDE = ("cases", "versions", "reports", "decisions", "changes", "notes")
_LINE = re.compile(r"(?P<indent> *)(?P<key>[^:]+|\"[^\"]+\"): (?P<value>.*)\Z")


@dataclass(frozen=True)
class Version:
    """A named version. `files` gives the SHA-256 of each file by its path in the version's folder; `commit` is the commit whose
    text it is, and `date` that commit's day; both are empty where it was named without git. `decided` is how it was adopted:
    lines of the record by key, each a value in YAML on one line."""

    plan: str
    name: str
    commit: str = ""
    date: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        return f"plans/{self.plan}/versions/{self.name}"

    @property
    def tag(self) -> str:
        return f"plan/{self.plan}/{self.name}"


def is_beside(path: str) -> bool:
    """True for a file that lies in a plan's folder and is no part of its text: a case paper, a report, a version."""
    parts = path.split("/")
    return len(parts) > 3 and parts[0] == "plans" and parts[2] in _BESIDE


def plan_files(source: Source, plan: str) -> tuple[str, ...]:
    """The files that a plan's text is made from: those in its folder, without case papers, reports and versions."""
    return tuple(path for path in source.files(f"plans/{plan}") if not is_beside(path))


def freeze(
    source: Source,
    plan: str,
    name: str,
    template: str,
    commit: str = "",
    date: str = "",
    decided: Mapping[str, str] | None = None,
) -> tuple[Version, dict[str, bytes]]:
    """The version of a plan as it stands in `source`, and all the files to write, by path in the workspace."""
    folder = f"plans/{plan}/versions/{name}"
    frame = ("planverk.yaml", *(source.files(f"templates/{template}") if template else ()))
    data = {path.removeprefix(f"plans/{plan}/"): source.read(path) for path in plan_files(source, plan)}
    data |= {f"{FRAME}/{path}": source.read(path) for path in frame}
    version = Version(plan, name, commit, date, {path: _hash(content) for path, content in sorted(data.items())}, decided or {})
    files = {f"{folder}/{path}": content for path, content in sorted(data.items())}
    return version, files | {f"{folder}/{RECORD}": _record(version).encode()}


def find_versions(source: Source) -> tuple[Version, ...]:
    """All versions whose record is there, sorted by plan and name."""
    found = []
    for path in source.files("plans"):
        parts = path.split("/")
        if len(parts) == 5 and parts[2] == "versions" and parts[4] == RECORD:
            found.append(_read_record(source.read(path), parts[1], parts[3]))
    return tuple(found)


def version_source(source: Source, version: Version) -> Source:
    """The workspace with the version's plan, settings and template in the place of today's."""
    instead: dict[str, str] = {}
    for path in version.files:
        inside = path.removeprefix(f"{FRAME}/")
        instead[inside if inside != path else f"plans/{version.plan}/{path}"] = f"{version.folder}/{path}"
    # What the plan and the template have got since is hidden; the plan's case papers stay what they are.
    since = [path for path in plan_files(source, version.plan) if path not in instead]
    frames = tuple({"/".join(path.split("/")[1:3]) for path in version.files if path.startswith(f"{FRAME}/templates/")})
    return Overlay(source, instead, (*since, *frames))


def check_version(source: Source, version: Version, history: History | None) -> tuple[Finding, ...]:
    """What is not as it was when the version was named: files that were changed since, and a tag that says otherwise."""
    found = _changed(source, version)
    if history is not None:
        found += [*_against_tag(version, history), *_lost(version, history)]
    return tuple(replace(finding, concerns=f"plans/{version.plan}") for finding in found)


def _changed(source: Source, version: Version) -> list[Finding]:
    findings = []
    for path, expected in version.files.items():
        file = f"{version.folder}/{path}"
        if not source.exists(file):
            text = "A file of the version {version} is gone."
        elif expected not in file_hashes(source.read(file)):
            text = "A file of the version {version} was changed after it was named."
        else:
            continue
        hint = "A named version is never changed. Take the file back from git, or name a new version."
        findings.append(error("V1", Place(file), text, hint, version=version.name))
    return findings


def _against_tag(version: Version, history: History) -> list[Finding]:
    commit = next((tag.commit for tag in history.tags(version.tag) if tag.name == version.tag), "")
    if not commit:
        return []
    try:
        with history.source(commit) as tagged:
            differing = [path for path in version.files if not _same(tagged, version, path)]
    except PlanverkError:
        return []  # a shallow clone has the tag, and not the commit: there is nothing to compare with
    text = "The tag {tag} and the files of the version disagree; the files hold."
    hint = "Take the tag away, or make it anew, when you know which of them is right."
    return [warning("V2", Place(f"{version.folder}/{path}"), text, hint, tag=version.tag) for path in differing[:1]]


def _lost(version: Version, history: History) -> list[Finding]:
    """What git knew when the version was named, and knows no more: a tag was taken away, or the history rewritten.
    A clone that was made without them lacks them too, and the files hold in any case: nothing is put back."""
    if not version.commit:
        return []
    place, found = Place(f"{version.folder}/{RECORD}"), []
    if not any(tag.name == version.tag for tag in history.tags(version.tag)):
        hint = "Get it with: git fetch --tags. If it was taken away, the files of the version hold."
        found.append(note("V3", place, "git has no tag {tag}, which was set when the version was named.", hint, tag=version.tag))
    try:
        history.resolve(version.commit)
    except UnknownVersion:
        text = "git does not know the commit {commit}, which the version {version} was made of."
        hint = "The history was rewritten, or this is a shallow clone. The files of the version hold."
        found.append(note("V3", place, text, hint, commit=version.commit[:10], version=version.name))
    return found


def _same(tagged: Source, version: Version, path: str) -> bool:
    inside = path.removeprefix(f"{FRAME}/")
    there = inside if inside != path else f"plans/{version.plan}/{path}"
    return tagged.exists(there) and version.files[path] in file_hashes(tagged.read(there))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _record(version: Version) -> str:
    head = ["# Written by planverk when the version was named. A named version is never changed.", "format: 1"]
    head += [f"plan: {version.plan}", f"name: {version.name}"]
    head += [f"commit: {version.commit}"] if version.commit else []
    head += [f"date: {version.date}"] if version.date else []
    head += [f"{key}: {value}" for key, value in version.decided.items()]
    return "\n".join([*head, "files:", *(f'  "{path}": sha256:{sha}' for path, sha in version.files.items())]) + "\n"


def _read_record(data: bytes, plan: str, name: str) -> Version:
    """A record as `_record` writes it: the program alone writes these, so that a line is a key and a value."""
    head: dict[str, str] = {}
    files: dict[str, str] = {}
    for line in data.decode("utf-8", "replace").splitlines():
        match = _LINE.match(line)
        if match:
            kept = files if match["indent"] else head
            kept[match["key"].strip('"')] = match["value"].removeprefix("sha256:").strip()
    decided = {key: head[key] for key in DECIDED if key in head}
    return Version(plan, name, head.get("commit", ""), head.get("date", ""), files, decided)
