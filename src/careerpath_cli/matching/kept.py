"""The matching model of a base: as it was kept beside its compiled form, or built and then kept."""

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.inference import Prerequisites
from careerpath_cli.matching.model import MatchingModel, assemble, build_model
from careerpath_cli.matching.weights import AnswerWeights, RoleModel
from careerpath_cli.record import record
from careerpath_cli.storage.kept import delete
from careerpath_cli.storage.plain import pack, unpack

_SUFFIX = ".tables"
_MATCHING = Path(__file__).parent
_ROOMS = (_MATCHING, _MATCHING.parent / "profile")


def load_model(base: KnowledgeBase) -> MatchingModel:
    """Return the matching model of a knowledge base, built first where none is kept for it.

    A base that wasn't opened from its compiled form, or was changed since, has nothing beside it.
    """
    if base.compiled is None:
        return build_model(base)
    kept = base.compiled.made_by(_program())
    content = kept.read(_SUFFIX)
    if content is not None:
        return unpacked_model(content, base)
    model = build_model(base)
    with contextlib.suppress(OSError):
        written = kept.write(packed_model(model), _SUFFIX)
        delete(path for path in base.compiled.paths(_SUFFIX) if path != written)
    return model


def _program() -> bytes:
    """Return the state of the code that works the tables out, beyond what compiles the base."""
    files = (file for room in _ROOMS for file in os.scandir(room))
    states = ((file.name, file.stat()) for file in files if file.name.endswith(".py"))
    return "\n".join(sorted(f"{name} {state.st_mtime_ns} {state.st_size}" for name, state in states)).encode()


@record
class _Kept:
    """A model but for its scoring, which stays with the base; weights that roles share stand once each.

    `roles` lack their weights: `held` has, for each role, where these stand among `weights`.
    """

    roles: tuple[RoleModel, ...]
    held: list[list[int]]
    weights: tuple[AnswerWeights, ...]
    prerequisites: Prerequisites
    relations: Mapping[str, tuple[tuple[str, float], ...]]


def packed_model(model: MatchingModel) -> bytes:
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


def unpacked_model(content: bytes, base: KnowledgeBase) -> MatchingModel:
    """Return the model that was kept of a base."""
    kept = unpack(_Kept, json.loads(content))
    roles = [
        replace(role, answer_weights={kept.weights[each].topic: kept.weights[each] for each in held})
        for role, held in zip(kept.roles, kept.held, strict=True)
    ]
    return assemble(base.scoring["standard"], tuple(roles), kept.prerequisites, kept.relations)
