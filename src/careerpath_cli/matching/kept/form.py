"""The kept form of a matching model: JSON, with records written field by field, whatever fields they have.

Topics, nats, and what else answers have in common stand once each, because most are those of many roles.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.skills import Prerequisite
from careerpath_cli.matching.model import MatchingModel, assemble
from careerpath_cli.matching.weights import AnswerWeights, RoleModel, YearsWeight

_CLASSES: dict[str, Any] = {cls.__name__: cls for cls in (Prerequisite, RoleModel, YearsWeight)}


def encode_model(model: MatchingModel) -> bytes:
    """Return a model as it is kept; its scoring stays with the base."""
    shared = _Shared()
    kept = {
        "roles": [_encode(role, shared) for role in model.roles],
        "prerequisites": _encode(model.prerequisites, shared),
        "relations": _encode(model.relations, shared),
    }
    return json.dumps(kept | shared.values(), ensure_ascii=False, separators=(",", ":")).encode()


def decode_model(content: bytes, base: KnowledgeBase) -> MatchingModel:
    """Return the model that was kept of a base."""
    kept = json.loads(content)
    decode = _Decoder(kept)
    return assemble(
        scoring=base.scoring["standard"],
        roles=tuple(map(decode.value, kept["roles"])),
        prerequisites=decode.value(kept["prerequisites"]),
        relations=decode.value(kept["relations"]),
    )


class _Shared:
    """Values that are written once each, with the number that stands for each elsewhere."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[str, int]] = {kind: {} for kind in ("topics", "nats", "other", "sets")}

    def number(self, kind: str, value: Any) -> int:
        numbers = self._numbers[kind]
        return numbers.setdefault(json.dumps(value), len(numbers))

    def values(self) -> dict[str, list[Any]]:
        return {kind: list(map(json.loads, numbers)) for kind, numbers in self._numbers.items()}


def _encode(value: Any, shared: _Shared) -> Any:
    """Return a value as JSON: words, numbers and lists of them as they are, all else under a word for it."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, AnswerWeights):
        topic, nats, *other = _values(value)
        parts = {"topics": topic, "nats": dict(nats), "other": [_encode(part, shared) for part in other]}
        return [shared.number(kind, part) for kind, part in parts.items()]
    if isinstance(value, Mapping) and all(isinstance(part, AnswerWeights) for part in value.values()):
        assert all(topic == part.topic for topic, part in value.items())
        return {"weights": [_encode(part, shared) for part in value.values()]}
    if isinstance(value, Mapping):
        assert all(isinstance(key, str) for key in value)
        return {"mapping": {key: _encode(part, shared) for key, part in value.items()}}
    if isinstance(value, frozenset):
        return {"set": shared.number("sets", [_encode(part, shared) for part in sorted(value)])}
    if isinstance(value, tuple):
        return [_encode(part, shared) for part in value]
    if is_dataclass(value):
        assert type(value) is _CLASSES[type(value).__name__]
        return {type(value).__name__: [_encode(part, shared) for part in _values(value)]}
    raise TypeError(f"a kept model cannot hold {value!r}")


def _values(record: Any) -> list[Any]:
    return [getattr(record, field.name) for field in fields(record)]


class _Decoder:
    """The inverse of `_encode`."""

    def __init__(self, shared: Mapping[str, list[Any]]) -> None:
        self._topics = [(kind, subject) for kind, subject in shared["topics"]]
        self._nats = shared["nats"]
        self._other = [self._parts(parts) for parts in shared["other"]]
        self._sets = [frozenset(self._parts(parts)) for parts in shared["sets"]]

    def value(self, kept: Any) -> Any:
        """Return the value that was kept."""
        if isinstance(kept, list):
            return self._parts(kept)
        if not isinstance(kept, dict):
            return kept
        ((name, content),) = kept.items()
        match name:
            case "weights":
                return self._weights(content)
            case "mapping":
                return {key: self.value(part) for key, part in content.items()}
            case "set":
                return self._sets[content]
        return _CLASSES[name](*self._parts(content))

    def _parts(self, kept: list[Any]) -> tuple[Any, ...]:
        # most parts are words: asking for their class here saves a call for each
        return tuple([part if part.__class__ is str else self.value(part) for part in kept])

    def _weights(self, kept: list[tuple[int, int, int]]) -> dict[tuple[str, str], AnswerWeights]:
        topics, all_nats, others = self._topics, self._nats, self._other
        return {
            topics[topic]: AnswerWeights(topics[topic], all_nats[nats], *others[other])
            for topic, nats, other in kept
        }
