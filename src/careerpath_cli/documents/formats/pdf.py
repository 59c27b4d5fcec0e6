"""PDF: the text of its pages, in the order in which it was written."""

import logging
import re
import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from careerpath_cli.documents.document import Document
from careerpath_cli.documents.formats.decoding import MOST_CHARACTERS
from careerpath_cli.documents.formats.refusal import RefusedError
from careerpath_cli.extras import library

MOST_PAGES = 200
MOST_SECONDS = 12.0
"""Of the processor's time for all pages together; what was read until then is kept."""
_LIMITS = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "jbig2dec_binary": None,  # a program of its own, for pictures
}
_DAMAGED = "are damaged and were left out"
_LETTERS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf06e", "•")  # bullets of Symbol and Wingdings
)
_LONE_BULLET = re.compile(r"^([•●▪■◦‣∙])[ \t]*\n(?=[^\s•●▪■◦‣∙])", re.MULTILINE)
_SPACED_OUT = re.compile(r"^[^\W\d_](?: {1,3}[^\W\d_&]){3,40}$", re.MULTILINE)
_DIVIDED = re.compile(r"(\b[^\W\d_]{2,})(-|\xad|\u2010)[ \t]*\n[ \t]*([a-zà-öø-ÿ]{2,})")


def read_pdf(content: bytes) -> Document:
    """Return the text of a PDF.

    Raises RefusedError where it is protected, or has no text because its pages are pictures.
    """
    pypdf = library("pypdf")
    logging.disable()  # it reports what is odd about a file; that is for its maker
    try:
        with pypdf.apply_configuration(**_LIMITS):
            return _document(pypdf, content)
    finally:
        logging.disable(logging.NOTSET)


def _document(pypdf: Any, content: bytes) -> Document:
    reader = _opened(pypdf, content)
    remarks: list[str] = []
    pages = list(_pages(reader, remarks))
    blank = [number for number, text in enumerate(pages, 1) if not text.strip()]
    filled_in = _filled_in(reader)
    if not pages:
        raise RefusedError("is damaged: it has no pages.", _READABLE)
    if len(blank) == len(pages) and not filled_in:
        if any(_DAMAGED in remark for remark in remarks):
            raise RefusedError("is damaged: none of its pages can be read.", _READABLE)
        raise RefusedError("is a picture of a résumé: its pages show text, but have none.", _READABLE)
    if blank and len(blank) < len(pages):
        remarks.append(f"No text on page {', '.join(map(str, blank[:10]))}: it may be a picture.")
    text = joined("\n\n".join(page.strip("\n") for page in [*pages, filled_in] if page)) + "\n"
    return Document("pdf", text, remarks=tuple(remarks))


_READABLE = (
    "Save it as PDF again from the program it was written in, or let text recognition add the text "
    "(such as: ocrmypdf picture.pdf readable.pdf)."
)


def _opened(pypdf: Any, content: bytes) -> Any:
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("is protected by a password.", "Save it without one, and give that.")
    except pypdf.errors.DependencyError:
        raise RefusedError(
            "is encrypted, though it opens without a password.",
            "Print it to a new PDF, or save it without protection, and give that.",
        ) from None
    return reader


def _pages(reader: Any, remarks: list[str]) -> Iterator[str]:
    """Yield the text of each page, as far as pages, characters and time allow; remarks say where it ends."""
    count = len(reader.pages)
    begun = time.process_time()
    characters = 0
    damaged = 0
    for number in range(min(count, MOST_PAGES)):
        text = ""
        try:
            text = reader.pages[number].extract_text() or ""
        except (MemoryError, RecursionError, PermissionError):
            raise
        except Exception:  # noqa: BLE001 - a damaged page has any error; the others may be whole
            damaged += 1
        yield text
        characters += len(text)
        if characters > MOST_CHARACTERS or time.process_time() - begun > MOST_SECONDS:
            remarks.append(f"Only the first {number + 1} of {count} pages were read: they hold very much.")
            break
    else:
        if count > MOST_PAGES:
            remarks.append(f"Only the first {MOST_PAGES} of {count} pages were read.")
    if damaged:
        remarks.append(f"{damaged} of {count} pages {_DAMAGED}.")


def _filled_in(reader: Any) -> str:
    """Return what was filled into the fields of a form, which is not part of its pages."""
    try:
        fields = reader.get_form_text_fields() or {}
    except (MemoryError, RecursionError, PermissionError):
        raise
    except Exception:  # noqa: BLE001 - a damaged form has any error; the pages are read already
        return ""
    return "\n".join(f"{name}: {value}" for name, value in fields.items() if value)


def joined(text: str) -> str:
    """Return text with words whole: not in ligatures, not divided at the end of a line, not spaced out."""
    text = re.sub(r"[ \t]+\n", "\n", text.replace("\r\n", "\n")).translate(_LETTERS)
    text = _LONE_BULLET.sub(r"\1 ", text)
    text = _SPACED_OUT.sub(lambda line: re.sub(r" (?! )(?<!  )", "", line[0]).replace("  ", " "), text)
    written = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", text.lower()))

    def whole(match: re.Match[str]) -> str:
        first, hyphen, second = match.groups()
        keeps = hyphen == "-" and (first.lower() in _PREFIXES or f"{first}-{second}".lower() in written)
        return f"{first}-{second}" if keeps else f"{first}{second}"

    return re.sub(r"\n{3,}", "\n\n", _DIVIDED.sub(whole, text))


_BEFORE_A_HYPHEN = """
anti back best business client code cost cross custom customer data deep detail domain end event ever
evidence fast feature few fine first front full goal half hands high higher highly human in industry
inter key large lead life light long low lower machine market mid mini mission model multi near no non
object off on one open order out over part peer people performance post pre problem process product
production proof pub quality re real result results risk role rule scikit second self semi server
service short side single skill small so solution solutions state step store strong sub task team test
text third time to top two type under up user value vector version web well wide work world zero
"""
_PREFIXES = frozenset(_BEFORE_A_HYPHEN.split())
"""What stands before a hyphen that belongs to the word, at the end of a line as elsewhere: `real-` `time`."""
