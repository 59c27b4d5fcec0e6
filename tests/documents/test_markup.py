"""Markdown and LaTeX without their markup: the reader's words, every character at its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.documents.markup import plain_latex, plain_markdown


def seen(plain: str) -> str:
    """What is left for whoever looks words up: soft hyphens are no characters of a word."""
    return re.sub(r"[ \t]+", " ", plain.replace("\xad", "")).strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Jane Roe #", "Jane Roe"),
        ("**Py**Torch, *C++*, _R_ and __Go__", "PyTorch, C++ , R and Go"),
        ("`scikit-learn` and snake_case_name", "scikit-learn and snake_case_name"),
        ("C\\# and F\\#, R\\&D", "C# and F#, R&D"),
        ("[Python](https://golang.org/scala 'Java') here", "Python here"),
        ("[![Airflow](https://x.org/kafka.svg)](https://y.org)", "Airflow"),
        ("[Python][ruby]\n\n[ruby]: https://ruby.org", "Python"),
        ("see https://www.scala.org/x and me@kafka.org, SQL", "see and , SQL"),
        ("<span class='java'>R</span><br/> <https://go.dev>", "R"),
        ("<!-- Java\nGo -->\nR", "R"),
        ("```python\nimport numpy\n```", "import numpy"),
        ("| Python | SQL |\n|:--|---|\n", "| Python | SQL |"),
        ("> quoted *words*", "quoted words"),
        ("* item\n- [x] done", "* item\n done"),
        ("---\ntitle: Jane\n---\nRoe", "title: Jane\n \nRoe"),
        ("5*3*2 and ~~Java~~ a_b", "5*3*2 and Java a_b"),
    ],
)
def test_markdown_leaves_the_words_of_its_reader(text: str, words: str) -> None:
    plain = plain_markdown(text)
    assert len(plain) == len(text)
    assert seen(plain) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"C\# and C\texttt{++}, R\&D, 50\%", "C# and C++ , R&D, 50%"),
        (r"\textbf{Py}Torch \emph{and} \LaTeX{}", "PyTorch and LaTeX"),
        (r"M\"unchen, Fran{\c c}ois, Fran\c{c}ois, na\"{\i}ve, Gar\c con, {\ss}", None),
        ("Python % Java\nSQL", "Python \nSQL"),
        (r"\begin{itemize}\item Python \item[Go] and\end{itemize}", "Python [Go] and"),
        (r"\href{https://kafka.org}{Streams} \url{https://scala.org}", "Streams"),
        (r"\cventry{2019--2020}{Engineer}{Roe}{Berlin}{}{Did it}", "2019--2020 Engineer Roe Berlin Did it"),
        (r"\textcolor{blue}{Kafka} \vspace{-2em} \includegraphics[width=1cm]{java}", "Kafka"),
        (r"a~b\\[2pt]c \quad{}d $\cdot$ e", "a b c d e"),
        (
            "\\documentclass{x}\n\\usepackage{python}\n\\name{Jane}{Roe}\n\\begin{document}\nSQL\n\\end{document}\nJava",
            None,
        ),
    ],
)
def test_latex_leaves_the_words_of_its_reader(text: str, words: str | None) -> None:
    plain = plain_latex(text)
    assert len(plain) == len(text)
    if words is not None:
        assert seen(plain) == words


def test_latex_keeps_accents_as_letters() -> None:
    assert (
        seen(plain_latex(r"M\"unchen, Fran\c{c}ois, na\"{\i}ve {\'e}t\'e")) == "München, François, naïve été"
    )


def test_of_a_preamble_only_the_person_is_read() -> None:
    preamble = "\\documentclass{x}\\usepackage{python}\\name{Jane}{Roe}\n"
    text = f"{preamble}\\begin{{document}}\nSQL\n\\end{{document}}\nJava"
    assert seen(plain_latex(text)).split() == ["Jane", "Roe", "SQL"]


PIECES = st.sampled_from(
    [
        *"[](){}*_`\\#&%$~!<>|-=\n \"'^:./",
        "\\begin{",
        "\\end{document}",
        "\\textbf{",
        "https://",
        "<!--",
        "-->",
        "a",
        "Py",
        "ü",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_nothing_moves_and_nothing_is_made_up(text: str) -> None:
    for plain in (plain_markdown(text), plain_latex(text)):
        assert len(plain) == len(text)
        assert plain.count("\n") == text.count("\n")
        assert "\x00" not in plain


@pytest.mark.parametrize(
    "piece",
    ["[", "](", "*", "_a", "`", "{", "\\a{", "<a ", "<!-- ", '\\"', "![a](", "|-", "$", "---\n", "> "],
)
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert len(plain_markdown(text)) == len(text)
    assert len(plain_latex(text)) == len(text)


def test_an_accent_that_no_letter_has_leaves_the_letter_in_its_place() -> None:
    text = r"\v{b}x \v{s}y"
    plain = plain_latex(text)
    assert len(plain) == len(text)
    assert seen(plain) == "bx šy"
