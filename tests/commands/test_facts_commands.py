"""What the program knows and whence, as a user asks for it: pages, JSON, and what is not there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from careerpath_cli.commands.app import program
from careerpath_cli.errors import InvalidContentError, UnknownNameError, UsageError
from careerpath_cli.knowledge.claims import JUDGEMENT
from careerpath_cli.knowledge.staleness import StaleEntry
from careerpath_cli.record import written_name
from careerpath_cli.views.terminal.knowledge.facts import stale_page

if TYPE_CHECKING:
    from pathlib import Path

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.facts import Certificate
    from careerpath_cli.knowledge.model.learning import Resource

Call = Callable[..., str]
Parsed = Callable[..., Any]

SEVERAL = "(sources shown side by side, never averaged)"
MEASURED = "machine-learning-engineer"
"""A role that articles, a survey of practice, a survey of pay and official statistics all speak of."""


@pytest.fixture
def call(environment: dict[str, str]) -> Call:
    """Run a command in this process and give its output; errors come as they are raised."""

    def invoke(*arguments: str, columns: int = 80) -> str:
        variables = environment | {"COLUMNS": str(columns)}
        result = CliRunner().invoke(program(), arguments, env=variables, catch_exceptions=False)
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout

    return invoke


@pytest.fixture
def parsed(call: Call) -> Parsed:
    """Run a command with --json and give what it prints."""
    return lambda *arguments: json.loads(call(*arguments, "--json"))


def flat(page: str) -> str:
    """Undo the wrapping of a page."""
    return " ".join(page.split())


def as_json(record: Any) -> Any:
    fields = {written_name(name): value for name, value in asdict(record).items()}
    return json.loads(json.dumps(fields))


# skills


def test_skills_lists_all_in_the_order_of_the_base(call: Call, parsed: Parsed, base: KnowledgeBase) -> None:
    assert parsed("skills") == [as_json(one) for one in base.skills.values()]
    page = call("skills")
    assert f"{len(base.skills)} skills in {len(base.groups)} groups. Details: careerpath skills SKILL" in page


def test_skills_stand_by_group_with_how_many_there_are_and_few_with_their_other_names(
    call: Call, base: KnowledgeBase
) -> None:
    page = " ".join(call("skills").split())
    for group in base.groups.values():
        own = [skill.name for skill in base.skills.values() if skill.group == group.id]
        assert f"{group.name} ({len(own)}) {', '.join(own)}" in page
    assert "(scikit-learn)" not in page
    assert "scikit-learn (scikit-learn)" in " ".join(call("skills", "--ids").split())
    libraries = call("skills", "--group", "frameworks")
    assert "• scikit-learn: sklearn, " in libraries


@pytest.mark.parametrize(
    ("text", "found"),
    [("KUBERNET", "kubernetes"), ("k8s", "kubernetes"), ("uniform interface", "scikit-learn")],
    ids=["name", "alias", "summary"],
)
def test_skills_searches_names_aliases_and_summaries(text: str, found: str, parsed: Parsed) -> None:
    rows = parsed("skills", "--search", text)
    assert found in {one["id"] for one in rows}
    for one in rows:
        said = (one["name"], one["summary"], *one["aliases"])
        assert any(text.casefold() in part.casefold() for part in said)


def test_skills_of_a_group_also_by_a_part_of_its_name(parsed: Parsed, base: KnowledgeBase) -> None:
    whole = parsed("skills", "--group", "language-and-llms")
    assert [one["id"] for one in whole] == [
        one.id for one in base.skills.values() if one.group == "language-and-llms"
    ]
    assert parsed("skills", "--group", "LLM") == whole


def test_skills_searches_within_a_group(parsed: Parsed) -> None:
    rows = parsed("skills", "--search", "testing", "--group", "programming")
    assert rows
    assert {one["group"] for one in rows} == {"programming"}
    assert len(rows) < len(parsed("skills", "--search", "testing"))


def test_skills_counts_one_and_none_as_people_do(call: Call, parsed: Parsed) -> None:
    assert "\n1 skill. " in call("skills", "--search", "uniform interface")
    assert call("skills", "--search", "astronaut suit").startswith("0 skills. ")
    assert parsed("skills", "--search", "astronaut suit") == []


@pytest.mark.parametrize("name", ["scikit-learn", "sklearn", "SciKit Learn", "scikit-learn pipelines"])
def test_skills_shows_one_by_any_of_its_names(
    name: str, call: Call, parsed: Parsed, base: KnowledgeBase
) -> None:
    assert parsed("skills", name) == as_json(base.skills["scikit-learn"]) | {"origin": None}
    assert call("skills", name).startswith("scikit-learn\n")


def test_the_page_of_a_skill_says_all_that_the_base_says(call: Call, base: KnowledgeBase) -> None:
    skill = base.skills["scikit-learn"]
    page = flat(call("skills", "sklearn"))
    before = [base.skills[one.skill].name for one in skill.prerequisites]
    teachers = [one.name for one in base.resources.values() if skill.id in one.teaches]
    askers = [role.name for role in base.roles.values() if any(need.skill == skill.id for need in role.needs)]
    texts = [skill.summary, *skill.proof.values(), *skill.levels.values()]
    said = [*texts, *skill.aliases, *before, *teachers, *askers]
    assert [text for text in said if flat(text) not in page] == []


def test_an_unknown_skill_brings_a_suggestion(call: Call) -> None:
    with pytest.raises(UnknownNameError, match="There is no skill “scikit-lern”") as caught:
        call("skills", "scikit-lern")
    assert "Did you mean scikit-learn" in caught.value.hint


def test_an_unknown_group_brings_the_known_ones_or_a_suggestion(call: Call) -> None:
    with pytest.raises(UnknownNameError, match="There is no group “astronautics”") as caught:
        call("skills", "--group", "astronautics")
    assert "mathematics" in caught.value.hint
    with pytest.raises(UnknownNameError) as caught:
        call("skills", "--group", "programing")
    assert caught.value.hint == "Did you mean programming?"


# occupations


def test_occupations_are_listed_with_the_roles_nearest_to_them(
    call: Call, parsed: Parsed, base: KnowledgeBase
) -> None:
    found = parsed("occupations")
    assert [one["id"] for one in found] == list(base.occupations)
    page = call("occupations", columns=200)
    assert f"{len(base.occupations)} occupations." in page
    nurse = base.occupations["registered-nurse"]
    assert base.roles[nurse.moves[0].role].name in page


def test_an_occupation_is_found_by_what_people_call_it(
    call: Call, parsed: Parsed, base: KnowledgeBase
) -> None:
    nurse = base.occupations["registered-nurse"]
    for name in ("registered-nurse", "Registered Nurse", *nurse.aliases):
        assert parsed("occupations", name)["id"] == nurse.id
    page = flat(call("occupations", "staff nurse"))
    assert all(flat(move.how) in page and move.role in page for move in nurse.moves)
    assert flat(nurse.material) in page
    assert all(
        f"{base.skills[skill].name}, at least {level}" in page for skill, level in nurse.skills.items()
    )


def test_occupations_can_be_searched_and_unknown_ones_bring_a_suggestion(call: Call, parsed: Parsed) -> None:
    assert {"registered-nurse"} <= {one["id"] for one in parsed("occupations", "--search", "nurse")}
    with pytest.raises(UnknownNameError, match="There is no occupation “registered nurze”") as caught:
        call("occupations", "registered nurze")
    assert "registered-nurse" in caught.value.hint


def test_people_in_an_occupation_that_a_role_names_are_told_of_that_role(base: KnowledgeBase) -> None:
    for role in base.roles.values():
        for way in role.ways_in:
            if way.occupation is not None:
                assert role.id in {move.role for move in base.occupations[way.occupation].moves}


# resources


def test_the_page_of_resources_says_what_each_asks_for(call: Call, base: KnowledgeBase) -> None:
    page = flat(call("resources", "machine-learning", columns=200))
    for one in base.resources.values():
        if "machine-learning" in one.teaches and one.hours:
            low, high = one.hours
            span = f"{low:,.0f} h" if round(low) == round(high) else f"{low:,.0f}–{high:,.0f} h"
            assert (span if round(low) else f"up to {high:,.0f} h") in page
            assert all(f"{base.skills[skill].name} ({level})" in page for skill, level in one.assumes.items())


def test_resources_shows_what_teaches_a_skill_and_its_certificates(
    parsed: Parsed, base: KnowledgeBase
) -> None:
    found = parsed("resources", "ML")
    skill = "machine-learning"
    assert found["skill"] == skill
    assert found["resources"] == [
        as_json(one)
        | {
            "to": one.teaches[skill],
            "checked": one.checked,
            "skills": [{"skill": taught, "to": to} for taught, to in one.teaches.items()],
        }
        for one in base.resources.values()
        if skill in one.teaches
    ]
    assert found["certificates"] == [
        as_json(one) for one in base.certificates.values() if skill in one.skills
    ]


def test_the_page_of_resources_gives_addresses_and_states(call: Call, base: KnowledgeBase) -> None:
    page = call("resources", "machine learning", columns=200)
    retired = base.certificates["aws-ml-specialty"]
    assert f"retired since {retired.retired}" in page
    for one in base.resources.values():
        if "machine-learning" in one.teaches:
            assert one.address in page
            assert (f"seen {one.checked}" if one.checked else "never seen by us") in page


def test_an_unknown_skill_to_learn_brings_a_suggestion(call: Call) -> None:
    with pytest.raises(UnknownNameError) as caught:
        call("resources", "pythom")
    assert "python" in caught.value.hint


# trends and sources


def test_trends_shows_all_with_what_others_project(call: Call, parsed: Parsed, base: KnowledgeBase) -> None:
    found = parsed("trends")
    assert found["trends"] == [as_json(one) for one in base.trends.values()]
    assert found["outlook"] == [as_json(one) for one in base.outlook.values()]
    page = flat(call("trends"))
    for trend in base.trends.values():
        lifted = [base.roles[one].name for one in trend.roles] + [
            base.skills[one].name for one in trend.skills
        ]
        assert [
            text for text in (trend.name, trend.summary, trend.watch, *lifted) if flat(text) not in page
        ] == []


def test_trends_names_place_and_source_of_every_projection_for_the_field(
    call: Call, base: KnowledgeBase
) -> None:
    page = flat(call("trends"))
    of_the_field = [one for one in base.outlook.values() if one.applies_to == ("field",)]
    assert len(of_the_field) > 1
    for one in of_the_field:
        source = base.sources[one.source]
        author = f"{source.author}, " if source.author else ""
        assert f"({one.place}; {author}{source.title} ({source.date or 'undated'}))" in page


@pytest.mark.parametrize("name", ["edge-ai", "edge", "EDGE AI"])
def test_trends_shows_one_by_its_id_or_a_part_of_it(name: str, call: Call, parsed: Parsed) -> None:
    found = parsed("trends", name)
    assert [one["id"] for one in found["trends"]] == ["edge-ai"]
    assert found["outlook"] == []
    page = call("trends", name)
    assert page.startswith("AI on devices  edge-ai\n")
    assert "quantum" not in page


def test_an_unknown_trend_brings_the_known_ones(call: Call, base: KnowledgeBase) -> None:
    with pytest.raises(UnknownNameError, match="There is no trend “horoscope”") as caught:
        call("trends", "horoscope")
    assert all(trend in caught.value.hint for trend in base.trends)


def test_sources_shows_all_and_never_invents_a_date(call: Call, parsed: Parsed, base: KnowledgeBase) -> None:
    assert parsed("sources") == [as_json(one) for one in base.sources.values()]
    page = flat(call("sources"))
    for one in base.sources.values():
        assert f"{one.title} ({one.date or 'undated'}), {one.kind}." in page


def test_sources_shows_one(call: Call, parsed: Parsed) -> None:
    (found,) = parsed("sources", "kaggle")
    assert found["id"] == "kaggle-2021"
    assert call("sources", "kaggle-2021").startswith("• kaggle-2021: Kaggle, ")
    with pytest.raises(UnknownNameError) as caught:
        call("sources", "kagle-2021")
    assert caught.value.hint == "Did you mean kaggle-2021?"


# evidence


def test_every_claim_about_every_role_has_a_source_that_exists(parsed: Parsed, base: KnowledgeBase) -> None:
    for role in base.roles:
        found = parsed("evidence", role)
        assert found["role"] == role
        for claim in found["claims"]:
            assert claim["statement"]
            assert claim["date"] == base.sources[claim["source"]].date


def test_every_figure_of_every_role_stands_as_a_claim_with_its_source_and_place(
    parsed: Parsed, base: KnowledgeBase
) -> None:
    for role in base.roles.values():
        claims = parsed("evidence", role.id)["claims"]

        def said(topic: str, found: list[dict[str, str]] = claims) -> list[tuple[str, str]]:
            return sorted((one["source"], one["place"]) for one in found if one["topic"] == topic)

        code = role.occupations.onet.code or ""
        wage = base.wages.get(code[:7])
        advertised = base.pay.get(role.id)
        pay = [(row.source, "" if row.place == "not stated" else row.place) for row in role.salaries]
        if advertised is not None:
            rows = [row for title in advertised.titles for row in title.rows]
            pay += [(advertised.source, row.country) for row in rows if row.level == "all"]
        pay += [(wage.source, wage.place)] if wage else []
        assert said("Pay") == sorted(pay)
        outlook = [
            (one.source, one.place)
            for one in base.outlook.values()
            if role.id in one.applies_to or (one.code and one.code == code[:7])
        ]
        assert set(said("Outlook")) >= set(outlook)
        assert {"The role exists", "Level", "Degree", "The week"} <= {one["topic"] for one in claims}


def test_measured_shares_stand_with_how_many_were_asked(parsed: Parsed, base: KnowledgeBase) -> None:
    measured = 0
    for practice in base.surveys:
        for role in practice.roles:
            said = {
                (one["topic"], one["statement"])
                for one in parsed("evidence", role)["claims"]
                if one["source"] == practice.source
            }
            needed = {need.skill for need in base.roles[role].needs}
            for share in practice.skills:
                if share.skill in needed:
                    use = f"{share.share:.0%} of {practice.title.lower()} use it regularly"
                    topic = f"Skill: {base.skills[share.skill].name}"
                    assert (topic, f"{use} (n = {share.asked:,})") in said
                    measured += 1
            assert all(re.search(r"\(n = [\d,]+\)$", statement) for _, statement in said)
    assert measured


def test_evidence_marks_where_sources_speak_beside_one_another(call: Call) -> None:
    lines = call("evidence", MEASURED).splitlines()
    assert f"Pay  {SEVERAL}" in lines
    assert f"Degree  {SEVERAL}" in lines
    assert "Level" in lines
    assert "Degree" in call("evidence", "ai-auditor").splitlines()


def test_the_page_shows_every_claim_with_source_and_date(call: Call, parsed: Parsed) -> None:
    page = flat(call("evidence", MEASURED))
    for claim in parsed("evidence", MEASURED)["claims"]:
        place = f"{claim['place']}; " if claim["place"] else ""
        assert f"{claim['statement']} [{place}{claim['source']}, {claim['date'] or 'undated'}]" in page


def test_the_page_ends_with_the_sources_it_names(call: Call, parsed: Parsed, base: KnowledgeBase) -> None:
    _, _, listed = flat(call("evidence", MEASURED)).rpartition(" Sources ")
    named = {claim["source"] for claim in parsed("evidence", MEASURED)["claims"]}
    assert JUDGEMENT in named
    assert all(f"• {one}: " in listed and base.sources[one].title in listed for one in named)


def test_evidence_knows_roles_by_every_name(parsed: Parsed) -> None:
    assert parsed("evidence", "CAIO")["role"] == "chief-ai-officer"
    with pytest.raises(UnknownNameError):
        parsed("evidence", "astronaut")


# pay by country and level


def offers_of(base: KnowledgeBase, role: str, country: str, level: str | None = None) -> list[Any]:
    """Return what the base has of a role's advertised pay, the order aside."""
    pay = base.pay[role]
    return [
        as_json(row) | {"title": title.title, "proxy": title.proxy, "source": pay.source}
        for title in pay.titles
        for row in title.rows
        if row.country == country and level in (None, row.level)
    ]


