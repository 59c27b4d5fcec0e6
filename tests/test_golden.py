"""What people see, kept as files in tests/golden.

`pytest tests/test_golden.py --renew-golden` writes them anew; read the difference before you commit it.
"""

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from rich.console import Console

from brought import listed, skill, source
from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.findings import FoundDegree, FoundText, FoundYears
from careerpath_cli.importing.origins import origins
from careerpath_cli.importing.proposals import propose, with_evidence
from careerpath_cli.importing.sources import read_imports
from careerpath_cli.importing.taking import take, take_back
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.views.outline import Section
from careerpath_cli.views.outlines import sources as outlines
from careerpath_cli.views.terminal.outline import page

Run = Callable[..., "CompletedProcess[str]"]

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
PEOPLE = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))

START = ["--start", "2026-11-21"]

PAGES: dict[str, tuple[int, list[str]]] = {
    **{f"advise-{person}-80": (80, ["advise", "--profile", f"{person}.yaml"]) for person in PEOPLE},
    "advise-nurse-50": (50, ["advise", "--profile", "nurse.yaml", "--top", "1"]),
    "advise-nurse-200": (200, ["advise", "--profile", "nurse.yaml", "--top", "1"]),
    **{
        f"posting-{job.partition('.')[0]}-{person}-80": (
            80,
            ["advise", "--posting", job, "--profile", f"{person}.yaml"],
        )
        for job in ("ml-engineer.txt", "data-analyst.md", "llm-developer.txt")
        for person in ("backend-developer", "nurse")
    },
    "posting-data-analyst-analyst-80": (
        80,
        ["advise", "--posting", "data-analyst.md", "--profile", "analyst.yaml"],
    ),
    "map-analyst-80": (80, ["map", "--profile", "analyst.yaml"]),
    "map-lawyer-50": (50, ["map", "--profile", "lawyer.yaml"]),
    "list-80": (80, ["list"]),
    "list-50": (50, ["list", "--level", "advanced"]),
    "show-80": (80, ["show", "mlops-engineer"]),
    "show-50": (50, ["show", "ai-policy-advisor"]),
    "compare-80": (80, ["compare", "mle", "mlops-engineer", "data-engineer", "data-scientist"]),
    "compare-you-80": (80, ["compare", "data-analyst", "data-scientist", "--profile", "analyst.yaml"]),
    "compare-50": (50, ["compare", "data-analyst", "data-scientist", "mle", "--profile", "analyst.yaml"]),
    "roadmap-analyst-80": (80, ["roadmap", "mle", "--profile", "analyst.yaml", *START]),
    "roadmap-lawyer-50": (50, ["roadmap", "ai-auditor", "--profile", "lawyer.yaml", *START]),
    "roadmap-lawyer-full-80": (
        80,
        ["roadmap", "ai-auditor", "--full", "--profile", "lawyer.yaml", *START],
    ),
    "roadmap-two-80": (
        80,
        ["roadmap", "mlops-engineer", "data-engineer", "--profile", "analyst.yaml", *START],
    ),
    "whatif-analyst-80": (
        80,
        ["whatif", "--learn", "docker=working", "--learn", "kubernetes=aware", "--profile", "analyst.yaml"],
    ),
    "whatif-levers-50": (50, ["whatif", "--profile", "firmware-engineer.yaml"]),
    "path-analyst-80": (80, ["path", "--from", "data-analyst", "--to", "chief-ai-officer"]),
    "path-nurse-50": (50, ["path", "--to", "healthcare-ml-specialist", "--profile", "nurse.yaml"]),
    "roadmap-nobody-200": (200, ["roadmap", "data-analyst", *START]),
}


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a golden file, or write that file where asked to."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if request.config.getoption("--renew-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def in_examples(tmp_path: Path) -> Path:
    """The directory in which the commands run, holding the example people and postings."""
    for posting in (EXAMPLES / "postings").iterdir():
        (tmp_path / posting.name).write_bytes(posting.read_bytes())
    for person in PEOPLE:
        (tmp_path / f"{person}.yaml").write_bytes((EXAMPLES / f"{person}.yaml").read_bytes())
    return tmp_path


@pytest.mark.usefixtures("in_examples")
@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, run: Run, golden: Callable[[str, str], None]) -> None:
    columns, command = PAGES[name]
    result = run(*command, COLUMNS=str(columns))
    assert result.returncode == 0
    golden(f"{name}.txt", result.stdout)


EXPORTED = [
    ("analyst", "machine-learning-engineer"),
    ("lawyer", "ai-policy-advisor"),
    ("nurse", "healthcare-ml-specialist"),
    ("student", "junior-machine-learning-engineer"),
]


