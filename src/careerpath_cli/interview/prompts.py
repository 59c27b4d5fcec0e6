"""Prompts by id: each can be rebuilt from its id, the answers and the knowledge base alone."""

from collections.abc import Sequence
from dataclasses import replace

from careerpath_cli.interview.answers import (
    NONE_OF_THESE,
    Answers,
    asked_skills,
    own_skills,
    prompt_id,
    shown_skills,
    stated_skills,
    ticked_skills,
    unaided_skills,
)
from careerpath_cli.interview.memory import worked_out_once
from careerpath_cli.interview.prompt import Prompt, PromptChoice
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.occupations import Occupation
from careerpath_cli.knowledge.model.questions import Question, QuestionKind
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import ATTITUDES, Level

SHOWN_LEVELS = ("proficient", "expert")
"""Levels for which we ask for a line of evidence."""
SEVERAL = frozenset({"best", "worst", "screen", "rest", "essentials", "unaided", "consulted", "evidence"})
"""Kinds of question that become several prompts, each about a different subject."""
_MEMBERS = 6
"""How many skills of a group are named with it."""
_NO_SECTION = "Otherwise"
"""The heading over the line for none of the skills, where skills stand under the names of their groups."""
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
    if question.kind in SEVERAL:
        return _about_subjects(question, identifier, answers, base)
    match question.kind:
        case "groups":
            return _prompt(question, identifier, "many", _groups(answers, base))
        case "many":
            return _prompt(question, identifier, "many", _choices(question))
        case "text":
            completions = _occupations(base) if question.complete else ()
            return _prompt(question, identifier, "text", (), findable=completions)
        case _:
            return _prompt(question, identifier, "one", _choices(question))


def _about_subjects(
    question: Question, identifier: str, answers: Answers, base: KnowledgeBase
) -> Prompt | None:
    """Return one of the prompts that a question becomes, about the subjects in the prompt's id."""
    subjects = identifier.partition(":")[2].split("+")
    match question.kind:
        case "best" | "worst":
            return _tasks(question, identifier, subjects, answers, base)
        case "screen" | "rest":
            return _screen(question, subjects, answers, base)
        case "essentials":
            return _essentials(question, subjects, base)
        case "unaided" | "consulted":
            return _how_well(question, subjects, answers, base)
        case _:
            return _evidence(question, subjects, answers, base)


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


def _choices(question: Question) -> tuple[PromptChoice, ...]:
    if question.kind == "attitude":
        return tuple(PromptChoice(attitude, _ATTITUDE_LABELS[attitude]) for attitude in reversed(ATTITUDES))
    return tuple(PromptChoice(choice.value, choice.label) for choice in question.choices)


def _groups(answers: Answers, base: KnowledgeBase) -> list[PromptChoice]:
    """Return the groups of skills, those of the person's occupation first, each with some of its members."""
    own = {group: own_skills(group, answers, base) for group in base.groups}
    return [
        _group_line(base, group, tuple(own[group]))
        for group in sorted(base.groups, key=lambda group: not own[group])
    ]


@worked_out_once
def _group_line(base: KnowledgeBase, group: str, own: tuple[str, ...]) -> PromptChoice:
    """Return a group as a line that names the skills of the person's occupation first, and the best known."""
    members = list(dict.fromkeys([*own, *asked_skills(group, base)]))
    names = [base.skills[skill].name for skill in members]
    others = sum(skill.group == group for skill in base.skills.values()) - len(names[:_MEMBERS])
    more = f" and {others} more" if others else ""
    known = f" ({', '.join(names[: len(own)])} …)" if own else ""
    label = base.groups[group].name + known
    return PromptChoice(group, label, ", ".join(names[:_MEMBERS]) + more, also=tuple(names))


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


def _screen(
    question: Question, subjects: Sequence[str], answers: Answers, base: KnowledgeBase
) -> Prompt | None:
    """Return the prompt for the skills of chosen groups; every other skill can be found by typing."""
    groups = [group for group in subjects if group in base.groups]
    shown = shown_skills(question.kind, groups, answers, base)
    if not shown or groups != list(subjects) or not set(groups) & set(answers.of("groups")):
        return None
    names = [base.groups[group].name for group in groups]
    return _skill_list(
        question,
        prompt_id(question.kind, *groups),
        shown,
        base,
        text=question.text.replace("{group}", names[0] if len(names) == 1 else _joined(names)),
        in_sections=len(groups) > 1,
    )


