"""The process that reads foreign content may do nothing else, and whatever it does, we go on."""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from careerpath_cli.documents import confinement
from careerpath_cli.documents.confinement import Allowance, read_confined
from careerpath_cli.documents.document import Document
from careerpath_cli.errors import UnreadableError

HURRIED = Allowance(seconds=2)


def answering(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Put a process that runs this code in the place of the one that reads."""
    monkeypatch.setattr(
        confinement, "_command", lambda *_: [sys.executable, "-I", "-c", f"import sys, time\n{code}"]
    )


@pytest.mark.parametrize(
    "code",
    [
        "sys.exit(3)",
        "import os; os.abort()",
        "print('Traceback (most recent call last)')",
        "print('[' * 100_000)",
        "print('{}')",
        'print(\'{"document": {"format": "pdf"}}\')',
        'print(\'{"document": {"format": "exe", "text": ""}}\')',
        'print(\'{"document": {"format": "pdf", "text": 7}}\')',
        'print(\'{"document": {"format": "pdf", "text": "ab", "plain": "a"}}\')',
        "print('{\"refused\": 3}')",
        'print(\'{"refused": [1, 2, 3], "problems": [[]]}\')',
        "sys.stdout.buffer.write(bytes(range(256)))",
        "sys.stdin.close(); print('{')",
    ],
)
def test_a_process_that_crashes_or_babbles_is_told_as_an_unreadable_file(
    monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    answering(monkeypatch, code)
    with pytest.raises(UnreadableError) as caught:
        read_confined(b"x" * 1_000_000, "cv.pdf", HURRIED)
    assert caught.value.message.startswith("cv.pdf ")


def test_places_outside_the_text_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = {"name": {"words": "Jane", "start": 0, "end": 9}}
    document = {"format": "json-resume", "text": "Jane", "declared": declared}
    answering(monkeypatch, f"print('''{json.dumps({'document': document})}''')")
    with pytest.raises(UnreadableError):
        read_confined(b"x", "cv.json", HURRIED)
    declared["name"]["end"] = 4
    answering(monkeypatch, f"print('''{json.dumps({'document': document})}''')")
    read = read_confined(b"x", "cv.json", HURRIED).declared
    assert read
    assert read.name
    assert read.name.words == "Jane"


def test_what_it_says_is_shown_as_one_short_line(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "print('{\"refused\": [\"\\\\u001b[2J' + 'a' * 5000 + '\", \"b\", 4]}')")
    with pytest.raises(UnreadableError) as caught:
        read_confined(b"x", "cv.pdf", HURRIED)
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 500


def test_an_endless_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "while True: print('a' * 10_000)")
    with pytest.raises(UnreadableError, match="more than can be read"):
        read_confined(b"x", "cv.pdf", Allowance(seconds=20, answer=1_000_000))


@pytest.mark.parametrize("code", ["time.sleep(60)", "while True: pass", "sys.stdin.close(); time.sleep(60)"])
def test_endless_time_is_cut_off(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    answering(monkeypatch, code)
    started = monotonic()
    with pytest.raises(UnreadableError, match="takes too long"):
        read_confined(b"x" * 1_000_000, "cv.pdf", Allowance(seconds=0.5))
    assert monotonic() - started < 10


def test_python_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(UnreadableError, match="could not be started"):
        read_confined(b"Jane", "cv.txt")


def inside(code: str, *, memory: int = 1_000_000_000, seconds: int = 5) -> "subprocess.CompletedProcess[str]":
    """Run code as the process runs a parser: limited and watched."""
    start = (
        "import sys\n"
        f"sys.path[:] = {sys.path!r}\n"
        "from careerpath_cli.documents import confined\n"
        "def attempt(content, name):\n"
        + "".join(f"    {line}\n" for line in code.splitlines())
        + "    raise AssertionError('nothing stopped it')\n"
        "confined.document_of = attempt\n"
        f"confined.main('cv', [{seconds}, {memory}])\n"
    )
    command = [sys.executable, "-I", "-S", "-B", "-c", start]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, input="", check=False)


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.fork()",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "open('written.txt', 'w')",
        "open('written.txt', 'x')",
        "import os; os.open('written.txt', os.O_CREAT | os.O_WRONLY)",
        "import os; os.remove('kept.txt')",
        "import os; os.rename('kept.txt', 'lost.txt')",
        "import os; os.mkdir('made')",
        "import os; os.listdir('/')",
        "import os; os.kill(os.getppid(), 15)",
        "import ctypes; ctypes.CDLL(None)",
        "open('/etc/passwd')",
        "open('kept.txt')",
        "import sqlite3; sqlite3.connect('made.db')",
        "import sys; sys.addaudithook(print)\nopen('written.txt', 'w')",
        "breakpoint()",
    ],
)
def test_nothing_but_reading_is_possible_inside(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kept.txt").write_text("kept")
    result = inside(code)
    assert json.loads(result.stdout)["refused"][0] == "cv tries to do more than to be read, and was stopped."
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of this kind")
def test_memory_is_limited_inside() -> None:
    result = inside("parts = [bytes(50_000_000) for _ in range(100)]", memory=500_000_000)
    assert json.loads(result.stdout)["refused"][0] == "cv needs more memory to be read than it may have."


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of this kind")
def test_the_processors_time_is_limited_inside() -> None:
    started = monotonic()
    assert inside("while True: pass", seconds=1).returncode < 0
    assert monotonic() - started < 20


def test_depth_is_told_as_such() -> None:
    result = inside("def deeper(): deeper()\ndeeper()")
    assert json.loads(result.stdout)["refused"][0] == "cv is nested too deeply to be read."


def test_the_environment_cannot_change_what_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    assert read_confined(b"Jane Roe", "cv.txt") == Document("text", "Jane Roe")


def test_the_package_is_found_where_only_we_know_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    packages = [place for place in sys.path if not place.endswith("src")]
    monkeypatch.setattr(sys, "path", packages)
    assert read_confined(b"Jane Roe", "cv.txt").text == "Jane Roe"
