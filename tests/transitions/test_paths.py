"""What must always hold of ladders over roles, and the cheapest one against all there are."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import DEGREES, LEVELS, Level
from careerpath_cli.matching.inference import RANK, InferredLevel, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.plan import plan_roles
from careerpath_cli.planning.reach import reach
from careerpath_cli.profile.model import Constraints, EducationAnswer, ExperienceAnswer, Profile
from careerpath_cli.transitions.paths import TransitionPaths, find_paths, start_from
from careerpath_cli.transitions.rules import TransitionRules, ladder_rung, named_ways
from careerpath_cli.transitions.transition import (
    Transition,
    skills_of_people_in,
    transition_hours,
    with_skills,
)
from licences import licensed
from profiles import profiles

SLACK = 1e-6
NOBODY = Profile()
people = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PAIRS = [
    ("data-analyst", "chief-ai-officer"),
    ("data-analyst", "machine-learning-engineer"),
    ("data-analyst", "ai-solutions-architect"),
    ("ai-trainer", "chief-ai-officer"),
    ("data-engineer", "ai-research-scientist"),
    ("ai-research-scientist", "ai-software-developer"),
    ("prompt-engineer", "ai-red-teamer"),
]


RULES_BITE = [
    *PAIRS,
    ("machine-learning-engineer", "chief-ai-officer"),
    ("data-analyst", "ai-software-developer"),
    ("data-analyst", "data-engineer"),
    ("data-analyst", "nlp-engineer"),
    ("data-analyst", "computer-vision-engineer"),
    ("data-analyst", "automl-engineer"),
    ("data-engineer", "reinforcement-learning-researcher"),
]
"""Pairs between which each rule, if it were dropped, would let further ladders in."""


def paths(
    origin: str | None,
    goal: str,
    model: MatchingModel,
    base: KnowledgeBase,
    person: Profile = NOBODY,
    alternatives: int = 2,
) -> TransitionPaths:
    return find_paths(start_from(origin, person, model, base), goal, model, base, alternatives)


def with_legs(model: MatchingModel, legs: int, dearer: float) -> MatchingModel:
    rules = replace(model.scoring.ladders, legs=legs, dearer=dearer)
    return replace(model, scoring=replace(model.scoring, ladders=rules))


def every_ladder(
    origin: str, goal: str, model: MatchingModel, base: KnowledgeBase
) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Go every realistic simple way there is, adding up hours from the skills held so far."""
    start = start_from(origin, NOBODY, model, base)
    rules = TransitionRules(start, goal, model, base, named_ways(base))
    others = [role for role in base.roles if role not in (origin, goal)]
    usable = {
        (one, two)
        for one, two in permutations([origin, *others, goal], 2)
        if (rules.allows_first(two) if one == origin else rules.allows_next(one, two)) != "too far"
    }

    def walk(
        so_far: tuple[str, ...], held: dict[str, InferredLevel], hours: float
    ) -> Iterator[tuple[float, tuple[str, ...]]]:
        for role in (*others, goal):
            if role in so_far or (so_far[-1], role) not in usable:
                continue
            further = hours + transition_hours(held, base.roles[role], model, base).likely
            if role == goal:
                yield further, (*so_far[1:], role)
            elif len(so_far) < model.scoring.ladders.legs:
                learnt = skills_of_people_in(base.roles[role], model, base)
                yield from walk((*so_far, role), with_skills(held, learnt), further)

    yield from walk((origin,), dict(start.held), 0.0)


