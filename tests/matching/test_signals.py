"""What one answer is worth, worked out by hand from the numbers of `tests/tiny_base/scoring.yaml`.

With `p` the share of a role's people who hold a skill and `b` the share of everybody, holding it is worth
ln(p / b) and lacking it ln((1 − p) / (1 − b)), half of which is news.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import fsum, log, log1p

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import DegreeShare, PracticeYears, YearsMean
from careerpath_cli.knowledge.model.scales import Attitude, Degree, Level, ValueWeight
from careerpath_cli.knowledge.model.skills import Prerequisite
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.matching.signals import (
    YEARS,
    Observation,
    activity_signal,
    education_signal,
    experience_signal,
    industry_signal,
    observations,
    occupation_signal,
    relevant_years,
    skill_signal,
    value_signal,
)
from careerpath_cli.profile.model import EducationAnswer, ExperienceAnswer, Profile
from rankings import by_role

NEWS = INFERRED = 1 / 2
STRONG = 0.8
"""How much of a strongly related skill carries over."""


def worth(observed: Iterable[Observation], model: MatchingModel, subject: str) -> dict[str, float]:
    """Return what all observations of a subject say about each role, in nats."""
    return {
        model.roles[index].role: nats
        for observation in observed
        if observation.topic[1] == subject
        for index, nats in observation.evidence
    }


@pytest.mark.parametrize(
    ("skill", "level", "role", "nats"),
    [
        # essential (0.8) at working, and rare (0.1)
        ("regulation", "none", "ai-auditor", NEWS * log(0.2 / 0.9)),
        ("regulation", "aware", "ai-auditor", NEWS * log(0.8 / 0.1) * 0.5),
        ("regulation", "working", "ai-auditor", NEWS * log(0.8 / 0.1)),
        ("regulation", "expert", "ai-auditor", NEWS * log(0.8 / 0.1)),
        # essential (0.8) at proficient, and common (0.4), of whom half are proficient
        ("sql", "none", "data-engineer", NEWS * log(0.2 / 0.8)),
        ("sql", "aware", "data-engineer", NEWS * log(0.8 / 0.2) * 0.25),
        ("sql", "working", "data-engineer", NEWS * log(0.8 / 0.2) * 0.5),
        ("sql", "proficient", "data-engineer", NEWS * log(0.8 / 0.2)),
        # measured: a weight of 1, and half of everybody uses it
        ("python", "none", "ml-engineer", -0.5),
        ("python", "aware", "ml-engineer", 0),
        ("python", "working", "ml-engineer", 0.5),
    ],
)
def test_a_stated_skill_is_worth_its_weight_of_evidence(
    skill: str, level: Level, role: str, nats: float, tiny_model: MatchingModel
) -> None:
    observed = skill_signal(Profile(skills={skill: level}), tiny_model)
    assert worth(observed, tiny_model, skill)[role] == pytest.approx(nats)


def test_a_skill_that_a_roles_people_hold_no_more_often_than_everybody_says_nothing(
    tiny_model: MatchingModel,
) -> None:
    """Statistics is useful (0.4) to a data engineer, and common (0.4)."""
    observed = list(skill_signal(Profile(skills={"statistics": "expert"}), tiny_model))
    assert worth(observed, tiny_model, "statistics").keys() == {"ai-auditor"}


def test_an_implied_skill_earns_half_of_a_stated_one(tiny_model: MatchingModel) -> None:
    stated, inferred = skill_signal(Profile(skills={"auditing": "working"}), tiny_model)
    assert (stated.topic, stated.answer, stated.inferred_from) == (("skill", "auditing"), "working", "")
    assert (inferred.topic, inferred.answer, inferred.inferred_from) == (
        ("skill", "regulation"),
        "",
        "auditing",
    )
    assert worth([inferred], tiny_model, "regulation") == pytest.approx(
        {"ai-auditor": INFERRED * NEWS * log(0.8 / 0.1)}
    )


def test_a_related_skill_earns_the_share_that_carries_over(tiny_model: MatchingModel) -> None:
    observed = list(skill_signal(Profile(skills={"tensorflow": "working"}), tiny_model))
    assert worth(observed, tiny_model, "pytorch") == pytest.approx(
        {"ml-engineer": INFERRED * STRONG * NEWS * log(0.8 / 0.1)}
    )


def test_of_several_skills_that_imply_one_the_strongest_counts(tiny_base: KnowledgeBase) -> None:
    """Who audits is aware of SQL here; who builds pipelines works with it, which earns twice as much."""
    auditing = replace(tiny_base.skills["auditing"], prerequisites=(Prerequisite("sql", "aware"),))
    model = build_model(replace(tiny_base, skills={**tiny_base.skills, "auditing": auditing}))

    def sql(**skills: Level) -> dict[str, float]:
        observed = list(skill_signal(Profile(skills=skills), model))
        return {
            observation.inferred_from: worth([observation], model, "sql")["data-engineer"]
            for observation in observed
            if observation.topic == ("skill", "sql")
        }

    full = INFERRED * NEWS * log(0.8 / 0.2)
    assert sql(auditing="working") == pytest.approx({"auditing": full * 0.25})
    assert sql(auditing="working", pipelines="working") == pytest.approx({"pipelines": full * 0.5})


def test_an_inferred_skill_is_observed_only_for_roles_that_it_speaks_for(tiny_model: MatchingModel) -> None:
    """Who is aware of PyTorch is aware of Python: something to a data engineer, nothing to an ML engineer."""
    observed = list(skill_signal(Profile(skills={"pytorch": "aware"}), tiny_model))
    assert "data-engineer" in worth(observed, tiny_model, "python")
    assert "ml-engineer" not in worth(observed, tiny_model, "python")


def test_a_stated_none_counts_against_whatever_else_implies_it(tiny_model: MatchingModel) -> None:
    profile = Profile(skills={"auditing": "working", "regulation": "none"})
    observed = list(skill_signal(profile, tiny_model))
    assert worth(observed, tiny_model, "regulation") == pytest.approx({"ai-auditor": NEWS * log(0.2 / 0.9)})


def test_what_is_inferred_takes_the_place_of_a_stated_level_that_is_worth_less(
    tiny_model: MatchingModel,
) -> None:
    """Being aware of Python says nothing of an ML engineer; who works with PyTorch works with Python."""
    profile = Profile(skills={"python": "aware", "pytorch": "working"})
    observed = list(skill_signal(profile, tiny_model))
    assert worth(observed, tiny_model, "python")["ml-engineer"] == pytest.approx(INFERRED * 0.5)


@pytest.mark.parametrize(
    ("degree", "nats"),
    [
        # 0.8 of a role's people hold its usual degree; of everybody 0.6 a bachelor's, 0.4 a master's. To have
        # it would be worth ln(.8/.6) or ln 2, to lack it ln(.2/.4) or -ln 3: only that difference counts
        ("phd", {"data-engineer": 0, "ml-engineer": 0, "ai-auditor": 0}),
        ("bachelor", {"data-engineer": 0, "ml-engineer": -log(6), "ai-auditor": -log(6)}),
        # three degrees below the least that an ML engineer needs, at -1 each
        (
            "high-school",
            {"data-engineer": log(0.2 / 0.4 * 0.6 / 0.8), "ml-engineer": -log(6) - 3, "ai-auditor": -log(6)},
        ),
    ],
)
def test_a_degree_is_weighed_against_the_usual_and_the_least_one(
    degree: Degree, nats: dict[str, float], tiny_model: MatchingModel
) -> None:
    observed = education_signal(Profile(education=EducationAnswer(degree)), tiny_model)
    assert worth(observed, tiny_model, "degree") == pytest.approx(nats)


def test_a_measured_degree_is_weighed_against_the_title_it_points_to_most(tiny_base: KnowledgeBase) -> None:
    """However rare it is among a title's people, it counts against the title by 5 nats at the most."""
    (survey,) = tiny_base.surveys
    degrees = {"ml-engineer": (-8.0, 0.5), "ai-auditor": (1.0, 1.5)}
    surveys = {
        role: replace(
            survey,
            id=role,
            roles=(role,),
            degrees=(DegreeShare("bachelor", 0.9, 100, bachelor), DegreeShare("master", 0.5, 100, master)),
        )
        for role, (bachelor, master) in degrees.items()
    }
    model = build_model(replace(tiny_base, practice=surveys))

    def against(degree: Degree) -> float:
        observed = education_signal(Profile(education=EducationAnswer(degree)), model)
        return worth(observed, model, "degree")["ml-engineer"]

    assert (against("bachelor"), against("master")) == (-5, -1)


