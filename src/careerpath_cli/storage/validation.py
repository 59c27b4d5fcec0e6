"""Values from outside → frozen records, with every violation as a problem that names file and line."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from careerpath_cli.errors import one_line

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from pydantic_core import ErrorDetails

    from careerpath_cli.errors import Problem
    from careerpath_cli.storage.yaml_documents import Location, YamlDocument

T = TypeVar("T")
_SHOWN = 60
_OF_SEVERAL_TYPES = frozenset({"remote"})
"""Fields of which pydantic reports one finding for each type that their value might have had."""


@cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    # looking for plugins of pydantic, of which this program has none, takes a tenth of a command's time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    return TypeAdapter(cls)


def build(cls: type[T], value: Any, *, unknown_fields: Literal["ignore"] | None = None) -> T:
    """Build a `cls` from plain values; raises pydantic's ValidationError. Unknown fields are an error."""
    record: T = _adapter(cast("Hashable", cls)).validate_python(value, extra=unknown_fields)
    return record


def list_schema(cls: type[Any], title: str) -> dict[str, Any]:
    """Give the JSON Schema of a file that lists entries of `cls`."""
    entry = _adapter(cast("Hashable", cls)).json_schema()
    definitions = entry.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "array",
        "items": entry,
        "$defs": definitions,
    }


def document_schema(cls: type[Any], title: str) -> dict[str, Any]:
    """Give the JSON Schema of a document that is one `cls`."""
    schema = _adapter(cast("Hashable", cls)).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def validated(
    cls: type[T], document: YamlDocument, location: Location = ()
) -> tuple[T | None, list[Problem]]:
    """Build a `cls` from the part of `document` at `location`; None and the problems where it is not one."""
    value = document.value
    for step in location:
        value = value[step]
    if not isinstance(value, dict):
        return None, [document.problem(location, "should be a mapping of fields (`name: value` lines)")]
    try:
        return build(cls, value), []
    except ValidationError as error:
        return None, list(_problems(error, document, location))


def _problems(error: ValidationError, document: YamlDocument, location: Location) -> Iterator[Problem]:
    for detail in distinct(error):
        yield document.problem((*location, *detail["loc"]), sentence(detail))


def distinct(error: ValidationError) -> Iterator[ErrorDetails]:
    """Give pydantic's findings, one for each value that is wrong, not one for each type it might have had."""
    seen: set[tuple[object, ...]] = set()
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        place = loc[:-1] if _OF_SEVERAL_TYPES.intersection(loc[-2:-1]) else loc
        if place not in seen:
            seen.add(place)
            yield {**detail, "loc": place}


def sentence(detail: ErrorDetails) -> str:
    """Word one of pydantic's findings for someone who edits YAML."""
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
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
