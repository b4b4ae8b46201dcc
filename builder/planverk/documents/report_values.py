"""What `{{ report.… }}` stands for, in a report's own text and in the case paper that puts it forward; all of it is counted."""

from __future__ import annotations

from planverk.documents.report_figures import Figures, Labels, mean, standing, title_of
from planverk.documents.values import Group, Value
from planverk.model.report import StatusCode

Names = dict[str, Value | Group]


def of_report(figures: Figures) -> Group:
    """`report`: title, dates, counts (`count`; `words` with their noun), progress in per cent, the last report (`previous`)."""
    report, history = figures.report, figures.history
    before = history[-1] if history else None
    counts = _counts(figures)
    previous: Names = {
        "title": title_of(before, figures.labels) if before else "",
        "until": before.end if before else None,
        "dated": before.dated if before else None,
        "progress": mean(standing(history)),
    }
    return Group(
        {
            "id": report.id,
            "title": title_of(report, figures.labels),
            "kind": figures.labels[f"report-{report.kind.value}"],
            "year": report.year,
            "half": report.half,
            "until": report.end,
            "dated": report.dated,
            "progress": mean(figures.standing()),
            "count": Group(counts),
            "words": Group({name: _in_words(count, figures.labels) for name, count in counts.items()}),
            "previous": Group(previous),
        }
    )


def _in_words(count: int, labels: Labels) -> str:
    """«fem tiltak», «13 tiltak»: numbers up to twelve in words (Språkrådet)."""
    words = labels["report-numbers"].split()
    return labels["report-measures"].format(count=words[count] if count < len(words) else str(count))


def _counts(figures: Figures) -> dict[str, int]:
    """Rows as they stand, by status: what was done in an earlier report counts as done; and what is new in this one."""
    rows = figures.standing()
    statuses = {code.value.replace("-", "_"): sum(row.status.code is code for row in rows) for code in StatusCode}
    changed = figures.changed()
    return {
        **statuses,
        "rows": len(rows),
        "measures": len({measure for row in rows for measure in row.measures}),
        "delayed": sum(row.status.delayed for row in rows),
        "deviations": sum(bool(row.deviation) for row in figures.report.rows()),
        "changed": sum(before is not None for before, _ in changed),
        "new": sum(before is None for before, _ in changed),
    }
