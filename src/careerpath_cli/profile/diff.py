"""Which answers of two profiles differ."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from careerpath_cli.profile.kinds import INTERESTED, stated_skills
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

_NOT_ANSWERS = {"id", "occupation_id", "at_least", "unknown_skills", "remarks"}
_PARTS = {"constraints": "limits", "industries": "interests"}
"""Parts whose name differs from that of the profile's field."""


@record
class AnswerDifference:
    """One answer that differs: its part of the profile, its subject and both answers (None: not asked)."""

    part: str
    subject: str
    before: str | None
    after: str | None


def differences(first: Profile, second: Profile) -> list[AnswerDifference]:
    """Return the answers in which two profiles differ, by part and subject."""
    before, after = _answers(first), _answers(second)
    return [
        AnswerDifference(*key, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def _answers(profile: Profile) -> dict[tuple[str, str], str]:
    """Return every answer of a profile, as text, by its part and subject."""
    return {
        (part, subject): _shown(answer)
        for field in fields(profile)
        if field.name not in _NOT_ANSWERS
        for part, answers in [_part(field.name, _value(field.name, profile))]
        for subject, answer in answers.items()
        if answer is not None
    }


def _value(name: str, profile: Profile) -> Any:
    """Return what a field of a profile holds, its skills as the person stated them."""
    return stated_skills(profile) if name == "skills" else getattr(profile, name)


def _part(name: str, value: Any) -> tuple[str, Mapping[str, Any]]:
    """Return the part that a field of a profile belongs to, and its answers by subject."""
    part = _PARTS.get(name, name)
    if isinstance(value, Mapping):
        return part, value
    if isinstance(value, tuple):
        return part, dict.fromkeys(value, INTERESTED)
    if is_dataclass(value) and not isinstance(value, type):
        return part, asdict(value)
    return "you", {name.replace("_", " "): value}


def _shown(answer: Any) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return f"{answer:g}" if isinstance(answer, float) else str(answer)
