"""Zip archives: a Word document, or LinkedIn's data export. Nothing is unpacked to a disk.

What an archive says of its own sizes is not believed: bytes are counted as they are read.
"""

import zlib
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from careerpath_cli.documents.declared import linkedin
from careerpath_cli.documents.document import Document
from careerpath_cli.documents.formats.decoding import decoded, harmless
from careerpath_cli.documents.formats.docx import docx_document
from careerpath_cli.documents.formats.refusal import ANOTHER_FILE, RefusedError

MOST_MEMBERS = 2_000
MOST_BYTES = 30_000_000
"""How much all members that are read may have together, unpacked."""

_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_FOREIGN = (
    ("xl/", "is a spreadsheet.", "Save it as CSV or PDF, and give that."),
    ("ppt/", "is a presentation.", "Save it as PDF, and give that."),
    ("META-INF/manifest.xml", "is an OpenDocument file.", "Save it as DOCX or PDF, and give that."),
    ("Index/", "is an Apple Pages file.", "Export it as DOCX or PDF, and give that."),
    ("META-INF/container.xml", "is an e-book.", "Save it as PDF or plain text, and give that."),
)
_TOO_LARGE = (
    f"unpacks to more than {MOST_BYTES // 1_000_000} MB, the most that is read.",
    "Check that it is the right file.",
)


def read_archive(content: bytes) -> Document:
    """Return what stands in a Word document or in LinkedIn's export.

    Raises RefusedError where it is neither, protected, damaged, or unpacks to too much.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _document(archive)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise RefusedError(
            "is a damaged zip archive, or packed in an unusual way.",
            "Download or save it again, and give that.",
        ) from error


def _document(archive: ZipFile) -> Document:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise RefusedError(f"has more than {MOST_MEMBERS:,} files in it.", ANOTHER_FILE)
    names = [member.filename for member in members]
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return docx_document(read_members(archive, _parts_of_word(members)))
    for beginning, what, hint in _FOREIGN:
        if any(name.startswith(beginning) for name in names):
            raise RefusedError(what, hint)
    if linkedin.looks_like(names):
        tables = read_members(archive, [member for member in members if linkedin.reads(member.filename)])
        return linkedin.read_linkedin(
            {name: harmless(decoded(data)) for name, data in tables.items() if data}
        )
    raise RefusedError(
        "is a zip archive that is neither a Word document nor LinkedIn's export.",
        "Unpack it, and give the file in it.",
    )


def _parts_of_word(members: Iterable[ZipInfo]) -> list[ZipInfo]:
    """Return the parts that hold text or say how it is put together, without pictures and fonts."""
    return [member for member in members if member.filename.lower().endswith((".xml", ".rels"))]


def read_members(archive: ZipFile, members: Iterable[ZipInfo]) -> dict[str, bytes]:
    """Return members' content by their names; raises RefusedError where it is protected or too much."""
    read: dict[str, bytes] = {}
    left = MOST_BYTES
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            raise RefusedError("is protected by a password.", "Save it without one, and give that.")
        read[member.filename] = content = _content(archive, member, left)
        left -= len(content)
    return read


def _content(archive: ZipFile, member: ZipInfo, most: int) -> bytes:
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # neither Word nor LinkedIn packs otherwise
        raise BadZipFile
    chunks: list[bytes] = []
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            chunks.append(chunk)
            most -= len(chunk)
            if most < 0:
                raise RefusedError(*_TOO_LARGE)
    return b"".join(chunks)
