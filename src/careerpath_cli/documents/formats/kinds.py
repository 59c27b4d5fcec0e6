"""Which format is it? Told by what stands in a file, never by its name."""

import re

from careerpath_cli.documents.document import Format
from careerpath_cli.documents.formats.refusal import ANOTHER_FILE, RefusedError

_BEGINNING = 1024

_PICTURE = (
    "is a picture, and there is no text in a picture.",
    "Give the file it was made from, or run text recognition over it first (ocrmypdf makes a readable PDF).",
)
_PACKED = ("is a packed archive.", "Unpack it, and give the file in it.")
_NOT_READ: tuple[tuple[re.Pattern[bytes], tuple[str, str]], ...] = (
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM.{4}\x00{4}|RIFF.{4}WEBP", re.DOTALL),
        _PICTURE,
    ),
    (re.compile(rb".{4}ftyp(heic|heix|mif1|avif)", re.DOTALL), _PICTURE),
    (re.compile(rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd"), _PACKED),
    (
        re.compile(rb"\s*\{\\rtf"),
        ("is in the Rich Text Format (RTF).", "Save it as DOCX or PDF, and give that."),
    ),
    (
        re.compile(rb"%!PS"),
        ("is a PostScript file.", "Turn it into a PDF (ps2pdf does that), and give that."),
    ),
    (re.compile(rb"SQLite format 3"), ("is a database.", ANOTHER_FILE)),
    (
        re.compile(rb"\x7fELF|MZ.{58}|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", re.DOTALL),
        ("is a program.", ANOTHER_FILE),
    ),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")


def refuse_what_is_not_read(content: bytes) -> None:
    """Raise RefusedError, with what to do, for content whose first bytes are of a kind that is not read."""
    if not content.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise RefusedError("is empty.", "Check that it is the right file.")
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED_OFFICE in content:
            raise RefusedError("is protected by a password.", "Save it without one, and give that.")
        raise RefusedError(
            "is a document of the old Office (.doc).", "Save it as DOCX or PDF, and give that."
        )
    beginning = content[:_BEGINNING]
    for pattern, (what, hint) in _NOT_READ:
        if pattern.match(beginning):
            raise RefusedError(what, hint)


def is_pdf(content: bytes) -> bool:
    """Return whether content is a PDF's; some begin with a few bytes of something else."""
    beginning = content[:_BEGINNING]
    if beginning.lstrip(b"\xef\xbb\xbf\x00 \t\r\n").startswith(b"%PDF-"):
        return True
    return b"%PDF-" in beginning and b"startxref" in content


def is_zip(content: bytes) -> bool:
    """Return whether content is a zip archive's, as DOCX is and LinkedIn's export."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04"))


_LOOKED_AT = 20_000
_ENOUGH = 3
_COMMENTS = re.compile(r"\s*(?:<!--[^>]{0,2000}-->\s*|<\?xml[^>]{0,200}\?>\s*){0,8}")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_PART_OF_HTML = re.compile(
    r"<(?:div|main|article|header|section|table|h[1-6]|p|ul|ol|dl|span|b|strong|center|a|img|br)\b",
    re.IGNORECASE,
)
_XML = re.compile(r"<(?:\?xml|!doctype|!entity|[A-Za-z_][\w.:-]*(?:[\s>]|$))", re.IGNORECASE)
_LATEX_START = re.compile(r"^[ \t]*\\(?:documentclass|documentstyle|begin[ \t]*\{document\})", re.MULTILINE)
_LATEX_LINE = re.compile(r"^[ \t]*\\(?:(?:sub)*section|cv\w+|resume\w+|begin|item)\b", re.MULTILINE)
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[\]{\"\d-])")
_SURELY_MARKDOWN = re.compile(r"^ {0,3}#{1,6}[ \t]+\S|^[-*+] \S|\]\(https?:|\*\*\w", re.MULTILINE)
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S|^ {0,3}(?:```|~~~)|^---[ \t]*\r?$|\*\*[^\s*][^*\n]{0,200}\*\*"
    r"|\]\((?:https?:|mailto:|[\w./#])|^[^\n]{1,100}\r?\n(?:={3,}|-{3,})[ \t]*\r?$",
    re.MULTILINE,
)
_YAML_KEY = re.compile(r"[a-z_][a-z0-9_-]*:(?:\s|$)")
_YAML_KEY_BELOW = re.compile(r"(?:[ \t]+(?:- +)?|- +)[\w ./-]{1,60}:(?:\s|$)")
_YAML_END = re.compile(r"^---[ \t]*\r?\n", re.MULTILINE)
_YAML_PAGE_BELOW = re.compile(r"---[ \t]*\r?\n\s*(?:#{1,6} |[^\s#:]+[ \n]|- [^:\n]*\n)")
_YAML_DEEPER = re.compile(r"[ \t]+\S|- |#|---|\.\.\.|\s*$|[\]}]")


def text_format(text: str) -> Format | None:
    """Return what kind of text it is, or None for one with fields: JSON or YAML.

    Raises RefusedError for XML that is not HTML.
    """
    start = text[_COMMENTS.match(text).end() :][:_BEGINNING]  # type: ignore[union-attr]
    if _HTML.match(start):
        return "html"
    if _PART_OF_HTML.match(start):  # pages of Markdown often begin with some HTML
        return "markdown" if _SURELY_MARKDOWN.search(text[:_LOOKED_AT]) else "html"
    closed = start[:2] in {"<?", "<!"} or text.rstrip().endswith(">")
    if text.startswith("<?xml") or (closed and _XML.match(start)):
        raise RefusedError("is XML of a kind that careerpath doesn't read.", ANOTHER_FILE)
    if is_json(text) or is_yaml(text):
        return None
    if _LATEX_START.search(text) or len(_LATEX_LINE.findall(text[:_LOOKED_AT])) >= _ENOUGH:
        return "latex"
    return "markdown" if _MARKDOWN.search(text[:_LOOKED_AT]) else "text"


def is_json(text: str) -> bool:
    """Return whether a text begins as JSON does."""
    return _JSON_START.match(text) is not None


def is_yaml(text: str) -> bool:
    """Return whether a text is fields in YAML: lower-case keys, some with keys below them, no other lines.

    A page with fields above it (`---`) is Markdown, and a list below a word is how people write, too.
    """
    lines = text[:_LOOKED_AT].splitlines()
    if any(_YAML_PAGE_BELOW.match(text, match.start()) for match in _YAML_END.finditer(text[:_LOOKED_AT])):
        return False
    keys = sum(1 for line in lines if _YAML_KEY.match(line))
    deeper = any(_YAML_KEY_BELOW.match(line) for line in lines)
    known = sum(1 for line in lines if _YAML_KEY.match(line) or _YAML_DEEPER.match(line))
    return bool(keys and deeper) and known >= len(lines) - 1
