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
from careerpath_cli.knowledge.claims import JUDGEMENT, Claim, claims, disputed, projection, projections
from careerpath_cli.knowledge.model.facts import Projection
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.matching import ActivityRate, DegreeShare, Practice, SkillShare
from careerpath_cli.knowledge.model.pay import Pay, PayLevel, PayRow, PayTitle, Wage
from careerpath_cli.knowledge.model.roles import Ladder, Need, Occupations, OfficialOccupation, Role, Salary
from careerpath_cli.knowledge.pay import Advertised, best_pay, level_of_years, pay_facts, shown_pay
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
    source="bls-oews-2025",
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
    currency = "USD" if country == "US" else "EUR"
    ends = (low - 5_000, low, median, high, high + 5_000)
    return PayRow(country, currency, level, n, low, high, *ends, "2023-2025")


ANALYST_TITLE = PayTitle(
    "Data Analyst",
    (
        row("US", "entry", 400, 70_000),
        row("US", "senior", 600, 120_000),
        row("US", "all", 1_000, 90_000),
        row("DE", "entry", 12, 50_000),
        row("DE", "all", 30, 60_000),
    ),
)
RARE_TITLE = PayTitle("BI Analyst", (row("US", "all", 40, 85_000),))
NEIGHBOUR = PayTitle("Report Clerk", (row("US", "all", 5_000, 40_000), row("FR", "all", 20)), proxy=True)
PAY = Pay("data-analyst", "aijobs-2025", (RARE_TITLE, NEIGHBOUR, ANALYST_TITLE))
PRACTICE = Practice(
    id="village-survey",
    title="Carvers",
    source="kaggle-2021",
    roles=("data-analyst",),
    includes=("data-scientist",),
    n=2_000,
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
        week={"data-engineering": 10, "modelling": 5, "deployment": 5, "analysis": 70, "writing": 10},
    )


