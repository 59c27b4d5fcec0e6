"""What a posting asks: each skill once, as strictly as it is asked for anywhere, and how well."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.findings import Mention
from careerpath_cli.extraction.postings.choices import choices_of, doing_as_well, introducing_choices
from careerpath_cli.extraction.postings.terms import years_in
from careerpath_cli.extraction.postings.words import any_of, says
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.record import record

Strictness = Literal["must", "nice", "task"]
_STRICTEST: tuple[Strictness, ...] = ("must", "task", "nice")
_ASKING = frozenset({"must", "nice", "tasks"})
_CLAUSES = re.compile(r"[.;!?](?:\s|$)|\n")
_AFTER = 40
"""Characters behind a name within which somebody may say how well."""
_PROFICIENT_YEARS = 3.0
"""Years with a skill that an ad means when it says that somebody should be good at it: judged."""


@record
class Ask:
    """A skill that a posting asks for: how strictly, how well (None: it doesn't say), and in which words.

    Any of the skills of `instead` would do as well. `years` are those that it asks for with this skill.
    `part` says that it names only a part of the skill, so that the rest of it is inferred.
    """

    skill: str
    strictness: Strictness
    level: Level | None
    passage: Passage
    line: str
    wording: str = ""
    years: float | None = None
    instead: tuple[str, ...] = ()
    part: bool = False


def asks_of(mentions: Sequence[Mention], text: str, base: KnowledgeBase) -> tuple[Ask, ...]:
    """Return what a posting asks, in its order, of the mentions in its text.

    Where no part of it holds conditions, everything that it names is one.
    """
    parted = [mention for mention in mentions if mention.section in _ASKING]
    every = parted or [mention for mention in mentions if mention.section == "other"]
    every = [mention for mention in every if not _only_tells_a_level(mention)]
    runs = tuple(choices_of(every, text, base))
    instead = doing_as_well(runs)
    introducing = introducing_choices(every, runs, text, base)
    every = [mention for mention in every if mention.passage.start not in introducing]
    asks: dict[str, Ask] = {}
    for mention in every:
        ask = replace(ask_of(mention, text), instead=instead.get(mention.passage.start, ()))
        before = asks.get(ask.skill)
        asks[ask.skill] = ask if before is None else _joined(before, ask)
    return tuple(_each_choice_once(asks))


def ask_of(mention: Mention, text: str) -> Ask:
    """Return what a posting asks in one place, whatever it says elsewhere."""
    clause = _clause(mention.passage, text)
    years = years_in(clause)
    level, wording = _level_asked(mention.passage, clause)
    if years is not None and years.low >= _PROFICIENT_YEARS and level in {None, "working"}:
        level, wording = "proficient", years.passage.words
    return Ask(
        mention.skill,
        _strictness(mention, clause),
        level,
        mention.passage,
        mention.line,
        wording,
        years.low if years else None,
        part=mention.part,
    )


def _only_tells_a_level(mention: Mention) -> bool:
    """Return whether a name is a word for how well: “solid”, which some write in capitals and mean a rule."""
    words = mention.passage.words
    return not words.isupper() and _wording().fullmatch(words) is not None


def _strictness(mention: Mention, clause: Passage) -> Strictness:
    if mention.section == "nice" or says("welcome").search(clause.words):
        return "nice"
    return "task" if mention.section == "tasks" else "must"


def _clause(passage: Passage, text: str) -> Passage:
    """Return the words of a line around a place, up to where its sentence ends."""
    start, end = text.rfind("\n", 0, passage.start) + 1, text.find("\n", passage.end)
    end = len(text) if end < 0 else end
    stops = [(stop.start(), stop.end()) for stop in _CLAUSES.finditer(text, start, end)]
    start = max((after for _, after in stops if after <= passage.start), default=start)
    end = min((before for before, _ in stops if before >= passage.end), default=end)
    return Passage(text[start:end], start, end)


def _level_asked(name: Passage, clause: Passage) -> tuple[Level | None, str]:
    """Return the level that the words nearest before a name ask for, else those right behind it."""
    at = name.start - clause.start
    before = list(_wording().finditer(clause.words[:at]))
    behind = _wording().search(clause.words[at + len(name.words) :][:_AFTER])
    found = _telling(before) or behind
    if found is None:
        return None, ""
    level: Level = found.lastgroup  # type: ignore[assignment]
    return level, found.group()


@cache
def _wording() -> re.Pattern[str]:
    """Return what finds words that tell a level, as the group of its name."""
    told = "|".join(f"(?P<{level}>{any_of('level', level)})" for level in reversed(LEVELS[1:]))
    return re.compile(rf"(?<![\w-])(?:{told})(?!\w)", re.IGNORECASE)


def _telling(wordings: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Return the last word that tells a level: in “strong knowledge of”, that is the first of two."""
    if not wordings:
        return None
    last = wordings[-1]
    if (
        last.lastgroup == "working"
        and wordings[1:]
        and last.start() - wordings[-2].end() <= 1 + len("working ")
    ):
        return wordings[-2]
    return last


def _joined(before: Ask, ask: Ask) -> Ask:
    """Return what two places ask together: the stricter one, with the level that either names."""
    first, other = sorted((before, ask), key=lambda one: _STRICTEST.index(one.strictness))
    telling = first if first.level or not other.level else other
    return replace(
        first,
        level=telling.level,
        wording=telling.wording,
        years=max(filter(None, (first.years, other.years)), default=None),
        part=first.part and other.part,
    )


def _each_choice_once(asks: Mapping[str, Ask]) -> Iterable[Ask]:
    """Yield each ask, those that would do equally well as one: the first of them."""
    told: set[str] = set()
    for skill, ask in asks.items():
        if skill in told or told.intersection(ask.instead):
            continue
        instead = tuple(other for other in ask.instead if other not in told)
        told |= {skill, *instead}
        yield replace(ask, instead=instead)
