"""Read a profile: all problems are reported at once, and names are recognised in any spelling."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from careerpath_cli.errors import Finding, InvalidContentError, Problem, one_line
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import ATTITUDES, STATED_LEVELS, VALUE_WEIGHTS, Level, StatedLevel
from careerpath_cli.knowledge.naming.jobs import job_meant
from careerpath_cli.knowledge.naming.likely import likely_meant
from careerpath_cli.knowledge.naming.names import did_you_mean
from careerpath_cli.knowledge.naming.written import WrittenSkill, skills_meant
from careerpath_cli.profile.model import (
    Constraints,
    EducationAnswer,
    ExperienceAnswer,
    Profile,
    ProfileFile,
)
from careerpath_cli.storage.plain import read
from careerpath_cli.storage.validation import validated
from careerpath_cli.storage.yaml_documents import YamlDocument, parse_document, read_document

T = TypeVar("T")

AT_LEAST = "+"
"""Ends a level that is the least which somebody has."""
PART_SHOWS: StatedLevel = "working+"
"""The most that a single name shows which covers only a part of a skill."""
_SUBJECT = "The profile"
_FIELDS = frozenset(field.name for field in fields(ProfileFile))


def read_profile(path: Path, base: KnowledgeBase) -> Profile:
    """Return the profile in the YAML or JSON file at `path`.

    Raises FileProblemError where it cannot be read, and InvalidContentError with every problem in it.
    """
    return resolve(read_profile_file(path, base), base)


def read_profile_file(path: Path, base: KnowledgeBase) -> ProfileFile:
    """Return what stands in the file at `path`, with names as they are written; raises as `read_profile`."""
    return _checked(read_document(path, _SUBJECT), base)


def parse_profile(text: str, file: str, base: KnowledgeBase) -> ProfileFile:
    """Return what stands in the text of a profile; `file` is only a name for messages.

    Raises InvalidContentError with every problem in it.
    """
    return _checked(parse_document(text, file, _SUBJECT), base)


def _checked(document: YamlDocument, base: KnowledgeBase) -> ProfileFile:
    if document.value is None:
        problem = Problem(document.file, 0, "the file is empty")
        raise InvalidContentError(
            _SUBJECT, [problem], hint="A profile starts with `format: 1`; see examples/."
        )
    parsed, findings = read(ProfileFile, document.value)
    problems = [document.problem(*finding) for finding in (*findings, *_findings(document.value, base))]
    if parsed is None or problems:
        raise InvalidContentError(_SUBJECT, sorted(problems, key=lambda problem: problem.line))
    return parsed


def profile_from_record(record: Any, base: KnowledgeBase) -> Profile:
    """Return the profile of one line of a batch; unknown fields are ignored.

    Raises ValueError with all of its problems in one sentence.
    """
    from careerpath_cli.storage.json_lines import is_storable

    if not isinstance(record, dict):
        raise ValueError("a profile should be a JSON object, in braces")  # noqa: TRY004 - one kind of error for a bad line
    if not isinstance(record.get("id"), str) or not record["id"]:
        raise ValueError("id is missing" if "id" not in record else "id should be text")
    if not is_storable({name: value for name, value in record.items() if name in _FIELDS}):
        raise ValueError("contains half a character (an unpaired surrogate)")
    parsed, findings = validated(ProfileFile, record, unknown_fields="ignore")
    problems = [one_line(message) for _, message in (*findings, *_findings(record, base))]
    if parsed is None or problems:
        raise ValueError("; ".join(problems))
    return resolve(parsed, base)


def profile_from_answers(answers: Mapping[str, Any], base: KnowledgeBase) -> Profile:
    """Return the profile with these answers; raises InvalidContentError where they are not valid."""
    try:
        unknown = [f"{name} is not a known field" for name in answers if name not in _FIELDS]
        if unknown:
            raise ValueError("; ".join(unknown))  # noqa: TRY301 - one error for whatever is wrong
        return profile_from_record({"format": 1, "id": "me", **answers}, base)
    except ValueError as error:
        raise InvalidContentError("The profile", [Problem("the answers", 0, str(error))]) from None


def resolve(parsed: ProfileFile, base: KnowledgeBase) -> Profile:
    """Return a profile file's answers with names resolved to ids; unknown skills are kept apart.

    Where several names mean the same skill, activity or value, the highest answer counts, with a remark.
    """
    occupation, role, occupation_remarks = _job(parsed.occupation, base)
    usual = base.occupations[occupation].skills if occupation else {}
    stated, unknown, remarks = _stated_skills(parsed.skills, usual, base)
    activities, activity_remarks = _resolved(parsed.activities, "activities", ATTITUDES, base)
    values, value_remarks = _resolved(parsed.values, "values", VALUE_WEIGHTS, base)
    remarks += activity_remarks + value_remarks
    current = base.find("roles", parsed.current_role) if parsed.current_role else None
    if parsed.current_role and current is None:
        remarks.append(f"current_role: “{parsed.current_role}” is not a role in the knowledge base.")
    if not occupation and not parsed.current_role:
        current = role
    inferred, inferred_remarks = _known_from(occupation, stated, base)
    remarks += occupation_remarks + inferred_remarks
    return Profile(
        id=parsed.id,
        name=parsed.name,
        skills=dict(
            sorted({**{skill: _level(given) for skill, given in stated.items()}, **inferred}.items())
        ),
        evidence=_evidence(parsed.evidence, base),
        activities=activities,
        values=values,
        education=parsed.education or EducationAnswer(),
        experience=parsed.experience or ExperienceAnswer(),
        current_role=current,
        occupation=parsed.occupation,
        employment=parsed.employment,
        runway_months=parsed.runway_months,
        industries=tuple(sorted(_by_id(parsed.industries, "industries", base))),
        constraints=parsed.constraints or Constraints(),
        occupation_id=occupation,
        at_least={
            **{skill: "" for skill, given in stated.items() if given.endswith(AT_LEAST)},
            **dict.fromkeys(inferred, occupation or ""),
        },
        unknown_skills=unknown,
        remarks=tuple(remarks),
    )


def _level(stated: StatedLevel) -> Level:
    """Return the level that a stated one counts as: without the plus that makes it the least."""
    level: Level = stated.removesuffix(AT_LEAST)  # type: ignore[assignment]
    return level


def _job(words: str | None, base: KnowledgeBase) -> tuple[str | None, str | None, list[str]]:
    """Return the occupation and the role that somebody's words name, with a remark if only a part does."""
    job = job_meant(words, base) if words else None
    if job is None:
        return None, None, [_unknown_job(words, base)] if words else []
    record = base.occupations[job.occupation] if job.occupation else base.roles[job.role or ""]
    remarks = [] if job.whole else [f"occupation: “{words}” was read as {record.name}."]
    return job.occupation, job.role, remarks


