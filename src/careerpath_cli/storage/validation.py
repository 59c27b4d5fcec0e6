"""Values from outside → frozen records, with every violation as a problem that names file and line."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import ErrorDetails

from careerpath_cli.errors import Problem, one_line
from careerpath_cli.storage.yaml_documents import Location, YamlDocument

T = TypeVar("T")
_MAX_SHOWN = 60
_UNION_FIELDS = frozenset({"remote"})
"""Fields of union types: pydantic reports one error for each type in the union."""


@cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    # searching for pydantic plugins, which this program does not use, takes a tenth of a command's time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    return TypeAdapter(cls)


def build(cls: type[T], value: Any, *, unknown_fields: Literal["ignore"] | None = None) -> T:
    """Return a `cls` built from plain values; raises pydantic's ValidationError, also for unknown fields."""
    record: T = _adapter(cast("Hashable", cls)).validate_python(value, extra=unknown_fields)
    return record


def list_schema(cls: type[Any], title: str) -> dict[str, Any]:
    """Return the JSON Schema of a file that lists entries of `cls`."""
    entry = _adapter(cast("Hashable", cls)).json_schema()
    definitions = entry.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "array",
        "items": entry,
        "$defs": definitions,
    }


def document_schema(cls: Any, title: str, generator: type[GenerateJsonSchema]) -> dict[str, Any]:
    """Return the JSON Schema of a document that is one `cls`."""
    schema = _adapter(cast("Hashable", cls)).json_schema(schema_generator=generator)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def value_at(document: YamlDocument, location: Location) -> Any:
    """Return the part of a document at a location that it has."""
    value = document.value
    for key in location:
        value = value[key]
    return value


def validated(
    cls: type[T], document: YamlDocument, location: Location = (), inherited: Mapping[str, Any] | None = None
) -> tuple[T | None, list[Problem]]:
    """Return a `cls` built from the part of `document` at `location`, or None, and the problems found.

    Fields that it leaves out are taken from `inherited`.
    """
    value = value_at(document, location)
    if not isinstance(value, dict):
        return None, [document.problem(location, "should be a mapping of fields (`name: value` lines)")]
    try:
        return build(cls, {**(inherited or {}), **value}), []
    except ValidationError as error:
        return None, list(_problems(error, document, location))


def _problems(error: ValidationError, document: YamlDocument, location: Location) -> Iterator[Problem]:
    for detail in distinct(error):
        yield document.problem((*location, *detail["loc"]), sentence(detail))


def distinct(error: ValidationError) -> Iterator[ErrorDetails]:
    """Yield pydantic's errors, one for each wrong value rather than for each type it could have had."""
    seen: set[tuple[object, ...]] = set()
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        field = loc[:-1] if _UNION_FIELDS.intersection(loc[-2:-1]) else loc
        if field not in seen:
            seen.add(field)
            yield {**detail, "loc": field}


def sentence(detail: ErrorDetails) -> str:
    """Return one of pydantic's errors as a sentence for people who edit YAML."""
    where = one_line(".".join(map(str, detail["loc"])))
    match detail["type"]:
        case "missing" | "missing_argument":
            return f"{where} is missing"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return f"{where} is not a known field"
        case "literal_error":
            return f"{where}: {_shown(detail['input'])} is not one of {detail['ctx']['expected']}"
        case _:
            message = detail["msg"]
            return f"{where}: {message[:1].lower()}{message[1:]} (found {_shown(detail['input'])})"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 1]}…"
