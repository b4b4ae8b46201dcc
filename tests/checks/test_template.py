"""`template check` says what a template lacks; `template inspect` what it holds."""

from __future__ import annotations

import pytest

from planverk.checks.template import LogoSummary, check_template, inspect_template
from planverk.model.colours import contrast
from planverk.model.numbering import LevelFormat, NumberingScheme
from planverk.model.pictures import Picture
from planverk.model.template import ROLES, Margins, PageLayout, RoleUse, TableLook, Template, TemplateSettings, TextStyle, Theme

PAGE = PageLayout(595.3, 841.9, Margins(85.05, 70.85, 56.7, 70.85), 35.4, 35.4)
TABLE = TableLook(head_fill="0B4F5C", head_colour="FFFFFF")
LOGO = Picture(b"x", "png", 480, 580, 600.0)


def template(
    *,
    missing: tuple[str, ...] = (),
    styles: dict[str, TextStyle] | None = None,
    table: TableLook = TABLE,
    fonts: dict[str, str] | None = None,
    wanted: dict[str, str] | None = None,
    alt: str = "Kommunevåpen",
    language: str = "nb-NO",
    numbered: bool = True,
) -> Template:
    """A template with nothing to say of, but for what is given."""
    plain = dict.fromkeys((role for role in ROLES if role != "table"), TextStyle("Calibri", colour="101010"))
    return Template(
        "templates/prove/template.docx",
        b"",
        roles={role: RoleUse(role, "Normal", "Normal", role not in missing, role.title()) for role in ROLES},
        numbering=NumberingScheme((LevelFormat("%1"), LevelFormat("%1.%2")), ()),
        theme=Theme(
            PAGE,
            plain | (styles or {}),
            table,
            fonts=fonts or {"Calibri": "Source Sans 3"},
            accent="0B4F5C",
            logo=LOGO,
            logo_alt=alt,
        ),
        has_body=True,
        language=language,
        heading_numbering=numbered,
        settings=TemplateSettings("prøve", fonts=wanted or {}),
    )  # fmt: skip


def test_a_good_template_gives_no_findings() -> None:
    assert check_template(template()) == ()


def test_a_role_without_a_style_is_graver_for_headings_than_for_a_lead() -> None:
    found = check_template(template(missing=("heading-2", "lead")))
    assert [(each.code, each.severity.value) for each in found] == [("T10", "warning"), ("T10", "note")]
    assert "«Normal» is used instead" in str(found[0].message)
    assert "«Heading-2»" in str(found[0].hint)


def test_a_font_that_nothing_is_known_of_and_a_family_that_does_not_exist_are_told() -> None:
    guessed = check_template(template(fonts={"Vestland Sans": "Source Sans 3"}))
    assert [(each.code, dict(each.message.values)["font"]) for each in guessed] == [("T11", "Vestland Sans")]
    wrong = check_template(template(wanted={"Calibri": "Carlito"}))
    assert [each.code for each in wrong] == ["T11"]
    assert "PDF and HTML use Source Sans 3" in str(wrong[0].message)


def test_pale_text_is_told_with_its_contrast() -> None:
    (found,) = check_template(template(styles={"heading-2": TextStyle(colour="9FC5E8")}))
    assert (found.code, dict(found.message.values)["contrast"]) == ("T16", "1.8")


def test_white_on_a_pale_table_head_is_told() -> None:
    found = check_template(template(table=TableLook(head_fill="DDEEFF", head_colour="FFFFFF")))
    assert [(each.code, dict(each.message.values)["role"]) for each in found] == [("T16", "table-head")]


def test_a_logo_without_alternative_text_a_foreign_language_and_unnumbered_headings_are_told() -> None:
    found = check_template(template(alt="", language="en-GB", numbered=False))
    assert [each.code for each in found] == ["T15", "T17", "T18"]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("000000", "FFFFFF", 21.0), ("777777", "FFFFFF", 4.48), ("ABCDEF", "ABCDEF", 1.0)]
)
def test_contrast_is_reckoned_as_wcag_does(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


def test_a_summary_gives_lengths_in_millimetres_and_the_numbers_of_headings() -> None:
    summary = inspect_template(template())
    assert (summary.width, summary.height, summary.sections) == (210.0, 297.0, 1)
    assert summary.margins == Margins(30.0, 25.0, 20.0, 25.0)
    assert summary.fonts == (("Calibri", "Source Sans 3"),)
    assert summary.colours == ("0B4F5C", "101010", "FFFFFF")
    assert summary.numbers == ("1", "1.1")
    assert summary.logo == LogoSummary("png", 480, 580, "Kommunevåpen")
