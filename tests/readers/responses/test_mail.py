"""Mails: their own text, who sent them, what came with them; and mails that are wrong in every way that mails are."""

from __future__ import annotations

import base64
import datetime
from email.message import EmailMessage

import pytest

from planverk.readers.responses import extract
from planverk.readers.responses.headers import addresses, decoded, mail_date


def mail(body: str = "Vi støtter planen.\n", **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {
        "Subject": "Svar",
        "From": "Åse Vik <ase@sorelva.no>",
        "To": "post@vagsund.kommune.no",
        "Date": "Thu, 28 Apr 2011 12:00:00 +0200",
    }
    for name, value in {**given, **headers}.items():
        message[name] = value
    message.set_content(body)
    return message


def raw(*lines: bytes) -> bytes:
    return b"\r\n".join(lines)


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in extract(data, "svar.eml").findings]


def test_headers_and_text_of_a_plain_mail() -> None:
    found = extract(mail(Cc="Kari Nes <kari@nes.no>").as_bytes(), "svar.eml")
    assert found.text == "Vi støtter planen."
    assert (found.subject, found.sender_name, found.sender_email) == ("Svar", "Åse Vik", "ase@sorelva.no")
    assert found.dated == datetime.date(2011, 4, 28)
    assert found.recipients == ("post@vagsund.kommune.no", "Kari Nes <kari@nes.no>")
    assert (found.needs_text, found.findings, found.attachments) == (False, (), ())


def test_the_signature_and_the_earlier_mail_are_kept() -> None:
    body = "Ja.\n\n-- \nÅse Vik\nSørelva borettslag\n\nDen 15.03.2011 skrev Vågsund kommune:\n> Frist 29. april\n"
    text = extract(mail(body).as_bytes(), "svar.eml").text
    assert text == body.strip().replace("-- ", "--")


def test_of_two_forms_of_one_text_the_plain_one_is_taken_and_all_attachments() -> None:
    message = mail("Vi støtter planen, sier vi.\n")
    message.add_alternative("<html><body><p>Vi støtter <b>planen</b>, sier vi.</p></body></html>", subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Høyring – kart.pdf")
    found = extract(message.as_bytes(), "svar.eml")
    assert found.text == "Vi støtter planen, sier vi."
    assert [(file.name, file.data, file.media_type) for file in found.attachments] == [
        ("Høyring – kart.pdf", b"%PDF-1.4", "application/pdf")
    ]


def test_a_plain_form_that_is_only_a_stub_gives_way_to_the_html() -> None:
    message = mail("Vis i HTML.\n")
    message.add_alternative(
        "<html><body><p>Vi ber om at kapittel 4 endres.</p><ul><li>en</li></ul></body></html>", subtype="html"
    )
    assert extract(message.as_bytes(), "svar.eml").text == "Vi ber om at kapittel 4 endres.\n\n- en"


def test_a_mail_of_html_alone_becomes_text() -> None:
    message = mail()
    message.set_content("<p>Høring</p><p>Vi er <i>imot</i>.</p>", subtype="html")
    assert extract(message.as_bytes(), "svar.eml").text == "Høring\n\nVi er imot."


def test_the_html_of_outlook_leaves_nothing_of_its_own_in_the_text() -> None:
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style><!-- p.MsoNormal {margin:0} --></style>"
        "<!--[if gte mso 9]><xml><o:x/></xml><![endif]--></head><body><p class=MsoNormal>Hei!<o:p></o:p></p>"
        "<p><o:p>&nbsp;</o:p></p>"
        "<p class=MsoListParagraph><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>"
        "Kapittel 4 må endres<o:p></o:p></p>"
        "<p><img src='cid:image001.png@01'></p><p>Mvh<br>Åse Vik</p></body></html>"
    )
    message = mail()
    message.set_content(page, subtype="html", charset="iso-8859-1")
    assert extract(message.as_bytes(), "svar.eml").text == "Hei!\n\n1. Kapittel 4 må endres\n\nMvh\nÅse Vik"


def test_a_logo_is_told_from_a_real_attachment_and_a_large_picture_in_the_text_is_one() -> None:
    message = mail()
    message.add_related(b"\x89PNG" + bytes(3_000), "image", "png", cid="<logo@x>", filename="image001.png", disposition="inline")
    message.add_related(b"\x89PNG" + bytes(90_000), "image", "png", cid="<map@x>", filename="kart.png", disposition="inline")
    assert [(file.name, file.inline) for file in extract(message.as_bytes(), "s.eml").attachments] == [
        ("image001.png", True),
        ("kart.png", False),
    ]


