"""The matching model of a base: as it was kept, or built and then kept."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.kept.form import decode_model, encode_model
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.storage.kept import delete

_SUFFIX = ".tables"
_MATCHING = Path(__file__).parents[1]
_ROOMS = (_MATCHING, _MATCHING / "kept", _MATCHING.parent / "profile")


def load_model(base: KnowledgeBase) -> MatchingModel:
    """Return the matching model of a knowledge base, built first where none is kept for it.

    A base that wasn't opened from its compiled form, or was changed since, has nothing beside it.
    """
    if base.compiled is None:
        return build_model(base)
    kept = base.compiled.made_by(_program())
    content = kept.read(_SUFFIX)
    if content is not None:
        return decode_model(content, base)
    model = build_model(base)
    with contextlib.suppress(OSError):
        written = kept.write(encode_model(model), _SUFFIX)
        delete(path for path in base.compiled.paths(_SUFFIX) if path != written)
    return model


def _program() -> bytes:
    """Return the state of the code that works the tables out, beyond what compiles the base."""
    files = (file for room in _ROOMS for file in os.scandir(room))
    states = ((file.name, file.stat()) for file in files if file.name.endswith(".py"))
    return "\n".join(sorted(f"{name} {state.st_mtime_ns} {state.st_size}" for name, state in states)).encode()
