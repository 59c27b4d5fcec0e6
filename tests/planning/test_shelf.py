"""What somebody learns a step from: every rule by which one thing is taken before another."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import InferredLevel
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.shelf import Learner, on_shelves, resources_for, trade_of, with_plan
from careerpath_cli.profile.model import Constraints, Profile

CODER = Learner(frozenset({"coder"}), {"python": "working"})
LAWYER = Learner(frozenset({"lawyer"}))
Shelf = Callable[..., list[str]]


@pytest.fixture
def chosen(tiny_base: KnowledgeBase) -> Shelf:
    """Return a function that names what auditing, 5 to 10 hours of work, is learnt from, the best first."""
    course = replace(
        tiny_base.resources["auditing-course"], hours=(4, 10), for_=("everybody",), seen="2026-11-21"
    )

    def names(*shelf: dict[str, object], to: Level = "working", learner: Learner | None = None) -> list[str]:
        resources: list[Resource] = [replace(course, **changes) for changes in shelf]  # type: ignore[arg-type]
        base = replace(tiny_base, resources={resource.id: resource for resource in resources})
        step = LearningStep("auditing", "none", to, Hours(0, 0), ())
        return [
            resource.id
            for resource in resources_for(step, on_shelves(base)["auditing"], learner or Learner(), base)
        ]

    return names


def test_what_is_about_the_step_comes_before_what_touches_it(chosen: Shelf) -> None:
    certificate = {"id": "certificate", "teaches": {"auditing": "proficient", "regulation": "proficient"}}
    assert chosen(certificate, {"id": "focused", "cost": "paid"}) == ["focused", "certificate"]


@pytest.mark.parametrize(
    ("readers", "learner", "first"),
    [
        (("coder",), LAWYER, "for-all"),
        (("clinician",), LAWYER, "for-all"),
        (("lawyer",), LAWYER, "theirs"),
        (("lawyer",), CODER, "for-all"),
        (("coder", "analyst"), CODER, "theirs"),
    ],
)
def test_readers_count(readers: tuple[str, ...], learner: Learner, first: str, chosen: Shelf) -> None:
    assert chosen({"id": "for-all"}, {"id": "theirs", "for_": readers}, learner=learner)[0] == first


def test_material_for_coders_suits_whoever_will_code_by_then(chosen: Shelf) -> None:
    """Of two equal ones the first of the file is taken, so that neither is preferred here."""
    beginner = Learner(reach={"python": "working"})
    assert chosen({"id": "code", "for_": ("coder",)}, {"id": "words"}, learner=beginner)[0] == "code"
    assert chosen({"id": "code", "for_": ("coder",)}, {"id": "words"})[0] == "words"


def test_who_only_has_to_have_heard_of_it_takes_the_short_introduction(chosen: Shelf) -> None:
    course = {"id": "course", "hours": (40, 80), "teaches": {"auditing": "proficient"}}
    page = {"id": "page", "hours": (1, 2), "kind": "documentation", "teaches": {"auditing": "aware"}}
    assert chosen(course, page, to="aware")[0] == "page"
    assert chosen(course, page)[0] == "course"


@pytest.mark.parametrize("kind", ["documentation", "book", "paper"])
def test_who_has_to_work_with_it_takes_what_has_exercises(kind: str, chosen: Shelf) -> None:
    assert chosen({"id": "reading", "kind": kind}, {"id": "doing"})[0] == "doing"


def test_what_takes_far_longer_than_the_step_ranks_lower(chosen: Shelf) -> None:
    assert chosen({"id": "term", "hours": (100, 160)}, {"id": "week", "cost": "paid"})[0] == "week"


def test_what_is_over_too_soon_ranks_lower(chosen: Shelf) -> None:
    assert chosen({"id": "minute", "hours": (0, 1)}, {"id": "evenings"})[0] == "evenings"


def test_a_free_course_of_a_few_hours_comes_before_a_long_one_that_asks_for_money(chosen: Shelf) -> None:
    assert chosen({"id": "days", "hours": (5, 10), "cost": "freemium"}, {"id": "evening", "hours": (1, 2)})[
        0
    ] == ("evening")


def test_a_course_for_beginners_is_not_for_who_has_long_known_some_of_it(chosen: Shelf) -> None:
    basics = {"id": "basics", "hours": (8, 10), "teaches": {"auditing": "working", "sql": "aware"}}
    brief = {"id": "brief", "cost": "freemium"}
    first_by_level: dict[Level, str] = {"working": "basics", "proficient": "brief"}
    for level, first in first_by_level.items():
        learner = Learner(reach={"sql": "expert"}, held={"sql": level})
        assert chosen(basics, brief, learner=learner)[0] == first


def test_of_a_whole_and_its_part_one_is_named(chosen: Shelf) -> None:
    module, other = {"id": "module", "part_of": "whole"}, {"id": "other", "cost": "paid"}
    assert chosen(module, {"id": "whole", "cost": "freemium"}, other) == ["module", "other"]
    assert chosen({"id": "whole"}, module, other) == ["whole", "other"]


@pytest.mark.parametrize("field", ["assumes", "teaches"])
def test_another_programming_language_ranks_lower(field: str, chosen: Shelf) -> None:
    changes = {"assumes": {"sql": "aware"}, "teaches": {"auditing": "working", "sql": "aware"}}
    options = ({"id": "in-sql", field: changes[field]}, {"id": "without", "cost": "paid"})
    assert chosen(*options)[0] == "without"
    assert chosen(*options, learner=Learner(reach={"sql": "aware"}))[0] == "in-sql"


def test_what_assumes_more_than_one_knows_by_then_ranks_lower(chosen: Shelf) -> None:
    options = ({"id": "advanced", "assumes": {"regulation": "working"}}, {"id": "plain", "cost": "paid"})
    assert chosen(*options)[0] == "plain"
    assert chosen(*options, learner=Learner(reach={"regulation": "working"}))[0] == "advanced"


def test_nothing_assumes_what_it_is_to_teach(chosen: Shelf) -> None:
    circular = {"id": "circular", "assumes": {"auditing": "working"}}
    assert chosen(circular, {"id": "plain", "cost": "paid"})[0] == "plain"


def test_other_countries_and_human_languages_come_last(chosen: Shelf) -> None:
    here = {"id": "here", "cost": "paid", "kind": "documentation"}
    assert chosen({"id": "french", "language": "fr"}, here)[0] == "here"
    assert chosen({"id": "local", "countries": ("DE",)}, here)[0] == "here"
    assert chosen({"id": "local", "countries": ("DE",)}, here, learner=Learner(country="DE"))[0] == "local"


def test_of_equals_the_first_in_the_file_is_taken(chosen: Shelf) -> None:
    assert chosen({"id": "b"}, {"id": "a"}) == ["b", "a"]


@pytest.mark.parametrize(
    ("code", "readers"),
    [
        ("23-1011.00", {"lawyer"}),
        ("29-1141.00", {"clinician"}),
        ("27-3043.00", {"writer"}),
        ("27-1024.00", set()),
        ("11-2021.00", {"manager"}),
        ("51-5112.00", set()),
    ],
)
def test_an_occupation_says_among_which_readers_somebody_is(
    code: str, readers: set[str], tiny_base: KnowledgeBase
) -> None:
    clerk = replace(tiny_base.occupations["clerk"], code=code)
    base = replace(tiny_base, occupations={"clerk": clerk})
    person = Profile(occupation_id="clerk", constraints=Constraints(country="de"))
    assert trade_of(person, base) == Learner(frozenset(readers), country="DE")  # type: ignore[arg-type]


def test_who_works_in_code_today_is_a_coder_and_who_will_is_not_yet(tiny_base: KnowledgeBase) -> None:
    step = LearningStep("python", "none", "working", Hours(0, 0), ())
    learns = with_plan(Learner(), {}, [step], tiny_base)
    assert (learns.readers, learns.reach) == (frozenset(), {"python": "working"})
    knows = with_plan(LAWYER, {"python": InferredLevel("working")}, [], tiny_base)
    assert knows.readers == {"coder", "lawyer"}
