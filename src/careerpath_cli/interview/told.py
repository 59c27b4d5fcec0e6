"""What a profile says that the interview did not ask: it is the truth, and the interview adds to it."""

from collections.abc import Iterable, Mapping
from dataclasses import field, fields, replace
from typing import Any

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.person import part_and_name
from careerpath_cli.knowledge.model.questions import Question
from careerpath_cli.knowledge.model.scales import StatedLevel
from careerpath_cli.profile.keys import keys_of
from careerpath_cli.profile.kinds import stated_skills
from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.profile.reading import resolve
from careerpath_cli.record import record

EMPTY = ProfileFile(format=1)
_USED = ("working+", "proficient+")
_BY_NAME = ("skills", "evidence", "activities", "values")
"""Fields of a profile in which each answer has a name."""
_PARTS = ("education", "experience", "constraints")


@record
class Told:
    """Answers of a profile that no prompt of this interview gave, in the person's own words (`file`).

    `skills` are their levels by id, `facts` what stands for the answers to the prompts that need not be put.
    `unlisted` are the skills that screens have left out because the profile said them, now or earlier.
    """

    file: ProfileFile = field(default_factory=lambda: EMPTY)
    skills: Mapping[str, StatedLevel] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    activities: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def open_skills(self) -> set[str]:
        """The skills that the person has used, and may do better than was said."""
        return {skill for skill, level in self.skills.items() if level in _USED}

    @property
    def settled_skills(self) -> set[str]:
        """The skills whose level need not be asked."""
        return self.skills.keys() - self.open_skills


def told_by(file: ProfileFile, unlisted: Iterable[str], base: KnowledgeBase) -> Told:
    """Return what a profile tells, without anything that an interview wrote into it."""
    profile = resolve(file, base)
    skills: dict[str, StatedLevel] = stated_skills(profile)  # type: ignore[assignment]
    facts = {
        question.id: answer
        for question in base.questions.values()
        if (answer := _answer(question, file, profile.activities, profile.values)) is not None
    }
    left_out = tuple(dict.fromkeys([*unlisted, *skills]))
    return Told(file, skills, facts, tuple(profile.activities), left_out)


def _answer(
    question: Question, file: ProfileFile, activities: Mapping[str, str], values: Mapping[str, str]
) -> tuple[str, ...] | None:
    """Return what answers a question; None where nothing does."""
    if question.kind == "either":
        return () if question.choices and all(choice.value in values for choice in question.choices) else None
    if not question.says:
        return None
    part, name = part_and_name(question.says)
    if part == "activities":
        return (activities[name],) if name in activities else None
    value = getattr(getattr(file, part) if part else file, name, None)
    return None if value is None else (_text(value),)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float | int) else str(value)


def together(
    told: Told, mine: ProfileFile, levels: Mapping[str, StatedLevel], base: KnowledgeBase
) -> ProfileFile:
    """Return a profile with what it told and what an interview adds; `levels` are those it leads to."""
    if told.file == EMPTY:
        return mine
    named = {name: _without_told(name, getattr(mine, name), told, base) for name in _BY_NAME}
    parts = {part: _filled(getattr(told.file, part), getattr(mine, part)) for part in _PARTS}
    whole = _filled(told.file, mine)
    merged = {name: {**getattr(told.file, name), **added} for name, added in named.items()}
    for skill in told.open_skills:
        if levels.get(skill, told.skills[skill]) != told.skills[skill]:
            merged["skills"] |= dict.fromkeys(keys_of(skill, told.file.skills, base), levels[skill])
    return replace(whole, **parts, **merged)  # type: ignore[no-any-return]


def _without_told(name: str, mine: Mapping[str, Any], told: Told, base: KnowledgeBase) -> dict[str, Any]:
    """Return the answers of an interview about what the profile doesn't tell of."""
    kind = "skills" if name == "evidence" else name
    known = {base.find(kind, key) for key in getattr(told.file, name)}
    if name == "skills":
        known |= told.skills.keys()
    return {key: answer for key, answer in mine.items() if base.find(kind, key) not in known}


def _filled(told: Any, mine: Any) -> Any:
    """Return a record with the values of another where it has none."""
    if told is None or mine is None:
        return mine if told is None else told
    empty = {
        part.name: getattr(mine, part.name) for part in fields(told) if _is_open(getattr(told, part.name))
    }
    return replace(told, **empty)


def _is_open(value: Any) -> bool:
    return value is None or value in ([], {})


def beside(present: ProfileFile, mine: ProfileFile) -> ProfileFile:
    """Return what a profile says otherwise, or beside, what an interview has written into it."""
    named: dict[str, Any] = {
        name: {
            key: answer
            for key, answer in getattr(present, name).items()
            if getattr(mine, name).get(key) != answer
        }
        for name in _BY_NAME
    }
    parts = {part: _differing(getattr(present, part), getattr(mine, part)) for part in _PARTS}
    return replace(_differing(present, mine), format=1, **named, **parts)  # type: ignore[no-any-return]


def _differing(present: Any, mine: Any) -> Any:
    """Return a record without the values that another has as well; None where nothing is left."""
    if present is None or mine is None:
        return present
    same = [part.name for part in fields(present) if getattr(present, part.name) == getattr(mine, part.name)]
    empty = type(present)(format=1) if isinstance(present, ProfileFile) else type(present)()
    left = replace(present, **{name: getattr(empty, name) for name in same})
    return left if left != empty or isinstance(present, ProfileFile) else None
