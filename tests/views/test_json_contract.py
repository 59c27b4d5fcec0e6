"""What `--json` prints keeps to the schemas that are published, and these only ever gain keys."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.main import get_command

from careerpath_cli.commands.app import program
from careerpath_cli.views.json.schemas import PUBLISHED, published_schema

Run = Callable[..., "CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "schemas"
ON = ["--start", "2026-11-21"]
PEOPLE = ("analyst", "lawyer", "nurse", "operations-manager", "student")
"""Among them: an occupation, a limit that excludes, levels at least held, a career changer, a beginner."""
ROLES = ("mle", "ai-auditor", "healthcare-ml-specialist")


def for_everybody(*command: str) -> list[list[str]]:
    return [[*command, "--profile", f"{person}.yaml"] for person in PEOPLE]


COMMANDS: dict[str, list[list[str]]] = {
    "advise": for_everybody("advise"),
    "posting": [
        *for_everybody("advise", "--posting", "ml-engineer.txt"),
        *for_everybody("advise", "--posting", "data-analyst.md", "--hours-per-week", "20"),
        ["advise", "--posting", "llm-developer.txt"],
    ],
    "why": for_everybody("advise", "--why", "data-scientist"),
    "map": for_everybody("map"),
    "list": [["list"]],
    "show": [["show", role] for role in ROLES] + [["show", "data-scientist", "--country", "US"]],
    "compare": [["compare", *ROLES], *for_everybody("compare", *ROLES)],
    "roadmap": [
        *(["roadmap", role, *ON] for role in ROLES),
        *for_everybody("roadmap", "mle", *ON, "--pause", "2026-12-20..2027-01-05"),
        *for_everybody("roadmap", "ai-auditor", "data-analyst", *ON, "--by", "2027-06-01"),
    ],
    "since": [
        ["roadmap", "data-analyst", *ON, "--since", "before.json", "--profile", f"{person}.yaml"]
        for person in PEOPLE
    ],
    "progress": [["progress", "--on", "2027-02-01"], *for_everybody("progress", "--on", "2027-02-01")],
    "whatif": for_everybody("whatif", "--learn", "docker=working", "--learn", "python=aware"),
    "levers": for_everybody("whatif"),
    "path": [
        ["path", "--from", "data-analyst", "--to", "chief-ai-officer"],
        *for_everybody("path", "--to", "mle"),
        *for_everybody("path", "--to", "chief-ai-officer"),
    ],
    "batch": [["batch", "people.jsonl"]],
    "eval": [["eval"], ["eval", "labelled.jsonl", "--by", "education.degree"]],
    "skill": [["skills", name] for name in ("python", "scikit-learn", "communication")],
    "skill-list": [["skills"]],
    "skill-resources": [["resources", name] for name in ("python", "docker", "aws")],
    "occupation": [["occupations", "nurse"]],
    "occupation-list": [["occupations"]],
    "trend-list": [["trends"]],
    "source-list": [["sources"]],
    "evidence": [["evidence", role] for role in ROLES],
    "profile-list": [["profile", "list"]],
    "profile-show": [["profile", "show"]],
    "profile-diff": [["profile", "diff", "analyst.yaml", "nurse.yaml"]],
    "profile-import": [
        ["profile", "import", "resume.txt"],
        ["profile", "import", "posting.txt", "--kind", "posting"],
    ],
    "profile-import-several": [["profile", "import", "resume.txt", "empty.txt", "--kind", "resume"]],
    "profile-sources": [["profile", "sources"]],
    "check": [["kb", "check"]],
    "stale": [["kb", "check", "--stale", "1m", "--as-of", "2027-11-21"]],
}
"""What is published → commands that print it, with several people where it is about somebody."""

FIRST = {
    "since": [["export", "junior-machine-learning-engineer", *ON, "-o", "before.json"]],
    "progress": [
        ["roadmap", "junior-machine-learning-engineer", *ON, "--follow"],
        ["log", "python", "--hours", "2.5", "--on", "2026-12-02"],
        ["done", "git", "--proof", "https://example.org/git", "--on", "2027-01-10"],
    ],
    "profile-sources": [["profile", "import", "resume.txt", "--kind", "resume", "--yes"]],
}
"""What has to be done before the commands above."""


BROUGHT = {
    "resume": """Ana Example

Experience
Data Analyst, Market Garden Ltd, 03/2019 - 06/2024
- Built 40 sales reports in SQL and Power BI
- Moved the forecasts to Python

Education
MSc in Economics, 2018

