"""What must always hold of a roadmap: its order, its hours, several targets, what was done, what changed."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from math import inf, nan

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from careerpath_cli.commands.shared.changes_since import read_earlier
from careerpath_cli.errors import InvalidContentError, UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.matching.inference import RANK, lower_level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import held_levels
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Plan, ProjectStep, Work, plan_roles
from careerpath_cli.planning.shelf import Learner, on_shelves, resources_for
from careerpath_cli.profile.history import Done, Followed, HistoryEntry, Logged, Reopened, Unlogged
from careerpath_cli.profile.model import Constraints, Profile
from careerpath_cli.roadmap.changes import changes_since
from careerpath_cli.roadmap.progress import (
    Progress,
    learned_pace,
    progress_from,
    weeks_in_a_row,
    weeks_of_work,
    with_progress,
)
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.saved import SavedRoadmap
from careerpath_cli.roadmap.timetable import Pause, Timetable
from careerpath_cli.storage.validation import build
from careerpath_cli.views.json.roadmap import roadmap as as_record
from careerpath_cli.views.terminal.roadmap import changes_page
from profiles import profiles

people = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
START = date(2026, 11, 21)
SLACK = 1e-6


def some_roles(data: st.DataObject, base: KnowledgeBase, most: int = 3) -> list[Role]:
    return data.draw(
        st.lists(
            st.sampled_from(list(base.roles.values())),
            min_size=1,
            max_size=most,
            unique_by=lambda role: role.id,
        )
    )


def drawn(person: Profile, roles: list[Role], model: MatchingModel, base: KnowledgeBase) -> Roadmap:
    return build_roadmap(person, roles, RoadmapRequest(START), Progress(), model, base)


@people
@given(data=st.data())
def test_prerequisites_come_first_for_several_roles_too(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person, roles = data.draw(profiles(base)), some_roles(data, base)
    steps = plan_roles(person, roles, model, base).steps
    held = {skill: RANK[one.level] for skill, one in held_levels(person, model).items()}
    assert len({step.id for step in steps}) == len(steps)
    for step in steps:
        assert RANK[step.to] > held.get(step.skill, 0), "nothing is learnt that one has"
        assert RANK[step.above] == 0 or held[step.skill] == RANK[step.above], (
            "levels rise one after the other"
        )
        for prerequisite in base.skills[step.skill].prerequisites if step.to != "aware" else ():
            if not base.skills[prerequisite.skill].trait:
                assert held.get(prerequisite.skill, 0) >= RANK[lower_level(step.to, prerequisite.level)], (
                    step.id
                )
        held[step.skill] = RANK[step.to]


@people
@given(data=st.data())
def test_what_several_roles_share_comes_first(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person, roles = data.draw(profiles(base)), some_roles(data, base)
    shared = [len(step.branch) for step in plan_roles(person, roles, model, base).required]
    assert shared == sorted(shared, reverse=True)


@people
@given(data=st.data())
def test_a_plan_for_several_roles_never_takes_longer_than_their_plans(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person, roles = data.draw(profiles(base)), some_roles(data, base)
    logged = data.draw(st.dictionaries(st.sampled_from(list(base.skills)), st.floats(0.5, 300), max_size=5))
    work = Work(logged)
    plan = plan_roles(person, roles, model, base, work)
    apart = [plan_roles(person, [role], model, base, work).hours for role in roles]
    assert plan.alone == pytest.approx(dict(zip([role.id for role in roles], apart, strict=True)))
    assert plan.hours.likely <= sum(one.likely for one in apart) + SLACK
    assert plan.hours.high <= sum(one.high for one in apart) + SLACK
    assert all(plan.hours.high >= one.high - SLACK for one in apart)


@people
@given(data=st.data())
def test_hours_grow_with_the_gap(data: st.DataObject, base: KnowledgeBase, model: MatchingModel) -> None:
    """The high end always does; the low one where everything was asked, so that nothing else may be there."""
    person, roles = data.draw(profiles(base)), some_roles(data, base, 2)
    skill = data.draw(st.sampled_from([need.skill for role in roles for need in role.needs]))
    one, other = data.draw(st.sampled_from(LEVELS)), data.draw(st.sampled_from(LEVELS))
    lower, higher = (one, other) if RANK[one] <= RANK[other] else (other, one)
    nothing = dict.fromkeys(base.skills, LEVELS[0])
    for asked in (person.skills, {**nothing, **person.skills}):
        less = plan_roles(Profile(skills={**asked, skill: lower}), roles, model, base).hours
        more = plan_roles(Profile(skills={**asked, skill: higher}), roles, model, base).hours
        assert more.high <= less.high + SLACK
        assert asked is person.skills or more.low <= less.low + SLACK


@people
@given(data=st.data())
def test_logging_only_shortens_what_remains(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person, roles = data.draw(profiles(base)), some_roles(data, base, 2)
    ids = [need.skill for role in roles for need in role.needs] + [f"project-{role.id}" for role in roles]
    entries: list[HistoryEntry] = [
        Logged(START.isoformat(), data.draw(st.sampled_from(ids)), data.draw(st.floats(0.25, 24)))
        for _ in range(data.draw(st.integers(1, 8)))
    ]
    before = plan_roles(person, roles, model, base)
    for upto in range(1, len(entries) + 1):
        work = progress_from(entries[:upto]).work
        after = plan_roles(person, roles, model, base, work)
        assert after.hours.low <= before.hours.low + SLACK
        assert after.hours.high <= before.hours.high + SLACK
        assert [step.id for step in after.steps] == [step.id for step in before.steps]
        before = after


@people
@given(data=st.data())
def test_dates_follow_the_order_and_the_hours(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    found = drawn(data.draw(profiles(base)), some_roles(data, base, 2), model, base)
    dates = [found.dates[todo.id] for todo in found.bridge]
    learnt = {step.id for step in found.plan.required} | {one.id for one in found.plan.projects}
    assert set(found.dates) == learnt | {todo.id for todo in found.bridge}
    for one in found.dates.values():
        assert START <= one.finish.early <= one.finish.likely <= one.finish.late
        assert one.begins <= one.finish.likely
    for (todo, before), after in zip(zip(found.bridge, dates, strict=True), dates[1:], strict=False):
        waits = isinstance(todo, ProjectStep) and todo.role.portfolio.weeks
        assert before.begins <= after.begins
        assert after.begins == before.finish.likely or waits
    assert max(one.finish.likely for one in dates) == found.finish.likely
    reached = [one.finish.likely for one in found.milestones if one.kind != "essential"]
    assert max(reached) == found.finish.likely
    assert found.apply.keys() == {role.id for role in found.plan.roles}
    assert START < found.review <= found.finish.likely + timedelta(days=1)


@people
@given(data=st.data())
def test_what_was_done_is_no_step_any_more(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person, roles = data.draw(profiles(base)), some_roles(data, base, 2)
    before = drawn(person, roles, model, base)
    if not before.plan.steps:
        return
    step = data.draw(st.sampled_from(before.plan.steps))
    progress = progress_from(
        [Done("2026-12-01", step.id, step.skill, step.to, step.now, "https://example.org")]
    )
    after = build_roadmap(person, roles, RoadmapRequest(START), progress, model, base)
    assert step.id not in {one.id for one in after.plan.steps}
    assert after.plan.hours.high <= before.plan.hours.high + SLACK
    assert after.profile.evidence.get(step.skill)


def role_of(base: KnowledgeBase, name: str) -> list[Role]:
    return [base.role(name)]


def test_one_of_a_choice_is_enough(base: KnowledgeBase, model: MatchingModel) -> None:
    def step_of(plan: Plan, skill: str) -> object:
        return next((step for step in plan.steps if step.skill == skill), None)

    nobody = plan_roles(Profile(), role_of(base, "machine-learning-engineer"), model, base)
    torch = next(step for step in nobody.steps if step.skill == "pytorch")
    assert "tensorflow" in torch.instead
    assert not torch.optional
    assert step_of(nobody, "tensorflow") is None
    person = Profile(skills={"tensorflow": "proficient"})
    other = plan_roles(person, role_of(base, "machine-learning-engineer"), model, base)
    served = next(step for step in other.steps if step.skill == "pytorch")
    assert served.optional
    assert served.served_by == "tensorflow"
    weaker = plan_roles(
        Profile(skills={"tensorflow": "aware"}), role_of(base, "machine-learning-engineer"), model, base
    )
    assert not next(step for step in weaker.steps if step.skill == "pytorch").optional


def test_a_skill_that_roles_want_at_different_levels_is_learnt_in_two_steps(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    roles = [base.role("research-engineer"), base.role("data-engineer")]
    person = Profile(skills={"python": "aware", "sql": "proficient", "etl": "aware"})
    plan = plan_roles(person, roles, model, base)
    python = [step for step in plan.steps if step.skill == "python"]
    assert [(step.id, step.start, step.to) for step in python] == [
        ("python-working", "aware", "working"),
        ("python-proficient", "working", "proficient"),
    ]
    assert python[0].roles == ("research-engineer", "data-engineer")
    assert python[1].roles == ("research-engineer",)
    assert plan.saved.high > 0
    assert sum(one.high for one in plan.alone.values()) == pytest.approx(plan.hours.high + plan.saved.high)


@given(data=st.data())
@people
def test_a_history_adds_up(data: st.DataObject) -> None:
    days = st.dates(date(2026, 1, 1), START).map(str)
    skills = st.sampled_from(["docker", "git", "project-mlops-engineer"])
    entry: st.SearchStrategy[HistoryEntry] = st.one_of(
        st.builds(Logged, day=days, skill=skills, hours=st.floats(0.25, 24)),
        st.builds(
            Done, day=days, step=st.just("docker-working"), skill=st.just("docker"), level=st.just("working")
        ),
        st.builds(Reopened, day=days, step=st.just("docker-working")),
        st.builds(Followed, day=days, roles=st.just(("mlops-engineer",))),
    )
    entries = data.draw(st.lists(entry, max_size=20))
    found = progress_from(entries)
    assert found.hours == pytest.approx(sum(one.hours for one in entries if isinstance(one, Logged)))
    assert sum(found.logged.values()) <= found.hours + SLACK
    closed = [one for one in entries if isinstance(one, (Done, Reopened))]
    assert bool(found.done) == bool(closed and isinstance(closed[-1], Done))
    assert with_progress(Profile(), found).skills == ({"docker": "working"} if found.done else {})


def test_hours_before_a_step_was_done_are_used_up_and_come_back_when_it_is_reopened() -> None:
    worked, finished = (
        Logged("2026-11-01", "docker", 10),
        Done("2026-11-02", "docker-working", "docker", "working"),
    )
    assert progress_from([worked]).logged == {"docker": 10}
    assert progress_from([worked, finished]).logged == {}
    assert progress_from([worked, finished, Logged("2026-11-03", "docker", 2)]).logged == {"docker": 2}
    assert progress_from([worked, finished, Reopened("2026-11-04", "docker-working")]).logged == {
        "docker": 10
    }


def test_a_level_that_was_reached_never_lowers_an_answer() -> None:
    progress = progress_from(
        [Done("2026-11-02", "docker-working", "docker", "working", "none", "https://a.example")]
    )
    assert with_progress(Profile(skills={"docker": "expert"}), progress).skills == {"docker": "expert"}
    assert with_progress(Profile(skills={"docker": "none"}), progress).skills == {"docker": "working"}
    assert with_progress(Profile(), progress).evidence == {"docker": "https://a.example"}


def every_week(hours: float, weeks: int) -> Progress:
    days = [START - timedelta(weeks=back) for back in range(weeks)]
    return progress_from([Logged(day.isoformat(), "docker", hours) for day in days])


def test_a_pace_is_learned_from_three_weeks_on() -> None:
    calendar = Timetable(START, 1)
    assert learned_pace(every_week(6, 2), START, calendar) is None
    assert learned_pace(every_week(6, 9), START, calendar) == pytest.approx(6)
    assert learned_pace(Progress(), START, calendar) is None


def test_paused_weeks_do_not_slow_the_pace_that_was_learned() -> None:
    entries = [
        Logged((START - timedelta(weeks=back)).isoformat(), "docker", 6.0) for back in (0, 1, 2, 5, 6, 7)
    ]
    progress = progress_from(entries)
    rest = Pause(
        START - timedelta(weeks=5) + timedelta(days=1), START - timedelta(weeks=2) - timedelta(days=1)
    )
    slower = learned_pace(progress, START, Timetable(START, 1))
    rested = learned_pace(progress, START, Timetable(START, 1, (rest,)))
    assert slower is not None
    assert rested is not None
    assert rested > slower


def test_what_was_logged_gives_the_pace_unless_one_is_asked_for(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    person = Profile(skills={"python": "aware"}, constraints=Constraints(hours_per_week=12))
    roles, log = role_of(base, "data-engineer"), every_week(5, 8)

    def pace(request: RoadmapRequest, progress: Progress) -> tuple[float, str]:
        found = build_roadmap(person, roles, request, progress, model, base).plan.pace
        return found.hours, found.basis

    assert pace(RoadmapRequest(START), Progress()) == (12, "answered")
    hours, basis = pace(RoadmapRequest(START), log)
    assert basis == "logged"
    assert hours == pytest.approx(5, abs=0.6)
    assert pace(RoadmapRequest(START, hours_per_week=3), log) == (3, "asked")
    assert pace(RoadmapRequest(START, usual_hours=4), Progress()) == (4, "asked")


def test_weeks_in_a_row_are_not_broken_by_this_week_or_by_a_pause() -> None:
    monday = date(2026, 11, 16)
    entries = [Logged((monday - timedelta(weeks=back)).isoformat(), "docker", 1.0) for back in (1, 2, 4)]
    progress = progress_from(entries)
    assert weeks_in_a_row(progress, START, Timetable(START, 1)) == 2
    free = Pause(monday - timedelta(weeks=3), monday - timedelta(weeks=3) + timedelta(days=6))
    assert weeks_in_a_row(progress, START, Timetable(START, 1, (free,))) == 3
    for first, last in ((0, 5), (1, 6), (3, 3)):
        partly = Pause(free.first + timedelta(days=first), free.first + timedelta(days=last))
        assert weeks_in_a_row(progress, START, Timetable(START, 1, (partly,))) == 2
    assert weeks_in_a_row(Progress(), START, Timetable(START, 1)) == 0


def test_free_resources_come_before_paid_ones_that_somebody_checked(base: KnowledgeBase) -> None:
    some = next(resource for resource in base.resources.values() if resource.state == "current")
    docker = replace(some, teaches={"docker": "working"}, seen=None, read=None)
    offers = {
        "paid": replace(docker, id="paid", cost="paid", seen="2026-11-21"),
        "part": replace(docker, id="part", cost="freemium"),
        "free": replace(docker, id="free", cost="free"),
    }
    step = LearningStep("docker", "none", "working", Hours(1, 2), ())
    chosen = resources_for(step, on_shelves(replace(base, resources=offers))["docker"], Learner(), base)
    assert [resource.id for resource in chosen] == ["free", "part"]


def test_a_roadmap_to_no_role_is_refused_with_a_sentence(base: KnowledgeBase, model: MatchingModel) -> None:
    with pytest.raises(UsageError, match="needs a target role"):
        build_roadmap(Profile(), (), RoadmapRequest(START), Progress(), model, base)


def _leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Return the way to each part of a document, of lists only to the first entry."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(part, (*path, key))
    elif isinstance(value, list):
        for position, part in enumerate(value[:1]):
            yield from _leaves(part, (*path, position))


@pytest.fixture(scope="module")
def kept_roadmap(base: KnowledgeBase, model: MatchingModel) -> tuple[Profile, Roadmap, str]:
    """A person, their roadmap, and what is kept of it."""
    person = Profile(skills={"python": "working"})
    request = RoadmapRequest(START, by=START + timedelta(weeks=30), pauses=(Pause(START, START),))
    built = build_roadmap(person, role_of(base, "data-engineer"), request, Progress(), model, base)
    return person, built, json.dumps(as_record(built, person, base, "0"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_kept_roadmap_is_compared_or_refused_whatever_was_written_into_it(
    data: st.DataObject,
    kept_roadmap: tuple[Profile, Roadmap, str],
    base: KnowledgeBase,
    model: MatchingModel,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    person, found, text = kept_roadmap
    kept = json.loads(text)
    *way, last = data.draw(st.sampled_from(list(_leaves(kept))))
    part = kept
    for step in way:
        part = part[step]
    part[last] = data.draw(
        st.sampled_from(["love", "", "0001-01-01", nan, inf, 1e308, -1, None, True, [], {}])
    )
    path = tmp_path_factory.mktemp("kept") / "before.json"
    path.write_text(json.dumps(kept), encoding="utf-8")
    try:
        record = read_earlier(path)
    except InvalidContentError as error:
        assert error.problems  # noqa: PT017 - what was written may be as good as what was there
        return
    changes = changes_since(record, found, person, model, base, "0")
    Console(file=StringIO()).print(changes_page(changes, base))


def test_weeks_hold_all_recent_hours_and_begin_with_the_first_entry() -> None:
    assert [hours for _, hours in weeks_of_work(every_week(2, 3), START)] == [2, 2, 2]
    assert len(weeks_of_work(every_week(2, 20), START)) == 8
    assert len(weeks_of_work(Progress(), START)) == 1


@pytest.fixture
def kept(base: KnowledgeBase, model: MatchingModel) -> SavedRoadmap:
    """A roadmap as JSON has it."""
    person = Profile(skills={"python": "aware", "docker": "none"})
    found = build_roadmap(
        person, role_of(base, "data-engineer"), RoadmapRequest(START), Progress(), model, base
    )
    return build(SavedRoadmap, as_record(found, person, base, "1.0"), unknown_fields="ignore")


def reasons(
    kept: SavedRoadmap, person: Profile, found: Roadmap, model: MatchingModel, base: KnowledgeBase
) -> list[str]:
    changes = changes_since(kept, found, person, model, base, "1.0")
    low = sum(cause.after.low - cause.before.low for cause in changes.causes)
    assert changes.before.low + low == pytest.approx(changes.after.low, abs=0.01)
    return [cause.reason for cause in changes.causes]


def test_each_change_is_owed_to_its_cause(
    base: KnowledgeBase, model: MatchingModel, kept: SavedRoadmap
) -> None:
    person = Profile(skills={"python": "aware", "docker": "none"})
    roles = role_of(base, "data-engineer")
    same = build_roadmap(person, roles, RoadmapRequest(START), Progress(), model, base)
    assert reasons(kept, person, same, model, base) == []

    later = build_roadmap(
        person, roles, RoadmapRequest(START + timedelta(days=1), 4), Progress(), model, base
    )
    assert reasons(kept, person, later, model, base) == ["calendar"]

    worked = progress_from([Logged("2026-11-22", "python", 5)])
    logged = build_roadmap(person, roles, RoadmapRequest(START), worked, model, base)
    assert reasons(kept, person, logged, model, base) == ["log"]

    other = replace(person, skills={"python": "working", "docker": "none"})
    answered = build_roadmap(other, roles, RoadmapRequest(START), Progress(), model, base)
    assert reasons(kept, other, answered, model, base) == ["answers"]

    turned = build_roadmap(
        person, role_of(base, "data-analyst"), RoadmapRequest(START), Progress(), model, base
    )
    assert reasons(kept, person, turned, model, base) == ["roles"]

    assert reasons(replace(kept, knowledge_base="0000"), person, same, model, base) == ["knowledge base"]
    assert reasons(replace(kept, program="0.9"), person, same, model, base) == ["program"]
    assert isinstance(kept.steps, list)
    first = next(step for step in kept.steps if step.part == "bridge")
    fewer = replace(kept, steps=[step for step in kept.steps if step is not first])
    assert reasons(fewer, person, same, model, base) == ["edited"]


def test_a_saved_skill_that_the_base_no_longer_knows_is_an_answer_that_changed(
    base: KnowledgeBase, model: MatchingModel, kept: SavedRoadmap
) -> None:
    person = Profile(skills={"python": "aware", "docker": "none"})
    same = drawn(person, role_of(base, "data-engineer"), model, base)
    kept.inputs.skills["phrenology"] = "expert"
    assert reasons(kept, person, same, model, base) == ["answers"]


def test_a_finished_project_is_no_change_in_a_file_of_a_former_version(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    """Such a file holds single skills and projects, and no list of steps."""
    person, roles = Profile(skills={"python": "aware"}), role_of(base, "data-engineer")
    built = progress_from([Done("2026-11-22", "project-data-engineer", "", None, None, "")])
    found = build_roadmap(person, roles, RoadmapRequest(START), built, model, base)
    former = json.loads(json.dumps(as_record(found, person, base, "1.0")))
    former["steps"] = {}
    kept = build(SavedRoadmap, former, unknown_fields="ignore")
    assert reasons(kept, person, found, model, base) == []


def test_hours_are_taken_off_end_by_end() -> None:
    assert Hours(5, 20).less(Hours(8, 8)) == Hours(0, 12)


def test_hours_that_were_taken_back_count_for_nothing() -> None:
    entries: list[HistoryEntry] = [
        Logged("2026-11-01", "docker", 2),
        Logged("2026-11-02", "docker", 5),
        Unlogged("2026-11-03", "docker"),
        Unlogged("2026-11-03", "git"),
    ]
    found = progress_from(entries)
    assert found.logged == {"docker": 2}
    assert found.hours == 2
    assert found.entries == 4
