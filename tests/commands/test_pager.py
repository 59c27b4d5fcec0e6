"""The pager: which one, how it is called, and that it never costs anybody the page."""

import os
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pexpect
import pytest

from careerpath_cli.commands.shared.terminal.pager import pager_command, pager_environment
from careerpath_cli.knowledge.base import KnowledgeBase
from terminals import REAL, Terminals

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not for Windows"),
    # pytest-xdist has threads, and Python 3.12 warns of forking beside them
    pytest.mark.filterwarnings("ignore:.*forkpty.*:DeprecationWarning"),
]

Run = Callable[..., "CompletedProcess[str]"]
Start = Callable[..., Any]

TO_FILE = "tee paged >/dev/null"
"""A pager that keeps what it is given, and lets somebody look on who may."""
ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;.*?\x1b\\|\r")
CTRL_C = "\x03"


@pytest.fixture
def start(environment: dict[str, str], terminals: Terminals, base: KnowledgeBase, tmp_path: Path) -> Start:
    """Start `careerpath` in a terminal of 24 lines."""
    assert base.roles  # compiled already, so no bar shows how far it is among what the program shows
    own = environment | {"TERM": "xterm-256color", "XDG_DATA_HOME": str(tmp_path)}

    def start_program(*arguments: str, lines: int = 24, anew: bool = False, **variables: str) -> Any:
        begin = partial(terminals.start_anew, REAL) if anew else terminals.start
        return begin(*arguments, environment=own | variables, dimensions=(lines, 80), timeout=60)

    return start_program


def end(child: Any) -> str:
    """All that a program showed that ends now, and well."""
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0
    return str(child.before)


@pytest.mark.parametrize(
    ("variables", "pager"),
    [
        ({"PAGER": "less -S | tee log"}, "less -S | tee log"),
        ({"PAGER": "most", "CAREERPATH_PAGER": "bat"}, "bat"),
        ({"PAGER": "most", "CAREERPATH_PAGER": ""}, None),
        ({"PAGER": "cat"}, None),
        ({"PAGER": " "}, None),
        ({"PAGER": "most", "TERM": "dumb"}, None),
        ({}, "less" if shutil.which("less") else None),
    ],
)
def test_the_nearer_variable_names_the_pager_and_empty_or_cat_means_none(
    variables: dict[str, str], pager: str | None
) -> None:
    assert pager_command(variables) == pager


@pytest.mark.parametrize(
    ("own", "passed"), [(None, "FRX"), ("-iR", "-iR"), ("-r", "-r"), ("-i", "-R -i"), ("", "-R ")]
)
def test_less_shows_colours_whatever_else_was_set_for_it(own: str | None, passed: str) -> None:
    assert pager_environment({} if own is None else {"LESS": own})["LESS"] == passed


def test_a_long_page_goes_through_the_pager_with_its_colours_and_links(start: Start, tmp_path: Path) -> None:
    full = ("roadmap", "data-analyst", "--full", "--start", "2026-11-21")
    assert end(start(*full, anew=True, PAGER=TO_FILE)) == ""
    paged = (tmp_path / "paged").read_text(encoding="utf-8")
    assert "\x1b[1m" in paged
    assert "\x1b]8;" in paged
    assert "Roadmap to Data Analyst" in ESCAPES.sub("", paged)


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [(["list", "--no-pager"], 24), (["--no-pager", "list"], 24), (["list"], 1000)],
    ids=["an option", "a global option", "a page that fits"],
)
def test_without_need_or_wish_there_is_no_pager(
    arguments: list[str], lines: int, start: Start, tmp_path: Path
) -> None:
    shown = ESCAPES.sub("", end(start(*arguments, lines=lines, PAGER=TO_FILE)))
    assert "machine-learning-engineer" in shown or "Machine Learning Engineer" in shown
    assert not (tmp_path / "paged").exists()


def test_a_pager_that_is_not_there_costs_nobody_the_page(start: Start, run: Run) -> None:
    shown = ESCAPES.sub("", end(start("list", PAGER="no-such-pager -x")))
    expected = run("list").stdout.splitlines()
    assert [line.rstrip() for line in shown.splitlines()][-len(expected) :] == expected


def test_without_a_terminal_there_is_no_pager(run: Run, tmp_path: Path) -> None:
    assert run("list", PAGER=TO_FILE).stdout.count("\n") > 24
    assert not (tmp_path / "paged").exists()


@pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")
@pytest.mark.parametrize("interrupted", [False, True])
def test_less_is_left_with_q_also_after_ctrl_c(interrupted: bool, start: Start) -> None:  # noqa: FBT001
    child = start("sources", anew=interrupted, PAGER="less")
    child.expect_exact(":")
    if interrupted:
        child.send(CTRL_C)
    child.send("q")
    shown = end(child)
    assert "Traceback" not in shown


def test_a_pager_that_leaves_early_ends_the_program_well(start: Start) -> None:
    assert "\n" in end(start("sources", "--json", PAGER="head -1"))
