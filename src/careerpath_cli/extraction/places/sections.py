"""The parts of a résumé or a posting, by their headings (`headings.toml`)."""

import re
import sys
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from careerpath_cli.extraction.findings import Kind, Section
from careerpath_cli.extraction.places.lines import BULLET, lines_of
from careerpath_cli.extraction.word_lists import word_lists
from careerpath_cli.record import record

_HEADINGS = Path(__file__).parent / "headings.toml"
_ANY_ENDING = "…"
_SENTENCE_ENDS = (".", ",", ";", "!")
_LONGEST, _MOST_WORDS, _TITLE_WORDS = 70, 8, 4
_EDGES = re.compile(r"^[\W_\d]+|[\W_]+$")
_COMMAND = re.compile(r"\\(?:sub)*(?:cv|r)?section\*?\s*\{([^{}]*)\}", re.IGNORECASE)
_UNDER = re.compile(r"\s*(?:#{3,}\s|\\(?:sub)+section)")
_MARKED = re.compile(r"^\s*(?:#{1,6}\s|\\(?:sub)*section|\*\*[^*|]+\*\*:?\s*$|__[^_|]+__:?\s*$)")
_ENUMERATED = re.compile(r"[,;|]|:\W*\w")
_COLON = re.compile("[:：]")
_LABEL = re.compile(r"(?P<label>[^:：\n]{2,50}?)\W*[:：]\W*?(?P<rest>\w.*)$")


@record
class Headings:
    """What headings consist of: words that name a section, whole phrases, and beginnings of phrases."""

    heads: dict[str, Section]
    phrases: dict[str, Section]
    beginnings: dict[str, Section]
    fillers: frozenset[str]

    def section(self, line: str, *, marked: bool = False) -> Section | None:
        """Return the section that a line in lower case heads; of a `marked` one any word may say it."""
        if line in self.phrases:
            return self.phrases[line]
        parts = line.split(" ")
        starts = (" ".join(parts[:count]) for count in range(len(parts), 0, -1))
        begun = next((self.beginnings[start] for start in starts if start in self.beginnings), None)
        if begun:
            return begun
        words = re.findall(r"[^\W\d_][\w'’-]*", line.replace("/", " "))
        heads = [self.heads[word] for word in words if word in self.heads]
        known = all(word in self.heads or word in self.fillers for word in words)
        return heads[0] if heads and (known or marked) else None


@record
class Sections:
    """A text's parts: the character from which on each stands, and where the headings are."""

    starts: tuple[int, ...]
    names: tuple[Section, ...]
    headings: tuple[tuple[int, int], ...]

    def at(self, position: int) -> Section:
        """Return the section that a character is in."""
        return self.names[bisect_right(self.starts, position) - 1]

    def in_heading(self, position: int) -> bool:
        """Return whether a character is part of a heading."""
        number = bisect_right(self.headings, (position, sys.maxsize)) - 1
        return number >= 0 and position < self.headings[number][1]


def sections_of(text: str, kind: Kind) -> Sections:
    """Return the sections of a text; what stands before the first heading is a résumé's summary."""
    opening: Section = "summary" if kind == "resume" else "other"
    starts, names, headings = [0], [opening], []
    for start, line in lines_of(text):
        section, words_end = _heading(line, kind)
        if section is None:
            continue
        if section == "other" and _UNDER.match(
            line
        ):  # whatever “### Databases” means, it is a part of what is above
            section = names[-1]
        before = names[-1]
        starts.append(start)
        names.append(section)
        headings.append((start, start + words_end))
        if words_end < len(line) and kind == "resume":  # “Tools: R, SAS” says so of its own line only
            starts.append(start + len(line))
            names.append(before)
    return Sections(tuple(starts), tuple(names), tuple(headings))


@lru_cache(maxsize=4096)
def _heading(line: str, kind: Kind) -> tuple[Section | None, int]:
    """Return the section that a line begins, and where the words of the heading end in it."""
    if len(line) > 10 * _LONGEST or (len(line) > 2 * _LONGEST and not _COLON.search(line, 0, _LONGEST)):
        return None, 0
    bare = _bare(line)
    if not bare:
        return None, 0
    headings = _headings(kind)
    short = len(bare) <= _LONGEST and len(bare.split()) <= _MOST_WORDS
    if short and not line.rstrip().endswith(_SENTENCE_ENDS) and not BULLET.match(line):
        marked = bool(_MARKED.match(line))
        section = headings.section(bare, marked=marked or _has_capitals(line, bare))
        if section or marked:
            return section or "other", len(line)
    label = _LABEL.search(line) if _COLON.search(line, 0, _LONGEST) else None
    section = headings.section(_bare(label["label"])) if label else None
    return section, label.start("rest") if label else 0


def _has_capitals(line: str, bare: str) -> bool:
    """Return whether a line is a few words with capitals and no list, as titles are."""
    long_words = (word for word in line.split() if word[0].isalpha() and len(word) > 3)  # noqa: PLR2004
    few = len(bare.split()) <= _TITLE_WORDS and not _ENUMERATED.search(bare)
    return few and all(word[0].isupper() for word in long_words)


def _bare(line: str) -> str:
    """Return the words of a line in lower case, without marks, numbers and the like at its ends."""
    command = _COMMAND.search(line)
    return _EDGES.sub("", command.group(1) if command else line).replace("’", "'").casefold()


@cache
def _headings(kind: Kind) -> Headings:
    """Return the headings of a kind of document."""
    data = word_lists(_HEADINGS)
    heads: dict[str, Section] = {}
    phrases: dict[str, Section] = {}
    beginnings: dict[str, Section] = {}
    for name, written in data[kind].items():
        section = cast("Section", name)
        heads.update(dict.fromkeys(written["heads"].split(), section))
        for entry in written["phrases"].split(","):
            phrase = " ".join(entry.split())
            if phrase.endswith(_ANY_ENDING):
                beginnings.setdefault(phrase.removesuffix(_ANY_ENDING), section)
            else:
                phrases[phrase] = section
    return Headings(heads, phrases, beginnings, frozenset(data["fillers"].split()))
