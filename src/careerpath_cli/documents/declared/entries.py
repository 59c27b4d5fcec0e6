"""What the entries of any such format have in common: texts, skills in a line, dates that belong together."""

import re
from collections.abc import Iterator

from careerpath_cli.documents.dates import means_now, month_of
from careerpath_cli.documents.declared.human_languages import without_human_languages
from careerpath_cli.documents.declared.tree import NOTHING, Fields, Items, Node
from careerpath_cli.documents.document import DeclaredSkill, Passage
from careerpath_cli.documents.places import passages_within
from careerpath_cli.record import record

_MARKUP = " \t\r\n*_`•·-–"
_LABEL = re.compile(r"[^:;,\n]{1,60}:(?=[\s*_]|$)")
_LEVEL = re.compile(
    r"(?:very |highly )?(?:beginner|novice|basics?|elementary|intermediate|working|conversant|good|strong"
    r"|advanced|proficient|proficiency|experienced|expert|master|fluent|learning|familiar"
    r"|[0-9]{1,2}\+? years?|[0-9]{1,3} ?%|[0-9]{1,2} ?/ ?(?:5|10|100))"
    r"(?: (?:level|knowledge|user|proficiency))?",
    re.IGNORECASE,
)
_AND = re.compile(r"\A(?:(?:and|or|und|oder|et|ou|y)\s+(?=\S)|&\s+)")
_MOST_PARTS = 2_000
_OPENING, _CLOSING = frozenset("([（"), frozenset(")]）")
_LINE_END = frozenset({"\r", "\n", ""})
_BOUNDARY = re.compile(r"[,;|•·，、；\r\n()\[\]（）]|\s/\s|\Z")
_DASH = re.compile(r"\s+(?:to|bis|until|till|a|à|al|até|tot)\s+|\s*[-–—]+\s*")


@record
class Dates:
    """From when to when; `current` where it goes on today."""

    start: str | None = None
    end: str | None = None
    current: bool = False


def entries_of(node: Node | None) -> list[Fields]:
    """Return the entries of a list; an entry that stands alone, or entries under keys, count as a list."""
    if isinstance(node, Items):
        return [value for value in node.values if isinstance(value, Fields)]
    if isinstance(node, Fields):
        inner = [value for _, value in node.pairs if isinstance(value, Fields)]
        return inner if inner and len(inner) == len(node.pairs) else [node]
    return []


def values_of(node: Node | None) -> tuple[Node, ...]:
    """Return the values of a list; a value that stands alone counts as one."""
    if isinstance(node, Items):
        return node.values
    return () if node is None else (node,)


def fields_of(node: Node | None) -> Fields:
    """Return `node` where it is a mapping, else one without fields."""
    return node if isinstance(node, Fields) else NOTHING


def words_of(node: Node | None) -> Passage | None:
    """Return a text without white space around it; the first one of a list; None where there is none."""
    if isinstance(node, Items):
        node = next((value for value in node.values if isinstance(value, Passage)), None)
    if not isinstance(node, Passage) or not node.words.strip():
        return None
    kept = node.words.strip()
    before = len(node.words) - len(node.words.lstrip())
    if len(node.words) != node.end - node.start:
        return Passage(kept, node.start, node.end)
    return Passage(kept, node.start + before, node.start + before + len(kept))


def texts_of(node: Node | None) -> tuple[Passage, ...]:
    """Return all texts within a value, in their order."""
    return tuple(_texts(node))


def _texts(node: Node | None) -> Iterator[Passage]:
    if isinstance(node, Passage):
        if words := words_of(node):
            yield words
    elif isinstance(node, Items):
        for value in node.values:
            yield from _texts(value)
    elif isinstance(node, Fields):
        for _, value in node.pairs:
            yield from _texts(value)


def told_in(entry: Fields, *keys: str) -> tuple[Passage, ...]:
    """Return the texts of these fields of an entry."""
    return tuple(passage for key in keys for passage in texts_of(entry.get(key)))


