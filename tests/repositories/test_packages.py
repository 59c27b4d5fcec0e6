"""Which skills names and files lead to, by the base's packages."""

from pathlib import Path
from typing import Any

import pytest

from careerpath_cli.engine import Engine
from careerpath_cli.knowledge import store
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.skills import Ecosystem, Packages
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.repositories.signs import CodeRead, How, Repository, Sign, SignedFile
from careerpath_cli.repositories.use import use_of
from careerpath_cli.storage import plain

ROOT = Path(__file__).resolve().parents[2]


def shown(base: KnowledgeBase, *names: str, ecosystem: Ecosystem = "python", how: How = "import") -> set[str]:
    """Return the skills that a file with these names shows."""
    signs = tuple(Sign(ecosystem, name, how) for name in names)
    return skills(base, SignedFile("a/b.x", 1, signs))


def skills(base: KnowledgeBase, *files: SignedFile, modules: tuple[str, ...] = ()) -> set[str]:
    read = CodeRead((Repository("shop", files, modules=modules),))
    return {use.skill for use in use_of(read, base).skills}


@pytest.mark.parametrize(
    ("ecosystem", "name", "expected"),
    [
        ("python", "cv2", {"opencv"}),
        ("python", "opencv-python", {"opencv"}),
        ("python", "Scikit_Learn", {"scikit-learn"}),
        ("python", "sklearn.ensemble.RandomForestClassifier", {"scikit-learn"}),
        ("python", "google.cloud.bigquery", {"bigquery"}),
        ("python", "google.cloud.storage", {"gcp"}),
        ("python", "google", set()),
        ("javascript", "@langchain/core", {"langchain"}),
        ("javascript", "@aws-sdk/client-s3", {"aws"}),
        ("java", "org.apache.spark:spark-sql_2.12", {"spark"}),
        ("java", "org.apache.commons:commons-lang3", set()),
        ("go", "github.com/jackc/pgx/v5", {"postgresql"}),
        ("image", "postgis/postgis:16-3.4", {"postgresql"}),
        ("r", "tidyverse", {"ggplot2", "data-wrangling"}),
        ("python", "spacy", {"spacy"}),
        ("python", "hex", set()),
        ("rust", "hex", set()),
        ("python", "statistics", set()),
        ("javascript", "r", set()),
        ("python", "requests", set()),
    ],
)
def test_names_lead_to_skills(
    ecosystem: Ecosystem, name: str, expected: set[str], base: KnowledgeBase
) -> None:
    assert shown(base, name, ecosystem=ecosystem) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Dockerfile", {"docker"}),
        ("deploy/Dockerfile.prod", {"docker"}),
        (".github/workflows/test.yml", {"ci-cd", "github"}),
        ("docs/workflows/test.yml", set()),
        ("warehouse/dbt_project.yml", {"dbt"}),
        ("main.tf", {"terraform"}),
        ("notes.txt", set()),
    ],
)
def test_files_lead_to_skills(path: str, expected: set[str], base: KnowledgeBase) -> None:
    assert skills(base, SignedFile(path, 1)) == expected


def test_a_language_needs_a_minimum_of_lines(tiny_base: KnowledgeBase) -> None:
    assert skills(tiny_base, SignedFile("a.py", 2)) == set()
    assert skills(tiny_base, SignedFile("a.py", 2), SignedFile("b.py", 1)) == {"python"}


def test_a_lock_alone_shows_nothing(tiny_base: KnowledgeBase) -> None:
    assert shown(tiny_base, "torch", how="lock") == set()
    assert shown(tiny_base, "torch", how="manifest") == {"pytorch"}


@pytest.mark.parametrize(
    ("module", "expected"),
    [("torch", set()), ("src/torch", set()), ("a/torch", set()), ("z/torch", {"pytorch"})],
)
def test_a_module_of_ones_own_is_no_package(
    module: str, expected: set[str], tiny_base: KnowledgeBase
) -> None:
    file = SignedFile("a/b.x", 1, (Sign("python", "torch.nn", "import"),))
    assert skills(tiny_base, file, modules=(module,)) == expected


def test_an_overlay_adds_packages(tmp_path: Path, cache: Path) -> None:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text(
        "packages:\n- {id: mine, skill: pytorch, names: {python: [our-torch]}}\n", encoding="utf-8"
    )
    base = load_base(ROOT / "tests" / "tiny_base", cache, [overlay])
    assert shown(base, "our_torch.layers") == {"pytorch"}
    assert shown(base, "torch") == {"pytorch"}


def test_who_does_not_read_code_never_reads_packages(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[Any] = []

    def unpack(kind: Any, body: Any, original: Any = plain.unpack) -> Any:
        decoded.append(kind)
        return original(kind, body)

    monkeypatch.setattr(store, "unpack", unpack)
    engine = Engine(load_base(cache=cache))
    person = engine.read_profile(ROOT / "examples" / "analyst.yaml")
    engine.recommend(person)
    engine.explain(person, "data-scientist")
    assert decoded
    assert Packages not in decoded
