"""A person who has answered once is served by every command, and can type every command that they see."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.step_names import OF_A_ROLE

Run = Callable[..., "CompletedProcess[str]"]

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
PEOPLE = ["analyst", "nurse", "lawyer"]
OWN = "careerpath: using your saved answers (profile default).\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which nothing of this program is yet."""
    return tmp_path / "home"


@pytest.fixture
def careerpath(run: Run, home: Path) -> Run:
    """Run a command in that home."""

    def run_there(*arguments: str, **variables: str) -> CompletedProcess[str]:
        return run(*arguments, XDG_DATA_HOME=str(home), **variables)

    return run_there


def become(person: str, home: Path) -> Path:
    """Let the default profile be that of an example person."""
    path = home / "careerpath" / "profile.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes((EXAMPLES / f"{person}.yaml").read_bytes())
    return path


@pytest.mark.parametrize(
    "command",
    [
        ["advise"],
        ["advise", "--top", "5"],
        ["advise", "--why", "mle"],
        ["advise", "--weight", "want=2,can=1"],
        ["advise", "--reach", "far"],
        ["advise", "--hours-per-week", "12"],
        ["whatif"],
        ["whatif", "--learn", "docker=working"],
        ["path", "--to", "mle"],
        ["compare", "mle", "data-analyst"],
    ],
    ids=" ".join,
)
def test_the_default_profile_serves_as_if_it_were_named(
    command: list[str], careerpath: Run, home: Path
) -> None:
    profile = become("nurse", home)
    own = careerpath(*command)
    assert (own.returncode, own.stderr) == (0, OWN)
    named = careerpath(*command, "--profile-name", "default")
    assert (named.stdout, named.stderr) == (own.stdout, "")
    found = careerpath(*command, "--json")
    assert found.stderr == OWN
    assert found.stdout == careerpath(*command, "--profile", str(profile), "--json").stdout


@pytest.mark.parametrize(
    "command",
    [["advise"], ["whatif"], ["path", "--to", "mle"], ["compare", "mle", "data-analyst"]],
    ids=" ".join,
)
def test_a_profile_that_is_named_comes_before_the_default_one(
    command: list[str], run: Run, careerpath: Run, home: Path
) -> None:
    become("nurse", home)
    lawyer = ["--profile", str(EXAMPLES / "lawyer.yaml"), "--json"]
    named = careerpath(*command, *lawyer)
    assert (named.returncode, named.stderr) == (0, "")
    assert named.stdout == run(*command, *lawyer).stdout


def test_a_ladder_from_a_named_role_is_nobodys(run: Run, careerpath: Run, home: Path) -> None:
    become("nurse", home)
    ladder = ["path", "--from", "data-analyst", "--to", "mle"]
    assert careerpath(*ladder).stderr == ""
    assert careerpath(*ladder).stdout == run(*ladder).stdout


def test_without_a_default_profile_roles_are_compared_by_themselves(careerpath: Run) -> None:
    found = careerpath("compare", "mle", "data-analyst")
    assert (found.returncode, found.stderr) == (0, "")
    assert "You" not in found.stdout.split()


@pytest.mark.parametrize("command", [["whatif"], ["advise"], ["path", "--to", "mle"]], ids=" ".join)
def test_without_a_default_profile_the_way_to_one_is_named(command: list[str], careerpath: Run) -> None:
    told = careerpath(*command)
    assert (told.returncode, told.stdout) == (2, "")
    assert "--profile" in told.stderr


def test_the_history_of_the_default_profile_counts_in_every_command(careerpath: Run, home: Path) -> None:
    become("student", home)
    before = json.loads(careerpath("compare", "mle", "mlops-engineer", "--json").stdout)
    assert careerpath("done", "docker", "--level", "proficient").returncode == 0
    assert json.loads(careerpath("compare", "mle", "mlops-engineer", "--json").stdout) != before


def commands_on(page: str, base: KnowledgeBase) -> list[list[str]]:
    """Read the commands off a page, also those within sentences, where prose may be wrapped."""
    whole = re.sub(r"(?<=.{72})\n +", " ", page)
    pieces = re.split(r"careerpath (?=[a-z-])", whole)[1:]
    return [command_of(piece.partition("\n")[0].split(), base) for piece in pieces]


VALUE = re.compile(r"[a-z0-9-]+=[a-z]+|[A-Z]+|\d[\d-]*|\S+\.(?:yaml|md|html)")


def command_of(words: list[str], base: KnowledgeBase) -> list[str]:
    """Return the words of the command with which a line begins.

    It ends before the first word that is neither an option nor a name or a value.
    """
    steps = {f"{skill}-{level}" for skill, found in base.skills.items() for level in found.levels}
    steps |= {f"resource-{resource}" for resource in base.resources}
    steps |= {f"{kind}-{role}" for kind in ("project", *OF_A_ROLE) for role in base.roles}
    names = {*base.roles, *base.skills, *steps}
    taken = words[:1]
    for written in words[1:]:
        word = written.strip("().,;:")
        if not (word.startswith("--") or word in names or VALUE.fullmatch(word)):
            break
        taken.append(word)
        if word != written:
            break
    return taken


FILLED_IN = {"ROLE": "data-engineer", "SKILL": "python", "STEP": "python", "N": "2"}
"""What somebody types where a command leaves a place open."""


@pytest.mark.parametrize("person", PEOPLE[:2])
def test_every_command_that_a_page_shows_runs(
    person: str, careerpath: Run, home: Path, tmp_path: Path, base: KnowledgeBase
) -> None:
    become(person, home)
    advised = json.loads(careerpath("advise", "--json").stdout)["recommendations"]
    first, second = (one["role"] for one in advised[:2])
    pages = [
        ["advise"],
        ["roadmap", first],
        ["roadmap", first, "--full"],
        ["roadmap", second, "--full"],
        ["roadmap", second, "--hours-per-week", "6"],
        ["whatif"],
        ["path", "--to", "mlops-engineer"],
        ["compare", first, second],
        ["show", first],
        ["progress"],
        ["list"],
        ["skills"],
        ["profile", "list"],
    ]
    printed: dict[str, list[str]] = {}
    for page in pages:
        shown = careerpath(*page, COLUMNS="3000")
        assert shown.returncode == 0, (page, shown.stderr)
        for command in commands_on(shown.stdout, base):
            printed.setdefault(shlex.join(command), command)
    kinds = {command[0] for command in printed.values()}
    assert kinds >= {"advise", "roadmap", "whatif", "path", "show", "log", "done", "export", "skills"}
    for command in printed.values():
        ran = careerpath(*(FILLED_IN.get(word, word) for word in command))
        assert ran.returncode == 0, (command, ran.stderr)
        for written in ("plan.md", "me.html"):
            (tmp_path / written).unlink(missing_ok=True)
