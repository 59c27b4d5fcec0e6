"""The process that reads foreign content: limited, watched, and able to do nothing but read and answer.

Content comes on standard input; the answer, a document or what is wrong, goes to standard output as JSON.
`confinement.py` starts it.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from importlib.machinery import all_suffixes
from typing import Any

from careerpath_cli.documents.formats.content import document_of
from careerpath_cli.documents.formats.refusal import ANOTHER_FORM
from careerpath_cli.errors import CONTENT, CareerpathError, InvalidContentError

_NOT_FOR_READING = """
builtins.breakpoint builtins.input code.interact cpython.run_ ctypes. dbm. fcntl. ftplib. glob. http.
imaplib. mmap. msvcrt. os.chdir os.chflags os.chmod os.chown os.exec os.fork os.getxattr os.kill os.link
os.listxattr os.lockf os.mkdir os.posix_spawn os.putenv os.remove os.removexattr os.rename os.rmdir
os.setxattr os.spawn os.startfile os.symlink os.system os.truncate os.unsetenv os.utime os.walk
pathlib.Path pdb. poplib. pty. resource. setopencodehook shutil. signal. smtplib. socket. sqlite3.
subprocess. sys.remote syslog. tempfile. urllib. webbrowser. winreg. _winapi.
"""
_FORBIDDEN = tuple(_NOT_FOR_READING.split())
"""How what the interpreter reports before doing it begins: network, programs, files, the system."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MOST_PROBLEMS = 20
_MAPPED = "mmap.__new__"
"""How a library reads a large file of a directory, which was opened only to be read."""


class ForbiddenError(PermissionError):
    """Reading the content led to something that reading needs not."""


def main(name: str, limits: Sequence[int]) -> None:
    """Read standard input and write the answer; `limits` are seconds of the processor and bytes of memory."""
    limit(*limits)
    content = sys.stdin.buffer.read()
    forbid()
    respond(lambda: {"document": plain(document_of(content, name))}, name, ANOTHER_FORM)


def respond(read: Callable[[], dict[str, Any]], name: str, hint: str) -> None:
    """Write what is read, or what is wrong, to standard output, and end the process."""
    answer = json.dumps(_answer(read, name, hint), ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(answer.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing is worth tidying up


def limit(processor_seconds: int, memory: int) -> None:
    """Let the system end this process where it takes too much; systems without such limits have a clock."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = {
        "RLIMIT_CPU": processor_seconds,
        "RLIMIT_AS": memory,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": 0,
    }
    for name, most in limits.items():
        if hasattr(resource, name):
            with suppress(OSError, ValueError):  # macOS knows some of them and refuses to set them
                resource.setrlimit(getattr(resource, name), (most, most))


def forbid(directory: str = "") -> None:
    """From now on refuse whatever reading does not need; there is no way back.

    What stands in `directory` may be read, too.
    """
    places = tuple(os.path.realpath(place) for place in sys.path if place)
    read = (os.path.realpath(directory),) if directory else ()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            _only_to_read(*arguments)
            if not _is_within(read, arguments[0]):
                _only_modules(places, arguments[0])
        elif event in {"os.listdir", "os.scandir"}:
            _only_within((*places, *read), arguments[0])
        elif event.startswith(_FORBIDDEN) and not (read and event == _MAPPED):
            raise ForbiddenError(event)

    sys.addaudithook(hook)


def _only_to_read(_path: Any, mode: str | None, flags: int) -> None:
    """Raise ForbiddenError for a file that is opened to be written."""
    if set(mode or "r") & set("wax+") or flags & _WRITING:
        raise ForbiddenError("open to write")


def _only_modules(places: tuple[str, ...], path: Any) -> None:
    """Raise ForbiddenError for a file that is not code of our own libraries."""
    if not os.fsdecode(path).endswith((*all_suffixes(), ".zip")):
        raise ForbiddenError("open")
    _only_within(places, path)


def _only_within(places: tuple[str, ...], path: Any) -> None:
    if not _is_within(places, path):
        raise ForbiddenError("open")


def _is_within(places: tuple[str, ...], path: Any) -> bool:
    real = os.path.realpath(os.fsdecode(path)) + os.sep
    return real.startswith(tuple(place + os.sep for place in places))


def _answer(read: Callable[[], dict[str, Any]], name: str, hint: str) -> dict[str, Any]:
    try:
        return read()
    except InvalidContentError as error:
        problems = [[problem.line, problem.message] for problem in error.problems[:_MOST_PROBLEMS]]
        return {"refused": [error.message, error.hint, error.exit_code], "problems": problems}
    except CareerpathError as error:
        return {"refused": [error.message, error.hint, error.exit_code]}
    except MemoryError:
        what = f"{name} needs more memory to be read than it may have."
    except RecursionError:
        what = f"{name} is nested too deeply to be read."
    except ForbiddenError:
        what = f"{name} tries to do more than to be read, and was stopped."
    return {"refused": [what, hint, CONTENT]}


def plain(value: Any) -> Any:
    """Return a record as values that JSON has, by the names of its fields."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return [plain(part) for part in value] if isinstance(value, tuple) else value
