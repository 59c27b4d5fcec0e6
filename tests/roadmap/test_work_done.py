"""What is recorded of the work of a plan: whole courses, hours on them, and boxes that were ticked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from careerpath_cli.commands.shared.plan_file_sync import sync_plan_file
from careerpath_cli.commands.shared.roadmap_request import RoadmapOptions, resolve_request
from careerpath_cli.engine import Engine
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.plan_file.annotated import document_text
from careerpath_cli.plan_file.reading import read_edited_plan
from careerpath_cli.planning.credit import covered_steps, credited, new_to
from careerpath_cli.planning.plan import Work
from careerpath_cli.planning.step_names import OF_A_ROLE, other_id, part_of, resource_of
from careerpath_cli.profile.history import Done, HistoryEntry, Logged, Reopened, Unlogged, read_history
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.progress import finished_with, progress_from
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap, work_ahead
from careerpath_cli.roadmap.route import RouteStep, route
from careerpath_cli.views.exports.markdown import roadmap_document
from careerpath_cli.views.wording.roadmap import step_title
from profiles import profiles

START = date(2026, 11, 21)
DAY = "2026-11-22"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SLACK = 1e-6
few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DEVELOPER = Profile(skills={"python": "working", "software-engineering": "proficient", "sql": "working"})
ROLE = "llm-application-developer"


def drawn(
    person: Profile,
    role: str,
    entries: Sequence[HistoryEntry],
    model: MatchingModel,
    base: KnowledgeBase,
) -> Roadmap:
    request = RoadmapRequest(START, hours_per_week=8)
    return build_roadmap(person, [base.roles[role]], request, progress_from(entries), model, base)


def courses(roadmap: Roadmap, base: KnowledgeBase) -> list[RouteStep]:
    """Return the steps of a plan that are one resource for several skills."""
    return [step for step in route(roadmap, base).steps if resource_of(step.id)]


def learnt_with(step: RouteStep) -> list[Done]:
    assert step.work is not None
    return [Done(DAY, part.id, part.skill, part.to, part.now) for part in step.work.steps]


@few
@given(data=st.data())
def test_a_finished_course_is_worth_its_skills_and_can_be_taken_back(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person, role = data.draw(profiles(base)), data.draw(st.sampled_from(list(base.roles)))
    before = drawn(person, role, [], model, base)
    offered = courses(before, base)
    assume(offered)
    course = data.draw(st.sampled_from(offered))
    single = learnt_with(course)
    whole: list[HistoryEntry] = [*finished_with(Done(DAY, course.id), single)]
    after, one_by_one = (drawn(person, role, entries, model, base) for entries in (whole, single))
    assert after.plan.steps == one_by_one.plan.steps
    assert after.plan.hours == one_by_one.plan.hours
    assert after.apply == one_by_one.apply
    assert course.id not in {step.id for step in route(after, base).steps}, "nobody does it twice"
    undone = [Reopened(DAY, step) for step in (course.id, *(part.step for part in single))]
    assert route(drawn(person, role, [*whole, *undone], model, base), base) == route(before, base)


@few
@given(data=st.data())
def test_hours_on_a_course_shorten_it_and_leave_the_order_alone(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person, role = data.draw(profiles(base)), data.draw(st.sampled_from(list(base.roles)))
    before = drawn(person, role, [], model, base)
    offered = courses(before, base)
    assume(offered)
    course = data.draw(st.sampled_from(offered))
    hours = data.draw(st.floats(0.25, 24))
    logged = Logged(DAY, course.id, hours)
    after = drawn(person, role, [logged], model, base)
    steps = {step.id: step for step in route(after, base).steps}
    assert list(steps) == [step.id for step in route(before, base).steps]
    assert steps[course.id].logged == pytest.approx(hours)
    assert [step for step in steps if steps[step].logged] == [course.id]
    assert steps[course.id].hours.high <= course.hours.high + SLACK
    if hours <= course.hours.high:
        assert steps[course.id].hours.high == pytest.approx(course.hours.high - hours)
    undone = drawn(person, role, [logged, Unlogged(DAY, course.id)], model, base)
    assert undone.plan == before.plan
    assert undone.dates == before.dates


@pytest.mark.parametrize("logged", [{"sql": 1.0}, {"sql": 500.0}, {"sql": 500.0, "pipelines": 2.0}])
def test_hours_shorten_the_work_ahead_and_leave_all_of_it_in_order(
    logged: dict[str, float], tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Even a skill with more hours than it takes stays until it is marked as done."""
    roles = [tiny_base.roles["data-engineer"]]
    before = work_ahead(Profile(), roles, Work(), tiny_model, tiny_base)
    after = work_ahead(Profile(), roles, Work(logged), tiny_model, tiny_base)
    assert [todo.id for todo in after.bridge] == [todo.id for todo in before.bridge]
    assert after.plan.hours.likely < before.plan.hours.likely


