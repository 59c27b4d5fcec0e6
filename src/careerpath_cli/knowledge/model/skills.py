"""Skills, what they build on and are related to, and what in code shows them."""

from dataclasses import field
from typing import Literal

from careerpath_cli.knowledge.model.scales import (
    LEVELS,
    Counting,
    EffortId,
    GroupId,
    Identifier,
    Level,
    Prevalence,
    SkillId,
    Strength,
    Tally,
    Text,
)
from careerpath_cli.record import record

Ecosystem = Literal[
    "python", "javascript", "r", "java", "rust", "go", "c", "image", "action", "terraform", "format"
]
"""Where names in code come from: a language's imports and package registries, images of containers, actions
of a CI service, providers of Terraform, and formats that a file's content shows."""


@record
class SkillGroup:
    """A group of skills: one screen of the interview, one phase of a roadmap."""

    id: Identifier
    name: Text
    step: Literal["foundation", "specialization"]


@record
class Prerequisite:
    """A skill that is needed at `level` before another can be used for real."""

    skill: SkillId
    level: Level


@record
class Relation:
    """A related skill: part of the ability transfers, in both directions."""

    skill: SkillId
    strength: Strength


@record
class Skill:
    """Something people can do or use. `prevalence`: how many in the field do so regularly.

    `levels` says what people at each level do with it, `proof` what a finished piece of work at that level
    looks like. `counts` says where the name and the aliases count that do not count in full anywhere. A
    `trait` shows in how somebody works and is not studied.
    """

    id: Identifier
    name: Text
    group: GroupId
    kind: Literal["language", "tool", "library", "framework", "platform", "method", "knowledge", "practice"]
    summary: Text
    prevalence: Prevalence
    effort: EffortId
    levels: dict[Level, Text]
    proof: dict[Level, Text]
    aliases: tuple[Text, ...] = ()
    counts: dict[Text, list[Counting]] = field(default_factory=dict)
    prerequisites: tuple[Prerequisite, ...] = ()
    related: tuple[Relation, ...] = ()
    trait: bool = False

    def proof_of(self, level: Level) -> str:
        """Return what to show at a level: its own proof, or that of the nearest level below or above."""
        below = [proof for at, proof in self.proof.items() if LEVELS.index(at) <= LEVELS.index(level)]
        return below[-1] if below else next(iter(self.proof.values()))


@record
class Packages:
    """What in somebody's code shows a skill; files do so from so many `lines` on, altogether."""

    id: Identifier
    skill: SkillId
    names: dict[Ecosystem, tuple[Text, ...]] = field(default_factory=dict)
    files: tuple[Text, ...] = ()
    lines: Tally = 0
