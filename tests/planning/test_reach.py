"""How far a role is: by its essential skills, the pace, and missing years."""

from dataclasses import replace
from math import isclose

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import held_levels
from careerpath_cli.planning.reach import reach
from careerpath_cli.profile.model import Constraints, ExperienceAnswer, Profile
from profiles import perfect_profile, profiles

people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_reach_goes_by_essential_skills_and_pace(base: KnowledgeBase, model: MatchingModel) -> None:
    role = base.roles["mlops-engineer"]
    ready = perfect_profile(role, model)
    assert reach(ready, role.id, model, base).distance == "ready now"
    project = Hours.middle_half([Hours(*role.portfolio.hours)])
    assert reach(ready, role.id, model, base, 52 / 12).months.high == pytest.approx(
        project.high / (52 / 12) ** 2
    )
    shown = replace(ready, evidence={"docker": "https://example.org/image"})
    assert reach(shown, role.id, model, base).months.high == 0
    essential = next(need.skill for need in role.needs if need.importance == "essential")
    lacking = replace(ready, skills={**ready.skills, essential: "none"})
    slow, fast = (reach(lacking, role.id, model, base, hours) for hours in (2, 20))
    assert isclose(slow.months.high, 10 * fast.months.high)
    assert slow.learning == fast.learning
    assert not slow.pace_assumed
    assert reach(lacking, role.id, model, base).pace_assumed


def test_missing_years_put_a_role_further_away(base: KnowledgeBase, model: MatchingModel) -> None:
    role = base.roles["chief-ai-officer"]
    ready = perfect_profile(role, model)
    found = [
        reach(replace(ready, experience=ExperienceAnswer(ml_years=years)), role.id, model, base)
        for years in (0, 5, 20)
    ]
    assert [reached.distance for reached in found] == ["a long way", "within reach", "ready now"]
    assert [reached.years_missing for reached in found] == [7, 2, 0]
    unasked = replace(ready, experience=ExperienceAnswer())
    assert reach(unasked, role.id, model, base).years_missing is None


@people
@given(data=st.data())
def test_more_skill_never_lengthens_the_way(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    role = data.draw(st.sampled_from(list(base.roles.values())))
    need = data.draw(st.sampled_from(role.needs))
    known = held_levels(profile, model).get(need.skill)  # years of practice may show more than was said
    held = known.level if known else "none"
    higher = LEVELS[min(LEVELS.index(held) + 1, len(LEVELS) - 1)]
    before = reach(profile, role.id, model, base)
    after = reach(replace(profile, skills={**profile.skills, need.skill: higher}), role.id, model, base)
    assert after.learning.high <= before.learning.high + 1e-9


# three roles, worked out by hand


@pytest.mark.parametrize(
    ("hours_per_week", "years", "distance"),
    [
        # 7 hours of learning take a month at 1.6 hours a week; 36 with the project, the middle, 11.9 at 0.7
        (8, None, "ready now"),
        (8, 2, "ready now"),
        (8, 1, "ready now"),
        (8, 0.5, "within reach"),
        (1.6, 2, "within reach"),
        (0.7, 0, "within reach"),
        (0.6, 2, "a long way"),
    ],
)
def test_a_distance_goes_by_months_of_learning_and_missing_years(
    hours_per_week: float,
    years: float | None,
    distance: str,
    tiny_base: KnowledgeBase,
    tiny_model: MatchingModel,
) -> None:
    """A data engineer usually has two years.

    A role is ready now up to a month and a year away, and within reach up to twelve months and three years.
    """
    profile = Profile(
        skills={"sql": "working", "pipelines": "aware", "python": "working"},
        experience=ExperienceAnswer(ml_years=years),
    )
    reached = reach(profile, "data-engineer", tiny_model, tiny_base, hours_per_week)
    assert reached.learning == Hours(5, 7)
    assert reached.months.high == pytest.approx((36 + (4**2 + 20**2) ** 0.5 / 4) / hours_per_week / (52 / 12))
    assert reached.distance == distance


@pytest.mark.parametrize(("years", "distance"), [(4, "ready now"), (2, "within reach"), (1, "a long way")])
def test_more_than_three_missing_years_are_a_long_way(
    years: float, distance: str, tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """An ML engineer usually has five."""
    profile = Profile(
        skills={"pytorch": "expert", "machine-learning": "expert"},
        experience=ExperienceAnswer(ml_years=years),
    )
    reached = reach(profile, "ml-engineer", tiny_model, tiny_base)
    assert (reached.learning, reached.years_missing) == (Hours(0, 0), 5 - years)
    assert reached.distance == distance


def test_missing_years_never_bar_a_role_that_beginners_enter(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Beginners become AI auditors, not data engineers, who have two years; here, not one may be missing."""
    limits = replace(tiny_model.scoring.reach, ready_years=0, within_years=0)
    strict = replace(tiny_model, scoring=replace(tiny_model.scoring, reach=limits))
    skilled = Profile(
        skills=dict.fromkeys(tiny_base.skills, "expert"), experience=ExperienceAnswer(ml_years=0)
    )
    assert reach(skilled, "ai-auditor", strict, tiny_base).distance == "ready now"
    assert reach(skilled, "data-engineer", strict, tiny_base).distance == "a long way"


@pytest.mark.parametrize(
    ("asked_for", "own", "pace", "assumed"),
    [(5, 3, 5, False), (None, 3, 3, False), (5, None, 5, False), (None, None, 8, True)],
)
def test_the_pace_is_the_one_asked_for_the_persons_own_or_eight_hours(
    asked_for: float | None,
    own: float | None,
    pace: float,
    *,
    assumed: bool,
    tiny_base: KnowledgeBase,
    tiny_model: MatchingModel,
) -> None:
    profile = Profile(constraints=Constraints(hours_per_week=own))
    reached = reach(profile, "ai-auditor", tiny_model, tiny_base, asked_for)
    assert (reached.hours_per_week, reached.pace_assumed) == (pace, assumed)


def test_years_that_were_not_asked_are_not_missing_but_noted(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    nothing = reach(Profile(), "data-engineer", tiny_model, tiny_base)
    assert (nothing.years_missing, nothing.years_unasked) == (None, True)
    some = Profile(experience=ExperienceAnswer(total_years=4, coding_years=2, ml_years=0))
    reached = reach(some, "data-engineer", tiny_model, tiny_base)
    assert (reached.years_missing, reached.years_unasked) == (1, False)
