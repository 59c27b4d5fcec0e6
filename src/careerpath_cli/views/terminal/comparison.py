"""The page of roles side by side."""

from collections.abc import Mapping, Sequence

from rich.console import Group
from rich.table import Column, Table

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Need, Role
from careerpath_cli.knowledge.pay import shown_pay
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.planning.gaps import RoleGap, SkillGap
from careerpath_cli.views.outline import Bullets, Facts, Span
from careerpath_cli.views.terminal.outline import BLANK, Part, drawn
from careerpath_cli.views.terminal.parts import QUIET, STRONG, plain
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import words

_COLUMN_MIN = 15
_LABEL_MAX = 18
_LABEL_MIN = 14


def comparison_page(
    roles: Sequence[Role],
    base: KnowledgeBase,
    width: int,
    matches: Mapping[str, RoleMatch] | None = None,
    gaps: Mapping[str, RoleGap] | None = None,
) -> Group:
    """Return roles side by side, or one below the other where the window is too narrow for columns.

    `matches` and `gaps` (by role) add the person to the comparison.
    """
    facts = _facts(roles, base, matches or {})
    skills = _skill_rows(roles, base, gaps)
    if width < _LABEL_MAX + _COLUMN_MIN * len(roles):
        return _stacked(roles, facts, skills)
    return drawn(_columns(roles, facts), BLANK, _columns(roles, skills, "Skill", you=gaps is not None))


Rows = list[tuple[str, list[str]]]


def _facts(roles: Sequence[Role], base: KnowledgeBase, matches: Mapping[str, RoleMatch]) -> Rows:
    fits = [matches[role.id] for role in roles] if matches else []
    rows = [
        ("Fit", [words.percent(match.fit) for match in fits]),
        ("Want", [words.percent(match.want) for match in fits]),
        ("Can", [words.percent(match.can) for match in fits]),
        ("May", [words.may(match) for match in fits]),
        ("Level", [words.ladder(role.ladder) for role in roles]),
        ("Degree", [f"usually {words.DEGREE_NAMES[role.education.usual]}" for role in roles]),
        ("Pay per year", [_pay_column(role, base) for role in roles]),
        ("Day to day", [words.weeks_line(role, base) for role in roles]),
        ("Offers", [words.offers_line(role, base) for role in roles]),
    ]
    return [(label, cells) for label, cells in rows if cells]


def _pay_column(role: Role, base: KnowledgeBase) -> str:
    """Return what articles say a role pays; where none does, the one figure that `show` has."""
    lines = [fact_words.in_short(pay) for pay in shown_pay(role, base)]
    return "\n".join(lines) or fact_words.NOTHING.lower()


def _skill_rows(roles: Sequence[Role], base: KnowledgeBase, gaps: Mapping[str, RoleGap] | None) -> Rows:
    """Return a row for each skill that any of the roles requires, the most shared first."""
    needs = [{need.skill: need for need in role.needs} for role in roles]
    required = dict.fromkeys(need.skill for role in roles for need in role.required)
    shared = sorted(required, key=lambda skill: -sum(skill in role_needs for role_needs in needs))
    own_gaps = {skill_gap.need.skill: skill_gap for gap in (gaps or {}).values() for skill_gap in gap.skills}
    rows: Rows = []
    for skill in shared:
        cells = [_need_cell(role_needs.get(skill)) for role_needs in needs]
        you = [_own_cell(own_gaps[skill])] if gaps is not None else []
        rows.append((base.skills[skill].name, [*you, *cells]))
    return rows


def _own_cell(gap: SkillGap) -> str:
    level = words.level_name(gap.level)
    return f"at least {level}" if gap.implied_by or gap.at_least else level


def _need_cell(need: Need | None) -> str:
    if need is None:
        return "·"
    return need.level if need.required else f"({need.level})"


def _columns(roles: Sequence[Role], rows: Rows, title: str = "", *, you: bool = False) -> Table:
    label = Column(title, style=QUIET, overflow="fold", min_width=_LABEL_MIN, max_width=_LABEL_MAX)
    own = [Column("You", overflow="fold", min_width=9)] if you else []
    named = [Column(plain(role.name), overflow="fold") for role in roles]
    table = Table(label, *own, *named, box=None, padding=(0, 1, 0, 0), header_style=STRONG)
    for name, cells in rows:
        table.add_row(plain(name), *map(plain, cells))
    return table


def _stacked(roles: Sequence[Role], facts: Rows, skills: Rows) -> Group:
    parts: list[Part] = []
    extra = len(skills[0][1]) - len(roles) if skills else 0
    for position, role in enumerate(roles):
        asked = [(label, cells[position + extra], cells[0]) for label, cells in skills]
        needs = [
            f"{label}: {cell}{f' (you: {own})' if extra else ''}" for label, cell, own in asked if cell != "·"
        ]
        told = Facts([(label, cells[position]) for label, cells in facts])
        parts += [Span(role.name, "strong"), told, Facts([("Needs", Bullets(needs))]), BLANK]
    return drawn(*parts[:-1])
