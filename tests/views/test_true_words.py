"""What pages say of a person is true of that person: sentences are held against the answers and the base."""

import re
from dataclasses import replace
from math import expm1

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from careerpath_cli.advice.recommendation import Wishes, recommend
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.person import Employment
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import LEVELS, Degree, Level
from careerpath_cli.knowledge.pay import pay_facts
from careerpath_cli.matching.certainty import was_surveyed
from careerpath_cli.matching.explanation import explain
from careerpath_cli.matching.feasibility import Feasibility
from careerpath_cli.matching.inference import infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import Contribution, RoleMatch, rank_roles
from careerpath_cli.plan_file.annotated import document_text
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import role_gap
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.reach import DISTANCES, reach
from careerpath_cli.profile.kinds import KINDS, Topic
from careerpath_cli.profile.model import Constraints, EducationAnswer, ExperienceAnswer, Profile, ProfileFile
from careerpath_cli.profile.reading import resolve
from careerpath_cli.roadmap.assumptions import Assumption
from careerpath_cli.roadmap.plan_b import PlanB
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import RoadmapRequest, build_roadmap
from careerpath_cli.storage.dates import read_day
from careerpath_cli.transitions.paths import find_paths, start_from
from careerpath_cli.views.exports.markdown import roadmap_document
from careerpath_cli.views.json.advice import advice as advice_record
from careerpath_cli.views.outlines.advice import AdvicePageOptions, advice_outline
from careerpath_cli.views.outlines.roadmap import RoadmapPageOptions as RoadmapSetting
from careerpath_cli.views.terminal.comparison import comparison_page
from careerpath_cli.views.terminal.outline import drawn
from careerpath_cli.views.terminal.outline import page as shown
from careerpath_cli.views.terminal.profile import profile_page
from careerpath_cli.views.terminal.roadmap import roadmap_page
from careerpath_cli.views.terminal.role_page import pay_parts
from careerpath_cli.views.terminal.whatif import whatif_page
from careerpath_cli.views.wording import advice as advice_words
from careerpath_cli.views.wording import levers as lever_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import paths as path_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.answer_kinds import (
    WORDS,
    against_reason,
    doubts,
    for_reason,
    strongest,
    topic_question,
)
from careerpath_cli.whatif.levers import Levers
from careerpath_cli.whatif.whatif import plan_learning
from profiles import perfect_profile, profiles

pytestmark = pytest.mark.usefixtures("whole_lines")

people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def printed(page: object) -> str:
    """Render a page so wide that no sentence of it is broken."""
    console = Console(width=400, no_color=True)
    with console.capture() as capture:
        console.print(page)
    return capture.get()


def advised(profile: Profile, base: KnowledgeBase, model: MatchingModel, top: int = 3) -> str:
    advice = recommend(profile, model, base, Wishes(top=top))
    return printed(shown(advice_outline(advice, model.scoring.weights, base, AdvicePageOptions(400, ""))))


def reasons(
    profile: Profile, role: str, base: KnowledgeBase, model: MatchingModel
) -> list[tuple[Contribution, str]]:
    """Return every answer's sentence about a role, as `advise --why` has it."""
    found = explain(profile, rank_roles(profile, model, base), role, model)
    return [
        *(
            (one.contribution, for_reason(one.contribution, base.roles[role], base))
            for one in found.speaking_for
        ),
        *(
            (one.contribution, against_reason(one.contribution, base.roles[role], base))
            for one in found.speaking_against
        ),
    ]


def reason(profile: Profile, role: str, subject: str, base: KnowledgeBase, model: MatchingModel) -> str:
    return next(text for one, text in reasons(profile, role, base, model) if one.subject == subject)


# answer kinds


def test_every_kind_of_answer_has_its_words() -> None:
    assert set(WORDS) == set(KINDS)


@pytest.mark.parametrize(
    ("topic", "question"),
    [
        (("skill", "docker"), "how well you know Docker"),
        (("activity", "analyse-data"), "whether you like analysing data"),
        (("value", "pay"), "how much pay matters to you"),
        (("education", "degree"), "your highest degree"),
        (("experience", "ml_years"), "how many years of machine learning you have behind you"),
        (("experience", "total_years"), "how many years of work you have behind you"),
        (("industry", "healthcare"), "whether you'd like to work in healthcare"),
    ],
)
def test_a_topic_of_any_kind_can_be_asked_about(topic: Topic, question: str, base: KnowledgeBase) -> None:
    assert topic_question(topic, base) == question


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed_as_in_a_sentence(names: list[str], text: str) -> None:
    assert words.listed(names) == text


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("mlops-engineer", "an MLOps Engineer"),
        ("nlp-engineer", "an NLP Engineer"),
        ("ai-auditor", "an AI Auditor"),
        ("data-engineer", "a Data Engineer"),
    ],
)
def test_a_role_has_the_article_that_one_says(role: str, text: str, base: KnowledgeBase) -> None:
    question, _ = mentor_words.assumption(Assumption("liking", (role,)), base)
    assert question == f"Would you enjoy working as {text}?"


