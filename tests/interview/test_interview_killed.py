"""Killing the interview at any moment never leaves an unreadable or emptied profile, nor such answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from careerpath_cli.interview.saved import answers_path, edited_by_hand, load_interview
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.reading import read_profile

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is killed by SIGKILL on Windows")

KILLS = 200
KILLERS = 2

KILLER = """
import os, sys, time
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random
from signal import SIGKILL
from careerpath_cli.interview.answers import Answers
from careerpath_cli.interview.saved import SavedInterview, save_interview
from careerpath_cli.knowledge.store import load_base

base = load_base()
start = SavedInterview(Answers({"coding-years": ("4",), "code": ("love",), "field": ("0",)}))

def go_on(path):
    for number in count(1):
        text = f"{number}" + " word" * (number % 50)
        longer = replace(start, answers=start.answers.adding("field", (text,)))
        save_interview(longer, path, base, took=("field", 1.0))

random = Random(sys.argv[1])
for directory in sys.argv[2:]:
    path = Path(directory) / "profile.yaml"
    save_interview(start, path, base)
    child = os.fork()
    if child == 0:
        go_on(path)
    time.sleep(random.uniform(0, 0.05))
    os.kill(child, SIGKILL)
    os.waitpid(child, 0)
"""


@pytest.fixture(scope="module")
def killed(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Profiles, each of an interview that saved answer after answer and was killed at a random moment."""
    top = tmp_path_factory.mktemp("killed")
    directories = [top / str(number) for number in range(KILLS)]
    killers = [
        subprocess.Popen(
            [sys.executable, "-c", KILLER, str(one), *map(str, directories[one::KILLERS])], env=environment
        )
        for one in range(KILLERS)
    ]
    assert [killer.wait(timeout=60) for killer in killers] == [0] * KILLERS
    return [directory / "profile.yaml" for directory in directories]


def test_the_kills_came_at_different_moments(killed: list[Path]) -> None:
    answered = {load_interview(path).answers.of("field") for path in killed}
    within_a_write = [path for path in killed if any(path.parent.glob(".profile*"))]
    assert len(answered) > 1
    assert within_a_write


def test_no_profile_is_unreadable_or_emptied(killed: list[Path], base: KnowledgeBase) -> None:
    for path in killed:
        profile = read_profile(path, base)
        assert profile.experience.coding_years == 4
        assert dict(profile.activities) == {"build-software": "love"}
        assert profile.education.field


def test_no_answers_are_unreadable_or_emptied(killed: list[Path]) -> None:
    for path in killed:
        given = load_interview(path).answers.given
        assert {**given, "field": None} == {"coding-years": ("4",), "code": ("love",), "field": None}
        assert given["field"]


def test_at_most_one_answer_parts_the_profile_from_the_answers(
    killed: list[Path], base: KnowledgeBase
) -> None:
    for path in killed:
        behind = read_profile(path, base).education.field or ""
        (answered,) = load_interview(path).answers.of("field")
        assert int(answered.split()[0]) - int(behind.split()[0]) in (0, 1)


def test_the_interview_can_go_on_from_every_one_of_them(killed: list[Path]) -> None:
    assert not any(edited_by_hand(path, load_interview(path)) for path in killed)


def test_nobody_else_may_read_what_is_left(killed: list[Path]) -> None:
    for path in killed:
        assert answers_path(path).exists()
        assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}
