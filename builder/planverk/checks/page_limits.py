"""RA13: parts of a document that are to keep to a page, measured where the PDF was set."""

from __future__ import annotations

import math
from collections.abc import Iterator

from planverk.findings import Finding, warning
from planverk.model.document import Document, Limit, PageMap
from planverk.model.template import PageLayout

_ROUNDING = 0.02  # of a page: less than half a line


def too_long(document: Document, pages: PageMap, layout: PageLayout) -> Iterator[Finding]:
    """What fills more pages than it may. `layout` is the sheet that the text is set on."""
    height = layout.height - layout.margins.top - layout.margins.bottom
    for limit in document.limits:
        length = _length(limit, pages, height)
        if length is not None and length > limit.pages + _ROUNDING:
            yield warning(
                "RA13",
                limit.place,
                "«{title}» fills {length} pages; it is to keep to {limit}.",
                "Shorten it. The length is measured in the PDF.",
                title=limit.title,
                length=f"{math.ceil(10 * length) / 10}".replace(".", ","),
                limit=limit.pages,
            )


def _length(limit: Limit, pages: PageMap, height: float) -> float | None:
    """How many pages of text the part takes, wherever it begins; None where it is not known where it stands."""
    if not limit.start:
        return float(pages.count)
    ends = (limit.start, limit.end)
    if height <= 0 or any(each not in pages.pages or each not in pages.tops for each in ends):
        return None
    (first, last), (top, bottom) = ([of[each] for each in ends] for of in (pages.pages, pages.tops))
    return last - first + (bottom - top) / height
