"""A copy of the plan that came back with comments is a response: the comments, each with its section and its words."""

from __future__ import annotations

from dataclasses import replace

from planverk.model.content import NumberedHeading, Text
from planverk.model.document import PLAN, Origin
from planverk.model.sending import Sending
from planverk.readers.responses.documents import read_document
from planverk.writers import docx
from support_word import document, heading, p, vagsund_template
from word_editing import WordFile


def copy_of_plan(**more: object) -> WordFile:
    body = (
        NumberedHeading(1, (Text("Boliger"),), "boliger", "numbered", (6,), "6"),
        p("Kommunen har mange boliger."),
        heading(1, "Forord", "forord"),
        p("Takk til alle."),
    )
    made = document(*body, sending=Sending("Eldrerådet"), origin=Origin("plans/bolig", "0" * 40, False, "hearing-1"))
    return WordFile.of(docx.write(replace(made, **{"kind": PLAN, **more}), vagsund_template()))  # type: ignore[arg-type]


def test_comments_are_the_text_each_with_its_section_and_its_words() -> None:
    file = copy_of_plan()
    file.comment("mange boliger", ("Eldrerådet", "Dette bør gjelde eldre også."))
    file.comment("Takk", ("Eldrerådet", "Takk til dere."))
    found = read_document(file.data(), "svar.docx")
    assert found.text == "Kapittel 6, ved «mange boliger»: Dette bør gjelde eldre også.\n\n«Forord», ved «Takk»: Takk til dere."
    assert (found.version, [each.code for each in found.findings]) == ("hearing-1", ["M14"])


def test_a_copy_without_comments_and_another_document_are_read_as_any_letter() -> None:
    assert "Kommunen har mange boliger." in read_document(copy_of_plan().data(), "svar.docx").text
    other = copy_of_plan(kind="case-paper")
    other.comment("Takk", ("Eldrerådet", "Takk til dere."))
    assert "Kommunen har mange boliger." in read_document(other.data(), "svar.docx").text
