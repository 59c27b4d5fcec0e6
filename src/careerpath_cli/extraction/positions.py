"""The positions of a résumé: what somebody was, from when to when, and where the text tells of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from careerpath_cli.documents.document import Declared, Passage
from careerpath_cli.extraction.periods import Period, period_between, periods_in
from careerpath_cli.extraction.places.lines import BULLET, lines_of, without_bullet
from careerpath_cli.extraction.places.phrases import cue, pattern
from careerpath_cli.extraction.places.sections import Sections
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.knowledge.naming.jobs import Job, job_meant
from careerpath_cli.record import record

_PARTED = re.compile(
    r"\s*(?:[,;|•·\t()@]|:\s|(?<=\w{4})\.\s|\s[-–—]\s|\s{2,}|\*{2,}|\bat\b|\bbei\b|\bchez\b|&|\\\\)\s*"
)
_MARKS = " \t*_#>-–—•·|{}\\"
_TITLE = pattern(
    rf"(?:\b(?!jobs?|roles?|positions?){cue('title_noun')}|\bhead)(?: [IV]+)?$|",
    rf"^(?:head|{cue('title_begins')})\b",
)
_IN_TRAINING = pattern(rf"\b{cue('in_training')}\b")
_WHO_DOES = {
    "engineering": "engineer",
    "development": "developer",
    "science": "scientist",
    "analytics": "analyst",
}
"""Fields whose interns do the work of those who are called after them."""
_VERSIONS, _QUERIES = "git", "sql"
"""Who keeps versions of what they write, writes code; who only asks a database, does not yet."""
_MOST_BEHIND = 5
"""Words from a period to the end of a point of a list whose headline it is."""
_LINES_AROUND = 2
_MOST_WORDS = 9
_MOST_POSITIONS = 60
"""Nobody's résumé has more; a text that does is something else."""
_CORE: tuple[Level, ...] = ("proficient", "expert")
_WORK = 20
"""Percent of a role's week with models that make its years count as years of machine learning."""


@record
class Position:
    """A job that somebody held or holds; `job` is what its title means, its text from `start` to `end`.

    `practised` are the skills that everybody in that job practises, whether its text names them or not.
    """

    title: Passage | None
    job: Job | None
    period: Period | None
    start: int
    end: int
    practised: frozenset[str] = frozenset()


def declared_positions(declared: Declared, base: KnowledgeBase) -> list[Position]:
    """Return the positions that a format with fields declares, as they stand there."""
    meant = [_job_of(job.title.words, base) if job.title else None for job in declared.jobs]
    return [
        Position(
            title=job.title,
            job=titled,
            period=period_between(job.start, job.end, current=job.current),
            start=min((passage.start for passage in job.told), default=0),
            end=max((passage.end for passage in job.told), default=0),
            practised=_practised(titled, base),
        )
        for job, titled in zip(declared.jobs, meant, strict=True)
    ]


def positions_in(text: str, sections: Sections, base: KnowledgeBase) -> list[Position]:
    """Return the positions of a résumé's text: each begins where a line says from when to when.

    A position's text reaches to the next one, or to the next section.
    """
    lines = list(lines_of(text))
    periods = [
        period
        for period in periods_in(text)
        if sections.at(period.position) == "experience" and _heads(period.position, lines)
    ]
    del periods[_MOST_POSITIONS:]
    ends = [*(_line_of(period.position, lines)[0] for period in periods[1:]), len(text)]
    positions = []
    for period, end in zip(periods, ends, strict=False):  # without periods there is an end all the same
        title, job = _title_near(period.position, lines, base)
        following = bisect_right(sections.starts, period.position)
        section_end = sections.starts[following] if following < len(sections.starts) else len(text)
        start = min(title.start, period.position) if title else period.position
        practised = _practised(job, base)
        positions.append(Position(title, job, period, start, min(end, section_end), practised))
    return positions


