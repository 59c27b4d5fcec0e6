"""The list of roles: name, level, openings and pay, with what each is for on the line below."""

from collections.abc import Iterator, Sequence

from rich.cells import set_cell_size
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.pay import foremost, pay_facts
from careerpath_cli.views.outline import Span
from careerpath_cli.views.terminal.outline import BLANK, drawn
from careerpath_cli.views.terminal.parts import ACCENT, NARROW, PROSE, QUIET, STRONG, plain
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import words

_LEVEL, _OPENINGS, _GAP, _INDENT = 9, 8, 2, "  "
_HEADINGS = ("Role", "Level", "Openings", "Pay a year")


def roles_page(roles: Sequence[Role], base: KnowledgeBase, width: int, *, ids: bool = False) -> Group:
    """Return the list of roles, with their ids where they are asked for."""
    if not roles:
        return drawn("No role matches all of these filters.", Span("Try fewer filters.", "quiet"))
    names = max(len(role.name) for role in roles)
    wide = width >= NARROW
    head = [_line(_HEADINGS, names, STRONG)] if wide else []
    entries = [
        Group(*(_row if wide else _stacked)(role, base, names), _summary(role, ids=ids)) for role in roles
    ]
    count = words.count(len(roles), "role")
    note = f"{count}. Details: careerpath show ROLE. ~ is the pay of a wider or neighbouring job."
    return Group(*head, *entries, BLANK, Constrain(plain(note, QUIET), PROSE))


def _cells(role: Role, base: KnowledgeBase) -> tuple[str, str, str, str]:
    counted = base.posts.get(role.id)
    pay = fact_words.in_brief(foremost(pay_facts(role, base)), role)
    return role.name, role.ladder.level, counted.word if counted else "–", pay


def _row(role: Role, base: KnowledgeBase, names: int) -> Iterator[RenderableType]:
    yield _line(_cells(role, base), names)


def _stacked(role: Role, base: KnowledgeBase, _names: int) -> Iterator[RenderableType]:
    """Yield a role's name, and its figures below it."""
    name, *figures = _cells(role, base)
    yield plain(name, ACCENT)
    level, openings, pay = figures
    yield plain(f"{_INDENT}{level} · openings: {openings} · {pay}")


def _line(cells: Sequence[str], names: int, style: str = "") -> Text:
    name, level, openings, pay = cells
    padded = (set_cell_size(level, _LEVEL + _GAP), set_cell_size(openings, _OPENINGS + _GAP), pay)
    return Text.assemble((set_cell_size(name, names + _GAP), style or ACCENT), ("".join(padded), style))


def _summary(role: Role, *, ids: bool) -> RenderableType:
    """Return what a role is for, cut where the line ends."""
    identifier = f"{role.id}  " if ids else ""
    line = Text.assemble(_INDENT, identifier, (words.first_sentence(role.summary), QUIET))
    line.no_wrap, line.overflow = True, "ellipsis"
    return Constrain(line, PROSE)