def in_order(offers: list[Any]) -> list[str]:
    return sorted(json.dumps(offer, sort_keys=True) for offer in offers)


def test_show_gives_the_offers_of_a_country_as_the_base_has_them(
    call: Call, parsed: Parsed, base: KnowledgeBase
) -> None:
    pay = parsed("show", MEASURED, "--country", "gb")["pay"]
    assert in_order(pay["advertised"]) == in_order(offers_of(base, MEASURED, "GB"))
    assert pay["advertised"]
    assert pay["missing"] is None
    page = call("show", MEASURED, "--country", "GB")
    assert all(f" {offer['p50']:,.0f} " in page for offer in offers_of(base, MEASURED, "GB", "all"))


def test_show_says_where_a_country_has_no_figures_and_which_have(call: Call, parsed: Parsed) -> None:
    pay = parsed("show", MEASURED, "--country", "JP")["pay"]
    assert pay["advertised"] == []
    assert pay["missing"] == "Too few advertisements in JP stated pay in its own currency."
    page = flat(call("show", MEASURED, "--country", "JP"))
    assert f"{pay['missing']} Figures exist for {', '.join(pay['countries'])}." in page


@pytest.mark.parametrize("country", ["US", "GB", "DE"])
def test_no_figure_is_ever_converted(country: str, parsed: Parsed, base: KnowledgeBase) -> None:
    found = parsed("show", MEASURED, "--country", country)
    assert in_order(found["pay"]["advertised"]) == in_order(offers_of(base, MEASURED, country))
    assert [(row["low"], row["high"], row["currency"]) for row in found["salaries"]] == [
        (row.low, row.high, row.currency) for row in base.roles[MEASURED].salaries
    ]


