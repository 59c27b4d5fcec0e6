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
from careerpath_cli.storage.locking import taking_turns

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
            record(profile, entries)
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
    record(profile, [HOUR])
    assert history_path(profile).read_bytes() == before + line_of(HOUR)


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (
            Logged("2026-11-21", "docker", float("nan")),
            "hours should be a finite number (found nan)",
        ),
        (
            Logged("2026-11-21", "docker", 24.5),
            "hours should be at most 24 (found 24.5)",
        ),
        (Logged("2026-02-30", "docker", 1), "day: '2026-02-30' is not a valid date, such as 2027-06-30"),
        (Logged("2026-11-21", "", 1), "skill should not be empty (found '')"),
        (Followed("2026-11-21", ()), "roles should not be empty (found [])"),
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
        (LINE.replace("1.5", "NaN"), "hours should be a finite number (found nan)"),
        (LINE.replace("1.5", "1e999"), "hours should be a finite number (found inf)"),
        (LINE.replace("1.5", "-Infinity"), "hours should be a finite number (found -inf)"),
        (LINE.replace("1.5", "0"), "hours should be greater than 0 (found 0)"),
        (LINE.replace("1.5", "true"), "hours should be a valid number (found True)"),
        (LINE.replace("1.5", '"two"'), "hours should be a valid number"),
        (LINE.replace("1.5", "9" * 400), "hours should be a valid number (found 99999"),
        (LINE.replace("1.5", "9" * 5000), "a number in it has too many digits"),
        (LINE.replace("11-21", "13-21"), "day: '2026-13-21' is not a valid date, such as 2027-06-30"),
        (
            LINE.replace("2026-11-21", "20261121"),
            "day: '20261121' is not a valid date, such as 2027-06-30",
        ),
        (
            LINE.replace('"2026-11-21"', "20261121"),
            "day should be text (found 20261121)",
        ),
        (LINE.replace('"docker"', "null"), "skill should be text (found None)"),
        (LINE.replace('"docker"', '"\\ud800"'), "skill has half a character in it"),
        (LINE.replace(', "hours": 1.5', ""), "hours is missing"),
        (LINE.replace("}", ', "mood": "good"}'), "mood is not a known field"),
        (LINE.replace("}", ', "mood\\u001b": "good"}'), "mood\\x1b is not a known field"),
        (LINE.replace("}", ', "note": 7}'), "note should be text (found 7)"),
        (DONE.replace("}", ', "level": "great"}'), "level: 'great' is not one of 'none', 'aware', 'working'"),
        (
            DONE.replace("}", ', "before": ["aware"]}'),
            "before: ['aware'] is not one of 'none', 'aware', 'working'",
        ),
        (DONE.replace('"docker"', '""'), "step should not be empty (found '')"),
        (FOLLOW.replace('["mlops-engineer"]', '"mlops"'), "roles should be a list (found 'mlops')"),
        (FOLLOW.replace('["mlops-engineer"]', '["x", 7]'), "roles.1 should be text (found 7)"),
        (FOLLOW.replace("}", ', "pauses": [["2026-11-21"]]}'), "pauses.0.1 is missing"),
        (
            FOLLOW.replace("}", ', "pauses": [["2026-11-21", "2026-11-20"]]}'),
            "pauses.0: ['2026-11-21', '2026-11-20'] is not a first day and a last day",
        ),
        (
            FOLLOW.replace("}", ', "hours_per_week": 169}'),
            "hours_per_week should be at most 168",
        ),
        (FOLLOW.replace("}", ', "hours_per_week": 51e-320}'), "hours_per_week should be at least 0.5"),
        (
            FOLLOW.replace("}", ', "hours_per_week": 0.4}'),
            "hours_per_week should be at least 0.5 (found 0.4)",
        ),
        (FOLLOW.replace("}", ', "hours_per_week": true}'), "hours_per_week should be a valid number"),
        (FOLLOW.replace("}", ', "by": "May"}'), "by: 'May' is not a valid date, such as 2027-06-30"),
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
    assert warning.endswith("; this line was skipped; correct it or delete it.")
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


# --- what an earlier version left behind when it was interrupted ------------------------------------------


