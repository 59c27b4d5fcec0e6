"""Occupations: what people do for a living today, and where it leads in AI."""

from careerpath_cli.knowledge.model.scales import Identifier, IndustryId, Level, RoleId, SkillId, Text
from careerpath_cli.record import record


@record
class Move:
    """A role that people of an occupation move to, and how they really do it."""

    role: RoleId
    how: Text


@record
class Occupation:
    """Something that people do for a living, named as they name it.

    `code` is its O*NET-SOC 2019 code, `skills` what whoever does it can *at least* do, `moves` the nearest
    roles, the nearest first, and `material` what the trade offers to build a first project on. `heads` are
    those of its names that mean it behind any word: every commercial lawyer is a lawyer, but no sales
    engineer an engineer; where the words follow, as in Spanish, the head ends in “…”. `employer` is false
    where who says so usually has none to ask. `trades` are the industries whose data they know, where these
    are others than where they work: a postdoc in biology works at a university.
    """

    id: Identifier
    name: Text
    code: Text
    skills: dict[SkillId, Level]
    moves: tuple[Move, ...]
    material: Text
    aliases: tuple[Text, ...] = ()
    heads: tuple[Text, ...] = ()
    industries: tuple[IndustryId, ...] = ()
    employer: bool = True
    trades: tuple[IndustryId, ...] | None = None
