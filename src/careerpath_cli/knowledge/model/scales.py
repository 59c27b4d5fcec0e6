"""The words that answers and entries are given in, least to most, and the types of plain values."""

from typing import Annotated, Any, Literal, get_args

Level = Literal["none", "aware", "working", "proficient", "expert"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Skill levels from least to most; each is anchored by behaviour in `data/levels.yaml`."""

Degree = Literal["none", "high-school", "some-college", "bachelor", "master", "phd"]
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

STRICT = {"extra": "forbid"}
"""The pydantic configuration of every record that is read from a file."""


class Limits:
    """Limits of a number, or of a text's length, that pydantic is to check.

    It stands in for the `annotated-types` that pydantic also understands, because importing those takes
    longer than everything else a command needs of the model.
    """

    def __init__(self, **limits: float) -> None:
        """Take pydantic's own names: ge, le, min_length, max_length, allow_inf_nan."""
        self.limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Add the limits to the schema that pydantic has made of the type."""
        return {**handler(source), **self.limits}


Text = Annotated[str, Limits(min_length=1)]
Identifier = Annotated[str, Limits(min_length=1)]
Rate = Annotated[float, Limits(ge=0, le=1)]
Hours = Annotated[float, Limits(ge=0)]
Count = Annotated[int, Limits(ge=1)]

Stage = Literal["student", "career-changer", "working-in-tech", "working-in-ai"]

WorkKind = Literal["data-engineering", "modelling", "deployment", "analysis", "infrastructure"]
WORK_KINDS: tuple[WorkKind, ...] = get_args(WorkKind)
"""The five kinds of work that fill a week in AI: data, models, making them a product, people, machines."""