@pytest.mark.parametrize(
    ("years", "nats"),
    [
        # a data engineer has two years, an ML engineer five; an auditor's job is for people with less than 4
        (0, {"data-engineer": -0.5, "ml-engineer": -1.25, "ai-auditor": 0.5}),
        (1, {"data-engineer": -0.25, "ml-engineer": -1, "ai-auditor": 0.5}),
        (2, {"data-engineer": 0.5, "ml-engineer": -0.75, "ai-auditor": 0.5}),
        (4, {"data-engineer": 0.5, "ml-engineer": -0.25, "ai-auditor": -1}),
    ],
)
def test_years_are_weighed_against_those_that_a_role_asks_for(
    years: float, nats: dict[str, float], tiny_model: MatchingModel
) -> None:
    profile = Profile(experience=ExperienceAnswer(ml_years=years))
    assert worth(experience_signal(profile, tiny_model), tiny_model, YEARS[1]) == nats


def test_years_are_weighed_against_measured_ones_where_there_are_any(tiny_base: KnowledgeBase) -> None:
    """Of ML engineers, ln(1 + years) is 2 for code and 1 for machine learning, with weights of 0.5 and 2.

    A second survey, of auditors, has the same means, and weights of 0.1 and 3. Years count against the title
    to which they point most.
    """
    (survey,) = tiny_base.surveys
    years = PracticeYears(YearsMean(2.0, 100, 0.1), YearsMean(1.0, 100, 3.0))
    auditors = replace(survey, id="auditors", roles=("ai-auditor",), skills=(), years=years)
    wider = replace(tiny_base, practice={**tiny_base.practice, auditors.id: auditors})
    model = build_model(wider)
    profile = Profile(experience=ExperienceAnswer(coding_years=9, ml_years=4))
    observed = list(experience_signal(profile, model))
    coding, learning = log1p(9) - 2, log1p(4) - 1
    assert worth(observed, model, "coding_years") == pytest.approx(
        {"ml-engineer": 0, "ai-auditor": -0.4 * coding, "data-engineer": -0.2 * coding}
    )
    assert worth(observed, model, "ml_years") == pytest.approx(
        {"ml-engineer": -learning, "ai-auditor": 0, "data-engineer": -0.5 * learning}
    )
    assert "ai-auditor" not in worth(observed, model, YEARS[1])