@pytest.mark.parametrize("last", [*EVERY_KIND, Logged("2026-11-21", "x", 1, "🐳" * 20)])
def test_wherever_the_last_line_was_torn_nothing_is_lost(profile: Path, last: HistoryEntry) -> None:
    line = line_of(last)
    before = line_of(HOUR) + b"bad\n" + line_of(HOUR)
    for kept in range(len(line)):
        torn = line[:kept]
        path = written(profile, before + torn)
        whole = kept == len(line) - 1
        history = read_history(profile)
        assert history.entries == (HOUR, HOUR, last)[: 2 + whole]
        record(profile, [HOUR, last])
        assert path.read_bytes() == before + torn + b"\n" * (kept > 0) + line_of(HOUR) + line
        again = read_history(profile)
        assert again.entries == (*history.entries, HOUR, last)
        assert again.warnings == history.warnings
        told = [warning for warning in again.warnings if warning.startswith(f"{path}:4: ")]
        assert len(told) == (0 < kept < len(line) - 1)


def test_what_was_set_aside_as_damaged_is_told_with_its_line_and_stays(profile: Path) -> None:
    aside = b'{"format": 1, "kind": "damaged", "text": "{\\"format\\": 1, \\"ki"}\n'
    path = written(profile, line_of(HOUR) + aside)
    record(profile, [HOUR])
    assert path.read_bytes() == line_of(HOUR) + aside + line_of(HOUR)
    history = read_history(profile)
    assert history.entries == (HOUR, HOUR)
    [warning] = history.warnings
    assert warning.startswith(f"{path}:2: this is what was left of an entry")


# --- killed, or several at once ---------------------------------------------------------------------------


def run(script: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)], stdout=subprocess.PIPE)


KILLED = """
import os, signal, sys
from pathlib import Path
from careerpath_cli.profile.history import Logged, history_path
from careerpath_cli.profile.recording import record
import careerpath_cli.storage.atomic, careerpath_cli.storage.locking, portalocker
profile = Path(sys.argv[1])
path = history_path(profile)
old = path.read_bytes() if path.exists() else None
record(Path(sys.argv[1] + ".warm"), [Logged("2026-11-21", "docker", 1)])  # loads whatever is loaded late
SYSTEM = {"posix", "_io", "io", "fcntl"}
def acts(function):
    return (getattr(function, "__module__", None) or type(function.__self__).__module__) in SYSTEM
for step in range(10_000):
    path.unlink(missing_ok=True) if old is None else path.write_bytes(old)
    child = os.fork()
    if not child:
        count = 0
        def die(frame, event, function):
            global count
            if event in ("c_call", "c_return") and acts(function):
                count += 1
                if count > step:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.setprofile(die)
        record(profile, [Logged("2026-11-22", "docker", hours) for hours in (1, 2, 3)])
        sys.setprofile(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print((path.read_bytes() if path.exists() else b"").hex())
    if os.WIFEXITED(status):
        break
"""
"""Record in a forked process that is killed before or after its first, second, third… call of the system."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
@pytest.mark.parametrize("old", [None, line_of(HOUR), line_of(HOUR) + b"torn"])
def test_whenever_it_is_killed_the_old_or_the_new_history_is_there(profile: Path, old: bytes | None) -> None:
    if old is not None:
        written(profile, old)
    process = run(KILLED, profile)
    printed, _ = process.communicate()
    assert process.returncode == 0
    after_each = [bytes.fromhex(line) for line in printed.decode().split("\n")[:-1]]
    before = old or b""
    added = [Logged("2026-11-22", "docker", hours) for hours in (1, 2, 3)]
    new = before + (b"\n" if before.endswith(b"torn") else b"") + b"".join(map(line_of, added))
    replaced = after_each.index(new)
    assert after_each == [before] * replaced + [new] * (len(after_each) - replaced)
    assert replaced > 10  # so many calls at least: open, lock, read, write, flush, sync…
    assert len(after_each) - replaced > 5
    # what a killed process leaves behind keeps nobody out
    record(profile, [HOUR])
    assert read_history(profile).entries == (*([HOUR] if old else []), *added, HOUR)


def test_only_the_history_is_left_when_something_was_recorded(profile: Path) -> None:
    record(profile, [HOUR])
    assert list(profile.parent.iterdir()) == [history_path(profile)]


MANY = """
import sys
from pathlib import Path
from careerpath_cli.profile.history import Logged
from careerpath_cli.profile.recording import record
for number in range(int(sys.argv[3])):
    record(Path(sys.argv[1]), [Logged("2026-11-21", sys.argv[2], hours, str(number)) for hours in (1, 2)])
