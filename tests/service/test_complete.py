"""What a shell may complete about hearings, found by paths alone."""

from __future__ import annotations

from pathlib import Path

from planverk.service.complete import consultation_names, document_names
from support_hearing import ID, hearing, logged


def test_a_hearing_is_a_document_to_build_once_somebody_has_answered(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    assert document_names(home.root) == ("bolig",)
    assert consultation_names(home.root) == (ID,)
    logged(home)
    assert document_names(home.root) == ("bolig", ID)
    assert consultation_names(tmp_path) == ()