def test_a_survey_that_asked_nobody_about_years_leaves_them_to_the_level(tiny_base: KnowledgeBase) -> None:
    """Four years are too many for an auditor's job, whose survey has none, and measured of ML engineers."""
    (survey,) = tiny_base.surveys
    auditors = replace(survey, id="auditors", roles=("ai-auditor",), skills=(), years=None)
    model = build_model(replace(tiny_base, practice={**tiny_base.practice, auditors.id: auditors}))
    observed = list(experience_signal(Profile(experience=ExperienceAnswer(ml_years=4)), model))
    assert worth(observed, model, YEARS[1])["ai-auditor"] == -1
    assert worth(observed, model, "ml_years") == {"ml-engineer": 0, "data-engineer": 0}


def test_years_that_make_no_difference_to_a_role_are_not_observed_for_it(tiny_model: MatchingModel) -> None:
    """Two years are enough for a data engineer, and here enough is worth nothing."""
    experience = replace(tiny_model.scoring.experience, enough=0.0)
    model = replace(tiny_model, scoring=replace(tiny_model.scoring, experience=experience))
    observed = list(experience_signal(Profile(experience=ExperienceAnswer(ml_years=2)), model))
    assert worth(observed, model, YEARS[1]).keys() == {"ml-engineer", "ai-auditor"}


def test_measured_years_are_not_held_against_the_junior_of_another_role(tiny_base: KnowledgeBase) -> None:
    """Years of code are measured of ML engineers; a data engineer is weighed by them, a junior one isn't."""
    (survey,) = tiny_base.surveys
    years = PracticeYears(YearsMean(2.0, 100, 0.1), YearsMean(1.0, 100, 3.0))
    auditors = replace(survey, id="auditors", roles=("ai-auditor",), skills=(), years=years)
    practice = {**tiny_base.practice, auditors.id: auditors}
    engineer = tiny_base.roles["data-engineer"]
    profile = Profile(experience=ExperienceAnswer(coding_years=9))
    weighed = {}
    for name, role in {"own": engineer, "junior": replace(engineer, parent="ml-engineer")}.items():
        roles = {**tiny_base.roles, engineer.id: role}
        model = build_model(replace(tiny_base, roles=roles, practice=practice))
        observed = list(experience_signal(profile, model))
        weighed[name] = engineer.id in worth(observed, model, "coding_years")
    assert weighed == {"own": True, "junior": False}


