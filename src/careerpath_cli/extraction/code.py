"""What somebody's code says of their skills, as proposals."""

from datetime import date
from pathlib import PurePosixPath

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.findings import Findings, FoundSkill, Mention
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.repositories.levels import level_shown
from careerpath_cli.repositories.signs import HISTORY
from careerpath_cli.repositories.use import CodeUse, SkillUse, UsedFile

_MOST_MENTIONS = 5
_MOST_NAMED = 2
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def findings_from_code(use: CodeUse, base: KnowledgeBase) -> Findings:
    """Return a proposal for each skill that code shows, with the files and the days that speak for it.

    A mention's passage is the path of a file: code is no text to point into.
    """
    skills = tuple(
        FoundSkill(part.skill, level_shown(part), reasons(part), tuple(_mentions(part)))
        for part in use.skills
        if part.skill in base.skills
    )
    return Findings("code", skills, remarks=(*_counted(use), *use.remarks))


def reasons(use: SkillUse) -> str:
    """Return what speaks for a level: “used in 14 files of shop, 120 commits, March 2023 – June 2026”."""
    commits = _number(use.commits, "commit") if use.commits else ""
    if any(PurePosixPath(file.path).name == HISTORY for file in use.files):
        told = [f"{commits} in {_among(use.repositories)}"]
    else:
        told = [_where(use), commits]
    if use.first and use.last:
        told.append(_span(use.first, use.last))
    return ", ".join(filter(None, told))


def _where(use: SkillUse) -> str:
    """Return in how many files a skill shows, by what shows it best, and of which repositories."""
    used, files, named = (use.count(way) for way in ("import", "file", "manifest"))
    if used:
        told = f"used in {_number(used, 'file')}"
    elif files:
        told = _number(files, "file")
    else:
        told = f"only named in {_number(named, 'file') if named > 1 else use.files[0].path}"
    return f"{told} of {_among(use.repositories)}"


def _among(repositories: tuple[str, ...]) -> str:
    """Return the names of one or two repositories, and how many more there are."""
    if len(repositories) > _MOST_NAMED:
        return f"{len(repositories)} repositories"
    return " and ".join(repositories)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _span(first: str, last: str) -> str:
    """Return from when to when in months: “March 2023 – June 2026”."""
    days = (date.fromisoformat(day) for day in (first, last))
    return " – ".join(dict.fromkeys(f"{_MONTHS[day.month - 1]} {day.year}" for day in days))


def _mentions(use: SkillUse) -> list[Mention]:
    return [_mention(use.skill, file) for file in use.files[:_MOST_MENTIONS]]


def _mention(skill: str, file: UsedFile) -> Mention:
    return Mention(skill, Passage(file.path, 0, 0), "projects", file.path)


def _counted(use: CodeUse) -> list[str]:
    """Return whose commits counted."""
    return [f"Counted the commits of {', '.join(use.authors)}."] if use.authors else []
