"""Values of a JSON or YAML file, each with the characters of the file where it stands.

`json` and PyYAML's loaders return plain values and forget where those stood. The parsers beside this module
feed a `TreeBuilder`, which neither recurses nor follows aliases, so that no text can exhaust the stack.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from careerpath_cli.documents.document import Passage
from careerpath_cli.errors import InvalidContentError, Problem, one_line
from careerpath_cli.record import record

MAX_DEPTH = 40
MAX_VALUES = 100_000
_MOST_TOLD = 3
_CLOSING = {"{": "}", "[": "]"}
_KEY_MARKS = re.compile(r"[\s_-]+")


@record
class Items:
    """A list; what is null in it is left out."""

    values: "tuple[Node, ...]"


@record
class Fields:
    """A mapping, whose keys are compared without capitals, underscores and hyphens; nulls are left out."""

    pairs: "tuple[tuple[str, Node], ...]"

    def get(self, *keys: str) -> "Node | None":
        """Return the value of the first of `keys` that says something; of equal keys the last one counts."""
        values = {plain_key(key): value for key, value in self.pairs if not _is_blank(value)}
        return next((values[key] for key in keys if key in values), None)

    def every(self, *keys: str) -> "tuple[Node, ...]":
        """Return the values of all fields that have one of `keys`, as often as it is given."""
        return tuple(value for key, value in self.pairs if plain_key(key) in keys)


Node = Passage | Items | Fields
NOTHING = Fields(())


@record
class Tree:
    """A file's value, and the remarks of its parser."""

    root: Node | None
    remarks: tuple[str, ...] = ()


def plain_key(key: str) -> str:
    """Return a key as keys are compared: `start_date` and `startDate` are the same."""
    return _KEY_MARKS.sub("", key).casefold()


def _is_blank(node: Node) -> bool:
    return isinstance(node, Passage) and not node.words.strip()


def line_at(text: str, position: int) -> int:
    """Return the line, from 1, of a character."""
    return text.count("\n", 0, position) + 1


def broken(subject: str, line: int, message: str, hint: str = "") -> InvalidContentError:
    """Return the error of a file that cannot be read from `line` on."""
    return InvalidContentError(f"The {subject}", [Problem(subject, line, message)], hint=hint)


@dataclass(slots=True)
class _Open:
    """A list or a mapping whose end has not come yet; `key` waits for its value."""

    bracket: str
    pairs: list[tuple[str, Node | None]] = field(default_factory=list)
    key: str | None = None

    def closed(self) -> Node:
        pairs = tuple((key, value) for key, value in self.pairs if value is not None)
        return Fields(pairs) if self.bracket == "{" else Items(tuple(value for _, value in pairs))


class TreeBuilder:
    """Puts a tree together from what a parser meets, in the order in which it stands in the file."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self.root: Node | None = None
        self._repeated: dict[str, None] = {}
        self._open: list[_Open] = []
        self._values = 0

    @property
    def depth(self) -> int:
        """How many lists and mappings are open."""
        return len(self._open)

    @property
    def closing(self) -> str:
        """The bracket that closes the innermost list or mapping; empty where none is open."""
        return _CLOSING[self._open[-1].bracket] if self._open else ""

    @property
    def wants_key(self) -> bool:
        """Whether what comes next is a key."""
        return bool(self._open) and self._open[-1].bracket == "{" and self._open[-1].key is None

    @property
    def wants_value(self) -> bool:
        """Whether a key waits for its value."""
        return bool(self._open) and self._open[-1].key is not None

    def open(self, bracket: str) -> None:
        """Begin a mapping (`{`) or a list (`[`)."""
        self._open.append(_Open(bracket))

    def close(self) -> None:
        """End the innermost list or mapping."""
        ended = self._open.pop()
        counts = Counter(key for key, _ in ended.pairs)
        self._repeated |= {key: None for key, count in counts.items() if key and count > 1}
        self.add(ended.closed())

    def name(self, key: str) -> None:
        """Take the key of the value that comes next."""
        self._open[-1].key = key

    def add(self, value: Node | None) -> None:
        """Take a value."""
        self._values += 1
        if self._values > MAX_VALUES:
            raise broken("file", 0, "it has more values than a résumé could ever have")
        if not self._open:
            self.root = value
            return
        inner = self._open[-1]
        inner.pairs.append((inner.key or "", value))
        inner.key = None

    def finished(self, remarks: Iterable[str]) -> Tree:
        """Return the tree; keys that are given twice, of which other readers drop all but one, are told."""
        told = [f"“{one_line(key)}” is given twice." for key in list(self._repeated)[:_MOST_TOLD]]
        return Tree(self.root, (*remarks, *told))
