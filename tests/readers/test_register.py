"""A register of bodies: from a table or YAML, all of it or nothing."""

from __future__ import annotations

import datetime

import pytest

from planverk.model.response import SenderKind
from planverk.readers.register import read_register

CSV = """\
Navn;Type;E-post;Frist;Målform
Eldrerådet;Råd;eldre@vagsund.example;06.05.2011;
Fjord fylkeskommune;fylkeskommune;;;nynorsk
"""


def test_a_table_in_the_encoding_of_windows_is_read() -> None:
    bodies = read_register(CSV.encode("cp1252"), "instanser.csv").value
    assert bodies is not None
    assert [(body.id, body.name, body.kind) for body in bodies] == [
        ("eldreradet", "Eldrerådet", SenderKind.COUNCIL),
        ("fjord-fylkeskommune", "Fjord fylkeskommune", SenderKind.COUNTY),
    ]
    assert bodies[0].extensions[0].to == datetime.date(2011, 5, 6)
    assert bodies[1].language == "nn"


def test_yaml_has_the_keys_of_invitations() -> None:
    text = "format: 1\nbodies: [{body: eldreradet, name: Eldrerådet, kind: raad, email: a@b.example}]\n"
    bodies = read_register(text.encode(), "instanser.yaml").value
    assert bodies is not None
    assert (bodies[0].id, bodies[0].email) == ("eldreradet", "a@b.example")


@pytest.mark.parametrize(
    ("before", "after", "row"),
    [
        (";Råd;", ";Venn;", 2),
        ("eldre@", "eldre", 2),
        ("06.05.2011", "snart", 2),
        ("nynorsk", "samisk?", 3),
        ("Eldrerådet;", ";", 2),
    ],
)
def test_one_fault_in_a_row_and_nothing_is_taken(before: str, after: str, row: int) -> None:
    reading = read_register(CSV.replace(before, after, 1).encode(), "instanser.csv")
    assert reading.value is None
    assert [(finding.code, finding.place.line) for finding in reading.findings] == [("H23", row)]


def test_every_row_that_is_wrong_is_told_with_its_column() -> None:
    text = "Navn;Type;Frist\nEldrerådet;råd;6. mai\nBygdelaget;forening?;\n;statlig;\n"
    found = read_register(text.encode(), "instanser.csv").findings
    assert [(finding.place.line, dict(finding.message.values)["column"]) for finding in found] == [
        (2, "Frist"),
        (3, "Type"),
        (4, "Navn"),
    ]


def test_a_body_gets_one_letter() -> None:
    reading = read_register((CSV + "ELDRERÅDET;råd;;;\n").encode(), "instanser.csv")
    assert reading.value is None
    assert [finding.place.line for finding in reading.findings] == [4]


def test_yaml_may_leave_the_codes_to_be_made() -> None:
    text = "format: 1\nbodies:\n  - {name: Eldrerådet, kind: raad}\n  - {name: Bygda vel, kind: organisasjon, body: eldreradet}\n"
    bodies = read_register(text.encode(), "instanser.yaml").value
    assert bodies is not None
    assert [body.id for body in bodies] == ["eldreradet-2", "eldreradet"]


def test_a_code_stands_for_one_body() -> None:
    text = "Kode;Navn;Type\na;En;stat\na;To;stat\n"
    reading = read_register(text.encode(), "instanser.csv")
    assert reading.value is None
    assert reading.findings[0].code == "H23"


@pytest.mark.parametrize("data", [b"", b"hei", b"%PDF-1.4", b"PK\x03\x04", b"\xff\xfe"])
def test_what_is_no_register_is_said_to_be_none(data: bytes) -> None:
    reading = read_register(data, "instanser.xlsx")
    assert reading.value is None
    assert reading.findings
