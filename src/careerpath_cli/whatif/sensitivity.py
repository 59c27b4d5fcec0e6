"""How a change of one answer would affect each role's evidence, without ranking the roles again.

Evidence is additive, and where several skills imply evidence about the same skill, only the largest counts.
So it is enough to know what each skill is worth now, and what the changed one would be worth, for itself and
for the skills related to it.
"""

from collections.abc import Iterable, Mapping, Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.matching.inference import RANK, InferredLevel, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import (
    RoleMatch,
    answered_in_favour,
    is_in_favour,
    part_weights,
    rank_roles,
    starting_points,
)
from careerpath_cli.matching.signals import (
    relevant_years,
    seniority,
    skill_signal,
    transferred_weights,
)
from careerpath_cli.planning.effort import level_by_learning
from careerpath_cli.profile.kinds import KINDS, Topic
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

SLACK = 1e-9
"""Nats that rounding may add up to; a smaller change counts as none."""
Change = dict[int, float]
"""What a change adds to the evidence for roles, weighted as in a fit: index in the model → nats."""
_Worth = dict[str, Change]
"""What skills are worth: skill → index of the role in the model → nats, weighted."""


@record
class Sensitivity:
    """A profile and its ranking; `totals` is the evidence for each role that no constraint excludes.

    Roles are keyed by their index in the model, which `indexes` maps from ids. `_worth` is what each skill is
    worth now, stated or inferred; `_inferred` is the same, with skills stated as `none` treated as not asked.
    `_changes` and `_standings` remember what was worked out.
    """

    profile: Profile
    model: MatchingModel
    base: KnowledgeBase
    held: Mapping[str, InferredLevel]
    matches: Sequence[RoleMatch]
    indexes: Mapping[str, int]
    totals: Mapping[int, float]
    _worth: _Worth
    _inferred: _Worth
    _changes: dict[tuple[str, Level], Change]
    _standings: dict[frozenset[Topic], list[float]]
    _weight: float

    @property
    def first(self) -> str:
        """The role that ranks first."""
        return self.matches[0].role

    @property
    def open_roles(self) -> list[str]:
        """The roles that no constraint excludes, best first."""
        return [match.role for match in self.matches if not match.may.excluded]

    def wanted(self, roles: Iterable[str]) -> dict[str, list[int]]:
        """Return the skills these roles need, each with the indexes of the roles that need it.

        Roles that a constraint excludes are left out.
        """
        wanted: dict[str, list[int]] = {}
        for role in roles:
            index = self.indexes[role]
            for need in self.base.roles[role].needs if index in self.totals else ():
                wanted.setdefault(need.skill, []).append(index)
        return dict(sorted(wanted.items()))

    def levels_above(self, skill: str) -> Sequence[Level]:
        """Return the levels of a skill above the one held that learning leads to.

        Where it wasn't asked about, these are all but `none`.
        """
        highest = level_by_learning(self.base.skills[skill], LEVELS[-1], self.base)
        return LEVELS[(RANK[self.held[skill].level] if skill in self.held else 0) + 1 : RANK[highest] + 1]

    def next_level(self, skill: str, indexes: Sequence[int]) -> Level | None:
        """Return the lowest level above the one held that adds evidence for one of these roles, or None.

        A skill that wasn't asked about may be held already, so for it the next level is at least working.
        """
        for level in self.levels_above(skill):
            if skill not in self.held and RANK[level] < RANK["working"]:
                continue
            change = self.skill_change(skill, level)
            if any(change.get(index, 0.0) > SLACK for index in indexes):
                return level
        return None

    def skill_change(self, skill: str, level: Level) -> Change:
        """Return what holding a skill at a level above the stated one would add."""
        change = self._changes.get((skill, level))
        if change is None:
            change = self._changes[skill, level] = self._compute_skill_change(skill, level)
        return change

    def _compute_skill_change(self, skill: str, level: Level) -> Change:
        worth_then = self._worth_alone(skill, level)
        worth_now = self._worth.get(skill, {})
        # A skill stated as `none` blocks what others imply about it; once it is learnt, that counts again.
        inferred = self._inferred.get(skill, {})
        change = {
            index: max(nats, inferred.get(index, 0.0)) - worth_now.get(index, 0.0)
            for index, nats in worth_then.pop(skill, {}).items()
        }
        for related, evidence in worth_then.items():
            if self.profile.skills.get(related) == "none":
                continue
            worth = self._worth.get(related, {})
            for index, nats in evidence.items():
                gain = nats - worth.get(index, 0.0)
                if gain > 0:
                    change[index] = change.get(index, 0.0) + gain
        return self._with_starts(change, {("skill", skill)}, set())

    def _worth_alone(self, skill: str, level: Level) -> _Worth:
        """Return what holding one skill at a level, and nothing else, would be worth."""
        worth: _Worth = {}
        own = (skill, self.model.evidence(("skill", skill), level))
        for subject, evidence in (own, *transferred_weights(skill, level, self.model)):
            best = worth.setdefault(subject, {})
            for index, nats in evidence:
                best[index] = max(self._weight * nats, best.get(index, 0.0))
        return worth

    def answer_change(self, topic: Topic, now: str, to: str) -> Change:
        """Return what another answer about an activity or a value would add, or take away."""
        weight = part_weights(self.model.scoring)[KINDS[topic[0]].part]
        before, after = (
            {index: weight * nats for index, nats in self.model.evidence(topic, answer)}
            for answer in (now, to)
        )
        change = {index: after.get(index, 0.0) - before.get(index, 0.0) for index in after | before}
        gained, lost = ({topic} if is_in_favour(answer) else set() for answer in (to, now))
        return self._with_starts(change, gained, lost)

    def _with_starts(self, change: Change, gained: set[Topic], lost: set[Topic]) -> Change:
        """Return a change and where roles then start, when topics gain or lose an answer in favour."""
        before = answered_in_favour(self.profile)
        after = (before - lost) | gained
        if after == before:
            return change
        moved = dict(change)
        for index, (now, then) in enumerate(zip(self._standing(before), self._standing(after), strict=True)):
            if then != now:
                moved[index] = moved.get(index, 0.0) + (then - now)
        return moved

    def _standing(self, in_favour: frozenset[Topic]) -> list[float]:
        """Return where each role starts, and what years are worth for it where that depends on skills."""
        standing = self._standings.get(in_favour)
        if standing is None:
            roles, scoring = self.model.roles, self.model.scoring
            standing = starting_points(roles, in_favour, scoring)
            for index, role in enumerate(roles):
                if role.years_above and role.by_level:
                    years = relevant_years(self.profile, role, scoring)
                    standing[index] += self._weight * seniority(years, role, in_favour, scoring)
            self._standings[in_favour] = standing
        return standing

    def lead(self, change: Change, indexes: Iterable[int]) -> float:
        """Return by how many nats the best of these roles would lead the one that ranks first now."""
        first = self.indexes[self.first]
        totals = (self.totals[index] + change.get(index, 0.0) for index in indexes if index != first)
        return max(totals, default=float("-inf")) - self.totals[first] - change.get(first, 0.0)

    def could_lead(self, skill: str, indexes: Iterable[int]) -> bool:
        """Return whether some level of a skill could put one of these roles first, at best.

        An upper bound: it takes the gain at the highest level, and none for the present first role.
        """
        highest = self.skill_change(skill, LEVELS[-1])
        return self.lead({**highest, self.indexes[self.first]: 0.0}, indexes) >= -SLACK