def _essentials(question: Question, skills: Sequence[str], base: KnowledgeBase) -> Prompt | None:
    """Return the prompt for skills that leading roles cannot do without, whichever group they are in."""
    if not skills or not set(skills) <= base.skills.keys():
        return None
    return _skill_list(question, prompt_id(question.kind, *skills), skills, base)


def _skill_list(
    question: Question,
    identifier: str,
    shown: Sequence[str],
    base: KnowledgeBase,
    *,
    text: str = "",
    in_sections: bool = False,
) -> Prompt:
    """Return a prompt that lists skills to tick, with all others to be found by typing."""
    lines = [
        replace(line, section=base.groups[base.skills[line.value].group].name if in_sections else "")
        for line in (skill_line(base, skill) for skill in shown)
    ]
    none = PromptChoice(NONE_OF_THESE, "None of these", section=_NO_SECTION if in_sections else "")
    others = [line for line in findable_skills(base) if line.value not in shown]
    return _prompt(question, identifier, "many", [*lines, none], text=text, findable=others)


@worked_out_once
def skill_line(base: KnowledgeBase, skill: str) -> PromptChoice:
    """Return a skill as a line of a screen."""
    entry = base.skills[skill]
    return PromptChoice(skill, entry.name, entry.summary, also=entry.aliases)


@worked_out_once
def findable_skills(base: KnowledgeBase) -> list[PromptChoice]:
    """Return every skill as a line that can be found by typing."""
    return [PromptChoice(skill.id, skill.name, also=skill.aliases) for skill in base.skills.values()]


@worked_out_once
def _occupations(base: KnowledgeBase) -> tuple[PromptChoice, ...]:
    """Return every occupation, and every role as what somebody may already do, as completions of a text."""
    entries: tuple[Occupation | Role, ...] = (*base.occupations.values(), *base.roles.values())
    return tuple(PromptChoice(entry.name, entry.name, also=entry.aliases) for entry in entries)


def _how_well(
    question: Question, subjects: Sequence[str], answers: Answers, base: KnowledgeBase
) -> Prompt | None:
    """Return the prompt for how well somebody does ticked skills, each with what that means for it."""
    skills = _still_held(question.kind, subjects, answers, base)
    if not skills:
        return None
    level: Level = "proficient" if question.kind == "unaided" else "expert"
    lines = [
        PromptChoice(
            skill, base.skills[skill].name, f"{base.levels[level].name}: {anchor(skill, level, base)}"
        )
        for skill in skills
    ]
    none = PromptChoice(NONE_OF_THESE, "None of these")
    return _prompt(question, prompt_id(question.kind, *subjects), "many", [*lines, none])


def _still_held(
    kind: QuestionKind, subjects: Sequence[str], answers: Answers, base: KnowledgeBase
) -> list[str]:
    """Return which subjects of a screen about levels are still ticked or, for the second, done unaided."""
    if not set(subjects) <= base.skills.keys():
        return []
    ticked = ticked_skills(answers, base)
    held = [skill for skill in subjects if ticked.get(skill, "none") != "none"]
    if kind == "unaided" or set(held) <= unaided_skills(answers):
        return held
    return []


def anchor(skill: str, level: Level, base: KnowledgeBase) -> str:
    """Return what people at a level do with a skill, or with any skill where it does not say."""
    return base.skills[skill].levels.get(level) or base.levels[level].summary


def _evidence(
    question: Question, subjects: Sequence[str], answers: Answers, base: KnowledgeBase
) -> Prompt | None:
    """Return the prompt for a line of evidence of a high level."""
    skill = "+".join(subjects)
    if skill not in base.skills or stated_skills(answers, base).get(skill) not in SHOWN_LEVELS:
        return None
    text = question.text.replace("{skill}", base.skills[skill].name)
    return _prompt(question, prompt_id(question.kind, skill), "text", (), text=text)


def _joined(names: Sequence[str]) -> str:
    return f"{'; '.join(names[:-1])}; and {names[-1]}"
