"""How somebody stands to a posting, worked out by hand on the tiny base, and whether to apply."""

from dataclasses import replace
from typing import Any

import pytest

from careerpath_cli.advice.asks import AskStanding
from careerpath_cli.advice.posting import Standing, stand
from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.posting import Posting
from careerpath_cli.extraction.postings.asks import Ask
from careerpath_cli.extraction.postings.offer import PayOffered
from careerpath_cli.extraction.postings.terms import DegreeAsked, YearsAsked
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.model import Constraints, EducationAnswer, ExperienceAnswer, Profile

HERE = Passage("here", 0, 4)
ENGINEER = {"sql": "proficient", "pipelines": "working", "python": "working", "statistics": "working"}


def ask(skill: str, **said: Any) -> Ask:
    return Ask(skill, **{"strictness": "must", "level": None, "passage": HERE, "line": skill, **said})


def posting(*asks: Ask, role: str | None = "data-engineer", **said: Any) -> Posting:
    unsaid = dict.fromkeys(
        ("role_found", "occupation", "seniority", "years", "degree", "place", "remote", "pay")
    )
    return Posting(HERE, role, shared=(), asks=asks, **{**unsaid, **said})


PHD = DegreeAsked("phd", or_experience=False, required=True, passage=HERE)
DATA_ENGINEER = (ask("sql"), ask("pipelines"), ask("python"), ask("statistics"))


