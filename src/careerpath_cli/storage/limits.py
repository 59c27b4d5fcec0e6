"""Constraints on values read from files: limits, exact types, calendar days, no unknown fields."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, get_args


class OnlyItsOwnType:
    """Makes pydantic accept a literal only in its own type: `1.0` and `true` equal 1, but are not 1."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return a schema that checks the type before the value."""
        types = {type(value) for value in get_args(source)}
        expected = " or ".join(map(repr, get_args(source)))
        return _refusing(
            handler(source), lambda value: type(value) not in types, "literal_error", {"expected": expected}
        )


class IsoDay:
    """Makes pydantic accept a text only if it is a day of the calendar, such as 2026-11-21."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return a schema that checks the day after the text."""
        from pydantic_core.core_schema import no_info_after_validator_function

        return no_info_after_validator_function(_iso_day, handler(source))


def _iso_day(text: str) -> str:
    from datetime import date

    from pydantic_core import PydanticCustomError

    with suppress(ValueError):
        if date.fromisoformat(text).isoformat() == text:
            return text
    raise PydanticCustomError("day", "not a valid date such as 2026-11-21")


class Limits:
    """Limits of a number, or of a text's length, for pydantic to check.

    Replaces `annotated-types`, which pydantic also understands, because importing those takes longer than
    everything else that a command needs of the model.
    """

    def __init__(self, **limits: float) -> None:
        """Take pydantic's own names: ge, le, min_length, max_length, allow_inf_nan."""
        self.limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return pydantic's schema of the type with the limits added; booleans do not count as numbers."""
        schema = {**handler(source), **self.limits}
        if schema["type"] not in {"float", "int"}:
            return schema
        return _refusing(schema, lambda value: isinstance(value, bool), f"{schema['type']}_type")


def _refusing(
    schema: Any, wrong: Callable[[Any], bool], error: Any, context: dict[str, Any] | None = None
) -> Any:
    """Return a pydantic schema that rejects `wrong` values before any other check."""
    from pydantic_core import PydanticKnownError
    from pydantic_core.core_schema import no_info_before_validator_function

    def checked(value: Any) -> Any:
        if wrong(value):
            raise PydanticKnownError(error, context)
        return value

    return no_info_before_validator_function(checked, schema)
