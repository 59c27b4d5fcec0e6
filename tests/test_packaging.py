"""The built artefacts: a wheel in a clean venv, also by way of the sdist, knows what a checkout knows."""

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, a wheel from it, and install that into a clean venv; give its programs' directory."""
    directory = tmp_path_factory.mktemp("packaging")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(directory), str(REPOSITORY)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = directory.glob("*.whl")
    venv.create(directory / "venv", with_pip=False)
    binaries = directory / "venv" / "bin"
    # by the checkout's pip: one more, and bytecode of what no test imports, would take half of the time
    pip = [sys.executable, "-m", "pip", "--python", str(binaries / "python"), "install", "--no-compile"]
    subprocess.run(
        [*pip, "--quiet", "--disable-pip-version-check", str(wheel)], check=True, capture_output=True
    )
    return binaries


def output(program: Path, *arguments: str, home: Path) -> str:
    environment = {"PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(home), "COLUMNS": "80"}
    return subprocess.run(
        [program, *arguments], check=True, capture_output=True, text=True, env=environment, cwd=home
    ).stdout


def test_the_wheel_runs_from_anywhere_and_knows_the_same(
    installed: Path, environment: dict[str, str], base: KnowledgeBase, tmp_path: Path
) -> None:
    checkout = subprocess.run(
        [sys.executable, "-m", "careerpath_cli", "list", "--json"],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    ).stdout
    assert output(installed / "careerpath", "list", "--json", home=tmp_path) == checkout
    assert [role["id"] for role in json.loads(checkout)] == list(base.roles)


def test_the_wheel_carries_its_knowledge_base_and_it_is_clean(installed: Path, tmp_path: Path) -> None:
    assert output(installed / "careerpath", "kb", "check", home=tmp_path).startswith("No problems.")


def test_the_package_runs_as_a_module(installed: Path, tmp_path: Path) -> None:
    version = output(installed / "careerpath", "--version", home=tmp_path)
    command = [str(installed / "python"), "-m", "careerpath_cli", "--version"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == version


def test_nothing_is_imported_before_it_is_needed(
    installed: Path, base: KnowledgeBase, tmp_path: Path
) -> None:
    output(installed / "careerpath", "list", home=tmp_path)
    code = (
        "import sys; sys.argv = ['careerpath', 'list']; from careerpath_cli.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'yaml', 'questionary', 'prompt_toolkit'} & set(sys.modules)\n"
        "sys.exit(f'imported for nothing: {heavy}' if heavy else 0)"
    )
    assert f"{len(base.roles)} roles" in output(installed / "python", "-c", code, home=tmp_path)
