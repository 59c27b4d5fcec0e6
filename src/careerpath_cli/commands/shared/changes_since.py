"""Today's roadmap compared with an earlier one that was exported as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from careerpath_cli.commands.shared.roadmap_request import RoadmapCase
from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.roadmap.record import RoadmapRecord
from careerpath_cli.roadmap.roadmap import Roadmap

_SUBJECT = "The earlier roadmap"
_HINT = "Use a file written by careerpath export --format json."


def show_changes(since: Path, case: RoadmapCase, roadmap: Roadmap, *, as_json: bool) -> None:
    """Print what changed since an earlier roadmap, and why."""
    from careerpath_cli import __version__
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.roadmap.changes import changes_since

    kept = read_kept(since)
    changes = changes_since(kept, roadmap, case.person.profile, case.model, case.base, __version__)
    if as_json:
        from careerpath_cli.views.json.values import plain_values

        show_json(plain_values(changes))
        return
    from careerpath_cli.views.terminal.roadmap import changes_page

    show_page(lambda _: changes_page(changes, case.base))


def read_kept(path: Path) -> RoadmapRecord:
    """Read an exported roadmap; raises InvalidContentError with everything that is wrong with it."""
    from pydantic import ValidationError

    from careerpath_cli.roadmap.record import RoadmapRecord
    from careerpath_cli.storage.validation import build, distinct, sentence
    from careerpath_cli.storage.yaml_documents import read_text

    try:
        value: Any = json.loads(read_text(path, _SUBJECT))
    except (ValueError, RecursionError):
        raise InvalidContentError(_SUBJECT, [Problem(str(path), 0, "this is not JSON")], hint=_HINT) from None
    if not isinstance(value, dict) or not {"inputs", "learning"} <= value.keys():
        raise InvalidContentError(_SUBJECT, [Problem(str(path), 0, "this is not a roadmap")], hint=_HINT)
    try:
        return build(RoadmapRecord, value, unknown_fields="ignore")
    except ValidationError as error:
        problems = [Problem(str(path), 0, sentence(detail)) for detail in distinct(error)]
        raise InvalidContentError(_SUBJECT, problems, hint=_HINT) from None
