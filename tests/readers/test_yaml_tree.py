"""The quick way through ordinary YAML gives what the careful way gives, or leaves it to the careful way."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planverk.readers import yaml_tree
from planverk.readers.yaml_tree import Node, read_tree

PIECES = st.sampled_from(
    [
        "a: ",
        "b:\n",
        "- ",
        "  ",
        "\n",
        "x",
        "'",
        '"',
        "|\n",
        ">-\n",
        "[",
        "]",
        "{",
        "}",
        ",",
        ": ",
        "# c",
        "&a",
        "*a",
        "!t",
        "<<: ",
        "---\n",
        "...\n",
        "\t",
        "~",
        "033",
        "no",
        "?",
        "@",
        "%",
        "æ",
        "\u2028",
        "\x85",
        '""',
        "a: 1\na: 2\n",
    ]
)


def both(text: str) -> tuple[object, object]:
    """What the quick way and the careful way make of a text."""
    quick = read_tree(text.encode(), "a.yaml")
    usual = yaml_tree._is_unusual
    yaml_tree._is_unusual = lambda text: True
    try:
        return quick, read_tree(text.encode(), "a.yaml")
    finally:
        yaml_tree._is_unusual = usual


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("a:\nb: ''\nc: |\n  x\n\n  y\n")
@example("a: [1, {b: c}]\n")
@example("? a\n: b\n")
@example("? [a]\n: b\n")
@example("a: x\n  y\nb: z\n")
def test_both_ways_agree(text: str) -> None:
    quick, careful = both(text)
    assert quick == careful


VALUES = st.text(st.sampled_from("ab Zø1.,:;-()/%§«»\"?![]{}#&*'|>+–_~\t\\@`="), max_size=12)
LISTS = st.lists(st.sampled_from(["a", "b-c", "no", "x1", "-"]), max_size=3).map(", ".join)
LINES = st.tuples(
    st.sampled_from(["text", "changes", "a_b", "on", "T"]),
    st.sampled_from([": ", ": ", ": ", ":", ":  "]),
    VALUES | VALUES.map(lambda text: f'"{text}"') | LISTS.map(lambda ids: f"[{ids}]"),
).map("".join)


@settings(max_examples=800, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4), st.sampled_from(["", "\n", "\n\n"]))
@example(["outcome: folges", "text: Boligkontoret svarer, jf. § 7 (2011) – se «Mål».", "changes: [tildeling, vedlegg-b]"], "\n")
def test_keys_with_their_texts_on_one_line_are_read_alike_both_ways(lines: list[str], end: str) -> None:
    quick, careful = both("\n".join(lines) + end)
    assert quick == careful


def test_an_assessment_is_read_the_quickest_way() -> None:
    text = 'format: 1\ntext: "Ja, det er rett."\nchanges: [tildeling]\ndue: 2012-01-31\n'
    assert yaml_tree._flat_tree(text, 1) == read_tree(text.encode(), "a.yaml")[0]
    assert yaml_tree._flat_tree(text, 1) == yaml_tree._plain_tree(text, 1)


@pytest.mark.parametrize("text", ["[" * 5000, "- " * 5000 + "x", "{a: " * 5000, "".join(" " * n + "a:\n" for n in range(2000))])
def test_deep_nesting_never_reaches_the_quick_way(text: str) -> None:
    root, findings = read_tree(text.encode(), "a.yaml")
    assert root is None
    assert findings


def test_marks_that_git_left_are_known_for_what_they_are() -> None:
    text = b"format: 1\n<<<<<<< HEAD\nnext_number: 4\n=======\nnext_number: 5\n>>>>>>> 027a\n"
    _, findings = read_tree(text, "a.yaml")
    assert [(finding.place.line, finding.message.text[:18]) for finding in findings] == [(2, "git has left two v")]


def test_a_node_knows_its_line() -> None:
    root: Node | None = read_tree(b"a: 1\nb:\n  - c: 2\n", "a.yaml", 10)[0]
    assert isinstance(root, yaml_tree.Mapping)
    assert root.lines == {"a": 10, "b": 11}
    inner = root.items["b"]
    assert isinstance(inner, yaml_tree.Sequence)
    assert inner.items[0].line == 12
