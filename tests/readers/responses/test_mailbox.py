"""Mailboxes give one arrival for each mail, under names that stay."""

from __future__ import annotations

from planverk.readers.responses import extract, extract_many

FIRST = b"From a@b.no Thu Apr 28 12:00:00 2011\nFrom: a@b.no\nSubject: En\n\nVi er imot.\n>From starten av.\n\n"
SECOND = b"From c@d.no Fri Apr 29 12:00:00 2011\nFrom: c@d.no\nSubject: To\n\nVi er for.\n\nFrom alle oss.\n\n"


def test_an_mbox_is_taken_apart_at_its_from_lines_alone() -> None:
    arrivals = extract_many(FIRST + SECOND, "innboks.mbox")
    assert [arrival.received.subject for arrival in arrivals] == ["En", "To"]
    assert [arrival.received.text for arrival in arrivals] == ["Vi er imot.\nFrom starten av.", "Vi er for.\n\nFrom alle oss."]
    assert all(extract(a.file.data, a.file.name) == a.received for a in arrivals)


def test_a_mail_keeps_its_name_when_others_come_and_go() -> None:
    both = [arrival.file.name for arrival in extract_many(FIRST + SECOND, "innboks.mbox")]
    assert [arrival.file.name for arrival in extract_many(SECOND, "innboks.mbox")] == both[1:]
    assert len(set(both)) == 2
    assert all(name.startswith("innboks-") and name.endswith(".eml") for name in both)


def test_windows_line_ends_make_no_difference_to_how_many_there_are() -> None:
    assert len(extract_many((FIRST + SECOND).replace(b"\n", b"\r\n"), "innboks.mbox")) == 2


def test_a_maildir_gives_the_mails_that_are_whole_under_their_unique_names() -> None:
    files = {
        "cur/1301.M1.host:2,S": b"From: a@b.no\nSubject: En\n\nHei\n",
        "new/1302.M2.host": b"From: c@d.no\nSubject: To\n\nHei\n",
        "tmp/1303.M3.host": b"From: halv",
        "cur/.hidden": b"x",
    }
    arrivals = extract_many(files, "innboks")
    assert [(a.file.name, a.received.subject) for a in arrivals] == [("1301.M1.host.eml", "En"), ("1302.M2.host.eml", "To")]


def test_a_mailbox_read_as_one_mail_says_that_it_is_many() -> None:
    assert [finding.code for finding in extract(FIRST + SECOND, "innboks.mbox").findings] == ["M11"]


def test_what_is_no_mailbox_gives_nothing() -> None:
    assert extract_many(b"Vi er imot.\n", "svar.txt") == ()
    assert extract_many({}, "tom") == ()
