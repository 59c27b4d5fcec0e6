"""`batch --report`: pages that stand by themselves, say the same as advise and roadmap, and tell no names."""

import gzip
import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from careerpath_cli.commands.cohorts.naming import file_of, is_telling_nothing
from conftest import Run

DAY = "2026-11-23"
SKILLS = {"Python": "proficient", "SQL": "proficient", "statistics": "working", "machine learning": "aware"}
HOSTILE = [
    "../../x",
    "CON",
    "a" * 300,
    "<script>alert(1)</script>7",
    '"><img src=x onerror=alert(2)>',
    "\u202ex1",
    "x/1",
    "x:1",
]


class Page(HTMLParser):
    """What a page links to, its elements with their attributes, and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def lines(*people: dict[str, Any]) -> str:
    return "".join(json.dumps({"format": 1, **person}) + "\n" for person in people)


def pages(directory: Path) -> dict[str, Page]:
    return {str(path.relative_to(directory)): Page(path) for path in directory.rglob("*.html")}


@pytest.fixture(scope="module")
def cohort() -> str:
    """Eight people with ids that mean harm, one who said nothing, one line that isn't a profile."""
    known = [
        {"id": identifier, "name": f"Zoë Nr{number}", "skills": SKILLS, "employment": "employed"}
        for number, identifier in enumerate(HOSTILE, start=1)
    ]
    return lines(*known, {"id": "zoe@example.org", "name": "Zoë"}) + '{"id": 3}\n'


def report(run: Run, text: str, *options: str) -> "CompletedProcess[str]":
    return run("batch", "-", "--report", "out", "--start", DAY, *options, stdin=text)


def test_hostile_ids_stay_inside_the_directory_and_links_lead_from_page_to_page(
    run: Run, tmp_path: Path, cohort: str
) -> None:
    result = report(run, cohort)
    assert result.returncode == 1, result.stderr
    assert result.stdout == ""
    assert "9 profiles ranked, 1 line skipped" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]
    made = pages(tmp_path / "out")
    assert len(made) == 2 + len(HOSTILE)
    assert all(re.fullmatch(r"people/\d{4}[a-z0-9-]{0,41}\.html", name) for name in made if "/" in name)
    for page in made.values():
        assert not {"script", "img", "iframe", "link", "object"} & set(page.tags)
        assert not [name for name in page.attributes if name.startswith("on") or name == "style"]
        assert "default-src 'none'" in unescape(page.source)
        assert "\u202e" not in page.source
    for name, page in made.items():
        inside = [link for link in page.links if not link.startswith(("#", "https://", "http://"))]
        assert inside
        assert [link for link in inside if not ((tmp_path / "out" / name).parent / link).is_file()] == []
    index = made["index.html"]
    assert len([link for link in index.links if link.startswith("people/")]) == len(HOSTILE)
    assert "Person 9: no answer" in index.text
    assert "Line 10: id should be text" in index.text


def test_names_are_told_only_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    people = [
        {"id": identifier, "name": f"Zoë Nr{number}", "skills": SKILLS}
        for number, identifier in enumerate(("p-17", "zoe@example.org", "zoelindqvist"), start=1)
    ]
    report(run, lines(*people))
    untold = pages(tmp_path / "out")
    for page in untold.values():
        assert not [name for name in ("Zoë", "example.org", "lindqvist") if name in page.source]
    assert {"people/0001-p-17.html", "people/0002.html", "people/0003.html"} <= set(untold)
    assert "Career report for p-17" in untold["people/0001-p-17.html"].text
    assert "Career report for Person 2" in untold["people/0002.html"].text
    assert report(run, lines(*people), "--names", "--force").returncode == 0
    told = pages(tmp_path / "out")
    assert "Zoë Nr2" in told["index.html"].text
    assert "Zoë Nr2" in told["people/0002-zoe-nr2.html"].text
    assert "Zoë" not in told["cohort.html"].text


def test_the_pages_say_what_advise_and_roadmap_say(run: Run, tmp_path: Path) -> None:
    person = {
        "id": "p1", "skills": SKILLS, "activities": {"analyse-data": "love"}, "occupation": "data analyst",
        "constraints": {"hours_per_week": 6},
    }  # fmt: skip
    report(run, lines(person))
    (tmp_path / "p1.json").write_text(lines(person), encoding="utf-8")
    advice = json.loads(run("advise", "--profile", "p1.json", "--json").stdout)
    roles = [entry["role"] for entry in advice["recommendations"]]
    made = pages(tmp_path / "out")
    goal = next(role for role in roles if role != "data-analyst")
    plan = run("roadmap", goal, "--profile", "p1.json", "--start", DAY)
    (day,) = re.findall(r"from (\d+ \w+ \d{4})", made["index.html"].text)
    assert day in " ".join(plan.stdout.split())
    assert day in made["people/0001-p1.html"].text
    name = json.loads(run("show", goal, "--json").stdout)["name"]
    assert name in made["cohort.html"].text
    assert name in made["index.html"].text


