"""Every role has a style: the one that template.yaml names, else Word's own for it, else the next best, and that is said."""

from __future__ import annotations

from planverk.model.template import ROLES, RoleUse
from support_template import NORMAL, codes, read, style, template, word


def roles(styles: str, **named: str) -> dict[str, RoleUse]:
    return dict(template(word(parts={"styles.xml": NORMAL + styles}), roles=named).roles)


def test_word_knows_its_own_styles_by_name_whatever_language_it_speaks() -> None:
    found = roles(style("Overskrift1", "heading 1") + style("Bildetekst", "caption"))
    assert found["heading-1"] == RoleUse("heading-1", "Heading 1", "Overskrift1", True)
    assert found["caption"].style_id == "Bildetekst"


def test_norwegian_names_of_own_styles_are_known() -> None:
    own = [("Brødtekst", "body"), ("Punktliste", "bullet"), ("Sitat", "quote"), ("INNH 1", "contents-1"), ("Topptekst", "header")]
    found = roles("".join(style(f"s{i}", name) for i, (name, _) in enumerate(own)))
    assert [(found[role].style, found[role].found) for _, role in own] == [(name, True) for name, _ in own]


def test_the_style_that_template_yaml_names_goes_before_words_own() -> None:
    found = roles(style("Caption", "caption") + style("T", "Tabelltittel"), caption="tabelltittel")
    assert found["caption"] == RoleUse("caption", "Tabelltittel", "T", True, "tabelltittel")


def test_a_role_without_a_style_uses_the_next_best_and_says_so() -> None:
    found = roles(style("H1", "heading 1"))
    assert found["heading-3"] == RoleUse("heading-3", "Heading 1", "H1", False, "Heading 3")
    assert found["quote"] == RoleUse("quote", "Normal", "Normal", False, "Quote")
    assert found["link"] == RoleUse("link", "Default Paragraph Font", "", False, "Hyperlink")
    assert set(found) == set(ROLES)


def test_the_style_that_is_spelt_as_word_spells_it_goes_before_one_that_is_not() -> None:
    assert roles(style("Own", "Caption") + style("Words", "caption"))["caption"].style_id == "Words"


def test_a_style_of_another_kind_is_not_taken_for_a_role() -> None:
    assert not roles(style("C", "caption", kind="character"))["caption"].found


def test_where_the_style_in_template_yaml_is_missing_words_own_is_used_before_another_roles() -> None:
    found = roles(style("C", "caption") + style("G", "Table Grid", kind="table"), caption="Tabelltittel", table="Kommunetabell")
    assert found["caption"] == RoleUse("caption", "Caption", "C", False, "Tabelltittel")
    assert found["table"] == RoleUse("table", "Table Grid", "G", False, "Kommunetabell")


def test_a_style_in_template_yaml_that_is_not_in_the_file_is_told() -> None:
    reading = read(word(), roles={"lead": "Ingres"})
    assert codes(reading) == ["T13"]
    assert "«Ingres»" in str(reading.findings[0].message)
    assert reading.value is not None
    assert reading.value.roles["lead"].style == "Normal"
