"""The history of a profile: what was recorded is read again, whatever happens while it is written."""

import errno
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from stat import S_IMODE

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.profile import recording
from careerpath_cli.profile.companions import history_path
from careerpath_cli.profile.folder import NamedProfile, delete_profile, profile_path, rename_profile
from careerpath_cli.profile.history import (
    Done,
    Followed,
    History,
    HistoryEntry,
    Logged,
    Reopened,
    line_of,
    read_history,
)
from careerpath_cli.profile.recording import record
from careerpath_cli.storage.locking import locked

DAYS = st.dates().map(lambda day: day.isoformat())
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
SPANS = st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days)))
LEVEL = st.none() | st.sampled_from(LEVELS)
ENTRIES = st.one_of(
    st.builds(Logged, DAYS, NAMES, st.floats(0, 24, exclude_min=True), TEXTS),
    st.builds(Done, DAYS, NAMES, TEXTS, LEVEL, LEVEL, TEXTS),
    st.builds(Reopened, DAYS, NAMES),
    st.builds(
        Followed,
        DAYS,
        st.lists(NAMES, min_size=1).map(tuple),
        st.none() | st.floats(0.5, 168),
        st.none() | DAYS,
        st.lists(SPANS).map(tuple),
    ),
)
HOUR = Logged("2026-11-21", "docker", 1.5, "read, “tried” 🐳 and\nbroke\u2028it")
EVERY_KIND: tuple[HistoryEntry, ...] = (
    HOUR,
    Done("2026-11-22", "docker", "docker", "working", "aware", "seen, ü"),
    Reopened("2026-11-23", "docker"),
    Followed("2026-11-24", ("mlops-engineer",), 6.0, "2027-06-30", (("2026-12-20", "2027-01-05"),)),
)
LINE = '{"format": 1, "kind": "log", "day": "2026-11-21", "skill": "docker", "hours": 1.5}'
DONE = '{"format": 1, "kind": "done", "day": "2026-11-22", "step": "docker"}'
FOLLOW = '{"format": 1, "kind": "follow", "day": "2026-11-24", "roles": ["mlops-engineer"]}'


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile.yaml"


def written(profile: Path, content: bytes) -> Path:
    history_path(profile).write_bytes(content)
    return history_path(profile)


def kinds(profile: Path) -> list[str]:
    lines = history_path(profile).read_text(encoding="utf-8").split("\n")
    return [json.loads(line)["kind"] for line in lines if line.strip()]


# --- what is recorded is read again -----------------------------------------------------------------------


def test_without_a_file_there_is_no_history(profile: Path) -> None:
    assert read_history(profile) == History()
    assert read_history(profile.parent / "nowhere" / "profile.yaml") == History()