def test_a_page_about_one_or_two_is_not_to_be_handed_on_and_says_nothing_of_nobody(
    run: Run, tmp_path: Path
) -> None:
    few = [{"id": f"p{number}", "skills": SKILLS} for number in range(2)]
    report(run, lines(*few))
    said = pages(tmp_path / "out")["cohort.html"].text
    assert "keep it to yourself" in said
    assert "so that it can be handed on" not in said
    assert "the one in the middle needs" not in said
    assert "three people" not in said
    report(run, lines({"id": "p1"}, {"id": "p2"}), "--force")
    silent = pages(tmp_path / "out")["cohort.html"].text
    assert "One or two people told us too little to say what fits." in " ".join(silent.split())
    for empty in ("When the others would be ready", "Nobody lacks a skill", "Courses and books"):
        assert empty not in silent
    report(run, lines(*({"id": f"p{number}", "skills": SKILLS} for number in range(3))), "--force")
    several = pages(tmp_path / "out")["cohort.html"].text
    assert "so that it can be handed on" in several
    assert "the one in the middle needs" in several


def test_several_processes_write_what_one_would(run: Run, tmp_path: Path) -> None:
    text = lines(*({"id": f"p{n}", "skills": {**SKILLS, "R": "aware"}} for n in range(9)))
    assert report(run, text, "--jobs", "1", "--output", "one.jsonl").returncode == 0
    one = {name: page.source for name, page in pages(tmp_path / "out").items()}
    assert report(run, text, "--jobs", "2", "--force", "--output", "two.jsonl").returncode == 0
    assert {name: page.source for name, page in pages(tmp_path / "out").items()} == one
    ranked = run("batch", "-", stdin=text).stdout
    assert (tmp_path / "one.jsonl").read_text() == (tmp_path / "two.jsonl").read_text() == ranked


def test_nothing_is_overwritten_unless_asked_and_what_is_not_ours_never(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    assert report(run, lines({"id": "p1", "skills": SKILLS})).returncode == 0, "an empty directory is free"
    (target / "cohort.html").write_text("older", encoding="utf-8")
    refused = report(run, lines({"id": "p1", "skills": SKILLS}))
    assert refused.returncode == 3
    assert "already exists" in refused.stderr
    assert "--force" in refused.stderr
    assert (target / "cohort.html").read_text(encoding="utf-8") == "older"
    (target / "notes.txt").write_text("mine", encoding="utf-8")
    kept = report(run, lines({"id": "p1", "skills": SKILLS}), "--force")
    assert kept.returncode == 3
    assert "has other files in it" in kept.stderr
    assert (target / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (target / "cohort.html").read_text(encoding="utf-8") == "older"


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_nothing_is_left_behind_where_nobody_is_in_the_file(run: Run, tmp_path: Path, text: str) -> None:
    result = report(run, text)
    assert result.returncode == 5
    assert "There's nobody in the file." in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_leaves_no_half_report(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "people.jsonl.gz"
    text = lines(*({"id": f"p{n}", "skills": SKILLS} for n in range(12)))
    source.write_bytes(gzip.compress(text.encode())[:-20])
    result = run("batch", str(source), "--report", "out", "--jobs", "1")
    assert result.returncode == 3
    assert [path.name for path in tmp_path.iterdir()] == ["people.jsonl.gz"]


def test_names_without_a_report_are_a_mistake(run: Run) -> None:
    result = run("batch", "-", "--names", stdin=lines({"id": "p1"}))
    assert result.returncode == 2
    assert "Add --report DIR" in result.stderr


@pytest.mark.parametrize(
    ("identifier", "telling"),
    [
        ("17", False),
        ("p017", False),
        ("EMP-0017", False),
        ("6fa459ea-ee8a-3ca4-894e-db77e160355e", False),
        ("anna", True),
        ("Ana7", True),
        ("anna1985", True),
        ("a7@x.org", True),
        ("Jo Li 7", True),
        ("李小龙7", True),
        ("ωμεγα7", True),
    ],
)
def test_an_id_that_could_be_a_name_is_not_shown(identifier: str, telling: bool) -> None:  # noqa: FBT001
    assert is_telling_nothing(identifier) is not telling


def test_files_are_named_for_every_system() -> None:
    assert file_of("CON", 3) == "0003-con.html"
    assert file_of("../../x", 3) == "0003-x.html"
    assert file_of("Zoë  Ångström", 12) == "0012-zoe-angstrom.html"
    assert file_of("李", 12) == "0012.html"
    assert len(file_of("a" * 300, 1)) < 60