def _unknown_job(words: str, base: KnowledgeBase) -> str:
    names = [base.occupations[occupation].name for occupation in base.misspelt("occupations", words)]
    remark = f"occupation: “{words}” is not one that we know; it was kept but not used. {did_you_mean(names)}"
    return remark.rstrip()


def _known_from(
    occupation: str | None, stated: Mapping[str, StatedLevel], base: KnowledgeBase
) -> tuple[dict[str, Level], list[str]]:
    """Return the skills not answered that everybody in an occupation has, with a remark that says so."""
    if occupation is None:
        return {}, []
    entry = base.occupations[occupation]
    known = {skill: level for skill, level in entry.skills.items() if skill not in stated}
    if not known:
        return {}, []
    named = ", ".join(f"{base.skills[skill].name} (at least {level})" for skill, level in known.items())
    return known, [
        f"Assumed from your occupation, {entry.name}: {named}. What you answer yourself counts instead."
    ]


Meant = dict[str, dict[str, T]]
"""Id → the names that mean it, each with its answer."""


def _stated_skills(
    named: Mapping[str, StatedLevel], usual: Iterable[str], base: KnowledgeBase
) -> tuple[dict[str, StatedLevel], tuple[str, ...], list[str]]:
    """Return the levels by skill, the names that mean none, and remarks on what counts otherwise."""
    read = _read_skills(named, usual, base)
    whole: Meant[StatedLevel] = {}
    parts: Meant[StatedLevel] = {}
    for name, found in read.items():
        for skill in found:
            (parts if skill.part else whole).setdefault(skill.id, {})[name] = named[name]
    stated, remarks = _highest(whole, "skills", STATED_LEVELS, base)
    shown = {skill: _shown(said.values()) for skill, said in parts.items()}
    levels = {
        skill: max(
            (given for given in (stated.get(skill), shown.get(skill)) if given), key=STATED_LEVELS.index
        )
        for skill in sorted({*stated, *shown})
    }
    unknown = tuple(name for name, found in read.items() if not found)
    return levels, unknown, [*_capped(parts, levels, base), *remarks]


def _read_skills(
    named: Iterable[str], usual: Iterable[str], base: KnowledgeBase
) -> dict[str, tuple[WrittenSkill, ...]]:
    """Return the skills that each name means; what is ambiguous counts where the others make it likely."""
    read = {name: skills_meant(name, base) for name in named}
    beside = {*usual, *(skill.id for found in read.values() for skill in found)}
    return {name: found or likely_meant(name, beside, base) for name, found in read.items()}


