"""Rules of quality about what an entry should not lack. Only `kb check` applies them."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from careerpath_cli.errors import Problem
from careerpath_cli.knowledge.draft import Draft
from careerpath_cli.knowledge.model.hiring import Suits
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import DEGREES, LEVELS
from careerpath_cli.knowledge.naming.names import name_key

LEAST_NEEDS = 14
"""With fewer needs than this, a role hardly differs from its neighbours."""
LEAST_VARIANTS = 6
"""People come to a role from at least so many industries, and each builds its project on its own data."""
LEAST_OPEN = 10
"""How many roles at least must be open to people whose school was their last one."""
LEAST_TAUGHT = 3
"""Building a project that convinces anybody takes at least so many skills."""
SHORT = 3
"""Names of so few letters are words or abbreviations of something else."""
LEAST_ROUNDS, QUESTIONS, CONTACTS = 3, 5, 5
"""Interview rounds of a kind of hiring at least, and its questions and kinds of people to talk to."""
_WORDS = Path(__file__).parent / "everyday_words.txt"
_SEARCHED = ("none", "aware")


def enough_needs(draft: Draft) -> Iterator[Problem]:
    """Check that a role has needs enough to be told from its neighbours."""
    for entry in draft.entries["roles"]:
        count = len(entry.record.needs)
        if count < LEAST_NEEDS:
            yield entry.problem(
                f"has {count} needs; {LEAST_NEEDS} to 24 tell a role from its neighbours", "needs"
            )


def whole_roles(draft: Draft) -> Iterator[Problem]:
    """Check that a role says all that plans are made of, and when it was read.

    That is how its degree stands, what its project teaches, where it is near, and how newcomers are hired.
    """
    for entry in draft.entries["roles"]:
        role = entry.record
        if role.read is None:
            yield entry.problem("has no `read`; read it whole, and write the day")
        if role.education.standing is None:
            yield entry.problem("education has no `standing`: licence, screening or replaceable", "education")
        taught = len(role.portfolio.teaches)
        if taught < LEAST_TAUGHT:
            message = (
                f"the project teaches {taught} skills; name {LEAST_TAUGHT} or more that building it takes"
            )
            yield entry.problem(message, "portfolio")
        if role.inside is None:
            yield entry.problem("has no `inside`; where at an ordinary employer is such work nearest?")
        for position, need in enumerate(role.needs):
            if need.hired_at is None:
                yield entry.problem(
                    f"{need.skill} has no `hired_at`; with which level are newcomers hired?",
                    "needs",
                    position,
                )


def enough_variants(draft: Draft) -> Iterator[Problem]:
    """Check that a role's project says how it goes in the industries that people come from.

    An overlay's roles may go without.
    """
    for entry in draft.entries["roles"]:
        count = len(entry.record.portfolio.variants)
        if count < LEAST_VARIANTS and not entry.origin:
            message = f"its project has {count} variants; describe it for {LEAST_VARIANTS} industries"
            yield entry.problem(message, "portfolio", "variants" if count else "title")


def whole_resources(draft: Draft) -> Iterator[Problem]:
    """Check that a current resource says how long it takes and for whom it is."""
    for entry in draft.entries["resources"]:
        resource = entry.record
        if resource.state == "current":
            for field, value in (
                ("hours", resource.hours),
                ("basis", resource.basis),
                ("for", resource.for_),
            ):
                if not value:
                    yield entry.problem(f"has no `{field}`", field)


def whole_skills(draft: Draft) -> Iterator[Problem]:
    """Check that a skill says what to show at working and at proficient level."""
    for entry in draft.entries["skills"]:
        for level in ("working", "proficient"):
            if level not in entry.record.proof:
                yield entry.problem(f"has no proof at level {level}", "proof")


def hiring_of_every_role(draft: Draft) -> Iterator[Problem]:
    """Check that the base says of every role how its posts are filled; an overlay's roles may go without."""
    told = {role for entry in draft.entries["hiring"] for role in entry.record.roles}
    for entry in draft.entries["roles"]:
        if entry.record.id not in told and not entry.origin:
            yield entry.problem("is in no entry of hiring.yaml; how are its posts filled?")


def whole_hiring(draft: Draft) -> Iterator[Problem]:
    """Check that a kind of hiring has rounds, questions, people and entrances enough to prepare with."""
    for entry in draft.entries["hiring"]:
        hiring = entry.record
        for field, least in (("rounds", LEAST_ROUNDS), ("questions", QUESTIONS), ("people", CONTACTS)):
            count = len(getattr(hiring, field))
            if count < least:
                yield entry.problem(f"has {count} {field}; {least} are needed", field)
        for suits in get_args(Suits):
            if suits not in {entrance.suits for entrance in hiring.entrances}:
                yield entry.problem(f"has no entrance for: {suits}", "entrances")
        for position, contact in enumerate(hiring.people):
            if "?" not in contact.ask:
                yield entry.problem(f"{contact.ask!r} asks nothing", "people", position)


def stated_counts(draft: Draft) -> Iterator[Problem]:
    """Check that an everyday word, a first name or a very short name says where it counts."""
    everyday = set(_WORDS.read_text(encoding="utf-8").split())
    for entry in draft.entries["skills"]:
        skill = entry.record
        stated = {name_key(name) for name in skill.counts}
        for name in (skill.name, *skill.aliases):
            key = name_key(name)
            if key not in stated and (len(key) <= SHORT or name.casefold() in everyday):
                message = f"{name!r} is an everyday word, a first name or very short: say where it `counts`"
                yield entry.problem(message, "aliases")


def open_doors(draft: Draft) -> Iterator[Problem]:
    """Check that enough roles are open to people without any college."""
    roles = draft.entries["roles"]
    school = DEGREES.index("high-school")
    opened = [entry for entry in roles if DEGREES.index(entry.record.education.minimum) <= school]
    if roles and len(opened) < LEAST_OPEN:
        yield roles[0].problem(
            f"only {len(opened)} roles are open without any college; {LEAST_OPEN} should be"
        )


def learnable_without_code(draft: Draft) -> Iterator[Problem]:
    """Check that what a role without code asks for can be learnt without code."""
    coding = {entry.record.id for entry in draft.entries["skills"] if entry.record.kind == "language"}
    open_to_all = {
        skill
        for entry in draft.entries["resources"]
        if entry.record.state == "current" and not coding & set(entry.record.assumes)
        for skill in entry.record.teaches
        if _for_people_without_code(entry.record)
    }
    for entry in draft.entries["roles"]:
        if _asks_for_code(entry.record, coding):
            continue
        for position, need in enumerate(entry.record.needs):
            if need.required and need.skill not in coding | open_to_all:
                yield entry.problem(
                    f"no resource teaches {need.skill} to people who do not code; add one", "needs", position
                )


def no_leaps(draft: Draft) -> Iterator[Problem]:
    """Check that nothing up to working level assumes an expert."""
    for entry in draft.entries["resources"]:
        highest = max(entry.record.teaches.values(), key=LEVELS.index, default="none")
        for skill, level in entry.record.assumes.items():
            if level == "expert" and LEVELS.index(highest) <= LEVELS.index("working"):
                yield entry.problem(
                    f"leads to {highest} at most, but assumes an expert in {skill}", "assumes"
                )


def _asks_for_code(role: Role, coding: set[str]) -> bool:
    return any(need.required and need.skill in coding and need.level not in _SEARCHED for need in role.needs)


def _for_people_without_code(resource: Resource) -> bool:
    return any(reader != "coder" for reader in resource.for_)
