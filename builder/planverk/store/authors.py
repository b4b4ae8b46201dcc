"""Who wrote what and when: the acts that touched some files, and the author of each line of one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from planverk.store.git import GitFailed, git
from planverk.store.history import History

_FIELD, _RECORD = "\x1f", "\x1e"


@dataclass(frozen=True)
class Entry:
    """An act: its commit, who did it, on what day, and its subject."""

    commit: str
    name: str
    date: datetime.date
    subject: str


@dataclass(frozen=True)
class WrittenLine:
    """A line of a file as it is committed, and who wrote it that way."""

    text: str
    name: str
    date: datetime.date


def acts_on(history: History, *paths: str, at: str = "HEAD") -> tuple[Entry, ...]:
    """The acts until the commit `at` that touched the files or folders, the latest first."""
    wanted = [f":(top,literal){history.prefix}{path}" for path in paths]
    form = f"--format=%H{_FIELD}%an{_FIELD}%aI{_FIELD}%s{_RECORD}"
    try:
        listing = git(history.repository, "log", form, at, "--", *wanted).decode("utf-8", "replace")
    except GitFailed:
        return ()
    rows = (record.strip("\n").split(_FIELD) for record in listing.split(_RECORD) if record.strip())
    return tuple(Entry(commit, name, datetime.date.fromisoformat(date[:10]), subject) for commit, name, date, subject in rows)


def acts_before_move(history: History, folder: str, words: str, at: str = "HEAD") -> tuple[Entry, ...]:
    """The acts on a folder, as `acts_on` gives them; where it came in a merge, and one side had a file with `words` in another
    folder beside it, the acts on that folder follow."""
    acts = acts_on(history, folder, at=at)
    if not acts:
        return ()
    beside, _, _ = folder.rpartition("/")
    for side in _sides(history, acts[-1].commit):
        if (before := _holding(history, side, beside, words)) and before != folder:
            return (*acts, *acts_before_move(history, before, words, side))
    return acts


def _sides(history: History, commit: str) -> tuple[str, ...]:
    """The commits that a merge brought together; none for one that is no merge."""
    parents = git(history.repository, "rev-list", "--parents", "-n", "1", commit).decode().split()[1:]
    return tuple(parents) if len(parents) > 1 else ()


def _holding(history: History, commit: str, beside: str, words: str) -> str:
    """The folder below `beside` with a file that holds the words in that commit; empty where there is none."""
    try:
        found = git(history.repository, "grep", "-lF", "-z", "-e", words, commit, "--", f":(top,literal){history.prefix}{beside}")
    except GitFailed:  # git says so where nothing is found
        return ""
    path = found.decode("utf-8", "surrogateescape").split("\0")[0].partition(":")[2]
    return path.removeprefix(history.prefix).rpartition("/")[0]


def written_lines(history: History, path: str, at: str = "HEAD") -> tuple[WrittenLine, ...]:
    """The lines of a file as it stands in the commit `at`, each with its author; none where git does not know the file."""
    try:
        listing = git(history.repository, "blame", "--line-porcelain", at, "--", f"{history.prefix}{path}")
    except GitFailed:
        return ()
    lines: list[WrittenLine] = []
    said: dict[str, str] = {}
    for row in listing.decode("utf-8", "replace").split("\n"):
        if row.startswith("\t"):
            seconds, zone = int(said.get("author-time", "0")), said.get("author-tz", "+0000")
            lines.append(WrittenLine(row[1:], said.get("author", ""), _day(seconds, zone)))
        else:
            key, _, value = row.partition(" ")
            said[key] = value
    return tuple(lines)


def _day(seconds: int, zone: str) -> datetime.date:
    """The day in the zone that the author was in: the same on every machine."""
    minutes = (int(zone[1:3]) * 60 + int(zone[3:5])) * (-1 if zone[0] == "-" else 1)
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone(datetime.timedelta(minutes=minutes))).date()


def address(history: History, name: str) -> str:
    """The e-mail address that somebody of exactly that name signed with last; empty where nobody has."""
    try:
        listing = git(history.repository, "log", "--fixed-strings", f"--author={name} <", f"--format=%an{_FIELD}%ae")
    except GitFailed:
        return ""
    found = (line.split(_FIELD) for line in listing.decode("utf-8", "replace").splitlines() if _FIELD in line)
    return next((mail for person, mail in found if person == name), "")