# levels


@pytest.mark.parametrize(
    ("had", "text"),
    [
        ("none", "SQL: you don't have it yet"),
        ("aware", "SQL: aware, on the way to working"),
        ("working", "SQL: working, just what it needs"),
        ("proficient", "SQL: proficient, more than it needs"),
        ("expert", "SQL: expert, more than it needs"),
    ],
)
def test_a_level_is_held_against_the_one_needed(
    had: Level, text: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(skills={"sql": had})
    role = next(
        role
        for role in base.roles.values()
        if any(need.skill == "sql" and need.level == "working" for need in role.needs)
        and any(one.subject == "sql" for one, _ in reasons(profile, role.id, base, model))
    )
    assert reason(profile, role.id, "sql", base, model) == text


@people
@given(data=st.data())
def test_what_is_said_of_a_level_agrees_with_what_the_role_states(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    role = base.roles[data.draw(st.sampled_from(list(base.roles)))]
    needs = {need.skill: need.level for need in role.needs}
    for one, text in reasons(profile, role.id, base, model):
        if one.kind != "skill" or one.inferred_from:
            continue
        order = list(LEVELS)
        had, needed = order.index(one.answer), needs.get(one.subject)  # type: ignore[arg-type]
        assert ("on the way to" in text) == (needed is not None and 0 < had < order.index(needed))
        assert ("more than it needs" in text) == (needed is not None and had > order.index(needed))
        assert ("you don't have it yet" in text) == (one.answer == "none")


def test_people_measured_at_a_skill_do_not_lower_the_level_that_a_role_states(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(skills={"python": "working"})
    assert next(n.level for n in base.roles["data-scientist"].needs if n.skill == "python") == "proficient"
    found = next(one for one in rank_roles(profile, model, base) if one.role == "data-scientist")
    assert next(one.needed for one in found.contributions if one.subject == "python") == "proficient"
    text = reason(profile, "data-scientist", "python", base, model)
    assert text == "Python: working, on the way to proficient"


def test_an_inferred_skill_says_what_it_was_inferred_from(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(skills={"kubernetes": "proficient"})
    text = reason(profile, "mlops-engineer", "docker", base, model)
    assert text == "Docker: some of it comes with Kubernetes"


def hired_at_the_level_of_the_job(role: Role) -> Role:
    needs = tuple(replace(need, hired_at=None) for need in role.needs)
    return replace(role, needs=needs)


def test_an_inferred_level_is_at_least_that_on_every_page(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(skills={"kubernetes": "working"}, activities={"operate-models": "love"})
    role = hired_at_the_level_of_the_job(base.roles["mlops-engineer"])
    docker = next(one for one in role_gap(profile, role, model).skills if one.need.skill == "docker")
    assert (docker.level, docker.need.level, docker.implied_by) == ("working", "proficient", "kubernetes")
    now = "at least working (from Kubernetes)"
    held = infer_levels(profile.skills, model.prerequisites)
    learnt = plan_learning({"docker": "proficient"}, held, model, base)
    assert lever_words.step(learnt.steps[0], base) == f"Docker, {now} → proficient"
    already = plan_learning({"docker": "aware"}, held, model, base)
    found = build_roadmap(profile, [role], RoadmapRequest(read_day("2026-11-21"), 6), Progress(), model, base)
    step = next(one for one in found.plan.steps if one.skill == "docker")
    assert roadmap_words.levels(step, base) == f"{now} → proficient"
    assert path_words.learning(step, base).startswith(f"Docker, {now} → proficient")
    page = printed(roadmap_page(found, base, RoadmapSetting("", "")))
    assert f"Docker {now} → proficient" in page
    assert f"Docker, {now} → proficient" in page
    text = document_text(roadmap_document(found, profile, "me", base, "1"))
    assert f"Docker: {now} → proficient" in text
    assert [one.skill for one in already.held] == ["docker"]
    assert f"Docker: already {now}" in printed(
        whatif_page(already, None, base, None, (80, None))  # type: ignore[arg-type]
    )
    gaps = {one: role_gap(profile, base.roles[one], model) for one in ("mlops-engineer", "data-engineer")}
    matches = {one.role: one for one in rank_roles(profile, model, base)}
    compared = printed(comparison_page([base.roles[one] for one in gaps], base, 400, matches, gaps))
    assert re.search(r"^Docker\s+at least working\s", compared, re.MULTILINE)


def test_what_follows_from_what_follows_is_told_by_the_skill_that_was_stated(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    held = infer_levels({"model-deployment": "proficient"}, model.prerequisites)
    below = {one.skill for one in base.skills["model-deployment"].prerequisites}
    farther = set(held) - below - {"model-deployment"}
    assert farther
    assert {held[skill].implied_by for skill in (*below, *farther)} == {"model-deployment"}


def test_a_later_step_of_an_inferred_skill_starts_where_the_earlier_one_ends(base: KnowledgeBase) -> None:
    step = LearningStep("docker", "aware", "proficient", Hours(1, 2), (), "working", implied_by="kubernetes")
    assert roadmap_words.levels(step, base) == "working → proficient"


# years


def test_years_of_other_work_are_none_in_the_field(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(experience=ExperienceAnswer(total_years=30, coding_years=0, ml_years=0))
    assert reason(profile, "ai-policy-advisor", "years", base, model) == (
        "Usually wants 3 years of this kind of work, which would be new to you"
    )


def test_years_of_work_from_which_a_way_leads_count(base: KnowledgeBase, model: MatchingModel) -> None:
    years = ExperienceAnswer(total_years=8, coding_years=0, ml_years=0)
    lawyer = Profile(experience=years, occupation_id="lawyer")
    assert reason(lawyer, "ai-policy-advisor", "years", base, model) == (
        "Your years in the work you do now count towards the 3 years it usually wants"
    )
    assert reason(lawyer, "ai-policy-advisor", "lawyer", base, model) == (
        "A known way leads here from your work as a lawyer"
    )
    assert reason(lawyer, "chief-ai-officer", "years", base, model) == (
        "Usually wants 7 years of this kind of work, which would be new to you"
    )


def test_years_that_were_not_asked_are_not_called_none(base: KnowledgeBase, model: MatchingModel) -> None:
    asked_little = Profile(experience=ExperienceAnswer(coding_years=0))
    text = reason(asked_little, "ai-policy-advisor", "years", base, model)
    assert text == "Usually wants 3 years; of the years we asked about, none counts"
    nobody = Profile(skills={"python": "working"})
    assert all(one.kind != "experience" for one, _ in reasons(nobody, "ai-policy-advisor", base, model))


@pytest.mark.parametrize(
    ("worked", "text"),
    [
        (0, "Usually wants 3 years of this kind of work, which would be new to you"),
        (1, "Usually wants 3 years; those in the work you do now count for less than one"),
        (2, "Usually wants 3 years; those in the work you do now count for about one"),
        (4, "Usually wants 3 years; those in the work you do now count for about 2"),
        (5.6, "Usually wants 3 years; those in the work you do now count for about 2.8"),
        (6, "Your years in the work you do now count towards the 3 years it usually wants"),
    ],
)
def test_years_are_counted_against_those_wanted(
    worked: float, text: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    answers = ExperienceAnswer(total_years=worked, coding_years=0, ml_years=0)
    lawyer = Profile(experience=answers, occupation_id="lawyer")
    assert reason(lawyer, "ai-policy-advisor", "years", base, model) == text


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (ExperienceAnswer(0, 0, 0), "Entry level, open to people with little experience"),
        (ExperienceAnswer(2, 1, None), "Entry level; you have some relevant experience"),
        (ExperienceAnswer(2, 2, None), "Entry level; you have at least 1 year of relevant experience"),
        (ExperienceAnswer(3, 3, 1), "Entry level; you have about 2 years of relevant experience"),
        (ExperienceAnswer(30, 0, 0), "Entry level, open to people with little experience"),
        (
            ExperienceAnswer(12, 12, 12),
            "Entry level, and you already have about 12 years of relevant experience",
        ),
    ],
)
def test_an_entry_role_says_what_experience_it_sees(
    answer: ExperienceAnswer, text: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(experience=answer)
    assert reason(profile, "junior-machine-learning-engineer", "years", base, model) == text


def test_an_entry_role_may_be_a_step_back_in_the_same_trade(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    translator = Profile(experience=ExperienceAnswer(15, 0, 0), occupation_id="translator")
    assert reason(translator, "localization-specialist", "years", base, model) == (
        "Entry level, so perhaps a step back after the years you have behind you"
    )


def test_years_that_a_role_usually_asks_for_beyond_those_asked_about_are_not_called_missing(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    partly = Profile(experience=ExperienceAnswer(coding_years=0))
    fully = Profile(experience=ExperienceAnswer(0, 0, 0))
    more = "it usually wants about three more years of experience"
    assert advice_words.distance(reach(partly, "mlops-engineer", model, base)).endswith(
        f"{more} than you told us about"
    )
    assert advice_words.distance(reach(fully, "mlops-engineer", model, base)).endswith(more)


@people
@given(
    role=st.sampled_from(
        [
            "data-analyst",
            "data-engineer",
            "data-scientist",
            "machine-learning-engineer",
            "ai-research-scientist",
            "ai-software-developer",
        ]
    ),
    coding=st.sampled_from([0.0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 15, 40]),
    learning=st.sampled_from([0.0, 0.5, 1, 1.5, 2, 3, 4, 8, 20]),
)
def test_years_are_compared_with_people_only_as_their_numbers_are(
    role: str, coding: float, learning: float, base: KnowledgeBase, model: MatchingModel
) -> None:
    practice = next(one for one in base.surveys if role in one.roles)
    assert practice.years is not None
    typical = {
        "coding_years": expm1(practice.years.coding_years.mean),
        "ml_years": expm1(practice.years.ml_years.mean),
    }
    years = {"coding_years": coding, "ml_years": learning}
    profile = Profile(experience=ExperienceAnswer(coding, coding, learning))
    for one, text in reasons(profile, role, base, model):
        if one.subject not in years:
            continue
        mine, theirs = years[one.subject], typical[one.subject]
        assert not text.startswith("0")
        if "about as much as people in this job" in text:
            assert one.evidence > 0
            assert (1 + theirs) / 1.25 < 1 + mine < (1 + theirs) * 1.25
        elif "people in this job typically have" in text:
            named = re.search(r"typically have (?:about (a|\d+) years?|(less than a year))$", text)
            assert named is not None
            about = {"a": 1.0, None: 0.5}.get(named[1]) or float(named[1])
            assert abs(about - theirs) <= 0.5
            assert mine != about
            assert (mine > theirs) == (one.evidence > 0), "fewer than its people is against it, more for it"
        else:
            side = "this job" if one.evidence > 0 else "other jobs"
            words_ = "that points" if mine == 0 else "(longer|shorter) experience points"
            assert re.fullmatch(rf".*: all else equal, {words_} to {side}", text)


CARPENTER = Profile(
    skills={"communication": "proficient"},
    activities={"analyse-data": "love"},
    education=EducationAnswer("phd"),
    experience=ExperienceAnswer(20, 0, 0),
)
VETERAN = replace(CARPENTER, experience=ExperienceAnswer(20, 20, 20))


@pytest.mark.parametrize("profile", [CARPENTER, VETERAN])
def test_a_card_names_no_answer_that_only_counts_when_all_else_is_equal(
    profile: Profile, base: KnowledgeBase, model: MatchingModel
) -> None:
    page = advised(profile, base, model, top=len(base.roles))
    assert "all else equal" not in page
    assert "No coding so far" not in "".join(re.findall(r"\+ .*", page))
    assert not re.findall(r"− (?:20 years|A PhD).*", page)
    assert "all else equal" in "".join(
        text for role in base.roles for _, text in reasons(profile, role, base, model)
    )


def test_years_of_coding_count_where_nobody_was_measured(base: KnowledgeBase, model: MatchingModel) -> None:
    """Such a job names the languages that it asks for; whoever has coded for years hears nothing."""
    tester = base.roles["ai-test-engineer"]
    answer = Contribution("can", "experience", "coding_years", -0.3, "0")
    assert against_reason(answer, tester, base) == "No coding so far; this job asks for Python"
    for which in ("coding_years", "ml_years"):
        text = against_reason(replace(answer, subject=which, answer="6"), tester, base)
        assert text.startswith("6 years of ")
        assert text.endswith(": all else equal, that points to other jobs")
    developer = Profile(
        skills={"software-testing": "expert", "test-automation": "expert", "python": "working"},
        experience=ExperienceAnswer(total_years=9, coding_years=9, ml_years=0),
    )
    assert "all else equal" not in advised(developer, base, model, top=len(base.roles))


def test_few_years_are_no_argument_against_an_entry_job(base: KnowledgeBase, model: MatchingModel) -> None:
    beginner = Profile(
        skills={"sql": "working", "excel": "working"},
        experience=ExperienceAnswer(total_years=0, coding_years=0, ml_years=0),
    )
    matches = {match.role: match for match in rank_roles(beginner, model, base)}
    assert not [doubt for doubt in doubts(matches["data-analyst"], base) if doubt.kind == "experience"]
    assert [doubt for doubt in doubts(matches["data-scientist"], base) if doubt.kind == "experience"]


def test_a_degree_above_the_usual_one_is_no_argument_for_a_job(base: KnowledgeBase) -> None:
    analyst = base.roles["data-analyst"]
    assert analyst.education.usual == "bachelor"
    answer = Contribution("can", "education", "degree", 0.4, "phd")
    assert strongest(match_of(analyst, answer), base) == []
    assert strongest(match_of(analyst, replace(answer, answer="bachelor")), base) == [
        "A bachelor's degree, as is usual in this job"
    ]


def match_of(role: Role, *answers: Contribution) -> RoleMatch:
    return RoleMatch(role.id, 0.5, None, 0.5, Feasibility(), 0.0, contributions=answers)


def test_none_so_far_is_never_about_as_much_as_people_have(tiny_base: KnowledgeBase) -> None:
    survey = tiny_base.practice["survey-ml-engineer"]
    assert survey.years is not None
    beginners = replace(survey.years, ml_years=replace(survey.years.ml_years, mean=0.1))
    base = replace(tiny_base, practice={survey.id: replace(survey, years=beginners)})
    answer = Contribution("can", "experience", "ml_years", 0.3, "0")
    assert for_reason(answer, base.roles["ml-engineer"], base) == (
        "No machine learning so far: all else equal, that points to this job"
    )


def test_a_skill_that_one_has_is_never_said_to_be_missing(base: KnowledgeBase) -> None:
    answer = Contribution("can", "skill", "r", -0.3, "working", "none")
    assert against_reason(answer, base.roles["machine-learning-engineer"], base) == (
        "R: working; all else equal, that points to other jobs"
    )


@pytest.mark.parametrize(
    ("degree", "text"),
    [
        ("bachelor", "A master's degree is usual in this job; you have a bachelor's degree"),
        ("master", "A master's degree is usual in this job; all else equal, even more so in others"),
        ("phd", "A PhD, more than is usual in this job; all else equal, that points to other jobs"),
    ],
)
def test_the_usual_degree_rules_what_is_said_of_a_degree(
    degree: Degree, text: str, base: KnowledgeBase
) -> None:
    role = base.roles["data-scientist"]
    answer = Contribution("can", "education", "degree", -0.3, degree)
    assert against_reason(answer, role, base) == text
    assert WORDS["education"].is_reason(answer, role, base) == (degree == "bachelor")


def test_years_as_few_as_half_a_one_and_none_are_named_as_people_do(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(experience=ExperienceAnswer(1, 1, 0.5))
    assert reason(profile, "data-scientist", "ml_years", base, model) == (
        "Half a year of machine learning; people in this job typically have about 2 years"
    )
    without = Profile(experience=ExperienceAnswer(1, 0, 0))
    assert reason(without, "data-engineer", "coding_years", base, model) == (
        "No coding so far; people in this job typically have about 5 years"
    )


# degrees and values


@people
@given(role=st.sampled_from(["data-analyst", "data-engineer", "ai-auditor", "ai-research-scientist"]))
@pytest.mark.parametrize("degree", ["none", "bachelor", "master", "phd"])
def test_a_degree_above_the_usual_one_is_no_lack(
    degree: Degree, role: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    order = ["none", "high-school", "some-college", "bachelor", "master", "phd"]
    usual = base.roles[role].education.usual
    found = reasons(Profile(education=EducationAnswer(degree)), role, base, model)
    for one, text in found:
        assert "phd" not in text
        said_to_lack = f"is usual in this job; you have {words.DEGREE_NAMES[degree]}" in text
        assert said_to_lack == (one.evidence < 0 and order.index(degree) < order.index(usual))
        assert ("as is usual in this job" in text) == (one.evidence > 0 and degree == usual)
        assert ("where" in text) == (one.evidence > 0 and order.index(degree) > order.index(usual))


@pytest.mark.parametrize(("given_", "word"), [("strong", "a lot"), ("fair", "some"), ("weak", "little")])
def test_a_role_gives_of_a_value_what_its_page_says(
    given_: str, word: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    role, value = next(
        (role.id, offer.value)
        for role in base.roles.values()
        for offer in role.offers
        if offer.degree == given_
    )
    text = reason(Profile(values={value: "important"}), role, value, base, model)
    assert text.endswith(f"is important to you; this job offers {word} of it")


# what was told, pay, plan B, levers


def test_skills_one_does_not_have_are_not_counted_as_told(base: KnowledgeBase, model: MatchingModel) -> None:
    skills = dict.fromkeys(list(base.skills)[:40], "none")
    profile = Profile(
        skills=skills | {"python": "working", "sql": "aware"},  # type: ignore[arg-type]
        activities={"analyse-data": "like"},
        values={"pay": "important", "impact": "somewhat"},
    )
    page = advised(profile, base, model)
    assert ", based on 2 skills, 1 activity and 2 values" in page
    assert "40" not in page.splitlines()[0]
    nothing_held = Profile(skills={"python": "none"})
    assert "based on very little" in advised(nothing_held, base, model)


def test_all_pages_agree_on_whether_there_is_salary_data(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(skills={"python": "working", "docker": "working"})
    cards = advised(profile, base, model, top=len(base.roles)).partition("\nSkills to")[2]
    for role in base.roles.values():
        pay = pay_facts(role, base)
        shown = printed(drawn(*pay_parts(pay, base)))
        figures = set(re.findall(r"\d[\d,]{4,}\d", shown))
        card = re.search(rf"\d+\. {re.escape(role.name)}  .*?Pay +(.*?)\n", cards, re.DOTALL)
        assert card is not None, role.id
        compared = printed(comparison_page([role, role], base, 400))
        cell = next(line for line in compared.splitlines() if line.lstrip().startswith("Pay per year"))
        if figures:
            assert "no salary data" not in (card[1] + shown + cell).lower()
            thousands = {f"{float(figure.replace(',', '')) / 1000:.0f}" for figure in figures}
            assert re.findall(r"\d+", card[1])[0] in thousands
            assert re.search(r"\d\+?k USD", cell)
        else:
            assert (card[1].strip(), shown.strip()) == ("no salary data yet", "No salary data yet.")
            assert "no salary data yet" in cell


def test_an_exported_plan_states_the_pay_that_the_role_page_has(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    role = base.roles["data-engineer"]
    assert not role.salaries
    found = build_roadmap(
        Profile(), [role], RoadmapRequest(read_day("2026-11-21"), 6), Progress(), model, base
    )
    text = document_text(roadmap_document(found, Profile(), "me", base, "1"))
    (offer,) = (
        row
        for title in base.pay["data-engineer"].titles
        for row in title.rows
        if (title.title, row.country, row.level) == ("Data Engineer", "US", "all")
    )
    assert f"- {offer.low:,.0f}–{offer.high:,.0f} USD a year advertised as Data Engineer" in text


@pytest.mark.parametrize(("country", "currency"), [(None, "USD"), ("gb", "GBP")])
def test_a_card_names_the_place_of_its_pay_and_prefers_ones_own(
    country: str | None, currency: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(skills={"sql": "expert"}, constraints=Constraints(country=country))
    card = (
        advised(profile, base, model, top=len(base.roles))
        .partition("\nSkills to")[2]
        .partition("Data Engineer  ")[2]
    )
    pay = re.search(rf"Pay +([\d–]+)k {currency} a year \([\d,]+ (..) ads, ", card)
    assert pay is not None
    place = (country or "US").upper()
    assert pay[2] == place
    offers = [row for title in base.pay["data-engineer"].titles for row in title.rows]
    ends = {f"{row.low / 1000:.0f}–{row.high / 1000:.0f}" for row in offers if row.country == place}
    assert pay[1] in ends


def test_an_official_wage_is_said_to_be_that_of_the_whole_occupation(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(skills={"embedded-systems": "expert", "quantization": "expert"})
    card = (
        advised(profile, base, model, top=len(base.roles))
        .partition("\nSkills to")[2]
        .partition("Edge AI Engineer  ")[2]
    )
    assert re.search(r"Pay +median \d+k USD in the wider group “Software Developers” \(US statistics\)", card)


def test_plan_b_is_no_next_best_where_it_ranks_above_the_goal(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(skills={"python": "working"}, activities={"work-with-health": "love"})
    ranked = [one.role for one in rank_roles(profile, model, base)]
    goal = base.roles[ranked[1]]
    found = build_roadmap(profile, [goal], RoadmapRequest(read_day("2026-11-21"), 6), Progress(), model, base)
    assert isinstance(found.plan_b, PlanB)
    assert found.plan_b.role.id == ranked[0]
    line = mentor_words.plan_b(replace(found.plan_b, shared=("x",)), found, base)[0]
    assert line.startswith(f"{base.roles[ranked[0]].name}, your best match besides {goal.name}.")


def test_without_a_lever_nobody_is_said_to_have_everything(base: KnowledgeBase) -> None:
    found = Levers(role="ai-auditor", ruled_out=False, lift=None, opening=None, first=None)
    assert lever_words.lift(found, base) == "No skill would raise your fit for AI Auditor any further."


def test_how_often_a_first_place_is_right_is_said_only_of_jobs_that_were_surveyed(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    analyst = Profile(skills={"sql": "proficient", "tableau": "working"})
    advice = recommend(analyst, model, base, Wishes())
    assert was_surveyed(advice.recommendations[0].match.role, base)
    page = advised(analyst, base, model)
    assert re.search(
        r"Confidence: \w+\. Of the people surveyed in 2021 .* held (the job|one of the first)", page
    )
    record = advice_record(advice, model.scoring.weights, base)
    assert record["confidence"]["measured_right"] > 0
    assert record["confidence_missing"] is None


def test_of_a_job_that_nobody_was_surveyed_in_the_page_says_so(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    trainer = perfect_profile(base.roles["localization-specialist"], model)
    page = advised(trainer, base, model)
    assert "Confidence" not in page
    assert (
        "None of the people surveyed in 2021 worked as a Localization Specialist, so we can't say how often "
        "a first suggestion like this is right."
    ) in page
    record = advice_record(recommend(trainer, model, base, Wishes()), model.scoring.weights, base)
    assert (record["confidence"], record["confidence_missing"]) == (None, "not-surveyed")


def test_a_page_whose_roles_are_all_ruled_out_says_so_first(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    strict = {
        name: replace(role, education=replace(role.education, minimum="phd", standing="licence"))
        for name, role in tiny_base.roles.items()
    }
    profile = Profile(
        skills={"sql": "expert"}, constraints=Constraints(degree_acceptable="none", hours_per_week=5)
    )
    page = advised(profile, replace(tiny_base, roles=strict), tiny_model)
    assert page.splitlines()[1].startswith("Your constraints rule out every role we know.")
    assert page.index("1. Data Engineer") < page.index("2. ")
    assert "rule out every role" not in advised(profile, tiny_base, tiny_model)


# occupations, and levels that may be higher


@pytest.mark.parametrize(
    ("employment", "beginning"),
    [
        ("employed", "Stay a registered nurse and be the one there"),
        ("unemployed", "Go back to work as a registered nurse and be the one there"),
        ("studying", "Take a post from which people move in"),
    ],
)
def test_what_holds_if_nothing_works_suits_the_person(
    employment: Employment, beginning: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    nurse = resolve(replace(NURSE, employment=employment), base)
    role = base.roles["clinical-informatics-specialist"]
    found = build_roadmap(nurse, [role], RoadmapRequest(read_day("2026-11-21"), 6), Progress(), model, base)
    text = document_text(roadmap_document(found, nurse, "me", base, "1"))
    assert f"If nothing works: {beginning}" in text
    assert "becomes the ward's super-user" in text


def test_a_first_move_that_the_occupation_makes_realistic_says_so(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    nurse = resolve(ProfileFile(format=1, occupation="nurse", skills={"SQL": "working"}), base)
    found = find_paths(start_from(None, nurse, model, base), "data-analyst", model, base)
    first = found.paths[0].transitions[0]
    assert (first.origin, first.role, first.reason) == (None, "data-analyst", "named way")
    assert path_words.reason(first) == "a known way from the work you do now"


NURSE = ProfileFile(
    format=1,
    skills={"SQL": "working+"},
    occupation="nurse",
    employment="unemployed",
    runway_months=4,
)


def test_somebody_with_an_occupation_hears_how_its_people_get_into_a_role(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    nurse = resolve(NURSE, base)
    advice = recommend(nurse, model, base, Wishes())
    moves = {move.role: move for move in base.occupations["registered-nurse"].moves}
    best = [one.match.role for one in advice.recommendations]
    assert advice.move is not None
    assert advice.move == moves[next(role for role in best if role in moves)]
    page = advised(nurse, base, model)
    assert f"Way in A registered nurse who makes this change {advice.move.how}." in page
    record = advice_record(advice, model.scoring.weights, base)["occupation"]
    assert (record["stated"], record["id"]) == ("nurse", "registered-nurse")
    assert record["move"] == {"role": advice.move.role, "how": advice.move.how}


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Registered nurse", "registered nurse"),
        ("DevOps engineer", "DevOps engineer"),
        ("IT support specialist", "IT support specialist"),
        ("PhD student in a quantitative science", "PhD student in a quantitative science"),
        ("E-commerce manager", "e-commerce manager"),
        ("3D artist", "3D artist"),
        ("Computer science student at MIT", "computer science student at MIT"),
        ("UX", "UX"),
    ],
)
def test_an_occupation_within_a_sentence_keeps_the_capitals_of_its_own(name: str, within: str) -> None:
    assert words.within_sentence(name) == within


def test_people_who_come_from_devops_come_from_devops(base: KnowledgeBase) -> None:
    way = base.occupations["devops-engineer"].moves[0]
    assert advice_words.move(way, "devops-engineer", base).startswith(
        "A DevOps engineer who makes this change "
    )


def test_of_an_occupation_that_leads_elsewhere_or_is_unknown_nothing_is_told(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    keeper = resolve(replace(NURSE, occupation="lighthouse keeper"), base)
    advice = recommend(keeper, model, base, Wishes())
    assert advice.move is None
    record = advice_record(advice, model.scoring.weights, base)["occupation"]
    assert record == {"stated": "lighthouse keeper", "id": None, "name": None, "move": None}
    nobody = recommend(Profile(skills={"sql": "working"}), model, base, Wishes())
    assert advice_record(nobody, model.scoring.weights, base)["occupation"] is None


def test_only_what_was_said_is_counted(base: KnowledgeBase, model: MatchingModel) -> None:
    assert "Recommendations, based on 1 skill\n" in advised(resolve(NURSE, base), base, model)
    silent = resolve(ProfileFile(format=1, occupation="nurse"), base)
    assert "based on your occupation, Registered nurse" in advised(silent, base, model)


def test_a_level_that_may_be_higher_is_said_to_be_the_least(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    nurse = resolve(NURSE, base)
    sentences = [text for role in base.roles for _, text in reasons(nurse, role, base, model)]
    assert "SQL: at least working, which is enough" in sentences
    assert "SQL: at least working; it needs proficient" in sentences
    assert not any(text.startswith("SQL: working") for text in sentences)


def test_a_profile_page_shows_what_was_said_and_what_was_assumed(base: KnowledgeBase) -> None:
    page = printed(profile_page("me", resolve(NURSE, base), base))
    assert "at least working: SQL" in page
    assert "occupation: nurse" in page
    assert "between jobs" in page
    assert "can live 4 months without new income" in page
    assert "Assumed from your occupation" in page
    assert "Clinical practice: at least proficient" in page


def test_the_least_level_is_called_that_in_gaps_steps_and_roadmaps(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    person = resolve(ProfileFile(format=1, skills={"docker": "working+", "Git": "proficient+"}), base)
    role = hired_at_the_level_of_the_job(base.roles["mlops-engineer"])
    now = "at least working"
    held = infer_levels(person.skills, model.prerequisites, person.at_least)
    learnt = plan_learning({"docker": "proficient"}, held, model, base)
    assert lever_words.step(learnt.steps[0], base) == f"Docker, {now} → proficient"
    found = build_roadmap(person, [role], RoadmapRequest(read_day("2026-11-21"), 6), Progress(), model, base)
    step = next(one for one in found.plan.steps if one.skill == "docker")
    assert roadmap_words.levels(step, base) == f"{now} → proficient"
    assert path_words.learning(step, base).startswith(f"Docker, {now} → proficient")
    page = printed(roadmap_page(found, base, RoadmapSetting("", "")))
    assert f"Docker {now} → proficient" in page
    assert "Git (at least proficient)" in page
    plain = resolve(ProfileFile(format=1, skills={"docker": "working", "Git": "proficient"}), base)
    same = build_roadmap(plain, [role], RoadmapRequest(read_day("2026-11-21"), 6), Progress(), model, base)
    assert found.plan.hours == same.plan.hours


@pytest.mark.parametrize(
    ("attitude", "said"),
    [
        ("avoid", "You want to avoid analysing data"),
        ("neutral", "You don't mind analysing data"),
        ("love", "You love analysing data"),
    ],
)
def test_an_attitude_is_said_as_people_say_it(attitude: str, said: str, base: KnowledgeBase) -> None:
    answer = Contribution("want", "activity", "analyse-data", -0.3, attitude)
    text = against_reason(answer, base.roles["data-scientist"], base)
    assert text == f"{said}, which is most of this job"


def test_where_only_roles_at_a_distance_are_shown_nothing_is_said_of_another_first_role(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    trainer = perfect_profile(base.roles["localization-specialist"], model)
    for distance in DISTANCES:
        advice = recommend(trainer, model, base, Wishes(distance=distance))
        page = printed(shown(advice_outline(advice, model.scoring.weights, base, AdvicePageOptions(400, ""))))
        assert "surveyed" not in page
