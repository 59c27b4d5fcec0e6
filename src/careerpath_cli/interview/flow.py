"""Which prompt comes next: a pure function of the answers so far and the knowledge base."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from careerpath_cli.advice.matching import rank_roles
from careerpath_cli.interview.answers import (
    LEVEL,
    SCREEN,
    Answers,
    asked_skills,
    profile_from_answers,
    stated_skills,
)
from careerpath_cli.profile.reading import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerpath_cli.advice.expectations import MatchingModel
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.questions import Question

MAX_SCREENS = 5
MAX_LEVELS = 5
MAX_PROMPTS = 24
_ROLES_CONSIDERED = 5


@dataclass(frozen=True, slots=True)
class PromptChoice:
    """One line to choose: short, with more shown once it is pointed at, under a section's heading."""

    value: str
    label: str
    more: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it is put to the person."""

    id: str
    part: str
    text: str
    why: str
    kind: Literal["one", "many", "text"]
    choices: tuple[PromptChoice, ...] = ()


def next_prompt(answers: Answers, base: KnowledgeBase, model: MatchingModel) -> Prompt | None:
    """Give the first prompt that is still open; None when the interview is over."""
    for question in base.questions.values():
        for prompt in _prompts(question, answers, base, model):
            if prompt.id not in answers:
                return prompt
    return None


def still_fitting(answers: Answers, base: KnowledgeBase, model: MatchingModel) -> Answers:
    """Keep the answers that their prompts still offer; drop what the knowledge base no longer knows.

    It goes through the interview again; a prompt whose answer does not fit counts as skipped meanwhile, and
    is open afterwards.
    """
    replayed, kept = Answers(), Answers()
    while (prompt := next_prompt(replayed, base, model)) is not None:
        given = answers.given.get(prompt.id)
        if prompt.id in answers and _fits(given, prompt):
            kept = kept.adding(prompt.id, given)
            replayed = replayed.adding(prompt.id, given)
        else:
            replayed = replayed.adding(prompt.id, None)
    return kept


def _fits(answer: tuple[str, ...] | None, prompt: Prompt) -> bool:
    if answer is None:
        return True
    if prompt.kind != "many" and len(answer) != 1:
        return False
    return prompt.kind == "text" or set(answer) <= {choice.value for choice in prompt.choices}


def _prompts(
    question: Question, answers: Answers, base: KnowledgeBase, model: MatchingModel
) -> Iterator[Prompt]:
    """Give the prompts that a question turns into: none, one, or several for skills."""
    if answers.rule_out(question):
        return
    match question.kind:
        case "skill-screens":
            yield from _skill_screens(question, answers, base)
        case "levels":
            yield from _levels(question, answers, base, model)
        case "text":
            yield Prompt(question.id, question.part, question.text, question.why, "text")
        case "one" | "many" as kind:
            choices = _choices(question, answers, base)
            if len(choices) > 1 or question.id in answers:
                yield Prompt(question.id, question.part, question.text, question.why, kind, choices)


def _choices(question: Question, answers: Answers, base: KnowledgeBase) -> tuple[PromptChoice, ...]:
    match question.choices_from:
        case None:
            return tuple(PromptChoice(choice.value, choice.label) for choice in question.choices)
        case "groups":
            return tuple(PromptChoice(group.id, group.name) for group in base.groups.values())
        case "values":
            return _value_choices(base, list(base.values))
        case "chosen-values":
            return _value_choices(base, answers.of("values"))
        case "activities":
            return _activity_choices(base, list(base.activities))
        case "likes":
            return _activity_choices(base, answers.of("likes"))
        case "not-likes":
            likes = answers.of("likes")
            return _activity_choices(base, [one for one in base.activities if one not in likes])


def _value_choices(base: KnowledgeBase, values: Sequence[str]) -> tuple[PromptChoice, ...]:
    found = (base.values[value] for value in values)
    return tuple(PromptChoice(value.id, value.name, value.summary) for value in found)


def _activity_choices(base: KnowledgeBase, activities: Sequence[str]) -> tuple[PromptChoice, ...]:
    found = (base.activities[activity] for activity in activities)
    return tuple(PromptChoice(activity.id, activity.name, activity.question) for activity in found)


def _skill_screens(question: Question, answers: Answers, base: KnowledgeBase) -> Iterator[Prompt]:
    """Divide the chosen groups, in the base's order, among at most five screens."""
    chosen = answers.of("groups")
    groups = [group for group in base.groups.values() if group.id in chosen]
    size = -(-len(groups) // MAX_SCREENS) if groups else 1
    for start in range(0, len(groups), size):
        shelf = groups[start : start + size]
        yield Prompt(
            id=SCREEN + "+".join(group.id for group in shelf),
            part=question.part,
            text=question.text,
            why=question.why,
            kind="many",
            choices=tuple(
                PromptChoice(skill, base.skills[skill].name, base.skills[skill].summary, group.name)
                for group in shelf
                for skill in asked_skills(group.id, base)
            ),
        )


def _levels(
    question: Question, answers: Answers, base: KnowledgeBase, model: MatchingModel
) -> Iterator[Prompt]:
    """Ask how well, for the few skills where more would count most for the roles that fit best."""
    asked = [prompt.removeprefix(LEVEL) for prompt in answers.given if prompt.startswith(LEVEL)]
    levels = tuple(
        PromptChoice(level.id, level.name, level.summary)
        for level in base.levels.values()
        if level.id != "none"
    )
    undecided = _undecided(answers, base, model)
    for skill in [*asked, *(one for one in undecided if one not in asked)][:MAX_LEVELS]:
        text = question.text.replace("{skill}", base.skills[skill].name)
        yield Prompt(LEVEL + skill, question.part, text, question.why, "one", levels)


def _undecided(answers: Answers, base: KnowledgeBase, model: MatchingModel) -> list[str]:
    """Order the skills held at working by the evidence that a higher level would add for the best roles."""
    without_levels = Answers(
        {key: value for key, value in answers.given.items() if not key.startswith(LEVEL)}
    )
    stated = stated_skills(without_levels, base)
    profile = resolve(profile_from_answers(without_levels, base), base)
    held = {skill for skill, level in stated.items() if level == "working"}
    if not held:
        return []
    # limits do not matter here: what is excluded today is still worth telling apart
    matches = rank_roles(replace(profile, constraints=type(profile.constraints)()), model, base)
    best = {match.role for match in matches[:_ROLES_CONSIDERED]}
    gains = dict.fromkeys(sorted(held), 0.0)
    for role in model.roles:
        for (kind, subject), expected in role.expectations.items() if role.role in best else ():
            if kind == "skill" and subject in held:
                gains[subject] += expected.most - expected.worth["working"]
    return [skill for skill in sorted(gains, key=lambda one: -gains[one]) if gains[skill] > 0]