def test_a_mail_within_a_mail_is_a_file_whose_text_is_its_own() -> None:
    outer = mail("Se vedlagte uttalelse.\n")
    outer.add_attachment(mail("Indre tekst.\n", Subject="Høyring om bustad"))
    found = extract(outer.as_bytes(), "svar.eml")
    assert found.text == "Se vedlagte uttalelse."
    (file,) = found.attachments
    assert (file.name, file.media_type) == ("Høyring om bustad.eml", "message/rfc822")
    assert extract(file.data, file.name).text == "Indre tekst."


@pytest.mark.parametrize("depth", [50, 400])
def test_mails_nested_deep_are_opened_one_at_a_time(depth: int) -> None:
    data = b"Subject: innerst\r\n\r\nKjernen.\r\n"
    for level in range(depth):
        data = f"Subject: nr {level}\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n".encode() + data
    found = extract(data, "svar.eml")
    for _ in range(min(depth, 49)):
        found = extract(found.attachments[0].data, "indre.eml") if found.attachments else found
    assert found.attachments or found.text or found.findings


def test_thousands_of_nested_mails_are_logged_with_a_sentence() -> None:
    data = b"Subject: x\r\nContent-Type: message/rfc822\r\n\r\n" * 3_000 + b"Kjernen."
    assert codes(data) == ["M10"]
    assert "Kjernen." in extract(data, "svar.eml").text


def test_multiparts_within_multiparts_end_somewhere() -> None:
    data = (
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(90))
        + b"\r\nKjernen.\r\n"
    )
    found = extract(b"Subject: x\r\nMIME-Version: 1.0\r\n" + data, "svar.eml")
    assert found.attachments or found.text


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [(b"us-ascii", "cp1252"), (b"utf-8", "cp1252"), (b"iso-8859-1", "utf-8"), (b"x-ukjent", "utf-8"), (b"utf-16", "utf-8")],
)
def test_a_lying_encoding_loses_no_letter(charset: bytes, encoding: str) -> None:
    data = raw(
        b"From: a@b.no",
        b"Subject: x",
        b"MIME-Version: 1.0",
        b"Content-Type: text/plain; charset=" + charset,
        b"",
        "Blåbær på øya".encode(encoding),
    )
    assert extract(data, "svar.eml").text == "Blåbær på øya"


def test_headers_with_bare_bytes_are_read() -> None:
    data = raw(b"From: \xc5se Vik <ase@sorelva.no>", "Subject: Høring".encode(), b"", b"Hei")
    found = extract(data, "svar.eml")
    assert (found.sender_name, found.subject) == ("Åse Vik", "Høring")


def test_text_said_to_be_base64_that_is_not_is_taken_as_it_stands() -> None:
    data = raw(
        b"From: a@b.no",
        b"MIME-Version: 1.0",
        b"Content-Type: text/plain",
        b"Content-Transfer-Encoding: base64",
        b"",
        b"Vi er imot planen, sier vi.",
    )
    assert extract(data, "svar.eml").text == "Vi er imot planen, sier vi."


def test_base64_that_is_cut_short_gives_what_there_is() -> None:
    coded = base64.b64encode(("Vi er imot. " * 20).encode())[:-7]
    data = raw(
        b"From: a@b.no", b"MIME-Version: 1.0", b"Content-Type: text/plain", b"Content-Transfer-Encoding: base64", b"", coded
    )
    assert extract(data, "svar.eml").text.startswith("Vi er imot. Vi er imot.")


def test_broken_quoted_printable_gives_what_there_is() -> None:
    data = raw(
        b"From: a@b.no",
        b"MIME-Version: 1.0",
        b"Content-Type: text/plain; charset=utf-8",
        b"Content-Transfer-Encoding: quoted-printable",
        b"",
        b"bl=C3=A5 =ZZ 7=",
    )
    assert extract(data, "svar.eml").text.startswith("blå =ZZ 7")


def test_a_mail_without_headers_that_matter_is_still_a_mail() -> None:
    found = extract(b"Received: from x\r\nMessage-ID: <1@x>\r\n\r\nVi er imot.\r\n", "svar.eml")
    assert (found.text, found.subject, found.sender_name, found.sender_email, found.dated) == ("Vi er imot.", "", "", "", None)


def test_a_multipart_without_a_boundary_gives_its_text() -> None:
    data = raw(b"From: a@b.no", b"MIME-Version: 1.0", b"Content-Type: multipart/mixed", b"", b"Vi er imot.")
    assert extract(data, "svar.eml").text == "Vi er imot."


def test_a_letter_in_an_attachment_of_an_empty_mail_needs_no_typing() -> None:
    message = mail("\n")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="brev.pdf")
    assert not extract(message.as_bytes(), "svar.eml").needs_text
    assert codes(message.as_bytes()) == ["M9"]


def test_an_empty_mail_needs_text() -> None:
    assert extract(mail("\n").as_bytes(), "svar.eml").needs_text
    assert codes(mail("\n").as_bytes()) == ["M2"]