def _shown(said: Iterable[StatedLevel]) -> StatedLevel:
    """Return what names of parts show of their skill: at least working, or more where two of them agree."""
    highest, *others = sorted(said, key=STATED_LEVELS.index, reverse=True)
    return max([min(highest, PART_SHOWS, key=STATED_LEVELS.index), *others[:1]], key=STATED_LEVELS.index)


def _capped(parts: Meant[StatedLevel], levels: Mapping[str, StatedLevel], base: KnowledgeBase) -> list[str]:
    """Return a remark on the names that count for less than was said, because they are parts of a skill."""
    capped = {
        name: base.skills[skill].name
        for skill, said in parts.items()
        for name, level in said.items()
        if STATED_LEVELS.index(level) > STATED_LEVELS.index(levels[skill])
    }
    if not capped:
        return []
    pairs = ", ".join(f"“{name}” → {skill}" for name, skill in capped.items())
    advice = "On its own, a part counts as at least working; name the whole skill to say more."
    return [f"Read as parts of larger skills: {pairs}. {advice}"]


def _resolved(
    named: Mapping[str, T], kind: str, scale: Sequence[T], base: KnowledgeBase
) -> tuple[dict[str, T], list[str]]:
    """Return the answers of one kind by id, and a remark on each id that has several different ones."""
    meant = {
        identifier: {name: named[name] for name in names}
        for identifier, names in _by_id(named, kind, base).items()
    }
    return _highest(meant, kind, scale, base)


def _highest(
    meant: Meant[T], kind: str, scale: Sequence[T], base: KnowledgeBase
) -> tuple[dict[str, T], list[str]]:
    """Return the highest answer by id, and a remark on each id that has several different ones."""
    answers = {
        identifier: max(names.values(), key=scale.index) for identifier, names in sorted(meant.items())
    }
    repeated = [identifier for identifier in answers if len(set(meant[identifier].values())) > 1]
    names = {identifier: getattr(base, kind)[identifier].name for identifier in repeated}
    spelt = {
        identifier: ", ".join(f"“{name}”" for name in sorted(meant[identifier])) for identifier in repeated
    }
    if len(repeated) > 1:
        entries = ", ".join(f"{names[identifier]} ({spelt[identifier]})" for identifier in repeated)
        return answers, [f"Listed more than once, so the highest answer counts: {entries}."]
    return answers, [
        f"{names[identifier]} is listed more than once ({spelt[identifier]}); the highest answer, "
        f"{answers[identifier]}, counts."
        for identifier in repeated
    ]


def _by_id(names: Iterable[str], kind: str, base: KnowledgeBase) -> dict[str, list[str]]:
    """Return the names that mean each id of a kind; unknown names are left out."""
    by_id: dict[str, list[str]] = {}
    for name in names:
        identifier = base.find(kind, name)
        if identifier is not None:
            by_id.setdefault(identifier, []).append(name)
    return by_id


def _evidence(named: Mapping[str, str], base: KnowledgeBase) -> dict[str, str]:
    """Return the line of evidence for each known skill; several lines for one skill are joined."""
    lines: dict[str, list[str]] = {}
    for name, line in sorted(named.items()):
        for skill in skills_meant(name, base):
            lines.setdefault(skill.id, []).append(line)
    return {skill: "; ".join(given) for skill, given in sorted(lines.items())}


def _findings(raw: Any, base: KnowledgeBase) -> Iterator[Finding]:
    """Yield what a check of types cannot find: unknown names.

    They are read from the raw values, so that a wrong type in one field hides no problem in another.
    """
    if not isinstance(raw, dict):
        return
    for kind in ("activities", "values"):
        if isinstance(raw.get(kind), dict):
            yield from _unknown_names(raw[kind], kind, base)
    industries = raw.get("industries")
    for position, name in enumerate(industries if isinstance(industries, list) else ()):
        if isinstance(name, str) and base.find("industries", name) is None:
            yield ("industries", position), _not_known("industry", name, base.suggest("industries", name))


def _unknown_names(names: Iterable[str], kind: str, base: KnowledgeBase) -> Iterator[Finding]:
    for name in names:
        if base.find(kind, name) is None:
            singular = {"activities": "activity", "values": "value"}[kind]
            yield (kind, name), _not_known(singular, name, base.suggest(kind, name))


def _not_known(kind: str, name: str, suggestions: tuple[str, ...]) -> str:
    return f"{name!r} is not a known {kind}. {did_you_mean(suggestions)}".strip()
