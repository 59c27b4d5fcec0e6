"""Rules across the knowledge base's entries; those for a single entry are in the model.

A rule is a function that yields the problems of the whole draft, and an entry in `RULES`.
"""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from careerpath_cli.knowledge.files import KINDS
from careerpath_cli.knowledge.model.person import PARTS, Line, fact_types, fact_value, facts
from careerpath_cli.knowledge.model.scales import LEVELS, WORK_KINDS
from careerpath_cli.knowledge.names import did_you_mean, name_key, nearest
from careerpath_cli.knowledge.references import REFERENCES
from careerpath_cli.storage.dates import first_day
from careerpath_cli.storage.exact import from_plain
from careerpath_cli.storage.yaml_documents import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careerpath_cli.errors import Problem
    from careerpath_cli.knowledge.draft import Draft
    from careerpath_cli.knowledge.model.learning import Effort
    from careerpath_cli.knowledge.model.questions import Question
    from careerpath_cli.knowledge.model.roles import Role

_PERCENT = 100
_SOC = re.compile(r"\d{2}-\d{4}\.\d{2}$")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
NAMED_KINDS = ("roles", "skills", "activities", "values", "industries")
"""Kinds that people refer to by name; within each, no two entries may share one."""


def unique_ids(draft: Draft) -> Iterator[Problem]:
    """Check that ids are unique within a kind."""
    for entries in draft.entries.values():
        seen: set[str] = set()
        for entry in entries:
            if entry.record.id in seen:
                yield entry.problem("this id is already used by an entry above; choose another", "id")
            seen.add(entry.record.id)


def unique_names(draft: Draft) -> Iterator[Problem]:
    """Check that a name or alias belongs to one entry of its kind, and is listed only once."""
    for kind in NAMED_KINDS:
        owner: dict[str, str] = {}
        # an overriding entry stands where the base's did, but the base has the first claim to a name
        for entry in sorted(draft.entries[kind], key=lambda entry: bool(entry.origin)):
            record = entry.record
            own = {name_key(record.id), name_key(record.name)}
            for key in own:
                if owner.setdefault(key, record.id) != record.id:
                    yield entry.problem(f"its name already belongs to {owner[key]}; choose another", "name")
            for position, alias in enumerate(getattr(record, "aliases", ())):
                key = name_key(alias)
                if not key:
                    yield entry.problem(
                        f"alias {alias!r} has no letter or digit; remove it", "aliases", position
                    )
                elif key in own:
                    yield entry.problem(
                        f"alias {alias!r} repeats another of its names; remove it", "aliases", position
                    )
                elif owner.setdefault(key, record.id) != record.id:
                    yield entry.problem(
                        f"alias {alias!r} already belongs to {owner[key]}; remove it", "aliases", position
                    )
                own.add(key)


def known_references(draft: Draft) -> Iterator[Problem]:
    """Check that every entry referred to exists."""
    known = {kind: draft.ids(kind) for kind in KINDS}
    for kind, references in REFERENCES.items():
        for entry in draft.entries[kind]:
            for location, target, identifier in references(entry.record):
                if identifier not in known[target]:
                    names = {name_key(name): name for name in sorted(known[target])}
                    hint = did_you_mean(nearest(identifier, names)) or "Correct the id, or add the entry."
                    message = f"{identifier!r} is not in {target}.yaml. {hint}"
                    yield entry.problem(message, *location)