@pytest.mark.parametrize(
    ("answers", "engineer", "auditor"),
    [
        # the engineer's job asks for a programming language, and from printers a way leads to auditing only;
        # a year of machine learning counts as one, of code as a half, of work with a way in as a quarter
        (ExperienceAnswer(total_years=8), 0, 2),
        (ExperienceAnswer(total_years=8, coding_years=6), 3, 2),
        (ExperienceAnswer(total_years=8, coding_years=6, ml_years=4), 4, 4),
        (ExperienceAnswer(total_years=40, coding_years=0, ml_years=0), 0, 10),
        (ExperienceAnswer(), None, None),
    ],
)
def test_the_years_that_count_are_the_most_of_any_kind_that_does(
    answers: ExperienceAnswer, engineer: float | None, auditor: float | None, tiny_model: MatchingModel
) -> None:
    printer = Profile(experience=answers, occupation_id="printer")
    counted = {role.role: relevant_years(printer, role, tiny_model.scoring) for role in tiny_model.roles}
    assert (counted["data-engineer"], counted["ai-auditor"]) == (engineer, auditor)


def test_years_that_were_asked_in_part_may_be_more(tiny_model: MatchingModel) -> None:
    def at_least(answers: ExperienceAnswer) -> set[bool]:
        observed = experience_signal(Profile(experience=answers), tiny_model)
        return {observation.at_least for observation in observed if observation.topic == YEARS}

    assert at_least(ExperienceAnswer(total_years=8, coding_years=6)) == {True}
    assert at_least(ExperienceAnswer(coding_years=6, ml_years=4)) == {False}


def test_an_occupation_speaks_for_the_roles_that_its_people_move_to(tiny_model: MatchingModel) -> None:
    (observed,) = occupation_signal(Profile(occupation_id="clerk"), tiny_model)
    assert worth([observed], tiny_model, "clerk") == {"ai-auditor": 1, "data-engineer": 0.5}
    assert list(occupation_signal(Profile(), tiny_model)) == []


def test_a_junior_role_gains_by_the_years_that_are_missing_above_it(tiny_base: KnowledgeBase) -> None:
    """An ML engineer is advanced and has five years: with one, four fifths of a nat are gained.

    Only by whoever has something of the junior role's core, of which auditing is a part.
    """
    junior = replace(tiny_base.roles["ai-auditor"], parent="ml-engineer")
    model = build_model(replace(tiny_base, roles={**tiny_base.roles, "ai-auditor": junior}))

    def gained(years: float, skills: dict[str, Level]) -> float:
        person = Profile(skills=skills, experience=ExperienceAnswer(ml_years=years))
        return worth(experience_signal(person, model), model, YEARS[1])["ai-auditor"]

    suited = {years: gained(years, {"auditing": "working"}) for years in (0, 1, 3.5, 4)}
    assert suited == pytest.approx({0: 1.5, 1: 1.3, 3.5: 0.8, 4: -1})
    assert gained(0, {}) == gained(0, {"auditing": "none"}) == 0.5


@pytest.mark.parametrize(
    ("attitude", "data", "models"),
    [
        # core (0.8) for a data engineer, occasional (0.5) for an ML engineer, and common (0.4)
        ("love", 1.5 * log(0.8 / 0.4), 1.5 * log(0.5 / 0.4)),
        ("like", log(0.8 / 0.4), log(0.5 / 0.4)),
        ("neutral", 0, 0),
        ("dislike", log(0.2 / 0.6), log(0.5 / 0.6)),
        ("avoid", 2 * log(0.2 / 0.6), 2 * log(0.5 / 0.6)),
    ],
)
def test_an_attitude_counts_by_how_much_of_the_week_the_activity_fills(
    attitude: Attitude, data: float, models: float, tiny_model: MatchingModel
) -> None:
    observed = activity_signal(Profile(activities={"build-pipelines": attitude}), tiny_model)
    assert worth(observed, tiny_model, "build-pipelines") == pytest.approx(
        {"data-engineer": data, "ml-engineer": models}
    )


