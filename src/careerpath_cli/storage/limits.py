"""What a value read from a file must keep to: limits of numbers and lengths, and no unknown fields."""

from typing import Any

STRICT = {"extra": "forbid"}
"""The pydantic configuration of every record that is read from a file."""


class Limits:
    """Limits of a number, or of a text's length, that pydantic is to check.

    It stands in for the `annotated-types` that pydantic also understands, because importing those takes
    longer than everything else a command needs of the model.
    """

    def __init__(self, **limits: float) -> None:
        """Take pydantic's own names: ge, le, min_length, max_length, allow_inf_nan."""
        self.limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Add the limits to the schema that pydantic has made of the type."""
        return {**handler(source), **self.limits}
