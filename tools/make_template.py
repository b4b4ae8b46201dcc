"""Makes the example municipality's Word files in templates/vagsund: `python tools/make_template.py`.

They are what a designer would make by hand in Word; the script is there so that every choice in them can be read, and changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vagsund import arms, pages
from vagsund.numbering import numbering
from vagsund.package import package
from vagsund.styles import styles


def files() -> dict[str, bytes]:
    """The Word files by name; the same bytes each time."""
    logo = arms.draw()
    plan = {"styles.xml": styles(numbered=True), "numbering.xml": numbering(chapters=True)}
    paper = {"styles.xml": styles(numbered=False), "numbering.xml": numbering(chapters=False)}
    return {
        "template.docx": package(pages.plan_document(), pages.plan_parts(), plan, "Vågsund kommune: mal for planer", logo),
        "saksframlegg.docx": package(
            pages.paper_document(), pages.paper_parts(), paper, "Vågsund kommune: mal for saksframlegg", logo
        ),
    }


def main() -> None:
    """Writes the files into the folder named, or into templates/vagsund."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "templates" / "vagsund"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
