"""The rules of quality, which only `kb check` applies: each is broken in one place and reports it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from careerpath_cli.knowledge.check import read_base
from careerpath_cli.knowledge.rules import QUALITY_RULES, completeness

TINY_BASE = Path(__file__).parent.parent / "tiny_base"
RULES = {rule.__name__: rule for rule in QUALITY_RULES}


@dataclass(frozen=True)
class Broken:
    """In the tiny base's file of `kind`, `old` becomes `new`; the rule then says `message`."""

    rule: str
    kind: str
    old: str
    new: str
    message: str


BROKEN = [
    Broken(
        "whole_roles",
        "roles",
        "why: every table is queried, hired_at: working}",
        "why: every table is queried}",
        "data-engineer: sql has no `hired_at`; with which level are newcomers hired?",
    ),
    Broken(
        "whole_roles",
        "roles",
        "standing: replaceable",
        "standing: null",
        "data-engineer: education has no `standing`: licence, screening or replaceable",
    ),
    Broken(
        "whole_roles",
        "roles",
        'read: "2026-11-21"',
        "read: null",
        "data-engineer: has no `read`; read it whole, and write the day",
    ),
    Broken(
        "whole_roles",
        "roles",
        "title: A pipeline,",
        "title: A pipeline, teaches: {sql: working, pipelines: working},",
        "data-engineer: the project teaches 2 skills; name 3 or more that building it takes",
    ),
    Broken(
        "whole_roles",
        "roles",
        "inside: {team: whoever copies files by hand, ask: the head of IT, offer: to copy one by itself}",
        "inside: null",
        "data-engineer: has no `inside`; where at an ordinary employer is such work nearest?",
    ),
    Broken("whole_resources", "resources", "for: [everybody]", "for: []", "python-course: has no `for`"),
    Broken(
        "whole_resources",
        "resources",
        "hours: [10, 20], basis: judged",
        "language: de",
        "python-course: has no `hours`",
    ),
    Broken(
        "whole_skills",
        "skills",
        "working: A script that others run.",
        "aware: A script that others run.",
        "python: has no proof at level working",
    ),
    Broken(
        "hiring_of_every_role",
        "hiring",
        "roles: [data-engineer, ml-engineer, ai-auditor]",
        "roles: [data-engineer, ml-engineer]",
        "ai-auditor: is in no entry of hiring.yaml; how are its posts filled?",
    ),
    Broken(
        "whole_hiring",
        "hiring",
        "[What broke?, Why?, Who noticed?, Since when?, What now?]",
        "[What broke?, Why?, Who noticed?, Since when?]",
        "data-work: has 4 questions; 5 are needed",
    ),
    Broken(
        "whole_hiring",
        "hiring",
        "    - {suits: returning, way: a returnship}\n",
        "",
        "data-work: has no entrance for: returning",
    ),
    Broken(
        "whole_hiring",
        "hiring",
        "ask: What fails?",
        "ask: About failures",
        "data-work: 'About failures' asks nothing",
    ),
    Broken(
        "stated_counts",
        "skills",
        "  counts: {law: [listed]}\n",
        "",
        "regulation: 'law' is an everyday word, a first name or very short: say where it `counts`",
    ),
    Broken(
        "no_leaps",
        "resources",
        "teaches: {sql: proficient}",
        "teaches: {sql: working}, assumes: {python: expert}",
        "sql-course: leads to working at most, but assumes an expert in python",
    ),
    Broken(
        "learnable_without_code",
        "resources",
        "for: [lawyer]",
        "for: [coder]",
        "ai-auditor: no resource teaches regulation to people who do not code; add one",
    ),
    Broken(
        "learnable_without_code",
        "resources",
        "for: [lawyer]",
        "for: [lawyer], assumes: {python: working}",
        "ai-auditor: no resource teaches regulation to people who do not code; add one",
    ),
    Broken(
        "own_reasons",
        "roles",
        "why: it is the yardstick",
        "why: Every table is queried",
        "ai-auditor: the `why` of regulation also stands at data-engineer; say what this job does with it",
    ),
    Broken(
        "people_are_they",
        "roles",
        "change: builds what they used to query",
        "change: builds what it used to query",
        "data-engineer: “it used to”: a person is they, not it",
    ),
    Broken(
        "one_spelling",
        "skills",
        "summary: A programming language.",
        "summary: Organises programs.",
        "python: “Organises”: write British English with -ize",
    ),
    Broken(
        "one_spelling",
        "skills",
        "summary: A programming language.",
        "summary: Much labor.",
        "python: “labor”: write British English with -ize",
    ),
    Broken(
        "degrees_as_noted",
        "roles",
        "note: A degree is asked for.",
        "note: Some get in without a degree.",
        "ml-engineer: asks for at least a bachelor's degree, but its note says that some have none; "
        "correct one of them",
    ),
]


def problems(rule: str, directory: Path) -> list[str]:
    """Return what a rule says of a base."""
    draft = read_base(directory, rules=())
    return [problem.message for problem in RULES[rule](draft)]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tiny base."""
    return Path(shutil.copytree(TINY_BASE, tmp_path / "data"))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken.rule}-{broken.kind}")
def test_a_rule_of_quality_reports_just_what_broke_it(broken: Broken, copy: Path) -> None:
    before = problems(broken.rule, copy)
    path = copy / f"{broken.kind}.yaml"
    text = path.read_text(encoding="utf-8")
    assert broken.old in text
    path.write_text(text.replace(broken.old, broken.new, 1), encoding="utf-8")
    new = [message for message in problems(broken.rule, copy) if message not in before]
    assert broken.message in new
    assert {message.partition(":")[0] for message in new} == {broken.message.partition(":")[0]}


def test_a_role_needs_enough_needs_to_be_told_from_its_neighbours(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any(message.startswith("data-engineer: has ") for message in problems("enough_needs", copy))
    monkeypatch.setattr(completeness, "LEAST_NEEDS", 1)
    assert problems("enough_needs", copy) == []


def test_a_project_goes_in_the_industries_that_people_come_from(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completeness, "LEAST_VARIANTS", 1)
    before = problems("enough_variants", copy)
    assert not any(message.startswith("data-engineer") for message in before)
    path = copy / "roles.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{health: Load Synthea's invented patients.}", "{}"), encoding="utf-8")
    assert problems("enough_variants", copy) == [
        "data-engineer: its project has 0 variants; describe it for 1 industries",
        *before,
    ]


def test_enough_roles_are_open_without_college(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (message,) = problems("open_doors", copy)
    assert "open without any college" in message
    monkeypatch.setattr(completeness, "LEAST_OPEN", 0)
    assert problems("open_doors", copy) == []


def test_every_rule_of_quality_is_tried() -> None:
    tried = {broken.rule for broken in BROKEN} | {"enough_needs", "enough_variants", "open_doors"}
    assert tried == set(RULES)
