"""What is to keep to a page is measured between its beginning and its end, wherever on a page it begins."""

from __future__ import annotations

import pytest

from planverk.checks.page_limits import too_long
from planverk.model.document import Document, Limit, PageMap
from planverk.model.template import Margins, PageLayout

SHEET = PageLayout(500, 800, Margins(100, 50, 100, 50), 30, 30)  # 600 points of text


def found(first: tuple[int, float], last: tuple[int, float], *, whole: bool = False, count: int = 9) -> list[str]:
    limit = Limit("Døra", 1) if whole else Limit("Døra", 1, "a", "b")
    document = Document("x", "report", "nb", "X", (), limits=(limit,))
    pages = {"a": first[0], "b": last[0]}
    placed = PageMap(pages, {}, count, {"a": first[1], "b": last[1]})
    return [str(each.message) for each in too_long(document, placed, SHEET)]


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        ((2, 100.0), (2, 690.0), ""),
        ((2, 400.0), (3, 390.0), ""),
        ((2, 400.0), (3, 430.0), "1,1"),
        ((2, 100.0), (4, 400.0), "2,5"),
    ],
)
def test_the_length_counts_from_where_it_begins(first: tuple[int, float], last: tuple[int, float], length: str) -> None:
    assert found(first, last) == ([f"«Døra» fills {length} pages; it is to keep to 1."] if length else [])


def test_a_whole_document_is_counted_by_its_pages() -> None:
    assert found((1, 0.0), (1, 0.0), whole=True, count=1) == []
    assert found((1, 0.0), (1, 0.0), whole=True, count=2) == ["«Døra» fills 2,0 pages; it is to keep to 1."]


def test_what_is_not_known_to_stand_anywhere_is_not_measured() -> None:
    document = Document("x", "report", "nb", "X", (), limits=(Limit("Døra", 1, "a", "b"),))
    assert list(too_long(document, PageMap({"a": 1, "b": 3}, {}, 3), SHEET)) == []
