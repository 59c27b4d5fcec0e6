"""The pages of `whatif`: what would change most, and the ranking before and after learning."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK, level_by_learning
from careerpath_cli.views.outline import Bullets, Span, facts
from careerpath_cli.views.terminal.outline import BLANK, drawn
from careerpath_cli.views.terminal.parts import BAD, GOOD, NARROW, QUIET, STRONG, plain
from careerpath_cli.views.wording import levers as lever_words
from careerpath_cli.views.wording import words
from careerpath_cli.whatif.levers import IN_FAVOUR, POINT, Levers
from careerpath_cli.whatif.whatif import Learning, LevelRise, RankedRole, RankingComparison, RoleChange

FURTHER = 3


def whatif_page(
    learning: Learning,
    comparison: RankingComparison,
    base: KnowledgeBase,
    hours_per_week: float | None,
    options: tuple[int, str | None],
) -> Group:
    """Return what is learnt, what it takes, and the new ranking.

    `options` are the width of the window, and a role that is shown wherever it ranks.
    """
    title, learnt = Span("If you learnt this", "strong"), _learning(learning, base)
    if not learning.steps:
        return drawn(title, learnt)
    effort, table = _effort(learning, base, hours_per_week), _table(comparison, base, *options)
    return drawn(title, learnt, effort, BLANK, table, BLANK, _meaning(comparison, base))


def _learning(learning: Learning, base: KnowledgeBase) -> Bullets:
    steps = [f"{lever_words.step(step, base)}: {_takes(step, base)}" for step in learning.steps]
    below = [
        f"{lever_words.step(step, base)}: {_takes(step, base)}, because the rest builds on it"
        for step in learning.below
    ]
    return Bullets([*steps, *below, *(_held(rise, base) for rise in learning.held)])


def _takes(rise: LevelRise, base: KnowledgeBase) -> str:
    """Return the hours that a step takes, with the years of practice where its level comes with them."""
    hours = words.hours(rise.hours)
    return f"{hours} and years of practice" if rise.hours.high and _takes_years(rise, base) else hours


def _takes_years(rise: LevelRise, base: KnowledgeBase) -> bool:
    return level_by_learning(base.skills[rise.skill], rise.to, base) != rise.to


def _held(rise: LevelRise, base: KnowledgeBase) -> str:
    level = words.held_level(rise.now, rise.implied_by, base, at_least=rise.at_least)
    return f"{base.skills[rise.skill].name}: already {level}, so nothing changes"


def _effort(learning: Learning, base: KnowledgeBase, hours_per_week: float | None) -> str:
    if learning.hours.high == 0:
        return "That takes years of practice; no number of hours leads there."
    pace = hours_per_week or DEFAULT_HOURS_PER_WEEK
    assumed = "" if hours_per_week else " (our assumption)"
    weeks = words.weeks(learning.hours.weeks(pace))
    years = any(_takes_years(rise, base) for rise in (*learning.steps, *learning.below))
    on_top = " The years of practice come on top." if years else ""
    return f"In total {words.hours(learning.hours)}: {weeks} at {pace:g} hours a week{assumed}.{on_top}"


def _table(comparison: RankingComparison, base: KnowledgeBase, width: int, chosen: str | None) -> Table:
    """Return the top roles in their new order, then the biggest gains further down."""
    moved, name = Column("Moved", no_wrap=True), Column("Role", overflow="fold")
    figures = [Column(title, no_wrap=True) for title in (("Fit", "Ready") if width >= NARROW else ("Fit",))]
    table = Table(
        Column(justify="right"), moved, name, *figures, box=None, padding=(0, 2, 0, 0), header_style=STRONG
    )
    last = 0
    for role in _shown(comparison, chosen):
        if role.after.rank > last + 1:
            table.add_row("…")
        last = role.after.rank
        table.add_row(*_row(role, base, width))
    return table


def _row(role: RoleChange, base: KnowledgeBase, width: int) -> list[RenderableType]:
    name = plain(base.roles[role.role].name)
    if role.after.match.may.excluded:
        name.append("\nruled out by your constraints", style=BAD)
    fit = _arrow(words.percent(role.before.match.fit), words.percent(role.after.match.fit))
    ready = _arrow(_ready(role.before), _ready(role.after))
    cells: list[RenderableType] = [f"{role.after.rank}.", _moved(role), name, fit]
    if width >= NARROW:
        return [*cells, ready]
    name.append(f"\nready {ready}", style=QUIET)
    return cells


def _shown(comparison: RankingComparison, chosen: str | None) -> Sequence[RoleChange]:
    rest = [
        role
        for role in comparison.roles[comparison.top :]
        if role.gained >= POINT and role.after.match.fit >= IN_FAVOUR
    ]
    further = sorted(rest, key=lambda role: -role.gained)[:FURTHER]
    return [
        role
        for role in comparison.roles
        if role.after.rank <= comparison.top or role in further or role.role == chosen
    ]


def _moved(role: RoleChange) -> Text:
    if role.climbed > 0:
        return plain(f"▲ {role.climbed}", GOOD)
    return plain(f"▼ {-role.climbed}", BAD) if role.climbed else plain("")


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _ready(standing: RankedRole) -> str:
    return words.span(standing.gap.low * 100, standing.gap.high * 100)


def _meaning(comparison: RankingComparison, base: KnowledgeBase) -> str:
    """Return what moved among the top roles, or that nothing did."""
    new = comparison.roles[0]
    old = next(role for role in comparison.roles if role.before.rank == 1)
    name = base.roles[new.role].name
    first = (
        f"{name} stays #1." if new is old else f"{name} becomes #1 instead of {base.roles[old.role].name}."
    )
    if not comparison.moved:
        return f"No role changes place. {first}"
    if comparison.entered:
        entered = words.listed([base.roles[role].name for role in comparison.entered])
        left = words.listed([base.roles[role].name for role in comparison.left])
        return f"{first} New in the top {comparison.top}: {entered}, in place of {left}."
    if any(role.climbed for role in comparison.roles[: comparison.top]):
        return first
    count = len(comparison.moved)
    moved = "1 role moves" if count == 1 else f"{count} roles move"
    return f"{first} The top {comparison.top} keep their places; {moved} further down."


def levers_page(levers: Levers, base: KnowledgeBase, profile_argument: str) -> Group:
    """Return the levers for one role, for many and for the top place, with a command that tries one."""
    learnings = [lever.learning for lever in (levers.lift, levers.opening) if lever is not None]
    step = learnings[0].steps[0] if learnings else None
    named = f"{step.skill}={step.to}" if step else "docker=working"
    return drawn(
        Span("What would change your results most", "strong"),
        BLANK,
        facts(
            ("One role", lever_words.lift(levers, base)),
            ("Most roles", lever_words.opening(levers.opening, base)),
            ("Top role", lever_words.first(levers.first, base)),
        ),
        BLANK,
        Span("To see what learning a skill would change:", "quiet"),
        Span(f"careerpath whatif --learn {named}{profile_argument}", "command"),
    )
