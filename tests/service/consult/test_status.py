"""Who has answered, who has not, and more time for one body."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from planverk.cli import round_status
from planverk.errors import Conflict, MissingFile
from planverk.service.consult.status import Status, extend, status
from planverk.service.workspace import open_workspace
from support_consult import FOLDER, opened, workspace
from support_workspace import KARI, git, lay

DAY = datetime.date(2025, 6, 5)


def response(number: int, sender: str, received: str, more: str = "") -> dict[str, str]:
    folder = f"{FOLDER}/responses/00/{number:04}"
    text = f"format: 1\nnumber: {number}\nsender: {sender}\nreceived: {received}\nversion: hearing-1\nremarks: med\n{more}"
    return {f"{folder}/response.yaml": text, f"{folder}/text.md": "Vi mener noe.\n"}


def found(root: Path, today: datetime.date = DAY) -> Status:
    return status(open_workspace(root), "", today)


def test_each_body_is_answered_late_waiting_or_overdue_by_its_own_deadline(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    lay(
        root,
        {
            **response(1, "{kind: raad, name: Eldrerådet, invitation: eldreradet}", "2025-06-02"),
            **response(2, "{kind: naering, name: Bygg AS}", "2025-05-02"),
        },
    )
    now = found(root)
    assert [(body.invitation.id, body.answer, body.responses) for body in now.bodies] == [
        ("eldreradet", "late", (1,)),
        ("statsforvaltaren", "waiting", ()),
        ("bygda-vel", "overdue", ()),
    ]
    assert (now.days_left, now.uninvited, now.unsplit, now.unassessed) == (-6, (2,), (1, 2), 0)
    assert found(root, datetime.date(2025, 5, 20)).days_left == 10
    days = (datetime.date(2025, 5, 29), datetime.date(2025, 5, 31), datetime.date(2025, 6, 1))
    assert [round_status.lines(found(root, day))[1] for day in days] == [
        "Days left: 1.",
        "The time was out yesterday.",
        "The time is out, 2 days ago.",
    ]


def test_a_point_without_an_outcome_is_counted(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    folder = f"{FOLDER}/responses/00/0001"
    lay(
        root,
        {
            **response(1, "{kind: raad, name: Eldrerådet, invitation: eldreradet}", "2025-05-02"),
            f"{folder}/points.yaml": "format: 1\npoints: [{id: 1, quote: {exact: Vi mener noe.}}]\n",
        },
    )
    assert (found(root).unassessed, found(root).unsplit) == (1, ())
    lay(root, {f"{folder}/assessments/1.yaml": "format: 1\noutcome: folges\n"})
    assert found(root).unassessed == 0


def test_more_time_is_one_commit_and_never_less(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    home = open_workspace(root)
    consultation, body = extend(home, "", "bygda vel", datetime.date(2025, 6, 10), KARI)
    assert consultation.deadline_of("bygda-vel") == datetime.date(2025, 6, 10)
    assert body.extensions[-1].by == "Kari Nordmann"
    assert git(root, "log", "-1", "--format=%s") == "høring: Bygda vel har fått frist til 10. juni 2025"
    assert git(root, "status", "--porcelain") == ""
    assert [each.answer for each in found(root).bodies] == ["overdue", "waiting", "waiting"]
    for earlier in (datetime.date(2025, 6, 10), datetime.date(2025, 5, 1)):
        with pytest.raises(Conflict, match="already"):
            extend(home, "", "bygda-vel", earlier, KARI)
    with pytest.raises(MissingFile, match="none of the bodies"):
        extend(home, "", "bygda", datetime.date(2025, 6, 20), KARI)
