"""Bytes → text, in the encodings that people's files have had since the 1990s, made harmless to show."""

import codecs
import re

from careerpath_cli.documents.formats.refusal import ANOTHER_FILE, RefusedError
from careerpath_cli.extras import library

MOST_CHARACTERS = 2_000_000
"""How much of a document is read; a résumé has 5,000 characters."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 100_000
_WIDE_SHARE = 0.3
_BINARY_SHARE = 0.02
_UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LETTERS = re.compile(r"[^\W\d_]")

_ESCAPE = re.compile(
    "\x1b\\[[0-?]{0,64}[ -/]{0,8}[@-~]"  # colours and the cursor
    "|\x1b\\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\\\)"  # titles, links
    "|\x1b[ -/]{0,8}[0-~]"
)
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # what turns the direction of writing
    "\ud800-\udfff\ue000-\uf8ff\ufff9-\ufffc\ufffe\uffff"  # halves of characters; fonts' own icons
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def decoded(content: bytes) -> str:
    """Return the text of a text file, with the line endings that it has and without a byte order mark.

    Raises RefusedError where it isn't text.
    """
    text = _marked(content) or _unmarked(content)
    _refuse_binary(text)
    return text


def _marked(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.removeprefix(mark).decode(encoding, errors="replace")
    return None


def _unmarked(content: bytes) -> str:
    wide = _wide(content)
    if wide:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        mostly = content.decode("utf-8", errors="replace")
    broken = mostly.count("\ufffd")
    whole = sum(map(len, _BEYOND_ASCII.findall(mostly))) - broken
    return mostly if whole > 2 * broken else _of_an_older_encoding(content)


def _wide(content: bytes) -> str:
    """Return the encoding of two bytes a character without a mark, told by where the zeros stand; or ""."""
    sample = content[:_SAMPLE]
    if len(sample) < len("word") or len(content) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * _WIDE_SHARE and even < half * _BINARY_SHARE:
        return "utf-16-le"
    if even > half * _WIDE_SHARE and odd < half * _BINARY_SHARE:
        return "utf-16-be"
    return ""


def _of_an_older_encoding(content: bytes) -> str:
    """Return text of one byte a character: Windows' western one where that makes words, else a guess."""
    western = content.decode("cp1252", errors="replace")
    if not _UNDEFINED_IN_CP1252.search(content) and _looks_western(western):
        return western
    guess = library("charset_normalizer").from_bytes(content[:_SAMPLE]).best()
    if guess is None:
        return western
    return content.decode(guess.encoding, errors="replace")


def _looks_western(text: str) -> bool:
    """Return whether letters beyond ASCII are rare, as they are in every western language."""
    letters = _LETTERS.findall(text[:_SAMPLE])
    foreign = sum(1 for letter in letters if not letter.isascii())
    return foreign <= len(letters) * 0.25


def _refuse_binary(text: str) -> None:
    sample = text[:_SAMPLE]
    odd = len(_HARMFUL.findall(_ESCAPE.sub("", sample))) + sample.count("\ufffd")
    if odd > max(8, len(sample) * _BINARY_SHARE):
        raise RefusedError(
            "is neither text nor a document of a kind that careerpath reads.",
            ANOTHER_FILE,
        )


def harmless(text: str) -> str:
    """Return the text with a space for each character that could turn, hide or forge what a terminal shows.

    Every character keeps its place; unusual line breaks become plain ones.
    """
    if "\x1b" in text:
        text = _ESCAPE.sub(lambda match: " " * len(match[0]), text)
    return _BREAKS.sub("\n", _HARMFUL.sub(" ", text))
