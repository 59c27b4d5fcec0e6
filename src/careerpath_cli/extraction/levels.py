"""What level the mentions of a skill speak for, and why.

Nobody sees from a résumé how well somebody does something. So these are proposals: from a word beside the
name, from time in jobs that used it, or only from its being listed. None goes beyond proficient: that
somebody is an expert is theirs to say.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from careerpath_cli.extraction.findings import FoundSkill, Mention
from careerpath_cli.extraction.periods import months_together
from careerpath_cli.extraction.places.lines import BULLET
from careerpath_cli.extraction.places.lists import around
from careerpath_cli.extraction.places.phrases import cue, pattern
from careerpath_cli.extraction.positions import Position
from careerpath_cli.knowledge.model.scales import STATED_LEVELS, StatedLevel

_LEVELS: tuple[StatedLevel, ...] = ("proficient", "working", "aware")
_BETWEEN = r"(?:[\w\s]|(?<=\w)-\s){0,24}(?:\b(?:in|of|with|mit|in der|en|de)\b[\w\s]{0,8})?"
_BEFORE = tuple((level, pattern(rf"\b{cue(level)}\b{_BETWEEN}$")) for level in _LEVELS)
_ENDS = r"(?=\s*(?:$|[^\w\s]))"
_BEHIND = tuple(
    (
        level,
        pattern(
            rf"\s*(?:[-–—]*\s*\b{cue(level)}(?!\w)|[,:]\s*{cue(level)}{_ENDS}|",
            rf"(?:[(\[]|\}}\s*\{{)\s*{cue(level)}(?!\w|\s+(?-i:[A-Z])))",
        ),
    )
    for level in _LEVELS
)
"""Behind a name: “Python basic” and “Python, basic”; not “Python, basic R” nor “Office (advanced Excel)”."""
_WITHIN = (
    *((level, pattern(rf"[(\[]\s*{cue(level)}(?!\w)")) for level in _LEVELS),
    ("proficient", pattern(rf"^{cue('proficient_name')}\s")),
    ("aware", pattern(rf"^{cue('aware_name')}\s")),
)
_LABEL = r"^[^\w\n]*(?:\\\w+\*?\{[^\w\n]*)?"
_LABELS = tuple(
    (
        level,
        pattern(
            rf"{_LABEL}{cue(level)}(?:\s+{cue('level_of')})*\W*?",
            r"(?:[:：|]|\}\s*\{|\s[–—-]\s|\s{2,})",
        ),
        pattern(rf"{_LABEL}{cue(level)}(?:\s+{cue('level_of')})*\W*$"),
    )
    for level in _LEVELS
)
"""What says how well somebody knows a whole list: at the beginning of its line, and on a line above it."""
_MOST_POINTS, _LONGEST_LABEL, _LONGEST_LINE = 12, 60, 1000
_YEARS = pattern(r"\s*[-–—:,(\[]*\s*(?P<years>\d{1,2})\+?\s*(?:years?|yrs?|jahre|ans|años)\b")
_LONG, _SOME, _OLD = 36, 6, 96
"""Months: of use that shows unaided work, of use that shows real work, and after which it is long ago."""
_LONG_YEARS = 3
_MOST: StatedLevel = "proficient"
_PART_SHOWS: StatedLevel = "working+"
_PRACTICE = ("experience", "projects")


def worded_level(text: str, start: int, end: int) -> StatedLevel | None:
    """Return the level that words beside a place say: “basic …”, “… (advanced)”, “… – 5 years”."""
    before, behind = around(text, start, end)
    if years := _YEARS.match(behind):
        return "proficient" if int(years["years"]) >= _LONG_YEARS else "working+"
    near = re.split(r"[,;|•.]", before)[-1]
    said = (
        *(level for level, words in _BEHIND if words.match(behind)),
        *(level for level, words in _WITHIN if words.search(text[start:end])),
        *(level for level, words in _BEFORE if words.search(near)),
    )
    return said[0] if said else _labelled_level(text, start)


def _labelled_level(text: str, start: int) -> StatedLevel | None:
    """Return the level that a label says of the list that a place is in: “Familiar: R, SQL”."""
    line_start = text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1
    if not line_start and start > _LONGEST_LINE:
        return None
    before = text[line_start:start]
    for level, label, _ in _LABELS:
        if label.match(before):
            return level
    above = _line_above(text, line_start)
    return next((level for level, _, alone in _LABELS if alone.match(above)), None)


def _line_above(text: str, line_start: int) -> str:
    """Return the line above a line of text, or above the points of a list that it is one of."""
    line = text[line_start : line_start + _LONGEST_LABEL]
    for _ in range(_MOST_POINTS):
        end = max(0, line_start - 1)
        line_start = text.rfind("\n", max(0, end - _LONGEST_LINE), end) + 1
        above = text[line_start:end]
        if not (BULLET.match(line) and BULLET.match(above)):
            return above if len(above) <= _LONGEST_LABEL else ""
        line = above
    return ""


def levels_shown(
    mentions: Iterable[Mention], text: str, positions: Sequence[Position], today: date
) -> tuple[FoundSkill, ...]:
    """Return each skill that a résumé mentions, with the level that its mentions speak for together."""
    by_skill: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_skill.setdefault(mention.skill, []).append(mention)
    return tuple(
        _shown(skill, tuple(places), text, positions, today) for skill, places in sorted(by_skill.items())
    )


def _shown(
    skill: str, mentions: tuple[Mention, ...], text: str, positions: Sequence[Position], today: date
) -> FoundSkill:
    starts = sorted(mention.passage.start for mention in mentions)
    used = [position for position in positions if skill in position.practised or _tells(position, starts)]
    level, why = _from_use(used, mentions, today)
    beside = (worded_level(text, mention.passage.start, mention.passage.end) for mention in mentions)
    worded = [word for word in beside if word]
    if worded:
        said = max(worded, key=STATED_LEVELS.index)
        if said == "aware" or STATED_LEVELS.index(said) >= STATED_LEVELS.index(level):
            level, why = said, f"your own word for it, and {why}" if used else "your own word for it"
    if all(mention.part for mention in mentions):
        level = _least(level, _PART_SHOWS)
    level = _least(level, _MOST)
    return FoundSkill(skill, level, why, mentions, sure=any(mention.sure for mention in mentions))


def _least(one: StatedLevel, other: StatedLevel) -> StatedLevel:
    return one if STATED_LEVELS.index(one) <= STATED_LEVELS.index(other) else other


def _tells(position: Position, starts: Sequence[int]) -> bool:
    """Return whether any place, of those that begin at `starts`, is in the text of a position."""
    following = bisect_left(starts, position.start)
    return following < len(starts) and starts[following] < position.end


def _from_use(used: Sequence[Position], mentions: Sequence[Mention], today: date) -> tuple[StatedLevel, str]:
    """Return the level that jobs, projects or only a list speak for."""
    dated = [position.period for position in used if position.period]
    months, _ = months_together(dated, today)
    now = today.year * 12 + today.month
    ago = min((now - period.until(today).end[0] for period in dated), default=0)
    if dated and ago > _OLD:
        return "working", f"used in a job, but not for {ago // 12} years"
    if months >= _LONG and len(mentions) > 1:
        return "proficient", f"used in jobs of {_spoken(months)} together"
    if months >= _SOME:
        jobs = f"a job of {_spoken(months)}" if len(used) == 1 else f"jobs of {_spoken(months)} together"
        return "working+", f"used in {jobs}"
    if any(mention.section in _PRACTICE for mention in mentions):
        return "working", "used in a job or a project"
    if all(mention.section in {"education", "certificates"} for mention in mentions):
        return "aware+", "a course or a certificate"
    return "working", "named, without where it was used"


def _spoken(months: float) -> str:
    years, rest = divmod(round(months), 12)
    if not years:
        return f"{rest} months"
    return f"{years} year{'' if years == 1 else 's'}" + (
        f" and {rest} months" if rest and years < _LONG_YEARS else ""
    )
