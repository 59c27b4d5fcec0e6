"""Directories are read in a process that may do nothing else, and whatever it does, we go on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from careerpath_cli.documents import confinement
from careerpath_cli.documents.confinement import Allowance
from careerpath_cli.errors import CareerpathError, UnreadableError
from careerpath_cli.repositories.directory import read_directory
from careerpath_cli.repositories.reading import read_confined
from repositories.building import ADA, build

ROWS = [("2024-01-01", ADA, {"model.py": "import torch\n"}), ("2024-05-01", ADA, {"a.sql": "SELECT 1;\n"})]


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Put a process that answers this in the place of the one that reads."""
    command = [sys.executable, "-I", "-c", f"print({answer!r})"]
    monkeypatch.setattr(confinement, "_command", lambda *_: command)


def test_the_process_reads_what_is_read_without_one(tmp_path: Path) -> None:
    code = build(tmp_path / "code", ROWS)
    assert read_confined(code, []) == read_directory(code, [])
    assert [file.path for file in read_confined(code, []).repositories[0].files] == [
        ".git",
        "a.sql",
        "model.py",
    ]


@pytest.mark.parametrize(
    "repository",
    [
        {"days": ["2024-01-01"], "files": [{"path": "a", "lines": 1, "commits": [1]}]},
        {"days": ["2024-01-01"], "files": [{"path": "a", "lines": 1, "commits": [-1]}]},
        {"days": ["yesterday"], "files": []},
        {"days": [], "files": [{"path": 7, "lines": 1}]},
    ],
)
def test_an_answer_that_cannot_be_is_not_believed(
    repository: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, json.dumps({"code": {"repositories": [{"name": "x", **repository}]}}))
    with pytest.raises(UnreadableError, match="broke off"):
        read_confined(tmp_path, [])


@pytest.mark.parametrize("answer", ["", "[]", "{}", '{"code": 7}', "[" * 100_000])
def test_no_answer_is_told(answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, answer)
    with pytest.raises(UnreadableError, match="broke off"):
        read_confined(tmp_path, [])


def test_too_long_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CareerpathError) as error:
        read_confined(build(tmp_path / "code", ROWS), [], allowance=Allowance(seconds=0.001))
    assert "takes too long" in error.value.message
    assert "a single repository" in error.value.hint


def inside(directory: Path, code: str) -> "subprocess.CompletedProcess[str]":
    """Run code as the process that reads a directory runs its reader."""
    start = (
        f"import os, sys\nsys.path[:] = {sys.path!r}\n"
        "from careerpath_cli.documents.confined import forbid\n"
        f"forbid({str(directory)!r})\n{code}\nos._exit(0)\n"
    )
    command = [sys.executable, "-I", "-S", "-B", "-c", start]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "code",
    [
        "open('{outside}/secret')",
        "open('{inside}/link')",
        "os.open('{inside}/../outside/secret', os.O_RDONLY)",
        "os.scandir('{outside}')",
        "os.listdir('{inside}/directory')",
        "open('{inside}/new', 'w')",
        "os.open('{inside}/file', os.O_RDWR)",
        "os.remove('{inside}/file')",
        "os.rename('{inside}/file', '{inside}/other')",
        "os.system('true')",
        "import subprocess; subprocess.run(['git', 'status'])",
        "import socket; socket.socket()",
    ],
)
def test_nothing_but_the_directory_is_read_and_nothing_is_written(code: str, tmp_path: Path) -> None:
    inner, outside = tmp_path / "inside", tmp_path / "outside"
    for place in (inner, outside):
        place.mkdir()
    (outside / "secret").write_text("x")
    (inner / "file").write_text("x")
    (inner / "link").symlink_to(outside / "secret")
    (inner / "directory").symlink_to(outside)
    refused = inside(inner, code.format(inside=inner, outside=outside))
    assert "ForbiddenError" in refused.stderr
    assert sorted(path.name for path in inner.iterdir()) == ["directory", "file", "link"]


def test_what_stands_in_the_directory_may_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    read = inside(tmp_path, f"open('{tmp_path}/file').read(); os.listdir('{tmp_path}')")
    assert (read.returncode, read.stderr) == (0, "")
