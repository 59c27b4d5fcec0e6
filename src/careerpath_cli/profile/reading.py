"""A profile file → a profile, with every problem at once; names resolve in any spelling."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from careerpath_cli.errors import InvalidContentError, Problem, one_line
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.knowledge.names import did_you_mean
from careerpath_cli.profile.model import (
    Constraints,
    EducationAnswer,
    ExperienceAnswer,
    Profile,
    ProfileFile,
)
from careerpath_cli.storage.exact import exactly
from careerpath_cli.storage.yaml_documents import Location, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from careerpath_cli.knowledge.base import KnowledgeBase

T = TypeVar("T")
Finding = tuple[Location, str]
"""Where in the profile something is wrong, and what."""

_COUNTRY = re.compile(r"[A-Za-z]{2}")


def read_profile(path: Path, base: KnowledgeBase) -> Profile:
    """Read the profile in the YAML or JSON file at `path`.

    Raises FileProblemError where it cannot be read and InvalidContentError with all that is wrong with it.
    """
    subject = "The profile"
    document = read_document(path, subject)
    if document.value is None:
        problem = Problem(str(path), 0, "the file is empty")
        raise InvalidContentError(
            subject, [problem], hint="A profile starts with `format: 1`; see examples/."
        )
    problems: list[Problem] = []
    parsed = exactly(ProfileFile, document.value)
    if parsed is None:
        from careerpath_cli.storage.validation import validated

        parsed, problems = validated(ProfileFile, document)
    problems += [document.problem(*finding) for finding in _findings(document.value, base)]
    if parsed is None or problems:
        raise InvalidContentError(subject, sorted(problems, key=lambda problem: problem.line))
    return resolve(parsed, base)


def profile_from_record(record: Any, base: KnowledgeBase) -> Profile:
    """Build the profile of one line of a batch; fields that are not known are ignored.

    Raises ValueError with one sentence that holds everything wrong with it.
    """
    from pydantic import ValidationError

    from careerpath_cli.storage.validation import build, distinct, sentence

    if not isinstance(record, dict):
        raise ValueError("a profile is a mapping of fields")  # noqa: TRY004 - one kind of error for a bad line
    if not isinstance(record.get("id"), str) or not record["id"]:
        raise ValueError("id is missing" if "id" not in record else "id should be text")
    wrong = [one_line(message) for _, message in _findings(record, base)]
    try:
        parsed = build(ProfileFile, record, unknown_fields="ignore")
    except ValidationError as error:
        raise ValueError("; ".join([*map(sentence, distinct(error)), *wrong])) from None
    if wrong:
        raise ValueError("; ".join(wrong))
    return resolve(parsed, base)


def resolve(parsed: ProfileFile, base: KnowledgeBase) -> Profile:
    """Turn names into ids; unknown skills are set aside.

    Where two names lead to one skill, the higher level counts, with a remark.
    """
    skills, unknown, remarks = _resolve_skills(parsed.skills, base)
    current = base.find("roles", parsed.current_role) if parsed.current_role else None
    if parsed.current_role and current is None:
        remarks = (*remarks, f"current_role: “{parsed.current_role}” is not a role of the knowledge base.")
    return Profile(
        id=parsed.id,
        name=parsed.name,
        skills=skills,
        evidence=_evidence(parsed.evidence, base),
        activities=_by_id(parsed.activities, "activities", base),
        values=_by_id(parsed.values, "values", base),
        education=parsed.education or EducationAnswer(),
        experience=parsed.experience or ExperienceAnswer(),
        current_role=current,
        industries=tuple(sorted(_by_id(dict.fromkeys(parsed.industries, ""), "industries", base))),
        constraints=parsed.constraints or Constraints(),
        unknown_skills=unknown,
        remarks=remarks,
    )


def _resolve_skills(
    named: Mapping[str, Level], base: KnowledgeBase
) -> tuple[dict[str, Level], tuple[str, ...], tuple[str, ...]]:
    skills: dict[str, Level] = {}
    unknown: list[str] = []
    remarks: list[str] = []
    for name, level in named.items():
        skill = base.find("skills", name)
        if skill is None:
            unknown.append(name)
            continue
        before = skills.get(skill)
        if before is not None and before != level:
            remarks.append(f"{base.skills[skill].name} is named twice; the higher level counts.")
        if before is None or LEVELS.index(level) > LEVELS.index(before):
            skills[skill] = level
    return dict(sorted(skills.items())), tuple(unknown), tuple(remarks)


def _evidence(named: Mapping[str, str], base: KnowledgeBase) -> dict[str, str]:
    """Give the line of evidence for each known skill; several for one skill are joined."""
    lines: dict[str, list[str]] = {}
    for name, line in sorted(named.items()):
        skill = base.find("skills", name)
        if skill is not None:
            lines.setdefault(skill, []).append(line)
    return {skill: "; ".join(found) for skill, found in sorted(lines.items())}


def _by_id(named: Mapping[str, T], kind: str, base: KnowledgeBase) -> dict[str, T]:
    found = ((base.find(kind, name), value) for name, value in named.items())
    return dict(sorted((identifier, value) for identifier, value in found if identifier is not None))


def _findings(raw: Any, base: KnowledgeBase) -> Iterator[Finding]:
    """Check what types cannot: names from a closed vocabulary, dates and codes.

    It looks at the values as they were read, so that a wrong type elsewhere hides nothing.
    """
    if not isinstance(raw, dict):
        return
    for kind in ("activities", "values"):
        if isinstance(raw.get(kind), dict):
            yield from _unknown(raw[kind], kind, base)
    industries, limits = raw.get("industries"), raw.get("constraints")
    for position, name in enumerate(industries if isinstance(industries, list) else ()):
        if isinstance(name, str) and base.find("industries", name) is None:
            yield ("industries", position), _not_known("industry", name, base.suggest("industries", name))
    if isinstance(limits, dict):
        yield from _limit_findings(limits)


def _limit_findings(limits: Mapping[str, Any]) -> Iterator[Finding]:
    date_given, country = limits.get("ready_by"), limits.get("country")
    if isinstance(date_given, str) and not _is_date(date_given):
        yield ("constraints", "ready_by"), f"ready_by: {date_given!r} is not a date such as 2027-06-30"
    if isinstance(country, str) and not _COUNTRY.fullmatch(country):
        yield ("constraints", "country"), f"country: {country!r} is not a two-letter code such as DE or US"


def _unknown(names: Iterable[str], kind: str, base: KnowledgeBase) -> Iterator[Finding]:
    for name in names:
        if base.find(kind, name) is None:
            singular = {"activities": "activity", "values": "value"}[kind]
            yield (kind, name), _not_known(singular, name, base.suggest(kind, name))


def _not_known(kind: str, name: str, suggestions: tuple[str, ...]) -> str:
    return f"{name!r} is not a known {kind}. {did_you_mean(suggestions)}".strip()


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
