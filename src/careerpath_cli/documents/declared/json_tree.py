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
_SKIPPED = re.compile(r"[\s\ufeff]*+")
_COMMENT = re.compile(r"//[^\n]*+|/\*(?s:.*?)\*/|#[^\n]*+")
_BARE = re.compile(r"[^\s,:{}\[\]\"'/#]++")
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
        self._skip()
        while self.position < len(self.text):
            if self.builder.depth == 0 and self.last:
                self._forgive("text after its end, which was left out")
                break
            self._token(self.text[self.position])
            self._skip()
        if self.builder.depth or not self.last:
            raise self._error("the file ends too early")
        return self.builder.finished(self._remarks())

    def _skip(self) -> None:
        """Go to the next token, past white space and comments."""
        while True:
            self.position = self._end_of(_SKIPPED)
            if (end := self._end_of(_COMMENT)) == self.position:
                return
            self._forgive("a comment")
            self.position = end

    def _token(self, char: str) -> None:
        if char in "{[":
            self._before_value()
            self._open(char)
        elif char in "}]":
            self._close(char)
        elif char == ",":
            self._comma()
        elif char == ":":
            self._colon()
        else:
            self._word(char)
            return
        self.last = char
        self.position += 1

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

    def _word(self, char: str) -> None:
        start, quoted = self.position, char == '"'
        words = self._quoted() if quoted else self._bare()
        self._before_value()
        if self.builder.wants_key:
            if not quoted:
                self._forgive("a key without quotation marks")
            self.builder.name(words)
        else:
            null = not quoted and words in _NULL
            inner = (start + 1, self.position - 1) if quoted else (start, self.position)
            self.builder.add(None if null else Passage(words, *inner))
        self.last = "word"

    def _before_value(self) -> None:
        """Check what stands before a value or a key."""
        if self.builder.wants_value and self.last != ":":
            raise self._error("a colon is missing")
        if not self.builder.wants_value and self.last in {"word", "}", "]"}:
            self._forgive("a missing comma")

    def _quoted(self) -> str:
        try:
            words, self.position = _DECODER.raw_decode(self.text, self.position)
        except ValueError:
            raise self._error("this text does not end, or has an escape that JSON does not know") from None
        return str(words)

    def _bare(self) -> str:
        start = self.position
        self.position = self._end_of(_BARE)
        if self.position == start:
            raise self._error(f"{self.text[start]} is not expected here")
        return self.text[start : self.position]

    def _end_of(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.position)
        return match.end() if match else self.position

    def _forgive(self, what: str) -> None:
        self.forgiven.setdefault(what, self.position)

    def _error(self, message: str) -> InvalidContentError:
        return broken(SUBJECT, line_at(self.text, self.position), message, _HINT)

    def _remarks(self) -> list[str]:
        named = [f"{what} (line {line_at(self.text, at)})" for what, at in self.forgiven.items()]
        return [f"This isn't strict JSON, but it was read all the same: {', '.join(named)}."] if named else []