@given(calls=st.lists(st.lists(ENTRIES, max_size=4), max_size=4))
@example(calls=[list(EVERY_KIND), [], [HOUR]])
@settings(max_examples=60, deadline=None)
def test_entries_come_back_in_their_order_however_many_calls_recorded_them(
    calls: list[list[HistoryEntry]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile.yaml"
        for entries in calls:
            assert record(profile, entries) == ()
        assert read_history(profile) == History(tuple(entry for entries in calls for entry in entries))
        assert history_path(profile).exists() == any(calls)


@given(text=st.text(st.characters()), name=st.text(st.characters(), min_size=1))
@example(text="\ud800", name="\udcff")
@settings(max_examples=60, deadline=None)
def test_half_a_surrogate_pair_becomes_a_visible_escape(text: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile.yaml"
        record(profile, [Logged("2026-11-21", name, 1, text)])
        shown = [part.encode("utf-8", "backslashreplace").decode() for part in (name, text)]
        assert read_history(profile).entries == (Logged("2026-11-21", shown[0], 1, shown[1]),)


def test_a_line_says_what_is_not_so_by_default_in_a_fixed_order(profile: Path) -> None:
    record(profile, EVERY_KIND)
    record(profile, [Logged("2026-11-25", "docker", 2), Done("2026-11-25", "x")])
    record(profile, [Done("2026-11-25", "x", level="none", before="aware")])
    assert history_path(profile).read_text(encoding="utf-8").split("\n") == [
        LINE[:-1] + ', "note": "read, “tried” 🐳 and\\nbroke\u2028it"}',
        DONE[:-1] + ', "skill": "docker", "level": "working", "before": "aware", "proof": "seen, ü"}',
        '{"format": 1, "kind": "reopen", "day": "2026-11-23", "step": "docker"}',
        FOLLOW[:-1]
        + ', "hours_per_week": 6.0, "by": "2027-06-30", "pauses": [["2026-12-20", "2027-01-05"]]}',
        '{"format": 1, "kind": "log", "day": "2026-11-25", "skill": "docker", "hours": 2}',
        '{"format": 1, "kind": "done", "day": "2026-11-25", "step": "x"}',
        '{"format": 1, "kind": "done", "day": "2026-11-25", "step": "x", "level": "none", "before": "aware"}',
        "",
    ]


def test_a_history_is_the_owners_alone_in_a_directory_of_the_owners(tmp_path: Path) -> None:
    profile = tmp_path / "new" / "profile.yaml"
    record(profile, [HOUR])
    assert S_IMODE(history_path(profile).stat().st_mode) == 0o600
    assert S_IMODE(profile.parent.stat().st_mode) == 0o700


def test_what_stands_there_is_never_written_again(profile: Path) -> None:
    before = b"  # not ours \n" + line_of(HOUR) + b"\n\xff\n"
    written(profile, before)
    assert record(profile, [HOUR]) == ()
    assert history_path(profile).read_bytes() == before + line_of(HOUR)


def test_all_entries_go_in_with_one_write(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[bytes] = []
    monkeypatch.setattr(recording, "_write_all", lambda _, content: writes.append(content))
    record(profile, EVERY_KIND)
    assert writes == [b"".join(map(line_of, EVERY_KIND))]


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (
            Logged("2026-11-21", "docker", float("nan")),
            "hours should be a number above 0 and at most 24 (found nan)",
        ),
        (
            Logged("2026-11-21", "docker", 24.5),
            "hours should be a number above 0 and at most 24 (found 24.5)",
        ),
        (Logged("2026-02-30", "docker", 1), "day should be a date such as 2026-11-21 (found '2026-02-30')"),
        (Logged("2026-11-21", "", 1), "skill should be non-empty text (found '')"),
        (Followed("2026-11-21", ()), "roles should be a list of ids (found [])"),
    ],
)
def test_what_could_not_be_read_again_is_not_recorded(
    profile: Path, entry: HistoryEntry, sentence: str
) -> None:
    with pytest.raises(UsageError) as caught:
        record(profile, [HOUR, entry])
    assert caught.value.message == f"Nothing was recorded: {sentence}."
    assert not history_path(profile).exists()


# --- lines that cannot be read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("hello", "not valid JSON"),
        ("\xff", "not UTF-8 text"),
        ("[1]", "should be a JSON object, in braces"),
        ("[" * 100_000, "nested too deeply"),
        ('{"kind": "log"}', "format should be 1 (found None)"),
        (LINE.replace("1", "true", 1), "format should be 1 (found True)"),
        (LINE.replace("1", "2", 1), "written by a newer version of careerpath (format 2)"),
        (LINE.replace('"log"', '"walk"'), "kind: 'walk' is not one of log, unlog, done, reopen, follow"),
        (LINE.replace('"log"', '["log"]'), "kind: ['log'] is not one of log, unlog, done, reopen, follow"),
        (LINE.replace("1.5", "NaN"), "hours should be a number above 0 and at most 24 (found nan)"),
        (LINE.replace("1.5", "1e999"), "hours should be a number above 0 and at most 24 (found inf)"),
        (LINE.replace("1.5", "-Infinity"), "hours should be a number above 0 and at most 24 (found -inf)"),
        (LINE.replace("1.5", "0"), "hours should be a number above 0 and at most 24 (found 0)"),
        (LINE.replace("1.5", "true"), "hours should be a number above 0 and at most 24 (found True)"),
        (LINE.replace("1.5", '"2"'), "hours should be a number above 0 and at most 24 (found '2')"),
        (LINE.replace("1.5", "9" * 400), "hours should be a number above 0 and at most 24 (found 99999"),
        (LINE.replace("1.5", "9" * 5000), "integer"),
        (LINE.replace("11-21", "13-21"), "day should be a date such as 2026-11-21 (found '2026-13-21')"),
        (
            LINE.replace("2026-11-21", "20261121"),
            "day should be a date such as 2026-11-21 (found '20261121')",
        ),
        (
            LINE.replace('"2026-11-21"', "20261121"),
            "day should be a date such as 2026-11-21 (found 20261121)",
        ),
        (LINE.replace('"docker"', "null"), "skill should be non-empty text (found None)"),
        (LINE.replace('"docker"', '"\\ud800"'), "skill should be text"),
        (LINE.replace(', "hours": 1.5', ""), "hours is missing"),
        (LINE.replace("}", ', "mood": "good"}'), "mood is not a known field"),
        (LINE.replace("}", ', "mood\\u001b": "good"}'), "mood\\x1b is not a known field"),
        (LINE.replace("}", ', "note": 7}'), "note should be text (found 7)"),
        (DONE.replace("}", ', "level": "great"}'), "level should be one of none, aware, working"),
        (DONE.replace("}", ', "before": ["aware"]}'), "before should be one of none, aware, working"),
        (DONE.replace('"docker"', '""'), "step should be non-empty text (found '')"),
        (FOLLOW.replace('["mlops-engineer"]', '"mlops"'), "roles should be a list of ids (found 'mlops')"),
        (FOLLOW.replace('["mlops-engineer"]', '["x", 7]'), "roles should be non-empty text"),
        (FOLLOW.replace("}", ', "pauses": [["2026-11-21"]]}'), "pauses should be a list of pairs"),
        (FOLLOW.replace("}", ', "pauses": [["2026-11-21", "2026-11-20"]]}'), "pauses should be a list"),
        (
            FOLLOW.replace("}", ', "hours_per_week": 169}'),
            "hours_per_week should be a number from 0.5 to 168",
        ),
        (FOLLOW.replace("}", ', "hours_per_week": 51e-320}'), "hours_per_week should be a number from 0.5"),
        (
            FOLLOW.replace("}", ', "hours_per_week": 0.4}'),
            "hours_per_week should be a number from 0.5 to 168",
        ),
        (FOLLOW.replace("}", ', "hours_per_week": true}'), "hours_per_week should be a number from 0.5"),
        (FOLLOW.replace("}", ', "by": "May"}'), "by should be a date such as 2026-11-21 (found 'May')"),
    ],
)
def test_a_bad_line_in_the_middle_stays_and_is_told_with_its_number(
    profile: Path, line: str, sentence: str
) -> None:
    content = line_of(HOUR) + line.encode("latin-1") + b"\n" + line_of(HOUR)
    path = written(profile, content)
    history = read_history(profile)
    assert history.entries == (HOUR, HOUR)
    [warning] = history.warnings
    assert warning.startswith(f"{path}:2: ")
    assert sentence in warning
    assert warning.endswith("; this line was skipped.")
    assert warning.isprintable()
    assert len(warning) < len(str(path)) + 180
    assert path.read_bytes() == content


