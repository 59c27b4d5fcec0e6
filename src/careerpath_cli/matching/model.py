"""The knowledge base as weights of evidence: what every possible answer is worth for every role, in nats.

`tables` works them out role by role; here they are put together, so that an answer's weights for all roles
are found at once.
"""

from collections.abc import Mapping
from dataclasses import field

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import Scoring
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import Prerequisites
from careerpath_cli.matching.weights import AnswerWeights, RoleModel
from careerpath_cli.profile.kinds import Topic
from careerpath_cli.record import record

RoleWeights = tuple[tuple[int, float], ...]
"""One answer's weight of evidence for each role that it bears on: (index of the role in the model, nats)."""


@record
class MatchingModel:
    """The models of all roles, and how skills are related; `relations` give the share that transfers."""

    scoring: Scoring
    roles: tuple[RoleModel, ...]
    prerequisites: Prerequisites
    relations: Mapping[str, tuple[tuple[str, float], ...]]
    _affected: Mapping[Topic, tuple[tuple[int, AnswerWeights], ...]]
    _known: dict[tuple[Topic, str], RoleWeights] = field(default_factory=dict, compare=False, init=False)
    transferred: dict[tuple[str, Level], list[tuple[str, RoleWeights]]] = field(
        default_factory=dict, compare=False, init=False
    )

    def __repr__(self) -> str:
        """Return how many roles are modelled by which settings; all weights would be megabytes."""
        return f"<{type(self).__name__} of {len(self.roles)} roles, scored by {self.scoring.id!r}>"

    def evidence(self, topic: Topic, answer: str) -> RoleWeights:
        """Return the weight of evidence of an answer for each role that it bears on, in the model's order."""
        key = (topic, answer)
        evidence = self._known.get(key)
        if evidence is None:
            evidence = tuple(
                (index, weights.nats[answer])
                for index, weights in self.roles_affected_by(topic)
                if answer in weights.nats
            )
            self._known[key] = evidence
        return evidence

    def roles_affected_by(self, topic: Topic) -> tuple[tuple[int, AnswerWeights], ...]:
        """Return the roles, by index, that answers about a topic bear on, with the weight of each answer."""
        return self._affected.get(topic, ())


def build_model(base: KnowledgeBase) -> MatchingModel:
    """Return the matching model of a knowledge base; the same base always gives the same model."""
    from careerpath_cli.matching.tables import role_models

    scoring = base.scoring["standard"]
    return assemble(
        scoring=scoring,
        roles=role_models(base, scoring),
        prerequisites={skill.id: skill.prerequisites for skill in base.skills.values()},
        relations=_transfers(base, scoring),
    )


def assemble(
    scoring: Scoring,
    roles: tuple[RoleModel, ...],
    prerequisites: Prerequisites,
    relations: Mapping[str, tuple[tuple[str, float], ...]],
) -> MatchingModel:
    """Return the model made of these parts."""
    affected: dict[Topic, list[tuple[int, AnswerWeights]]] = {}
    for index, role in enumerate(roles):
        for topic, weights in role.answer_weights.items():
            affected.setdefault(topic, []).append((index, weights))
    return MatchingModel(
        scoring=scoring,
        roles=roles,
        prerequisites=prerequisites,
        relations=relations,
        _affected={topic: tuple(weights) for topic, weights in affected.items()},
    )


def _transfers(base: KnowledgeBase, scoring: Scoring) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return the skills related to each skill, with the share that transfers; relations run both ways."""
    related: dict[str, list[tuple[str, float]]] = {}
    for skill in base.skills.values():
        for relation in skill.related:
            share = scoring.relation_credit[relation.strength]
            related.setdefault(skill.id, []).append((relation.skill, share))
            related.setdefault(relation.skill, []).append((skill.id, share))
    return {skill: tuple(others) for skill, others in related.items()}