def test_show_gives_the_figures_of_a_level(parsed: Parsed, base: KnowledgeBase) -> None:
    for asked, level in (("entry", "entry"), ("MID", "mid"), ("advanced", "senior"), ("all", "all")):
        pay = parsed("show", MEASURED, "--country", "US", "--level", asked)["pay"]
        assert in_order(pay["advertised"]) == in_order(offers_of(base, MEASURED, "US", level))


def test_show_says_where_a_level_has_no_figures_in_a_country(parsed: Parsed, base: KnowledgeBase) -> None:
    role = next(role for role in base.pay if not offers_of(base, role, "US", "executive"))
    pay = parsed("show", role, "--country", "US", "--level", "executive")["pay"]
    assert in_order(pay["advertised"]) == in_order(offers_of(base, role, "US"))
    assert "at level executive" in pay["missing"]


def test_an_unknown_level_is_refused_with_the_known_ones(call: Call) -> None:
    for role in (MEASURED, "ai-auditor"):
        with pytest.raises(UsageError, match="There is no level “boss”") as caught:
            call("show", role, "--level", "boss")
        assert caught.value.hint == "Choose one of: all, entry, mid, senior, executive."


def test_a_role_without_advertised_pay_says_so(call: Call, parsed: Parsed, base: KnowledgeBase) -> None:
    role = next(role for role in base.roles if role not in base.pay)
    pay = parsed("show", role, "--country", "US")["pay"]
    assert (pay["advertised"], pay["countries"]) == ([], [])
    assert pay["missing"] == "We have no advertised pay under this role's titles."
    assert pay["missing"] in flat(call("show", role))


