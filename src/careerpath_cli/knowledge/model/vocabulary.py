"""What other entries refer to: sources, domains, industries, activities, values, levels."""

from typing import Literal

from careerpath_cli.knowledge.model.scales import Identifier, Level, Prevalence, SourceId, Text
from careerpath_cli.record import record


@record
class Source:
    """Where a claim comes from. `date` is the publication date, None where the source has none."""

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


@record
class Domain:
    """One of the overlapping areas of work that roles belong to."""

    id: Identifier
    name: Text
    summary: Text
    sources: tuple[SourceId, ...]


@record
class Industry:
    """A part of the economy that a role can be found in; `private` is what its people may not publish."""

    id: Identifier
    name: Text
    private: Text | None = None


@record
class Activity:
    """A kind of everyday work; `question` is how the interview words it."""

    id: Identifier
    name: Text
    question: Text
    prevalence: Prevalence
    aliases: tuple[Text, ...] = ()


@record
class Value:
    """Something that jobs can offer and that matters more to some people than to others."""

    id: Identifier
    name: Text
    summary: Text
    aliases: tuple[Text, ...] = ()


@record
class LevelAnchor:
    """What a person at a skill level can do, in general."""

    id: Level
    name: Text
    summary: Text
