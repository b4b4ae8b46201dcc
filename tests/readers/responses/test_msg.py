"""Outlook's mails: properties become a mail, whichever form the body has, and whatever is missing."""

from __future__ import annotations

import datetime
import struct

from planverk.readers.responses import extract
from planverk.readers.responses.compressed_rtf import decompress
from support_msg import attached_message, attachment, compound_file, message, recipient

SUBJECT, BODY, HTML, RTF, NAME, ADDRESS, SMTP = 0x0037, 0x1000, 0x1013, 0x1009, 0x0C1A, 0x0C1F, 0x5D01
SENT = datetime.datetime(2011, 4, 28, 22, 30, tzinfo=datetime.UTC)


def test_a_mail_with_text_tells_who_sent_it_when_and_to_whom() -> None:
    texts = {SUBJECT: "Høringsuttalelse", BODY: "Hei!\r\n\r\nVi støtter planen.\r\n", NAME: "Åse Vik", SMTP: "ase@sorelva.no"}
    inside = {
        "__recip_version1.0_#00000000": recipient("Postmottak", "post@vagsund.kommune.no"),
        "__recip_version1.0_#00000001": recipient("Skjult", "skjult@sorelva.no", kind=3),
    }
    found = extract(compound_file(message(texts, sent=SENT, inside=inside)), "svar.msg")
    assert found.text == "Hei!\n\nVi støtter planen."
    assert (found.subject, found.sender_name, found.sender_email) == ("Høringsuttalelse", "Åse Vik", "ase@sorelva.no")
    assert found.dated == datetime.date(2011, 4, 29)  # half past midnight in Norway
    assert found.recipients == ("Postmottak <post@vagsund.kommune.no>",)
    assert found.findings == ()


def test_an_address_within_an_organisation_is_no_address() -> None:
    found = extract(compound_file(message({BODY: "Hei", NAME: "Ola Li", ADDRESS: "/O=VAGSUND/OU=POST/CN=OLALI"})), "svar.msg")
    assert (found.sender_name, found.sender_email) == ("Ola Li", "")


def test_a_mail_without_any_body_is_logged_and_needs_text() -> None:
    found = extract(compound_file(message({SUBJECT: "Svar"})), "svar.msg")
    assert found.needs_text
    assert found.subject == "Svar"
    assert [finding.code for finding in found.findings] == ["M2"]


def test_a_mail_without_body_but_with_a_letter_is_read_from_the_letter() -> None:
    inside = {"__attach_version1.0_#00000000": attachment("brev.pdf", b"%PDF-1.4 x", "application/pdf")}
    found = extract(compound_file(message({SUBJECT: "Svar"}, inside=inside)), "svar.msg")
    assert not found.needs_text
    assert [(file.name, file.data, file.inline) for file in found.attachments] == [("brev.pdf", b"%PDF-1.4 x", False)]


def test_a_logo_in_the_signature_is_told_from_a_real_attachment() -> None:
    inside = {
        "__attach_version1.0_#00000000": attachment("image001.png", b"\x89PNG" + bytes(900), "image/png", "image001@x"),
        "__attach_version1.0_#00000001": attachment("kart.png", b"\x89PNG" + bytes(90_000), "image/png", "kart@x"),
    }
    found = extract(compound_file(message({BODY: "Hei"}, inside=inside)), "svar.msg")
    assert [(file.name, file.inline) for file in found.attachments] == [("image001.png", True), ("kart.png", False)]


def test_a_body_of_html_alone_becomes_text() -> None:
    html = "<html><head><meta charset='windows-1252'></head><body><p>Ærlig talt</p><ul><li>én</li></ul></body></html>"
    found = extract(compound_file(message({}, {HTML: html.encode("cp1252")})), "svar.msg")
    assert found.text == "Ærlig talt\n\n- én"


def test_a_body_of_stored_rtf_alone_becomes_text() -> None:
    rtf = rb"{\rtf1\ansi\ansicpg1252 Vi st\'f8tter planen.\par Hilsen oss\par}"
    stored = struct.pack("<III4x", len(rtf) + 12, len(rtf), 0x414C454D) + rtf
    found = extract(compound_file(message({}, {RTF: stored})), "svar.msg")
    assert found.text == "Vi støtter planen.\n\nHilsen oss"