def test_only_the_first_five_bad_lines_are_told_one_by_one(profile: Path) -> None:
    path = written(profile, b"bad\n" * 5)
    assert len(read_history(profile).warnings) == 5
    written(profile, b"bad\n" * 12)
    warnings = read_history(profile).warnings
    assert len(warnings) == 6
    assert warnings[-1] == f"… and 7 more lines of {path} were skipped."


def test_what_other_programs_leave_in_a_text_is_no_harm(profile: Path) -> None:
    written(profile, b"\xef\xbb\xbf" + LINE.encode() + b"\r\n\r\n   \n" + LINE.encode())
    assert read_history(profile) == History((Logged("2026-11-21", "docker", 1.5),) * 2)


@given(content=st.binary(max_size=80) | st.text(max_size=60).map(str.encode))
@settings(deadline=None)
def test_whatever_stands_in_the_file_something_can_be_added(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile.yaml"
        written(profile, content)
        before = read_history(profile)
        record(profile, [HOUR])
        assert read_history(profile).entries == (*before.entries, HOUR)


# --- a last line that was torn ----------------------------------------------------------------------------


@pytest.mark.parametrize("last", [*EVERY_KIND, Logged("2026-11-21", "x", 1, "🐳" * 20)])
def test_wherever_the_last_line_was_torn_nothing_complete_is_lost(profile: Path, last: HistoryEntry) -> None:
    line = line_of(last)
    before = line_of(HOUR) + b"bad\n" + line_of(HOUR)
    for kept in range(len(line)):
        torn = line[:kept]
        path = written(profile, before + torn)
        whole = kept == len(line) - 1
        history = read_history(profile)
        assert history.entries == (HOUR, HOUR, last)[: 2 + whole]
        warning = f"{path}:4: the last line is incomplete; this line was skipped."
        assert (warning in history.warnings) == (kept > 0 and not whole)
        damaged = kept > 0 and not whole
        assert record(profile, [HOUR, last]) == (
            (f"{path} ended in the middle of a line, which was set aside as damaged; the rest is intact.",)
            if damaged
            else ()
        )
        healed = path.read_bytes()
        assert healed.startswith(before)
        assert read_history(profile).entries == (HOUR, HOUR, *([last] if whole else []), HOUR, last)
        assert len(read_history(profile).warnings) == 1  # of the line that was bad before
        if damaged:
            aside = json.loads(healed.split(b"\n")[4])
            assert list(aside) == ["format", "kind", "text"]
            assert (aside["format"], aside["kind"]) == (1, "damaged")
            assert aside["text"] == torn.decode("utf-8", "backslashreplace")


def test_a_long_torn_line_is_set_aside_whole(profile: Path) -> None:
    torn = b'{"format": 1, "note": "' + b"x" * 50_000
    path = written(profile, line_of(HOUR) + torn)
    record(profile, [HOUR])
    assert json.loads(path.read_bytes().split(b"\n")[2])["text"].encode() == torn
    assert read_history(profile) == History((HOUR, HOUR))


def test_a_last_line_that_lacks_only_its_end_is_left_as_it_is_even_where_it_is_wrong(profile: Path) -> None:
    wrong = LINE.replace("1.5", "99").encode()
    path = written(profile, wrong)
    assert "hours should be" in read_history(profile).warnings[0]
    assert record(profile, [HOUR]) == ()
    assert path.read_bytes() == wrong + b"\n" + line_of(HOUR)


class _OnPaper:
    """A file of which every change is noted, byte by byte, so that each moment can be looked at."""

    def __init__(self, content: bytes) -> None:
        self.moments = [content]
        self.position = 0

    def write(self, content: bytes) -> int:
        for byte in content:
            now = self.moments[-1]
            self.moments.append(now[: self.position] + bytes([byte]) + now[self.position + 1 :])
            self.position += 1
        return len(content)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self.position = offset + (len(self.moments[-1]) if whence == os.SEEK_END else 0)
        return self.position

    def read(self, size: int) -> bytes:
        return self.moments[-1][self.position : self.position + size]

    def fileno(self) -> int:
        return -1


@pytest.mark.parametrize("torn", [b"", LINE.encode(), LINE.encode()[:40], b'{"format": 1, "note": "\xf0\x9f'])
def test_a_crash_at_any_byte_loses_nothing(
    profile: Path, torn: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = line_of(HOUR)
    file = _OnPaper(before + torn)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        recording._add(file, line_of(HOUR))  # type: ignore[arg-type]  # noqa: SLF001 - each of its moments counts
        left = [*file.moments]
        whole = (Logged("2026-11-21", "docker", 1.5),) if torn == LINE.encode() else ()
        fragment = torn.decode("utf-8", "backslashreplace")
        for moment in left:
            assert moment.startswith(before)
            lines = moment.split(b"\n")
            kept = any(line.startswith(b'{"format": 1, "kind": "damaged"') for line in lines[:-1])
            assert torn in lines or kept or any(fragment in line.decode() for line in lines[:-1])
            written(profile, moment)
            entries = read_history(profile).entries
            assert entries in {(HOUR, *whole), (HOUR, *whole, HOUR)}
            record(profile, [EVERY_KIND[1]])
            assert read_history(profile).entries == (*entries, EVERY_KIND[1])
    assert read_history(written_profile(profile, left[-1])) == History((HOUR, *whole, HOUR))


def written_profile(profile: Path, content: bytes) -> Path:
    written(profile, content)
    return profile


# --- several at once --------------------------------------------------------------------------------------


def run(script: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)], stdout=subprocess.PIPE)