@pytest.fixture
def known(base: KnowledgeBase, analyst: Role) -> KnowledgeBase:
    """The base with no figures but those above."""
    return replace(
        base,
        roles={ANALYST: analyst},
        pay={ANALYST: PAY},
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


def middle(low: int, high: int, median: int) -> str:
    """Return the middle half and the median, given in thousands, as claims say them."""
    return f"middle half {low},000 to {high},000, median {median},000"


def test_pay_is_claimed_three_ways_each_as_it_is_stated(analyst: Role, known: KnowledgeBase) -> None:
    assert said("Pay", analyst, known) == [
        ("100,000 to 150,000 EUR a year, base: experienced", "top10", "Bavaria"),
        (f"{middle(75, 95, 85)} USD a year advertised, BI Analyst, n = 40", "aijobs-2025", "US"),
        (
            f"{middle(30, 50, 40)} USD a year advertised, neighbouring title Report Clerk, n = 5,000",
            "aijobs-2025",
            "US",
        ),
        (
            f"{middle(40, 60, 50)} EUR a year advertised, neighbouring title Report Clerk, n = 20",
            "aijobs-2025",
            "FR",
        ),
        (f"{middle(80, 100, 90)} USD a year advertised, Data Analyst, n = 1,000", "aijobs-2025", "US"),
        (f"{middle(50, 70, 60)} EUR a year advertised, Data Analyst, n = 30", "aijobs-2025", "DE"),
        (
            "median 50,000, mean 51,000 USD a year: Woodworkers, All Other, 12,345 people",
            "bls-oews-2025",
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
    assert found == [(statement, "bls-oews-2025", "United States")]


def test_projections_are_claimed_for_the_roles_that_they_are_for(
    analyst: Role, known: KnowledgeBase, base: KnowledgeBase
) -> None:
    statement = "employment growth: +3.5 %, until 2031 (projected by The village)"
    assert said("Outlook", analyst, known) == [(statement, "top10", "Bavaria")]
    assert said("Outlook", base.roles["chief-ai-officer"], known) == []
    field = replace(PROJECTION, applies_to=("field",))
    assert said("Outlook", analyst, replace(known, outlook={field.id: field})) == []


def test_an_older_edition_of_a_projection_is_left_out_unless_it_is_asked_for(
    analyst: Role, known: KnowledgeBase
) -> None:
    older = replace(PROJECTION, id="fewer-spoons", history=True)
    both = replace(known, outlook={PROJECTION.id: PROJECTION, older.id: older})
    assert projections(analyst, both) == [PROJECTION]
    assert projections(analyst, both, history=True) == [PROJECTION, older]


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (
            replace(PROJECTION, start=2021, occupation="carvers", jobs_added=1_500),
            "employment growth of carvers: +3.5 %, 1,500 jobs, 2021 to 2031 (projected by The village)",
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
    week = "data-engineering 10 %, modelling 5 %, deployment 5 %, analysis 70 %, writing 10 %"
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

Offers = list[tuple[str, str, str]]
US_ANALYST = [("Data Analyst", "US", one) for one in ("entry", "senior", "all")]
US_OTHERS = [("BI Analyst", "US", "all"), ("Report Clerk", "US", "all")]


def offered(role: Role, base: KnowledgeBase, country: str | None, level: str | None) -> tuple[Offers, str]:
    """Return title, country and level of the offers that are chosen, and what is said to be missing."""
    found = pay_facts(role, base, country, level)
    return [(one.title, one.row.country, one.row.level) for one in found.advertised], found.missing


@pytest.mark.parametrize(
    ("country", "level", "offers"),
    [
        (None, None, [*US_ANALYST, *US_OTHERS]),
        ("DE", None, [("Data Analyst", "DE", "entry"), ("Data Analyst", "DE", "all")]),
        ("de", "Entry", [("Data Analyst", "DE", "entry")]),
        ("US", "senior", [("Data Analyst", "US", "senior")]),
        (None, "advanced", [("Data Analyst", "US", "senior")]),
        ("US", "all", [("Data Analyst", "US", "all"), *US_OTHERS]),
        ("FR", None, [("Report Clerk", "FR", "all")]),
    ],
)
def test_offers_are_those_of_the_country_and_level_with_the_role_s_own_titles_first(
    country: str | None, level: str | None, offers: Offers, analyst: Role, known: KnowledgeBase
) -> None:
    assert offered(analyst, known, country, level) == (offers, "")


def test_what_is_not_there_is_said_and_what_there_is_shown(analyst: Role, known: KnowledgeBase) -> None:
    assert offered(analyst, known, "jp", "mid") == (
        [],
        "Too few advertisements in JP stated pay in its own currency.",
    )
    assert offered(analyst, known, "DE", "executive") == (
        [("Data Analyst", "DE", "entry"), ("Data Analyst", "DE", "all")],
        "Too few advertisements stated pay at level executive; these are the levels there are.",
    )


def test_pay_stands_three_ways_and_the_countries_that_have_figures_are_named(
    analyst: Role, known: KnowledgeBase
) -> None:
    found = pay_facts(analyst, known, "JP")
    assert (found.stated, found.advertised, found.wage) == ((SALARY,), (), WAGE)
    assert found.countries == ("US", "DE", "FR")


@pytest.mark.parametrize(
    ("country", "level", "first"),
    [
        ("US", "entry", ("Data Analyst", "entry")),
        ("US", "mid", ("Data Analyst", "all")),
        (None, None, ("Data Analyst", "all")),
        ("DE", "entry", ("Data Analyst", "entry")),
    ],
)
def test_what_is_advertised_at_the_level_is_the_headline_before_articles(
    country: str | None, level: str | None, first: tuple[str, str], analyst: Role, known: KnowledgeBase
) -> None:
    headline, *others = shown_pay(analyst, known, country, level)
    assert isinstance(headline, Advertised)
    assert (headline.title, headline.row.level) == first
    assert others == [SALARY]


def test_a_neighbouring_job_is_the_headline_only_where_there_is_nothing_else(
    analyst: Role, known: KnowledgeBase
) -> None:
    assert shown_pay(analyst, known, "FR") == (SALARY,)
    unstated = replace(analyst, salaries=())
    assert shown_pay(unstated, known, "FR") == (WAGE,)
    (last,) = shown_pay(unstated, replace(known, wages={}), "FR")
    assert isinstance(last, Advertised)
    assert last.proxy


def test_the_titles_that_are_advertised_most_come_first(analyst: Role, known: KnowledgeBase) -> None:
    """The rows of single levels are parts of the row of all, and don't count again."""
    often = PayTitle("Insight Analyst", (row("US", "all", 1_500, 80_000),))
    pay = replace(PAY, titles=(*PAY.titles, often))
    offers, _ = offered(analyst, replace(known, pay={ANALYST: pay}), None, "all")
    assert [title for title, *_ in offers] == [
        "Insight Analyst",
        "Data Analyst",
        "BI Analyst",
        "Report Clerk",
    ]


@pytest.mark.parametrize(
    ("country", "level", "offer"),
    [
        ("US", "senior", ("US", "senior")),
        ("us", "mid", ("US", "all")),
        ("DE", "entry", ("DE", "entry")),
        ("DE", "senior", ("DE", "all")),
        ("JP", "entry", ("US", "entry")),
        (None, "all", ("US", "all")),
    ],
)
def test_the_best_pay_is_advertised_in_the_country_and_if_possible_at_the_level(
    country: str | None, level: PayLevel, offer: tuple[str, str], analyst: Role, known: KnowledgeBase
) -> None:
    best = best_pay(analyst, known, country, level)
    assert isinstance(best, Advertised)
    assert (best.title, best.row.country, best.row.level) == ("Data Analyst", *offer)


def test_where_nothing_is_advertised_the_best_pay_is_of_just_this_job(
    analyst: Role, known: KnowledgeBase
) -> None:
    """Wages of an occupation that holds many other jobs come after an article that says where it is paid."""
    base = replace(known, pay={ANALYST: replace(PAY, titles=(NEIGHBOUR,))})
    whole = OfficialOccupation("whole", "Woodworkers", f"{SOC}.00")
    counted = replace(analyst, occupations=Occupations(whole, NOWHERE))
    nowhere = replace(SALARY, place="not stated")
    assert best_pay(analyst, base, "DE", "entry") == SALARY
    assert best_pay(counted, base, "DE", "entry") == WAGE
    assert best_pay(replace(analyst, salaries=(nowhere,)), base, "DE", "entry") == WAGE
    unmeasured = replace(base, wages={})
    assert best_pay(replace(analyst, salaries=(nowhere,)), unmeasured, "DE", "entry") == nowhere
    neighbour = best_pay(replace(analyst, salaries=()), unmeasured, "DE", "entry")
    assert isinstance(neighbour, Advertised)
    assert neighbour.proxy
    assert best_pay(replace(analyst, salaries=()), replace(unmeasured, pay={}), "DE", "entry") is None


@pytest.mark.parametrize(
    ("years", "level"), [(None, "all"), (0, "entry"), (2.9, "entry"), (3, "mid"), (6.5, "mid"), (7, "senior")]
)
def test_years_in_the_field_say_at_which_level_one_is_advertised_for(years: float | None, level: str) -> None:
    assert level_of_years(years) == level


@pytest.mark.parametrize("level", ["boss", "", "mid level", "Senior Executive"])
def test_an_unknown_level_is_refused_even_where_there_are_no_figures(
    level: str, analyst: Role, known: KnowledgeBase, silent: KnowledgeBase
) -> None:
    for base in (known, silent):
        with pytest.raises(UsageError) as caught:
            pay_facts(analyst, base, level=level)
        assert caught.value.message == f"There is no level “{level}”."
        assert caught.value.hint == "Choose one of: all, entry, mid, senior, executive."


def test_a_role_that_nobody_advertised_keeps_its_other_figures(analyst: Role, known: KnowledgeBase) -> None:
    found = pay_facts(analyst, replace(known, pay={}), "DE", "mid")
    assert (found.advertised, found.countries) == ((), ())
    assert found.missing == "We have no advertised pay under this role's titles."
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
    pay = base.pay.get(role.id)
    offers = {(title.title, offer) for title in pay.titles for offer in title.rows} if pay else set()
    assert {(one.title, one.row) for one in found.advertised} <= offers
    assert found.stated == role.salaries
    assert {one.row.country for one in found.advertised} <= {(country or "US").upper()}


# what is stale

AGES = st.builds(lambda count, unit: f"{count}{unit}", st.integers(0, 9999), st.sampled_from("dwmy"))
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
CHECKED = st.none() | DAYS.map(str) | DAYS.map(lambda day: f"{day:%Y-%m}") | DAYS.map(lambda day: f"{day:%Y}")


def with_dates(base: KnowledgeBase, dates: list[str | None]) -> KnowledgeBase:
    """Return a base whose only entries with dates are resources `r0`, `r1` … checked on these days."""
    one = next(iter(base.resources.values()))
    resources: dict[str, Resource] = {
        f"r{index}": replace(one, id=f"r{index}", seen=day, read=None) for index, day in enumerate(dates)
    }
    return replace(base, certificates={}, resources=resources, roles={})


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
    resources |= {("roles", one.id, one.name, one.read) for one in base.roles.values()}
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