def test_winmail_and_sealed_mails_are_told_of() -> None:
    message = mail()
    message.add_attachment(b'x\x9f>"', maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert codes(message.as_bytes()) == ["M9"]
    sealed = raw(
        b"From: a@b.no",
        b"MIME-Version: 1.0",
        b"Content-Type: application/pkcs7-mime; name=smime.p7m",
        b"Content-Transfer-Encoding: base64",
        b"",
        b"MIIB",
    )
    assert extract(sealed, "svar.eml").needs_text
    assert codes(sealed) == ["M9"]


def test_forty_megabytes_of_attachments_come_through_and_more_than_a_hundred_stay_in_the_mail() -> None:
    def with_parts(count: int) -> bytes:
        part = (
            b"--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=a.bin\r\n\r\n"
            + b"x" * 10**7
            + b"\r\n"
        )
        return (
            b'From: a@b.no\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
            + part * count
            + b"--b--\r\n"
        )

    forty = extract(with_parts(4), "svar.eml")
    assert [file.name for file in forty.attachments] == ["a.bin", "a-2.bin", "a-3.bin", "a-4.bin"]
    much = extract(with_parts(12), "svar.eml")
    assert len(much.attachments) == 10
    assert [f.message.format() for f in much.findings if f.code == "M10"] == [
        "Attachments, 2 of them, are not taken out of the mail, as all together are larger than 100 MB or too many."
    ]


def test_names_of_attachments_lead_nowhere() -> None:
    message = mail()
    for name in ("../../etc/passwd", "C:\\kart\\plan.pdf", "a\u202egnp.exe", "", "x" * 300 + ".pdf"):
        message.add_attachment(b"x", maintype="application", subtype="pdf", filename=name)
    names = [file.name for file in extract(message.as_bytes(), "svar.eml").attachments]
    assert names == ["passwd", "plan.pdf", "a_gnp.exe", "vedlegg-4.pdf", "x" * 110 + ".pdf"]


def test_flowed_text_is_put_together() -> None:
    data = raw(
        b"From: a@b.no",
        b"MIME-Version: 1.0",
        b"Content-Type: text/plain; format=flowed",
        b"",
        b"En linje som ",
        b"fortsetter her.",
        b"",
        b"-- ",
        b"Kari",
    )
    assert extract(data, "svar.eml").text == "En linje som fortsetter her.\n\n--\nKari"


def test_a_letter_that_speaks_of_a_mail_is_a_letter() -> None:
    text = "Til: Vågsund kommune\nFra: Åse Vik\n\nVi er imot."
    assert extract(text.encode(), "brev.txt").text == text


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Thu, 28 Apr 2011 23:30:00 +0000", datetime.date(2011, 4, 29)),
        ("Fri, 28 Jan 2011 22:30:00 +0000", datetime.date(2011, 1, 28)),
        ("28 Apr 2011 12:00", datetime.date(2011, 4, 28)),
        ("28.04.2011 12:00", datetime.date(2011, 4, 28)),
        ("2011-04-28T12:00:00Z", datetime.date(2011, 4, 28)),
        ("Thu, 99 Foo 20111 99:99", None),
        ("", None),
    ],
)
def test_dates_in_odd_forms(value: str, day: datetime.date | None) -> None:
    assert mail_date(value) == day


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("=?utf-8?Q?H=C3=B8ring?=", "Høring"),
        ("=?utf-8?B?SMM=?= =?utf-8?B?uHJpbmc=?=", "Høring"),
        ("=?iso-8859-1?Q?H=F8ring?= om bolig", "Høring om bolig"),
        ("=?utf-8*nb?Q?=C3=85se?=", "Åse"),
        ("=?nonsense?X?a?=", "=?nonsense?X?a?="),
        ("=?utf-8?B?%%%?=", "=?utf-8?B?%%%?="),
    ],
)
def test_encoded_words(value: str, words: str) -> None:
    assert decoded(value) == words


def test_addresses_in_odd_forms() -> None:
    assert addresses('"Vik, Åse" <ase@x.no>, kari@y.no') == (("Vik, Åse", "ase@x.no"), ("", "kari@y.no"))
    assert addresses("Åse Vik ase@x.no") == (("Åse Vik", "ase@x.no"),)
    assert addresses("Ukjent avsender") == (("Ukjent avsender", ""),)
    assert addresses("") == ()


def test_a_mail_that_lies_about_both_its_charset_and_its_encoding_is_read_as_it_stands() -> None:
    data = (
        b"From: a@b.example\nTo: c@d.example\nMessage-ID: <2@x>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n"
        b"Content-Transfer-Encoding: base64\n\nKapittel 6 b\xf8r endres, sier \xe5rsm\xf8tet.\n"
    )
    assert extract(data, "svar.eml").text == "Kapittel 6 bør endres, sier årsmøtet."
