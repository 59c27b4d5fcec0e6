"""The values that every record for other programs is made of: rounded numbers, ranges, plain fields."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from careerpath_cli.planning.effort import Hours
from careerpath_cli.profile.kinds import Topic
from careerpath_cli.record import written_name

Json = dict[str, Any]
_DIGITS = 4


def rounded(score: float | None) -> float | None:
    """Return a number rounded to its meaningful digits."""
    return None if score is None else round(score, _DIGITS)


def plain_values(record: Any) -> Json:
    """Describe a record by its fields, as they are."""
    return {written_name(name): value for name, value in asdict(record).items()}


def hours(amount: Hours) -> Json:
    """Describe a range of hours."""
    return {"low": rounded(amount.low), "high": rounded(amount.high)}


def topic_values(topic: Topic) -> Json:
    """Describe what a question can be about."""
    return {"kind": topic[0], "subject": topic[1]}