def acyclic_prerequisites(draft: Draft) -> Iterator[Problem]:
    """Check that no skill is a prerequisite of itself, even through others."""
    skills = {entry.record.id: entry for entry in draft.entries["skills"]}
    graph = {name: [p.skill for p in entry.record.prerequisites] for name, entry in skills.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle = error.args[1]
        message = f"prerequisites form a cycle: {' → '.join(cycle)}; remove one of them"
        yield skills[cycle[0]].problem(message, "prerequisites")


def relations_once(draft: Draft) -> Iterator[Problem]:
    """Check that a related pair is listed once, has two skills, and is not also a prerequisite pair."""
    seen: set[frozenset[str]] = set()
    prerequisites = {
        frozenset((entry.record.id, prerequisite.skill))
        for entry in draft.entries["skills"]
        for prerequisite in entry.record.prerequisites
    }
    for entry in draft.entries["skills"]:
        for position, relation in enumerate(entry.record.related):
            pair = frozenset((entry.record.id, relation.skill))
            if len(pair) == 1:
                yield entry.problem("is related to itself; remove this relation", "related", position)
            elif pair in seen:
                yield entry.problem(
                    f"is already related to {relation.skill}; keep one of the two", "related", position
                )
            elif pair in prerequisites:
                yield entry.problem(
                    f"{relation.skill} is already a prerequisite; keep one of the two", "related", position
                )
            seen.add(pair)


def distinct_parts(draft: Draft) -> Iterator[Problem]:
    """Check that no entry lists anything twice."""
    parts = {
        "roles": (("needs", "skill"), ("activities", "activity"), ("offers", "value")),
        "skills": (("prerequisites", "skill"),),
        "resources": (("skills", "skill"),),
        "practice": (("skills", "skill"), ("activities", "activity"), ("degrees", "degree")),
    }
    for kind, lists in parts.items():
        for entry in draft.entries[kind]:
            for field, key in lists:
                seen: set[str] = set()
                for position, part in enumerate(getattr(entry.record, field)):
                    name = getattr(part, key)
                    if name in seen:
                        yield entry.problem(
                            f"{name} is listed twice in {field}; keep one of them", field, position
                        )
                    seen.add(name)


def stated_sources(draft: Draft) -> Iterator[Problem]:
    """Check that roles, domains, steps, trends and alternatives have a source."""
    for kind in ("roles", "domains", "steps", "trends", "alternatives"):
        for entry in draft.entries[kind]:
            if not entry.record.sources:
                yield entry.problem("has no source; add at least one", "sources")


def ordered_ranges(draft: Draft) -> Iterator[Problem]:
    """Check that ranges start with the lower number."""
    for kind, ranges in _RANGES.items():
        for entry in draft.entries[kind]:
            for location, low, high in ranges(entry.record):
                if high is not None and low > high:
                    yield entry.problem(
                        f"{low:g} to {high:g} is the wrong way round; put the lower number first", *location
                    )


def real_levels(draft: Draft) -> Iterator[Problem]:
    """Check that needs, prerequisites and resources have a level above `none`."""
    for entry in draft.entries["roles"]:
        for position, need in enumerate(entry.record.needs):
            if need.level == "none":
                yield entry.problem(
                    f"{need.skill} is needed at level none; choose a higher one", "needs", position
                )
    for entry in draft.entries["skills"]:
        for position, prerequisite in enumerate(entry.record.prerequisites):
            if prerequisite.level == "none":
                yield entry.problem(
                    f"{prerequisite.skill} is needed at level none; choose a higher one",
                    "prerequisites",
                    position,
                )
    for entry in draft.entries["resources"]:
        for position, part in enumerate(entry.record.skills):
            if part.to == "none":
                yield entry.problem(
                    f"leads to level none of {part.skill}; choose a higher one", "skills", position
                )


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
        part.skill
        for entry in draft.entries["resources"]
        if entry.record.state == "current"
        for part in entry.record.skills
    }
    for entry in draft.entries["roles"]:
        for position, need in enumerate(entry.record.needs):
            if need.skill not in taught:
                yield entry.problem(f"no current resource teaches {need.skill}; add one", "needs", position)


def complete_efforts(draft: Draft) -> Iterator[Problem]:
    """Check that every effort class covers each step up, in order."""
    for entry in draft.entries["effort"]:
        if tuple(step.level for step in entry.record.steps) != LEVELS[1:]:
            yield entry.problem(f"steps should be {', '.join(LEVELS[1:])}, in this order", "steps")


