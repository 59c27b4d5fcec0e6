"""Records ↔ plain JSON values: a record is the list of its fields' values, in the order of its class."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """Return a record, or any value within one, as plain JSON values."""
    if is_dataclass(value):
        return [encode(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    if isinstance(value, dict):
        return {key: encode(part) for key, part in value.items()}
    return value


@cache
def decoder(cls: Any) -> Decoder | None:
    """Return the inverse of `encode` for a type; None where the JSON value is already right."""
    origin, arguments = get_origin(cls), get_args(cls)
    if origin is Annotated:
        return decoder(arguments[0])
    if is_dataclass(cls):
        return _record_decoder(cls)
    if origin in (Union, types.UnionType) and _is_optional(arguments):
        return _optional_decoder(next(part for part in arguments if part is not type(None)))
    if origin is tuple and arguments:
        return _tuple_decoder(arguments)
    if origin is dict and decoder(arguments[0]) is None:
        return _mapping_decoder(decoder(arguments[1]))
    if origin is list and decoder(arguments[0]) is None:
        return None
    if origin is Literal or cls in (str, int, float, bool):
        return None
    raise TypeError(f"records cannot hold {cls!r}")


def _is_optional(arguments: tuple[Any, ...]) -> bool:
    return len(arguments) == 2 and type(None) in arguments  # noqa: PLR2004 - a type and None


def _record_decoder(cls: Any) -> Decoder:
    hints = get_type_hints(cls, include_extras=True)
    parts = [(i, d) for i, field in enumerate(fields(cls)) if (d := decoder(hints[field.name]))]

    def decode(values: list[Any]) -> Any:
        for index, part in parts:
            values[index] = part(values[index])
        return cls(*values)

    return decode


def _optional_decoder(part: Any) -> Decoder | None:
    inner = decoder(part)
    return None if inner is None else lambda value: None if value is None else inner(value)


def _mapping_decoder(part: Decoder | None) -> Decoder | None:
    return None if part is None else lambda values: {key: part(value) for key, value in values.items()}


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    inner = decoder(arguments[0])
    if inner is None and all(part is Ellipsis or decoder(part) is None for part in arguments):
        return tuple
    if inner is None or arguments[1:] != (Ellipsis,):
        raise TypeError(f"records cannot hold a tuple of {arguments!r}")
    return lambda values: tuple(map(inner, values))
