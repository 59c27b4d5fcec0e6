"""Plain values ↔ records, by one walk over the types of their fields.

There are two forms. *Written* is for files that people see: a record is a mapping, by the names of its
fields, and what does not fit its type exactly is left to pydantic, which has the words for it. Where all
fits, pydantic is never imported: that would cost a quarter of a command's time. *Packed* is for what the
program keeps for itself: a record is the list of its fields' values, in the order of its class, and nothing
is checked, because nothing is unpacked but what was packed.
"""

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from math import isfinite
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from careerpath_cli.errors import Finding
from careerpath_cli.record import written_name
from careerpath_cli.storage.limits import Rule
from careerpath_cli.storage.validation import validated

T = TypeVar("T")
_Reader = Callable[[Any], Any]
_PACKED_AS_THEY_ARE = frozenset((str, int, float, bool, types.NoneType))
_COLLECTIONS = (Union, types.UnionType, dict, Mapping, tuple, list, frozenset)


class _UnfitError(Exception):
    """A value is not exactly of its type."""


def read(cls: type[T], value: Any) -> tuple[T | None, list[Finding]]:
    """Return the `cls` that plain values stand for, or None, and everything that is wrong with them."""
    record = from_plain(cls, value)
    return validated(cls, value) if record is None else (record, [])


def from_plain(cls: type[T], value: Any) -> T | None:
    """Return a `cls` built from plain values that fit it exactly; None where anything does not.

    What this accepts, pydantic accepts with the same result.
    """
    try:
        record: T = _reader(cast("Hashable", cls), packed=False)(value)
    except (_UnfitError, OverflowError):  # an integer may be too large to be a float
        return None
    return record


def to_plain(record: Any) -> dict[str, Any]:
    """Return a record as plain values by the names of its fields, without those that say nothing."""
    plain = {}
    for field in fields(record):
        value = getattr(record, field.name)
        default = field.default if field.default_factory is MISSING else field.default_factory()
        if is_dataclass(value):
            value, default = to_plain(value), {}
        if value != default:
            plain[written_name(field.name)] = value
    return plain


def unpack(cls: type[T], packed: Any) -> T:
    """Return what was packed, a `cls`; raises TypeError for a type that cannot be packed."""
    value: T = _reader(cast("Hashable", cls), packed=True)(packed)
    return value


def pack(value: Any) -> Any:
    """Return a record, or any value within one, as values that JSON has."""
    if type(value) in _PACKED_AS_THEY_ARE:  # most are
        return value
    if is_dataclass(value):
        return [pack(getattr(value, name)) for name in _field_names(cast("Hashable", type(value)))]
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value):
            return {key: pack(part) for key, part in value.items()}
        return [[pack(key), pack(part)] for key, part in value.items()]
    if isinstance(value, frozenset):
        return [pack(part) for part in sorted(value)]
    return [pack(part) for part in value] if isinstance(value, tuple | list) else value


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _reader(kind: Any, *, packed: bool) -> _Reader:
    """Return what reads the values of a type."""
    origin, arguments = get_origin(kind) or kind, get_args(kind)
    if origin is Annotated:
        reader = _reader(arguments[0], packed=packed)
        for remark in arguments[1:]:
            if isinstance(remark, Rule) and not packed:
                reader = _ruled(reader, remark.fits)
        return reader
    if is_dataclass(origin):
        return _packed_record(origin) if packed else _written_record(origin)
    if origin is Literal or origin in _SCALARS:
        return _as_it_is if packed else _SCALARS.get(origin) or _word(arguments)
    if origin not in _COLLECTIONS or not arguments:
        raise TypeError(f"records cannot hold {kind!r}")
    parts = [_reader(part, packed=packed) for part in arguments if part not in (types.NoneType, ...)]
    if origin in (Union, types.UnionType):
        if packed and len(parts) > 1 and any(part is not _as_it_is for part in parts):
            raise TypeError(f"records cannot hold {kind!r}: packed, its alternatives look alike")
        return _either(parts, optional=types.NoneType in arguments)
    if origin in (dict, Mapping):
        return (_packed_mapping if packed else _written_mapping)(*parts)
    return _fixed(parts) if origin is tuple and ... not in arguments else _items(origin, parts[0])


