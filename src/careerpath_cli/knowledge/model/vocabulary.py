"""What other entries refer to: sources, domains, industries, activities, values, levels."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from careerpath_cli.knowledge.model.scales import Identifier, Level, Prevalence, Text
from careerpath_cli.storage.limits import STRICT


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from. `date` is the publication date, None where the source has none."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    title: Text
    kind: Literal["article", "survey", "statistics", "postings", "advertised", "report", "law", "judgement"]
    author: str | None = None
    date: str | None = None
    licence: str | None = None
    address: str | None = None
    note: str | None = None

    @property
    def dated(self) -> str:
        """The publication date as shown to people; "undated" where there is none."""
        return self.date or "undated"


@dataclass(frozen=True, slots=True)
class Domain:
    """One of the overlapping areas of work that roles belong to."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    summary: Text
    sources: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class Industry:
    """A part of the economy that a role can be found in; `private` is what its people may not publish."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    private: Text | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """A kind of everyday work; `question` is how the interview words it."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    question: Text
    prevalence: Prevalence
    aliases: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """Something that jobs can offer and that matters more to some people than to others."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    summary: Text
    aliases: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelAnchor:
    """What a person at a skill level can do, in general."""

    __pydantic_config__: ClassVar = STRICT

    id: Level
    name: Text
    summary: Text
