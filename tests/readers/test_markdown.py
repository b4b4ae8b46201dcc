"""Plan text as Markdown: what it becomes, where it stands, and what is said of its faults."""

from __future__ import annotations

import re
import time
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.model.content import (
    Blocks,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Column,
    Container,
    CrossReference,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inline,
    InlinePicture,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
    plain,
    walk,
)
from planverk.model.place import Place
from planverk.readers import markdown
from planverk.readers.markdown import inline_rules, parse


def blocks(text: str) -> Blocks:
    """The blocks of a text without faults."""
    read = parse(text, "plan.md")
    assert read.findings == ()
    assert read.value is not None
    return read.value


def line(text: str) -> tuple[Inline, ...]:
    """The inlines of a text of one paragraph without faults."""
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.content


def faults(text: str) -> list[tuple[str, int | None]]:
    """Code and line of every finding."""
    return [(finding.code, finding.place.line) for finding in parse(text, "plan.md").findings]


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────


def test_a_heading_has_its_id_and_classes_from_braces() -> None:
    assert blocks("## Mål og *midler* {#mal .unnumbered}") == (
        Heading(2, (Text("Mål og "), Emphasis((Text("midler"),))), "mal", ("unnumbered",)),
    )


@pytest.mark.parametrize(
    "text", ["# Mål {#mal}", "# Mål {#mal} #", "# Mål # {#mal}", "Mål {#mal}\n===", "{#mal}\n# Mål", "#   Mål   {#mal}  "]
)
def test_a_heading_may_be_written_in_many_ways(text: str) -> None:
    assert blocks(text) == (Heading(1, (Text("Mål"),), "mal"),)


def test_a_value_at_the_end_of_a_heading_is_not_taken_for_attributes() -> None:
    assert blocks("# Om {{ plan.title }}") == (Heading(1, (Text("Om {{ plan.title }}"),)),)


def test_braces_in_code_at_the_end_of_a_heading_stay() -> None:
    assert blocks("# Om `{#id}`") == (Heading(1, (Text("Om "), Code("{#id}"))),)


def test_lines_of_a_paragraph_are_joined_by_one_space() -> None:
    assert line("Første linje   \\\nny linje\n  som går videre") == (
        Text("Første linje   "),
        LineBreak(),
        Text("ny linje som går videre"),
    )


def test_lists_keep_their_numbers_and_nesting() -> None:
    assert blocks("3. tre\n4. fire\n   - indre\n     1. innerst") == (
        OrderedList(
            (
                (words("tre"),),
                (words("fire"), BulletList(((words("indre"), OrderedList(((words("innerst"),),))),))),
            ),
            start=3,
        ),
    )


def test_a_line_of_attributes_gives_a_list_letters() -> None:
    assert blocks("{type=lower-alpha}\n1. en\n2. to") == (OrderedList(((words("en"),), (words("to"),)), kind="lower-alpha"),)


def test_the_tenth_level_of_a_list_survives() -> None:
    text = "\n".join("  " * level + f"- nivå {level}" for level in range(12))
    assert [part.value for part in walk(blocks(text)) if isinstance(part, Text)] == [f"nivå {level}" for level in range(12)]


def test_quotes_rules_code_and_definitions_are_read() -> None:
    assert blocks("> sitat\n\n***\n\n```sql\nselect\n```\n\nStartlån\n: Lån fra kommunen.\n: Gis til mange.") == (
        Quote((words("sitat"),)),
        Rule(),
        CodeBlock("select\n", "sql"),
        DefinitionList((Definition((Text("Startlån"),), ((words("Lån fra kommunen."),), (words("Gis til mange."),))),)),
    )


def test_a_paragraph_may_have_a_role() -> None:
    assert blocks("{.lead}\nIngress.") == (Paragraph((Text("Ingress."),), "lead"),)


def test_raw_html_is_text() -> None:
    assert line("En <b>fet</b> påstand") == (Text("En <b>fet</b> påstand"),)
    assert blocks("<script>\nalert(1)\n</script>") == (words("<script> alert(1) </script>"),)


def test_indented_code_is_reported_because_it_is_seldom_meant() -> None:
    assert faults("Tekst\n\n    innrykket") == [("MD20", 3)]


