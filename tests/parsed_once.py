"""The sources of a knowledge base, parsed once in a process.

Tests compile many bases that differ in a file or two of sixty, and parsing is half of what that takes. A file
is read every time, and only what stood in it before is not parsed again.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from careerpath_cli.errors import InvalidContentError
from careerpath_cli.knowledge import check
from careerpath_cli.knowledge.files import data_directory, source_files
from careerpath_cli.storage.yaml_documents import YamlDocument, parse_document, read_text

if TYPE_CHECKING:
    from pathlib import Path

_parsed = lru_cache(maxsize=256)(parse_document)


def read_document(path: Path, subject: str, *, limit: int) -> YamlDocument:
    text = read_text(path, subject, limit=limit)
    try:
        return replace(_parsed(text, "", ""), file=str(path))
    except InvalidContentError:
        return parse_document(text, str(path), subject)


def parse_once() -> None:
    """Let bases be read like this from here on."""
    vars(check)["read_document"] = read_document


def parse_shipped_files() -> None:
    """Parse what most bases consist of."""
    for path in source_files(data_directory()):
        read_document(path, path.name, limit=check.MAX_BYTES)
