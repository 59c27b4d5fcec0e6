"""Reading a roadmap that was exported as JSON, to compare today's with it."""

import json
from pathlib import Path
from typing import Any

from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.roadmap.saved import SavedRoadmap
from careerpath_cli.storage.validation import validated
from careerpath_cli.storage.yaml_documents import read_text

_SUBJECT = "The earlier roadmap"
_HINT = "Use a file written by careerpath export --format json."


def read_earlier(path: Path) -> SavedRoadmap:
    """Read an exported roadmap; raises InvalidContentError with everything that is wrong with it."""
    try:
        value: Any = json.loads(read_text(path, _SUBJECT))
    except (ValueError, RecursionError):
        raise InvalidContentError(_SUBJECT, [Problem(str(path), 0, "this is not JSON")], hint=_HINT) from None
    if not isinstance(value, dict) or not {"inputs", "learning"} <= value.keys():
        raise InvalidContentError(_SUBJECT, [Problem(str(path), 0, "this is not a roadmap")], hint=_HINT)
    record, findings = validated(SavedRoadmap, value, unknown_fields="ignore")
    if record is None:
        problems = [Problem(str(path), 0, sentence) for _, sentence in findings]
        raise InvalidContentError(_SUBJECT, problems, hint=_HINT)
    return record
