"""Every passage of a document, and whether it stands where it says."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from careerpath_cli.documents.document import Document, Passage


def passages_of(value: Any) -> Iterator[Passage]:
    """Return all passages within a record."""
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from passages_of(inner)
    elif is_dataclass(value):
        for part in fields(value):
            yield from passages_of(getattr(value, part.name))


def inexact(document: Document) -> list[Passage]:
    """Return the passages whose words are not what stands in the text at their place."""
    return [
        passage
        for passage in passages_of(document.declared)
        if document.text[passage.start : passage.end] != passage.words
    ]


def words(passages: tuple[Passage, ...]) -> list[str]:
    """Return the words of passages."""
    return [passage.words for passage in passages]


def skills(document: Document) -> list[tuple[str, str | None, list[str]]]:
    """Return the declared skills as names, levels and keywords."""
    assert document.declared
    return [
        (skill.name.words, skill.level.words if skill.level else None, words(skill.keywords))
        for skill in document.declared.skills
    ]


def jobs(document: Document) -> list[tuple[str | None, str | None, str | None, str | None, bool]]:
    """Return the declared jobs as titles, employers and dates."""
    assert document.declared
    return [
        (
            job.title.words if job.title else None,
            job.employer.words if job.employer else None,
            job.start,
            job.end,
            job.current,
        )
        for job in document.declared.jobs
    ]


def studies(document: Document) -> list[tuple[str | None, str | None, str | None, str | None, str | None]]:
    """Return the declared studies as degrees, subjects, institutions and dates."""
    assert document.declared
    return [
        (
            study.degree.words if study.degree else None,
            study.subject.words if study.subject else None,
            study.institution.words if study.institution else None,
            study.start,
            study.end,
        )
        for study in document.declared.studies
    ]
