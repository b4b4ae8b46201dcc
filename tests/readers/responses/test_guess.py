"""Guesses about a sender rest on words of the file, and are none where nothing tells."""

from __future__ import annotations

import datetime

import pytest

from planverk.model.received import Received
from planverk.model.response import SenderKind, Stance
from planverk.readers.responses import guess

OWN = ("Vågsund kommune",)


def letter(signature: str, body: str = "Vi har lest planen.") -> Received:
    return Received(text=f"Vågsund kommune\n\nRådhuset\n\n9901 Vågsund\n\n{body}\n\nMed vennlig hilsen\n{signature}")


@pytest.mark.parametrize(
    ("signature", "kind", "name"),
    [
        ("Nordfjella fylkeskommune\nKari Nes\nrådgiver", SenderKind.COUNTY, "Nordfjella fylkeskommune"),
        ("Kari Nes\nStatsforvalteren i Nordfjella", SenderKind.STATE, "Statsforvalteren i Nordfjella"),
        ("Fylkesmannen i Nordfjella", SenderKind.STATE, "Fylkesmannen i Nordfjella"),
        ("Ola Li\nNAV Vågsund", SenderKind.STATE, "NAV Vågsund"),
        ("Husbanken", SenderKind.STATE, "Husbanken"),
        ("Utlendingsdirektoratet", SenderKind.STATE, "Utlendingsdirektoratet"),
        ("Elvelund kommune\nPer Moe", SenderKind.MUNICIPALITY, "Elvelund kommune"),
        ("Vågsund Eldreråd", SenderKind.COUNCIL, "Vågsund Eldreråd"),
        ("Rådet for likestilling av funksjonshemmede", SenderKind.COUNCIL, "Rådet for likestilling av funksjonshemmede"),
        (
            "Kommunalt råd for eldre og personer med funksjonsnedsetting",
            SenderKind.COUNCIL,
            "Kommunalt råd for eldre og personer med funksjonsnedsetting",
        ),
        ("Vågsund Arbeiderparti\nSiv Dal", SenderKind.PARTY, "Vågsund Arbeiderparti"),
        ("Vågsund Høyre", SenderKind.PARTY, "Vågsund Høyre"),
        ("Senterpartiet i Vågsund", SenderKind.PARTY, "Senterpartiet i Vågsund"),
        ("Sørelva Bygg AS\nPer Moe, daglig leder", SenderKind.BUSINESS, "Sørelva Bygg AS"),
        ("Sørelva borettslag", SenderKind.ORGANISATION, "Sørelva borettslag"),
        ("Vågsund Røde Kors", SenderKind.ORGANISATION, "Vågsund Røde Kors"),
        ("Sørelva velforening v/ Kari Nes", SenderKind.ORGANISATION, "Sørelva velforening"),
        ("Kari Nes", SenderKind.PRIVATE, "Kari Nes"),
    ],
)
def test_the_sender_by_the_signature(signature: str, kind: SenderKind, name: str) -> None:
    found = guess(letter(signature), OWN)
    assert found.sender is not None
    assert found.kind is not None
    assert (found.kind.value, found.sender.value) == (kind, name)
    assert found.sender.words in letter(signature).text


def test_the_municipality_that_is_written_to_is_not_the_sender() -> None:
    assert guess(Received(text="Vågsund kommune\n\nVi er imot."), OWN).sender is None


@pytest.mark.parametrize(
    ("email", "kind"),
    [
        ("x@elvelund.kommune.no", SenderKind.MUNICIPALITY),
        ("x@vagsund.kommune.no", SenderKind.INTERNAL),
        ("x@nordfjellafylke.no", SenderKind.COUNTY),
        ("x@statsforvalteren.no", SenderKind.STATE),
        ("x@nav.no", SenderKind.STATE),
        ("x@kmd.dep.no", SenderKind.STATE),
        ("x@venstre.no", SenderKind.PARTY),
        ("x@gmail.com", SenderKind.PRIVATE),
        ("x@sorelva.no", None),
    ],
)
def test_the_kind_by_the_address_alone(email: str, kind: SenderKind | None) -> None:
    found = guess(Received(text="Vi er imot.", sender_email=email), OWN).kind
    assert (found.value if found else None) is kind


