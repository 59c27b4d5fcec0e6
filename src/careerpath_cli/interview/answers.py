"""A person's answers so far, and the profile that follows from them: pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from careerpath_cli.interview.memory import worked_out_once
from careerpath_cli.interview.told import Told, together
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.person import WHOLE, fact_value, part_and_name
from careerpath_cli.knowledge.model.questions import Question, QuestionKind
from careerpath_cli.knowledge.model.scales import STATED_LEVELS, Attitude, Level, StatedLevel, ValueWeight
from careerpath_cli.profile.model import (
    Constraints,
    EducationAnswer,
    ExperienceAnswer,
    ProfileFile,
)
from careerpath_cli.profile.reading import resolve
from careerpath_cli.record import record

NONE_OF_THESE = "none-of-these"
"""The choice on a screen of skills for a person who has used none of them."""
SCREENS: tuple[QuestionKind, ...] = ("screen", "rest", "essentials")
"""Kinds of question that list skills for a person to tick those that they have used."""
SCREEN_SIZE = 12
_PER_GROUP = {1: SCREEN_SIZE, 2: 9, 3: 7, 4: 6}
"""How many skills of each group a screen lists, by how many groups it is about."""
_NONE: StatedLevel = "none"
_TICKED: StatedLevel = "working+"
_OF_SCORE: dict[int, Attitude] = {-2: "avoid", -1: "dislike", 0: "neutral", 1: "like", 2: "love"}


@record
class Answers:
    """Answers by prompt id, in the order they were given; None where a prompt was skipped.

    An answer is a tuple of the chosen values, with a single item for prompts that take one choice or a text.
    `earlier` holds answers that were taken back, to be offered again when their prompts come up. `told` is
    what the person's profile says beside them.
    """

    given: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told: Told = field(default_factory=Told)

    def __contains__(self, prompt: str) -> bool:
        """Return whether a prompt was answered or skipped, or need not be put."""
        return prompt in self.given or prompt in self.told.facts

    def of(self, prompt: str) -> tuple[str, ...]:
        """Return what was chosen, or what the profile tells; empty for a prompt skipped or not reached."""
        return self.given.get(prompt) or self.told.facts.get(prompt) or ()

    def make_sense_of(self, question: Question) -> bool:
        """Return whether a question still makes sense after the earlier answers."""
        rule = question.when
        if rule is None:
            return True
        said = set(self.of(rule.question))
        return not said & set(rule.unless) and (not rule.only or bool(said & set(rule.only)))

    def adding(self, prompt: str, answer: tuple[str, ...] | None) -> Answers:
        """Return these answers plus one; an answer to the same prompt that was taken back is forgotten."""
        earlier = {taken_back: values for taken_back, values in self.earlier.items() if taken_back != prompt}
        return Answers({**self.given, prompt: answer}, earlier, self.told)

    def taking_back_last(self) -> Answers:
        """Return these answers without the last one, which is kept to be offered again."""
        given = dict(self.given)
        prompt, answer = given.popitem()
        earlier = dict(self.earlier)
        return Answers(given, {**earlier, prompt: answer} if answer else earlier, self.told)

    def prompts(self, kind: QuestionKind) -> Iterator[tuple[list[str], tuple[str, ...]]]:
        """Yield the subjects and the answer of each answered prompt that comes from one kind of question."""
        for prompt in self.given:
            start, colon, subjects = prompt.partition(":")
            if colon and start == kind and self.of(prompt):
                yield subjects.split("+"), self.of(prompt)


def prompt_id(kind: QuestionKind, *subjects: str) -> str:
    """Return the id of one of the prompts that a question becomes, named after its subjects."""
    return f"{kind}:{'+'.join(subjects)}"


def profile_from_answers(answers: Answers, base: KnowledgeBase) -> ProfileFile:
    """Return the profile that the answers add up to; whatever was skipped is left out."""
    fields = _plain_fields(answers, base)
    levels = stated_skills(answers, base)
    skills = {base.skills[skill].name: level for skill, level in levels.items()}
    mine = ProfileFile(
        format=1,
        skills=skills,
        evidence={
            base.skills[skill].name: line
            for (skill,), (line,) in answers.prompts("evidence")
            if base.skills[skill].name in skills
        },
        activities=_chosen_tasks(answers) | fields.get("activities", {}),
        values=_values(answers, base),
        education=EducationAnswer(**fields["education"]) if "education" in fields else None,
        experience=ExperienceAnswer(**_experience(fields)),
        constraints=Constraints(**fields["constraints"]) if "constraints" in fields else None,
        **fields.get(WHOLE, {}),
    )
    return together(answers.told, mine, levels, base)


def stated_skills(answers: Answers, base: KnowledgeBase) -> dict[str, StatedLevel]:
    """Return levels by skill id: a ticked skill is at least working until a screen has asked how well."""
    skills = ticked_skills(answers, base)
    ticked = {skill for skill, level in skills.items() if level != "none"} - answers.told.settled_skills
    asked: tuple[tuple[QuestionKind, set[str], StatedLevel, StatedLevel], ...] = (
        ("unaided", ticked, "working", "proficient+"),
        ("consulted", ticked & unaided_skills(answers), "proficient", "expert"),
    )
    for kind, bearing, no, yes in asked:
        for shown, chosen in answers.prompts(kind):
            skills.update({skill: yes if skill in chosen else no for skill in shown if skill in bearing})
    return skills


def unaided_skills(answers: Answers) -> set[str]:
    """Return the skills that the person said to do unaided."""
    return {skill for _, chosen in answers.prompts("unaided") for skill in chosen if skill != NONE_OF_THESE}


def ticked_skills(answers: Answers, base: KnowledgeBase) -> dict[str, StatedLevel]:
    """Return levels by skill id from the screens alone: ticked on any is at least working, else none.

    Of a group that was not ticked nothing is known: its skills are left out. What the profile tells counts.
    """
    shown: list[str] = []
    ticked_at_all: list[str] = []
    for kind in SCREENS:
        for subjects, ticked in answers.prompts(kind):
            shown += shown_skills(kind, subjects, answers, base)
            ticked_at_all += [skill for skill in ticked if skill != NONE_OF_THESE]
    usual = _skills_in_occupation(answers, base)
    ticks = {skill: _ticked_level(usual.get(skill, "none")) for skill in ticked_at_all}
    # who has not used a skill may still know what it is for, as everybody in the occupation does
    missing = (skill for skill in shown if usual.get(skill) != "aware")
    return {**dict.fromkeys(missing, _NONE), **ticks, **answers.told.skills}


def _ticked_level(usual: Level) -> StatedLevel:
    """Return what a tick shows: working, or what everybody in the person's occupation has if that is more."""
    ranged = next((level for level in STATED_LEVELS if level == f"{usual}+"), _TICKED)
    return max(_TICKED, ranged, key=STATED_LEVELS.index)


