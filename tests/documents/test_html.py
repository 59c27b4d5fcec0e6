"""HTML: what a browser would show, a line per block."""

import pytest

from careerpath_cli.documents.formats.content import document_of
from careerpath_cli.documents.formats.html import html_text
from careerpath_cli.documents.formats.refusal import RefusedError


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Jane <b>Ro</b>e</p><p>Data\n  analyst</p>", "Jane Roe\nData analyst\n"),
        ("<ul><li>Python<li><p>SQL</p><ul><li>dbt</ul></ul>", "- Python\n- SQL\n- dbt\n"),
        ("<table><tr><td>Python<td>5 years</tr><tr><td>SQL</table>", "Python\t5 years\nSQL\n"),
        ("Jane<br>Roe<hr>C++ &amp; R&nbsp;&lt;3", "Jane\nRoe\nC++ & R <3\n"),
        ("<pre>a\n  b</pre>c", "a\nb\nc\n"),
        ("<div><div><section>Jane</section></div></div>", "Jane\n"),
        ("<script>var kafka</script><style>x{}</style><!-- java --><template>go</template>R", "R\n"),
        ("<p hidden>Java</p><p style='Display : none'>Go</p><input type=hidden value=x>R", "R\n"),
        (
            "<p style='font-size:0'>Java</p><p style='font-size:0.9em'>R</p><p style='opacity:0.5'>Go</p>",
            "R\nGo\n",
        ),
        ("<head><title>CV</title><meta name=keywords content=java></head>R", "R\n"),
        ("<a href='https://kafka.apache.org'>R</a><img src=x alt=Java onerror=alert(1)>", "R\n"),
        ("", ""),
    ],
)
def test_the_text_is_what_a_browser_shows(markup: str, expected: str) -> None:
    assert html_text(markup) == expected


def test_depth_does_no_harm() -> None:
    assert html_text("<div>" * 1_000 + "Jane") == "Jane\n"
    assert html_text("<p><b>" * 2_000 + "Jane") == "Jane\n"
    with pytest.raises(RefusedError, match="nested too deeply"):
        html_text("<div>" * 100_000 + "Jane")


def test_of_a_very_large_page_the_beginning_is_read_which_is_said() -> None:
    document = document_of(b"<p>Jane</p><img src='data:" + b"A" * 9_000_000 + b"'><p>Roe</p>", "cv")
    assert document.text == "Jane\n"
    assert document.remarks == ("Only the first 8 MB of the page were read.",)


def test_what_is_left_open_by_habit_is_not_depth() -> None:
    assert html_text("<ul>" + "<li>SQL" * 20_000).count("- SQL\n") == 20_000