def test_the_subject_of_a_mail_names_the_sender() -> None:
    found = guess(Received(text="Se vedlegg.", subject="Høyringsuttale frå Sørelva idrettslag", sender_name="Ola Li"))
    assert found.sender is not None
    assert found.sender.value == "Sørelva idrettslag"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Dato: 12.04.2011", datetime.date(2011, 4, 12)),
        ("Vågsund, 12. april 2011", datetime.date(2011, 4, 12)),
        ("Vår ref. | Dykkar ref. | Dato\n11/12 | 2011/4185 | 12.04.11", datetime.date(2011, 4, 12)),
        ("Vi viser til brev av 15.03.2011", None),
        ("Høringsfrist 29.04.2011", None),
        ("Deres dato: 15.03.2011", None),
    ],
)
def test_the_date_of_the_letter(head: str, day: datetime.date | None) -> None:
    found = guess(Received(text=f"{head}\n\nVi er imot.")).dated
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("head", "theirs", "ours"),
    [
        ("Vår ref.: 11/123   Deres ref.: 2011/4185-3", "11/123", "2011/4185-3"),
        ("Vår referanse: 11/123\nDykkar ref: 2011/4185", "11/123", "2011/4185"),
        ("Deres ref: | Vår ref: | Dato:\n2011/4185 | 11/123 KNE | 12.04.2011", "11/123 KNE", "2011/4185"),
        ("Vi viser til vår ref i saken.", None, None),
    ],
)
def test_references(head: str, theirs: str | None, ours: str | None) -> None:
    found = guess(Received(text=f"{head}\n\nVi er imot."))
    assert (found.their_ref.value if found.their_ref else None) == theirs
    assert (found.our_ref.value if found.our_ref else None) == ours


@pytest.mark.parametrize(
    ("body", "remarks"),
    [
        ("Fylkeskommunen har ingen merknader til planen.", False),
        ("Rådet har ikke merknader til planen.", False),
        ("Rådet har ikkje merknader.", False),
        ("Vi har ingen merknader til kapittel 3.", None),
        ("Vi har ingen merknader utover det som er sagt.", None),
        ("Vi har ingen merknader, men ber om at kapittel 4 endres.", True),
        ("Vi har følgende merknader:", True),
        ("Takk for invitasjonen.", None),
    ],
)
def test_whether_there_are_remarks(body: str, remarks: bool | None) -> None:
    found = guess(Received(text=body)).remarks
    assert (found.value if found else None) is remarks


@pytest.mark.parametrize(
    ("body", "stance"),
    [
        ("Vi støtter planen.", Stance.SUPPORTS),
        ("Me stør framlegget til handlingsplan.", Stance.SUPPORTS),
        ("Rådet stiller seg bak planen.", Stance.SUPPORTS),
        ("Vi støtter planen, men ber om flere boliger.", Stance.PARTLY),
        ("Vi støtter i hovedsak planforslaget.", Stance.PARTLY),
        ("Vi går imot planen.", Stance.AGAINST),
        ("Vi støtter ikke planforslaget.", Stance.AGAINST),
        ("Me stør ikkje planen.", Stance.AGAINST),
        ("Vi går imot tiltak 9.", None),
        ("Vi støtter familier som trenger det.", None),
    ],
)
def test_the_stance_towards_the_whole(body: str, stance: Stance | None) -> None:
    found = guess(Received(text=body)).stance
    assert (found.value if found else None) is stance
    assert found is None or found.words == body


def test_an_objection_is_told_of() -> None:
    assert guess(Received(text="Vi fremmer innsigelse til planen.")).objection is not None
    assert guess(Received(text="Fylkeskommunen reiser motsegn mot planen.")).objection is not None
    assert guess(Received(text="Vi har ikke grunnlag for innsigelse.")).objection is None
