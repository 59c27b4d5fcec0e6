"""The page of roles side by side: where they differ, what only one of them asks for, what they share."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group
from rich.table import Column, Table

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Need, Role
from careerpath_cli.knowledge.pay import shown_pay
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.planning.gaps import RoleGap, SkillGap
from careerpath_cli.record import record
from careerpath_cli.views.outline import Bullets, Facts, Span, facts, lines
from careerpath_cli.views.terminal.outline import BLANK, Part, drawn
from careerpath_cli.views.terminal.parts import QUIET, STRONG, plain
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import words

_COLUMN_MIN, _COLUMN_MAX = 15, 50
_LABEL_MAX = 18
_LABEL_MIN = 14
_YOU_MIN = 9
_ABSENT = "·"
_REST = "nothing else"
"""Where a role has nothing beyond what all have in common."""


@record
class Row:
    """A property of roles, one cell for each; `you` is where the person stands, empty without one."""

    label: str
    cells: tuple[str, ...]
    you: str = ""

    @property
    def differs(self) -> bool:
        """Whether not all roles are alike in it."""
        return len(set(self.cells)) > 1

    @property
    def only(self) -> int | None:
        """The place of the only role that has it; None where several have."""
        having = [place for place, cell in enumerate(self.cells) if cell != _ABSENT]
        return having[0] if len(having) == 1 else None


def comparison_page(
    roles: Sequence[Role],
    base: KnowledgeBase,
    width: int,
    matches: Mapping[str, RoleMatch] | None = None,
    gaps: Mapping[str, RoleGap] | None = None,
) -> Group:
    """Return roles side by side, or row by row where the window is too narrow for columns.

    What differs comes first, then what only one role asks for, then what all share. `matches` and `gaps`
    (by role) add the person to the comparison.
    """
    told = list(_facts(roles, base, matches or {}))
    skills = _skills(roles, base, gaps)
    differing = [row for row in skills if row.differs and row.only is None]
    of_roles = [row for row in told if row.differs]
    you = gaps is not None
    tables: list[Part] = [_columns(roles, of_roles), _columns(roles, differing, "Skill", you=you)]
    if width < _LABEL_MAX + _COLUMN_MIN * len(roles) + _YOU_MIN * you:
        tables = _narrow(roles, of_roles, differing)
    brackets = "In brackets: useful, not required." if "(" in str(skills) else ""
    shared = _shared(roles, [*told, *_in_all(roles, base)], skills)
    return _apart(*tables, *_only(roles, skills), shared, Span(brackets, "quiet"))


def _apart(*blocks: Part) -> Group:
    """Return blocks with a blank line between them, without those that nothing stands in."""
    groups = [group for block in blocks if (group := drawn(block)).renderables]
    return Group(*[part for group in groups for part in (BLANK, group)][1:])


def _facts(roles: Sequence[Role], base: KnowledgeBase, matches: Mapping[str, RoleMatch]) -> Iterator[Row]:
    """Yield what is told of each role; of their weeks and offers, what not all have in common."""
    fits = [matches[role.id] for role in roles] if matches else []
    weeks, offers = _common(roles)
    rows = [
        ("Fit", [words.percent(match.fit) for match in fits]),
        ("Want", [words.percent(match.want) for match in fits]),
        ("Can", [words.percent(match.can) for match in fits]),
        ("May", [words.may(match) for match in fits]),
        ("Level", [words.ladder(role.ladder) for role in roles]),
        ("Degree", [f"usually {words.DEGREE_NAMES[role.education.usual]}" for role in roles]),
        ("Pay per year", [_pay(role, base) for role in roles]),
        ("Openings", [fact_words.posts(role, base) or "nobody counts them" for role in roles]),
        ("Day to day", [words.weeks_line(role, base, but=weeks) or _REST for role in roles]),
        ("Offers", [words.offers_line(role, base, but=offers) or _REST for role in roles]),
    ]
    alike = (_REST,) * len(roles)
    yield from (Row(label, tuple(cells)) for label, cells in rows if cells and tuple(cells) != alike)


def _common(roles: Sequence[Role]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the shares of activities, and the degrees of what is offered, that all of the roles have."""
    weeks: list[set[tuple[str, str]]] = [
        {(part.share, part.activity) for part in role.activities} for role in roles
    ]
    offers: list[set[tuple[str, str]]] = [
        {(offer.degree, offer.value) for offer in role.offers} for role in roles
    ]
    return set.intersection(*weeks), set.intersection(*offers)