def split_list(text: str, passage: Passage) -> list[Passage]:
    """Return the parts of an enumeration such as "Python, SQL (Postgres, SQLite); Docker"."""
    return _parts(text, passage, 0)


def _parts(text: str, passage: Passage, begin: int) -> list[Passage]:
    spans: list[tuple[int, int]] = []
    depth, words = 0, passage.words
    closed = all(words.count(left) == words.count(right) for left, right in ("()", "[]", "（）"))
    for match in _BOUNDARY.finditer(words, begin):
        char = match[0]
        depth = max(0, depth + (char in _OPENING) - (char in _CLOSING))
        if char in _LINE_END or (char not in _OPENING | _CLOSING and not (depth and closed)):
            spans += _trimmed(words, begin, match.start())
            begin, depth = match.end(), 0
    return passages_within(text, passage, spans[:_MOST_PARTS])


def _trimmed(words: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where a part stands without spaces and markup around it; nothing where nothing else is in it."""
    part = words[start:end]
    kept = _AND.sub("", part.lstrip(_MARKUP), count=1).lstrip(_MARKUP)
    begin = end - len(kept)
    kept = kept.rstrip(_MARKUP)
    return [(begin, begin + len(kept))] if kept else []


def skills_in_line(text: str, passage: Passage) -> list[DeclaredSkill]:
    """Return what a line lists: "Python, R" are two skills, "Languages: Python, R" is a name with keywords.

    "Python: advanced" is a name with a level.
    """
    label = _LABEL.match(passage.words)
    spans = _trimmed(passage.words, 0, label.end() - 1) if label else []
    if not label or not spans:
        return [DeclaredSkill(part) for part in split_list(text, passage)]
    (name,) = passages_within(text, passage, spans)
    keywords = _parts(text, passage, label.end())
    if len(keywords) == 1 and _LEVEL.fullmatch(keywords[0].words):
        return [DeclaredSkill(name, keywords[0])]
    return without_human_languages(name, None, tuple(keywords))


def skill_of(
    text: str, name: Passage | None, level: Passage | None, listed: Node | None
) -> list[DeclaredSkill]:
    """Return an entry as one skill with its keywords; without a name, each keyword is a skill."""
    keywords = keywords_of(text, listed)
    if name:
        return without_human_languages(name, level, keywords)
    return [DeclaredSkill(keyword, level) for keyword in keywords]


def keywords_of(text: str, node: Node | None) -> tuple[Passage, ...]:
    """Return the keywords of an entry: a list of texts, of named entries, or one enumeration."""
    if isinstance(node, Items):
        return tuple(keyword for value in node.values for keyword in keywords_of(text, value))
    if isinstance(node, Fields):
        name = words_of(node.get("name", "skill", "keyword", "title"))
        return (name,) if name else texts_of(node)
    words = words_of(node)
    return tuple(split_list(text, words)) if words else ()


def dates_of(start: Passage | None, end: Passage | None, both: Passage | None = None) -> Dates:
    """Return from when to when an entry says that it was; a start without an end goes on today."""
    if both and not start and not end:
        return _period(both.words)
    since = month_of(start.words) if start else None
    if end and not means_now(end.words):
        return Dates(since, month_of(end.words))
    return Dates(since, None, current=bool(start or end))


def _period(words: str) -> Dates:
    """Return the dates of "Sept 2019 – May 2021"; a single date is the start and the end."""
    if (date := month_of(words)) or len(words) > _LONGEST_PERIOD:
        return Dates(date, date)
    for dash in _DASH.finditer(words):
        since, until = month_of(words[: dash.start()]), words[dash.end() :]
        if since and (means_now(until) or month_of(until)):
            return Dates(since, month_of(until), means_now(until))
    return Dates(current=means_now(words))


_LONGEST_PERIOD = 100
