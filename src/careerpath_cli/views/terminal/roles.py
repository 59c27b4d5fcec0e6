"""Roles without a person: the list, one role's page, and a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from careerpath_cli.views import words
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    NARROW,
    QUIET,
    STRONG,
    bullets,
    command,
    heading,
    labelled,
    plain,
    section,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careerpath_cli.advice.gaps import RoleGap
    from careerpath_cli.advice.matching import RoleMatch
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Need, Role

_COLUMN_NEEDED = 15
_LABELS_NEEDED = 18
_LABEL_LEAST = 14


def roles_page(roles: Sequence[Role], base: KnowledgeBase, width: int) -> Group:
    """List roles, one a row."""
    if not roles:
        return Group(plain("No role passes all of these filters."), plain("Try fewer of them.", QUIET))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=STRONG)
    table.add_column("Role", style=ACCENT, overflow="fold")
    table.add_column("Level", overflow="fold")
    if width >= NARROW:
        table.add_column("Domains", overflow="fold", ratio=1)
    for role in roles:
        row = [role.id, role.ladder.level]
        if width >= NARROW:
            row.append(words.domains(role, base))
        table.add_row(*map(plain, row))
    count = f"{len(roles)} role{'' if len(roles) == 1 else 's'}. For one of them: careerpath show ROLE"
    return Group(table, Text(""), plain(count, QUIET))


def role_page(role: Role, base: KnowledgeBase) -> Group:
    """Show everything about one role."""
    facts: list[tuple[str, RenderableType]] = [
        ("Level", plain(words.ladder(role.ladder) + _said_by(role.ladder.source, base))),
        ("Domains", plain(words.domains(role, base))),
        ("Found in", plain(words.industries(role, base))),
        ("Degree", plain(_education(role))),
        ("Also", plain(", ".join(role.aliases) or "–")),
    ]
    return Group(
        heading(role.name),
        plain(role.summary),
        Text(""),
        labelled(facts),
        section("The weeks", plain(_weeks(role, base))),
        section("What it gives", plain(_offers(role, base))),
        section("Required", _needs(role.required, base)),
        section("Helpful", _needs(role.helpful, base)),
        section("Pay", _salaries(role, base)),
        section(
            f"A project that convinces: {role.portfolio.title}",
            plain(role.portfolio.brief),
            plain(f"Proof: {role.portfolio.proof}"),
            plain(f"{words.span(*role.portfolio.hours)} hours", QUIET),
        ),
        section("Sources", bullets([_source(identifier, base) for identifier in role.sources], "•", QUIET)),
        Text(""),
        command(f"careerpath roadmap {role.id}"),
    )


def _said_by(source: str, base: KnowledgeBase) -> str:
    return " (our judgement)" if base.sources[source].kind == "judgement" else ""


def _education(role: Role) -> str:
    least = words.DEGREE_NAMES[role.education.minimum]
    usual = words.DEGREE_NAMES[role.education.usual]
    asked = f"usually {usual}" if least == usual else f"at least {least}, usually {usual}"
    return f"{asked} ({', '.join(role.education.fields)}). {role.education.note}"


def _weeks(role: Role, base: KnowledgeBase) -> str:
    names = {"core": "mostly", "regular": "regularly", "occasional": "now and then"}
    return _grouped(((one.share, base.activities[one.activity].name) for one in role.activities), names)


def _offers(role: Role, base: KnowledgeBase) -> str:
    names = {"strong": "much", "fair": "some", "weak": "little"}
    return _grouped(((one.degree, base.values[one.value].name) for one in role.offers), names)


def _grouped(parts: Iterable[tuple[str, str]], names: Mapping[str, str]) -> str:
    """Gather (degree, what) pairs into one sentence, by degree in the order of `names`."""
    found: dict[str, list[str]] = {degree: [] for degree in names}
    for degree, what in parts:
        found[degree].append(what.lower())
    return "; ".join(
        f"{names[degree]} {', '.join(what)}" for degree, what in found.items() if what
    ).capitalize()


def _needs(needs: Sequence[Need], base: KnowledgeBase) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=ACCENT, overflow="fold")
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    for need in needs:
        why = plain(need.why or words.need_word(need), "" if need.why else QUIET)
        grid.add_row(plain(base.skills[need.skill].name), plain(need.level), why)
    return grid


def _salaries(role: Role, base: KnowledgeBase) -> RenderableType:
    if not role.salaries:
        return plain("No source that we have gives a figure.", QUIET)
    return bullets([words.salary(row, base) for row in role.salaries])


def _source(identifier: str, base: KnowledgeBase) -> str:
    source = base.sources[identifier]
    author = f"{source.author}, " if source.author else ""
    return f"{author}{source.title} ({source.dated})"


def comparison_page(
    roles: Sequence[Role],
    base: KnowledgeBase,
    width: int,
    matches: Mapping[str, RoleMatch] | None = None,
    gaps: Mapping[str, RoleGap] | None = None,
) -> Group:
    """Set roles side by side, or one below the other where the window is too narrow for columns.

    With `matches` and `gaps` (by role), the person stands beside them.
    """
    facts = _facts(roles, base, matches or {})
    skills = _skill_rows(roles, base, gaps)
    if width < _LABELS_NEEDED + _COLUMN_NEEDED * len(roles):
        return _stacked(roles, facts, skills)
    return Group(_columns(roles, facts), Text(""), _columns(roles, skills, "Skill", you=gaps is not None))


Rows = list[tuple[str, list[str]]]


def _facts(roles: Sequence[Role], base: KnowledgeBase, matches: Mapping[str, RoleMatch]) -> Rows:
    rows: Rows = []
    if matches:
        found = [matches[role.id] for role in roles]
        rows.append(("Fit", [words.percent(match.fit) for match in found]))
        rows.append(("Want", [words.percent(match.want) for match in found]))
        rows.append(("Can", [words.percent(match.can) for match in found]))
        rows.append(("May", [words.may(match) for match in found]))
    rows.append(("Level", [words.ladder(role.ladder) for role in roles]))
    rows.append(("Degree", [f"usually {words.DEGREE_NAMES[role.education.usual]}" for role in roles]))
    rows.append(("Pay, USD", [_pay_column(role) for role in roles]))
    rows.append(("Weeks", [_weeks(role, base) for role in roles]))
    rows.append(("Gives", [_offers(role, base) for role in roles]))
    return rows


def _pay_column(role: Role) -> str:
    rows = [f"{_thousands(row.low, row.high)} ({row.source})" for row in role.salaries]
    return "\n".join(rows) or "no figure"


def _thousands(low: float, high: float | None) -> str:
    return f"{words.span(low / 1000, None if high is None else high / 1000)}k"


def _skill_rows(roles: Sequence[Role], base: KnowledgeBase, gaps: Mapping[str, RoleGap] | None) -> Rows:
    """Give a row for each skill that one of the roles requires, those that most share first."""
    needs = [{need.skill: need for need in role.needs} for role in roles]
    required = dict.fromkeys(need.skill for role in roles for need in role.required)
    shared = sorted(required, key=lambda skill: -sum(skill in one for one in needs))
    mine = {one.need.skill: one.level for gap in (gaps or {}).values() for one in gap.skills}
    rows: Rows = []
    for skill in shared:
        cells = [_need_cell(one.get(skill)) for one in needs]
        you = [words.level_name(mine[skill])] if gaps is not None else []
        rows.append((base.skills[skill].name, [*you, *cells]))
    return rows


def _need_cell(need: Need | None) -> str:
    if need is None:
        return "·"
    return need.level if need.required else f"({need.level})"


def _columns(roles: Sequence[Role], rows: Rows, title: str = "", *, you: bool = False) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style=STRONG, expand=False)
    table.add_column(title, style=QUIET, overflow="fold", min_width=_LABEL_LEAST, max_width=_LABELS_NEEDED)
    if you:
        table.add_column("You", overflow="fold", min_width=9)
    for role in roles:
        table.add_column(plain(role.name), overflow="fold")
    for label, cells in rows:
        table.add_row(plain(label), *map(plain, cells))
    return table


def _stacked(roles: Sequence[Role], facts: Rows, skills: Rows) -> Group:
    parts: list[RenderableType] = []
    extra = len(skills[0][1]) - len(roles) if skills else 0
    for position, role in enumerate(roles):
        asked = [(label, cells[position + extra], cells[0]) for label, cells in skills]
        lines = [
            f"{label}: {cell}{f' (you: {mine})' if extra else ''}"
            for label, cell, mine in asked
            if cell != "·"
        ]
        parts += [
            heading(role.name),
            labelled((label, plain(cells[position])) for label, cells in facts),
            labelled([("Asks", bullets(lines))]),
            Text(""),
        ]
    return Group(*parts[:-1])
