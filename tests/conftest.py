"""What all tests share: the knowledge base, the model, and the program as a user runs it."""

import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.files import data_directory
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.views.terminal import parts
from forking import Forks
from parsed_once import parse_once
from terminals import Terminals

Run = Callable[..., "subprocess.CompletedProcess[str]"]


settings.register_profile("default", derandomize=True, max_examples=40, deadline=None)
settings.register_profile("explore", max_examples=200, deadline=None)
settings.load_profile("default")
"""The same examples in every run: a commit is either good or not. `make explore` looks for new ones.

A busy machine is no fault of what is tested, so no example has a deadline."""


def pytest_configure() -> None:
    """Parse files once, and let Ctrl-C reach the programs under test.

    A background job of a shell and its children ignore it.
    """
    parse_once()
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are collected, nor among them later: these thousands stay."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's cache, in a place of the tests' own, so that no test touches the user's.

    Tests and the programs they run share it: what one compiles, the others read.
    """
    return tmp_path_factory.mktemp("home") / "careerpath"


@pytest.fixture(scope="session")
def base(cache: Path) -> KnowledgeBase:
    return load_base(cache=cache)


@pytest.fixture(scope="session")
def model(base: KnowledgeBase) -> MatchingModel:
    return build_model(base)


@pytest.fixture(scope="session")
def tiny_base(cache: Path) -> KnowledgeBase:
    """Three roles with round numbers, so that a test can work out by hand what it expects."""
    return load_base(Path(__file__).parent / "tiny_base", cache)


@pytest.fixture(scope="session")
def tiny_model(tiny_base: KnowledgeBase) -> MatchingModel:
    return build_model(tiny_base)


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """A copy of the shipped YAML files that a test may spoil."""
    return Path(shutil.copytree(data_directory(), tmp_path / "data"))


@pytest.fixture(scope="session")
def environment(cache: Path) -> dict[str, str]:
    """The environment of a user with 80 columns, whose caches and data lie in a temporary place.

    Their shell knows `careerpath`, and they want no pager, which would wait for a key.
    """
    kept = {key: os.environ[key] for key in ("HOME", "TMPDIR") if key in os.environ}
    return kept | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "COLUMNS": "80",
        "PAGER": "cat",
        "PYTHONIOENCODING": "utf-8",
        "XDG_CACHE_HOME": str(cache.parent),
        "XDG_CONFIG_HOME": str(cache.parent / "config-home"),
        "XDG_DATA_HOME": str(cache.parent / "data-home"),
    }


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    loaded = Forks(tmp_path_factory.mktemp("streams"))
    yield loaded
    loaded.close()


@pytest.fixture
def run(environment: dict[str, str], forks: Forks, tmp_path: Path) -> Run:
    """Run `careerpath` with some arguments in an empty directory, as a user without a terminal would."""

    def run_program(*arguments: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        return forks.run(arguments, stdin, environment | variables, tmp_path)

    return run_program


@pytest.fixture
def terminals(forks: Forks, tmp_path: Path) -> Iterator[Terminals]:
    """Run `careerpath` in pseudo-terminals, in an empty directory, until the test ends."""
    opened = Terminals(forks, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Run:
    """Do the same as `run` in a new interpreter, for tests of what happens while it starts."""

    def start_program(*arguments: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "careerpath_cli", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment | variables,
            cwd=tmp_path,
            timeout=120,
            check=False,
        )

    return start_program


@pytest.fixture
def whole_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let prose be as wide as the window, so that no sentence of a page is broken in a very wide one."""
    monkeypatch.setattr(parts, "PROSE", 10_000)
