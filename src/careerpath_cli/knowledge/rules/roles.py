"""Rules about roles."""

import re
from collections.abc import Iterator

from careerpath_cli.errors import Problem
from careerpath_cli.knowledge.draft import Draft
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.knowledge.model.skills import Skill

_PERCENT = 100
_SOC = re.compile(r"\d{2}-\d{4}\.\d{2}$")


def reasoned_needs(draft: Draft) -> Iterator[Problem]:
    """Check that roles require something, and say what they do with each required skill."""
    for entry in draft.entries["roles"]:
        if not entry.record.required:
            yield entry.problem("requires no skill; make at least one need essential or important", "needs")
        for position, need in enumerate(entry.record.needs):
            if need.required and not need.why:
                yield entry.problem(
                    f"{need.skill} is required but has no `why`; say what the job uses it for",
                    "needs",
                    position,
                )


def learnable_needs(draft: Draft) -> Iterator[Problem]:
    """Check that every skill a role needs has a current resource."""
    taught = {
        skill
        for entry in draft.entries["resources"]
        if entry.record.state == "current"
        for skill in entry.record.teaches
    }
    for entry in draft.entries["roles"]:
        for position, need in enumerate(entry.record.needs):
            if need.skill not in taught:
                yield entry.problem(f"no current resource teaches {need.skill}; add one", "needs", position)


def whole_weeks(draft: Draft) -> Iterator[Problem]:
    """Check that a role's week adds up to 100 %."""
    for entry in draft.entries["roles"]:
        week = entry.record.week
        if min(week.values(), default=0) < 0:
            yield entry.problem("week has a share below 0", "week")
        elif sum(week.values()) != _PERCENT:
            yield entry.problem(f"week adds up to {sum(week.values())}, not 100", "week")


def known_codes(draft: Draft) -> Iterator[Problem]:
    """Check that an occupation has a title if and only if it fits, and that SOC codes are well-formed."""
    for entry in draft.entries["roles"]:
        for name in ("onet", "esco"):
            occupation = getattr(entry.record.occupations, name)
            if (occupation.fit == "none") != (occupation.title is None):
                yield entry.problem(
                    f"{name}: fit is {occupation.fit}, but title is {occupation.title or 'missing'}",
                    "occupations",
                    name,
                )
        code = entry.record.occupations.onet.code
        if code is not None and not _SOC.match(code):
            yield entry.problem(f"{code!r} is not a code such as 15-2051.00", "occupations", "onet")


def hired_below_level(draft: Draft) -> Iterator[Problem]:
    """Check that newcomers are not hired with more than the job asks for."""
    for entry in draft.entries["roles"]:
        for position, need in enumerate(entry.record.needs):
            if need.hired_at is not None and LEVELS.index(need.hired_at) > LEVELS.index(need.level):
                message = (
                    f"{need.skill}: newcomers have {need.hired_at}, more than the {need.level} asked for"
                )
                yield entry.problem(message, "needs", position)


def taught_by_projects(draft: Draft) -> Iterator[Problem]:
    """Check that projects teach what the role asks for or builds on, no higher than asked, and no trait."""
    skills = {entry.record.id: entry.record for entry in draft.entries["skills"]}
    for entry in draft.entries["roles"]:
        role = entry.record
        levels = {need.skill: need.level for need in role.needs}
        built_on = _skills_below(role, skills)
        for skill, level in role.portfolio.teaches.items():
            fault = _fault_in_teaching(skill, level, levels, built_on, skills)
            if fault:
                yield entry.problem(f"the project teaches {skill}, {fault}", "portfolio", "teaches", skill)


def _fault_in_teaching(
    skill: str, level: Level, needs: dict[str, Level], built_on: set[str], skills: dict[str, Skill]
) -> str:
    """Return why a project shouldn't teach a skill at a level; empty where nothing speaks against it."""
    if skill not in skills:
        return ""  # what no entry has is told by the rule of references
    if skills[skill].trait:
        return "a trait; the work shows it, but nobody studies it"
    if skill in needs:
        above = LEVELS.index(level) > LEVELS.index(needs[skill])
        return f"and that to {level}; the role asks for {needs[skill]}" if above else ""
    return "" if skill in built_on else "which the role neither asks for nor builds on"


def _skills_below(role: Role, skills: dict[str, Skill]) -> set[str]:
    """Return the prerequisites of a role's needs, theirs, and so on."""
    below: set[str] = set()
    waiting = [need.skill for need in role.needs]
    while waiting:
        skill = skills.get(waiting.pop())
        new = {prerequisite.skill for prerequisite in skill.prerequisites} - below if skill else set()
        below |= new
        waiting += new
    return below
