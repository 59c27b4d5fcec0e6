"""Content → document: tells the format and has the reader of that format read it."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from careerpath_cli.documents.document import Document, Format, Passage
from careerpath_cli.documents.formats.decoding import MOST_CHARACTERS, decoded, harmless
from careerpath_cli.documents.formats.kinds import is_pdf, is_zip, refuse_what_is_not_read, text_format
from careerpath_cli.documents.formats.refusal import RefusedError
from careerpath_cli.errors import CareerpathError, InvalidContentError, UnreadableError

_DAMAGED = "Open it with the program that made it and save it again, or save it as plain text, and give that."
_MOST_BYTES = 4 * (MOST_CHARACTERS + 1)
"""Of a text file: no encoding takes more bytes for a character than four."""
_TOO_LONG = "Check that it is the right file; a résumé has about 5,000."


def document_of(content: bytes, name: str) -> Document:
    """Return what stands in a file's content; `name` is only for messages.

    Raises UnreadableError where it cannot be read, and CareerpathError where a library is missing. The other
    errors are those of a process that may not go on: MemoryError, RecursionError, and what is forbidden.
    """
    try:
        return _whole(_document(content))
    except RefusedError as refusal:
        raise UnreadableError(f"{name} {refusal.what}", hint=refusal.hint) from None
    except InvalidContentError as error:  # its reader knows the line, not the file
        problems = [replace(problem, file=name) for problem in error.problems]
        raise InvalidContentError(name, problems, hint=error.hint) from None
    except (CareerpathError, MemoryError, RecursionError, PermissionError):
        raise
    except Exception as error:
        # every parser has errors of its own for what is damaged, and others where it didn't expect the damage
        raise UnreadableError(f"{name} is damaged and cannot be read.", hint=_DAMAGED) from error


# Readers are imported where they read: each file has a process of its own, which would wait for all of them.


def _document(content: bytes) -> Document:
    refuse_what_is_not_read(content)
    if is_pdf(content):
        from careerpath_cli.documents.formats.pdf import read_pdf

        return read_pdf(content)
    if is_zip(content):
        from careerpath_cli.documents.formats.archive import read_archive

        return read_archive(content)
    document = _of_text(decoded(content[:_MOST_BYTES]))
    if document.format == "html" and len(content) > _MOST_BYTES:
        return replace(
            document, remarks=(f"Only the first {_MOST_BYTES // 1_000_000} MB of the page were read.",)
        )
    return document


def _of_text(text: str) -> Document:
    match text_format(text[: MOST_CHARACTERS + 1]):
        case None:
            from careerpath_cli.documents.formats.fields import read_fields

            return read_fields(_whole_fields(harmless(text)))
        case "html":
            from careerpath_cli.documents.formats.html import html_text

            return Document("html", html_text(text))
        case "text":
            return Document("text", text[: MOST_CHARACTERS + 1])
        case kind:
            return _marked_up(kind, harmless(text[: MOST_CHARACTERS + 1]))


def _marked_up(kind: Format, text: str) -> Document:
    from careerpath_cli.documents.markup import plain_latex, plain_markdown

    plain = (plain_latex if kind == "latex" else plain_markdown)(text)
    return Document(kind, text, plain="" if plain == text else plain)


def _whole_fields(text: str) -> str:
    """Return a text that cannot be cut; raises RefusedError where it is too long."""
    if len(text) > MOST_CHARACTERS:
        raise RefusedError(
            f"is longer than {MOST_CHARACTERS:,} characters, the most that is read.", _TOO_LONG
        )
    return text


def _whole(document: Document) -> Document:
    """Return the document harmless to show and cut where it is too long, which its remarks say."""
    remarks, text = document.remarks, harmless(document.text)
    if len(text) > MOST_CHARACTERS:
        remarks = (*remarks, f"Only the first {MOST_CHARACTERS:,} characters were read.")
    if not text.strip():
        raise RefusedError("has no text in it.", "Check that it is the right file.")
    return Document(
        document.format,
        text[:MOST_CHARACTERS],
        _harmless_words(document.declared),
        tuple(harmless(remark) for remark in remarks),
        document.plain[:MOST_CHARACTERS],
    )


def _harmless_words(value: Any) -> Any:
    """Return a record whose passages' words are harmless to show."""
    if isinstance(value, Passage):
        return replace(value, words=harmless(value.words))
    if isinstance(value, tuple):
        return tuple(map(_harmless_words, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{part.name: _harmless_words(getattr(value, part.name)) for part in fields(value)}
        )
    return value