MANY = """
import sys
from pathlib import Path
from careerpath_cli.profile import recording
from careerpath_cli.profile.history import Logged
slowly = recording._write_all
def in_pieces(file, content):
    for start in range(0, len(content), 30):
        slowly(file, content[start : start + 30])
recording._write_all = in_pieces
recording.os.fsync = lambda _: None
for number in range(int(sys.argv[3])):
    entries = [Logged("2026-11-21", sys.argv[2], hours, str(number)) for hours in (1, 2)]
    recording.record(Path(sys.argv[1]), entries)
"""
"""Record pairs of entries, each written in pieces, so that only a lock can keep them whole."""


def test_several_who_record_at_once_lose_and_tear_nothing(profile: Path) -> None:
    count = 300
    names = ("a", "b", "c")
    running = [run(MANY, profile, name, count) for name in names]
    while any(process.poll() is None for process in running):
        assert read_history(profile).warnings == ()
    assert [process.communicate() and process.returncode for process in running] == [0, 0, 0]
    entries = read_history(profile).entries
    assert all(isinstance(entry, Logged) for entry in entries)
    logged = [(entry.skill, entry.note, entry.hours) for entry in entries if isinstance(entry, Logged)]
    for name in names:
        own = [entry for entry in logged if entry[0] == name]
        assert own == [(name, str(number), hours) for number in range(count) for hours in (1, 2)]
    assert logged[::2] == [(name, note, 1) for name, note, _ in logged[1::2]]


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from careerpath_cli.profile import recording
from careerpath_cli.profile.history import Logged, history_path
import portalocker
profile, chance = Path(sys.argv[1]), random.Random(int(sys.argv[2]))
slowly = recording._write_all
def byte_by_byte(file, content):
    for start in range(len(content)):
        slowly(file, content[start : start + 1])
