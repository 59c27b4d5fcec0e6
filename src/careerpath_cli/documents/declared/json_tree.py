"""JSON as people keep it: with comments, commas too many or too few, and keys without quotes.

The standard library's parser refuses all of these and tells no places; those that forgive them (json5, hjson)
tell no places either. Strings are read by the standard library's own function for them.
"""

import json
import re

from careerpath_cli.documents.declared.tree import MAX_DEPTH, Tree, TreeBuilder, broken, line_at
from careerpath_cli.documents.document import Passage
from careerpath_cli.errors import InvalidContentError

SUBJECT = "JSON file"
_HINT = "Look at that line: a bracket or a quotation mark may be missing."
_TOKEN = re.compile(
    r"""[\s\ufeff]*+(?:(?P<mark>[{}\[\],:])|"(?P<plain>[^"\\]*+)"|(?P<quote>")"""
    r"""|(?P<comment>//[^\n]*+|\#[^\n]*+|/\*(?s:.*?)\*/)|(?P<bare>[^\s,:{}\[\]"'/#\ufeff]++)|(?P<end>\Z))""",
)
_DECODER = json.JSONDecoder(strict=False)
_NULL = frozenset({"null", "undefined", "NaN", "None"})


def parse_json(text: str) -> Tree:
    """Return JSON `text` as a tree; what is not strict about it is told in its remarks.

    Raises InvalidContentError where it cannot be read, with the line.
    """
    return _Parser(text).tree()


class _Parser:
    """Walks through the text once, token by token."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.builder = TreeBuilder()
        self.forgiven: dict[str, int] = {}
        self.last = ""

    def tree(self) -> Tree:
        while (match := _TOKEN.match(self.text, self.position)) and (kind := match.lastgroup) != "end":
            self.position = match.start(kind or 0)
            if kind == "comment":
                self._forgive("a comment")
            elif not self.builder.depth and self.last:
                self._forgive("text after its end, which was left out")
                break
            elif kind == "mark":
                self._mark(match[kind])
            else:
                self._word(kind, match)
                continue
            self.position = match.end()
        if not match:
            self._unexpected()
        if self.builder.depth or not self.last:
            raise self._error("the file ends too early")
        return self.builder.finished(self._remarks())

    def _unexpected(self) -> None:
        rest = self.text[self.position :].lstrip()
        self.position = len(self.text) - len(rest)
        raise self._error(f"{rest[:1]} is not expected here")

    def _mark(self, char: str) -> None:
        if char in "{[":
            self._before_value()
            self._open(char)
        elif char in "}]":
            self._close(char)
        elif char == ",":
            self._comma()
        else:
            self._colon()
        self.last = char

    def _open(self, bracket: str) -> None:
        if self.builder.wants_key:
            raise self._error("a key must be text")
        if self.builder.depth >= MAX_DEPTH:
            raise self._error("nested too deeply")
        self.builder.open(bracket)

    def _close(self, bracket: str) -> None:
        if bracket != self.builder.closing:
            raise self._error(f"{bracket} closes nothing here")
        if self.last == ",":
            self._forgive("a comma too many")
        self._end_value()
        self.builder.close()

    def _comma(self) -> None:
        if not self.builder.depth:
            raise self._error("a comma stands outside of everything")
        if self.last in {"", ",", "{", "["}:
            self._forgive("a comma too many")
        self._end_value()

    def _end_value(self) -> None:
        """Take a key without a value as one without anything to say."""
        if self.builder.wants_value:
            self._forgive("a key without a value")
            self.builder.add(None)

    def _colon(self) -> None:
        if not self.builder.wants_value or self.last == ":":
            raise self._error("a colon is not expected here")

    def _word(self, kind: str | None, match: re.Match[str]) -> None:
        self._before_value()
        words, start, end = self._quoted() if kind == "quote" else (match[kind or 0], *match.span(kind or 0))
        if not self.builder.wants_key:
            null = kind == "bare" and words in _NULL
            self.builder.add(None if null else Passage(words, start, end))
        else:
            if kind == "bare":
                self._forgive("a key without quotation marks")
            self.builder.name(words)
        self.position = match.end() if kind != "quote" else end + 1
        self.last = "word"

    def _before_value(self) -> None:
        """Check what stands before a value or a key."""
        if self.builder.wants_value and self.last != ":":
            raise self._error("a colon is missing")
        if not self.builder.wants_value and self.last in {"word", "}", "]"}:
            self._forgive("a missing comma")

    def _quoted(self) -> tuple[str, int, int]:
        """Return a text with escapes in it, and where it begins and ends."""
        try:
            words, end = _DECODER.raw_decode(self.text, self.position)
        except ValueError:
            raise self._error("this text does not end, or has an escape that JSON does not know") from None
        return str(words), self.position + 1, end - 1

    def _forgive(self, what: str) -> None:
        self.forgiven.setdefault(what, self.position)

    def _error(self, message: str) -> InvalidContentError:
        return broken(SUBJECT, line_at(self.text, self.position), message, _HINT)

    def _remarks(self) -> list[str]:
        named = [f"{what} (line {line_at(self.text, at)})" for what, at in self.forgiven.items()]
        return [f"This isn't strict JSON, but it was read all the same: {', '.join(named)}."] if named else []