def _skills_in_occupation(answers: Answers, base: KnowledgeBase) -> Mapping[str, Level]:
    """Return levels by skill id that everybody in the person's occupation has."""
    occupation = occupation_of(answers, base)
    return base.occupations[occupation].skills if occupation else {}


def shown_skills(
    kind: QuestionKind, subjects: Sequence[str], answers: Answers, base: KnowledgeBase
) -> list[str]:
    """Return the skills that one of the `SCREENS` lists, to be ticked by whoever has used them."""
    unlisted = set(answers.told.unlisted)
    match kind:
        case "screen":
            shown = screen_skills(subjects, answers, base)
            return [skill for skill in shown if skill not in unlisted]
        case "rest":
            further = [skill for group in subjects for skill in further_skills(group, answers, base)]
            return [skill for skill in further if skill not in unlisted]
        case _:
            return [skill for skill in subjects if skill in base.skills]


def screen_skills(groups: Sequence[str], answers: Answers, base: KnowledgeBase) -> list[str]:
    """Return what a screen lists of its groups: the occupation's own skills, then what most roles need."""
    room = _PER_GROUP.get(len(groups), min(_PER_GROUP.values()))
    return [
        skill
        for group in groups
        for skill in list(dict.fromkeys([*own_skills(group, answers, base), *asked_skills(group, base)]))[
            :room
        ]
    ]