# what is stale


def test_a_day_to_count_back_from_needs_an_age(call: Call) -> None:
    with pytest.raises(UsageError, match="only works together with --stale") as caught:
        call("kb", "check", "--as-of", "2027-11-21")
    assert "kb check --stale 12m --as-of 2027-11-21" in caught.value.hint


def looked_at(base: KnowledgeBase) -> list[str | None]:
    """Return the day on which each entry that goes out of date was last looked at."""
    dated: list[Certificate | Resource] = [*base.certificates.values(), *base.resources.values()]
    return [*(one.checked for one in dated), *(role.read for role in base.roles.values())]


def one_checked(base: KnowledgeBase) -> tuple[str, date]:
    """Return an entry that has been checked on a certain day, and that day."""
    found = next(
        one for one in base.resources.values() if one.checked and len(one.checked) == len("2026-11-21")
    )
    return found.id, date.fromisoformat(found.checked or "")


@pytest.mark.parametrize(("age", "last_day"), [("12m", 365), ("6w", 42)])
def test_stale_starts_on_the_day_after_the_age(
    age: str, last_day: int, parsed: Parsed, base: KnowledgeBase
) -> None:
    entry, checked = one_checked(base)
    for days, listed in ((last_day, False), (last_day + 1, True)):
        day = (checked + timedelta(days=days)).isoformat()
        rows = parsed("kb", "check", "--stale", age, "--as-of", day)
        assert (entry in {row["id"] for row in rows if row["checked"]}) is listed


