"""What the program works out → plain JSON values, in the shapes that `records/` publishes."""

import types
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, Union, dataclass_transform, get_args, get_origin
from typing import get_type_hints as type_hints

from careerpath_cli.planning.effort import Hours
from careerpath_cli.record import STRICT, written_name

T = TypeVar("T")
Json = dict[str, Any]
DIGITS = 4
"""The decimal places that a number is rounded to."""
ABSENT: Any = object()
"""The default of a key that is left out where there is nothing to say."""
SHAPES: list[type[Any]] = []
"""All shapes that were imported."""
WORKED_OUT: dict[type[Any], dict[str, Any]] = {Hours: {"likely": float}}
"""Records that are published with more than their fields: the one shape of a range has its middle too."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def published(cls: type[T]) -> type[T]:
    """Return a class as a shape, whose docstrings, those of its keys included, describe it in its schema.

    Nothing is ever made of it: it becomes a record only where its schema is wanted; no page waits for that.
    """
    cls.__pydantic_config__ = STRICT | {"use_attribute_docstrings": True}  # type: ignore[attr-defined]
    SHAPES.append(cls)
    return cls


def fill(shape: type[Any], source: Any = None, /, **others: Any) -> Json:
    """Return `source` in a published shape, each key from `others` or from the attribute of the same name.

    A key annotated with a path, `Annotated[str, "need.skill"]`, comes from there. Raises TypeError for a key
    that the shape doesn't have.
    """
    keys: dict[str, tuple[str, Any, bool]] = _keys(shape)  # type: ignore[arg-type] # a class is hashable
    if unknown := others.keys() - keys.keys():
        raise TypeError(f"{shape.__name__} has no {', '.join(unknown)}")
    values = {
        name: others[name] if name in others else _at(source, path) for name, (path, _, _) in keys.items()
    }
    return {
        written_name(name): encode(values[name], kind)
        for name, (_, kind, optional) in keys.items()
        if not (optional and values[name] in (None, ""))
    }


def encode(value: Any, kind: Any = None) -> Any:
    """Return a value as plain JSON, in the shape of a type or its own; what is filled stays as it is.

    An empty text is null where that is allowed, and nothing an empty text or list where null is not.
    """
    kind = kind or type(value)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return encode(value, arguments[0])
    if value is None:
        return "" if kind is str else [] if origin is list else None
    if hasattr(kind, "__pydantic_config__"):  # a shape or a record
        return value if isinstance(value, dict) else fill(kind, value)
    if origin in (Union, types.UnionType):
        return None if value == "" else encode(value, arguments[0])
    if origin is Literal:
        return hyphenated(value)
    if isinstance(value, tuple | list):
        return [encode(part, arguments[0]) for part in value]
    if isinstance(value, Mapping):
        return {key: encode(part, arguments[1]) for key, part in value.items()}
    return _plain(value)


def hyphenated(word: Any) -> Any:
    """Return a word of a closed list as programs compare it: `not asked` is `not-asked`."""
    return word.replace(" ", "-") if isinstance(word, str) else word


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


def _at(source: Any, path: str) -> Any:
    """Return what a dotted path leads to: nothing behind nothing, and of several records that of each."""
    first, *further = path.split(".")
    value = getattr(source, first)
    for name in further:
        if isinstance(value, tuple):
            value = [getattr(part, name) for part in value]
        else:
            value = None if value is None else getattr(value, name)
    return value


@cache
def _keys(shape: Any) -> dict[str, tuple[str, Any, bool]]:
    """Return each key of a shape: where its value comes from, its type, and whether it may be left out."""
    kinds = type_hints(shape, include_extras=True)
    worked_out = {name: kind for cls in shape.__mro__ for name, kind in WORKED_OUT.get(cls, {}).items()}
    return {
        name: (_path(kind) or name, kind, getattr(shape, name, None) is ABSENT)
        for name, kind in (kinds | worked_out).items()
    }


def _path(kind: Any) -> str | None:
    return next((extra for extra in getattr(kind, "__metadata__", ()) if isinstance(extra, str)), None)
