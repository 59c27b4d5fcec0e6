"""The process that reads foreign content for us: started, fed, watched, and believed in nothing.

Parsers of PDF and Word are large, and a file can be made to lead them anywhere. So they run in a process that
is told what it may use up (`confined.py`), that we end when its time is over, and whose answer is checked as
if the file had written it itself.
"""

import json
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Event, Thread, Timer
from typing import Any

import careerpath_cli
from careerpath_cli.documents.document import Document, Passage
from careerpath_cli.documents.formats.refusal import ANOTHER_FORM
from careerpath_cli.errors import (
    CONTENT,
    CareerpathError,
    InvalidContentError,
    Problem,
    UnreadableError,
    one_line,
)
from careerpath_cli.record import record
from careerpath_cli.storage.plain import from_plain

_LONGEST_MESSAGE = 400
_START = """
import json, sys
sys.path[:] = list(dict.fromkeys([*json.loads(sys.argv[1]), *sys.path]))
from {module} import main
main(sys.argv[2], json.loads(sys.argv[3]))
"""
_DOCUMENTS = "careerpath_cli.documents.confined"


@record
class Allowance:
    """What the process may use: seconds (on the clock, of the processor) and bytes (of memory, to answer)."""

    seconds: float = 25
    processor_seconds: int = 20
    memory: int = 1_000_000_000
    answer: int = 32_000_000


ALLOWANCE = Allowance()


def read_confined(content: bytes, name: str, allowance: Allowance = ALLOWANCE) -> Document:
    """Return what a process of its own reads in `content`; `name` is only for messages.

    Raises UnreadableError where it cannot be read or takes too much, and CareerpathError where a library that
    would read it is missing.
    """
    answer = answered(_DOCUMENTS, content, name, allowance, ANOTHER_FORM)
    document = from_plain(Document, answer.get("document"))
    if document is None or not _is_sound(document):
        raise broken_off(name, ANOTHER_FORM)
    return document


def answered(module: str, content: bytes, name: str, allowance: Allowance, hint: str) -> dict[str, Any]:
    """Return what `main` of a module answers to `content` in a process of its own, not yet checked.

    `hint` says what to do where it cannot be read. Raises the errors of `read_confined`.
    """
    try:
        answer, in_time = _ask(_command(module, name, allowance), content, allowance)
    except OSError as error:
        raise UnreadableError(
            f"{name} cannot be read: the process that reads it could not be started.",
            hint=f"The system says: {error.strerror or error}.",
        ) from None
    if not in_time:
        raise UnreadableError(
            f"{name} takes too long to read: it was given up after {allowance.seconds:g} seconds.",
            hint=hint,
        )
    return _checked(answer, name, allowance, hint)


def broken_off(name: str, hint: str) -> UnreadableError:
    """Return the error for an answer that is none."""
    return UnreadableError(
        f"{name} cannot be read: what reads it broke off.",
        hint=f"It may be damaged, or use up too much memory. {hint}",
    )


def _command(module: str, name: str, allowance: Allowance) -> list[str]:
    """Return how the process is started: cut off from the user's environment, and finding what we find.

    -I and -S leave out the environment's variables, the working directory and start-up files of `site`; what
    we import from is handed over instead, so that a checkout or an editable install is found too.
    """
    packages = str(Path(careerpath_cli.__file__).resolve().parents[1])
    places = [packages, *(place for place in map(str, sys.path) if Path(place).is_absolute())]
    limits = [allowance.processor_seconds, allowance.memory]
    interpreter = sys.executable or "python3"
    options = ["-I", "-S", "-B", "-X", "utf8"]
    return [
        interpreter,
        *options,
        "-c",
        _START.format(module=module),
        json.dumps(places),
        name,
        json.dumps(limits),
    ]


def _ask(command: list[str], content: bytes, allowance: Allowance) -> tuple[bytes, bool]:
    """Return what the process answers, at most one byte more than it may, and whether it did so in time."""
    expired = Event()
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as process:  # noqa: S603 - our own interpreter

        def expire() -> None:
            expired.set()
            process.kill()

        timer = Timer(allowance.seconds, expire)
        feeder = Thread(target=_feed, args=(process, content), daemon=True)
        try:
            timer.start()
            feeder.start()
            assert process.stdout
            answer = process.stdout.read(allowance.answer + 1)
        finally:
            timer.cancel()
            process.kill()
            feeder.join()
    return answer, not expired.is_set()


def _feed(process: "Popen[bytes]", content: bytes) -> None:
    assert process.stdin
    with suppress(OSError):  # it may have ended before it read everything
        process.stdin.write(content)
    with suppress(OSError):
        process.stdin.close()


def _checked(answer: bytes, name: str, allowance: Allowance, hint: str) -> dict[str, Any]:
    """Return an answer's values; raises the error that it tells of, or UnreadableError where it is none."""
    if len(answer) > allowance.answer:
        raise UnreadableError(f"{name} holds more than can be read.", hint=hint)
    try:
        value = json.loads(answer)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict) and "refused" in value:
        raise _refusal(value, name, hint)
    if not isinstance(value, dict):
        raise broken_off(name, hint)
    return value


def _refusal(value: dict[str, Any], name: str, instead: str) -> CareerpathError:
    """Return the error for what the process says is wrong: a sentence, a hint, an exit code, and where."""
    refused, problems = value["refused"], value.get("problems")
    if not _is_like(refused, [str, str, int]):
        return UnreadableError(f"{name} cannot be read.", hint=instead)
    message, hint = (one_line(text[:_LONGEST_MESSAGE]) for text in refused[:2])
    if isinstance(problems, list) and problems and all(_is_like(part, [int, str]) for part in problems):
        found = [Problem(name, line, what[:_LONGEST_MESSAGE]) for line, what in problems]
        return InvalidContentError(name, found, hint=hint)
    return (UnreadableError if refused[2] == CONTENT else CareerpathError)(message, hint=hint)


def _is_like(value: Any, types: list[type]) -> bool:
    """Return whether a value is a list of just these types."""
    return isinstance(value, list) and [type(part) for part in value] == types


def _is_sound(document: Document) -> bool:
    """Return whether all places lie within the text."""
    length = len(document.text)
    plain = not document.plain or len(document.plain) == length
    return plain and all(0 <= part.start <= part.end <= length for part in _passages(document.declared))


def _passages(value: Any) -> list[Passage]:
    """Return all passages within a record."""
    if isinstance(value, Passage):
        return [value]
    if isinstance(value, tuple):
        return [passage for part in value for passage in _passages(part)]
    if hasattr(value, "__dataclass_fields__"):
        return [part for name in value.__dataclass_fields__ for part in _passages(getattr(value, name))]
    return []
