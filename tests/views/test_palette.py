"""Colours that everybody can read: on black and on white, with few colours, and colour-blind."""

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from careerpath_cli.views.terminal import parts

Run = Callable[..., "CompletedProcess[str]"]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
Linear = tuple[float, ...]
COLOURS = {name: getattr(parts, name) for name in ("GOOD", "BAD", "WARN", "ACCENT")}
OLD_TERMINALS = {
    "xterm": {5: "#cd00cd", 9: "#ff0000", 12: "#5c5cff"},
    "VGA": {5: "#aa00aa", 9: "#ff5555", 12: "#5555ff"},
}
"""How terminals with sixteen colours show those that ours become there."""
BLINDNESS = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""What is seen of linear red, green and blue: Machado, Oliveira and Fernandes (2009)."""


def linear(colour: Color) -> Linear:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return tuple(part(value) for value in colour.get_truecolor())


def contrasts(colour: Color) -> tuple[float, float]:
    """WCAG's contrast on black and on white."""
    red, green, blue = linear(colour)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return (light + 0.05) / 0.05, 1.05 / (light + 0.05)


def colour_of(style: str) -> Color:
    colour = Style.parse(style).color
    assert colour is not None
    return colour


@pytest.mark.parametrize("name", COLOURS)
def test_a_colour_is_read_on_black_and_on_white(name: str) -> None:
    colour = colour_of(COLOURS[name])
    assert colour.number is not None
    assert colour.number >= 16, "the first sixteen are another colour on each terminal"
    assert min(contrasts(colour)) >= 4
    few = colour.downgrade(ColorSystem.STANDARD).number
    assert few is not None
    for shown in OLD_TERMINALS.values():
        assert min(contrasts(Color.parse(shown[few]))) >= 3


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_good_bad_and_warning_differ_for_the_colour_blind(blindness: str) -> None:
    def seen(name: str) -> Linear:
        colour = linear(colour_of(COLOURS[name]))
        return tuple(
            sum(share * part for share, part in zip(row, colour, strict=True)) for row in BLINDNESS[blindness]
        )

    for one, other in combinations(("GOOD", "BAD", "WARN"), 2):
        assert max(abs(a - b) for a, b in zip(seen(one), seen(other), strict=True)) > 0.1


PAGES = [
    ["advise", "-p", "analyst.yaml", "--scores"],
    ["advise", "-p", "shop-assistant.yaml"],
    ["advise", "-p", "analyst.yaml", "--why", "mle"],
    ["advise", "--posting", "ml-engineer.txt", "-p", "analyst.yaml"],
    ["map", "-p", "lawyer.yaml"],
    ["list"],
    ["show", "mle"],
    ["compare", "mle", "data-analyst", "-p", "analyst.yaml"],
    ["roadmap", "mle", "-p", "analyst.yaml"],
    ["roadmap", "mle", "-p", "analyst.yaml", "--full"],
    ["whatif", "--learn", "docker=working", "-p", "analyst.yaml"],
    ["whatif", "-p", "analyst.yaml"],
    ["path", "--to", "chief-ai-officer", "-p", "analyst.yaml"],
    ["skills"],
    ["skills", "python"],
    ["occupations"],
    ["occupations", "nurse"],
    ["resources", "python"],
    ["evidence", "data-scientist"],
    ["trends"],
    ["sources"],
    ["eval"],
    ["progress", "-p", "analyst.yaml"],
    ["profile", "diff", "analyst.yaml", "nurse.yaml"],
]


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Run:
    for path in (*EXAMPLES.glob("*.yaml"), *(EXAMPLES / "postings").iterdir()):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return run


@pytest.mark.parametrize("command", PAGES[:11], ids=" ".join)
def test_without_colour_a_page_has_the_same_words_and_signs_and_no_colour_means_two_things(
    command: list[str], desk: Run
) -> None:
    coloured = desk(*command, FORCE_COLOR="1", TERM="xterm-256color").stdout
    plain = desk(*command, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout
    bare = re.compile(r"\x1b(\[[\d;]*m|\]8;[^\x1b]*\x1b\\)")
    said, without = (
        [line.rstrip() for line in bare.sub("", page).splitlines()] for page in (coloured, plain)
    )
    assert said == without
    assert "\x1b[" in coloured
    runs = re.findall(r"\x1b\[(?:[\d;]*;)?38;5;(\d+)m([^\x1b]+)", coloured)
    meanings: dict[str, set[str]] = {}
    for colour, text in runs:
        meanings.setdefault(text.strip(), set()).add(colour)
    assert {text: colours for text, colours in meanings.items() if text and len(colours) > 1} == {}


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_prose_is_never_wider_than_a_hundred_columns(command: list[str], desk: Run) -> None:
    """What begins in the left part of a page is prose; farther right stand the columns of tables."""
    page = desk(*command, COLUMNS="200").stdout
    assert page
    for line in page.splitlines():
        for words in re.finditer(r"\S+( \S+)*", line):
            assert words.start() >= 30 or words.end() <= 100, line
