"""In which order skills are learnt, in which steps, and what from."""

from dataclasses import replace

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Need
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.knowledge.model.skills import Prerequisite
from careerpath_cli.matching.inference import infer_levels
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import (
    LearningStep,
    learning_steps,
    required_learning,
)
from careerpath_cli.planning.shelf import Learner, on_shelves, resources_for


def steps(
    roles: list[str], skills: dict[str, Level], base: KnowledgeBase, model: MatchingModel
) -> dict[str, LearningStep]:
    held = infer_levels(skills, model.prerequisites)
    plan = learning_steps([base.roles[role] for role in roles], held, model, base)
    return {step.id: step for step in plan}


def test_foundations_come_first_and_what_only_deepens_a_skill_last(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """PyTorch needs machine learning at working level only, so it doesn't wait for more of it."""
    assert list(steps(["ml-engineer"], {}, tiny_base, tiny_model)) == [
        "statistics-working",
        "python-working",
        "machine-learning-working",
        "pytorch-working",
        "machine-learning-proficient",
        "python-proficient",
    ]


def test_what_two_roles_share_comes_before_what_only_one_asks_for(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    held: dict[str, Level] = {"sql": "expert", "machine-learning": "proficient", "python": "none"}
    plan = steps(["data-engineer", "ml-engineer"], held, tiny_base, tiny_model)
    assert {step.id: step.branch for step in plan.values() if not step.optional} == {
        "python-working": ("data-engineer",),
        "pipelines-working": ("data-engineer",),
        "pytorch-working": ("ml-engineer",),
    }
    assert plan["python-proficient"].branch == ("ml-engineer",)


def test_a_required_way_beyond_working_is_cut_there(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """SQL takes 1-2, 4-8 and 10-20 hours a level."""
    plan = steps(["data-engineer"], {"sql": "none", "python": "working"}, tiny_base, tiny_model)
    first, second = plan["sql-working"], plan["sql-proficient"]
    assert (first.start, first.hours) == ("none", Hours(5, 10))
    assert (second.start, second.hours) == ("working", Hours(10, 20))
    assert (first.deepens, second.deepens) == (False, True)


def test_a_way_that_begins_at_working_is_one_step(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    plan = steps(["data-engineer"], {"pipelines": "working"}, tiny_base, tiny_model)
    step = plan["sql-proficient"]
    assert (step.now, step.above, step.implied_by) == ("working", "none", "pipelines")
    assert "sql-working" not in plan


def test_a_related_skill_shortens_the_low_end(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    """Of 5 hours of PyTorch, 80 per cent carry over from TensorFlow."""
    held: dict[str, Level] = {"pytorch": "none", "tensorflow": "working"}
    step = steps(["ml-engineer"], held, tiny_base, tiny_model)["pytorch-working"]
    assert (step.hours.low, step.hours.high) == pytest.approx((1, 10))
    assert step.transferred_from == "tensorflow"


def test_a_choice_is_offered_and_is_optional_once_it_was_made(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    free = steps(["ml-engineer"], {}, tiny_base, tiny_model)["pytorch-working"]
    assert (free.instead, free.served_by, free.optional) == (("tensorflow",), "", False)
    made = steps(["ml-engineer"], {"tensorflow": "working"}, tiny_base, tiny_model)["pytorch-working"]
    assert (made.instead, made.served_by, made.optional) == (("tensorflow",), "tensorflow", True)


def test_what_something_builds_on_is_no_free_choice(tiny_base: KnowledgeBase) -> None:
    """Whoever needs PyTorch for something else cannot take TensorFlow in its place."""
    builds_on_it = replace(tiny_base.skills["pipelines"], prerequisites=(Prerequisite("pytorch", "working"),))
    engineer = tiny_base.roles["ml-engineer"]
    more = replace(engineer, needs=(*engineer.needs, Need("pipelines", "working", "essential")))
    base = replace(
        tiny_base,
        skills={**tiny_base.skills, "pipelines": builds_on_it},
        roles={**tiny_base.roles, more.id: more},
    )
    pytorch = steps([more.id], {}, base, build_model(base))["pytorch-working"]
    assert (pytorch.leads_to, pytorch.instead) == (("pipelines",), ())


def test_what_builds_on_one_role_s_own_skill_comes_with_it_though_both_would_like_it(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """PyTorch is useful to both roles; machine learning, which it builds on, is required by one."""
    auditor, engineer = tiny_base.roles["ai-auditor"], tiny_base.roles["ml-engineer"]
    useful = Need("pytorch", "working", "useful")
    trains = replace(engineer, needs=(Need("machine-learning", "working", "essential"), useful))
    reads = replace(auditor, needs=(*auditor.needs, useful))
    base = replace(tiny_base, roles={**tiny_base.roles, trains.id: trains, reads.id: reads})
    plan = steps([trains.id, reads.id], {"tensorflow": "none"}, base, tiny_model)
    assert plan["machine-learning-working"].roles == (trains.id,)
    assert plan["pytorch-working"].roles == (trains.id, reads.id)
    assert plan["pytorch-working"].branch == (trains.id,)
    assert list(plan).index("machine-learning-working") < list(plan).index("pytorch-working")


def test_only_who_begins_from_nothing_for_all_roles_of_a_step_takes_its_upper_half(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Hearing of statistics takes 5 to 10 hours: 7.5 at least to somebody new, unless the law is known."""
    needs = (Need("sql", "working", "essential"), Need("statistics", "aware", "important"))
    reporter = replace(tiny_base.roles["ai-auditor"], id="reporter", needs=needs)
    base = replace(tiny_base, roles={**tiny_base.roles, "reporter": reporter})
    held: dict[str, Level] = {"regulation": "working", "statistics": "none"}
    alone = steps(["reporter"], held, base, tiny_model)["statistics-aware"]
    both = steps(["reporter", "ai-auditor"], held, base, tiny_model)["statistics-aware"]
    assert (alone.roles, alone.hours) == (("reporter",), Hours(7.5, 10))
    assert both.roles == ("reporter", "ai-auditor")
    assert both.hours.low <= 5


def test_every_deepening_of_a_foundation_is_specialization(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """One role asks for Python up to proficient, another up to expert: both steps only deepen it."""
    engineer = tiny_base.roles["ml-engineer"]
    needs = tuple(
        replace(need, level="expert") if need.skill == "python" else need for need in engineer.needs
    )
    expert = replace(engineer, id="expert", needs=needs)
    base = replace(tiny_base, roles={**tiny_base.roles, "expert": expert})
    plan = steps(["ml-engineer", "expert"], {}, base, tiny_model)
    assert {step.to: step.part for step in plan.values() if step.skill == "python"} == {
        "working": "foundation",
        "proficient": "specialization",
        "expert": "specialization",
    }


def test_a_step_says_which_need_it_serves_and_what_builds_on_it(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    plan = steps(["ml-engineer"], {}, tiny_base, tiny_model)
    python, statistics = plan["python-working"], plan["statistics-working"]
    assert python.need is not None
    assert (python.need.importance, python.leads_to) == ("important", ("machine-learning",))
    assert (statistics.need, statistics.leads_to) == (None, ("machine-learning",))


def test_required_learning_is_whole_and_leaves_out_what_is_only_helpful(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    held = infer_levels({"sql": "none", "python": "working"}, tiny_model.prerequisites)
    plan = required_learning(held, tiny_base.roles["data-engineer"], tiny_model, tiny_base)
    assert {step.id: step.hours for step in plan} == {
        "sql-proficient": Hours(15, 30),
        "pipelines-working": Hours(0, 10),
    }


@pytest.mark.parametrize(
    ("start", "to", "courses"),
    [
        # Python's course leads to proficient
        ("none", "working", ["python-course"]),
        ("working", "proficient", ["python-course"]),
        ("proficient", "expert", []),
    ],
)
def test_a_resource_leads_beyond_where_one_is(
    start: Level, to: Level, courses: list[str], tiny_base: KnowledgeBase
) -> None:
    step = LearningStep("python", start, to, Hours(0, 0), ())
    assert [
        resource.id for resource in resources_for(step, on_shelves(tiny_base)["python"], Learner(), tiny_base)
    ] == courses


def test_a_free_resource_comes_before_a_paid_one_and_a_retired_one_never(tiny_base: KnowledgeBase) -> None:
    course = tiny_base.resources["auditing-course"]
    shelf = [
        replace(course, id="paid", cost="paid"),
        replace(course, id="retired", state="retired"),
        replace(course, id="free"),
        replace(course, id="partly-free", cost="freemium"),
    ]
    base = replace(tiny_base, resources={resource.id: resource for resource in shelf})
    step = LearningStep("auditing", "none", "working", Hours(5, 10), ())
    assert [
        resource.id for resource in resources_for(step, on_shelves(base)["auditing"], Learner(), base)
    ] == ["free", "partly-free"]
