"""Five people answer the default interview truthfully: what comes out is who they are, as far as it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pytest

from careerpath_cli.interview.answers import NONE_OF_THESE, Answers, profile_from_answers
from careerpath_cli.interview.flow import next_prompt
from careerpath_cli.interview.prompt import Prompt
from careerpath_cli.interview.prompts import question_of
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.questions import Question
from careerpath_cli.knowledge.model.scales import ATTITUDES, LEVELS, VALUE_WEIGHTS, Level
from careerpath_cli.matching.inference import infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.planning.reach import reach
from careerpath_cli.profile.model import EducationAnswer, ExperienceAnswer, Profile, ProfileFile
from careerpath_cli.profile.reading import resolve

PROMPTS = 22
"""How long a default interview may be."""
AVOID: Final = "avoid"
DISLIKE: Final = "dislike"
LIKE: Final = "like"
LOVE: Final = "love"

PEOPLE = {
    "nurse": ProfileFile(
        1,
        occupation="staff nurse",
        employment="employed",
        education=EducationAnswer(degree="bachelor"),
        experience=ExperienceAnswer(total_years=8, coding_years=0, ml_years=0),
        skills={
            "clinical-practice": "expert",
            "health-data-privacy": "working",
            "communication": "proficient",
            "collaboration": "proficient",
            "office-software": "working",
            "time-management": "proficient",
            "critical-thinking": "working",
        },
        activities={"work-with-health": LOVE, "teach-and-write": LIKE, "build-software": AVOID,
                    "advance-research": DISLIKE},
        values={"impact": "essential"},
    ),
    "student": ProfileFile(
        1,
        employment="studying",
        education=EducationAnswer(degree="bachelor"),
        experience=ExperienceAnswer(total_years=0, coding_years=1.5, ml_years=0.5),
        skills={
            "python": "working",
            "sql": "working",
            "statistics": "working",
            "pandas": "working",
            "scikit-learn": "working",
            "machine-learning": "working",
            "data-visualization": "working",
            "git": "working",
        },
        activities={"analyse-data": LOVE, "prototype-models": LIKE, "lead-people-and-products": DISLIKE},
        values={"intellectual-depth": "important"},
    ),
    "senior back-end developer": ProfileFile(
        1,
        occupation="back-end developer",
        employment="employed",
        education=EducationAnswer(degree="bachelor"),
        experience=ExperienceAnswer(total_years=9, coding_years=9, ml_years=0),
        skills={
            "python": "expert",
            "java": "proficient",
            "sql": "proficient",
            "git": "expert",
            "linux": "proficient",
            "docker": "expert",
            "kubernetes": "proficient",
            "ci-cd": "expert",
            "aws": "proficient",
            "api-development": "expert",
            "software-engineering": "expert",
            "postgresql": "proficient",
            "microservices": "proficient",
            "collaboration": "proficient",
        },
        activities={"build-software": LOVE, "operate-models": LIKE, "build-data-pipelines": LIKE,
                    "advance-research": DISLIKE},
        values={"pay": "important"},
    ),
    "laid-off operations manager": ProfileFile(
        1,
        occupation="operations manager",
        employment="unemployed",
        runway_months=6,
        education=EducationAnswer(degree="bachelor"),
        experience=ExperienceAnswer(total_years=28, coding_years=0, ml_years=0),
        skills={
            "leadership": "expert",
            "project-management": "expert",
            "budgeting": "expert",
            "excel": "proficient",
            "stakeholder-management": "expert",
            "communication": "proficient",
            "supply-chain": "proficient",
            "business-systems": "proficient",
        },
        activities={"lead-people-and-products": LOVE, "build-software": AVOID, "advance-research": AVOID,
                    "govern-and-audit": LIKE},
        values={"stability": "essential"},
    ),
    "physicist": ProfileFile(
        1,
        occupation="physicist",
        employment="employed",
        education=EducationAnswer(degree="phd"),
        experience=ExperienceAnswer(total_years=4, coding_years=8, ml_years=1.5),
        skills={
            "python": "proficient",
            "numpy": "proficient",
            "statistics": "expert",
            "probability": "expert",
            "linear-algebra": "expert",
            "optimization": "proficient",
            "experimental-design": "expert",
            "scientific-writing": "expert",
            "research-methods": "expert",
            "data-visualization": "proficient",
            "linux": "proficient",
            "git": "working",
            "machine-learning": "working",
        },
        activities={"advance-research": LOVE, "analyse-data": LIKE, "prototype-models": LIKE,
                    "work-with-markets": DISLIKE},
        values={"intellectual-depth": "essential"},
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Interviewed:
    """What an interview with one of them came to."""

    true: Profile
    said: Profile
    prompts: list[Prompt]
    answers: Answers

    def put(self, kind: str) -> list[str]:
        """Return the ids of the prompts of a kind, without what comes before the subjects."""
        return [one.id.partition(":")[2] for one in self.prompts if one.id.startswith(f"{kind}:")]


Interview = Callable[[str], Interviewed]


@pytest.fixture(scope="module")
def interviewed(base: KnowledgeBase, model: MatchingModel) -> Interview:
    known = {who: interview(who, base, model) for who in PEOPLE}
    return known.__getitem__


def interview(who: str, base: KnowledgeBase, model: MatchingModel) -> Interviewed:
    written = PEOPLE[who]
    true = resolve(written, base)
    prompts, answers = list[Prompt](), Answers()
    while (prompt := next_prompt(answers, base, model).prompt) is not None:
        question = question_of(prompt.id, base)
        assert question is not None
        prompts.append(prompt)
        answers = answers.adding(prompt.id, truth(prompt, question, true, base))
    return Interviewed(true, resolve(profile_from_answers(answers, base), base), prompts, answers)


LEAST: dict[str, Level] = {"essentials": "working", "unaided": "proficient", "consulted": "expert"}
"""The level from which somebody ticks a skill, by the question."""


def truth(prompt: Prompt, question: Question, person: Profile, base: KnowledgeBase) -> tuple[str, ...] | None:
    values = [choice.value for choice in prompt.choices]
    match question.kind:
        case "groups":
            return tuple(
                one for one in values if any(base.skills[held].group == one for held in person.skills)
            )
        case "screen" | "rest":
            groups = prompt.id.partition(":")[2].split("+")
            offered = [*values, *(choice.value for choice in prompt.findable)]
            return at_least("working", [one for one in offered if one in base.skills
                                        and base.skills[one].group in groups], person)  # fmt: skip
        case "essentials" | "unaided" | "consulted":
            return at_least(LEAST[question.kind], values, person)
        case "best" | "worst":
            felt = {one: ATTITUDES.index(person.activities.get(one, "neutral")) for one in values}
            pick = (max if question.kind == "best" else min)(felt, key=felt.__getitem__)
            return (pick,) if person.activities.get(pick, "neutral") != "neutral" else None
        case "attitude":
            return (person.activities.get((question.says or ".").partition(".")[2], "neutral"),)
        case "either":
            weights = {one: VALUE_WEIGHTS.index(person.values.get(one, "unimportant")) for one in values}
            best = max(weights, key=weights.__getitem__)
            return (best,) if weights[best] else None
        case _:
            return fact(prompt, question, person)


def fact(prompt: Prompt, question: Question, person: Profile) -> tuple[str, ...] | None:
    part, _, name = (question.says or "").rpartition(".")
    said = getattr(getattr(person, part) if part else person, name, None)
    if said is None:
        return None
    if prompt.kind == "text" or isinstance(said, str):
        return (said,)
    return (min((choice.value for choice in prompt.choices), key=lambda value: abs(float(value) - said)),)


def at_least(level: Level, values: list[str], person: Profile) -> tuple[str, ...]:
    held = tuple(one for one in values if LEVELS.index(person.skills.get(one, "none")) >= LEVELS.index(level))
    return held or (NONE_OF_THESE,)


def first(profile: Profile, base: KnowledgeBase, model: MatchingModel, number: int = 3) -> list[str]:
    return [match.role for match in rank_roles(profile, model, base, explained=False)[:number]]


@pytest.mark.parametrize("who", PEOPLE)
def test_the_first_three_roles_are_those_of_the_true_profile_but_for_one(
    who: str, interviewed: Interview, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = interviewed(who)
    told, true = (set(first(profile, base, model)) for profile in (person.said, person.true))
    assert len(told & true) >= 2, (told, true)


@pytest.mark.parametrize("who", PEOPLE)
def test_nothing_is_said_of_a_skill_that_is_not_so(who: str, interviewed: Interview) -> None:
    """What is told exactly is exactly true, and what is at least so is at least so."""
    person = interviewed(who)
    for skill, level in person.said.skills.items():
        held = person.true.skills.get(skill, "none")
        if skill in person.said.at_least:
            assert LEVELS.index(level) <= LEVELS.index(held), skill
        else:
            assert level == held, skill


@pytest.mark.parametrize("who", PEOPLE)
def test_it_takes_no_more_prompts_than_promised(who: str, interviewed: Interview) -> None:
    assert len(interviewed(who).prompts) <= PROMPTS


@pytest.mark.parametrize("who", PEOPLE)
def test_the_essentials_of_the_first_role_are_known_in_the_end(
    who: str, interviewed: Interview, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = interviewed(who)
    known = infer_levels(person.said.skills, model.prerequisites)
    needs = base.roles[first(person.said, base, model)[0]].needs
    assert [need.skill for need in needs if need.importance == "essential" and need.skill not in known] == []


def test_a_nurse_is_asked_about_her_clinical_skills_and_how_well(interviewed: Interview) -> None:
    nurse = interviewed("nurse")
    assert nurse.said.occupation_id == "registered-nurse"
    assert any("clinical-practice" in one.split("+") for one in nurse.put("unaided"))
    assert nurse.said.skills["clinical-practice"] == "expert"
    assert "clinical-practice" not in nurse.said.at_least


def test_a_senior_gets_the_distances_of_a_senior(
    interviewed: Interview, base: KnowledgeBase, model: MatchingModel
) -> None:
    senior = interviewed("senior back-end developer")
    for role in first(senior.said, base, model):
        told, true = (reach(profile, role, model, base) for profile in (senior.said, senior.true))
        assert told.distance == true.distance, role
        assert told.learning.low <= true.learning.high * 1.2 + 20, role


def test_whoever_lost_their_job_is_asked_how_long_they_can_wait(interviewed: Interview) -> None:
    manager = interviewed("laid-off operations manager").said
    assert (manager.employment, manager.runway_months) == ("unemployed", 6)
    assert interviewed("physicist").said.runway_months is None