def test_every_block_knows_its_lines() -> None:
    text = "# En\n\nto\ntre\n\n- fem\n- seks\n\n"
    places = [block.place for block in parse(text, "plan.md", first_line=11).value or ()]
    assert places == [Place("plan.md", 11, 11), Place("plan.md", 13, 14), Place("plan.md", 16, 17)]


# ── within a line ────────────────────────────────────────────────────────────────────────────────


def test_marks_links_and_references_are_read() -> None:
    assert line("*a* **b** ~~c~~ `d` [e](https://x.no) <f@x.no>") == (
        *(Emphasis((Text("a"),)), Text(" "), Strong((Text("b"),)), Text(" "), Strikeout((Text("c"),)), Text(" ")),
        *(Code("d"), Text(" "), Link("https://x.no", (Text("e"),)), Text(" "), Link("mailto:f@x.no", (Text("f@x.no"),))),
    )
    assert line("[](#mal), [målene](#mal) og [](annen-plan#mal)") == (
        CrossReference("mal"),
        *(Text(", "), CrossReference("mal", (Text("målene"),)), Text(" og "), CrossReference("annen-plan#mal")),
    )


def test_a_reference_knows_its_own_line() -> None:
    references = [part for part in walk(parse("a\nb [](#c)\n[](#d)", "plan.md").value) if isinstance(part, CrossReference)]
    assert [(part.target, part.place.line) for part in references] == [("c", 2), ("d", 3)]


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "01-mal.md", "www.x.no"],
)
def test_a_link_to_anything_but_the_web_and_post_is_left_out_and_its_words_kept(target: str) -> None:
    read = parse(f"Se [her](<{target}>).", "plan.md")
    assert read.value == (words("Se her."),)
    assert [finding.code for finding in read.findings] == ["MD12"]


def test_spans_carry_language_classes_and_id() -> None:
    assert line("Kommunen heter [Guovdageaidnu]{lang=se .navn #samisk}.") == (
        Text("Kommunen heter "),
        Span((Text("Guovdageaidnu"),), "se", ("navn",), "samisk"),
        Text("."),
    )


def test_entities_and_escapes_become_characters() -> None:
    assert line("R&amp;D \\*ikke kursiv\\* &sect; 5") == (Text("R&D *ikke kursiv* § 5"),)


# ── footnotes ────────────────────────────────────────────────────────────────────────────────────


def test_a_footnote_travels_with_its_call() -> None:
    assert line("Tekst[^1] og mer.[^1]\n\n[^1]: Noten.\n\n    - punkt") == (
        Text("Tekst"),
        Footnote((words("Noten."), BulletList(((words("punkt"),),)))),
        Text(" og mer."),
        Footnote((words("Noten."), BulletList(((words("punkt"),),)))),
    )
    assert line("Tekst^[Kort *note*.]") == (
        Text("Tekst"),
        Footnote((Paragraph((Text("Kort "), Emphasis((Text("note"),)), Text("."))),)),
    )


def test_missing_unused_and_doubled_footnotes_are_reported() -> None:
    assert faults("a[^x]\n\n[^y]: b\n\n[^y]: c") == [("MD8", 1), ("MD9", 3), ("MD22", 5)]


def test_a_footnote_that_calls_itself_is_cut() -> None:
    read = parse("a[^1]\n\n[^1]: b[^1]", "plan.md")
    assert read.value == (Paragraph((Text("a"), Footnote((words("b[^1]"),)))),)
    assert [finding.code for finding in read.findings] == ["MD10"]


def test_a_footnote_in_a_footnote_becomes_words_in_parentheses() -> None:
    read = parse("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c *d*", "plan.md")
    assert read.value == (Paragraph((Text("a"), Footnote((words("b (c d)"),)))),)
    assert [finding.code for finding in read.findings] == ["MD11"]


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────


def test_a_picture_alone_is_a_figure_with_its_title_as_caption() -> None:
    assert blocks('![Kart *over* byen](figures/b%C3%A5t.png "Figuren viser «byen»"){#fig-by}') == (
        Figure("figures/båt.png", "Kart over byen", (Text("Figuren viser «byen»"),), "fig-by"),
    )


def test_a_picture_in_a_line_stays_there() -> None:
    assert line("Se ![logo](a.png) her") == (Text("Se "), InlinePicture("a.png", "logo"), Text(" her"))
    assert faults('Se ![logo](a.png "tapt")') == [("MD19", 1)]


