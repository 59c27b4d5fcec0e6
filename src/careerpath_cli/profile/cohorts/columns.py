"""The columns of a table of people: what each is called, and where in a profile its cells belong."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from careerpath_cli.knowledge.model.person import PARTS
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.profile.cohorts.cells import Converter, converter, is_blank
from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.record import record

Keys = tuple[str, ...]
_BY_NAME = ("skills", "evidence", "activities", "values")
"""Fields with an answer for each of many names, which can each have a column: `skills.Power BI`."""


@record
class Column:
    """A column that belongs to profiles: its name in the table, the keys that lead to it, how it is read."""

    name: str
    keys: Keys
    convert: Converter


def columns_of(head: Sequence[str]) -> list[Column | None]:
    """Return the columns of a table, None for each that is none of ours; raises ValueError for one twice."""
    columns = [_column(name) for name in head]
    seen: set[Keys] = set()
    for column in filter(None, columns):
        if column.keys in seen:
            raise ValueError(f"two columns for {'.'.join(column.keys)}")
        seen.add(column.keys)
    if ("id",) not in seen:
        raise ValueError("no column “id”")
    return columns


def _column(name: str) -> Column | None:
    keys = _keys(name)
    return Column(name, keys, converter(keys)) if keys else None


def _keys(name: str) -> Keys | None:
    field, dot, rest = name.strip().partition(".")
    group = next((group for group in _BY_NAME if name_key(group) == name_key(field)), None)
    if group and dot and rest.strip():
        return (group, rest.strip())
    return _KNOWN.get(name_key(name))


def _known() -> dict[str, Keys]:
    """Return the keys of every field by how a column may be called, with and without its part."""
    whole = {field.name: (field.name,) for field in fields(ProfileFile)}
    parts = {
        f"{part} {field.name}": (part, field.name)
        for part, kind in PARTS.items()
        if part
        for field in fields(kind)
    }
    alone = {name.split()[-1]: keys for name, keys in parts.items()}
    education = {"education": ("education", "degree")}
    return {name_key(name): keys for name, keys in {**alone, **parts, **whole, **education}.items()}


_KNOWN = _known()


def person_of(cells: Sequence[Any], columns: Sequence[Column | None]) -> dict[str, Any]:
    """Return a row as a profile document; empty where nothing stands in it. A blank cell wasn't asked."""
    person: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is not None and cell is not None:
            _put(person, column, cell)
    return {"format": 1, **person} if person else {}


def _put(person: dict[str, Any], column: Column, cell: Any) -> None:
    if isinstance(cell, Mapping):  # a column of records, as Parquet has them
        _merge(person, column.keys[0], {name: _plain(value) for name, value in cell.items()})
    elif isinstance(cell, str):
        if not is_blank(cell):
            _set(person, column.keys, column.convert(cell))
    elif isinstance(cell, list) and column.keys[0] != "industries":
        _set(person, column.keys, column.convert(";".join(map(str, cell))))
    else:
        _set(person, column.keys, _plain(cell) if column.keys != ("id",) else str(cell))


def _set(person: dict[str, Any], keys: Keys, value: Any) -> None:
    if isinstance(value, dict):
        _merge(person, keys[0], value)
    elif len(keys) == 1:
        person[keys[0]] = value
    else:
        _merge(person, keys[0], {keys[1]: value})


def _merge(person: dict[str, Any], field: str, values: Mapping[str, Any]) -> None:
    """Add values to a field that other columns may have begun; what isn't there was not asked."""
    answers = {name: value for name, value in values.items() if value is not None}
    if answers:
        person.setdefault(field, {}).update(answers)


def _plain(value: Any) -> Any:
    """Return a value of a typed table as JSON has it."""
    match value:
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()[:10]
    return value
