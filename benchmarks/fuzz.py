"""Looks for files that the readers of `documents` do not survive, led by what of their code a file reaches.

    .venv/bin/pip install atheris
    .venv/bin/python benchmarks/fuzz.py text --seconds 300
    .venv/bin/python benchmarks/fuzz.py pdf --seconds 300

The readers run here, in this process and without the guards of `confined.py`, so that what these would catch
is found too. A finding is an error other than a refusal, a text that is not harmless, a place outside the
text, or five seconds for one file; it ends the run and leaves the file in the working directory.
docs/security.md has what was found.
"""

import argparse
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))


def text(content: bytes) -> None:
    """Read a text file of any kind: plain, Markdown, LaTeX, HTML, JSON, YAML."""
    reader, kinds = _module("content"), _module("kinds")
    kinds.refuse_what_is_not_read(content)
    _hold(reader._whole(reader._of_text(_module("decoding").decoded(content))))  # noqa: SLF001 - without its net


def html(content: bytes) -> None:
    """Read HTML."""
    reader = _module("content")
    written = _module("html").html_text(content.decode("utf-8", "replace"))
    _hold(reader._whole(reader.Document("html", written)))  # noqa: SLF001 - without its net


def markup(content: bytes) -> None:
    """Cover the markup of Markdown and LaTeX."""
    covering = import_module("careerpath_cli.documents.markup")
    written = content.decode("utf-8", "replace")
    for cover in (covering.plain_markdown, covering.plain_latex):
        assert len(cover(written)) == len(written)


def docx(content: bytes) -> None:
    """Read the main part of a Word document, and the same as its header."""
    types = (
        b'<Types><Override PartName="/a" ContentType="x.main+xml"/>'
        b'<Override PartName="/b" ContentType="x.header+xml"/></Types>'
    )
    document = _module("docx").docx_document({"[Content_Types].xml": types, "a": content, "b": content})
    _hold(_module("content")._whole(document))  # noqa: SLF001 - without its net


def archive(content: bytes) -> None:
    """Read a zip archive."""
    _hold(_module("content")._whole(_module("archive").read_archive(content)))  # noqa: SLF001 - without its net


def linkedin(content: bytes) -> None:
    """Read each table of LinkedIn's export."""
    written = _module("decoding").harmless(content.decode("utf-8", "replace"))
    reader = import_module("careerpath_cli.documents.declared.linkedin")
    refused = import_module("careerpath_cli.errors").CareerpathError
    for name in ("Profile", "Skills", "Positions", "Education", "Certifications", "Projects"):
        with suppress(refused):  # it is the table of one of them at most
            _hold(reader.read_linkedin({f"{name}.csv": written}))


def pdf(content: bytes) -> None:
    """Read a PDF; its library may raise any error, but must end."""
    _hold(_module("content").document_of(b"%PDF-1.4\n" + content, "fuzz"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (text, html, markup, docx, archive, linkedin, pdf)
}


def _module(name: str) -> Any:
    return import_module(f"careerpath_cli.documents.formats.{name}")


def _hold(document: Any) -> None:
    """Fail for a document that breaks its promises."""
    assert not document.plain or len(document.plain) == len(document.text)
    assert len(document.text) <= _module("decoding").MOST_CHARACTERS
    odd = {
        char
        for char in set(document.text) - set("\n\r\t")
        if unicodedata.category(char) in {"Cc", "Cs", "Co"}
    }
    assert not odd, odd
    for passage in import_module("careerpath_cli.documents.confinement")._passages(document.declared):  # noqa: SLF001 - the same check
        assert 0 <= passage.start <= passage.end <= len(document.text), passage


_MARKDOWN = """# Jane

**Py**Torch [a](https://x.org) ![b](c) `d`

| a | b |
|---|---|
<!-- c -->
* C\\# _d_
"""
_LATEX = r"""\documentclass{a}\name{J}{R} % c
\begin{document}\section{S}\item \textbf{Py}{\"u}\&\href{u}{w} $\cdot$ \\[2pt]
\end{document}"""
_HTML = """<!DOCTYPE html><ul><li><p>Jane</p><li hidden>x</ul>
<table><tr><td>a<td style='display:none'>b</table>
<pre> a
 b</pre>"""
_JSON_RESUME = r"""{"basics": {"name": "Jane", "label": "x"},
 "skills": [{"name": "P", "keywords": ["a\u00e9", "b"]}],
 "work": [{"position": "Eng", "startDate": "2019-01"}]}"""


def _seeds() -> dict[str, list[bytes]]:
    made = import_module("made_files")
    words = made.paragraph("Jane Roe") + made.paragraph("Python", "<w:numPr/>", "<w:vanish/>")
    table = f"<w:tbl><w:tr><w:tc>{words}</w:tc><w:tc>{words}</w:tc></w:tr></w:tbl>"
    texts = [
        _MARKDOWN.encode(),
        _LATEX.encode(),
        _JSON_RESUME.encode(),
        b"cv:\n  name: Jane\n  sections:\n    skills:\n      - label: L\n        details: Python, SQL\n",
        "Jané Dœ\r\nPython – SQL\n".encode("cp1252"),
        "Jané Dœ\r\nPython – SQL\n".encode("utf-16"),
        b"\x1b[31mJane\x1b]0;t\x07 \xe2\x80\xae x",
    ]
    pages = _HTML.encode()
    return {
        "text": [*texts, pages],
        "html": [pages, b"<svg><script>a</script></svg><select><option>a<template>x</template>"],
        "markup": texts[:2],
        "docx": [made.word_part(words + table).encode()],
        "archive": [
            made.docx(words + table),
            made.zip_of(
                {"Skills.csv": "Name\r\nPython\r\n", "Positions.csv": "Company Name,Title\r\nRoe,Eng\r\n"}
            ),
        ],
        "linkedin": [
            b'Notes:\r\n"x"\r\n\r\nName,Title,Company Name,Started On\r\n"Py\n""t""",Eng,Roe,Jan 2020\r\n',
            b"First Name,Last Name,Headline,Geo Location\nJane,Roe,Analyst,Berlin\n",
            b"School Name,Start Date,End Date,Degree Name\nRoe,2010,2014,BSc\n",
        ],
        "pdf": [made.pdf(["Jane Roe", "Python"], ["SQL"])[9:]],
    }


def main() -> None:
    """Run the target that is named until its time is over or something is found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--corpus", type=Path, help="a directory to begin with and to add to")
    chosen = parser.parse_args()
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(
        include=["careerpath_cli.documents", "pypdf"], enable_loader_override=False
    ):
        errors = import_module("careerpath_cli.errors")
        import_module("pypdf")
        refused = _module("refusal").RefusedError
        for name in ("content", "docx", "archive", "html", "pdf", "fields"):
            _module(name)
    target = TARGETS[chosen.target]

    def attempt(content: bytes) -> None:
        with suppress(errors.CareerpathError, refused):
            target(content)

    corpus = chosen.corpus or Path(tempfile.mkdtemp())
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(_seeds()[chosen.target]):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={chosen.seconds}", "-timeout=5", "-rss_limit_mb=2048", "-max_len=20000"]
    atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", str(corpus)], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
