"""Whatever stands in a file: a document or an error with a sentence, soon, and nothing else happens.

Parsers are tried in this process, a few files through the process that they run in; benchmarks/fuzz.py looks
further.
"""

import unicodedata
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.documents.document import Document
from careerpath_cli.documents.formats.content import document_of
from careerpath_cli.documents.formats.decoding import MOST_CHARACTERS
from careerpath_cli.documents.reading import read_bytes
from careerpath_cli.errors import CareerpathError
from made_files import docx, paragraph, pdf, word_part, zip_of

MOST_SECONDS = 5
VALID = {
    "pdf": pdf(["Jane Roe", "Python (3 years)"], ["SQL"]),
    "docx": docx(
        paragraph("Jane Roe", "<w:numPr/>") + f"<w:tbl><w:tr><w:tc>{paragraph('SQL')}</w:tc></w:tr></w:tbl>",
        {"header1": word_part(paragraph("Python"), "hdr")},
    ),
    "linkedin": zip_of(
        {"Skills.csv": 'Name\r\n"Python"\r\n', "Positions.csv": "Company Name,Title\r\nRoe,Analyst\r\n"}
    ),
    "html": b"<!DOCTYPE html><ul><li><p>Jane</p><li hidden>x</ul><table><tr><td>a<td style='x'>b</table>",
    "latex": b'\\documentclass{a}\\begin{document}\\section{Jane}\\item \\textbf{Py}{\\"u}\\end{document}',
    "markdown": b"# Jane\n\n**Py**Torch [a](https://x.org) `d`\n\n| a | b |\n|---|---|\n",
    "json": b'{"basics": {"name": "Jane"}, "skills": [{"name": "P\\u00e9", "keywords": ["a", "b"]}]}',
    "yaml": b"cv:\n  name: Jane\n  sections:\n    skills:\n      - label: L\n        details: Python, SQL\n",
    "text": "Jané\r\nPython – SQL\n".encode("utf-16"),
}


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A valid file, cut off, with bytes changed, parts moved or repeated, or another kind's put into it."""
    content = bytearray(draw(st.sampled_from(list(VALID.values()))))
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted(draw(st.lists(st.integers(0, len(content)), min_size=2, max_size=2)))
        match draw(st.sampled_from(["cut", "drop", "repeat", "change", "insert", "flip"])):
            case "cut":
                del content[end:]
            case "drop":
                del content[start:end]
            case "repeat":
                content[start:start] = content[start:end] * draw(st.integers(1, 20))
            case "change":
                content[start : start + 4] = draw(st.binary(max_size=4))
            case "insert":
                content[start:start] = draw(st.sampled_from(list(VALID.values())))[:end]
            case _:
                content[start : start + 1] = bytes(byte ^ 1 << end % 8 for byte in content[start : start + 1])
        del content[100_000:]
    return bytes(content)


def hold(content: bytes) -> None:
    """Read content in this process, and hold what is promised of every document and of every error."""
    started = process_time()
    try:
        document = document_of(content, "cv")
    except CareerpathError as error:
        assert error.message.endswith((".", ":")) or error.hint  # noqa: PT017 - either outcome is right
    else:
        hold_document(document)
    assert process_time() - started < MOST_SECONDS


def hold_document(document: Document) -> None:
    """Hold that a text is harmless and short enough, and what is plain in its place."""
    assert document.text.strip()
    assert len(document.text) <= MOST_CHARACTERS
    assert len(document.plain) in {0, len(document.text)}
    odd = {unicodedata.category(character) for character in set(document.text) - set("\r\n\t")}
    assert not odd & {"Cc", "Cs", "Co", "Zl", "Zp"}


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(damaged())
def test_damaged_files_are_read_or_told(content: bytes) -> None:
    hold(content)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=2000),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"{", b"\xff\xfe", b"# "]),
)
def test_any_bytes_are_read_or_told(content: bytes, beginning: bytes) -> None:
    hold(beginning + content)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=2000))
def test_any_text_is_read_or_told(text: str) -> None:
    hold(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("content", VALID.values(), ids=VALID)
def test_what_is_read_in_a_process_of_its_own_is_the_same_and_writes_nothing(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for damage in (0, 3):
        cut = content[: len(content) - damage * len(content) // 5]
        try:
            expected: Document | str = document_of(cut, "cv")
        except CareerpathError as error:
            expected = error.message
        try:
            assert read_bytes(cut, "cv") == expected
        except CareerpathError as error:
            assert error.message == expected  # noqa: PT017 - either outcome is right
    assert list(tmp_path.iterdir()) == []