recording._write_all = byte_by_byte
recording.os.fsync = lambda _: None
known, torn = 0, 0
for turn in range(50):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        number = known
        while True:
            recording.record(profile, [Logged("2026-11-21", "docker", 1, f"{turn}.{number} " + "ü" * 200)])
            os.write(writing, b"x")
            number += 1
    os.close(writing)
    os.read(reading, 1)
    time.sleep(chance.random() / 100)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    finished = 1
    while found := os.read(reading, 4096):
        finished += len(found)
    os.close(reading)
    known += finished
    torn += not history_path(profile).read_bytes().endswith(bytes([10]))
    print(turn, finished)
print(-1, torn)
"""
"""Fork processes that record, kill each in the middle, and print how many entries it had finished."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
def test_kills_lose_nothing_that_was_recorded_and_the_next_one_heals(profile: Path) -> None:
    process = run(KILLED, profile, 7)
    printed, _ = process.communicate()
    assert process.returncode == 0
    *turns, (_, torn) = [tuple(map(int, line.split())) for line in printed.splitlines()]
    assert len(turns) == 50
    assert torn > 10  # else hardly a kill met a line that was being written, and this proves nothing
    record(profile, [HOUR])
    entries = read_history(profile).entries
    assert entries[-1] == HOUR
    notes = [entry.note.split()[0] for entry in entries[:-1] if isinstance(entry, Logged)]
    assert len(notes) == len(set(notes))
    by_turn: dict[int, list[int]] = {}
    for note in notes:
        in_turn, _, number = note.partition(".")
        by_turn.setdefault(int(in_turn), []).append(int(number))
    for turn, finished in turns:
        # the last one may have been complete in the file, though it was not said so any more
        assert finished <= len(by_turn[turn]) <= finished + 1
        assert by_turn[turn] == list(range(by_turn[turn][0], by_turn[turn][0] + len(by_turn[turn])))
    assert "damaged" in kinds_that_can_be_read(profile)


def kinds_that_can_be_read(profile: Path) -> set[str]:
    found = set()
    for line in history_path(profile).read_bytes().split(b"\n"):
        try:
            found.add(json.loads(line)["kind"])
        except ValueError:
            continue
    return found


