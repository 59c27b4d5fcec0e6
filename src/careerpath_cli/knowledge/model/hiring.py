"""How a kind of work hires: its interviews, work samples, people worth asking, and ways in for beginners."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from careerpath_cli.knowledge.model.scales import Hours, Identifier, Text
from careerpath_cli.storage.limits import STRICT

Suits = Literal["studying", "returning", "anybody"]
"""Whom a way in beside an ordinary post suits."""


@dataclass(frozen=True, slots=True)
class Round:
    """One interview of several, and what it asks for."""

    __pydantic_config__: ClassVar = STRICT

    name: Text
    asks: Text


@dataclass(frozen=True, slots=True)
class WorkSample:
    """The usual take-home task: what it is, within how many hours `[low, high]`, and what to hand in."""

    __pydantic_config__: ClassVar = STRICT

    what: Text
    hours: tuple[Hours, Hours]
    hand_in: Text


@dataclass(frozen=True, slots=True)
class Contact:
    """A kind of person to talk to, and the one question that only they can answer."""

    __pydantic_config__: ClassVar = STRICT

    who: Text
    ask: Text


@dataclass(frozen=True, slots=True)
class Board:
    """Where posts are advertised; `countries` (ISO 3166) where alone it is of use, empty for anywhere."""

    __pydantic_config__: ClassVar = STRICT

    name: Text
    countries: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Entrance:
    """A paid way in beside an ordinary post, for students, for returners, or for anybody."""

    __pydantic_config__: ClassVar = STRICT

    suits: Suits
    way: Text


@dataclass(frozen=True, slots=True)
class Hiring:
    """How the posts of some roles are filled.

    `rounds` are in their usual order, `sources` what they are based on. `results` are the numbers that speak
    on a CV of this kind, and `boards` where such posts are advertised.
    """

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    roles: tuple[Identifier, ...]
    rounds: tuple[Round, ...]
    questions: tuple[Text, ...]
    task: WorkSample
    results: tuple[Text, ...]
    people: tuple[Contact, ...]
    boards: tuple[Board, ...]
    entrances: tuple[Entrance, ...]
    sources: tuple[Identifier, ...]
