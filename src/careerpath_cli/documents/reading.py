"""Stand-in until the real reader is there: text files, as they are."""

from pathlib import Path

from careerpath_cli.documents.document import Document
from careerpath_cli.storage.yaml_documents import read_text


def read_file(path: Path) -> Document:
    """Return what stands in the file at `path`."""
    return Document("text", read_text(path, "The file"))


def read_bytes(content: bytes, name: str) -> Document:
    """Return what stands in a file's content; `name` is only for messages."""
    del name
    return Document("text", content.decode())
