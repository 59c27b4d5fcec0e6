"""The kept form of a matching model: JSON, with the weights that several roles share standing once each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.inference import Prerequisites
from careerpath_cli.matching.model import MatchingModel, assemble
from careerpath_cli.matching.weights import AnswerWeights, RoleModel
from careerpath_cli.record import record
from careerpath_cli.storage.plain import pack, unpack


@record
class _Kept:
    """A model but for its scoring, which stays with the base.

    `roles` lack their weights: `held` has, for each role, where these stand among `weights`.
    """

    roles: tuple[RoleModel, ...]
    held: list[list[int]]
    weights: tuple[AnswerWeights, ...]
    prerequisites: Prerequisites
    relations: Mapping[str, tuple[tuple[str, float], ...]]


def encode_model(model: MatchingModel) -> bytes:
    """Return a model as it is kept."""
    shared: dict[str, tuple[int, AnswerWeights]] = {}
    held = [
        [shared.setdefault(json.dumps(pack(weights)), (len(shared), weights))[0] for weights in of_role]
        for of_role in (role.answer_weights.values() for role in model.roles)
    ]
    kept = _Kept(
        tuple(replace(role, answer_weights={}) for role in model.roles),
        held,
        tuple(weights for _, weights in shared.values()),
        model.prerequisites,
        model.relations,
    )
    return json.dumps(pack(kept), ensure_ascii=False, separators=(",", ":")).encode()


def decode_model(content: bytes, base: KnowledgeBase) -> MatchingModel:
    """Return the model that was kept of a base."""
    kept = unpack(_Kept, json.loads(content))
    roles = [
        replace(role, answer_weights={kept.weights[each].topic: kept.weights[each] for each in held})
        for role, held in zip(kept.roles, kept.held, strict=True)
    ]
    return assemble(base.scoring["standard"], tuple(roles), kept.prerequisites, kept.relations)
