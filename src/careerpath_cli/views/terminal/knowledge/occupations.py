"""Pages of occupations: what people do today, and where it leads."""

from collections.abc import Sequence

from rich.console import Group

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.occupations import Occupation
from careerpath_cli.views.outline import Bullets, Span, facts, section
from careerpath_cli.views.terminal.outline import page
from careerpath_cli.views.terminal.parts import listing


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
        (Span(base.roles[move.role].name, "accent"), f" ({move.role}): {move.how}")
        for move in occupation.moves
    ]
    industries = ", ".join(base.industries[industry].name for industry in occupation.industries)
    outline = section(
        "",
        occupation.name,
        facts(
            ("Also", ", ".join(occupation.aliases) or "–"),
            ("O*NET", occupation.code),
            ("Where", industries or "in every industry"),
        ),
        section("moves", "Where it leads", Bullets(moves)),
        section("brings", "What it brings", "; ".join(brought) or "nothing that we would take for granted"),
        section("project", "What to build a first project on", occupation.material),
        *(Span(f"careerpath show {move.role}", "command") for move in occupation.moves[:1]),
    )
    return page(outline)
