"""Files are written whole or not at all, and what cannot be written is a sentence."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.storage.atomic import (
    replacing,
    replacing_directory,
    write_atomically,
    write_bytes,
    write_durably,
)

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = "what was there before\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with an older content, alone in its directory."""
    path = tmp_path / "plan.md"
    path.write_text(OLD, encoding="utf-8")
    return path


def untouched(path: Path) -> bool:
    """Whether the older file is as it was, with nothing left beside it."""
    return path.read_text(encoding="utf-8") == OLD and list(path.parent.iterdir()) == [path]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def fail_for_want_of_space(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


# writing


@pytest.mark.parametrize("content", [b"", b"new\n", b"\x00\xff", b"x" * 1_000_000])
def test_the_content_is_written(content: bytes, path: Path) -> None:
    write_atomically(path, content)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("new", b"new")]


def test_only_the_owner_may_read_it(path: Path) -> None:
    path.chmod(0o644)
    write_atomically(path, b"new")
    assert mode(path) == 0o600


def test_a_link_is_followed(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path.name)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_link_into_another_directory_is_followed(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "link"
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert (link.readlink(), path.read_bytes()) == (path, b"new")
    assert list(elsewhere.iterdir()) == [link]


def test_a_link_to_a_file_not_there_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "new")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "new").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["a" * 255, "é" * 127, "\N{GRINNING FACE}" * 63, ".hidden", "-", "a b\n"])
def test_any_name_can_be_written(name: str, tmp_path: Path) -> None:
    write_atomically(tmp_path / name, b"new")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_the_content_is_on_the_disk_before_it_takes_the_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watch(descriptor: int) -> None:
        (staged,) = set(path.parent.iterdir()) - {path}
        assert os.path.samestat(staged.stat(), os.fstat(descriptor))
        seen.append((path.read_text(encoding="utf-8"), staged.read_bytes(), mode(staged)))

    seen: list[tuple[str, bytes, int]] = []
    monkeypatch.setattr(os, "fsync", watch)
    write_atomically(path, b"new")
    assert seen == [(OLD, b"new", 0o600)]
    assert path.read_bytes() == b"new"


def test_the_new_name_is_on_the_disk_too_where_it_has_to_last(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watch(descriptor: int) -> None:
        is_directory = os.path.samestat(path.parent.stat(), os.fstat(descriptor))
        seen.append((is_directory, path.read_bytes()))

    seen: list[tuple[bool, bytes]] = []
    monkeypatch.setattr(os, "fsync", watch)
    write_durably(path, b"new")
    assert seen == [(False, OLD.encode()), (True, b"new")]


def test_who_reads_the_old_file_does_not_keep_the_new_one_out(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_twice(source: Path, target: Path) -> Path:
        refused.append(source)
        if len(refused) <= 2:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return replace(source, target)

    refused: list[Path] = []
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", refuse_twice)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_refused_for_good_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Path:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_atomically(path, b"new")
    assert untouched(path)


def test_a_failure_midway_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fail_for_want_of_space)
    with pytest.raises(OSError, match="No space left on device"):
        write_atomically(path, b"new")
    assert untouched(path)


# a file that takes the place of another


def test_nothing_is_there_until_the_end(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"new\n")
        file.flush()
        assert path.read_text(encoding="utf-8") == OLD
    assert path.read_bytes() == b"new\n"


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit, UsageError])
def test_whatever_interrupts_leaves_the_old_file(error: Callable[[str], BaseException], path: Path) -> None:
    raised = error("interrupted")

    def write_a_part() -> None:
        with replacing(path) as file:
            file.write(b"half of i")
            raise raised

    with pytest.raises(type(raised)) as caught:
        write_a_part()
    assert caught.value is raised
    assert untouched(path)


def test_a_full_disk_is_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fail_for_want_of_space)
    with pytest.raises(FileProblemError) as caught:
        write_bytes(path, b"new", overwrite=True)
    message = f"{path} could not be written: No space left on device. Nothing was changed."
    assert caught.value.message == message
    assert untouched(path)


