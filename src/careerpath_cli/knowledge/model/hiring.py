"""How a kind of work hires: its interviews, work samples, people worth asking, and ways in for beginners."""

from typing import Literal

from careerpath_cli.knowledge.model.scales import Hours, Identifier, RoleId, SourceId, Text
from careerpath_cli.record import record

Suits = Literal["studying", "returning", "anybody"]
"""Whom a way in beside an ordinary post suits."""


@record
class Round:
    """One interview of several, and what it asks for."""

    name: Text
    asks: Text


@record
class WorkSample:
    """The usual take-home task: what it is, within how many hours `[low, high]`, and what to hand in."""

    what: Text
    hours: tuple[Hours, Hours]
    hand_in: Text


@record
class Contact:
    """A kind of person to talk to, and the one question that only they can answer."""

    who: Text
    ask: Text


@record
class Board:
    """Where posts are advertised; `countries` (ISO 3166) where alone it is of use, empty for anywhere."""

    name: Text
    countries: tuple[Text, ...] = ()


@record
class Entrance:
    """A paid way in beside an ordinary post, for students, for returners, or for anybody."""

    suits: Suits
    way: Text


@record
class Hiring:
    """How the posts of some roles are filled.

    `rounds` are in their usual order, `sources` what they are based on. `results` are the numbers that speak
    on a CV of this kind, and `boards` where such posts are advertised.
    """

    id: Identifier
    name: Text
    roles: tuple[RoleId, ...]
    rounds: tuple[Round, ...]
    questions: tuple[Text, ...]
    task: WorkSample
    results: tuple[Text, ...]
    people: tuple[Contact, ...]
    boards: tuple[Board, ...]
    entrances: tuple[Entrance, ...]
    sources: tuple[SourceId, ...]
