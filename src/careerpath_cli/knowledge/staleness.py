"""Entries of the knowledge base that were checked too long ago, or never."""

import re
from collections.abc import Iterator
from datetime import date

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.facts import Certificate
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.record import record
from careerpath_cli.storage.dates import first_day

_AGE = re.compile(r"(\d{1,4})([mydw])")
_DAYS = {"d": 1.0, "w": 7.0, "m": 365.25 / 12, "y": 365.25}


@record
class StaleEntry:
    """An entry to check again; `checked` is None where it never was."""

    kind: str
    id: str
    name: str
    checked: str | None


def age_in_days(age: str) -> float:
    """Return an age such as 12m, 1y, 30d or 6w in days; raises UsageError for anything else."""
    match = _AGE.fullmatch(age.strip().lower())
    if match is None:
        raise UsageError(f"“{age}” is not a valid age.", hint="Write it as 12m, 1y, 6w or 90d.")
    return int(match[1]) * _DAYS[match[2]]


def _dated(base: KnowledgeBase) -> Iterator[tuple[str, Certificate | Resource | Role, str | None]]:
    """Yield everything that goes out of date: its kind, the entry, and when it was last looked at."""
    yield from (
        ("certificates", certificate, certificate.checked) for certificate in base.certificates.values()
    )
    yield from (("resources", resource, resource.checked) for resource in base.resources.values())
    yield from (("roles", role, role.read) for role in base.roles.values())


def stale_entries(base: KnowledgeBase, age: str, today: date) -> list[StaleEntry]:
    """Return certificates, resources and roles looked at longer ago than `age`, or never; oldest first."""
    limit = age_in_days(age)
    stale = [
        StaleEntry(kind, entry.id, entry.name, seen)
        for kind, entry, seen in _dated(base)
        if seen is None or (today - first_day(seen)).days > limit
    ]
    return sorted(stale, key=lambda entry: (entry.checked or "", entry.kind, entry.id))