@pytest.mark.parametrize("legs", [1, 2, 4])
@pytest.mark.parametrize(("origin", "goal"), PAIRS)
def test_the_cheapest_ladders_are_those_of_all_there_are(
    origin: str, goal: str, legs: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    wide = with_legs(model, legs, dearer=100)
    expected = sorted(every_ladder(origin, goal, wide, base))[:6]
    found = paths(origin, goal, wide, base, alternatives=5).paths
    assert [ladder.hours.likely for ladder in found] == pytest.approx([hours for hours, _ in expected])
    assert {ladder.roles for ladder in found} == {roles for _, roles in expected}


def test_some_of_these_pairs_have_many_ladders(base: KnowledgeBase, model: MatchingModel) -> None:
    wide = with_legs(model, 4, dearer=100)
    counts = [len(list(every_ladder(*pair, wide, base))) for pair in PAIRS]
    assert max(counts) > 6
    assert min(counts) > 0


@people
@given(data=st.data())
def test_ladders_add_up_keep_to_the_rules_and_come_in_order(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = data.draw(profiles(base))
    origin = data.draw(st.none() | st.sampled_from(list(base.roles)))
    goal = data.draw(st.sampled_from([role for role in base.roles if role != origin]))
    found = paths(origin, goal, model, base, person, alternatives=3)
    rules = model.scoring.ladders
    hours = [ladder.hours.likely for ladder in found.paths]
    assert hours == sorted(hours)
    assert all(one <= hours[0] * rules.dearer for one in hours)
    assert len({ladder.roles for ladder in found.paths}) == len(found.paths) <= 4
    assert (found.nearest is None) == (found.remaining is None)
    assert not (found.paths and found.nearest)
    for ladder in found.paths:
        assert ladder.hours == Hours.total(leg.hours for leg in ladder.transitions)
        assert ladder.roles[-1] == goal
        assert len(ladder.transitions) <= rules.legs
        assert len({origin, *ladder.roles}) == len(ladder.transitions) + 1
        check_rules(ladder.transitions, found, base)
    if found.direct.reason != "too far":
        assert found.best is not None
        assert found.best.hours.likely <= found.direct.hours.likely + SLACK


def moves_from_work(found: TransitionPaths, base: KnowledgeBase) -> set[str]:
    """The roles that people of the person's occupation move to, where the way begins with that."""
    occupation = found.start.person.occupation_id
    if occupation is None or found.start.role is not None:
        return set()
    return {move.role for move in base.occupations[occupation].moves}


def check_rules(legs: tuple[Transition, ...], found: TransitionPaths, base: KnowledgeBase) -> None:
    start, goal = found.start, base.roles[found.goal]
    ways = named_ways(base)
    levels = [start.level, *(ladder_rung(base.roles[leg.role]) for leg in legs)]
    assert levels in (sorted(levels), sorted(levels, reverse=True))
    for position, leg in enumerate(legs):
        assert leg.reason != "too far"
        assert (leg.origin == start.role) if position == 0 else (leg.origin == legs[position - 1].role)
        named = (leg.origin, leg.role) in ways
        from_work = position == 0 and leg.role in moves_from_work(found, base)
        assert (named or from_work) == (leg.reason == "named way")
        assert named == bool(leg.way)
        if leg.reason == "entry role":
            assert (position, start.role, levels[1]) == (0, None, 0)
        if leg.reason == "near enough":
            assert leg.role == found.goal or (position == 0 and start.role is None)
            assert leg.hours.likely <= found.rules.goal_hours + SLACK
    for leg in legs[:-1]:
        role = base.roles[leg.role]
        assert leg.role not in found.unusable
        if start.degree is not None:
            most = max(start.degree, goal.education.minimum, key=DEGREES.index)
            assert DEGREES.index(role.education.minimum) <= DEGREES.index(most)


@pytest.mark.parametrize(("origin", "goal"), RULES_BITE)
def test_each_stop_is_nearer_and_each_unnamed_change_near_enough(
    origin: str, goal: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    nothing = dict.fromkeys(base.skills, InferredLevel("none"))

    def between(one: str, two: str) -> float:
        held = with_skills(nothing, skills_of_people_in(base.roles[one], model, base))
        return transition_hours(held, base.roles[two], model, base).likely

    found = paths(origin, goal, with_legs(model, 3, dearer=100), base, alternatives=40)
    rules = model.scoring.ladders
    assert found.paths or found.nearest
    for ladder in (*found.paths, *([found.nearest] if found.nearest else [])):
        check_rules(ladder.transitions, found, base)
        stops = [role for role in ladder.roles if role != goal]
        left = [between(stop, goal) for stop in (origin, *stops)]
        assert left == sorted(left, reverse=True)
        assert all(between(origin, stop) < left[0] for stop in stops)
        last = ladder.transitions[-1]
        if stops and last.reason == "near enough":
            assert between(stops[-1], goal) <= rules.goal_hours
            assert left[-1] <= rules.nearer * left[0]


def test_one_rung_up_is_the_most_without_a_name(base: KnowledgeBase, model: MatchingModel) -> None:
    rules = replace(model.scoring.ladders, goal_hours=100_000, nearer=1)
    lax = replace(model, scoring=replace(model.scoring, ladders=rules))
    ways = named_ways(base)
    for origin in ("data-analyst", "machine-learning-engineer", "ai-research-assistant"):
        for goal in ("chief-ai-officer", "ai-ethics-specialist", "ai-solutions-architect"):
            found = paths(origin, goal, lax, base, alternatives=20)
            for ladder in found.paths:
                for leg in ladder.transitions:
                    up = ladder_rung(base.roles[leg.role]) - ladder_rung(base.roles[str(leg.origin)])
                    assert up <= 1 or (leg.origin, leg.role) in ways


def test_no_stop_asks_for_more_schooling_than_both_ends(base: KnowledgeBase, model: MatchingModel) -> None:
    goal = "llm-application-developer"
    asked = dict.fromkeys(base.skills, LEVELS[0])
    stops = {}
    for degree in ("high-school", "bachelor"):
        person = Profile(skills=asked, education=EducationAnswer(degree=degree))
        found = paths(None, goal, with_legs(model, 3, dearer=100), base, person, alternatives=40)
        stops[degree] = {role for ladder in found.paths for role in ladder.roles[:-1]}
    minimum = {role: base.roles[role].education.minimum for role in base.roles}
    assert "bachelor" in {minimum[role] for role in stops["bachelor"]}
    assert "bachelor" not in {minimum[role] for role in stops["high-school"]}
    assert stops["high-school"]


@people
@given(data=st.data())
def test_learning_more_never_lengthens_the_way(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    before = data.draw(profiles(base))
    raised = data.draw(
        st.dictionaries(st.sampled_from(list(base.skills)), st.sampled_from(LEVELS), max_size=8)
    )
    # what was not asked counts as half held, so this is about skills of which a level is known
    asked: dict[str, Level] = {**dict.fromkeys(base.skills, LEVELS[0]), **before.skills}
    higher: dict[str, Level] = {
        skill: max((level, raised.get(skill, level)), key=lambda one: RANK[one])
        for skill, level in asked.items()
    }
    goal = data.draw(st.sampled_from(list(base.roles)))
    less = paths(None, goal, model, base, replace(before, skills=asked))
    more = paths(None, goal, model, base, replace(before, skills=higher))
    assert more.direct.hours.likely <= less.direct.hours.likely + SLACK
    if less.best:
        assert more.best is not None
        assert more.best.hours.likely <= less.best.hours.likely + SLACK


@people
@given(data=st.data())
def test_own_skills_never_lengthen_the_way_from_a_role(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    skills = data.draw(profiles(base)).skills
    origin, goal = data.draw(st.sampled_from(list(permutations(base.roles, 2))))
    alone = paths(origin, goal, model, base)
    both = paths(origin, goal, model, base, Profile(skills=skills))
    assert both.direct.hours.high <= alone.direct.hours.high + SLACK
    if alone.best:
        assert both.best is not None
        assert both.best.hours.likely <= alone.best.hours.likely + SLACK


@people
@given(data=st.data())
def test_hours_are_those_of_the_plan(data: st.DataObject, base: KnowledgeBase, model: MatchingModel) -> None:
    person = data.draw(profiles(base))
    goal = data.draw(st.sampled_from(list(base.roles)))
    leg = paths(None, goal, model, base, person).direct
    planned = plan_roles(person, [base.roles[goal]], model, base).hours
    change = Hours(*model.scoring.ladders.change_hours)
    assert leg.change == change
    learning = Hours.total(step.hours for step in leg.learning)
    assert (leg.hours.low, leg.hours.high) == pytest.approx(
        (learning.low + leg.project.low + change.low, learning.high + leg.project.high + change.high)
    )
    assert leg.hours.high >= planned.likely, "the whole job asks for more than an application"
    distance = reach(person, goal, model, base)
    weeks = leg.until_applying.weeks(distance.hours_per_week)
    assert weeks.high <= distance.months.high * 52 / 12 + SLACK, "an application is as far as advice says"


def test_what_was_learnt_stays(base: KnowledgeBase, model: MatchingModel) -> None:
    for origin, goal in PAIRS:
        for ladder in paths(origin, goal, model, base).paths:
            reached: dict[str, int] = {}
            for leg in ladder.transitions:
                for step in leg.learning:
                    assert RANK[step.now or "none"] >= reached.get(step.skill, 0)
                    reached[step.skill] = RANK[step.to]


def test_people_in_a_role_hold_what_it_requires(base: KnowledgeBase, model: MatchingModel) -> None:
    for role in base.roles.values():
        held = skills_of_people_in(role, model, base)
        assert all(RANK[held[need.skill].level] >= RANK[need.level] for need in role.required)
        assert {
            skill: one.level
            for skill, one in infer_levels({s: h.level for s, h in held.items()}, model.prerequisites).items()
        } == {skill: one.level for skill, one in held.items()}


def test_an_analyst_becomes_chief_officer_by_way_of_leading_analysts(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    best = paths("data-analyst", "chief-ai-officer", model, base).best
    assert best is not None
    assert best.roles == ("analytics-manager", "chief-ai-officer")
    assert [leg.years.low for leg in best.transitions] == [7, 7]
    assert [leg.years.stated for leg in best.transitions] == [False, True]


def test_roles_that_the_limits_exclude_are_not_gone_through(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    base = licensed(base)
    limits = Constraints(degree_acceptable="some-college")
    held = {need.skill: need.level for need in base.roles["ai-trainer"].needs}
    person = Profile(
        skills=held,
        education=EducationAnswer(degree="some-college"),
        constraints=limits,
        current_role="ai-trainer",
    )
    for goal in ("llm-application-developer", "chief-ai-officer", "ai-red-teamer"):
        found = paths(None, goal, model, base, person, alternatives=9)
        through = {role for ladder in found.paths for role in ladder.roles[:-1]}
        assert not through & set(found.unusable)
        assert all(
            DEGREES.index(base.roles[role].education.minimum) > DEGREES.index("some-college")
            for role in found.unusable
        )
    excluded = paths(None, "chief-ai-officer", model, base, person)
    assert any(one.excludes for one in excluded.objections)
    assert excluded.direct.degree == "bachelor"


def test_years_open_higher_rungs(base: KnowledgeBase, model: MatchingModel) -> None:
    held = {need.skill: need.level for need in base.roles["ai-solutions-architect"].needs}
    junior = Profile(skills=held, experience=ExperienceAnswer(total_years=0))
    senior = replace(junior, experience=ExperienceAnswer(total_years=30, ml_years=8))
    held_back = paths(None, "ai-solutions-architect", model, base, junior)
    assert held_back.too_high
    assert held_back.direct.reason == "too far"
    at_once = paths(None, "ai-solutions-architect", model, base, senior)
    assert not at_once.too_high
    assert at_once.best is not None
    assert at_once.best.roles == ("ai-solutions-architect",)


def test_without_a_ladder_the_nearest_role_leaves_less(base: KnowledgeBase, model: MatchingModel) -> None:
    found = paths("ai-trainer", "ai-ethics-specialist", model, base)
    assert found.best is None
    assert found.nearest is not None
    assert found.remaining is not None
    assert found.remaining.likely < found.direct.hours.likely
    check_rules(found.nearest.transitions, found, base)


def test_the_start_is_no_goal(base: KnowledgeBase, model: MatchingModel) -> None:
    with pytest.raises(ValueError, match="same role"):
        paths("data-analyst", "data-analyst", model, base)


def test_an_executive_role_is_reached_by_named_ways_from_one_rung_below(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    """However much somebody has coded: nobody begins as a Chief AI Officer, or gets there in one leap."""
    senior = Profile(
        skills=dict.fromkeys(("python", "leadership", "stakeholder-management", "ai-governance"), "expert"),
        experience=ExperienceAnswer(total_years=20, coding_years=20, ml_years=10),
    )
    for role in (None, *list(base.roles)[::4]):
        if role == "chief-ai-officer":
            continue
        found = find_paths(start_from(role, senior, model, base), "chief-ai-officer", model, base)
        for path in found.paths:
            last = path.transitions[-1]
            assert last.reason == "named way"
            assert len(path.transitions) > 1 or base.roles[role or ""].ladder.level == "advanced"
