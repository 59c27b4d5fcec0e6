"""Draw the rooms of the code and what each imports, in docs/architecture.md.

usage: python docs/draw_rooms.py   (or: make rooms)
"""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

DOCS = Path(__file__).resolve().parent
PACKAGE = DOCS.parent / "src" / "careerpath_cli"
BEGIN, END = "<!-- drawn by make rooms -->\n", "<!-- end -->"
Rooms = dict[str, set[str]]


def main() -> None:
    """Write the drawing of today's code between its two marks."""
    page = DOCS / "architecture.md"
    page.write_text(with_drawing(page.read_text(encoding="utf-8"), drawing(rooms())), encoding="utf-8")


def with_drawing(text: str, drawn: str) -> str:
    """Return a page with what stands between the marks replaced."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}{drawn}{END}{rest.partition(END)[2]}"


def rooms() -> Rooms:
    """Return each room with the others that its modules import."""
    found: Rooms = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        own = _room(path.relative_to(PACKAGE).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("careerpath_cli."):
                other = _room(tuple(str(node.module).split(".")[1:]))
                found.setdefault(own, set()).update({other} - {own})
    # the package itself only hands out names, and everything rests on these two
    left_out = {"careerpath_cli", "errors", "record", "__main__"}
    return {room: others - left_out for room, others in found.items() if room not in left_out}


def _room(parts: tuple[str, ...]) -> str:
    return parts[0] if parts and parts != ("__init__",) else "careerpath_cli"


def drawing(graph: Rooms) -> str:
    """Return a Mermaid diagram: an arrow to each room that is imported and not already behind another."""
    order = list(
        TopologicalSorter({room: sorted(others) for room, others in sorted(graph.items())}).static_order()
    )
    behind: Rooms = {}
    lines = []
    for room in order:
        direct = graph.get(room, set())
        reached = set().union(*(behind[other] for other in direct)) if direct else set()
        behind[room] = direct | reached
        lines += [f"    {room} --> {other}" for other in sorted(direct - reached)]
    return "\n".join(["```mermaid", "flowchart TD", *reversed(lines), "```", ""])


if __name__ == "__main__":
    main()
