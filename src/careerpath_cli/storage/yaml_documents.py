"""YAML and JSON text → plain values, with the line of every part and nothing dropped silently.

Stricter than a YAML library's own loader: a duplicate key is a problem (there, the last one wins), anchors
are refused, and only `true` and `false` are booleans, so that Norway (`NO`) stays a country.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from careerpath_cli.errors import FileProblemError, InvalidContentError, Problem
from careerpath_cli.record import record
from careerpath_cli.storage.readable import readable

Location = tuple[str | int, ...]

MAX_BYTES = 5_000_000
"""The largest file that is read unless the caller sets another limit."""
MAX_DEPTH = 40

_LONGEST_INTEGER = 18
_INTEGER = re.compile(r"[-+]?[0-9]+$")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LONGEST_WORD = max(map(len, _WORDS))
_NUMBER_STARTS = frozenset("+-.0123456789")
_QUOTED = frozenset("'\"|>")
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@record
class YamlDocument:
    """A file's value and, for each part of it, the line (from 1) on which that part starts."""

    file: str
    value: Any
    lines: dict[Location, int]

    def line(self, location: Location) -> int:
        """Return the line of `location`, or of the innermost part around it that has one; 0 if none has."""
        for end in range(len(location), -1, -1):
            if location[:end] in self.lines:
                return self.lines[location[:end]]
        return 0

    def problem(self, location: Location, message: str) -> Problem:
        """Return a problem at `location`."""
        return Problem(self.file, self.line(location), message)


def read_document(path: Path, subject: str, *, limit: int = MAX_BYTES) -> YamlDocument:
    """Return the YAML or JSON file at `path`, parsed; `subject` names it in errors, such as "The profile".

    Raises FileProblemError where the file cannot be read, or has more bytes than `limit`, and
    InvalidContentError where it is not YAML.
    """
    return parse_document(read_text(path, subject, limit=limit), str(path), subject)


def read_text(path: Path, subject: str, *, keep_mark: bool = False, limit: int = MAX_BYTES) -> str:
    """Return the text of a file, without its byte order mark unless `keep_mark`.

    Raises FileProblemError where it cannot be read, is not UTF-8, or has more bytes than `limit`.
    """
    with readable(path):
        if path.is_dir():
            raise FileProblemError(
                f"{path} is a directory.", hint=f"{subject} must be a file; give the file's path."
            )
        with path.open("rb") as file:
            # a pipe or a device may deliver more than the size that it reports
            content = file.read(limit + 1)
    if len(content) > limit:
        raise FileProblemError(
            f"{path} is larger than {limit // 1_000_000} MB, the most that can be read.",
            hint="Check that it is the right file.",
        )
    try:
        return content.decode("utf-8" if keep_mark else "utf-8-sig")
    except UnicodeDecodeError:
        raise FileProblemError(f"{path} is not UTF-8 text.", hint="Save it as UTF-8 and try again.") from None


def parse_document(text: str, file: str, subject: str) -> YamlDocument:
    """Return YAML or JSON `text`, parsed; `file` is only a name for messages.

    Raises InvalidContentError with every duplicate key, anchor and over-deep part, or with the syntax error.
    """
    builder = _Builder(file)
    try:
        value = builder.read(iter(_Loader(text).get_event, None))
    except yaml.YAMLError as error:
        return _parse_json_or_fail(text, file, subject, error)
    if builder.problems:
        raise InvalidContentError(subject, builder.problems)
    return YamlDocument(file, value, builder.lines)


def _parse_json_or_fail(text: str, file: str, subject: str, error: yaml.YAMLError) -> YamlDocument:
    """Try JSON, whose tabs YAML refuses; else raise the YAML error with its line."""
    duplicates: list[str] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        duplicates.extend(key for key in dict.fromkeys(keys) if keys.count(key) > 1)
        return dict(pairs)

    try:
        value = json.loads(text, object_pairs_hook=mapping)
    except (ValueError, RecursionError):
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        problem = Problem(file, mark.line + 1 if mark else 0, f"not valid YAML: {what}")
        raise InvalidContentError(
            subject, [problem], hint="Look for a missing space after a colon, a tab, or an unclosed quote."
        ) from None
    problems = [Problem(file, 0, f"{key} is given twice") for key in duplicates]
    if _depth(value) > MAX_DEPTH:
        problems.append(Problem(file, 0, "nested too deeply"))
    if problems:
        raise InvalidContentError(subject, problems)
    return YamlDocument(file, value, {(): 1})


def _depth(value: Any) -> int:
    """Return how many levels of lists and mappings a value has."""
    depth, layer = 0, [value]
    while layer := [
        inner
        for part in layer
        if isinstance(part, (dict, list))
        for inner in (part.values() if isinstance(part, dict) else part)
    ]:
        depth += 1
    return depth


def reads_as_text(text: str) -> bool:
    """Return whether `text`, written without quotes, is read as that same text."""
    return isinstance(_resolved(text), str)


class _Builder:
    """Turns the parser's events into values, recording lines and collecting problems.

    It uses events rather than the composed tree, because composing a text such as 100,000 opening brackets
    exhausts the C stack.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []

    def read(self, events: Iterator[Any]) -> Any:
        """Return the value of the first document; None where there is none."""
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                self.lines[()] = _line(event)
                value = self._value(event, events, ())
                self._refuse_more(events)
                return value
        return None

    def _refuse_more(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._problem(event, "a second document starts here; put it in a file of its own")
                return

    def _value(self, event: Any, events: Iterator[Any], location: Location) -> Any:
        if event.anchor is not None:
            self._refuse_anchor(event)
        kind = type(event)
        if len(location) > MAX_DEPTH:
            raise yaml.MarkedYAMLError(None, None, "nested too deeply", event.start_mark)
        if kind is yaml.ScalarEvent:
            text: str = event.value
            return text if event.style in _QUOTED else _resolved(text)
        if kind is yaml.MappingStartEvent:
            return self._mapping(events, location)
        return self._sequence(events, location) if kind is yaml.SequenceStartEvent else None

    def _sequence(self, events: Iterator[Any], location: Location) -> list[Any]:
        values: list[Any] = []
        while type(event := next(events)) is not yaml.SequenceEndEvent:
            inner = (*location, len(values))
            self.lines[inner] = _line(event)
            values.append(self._value(event, events, inner))
        return values

    def _mapping(self, events: Iterator[Any], location: Location) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while type(event := next(events)) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise yaml.MarkedYAMLError(None, None, "a key must be plain text", event.start_mark)
            if event.anchor is not None:
                self._refuse_anchor(event)
            key = event.value
            if key in values:
                self._problem(event, f"{key} is given twice")
            inner = (*location, key)
            self.lines[inner] = _line(event)
            values[key] = self._value(next(events), events, inner)
        return values

    def _refuse_anchor(self, event: Any) -> None:
        self._problem(event, "anchors and aliases are not supported; write the value out")

    def _problem(self, event: Any, message: str) -> None:
        self.problems.append(Problem(self.file, _line(event), message))


def _line(event: Any) -> int:
    line: int = event.start_mark.line + 1
    return line


def _resolved(text: str) -> Any:
    """Return an unquoted scalar's value by YAML 1.2's core schema, where `no` and `on` are plain words."""
    if len(text) <= _LONGEST_WORD and text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INTEGER.match(text):
        return int(text) if len(text) <= _LONGEST_INTEGER else float(text)
    if _FLOAT.match(text):
        return float(text)
    return text
