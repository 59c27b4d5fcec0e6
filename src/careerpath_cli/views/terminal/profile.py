"""Pages of profiles: the list, one profile's answers, and how two differ."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import ATTITUDES, STATED_LEVELS, VALUE_WEIGHTS
from careerpath_cli.profile.diff import AnswerDifference
from careerpath_cli.profile.folder import NamedProfile
from careerpath_cli.profile.kinds import stated_skills
from careerpath_cli.profile.model import Profile
from careerpath_cli.views.terminal.parts import ACCENT, QUIET, STRONG, command, heading, plain, section
from careerpath_cli.views.wording import words
from careerpath_cli.whatif.whatif import RankingComparison, RoleChange

_EMPLOYMENT: Mapping[str, str] = {
    "employed": "employed",
    "self-employed": "self-employed",
    "studying": "studying",
    "unemployed": "between jobs",
    "returning": "returning to work",
}


def list_page(profiles: Sequence[tuple[NamedProfile, float]]) -> RenderableType:
    """Return the list of profiles, with the day of their last change."""
    if not profiles:
        return Group(plain("No profiles yet. To create one:"), command("careerpath advise"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, style=QUIET)
    grid.add_column(ratio=1, overflow="fold", style=QUIET)
    for profile, changed in profiles:
        day = datetime.fromtimestamp(changed).astimezone().date().isoformat()
        grid.add_row(Text(profile.name, style=STRONG), day, Text(str(profile.path)))
    return grid


def profile_page(name: str, person: Profile, base: KnowledgeBase) -> Group:
    """Return all answers of a profile, in groups."""
    parts: list[RenderableType] = [heading(f"{name}: {person.name}" if person.name else name)]
    about = _about(person, base)
    if about:
        parts.append(section("About you", *(plain(line) for line in about)))
    stated = stated_skills(person)
    skills = _by_answer(stated, {skill: base.skills[skill].name for skill in stated}, STATED_LEVELS)
    if skills:
        lines = [
            Text.assemble((words.stated_level(level), ACCENT), f": {', '.join(named)}")
            for level, named in skills.items()
        ]
        parts.append(section("Skills", *lines))
    if person.occupation_id:
        inferred = [
            plain(f"{base.skills[skill].name}: at least {person.skills[skill]}")
            for skill, source in person.at_least.items()
            if source
        ]
        if inferred:
            parts.append(section("Assumed from your occupation", *inferred))
    if person.evidence:
        shown = [plain(f"{base.skills[skill].name}: {line}") for skill, line in person.evidence.items()]
        parts.append(section("Proof", *shown))
    activities = {activity: base.activities[activity].name for activity in person.activities}
    values = {value: base.values[value].name for value in person.values}
    for title, answers, names, scale in (
        ("Day-to-day work", person.activities, activities, ATTITUDES),
        ("What matters to you", person.values, values, VALUE_WEIGHTS),
    ):
        grouped = _by_answer(answers, names, scale)
        if grouped:
            rows = [
                Text.assemble((answer, ACCENT), f": {', '.join(listed)}")
                for answer, listed in grouped.items()
            ]
            parts.append(section(title, *rows))
    return Group(*parts)


def diff_page(
    names: tuple[str, str],
    differences: Sequence[AnswerDifference],
    ranking: RankingComparison | None,
    base: KnowledgeBase,
) -> Group:
    """Return the answers that differ, and the roles that moved."""
    parts: list[RenderableType] = [heading(f"From {names[0]} to {names[1]}")]
    if not differences:
        return Group(*parts, plain("No differences."))
    by_part: dict[str, list[RenderableType]] = {}
    for difference in differences:
        line = f"{_subject(difference, base)}: {_answer(difference, before=True)} → {_answer(difference)}"
        by_part.setdefault(difference.part, []).append(plain(line))
    parts += [section(part.capitalize(), *lines) for part, lines in by_part.items()]
    if ranking is None:
        return Group(*parts, Text(""), plain("One of the profiles says too little to rank roles.", QUIET))
    first = ranking.roles[: ranking.top]
    parts.append(section("How the ranking changed", *(_moved(role, base) for role in first)))
    return Group(*parts)


def _moved(role: RoleChange, base: KnowledgeBase) -> Text:
    was = f"  was {role.before.rank}." if role.climbed else "  unchanged"
    fits = f"  fit {words.percent(role.before.match.fit)} → {words.percent(role.after.match.fit)}"
    return Text.assemble(
        f"{role.after.rank}. ",
        (base.roles[role.role].name, STRONG),
        (was, ACCENT if role.climbed else QUIET),
        (fits, QUIET),
    )


def _about(person: Profile, base: KnowledgeBase) -> list[str]:
    years = person.experience
    counted = (
        (years.total_years, "of work experience"),
        (years.coding_years, "of coding"),
        (years.ml_years, "of machine learning"),
    )
    limits = person.constraints
    lines = [
        words.DEGREE_NAMES[person.education.degree].capitalize() if person.education.degree else "",
        f"in {person.education.field}" if person.education.field else "",
        f"now {base.roles[person.current_role].name}" if person.current_role else "",
        f"occupation: {person.occupation}" if person.occupation else "",
        _EMPLOYMENT[person.employment] if person.employment else "",
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
    return [line for line in lines if line]


def _by_answer(
    answers: Mapping[str, str], names: Mapping[str, str], scale: Sequence[str]
) -> dict[str, list[str]]:
    """Return names grouped by answer, the highest answer first."""
    grouped = {
        answer: [names[subject] for subject, given in answers.items() if given == answer]
        for answer in reversed(scale)
    }
    return {answer: named for answer, named in grouped.items() if named}


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
    return (
        entries[difference.subject].name
        if difference.subject in entries
        else difference.subject.replace("_", " ")
    )
