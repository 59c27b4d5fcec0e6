"""Which resources a plan is put together from, and what it leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.planning.cover import WorkStep, _exactly, _greedily, _with_wholes, left_out, work_steps
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.shelf import Learner, on_shelves, resources_for, with_plan


def course(base: KnowledgeBase, name: str, teaches: Mapping[str, Level], **changes: object) -> KnowledgeBase:
    """Return a base with one more course."""
    new = replace(base.resources["auditing-course"], id=name, name=name, teaches=dict(teaches), **changes)  # type: ignore[arg-type]
    return replace(base, resources={**base.resources, name: new})


def steps_to(base: KnowledgeBase, **to: Level) -> list[LearningStep]:
    steps = [
        LearningStep(skill.replace("_", "-"), "none", level, Hours(2, 4), ()) for skill, level in to.items()
    ]
    learner = with_plan(Learner(), {}, steps, base)
    return [
        replace(step, resources=resources_for(step, on_shelves(base).get(step.skill, ()), learner, base))
        for step in steps
    ]


def works(base: KnowledgeBase, steps: Sequence[LearningStep]) -> tuple[WorkStep, ...]:
    return work_steps(steps, {}, Learner(), base)


def named(parts: Sequence[WorkStep]) -> list[tuple[list[str], list[str]]]:
    return [([step.skill for step in part.steps], [each.id for each in part.resources]) for part in parts]


def with_changes(base: KnowledgeBase, name: str, **changes: object) -> KnowledgeBase:
    """Return a base in which one resource is another."""
    changed = replace(base.resources[name], **changes)  # type: ignore[arg-type]
    return replace(base, resources={**base.resources, name: changed})


def skills_of(parts: Sequence[WorkStep]) -> list[list[str]]:
    return [[step.skill for step in part.steps] for part in parts]


def test_what_one_only_has_to_hear_of_is_one_step_after_the_other_learning(
    tiny_base: KnowledgeBase,
) -> None:
    steps = steps_to(tiny_base, sql="aware", pytorch="aware", auditing="aware", python="working")
    parts = works(tiny_base, steps)
    assert named(parts) == [
        (["python"], ["python-course"]),
        (["sql", "pytorch", "auditing"], ["sql-course", "pytorch-course", "auditing-course"]),
    ]
    assert [part.is_first_look for part in parts] == [False, True]


def test_a_first_look_comes_just_before_what_builds_on_it(tiny_base: KnowledgeBase) -> None:
    base = with_changes(tiny_base, "statistics-course", assumes={"sql": "aware"})
    steps = steps_to(base, sql="aware", auditing="aware", python="working", statistics="working")
    steps.append(replace(steps_to(base, tensorflow="working")[0]))
    assert skills_of(works(base, steps)) == [["python"], ["sql", "auditing"], ["statistics"], ["tensorflow"]]


def test_what_only_deepens_comes_after_the_first_look(tiny_base: KnowledgeBase) -> None:
    first, *looks = steps_to(tiny_base, statistics="working", sql="aware", auditing="aware")
    (deeper,) = steps_to(tiny_base, python="proficient")
    steps = [first, *looks, replace(deeper, now="working")]
    assert skills_of(works(tiny_base, steps)) == [["statistics"], ["sql", "auditing"], ["python"]]


def test_what_a_single_skill_is_learnt_from_comes_after_what_it_assumes(tiny_base: KnowledgeBase) -> None:
    base = with_changes(tiny_base, "auditing-course", assumes={"sql": "aware"})
    steps = steps_to(base, auditing="working", sql="working")
    assert skills_of(works(base, steps)) == [["sql"], ["auditing"]]


def test_things_that_assume_each_other_keep_the_order_of_the_plan(tiny_base: KnowledgeBase) -> None:
    base = with_changes(tiny_base, "auditing-course", assumes={"sql": "aware"})
    base = with_changes(base, "sql-course", assumes={"statistics": "aware"})
    base = with_changes(base, "statistics-course", assumes={"auditing": "aware"})
    steps = steps_to(base, auditing="working", sql="working", statistics="working")
    parts = skills_of(works(base, steps))
    assert sorted(parts) == [["auditing"], ["sql"], ["statistics"]]
    assert parts.index(["sql"]) < parts.index(["auditing"])


def test_a_module_is_not_taken_beside_its_whole(tiny_base: KnowledgeBase) -> None:
    """The whole is taken for two skills; a third, of which it has a short module, is learnt with it."""
    all_three: dict[str, Level] = {"sql": "working", "auditing": "working", "statistics": "working"}
    shelf = {name: each for name, each in tiny_base.resources.items() if name == "python-course"}
    base = course(
        replace(tiny_base, resources=shelf | {"auditing-course": tiny_base.resources["auditing-course"]}),
        "whole",
        all_three,
        hours=(30, 40),
    )
    base = course(base, "module", {"statistics": "working"}, hours=(5, 10), part_of="whole")
    learnt = replace(steps_to(base, statistics="working")[0], resources=(base.resources["module"],))
    whole = WorkStep(
        "resource-whole", base.resources["whole"], tuple(steps_to(base, sql="working", auditing="working"))
    )
    (part,) = _with_wholes([WorkStep(learnt.id, None, (learnt,)), whole])
    assert (part.resource, part.teaches) == (base.resources["whole"], all_three)
    alone = WorkStep("sql-working", None, (replace(whole.steps[0], resources=(base.resources["whole"],)),))
    (part,) = _with_wholes([WorkStep(learnt.id, None, (learnt,)), alone])
    assert (part.id, part.teaches) == ("resource-whole", {"sql": "working", "statistics": "working"})


def test_a_module_that_leads_further_than_its_whole_is_taken(tiny_base: KnowledgeBase) -> None:
    base = course(tiny_base, "whole", {"sql": "working", "statistics": "aware"})
    base = course(base, "module", {"statistics": "working"}, part_of="whole")
    parts = [
        WorkStep(step.id, None, (replace(step, resources=(base.resources[name],)),))
        for step, name in zip(
            steps_to(base, sql="working", statistics="working"), ("whole", "module"), strict=True
        )
    ]
    assert _with_wholes(parts) == parts


def test_one_thing_to_hear_of_stays_by_itself(tiny_base: KnowledgeBase) -> None:
    (part,) = works(tiny_base, steps_to(tiny_base, sql="aware"))
    assert (part.is_first_look, part.teaches) == (False, {"sql": "aware"})


def test_what_a_course_brings_along_is_not_looked_at_first(tiny_base: KnowledgeBase) -> None:
    base = course(tiny_base, "both", {"python": "working", "sql": "aware"}, hours=(15, 40))
    steps = steps_to(base, python="working", sql="aware", auditing="aware")
    assert (["python", "sql"], ["both"]) in named(works(base, steps))


def test_a_long_course_is_not_taken_for_a_few_hours_of_it(tiny_base: KnowledgeBase) -> None:
    """Two short courses are better than one of which most is about other things."""
    steps = steps_to(tiny_base, sql="working", auditing="working")
    everything: dict[str, Level] = {"sql": "working", "auditing": "working", "statistics": "aware"}
    short = course(tiny_base, "short", everything, hours=(10, 20))
    assert named(works(short, steps)) == [(["sql", "auditing"], ["short"])]
    long = course(tiny_base, "long", everything | {"python": "working"}, hours=(200, 300))
    assert "long" not in {name for _, names in named(works(long, steps)) for name in names}


def test_one_skill_to_two_levels_is_not_several(tiny_base: KnowledgeBase) -> None:
    first, second = steps_to(tiny_base, python="working")[0], steps_to(tiny_base, python="proficient")[0]
    parts = works(tiny_base, [first, replace(second, above="working")])
    assert [part.resource for part in parts] == [None, None]


def test_what_would_have_done_as_much_is_named_with_what_speaks_most_against_it(
    tiny_base: KnowledgeBase,
) -> None:
    both: dict[str, Level] = {"sql": "working", "auditing": "working"}
    base = course(tiny_base, "taken", both, hours=(10, 20))
    base = course(base, "dear", both, hours=(10, 20), cost="paid")
    base = course(base, "code", both, hours=(10, 20), for_=("coder",))
    base = course(base, "long", both, hours=(100, 200))
    base = course(base, "half", {"sql": "working"}, hours=(10, 20))
    base = course(base, "weak", both, hours=(10, 20), cost="freemium")
    base = course(base, "for-all", both, hours=(10, 20), for_=("everybody",))
    base = course(base, "module", both, hours=(10, 20), cost="paid", part_of="taken")
    base = course(base, "broad", both | {"python": "expert", "tensorflow": "expert"}, hours=(10, 20))
    base = course(base, "french", both, hours=(10, 20), language="fr")
    steps = steps_to(base, sql="working", auditing="working")
    parts = works(base, steps)
    assert named(parts) == [(["sql", "auditing"], ["taken"])]
    learner = with_plan(Learner(), {}, steps, base)
    others = [(other.resource.id, other.reason) for other in left_out(parts, learner, base, most=9)]
    assert others == [("dear", "cost"), ("code", "readers"), ("long", "long")]
    assert len(left_out(parts, learner, base)) == 2
    assert left_out([part for part in parts if part.resource is None], learner, base) == ()


def test_a_course_of_which_one_skill_is_left_is_no_course_for_several(tiny_base: KnowledgeBase) -> None:
    base = replace(tiny_base, resources={"auditing-course": tiny_base.resources["auditing-course"]})
    base = course(base, "first", {"sql": "working", "auditing": "working"}, hours=(10, 20))
    base = course(base, "second", {"auditing": "working", "tensorflow": "working"}, hours=(10, 20))
    steps = steps_to(base, sql="working", auditing="working", tensorflow="working")
    parts = works(base, steps)
    assert sorted(step.skill for part in parts for step in part.steps) == ["auditing", "sql", "tensorflow"]
    several = [part for part in parts if part.resource is not None]
    assert [len(part.steps) for part in several] == [2]


def test_a_course_that_costs_more_than_each_part_and_less_than_all_is_taken() -> None:
    """Three parts of 10 hours each: a course for all of them is worth 25, and not 35."""

    def covered_by(course_for_all: float) -> list[int]:
        costs = {0b001: 10.0, 0b010: 10.0, 0b100: 10.0, 0b111: course_for_all}
        return sorted(_exactly(0b111, {parts: WorkStep("", None, (), cost) for parts, cost in costs.items()}))

    assert covered_by(25) == [0b111]
    assert covered_by(35) == [0b001, 0b010, 0b100]


def test_of_many_parts_the_one_that_costs_least_for_each_skill_is_taken_first() -> None:
    """A course of 12 hours for three skills is dearer than one of 10 for one, and cheaper than three."""
    costs = {0b0001: 10.0, 0b0010: 10.0, 0b0100: 10.0, 0b0111: 12.0, 0b1000: 50.0}
    options = {parts: WorkStep(str(parts), None, (), cost) for parts, cost in costs.items()}
    assert _greedily(0b1111, options) == [0b0111, 0b1000]


def test_what_builds_on_a_skill_does_not_wait_for_more_of_it_than_it_needs(tiny_base: KnowledgeBase) -> None:
    """Pipelines need Python at working level."""
    first, second = steps_to(tiny_base, python="working", pipelines="working")
    deeper = replace(steps_to(tiny_base, python="proficient")[0], above="working")
    parts = works(tiny_base, [first, second, deeper])
    assert [step.id for part in parts for step in part.steps] == [
        "python-working",
        "pipelines-working",
        "python-proficient",
    ]