@pytest.fixture
def standing(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> Any:
    def stands(read: Posting, skills: dict[str, Any] | None = None, **answers: Any) -> Standing:
        return stand(read, Profile(skills=skills or {}, **answers), tiny_model, tiny_base)

    return stands


def only(found: Standing) -> AskStanding:
    (standing,) = found.asks
    return standing


@pytest.mark.parametrize(
    ("held", "state"),
    [
        ("proficient", "has"),
        ("working", "has"),
        ("aware", "partly"),
        ("none", "lacking"),
        (None, "not asked"),
    ],
)
def test_an_ask_is_held_against_the_level_of_newcomers(held: str | None, state: str, standing: Any) -> None:
    found = only(standing(posting(ask("sql")), {"sql": held} if held else {}))
    assert (found.state, found.needed, found.hired) == (state, "working", "working")


def test_the_words_of_an_ad_ask_for_more_than_newcomers_have(standing: Any) -> None:
    found = only(standing(posting(ask("sql", level="proficient", wording="Strong")), {"sql": "working"}))
    assert (found.state, found.needed, found.target) == ("partly", "proficient", "working")
    assert found.hours.high == 0
    assert not found.decides


def test_nobody_is_hired_without_an_essential_skill(standing: Any) -> None:
    lacking = standing(posting(*DATA_ENGINEER), {**ENGINEER, "sql": "none", "pipelines": "none"})
    assert [one.ask.skill for one in lacking.asks if one.decides] == ["sql", "pipelines"]


def test_another_skill_that_the_ad_names_will_do(standing: Any) -> None:
    found = only(
        standing(posting(ask("pytorch", instead=("tensorflow",)), role=None), {"tensorflow": "working"})
    )
    assert (found.state, found.through) == ("has", "tensorflow")


def test_a_related_skill_carries_over(standing: Any) -> None:
    found = only(standing(posting(ask("pytorch"), role=None), {"tensorflow": "working", "pytorch": "none"}))
    assert (found.state, found.through, found.carries) == ("close", "tensorflow", 0.8)
    assert 0 < found.credit < 1


def test_what_a_skill_implies_is_there(standing: Any) -> None:
    found = only(standing(posting(ask("python"), role=None), {"machine-learning": "proficient"}))
    assert (found.state, found.implied_by) == ("has", "machine-learning")


def test_ones_own_proof_stands_beside_what_it_shows(standing: Any) -> None:
    read = posting(ask("sql"), ask("python"))
    found = standing(read, {"sql": "working", "python": "none"}, evidence={"sql": "the stock report"})
    assert [one.shown for one in found.asks] == ["the stock report", ""]


def test_without_conditions_the_tasks_are_required(standing: Any) -> None:
    tasks = [replace(one, strictness="task") for one in DATA_ENGINEER]
    found = standing(posting(*tasks, ask("pytorch", strictness="nice")))
    assert [one.ask.skill for one in found.required] == list(ENGINEER)
    assert [one.ask.skill for one in found.other] == ["pytorch"]


def test_who_has_it_all_applies_now(standing: Any) -> None:
    decision = standing(posting(*DATA_ENGINEER), ENGINEER).decision
    assert (decision.verdict, decision.met.low, decision.learn) == ("apply", 1.0, ())


def test_who_has_half_and_the_essentials_applies_and_explains(standing: Any) -> None:
    asks = (*DATA_ENGINEER, ask("pytorch"), ask("regulation"))
    skills = {**ENGINEER, "pytorch": "none", "regulation": "none"}
    decision = standing(posting(*asks), skills).decision
    assert decision.verdict == "apply and explain"
    assert decision.met.likely == pytest.approx(4 / 6)


def test_who_lacks_an_essential_skill_that_takes_long_learns_first(standing: Any) -> None:
    read = posting(ask("machine-learning"), ask("pytorch"), ask("python"), role="ml-engineer")
    decision = standing(
        read, {"python": "proficient", "machine-learning": "none", "pytorch": "none"}
    ).decision
    assert decision.verdict == "learn first"
    assert {one.ask.skill for one in decision.learn} == {"machine-learning", "pytorch"}
    assert decision.weeks.likely == pytest.approx(decision.hours.likely / 8)


def test_what_is_learnt_before_the_interview_need_not_wait(standing: Any) -> None:
    found = standing(
        posting(*DATA_ENGINEER),
        {**ENGINEER, "pipelines": "none"},
        constraints=Constraints(hours_per_week=60),
    )
    assert found.decision.verdict == "apply and explain"
    assert [one.ask.skill for one in found.decision.learn] == ["pipelines"]


@pytest.mark.parametrize(
    ("low", "had", "verdict"),
    [
        (3, 3, "apply"),
        (3, 1.5, "apply and explain"),
        (3, 1, "not this one"),
        (8, 4.5, "not this one"),
        (2, 0, "apply and explain"),
    ],
)
def test_too_many_missing_years_bar_a_post(low: float, had: float, verdict: str, standing: Any) -> None:
    read = posting(*DATA_ENGINEER, years=YearsAsked(low, None, HERE))
    answers = ExperienceAnswer(ml_years=had, coding_years=0, total_years=had)
    found = standing(read, ENGINEER, experience=answers)
    assert found.years.missing == max(0.0, low - found.years.had)
    assert found.decision.verdict == verdict
    assert ("years" in found.decision.bars) == (verdict == "not this one")


def test_years_that_were_not_told_bar_nothing(standing: Any) -> None:
    found = standing(posting(*DATA_ENGINEER, years=YearsAsked(9, None, HERE)), ENGINEER)
    assert (found.years.had, found.years.missing) == (None, None)
    assert found.decision.verdict == "apply"


def test_a_senior_post_asks_for_years_without_saying_so(standing: Any) -> None:
    found = standing(posting(*DATA_ENGINEER, seniority="senior"), ENGINEER)
    assert found.years.assumed
    assert found.years.low > 3
    assert standing(posting(*DATA_ENGINEER, seniority="junior"), ENGINEER).years is None


@pytest.mark.parametrize(
    ("asked", "held", "or_experience", "required", "state"),
    [
        ("bachelor", "master", False, True, "has"),
        ("master", "bachelor", True, True, "experience will do"),
        ("master", "bachelor", False, False, "welcome"),
        ("master", "bachelor", False, True, "replaceable"),
        ("master", None, False, True, "not asked"),
    ],
)
def test_the_degree_that_is_asked_for(
    asked: Any, held: Any, or_experience: Any, required: Any, state: str, standing: Any
) -> None:
    read = posting(*DATA_ENGINEER, degree=DegreeAsked(asked, or_experience, required, HERE))
    assert standing(read, ENGINEER, education=EducationAnswer(degree=held)).degree.state == state


def test_employers_screen_for_degrees_where_the_base_says_nothing_else(standing: Any) -> None:
    read = posting(ask("python"), role="ml-engineer", degree=PHD)
    found = standing(read, {"python": "proficient"}, education=EducationAnswer(degree="bachelor"))
    assert found.degree.state == "screened"
    assert found.decision.bars == ("degree",)
    assert found.decision.verdict == "not this one"


def test_what_was_not_told_may_turn_the_verdict(standing: Any) -> None:
    decision = standing(posting(*DATA_ENGINEER), {"sql": "proficient"}).decision
    assert decision.verdict == "unclear"
    assert (decision.at_best, decision.at_worst) == ("apply", "learn first")
    assert decision.depends[0] == "pipelines"
    assert set(decision.depends) == {"pipelines", "python", "statistics"}


def test_where_everything_was_told_nothing_hangs_on_more(standing: Any) -> None:
    decision = standing(posting(*DATA_ENGINEER), ENGINEER).decision
    assert decision.depends == ()
    assert decision.at_best == decision.at_worst == decision.verdict


def test_a_nearer_role_is_named_where_a_post_is_none_for_now(standing: Any) -> None:
    read = posting(*DATA_ENGINEER, role="ml-engineer", years=YearsAsked(9, None, HERE))
    answers = ExperienceAnswer(ml_years=0, coding_years=2, total_years=2)
    found = standing(read, ENGINEER, experience=answers)
    assert (found.decision.verdict, found.decision.nearer) == ("not this one", "data-engineer")


def test_nobody_is_sent_to_the_role_that_they_work_in(standing: Any) -> None:
    read = posting(*DATA_ENGINEER, role="ml-engineer", years=YearsAsked(9, None, HERE))
    answers = ExperienceAnswer(ml_years=0, coding_years=2, total_years=2)
    found = standing(read, ENGINEER, experience=answers, current_role="data-engineer")
    assert found.decision.nearer != "data-engineer"


@pytest.mark.parametrize(
    ("wanted", "offered", "fit"),
    [
        (True, "remote", "fits"),
        (True, "hybrid", "partly"),
        (True, "on-site", "against"),
        (True, None, "unknown"),
        (None, "on-site", "unknown"),
        ("no", "on-site", "unknown"),
    ],
)
def test_whether_it_is_where_the_person_wants_to_work(
    wanted: Any, offered: Any, fit: str, standing: Any
) -> None:
    limits = Constraints(remote=wanted)
    assert standing(posting(*DATA_ENGINEER, remote=offered), constraints=limits).remote == fit


@pytest.mark.parametrize(
    ("needed", "currency", "high", "period", "fit"),
    [
        (50_000, "EUR", 60_000, "year", "fits"),
        (70_000, "EUR", 60_000, "year", "against"),
        (50_000, "EUR", 4_000, "month", "against"),
        (45_000, "eur", 4_000, "month", "fits"),
        (50_000, "USD", 60_000, "year", "unknown"),
        (None, "EUR", 60_000, "year", "unknown"),
    ],
)
def test_whether_it_pays_what_the_person_needs(
    needed: Any, currency: str, high: float, period: Any, fit: str, standing: Any
) -> None:
    offered = PayOffered(1_000.0, high, "EUR", period, HERE)
    limits = Constraints(min_salary=needed, currency=currency)
    assert standing(posting(*DATA_ENGINEER, pay=offered), constraints=limits).pay == fit


def test_the_pace_is_the_one_asked_for_then_the_persons_own(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    person = Profile(skills={"sql": "none"}, constraints=Constraints(hours_per_week=5))
    read = posting(*DATA_ENGINEER)
    assert stand(read, person, tiny_model, tiny_base, 20).hours_per_week == 20
    assert stand(read, person, tiny_model, tiny_base).hours_per_week == 5
    assert stand(read, Profile(), tiny_model, tiny_base).pace_assumed


def test_traits_and_languages_nobody_told_of_are_not_counted(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    read = posting(*(ask(skill) for skill in ("sql", "english", "communication", "german")), role=None)
    found = stand(read, Profile(skills={"sql": "working", "german": "expert"}), model, base)
    assert [one.ask.skill for one in found.required] == ["sql", "german"]
    assert [one.ask.skill for one in found.aside] == ["english", "communication"]


def test_a_posting_that_asks_for_next_to_nothing_goes_by_how_far_its_role_is(standing: Any) -> None:
    assert standing(posting(ask("sql")), ENGINEER).decision.verdict == "apply"
    assert standing(posting(ask("sql"), role=None), ENGINEER).decision.verdict == "unclear"


def test_more_skill_never_makes_a_verdict_worse(base: KnowledgeBase, model: MatchingModel) -> None:
    order = ["not this one", "learn first", "apply and explain", "apply"]
    asks = [ask(skill) for skill in ("python", "sql", "pytorch", "docker", "machine-learning", "statistics")]
    read = posting(*asks, role="machine-learning-engineer")
    skills: dict[str, Any] = dict.fromkeys((one.skill for one in asks), "none")
    verdicts = [order.index(stand(read, Profile(skills=skills), model, base).decision.verdict)]
    for one in asks:
        skills[one.skill] = "proficient"
        verdicts.append(order.index(stand(read, Profile(skills=skills), model, base).decision.verdict))
    assert verdicts == sorted(verdicts)
    assert verdicts[-1] == order.index("apply")


def test_a_degree_that_experience_replaces_is_to_be_explained(standing: Any) -> None:
    read = posting(
        *DATA_ENGINEER, degree=DegreeAsked("master", or_experience=False, required=True, passage=HERE)
    )
    found = standing(read, ENGINEER, education=EducationAnswer(degree="bachelor"))
    assert (found.decision.verdict, found.decision.bars) == ("apply and explain", ())


def test_no_degree_below_a_doctorate_bars_a_post(standing: Any) -> None:
    asked = DegreeAsked("master", or_experience=False, required=True, passage=HERE)
    read = posting(ask("python"), role="ml-engineer", degree=asked)
    found = standing(read, {"python": "proficient"}, education=EducationAnswer(degree="bachelor"))
    assert (found.degree.state, found.decision.bars) == ("screened", ())


def test_a_role_that_leads_to_the_post_is_nearer_than_one_that_fits_better(standing: Any) -> None:
    read = posting(*DATA_ENGINEER, role="ml-engineer", years=YearsAsked(9, None, HERE))
    skills = {**ENGINEER, "regulation": "expert", "auditing": "expert"}
    answers = ExperienceAnswer(ml_years=0, coding_years=2, total_years=2)
    found = standing(read, skills, experience=answers, activities={"write-reports": "love"})
    assert found.decision.nearer == "data-engineer"


def test_what_nobody_is_hired_without_is_asked_first(standing: Any) -> None:
    asks = tuple(ask(skill) for skill in ("statistics", "python", "pipelines", "sql"))
    assert standing(posting(*asks)).decision.depends == ("pipelines", "sql", "statistics", "python")


def test_nobody_learns_more_than_is_enough_to_apply(standing: Any) -> None:
    skills = ("sql", "python", "statistics", "tensorflow", "regulation")
    decision = standing(posting(*map(ask, skills), role=None), dict.fromkeys(skills, "none")).decision
    assert decision.verdict == "learn first"
    assert [one.ask.skill for one in decision.learn] == ["sql", "tensorflow", "python"]


def test_only_a_skill_that_somebody_works_with_carries_over(standing: Any) -> None:
    found = only(standing(posting(ask("pytorch"), role=None), {"tensorflow": "aware", "pytorch": "none"}))
    assert (found.state, found.carries) == ("lacking", 0.0)


def test_what_is_only_welcome_need_not_be_mastered(standing: Any) -> None:
    assert only(standing(posting(ask("sql", strictness="nice"), role=None))).needed == "aware"
    assert only(standing(posting(ask("sql"), role=None))).needed == "working"


def test_a_weak_relation_is_no_head_start(base: KnowledgeBase, model: MatchingModel) -> None:
    read = posting(ask("robotic-process-automation"), role=None)
    skills: Any = {"document-processing": "proficient", "robotic-process-automation": "none"}
    assert only(stand(read, Profile(skills=skills), model, base)).state == "lacking"


def test_what_only_years_of_practice_bring_bars_a_post(base: KnowledgeBase, model: MatchingModel) -> None:
    read = posting(ask("python"), ask("sql"), ask("statistics"), role="clinical-informatics-specialist")
    skills: Any = dict.fromkeys(("python", "sql", "statistics"), "proficient")
    unasked = stand(read, Profile(skills=skills), model, base)
    assert "practice" not in unasked.decision.bars
    outsider = stand(read, Profile(skills={**skills, "clinical-practice": "none"}), model, base)
    assert "practice" in outsider.decision.bars