def test_a_place_that_may_not_be_written_is_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", deny)  # the superuser may write everywhere, whatever the mode
    with pytest.raises(FileProblemError) as caught:
        write_bytes(path, b"new", overwrite=True)
    assert caught.value.message == f"You don't have permission to write {path}."
    assert caught.value.hint == "Choose another location."
    assert untouched(path)


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "message", "hint"),
    [
        (Path.mkdir, "{path} is a directory.", "Name a file inside it."),
        (make_pipe, "{path} is not a regular file.", "Choose another file."),
        (lambda path: path.parent.rmdir(), "{path.parent} is not a directory.", "Create it first."),
    ],
    ids=["directory", "pipe", "nowhere"],
)
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_place_that_is_no_file_is_a_sentence(
    make: Callable[[Path], None], message: str, hint: str, *, overwrite: bool, tmp_path: Path
) -> None:
    path = tmp_path / "plans" / "plan.md"
    path.parent.mkdir()
    make(path)
    with pytest.raises(FileProblemError) as caught:
        write_bytes(path, b"new", overwrite=overwrite)
    assert (caught.value.message, caught.value.hint) == (message.format(path=path), hint)


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(FileProblemError, match="/dev/null is not a regular file"):
        write_bytes(Path("/dev/null"), b"new", overwrite=True)


def test_a_file_is_no_directory(path: Path) -> None:
    with pytest.raises(FileProblemError, match="is not a directory") as caught:
        write_bytes(path / "plan.md", b"new", overwrite=False)
    assert caught.value.hint == "Create it first."


def test_a_link_to_itself_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.symlink_to(path)
    with pytest.raises(FileProblemError):
        write_bytes(path, b"new", overwrite=True)


def test_a_name_that_is_too_long_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblemError):
        write_bytes(tmp_path / ("a" * 256), b"new", overwrite=False)


# text that the person asked for


def test_text_is_written_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    write_bytes(path, "Zoë’s plan\n".encode(), overwrite=False)
    assert path.read_bytes() == b"Zo\xc3\xab\xe2\x80\x99s plan\n"


def test_an_existing_file_is_kept(path: Path) -> None:
    with pytest.raises(FileProblemError) as caught:
        write_bytes(path, b"new", overwrite=False)
    assert caught.value.message == f"{path} already exists and was not overwritten."
    assert caught.value.hint == "Use --force to replace it."
    assert untouched(path)


def test_an_existing_file_behind_a_link_is_kept(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(path)
    with pytest.raises(FileProblemError, match="already exists and was not overwritten"):
        write_bytes(link, b"new", overwrite=False)
    assert path.read_text(encoding="utf-8") == OLD


def test_an_existing_file_is_replaced_when_asked(path: Path) -> None:
    write_bytes(path, b"new", overwrite=True)
    assert path.read_text(encoding="utf-8") == "new"


OURS = frozenset({"page.html"})


def test_a_directory_appears_whole_and_replaces_an_older_one_only_where_asked(tmp_path: Path) -> None:
    target = tmp_path / "pages"
    for content in (b"first", b"second"):
        with replacing_directory(target, OURS, overwrite=content == b"second") as staged:
            (staged / "page.html").write_bytes(content)
            assert not target.exists() or (target / "page.html").read_bytes() == b"first"
        assert (target / "page.html").read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]
    with (
        pytest.raises(FileProblemError, match="already exists"),
        replacing_directory(target, OURS, overwrite=False),
    ):
        pass


def half_write(target: Path, failure: BaseException) -> None:
    with replacing_directory(target, OURS, overwrite=True) as staged:
        (staged / "page.html").write_bytes(b"half")
        raise failure


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_directory_that_could_not_be_finished_leaves_the_older_one(
    tmp_path: Path, failure: BaseException
) -> None:
    target = tmp_path / "pages"
    target.mkdir()
    (target / "page.html").write_bytes(b"older")
    told = FileProblemError if isinstance(failure, OSError) else KeyboardInterrupt
    with pytest.raises(told) as error:
        half_write(target, failure)
    assert told is KeyboardInterrupt or "No space left on device" in str(error.value)
    assert (target / "page.html").read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_a_directory_with_what_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with (
        pytest.raises(FileProblemError, match="has other files"),
        replacing_directory(tmp_path, OURS, overwrite=True),
    ):
        pass
    file = tmp_path / "notes.txt"
    with pytest.raises(FileProblemError, match="is a file"), replacing_directory(file, OURS, overwrite=True):
        pass
    nowhere = tmp_path / "no" / "where"
    with (
        pytest.raises(FileProblemError, match="is not a directory"),
        replacing_directory(nowhere, OURS, overwrite=True),
    ):
        pass
    assert file.read_text(encoding="utf-8") == "mine"