def test_a_picture_without_a_file_is_reported_on_its_line() -> None:
    assert faults("en\n\n![to]()\n\n![tre]() fire") == [("MD24", 3), ("MD24", 5)]


# ── tables ───────────────────────────────────────────────────────────────────────────────────────


def test_a_pipe_table_has_alignment_and_escaped_pipes() -> None:
    (table,) = blocks("| a | b | c |\n|:--|:-:|--:|\n| 1 | x \\| y | *z* |")
    assert isinstance(table, Table)
    assert table.columns == (Column("left"), Column("center"), Column("right"))
    assert [[plain(cell.blocks[0].content) for cell in row.cells] for row in (*table.header, *table.rows)] == [  # type: ignore[union-attr]
        ["a", "b", "c"],
        ["1", "x | y", "z"],
    ]


def test_a_table_block_gives_caption_id_and_widths() -> None:
    (table,) = blocks(
        '::: {.table caption="Midler, \\"2011\\"" widths="30 70" #tab-midler}\n| a | b |\n|---|---|\n| 1 | 2 |\n:::'
    )
    assert isinstance(table, Table)
    assert (table.caption, table.id) == ((Text('Midler, "2011"'),), "tab-midler")
    assert [column.width for column in table.columns] == [30, 70]


def test_nested_lists_in_a_table_block_are_rows_and_cells() -> None:
    (table,) = blocks("::: {.table header-rows=1}\n- - Mål\n  - Tiltak\n- - A\n  - Ett.\n\n    To.\n:::")
    assert isinstance(table, Table)
    assert [row.cells for row in table.header] == [(Cell((words("Mål"),)), Cell((words("Tiltak"),)))]
    assert [row.cells for row in table.rows] == [(Cell((words("A"),)), Cell((words("Ett."), words("To."))))]


def test_uneven_rows_are_filled_and_no_cell_is_lost() -> None:
    read = parse("| a | b |\n|---|---|\n| 1 |\n| 2 | 3 | 4 |", "plan.md")
    (table,) = read.value or ()
    assert isinstance(table, Table)
    assert {len(row.cells) for row in (*table.header, *table.rows)} == {3}
    assert "4" in [part.value for part in walk(table) if isinstance(part, Text)]
    assert [(finding.code, finding.place.line) for finding in read.findings] == [("MD13", 3)]


def test_a_table_with_an_empty_header_has_none() -> None:
    (table,) = blocks("| | |\n|---|---|\n| 1 | 2 |")
    assert isinstance(table, Table)
    assert table.header == ()


def test_a_table_too_wide_for_word_is_refused_and_its_words_are_kept() -> None:
    read = parse("|" + "a|" * 64 + "\n|" + "-|" * 64, "plan.md")
    assert [finding.code for finding in read.findings] == ["MD14"]
    assert read.value == (words("a"),) * 64


@pytest.mark.parametrize("inside", ["Bare tekst.", "- a\n- b", "- - a\n- b", "- - a\n\n  tekst", ""])
def test_a_table_block_around_something_else_is_reported(inside: str) -> None:
    assert ("MD15", 1) in faults(f"::: {{.table}}\n{inside}\n:::")


@pytest.mark.parametrize("widths", ["10 20 70", "10", "a b", "90 90", "nan 10", "inf inf", "0.1 0.1"])
def test_widths_that_do_not_fit_the_columns_are_reported(widths: str) -> None:
    assert faults(f'::: {{.table widths="{widths}"}}\n| a | b |\n|---|---|\n:::') == [("MD16", 1)]


# ── containers ───────────────────────────────────────────────────────────────────────────────────


def test_containers_nest_and_carry_attributes() -> None:
    text = ':::: landscape\n::: {.measures strategy=s-eie columns="number text"}\n:::\n::::\n\nEtter.'
    assert blocks(text) == (
        Container("landscape", (Container("measures", values=(("strategy", "s-eie"), ("columns", "number text"))),)),
        words("Etter."),
    )


def test_containers_with_equally_many_colons_nest_too() -> None:
    assert blocks("::: landscape\n::: goals\n:::\ninne\n:::\nute") == (
        Container("landscape", (Container("goals"), words("inne"))),
        words("ute"),
    )


def test_colons_in_code_close_nothing() -> None:
    (box,) = blocks("::: landscape\n```\n:::\n```\n:::")
    assert box == Container("landscape", (CodeBlock(":::\n"),))


