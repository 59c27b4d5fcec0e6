"""Values from outside → records or words for all that is wrong with them, by pydantic; JSON Schemas."""

import os
from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, Literal, TypeVar, cast

from careerpath_cli.errors import Finding, one_line, shown

T = TypeVar("T")
_PLAINER = {
    "string_type": "Input should be text",
    "string_too_short": "Input should not be empty",
    "too_short": "Input should not be empty",
    "list_type": "Input should be a list",
    "tuple_type": "Input should be a list",
    "dict_type": "Input should be a mapping (`name: value` lines)",
    "dataclass_type": "Input should be a mapping of fields (`name: value` lines)",
    "greater_than_equal": "Input should be at least {ge:g}",
    "less_than_equal": "Input should be at most {le:g}",
}
"""Pydantic's words in plainer ones, by the type of its error."""
_UNION_FIELDS = frozenset({"remote"})
"""Fields of union types: pydantic reports one error for each type in the union."""


@cache
def _adapter(cls: Any) -> Any:
    # imported where it is needed, which it seldom is
    from pydantic import TypeAdapter

    # searching for pydantic plugins, which this program does not use, takes a tenth of a command's time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    return TypeAdapter(cls)


def build(cls: type[T], value: Any, *, unknown_fields: Literal["ignore"] | None = None) -> T:
    """Return a `cls` built from plain values; raises pydantic's ValidationError, also for unknown fields."""
    record: T = _adapter(cast("Hashable", cls)).validate_python(value, extra=unknown_fields)
    return record


def list_schema(cls: type[Any], title: str) -> dict[str, Any]:
    """Return the JSON Schema of a file that lists entries of `cls`."""
    entry: dict[str, Any] = _adapter(cast("Hashable", cls)).json_schema()
    definitions = entry.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "array",
        "items": entry,
        "$defs": definitions,
    }


def document_schema(cls: Any, title: str, generator: Any) -> dict[str, Any]:
    """Return the JSON Schema of a document that is one `cls`."""
    schema = _adapter(cast("Hashable", cls)).json_schema(schema_generator=generator)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def validated(
    cls: type[T], value: Any, *, unknown_fields: Literal["ignore"] | None = None
) -> tuple[T | None, list[Finding]]:
    """Return a `cls` built from plain values, or None, and everything that is wrong with them."""
    from pydantic import ValidationError

    if not isinstance(value, dict):
        return None, [((), "should be a mapping of fields (`name: value` lines)")]
    try:
        return build(cls, value, unknown_fields=unknown_fields), []
    except ValidationError as error:
        return None, [(detail["loc"], _sentence(detail)) for detail in _distinct(error)]


def _distinct(error: Any) -> Iterator[dict[str, Any]]:
    """Yield pydantic's errors, one for each wrong value rather than for each type it could have had."""
    seen: set[tuple[object, ...]] = set()
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        field = loc[:-1] if _UNION_FIELDS.intersection(loc[-2:-1]) else loc
        if field not in seen:
            seen.add(field)
            yield {**detail, "loc": field}


def _sentence(detail: dict[str, Any]) -> str:
    """Return one of pydantic's errors as a sentence for people who edit YAML."""
    where = one_line(".".join(map(str, detail["loc"])))
    match detail["type"]:
        case "missing" | "missing_argument":
            return f"{where} is missing"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return f"{where} is not a known field"
        case "literal_error":
            return f"{where}: {shown(detail['input'])} is not one of {detail['ctx']['expected']}"
        case "string_unicode":
            return f"{where} has half a character in it (an unpaired surrogate)"
        case "unmet":
            return f"{where}: {shown(detail['input'])} is {detail['msg']}"
        case _:
            message = _PLAINER.get(detail["type"], detail["msg"]).format(**detail.get("ctx", {}))
            if message.startswith("Input should"):
                return f"{where}{message.removeprefix('Input')} (found {shown(detail['input'])})"
            return f"{where}: {message[:1].lower()}{message[1:]} (found {shown(detail['input'])})"
