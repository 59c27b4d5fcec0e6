"""Libraries that only reading somebody's files needs, and what to do where one of them isn't installed."""

from importlib import import_module
from typing import Any

from careerpath_cli.errors import CareerpathError


def library(name: str) -> Any:
    """Return the library `name`; raises CareerpathError with what to install where it is missing."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != name.partition(".")[0]:
            raise
        raise CareerpathError(
            f"Reading this needs {error.name}, which isn't installed.",
            hint="Install what reads files with: pipx install --force 'careerpath-cli[import]' "
            "(or: pip install 'careerpath-cli[import]').",
        ) from None
