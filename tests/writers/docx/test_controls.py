"""A form in Word: fields that tell what they are for, a group that keeps the rest, and answers that are found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from planverk.model.content import FormField, Paragraph, Text
from planverk.readers.responses.word_look import look
from planverk.writers.docx import write
from support_word import body, document, p, part, plain_template, vagsund_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = FormField("planverk:sender:name", "Navn på den som svarer", "Skriv her")
KIND = FormField("planverk:sender:kind", "Type avsender", "Velg", ("kommune", "råd & <lag>"))
SECTION = FormField("planverk:section:tildeling", "Innspill til 4.2 Tildeling", "Skriv her", several=True)
FORM = document(p("Svarskjema"), p("Navn", role="term"), NAME, KIND, Paragraph((Text("4.2 Tildeling"),), "term"), SECTION)


def controls(root: etree._Element) -> list[etree._Element]:
    return [each for each in root.iter(f"{W}sdt") if each.find(f"{W}sdtPr/{W}tag") is not None]


def filled(data: bytes, folder: Path, answers: dict[str, str]) -> bytes:
    """The form as Word saves it with these answers."""
    file = folder / "form.docx"
    file.write_bytes(data)
    opened = docx.Document(str(file))
    for control in opened.element.body.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        tag = properties.find(f"{W}tag")
        if tag is not None and tag.get(f"{W}val") in answers:
            properties.remove(properties.find(f"{W}showingPlcHdr"))
            next(control.iter(f"{W}t")).text = answers[tag.get(f"{W}val")]
    opened.save(str(file))
    return file.read_bytes()


def test_a_field_has_a_tag_a_title_and_a_hint_and_cannot_be_deleted() -> None:
    name, kind, section = controls(body(write(FORM, plain_template("{{ body }}"))))
    values = {etree.QName(each).localname: each.get(f"{W}val") for each in name.find(f"{W}sdtPr")}
    assert (values["tag"], values["alias"], values["lock"]) == ("planverk:sender:name", "Navn på den som svarer", "sdtLocked")
    assert name.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    assert "".join(t.text or "" for t in name.iter(f"{W}t")) == "Skriv her"
    assert [item.get(f"{W}displayText") for item in kind.iter(f"{W}listItem")] == ["kommune", "råd & <lag>"]
    assert section.find(f"{W}sdtPr/{W}text").get(f"{W}multiLine") == "1"
    numbers = [each.find(f"{W}sdtPr/{W}id").get(f"{W}val") for each in (name, kind, section)]
    assert len(set(numbers)) == 3


def test_the_words_around_the_fields_are_kept_by_a_group_and_not_by_protection() -> None:
    data = write(FORM, plain_template("{{ body }}"))
    root = body(data)
    (group,) = (each for each in root.iter(f"{W}sdt") if each.find(f"{W}sdtPr/{W}group") is not None)
    assert [each for each in controls(root) if group not in each.iterancestors()] == []
    assert "Svarskjema" in "".join(t.text or "" for t in group.iter(f"{W}t"))
    assert part(data, "word/settings.xml").find(f"{W}documentProtection") is None
    plain = write(document(p("Uten felt")), plain_template("{{ body }}"))
    assert next(body(plain).iter(f"{W}group"), None) is None


def test_what_was_filled_in_is_read_again_and_what_was_not_is_no_answer(tmp_path: Path) -> None:
    answers = {"planverk:sender:name": "Eldrerådet", "planverk:section:tildeling": "Vi vil ha <kortere> frist & mer."}
    data = filled(write(FORM, vagsund_template()), tmp_path, answers)
    assert dict(look(data).fields) == answers


@pytest.mark.parametrize("several", [False, True])
def test_validators_find_nothing_in_a_form(several: bool, tmp_path: Path) -> None:
    template = vagsund_template("saksframlegg.docx")
    file = tmp_path / "form.docx"

    def told(data: bytes) -> set[str]:
        file.write_bytes(data)
        found = OpenXmlValidator().validate(file).errors
        return {finding.message for finding in check(file)} | {f"{e.part_uri} {e.description}" for e in found}

    form = replace(FORM, body=(*FORM.body, replace(SECTION, tag="planverk:general", several=several)))
    assert told(write(form, template)) <= told(template.data)
