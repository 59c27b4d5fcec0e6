"""The shapes of what was found in something that a person brought, and of where answers come from."""

from careerpath_cli.documents.document import Passage
from careerpath_cli.importing import sources as saved
from careerpath_cli.views.json.encoding import published


@published
class MentionedSkill:
    """A place that names a skill, the earliest first; `level` is what all places of the skill speak for.

    `start` and `end` are characters of the text that was read, null for code. Where it isn't `sure`, the
    words may mean something else.
    """

    skill: str
    level: str
    start: int | None
    end: int | None
    evidence: str
    """The line around."""
    words: str
    section: str
    sure: bool
    why: str


@published
class FoundWords:
    """Words as they stand in the text, and the line around them; no place where none is known."""

    value: str
    start: int | None
    end: int | None
    evidence: str


@published
class FoundEducation:
    """The highest degree and its subject; the place is that of the degree."""

    degree: str | None
    field: str | None
    start: int | None
    end: int | None
    evidence: str


@published
class YearsRange:
    """Years, at least and at most, and what they were counted from."""

    low: float
    high: float
    why: str


@published
class FoundExperience:
    """Years of any work, of coding, of machine learning; null where nothing tells."""

    total_years: YearsRange | None
    coding_years: YearsRange | None
    ml_years: YearsRange | None


@published
class FileFindings:
    """What one file or directory says; `unresolved` are entries of its lists that we don't know as skills."""

    file: str
    format: str | None
    kind: str
    skills: list[MentionedSkill]
    occupation: FoundWords | None
    education: FoundEducation | None
    experience: FoundExperience
    unresolved: list[Passage]
    remarks: list[str]


@published
class SeveralFindings:
    """What each of several files says, in the order in which they were named."""

    files: list[FileFindings]


@published
class AnswerSource:
    """An answer that a source spoke for, with the words, the line around them, and where they stand.

    `origin` says whose it is today: `file`, `you`, `both` or `nobody`; `present` is what the profile says
    today, `before` what it said before the import, each null for nothing.
    """

    part: str
    subject: str
    value: str | float
    origin: str
    present: str | float | None
    before: str | float | None
    source: str
    why: str
    words: str
    line: str
    start: int | None
    end: int | None


@published
class ImportedSources:
    """One import: on which day, which files, and what they spoke for."""

    day: str
    sources: list[saved.Origin]
    answers: list[AnswerSource]


@published
class ProfileSources:
    """All imports that count still, the oldest first, and the answers that no file speaks for (`yours`)."""

    imports: list[ImportedSources]
    yours: list[str]
