"""Whose an answer of a profile is today: the person's, a source's, or both."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from careerpath_cli.importing.proposals import Value, answers_of
from careerpath_cli.importing.sources import AND, Import, TakenAnswer
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

Whose = Literal["you", "file", "both"]


@record
class AnswerOrigin:
    """An answer as it stands in a profile, and what the latest source that spoke of it said, if any."""

    part: str
    subject: str
    value: Value
    whose: Whose
    taken: TakenAnswer | None = None


def origins(profile: Profile, imports: Sequence[Import]) -> tuple[AnswerOrigin, ...]:
    """Return each answer of a profile that sources can speak of, with where it comes from."""
    taken: dict[tuple[str, str], TakenAnswer] = {}
    for entry in imports:
        for answer in entry.answers:
            topic = (answer.part, answer.subject)
            taken[topic] = _latest(taken.get(topic), answer)
    return tuple(
        AnswerOrigin(*topic, value, _whose(value, taken.get(topic)), taken.get(topic))
        for topic, value in answers_of(profile).items()
    )


def _latest(earlier: TakenAnswer | None, later: TakenAnswer) -> TakenAnswer:
    """Return what counts of two answers: a source that only agreed joins the one that brought the answer."""
    if earlier is None or not earlier.path or later.path:
        return later
    sources = dict.fromkeys([*earlier.source.split(AND), *later.source.split(AND)])
    return replace(earlier, source=AND.join(sources))


def _whose(value: Value, taken: TakenAnswer | None) -> Whose:
    """Return whose an answer is: what a source brought and the person changed is theirs."""
    if taken is None:
        return "you"
    if not taken.path:  # it agreed with what was there
        return "both"
    return "file" if value == taken.value else "you"