@pytest.mark.parametrize(
    ("weight", "nats"),
    [
        # stability: strong (1) for a data engineer, weak (-1) for an ML engineer, fair (0.25) for an auditor
        ("essential", {"data-engineer": 1, "ml-engineer": -1, "ai-auditor": 0.25}),
        ("important", {"data-engineer": 0.5, "ml-engineer": -0.5, "ai-auditor": 0.125}),
        ("unimportant", {}),
    ],
)
def test_a_value_counts_by_how_well_a_role_serves_it(
    weight: ValueWeight, nats: dict[str, float], tiny_model: MatchingModel
) -> None:
    observed = value_signal(Profile(values={"stability": weight}), tiny_model)
    assert worth(observed, tiny_model, "stability") == nats


def test_an_industry_counts_once_for_a_role_that_is_found_in_several(tiny_model: MatchingModel) -> None:
    finance, health = industry_signal(Profile(industries=("finance", "health")), tiny_model)
    assert worth([finance], tiny_model, "finance") == {"data-engineer": 0.5, "ai-auditor": 0.5}
    assert worth([health], tiny_model, "health") == {"ml-engineer": 0.5}


def test_what_was_not_asked_is_not_observed(tiny_model: MatchingModel) -> None:
    assert list(observations(Profile(), tiny_model)) == []


def test_asked_and_absent_counts_against(base: KnowledgeBase, model: MatchingModel) -> None:
    match = by_role(rank_roles(Profile(skills={"kubernetes": "none"}), model, base))["mlops-engineer"]
    assert match.fit < 0.5


def test_a_level_short_of_the_one_needed_earns_part(base: KnowledgeBase, model: MatchingModel) -> None:
    fits = [
        by_role(rank_roles(Profile(skills={"kubernetes": level}), model, base))["mlops-engineer"].fit
        for level in ("aware", "working", "proficient", "expert")
    ]
    assert fits[0] < fits[1] < fits[2] == fits[3]


def test_a_related_skill_speaks_for_another_but_not_fully(base: KnowledgeBase, model: MatchingModel) -> None:
    def evidence(held: str) -> float:
        matches = by_role(rank_roles(Profile(skills={held: "proficient"}), model, base))
        contributions = matches["computer-vision-engineer"].contributions
        return fsum(
            contribution.evidence for contribution in contributions if contribution.subject == "pytorch"
        )

    assert 0 < evidence("tensorflow") < evidence("pytorch")


def test_a_skill_implies_its_prerequisites_and_says_so(base: KnowledgeBase, model: MatchingModel) -> None:
    matches = by_role(rank_roles(Profile(skills={"kubernetes": "proficient"}), model, base))
    docker = next(
        contribution
        for contribution in matches["mlops-engineer"].contributions
        if contribution.subject == "docker"
    )
    assert docker.evidence > 0
    assert docker.inferred_from == "kubernetes"
    assert docker.answer == ""


def test_a_stated_none_stands_against_what_others_imply(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(skills={"kubernetes": "proficient", "docker": "none"})
    matches = by_role(rank_roles(profile, model, base))
    docker = next(
        contribution
        for contribution in matches["mlops-engineer"].contributions
        if contribution.subject == "docker"
    )
    assert docker.evidence < 0


@pytest.mark.parametrize(("attitude", "sign"), [("love", 1), ("like", 1), ("dislike", -1), ("avoid", -1)])
def test_liking_what_fills_the_days_speaks_for_a_role(
    attitude: str, sign: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(activities={"work-with-images": attitude})  # type: ignore[dict-item]
    match = by_role(rank_roles(profile, model, base))["computer-vision-engineer"]
    assert match.want is not None
    assert (match.want - 0.5) * sign > 0
    assert match.can is None


def test_years_of_experience_are_weighed_against_those_asked(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    def fit(role: str, years: float) -> float:
        profile = Profile(experience=ExperienceAnswer(ml_years=years))
        return by_role(rank_roles(profile, model, base))[role].fit

    assert fit("chief-ai-officer", 1) < fit("chief-ai-officer", 5) < fit("chief-ai-officer", 10)
    assert fit("data-analyst", 10) < fit("data-analyst", 1)
