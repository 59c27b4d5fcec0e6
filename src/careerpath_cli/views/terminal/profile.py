"""Pages of profiles: the list, one profile's answers, and how two differ."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rich.console import Group
from rich.table import Column, Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import ATTITUDES, STATED_LEVELS, VALUE_WEIGHTS
from careerpath_cli.profile.diff import AnswerDifference
from careerpath_cli.profile.folder import NamedProfile
from careerpath_cli.profile.kinds import stated_skills
from careerpath_cli.profile.model import Profile
from careerpath_cli.views.outline import Line, Span, lines
from careerpath_cli.views.terminal.outline import BLANK, drawn, part
from careerpath_cli.views.terminal.parts import QUIET, STRONG
from careerpath_cli.views.wording import words
from careerpath_cli.whatif.whatif import RankingComparison, RoleChange


def list_page(profiles: Sequence[tuple[NamedProfile, float]]) -> Group:
    """Return the list of profiles, with the day of their last change."""
    if not profiles:
        return drawn("No profiles yet. To create one:", Span("careerpath advise", "command"))
    path = Column(ratio=1, overflow="fold", style=QUIET)
    grid = Table.grid(Column(no_wrap=True), Column(no_wrap=True, style=QUIET), path, padding=(0, 2))
    for profile, changed in profiles:
        day = datetime.fromtimestamp(changed).astimezone().date().isoformat()
        grid.add_row(Text(profile.name, style=STRONG), day, Text(str(profile.path)))
    return drawn(grid)


def profile_page(name: str, person: Profile, base: KnowledgeBase) -> Group:
    """Return all answers of a profile, in groups."""
    levels = [words.stated_level(level) for level in STATED_LEVELS]
    stated = {skill: words.stated_level(level) for skill, level in stated_skills(person).items()}
    inferred = person.at_least.items() if person.occupation_id else ()
    assumed = [
        f"{base.skills[skill].name}: at least {person.skills[skill]}" for skill, source in inferred if source
    ]
    proofs = [f"{base.skills[skill].name}: {proof}" for skill, proof in person.evidence.items()]
    return drawn(
        Span(f"{name}: {person.name}" if person.name else name, "strong"),
        part("About you", lines(*_about(person, base))),
        part("Skills", *_by_answer(stated, base.skills, levels)),
        part("Assumed from your occupation", *assumed),
        part("Proof", *proofs),
        part("Day-to-day work", *_by_answer(person.activities, base.activities, ATTITUDES)),
        part("What matters to you", *_by_answer(person.values, base.values, VALUE_WEIGHTS)),
    )


def diff_page(
    names: tuple[str, str],
    differences: Sequence[AnswerDifference],
    ranking: RankingComparison | None,
    base: KnowledgeBase,
) -> Group:
    """Return the answers that differ, and the roles that moved."""
    heading = Span(f"From {names[0]} to {names[1]}", "strong")
    if not differences:
        return drawn(heading, "No differences.")
    by_part: dict[str, list[str]] = {}
    for difference in differences:
        line = f"{_subject(difference, base)}: {_answer(difference, before=True)} → {_answer(difference)}"
        by_part.setdefault(difference.part, []).append(line)
    changed = [part(name.capitalize(), *told) for name, told in by_part.items()]
    if ranking is None:
        silent = Span("One of the profiles says too little to rank roles.", "quiet")
        return drawn(heading, *changed, BLANK, silent)
    moved = [_moved(role, base) for role in ranking.roles[: ranking.top]]
    return drawn(heading, *changed, part("How the ranking changed", *moved))


def _moved(role: RoleChange, base: KnowledgeBase) -> Line:
    name = Span(base.roles[role.role].name, "strong")
    was = Span(f"  was {role.before.rank}.", "accent") if role.climbed else Span("  unchanged", "quiet")
    fits = f"  fit {words.percent(role.before.match.fit)} → {words.percent(role.after.match.fit)}"
    return f"{role.after.rank}. ", name, was, Span(fits, "quiet")


def _about(person: Profile, base: KnowledgeBase) -> list[str]:
    """Return what a profile says of its person's life, with an empty text for what it doesn't."""
    years = person.experience
    counted = (
        (years.total_years, "of work experience"),
        (years.coding_years, "of coding"),
        (years.ml_years, "of machine learning"),
    )
    limits = person.constraints
    return [
        words.DEGREE_NAMES[person.education.degree].capitalize() if person.education.degree else "",
        f"in {person.education.field}" if person.education.field else "",
        f"now {base.roles[person.current_role].name}" if person.current_role else "",
        f"occupation: {person.occupation}" if person.occupation else "",
        words.EMPLOYMENT[person.employment] if person.employment else "",
        f"can live {person.runway_months:g} months without new income"
        if person.runway_months is not None
        else "",
        *(f"{count:g} years {what}" for count, what in counted if count is not None),
        f"{limits.hours_per_week:g} hours a week for learning" if limits.hours_per_week else "",
        f"ready by {limits.ready_by}" if limits.ready_by else "",
        f"highest degree you'd get: {words.DEGREE_NAMES[limits.degree_acceptable]}"
        if limits.degree_acceptable
        else "",
        f"minimum salary: {limits.min_salary:,.0f} {limits.currency or 'USD'} a year"
        if limits.min_salary
        else "",
    ]


def _by_answer(answers: Mapping[str, str], entries: Mapping[str, Any], scale: Sequence[str]) -> list[Line]:
    """Return a line for each answer that was given, the highest first, with what it was given to."""
    told: list[Line] = []
    for answer in reversed(scale):
        named = [entries[subject].name for subject, given in answers.items() if given == answer]
        told += [(Span(answer, "accent"), f": {', '.join(named)}")] if named else []
    return told


def _answer(difference: AnswerDifference, *, before: bool = False) -> str:
    """Return one of two answers that differ, as people say it."""
    answer = difference.before if before else difference.after
    if answer is None:
        return "not asked"
    return words.stated_level(answer) if difference.part == "skills" else answer


def _subject(difference: AnswerDifference, base: KnowledgeBase) -> str:
    entries: Mapping[str, Any] = {
        "skills": base.skills,
        "evidence": base.skills,
        "activities": base.activities,
        "values": base.values,
        "interests": base.industries,
    }.get(difference.part, {})
    entry = entries.get(difference.subject)
    return entry.name if entry else difference.subject.replace("_", " ")
