"""The apply line: with what newcomers are hired, how far people are from it, and what is never studied."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import held_levels, need_gaps, role_gap
from careerpath_cli.planning.goals import essential_hours, learning_goals
from careerpath_cli.planning.learning import learning_steps
from careerpath_cli.planning.reach import reach
from careerpath_cli.profile.model import ExperienceAnswer, Profile
from profiles import profiles

people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Person:
    """Somebody on the way to a role, with what a first talk with them would bring up."""

    goal: str
    skills: Mapping[str, Level]
    coding: float = 0
    total: float = 6

    def profile(self) -> Profile:
        years = ExperienceAnswer(total_years=self.total, coding_years=self.coding, ml_years=0)
        return Profile(skills=self.skills, experience=years)


NEXT_DOOR = {
    "a back-end developer to LLM applications": Person(
        "llm-application-developer",
        {
            "python": "working",
            "software-engineering": "proficient",
            "api-development": "proficient",
            "large-language-models": "aware",
            "llm-apis": "aware",
            "docker": "proficient",
            "sql": "working",
        },
        coding=9,
    ),
    "a DevOps engineer to MLOps": Person(
        "mlops-engineer",
        {
            "docker": "proficient",
            "kubernetes": "proficient",
            "ci-cd": "proficient",
            "aws": "proficient",
            "linux": "proficient",
            "python": "working",
            "machine-learning": "aware",
        },
        coding=6,
    ),
    "an analyst to data science": Person(
        "data-scientist",
        {
            "sql": "proficient",
            "excel": "proficient",
            "python": "working",
            "pandas": "working",
            "statistics": "working",
            "exploratory-data-analysis": "working",
            "machine-learning": "aware",
        },
        coding=3,
    ),
    "a tester to LLM evaluation": Person(
        "llm-evaluation-engineer",
        {
            "software-testing": "proficient",
            "test-automation": "proficient",
            "python": "working",
            "large-language-models": "aware",
            "prompt-engineering": "aware",
            "statistics": "aware",
        },
        coding=5,
    ),
    "a product manager to AI products": Person(
        "ai-product-manager",
        {
            "product-management": "proficient",
            "product-strategy": "working",
            "user-research": "working",
            "machine-learning": "none",
            "sql": "none",
            "ab-testing": "none",
        },
        total=8,
    ),
    "a lawyer to AI policy": Person(
        "ai-policy-advisor",
        {
            "law": "proficient",
            "regulatory-compliance": "working",
            "data-privacy": "working",
            "ai-governance": "none",
            "policy-analysis": "none",
            "eu-ai-act": "aware",
        },
        total=8,
    ),
    "a copywriter to AI content": Person(
        "ai-content-manager",
        {
            "editing": "proficient",
            "content-strategy": "working",
            "prompt-engineering": "none",
            "project-management": "aware",
        },
    ),
}
FROM_ZERO = {
    "to data analysis": Person(
        "data-analyst",
        {
            "excel": "aware",
            "sql": "none",
            "data-visualization": "none",
            "dashboard-design": "none",
            "data-wrangling": "none",
            "statistics": "none",
            "python": "none",
            "power-bi": "none",
        },
    ),
    "to a first post in machine learning": Person(
        "junior-machine-learning-engineer",
        {
            "python": "none",
            "machine-learning": "none",
            "scikit-learn": "none",
            "git": "none",
            "data-preprocessing": "none",
            "software-engineering": "none",
            "statistics": "none",
            "linear-algebra": "none",
            "sql": "none",
            "pandas": "none",
        },
    ),
}


@pytest.mark.parametrize("person", NEXT_DOOR.values(), ids=NEXT_DOOR.keys())
def test_for_people_next_door_applying_makes_sense_within_two_to_nine_months(
    person: Person, base: KnowledgeBase, model: MatchingModel
) -> None:
    """At the middle of the five to eight hours a week that people beside a job have."""
    reached = reach(person.profile(), person.goal, model, base, 6.5)
    assert reached.distance == "within reach"
    assert 1.9 <= reached.months.likely <= 9
    assert reached.months.high - reached.months.low <= 3.5


@pytest.mark.parametrize("person", FROM_ZERO.values(), ids=FROM_ZERO.keys())
def test_from_zero_applying_for_a_first_post_makes_sense_within_nine_to_eighteen_months(
    person: Person, base: KnowledgeBase, model: MatchingModel
) -> None:
    reached = reach(person.profile(), person.goal, model, base, 6.5)
    assert 9 <= reached.months.low <= reached.months.high <= 18
    assert reached.distance == "within reach"


NURSE = Person("", {"clinical-practice": "proficient", "python": "none", "statistics": "none"}, total=12)
LAID_OFF_MANAGER = Person("", {"project-management": "proficient", "excel": "working"}, total=20)
STUDENT = Person("", {"python": "working", "statistics": "working"}, coding=1, total=0)


@pytest.mark.parametrize("person", [NURSE, LAID_OFF_MANAGER, STUDENT])
def test_nobody_walks_into_an_executive_or_senior_research_post(
    person: Person, base: KnowledgeBase, model: MatchingModel
) -> None:
    senior = [
        role.id
        for role in base.roles.values()
        if role.ladder.level == "executive" or (role.ladder.level == "advanced" and "research" in role.id)
    ]
    assert "chief-ai-officer" in senior
    assert "ai-research-scientist" in senior
    assert {reach(person.profile(), role, model, base).distance for role in senior} == {"a long way"}


def test_missing_years_keep_nobody_from_a_role_that_beginners_enter(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    role = base.roles["data-analyst"]
    assert role.ladder.experience_years is not None
    years = replace(role.ladder, experience_years=(5, None))
    strict = replace(base, roles={**base.roles, role.id: replace(role, ladder=years)})
    held = Profile(skills={need.skill: need.level for need in role.needs})
    beginner = replace(held, experience=ExperienceAnswer(total_years=0, coding_years=0, ml_years=0))
    assert reach(beginner, role.id, model, strict).distance == "ready now"


@pytest.fixture
def hired_lower(tiny_base: KnowledgeBase) -> KnowledgeBase:
    """The tiny base, where an AI auditor starts with an awareness of auditing and with no regulation."""
    role = tiny_base.roles["ai-auditor"]
    at: dict[str, Level] = {"auditing": "aware", "regulation": "none", "statistics": "none"}
    needs = tuple(replace(need, hired_at=at.get(need.skill)) for need in role.needs)
    return replace(tiny_base, roles={**tiny_base.roles, role.id: replace(role, needs=needs)})


def test_the_line_is_what_newcomers_are_hired_with(
    hired_lower: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Awareness of auditing takes one or two hours, and builds on nothing yet."""
    role = hired_lower.roles["ai-auditor"]
    nothing = Profile(skills={"auditing": "none", "regulation": "none", "python": "working"})
    hours = essential_hours(nothing, role, tiny_model, hired_lower)
    assert (hours.likely, hours.low, hours.high) == (1.5, 1.25, 1.75)
    aware = replace(nothing, skills={**nothing.skills, "auditing": "aware"})
    assert essential_hours(aware, role, tiny_model, hired_lower) == Hours(0, 0)
    assert [gap.state for gap in role_gap(aware, role, tiny_model).skills[:2]] == ["later", "met"]


