"""The plan until somebody is hired: its four parts, its order, tonight, and that nothing in it is idle."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import RANK, lower_level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.cover import EXACT, MOST, work_steps
from careerpath_cli.planning.gaps import held_levels
from careerpath_cli.planning.learning import learning_steps
from careerpath_cli.planning.own_trade import EVENING
from careerpath_cli.planning.shelf import Learner
from careerpath_cli.profile.history import Done, Logged
from careerpath_cli.profile.model import Constraints, ExperienceAnswer, Profile
from careerpath_cli.roadmap.progress import Progress, progress_from
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import Route, route
from profiles import profiles

START = date(2026, 11, 21)
MOST_STEPS = 15
people = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def drawn(
    person: Profile, role: str, base: KnowledgeBase, model: MatchingModel, progress: Progress | None = None
) -> Roadmap:
    request = RoadmapRequest(START, hours_per_week=8)
    return build_roadmap(person, [base.roles[role]], request, progress or Progress(), model, base)


def way(person: Profile, role: str, base: KnowledgeBase, model: MatchingModel) -> Route:
    return route(drawn(person, role, base, model), base)


DEVELOPER: dict[str, Level] = {"python": "working", "software-engineering": "proficient", "sql": "working"}


def test_one_course_brings_several_skills(base: KnowledgeBase, model: MatchingModel) -> None:
    """Nine skills that a developer lacks for work with language models take fewer parts than skills."""
    found = way(Profile(skills=DEVELOPER), "llm-application-developer", base, model)
    learning = [step for step in found.of_part("bridge") if step.kind != "project"]
    assert 0 < len(learning) < sum(len(step.teaches) for step in learning)
    assert any(len(step.teaches) > 1 and step.resource is not None for step in learning)


def test_somebody_who_could_be_hired_applies_tonight(base: KnowledgeBase, model: MatchingModel) -> None:
    held = {need.skill: need.level for need in base.roles["data-analyst"].needs}
    unseen = way(Profile(skills=held), "data-analyst", base, model)
    assert not unseen.ready
    assert [step.kind for step in unseen.of_part("bridge")] == ["project"]
    assert unseen.apply.likely == unseen.of_part("bridge")[0].finish.likely
    found = way(Profile(skills=held, evidence={"sql": "a report"}), "data-analyst", base, model)
    assert found.ready
    assert found.apply.likely == START
    assert found.tonight is not None
    assert found.tonight.kind == "application"


@pytest.mark.parametrize(
    ("skills", "role", "day"),
    [
        # a month, 52 / 12 weeks of 8 hours, is over on the 31st day; all of the plan takes about 255 hours
        ({}, "ml-engineer", date(2026, 12, 21)),
        # of an auditor's work all but a little statistics, and the project: about 22.5 hours, on the 20th day
        (
            {"regulation": "working", "auditing": "working", "python": "working"},
            "ai-auditor",
            date(2026, 12, 10),
        ),
        # nothing to learn
        (
            {"regulation": "working", "auditing": "working", "statistics": "aware", "python": "working"},
            "ai-auditor",
            START,
        ),
    ],
)
def test_a_cv_is_written_after_a_month_or_once_everything_is_learnt(
    skills: dict[str, Level], role: str, day: date, tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    hired = way(Profile(skills=skills), role, tiny_base, tiny_model).of_part("hired")
    assert {step.id: step.begins for step in hired}[f"cv-{role}"] == day


def test_whoever_has_not_tried_the_work_tries_it_first(base: KnowledgeBase, model: MatchingModel) -> None:
    found = way(Profile(skills=DEVELOPER), "mlops-engineer", base, model)
    assert found.tonight is not None
    assert (found.tonight.kind, found.steps[0].id) == ("try-it", "try-mlops-engineer")
    assert found.tonight.minutes <= EVENING


def test_what_was_tried_leaves_the_plan_and_what_was_begun_goes_on(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    tried = Done("2026-11-22", "try-mlops-engineer", "", None, None, "")
    begun = progress_from([tried, Logged("2026-11-23", "mlops", 2.0, "")])
    found = route(drawn(Profile(skills=DEVELOPER), "mlops-engineer", base, model, begun), base)
    assert "try-mlops-engineer" not in {step.id for step in found.steps}
    assert found.tonight is not None
    assert found.tonight.kind == "lesson"


def test_whoever_began_to_learn_without_a_try_is_still_to_try_the_work(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    elsewhere = progress_from([Logged("2026-11-23", "excel", 2.0, "")])
    found = route(drawn(Profile(skills=DEVELOPER), "mlops-engineer", base, model, elsewhere), base)
    assert found.tonight is not None
    assert found.tonight.kind == "try-it"
    second = found.of_part("bridge")[1]
    begun = progress_from([Logged("2026-11-23", next(iter(second.teaches)), 0.5, "")])
    found = route(drawn(Profile(skills=DEVELOPER), "mlops-engineer", base, model, begun), base)
    assert found.tonight is not None
    assert found.tonight.step is not None
    assert found.tonight.step.id == second.id, "not the first of the bridge, but the one in hand"


def test_a_project_in_hand_goes_on(base: KnowledgeBase, model: MatchingModel) -> None:
    from careerpath_cli.views.wording.mentoring import tonight

    begun = progress_from([Logged("2026-11-23", "project-mlops-engineer", 2.0, "")])
    found = route(drawn(Profile(skills=DEVELOPER), "mlops-engineer", base, model, begun), base)
    assert found.tonight is not None
    project = base.roles["mlops-engineer"].portfolio
    assert tonight(found.tonight, found, base).startswith(f"Go on with “{project.title}”.")


def test_each_role_of_several_has_its_project_when_its_own_skills_are_there(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    roles = [base.roles[role] for role in ("mlops-engineer", "data-engineer")]
    request = RoadmapRequest(START, hours_per_week=8)
    found = build_roadmap(Profile(skills=DEVELOPER), roles, request, Progress(), model, base)
    steps = [step.id for step in route(found, base).of_part("bridge")]
    assert steps.index("project-mlops-engineer") < steps.index("project-data-engineer") - 1
    assert found.apply["mlops-engineer"].likely < found.apply["data-engineer"].likely == found.finish.likely


def test_the_days_of_a_step_are_those_of_the_single_steps_in_it(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    """Boxes, charts and calendars say the same: each begins where the one before it likely ends."""
    roadmap = drawn(Profile(skills=DEVELOPER), "llm-application-developer", base, model)
    bridge = route(roadmap, base).of_part("bridge")
    assert bridge[0].begins == START
    for step, following in pairwise(bridge):
        assert following.begins == step.finish.likely
    for step in bridge:
        parts = [roadmap.dates[part.id] for part in step.work.steps] if step.work else []
        assert {part.finish.likely <= step.finish.likely for part in parts} <= {True}


def test_what_the_job_asks_for_later_grows(base: KnowledgeBase, model: MatchingModel) -> None:
    found = way(Profile(skills={"sql": "working"}), "data-analyst", base, model)
    assert ("sql", "proficient") in found.grow
    assert "sql" not in {skill for step in found.steps for skill in step.teaches}


@people
@given(data=st.data())
def test_the_plan_is_short_ordered_and_leads_to_the_line(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = data.draw(profiles(base))
    role = data.draw(st.sampled_from(list(base.roles)))
    roadmap = drawn(person, role, base, model)
    found = route(roadmap, base)
    assert len(found.steps) <= MOST_STEPS
    level = {skill: RANK[one.level] for skill, one in held_levels(person, model).items()}
    for step in found.of_part("bridge"):
        for learnt in step.work.steps if step.work else ():
            assert RANK[learnt.to] > level.get(learnt.skill, 0), "nothing teaches only what one has"
            assert not base.skills[learnt.skill].trait
            for needed in base.skills[learnt.skill].prerequisites if learnt.to != "aware" else ():
                if not base.skills[needed.skill].trait:
                    within = {other.skill: RANK[other.to] for other in step.work.steps} if step.work else {}
                    reached = max(level.get(needed.skill, 0), within.get(needed.skill, 0))
                    assert reached >= RANK[lower_level(learnt.to, needed.level)]
        level |= {skill: max(level.get(skill, 0), RANK[to]) for skill, to in step.teaches.items()}
    for skill in found.line:
        reachable = [
            step.to for step in roadmap.plan.steps if step.skill == skill.skill and not step.optional
        ]
        assert all(level[skill.skill] >= RANK[to] for to in reachable)
    if not found.ready:
        bridge = [step.finish.likely for step in found.of_part("bridge")]
        assert max(bridge) <= found.apply.likely
        assert max(bridge) == found.apply.likely or roadmap.barring_years > 0


def test_a_plan_for_three_roles_is_short_too(base: KnowledgeBase, model: MatchingModel) -> None:
    roles = [base.roles[role] for role in ("mlops-engineer", "data-engineer", "nlp-engineer")]
    request = RoadmapRequest(START, hours_per_week=8)
    roadmap = build_roadmap(Profile(), roles, request, Progress(), model, base)
    steps = route(roadmap, base).steps
    assert len(steps) <= MOST_STEPS
    assert {f"project-{role.id}" for role in roles} <= {step.id for step in steps}


@people
@given(data=st.data())
def test_no_part_of_the_cover_can_be_spared(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person, role = data.draw(profiles(base)), data.draw(st.sampled_from(list(base.roles.values())))
    held = held_levels(person, model)
    steps = [step for step in learning_steps([role], held, model, base) if not step.optional]
    works = work_steps(steps, held, Learner(), base)
    assert len(works) <= MOST
    covered = [step.id for work in works for step in work.steps]
    assert sorted(covered) == sorted(step.id for step in steps)
    assert works == work_steps(steps, held, Learner(), base)


def test_the_fewest_parts_are_found(base: KnowledgeBase, model: MatchingModel) -> None:
    """All pairs of resources are tried by hand: where one covers everything, one is taken."""
    held = held_levels(Profile(skills={"python": "working", "statistics": "working"}), model)
    steps = [
        step
        for step in learning_steps([base.roles["data-scientist"]], held, model, base)
        if step.skill in {"machine-learning", "scikit-learn"} and step.to == "working"
    ]
    assert 0 < len(steps) <= EXACT
    one_for_all = [
        resource
        for resource in base.resources.values()
        if resource.kind == "course"
        and all(RANK[resource.teaches.get(step.skill, "none")] >= RANK[step.to] for step in steps)
    ]
    assert one_for_all
    assert len(work_steps(steps, held, Learner(), base)) == 1


def test_nobody_is_sent_to_an_executive_post_without_the_years(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    nurse = Profile(
        skills={"clinical-practice": "proficient"},
        experience=ExperienceAnswer(total_years=12, coding_years=0, ml_years=0),
    )
    found = way(nurse, "chief-ai-officer", base, model)
    assert not found.ready
    assert found.apply.early.year >= START.year + 5
    assert way(nurse, "data-analyst", base, model).apply.late.year <= START.year + 2


@pytest.mark.parametrize("months", [1, 60])
def test_money_that_ends_before_applying_makes_sense_is_told(
    months: float, base: KnowledgeBase, model: MatchingModel
) -> None:
    from careerpath_cli.views.wording.mentoring import wish

    person = replace(Profile(skills=DEVELOPER), runway_months=months)
    roadmap = drawn(person, "mlops-engineer", base, model)
    assert bool(wish(route(roadmap, base), roadmap)) == (months == 1)


def test_a_wish_that_cannot_be_met_is_told(base: KnowledgeBase, model: MatchingModel) -> None:
    from careerpath_cli.views.wording.mentoring import wish

    person = Profile(skills=DEVELOPER, constraints=Constraints(ready_by="2026-12-24"))
    roadmap = drawn(person, "mlops-engineer", base, model)
    assert wish(route(roadmap, base), roadmap).startswith("That's after 24 Dec 2026")
