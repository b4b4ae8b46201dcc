"""Front matter: where the YAML ends and the text begins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.readers.front_matter import FrontMatter, split


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("closing", ["---", "...", "---  "])
def test_yaml_and_text_are_told_apart_with_the_lines_that_they_begin_on(ending: str, closing: str) -> None:
    data = ending.join(["---", "title: T", closing, "", "# En", ""]).encode()
    assert split(data, "a.md").value == FrontMatter(f"title: T{ending}".encode(), 2, f"{ending}# En{ending}", 4)


def test_a_byte_order_mark_is_passed_over() -> None:
    read = split(b"\xef\xbb\xbf---\ntitle: T\n---\nx", "a.md").value
    assert read is not None
    assert (read.yaml, read.text) == (b"title: T\n", "x")


def test_front_matter_may_be_empty_and_the_text_too() -> None:
    assert split(b"---\n---\n", "a.md").value == FrontMatter(b"", 2, "", 3)
    assert split(b"---\nx: y\n---", "a.md").value == FrontMatter(b"x: y\n", 2, "", 3)


@pytest.mark.parametrize("data", [b"", b"# En", b"\n---\nx: y\n---\n", b"----\nx\n----\n"])
def test_a_file_without_front_matter_is_a_finding(data: bytes) -> None:
    read = split(data, "a.md")
    assert read.value is None
    assert [(finding.code, finding.place.line) for finding in read.findings] == [("Y13", 1)]


def test_front_matter_that_is_not_closed_is_a_finding() -> None:
    (finding,) = split(b"---\ntitle: T\n\n# En\n", "a.md").findings
    assert finding.code == "Y13"
    assert "never end" in str(finding.message)


def test_text_that_is_not_utf8_is_a_finding_with_its_line() -> None:
    (finding,) = split(b"---\nx: y\n---\n\nbl\xe5\n", "a.md").findings
    assert (finding.code, finding.place.line) == ("Y1", 5)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([b"---", b"\n", b"\r", b"x: y", b"...", b" ", b"\xff", b"\xef\xbb\xbf"]), max_size=20).map(b"".join)
)
def test_nothing_is_lost_between_the_two_parts(data: bytes) -> None:
    read = split(data, "a.md")
    assert read.value is not None or read.findings
    if read.value is not None:
        assert data.removeprefix(b"\xef\xbb\xbf").endswith(read.value.text.encode())
        assert read.value.yaml in data
