"""Who may import whom: every room imports only rooms below it, and no modules import in a circle."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import careerpath_cli

ROOT = Path(careerpath_cli.__file__).parent
PACKAGE = "careerpath_cli"
MOST_MODULES = 12

MAY_IMPORT = {
    "errors": "",
    "storage": "errors",
    "plan_file": "storage errors",
    "knowledge.model": "storage",
    "knowledge": "knowledge.model storage errors",
    "profile": "knowledge knowledge.model storage errors",
    "extras": "errors",
    "documents": "extras storage errors",
    "repositories": "extras documents knowledge knowledge.model storage errors",
    "extraction": "documents repositories profile knowledge knowledge.model storage errors",
    "importing": "extraction documents profile knowledge knowledge.model storage errors",
    "matching": "profile knowledge knowledge.model storage errors",
    "planning": "matching profile knowledge knowledge.model errors",
    "roadmap": "planning matching profile knowledge knowledge.model storage errors",
    "transitions": "planning matching profile knowledge knowledge.model errors",
    "whatif": "planning matching profile knowledge knowledge.model errors",
    "evaluation": "matching profile knowledge knowledge.model storage errors",
    "advice": "extraction documents whatif planning matching profile knowledge knowledge.model errors",
    "reporting": "advice transitions roadmap planning matching profile knowledge knowledge.model errors",
    "engine": "reporting importing extraction repositories documents advice evaluation whatif transitions "
    "roadmap planning matching profile knowledge knowledge.model errors",
    "interview.terminal": "interview knowledge",
    "interview": "matching profile knowledge knowledge.model storage errors",
    "views.saved": "",
    "views": "extras reporting importing extraction repositories documents advice evaluation whatif "
    "transitions roadmap planning matching profile knowledge knowledge.model plan_file storage errors",
}
"""Room → the rooms that it may import beside itself; every one may import `record`.

`commands` and `__main__` may import everything.
"""
INSIDE: dict[str, set[str]] = {"interview.terminal": {"interview.prompt"}, "commands.shared": set()}
"""Rooms inside others that see only a part of the room they stand in."""


def modules() -> dict[str, Path]:
    """Every module of the package by its name without the package's own."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path, known: set[str]) -> Iterator[str]:
    """The modules of the package that a file imports anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{PACKAGE}."):
            module = node.module.removeprefix(f"{PACKAGE}.")
            for name in node.names:
                submodule = f"{module}.{name.name}"
                yield submodule if submodule in known else module
        elif isinstance(node, ast.Import):
            yield from (
                name.name.removeprefix(f"{PACKAGE}.")
                for name in node.names
                if name.name.startswith(f"{PACKAGE}.")
            )


def room_of(module: str) -> str:
    """The room that a module stands in."""
    rooms = [room for room in MAY_IMPORT if module == room or module.startswith(f"{room}.")]
    return max(rooms, key=len, default=module.split(".", maxsplit=1)[0])


MODULES = modules()
Graph = dict[str, set[str]]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """What each module imports."""
    return {name: set(imported(path, set(MODULES))) - {""} for name, path in MODULES.items()}


def test_something_is_read_at_all(graph: Graph) -> None:
    assert "matching.ranking" in graph
    assert "profile.model" in graph["matching.ranking"]


def test_every_room_imports_only_what_it_may(graph: Graph) -> None:
    wrong = [
        f"{name} imports {other}"
        for name, others in graph.items()
        if room_of(name) in MAY_IMPORT
        for other in others
        if room_of(other) not in {room_of(name), "record", *MAY_IMPORT[room_of(name)].split()}
    ]
    assert wrong == []


COMPUTING = ("matching", "planning", "roadmap", "transitions", "whatif", "advice", "reporting")


def test_commands_ask_the_engine_and_name_of_the_rooms_below_it_only_records() -> None:
    asked = [
        f"{path.name}: {name.name} of {node.module}"
        for path in (ROOT / "commands").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{PACKAGE}.")
        if room_of(node.module.removeprefix(f"{PACKAGE}.")) in COMPUTING
        for name in node.names
        if not name.name[0].isupper()
    ]
    assert asked == []


@pytest.mark.parametrize(("room", "parts"), INSIDE.items())
def test_a_room_inside_another_sees_only_its_seam(room: str, parts: set[str], graph: Graph) -> None:
    outer = room.rpartition(".")[0]
    wrong = [
        f"{name} imports {other}"
        for name, others in graph.items()
        if name.startswith(f"{room}.")
        for other in others
        if other.startswith(f"{outer}.") and not other.startswith(f"{room}.") and other not in parts
    ]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle(graph: Graph) -> None:
    TopologicalSorter(graph).prepare()


def test_a_room_has_at_most_a_dozen_modules() -> None:
    rooms: dict[Path, list[str]] = {}
    for name, path in MODULES.items():
        if path.name != "__init__.py":
            rooms.setdefault(path.parent, []).append(name)
    assert {str(room): names for room, names in rooms.items() if len(names) > MOST_MODULES} == {}


def test_every_room_says_what_it_is_for_and_what_it_may_import() -> None:
    for path in ROOT.rglob("__init__.py"):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        assert path.parent in (ROOT, ROOT / "knowledge" / "model") or "May import" in said, path
