"""Rules about skills and what to learn them from."""

from collections.abc import Iterator

from careerpath_cli.errors import Problem
from careerpath_cli.knowledge.draft import Draft
from careerpath_cli.knowledge.model.scales import LEVELS


def real_levels(draft: Draft) -> Iterator[Problem]:
    """Check that needs, prerequisites and resources have a level above `none`."""
    for kind, field in (("roles", "needs"), ("skills", "prerequisites")):
        for entry in draft.entries[kind]:
            for position, need in enumerate(getattr(entry.record, field)):
                if need.level == "none":
                    message = f"{need.skill} is needed at level none; choose a higher one"
                    yield entry.problem(message, field, position)
    for entry in draft.entries["resources"]:
        for skill, level in entry.record.teaches.items():
            if level == "none":
                yield entry.problem(f"leads to level none of {skill}; choose a higher one", "teaches", skill)


def complete_efforts(draft: Draft) -> Iterator[Problem]:
    """Check that every effort class covers each step up, in order: by hours, then by years."""
    for entry in draft.entries["effort"]:
        if tuple(step.level for step in entry.record.steps) != LEVELS[1:]:
            yield entry.problem(f"steps should be {', '.join(LEVELS[1:])}, in this order", "steps")
        for position, step in enumerate(entry.record.steps):
            hours = (step.low is not None) + (step.high is not None)
            if hours != (0 if step.years else 2):
                yield entry.problem(
                    f"{step.level} takes either `low` and `high` hours, or `years`", "steps", position
                )
        by_years = [step.years is not None for step in entry.record.steps]
        if by_years != sorted(by_years):
            yield entry.problem("a step by hours cannot follow one by years", "steps")


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


def ordered_proofs(draft: Draft) -> Iterator[Problem]:
    """Check that a skill has a proof, by level from aware up."""
    for entry in draft.entries["skills"]:
        levels = [LEVELS.index(level) for level in entry.record.proof]
        if not levels or levels != sorted(levels) or levels[0] == 0:
            yield entry.problem("proof should have levels above none, the lowest first", "proof")


def traits_by_practice(draft: Draft) -> Iterator[Problem]:
    """Check that a trait is a practice, of an effort that ends in years: what hours teach is no trait."""
    by_years = {
        entry.record.id
        for entry in draft.entries["effort"]
        if any(step.years is not None and step.level == "proficient" for step in entry.record.steps)
    }
    for entry in draft.entries["skills"]:
        skill = entry.record
        if skill.trait and (skill.kind != "practice" or skill.effort not in by_years):
            yield entry.problem("is a trait, but hours of study lead to it; remove `trait`", "trait")


def hours_with_basis(draft: Draft) -> Iterator[Problem]:
    """Check that a resource's hours have a basis, and that only hours have one."""
    for entry in draft.entries["resources"]:
        if (entry.record.hours is None) != (entry.record.basis is None):
            yield entry.problem("`hours` and `basis` (stated, reported or judged) go together", "hours")
