"""`careerpath report`: one file that says what the other pages say, to whoever it is handed."""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from careerpath_cli import Engine, RoadmapRequest
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.views.html.report import report_page

Run = Callable[..., "CompletedProcess[str]"]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
START = ("--start", "2026-11-23")
PEOPLE = {"analyst": "data-scientist", "nurse": "clinical-informatics-specialist"}
"""A person of the examples → the role that their report is about."""


class _Text(HTMLParser):
    """The text of a page as somebody reads it, and the addresses that its tags name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if not self.tags or self.tags[-1][0] != "style":
            self.words.append(data)


def text(page: str) -> str:
    return " ".join(" ".join(_Text(page).words).split())


Report = Callable[..., str]


@pytest.fixture(scope="module")
def report(base: KnowledgeBase, model: MatchingModel) -> Report:
    """Make the page about an example person, without figures, which take most of the time."""
    engine = Engine(base)
    engine.model = model

    @cache
    def page(person: str, *roles: str) -> str:
        asked = RoadmapRequest(date.fromisoformat(START[1]))
        made = engine.report(engine.read_person(EXAMPLES / f"{person}.yaml"), roles, asked)
        return report_page(made, {}, base, "0", redacted=False)

    return page


def joined(page: str) -> str:
    """A page of the terminal as one line."""
    return " ".join(page.split())


def between(page: str, start: str, end: str, pattern: str) -> list[str]:
    """The texts that a pattern finds in a part of a page."""
    (part,) = re.findall(f"{re.escape(start)}.*?{re.escape(end)}", page, re.DOTALL)
    found = [joined(unescape(re.sub(r"<[^>]+>", " ", told))) for told in re.findall(pattern, part, re.DOTALL)]
    assert found
    return found


@pytest.mark.parametrize("person", PEOPLE)
def test_the_first_page_says_what_advise_and_roadmap_say(run: Run, report: Report, person: str) -> None:
    profile = str(EXAMPLES / f"{person}.yaml")
    first = report(person).partition("<nav")[0]
    advised = joined(run("advise", "--profile", profile, COLUMNS="102").stdout)
    planned = joined(run("roadmap", PEOPLE[person], "--profile", profile, "--full", *START).stdout)
    planned += joined(run("roadmap", PEOPLE[person], "--profile", profile, *START).stdout)
    *others, gaps = between(first, "<dl>", "</dl>", "<dd>(.*?)</dd>")
    assert all(told in advised for told in others)
    assert re.split(", | and ", gaps)[0] in advised  # as many of them are named as have room
    for reason in between(first, '<ul class="signed">', "</ul>", "<span>(.*?)</span>"):
        assert reason in advised
    for said in between(first, '<div class="apply">', "</div>", "<p>(.*?)</p>"):
        assert said in planned
    (otherwise,) = between(first, '<p class="otherwise">', "</p>", ">(.*?)</p>")
    when, plan_b = otherwise.rstrip(".").split(": plan B, ")
    assert when in planned
    assert f"Plan B {plan_b}." in planned
    (tonight,) = between(first, '<p class="tonight">', "</p>", "</strong>(.*?)</p>")
    assert tonight in planned


def test_it_is_one_file_that_fetches_and_runs_nothing(run: Run) -> None:
    done = run("report", "--profile", str(EXAMPLES / "analyst.yaml"), *START, "--output", "-")
    assert done.returncode == 0, done.stderr
    page = done.stdout
    parsed = _Text(page)
    tags = {tag for tag, _ in parsed.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "audio", "video", "base"}
    names = {name for _, attributes in parsed.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in {"style", "src", "srcset"}}
    (policy,) = [a["content"] for tag, a in parsed.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "@import" not in page
    assert "url(" not in page
    assert len(page.encode()) <= 400_000


def test_it_is_read_as_an_outline(report: Report) -> None:
    headings = [int(tag[1]) for tag, _ in _Text(report("nurse")).tags if re.fullmatch(r"h[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ 7*7 }} \u202e"


def test_hostile_names_stay_names(run: Run, tmp_path: Path) -> None:
    written = (EXAMPLES / "analyst.yaml").read_text(encoding="utf-8")
    quoted = HOSTILE.replace("'", "''")
    for field, value in (("name", "Lucía"), ("occupation", "data analyst")):
        written = written.replace(f"{field}: {value}", f"{field}: '{quoted}'")
    (tmp_path / "me.yaml").write_text(written, encoding="utf-8")
    done = run("report", "--profile", "me.yaml", *START, "--output", "-")
    assert done.returncode == 0, done.stderr
    parsed = _Text(done.stdout)
    assert "script" not in {tag for tag, _ in parsed.tags}
    assert "img" not in {tag for tag, _ in parsed.tags}
    assert "<script>alert(1)</script>" in text(done.stdout)
    assert "{{ 7*7 }}" in text(done.stdout)
    assert "\u202e" not in done.stdout, "nothing turns the direction of what follows"


NOTE = "Rebuilt the churn dashboard of Iberia Retail"


def test_a_redacted_report_has_no_name_notes_or_levels(run: Run, tmp_path: Path) -> None:
    written = (EXAMPLES / "analyst.yaml").read_text(encoding="utf-8")
    (tmp_path / "me.yaml").write_text(f"{written}evidence:\n  SQL: {NOTE}\n", encoding="utf-8")
    open_report, redacted = (
        text(run("report", "--profile", "me.yaml", *START, "--output", "-", *option).stdout)
        for option in ((), ("--redact",))
    )
    held = (
        "SQL: proficient",
        "Data visualization (proficient)",
        "Machine learning: aware",
        "aware → working",
    )
    for private in ("Lucía", NOTE, *held):
        assert private in open_report, private
        assert private not in redacted, private
    assert "When to apply" in redacted


def test_roles_that_are_named_are_reported_on(report: Report) -> None:
    page = text(report("analyst", "mlops engineer", "bi-developer"))
    assert "Why MLOps Engineer" in page
    assert "You asked about" in page
    assert "Roadmap to MLOps Engineer" in page


def test_a_file_is_not_overwritten_unless_that_is_asked(run: Run, tmp_path: Path) -> None:
    profile = str(EXAMPLES / "nurse.yaml")
    again = ("report", "--profile", profile, "--output", "me.html")
    (tmp_path / "me.html").write_text("mine", encoding="utf-8")
    refused = run(*again)
    assert refused.returncode == 3
    assert "--force" in refused.stderr
    assert (tmp_path / "me.html").read_text(encoding="utf-8") == "mine"
    assert run(*again, "--force").returncode == 0
    assert (tmp_path / "me.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("name", ["me.pdf", "me"])
def test_a_report_is_a_web_page(run: Run, tmp_path: Path, name: str) -> None:
    refused = run("report", "--profile", str(EXAMPLES / "nurse.yaml"), "--output", name)
    assert refused.returncode == 2
    assert "me.html" in refused.stderr
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", ". is a directory."),
        ("/", "/ is a directory."),
        ("pages", "pages is a directory."),
        ("/dev/null", "/dev/null is not a regular file."),
        ("nowhere/me.html", "nowhere is not a directory."),
    ],
)
def test_where_no_file_can_be_is_said_before_anything_is_worked_out(
    run: Run, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "pages").mkdir()
    refused = run("report", "no such role", "--output", name)
    assert refused.returncode == 3
    assert refused.stderr.startswith(f"careerpath: {said}\n  ")


def test_somebody_who_said_nothing_is_told_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("format: 1\nid: nobody\n", encoding="utf-8")
    refused = run("report", "--profile", "empty.yaml", "--output", "me.html")
    assert refused.returncode == 5
    assert not (tmp_path / "me.html").exists()


@pytest.mark.parametrize(("person", "likely"), [("analyst", True), ("shop-assistant", False)])
def test_a_set_is_called_likely_only_where_it_was_right_more_often_than_not(
    run: Run, report: Report, person: str, *, likely: bool
) -> None:
    measured = json.loads(run("advise", "--profile", str(EXAMPLES / f"{person}.yaml"), "--json").stdout)
    assert (measured["confidence"]["measured_among"] > 0.5) == likely
    assert ("One of these, most likely" in text(report(person))) == likely


@pytest.mark.parametrize("person", ["lawyer", "analyst", "nurse", "product-manager", "operations-manager"])
def test_beside_the_goal_stands_what_the_page_says_of_applying(report: Report, person: str) -> None:
    first = report(person).partition("<nav")[0]
    (goal,) = re.findall(r"<h2>Why (.*?)</h2>", first)
    (short,) = re.findall(rf'<strong>{re.escape(goal)}</strong>\s*<span class="when">(.*?)</span>', first)
    at_length = between(first, '<div class="apply">', "</div>", "<p>(.*?)</p>")[0]
    if short == "apply now":
        assert "apply now" in at_length or "makes sense now" in at_length
    else:
        assert short.removeprefix("apply from ") in at_length
        assert "apply now" not in at_length
