"""A profile on the disk: what was saved is what is read again, whole, and for its owner's eyes only."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import platformdirs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.errors import FileProblemError
from careerpath_cli.knowledge.model.scales import ATTITUDES, DEGREES, STATED_LEVELS, VALUE_WEIGHTS
from careerpath_cli.profile.folder import DEFAULT, profile_path
from careerpath_cli.profile.model import Constraints, EducationAnswer, ExperienceAnswer, ProfileFile
from careerpath_cli.profile.reading import read_profile, resolve
from careerpath_cli.profile.writing import profile_text, write_profile
from careerpath_cli.storage.plain import read
from careerpath_cli.storage.yaml_documents import parse_document

if TYPE_CHECKING:
    from pathlib import Path

    from careerpath_cli.knowledge.base import KnowledgeBase

HEADER = "# Your careerpath profile: edit, copy or delete it as you like.\n"
ADA = ProfileFile(
    format=1,
    id="ada-1",
    name="Ada Lovelace é",
    skills={"python": "expert", "sql": "none", "git": "working+"},
    evidence={"python": "https://ada.example/engine"},
    activities={"analyse-data": "love"},
    values={"pay": "essential"},
    education=EducationAnswer("phd", "mathematics"),
    experience=ExperienceAnswer(10, 7.5, 0),
    current_role="data-scientist",
    occupation="emergency nurse",
    employment="returning",
    runway_months=6,
    industries=["finance"],
    constraints=Constraints(12, "2027-06-30", "NO", 70_000, "EUR", "master", remote=False),
)
ADA_TEXT = f"""{HEADER}\
format: 1
id: ada-1
name: Ada Lovelace é
skills:
  python: expert
  sql: none
  git: working+
evidence:
  python: https://ada.example/engine
activities:
  analyse-data: love
values:
  pay: essential
education:
  degree: phd
  field: mathematics
experience:
  total_years: 10
  coding_years: 7.5
  ml_years: 0
current_role: data-scientist
occupation: emergency nurse
employment: returning
runway_months: 6
industries:
- finance
constraints:
  hours_per_week: 12
  ready_by: '2027-06-30'
  country: 'NO'
  min_salary: 70000
  currency: EUR
  degree_acceptable: master
  remote: false