def test_stale_lists_what_nobody_checked_first_and_then_by_date(
    parsed: Parsed, call: Call, base: KnowledgeBase
) -> None:
    rows = parsed("kb", "check", "--stale", "0d", "--as-of", "2036-01-01")
    assert [row["checked"] or "" for row in rows] == sorted(day or "" for day in looked_at(base))
    assert {(row["kind"], row["id"], row["name"]) for row in rows} == {
        *(("certificates", one.id, one.name) for one in base.certificates.values()),
        *(("resources", one.id, one.name) for one in base.resources.values()),
        *(("roles", one.id, one.name) for one in base.roles.values()),
    }
    never = looked_at(base).count(None)
    page = flat(call("kb", "check", "--stale", "0d", "--as-of", "2036-01-01"))
    assert f"{len(rows)} entries to review, {never} never checked." in page


def test_stale_says_where_nothing_is(call: Call, parsed: Parsed, base: KnowledgeBase, tmp_path: Path) -> None:
    checked = {
        "certificates": [{"id": one.id, "checked": "2026-11-21"} for one in base.certificates.values()],
        "resources": [{"id": one.id, "seen": "2026-11-21", "read": None} for one in base.resources.values()],
        "roles": [{"id": one.id, "read": "2026-11-21"} for one in base.roles.values()],
    }
    overlay = tmp_path / "checked.yaml"
    overlay.write_text(json.dumps(checked), encoding="utf-8")
    command = ["--kb", str(overlay), "kb", "check", "--stale", "1y", "--as-of", "2027-11-21"]
    assert call(*command) == "Everything has been checked within 1y.\n"
    assert parsed(*command) == []
    assert len(parsed(*command[:-1], "2027-11-22")) == len(looked_at(base))