def test_compressed_rtf_is_expanded_as_the_specification_shows() -> None:
    """The examples of MS-OXRTFCP, 3.1 and 3.2: a run from the dictionary, and a reference that crosses the write position."""
    simple = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0")
    assert decompress(simple) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert decompress(crossing) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_a_mail_within_a_mail_becomes_a_file_of_its_own() -> None:
    inner = message(
        {SUBJECT: "Høyringsfråsegn", BODY: "Indre tekst.", NAME: "Kari Nes", SMTP: "kari@nes.no"}, sent=SENT, embedded=True
    )
    data = compound_file(
        message({BODY: "Se vedlagt."}, inside={"__attach_version1.0_#00000000": attached_message("Høyring", inner)})
    )
    outer = extract(data, "svar.msg")
    assert outer.text == "Se vedlagt."
    (file,) = outer.attachments
    assert (file.name, file.media_type) == ("Høyring.eml", "message/rfc822")
    found = extract(file.data, file.name)
    assert (found.text, found.subject, found.sender_email) == ("Indre tekst.", "Høyringsfråsegn", "kari@nes.no")
    assert found.dated == datetime.date(2011, 4, 29)
    assert extract(data, "svar.msg").attachments[0].data == file.data


def test_a_mail_cut_short_is_logged_with_a_sentence() -> None:
    data = compound_file(message({BODY: "Hei " * 2_000}))
    for size in (600, 1_200, 2_000, len(data) - 700):
        found = extract(data[:size], "svar.msg")
        assert found.text or found.needs_text
        assert found.text or found.findings


def eight_bit(texts: dict[int, str], page: int = 1252, for_html: int = 65001) -> bytes:
    """A mail as older Outlooks save it: texts of eight bits in the message's code page, another one named for its HTML."""
    streams = {f"__substg1.0_{pid:04X}001E": text.encode(f"cp{page}") for pid, text in texts.items()}
    pages = struct.pack("<HHIIIHHIII", 3, 0x3FFD, 6, page, 0, 3, 0x3FDE, 6, for_html, 0)
    names = {"__substg1.0_00020102": bytes(16), "__substg1.0_00030102": b"", "__substg1.0_00040102": b""}
    return compound_file({"__nameid_version1.0": names, "__properties_version1.0": bytes(32) + pages, **streams})


def test_texts_of_eight_bits_are_in_the_code_page_of_the_message() -> None:
    texts = {SUBJECT: "Høring", BODY: "Vi støtter planen – ærlig talt.\r\n", NAME: "Åse Vik", SMTP: "ase@sorelva.no"}
    found = extract(eight_bit(texts), "svar.msg")
    assert (found.text, found.subject, found.sender_name) == ("Vi støtter planen – ærlig talt.", "Høring", "Åse Vik")
    assert extract(eight_bit({BODY: "Мы за."}, page=1251), "svar.msg").text == "Мы за."


FROM_HTML = rb"""{\rtf1\ansi\ansicpg1252\fromhtml1 \fbidis \deff0{\fonttbl{\f0\fswiss Arial;}}
{\*\htmltag19 <html>}{\*\htmltag34 <head>}{\*\htmltag161 <style>p \{color: red\}</style>}{\*\htmltag41 </head>}
{\*\htmltag50 <body>}{\*\htmltag64 <p>}
\htmlrtf {\htmlrtf0 Vi st\'f8tter planen {\*\htmltag84 &amp;}\htmlrtf &\htmlrtf0  kapittel 6.{\*\htmltag72 </p>}
\htmlrtf\par}\htmlrtf0 {\*\htmltag64 <ul>}{\*\htmltag64 <li>}\htmlrtf {\pntext \'b7\tab}\htmlrtf0 flere \u8722 ?
{\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 leieboliger\htmlrtf }\htmlrtf0{\*\htmltag92 </b>}{\*\htmltag72 </li>}
{\*\htmltag72 </ul>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Hilsen
\htmlrtf\line\htmlrtf0{\*\htmltag116 <br>}oss{\*\htmltag58 </body>}}}"""


def test_html_that_outlook_keeps_within_rtf_is_read_as_the_page_that_it_was() -> None:
    stored = struct.pack("<III4x", len(FROM_HTML) + 12, len(FROM_HTML), 0x414C454D) + FROM_HTML
    found = extract(compound_file(message({}, {RTF: stored})), "svar.msg")
    assert found.text == "Vi støtter planen & kapittel 6.\n\n- flere −leieboliger\n\nHilsen\noss"
