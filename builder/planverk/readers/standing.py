"""What a plan has besides its own text: the decisions that adopted it, and whether it tells of its hearing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planverk.model.adoption import STEM, Adoption, Enactment
from planverk.model.case_number import parse_case_number
from planverk.model.file_hash import file_hashes
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.readers.data import load
from planverk.readers.schema import Date, Schema

RECORD = "version.yaml"
FRAME = "frame/"
_TELLS = b"consultation."


@dataclass(frozen=True, kw_only=True)
class EnactmentSchema(Schema):
    body: str = ""
    date: Date | None = None
    number: str = ""
    part: str = ""
    decision: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordSchema(Schema):
    name: str = ""
    decided: EnactmentSchema | None = None
    earlier: tuple[EnactmentSchema, ...] = ()
    files: dict[str, str] | None = None


def with_standing(source: Source, plan: Plan, case_number: str) -> Plan:
    """`plan` with its adopted versions, the oldest first, and with whether its text names numbers of its hearing.

    `case_number` is the municipality's pattern. What is wrong with a version is told by those who look at versions, and not here.
    """
    versions = f"{plan.folder}/versions/"
    files = source.files(versions.rstrip("/"))
    records = [path for path in files if path.startswith(f"{versions}{STEM}") and path.endswith(f"/{RECORD}")]
    found = [each for path in records if path.count("/") == 4 for each in _adoptions(source, plan, path, case_number)]
    tells = any(_TELLS in source.read(chapter.file) for chapter in plan.chapters)
    if not found and not tells:
        return plan
    return replace(plan, adoptions=tuple(sorted(found, key=lambda each: (each.date, each.version))), tells_of_hearing=tells)


def _adoptions(source: Source, plan: Plan, file: str, case_number: str) -> Iterator[Adoption]:
    """The adoption that a version's record tells of; none where it does not say which decision it was."""
    record = load(source.read(file), file, RecordSchema).value
    if record is None or record.decided is None:
        return
    told = [_enactment(each, case_number) for each in (*record.earlier, record.decided)]
    decided = tuple(each for each in told if each is not None)
    if decided:
        yield Adoption(file.split("/")[-2], decided, _stands(source, plan, record.files or {}))


def _enactment(told: EnactmentSchema, case_number: str) -> Enactment | None:
    if not told.body or told.date is None:
        return None
    return Enactment(told.body, told.date, parse_case_number(told.number, case_number), told.part, told.decision)


def _stands(source: Source, plan: Plan, files: dict[str, str]) -> bool:
    """True where every file of the version is in the plan's folder as it was, and no chapter has come since."""
    own = {f"{plan.folder}/{path}": sha for path, sha in files.items() if not path.startswith(FRAME)}
    if not own or any(chapter.file not in own for chapter in plan.chapters):
        return False
    return all(source.exists(path) and sha.removeprefix("sha256:") in file_hashes(source.read(path)) for path, sha in own.items())
