"""What was found in something that a person brought: proposals, each with the words it came from.

Nothing of it is an answer until the person has kept it.
"""

from typing import Literal

from careerpath_cli.documents.document import Passage
from careerpath_cli.knowledge.model.scales import Degree, StatedLevel
from careerpath_cli.record import record

Kind = Literal["resume", "posting", "code"]
Section = Literal[
    "skills",
    "experience",
    "projects",
    "education",
    "summary",
    "certificates",
    "languages",
    "interests",
    "must",
    "nice",
    "tasks",
    "company",
    "benefits",
    "equal-opportunity",
    "not-asked",
    "hiring-process",
    "other",
]
"""The parts of a résumé, and from `must` on of a posting, that change what a name counts for."""


@record
class Mention:
    """A place that names a skill: `line` is the line around it, shortened.

    `part` where the name covers only a part of the skill; not `sure` where it could mean something else.
    """

    skill: str
    passage: Passage
    section: Section
    line: str
    part: bool = False
    sure: bool = True


@record
class FoundSkill:
    """A skill, the level that its mentions speak for, and why; if not `sure`, the person should look."""

    skill: str
    level: StatedLevel
    why: str
    mentions: tuple[Mention, ...]
    sure: bool = True


@record
class FoundText:
    """A value in somebody's own words, such as an occupation or a subject of study, and where it stands."""

    value: str
    passage: Passage | None = None


@record
class FoundDegree:
    """A degree, and where it stands."""

    degree: Degree
    passage: Passage | None = None


@record
class FoundYears:
    """How many years, at least and at most, and what they were counted from."""

    low: float
    high: float
    why: str


@record
class Findings:
    """All that one source says. `unresolved` are entries of its lists that the base does not know."""

    kind: Kind
    skills: tuple[FoundSkill, ...] = ()
    occupation: FoundText | None = None
    degree: FoundDegree | None = None
    field: FoundText | None = None
    total_years: FoundYears | None = None
    coding_years: FoundYears | None = None
    ml_years: FoundYears | None = None
    unresolved: tuple[Passage, ...] = ()
    remarks: tuple[str, ...] = ()
