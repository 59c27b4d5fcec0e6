"""YAML text as a tree, from the parser's events: no tags, no aliases of lists, nothing constructed."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from careerpath_cli.documents.declared.tree import MAX_DEPTH, Tree, TreeBuilder, broken
from careerpath_cli.documents.document import Passage
from careerpath_cli.errors import InvalidContentError

SUBJECT = "YAML file"
_HINT = "Look for a missing space after a colon, a tab, or an unclosed quote."
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNREADABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
"""Characters that YAML does not allow in a file, and the byte order mark."""
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


def parse_yaml(text: str) -> Tree:
    """Return YAML `text`, of which JSON is nearly a part, as a tree.

    A value that stands for another one (`*name`) is read where that one is a single text: of lists and
    mappings, a few lines could stand for more than any memory holds. Raises InvalidContentError, with the
    line, where the text cannot be read.
    """
    readable = _UNREADABLE.sub(" ", text)
    reader = _Reader(readable)
    try:
        reader.read(yaml.parse(readable, Loader=_Loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it is not YAML"
        raise broken(SUBJECT, _line(mark, text), what, _HINT) from None
    return reader.builder.finished(reader.remarks)


def _line(mark: Any, text: str) -> int:
    """Return the line of a mark, which stands behind the last one where the text ends too early."""
    return min(mark.line, text.count("\n")) + 1 if mark else 0


def _refused(event: Any, message: str) -> InvalidContentError:
    return broken(SUBJECT, event.start_mark.line + 1, message, _HINT)


class _Reader:
    """Feeds the parser's events to a builder."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.builder = TreeBuilder()
        self.anchors: dict[str, Passage] = {}
        self.remarks: dict[str, None] = {}

    def read(self, events: Iterator[Any]) -> None:
        """Read the first document."""
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.builder.close()
            elif isinstance(event, yaml.DocumentEndEvent):
                self._tell_more(events)
                return

    def _tell_more(self, events: Iterator[Any]) -> None:
        if any(isinstance(event, yaml.DocumentStartEvent) for event in events):
            self.remarks["Only the first document of this file was read."] = None

    def _node(self, event: Any) -> None:
        if self.builder.wants_key:
            self._key(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            if self.builder.depth >= MAX_DEPTH:
                raise _refused(event, "nested too deeply")
            self.builder.open("{" if isinstance(event, yaml.MappingStartEvent) else "[")
        elif isinstance(event, yaml.AliasEvent):
            self.builder.add(self._meant(event))
        else:
            self.builder.add(self._scalar(event))

    def _key(self, event: Any) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _refused(event, "a key must be plain text")
        self.builder.name(event.value)

    def _meant(self, event: Any) -> Passage | None:
        if event.anchor not in self.anchors:
            self.remarks[f"What *{event.anchor[:40]} stands for was left out; write it out."] = None
        return self.anchors.get(event.anchor)

    def _scalar(self, event: Any) -> Passage | None:
        if not event.style and event.value in _NULL:
            return None
        block = event.style in {"|", ">"}
        passage = Passage(event.value.strip() if block else event.value, *self._span(event))
        if event.anchor:
            self.anchors[event.anchor] = passage
        return passage

    def _span(self, event: Any) -> tuple[int, int]:
        """Return where a scalar's words stand, without quotes, or the header of a block."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in {"'", '"'}:
            return start + 1, end - 1
        if not event.style:
            return start, end
        content = self.text[start:end]
        header = content.find("\n") + 1
        words = content[header:]
        return start + header + len(words) - len(words.lstrip()), start + header + len(words.rstrip())