def test_one_stale_entry_is_not_called_entries() -> None:
    console = Console(width=80, file=StringIO())
    console.print(stale_page([StaleEntry("resources", "knife-course", "Knife course", "2020")], "1y", 80))
    assert isinstance(console.file, StringIO)
    assert "1 entry to review, 0 never checked." in console.file.getvalue()


@pytest.mark.parametrize("age", ["old", "12", ""])
def test_a_bad_age_is_refused_with_how_to_write_one(age: str, call: Call) -> None:
    with pytest.raises(UsageError) as caught:
        call("kb", "check", "--stale", age)
    assert (caught.value.message, caught.value.hint) == (
        f"“{age}” is not a valid age.",
        "Write it as 12m, 1y, 6w or 90d.",
    )


@pytest.mark.parametrize("day", ["today", "2026-02-30"])
def test_a_bad_day_to_count_from_is_refused(day: str, call: Call) -> None:
    with pytest.raises(UsageError, match="is not a valid date"):
        call("kb", "check", "--stale", "1y", "--as-of", day)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13"])
def test_a_day_that_is_in_no_calendar_is_a_problem_of_the_file(day: str, call: Call, tmp_path: Path) -> None:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text(
        "resources:\n- {id: mine, name: Mine, provider: Me, kind: book, address: https://mine.example/,\n"
        f"   cost: free, teaches: {{python: working}}, hours: [5, 9], basis: judged, for: [coder],"
        f" seen: '{day}'}}\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidContentError) as caught:
        call("--kb", str(overlay), "kb", "check", "--stale", "1y")
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [(str(overlay), 3)]


def test_kb_check_as_json_tells_rules_and_counts(parsed: Parsed, base: KnowledgeBase) -> None:
    found = parsed("kb", "check")
    assert found["problems"] == []
    assert "known_references" in found["rules"]
    assert (found["entries"]["roles"], found["entries"]["skills"]) == (len(base.roles), len(base.skills))


# pages

PAGES = [
    ["skills"],
    ["skills", "--search", "data"],
    ["skills", "--search", "astronaut suit"],
    ["skills", "retrieval-augmented-generation"],
    ["resources", "machine-learning"],
    ["resources", "sql"],
    ["trends"],
    ["trends", "edge"],
    ["sources"],
    ["evidence", MEASURED],
    ["evidence", "chief-ai-officer"],
    ["show", MEASURED, "--country", "DE"],
    ["show", MEASURED, "--country", "JP", "--level", "executive"],
    ["show", "ai-auditor", "--country", "US"],
    ["kb", "check", "--stale", "1y", "--as-of", "2036-01-01"],
]


@pytest.mark.parametrize("columns", [50, 80, 200])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_pages_fit_the_window(columns: int, command: list[str], call: Call) -> None:
    page = call(*command, columns=columns)
    lines = page.splitlines()
    assert [line for line in lines if len(line) > columns] == []
    assert [line for line in lines if line != line.rstrip()] == []
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


@pytest.mark.parametrize(
    "command",
    [page for page in PAGES if page[0] in {"evidence", "trends", "sources", "resources"}],
    ids=" ".join,
)
def test_running_text_loses_no_letter_in_a_narrow_window(command: list[str], call: Call) -> None:
    wide, narrow = (re.sub(r"\s", "", call(*command, columns=columns)) for columns in (200, 50))
    assert narrow == wide
