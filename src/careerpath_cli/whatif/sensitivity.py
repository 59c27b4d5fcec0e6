"""What a change of one answer adds to each role's evidence, without ranking the roles anew.

Evidence is additive, and of what several skills tell of one the most counts. So it is enough to know what
each skill is worth now, and what the changed one would tell of itself and of others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.matching.inference import RANK, InferredLevel, infer_levels
from careerpath_cli.matching.ranking import part_weights, rank_roles
from careerpath_cli.matching.signals import skill_signal, transferred_weights
from careerpath_cli.profile.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.profile.kinds import Topic
    from careerpath_cli.profile.model import Profile

SLACK = 1e-9
"""Nats that rounding may make; a smaller change is none."""
Change = dict[int, float]
"""What a change adds to the evidence for roles, weighted as in a fit: place in the model → nats."""
_Worth = dict[str, Change]
"""What skills are worth: skill → place in the model → nats, weighted."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """A profile with its ranking; `totals` hold the evidence for roles that no limit excludes, by place."""

    profile: Profile
    model: MatchingModel
    base: KnowledgeBase
    held: Mapping[str, InferredLevel]
    matches: Sequence[RoleMatch]
    places: Mapping[str, int]
    totals: Mapping[int, float]
    _worth: _Worth
    _inferred: _Worth
    _changes: dict[tuple[str, Level], Change]
    _weight: float

    @property
    def first(self) -> str:
        """The role that ranks first."""
        return self.matches[0].role

    @property
    def open_roles(self) -> list[str]:
        """The roles that no limit excludes, best first."""
        return [match.role for match in self.matches if not match.may.excluded]

    def wanted(self, roles: Iterable[str]) -> dict[str, list[int]]:
        """Give the skills that these roles want, each with the places of those that no limit excludes."""
        found: dict[str, list[int]] = {}
        for role in roles:
            place = self.places[role]
            for need in self.base.roles[role].needs if place in self.totals else ():
                found.setdefault(need.skill, []).append(place)
        return dict(sorted(found.items()))

    def levels_above(self, skill: str) -> Sequence[Level]:
        """Give the levels of a skill above the one held; all but `none` where it was not asked."""
        return LEVELS[(RANK[self.held[skill].level] if skill in self.held else 0) + 1 :]

    def next_level(self, skill: str, places: Sequence[int]) -> Level | None:
        """Give the lowest level above the one held that adds to one of these roles; None where none does.

        What was not asked may be held already; learning it is to lead to working at least.
        """
        for level in self.levels_above(skill):
            if skill not in self.held and RANK[level] < RANK["working"]:
                continue
            change = self.skill_change(skill, level)
            if any(change.get(place, 0.0) > SLACK for place in places):
                return level
        return None

    def skill_change(self, skill: str, level: Level) -> Change:
        """Give what holding a skill at a level, above the one that was stated, would add."""
        known = self._changes.get((skill, level))
        if known is None:
            known = self._changes[skill, level] = self._skill_change(skill, level)
        return known

    def _skill_change(self, skill: str, level: Level) -> Change:
        told = self._told(skill, level)
        now = self._worth.get(skill, {})
        inferred = self._inferred.get(skill, {})
        found = {
            place: max(nats, inferred.get(place, 0.0)) - now.get(place, 0.0)
            for place, nats in told.pop(skill, {}).items()
        }
        for other, evidence in told.items():
            if self.profile.skills.get(other) == "none":
                continue
            worth = self._worth.get(other, {})
            for place, nats in evidence.items():
                more = nats - worth.get(place, 0.0)
                if more > 0:
                    found[place] = found.get(place, 0.0) + more
        return found

    def _told(self, skill: str, level: Level) -> _Worth:
        """Give what holding one skill at a level, and nothing else, would be worth."""
        found: _Worth = {}
        own = (skill, self.model.evidence(("skill", skill), level))
        for other, evidence in (own, *transferred_weights(skill, level, self.model)):
            best = found.setdefault(other, {})
            for place, nats in evidence:
                best[place] = max(self._weight * nats, best.get(place, 0.0))
        return found

    def answer_change(self, topic: Topic, now: str, to: str) -> Change:
        """Return what another answer about an activity or a value would add."""
        weight = part_weights(self.model.scoring)[KINDS[topic[0]].part]
        before, after = (
            {place: weight * nats for place, nats in self.model.evidence(topic, answer)}
            for answer in (now, to)
        )
        return {place: after.get(place, 0.0) - before.get(place, 0.0) for place in after | before}

    def lead(self, change: Change, places: Iterable[int]) -> float:
        """Give by how many nats the best of these roles, but for the present first one, would lead it."""
        first = self.places[self.first]
        totals = (self.totals[place] + change.get(place, 0.0) for place in places if place != first)
        return max(totals, default=float("-inf")) - self.totals[first] - change.get(first, 0.0)

    def could_lead(self, skill: str, places: Iterable[int]) -> bool:
        """Say whether any level of a skill could put one of these roles first, at its very best."""
        most = self.skill_change(skill, LEVELS[-1])
        return self.lead({**most, self.places[self.first]: 0.0}, places) >= -SLACK


def build_sensitivity(profile: Profile, model: MatchingModel, base: KnowledgeBase) -> Sensitivity:
    """Rank the roles for a profile; raises NothingKnownError where it says nothing that could."""
    matches = rank_roles(profile, model, base, explained=False)
    places = {role.role: place for place, role in enumerate(model.roles)}
    some = {skill: level for skill, level in profile.skills.items() if level != "none"}
    worth = _worth(profile.skills, model)
    return Sensitivity(
        profile=profile,
        model=model,
        base=base,
        held=infer_levels(profile.skills, model.prerequisites),
        matches=matches,
        places=places,
        totals={places[match.role]: match.total for match in matches if not match.may.excluded},
        _worth=worth,
        _inferred=worth | _worth(some, model) if len(some) < len(profile.skills) else worth,
        _changes={},
        _weight=part_weights(model.scoring)["can"],
    )


def _worth(skills: Mapping[str, Level], model: MatchingModel) -> _Worth:
    """Give what skills are worth, those that were stated and those that are inferred from them."""
    from careerpath_cli.profile.model import Profile

    weight = part_weights(model.scoring)["can"]
    found: _Worth = {}
    for reply in skill_signal(Profile(skills=skills), model):
        earned = found.setdefault(reply.topic[1], {})
        for place, nats in reply.evidence:
            earned[place] = weight * nats
    return found
