"""The account of a merge, as lines and as a page."""

from __future__ import annotations

from pathlib import Path

from planverk.service.language import translator
from planverk.service.word.preview import lines, page
from support_returned import desk


def test_the_account_tells_who_changed_what_and_what_was_left(tmp_path: Path) -> None:
    table = desk(tmp_path)
    file = table.send()
    file.author = "Kari <b>"
    file.replace("gode boliger", "trygge boliger")
    file.delete_paragraph("Omfang")
    file.delete_paragraph("også øyene")
    file.comment("resten", ("Per", "Hva er <resten>?"))
    done = table.take(file, preview=True)
    told = "\n".join(lines(done[0], translator("nb")))
    assert "Sporede endringer av Kari <b>:" in told
    assert "3: - Kommunen skal ha gode boliger for alle." in told
    assert "3: + Kommunen skal ha trygge boliger for alle." in told
    assert "Et helt avsnitt er slettet." in told
    assert "Per (innledning, «resten»): Hva er <resten>?" in told
    shown = page(done, translator("nn"), "nn")
    assert '<html lang="nn">' in shown
    assert "<del>gode</del>" in shown
    assert "<ins>trygge</ins>" in shown
    assert "Kari &lt;b&gt;" in shown
    assert "Hva er &lt;resten&gt;?" in shown


def test_long_lines_are_shown_around_what_differs(tmp_path: Path) -> None:
    table = desk(tmp_path, "# A {#a}\n\n" + "ord " * 60 + "her " + "ord " * 60 + "slutt.\n")
    file = table.send()
    file.replace("her", "der")
    told = list(lines(table.take(file, preview=True)[0], str))
    assert any(line.strip().startswith("3: + …") and "der" in line and len(line) < 160 for line in told)


def test_a_file_that_nobody_wrote_in_is_told_of_in_a_sentence(tmp_path: Path) -> None:
    table = desk(tmp_path)
    told = list(lines(table.take(table.send(), preview=True)[0], translator("nb")))
    assert told[-1].strip() == "Ingenting er endret i teksten."
