"""Pages of occupations: what people do today, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.occupations import Occupation
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    bullets,
    command,
    heading,
    labelled,
    listing,
    plain,
    section,
)


def occupations_page(occupations: Sequence[Occupation], base: KnowledgeBase, width: int) -> Group:
    """Return the list of occupations, one per row, each with the roles nearest to it."""
    rows = [
        (one.id, one.name, ", ".join(base.roles[move.role].name for move in one.moves)) for one in occupations
    ]
    count = f"{len(rows)} occupation{'' if len(rows) == 1 else 's'}. Details: careerpath occupations NAME"
    return listing(("Occupation", "Name", "Nearest roles"), rows, width, count)


def occupation_page(occupation: Occupation, base: KnowledgeBase) -> Group:
    """Return everything about an occupation: what it brings, where it leads, what to build from it."""
    brought = [f"{base.skills[skill].name}, at least {level}" for skill, level in occupation.skills.items()]
    moves = [
        Text.assemble((base.roles[move.role].name, ACCENT), f" ({move.role}): {move.how}")
        for move in occupation.moves
    ]
    industries = ", ".join(base.industries[industry].name for industry in occupation.industries)
    facts: list[tuple[str, RenderableType]] = [
        ("Also", plain(", ".join(occupation.aliases) or "–")),
        ("O*NET", plain(occupation.code)),
        ("Where", plain(industries or "in every industry")),
    ]
    parts: list[RenderableType] = [
        heading(occupation.name),
        labelled(facts),
        section("Where it leads", bullets(moves)),
        section("What it brings", plain("; ".join(brought) or "nothing that we would take for granted")),
        section("What to build a first project on", plain(occupation.material)),
    ]
    if occupation.moves:
        parts += [Text(""), command(f"careerpath show {occupation.moves[0].role}")]
    return Group(*parts)
