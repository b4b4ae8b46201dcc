"""Tables from web forms: columns by their headings, all rows or none, every fault with row, column and value."""

from __future__ import annotations

import csv
import datetime
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.model.received import FormPart, FormRow
from planverk.model.response import SenderKind, Stance
from planverk.readers.responses import read_table


def faults(text: str) -> list[str]:
    reading = read_table(text.encode(), "svar.csv")
    assert reading.value is None
    return [finding.message.format() for finding in reading.findings if finding.is_error]


def rows(text: str) -> tuple[FormRow, ...]:
    reading = read_table(text.encode(), "svar.csv")
    assert reading.value is not None, reading.findings
    return reading.value


def test_a_form_in_bokmål() -> None:
    text = (
        "Tidspunkt;Navn;Organisasjon;E-post;Telefon;Adresse;Type avsender;Støtter du planen?;Kapittel;Uttalelse;Referanse;Alder\n"
        "28.04.2011 12:30;Åse Vik;Sørelva borettslag;ase@sorelva.no;22 33 44 55;Elveveien 3;Lag eller forening;Ja, med merknader;"
        "4.2;Flere boliger, takk.;A-1;44\n"
    )
    assert rows(text) == (
        FormRow(
            row=2,
            name="Åse Vik",
            organisation="Sørelva borettslag",
            email="ase@sorelva.no",
            phone="22 33 44 55",
            address="Elveveien 3",
            kind=SenderKind.ORGANISATION,
            sent=datetime.date(2011, 4, 28),
            reference="A-1",
            stance=Stance.PARTLY,
            parts=(FormPart("Flere boliger, takk.", "Kapittel 4.2", "Uttalelse"),),
            others=(("Alder", "44"),),
        ),
    )


def test_a_form_in_nynorsk() -> None:
    (row,) = rows(
        "Namn\tVerksemd\tE-post\tEg svarar som\tGjeld\tFråsegn\tSendt\n"
        "Kari Nes\t\tkari@nes.no\tPrivatperson\tbustad\tMeir bustad.\t2011-04-28\n"
    )
    assert (row.name, row.kind, row.sent) == ("Kari Nes", SenderKind.PRIVATE, datetime.date(2011, 4, 28))
    assert row.text == "Gjeld: bustad\n\nMeir bustad."


def test_columns_for_several_remarks_give_several_parts() -> None:
    (row,) = rows("Navn;Merknad 1;Kapittel 1;Merknad 2;Kapittel 2\nKari;Hei;4.2;Hopp;5\n")
    assert row.parts == (FormPart("Hei", "Kapittel 4.2", "Merknad 1"), FormPart("Hopp", "Kapittel 5", "Merknad 2"))
    assert row.text == "Kapittel 4.2\n\nHei\n\nKapittel 5\n\nHopp"


def test_a_heading_may_say_itself_what_the_remark_is_about() -> None:
    (row,) = rows("Navn;Merknader til kapittel 4 Boliger;Innspill til tiltakene\nKari;Flere.;Færre.\n")
    assert row.text == "kapittel 4 Boliger\n\nFlere.\n\ntiltakene\n\nFærre."


def test_what_is_not_understood_is_kept_as_text() -> None:
    (row,) = rows("Navn;Type avsender;Støtter du planen?;Uttalelse\nKari;Annet;Kanskje det;Hei\n")
    assert (row.kind, row.stance) == (None, None)
    assert row.text == "Hei\n\nType avsender: Annet\n\nStøtter du planen?: Kanskje det"


def test_a_second_column_of_one_field_is_kept_as_text() -> None:
    (row,) = rows("Navn;Kontaktperson;Uttalelse;Telefon;Mobil\nKari;Ola;Hei;22334455;99887766\n")
    assert row.others == (("Kontaktperson", "Ola"), ("Mobil", "99887766"))


def test_first_and_last_names_are_one_name_and_parts_of_an_address_one_address() -> None:
    (row,) = rows("Fornavn;Etternavn;Adresse;Postnummer;Poststed;Uttalelse\nKari;Nes;Elveveien 3;0123;Vågsund;Hei\n")
    assert (row.name, row.address) == ("Kari Nes", "Elveveien 3, 0123, Vågsund")


@pytest.mark.parametrize("words", ["Ingen merknader.", "Vi har ingen merknader", "Ikkje merknader"])
def test_a_remark_that_says_that_there_is_none(words: str) -> None:
    assert rows(f"Navn;Merknad\nKari;{words}\n")[0].remarks is False


def test_an_answer_without_remarks_needs_no_text() -> None:
    (row,) = rows("Navn;Svartype;Merknad\nKari;Uten merknad;\n")
    assert (row.remarks, row.parts) == (False, ())


def test_every_fault_is_named_and_no_row_is_taken() -> None:
    text = (
        "Navn;E-post;Dato;Uttalelse;Referanse\n"
        "Kari;kari@nes.no;28.04.2011;Hei;1\n"
        "Ola;ola(at)li.no;31.02.2011;Hei;2\n"
        "Per;per@li.no;5/4/2011;;1\n"
        "Siv;siv@li.no;28.04.2011;Hei; med semikolon;3\n"
    )
    assert faults(text) == [
        "Row 3, column E-post: «ola(at)li.no» is not an e-mail address.",
        "Row 3, column Dato: «31.02.2011» is not a date, or may mean two days.",
        "Row 4, column Dato: «5/4/2011» is not a date, or may mean two days.",
        "Row 4: nothing is written in Uttalelse.",
        "Row 5 has a value in column 6, which has no heading: «3».",
        "Row 4 has the same reference as row 2: «1».",
    ]