def stated_figures(draft: Draft) -> Iterator[Problem]:
    """Check that every projection has a figure."""
    for entry in draft.entries["outlook"]:
        figures = (entry.record.growth_percent, entry.record.jobs_added, entry.record.market_usd)
        if all(figure is None for figure in figures):
            yield entry.problem("has no figure; give growth_percent, jobs_added or market_usd")


def sane_dates(draft: Draft) -> Iterator[Problem]:
    """Check that dates are valid: a year, a month or a day, year first."""
    dated = (
        ("sources", "date"),
        ("resources", "checked"),
        ("certificates", "checked"),
        ("certificates", "retired"),
    )
    for kind, field in dated:
        for entry in draft.entries[kind]:
            date = getattr(entry.record, field)
            if date is not None and not _is_date(date):
                yield entry.problem(f"{date!r} is not a valid date; write 2026, 2026-11 or 2026-11-21", field)


def _is_date(text: str) -> bool:
    """Return whether a text is a day, a month or a year of the calendar, year first."""
    try:
        return bool(_DATE.match(text)) and bool(first_day(text))
    except ValueError:
        return False


def secure_addresses(draft: Draft) -> Iterator[Problem]:
    """Check that web addresses are https."""
    for kind in ("resources", "communities", "certificates", "sources"):
        for entry in draft.entries[kind]:
            address = entry.record.address
            if address is not None and not address.startswith("https://"):
                yield entry.problem(f"{address!r} does not start with https://", "address")


def one_measurement_each(draft: Draft) -> Iterator[Problem]:
    """Check that a role has at most one measured practice, so that no figure silently overrides another."""
    owner: dict[str, str] = {}
    for entry in draft.entries["practice"]:
        for field in ("roles", "includes"):
            for position, role in enumerate(getattr(entry.record, field)):
                if role in owner:
                    yield entry.problem(
                        f"{role} is already measured by {owner[role]}; keep one of the two", field, position
                    )
                owner[role] = entry.record.id


def one_choice_each(draft: Draft) -> Iterator[Problem]:
    """Check that a choice has at least two skills, and that no skill is in two choices."""
    owner: dict[str, str] = {}
    for entry in draft.entries["choices"]:
        if len(set(entry.record.skills)) < 2:  # noqa: PLR2004 - one is no choice
            yield entry.problem("a choice needs at least two different skills", "skills")
        for position, skill in enumerate(entry.record.skills):
            if owner.setdefault(skill, entry.record.id) != entry.record.id:
                yield entry.problem(
                    f"{skill} is already in {owner[skill]}; keep one of the two", "skills", position
                )


def whole_weeks(draft: Draft) -> Iterator[Problem]:
    """Check that a role's week covers all five kinds of work and adds up to 100 %."""
    for entry in draft.entries["roles"]:
        week = entry.record.week
        if set(week) != set(WORK_KINDS):
            yield entry.problem(f"week should list exactly {', '.join(WORK_KINDS)}", "week")
        elif min(week.values()) < 0:
            yield entry.problem("week has a share below 0", "week")
        elif sum(week.values()) != _PERCENT:
            yield entry.problem(f"week adds up to {sum(week.values())}, not 100", "week")


def described_levels(draft: Draft) -> Iterator[Problem]:
    """Check that every skill describes each level."""
    for entry in draft.entries["skills"]:
        if tuple(entry.record.levels) != LEVELS[1:]:
            yield entry.problem(f"levels should be {', '.join(LEVELS[1:])}, in this order", "levels")


