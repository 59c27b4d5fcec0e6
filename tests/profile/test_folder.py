"""Named profiles: where they are, and what belongs to them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.errors import FileProblemError, UnknownNameError, UsageError
from careerpath_cli.profile.folder import (
    DEFAULT,
    NamedProfile,
    delete_profile,
    existing_profile,
    files_of,
    named_profiles,
    profile_path,
    rename_profile,
)


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = profile_path(name, folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"format: 1\nname: {name}\n", encoding="utf-8")


@given(name=st.text(max_size=60))
def test_a_name_leads_into_the_folder_or_nowhere(name: str) -> None:
    folder = Path("/nowhere/careerpath")
    try:
        path = profile_path(name, folder)
    except UsageError:
        return
    assert path.resolve().is_relative_to(folder)
    assert path.suffix == ".yaml"
    assert path.parent in (folder, folder / "profiles")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "con", "NUL", "x" * 41, "-x", "a b", "a\n", "é"]
)
def test_what_is_no_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        profile_path(name, tmp_path)


def test_the_default_profile_stays_where_it_was(tmp_path: Path) -> None:
    assert profile_path(DEFAULT, tmp_path) == tmp_path / "profile.yaml"
    assert profile_path("Default", tmp_path) == tmp_path / "profile.yaml"


def test_names_that_differ_by_case_alone_are_one(tmp_path: Path) -> None:
    made(tmp_path, "Evening")
    assert profile_path("evening", tmp_path) == tmp_path / "profiles" / "Evening.yaml"
    assert existing_profile("EVENING", tmp_path).name == "Evening"


def test_profiles_are_listed_the_default_one_first(tmp_path: Path) -> None:
    assert named_profiles(tmp_path) == []
    made(tmp_path, "zeta", "Alpha", DEFAULT)
    (tmp_path / "profiles" / "zeta.rejected.yaml").write_text("x", encoding="utf-8")
    assert [profile.name for profile in named_profiles(tmp_path)] == [DEFAULT, "Alpha", "zeta"]


def test_an_unknown_name_comes_with_those_that_look_like_it(tmp_path: Path) -> None:
    made(tmp_path, "evening")
    with pytest.raises(UnknownNameError) as caught:
        existing_profile("evenning", tmp_path)
    assert "evening" in caught.value.hint
    with pytest.raises(UnknownNameError) as caught:
        existing_profile("qqqq", tmp_path)
    assert "profile list" in caught.value.hint


def test_deleting_takes_what_belongs_to_it_and_nothing_else(tmp_path: Path) -> None:
    made(tmp_path, "one", "one-more")
    beside = tmp_path / "profiles"
    for name in ("one.interview.json", "one.times.jsonl", "one.rejected.yaml", "one-more.interview.json"):
        (beside / name).write_text("{}", encoding="utf-8")
    delete_profile(existing_profile("one", tmp_path))
    left = sorted(path.name for path in beside.iterdir())
    assert left == ["one-more.interview.json", "one-more.yaml", "one.rejected.yaml"]


def test_a_profile_is_there_until_all_that_belongs_to_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be deleted can still be named, and deleted later."""
    made(tmp_path, "one")
    stuck = tmp_path / "profiles" / "one.interview.json"
    stuck.write_text("{}", encoding="utf-8")
    unlink = Path.unlink

    def refuse(path: Path) -> None:
        if path == stuck:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(FileProblemError, match=r"interview\.json cannot be deleted"):
        delete_profile(existing_profile("one", tmp_path))
    assert existing_profile("one", tmp_path).path.exists()
    monkeypatch.undo()
    delete_profile(existing_profile("one", tmp_path))
    assert named_profiles(tmp_path) == []


def test_a_link_is_removed_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("format: 1\n", encoding="utf-8")
    folder = tmp_path / "data"
    (folder / "profiles").mkdir(parents=True)
    (folder / "profiles" / "linked.yaml").symlink_to(elsewhere)
    delete_profile(existing_profile("linked", folder))
    assert elsewhere.exists()
    assert named_profiles(folder) == []


def test_renaming_moves_what_belongs_to_it(tmp_path: Path) -> None:
    made(tmp_path, "one", "two")
    (tmp_path / "profiles" / "one.interview.json").write_text("{}", encoding="utf-8")
    renamed = rename_profile(existing_profile("one", tmp_path), "three", tmp_path)
    assert renamed == NamedProfile("three", tmp_path / "profiles" / "three.yaml")
    assert {path.name for path in files_of(renamed.path)} == {"three.yaml", "three.interview.json"}
    with pytest.raises(UsageError):
        rename_profile(renamed, "TWO", tmp_path)
    assert existing_profile("two", tmp_path).path.read_text(encoding="utf-8").endswith("two\n")


def test_a_name_may_change_its_case(tmp_path: Path) -> None:
    made(tmp_path, "one")
    assert rename_profile(existing_profile("one", tmp_path), "One", tmp_path).name == "One"
    assert [one.name for one in named_profiles(tmp_path)] == ["One"]


def test_the_default_profile_can_be_given_a_name(tmp_path: Path) -> None:
    made(tmp_path, DEFAULT)
    (tmp_path / "profile.interview.json").write_text("{}", encoding="utf-8")
    rename_profile(existing_profile(DEFAULT, tmp_path), "old", tmp_path)
    assert [one.name for one in named_profiles(tmp_path)] == ["old"]
    assert (tmp_path / "profiles" / "old.interview.json").exists()
