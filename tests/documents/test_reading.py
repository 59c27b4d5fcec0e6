"""A file that somebody brings is told by its content, read whole, and otherwise refused with a sentence."""

import os
from pathlib import Path

import pytest

from careerpath_cli.documents.document import Document
from careerpath_cli.documents.reading import MOST_BYTES, read_bytes, read_file
from careerpath_cli.errors import CONTENT, FILES, FileProblemError, UnreadableError
from made_files import docx, paragraph, pdf, zip_of


def read(content: bytes) -> Document:
    return read_bytes(content, "cv.pdf")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf(["Jane Roe", "Python"]), "pdf"),
        (b"\xef\xbb\xbf \n" + pdf(["Jane Roe", "Python"]), "pdf"),
        (docx(paragraph("Jane Roe") + paragraph("Python")), "docx"),
        (b"<!DOCTYPE html><title>CV</title><p>Jane Roe<p>Python", "html"),
        (b"<!-- saved -->\n<?xml version='1.0'?><html><p>Jane Roe<p>Python</html>", "html"),
        (b"\\documentclass{article}\n\\begin{document}\nJane Roe\nPython\n\\end{document}\n", "latex"),
        (b"\\section{Jane Roe}\n\\begin{itemize}\n\\item Python\n\\end{itemize}\n", "latex"),
        (b"# Jane Roe\n\nPython\n", "markdown"),
        (b"Jane Roe\n========\n\nPython\n", "markdown"),
        (b"---\ntitle: Jane Roe\nlinks:\n  home: x\n---\n# Skills\n- Python\n", "markdown"),
        (b"name: Jane Roe\nskills:\n- Python\n- SQL\n", "text"),
        (b"<h1 align='center'>Jane Roe</h1>\n\n## Skills\n\n- Python\n", "markdown"),
        (b"<a name='top'></a>\n# Jane Roe\n\nPython\n", "markdown"),
        (b"<div class=x><h1>Jane Roe</h1>\n<p>Python</div>", "html"),
        (b"<Your name> Jane Roe\nPython\n", "text"),
        (b"Jane Roe\nPython\n", "text"),
        (b"Jane Roe\nEmail: jane@example.org\nSkills:\n- Python\n", "text"),
    ],
)
def test_the_format_is_told_by_content(content: bytes, kind: str) -> None:
    document = read(content)
    assert document.format == kind
    assert "Jane Roe" in document.text
    assert "Python" in document.text


@pytest.mark.parametrize(
    "text", ["Jané\r\nPython\r\n\tSQL  \n", "# Jané\r\n\r\n* *SQL*\r\n", "\\section{Jané}\n" * 3]
)
def test_the_text_of_a_text_file_is_the_file_itself(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(text.encode())
    assert read_file(path).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "Jané Dœ – ML"),
        ("utf-16", "Jané Dœ – ML"),
        ("utf-32", "Jané Dœ – ML"),
        ("utf-16-le", "Python and Scala since 2019"),
        ("utf-16-be", "Python and Scala since 2019"),
        ("cp1252", "Jané “Dœ” – Ingenieurin für Daten, Zürich"),
        ("latin-1", "Experiência em análise de dados e programação"),
        ("cp1251", "Жанна Доу, программист на Python и аналитик данных в Москве"),
        ("koi8-r", "Жанна Доу, программист на Python и аналитик данных в Москве"),
        ("shift_jis", "職務経歴書 機械学習エンジニア。株式会社でPythonを使った開発を担当しました。"),
        ("gb18030", "个人简历 机器学习工程师,熟悉数据分析和自然语言处理,在北京工作了三年。"),
    ],
)
def test_encodings_of_the_last_thirty_years_are_read(encoding: str, text: str) -> None:
    assert read(text.encode(encoding)).text == text


def test_a_stray_byte_does_not_turn_utf_8_into_something_else() -> None:
    assert read("Jané Dœ, Zürich".encode() + b"\xff").text == "Jané Dœ, Zürich\ufffd"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"\n \x00\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "is a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "is a picture"),
        (b"\x1f\x8b\x08\0rest", "is a packed archive"),
        (b"{\\rtf1\\ansi Jane Roe}", "Rich Text Format"),
        (b"%!PS-Adobe-3.0\n", "PostScript"),
        (b"\x7fELF\x02\x01\x01", "is a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old Office"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (bytes(range(256)) * 40, "is neither text nor a document"),
        (b"<?xml version='1.0'?><Europass><Name>Jane</Name></Europass>", "is XML"),
        (b"<!DOCTYPE cv [<!ENTITY a 'b'>]><cv>&a;</cv>", "is XML"),
        (zip_of({"cv.pdf": pdf(["Jane"])}), "neither a Word document nor LinkedIn's export"),
        (zip_of({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "is a spreadsheet"),
        (zip_of({"content.xml": "<a/>", "META-INF/manifest.xml": "<a/>"}), "is an OpenDocument file"),
        (b'{"skills": "none", "a": [1]}', "is JSON, but not a"),
        (b"format: 1\nskills:\n  sql: working\n", "is YAML, but not rendercv's"),
        (b"---\na:\n  - b: c\n", "is YAML, but not rendercv's"),
        (b"PK\x03\x04 and nothing more", "is a damaged zip archive"),
        (pdf(["Jane"])[:60], "is damaged"),
    ],
)
def test_what_is_not_read_is_told_with_what_to_do(content: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(content)
    assert caught.value.message.startswith("cv.pdf ")
    assert what in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == CONTENT


def test_the_first_two_million_characters_of_a_text_are_read_which_is_said() -> None:
    document = read(b"Python and SQL. " * 130_000)
    assert len(document.text) == 2_000_000
    assert document.remarks == ("Only the first 2,000,000 characters were read.",)


def test_a_file_over_fifty_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(FileProblemError, match="larger than 50 MB") as caught:
        read_file(path)
    assert caught.value.exit_code == FILES
    with pytest.raises(FileProblemError, match="larger than 50 MB"):
        read_bytes(bytes(MOST_BYTES + 1), "-")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names only on POSIX")
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(FileProblemError, match="is a pipe"):
        read_file(path)


@pytest.mark.parametrize(("path", "what"), [("/dev/zero", "is a device"), ("/dev/stdin", "")])
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices in the file system")
def test_a_device_is_told_and_not_read(path: str, what: str) -> None:
    with pytest.raises(FileProblemError) as caught:
        read_file(Path(path))
    assert what in caught.value.message


def test_a_directory_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match="is a directory"):
        read_file(tmp_path)
    with pytest.raises(FileProblemError, match="does not exist"):
        read_file(tmp_path / "none.pdf")


def test_a_name_cannot_forge_what_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "cv\x1b[2J\n.pdf"
    path.write_bytes(b"")
    with pytest.raises(UnreadableError) as caught:
        read_file(path)
    assert caught.value.message.isprintable()


def test_what_could_turn_or_forge_a_terminal_becomes_spaces_at_the_same_places() -> None:
    forged = "Jane\x1b[31mRoe\x1b[0m\x00\x07 \u202egnihton\u2066\ue000.\u2028Python\x0cR"
    text = read(forged.encode() + b" and some more words of a person to make it a text").text
    assert text.startswith("Jane     Roe        gnihton  .\nPython\nR")
    assert len(text) == len(forged) + 50


def test_a_text_of_nothing_but_marks_is_told() -> None:
    with pytest.raises(UnreadableError, match="has no text"):
        read(b"<html><script>var x = 1</script><body></body></html>")