def test_a_quotation_mark_that_is_not_closed_is_a_fault_and_swallows_no_row() -> None:
    text = 'Navn;Uttalelse\nKari;Hei\nOla;"Hei\nPer;Hopp\n'
    assert faults(text) == [
        'Row 3 cannot be read: a quotation mark (") is not closed, or stands inside a value without being doubled.'
    ]


def test_a_table_without_known_columns_shows_its_headings() -> None:
    assert faults("Kolonne A;Kolonne B\n1;2\n") == [
        "No column of the table is known to hold what was written. Its first row is: Kolonne A | Kolonne B"
    ]
    assert faults("Navn;Uttalelse\n") == ["The table has headings and no rows."]
    assert faults("") == ["No column of the table is known to hold what was written. Its first row is: "]


def test_a_row_that_does_not_tell_who_sent_it_is_taken_with_a_warning() -> None:
    reading = read_table(b"Navn;Uttalelse\n;Hei\n", "svar.csv")
    assert reading.value is not None
    assert [finding.code for finding in reading.findings] == ["M24"]


def test_rows_above_the_headings_and_excel_s_own_line_are_passed_over() -> None:
    reading = read_table("sep=;\nHøring om bolig\n\nNavn;Uttalelse\nKari;Hei\n".encode(), "svar.csv")
    assert reading.value is not None
    assert [(row.row, row.name) for row in reading.value] == [(5, "Kari")]
    assert [finding.message.format() for finding in reading.findings] == [
        "Row 2 stands above the headings and is not taken: Høring om bolig"
    ]


def test_a_single_column_is_a_table_too() -> None:
    assert [row.text for row in rows("Uttalelse\nHei, på deg; og deg\n")] == ["Hei, på deg; og deg"]


def workbook(*table: list[object], title: str = "Svar") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for line in table:
        sheet.append(line)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_gives_values_and_formulas_as_they_were_typed() -> None:
    data = workbook(
        ["Navn", "Telefon", "Dato", "Uttalelse", "Poeng"],
        ["Kari", 22334455, datetime.datetime(2011, 4, 28, 12, 30), '=HYPERLINK("http://x";"y")', 3.5],
        [],
        ["Ola", None, None, "{{ 7*7 }}\nlinje to", True],
    )
    reading = read_table(data, "svar.xlsx")
    assert reading.value is not None
    first, second = reading.value
    assert (first.phone, first.sent) == ("22334455", datetime.date(2011, 4, 28))
    assert first.text == '=HYPERLINK("http://x";"y")\n\nPoeng: 3.5'
    assert (second.row, second.text) == (4, "{{ 7*7 }}\nlinje to\n\nPoeng: Ja")


def test_other_sheets_of_a_workbook_are_told_of() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(["Navn", "Uttalelse"], ["Kari", "Hei"])))
    book.create_sheet("Notater").append(["husk"])
    buffer = io.BytesIO()
    book.save(buffer)
    reading = read_table(buffer.getvalue(), "svar.xlsx")
    assert reading.value is not None
    assert [finding.message.format() for finding in reading.findings] == ["The sheet Notater is not taken."]


def test_files_that_are_no_tables_get_a_sentence() -> None:
    for data in (b"%PDF-1.4 x", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0" + bytes(600)):
        reading = read_table(data, "svar.xlsx")
        assert reading.value is None
        assert [finding.code for finding in reading.findings] == ["M20"]


VALUES = st.text(st.sampled_from("aæøå ABC;,\t|\"'\n-=+@{}<>1"), max_size=40)


@given(
    table=st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=5),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    separator=st.sampled_from([";", ",", "\t"]),
)
@settings(deadline=None)
def test_what_was_written_survives_encodings_and_separators(table: list[tuple[str, str]], encoding: str, separator: str) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator)
    writer.writerow(["Navn", "Uttalelse", "Ærlig talt"])
    for remark, other in table:
        writer.writerow(["Kari", f"x{remark}x", f"y{other}y"])
    reading = read_table(buffer.getvalue().encode(encoding), "svar.csv")
    assert reading.value is not None, reading.findings
    found = [(row.parts[0].text, dict(row.others)["Ærlig talt"]) for row in reading.value]
    assert [_letters(pair) for pair in found] == [_letters((f"x{remark}x", f"y{other}y")) for remark, other in table]


def _letters(pair: tuple[str, str]) -> list[str]:
    return ["".join(c for c in value if not c.isspace()) for value in pair]


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_give_rows_or_faults(data: bytes) -> None:
    for prefix in (b"", b"Navn;Uttalelse\n", b"PK\x03\x04"):
        reading = read_table(prefix + data, "svar.csv")
        assert reading.value is not None or any(finding.is_error for finding in reading.findings)
