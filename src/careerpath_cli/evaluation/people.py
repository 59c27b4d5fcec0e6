"""People whose right roles are known, from an adviser's grades or from the job they hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.names import did_you_mean
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import profile_from_record
from careerpath_cli.record import record
from careerpath_cli.storage.json_lines import value_of
from careerpath_cli.storage.yaml_documents import read_document

Label = tuple[str, ...]
"""The roles that count as right for the job somebody holds; people with equal labels hold the same job."""


_SHORT = "short"
_TICKED = "working+"
_TICKABLE = frozenset({"working", "proficient", "expert"})
_NOT_YET_ASKED = frozenset({"activities", "values", "industries"})


@record
class Grades:
    """The roles that an adviser would name first, those that are good advice too, and those that are bad.

    No role is in two of them; roles in none of them are not graded.
    """

    first: tuple[str, ...]
    acceptable: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


@record
class KnownPerson:
    """Somebody's profile and the right roles for them; `kind` is a group that the file defines, or empty.

    `record` is their entry in the file, with the profile's fields on the same level as the others. A `form`
    that isn't empty keeps them out of the figures for everybody: they have a row of their own.
    """

    profile: Profile
    right: Grades | Label
    kind: str
    record: Mapping[str, Any]
    form: str = ""


@record
class PeopleEntry:
    """The result of reading one entry of a file: a person, or a problem; `line` counts from 1."""

    line: int
    person: KnownPerson | None = None
    problem: str = ""


def known_people(path: Path, base: KnowledgeBase, form: str = "") -> list[PeopleEntry]:
    """Return the people listed in a YAML file, each followed by their short form if they have one.

    Raises FileProblemError where it can't be read and InvalidContentError where it isn't a YAML list.
    """
    subject = "The people file"
    document = read_document(path, subject)
    if not isinstance(document.value, list):
        problem = Problem(str(path), document.line(()), "should be a list of people (`- id: …` entries)")
        raise InvalidContentError(subject, [problem], hint="Each entry has an id, `first`, and a profile.")
    return [
        entry
        for index, value in enumerate(document.value)
        for entry in _read_entries(document.line((index,)), value, base, form)
    ]


def known_people_of_lines(lines: Iterable[bytes], base: KnowledgeBase) -> Iterator[PeopleEntry]:
    """Yield one person per line of JSON; blank lines are skipped."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = value_of(line)
        except ValueError as error:
            yield PeopleEntry(number, problem=str(error))
        else:
            yield from _read_entries(number, value, base)


def _read_entries(line: int, value: Any, base: KnowledgeBase, form: str = "") -> Iterator[PeopleEntry]:
    try:
        person = known_person(value, base)
        yield PeopleEntry(line, person=replace(person, form=form))
        if _SHORT in person.record and isinstance(person.right, Grades):
            yield PeopleEntry(line, person=short_form(person, base))
    except ValueError as error:
        yield PeopleEntry(line, problem=str(error))


def short_form(person: KnownPerson, base: KnowledgeBase) -> KnownPerson:
    """Return somebody as they are after a minute: the skills in `short`, ticked, with degree and years.

    Raises ValueError where `short` isn't a list of the person's skills.
    """
    names, skills = person.record[_SHORT], person.record.get("skills", {})
    if not isinstance(names, list) or not all(name in skills for name in names):
        raise ValueError("short should be a list of names from the person's skills")
    kept = {field: value for field, value in person.record.items() if field not in _NOT_YET_ASKED}
    ticked = {name: _TICKED if skills[name] in _TICKABLE else skills[name] for name in names}
    return replace(known_person({**kept, "skills": ticked}, base), form=_SHORT)


def known_person(value: Any, base: KnowledgeBase) -> KnownPerson:
    """Return a person read from a mapping with their profile under `profile`, or among the other fields.

    Raises ValueError, with a sentence about what is wrong, where the mapping isn't valid.
    """
    record = _flatten(value)
    profile = profile_from_record(record, base)
    kind = record.get("kind", "")
    if not isinstance(kind, str):
        raise ValueError("kind should be text")  # noqa: TRY004 - one kind of error for a bad entry
    return KnownPerson(profile, _read_right(record, base), kind, record)


def _flatten(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("a person should be a mapping of fields")  # noqa: TRY004 - one kind of error for a bad entry
    inner = value.get("profile", {})
    if not isinstance(inner, dict):
        raise ValueError("profile should be a mapping of fields")  # noqa: TRY004 - the same
    outer = {name: part for name, part in value.items() if name != "profile"}
    return {**inner, **outer}


def _read_right(record: Mapping[str, Any], base: KnowledgeBase) -> Grades | Label:
    """Return which roles are right; raises ValueError where that is missing or ambiguous."""
    if "accept" in record and "first" in record:
        raise ValueError("both accept and first are given; use one of them to say which roles are right")
    if "accept" in record:
        return _read_roles(record, "accept", base)
    if "first" not in record:
        raise ValueError("neither accept nor first is given; use one of them to say which roles are right")
    grades = Grades(*(_read_roles(record, field, base) for field in ("first", "acceptable", "wrong")))
    named = (*grades.first, *grades.acceptable, *grades.wrong)
    twice = next((role for role in named if named.count(role) > 1), None)
    if twice is not None:
        raise ValueError(f"{twice} is graded twice")
    return grades


def _read_roles(record: Mapping[str, Any], field: str, base: KnowledgeBase) -> tuple[str, ...]:
    names = record.get(field, [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError(f"{field} should be a list of roles")
    if not names and field in ("accept", "first"):
        raise ValueError(f"{field} names no role; list at least one")
    roles = []
    for name in names:
        role = base.find("roles", name)
        if role is None:
            suggested = did_you_mean(base.suggest("roles", name))
            raise ValueError(f"{field}: {name!r} is not a known role. {suggested}".rstrip())
        roles.append(role)
    return tuple(roles)