def _ruled(reader: _Reader, fits: Callable[[Any], bool]) -> _Reader:
    def read_ruled(value: Any) -> Any:
        value = reader(value)
        if not fits(value):
            raise _UnfitError
        return value

    return read_ruled


def _either(readers: list[_Reader], *, optional: bool) -> _Reader:
    if all(reader is _as_it_is for reader in readers):
        return _as_it_is

    def read_either(value: Any) -> Any:
        if value is None and optional:
            return None
        for reader in readers:
            try:
                return reader(value)
            except _UnfitError:
                continue
        raise _UnfitError

    return read_either


def _written_mapping(key: _Reader, part: _Reader) -> _Reader:
    def read_mapping(values: Any) -> dict[Any, Any]:
        if type(values) is not dict:
            raise _UnfitError
        return {key(name): part(value) for name, value in values.items()}

    return read_mapping


def _packed_mapping(key: _Reader, part: _Reader) -> _Reader:
    if key is not _as_it_is:  # then it is a list of pairs
        return lambda pairs: {key(name): part(value) for name, value in pairs}
    if part is _as_it_is:
        return _as_it_is
    return lambda values: {name: part(value) for name, value in values.items()}


def _items(collection: Any, part: _Reader) -> _Reader:
    if part is _as_it_is:
        return _as_it_is if collection is list else collection

    def read_items(values: Any) -> Any:
        if type(values) is not list:
            raise _UnfitError
        return collection(map(part, values))

    return read_items


def _fixed(parts: list[_Reader]) -> _Reader:
    if all(part is _as_it_is for part in parts):
        return tuple

    def read_fixed(values: Any) -> tuple[Any, ...]:
        if type(values) is not list or len(values) != len(parts):
            raise _UnfitError
        return tuple(part(value) for part, value in zip(parts, values, strict=True))

    return read_fixed


def _packed_record(cls: Any) -> _Reader:
    hints = get_type_hints(cls, include_extras=True)
    readers = [_reader(hints[field.name], packed=True) for field in fields(cls)]
    parts = [(index, reader) for index, reader in enumerate(readers) if reader is not _as_it_is]

    def read_packed(values: list[Any]) -> Any:
        for index, part in parts:
            values[index] = part(values[index])
        return cls(*values)

    return read_packed


def _written_record(cls: Any) -> _Reader:
    hints = get_type_hints(cls, include_extras=True)
    parts = {
        written_name(field.name): (field.name, _reader(hints[field.name], packed=False))
        for field in fields(cls)
    }
    required = {
        written_name(field.name)
        for field in fields(cls)
        if field.default is MISSING and field.default_factory is MISSING
    }

    def read_written(values: Any) -> Any:
        if type(values) is not dict or not required <= values.keys():
            raise _UnfitError
        arguments = {}
        for written, value in values.items():
            if written not in parts:
                raise _UnfitError
            name, part = parts[written]
            arguments[name] = part(value)
        return cls(**arguments)

    return read_written


def _word(words: tuple[Any, ...]) -> _Reader:
    kinds, known = {type(word) for word in words}, frozenset(words)

    def read_word(value: Any) -> Any:
        if type(value) not in kinds or value not in known:
            raise _UnfitError
        return value

    return read_word


def _text(value: Any) -> str:
    """Return a text that a file can hold: half a surrogate pair cannot be encoded."""
    if type(value) is str:
        if value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            raise _UnfitError from None
        return value
    raise _UnfitError


def _number(value: Any) -> float:
    if type(value) in (float, int) and isfinite(value):
        return float(value)
    raise _UnfitError


def _exactly(kind: Any) -> _Reader:
    def read_exactly(value: Any) -> Any:
        if type(value) is not kind:
            raise _UnfitError
        return value

    return read_exactly


_SCALARS: dict[Any, _Reader] = {str: _text, float: _number, int: _exactly(int), bool: _exactly(bool)}