Skills
Python, SQL, Docker, Frobnicator
""",
    "posting": """Data engineer (m/f/d)

Requirements
- Python and SQL
- experience with Airflow
""",
    "empty": "Nothing to see here.\n",
}
"""Files that somebody brings."""


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Run:
    """Run commands where the examples lie, one of them saved as the person's own, beside two cohorts."""
    for person in PEOPLE:
        (tmp_path / f"{person}.yaml").write_bytes((ROOT / "examples" / f"{person}.yaml").read_bytes())
    for posting in (ROOT / "examples" / "postings").iterdir():
        (tmp_path / posting.name).write_bytes(posting.read_bytes())
    held = {"format": 1, "skills": {"python": "working", "no such skill": "aware"}}
    cohort = [{"id": "a", **held}, {"id": "b", "format": 1}]
    labelled = [
        {"id": f"{job}-{number}", **held, "education": {"degree": "master"}, "accept": [job]}
        for job in ("data-analyst", "machine-learning-engineer")
        for number in range(30)
    ]
    for name, people in (("people", cohort), ("labelled", labelled)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in people))

    for name, text in BROUGHT.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    def at_the_desk(*command: str) -> CompletedProcess[str]:
        return run(*command, XDG_DATA_HOME=str(tmp_path / "data"))

    saved = Path(at_the_desk("profile", "path").stdout.strip())
    saved.parent.mkdir(parents=True)
    saved.write_bytes((ROOT / "examples" / "student.yaml").read_bytes())
    return at_the_desk


def test_every_published_schema_is_held_against_a_command() -> None:
    assert COMMANDS.keys() == PUBLISHED.keys()
    assert {path.stem for path in GOLDEN.iterdir()} == PUBLISHED.keys()


def commands_with_json(group: Any, *before: str) -> Iterator[str]:
    """The words to type of each command that takes `--json`, also within groups."""
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "list_commands"):
            yield from commands_with_json(command, *before, name)
        elif any("--json" in option.opts for option in command.params):
            yield " ".join((*before, name))


def test_what_a_command_prints_with_json_is_published() -> None:
    tried = {" ".join(words[:count]) for tries in COMMANDS.values() for words in tries for count in (1, 2)}
    printing = set(commands_with_json(get_command(program())))
    assert {"skills", "profile list"} <= printing
    assert printing - tried == set(), (
        "Declare what it prints in PUBLISHED, views/json/schemas.py, and try it in COMMANDS above."
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_printed_has_the_published_shape(name: str, desk: Run) -> None:
    schema = Draft202012Validator(published_schema(name))
    for command in FIRST.get(name, ()):
        assert desk(*command).returncode == 0
    for command in COMMANDS[name]:
        result = desk(*command, *(() if name == "batch" else ("--json",)))
        assert result.returncode == 0, result.stderr
        documents = result.stdout.splitlines() if name == "batch" else [result.stdout]
        for document in map(json.loads, documents):
            assert [f"{error.json_path}: {error.message}" for error in schema.iter_errors(document)] == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_schema_only_ever_gains_keys(name: str, request: pytest.FixtureRequest) -> None:
    schema = published_schema(name)
    text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
    path = GOLDEN / f"{name}.json"
    renew = request.config.getoption("--renew-golden")
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    assert set(keys(before, before)) - set(keys(schema, schema)) == set(), (
        "Keys are only ever added: other programs read these. Give it its old name in views/json/records."
    )
    if renew:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), (
        "Keys are only ever added. Where that is all you did, renew with --renew-golden."
    )


def keys(part: Any, schema: Any, path: str = "$") -> Iterator[str]:
    """Yield every key that a schema describes, with its type."""
    part = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
    if "type" in part:
        yield f"{path}: {part['type']}"
    for key, value in part.get("properties", {}).items():
        yield from keys(value, schema, f"{path}.{key}")
    for inner in (part.get("items"), part.get("additionalProperties")):
        if inner:
            yield from keys(inner, schema, f"{path}[]")
    for inner in part.get("anyOf", ()):
        yield from keys(inner, schema, path)


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_schema_allows_no_key_that_it_does_not_name(name: str) -> None:
    schema = published_schema(name)
    shapes = [schema, *schema.get("$defs", {}).values()]
    shapes = [shape for shape in shapes if "properties" in shape]
    assert all(shape["additionalProperties"] is False for shape in shapes)
    assert shapes or schema["type"] == "array"


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_published_schema_can_be_printed(name: str, run: Run) -> None:
    assert json.loads(run("kb", "schema", name).stdout) == published_schema(name)
