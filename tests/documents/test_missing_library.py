"""A library that only reading files needs may be missing; then it is told how to install it."""

import sys
from pathlib import Path

import pytest

from careerpath_cli.documents.reading import read_bytes
from careerpath_cli.errors import CareerpathError
from careerpath_cli.extras import library
from made_files import pdf


def test_a_missing_library_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(CareerpathError, match="pypdf, which isn't installed") as caught:
        library("pypdf")
    assert "careerpath-cli[import]" in caught.value.hint


def test_what_a_library_itself_misses_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "needs_another.py").write_text("import nothing_there")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="nothing_there"):
        library("needs_another")
    assert library("json").loads("1") == 1


def test_where_the_extra_is_not_installed_text_is_read_and_a_pdf_tells_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", [place for place in sys.path if "site-packages" not in place])
    assert read_bytes(b"Jane Roe", "cv.txt").text == "Jane Roe"
    with pytest.raises(CareerpathError, match="pypdf, which isn't installed") as caught:
        read_bytes(pdf(["Jane Roe"]), "cv.pdf")
    assert "careerpath-cli[import]" in caught.value.hint
