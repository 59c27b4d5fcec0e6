"""Rank many profiles, one line of JSON each, with the same engine as for one person."""

import json
from collections.abc import Iterable, Iterator

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import profile_from_record
from careerpath_cli.record import record
from careerpath_cli.storage.json_lines import Line, is_blank, value_of

SCORE_DIGITS = 4


@record
class RankedLine:
    """The result of one line of input (numbered from 1): a line of output, or the problem with the input."""

    number: int
    text: str = ""
    problem: str = ""


def rank_lines(
    lines: Iterable[Line], top: int, model: MatchingModel, base: KnowledgeBase, first: int = 1
) -> Iterator[RankedLine]:
    """Yield the ranking of each profile as soon as it is read, in input order; blank lines are skipped.

    `first` is the number of the first line. `top` is how many roles each result names; 0 means all of them.
    A profile without answers gets an empty ranking.
    """
    for number, line in enumerate(lines, start=first):
        if not is_blank(line):
            yield _rank_line(number, line, top, model, base)


def _rank_line(number: int, line: Line, top: int, model: MatchingModel, base: KnowledgeBase) -> RankedLine:
    try:
        profile = profile_from_record(value_of(line), base)
    except ValueError as error:
        return RankedLine(number, problem=str(error))
    return RankedLine(number, text=json.dumps(_result(profile, top, model, base), ensure_ascii=False))


def _result(profile: Profile, top: int, model: MatchingModel, base: KnowledgeBase) -> dict[str, object]:
    matches = rank_roles(profile, model, base, explained=False) if says_something(profile) else []
    return {
        "id": profile.id,
        "recommendations": [
            {"role": match.role, "score": round(match.fit, SCORE_DIGITS)} for match in matches[: top or None]
        ],
        "unknown_skills": list(profile.unknown_skills),
    }
