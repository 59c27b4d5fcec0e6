"""Rules for values read from files: limits, exact types, what a text must be.

Each is checked by `plain` where a value fits its type exactly, and by pydantic where that is asked for words.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, get_args


class Rule:
    """What a value has to fulfil beside having its type; stands in an `Annotated`."""

    fits: Callable[[Any], bool]
    """Whether a value of the type fulfils this."""


class OnlyItsOwnType:
    """Makes pydantic accept a literal only in its own type: `1.0` and `true` equal 1, but are not 1."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return a schema that checks the type before the value."""
        types = {type(value) for value in get_args(source)}
        expected = " or ".join(map(repr, get_args(source)))
        return _refusing(
            handler(source), lambda value: type(value) not in types, "literal_error", {"expected": expected}
        )


class Must(Rule):
    """A condition on a value."""

    def __init__(self, fits: Callable[[Any], bool], otherwise: str) -> None:
        """Take the condition and what a value is that does not meet it, such as `not a valid date`."""
        self.fits = fits
        self._otherwise = otherwise

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return a schema that checks the condition after the type."""
        from pydantic_core import PydanticCustomError
        from pydantic_core.core_schema import no_info_after_validator_function

        def checked(value: Any) -> Any:
            if not self.fits(value):
                raise PydanticCustomError("unmet", self._otherwise)
            return value

        return no_info_after_validator_function(checked, handler(source))


class Limits(Rule):
    """Limits of a number, or of the length of a text or a list.

    Replaces `annotated-types`, which pydantic also understands, because importing those takes longer than
    everything else that a command needs of the model.
    """

    def __init__(self, **limits: float) -> None:
        """Take pydantic's own names: gt, ge, le, min_length, max_length, allow_inf_nan."""
        self._limits = limits
        above = limits.get("gt", float("-inf"))
        least = limits.get("ge", limits.get("min_length", float("-inf")))
        most = limits.get("le", limits.get("max_length", float("inf")))
        if limits.keys() & {"min_length", "max_length"}:
            self.fits = lambda value: least <= len(value) <= most
        else:
            self.fits = lambda value: above < value and least <= value <= most

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return pydantic's schema of the type with the limits added; booleans do not count as numbers."""
        schema = {**handler(source), **self._limits}
        if schema["type"] not in {"float", "int"}:
            return schema
        return _refusing(schema, lambda value: isinstance(value, bool), f"{schema['type']}_type")


@lru_cache(maxsize=4096)  # a history names the same days again and again
def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar, written as 2026-11-21."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class IsoDay(Must):
    """A text must be a day of the calendar, such as 2026-11-21."""

    def __init__(self) -> None:
        """Take the condition and its words."""
        super().__init__(is_day, "not a valid date, such as 2027-06-30")


Day = Annotated[str, IsoDay()]


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
