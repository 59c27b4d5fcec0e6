"""Which code fence or comment in lines of Markdown is left open at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCE = re.compile(r"((?:[\s>]|(?:[-*+]|\d{1,9}[.)])\s)*)(`{3,}(?=[^`]*$)|~{3,})")
_FENCE_END = re.compile(r"[\s>]*(`{3,}|~{3,})\s*$")
_SPAN_OR_COMMENT = re.compile(r"`+|(?<!\\)<!--(?:-?>)?|-->")


def first_unclosed(lines: Sequence[str]) -> int:
    """Return the index of the line whose code fence or comment is never closed; -1 if all are closed.

    Both may be in lists and quotations; one in a code span is not a comment, and an arrow closes nothing.
    """
    opener, fence = -1, None
    for index, line in enumerate(lines):
        if fence and ">" in fence[1] and not line.lstrip().startswith(">"):
            opener, fence = -1, None  # the quotation ends, and with it the fence
        if fence:
            if _closes(line, fence[2]):
                opener, fence = -1, None
        elif opener >= 0:
            opener = opener if _leaves_comment_open(line, inside=True) else -1
        elif (fence := _FENCE.match(line)) or _leaves_comment_open(line, inside=False):
            opener = index
    return opener


def _closes(line: str, fence: str) -> bool:
    end = _FENCE_END.match(line)
    return end is not None and end[1].startswith(fence)


def _leaves_comment_open(line: str, *, inside: bool) -> bool:
    tokens = _SPAN_OR_COMMENT.findall(line)
    last = {token: index for index, token in enumerate(tokens)}
    span = ""
    for index, token in enumerate(tokens):
        if inside:
            inside = token != "-->"  # noqa: S105 - the end of a comment
        elif span:
            span = "" if token == span else span
        elif token == "<!--":  # noqa: S105 - the start of a comment
            inside = True
        elif token[0] == "`" and last[token] > index:
            span = token
    return inside
