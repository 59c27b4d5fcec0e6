"""The documentation is true: its commands run, its examples give what it shows, its links lead somewhere."""

import doctest
import importlib
import json
import re
import shlex
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from careerpath_cli.profile.cohorts.columns import columns_of
from conftest import Run

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/**/*.md")])
ANALYST = (ROOT / "examples" / "analyst.yaml").read_text(encoding="utf-8")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


def commands_of_the_readme() -> list[str]:
    """What README shows to type, without the comments."""
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    lines = (line.partition(" # ")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line.startswith("careerpath ")]


def anchor(heading: str) -> str:
    """The address of a heading within its page."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def test_every_command_of_the_readme_works_in_the_order_shown(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "data"
    (home / "careerpath" / "profiles").mkdir(parents=True)
    (home / "careerpath" / "profile.yaml").write_text(ANALYST, encoding="utf-8")
    (home / "careerpath" / "profiles" / "evening.yaml").write_text(ANALYST, encoding="utf-8")
    (tmp_path / "cohort.csv").write_text("id,skills\n7,SQL: working\n", encoding="utf-8")
    (tmp_path / "cohort.jsonl").write_text('{"format": 1, "id": "a", "skills": {"sql": "working"}}\n')
    posting = (ROOT / "examples" / "postings" / "ml-engineer.txt").read_text(encoding="utf-8")
    (tmp_path / "job.txt").write_text(posting, encoding="utf-8")
    resume = (ROOT / "examples" / "resume.txt").read_text(encoding="utf-8")
    (tmp_path / "resume.pdf").write_text(resume, encoding="utf-8")  # the content tells what it is
    table = "Name\nPython (Programming Language)\nSQL\n"
    with ZipFile(tmp_path / "linkedin.zip", "w") as archive:
        archive.writestr("Skills.csv", table)
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "report.py").write_text("import pandas\n" * 5, encoding="utf-8")
    exported = run("export", "mlops-engineer", "--output", "old.json", XDG_DATA_HOME=str(home))
    assert exported.returncode == 0, exported.stderr
    commands = commands_of_the_readme()
    assert len(commands) > 20
    for line in commands:
        if "--install-completion" in line:  # would change the shell of whoever runs the tests
            continue
        unasked = ["--yes"] if "profile import" in line else []
        result = run(*shlex.split(line)[1:], *unasked, XDG_DATA_HOME=str(home))
        assert result.returncode == 0, (line, result.stderr)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_something(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), target
        if fragment:
            headings = map(anchor, _HEADING.findall(linked.read_text(encoding="utf-8")))
            assert fragment in headings, target


def test_the_page_about_the_library_shows_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    results = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False)
    assert results.attempted > 10
    assert results.failed == 0


def test_the_drawing_of_the_rooms_is_that_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "docs"), *sys.path])
    drawer = importlib.import_module("draw_rooms")
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert page == drawer.with_drawing(page, drawer.drawing(drawer.rooms())), "make rooms draws it again"


def test_the_architecture_names_files_that_exist() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(
        re.findall(
            r"`((?:src|tests|docs|benchmarks|data|examples|(?!careerpath_cli)[a-z_]+)/[\w/.-]+)`", page
        )
    )
    places = (ROOT, ROOT / "src" / "careerpath_cli", ROOT / "data", ROOT / "benchmarks")
    missing = [
        name
        for name in sorted(named)
        if not any(
            (place / ending).exists() for place in places for ending in (name, f"{name}.py", _module(name))
        )
    ]
    assert missing == []


def _module(name: str) -> str:
    """The file of `room/module.function`."""
    return f"{name.rpartition('.')[0]}.py"


def test_every_target_of_make_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = " ".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert set(re.findall(r"`make ([a-z]+)`", text)) <= targets


def test_a_profile_shown_in_the_readme_is_valid(run: Run, tmp_path: Path) -> None:
    shown = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    for text in shown:
        (tmp_path / "me.yaml").write_text(text, encoding="utf-8")
        result = run("advise", "--json", "--profile", "me.yaml")
        assert result.returncode == 0, result.stderr
        assert json.loads(result.stdout)["recommendations"]


def test_every_column_of_the_page_on_cohorts_is_one_that_is_read() -> None:
    page = (ROOT / "docs" / "cohorts.md").read_text(encoding="utf-8")
    table = page.partition("### Columns")[2].partition("In lists,")[0]
    first = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    named = [name for cell in first for name in re.findall(r"`([^`]+)`", cell)]
    assert len(named) > 25
    assert None not in columns_of(named)