def build_sensitivity(profile: Profile, model: MatchingModel, base: KnowledgeBase) -> Sensitivity:
    """Rank the roles for a profile; raises NothingKnownError where its answers can't tell roles apart."""
    matches = rank_roles(profile, model, base, explained=False)
    indexes = {role.role: index for index, role in enumerate(model.roles)}
    held_skills = {skill: level for skill, level in profile.skills.items() if level != "none"}
    worth = _skill_worth(profile.skills, model)
    return Sensitivity(
        profile=profile,
        model=model,
        base=base,
        held=infer_levels(profile.skills, model.prerequisites, profile.at_least),
        matches=matches,
        indexes=indexes,
        totals={indexes[match.role]: match.total for match in matches if not match.may.excluded},
        _worth=worth,
        _inferred=(
            worth | _skill_worth(held_skills, model) if len(held_skills) < len(profile.skills) else worth
        ),
        _changes={},
        _standings={},
        _weight=part_weights(model.scoring)["can"],
    )


def _skill_worth(skills: Mapping[str, Level], model: MatchingModel) -> _Worth:
    """Return what skills are worth, those that were stated and those that follow from them."""
    from careerpath_cli.profile.model import Profile

    weight = part_weights(model.scoring)["can"]
    worth: _Worth = {}
    for observation in skill_signal(Profile(skills=skills), model):
        by_role = worth.setdefault(observation.topic[1], {})
        for index, nats in observation.evidence:
            by_role[index] = weight * nats
    return worth
