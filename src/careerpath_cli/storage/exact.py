"""Building records without pydantic from values that fit exactly; pydantic handles all others.

Reading a well-formed profile should not cost the import of a validation library, which takes a quarter of a
command's time. What this accepts, pydantic accepts with the same result (a test compares the two); for
everything else this returns None, and pydantic says what is wrong.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from math import isfinite
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from careerpath_cli.record import written_name
from careerpath_cli.storage.limits import Limits

T = TypeVar("T")


class _DoesNotFitError(Exception):
    """A value is not exactly of its type."""


def from_plain(cls: type[T], value: Any) -> T | None:
    """Return a `cls` built from plain values that fit it exactly; None where anything does not."""
    try:
        record: T = _build_record(cls, value)
    except (_DoesNotFitError, OverflowError):  # an integer may be too large to be a float
        return None
    return record


def _convert(kind: Any, value: Any, limits: dict[str, float]) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        limits = next((extra.limits for extra in arguments[1:] if isinstance(extra, Limits)), {})
        return _convert(arguments[0], value, limits)
    if origin in (Union, types.UnionType):
        return _convert_union(arguments, value, limits)
    if origin is Literal:
        fits = any(type(value) is type(literal) and value == literal for literal in arguments)
    elif origin is dict and type(value) is dict:
        return {_convert(arguments[0], k, {}): _convert(arguments[1], v, {}) for k, v in value.items()}
    elif origin is list and type(value) is list:
        return [_convert(arguments[0], item, {}) for item in value]
    elif is_dataclass(kind):
        return _build_record(kind, value)
    elif kind is float and type(value) in (int, float):
        value = float(value)
        fits = isfinite(value) and _within(value, limits)
    else:
        fits = kind in (str, bool, types.NoneType) and type(value) is kind
        fits = fits and (kind is not str or _within(len(value), limits))
    if not fits:
        raise _DoesNotFitError
    return value


def _convert_union(kinds: tuple[Any, ...], value: Any, limits: dict[str, float]) -> Any:
    for kind in kinds:
        try:
            return _convert(kind, value, limits)
        except _DoesNotFitError:
            continue
    raise _DoesNotFitError


def _build_record(cls: Any, value: Any) -> Any:
    if type(value) is not dict:
        raise _DoesNotFitError
    hints = get_type_hints(cls, include_extras=True)
    known = {written_name(field.name): field for field in fields(cls)}
    if not value.keys() <= known.keys():
        raise _DoesNotFitError
    missing = known.keys() - value.keys()
    if any(known[name].default is MISSING and known[name].default_factory is MISSING for name in missing):
        raise _DoesNotFitError
    return cls(
        **{known[name].name: _convert(hints[known[name].name], part, {}) for name, part in value.items()}
    )


def _within(size: float, limits: dict[str, float]) -> bool:
    low = limits.get("ge", limits.get("min_length", float("-inf")))
    high = limits.get("le", limits.get("max_length", float("inf")))
    return bool(low <= size <= high)