def test_a_container_in_a_list_ends_there() -> None:
    assert blocks("- ::: landscape\n  inne\n  :::\n- neste") == (
        BulletList(((Container("landscape", (words("inne"),)),), (words("neste"),))),
    )


def test_an_unclosed_container_is_reported_where_it_opens() -> None:
    read = parse("en\n\n::: {.proposal body=formannskapet}\n1. to\n\ntre", "plan.md")
    assert [(finding.code, finding.place.line) for finding in read.findings] == [("MD1", 3)]
    assert read.findings[0].is_error


def test_the_inner_of_two_containers_is_named_when_it_is_the_open_one() -> None:
    assert faults(":::: landscape\n\n::: goals\n\n::::\n\netter") == [("MD1", 3)]


def test_stray_and_unreadable_colons_are_reported() -> None:
    assert faults("a\n:::\nb") == [("MD2", 2)]
    assert faults("::: Sett inn innstillingen under denne linja") == [("MD3", 1)]


def test_an_unknown_container_keeps_its_text_and_suggests_a_name() -> None:
    read = parse("::: {.proposl}\ninne\n:::", "plan.md")
    assert read.value == (words("inne"),)
    assert str(read.findings[0].hint) == "Did you mean «proposal»?"


def test_an_unknown_attribute_suggests_the_right_one() -> None:
    (finding,) = parse("::: {.measures strategi=A}\n:::", "plan.md").findings
    assert (finding.code, str(finding.hint)) == ("MD5", "Did you mean «strategy»?")


@pytest.mark.parametrize("heading", ["# Mål {#mål og midler}", "# Mål {#}", "# Mål {-}"])
def test_braces_that_cannot_be_read_are_reported(heading: str) -> None:
    assert faults(heading) == [("MD6", 1)]


def test_an_id_with_other_letters_is_reported_with_one_that_would_do() -> None:
    (finding,) = parse("# Mål {#Mål}", "plan.md").findings
    assert finding.code == "MD7"
    assert "«mal» would do" in str(finding.hint)


# ── bad input ────────────────────────────────────────────────────────────────────────────────────


def test_control_characters_are_replaced_and_counted() -> None:
    read = parse("en\r\nt\x00o\x0b\r\ntre &#12; fire", "plan.md")
    assert read.value == (words("en t�o� tre � fire"),)
    assert [(finding.code, finding.place.line) for finding in read.findings] == [("MD18", 2)]


def test_letters_are_composed() -> None:
    assert line("Va\u030agsund") == (Text("Vågsund"),)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_all_line_endings_are_read(ending: str) -> None:
    assert blocks(ending.join(["# En", "", "to", "tre", ""])) == (Heading(1, (Text("En"),)), words("to tre"))


def test_unused_link_definitions_are_not_dropped_unsaid() -> None:
    assert faults("[NB]: husk\n\n[a]: https://x.no\n\n[a]") == [("MD21", 1)]


@pytest.mark.parametrize(
    "text",
    [
        *(">" * 10_000 + "x", "- " * 5_000 + "x", "1. " * 5_000 + "x", "x\n" + ": " * 3_000 + "y", "[^a]: " * 3_000 + "x"),
        *(
            "[" * 50_000,
            "![" * 50_000,
            "^[" * 50_000,
            "[^" * 50_000,
            "![" * 400 + "x" + "](a)" * 400,
            "[" * 400 + "x" + "]{.a}" * 400,
        ),
        *("*a " * 50_000, "*a " * 20_000 + "a* " * 20_000, "*a **a " * 20_000, "_a" * 50_000, "~~a " * 20_000),
        *("<" * 50_000, "[a](<" * 20_000, '[a](b "' * 20_000, '[a]{b="' * 20_000, "".join("`" * n + "a" for n in range(500))),
        *("::: landscape\n" * 3_000, "{.lead}\n" * 20_000, "[a]: b\n" * 20_000, "|a" * 9_000 + "|\n" + "|-" * 9_000 + "|"),
        *("word " * 1_000_000, "x[^0]\n\n" + "".join(f"[^{n}]: a[^{n + 1}][^{n + 1}]\n\n" for n in range(3_000))),
        "x[^0] " * 9_000 + "\n\n[^0]: " + "y " * 50_000,
    ],
    ids=lambda text: f"{text[:14]!r}",
)
def test_hostile_text_is_read_in_reasonable_time(text: str) -> None:
    began = time.process_time()
    read = parse(text, "plan.md")
    assert read.value is not None
    assert time.process_time() - began < 5


