"""What came in, one thing for each response to be: files, folders, mailboxes, and rows of a table from a web form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from planverk.errors import MissingFile, UnreadableFile
from planverk.findings import Finding
from planverk.model.place import Place
from planverk.model.received import FormRow, Received
from planverk.model.response import SenderKind, Stance
from planverk.readers.responses import extract_many, extract_whole, read_table, with_enclosures
from planverk.service.workspace import Home
from planverk.writers.yaml import Tree, dump, given

_TABLES = (".csv", ".xlsx")
_MAILS = (".eml", ".msg")
_MAILBOXES = (".mbox", ".mbx")
MAX_BYTES = 200_000_000


@dataclass(frozen=True)
class Table:
    """A web form's table as it came. `private` tells that some row of it is, or may be, a private person's."""

    name: str
    data: bytes
    private: bool


@dataclass(frozen=True)
class Incoming:
    """One response to be: the file's name and bytes, what it says, and where it came in a table the row that it was and the
    table. `boxed` tells that it is a mail of a mailbox, and may be from anybody."""

    name: str
    data: bytes
    received: Received
    channel: str = ""
    row: FormRow | None = None
    table: Table | None = None
    boxed: bool = False

    @property
    def shown(self) -> str:
        """The file as people know it: a row by its table and number, «svar.csv:12»."""
        return f"{self.table.name}:{self.row.row}" if self.table and self.row else self.name


@dataclass(frozen=True)
class Intake:
    """All that the paths held, or what stops it: a table with a fault in any row gives nothing at all."""

    items: tuple[Incoming, ...] = ()
    findings: tuple[Finding, ...] = ()


def take_in(paths: tuple[Path, ...], table: bool = False) -> Intake:
    """Reads the files and folders. With `table` each file is a table from a web form; CSV is taken for one in any case.

    Raises MissingFile, and UnreadableFile for a file that cannot be opened at all.
    """
    items: list[Incoming] = []
    findings: list[Finding] = []
    for path in paths:
        boxed = _is_maildir(path)
        for name, data in _files(path):
            if _is_table(name, table):
                rows = read_table(data, name)
                findings += rows.findings
                items += _of_table(rows.value or (), Table(name, data, _is_private(rows.value or ())))
            else:
                items += (replace(item, boxed=item.boxed or boxed) for item in _of_file(name, data))
    if any(finding.is_error for finding in findings):
        return Intake((), tuple(findings))
    return Intake(tuple(items), tuple(findings))


def within_reach_of_git(home: Home, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """Those of the files and folders that lie in the workspace where the next `git add` would take them along."""
    inside = (path.resolve() for path in paths)
    names = tuple(path.relative_to(home.root).as_posix() for path in inside if path.is_relative_to(home.root))
    return home.history.changed(*names) if home.history and names else ()


def _is_table(name: str, table: bool) -> bool:
    return name.lower().endswith(".csv") or (table and name.lower().endswith(_TABLES))


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files at a path: itself, or all in the folder; a Maildir's mails are its files too."""
    if not path.exists():
        raise MissingFile("There is no file {path}.", "Check the name, and the folder that you stand in.", path=str(path))
    paths = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file() and not _is_of_machine(p.name))
    if not paths:
        raise MissingFile("There is no file in {path}.", "Check that it is the right folder.", path=str(path))
    if _is_maildir(path):
        mails = {p.relative_to(path).as_posix(): _bytes(p) for p in paths}
        yield from ((arrival.file.name, arrival.file.data) for arrival in extract_many(mails, path.name))
        return
    yield from ((each.name, _bytes(each)) for each in paths)


def _is_of_machine(name: str) -> bool:
    """True for what Word and Windows leave in folders: nobody has sent it."""
    return name.startswith((".", "~$")) or name.lower() in ("thumbs.db", "desktop.ini")


def _is_maildir(path: Path) -> bool:
    return path.is_dir() and (path / "cur").is_dir()


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(
                "{path} is larger than {limit} MB.",
                "Ask for it in parts.",
                Place(path.name),
                path=path.name,
                limit=MAX_BYTES // 10**6,
            )
        return path.read_bytes()
    except OSError as fault:
        raise UnreadableFile(
            "{path} cannot be read.", "Check that it is a file, and that you may open it.", Place(path.name), path=path.name
        ) from fault


def _of_file(name: str, data: bytes) -> list[Incoming]:
    lower = name.lower()
    if lower.endswith(_MAILBOXES) or (data.startswith(b"From ") and not lower.endswith(_MAILS)):
        arrivals = extract_many(data, name)
        if arrivals:
            return [
                Incoming(each.file.name, each.file.data, with_enclosures(each.received), "e-post", boxed=True)
                for each in arrivals
            ]
    received = extract_whole(data, name)
    return [Incoming(name, data, received, _channel(lower, received))]


def _channel(name: str, received: Received) -> str:
    if name.endswith(_MAILS) or received.recipients:
        return "e-post"
    return "svarskjema" if received.form else ""


def _is_private(rows: Iterable[FormRow]) -> bool:
    return not all(row.organisation and row.kind is not SenderKind.PRIVATE for row in rows)


def _of_table(rows: Iterable[FormRow], table: Table) -> Iterator[Incoming]:
    """A response for each row. Rows that are alike to the letter are several senders' all the same, and are counted."""
    seen: Counter[bytes] = Counter()
    for row in rows:
        same = dump(_values(row))
        seen[same] += 1
        yield _of_row(row, table, seen[same])


def _of_row(row: FormRow, table: Table, count: int) -> Incoming:
    """A row as a response: its original is the row itself, so that the same row in next week's table is known again."""
    data = dump(_values(row) | ({"forekomst": count} if count > 1 else {}))
    received = Received(
        text=row.text,
        sender_name=row.organisation or row.name,
        sender_email=row.email,
        dated=row.sent,
        their_ref=row.reference,
    )
    return Incoming(f"{Path(table.name).stem}-rad-{row.row}.yaml", data, received, "skjema", row, table)


def _values(row: FormRow) -> dict[str, Tree]:
    return given(
        navn=row.name,
        organisasjon=row.organisation,
        epost=row.email,
        telefon=row.phone,
        adresse=row.address,
        type=row.kind.value if row.kind else None,
        sendt=row.sent,
        referanse=row.reference,
        merknader={True: "med", False: "uten", None: None}[row.remarks],
        holdning=row.stance.value if row.stance not in (None, Stance.NONE) else None,
        tekst=row.text,
    )