"""


def read_back(profile: ProfileFile) -> ProfileFile | None:
    """Return what is read from the text that `profile` is written as."""
    document = parse_document(profile_text(profile), "me.yaml", "The profile")
    parsed, problems = read(ProfileFile, document.value)
    assert problems == []
    return parsed


# the text


def test_a_profile_is_readable_yaml() -> None:
    assert profile_text(ADA) == ADA_TEXT


def test_whatever_was_not_asked_is_left_out() -> None:
    profile = ProfileFile(format=1, education=EducationAnswer(), experience=ExperienceAnswer(ml_years=0))
    assert profile_text(profile) == f"{HEADER}format: 1\nexperience:\n  ml_years: 0\n"


words = st.text(max_size=30)
lookalikes = st.sampled_from(
    ["1e3", "089", "+.5", "tRUE", "nULL", "NO", "~", "2027-06-30", "a\x85b", "\ufeff"]
)
lines = words.filter(bool) | lookalikes
years = st.none() | st.floats(0, 90)
profiles = st.builds(
    ProfileFile,
    format=st.just(1),
    id=st.none() | lines,
    name=st.none() | lines,
    skills=st.dictionaries(words, st.sampled_from(STATED_LEVELS), max_size=4),
    evidence=st.dictionaries(words, lines, max_size=3),
    activities=st.dictionaries(words, st.sampled_from(ATTITUDES), max_size=3),
    values=st.dictionaries(words, st.sampled_from(VALUE_WEIGHTS), max_size=3),
    education=st.none() | st.builds(EducationAnswer, st.sampled_from(DEGREES), st.none() | lines),
    experience=st.none() | st.builds(ExperienceAnswer, st.floats(0, 90), years, years),
    current_role=st.none() | lines,
    occupation=st.none() | lines,
    employment=st.none() | st.sampled_from(["employed", "studying"]),
    runway_months=st.none() | st.floats(0, 600),
    industries=st.lists(lines, max_size=3),
    constraints=st.none()
    | st.builds(
        Constraints,
        hours_per_week=st.floats(0.5, 100),
        ready_by=st.none() | st.dates().map(str),
        country=st.none() | st.sampled_from(["DE", "NO", "US"]),
        min_salary=st.none() | st.floats(0, 1e9) | st.integers(0, 10**9),
        currency=st.none() | lines,
        degree_acceptable=st.none() | st.sampled_from(DEGREES),
        remote=st.none() | st.booleans() | lines,
    ),
)


@settings(deadline=None)
@given(profiles)
def test_what_was_written_is_read_again(profile: ProfileFile) -> None:
    assert read_back(profile) == profile


@pytest.mark.parametrize(
    "text",
    [
        "true",
        "NO",
        "null",
        "~",
        "1",
        "1.5",
        "2027-06-30",
        "12:30",
        "a: b",
        "- a",
        "# a",
        "'",
        '"',
        "a\nb",
        " a ",
        "\t",
    ],
)
def test_text_that_looks_like_something_else_stays_text(text: str) -> None:
    assert read_back(ProfileFile(format=1, name=text)) == ProfileFile(format=1, name=text)


@pytest.mark.parametrize("text", ["1e3", "12e4567", "089", "+.5", "-.5", "1.5e3", "tRUE", "nULL"])
def test_text_that_only_the_reader_takes_for_something_else_stays_text(text: str) -> None:
    assert read_back(ProfileFile(format=1, name=text)) == ProfileFile(format=1, name=text)


def test_next_line_characters_stay() -> None:
    assert read_back(ProfileFile(format=1, name="a\x85b")) == ProfileFile(format=1, name="a\x85b")


# the file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "me.yaml"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_written_profile_says_what_was_answered(path: Path, base: KnowledgeBase) -> None:
    write_profile(path, ADA)
    assert path.read_text(encoding="utf-8") == ADA_TEXT
    assert read_profile(path, base) == resolve(ADA, base)


def test_only_the_owner_may_read_it(path: Path) -> None:
    write_profile(path, ADA)
    assert mode(path) == 0o600


def test_an_older_profile_that_all_may_read_is_closed(path: Path) -> None:
    path.touch(mode=0o644)
    write_profile(path, ADA)
    assert mode(path) == 0o600


def test_missing_directories_are_made_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "me.yaml"
    write_profile(path, ADA)
    assert path.read_text(encoding="utf-8") == ADA_TEXT
    assert mode(path.parent) == 0o700


def test_a_failure_midway_leaves_the_older_profile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path.write_text("older\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileProblemError) as caught:
        write_profile(path, ADA)
    assert caught.value.message == f"Your answers could not be saved to {path}: No space left on device."
    assert caught.value.hint == "Choose another location with --save FILE."
    assert path.read_text(encoding="utf-8") == "older\n"
    assert list(path.parent.iterdir()) == [path]


def test_an_interruption_leaves_the_older_profile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    path.write_text("older\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_profile(path, ADA)
    assert path.read_text(encoding="utf-8") == "older\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_link_is_followed(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    write_profile(link, ADA)
    assert link.readlink() == path
    assert path.read_text(encoding="utf-8") == ADA_TEXT


def test_a_directory_is_not_replaced(path: Path) -> None:
    path.mkdir()
    with pytest.raises(FileProblemError, match=r"Your answers could not be saved to .*: Is a directory"):
        write_profile(path, ADA)
    assert path.is_dir()
    assert list(path.parent.iterdir()) == [path]


def test_a_file_cannot_hold_a_profile(path: Path) -> None:
    path.write_text("older\n", encoding="utf-8")
    with pytest.raises(FileProblemError, match="Your answers could not be saved to "):
        write_profile(path / "me.yaml", ADA)
    assert path.read_text(encoding="utf-8") == "older\n"


def test_a_link_to_itself_is_a_sentence(path: Path) -> None:
    path.symlink_to(path)
    with pytest.raises(FileProblemError):
        write_profile(path, ADA)


def test_the_users_data_directory_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    expected = platformdirs.user_data_path("careerpath", appauthor=False) / "profile.yaml"
    assert profile_path(DEFAULT) == expected == tmp_path / "careerpath" / "profile.yaml"