@pytest.mark.parametrize(("person", "role"), EXPORTED)
def test_exported_roadmap(
    person: str,
    role: str,
    run: Run,
    in_examples: Path,
    golden: Callable[[str, str], None],
    base: KnowledgeBase,
) -> None:
    result = run("export", role, "--profile", f"{person}.yaml", "--output", "plan.md", *START)
    assert result.returncode == 0
    text = (in_examples / "plan.md").read_text(encoding="utf-8")
    seen = text.rpartition("<!-- careerpath:plan")[0].replace(base.version, "VERSION")
    golden(f"export-{person}.md", seen)


WEEKS_OF_WORK = [
    ["export", "junior-machine-learning-engineer", *START, "-o", "before.json"],
    ["roadmap", "junior-machine-learning-engineer", *START, "--follow", "--pause", "2026-12-20..2027-01-05"],
    *(["log", "python", "--hours", "2.5", "--on", f"2026-12-{day:02}"] for day in range(1, 20, 3)),
    ["log", "git", "--hours", "4", "--note", "with Ana", "--on", "2027-01-09"],
    ["done", "git", "--proof", "https://example.org/git", "--on", "2027-01-10"],
]


@pytest.mark.parametrize(("columns", "command"), [(80, "progress"), (50, "progress"), (80, "since")])
def test_after_some_weeks(
    columns: int, command: str, run: Run, in_examples: Path, golden: Callable[[str, str], None]
) -> None:
    assert in_examples.is_dir()
    mine = ["--profile", "analyst.yaml"]
    for step in WEEKS_OF_WORK:
        assert run(*step, *mine).returncode == 0
    last = {
        "progress": ["progress", "--on", "2027-01-16"],
        "since": ["roadmap", "--start", "2027-01-16", "--since", "before.json"],
    }[command]
    result = run(*last, *mine, COLUMNS=str(columns))
    assert result.returncode == 0
    golden(f"{command}-{columns}.txt", result.stdout)


RESUME = source(
    skill("sql", "proficient", "Built 40 sales dashboards in Power BI and SQL for three teams"),
    skill("power-bi", "proficient+", "Built 40 sales dashboards in Power BI and SQL for three teams"),
    skill(
        "python", "working+", "Moved the demand forecast of 1,200 products from Excel to Python and pandas"
    ),
    listed("docker"),
    listed("git", "working"),
    skill("r", "working", "Sourdough, climbing, R. L. Stevenson", section="interests", sure=False),
    occupation=FoundText("Data Analyst"),
    degree=FoundDegree("master"),
    field=FoundText("Economics"),
    total_years=FoundYears(6.8, 7.2, "counted from the dates of your jobs"),
    unresolved=(Passage("SAP \x1b[31mR/3", 0, 8), Passage("Frobnicator", 9, 20)),
)
EXPORT = source(listed("python", "proficient"), listed("sql"), name="export.zip")
IMPORTED = [
    f"{name}-{columns}" for name in ("import", "import-sources", "import-undo") for columns in (80, 50)
]


@pytest.mark.parametrize("columns", [80, 50])
def test_what_an_import_shows(
    columns: int, base: KnowledgeBase, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    path, day = tmp_path / "ana.yaml", date(2026, 11, 22)
    path.write_text("format: 1\nskills: {SQL: working, Git: working, Rust: aware}\n", encoding="utf-8")
    proposals = propose([RESUME, EXPORT], read_profile(path, base), base)
    kept = with_evidence([each for each in proposals.open if each.new and each.sure], proposals)
    take(path, kept, proposals.agreed, [RESUME, EXPORT], day, base)
    person = read_profile(path, base)
    shown = outlines.Taken(kept, proposals, [RESUME, EXPORT], person, asked=False)
    golden(f"import-{columns}.txt", drawn(outlines.taken_outline(shown, "", "", base), columns))
    imports = read_imports(path)
    told = outlines.sources_outline("ana", imports, origins(person, imports), base)
    golden(f"import-sources-{columns}.txt", drawn(told, columns))
    path.write_text(path.read_text(encoding="utf-8").replace("Docker: working", "Docker: expert"))
    back = outlines.taken_back_outline(take_back(path, day, base), " ana", base)
    golden(f"import-undo-{columns}.txt", drawn(back, columns))


def drawn(outline: Section, columns: int) -> str:
    """An outline as a terminal without colours shows it."""
    console = Console(width=columns, no_color=True, file=StringIO(), color_system=None)
    with console.capture() as captured:
        console.print(page(outline))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}.txt" for name in PAGES} | {f"export-{person}.md" for person, _ in EXPORTED}
    expected |= {"progress-80.txt", "progress-50.txt", "since-80.txt"}
    expected |= {f"{name}.txt" for name in IMPORTED}
    assert {path.name for path in (HERE / "golden").iterdir() if path.is_file()} == expected
