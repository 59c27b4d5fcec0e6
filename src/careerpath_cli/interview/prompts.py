"""Prompts by id: each can be rebuilt from its id, the answers and the knowledge base alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.interview.answers import (
    NONE_OF_THESE,
    asked_skills,
    further_skills,
    prompt_id,
    ticked_skills,
)
from careerpath_cli.interview.prompt import Prompt, PromptChoice
from careerpath_cli.knowledge.model.scales import ATTITUDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.interview.answers import Answers
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.questions import Question

SHOWN_LEVELS = ("proficient", "expert")
"""Levels for which we ask for a line of evidence."""
SEVERAL = frozenset({"best", "worst", "screen", "rest", "level", "evidence"})
"""Kinds of question that become several prompts, each about a different subject."""
_ATTITUDE_LABELS = {
    "avoid": "I'd do a lot to avoid it",
    "dislike": "I'd rather not",
    "neutral": "I wouldn't mind it",
    "like": "I'd enjoy it",
    "love": "It'd be the best day of my week",
}


def question_of(prompt: str, base: KnowledgeBase) -> Question | None:
    """Return the question that a prompt belongs to; None where the knowledge base has no such question."""
    start, colon, _ = prompt.partition(":")
    if not colon:
        single = base.questions.get(prompt)
        return single if single is not None and single.kind not in SEVERAL else None
    several = (question for question in base.questions.values() if question.kind in SEVERAL)
    return next((question for question in several if question.kind == start), None)


def prompt_for(identifier: str, answers: Answers, base: KnowledgeBase) -> Prompt | None:
    """Return the prompt with this id; None where it makes no sense with these answers or this base."""
    question = question_of(identifier, base)
    if question is None or not answers.make_sense_of(question):
        return None
    subject = identifier.partition(":")[2]
    match question.kind:
        case "best" | "worst":
            return _tasks(question, identifier, subject.split("+"), answers, base)
        case "screen" | "rest":
            return _screen(question, subject, answers, base)
        case "level" | "evidence":
            return _about_skill(question, subject, answers, base)
        case "groups" | "many":
            return _prompt(question, identifier, "many", _choices(question, base))
        case "text":
            return _prompt(question, identifier, "text", ())
        case "one" | "either" | "attitude":
            return _prompt(question, identifier, "one", _choices(question, base))


def fits(answer: tuple[str, ...] | None, prompt: Prompt) -> bool:
    """Return whether a prompt allows an answer: skipping it, or choosing something that it offers."""
    if answer is None:
        return True
    if not answer or (prompt.kind != "many" and len(answer) != 1):
        return False
    offered = {choice.value for choice in (*prompt.choices, *prompt.findable)}
    return prompt.kind == "text" or set(answer) <= offered


def _prompt(
    question: Question,
    identifier: str,
    kind: str,
    choices: Sequence[PromptChoice],
    *,
    text: str = "",
    findable: Sequence[PromptChoice] = (),
) -> Prompt:
    return Prompt(
        id=identifier,
        part=question.part,
        text=text or question.text,
        why=question.why,
        kind=kind,  # type: ignore[arg-type]
        choices=tuple(choices),
        findable=tuple(findable),
    )


def _choices(question: Question, base: KnowledgeBase) -> tuple[PromptChoice, ...]:
    match question.kind:
        case "attitude":
            return tuple(
                PromptChoice(attitude, _ATTITUDE_LABELS[attitude]) for attitude in reversed(ATTITUDES)
            )
        case "groups":
            return tuple(PromptChoice(group.id, group.name) for group in base.groups.values())
        case _:
            return tuple(PromptChoice(choice.value, choice.label) for choice in question.choices)


def _tasks(
    question: Question, identifier: str, activities: Sequence[str], answers: Answers, base: KnowledgeBase
) -> Prompt | None:
    """Return the prompt for one round of tasks; the one picked as best is not offered as worst."""
    best = answers.of(prompt_id("best", *activities)) if question.kind == "worst" else ()
    left = [activity for activity in activities if activity not in best]
    if len(left) < 2 or (question.kind == "worst" and not best):  # noqa: PLR2004 - a choice needs two
        return None
    if not set(activities) <= base.activities.keys():
        return None
    choices = [PromptChoice(activity, base.activities[activity].question) for activity in left]
    return _prompt(question, identifier, "one", choices)


def _screen(question: Question, group: str, answers: Answers, base: KnowledgeBase) -> Prompt | None:
    """Return the prompt for the skills of a chosen group; every other skill can be found by typing."""
    shown = (asked_skills if question.kind == "screen" else further_skills)(group, base)
    if not shown or group not in base.groups or group not in answers.of("groups"):
        return None
    lines = [PromptChoice(skill, base.skills[skill].name, base.skills[skill].summary) for skill in shown]
    others = [
        PromptChoice(skill.id, skill.name, also=skill.aliases)
        for skill in base.skills.values()
        if skill.id not in shown
    ]
    return _prompt(
        question,
        prompt_id(question.kind, group),
        "many",
        [*lines, PromptChoice(NONE_OF_THESE, "None of these")],
        text=question.text.replace("{group}", base.groups[group].name),
        findable=others,
    )


def _about_skill(question: Question, skill: str, answers: Answers, base: KnowledgeBase) -> Prompt | None:
    """Return the prompt for the level of a ticked skill, or for evidence of a high level."""
    if skill not in base.skills or ticked_skills(answers, base).get(skill, "none") == "none":
        return None
    text = question.text.replace("{skill}", base.skills[skill].name)
    identifier = prompt_id(question.kind, skill)
    if question.kind == "evidence":
        high = set(answers.of(prompt_id("level", skill))) & set(SHOWN_LEVELS)
        return _prompt(question, identifier, "text", (), text=text) if high else None
    choices = [
        PromptChoice(level.id, f"{level.name}: {level.summary}")
        for level in base.levels.values()
        if level.id != "none"
    ]
    return _prompt(question, identifier, "one", choices, text=text)
