"""Libraries of the optional extras, and what to do where one of them isn't installed."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Literal

from careerpath_cli.errors import CareerpathError

Extra = Literal["import", "report"]
_FOR: Mapping[Extra, tuple[str, str]] = {
    "import": ("Reading this", "what reads files"),
    "report": ("A report", "what draws reports"),
}
"""Extra → what can't be done without it, and what it is."""


def library(name: str, extra: Extra = "import") -> Any:
    """Return the library `name`; raises CareerpathError with what to install where it is missing."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != name.partition(".")[0]:
            raise
        what, libraries = _FOR[extra]
        raise CareerpathError(
            f"{what} needs {error.name}, which isn't installed.",
            hint=f"Install {libraries}: pipx install --force 'careerpath-cli[{extra}]' "
            f"(or: pip install 'careerpath-cli[{extra}]').",
        ) from None
