"""Texts with fields of their own: JSON Resume and rendercv's YAML."""

from careerpath_cli.documents.declared import json_resume, rendercv
from careerpath_cli.documents.document import Document
from careerpath_cli.documents.formats.kinds import is_json
from careerpath_cli.documents.formats.refusal import RefusedError

_HINT = (
    "JSON Resume has basics, work and skills (jsonresume.org/schema), rendercv a cv with sections. "
    "A profile of careerpath's own goes to --profile."
)


def read_fields(text: str) -> Document:
    """Return what JSON or YAML declares; raises RefusedError where it is of no kind that is read."""
    if json_resume.looks_like(text):
        return json_resume.read_json_resume(text)
    if rendercv.looks_like(text):
        return rendercv.read_rendercv(text)
    form = "JSON, but not a résumé in JSON Resume's form." if is_json(text) else "YAML, but not rendercv's."
    raise RefusedError(f"is {form}", _HINT)
