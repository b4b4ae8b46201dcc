"""Mails as files: drafts for a mail program, the same bytes each time, whatever is in a name."""

from __future__ import annotations

import email
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default

from hypothesis import given
from hypothesis import strategies as st

from planverk.writers.eml import Attached, Mail, write

MAIL = Mail(
    "Vågsund kommune", "postmottak@vagsund.example", "Eldrerådet", "eldre@vagsund.example", "Høring: Boligplan. Frist 1. mai",
    "Til Eldrerådet\n\nPlanen er på høring.\n",
    attached=(Attached("brev.pdf", b"%PDF-1.7 x"), Attached("svarskjema.docx", b"PK")),
)  # fmt: skip


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_mail_is_a_draft_with_the_letter_and_the_form() -> None:
    message = read(write(MAIL))
    assert message["From"] == "Vågsund kommune <postmottak@vagsund.example>"
    assert message["To"] == "Eldrerådet <eldre@vagsund.example>"
    assert message["Subject"] == "Høring: Boligplan. Frist 1. mai"
    assert (message["X-Unsent"], message["Date"]) == ("1", None)
    assert message.get_body().get_content().replace("\r\n", "\n") == MAIL.text
    assert [(part.get_filename(), part.get_content_type(), part.get_content()) for part in message.iter_attachments()] == [
        ("brev.pdf", "application/pdf", b"%PDF-1.7 x"),
        ("svarskjema.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    ]


def test_the_same_mail_gives_the_same_bytes_and_another_one_another_id() -> None:
    assert write(MAIL) == write(MAIL)
    assert read(write(MAIL))["Message-ID"] != read(write(replace(MAIL, text="Noe annet\n")))["Message-ID"]
    assert read(write(MAIL))["Message-ID"].endswith("@vagsund.example>")


def test_a_body_without_an_address_gets_a_mail_without_one() -> None:
    for wrong in ("", "ikke en adresse", "a@b\r\nBcc: c@d", "å@b.no"):
        message = read(write(replace(MAIL, to_email=wrong)))
        assert (message["To"], message["Bcc"]) == (None, None)


@given(st.text(), st.text(), st.text())
def test_nothing_in_a_name_a_subject_or_a_text_makes_a_header(name: str, subject: str, text: str) -> None:
    message = read(write(replace(MAIL, to=f"{name}\r\nBcc: x@y.no", subject=f"{subject}\nX-Evil: 1", text=text)))
    assert set(message.keys()) <= {
        "From", "To", "Subject", "Message-ID", "Content-Language", "X-Unsent", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding",
    }  # fmt: skip
    assert len(list(message.iter_attachments())) == 2
