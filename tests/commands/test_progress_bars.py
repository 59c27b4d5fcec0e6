"""Bars: only for whoever watches something that takes its time, and gone without a trace."""

import os
import re
import sys
import time
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any

import pexpect
import pytest

from careerpath_cli.commands.shared.terminal import progress as bars
from careerpath_cli.commands.shared.terminal.progress import counted, progress
from careerpath_cli.knowledge.store import load_base
from conftest import Run

COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9][0-9;]*m")
CLEARED, CURSOR = "\x1b[2K", "\x1b[?25h"
TINY = Path(__file__).resolve().parents[1] / "tiny_base"
WORK = """
import sys, time
from careerpath_cli.commands.shared.terminal.progress import progress
with progress("Working") as report:
    report(0, 100)
    time.sleep(30)
"""


class Screen(StringIO):
    """What is written to standard error where that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal, and bars that don't wait."""
    monkeypatch.setattr(bars, "DELAY", 0.0)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Screen()


def work(screen: Screen, seconds: float = 5) -> None:
    """Report half of the work until it is shown."""
    end = time.monotonic() + seconds
    with redirect_stderr(screen), progress("Ranking [profiles]") as report:
        while "50%" not in screen.getvalue() and time.monotonic() < end:
            report(2, 4)
            time.sleep(0.01)


def test_a_bar_is_shown_and_cleaned_away(screen: Screen) -> None:
    work(screen)
    written = screen.getvalue()
    assert "Ranking [profiles]" in written
    assert "50%" in written
    assert COLOUR.search(written)
    assert CLEARED in written.rpartition("50%")[2]
    assert CURSOR in written.rpartition("50%")[2]


def test_a_bar_has_no_colours_where_none_are_wished_for(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    work(screen)
    assert "50%" in screen.getvalue()
    assert not COLOUR.search(screen.getvalue())


def test_what_is_said_meanwhile_stands_above_the_bar(screen: Screen) -> None:
    with redirect_stderr(screen), progress("Working") as report:
        report(0, 2)
        end = time.monotonic() + 5
        while "Working" not in screen.getvalue() and time.monotonic() < end:
            time.sleep(0.01)
        sys.stderr.write("line 3: skipped\n")
        assert not hasattr(sys.stdout, "rich_proxied_file")
    assert re.search(r"line 3: skipped *\n", screen.getvalue())


@pytest.mark.parametrize(
    ("variables", "shown"), [({"TERM": "dumb"}, True), ({}, False)], ids=["a simple terminal", "not wished"]
)
def test_there_is_none_where_it_would_be_in_the_way(
    variables: dict[str, str],
    shown: bool,  # noqa: FBT001
    screen: Screen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with redirect_stderr(screen), progress("Working", shown=shown) as report:
        report(1, 2)
        time.sleep(0.1)
    assert not screen.getvalue()


def test_what_is_quick_shows_none_and_imports_nothing(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bars, "DELAY", 60.0)
    monkeypatch.setattr(bars, "_rich_bar", lambda: pytest.fail("a bar was made"))
    with redirect_stderr(screen), progress("Working") as report:
        assert list(counted("abc", report, 3)) == ["a", "b", "c"]
    assert not screen.getvalue()


def test_items_are_reported_when_they_are_done() -> None:
    reports: list[tuple[int, int | None]] = []
    items = counted("ab", lambda *state: reports.append(state), 2)
    assert (next(items), reports) == ("a", [(0, 2)])
    assert (list(items), reports) == (["b"], [(0, 2), (1, 2), (2, 2)])


def test_compiling_a_base_reports_how_far_it_is(tmp_path: Path) -> None:
    reports: list[tuple[int, int]] = []
    load_base(TINY, tmp_path, report=lambda *state: reports.append(state))
    done, totals = [done for done, _ in reports], {total for _, total in reports}
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, sum(path.stat().st_size for path in TINY.glob("*.yaml")))
    assert totals == {done[-1]}
    load_base(TINY, tmp_path, report=lambda *_: pytest.fail("nothing was compiled"))


def test_no_bar_in_a_pipe(run: Run) -> None:
    result = run("batch", "-", stdin='{"format": 1, "id": "a", "skills": {"sql": "working"}}\n' * 3)
    assert result.returncode == 0
    assert result.stderr == "3 profiles ranked, 0 lines skipped.\n"


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not for Windows")
@pytest.mark.filterwarnings("ignore:.*forkpty.*:DeprecationWarning")
def test_ctrl_c_cleans_the_bar_away(environment: dict[str, str]) -> None:
    child: Any = pexpect.spawn(
        sys.executable,
        ["-c", WORK],
        env=environment | {"TERM": "xterm-256color"},
        encoding="utf-8",
        timeout=30,
    )
    child.expect_exact("Working")
    child.sendintr()
    child.expect(pexpect.EOF)
    assert CURSOR in child.before
    assert CLEARED in child.before
    child.close()