def _job_of(title: str, base: KnowledgeBase) -> Job | None:
    """Return the job that a title means; a software engineering intern does a software engineer's."""
    job = job_meant(title, base)
    if job is None and _IN_TRAINING.search(title):
        words = (word for word in _IN_TRAINING.sub("", title).split())
        return job_meant(" ".join(_WHO_DOES.get(word.lower(), word) for word in words), base)
    return job


def _practised(job: Job | None, base: KnowledgeBase) -> frozenset[str]:
    """Return the skills that are at the core of an occupation: its people are proficient in them."""
    if job is None or job.occupation is None:
        return frozenset()
    skills = base.occupations[job.occupation].skills
    return frozenset(skill for skill, level in skills.items() if level in _CORE)


def is_coding(job: Job | None, base: KnowledgeBase) -> bool:
    """Return whether a job cannot be done without writing code; queries alone do not make it one."""
    if job is None:
        return False
    if job.role:
        return any(need.required and _is_language(need.skill, base) for need in base.roles[job.role].needs)
    skills = base.occupations[job.occupation or ""].skills
    return any(
        skill == _VERSIONS or _is_language(skill, base)
        for skill, level in skills.items()
        if level in LEVELS[2:]
    )


def is_modelling(job: Job | None, base: KnowledgeBase) -> bool:
    """Return whether models fill a good part of a job's week."""
    return bool(job and job.role and base.roles[job.role].week.get("modelling", 0) >= _WORK)


def _is_language(skill: str, base: KnowledgeBase) -> bool:
    return skill != _QUERIES and base.skills[skill].kind == "language"


def _line_of(position: int, lines: Sequence[tuple[int, str]]) -> tuple[int, int]:
    """Return where the line of a position starts, and its number."""
    number = bisect_right(lines, position, key=lambda line: line[0]) - 1
    return lines[number][0], number


def _title_near(
    position: int, lines: Sequence[tuple[int, str]], base: KnowledgeBase
) -> tuple[Passage | None, Job | None]:
    """Return the title on the line of a period, or on one next to it: the first that means a job.

    On its own line also one that we do not know; None where no part of these lines is a title.
    """
    _, number = _line_of(position, lines)
    order = [number, *(number + step * sign for step in range(1, _LINES_AROUND + 1) for sign in (-1, 1))]
    for at in order:
        passages = list(_parts(*lines[at])) if 0 <= at < len(lines) else []
        for passage in passages:
            if job := _job_of(passage.words, base):
                return passage, job
        # a title that we do not know is still the person's own
        for passage in passages if at == number else ():
            if _TITLE.search(passage.words):
                return passage, None
    return None, None


def _heads(position: int, lines: Sequence[tuple[int, str]]) -> bool:
    """Return whether a period stands over what it tells of, and not within a point of a list."""
    start, number = _line_of(position, lines)
    line = lines[number][1]
    begins = not any(char.isalpha() for char in without_bullet(line[: position - start]))
    return not BULLET.match(line) or begins or len(line[position - start :].split()) <= _MOST_BEHIND


def _parts(start: int, line: str) -> Iterator[Passage]:
    """Yield the parts of a headline that may be a title."""
    bounds = [0, *(edge for match in _PARTED.finditer(line) for edge in match.span()), len(line)]
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        words = line[first:last].strip(_MARKS)
        if words and len(words.split()) <= _MOST_WORDS and not words[0].isdigit():
            offset = start + line.index(words, first)
            yield Passage(words, offset, offset + len(words))


def latest(positions: Iterable[Position]) -> Position | None:
    """Return the position held now or last, of those whose titles are known.

    Of several that may be the last, as “2024 – 2026” and “June – August 2026”, it is the first written.
    """
    titled = [position for position in positions if position.title]
    surely = max((_ended(position)[0] for position in titled), default=0)
    possible = [position for position in titled if _ended(position)[1] >= surely]
    return min(possible, key=lambda position: position.start, default=None)


def _ended(position: Position) -> tuple[int, int]:
    return position.period.end if position.period else (0, 0)