def test_a_plan_of_two_hundred_pages_is_read_in_a_moment() -> None:
    paragraph = "Dette er et avsnitt med *utheving* og en henvisning til [](#o-1), og det er av vanlig lengde. " * 6 + "\n\n"
    part = "## Overskrift {{#o-{n}}}\n\n" + paragraph * 6 + "- en\n- to\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    text = "".join(part.replace("{n}", str(n)).replace("{{", "{").replace("}}", "}") for n in range(160))
    began = time.process_time()
    assert len(parse(text, "plan.md").value or ()) == 160 * 9
    assert time.process_time() - began < 2  # half a second on a quiet machine


MARKS = st.sampled_from(
    [
        *("*", "**", "_", "`", "~~", "[", "]", "(", ")", "![", "^[", "[^1]", "[^1]: ", "<", ">", "{", "}", "{#a}", "{.b c=d}"),
        *("\n", "\n\n", "\n    ", "\n- ", "\n1. ", "\n> ", "\n# ", "\n---", "\n===", "\n```\n", "\n::: table\n", "\n:::\n"),
        *(
            "\n:::: {.landscape}\n",
            "|",
            "\n|-|-|\n",
            "\n: ",
            "\\",
            "&#0;",
            "&amp;",
            "\t",
            "\r",
            "\0",
            "å",
            "\u0308",
            "{{ x }}",
            ": ",
        ),
        *(
            "\n{.lead}\n",
            "\n::: {.measures}\n",
            "\n- - ",
            "\n  - ",
            '"',
            "\ud800",
            "\u2028",
            "\x85",
            "https://x",
            "](#a)",
            "\ufeff",
        ),
    ]
)
HOSTILE = st.lists(MARKS | st.text(max_size=4), max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(HOSTILE)
def test_whatever_the_text_holds_it_is_read_and_places_are_in_the_file(text: str) -> None:
    read = parse(text, "plan.md", first_line=3)
    last = 3 + max(text.replace("\r\n", "\n").replace("\r", "\n").count("\n"), 0)
    places = [found.place for found in read.findings]
    places += [part.place for part in walk(read.value) if hasattr(part, "place")]
    for place in places:
        assert place.file == "plan.md"
        assert place.line is not None
        assert place.end is not None
        assert 3 <= place.line <= place.end <= last
    for part in walk(read.value):
        if isinstance(part, Text):
            assert part.value
            assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in part.value)
        if isinstance(part, Table):
            assert {len(row.cells) for row in (*part.header, *part.rows)} <= {len(part.columns)}
    assert all(str(found.message) and str(found.hint) for found in read.findings)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.from_regex(r"[a-zæøåA-ZÆØÅ0-9]{1,8}[,.;:!?]?", fullmatch=True), min_size=1, max_size=60))
def test_every_word_of_a_plain_paragraph_survives(parts: list[str]) -> None:
    text = "x " + " ".join(parts)
    assert plain(line(text)) == text


@settings(max_examples=500, deadline=None)
@given(st.text(st.sampled_from("aB 1 .,:;?!()/%§«»–—-\u00a0é_#\n*"), max_size=30).map(lambda text: f"æ{text}"))
def test_a_line_of_plain_words_is_read_as_the_parser_would(text: str) -> None:
    with mock.patch.object(markdown, "_PLAIN", re.compile(r"(?!)")):
        parsed = parse(text, "plan.md", first_line=3)

    read = parse(text, "plan.md", first_line=3)
    assert read == parsed
    assert [each.place for each in read.value] == [each.place for each in parsed.value]


@settings(max_examples=50, deadline=None)
@given(HOSTILE)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert parse(text, "plan.md") == parse(text, "plan.md")


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab  .!?{}^]>#|:-\u00a0æ*_[\\`<&~\n"), max_size=40))
def test_a_line_without_marks_is_read_as_the_parser_would(text: str) -> None:
    with mock.patch.object(inline_rules, "_MARKS", re.compile("")):
        parsed = parse(text, "plan.md")

    assert parse(text, "plan.md") == parsed