def own_skills(group: str, answers: Answers, base: KnowledgeBase) -> list[str]:
    """Return the skills of a group that everybody in the person's occupation has."""
    usual = _skills_in_occupation(answers, base)
    return [skill for skill in usual if base.skills[skill].group == group]


def asked_skills(group: str, base: KnowledgeBase) -> list[str]:
    """Return the skills of a group that the interview asks about: those that most roles need."""
    return needed_skills(base).get(group, [])[:SCREEN_SIZE]


def further_skills(group: str, answers: Answers, base: KnowledgeBase) -> list[str]:
    """Return the skills of a group that some role needs and that only the full interview asks about."""
    screens = (groups for groups, _ in answers.prompts("screen") if group in groups)
    seen = screen_skills(next(screens, [group]), answers, base)
    return [skill for skill in needed_skills(base).get(group, []) if skill not in seen]


@worked_out_once
def needed_skills(base: KnowledgeBase) -> dict[str, list[str]]:
    """Return the skills that roles need, by group, most needed first."""
    counts: Counter[str] = Counter()
    for role in base.roles.values():
        for need in role.needs:
            counts[need.skill] += 2 if need.required else 1
    groups: dict[str, list[str]] = {group: [] for group in base.groups}
    for skill in sorted(counts, key=lambda skill: (-counts[skill], skill)):
        groups.setdefault(base.skills[skill].group, []).append(skill)
    return groups


def occupation_of(answers: Answers, base: KnowledgeBase) -> str | None:
    """Return the id of the occupation that a person named; None where they named none that we know."""
    words = [word for question in _asking_occupation(base) for word in answers.of(question)]
    return _occupation_named(base, words[0]) if words else None


@worked_out_once
def _asking_occupation(base: KnowledgeBase) -> tuple[str, ...]:
    return tuple(question.id for question in base.questions.values() if question.says == "occupation")


@worked_out_once
def _occupation_named(base: KnowledgeBase, words: str) -> str | None:
    return resolve(ProfileFile(format=1, occupation=words), base).occupation_id


def task_scores(answers: Answers) -> dict[str, int]:
    """Return for each activity on offer how often it was picked as best minus how often as worst."""
    scores: dict[str, int] = {}
    for kind, point in (("best", 1), ("worst", -1)):
        for shown, chosen in answers.prompts(kind):  # type: ignore[arg-type]
            for activity in shown:
                scores.setdefault(activity, 0)
            for activity in chosen:
                scores[activity] += point
    return scores


def _plain_fields(answers: Answers, base: KnowledgeBase) -> dict[str, dict[str, Any]]:
    """Return the answers that each fill one field of the profile unchanged, by part and field."""
    fields: dict[str, dict[str, Any]] = {}
    for question in base.questions.values():
        if question.says and answers.of(question.id) and answers.make_sense_of(question):
            part, name = part_and_name(question.says)
            (text,) = answers.of(question.id)
            fields.setdefault(part, {})[name] = fact_value(question.says, text)
    return fields


def _experience(fields: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Add what another answer implies: whoever does not code has not used machine learning."""
    years = dict(fields.get("experience", {}))
    if years.get("coding_years") == 0:
        years.setdefault("ml_years", 0.0)
    return years


def _chosen_tasks(answers: Answers) -> dict[str, Attitude]:
    return {activity: _OF_SCORE[max(-2, min(2, score))] for activity, score in task_scores(answers).items()}


def _values(answers: Answers, base: KnowledgeBase) -> dict[str, ValueWeight]:
    """Return weights of values: important where chosen over another, somewhat where not."""
    weights: dict[str, ValueWeight] = {}
    for question in base.questions.values():
        chosen = answers.of(question.id) if question.kind == "either" else ()
        for choice in question.choices if chosen else ():
            weights[choice.value] = "important" if choice.value in chosen else "somewhat"
    return weights
