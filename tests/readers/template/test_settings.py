"""template.yaml says which Word file, which styles and which fonts; what it says wrongly is told with its line."""

from __future__ import annotations

from planverk.model.document import CASE_PAPER, PLAN
from planverk.readers.template import read_template, read_template_settings
from planverk.store.memory import Memory
from support_template import BODY, paragraph, word


def files(**named: bytes) -> Memory:
    """A source with these files in the template's folder: `template_yaml` is template.yaml."""
    return Memory({f"templates/prove/{name.replace('_', '.')}": data for name, data in named.items()})


SETTINGS = """format: 1
name: Prøve kommune
files: {case-paper: sak.docx}
roles: {caption: Tabelltittel}
fonts: {Calibri: Arimo}
measures: [number, text]
""".encode()


def test_each_kind_of_document_uses_the_file_that_is_named_for_it_else_template_docx() -> None:
    source = files(template_yaml=SETTINGS, template_docx=word(), sak_docx=word(paragraph("{{ case_number }}") + BODY))
    plan, paper = (read_template(source, "templates/prove", kind).value for kind in (PLAN, CASE_PAPER))
    assert plan is not None
    assert paper is not None
    assert (plan.file, paper.file) == ("templates/prove/template.docx", "templates/prove/sak.docx")
    assert [use.name for use in paper.fields] == ["case_number"]
    assert (plan.settings.name, plan.settings.measures, dict(plan.settings.fonts)) == (
        "Prøve kommune",
        ("number", "text"),
        {"Calibri": "Arimo"},
    )


def test_a_folder_without_template_yaml_is_a_template() -> None:
    reading = read_template(files(template_docx=word()), "templates/prove", PLAN)
    assert reading.findings == ()
    assert reading.value is not None
    assert reading.value.settings.name == "prove"


def test_a_missing_word_file_is_told() -> None:
    reading = read_template(files(template_yaml=SETTINGS, template_docx=word()), "templates/prove", CASE_PAPER)
    (found,) = reading.findings
    assert (reading.value, found.code, found.place.file) == (None, "T19", "templates/prove/sak.docx")


def test_an_unknown_role_or_key_is_told_with_what_was_meant() -> None:
    settings = b"format: 1\nname: x\nroles: {captions: A, zzz: B}\nfont: {Calibri: Arimo}\n"
    reading = read_template_settings(files(template_yaml=settings), "templates/prove")
    key, *roles = reading.findings
    assert (key.place.line, "fonts" in str(key.hint) + str(key.message)) == (4, True)
    assert [(found.code, dict(found.hint.values).get("near")) for found in roles] == [("T20", "caption"), ("T20", None)]


def test_broken_yaml_leaves_a_template_that_can_be_used() -> None:
    reading = read_template(files(template_yaml=b"format: 1\nroles: {a: [", template_docx=word()), "templates/prove", PLAN)
    assert reading.value is not None
    assert reading.findings


def test_a_word_file_outside_the_workspace_is_refused() -> None:
    settings = b"format: 1\nfiles: {plan: ../../../../etc/passwd}\n"
    reading = read_template(files(template_yaml=settings), "templates/prove", PLAN)
    assert (reading.value, [found.code for found in reading.findings]) == (None, ["T19"])


def test_a_folder_outside_the_workspace_is_refused() -> None:
    reading = read_template(files(), "../elsewhere", PLAN)
    assert (reading.value, {found.code for found in reading.findings}) == (None, {"T19"})
