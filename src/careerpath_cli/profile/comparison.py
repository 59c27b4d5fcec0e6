"""Which answers of two profiles differ."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careerpath_cli.profile.model import Profile


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """One answer that differs: its part of the profile, its subject, and both answers; None: not asked."""

    part: str
    subject: str
    before: str | None
    after: str | None


def differences(one: Profile, other: Profile) -> list[AnswerDifference]:
    """List the answers in which two profiles differ, by part and subject."""
    before, after = _answers(one), _answers(other)
    return [
        AnswerDifference(*key, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def _answers(profile: Profile) -> dict[tuple[str, str], str]:
    """Give every answer of a profile by its part and what it is about."""
    parts: dict[str, dict[str, Any]] = {
        "skills": dict(profile.skills),
        "evidence": dict(profile.evidence),
        "activities": dict(profile.activities),
        "values": dict(profile.values),
        "education": asdict(profile.education),
        "experience": asdict(profile.experience),
        "limits": asdict(profile.constraints),
        "interests": dict.fromkeys(profile.industries, "interested"),
        "you": {"name": profile.name, "current role": profile.current_role},
    }
    return {
        (part, subject): _shown(answer)
        for part, answers in parts.items()
        for subject, answer in answers.items()
        if answer is not None
    }


def _shown(answer: Any) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return f"{answer:g}" if isinstance(answer, float) else str(answer)
