"""The scales of answers and entries, from least to most, and the types of plain values."""

from typing import Annotated, Any, Literal, get_args

from careerpath_cli.storage.limits import Limits


class Refers:
    """Marks an id as that of an entry of some kind; `instead` is a word that may stand there for all."""

    def __init__(self, kind: str, instead: str = "") -> None:
        """Take the kind of entry, and the word."""
        self.kind = kind
        self.instead = instead

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Return the schema of a text with the kind, for which `knowledge/schema.py` puts the ids."""
        return {**handler(core_schema), REFERRING: self.kind}


REFERRING = "refers to"
"""The key under which a schema has the kind that an id belongs to."""

Level = Literal["none", "aware", "working", "proficient", "expert"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Skill levels from least to most; each is anchored by behaviour in `data/levels.yaml`."""

StatedLevel = Literal["none", "aware", "aware+", "working", "working+", "proficient", "proficient+", "expert"]
STATED_LEVELS: tuple[StatedLevel, ...] = get_args(StatedLevel)
"""Skill levels as somebody may state them: with a plus, it is at least that level."""

Degree = Literal["none", "high-school", "vocational", "some-college", "bachelor", "master", "phd"]
DEGREES: tuple[Degree, ...] = get_args(Degree)

LadderLevel = Literal["entry", "mid", "advanced", "executive"]
LADDER: tuple[LadderLevel, ...] = get_args(LadderLevel)

Importance = Literal["essential", "important", "useful", "minor"]
IMPORTANCES: tuple[Importance, ...] = get_args(Importance)

Prevalence = Literal["universal", "common", "occasional", "rare"]
Strength = Literal["strong", "fair", "slight"]
ActivityShare = Literal["core", "regular", "occasional"]
OfferDegree = Literal["strong", "fair", "weak"]

Attitude = Literal["avoid", "dislike", "neutral", "like", "love"]
ATTITUDES: tuple[Attitude, ...] = get_args(Attitude)

ValueWeight = Literal["unimportant", "somewhat", "important", "essential"]
VALUE_WEIGHTS: tuple[ValueWeight, ...] = get_args(ValueWeight)

LEAST_HOURS_PER_WEEK = 0.5
"""The fewest hours a week that a plan accepts: with less, plans run off the calendar."""

Text = Annotated[str, Limits(min_length=1)]
Identifier = Annotated[str, Limits(min_length=1)]
ActivityId = Annotated[Identifier, Refers("activities")]
CertificateId = Annotated[Identifier, Refers("certificates")]
DomainId = Annotated[Identifier, Refers("domains")]
DomainOrAny = Annotated[Identifier, Refers("domains", instead="any")]
EffortId = Annotated[Identifier, Refers("effort")]
GroupId = Annotated[Identifier, Refers("groups")]
IndustryId = Annotated[Identifier, Refers("industries")]
OccupationId = Annotated[Identifier, Refers("occupations")]
ProjectionId = Annotated[Identifier, Refers("outlook")]
QuestionId = Annotated[Identifier, Refers("questions")]
ResourceId = Annotated[Identifier, Refers("resources")]
RoleId = Annotated[Identifier, Refers("roles")]
RoleOrField = Annotated[Identifier, Refers("roles", instead="field")]
SkillId = Annotated[Identifier, Refers("skills")]
SourceId = Annotated[Identifier, Refers("sources")]
TrendId = Annotated[Identifier, Refers("trends")]
ValueId = Annotated[Identifier, Refers("values")]
Rate = Annotated[float, Limits(ge=0, le=1)]
Hours = Annotated[float, Limits(ge=0)]
Count = Annotated[int, Limits(ge=1)]
Tally = Annotated[int, Limits(ge=0)]

PostsWord = Literal["many", "some", "few", "rare"]
POSTS_WORDS: tuple[PostsWord, ...] = get_args(PostsWord)
"""How many posts a role has, from most to fewest."""

Stage = Literal["student", "career-changer", "working-in-tech", "working-in-ai"]

WorkKind = Literal[
    "data-engineering",
    "modelling",
    "deployment",
    "analysis",
    "infrastructure",
    "meetings",
    "writing",
    "governance",
]
"""The kinds of work that fill a week: with data, models, products, machines, people, texts and rules."""

Counting = Literal["anywhere", "cased", "listed", "part", "ambiguous"]
"""Where a name of a skill counts, and for how much.

`anywhere`: also in running text. `cased`: there only with these capitals. `listed`: only in a list of skills.
`ambiguous`: only beside skills that make it likely; else it is asked back. `part`: it covers a part of the
skill, so alone it shows at least `working` and no more.
"""

Reader = Literal["coder", "analyst", "clinician", "lawyer", "writer", "manager", "everybody"]
"""Whom a resource is written for; `everybody` needs no code and no profession."""
