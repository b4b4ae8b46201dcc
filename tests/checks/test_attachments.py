"""E6: attachments."""

from __future__ import annotations

from dataclasses import replace

from planverk.checks import Scope, check
from planverk.model.case_paper import Attachment
from support_checks import codes, found_in, paper
from support_report import workspace

FILES = frozenset({"plans/bolig/cases/kart.pdf", "plans/bolig/cases/formannskapet/uttalelser.pdf"})


def test_files_that_are_there_are_nothing_to_speak_of() -> None:
    assert codes(paper(printed=tuple(Attachment("Kart", file=file) for file in sorted(FILES))), scope=Scope(files=FILES)) == []


def test_a_file_that_is_not_there_is_an_error_with_one_near_it() -> None:
    finding = found_in(paper(printed=(Attachment("Kart", file="plans/bolig/cases/kort.pdf"),)), scope=Scope(files=FILES))[0]

    assert finding.code == "E6"
    assert "plans/bolig/cases/kart.pdf" in str(finding.hint)
    strange = found_in(paper(printed=(Attachment("Kart", file="x"),)), scope=Scope(files=FILES))[0]
    assert str(strange.hint) == "Put it there, or correct its path."


def test_a_file_beside_the_paper_that_is_not_listed_is_a_warning() -> None:
    assert codes(paper(), scope=Scope(files=FILES)) == ["E6!"]


def test_where_the_files_are_not_known_nothing_is_said_of_them() -> None:
    assert codes(paper(printed=(Attachment("Kart", file="borte.pdf"),))) == []


def test_a_document_is_the_plan_or_another_plan_of_the_workspace() -> None:
    assert codes(paper(printed=(Attachment(document="bolig"),))) == []
    assert codes(paper(printed=(Attachment(document="plna"),))) == ["E6"]
    assert codes(paper(plan="", concerns=(), printed=(Attachment(document="plan"),))) == ["E6"]


def test_a_line_without_anything_is_an_error_and_one_that_stands_twice_a_warning() -> None:
    assert codes(paper(printed=(Attachment(),))) == ["E6"]
    assert codes(paper(printed=(Attachment("Kart"),), unprinted=(Attachment("Kart"),))) == ["E6!"]


def test_a_paper_that_says_nothing_of_attachments_is_asked_to() -> None:
    assert codes(paper(printed=(), attachments_stated=False)) == ["E6!"]
    assert codes(paper(printed=())) == []


def test_numbers_in_titles_have_no_gap() -> None:
    assert codes(paper(printed=(Attachment("Vedlegg 1 Kart"), Attachment("Vedlegg 3 Brev")))) == ["E6!"]
    assert codes(paper(printed=(Attachment("Vedlegg 1 Kart"), Attachment("Vedlegg 2 Brev")))) == []
    assert codes(paper(printed=(Attachment("2 brev fra naboer"),))) == []


def test_the_text_speaks_of_attachments_that_there_are() -> None:
    assert codes(paper("## Fakta {#fakta}\n\nSe vedlegg 1.\n")) == []
    assert codes(paper("## Fakta {#fakta}\n\nSe vedlegg nr. 3.\n")) == ["E6!"]
    assert codes(paper("## Fakta {#fakta}\n\nSe vedlegg A i planen.\n")) == []


def test_reports_and_their_overviews_are_documents_by_name_and_the_papers_own_by_kind() -> None:
    space = workspace()

    def said(*documents: str, report: str = "2012-h1", layouts: frozenset[str] | None = None) -> list[str]:
        listed = tuple(Attachment(document=name) for name in documents)
        one = replace(space, papers=(paper(printed=listed, report=report),))
        return [each.code for each in check(one, Scope(layouts=layouts)) if each.code in ("E6", "C8")]

    assert said("report", "overview", "bolig-2012-h1", "bolig-2012-h1-oversikt") == []
    assert said("report", "overview", report="") == ["E6", "E6"]
    assert said("bolig-2012-h1", report="") == []
    assert said("bolig-2012-h3") == ["E6"]
    assert said("overview", layouts=frozenset({"case-paper-levanger"})) == ["E6"]
    assert said("plan", report="2012-h9") == ["C8"]
