"""The scales of answers and entries, from least to most, and the types of plain values."""

from typing import Annotated, Literal, get_args

from careerpath_cli.storage.limits import Limits

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

LEAST_HOURS_PER_WEEK = 0.5
"""The fewest hours a week that a plan accepts: with less, plans run off the calendar."""

Text = Annotated[str, Limits(min_length=1)]
Identifier = Annotated[str, Limits(min_length=1)]
Rate = Annotated[float, Limits(ge=0, le=1)]
Hours = Annotated[float, Limits(ge=0)]
Count = Annotated[int, Limits(ge=1)]

Stage = Literal["student", "career-changer", "working-in-tech", "working-in-ai"]

WorkKind = Literal["data-engineering", "modelling", "deployment", "analysis", "infrastructure"]
WORK_KINDS: tuple[WorkKind, ...] = get_args(WorkKind)
"""The five kinds of work that fill a week in AI: data, models, making them a product, people, machines."""