def test_what_lies_beyond_the_line_stays_in_the_plan_and_is_not_required(
    hired_lower: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    steps = learning_steps([hired_lower.roles["ai-auditor"]], {}, tiny_model, hired_lower)
    assert {step.id for step in steps if not step.optional} == {"auditing-aware"}
    assert {"auditing-working", "regulation-working"} <= {step.id for step in steps if step.optional}


@pytest.mark.parametrize("role", ["data-analyst", "ai-policy-advisor", "chief-ai-officer", "ai-trainer"])
def test_nobody_studies_a_trait(role: str, base: KnowledgeBase, model: MatchingModel) -> None:
    traits = {skill.id for skill in base.skills.values() if skill.trait}
    assert {"problem-solving", "curiosity", "communication", "leadership", "ethical-awareness"} <= traits
    held = held_levels(Profile(skills=dict.fromkeys(traits, "none")), model)
    steps = learning_steps([base.roles[role]], held, model, base)
    assert steps
    assert not traits & {step.skill for step in steps}


def test_years_of_coding_bring_what_every_coder_has(base: KnowledgeBase, model: MatchingModel) -> None:
    old_hand = Profile(experience=ExperienceAnswer(coding_years=9))
    held = held_levels(old_hand, model)
    assert (held["software-testing"].level, held["software-testing"].at_least) == ("working", True)
    assert "software-testing" not in held_levels(Profile(experience=ExperienceAnswer(coding_years=1)), model)
    said_no = replace(old_hand, skills={"software-testing": "none"})
    assert held_levels(said_no, model)["software-testing"].level == "none"
    gaps = need_gaps(held, base.roles["ai-software-developer"], model)
    goals = learning_goals(gaps, held, model, base)
    assert "software-testing" not in {skill for skill, goal in goals.items() if goal.required}


def test_what_is_learnt_by_the_same_work_takes_half_and_beginners_take_longer(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Pipelines and the Python beneath them stand on two shelves; SQL stands beside Python.

    To working level Python takes 25 to 50 hours, SQL and pipelines 5 to 10 each.
    """
    role = tiny_base.roles["data-engineer"]
    from_nothing = essential_hours(Profile(), role, tiny_model, tiny_base)
    assert from_nothing.likely == pytest.approx(43.75 + 8.75 + 8.75)
    knows_some = Profile(skills={"statistics": "working"})
    assert essential_hours(knows_some, role, tiny_model, tiny_base).likely == pytest.approx(37.5 + 3.75 + 7.5)


def test_what_the_project_practises_takes_half_beforehand(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Of Python's 37.5 hours; SQL and pipelines take 7.5 each. Beginners learn first, then build."""
    role = tiny_base.roles["data-engineer"]
    building = replace(role.portfolio, teaches={"python": "working", "pipelines": "aware"})
    practising = replace(role, portfolio=building)
    knows_some = Profile(skills={"statistics": "working"})
    hours = essential_hours(knows_some, practising, tiny_model, tiny_base)
    # without Python, SQL is the longest of its shelf; the project shows pipelines at a lower level than asked
    assert hours.likely == pytest.approx(37.5 / 2 + 7.5 + 7.5)
    assert essential_hours(Profile(), practising, tiny_model, tiny_base).likely == pytest.approx(
        essential_hours(Profile(), role, tiny_model, tiny_base).likely
    )
    steps = learning_steps([practising], held_levels(knows_some, tiny_model), tiny_model, tiny_base)
    planned = Hours.middle_half(step.hours for step in steps if not step.optional)
    assert planned.likely == pytest.approx(hours.likely)


def test_steps_that_vary_independently_vary_less_together() -> None:
    """Half of the cases of one range lie in its middle half; of four, within half of that."""
    assert Hours.middle_half([Hours(10, 30)]) == Hours(15, 25)
    assert Hours.middle_half([Hours(0, 4)] * 4) == Hours(6, 10)
    assert Hours.middle_half([]) == Hours(0, 0)


@people
@given(data=st.data())
def test_more_skill_never_moves_the_apply_line_later(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    role = data.draw(st.sampled_from(list(base.roles.values())))
    skills = list(base.skills)
    concerned = st.sampled_from([need.skill for need in role.needs]) | st.sampled_from(skills)
    skill = data.draw(concerned)
    profile = data.draw(profiles(base))
    level = data.draw(st.integers(0, len(LEVELS) - 2))
    less, more = (
        reach(replace(profile, skills={**profile.skills, skill: LEVELS[at]}), role.id, model, base)
        for at in (level, level + 1)
    )
    assert more.months.low <= less.months.low + 1e-9
    assert more.months.likely <= less.months.likely + 1e-9
    assert more.months.high <= less.months.high + 1e-9
