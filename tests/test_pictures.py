"""The README's pictures show what the program shows today; `make pictures` draws them again."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from conftest import Run

ROOT = Path(__file__).parents[1]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
STALE = "make pictures draws it again"
_PICTURE = re.compile(r'(?:src|srcset)="([^"]+)"')


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    """The modules that draw the pictures."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "docs"), *sys.path])
    names = ("draw_pictures", "recording", "report_pictures", "terminal_pictures")
    return {name: __import__(name) for name in names}


def drawn(name: str, scripts: dict[str, ModuleType]) -> dict[str, list[list[str]]]:
    """Return the text of a picture, frame by frame, in each of its themes."""
    pages = scripts["terminal_pictures"]
    directory = scripts["draw_pictures"].PICTURES
    return {
        theme: pages.texts((directory / f"{name}-{theme}.svg").read_text(encoding="utf-8"))
        for theme in pages.THEMES
    }


def unspaced(lines: Sequence[str]) -> list[str]:
    return ["".join(line.split()) for line in lines]


@pytest.mark.parametrize("name", sorted({path.stem.rpartition("-")[0] for path in PICTURES} - {"interview"}))
def test_a_picture_shows_what_its_command_prints(
    name: str, scripts: dict[str, ModuleType], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    command = scripts["draw_pictures"].STILLS[name]
    printed = run(*command.split()[1:], COLUMNS=str(scripts["terminal_pictures"].WIDTH))
    assert printed.returncode == 0, printed.stderr
    for theme, frames in drawn(name, scripts).items():
        assert frames == [unspaced(printed.stdout.rstrip().splitlines())], (theme, STALE)


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not for Windows")
@pytest.mark.filterwarnings("ignore:.*forkpty.*:DeprecationWarning")  # pytest-xdist has threads
def test_the_recording_shows_what_the_interview_shows(
    scripts: dict[str, ModuleType], environment: dict[str, str]
) -> None:
    recording = scripts["recording"]
    frames = recording.frames(environment)
    rows = [[line.plain for line in frame.lines] for frame in frames]
    shown = [unspaced([*lines, *[""] * (recording.ROWS - len(lines))]) for lines in rows]
    for theme, kept in drawn("interview", scripts).items():
        assert kept == shown, (theme, STALE)


def test_the_recording_is_short_and_leads_from_the_command_to_recommendations(
    scripts: dict[str, ModuleType],
) -> None:
    for theme, frames in drawn("interview", scripts).items():
        moving = (ROOT / "docs" / "pictures" / f"interview-{theme}.svg").read_text(encoding="utf-8")
        (seconds,) = re.findall(r"animation:film ([\d.]+)s", moving)
        assert 20 < float(seconds) <= 30
        assert frames[0][0].startswith("$#WhichrolesinAIwouldsuitme")
        assert any(line.startswith("1.") for line in frames[-1] + frames[-2] + frames[-3])


def test_the_recording_stands_still_at_recommendations_for_whoever_wants_no_motion(
    scripts: dict[str, ModuleType],
) -> None:
    for theme, frames in drawn("interview", scripts).items():
        moving = (ROOT / "docs" / "pictures" / f"interview-{theme}.svg").read_text(encoding="utf-8")
        outside, _, within = moving.partition("@media (prefers-reduced-motion:no-preference)")
        assert "animation:" not in outside
        assert "animation:" in within
        (down,) = re.findall(r"^\.film\{transform:translateY\(-(\d+)", outside, re.MULTILINE)
        height = int(down) / next(n for n, lines in enumerate(frames) if lines[0].startswith("Recommend"))
        viewed = float(ET.fromstring(moving).attrib["viewBox"].split()[3])  # noqa: S314 - our own
        assert viewed - 60 < height < viewed


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_needs_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) < 500_000
    assert re.findall(r"https?:[^\"' )]+", text.replace("https://careerpath", "")) == [
        "http://www.w3.org/2000/svg"
    ]
    assert not re.search(r"<(script|image|foreignObject|use)\b|@import|url\((?!#)| on\w+=", text)
    assert "tmp" not in text.lower()


def test_the_report_of_an_example_person_says_what_the_program_says_of_them(
    scripts: dict[str, ModuleType], run: Run, base: KnowledgeBase, tmp_path: Path
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    drawing, reports = scripts["draw_pictures"], scripts["report_pictures"]
    made = run(*drawing.REPORT.split()[1:], "--output", "-")
    assert made.returncode == 0, made.stderr
    kept = drawing.REPORT_FILE.read_text(encoding="utf-8")
    assert len(kept) < 400_000
    unversioned = [re.sub(r"(knowledge base) \w+", r"\1", reports.said(page)) for page in (made.stdout, kept)]
    assert base.version in reports.said(made.stdout)
    assert unversioned[0] == unversioned[1], STALE
    assert drawing.SHEET_FILE.read_text(encoding="utf-8").rstrip() == reports.first_sheet(kept), STALE
    assert reports.first_sheet(kept).startswith("Career report for Lucía")


def test_the_readme_shows_every_picture_in_light_and_dark() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    photographs = (ROOT / "docs" / "pictures").glob("*.webp")
    assert set(_PICTURE.findall(readme)) == {
        str(path.relative_to(ROOT)) for path in (*PICTURES, *photographs)
    }
    for picture in re.findall(r"<picture>.*?</picture>", readme, re.DOTALL):
        dark, light = _PICTURE.findall(picture)
        assert dark.replace("-dark", "-light") == light
        assert '<source media="(prefers-color-scheme: dark)" srcset=' in picture
        assert re.search(r'alt="[^"]{30,}"', picture)
