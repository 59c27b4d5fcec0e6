"""Rules of quality about sentences: what an editor would send back. Only `kb check` applies them."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from careerpath_cli.errors import Problem
from careerpath_cli.knowledge.draft import Draft
from careerpath_cli.storage.yaml_documents import Location

_PROSE = frozenset(
    {
        *("summary", "why", "note", "proof", "levels", "question", "brief", "tells", "suits", "not_for"),
        *("change", "how", "reality", "way", "choose", "watch", "basis", "says", "material"),
        *("asks", "ask", "who", "hand_in", "questions", "results"),
    }
)
"""Fields that hold sentences. Names, titles, aliases and addresses keep their owners' spelling."""
_PERSON_AS_IT = re.compile(
    r"\b(?:it|its) (?:already|once|used to|had|knows?|knew|delivered|wrote|ran|built|trained|taught)\b"
)
_IZE = (
    *("organi", "speciali", "generali", "standardi", "optimi", "summari", "recogni", "prioriti", "minimi"),
    *("maximi", "normali", "visuali", "categori", "customi", "moderni", "digiti", "tokeni", "finali"),
    *(
        "formali",
        "centrali",
        "initiali",
        "memori",
        "regulari",
        "stabili",
        "synthesi",
        "authori",
        "emphasi",
        "utili",
    ),
)
_WORD = re.compile(r"\w+")
_WITH_S = re.compile(rf"(?:un|re|de)?(?:{'|'.join(_IZE)})s(?:e[sdr]?|ing|ation|ations)", re.IGNORECASE)
_AMERICAN = re.compile(
    r"labor|behavior|color|favor|center|modeling|modeled|labeling|labeled|analyzed?|analyzing|"
    r"judgment|fulfill|skillful|enrollment"
)
_NO_DEGREE = re.compile(
    r"\b(?:without|no) (?:a |any |technical |formal |university )*(?:degree|college)\b", re.IGNORECASE
)
_COLLEGE = frozenset({"bachelor", "master", "phd"})


def own_reasons(draft: Draft) -> Iterator[Problem]:
    """Check that a `why` says what this job does with a skill: it stands nowhere else."""
    owner: dict[str, str] = {}
    for entry in draft.entries["roles"]:
        for position, need in enumerate(entry.record.needs):
            if need.why:
                before = owner.setdefault(need.why.casefold(), entry.record.id)
                if before != entry.record.id:
                    yield entry.problem(
                        f"the `why` of {need.skill} also stands at {before}; say what this job does with it",
                        "needs",
                        position,
                    )


def people_are_they(draft: Draft) -> Iterator[Problem]:
    """Check that nobody is called “it”."""
    for kind in ("roles", "occupations"):
        for entry in draft.entries[kind]:
            for location, text in _sentences(entry.record):
                if location[0] in {"ways_in", "ways_on", "moves"} and (found := _PERSON_AS_IT.search(text)):
                    yield entry.problem(f"“{found[0]}”: a person is they, not it", *location)


def one_spelling(draft: Draft) -> Iterator[Problem]:
    """Check that sentences are spelt one way: British words, with -ize."""
    for kind, entries in draft.entries.items():
        for entry in (
            entries if kind != "sources" else ()
        ):  # sources name institutions as these name themselves
            for location, text in _sentences(entry.record):
                for word in filter(_is_misspelt, _WORD.findall(text)):
                    yield entry.problem(f"“{word}”: write British English with -ize", *location)


@cache
def _is_misspelt(word: str) -> bool:
    """Return whether a word is not British English with -ize; a few thousand words make up all sentences."""
    return bool(_WITH_S.fullmatch(word) or _AMERICAN.fullmatch(word))


def degrees_as_noted(draft: Draft) -> Iterator[Problem]:
    """Check that a role whose note says that no degree is needed does not ask for one."""
    for entry in draft.entries["roles"]:
        education = entry.record.education
        if education.minimum in _COLLEGE and _NO_DEGREE.search(education.note):
            yield entry.problem(
                f"asks for at least a {education.minimum}'s degree, but its note says that some have none; "
                "correct one of them",
                "education",
            )


def _sentences(record: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every sentence of a record with its location."""
    for name, prose in _named(record.__class__):
        value = getattr(record, name)
        if prose or not isinstance(value, str):
            yield from _within(value, (*location, name), prose=prose)


def _within(value: Any, location: Location, *, prose: bool) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, tuple | dict):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            if prose or not isinstance(part, str):
                yield from _within(part, (*location, key), prose=prose)
    elif _named(value.__class__):
        yield from _sentences(value, location)


@cache
def _named(cls: type) -> tuple[tuple[str, bool], ...]:
    """Return the names of a record's fields, and which hold prose; none of what is no record."""
    return tuple((field.name, field.name in _PROSE) for field in fields(cls)) if is_dataclass(cls) else ()
