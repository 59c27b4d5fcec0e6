"""Rules of quality about sentences: what an editor would send back. Only `kb check` applies them."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
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
_WITH_S = re.compile(rf"\b(?:un|re|de)?(?:{'|'.join(_IZE)})s(?:e[sdr]?|ing|ation|ations)\b", re.IGNORECASE)
_AMERICAN = re.compile(
    r"\b(?:labor|behavior|color|favor|center|modeling|modeled|labeling|labeled|analyzed?|analyzing|"
    r"judgment|fulfill|skillful|enrollment)\b"
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
                for found in (*_WITH_S.finditer(text), *_AMERICAN.finditer(text)):
                    yield entry.problem(f"“{found[0]}”: write British English with -ize", *location)


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
    for field in fields(record):
        value = getattr(record, field.name)
        yield from _within(value, (*location, field.name), prose=field.name in _PROSE)


def _within(value: Any, location: Location, *, prose: bool) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        if prose:
            yield location, value
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from _within(part, (*location, position), prose=prose)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _within(part, (*location, key), prose=prose)
    elif is_dataclass(value):
        yield from _sentences(value, location)
