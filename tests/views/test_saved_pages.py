"""Pages saved as files: the words of the terminal, nothing that loads or runs, readable colours."""

import re
from xml.etree import ElementTree as ET

import pytest
from rich.style import Style
from rich.text import Text

from careerpath_cli.views.saved.pages import SAVED
from careerpath_cli.views.saved.palettes import DARK, LIGHT, Palette

HOSTILE = Text.assemble(
    "<script>alert(1)</script> & \x1b[31m\x00\x0b\x85 {braces} ☃ \ud800",
    ("good", "green"),
    ("quiet", "dim"),
    ("bad", "bold red"),
    ("\nhere", Style(link='https://example.org/"><script>')),
    (" there", Style(link="javascript:alert(1)")),
)
TITLE = "careerpath <show> & {x}"


@pytest.fixture(params=SAVED)
def saved(request: pytest.FixtureRequest) -> str:
    return SAVED[request.param](HOSTILE, 80, TITLE)


def test_a_saved_page_has_the_words_and_nothing_that_speaks_to_a_terminal(saved: str) -> None:
    words = saved.replace("&#160;", " ").replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">")
    assert "<script>alert(1)</script>" in words
    assert "{braces} ☃" in words
    assert not set("\x1b\x00\x0b\x85\ud800") & set(saved)


@pytest.mark.parametrize("kind", ["html", "svg"])
def test_a_saved_page_loads_and_runs_nothing(kind: str) -> None:
    text = SAVED[kind](HOSTILE, 80, TITLE)
    assert "<script" not in text
    assert "javascript:" not in text
    assert not re.search(r"@import|@font-face|url\((?!#)|\ssrc=|<link|<iframe|<image|\son\w+=", text)
    addresses = set(re.findall(r"https?://[^\s\"'<]+", text))
    assert addresses <= {"http://www.w3.org/2000/svg", "https://example.org/&quot;&gt;&lt;script&gt;"}


def test_a_picture_is_well_formed_and_named_for_whoever_cannot_see_it() -> None:
    picture = ET.fromstring(SAVED["svg"](HOSTILE, 80, TITLE))  # noqa: S314 - our own
    assert picture.attrib["role"] == "img"
    assert [node.text for node in picture.iter("{http://www.w3.org/2000/svg}title")] == [TITLE]


def test_a_web_page_says_its_language_title_and_size() -> None:
    page = SAVED["html"](HOSTILE, 80, TITLE)
    assert '<html lang="en">' in page
    assert "<title>careerpath &lt;show&gt; &amp; {x}</title>" in page
    assert 'name="viewport" content="width=device-width, initial-scale=1"' in page
    assert page.count("<h1>") == page.count("<main>") == 1


@pytest.mark.parametrize("kind", ["html", "svg"])
def test_without_colours_wished_for_none_are_saved(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    green = DARK.theme.ansi_colors[2]
    assert green.hex in SAVED[kind](HOSTILE, 80, TITLE)
    monkeypatch.setenv("NO_COLOR", "1")
    assert green.hex not in SAVED[kind](HOSTILE, 80, TITLE)


def luminance(colour: str) -> float:
    """How bright a colour is, from 0 to 1, as WCAG 2 works it out."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("kind", ["html", "svg"])
def test_every_colour_and_quiet_words_are_readable(kind: str, palette: Palette) -> None:
    names = ["red", "green", "yellow", "blue", "magenta", "cyan", "white", "black"]
    styles = ["", "dim", *names, *(f"bright_{name}" for name in names)]
    page = Text.assemble(*((f"{style or 'plain'} ", style) for style in styles))
    dark, light = sides(SAVED[kind](page, 80, TITLE))
    used = re.findall(r"(?:^|[\s{])(?:color|fill): (#\w{6})", dark if palette is DARK else light)
    assert len(set(used)) >= len(styles)
    assert {
        colour: contrast(colour, palette.background)
        for colour in used
        if colour != palette.background and contrast(colour, palette.background) < 4.5
    } == {}


def sides(text: str) -> tuple[str, str]:
    """The styles of a saved page on dark and on light."""
    usual, _, others = text.partition("@media (prefers-color-scheme: ")
    preferred = others.partition("\n}\n")[0]
    return (preferred, usual) if preferred.startswith("dark") else (usual, preferred)