def _in_all(roles: Sequence[Role], base: KnowledgeBase) -> Iterator[Row]:
    """Yield what the weeks and offers of all the roles have in common."""
    weeks, offers = _common(roles)
    yield Row("Day to day", (words.weeks_line(roles[0], base, only=weeks),))
    yield Row("Offers", (words.offers_line(roles[0], base, only=offers),))


def _pay(role: Role, base: KnowledgeBase) -> str:
    """Return the first figure that `show` has."""
    return next((fact_words.in_short(pay) for pay in shown_pay(role, base)), fact_words.NOTHING.lower())


def _skills(roles: Sequence[Role], base: KnowledgeBase, gaps: Mapping[str, RoleGap] | None) -> list[Row]:
    """Return a row for each skill that any of the roles requires, the most shared first."""
    needs = [{need.skill: need for need in role.needs} for role in roles]
    required = dict.fromkeys(need.skill for role in roles for need in role.required)
    shared = sorted(required, key=lambda skill: -sum(skill in role_needs for role_needs in needs))
    own_gaps = {skill_gap.need.skill: skill_gap for gap in (gaps or {}).values() for skill_gap in gap.skills}
    return [
        Row(
            base.skills[skill].name,
            tuple(_need(role_needs.get(skill)) for role_needs in needs),
            _own(own_gaps[skill]) if gaps is not None else "",
        )
        for skill in shared
    ]


def _own(gap: SkillGap) -> str:
    level = words.level_name(gap.level)
    return f"at least {level}" if gap.implied_by or gap.at_least else level


def _need(need: Need | None) -> str:
    if need is None:
        return _ABSENT
    return need.level if need.required else f"({need.level})"


def _columns(roles: Sequence[Role], rows: Sequence[Row], title: str = "", *, you: bool = False) -> Table:
    label = Column(title, style=QUIET, overflow="fold", min_width=_LABEL_MIN, max_width=_LABEL_MAX)
    own = [Column("You", overflow="fold", min_width=_YOU_MIN)] if you else []
    named = [Column(plain(role.name), overflow="fold", max_width=_COLUMN_MAX) for role in roles]
    table = Table(label, *own, *named, box=None, padding=(0, 1, 0, 0), header_style=STRONG)
    for row in rows:
        table.add_row(plain(row.label), *(plain(cell) for cell in ((row.you,) * you + row.cells)))
    return table


def _narrow(roles: Sequence[Role], told: Sequence[Row], skills: Sequence[Row]) -> list[Part]:
    """Return rows one below the other, in which numbers stand for the roles."""
    numbered = [f"{number} {role.name}" for number, role in enumerate(roles, start=1)]
    rows = [
        (row.label, Bullets([f"{number} {cell}" for number, cell in enumerate(row.cells, start=1)], mark=""))
        for row in told
    ]
    asked = [(Span(row.label, "accent"), f": {_by_level(row)}{_beside(row.you)}") for row in skills]
    return [lines(*(Span(name, "strong") for name in numbered)), Facts(rows), Bullets(asked)]


def _by_level(row: Row) -> str:
    """Return which roles ask for which level: `1, 3 proficient; 2 (working)`."""
    places = {
        cell: [str(place) for place, other in enumerate(row.cells, start=1) if other == cell]
        for cell in row.cells
        if cell != _ABSENT
    }
    return "; ".join(f"{', '.join(numbers)} {cell}" for cell, numbers in places.items())


def _beside(you: str) -> str:
    return f" (you: {you})" if you else ""


def _only(roles: Sequence[Role], skills: Sequence[Row]) -> Iterator[Part]:
    """Yield for each role the skills that none of the others asks for."""
    for place, role in enumerate(roles):
        own = [_named(row, row.cells[place]) for row in skills if row.only == place]
        if own:
            yield Span(f"Only {role.name}: ", "strong"), ", ".join(own)


def _shared(roles: Sequence[Role], told: Sequence[Row], skills: Sequence[Row]) -> Part:
    """Return what all of the roles have in common."""
    same = ", ".join(_named(row, row.cells[0]) for row in skills if not row.differs)
    alike = facts(("Skills", same), *((row.label, row.cells[0]) for row in told if not row.differs))
    heading = Span("Both" if len(roles) == 2 else "All", "strong")  # noqa: PLR2004 - a pair
    return drawn(heading, alike) if alike.items else ""


def _named(row: Row, level: str) -> str:
    return f"{row.label} {level}{_beside(row.you)}"