def test_a_line_that_is_being_written_does_not_look_damaged(profile: Path) -> None:
    path = written(profile, line_of(HOUR))
    half = line_of(EVERY_KIND[1])
    reading = threading.Event()
    with path.open("r+b", buffering=0) as file, locked(file, path):
        file.seek(0, os.SEEK_END)
        file.write(half[:30])
        found: list[History] = []

        def read() -> None:
            reading.set()
            found.append(read_history(profile))

        reader = threading.Thread(target=read)
        reader.start()
        reading.wait()
        reader.join(0.1)
        assert reader.is_alive()
        file.write(half[30:])
    reader.join()
    assert found == [History((HOUR, EVERY_KIND[1]))]


def test_readers_do_not_wait_for_each_other(profile: Path) -> None:
    path = written(profile, b"torn")
    reader = threading.Thread(target=read_history, args=(profile,), daemon=True)
    with path.open("rb") as file, locked(file, path, shared=True):
        reader.start()
        reader.join(5)
        assert not reader.is_alive()


def test_where_there_are_no_locks_what_can_be_read_is_read(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(profile, line_of(HOUR) + b"torn")
    refuse_locks(monkeypatch)
    assert read_history(profile).entries == (HOUR,)
    with pytest.raises(FileProblemError) as caught:
        record(profile, [HOUR])
    assert caught.value.message == f"{history_path(profile)} cannot be locked: No locks available."
    assert caught.value.hint


def refuse_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    import portalocker

    def refuse(*_: object) -> None:
        raise portalocker.LockException(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(portalocker, "lock", refuse)


def test_who_waited_for_a_file_that_went_elsewhere_writes_to_the_one_that_is_there(
    profile: Path, tmp_path: Path
) -> None:
    path = written(profile, line_of(HOUR))
    with path.open("r+b", buffering=0) as file, locked(file, path):
        writer = threading.Thread(target=record, args=(profile, [EVERY_KIND[2]]))
        writer.start()
        writer.join(0.1)
        assert writer.is_alive()
        path.rename(tmp_path / "elsewhere")
    writer.join()
    assert read_history(profile).entries == (EVERY_KIND[2],)
    assert (tmp_path / "elsewhere").read_bytes() == line_of(HOUR)


# --- places that cannot be used ---------------------------------------------------------------------------

SMALL = """
import resource, sys
from pathlib import Path
from careerpath_cli.errors import FileProblemError
from careerpath_cli.profile.history import Logged, history_path
from careerpath_cli.profile.recording import record
size = history_path(Path(sys.argv[1])).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    record(Path(sys.argv[1]), [Logged("2026-11-21", "docker", 1)] * 3)
except FileProblemError as error:
    print(error.message, "|", error.hint)
"""
"""Record where a file may grow by so many bytes only, which fails in the middle as a full disk does."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no limits here")
@pytest.mark.parametrize("torn", [b"", b'{"format": 1, "kind": "lo', LINE.encode()])
def test_a_write_that_fails_in_the_middle_leaves_the_file_as_it_was(profile: Path, torn: bytes) -> None:
    path = written(profile, line_of(HOUR) + torn)
    before = path.read_bytes()
    printed, _ = run(SMALL, profile, 50).communicate()
    message, hint = printed.decode().strip().split(" | ")
    assert message == f"{path} cannot be written: File too large. Nothing was recorded."
    assert hint
    assert path.read_bytes() == before


def failing(number: int) -> Callable[..., int]:
    def fail(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO]
)
@pytest.mark.parametrize("call", ["open", "fsync"])
def test_what_the_system_refuses_is_told_with_what_to_do(
    profile: Path, number: int, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(profile, line_of(HOUR))
    monkeypatch.setattr(os, call, failing(number))
    with pytest.raises(FileProblemError) as caught:
        record(profile, [HOUR])
    assert caught.value.message == f"{path} cannot be written: {os.strerror(number)}. Nothing was recorded."
    assert caught.value.hint
    assert path.read_bytes() == line_of(HOUR)


def test_who_interrupts_has_recorded_all_or_nothing(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(profile, line_of(HOUR))

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        record(profile, [HOUR])
    assert path.read_bytes() == line_of(HOUR)


def refused(profile: Path, uses: Sequence[Callable[[], object]] = ()) -> list[str]:
    """Return the sentences with which reading and recording are refused."""
    messages = []
    for use in uses or (lambda: read_history(profile), lambda: record(profile, [HOUR])):
        with pytest.raises(FileProblemError) as caught:
            use()
        assert caught.value.hint
        messages.append(caught.value.message)
    return messages


def test_a_directory_is_no_history(profile: Path) -> None:
    path = history_path(profile)
    path.mkdir()
    assert refused(profile) == [
        f"{path} is a directory.",
        f"{path} cannot be written: Is a directory. Nothing was recorded.",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_or_device_is_no_history(profile: Path, tmp_path: Path) -> None:
    path = history_path(profile)
    os.mkfifo(path)
    assert refused(profile) == [f"{path} is not a regular file."] * 2
    path = history_path(tmp_path / "other.yaml")
    path.symlink_to(os.devnull)
    assert refused(tmp_path / "other.yaml") == [f"{path} is not a regular file."] * 2


def test_a_directory_that_is_a_file_holds_no_history(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    messages = refused(tmp_path / "file" / "profile.yaml")
    assert [message.partition(": ")[0].split(" cannot be ")[1] for message in messages] == ["read", "written"]


def test_a_path_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "a\0b.yaml") == ["That path cannot be read.", "That path cannot be written."]


def test_a_link_that_leads_to_itself_is_told(profile: Path) -> None:
    history_path(profile).symlink_to(history_path(profile).name)
    assert all("Too many levels of symbolic links" in message for message in refused(profile))


AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from careerpath_cli.errors import FileProblemError
from careerpath_cli.profile.history import Logged, read_history
from careerpath_cli.profile.recording import record
import careerpath_cli.storage.locking, portalocker
if os.geteuid() == 0:
    os.setuid(65534)
profile = Path(sys.argv[1])
for use in (lambda: read_history(profile), lambda: record(profile, [Logged("2026-11-21", "a", 1)])):
    try:
        use()
    except FileProblemError as error:
        print(error.message, "|", error.hint)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are other ones here")
def test_what_is_not_permitted_is_told(profile: Path) -> None:
    path = written(profile, line_of(HOUR))
    path.chmod(0)
    printed = run(AS_SOMEBODY_ELSE, profile).communicate()[0].decode().splitlines()
    path.chmod(0o600)
    assert len(printed) == 2
    # somebody else may not even look into a directory of tests, which is told alike
    assert printed[0].split(" | ") == [f"{path} cannot be read: permission denied.", f"Try: chmod u+r {path}"]
    assert "Permission denied" in printed[1]
    assert "ls -l" in printed[1]
    assert path.read_bytes() == line_of(HOUR)


def test_a_link_is_followed(profile: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    history_path(profile).symlink_to(kept.name)
    record(profile, [HOUR])
    record(profile, [HOUR])
    assert history_path(profile).is_symlink()
    assert kept.read_bytes() == line_of(HOUR) * 2
    assert read_history(profile).entries == (HOUR, HOUR)


# --- it belongs to its profile ----------------------------------------------------------------------------


def named(folder: Path, name: str) -> NamedProfile:
    path = profile_path(name, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("format: 1\n", encoding="utf-8")
    record(path, [HOUR])
    return NamedProfile(name, path)


@pytest.mark.parametrize(("old", "new"), [("default", "evening"), ("evening", "default"), ("a", "b")])
def test_a_history_goes_along_when_its_profile_is_renamed(tmp_path: Path, old: str, new: str) -> None:
    profile = named(tmp_path, old)
    renamed = rename_profile(profile, new, tmp_path)
    assert read_history(renamed.path).entries == (HOUR,)
    assert not history_path(profile.path).exists()


def test_a_history_goes_with_its_profile(tmp_path: Path) -> None:
    profile = named(tmp_path, "evening")
    kept = named(tmp_path, "evening-2")
    assert set(delete_profile(profile)) == {profile.path, history_path(profile.path)}
    assert read_history(profile.path) == History()
    assert read_history(kept.path).entries == (HOUR,)