def consistent_certificates(draft: Draft) -> Iterator[Problem]:
    """Check that a certificate has a retired date if and only if it is retired, and a successor only then."""
    for entry in draft.entries["certificates"]:
        certificate = entry.record
        if (certificate.state == "retired") != (certificate.retired is not None):
            yield entry.problem(
                f"is {certificate.state}, but its retired date is {certificate.retired or 'missing'}", "state"
            )
        elif certificate.state == "current" and certificate.replaced_by is not None:
            yield entry.problem(
                "is current but has a replacement; remove it, or set state to retired", "replaced_by"
            )


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


def rising_percentiles(draft: Draft) -> Iterator[Problem]:
    """Check that percentiles do not decrease."""
    for kind in ("pay", "wages"):
        for entry in draft.entries[kind]:
            rows = entry.record.rows if kind == "pay" else (entry.record,)
            for position, row in enumerate(rows):
                percentiles = (row.p10, row.p25, row.p50, row.p75, row.p90)
                known = [percentile for percentile in percentiles if percentile is not None]
                if known != sorted(known):
                    yield entry.problem(
                        "percentiles must not decrease", *(("rows", position) if kind == "pay" else ())
                    )


def filled_facts(draft: Draft) -> Iterator[Problem]:
    """Check that what a question fills is a field of profiles that accepts each of its answers."""
    for entry in draft.entries["questions"]:
        for location, message in _filling(entry.record):
            yield entry.problem(message, *location)


def _filling(question: Question) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong with what a question fills, each with its location."""
    says = question.says
    if question.kind == "attitude":
        if says is None or not says.startswith("activities."):
            yield ("says",), "an attitude question needs `activities.` and an activity's id here"
    elif says is None:
        return
    elif question.kind not in ("one", "text"):
        yield ("says",), f"{says!r} cannot be filled by a question of kind {question.kind}; use one or text"
    elif not fact_types(says):
        hint = did_you_mean(nearest(says, {name_key(name): name for name in facts()}))
        yield ("says",), f"{says!r} is not a profile field that a question can fill. {hint}".strip()
    elif question.kind == "text" and Line not in fact_types(says):
        yield ("says",), f"{says} does not accept free text; offer choices"
    else:
        yield from _unfit_choices(says, question)


def _unfit_choices(says: str, question: Question) -> Iterator[tuple[Location, str]]:
    part, _, name = says.partition(".")
    for position, choice in enumerate(question.choices):
        try:
            fits = from_plain(PARTS[part], {name: fact_value(says, choice.value)}) is not None
        except ValueError:
            fits = False
        if not fits:
            yield ("choices", position, "value"), f"{choice.value!r} is not a valid value for {says}"


Range = tuple[Location, float, float | None]


def _role_ranges(role: Role) -> Iterator[Range]:
    yield (("portfolio", "hours"), *role.portfolio.hours)
    yield (("try_it", "hours"), *role.try_it.hours)
    if role.ladder.experience_years:
        yield (("ladder", "experience_years"), *role.ladder.experience_years)
    for position, salary in enumerate(role.salaries):
        yield (("salaries", position), salary.low, salary.high)


def _effort_ranges(effort: Effort) -> Iterator[Range]:
    for position, step in enumerate(effort.steps):
        yield (("steps", position), step.low, step.high)


_RANGES: dict[str, Callable[[Any], Iterator[Range]]] = {
    "roles": _role_ranges,
    "effort": _effort_ranges,
    "experience": lambda way: iter([(("hours",), *way.hours)]),
    "alternatives": lambda way: iter([(("months",), *way.months)] if way.months else []),
}

RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    unique_ids,
    unique_names,
    known_references,
    acyclic_prerequisites,
    relations_once,
    distinct_parts,
    stated_sources,
    stated_figures,
    ordered_ranges,
    real_levels,
    reasoned_needs,
    learnable_needs,
    complete_efforts,
    sane_dates,
    secure_addresses,
    one_choice_each,
    one_measurement_each,
    whole_weeks,
    described_levels,
    consistent_certificates,
    known_codes,
    rising_percentiles,
    filled_facts,
)
