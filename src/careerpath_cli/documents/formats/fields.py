"""Texts with fields of their own: JSON Resume and rendercv's YAML."""

from importlib import import_module
from typing import Any, cast

from careerpath_cli.documents.document import Document
from careerpath_cli.documents.formats.kinds import is_json
from careerpath_cli.documents.formats.refusal import RefusedError

_DECLARED = "careerpath_cli.documents.declared"


class _NotRead:
    @staticmethod
    def looks_like(_: object) -> bool:
        return False


def _reader(name: str) -> Any:
    try:
        return import_module(f"{_DECLARED}.{name}")
    except ModuleNotFoundError:
        return _NotRead


def linkedin() -> Any:
    """Return the reader of LinkedIn's export."""
    return _reader("linkedin")


def read_fields(text: str) -> Document:
    """Return what JSON or YAML declares; raises RefusedError where it is of no kind that is read."""
    json_resume, rendercv = _reader("json_resume"), _reader("rendercv")
    if json_resume.looks_like(text):
        return cast("Document", json_resume.read_json_resume(text))
    if rendercv.looks_like(text):
        return cast("Document", rendercv.read_rendercv(text))
    form = "JSON, but not a résumé in JSON Resume's form." if is_json(text) else "YAML, but not rendercv's."
    raise RefusedError(f"is {form}", _HINT)


_HINT = (
    "JSON Resume has basics, work and skills (jsonresume.org/schema), rendercv a cv with sections. "
    "A profile of careerpath's own goes to --profile."
)
