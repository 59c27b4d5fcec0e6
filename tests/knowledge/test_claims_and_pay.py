"""Claims with their sources, pay as it is stated, and what was checked too long ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.claims import JUDGEMENT, Claim, claims, disputed, projection
from careerpath_cli.knowledge.model.facts import Pay, PayLevel, PayRow, Projection, Wage
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.matching import ActivityRate, DegreeShare, Practice, SkillShare
from careerpath_cli.knowledge.model.roles import Ladder, Need, Occupations, OfficialOccupation, Role, Salary
from careerpath_cli.knowledge.pay import pay_facts
from careerpath_cli.knowledge.staleness import StaleEntry, age_in_days, stale_entries

SOC = "51-7099"
SALARY = Salary(
    low=100_000,
    high=150_000,
    currency="EUR",
    place="Bavaria",
    kind="base",
    qualifier="experienced",
    source="top10",
)
WAGE = Wage(
    id=SOC,
    title="Woodworkers, All Other",
    source="bls-oews-2024",
    place="United States",
    currency="USD",
    employed=12_345,
    mean=51_000,
    p10=30_000,
    p25=40_000,
    p50=50_000,
    p75=60_000,
    p90=None,
)
PROJECTION = Projection(
    id="more-spoons",
    applies_to=("data-analyst",),
    what="employment growth",
    by="The village",
    place="Bavaria",
    source="top10",
    until=2031,
    growth_percent=3.5,
)


def row(country: str, level: PayLevel, n: int = 20, median: float = 50_000) -> PayRow:
    low, high = median - 10_000, median + 10_000
    return PayRow(country, level, n, low - 5_000, low, median, high, high + 5_000, "2023-2025")


ROWS = (
    row("US", "all", 1_000, 90_000),
    row("US", "entry", 400, 70_000),
    row("US", "senior", 600, 120_000),
    row("DE", "all", 30, 60_000),
    row("DE", "entry", 12, 50_000),
    row("all", "all", 1_100, 85_000),
    row("all", "entry", 420, 65_000),
    row("all", "mid", 11, 80_000),
    row("all", "senior", 610, 110_000),
)
SURVEY = Pay("data-analyst", "aijobs-2025", "USD", ("Data Analyst", "BI Analyst"), ROWS)
PRACTICE = Practice(
    id="village-survey",
    title="Carvers",
    source="kaggle-2021",
    roles=("data-analyst",),
    includes=("data-scientist",),
    people=2_000,
    skills=(SkillShare("python", 0.867, 2_040), SkillShare("swift", 0.5, 2_040)),
    activities=(ActivityRate("analyse-data", 0.5, 1_999),),
    degrees=(DegreeShare("high-school", 1, 1_900), DegreeShare("master", 0.456, 1_900)),
)
ANALYST = "data-analyst"
NOWHERE = OfficialOccupation("none")


@pytest.fixture
def analyst(base: KnowledgeBase) -> Role:
    """A role of which every figure is known here."""
    return replace(
        base.roles[ANALYST],
        sources=("pathways", "training"),
        ladder=Ladder("entry", "pathways", (0, 2)),
        salaries=(SALARY,),
        occupations=Occupations(OfficialOccupation("part", "Woodworkers", f"{SOC}.00"), NOWHERE),
        needs=(Need("sql", "proficient", "essential"), Need("python", "working", "useful")),
        week={"data-engineering": 10, "modelling": 5, "deployment": 5, "analysis": 70, "infrastructure": 10},
    )


@pytest.fixture
def known(base: KnowledgeBase, analyst: Role) -> KnowledgeBase:
    """The base with no figures but those above."""
    return replace(
        base,
        roles={ANALYST: analyst},
        pay={ANALYST: SURVEY},
        wages={SOC: WAGE},
        outlook={PROJECTION.id: PROJECTION},
        practice={PRACTICE.id: PRACTICE},
    )


@pytest.fixture
def silent(base: KnowledgeBase) -> KnowledgeBase:
    """The base without any figures."""
    return replace(base, pay={}, wages={}, outlook={}, practice={})


def said(topic: str, role: Role, base: KnowledgeBase) -> list[tuple[str, str, str]]:
    """Return statement, source and place of each claim on a topic."""
    return [(one.statement, one.source, one.place) for one in claims(role, base) if one.topic == topic]


# claims


def test_each_source_that_names_a_role_vouches_for_it(analyst: Role, known: KnowledgeBase) -> None:
    named = "named as Data Analyst or by one of its other names"
    assert said("The role exists", analyst, known) == [(named, "pathways", ""), (named, "training", "")]


@pytest.mark.parametrize(
    ("years", "statement"),
    [
        (None, "entry"),
        ((0, 2), "entry, 0 to 2 years"),
        ((7, None), "entry, 7+ years"),
        ((0.5, 1.5), "entry, 0.5 to 1.5 years"),
        ((0, 0), "entry, 0 to 0 years"),
    ],
)
def test_a_level_is_claimed_with_the_years_that_its_source_gives(
    years: tuple[float, float | None] | None, statement: str, analyst: Role, known: KnowledgeBase
) -> None:
    role = replace(analyst, ladder=Ladder("entry", "pathways", years))
    assert said("Level", role, known) == [(statement, "pathways", "")]


def test_the_degree_that_is_asked_stands_beside_the_degrees_that_are_held(
    analyst: Role, known: KnowledgeBase
) -> None:
    asked, held = said("Degree", analyst, known)
    least, usual = analyst.education.minimum, analyst.education.usual
    assert asked == (f"at least {least}, usually {usual}", analyst.education.source, "")
    assert held == ("hold at least: master 46% (n = 1,900)", "kaggle-2021", "")


def test_what_a_survey_did_not_ask_about_degrees_is_not_claimed(analyst: Role, known: KnowledgeBase) -> None:
    for degrees in ((), (DegreeShare("high-school", 1, 1_900),)):
        practice = replace(PRACTICE, degrees=degrees)
        found = said("Degree", analyst, replace(known, practice={practice.id: practice}))
        assert [source for _, source, _ in found] == [analyst.education.source]


def test_pay_is_claimed_three_ways_each_as_it_is_stated(analyst: Role, known: KnowledgeBase) -> None:
    assert said("Pay", analyst, known) == [
        ("100,000 to 150,000 EUR a year, base: experienced", "top10", "Bavaria"),
        ("middle half 80,000 to 100,000, median 90,000 USD a year, n = 1,000", "aijobs-2025", "US"),
        ("middle half 50,000 to 70,000, median 60,000 USD a year, n = 30", "aijobs-2025", "DE"),
        ("middle half 75,000 to 95,000, median 85,000 USD a year, n = 1,100", "aijobs-2025", "all countries"),
        (
            "median 50,000, mean 51,000 USD a year: Woodworkers, All Other, 12,345 people",
            "bls-oews-2024",
            "United States",
        ),
    ]


@pytest.mark.parametrize(
    ("salary", "statement", "place"),
    [
        (replace(SALARY, high=None), "100,000 and above EUR a year, base: experienced", "Bavaria"),
        (replace(SALARY, high=100_000), "100,000 to 100,000 EUR a year, base: experienced", "Bavaria"),
        (replace(SALARY, kind="not stated"), "100,000 to 150,000 EUR a year: experienced", "Bavaria"),
        (
            replace(SALARY, kind="total", place="not stated"),
            "100,000 to 150,000 EUR a year, total: experienced",
            "",
        ),
    ],
)
def test_a_salary_is_claimed_in_its_own_currency_and_place(
    salary: Salary, statement: str, place: str, analyst: Role, silent: KnowledgeBase
) -> None:
    assert said("Pay", replace(analyst, salaries=(salary,)), silent) == [(statement, "top10", place)]


def test_a_median_that_statistics_do_not_give_is_left_out(analyst: Role, silent: KnowledgeBase) -> None:
    wages = replace(silent, wages={SOC: replace(WAGE, p50=None)})
    statement = "mean 51,000 USD a year: Woodworkers, All Other, 12,345 people"
    found = said("Pay", replace(analyst, salaries=()), wages)
    assert found == [(statement, "bls-oews-2024", "United States")]


def test_projections_are_claimed_for_the_roles_that_they_are_for(
    analyst: Role, known: KnowledgeBase, base: KnowledgeBase
) -> None:
    statement = "employment growth: 3.5 %, until 2031 (projected by The village)"
    assert said("Outlook", analyst, known) == [(statement, "top10", "Bavaria")]
    assert said("Outlook", base.roles["chief-ai-officer"], known) == []
    field = replace(PROJECTION, applies_to=("field",))
    assert said("Outlook", analyst, replace(known, outlook={field.id: field})) == []


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (
            replace(PROJECTION, start=2021, occupation="carvers", jobs_added=1_500),
            "employment growth of carvers: 3.5 %, 1,500 jobs, 2021 to 2031 (projected by The village)",
        ),
        (
            replace(PROJECTION, what="market", growth_percent=None, market_usd=1.8e12),
            "market: 1,800 billion USD, until 2031 (projected by The village)",
        ),
        (
            replace(PROJECTION, growth_percent=-2),
            "employment growth: -2 %, until 2031 (projected by The village)",
        ),
        (
            replace(PROJECTION, growth_percent=0),
            "employment growth: 0 %, until 2031 (projected by The village)",
        ),
    ],
)
def test_a_projection_says_all_its_figures(one: Projection, sentence: str) -> None:
    assert projection(one) == sentence


def test_a_need_is_our_judgement_and_stands_beside_what_was_measured(
    analyst: Role, known: KnowledgeBase
) -> None:
    assert said("Skill: SQL", analyst, known) == [("essential, at level proficient", JUDGEMENT, "")]
    assert said("Skill: Python", analyst, known) == [
        ("useful, at level working", JUDGEMENT, ""),
        ("87% of carvers use it regularly (n = 2,040)", "kaggle-2021", ""),
    ]
    assert said("Skill: Swift", analyst, known) == []


def test_the_week_is_our_judgement_and_stands_beside_what_was_measured(
    analyst: Role, known: KnowledgeBase
) -> None:
    week = "data-engineering 10 %, modelling 5 %, deployment 5 %, analysis 70 %, infrastructure 10 %"
    activity = known.activities["analyse-data"].name.lower()
    assert said("The week", analyst, known) == [
        (week, JUDGEMENT, ""),
        (f"50% call {activity} an important part of their job (n = 1,999)", "kaggle-2021", ""),
    ]


def test_what_was_measured_of_others_is_not_claimed(base: KnowledgeBase, known: KnowledgeBase) -> None:
    """A survey that only `includes` a role did not ask for its title."""
    found = claims(base.roles["data-scientist"], known)
    assert "kaggle-2021" not in {one.source for one in found}


def test_claims_of_one_topic_stand_together_and_name_known_sources(base: KnowledgeBase) -> None:
    for role in base.roles.values():
        found = claims(role, base)
        topics = [topic for topic, _ in groupby(found, key=lambda one: one.topic)]
        assert len(topics) == len(set(topics))
        assert {one.source for one in found} <= set(base.sources)
        assert all(one.statement.strip() for one in found)
        assert len(found) == len(set(found))


# disputed


@pytest.mark.parametrize(
    ("found", "topics"),
    [
        ([], set()),
        ([Claim("Pay", "1", "top10")], set()),
        ([Claim("Pay", "1", "top10"), Claim("Pay", "2", "top10")], set()),
        ([Claim("Pay", "1", "top10"), Claim("Pay", "1", "training")], {"Pay"}),
        ([Claim("Pay", "1", "top10"), Claim("Outlook", "1", "training")], set()),
        (
            [
                Claim(topic, "1", source)
                for topic in ("Degree", "Outlook")
                for source in ("top10", "training")
            ],
            {"Degree", "Outlook"},
        ),
        ([Claim("The role exists", "named", source) for source in ("top10", "training")], set()),
    ],
)
def test_a_topic_is_disputed_where_two_sources_give_figures_for_it(
    found: list[Claim], topics: set[str]
) -> None:
    assert disputed(found) == topics


def test_all_sources_of_a_disputed_topic_stand_as_they_are(analyst: Role, known: KnowledgeBase) -> None:
    found = claims(analyst, known)
    assert disputed(found) == {"Pay", "Degree"}
    assert len({one.source for one in found if one.topic == "Pay"}) == 3


# pay

Places = list[tuple[str, str]]


def shown(role: Role, base: KnowledgeBase, country: str | None, level: str | None) -> tuple[Places, str]:
    """Return country and level of the rows that are chosen, and what is said to be missing."""
    found = pay_facts(role, base, country, level)
    return [(one.country, one.level) for one in found.reported], found.missing


@pytest.mark.parametrize(
    ("country", "level", "rows"),
    [
        (None, None, [(one.country, one.level) for one in ROWS if one.country != "DE"]),
        ("DE", None, [("DE", "all"), ("DE", "entry")]),
        ("de", "Entry", [("DE", "entry")]),
        ("US", "senior", [("US", "senior")]),
        ("US", "advanced", [("US", "senior")]),
        ("US", "all", [("US", "all")]),
        (None, "entry", [("US", "entry"), ("all", "entry")]),
        (None, "mid", [("all", "mid")]),
    ],
)
def test_rows_are_those_of_the_country_and_level(
    country: str | None, level: str | None, rows: Places, analyst: Role, known: KnowledgeBase
) -> None:
    assert shown(analyst, known, country, level) == (rows, "")


NO_COUNTRY = "The survey has too few people in JP; these figures are for all countries."
NO_LEVEL = "The survey has too few people at level executive; these are the levels it covers."


@pytest.mark.parametrize(
    ("country", "level", "rows", "missing"),
    [
        ("jp", None, [("all", one) for one in ("all", "entry", "mid", "senior")], NO_COUNTRY),
        ("JP", "mid", [("all", "mid")], NO_COUNTRY),
        ("DE", "executive", [("DE", "all"), ("DE", "entry")], NO_LEVEL),
        (
            "JP",
            "executive",
            [("all", one) for one in ("all", "entry", "mid", "senior")],
            f"{NO_COUNTRY} {NO_LEVEL}",
        ),
    ],
)
def test_what_is_not_there_is_said_and_what_there_is_shown(
    country: str, level: str | None, rows: Places, missing: str, analyst: Role, known: KnowledgeBase
) -> None:
    assert shown(analyst, known, country, level) == (rows, missing)


def test_all_countries_together_can_be_asked_for_by_that_name(analyst: Role, known: KnowledgeBase) -> None:
    """The page, the base and `--level` all call it so."""
    rows = [("all", one) for one in ("all", "entry", "mid", "senior")]
    assert shown(analyst, known, "all", None) == (rows, "")


def test_pay_stands_three_ways_and_the_countries_that_have_figures_are_named(
    analyst: Role, known: KnowledgeBase
) -> None:
    found = pay_facts(analyst, known, "JP")
    assert (found.stated, found.survey, found.wage) == ((SALARY,), SURVEY, WAGE)
    assert found.countries == ("US", "DE")


@pytest.mark.parametrize("level", ["boss", "", "mid level", "Senior Executive"])
def test_an_unknown_level_is_refused_even_where_there_are_no_figures(
    level: str, analyst: Role, known: KnowledgeBase, silent: KnowledgeBase
) -> None:
    for base in (known, silent):
        with pytest.raises(UsageError) as caught:
            pay_facts(analyst, base, level=level)
        assert caught.value.message == f"There is no level “{level}”."
        assert caught.value.hint == "Choose one of: all, entry, mid, senior, executive."


def test_a_role_that_no_survey_has_titles_for_keeps_its_other_figures(
    analyst: Role, known: KnowledgeBase
) -> None:
    found = pay_facts(analyst, replace(known, pay={}), "DE", "mid")
    assert (found.survey, found.reported, found.countries) == (None, (), ())
    assert found.missing == "The survey has no job titles for this role."
    assert (found.stated, found.wage) == ((SALARY,), WAGE)


@pytest.mark.parametrize("onet", [NOWHERE, OfficialOccupation("whole", "Unknown", "99-9999.00")])
def test_there_is_no_wage_without_an_occupation_that_is_counted(
    onet: OfficialOccupation, analyst: Role, known: KnowledgeBase
) -> None:
    role = replace(analyst, occupations=Occupations(onet, NOWHERE))
    assert pay_facts(role, known).wage is None


@given(data=st.data())
def test_figures_are_never_made_only_chosen(data: st.DataObject, base: KnowledgeBase) -> None:
    role = data.draw(st.sampled_from(list(base.roles.values())))
    country = data.draw(st.none() | st.sampled_from(["US", "gb", "DE", "JP", "ALL", "Atlantis"]))
    level = data.draw(st.none() | st.sampled_from(["all", "entry", "mid", "senior", "advanced", "executive"]))
    found = pay_facts(role, base, country, level)
    survey = base.pay.get(role.id)
    rows = survey.rows if survey else ()
    assert set(found.reported) <= set(rows)
    assert bool(found.reported) == bool(rows)
    assert found.stated == role.salaries
    if country in {"US", "DE"} and found.reported and not found.missing:
        assert {one.country for one in found.reported} == {country}


# what is stale

AGES = st.builds(lambda count, unit: f"{count}{unit}", st.integers(0, 9999), st.sampled_from("dwmy"))
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
CHECKED = st.none() | DAYS.map(str) | DAYS.map(lambda day: f"{day:%Y-%m}") | DAYS.map(lambda day: f"{day:%Y}")


def with_dates(base: KnowledgeBase, dates: list[str | None]) -> KnowledgeBase:
    """Return a base whose only entries with dates are resources `r0`, `r1` … checked on these days."""
    one = next(iter(base.resources.values()))
    resources: dict[str, Resource] = {
        f"r{index}": replace(one, id=f"r{index}", checked=checked) for index, checked in enumerate(dates)
    }
    return replace(base, certificates={}, resources=resources)


def ids(found: list[StaleEntry]) -> list[str]:
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("age", "days"),
    [
        ("0d", 0),
        ("90d", 90),
        ("6w", 42),
        ("12m", 365.25),
        ("1y", 365.25),
        (" 1Y ", 365.25),
        ("2y", 730.5),
        ("9999d", 9999),
    ],
)
def test_an_age_is_so_many_days(age: str, days: float) -> None:
    assert age_in_days(age) == pytest.approx(days)


@pytest.mark.parametrize(
    "age",
    ["", " ", "12", "m", "-1m", "+1m", "1.5y", "1 y", "12 months", "1y6m", "12345d", "1h", "y1", "1y\n2"],
)
def test_anything_else_is_no_age(age: str) -> None:
    with pytest.raises(UsageError) as caught:
        age_in_days(age)
    assert caught.value.hint == "Write it as 12m, 1y, 6w or 90d."


@pytest.mark.parametrize(
    ("checked", "age", "today", "found"),
    [
        ("2026-11-21", "30d", date(2026, 12, 21), []),
        ("2026-11-21", "30d", date(2026, 12, 22), ["r0"]),
        ("2026-11-21", "1y", date(2027, 11, 21), []),
        ("2026-11-21", "1y", date(2027, 11, 22), ["r0"]),
        ("2026-11-21", "0d", date(2026, 11, 21), []),
        ("2026-11-21", "0d", date(2026, 11, 20), []),
        ("2026-11", "30d", date(2026, 12, 1), []),
        ("2026-11", "30d", date(2026, 12, 2), ["r0"]),
        ("2026", "1y", date(2027, 1, 1), []),
        ("2026", "1y", date(2027, 1, 2), ["r0"]),
        (None, "9999y", date(2026, 11, 21), ["r0"]),
    ],
)
def test_stale_is_what_was_checked_longer_ago_or_never(
    checked: str | None, age: str, today: date, found: list[str], base: KnowledgeBase
) -> None:
    assert ids(stale_entries(with_dates(base, [checked]), age, today)) == found


def test_the_oldest_comes_first_and_what_was_never_checked_before_it(base: KnowledgeBase) -> None:
    known = with_dates(base, ["2026-11-21", None, "2025-03", "2026", "2025-03-02"])
    assert ids(stale_entries(known, "1d", date(2027, 1, 1))) == ["r1", "r2", "r4", "r3", "r0"]


def test_certificates_and_resources_are_looked_through(base: KnowledgeBase) -> None:
    found = {(one.kind, one.id, one.name, one.checked) for one in stale_entries(base, "0d", date(2100, 1, 1))}
    certificates = {("certificates", one.id, one.name, one.checked) for one in base.certificates.values()}
    resources = {("resources", one.id, one.name, one.checked) for one in base.resources.values()}
    assert found == certificates | resources


@given(dates=st.lists(CHECKED, max_size=8), first=AGES, second=AGES, today=DAYS)
def test_a_larger_age_never_lists_more(
    dates: list[str | None], first: str, second: str, today: date, base: KnowledgeBase
) -> None:
    known = with_dates(base, dates)
    smaller, larger = sorted((first, second), key=age_in_days)
    assert set(ids(stale_entries(known, larger, today))) <= set(ids(stale_entries(known, smaller, today)))


@given(dates=st.lists(CHECKED, max_size=8), age=AGES, today=DAYS, later=st.integers(0, 1000))
def test_a_later_day_never_lists_fewer(
    dates: list[str | None], age: str, today: date, later: int, base: KnowledgeBase
) -> None:
    known = with_dates(base, dates)
    assert set(ids(stale_entries(known, age, today))) <= set(
        ids(stale_entries(known, age, today + timedelta(days=later)))
    )