def test_hours_are_credited_by_how_long_each_skill_takes(base: KnowledgeBase, model: MatchingModel) -> None:
    found = drawn(DEVELOPER, ROLE, [], model, base)
    course = max(courses(found, base), key=lambda step: len(step.teaches))
    assert course.work is not None
    work = credited(Work({course.id: 6.0}), found.bridge, found.plan, base)
    shares = {part.skill: work.logged[part.skill] for part in course.work.steps}
    assert sum(shares.values()) == pytest.approx(6)
    first, second = course.work.steps[:2]
    ratio = first.hours.likely / second.hours.likely
    assert shares[first.skill] / shares[second.skill] == pytest.approx(ratio)


def test_a_course_outside_the_plan_is_worth_what_it_teaches_of_it(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    found = drawn(DEVELOPER, ROLE, [], model, base)
    part = found.plan.required[0]
    own = replace(next(iter(base.resources.values())), id="my-own", teaches={part.skill: part.to})
    assert [step.id for step in covered_steps(own, found.bridge, found.plan)] == [part.id]
    assert covered_steps(replace(own, teaches={"excel": "aware"}), found.bridge, found.plan) == ()
    assert new_to(replace(own, teaches={"sql": "working", "excel": "aware"}), {"sql": "working"}) == (
        "excel-aware",
    )


GROUP = finished_with(
    Done(DAY, "resource-x"),
    [Done(DAY, "git-working", "git", "working"), Done(DAY, "docker-aware", "docker", "aware")],
)


def test_what_was_finished_with_a_course_stands_under_it() -> None:
    progress = progress_from([Done(DAY, "sql-working", "sql", "working"), *GROUP])
    assert [(one.entry.step, len(one.brought)) for one in progress.finished] == [
        ("sql-working", 0),
        ("resource-x", 2),
    ]


def test_one_skill_opened_again_opens_the_course_and_no_other_skill() -> None:
    progress = progress_from([*GROUP, Reopened(DAY, "git-working")])
    assert [entry.step for entry in progress.done] == ["docker-aware"]
    assert progress.brought == {}


def test_a_course_finished_twice_holds_all_that_it_brought() -> None:
    again = finished_with(Done(DAY, "resource-x"), [Done(DAY, "linux-aware", "linux", "aware")])
    brought = progress_from([*GROUP, *again]).brought
    assert brought == {"resource-x": ("git-working", "docker-aware", "linux-aware")}
    opened: list[HistoryEntry] = [Reopened(DAY, "resource-x"), Reopened(DAY, "git-working"), *again]
    assert progress_from([*GROUP, *opened]).brought == {"resource-x": ("linux-aware",)}


@pytest.mark.parametrize("name", OF_A_ROLE)
def test_every_step_of_a_role_has_a_part_and_a_name(name: str, base: KnowledgeBase) -> None:
    step = other_id(name, ROLE)
    assert part_of(step) in {"try", "hired"}
    assert base.roles[ROLE].name in step_title(step, "", base)


def test_what_is_no_part_of_the_way_stands_beside_it() -> None:
    assert part_of("experience-open-source") is None
    assert part_of("git-working") == part_of("resource-x") == part_of(f"project-{ROLE}") == "bridge"


WISHES = {
    "analyst": "machine-learning-engineer",
    "nurse": "healthcare-ml-specialist",
    "backend-developer": "mlops-engineer",
    "student": "data-scientist",
}


@few
@given(data=st.data())
def test_export_ticks_import_is_the_identity(
    data: st.DataObject, base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever boxes are ticked, just these are done, and an export says so: the plan ticked them itself."""
    name = data.draw(st.sampled_from(list(WISHES)))
    here = tmp_path_factory.mktemp("ticked")
    mine, file = here / "me.yaml", here / "plan.md"
    mine.write_bytes((EXAMPLES / f"{name}.yaml").read_bytes())
    engine = Engine(base)

    def export() -> str:
        person = engine.read_person(mine)
        case = resolve_request(RoadmapOptions([WISHES[name]], DAY), person, engine)
        return document_text(roadmap_document(case.roadmap(), person.answers, "me", base, "0"))

    text = export()
    plan = read_edited_plan(text, "plan.md")
    boxes = list(plan.ticks)
    ticked = data.draw(st.sets(st.sampled_from(boxes)))
    lines = [
        line.replace("- [ ]", "- [x]", 1) if any(line.endswith(f"<!-- {box} -->") for box in ticked) else line
        for line in text.split("\n")
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    sync_plan_file(file, mine, engine, DAY, named=True)

    done = {entry.step for entry in progress_from(read_history(mine).entries).done}
    covers = plan.facts["covers"]
    bring = {step for box in ticked for step in covers.get(box, [box])}
    assert done == bring | {box for box in ticked if resource_of(box)}
    for again in (file.read_text(encoding="utf-8"), export()):
        ticks = read_edited_plan(again, "plan.md").ticks
        assert {box for box in boxes if ticks.get(box)} == ticked
        assert not any(ticked for box, ticked in ticks.items() if box not in done)
