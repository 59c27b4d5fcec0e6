"""The page of `advise`: what it shows, what it leaves out, and how much room it takes."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from rich.console import Console

from careerpath_cli.advice.recommendation import Wishes, recommend
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Salary
from careerpath_cli.knowledge.pay import Advertised, best_pay
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.own_trade import BeginningKind
from careerpath_cli.profile.model import Constraints, ExperienceAnswer, Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import route
from careerpath_cli.views.outlines.advice import AdvicePageOptions, advice_outline
from careerpath_cli.views.terminal.outline import page as shown
from careerpath_cli.views.wording import facts as fact_words
from profiles import perfect_profile

Run = Callable[..., "CompletedProcess[str]"]

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))


def page(
    profile: Profile, base: KnowledgeBase, model: MatchingModel, *, scores: bool = False, width: int = 80
) -> list[str]:
    options = AdvicePageOptions(width, " --profile me.yaml", scores)
    advice = recommend(profile, model, base, Wishes())
    console = Console(width=width, no_color=True)
    with console.capture() as capture:
        console.print(shown(advice_outline(advice, model.scoring.weights, base, options)))
    return [line.rstrip() for line in capture.get().splitlines()]


def row_of(rank: int, lines: list[str]) -> int:
    return next(row for row, line in enumerate(lines) if line.startswith(f"{rank}. "))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_first_role_fits_a_screen_and_none_of_three_takes_more_than_fifteen_rows(
    path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    lines = page(read_profile(path, base), base, model)
    first, second, third = (row_of(rank, lines) for rank in (1, 2, 3))
    last = third + lines[third:].index("")
    assert len(page(read_profile(path, base), base, model, width=100)) <= 52
    assert second - 1 <= 24
    assert max(second - first, third - second, last - third + 1) <= 15


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_numbers_are_shown_only_where_they_are_asked_for(
    path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = read_profile(path, base)
    brief, full = "\n".join(page(person, base, model)), "\n".join(page(person, base, model, scores=True))
    shown_as_numbers = r"\b(Fit|Want|Can|May) +(\d|–)|━|% of what it requires|Scores rank roles"
    assert not re.search(shown_as_numbers, brief)
    assert len(re.findall(r"Fit \d+ .*Want .*Can .*May ", full)) == 3
    assert full.count("% of what it requires") == 3
    assert "Scores rank" in full


def test_limits_are_shown_only_where_one_objects(base: KnowledgeBase, model: MatchingModel) -> None:
    analyst = read_profile(EXAMPLES[0], base)
    assert not any(line.strip().startswith("Limits") for line in page(analyst, base, model))
    rich = replace(analyst, constraints=Constraints(min_salary=10_000_000, currency="USD"))
    lines = page(rich, base, model)
    assert any(re.match(r" +Limits +its listed pay tops out at", line) for line in lines)
    assert not any("none of yours" in line for line in lines)


@pytest.mark.usefixtures("whole_lines")
def test_missing_years_are_told_once(base: KnowledgeBase, model: MatchingModel) -> None:
    """Where the line against the role names them, the line on its distance does not."""
    practising = read_profile(next(path for path in EXAMPLES if path.stem == "lawyer"), base)
    lawyer = replace(practising, occupation_id=None)
    lines = page(lawyer, base, model, width=300)
    card = lines[row_of(1, lines) : row_of(2, lines)]
    assert sum("years" in line for line in card[1:]) == 1
    young = replace(lawyer, experience=ExperienceAnswer())
    assert not any("Usually wants" in line for line in page(young, base, model, width=300))


def test_newcomers_hear_how_newcomers_get_in_and_others_how_many_posts_there_are(base: KnowledgeBase) -> None:
    analyst = base.roles["data-analyst"]
    assert fact_words.market(analyst, base, newcomer=True) == (
        "The widest door into data work and therefore the most crowded; "
        "a timed SQL exercise removes most applicants before any interview."
    )
    assert fact_words.market(analyst, base, newcomer=False) == (
        "Many posts: 3,058 ads counted (aijobs.net and others)."
    )
    seldom = fact_words.market(base.roles["mlops-engineer"], base, newcomer=False)
    assert seldom.startswith("We counted only 97 ads with this title")
    for newcomer in (True, False):
        told = fact_words.market(base.roles["prompt-engineer"], base, newcomer=newcomer)
        assert told == "Posts with this title are disappearing; its work moves into other jobs."


def test_other_titles_to_search_for_are_the_roles_own(base: KnowledgeBase) -> None:
    for role in base.roles.values():
        _, found, others = fact_words.market(role, base, newcomer=False).partition("; also search for ")
        for title in others.rstrip(".").split(" and ") if found else ():
            assert title in role.titles


def test_a_first_clause_that_says_little_brings_the_next(base: KnowledgeBase) -> None:
    lead = base.roles["ai-adoption-lead"]
    assert fact_words.market(lead, base, newcomer=True) == (
        "Seldom a first job; employers pick somebody who knows the organization."
    )


@pytest.mark.parametrize(
    ("country", "level", "expected"),
    [
        ("GB", "entry", ("GB", "entry")),
        ("GB", "executive", ("GB", "all")),
        ("ES", "entry", ("US", "entry")),
        (None, "all", ("US", "all")),
    ],
)
def test_the_best_pay_is_that_of_ones_country_and_level(
    country: str | None, level: str, expected: tuple[str, str], base: KnowledgeBase
) -> None:
    pay = best_pay(base.roles["data-analyst"], base, country, level)  # type: ignore[arg-type]
    assert isinstance(pay, Advertised)
    assert (pay.title, pay.row.country, pay.row.level) == ("Data Analyst", *expected)


def test_pay_of_a_much_wider_occupation_comes_after_an_article_about_the_role(base: KnowledgeBase) -> None:
    assistant = best_pay(base.roles["ai-research-assistant"], base, None, "entry")
    assert isinstance(assistant, Salary)
    assert assistant.high is not None
    assert assistant.high < 100_000


def test_pay_is_that_of_all_years_that_count(base: KnowledgeBase, model: MatchingModel) -> None:
    """Ten years of programming are no entry level, whoever has trained no model yet."""
    developer = read_profile(next(path for path in EXAMPLES if path.stem == "backend-developer"), base)
    assert developer.experience.ml_years == 0
    assert "entry level" not in "\n".join(page(developer, base, model))


def test_the_strip_of_a_role_counts_each_skill_that_newcomers_are_hired_with_once(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """An engineer needs SQL, pipelines and Python: one held as newcomers have it, one begun, one missing."""
    person = Profile(skills={"sql": "working", "pipelines": "aware", "python": "none"})
    assert "Data Engineer ■▪□ " in re.sub(" +", " ", "\n".join(page(person, tiny_base, tiny_model)))
    silent = Profile(skills={"sql": "working"})
    assert "Data Engineer ■·· " in re.sub(" +", " ", "\n".join(page(silent, tiny_base, tiny_model)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_as_many_roles_are_in_the_bracket_as_are_probably_right(
    path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    advice = recommend(read_profile(path, base), model, base, Wishes())
    sure = None if advice.outsider else advice.certainty
    lines = page(read_profile(path, base), base, model)
    drawn = lines[: next(row for row, line in enumerate(lines) if line.startswith("Skills to"))]
    bracket = "".join(line[0] for line in drawn if line[:1] in tuple("┌│└"))
    if sure is None or len(sure.among) == 1:
        assert bracket == ""
        return
    assert bracket.startswith("┌")
    assert bracket.endswith("└" if len(sure.among) <= 3 else "│")
    inside = [line for line in drawn if re.match(r"[┌│└] \d\. ", line)]
    assert len(inside) == min(3, len(sure.among))


def assert_begins_as_the_roadmap_does(
    person: Profile, base: KnowledgeBase, model: MatchingModel
) -> BeginningKind:
    advice = recommend(person, model, base, Wishes())
    assert advice.goal is not None
    assert advice.begin is not None
    role = base.roles[advice.goal.match.role]
    plan = build_roadmap(person, [role], RoadmapRequest(date(2026, 11, 21)), Progress(), model, base)
    tonight = route(plan, base).tonight
    assert tonight is not None
    assert tonight.step is not None
    assert tonight.minutes == advice.begin.minutes
    assert tonight.step.id == f"{advice.begin.kind}-{role.id}"
    return advice.begin.kind


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_to_do_tonight_is_what_the_roadmap_begins_with(
    path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    assert_begins_as_the_roadmap_does(read_profile(path, base), base, model)


@pytest.mark.parametrize("role", ["data-analyst", "machine-learning-engineer", "chief-ai-officer"])
def test_who_has_everything_applies_tonight_and_who_has_nothing_to_show_does_not(
    role: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    everything = perfect_profile(base.roles[role], model)
    hidden = replace(everything, evidence={}, current_role=None)
    assert assert_begins_as_the_roadmap_does(hidden, base, model) != "cv"
    shown = replace(hidden, evidence=dict.fromkeys(hidden.skills, "a report"))
    assert assert_begins_as_the_roadmap_does(shown, base, model) == "cv"


@pytest.mark.parametrize("person", ["analyst", "nurse"])
def test_the_page_ends_with_what_to_do_now_and_its_commands_run(
    person: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "me.yaml").write_bytes((EXAMPLES[0].parent / f"{person}.yaml").read_bytes())
    advised = run("advise", "--profile", "me.yaml", COLUMNS="200").stdout
    _, _, now = advised.partition("\nWhat now? Tonight, ")
    rows = dict(re.findall(r"^  (Plan|Answer|Why|Report) (.*)$", now, re.MULTILINE))
    assert list(rows) == ["Plan", "Answer", "Why", "Report"]
    plan, why, report = (
        run(*rows[row].partition("careerpath ")[2].split(), COLUMNS="200")
        for row in ("Plan", "Why", "Report")
    )
    assert (plan.returncode, why.returncode, report.returncode) == (0, 0, 0), report.stderr
    assert (tmp_path / "me.html").is_file()
    tonight = " ".join(now.partition("\n  Plan")[0].partition(": ")[2].split()).rstrip(".")
    assert tonight.lower() in " ".join(plan.stdout.split()).lower()


def test_who_has_begun_is_led_to_their_progress(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_bytes(EXAMPLES[0].read_bytes())
    run("log", "scikit-learn", "--hours", "2", "--profile", "me.yaml")
    now = run("advise", "--profile", "me.yaml", COLUMNS="100").stdout.partition("\nWhat now?")[2]
    assert "careerpath progress --profile me.yaml\n" in now
    assert "Tonight" not in now
    assert run("progress", "--profile", "me.yaml").returncode == 0
