"""What the page of `advise` makes of a person's situation, and of what the person wasn't asked about."""

from dataclasses import replace
from math import log1p

import pytest

from careerpath_cli.advice.missing import missing_skills
from careerpath_cli.advice.recommendation import Advice, Wishes, recommend
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Attitude, Level
from careerpath_cli.knowledge.pay import best_pay
from careerpath_cli.matching.feasibility import Feasibility
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import Contribution, RoleMatch, rank_roles
from careerpath_cli.planning.gaps import role_gap
from careerpath_cli.profile.model import EducationAnswer, ExperienceAnswer, Profile, ProfileFile
from careerpath_cli.profile.reading import resolve
from careerpath_cli.views.wording import advice as advice_words
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import levers as lever_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.answer_kinds import doubts, strongest

CLERK = ProfileFile(
    format=1,
    skills={"Excel": "working+", "customer service": "working+"},
    occupation="bank clerk",
    education=EducationAnswer(degree="vocational"),
    experience=ExperienceAnswer(total_years=34, coding_years=0, ml_years=0),
)


def advised(written: ProfileFile, base: KnowledgeBase, model: MatchingModel) -> Advice:
    return recommend(resolve(written, base), model, base, Wishes())


@pytest.mark.parametrize(
    ("employment", "months", "said"),
    [
        (
            "unemployed",
            1,
            "about one month, and none of these is likely to pay by then: take other paid work",
        ),
        ("unemployed", 36, "about 36 months. That's enough to get ready for #1 and to apply"),
        ("employed", 1, ""),
        (None, 1, ""),
    ],
)
def test_whoever_has_no_income_hears_what_their_money_lasts_for(
    employment: str | None, months: int, said: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = replace(CLERK, employment=employment, runway_months=months)  # type: ignore[arg-type]
    told = advice_words.situation(advised(person, base, model), base)
    assert ("money" in told) == bool(said)
    assert said in told


def test_whoever_has_a_job_begins_there_where_a_way_leads_from_it(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    employed = advised(replace(CLERK, employment="employed"), base, model)
    assert employed.move is not None
    assert employed.move.role == employed.recommendations[0].match.role
    told = advice_words.situation(employed, base)
    assert told.startswith("You have a job: a first piece of such work is easiest to get there")
    assert advice_words.situation(replace(employed, move=None), base) == ""


@pytest.mark.parametrize(("attitude", "times"), [("avoid", 1), ("dislike", 1), ("neutral", 0)])
def test_whoever_dislikes_the_days_hears_that_the_field_may_not_be_theirs(
    attitude: Attitude, times: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    advice = advised(replace(CLERK, employment="employed"), base, model)
    core = [part.activity for part in base.roles[advice.recommendations[0].match.role].activities][:1]
    disliking = replace(advice, profile=replace(advice.profile, activities=dict.fromkeys(core, attitude)))
    sentence = advice_words.situation(disliking, base)
    assert sentence.count("This field may not be yours") == times
    assert sentence.count("brings AI into your work as a bank clerk") == times
    others = {
        part.activity for entry in advice.recommendations for part in base.roles[entry.match.role].activities
    }
    likes: dict[str, Attitude] = {core[0]: attitude, min(others - set(core)): "like"}
    content = replace(advice, profile=replace(advice.profile, activities=likes))
    assert "may not be yours" not in advice_words.situation(content, base)


def test_where_everything_is_a_long_way_off_staying_is_an_answer(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    advice = advised(replace(CLERK, employment="employed"), base, model)
    far = tuple(
        replace(entry, reach=replace(entry.reach, distance="a long way")) for entry in advice.recommendations
    )
    told = advice_words.situation(replace(advice, recommendations=far), base)
    assert told.startswith("All of these are a long way off.")
    assert "your work as a bank clerk" in told
    one_near = replace(advice, recommendations=(*far[:2], advice.recommendations[2]))
    assert advice.recommendations[2].reach.distance != "a long way"
    assert "a long way off" not in advice_words.situation(one_near, base)


def test_nobody_is_told_to_plan_for_the_job_they_have(base: KnowledgeBase, model: MatchingModel) -> None:
    analyst = Profile(skills={"sql": "expert", "excel": "expert"}, current_role="data-analyst")
    advice = recommend(analyst, model, base, Wishes())
    assert advice.recommendations[0].match.role == "data-analyst"
    assert advice.goal is not None
    assert advice.goal.match.role == advice.recommendations[1].match.role
    assert advice.start is None or advice.start.role == advice.goal.match.role


def test_what_was_not_asked_is_named_and_never_called_nothing(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    role = base.roles["data-analyst"]
    held = missing_skills(role_gap(Profile(skills={"excel": "proficient"}), role, model), base)
    text = lever_words.missing(held, base, room=60)
    assert text.startswith("not asked: SQL, ")
    assert text.endswith(" more")
    assert lever_words.missing(held, base, room=20) == f"{len(held.unasked)} skills not asked yet"
    lacking = missing_skills(role_gap(Profile(skills={"sql": "none"}), role, model), base)
    assert lever_words.missing(lacking, base, room=60) == "learn SQL"


@pytest.mark.parametrize(
    ("level", "reasons"),
    [("aware", 0), ("working", 1), ("proficient", 1)],
)
def test_a_skill_is_an_argument_from_the_level_that_newcomers_are_hired_with(
    level: Level, reasons: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    need = next(need for need in base.roles["data-analyst"].needs if need.skill == "sql")
    assert (need.hired_at, need.level) == ("working", "proficient")
    matches = rank_roles(Profile(skills={"sql": level}), model, base)
    analyst = next(match for match in matches if match.role == "data-analyst")
    assert len([text for text in strongest(analyst, base) if text.startswith("SQL")]) == reasons


def test_less_than_a_missing_year_is_no_argument(tiny_base: KnowledgeBase) -> None:
    survey = tiny_base.practice["survey-ml-engineer"]
    assert survey.years is not None
    measured = replace(survey.years, ml_years=replace(survey.years.ml_years, mean=log1p(1.3)))
    base = replace(tiny_base, practice={survey.id: replace(survey, years=measured)})
    role = replace(base.roles["ml-engineer"], ladder=replace(base.roles["ml-engineer"].ladder, level="mid"))
    base = replace(base, roles={**base.roles, role.id: role})
    for years, told in (("0.5", 0), ("0", 1)):
        answer = Contribution("can", "experience", "ml_years", -0.4, years)
        match = RoleMatch(role.id, 0.5, None, 0.5, Feasibility(), 0.0, contributions=(answer,))
        assert len(doubts(match, base)) == told


def test_an_occasional_part_of_a_job_is_no_argument_about_it(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    role = base.roles["ai-research-scientist"]
    shares = {part.activity: part.share for part in role.activities}
    assert {"occasional", "core"} <= set(shares.values())
    profile = Profile(activities=dict.fromkeys(shares, "avoid"), skills={"python": "working"})
    match = next(match for match in rank_roles(profile, model, base) if match.role == role.id)
    told = {doubt.subject for doubt in doubts(match, base) if doubt.kind == "activity"}
    assert told
    assert "occasional" not in {shares[activity] for activity in told}


def test_an_occupation_of_odd_capitals_is_written_as_such(base: KnowledgeBase, model: MatchingModel) -> None:
    engineer = Profile(occupation_id="devops-engineer", skills={"bash": "working"})
    match = next(match for match in rank_roles(engineer, model, base) if match.role == "mlops-engineer")
    assert "A known way leads here from your work as a DevOps engineer" in strongest(match, base, count=9)


def test_traits_are_never_missing(base: KnowledgeBase, model: MatchingModel) -> None:
    traits = {skill.id for skill in base.skills.values() if skill.trait}
    for role in base.roles.values():
        for profile in (Profile(skills=dict.fromkeys(traits, "none")), Profile(skills={"sql": "aware"})):
            told = missing_skills(role_gap(profile, role, model), base)
            assert not traits & {gap.need.skill for gap in (*told.to_be_hired, *told.later, *told.unasked)}


def test_pay_of_another_country_is_said_to_be_that(base: KnowledgeBase) -> None:
    analyst = base.roles["data-analyst"]

    def told(country: str | None) -> str:
        pay = best_pay(analyst, base, country, "entry")
        return fact_words.pay_line(pay, analyst, base, country or "")

    assert told("ES").startswith("no ES figure; US: ")
    assert "USD" in told("ES")
    assert told("GB").endswith("GBP a year, entry level (81 GB ads, aijobs.net)")
    for at_home in ("US", None):
        assert "figure" not in told(at_home)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("accountant", "an accountant"),
        ("user researcher", "a user researcher"),
        ("university lecturer", "a university lecturer"),
        ("UX designer", "a UX designer"),
        ("insurance clerk", "an insurance clerk"),
        ("unix administrator", "a unix administrator"),
    ],
)
def test_an_occupation_has_the_article_that_one_says(name: str, text: str) -> None:
    assert words.with_article(name) == text