"""
"""Record pairs of entries, one pair after the other."""


def test_several_who_record_at_once_lose_nothing_and_are_read_in_whole_pairs(
    profile: Path, tmp_path: Path
) -> None:
    count = 25
    names = ("a", "b", "c", "d")
    link = tmp_path / "elsewhere" / "profile.yaml"
    link.parent.mkdir()
    history_path(link).symlink_to(history_path(profile))
    running = [run(MANY, link if name == "d" else profile, name, count) for name in names]
    while any(process.poll() is None for process in running):
        history = read_history(profile)
        assert history.warnings == ()
        assert len(history.entries) % 2 == 0
    assert [process.communicate() and process.returncode for process in running] == [0] * len(names)
    logged = [entry for entry in read_history(profile).entries if isinstance(entry, Logged)]
    assert len(logged) == len(names) * count * 2
    for name in names:
        own = [(entry.note, entry.hours) for entry in logged if entry.skill == name]
        assert own == [(str(number), hours) for number in range(count) for hours in (1, 2)]
    assert [entry.note for entry in logged[::2]] == [entry.note for entry in logged[1::2]]


def test_nobody_who_reads_waits_for_who_writes(profile: Path) -> None:
    path = written(profile, line_of(HOUR))
    with taking_turns(path):
        assert read_history(profile) == History((HOUR,))


def test_where_there_are_no_locks_what_can_be_read_is_read(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import portalocker

    def refuse(*_: object) -> None:
        raise portalocker.LockException(errno.ENOLCK, "No locks available")

    path = written(profile, line_of(HOUR) + b"torn")
    monkeypatch.setattr(portalocker, "lock", refuse)
    assert read_history(profile).entries == (HOUR,)
    with pytest.raises(FileProblemError) as caught:
        record(profile, [HOUR])
    assert caught.value.message == f"{path} cannot be locked: No locks available."
    assert caught.value.hint
    assert path.read_bytes() == line_of(HOUR) + b"torn"


def test_who_waited_for_a_file_that_went_elsewhere_writes_to_the_one_that_is_there(
    profile: Path, tmp_path: Path
) -> None:
    path = written(profile, line_of(HOUR))
    with taking_turns(path):
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
        f"{path} is a directory.",
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
    assert refused(tmp_path / "a\0b.yaml") == ["That path cannot be read."] * 2


def test_a_link_that_leads_to_itself_is_told(profile: Path) -> None:
    history_path(profile).symlink_to(history_path(profile).name)
    assert all("Too many levels of symbolic links" in message for message in refused(profile))


AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from careerpath_cli.errors import FileProblemError
from careerpath_cli.profile.history import Logged, read_history
from careerpath_cli.profile.recording import record
import careerpath_cli.storage.atomic, careerpath_cli.storage.locking, portalocker
os.chdir(sys.argv[1])  # somebody else may not even look for the directory of tests
if os.geteuid() == 0:
    os.setuid(65534)
profile = Path("profile.yaml")
for use in (lambda: read_history(profile), lambda: record(profile, [Logged("2026-11-21", "a", 1)])):
    try:
        print(use())
    except FileProblemError as error:
        print(error.message, "|", error.hint)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are other ones here")
def test_what_may_not_be_read_is_told(profile: Path) -> None:
    path = written(profile, line_of(HOUR))
    path.chmod(0)
    profile.parent.chmod(0o755)
    printed = run(AS_SOMEBODY_ELSE, profile.parent).communicate()[0].decode().splitlines()
    path.chmod(0o600)
    told = f"You don't have permission to read {path.name}. | Try: chmod u+r {path.name}"
    assert printed == [told, told]
    assert path.read_bytes() == line_of(HOUR)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are other ones here")
def test_in_a_directory_that_may_not_be_written_a_history_is_read_and_nothing_recorded(profile: Path) -> None:
    path = written(profile, line_of(HOUR))
    path.chmod(0o644)
    profile.parent.chmod(0o555)
    printed = run(AS_SOMEBODY_ELSE, profile.parent).communicate()[0].decode().splitlines()
    profile.parent.chmod(0o755)
    assert printed[0].startswith("History(entries=(Logged(")
    message, hint = printed[1].split(" | ")
    assert message == f"{path.name} cannot be written: Permission denied. Nothing was recorded."
    assert "to its directory" in hint
    assert path.read_bytes() == line_of(HOUR)
    assert list(profile.parent.iterdir()) == [path]


def test_a_link_is_followed(profile: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    history_path(profile).symlink_to(kept.name)
    record(profile, [HOUR])
    record(profile, [HOUR])
    assert history_path(profile).is_symlink()
    assert set(tmp_path.iterdir()) == {history_path(profile), kept}
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
