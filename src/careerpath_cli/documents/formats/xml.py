"""XML as a stream of events from the standard library's parser, without what makes XML explode."""

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from careerpath_cli.documents.formats.refusal import ANOTHER_FORM, RefusedError

MOST_DEPTH = 300
"""How deep elements may stand in one another; a table in a text box in a table is 40 deep."""


class Events(Protocol):
    """What is told of the elements and texts of a document, in their order."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take a piece of the text within the innermost element."""


def walk(content: bytes, events: Events) -> None:
    """Tell `events` what stands in an XML document; names are `namespace local`, or `local` alone.

    Raises RefusedError for a document type, which nothing that is read here has, for what is nested too
    deeply, and for what isn't XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def refuse(*_: object) -> None:
        raise RefusedError("declares a document type, which documents of its kind never do.", ANOTHER_FORM)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise RefusedError("is nested too deeply.", ANOTHER_FORM)
        events.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        events.end(name)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = events.text
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes it by position only
    except (
        expat.ExpatError,
        LookupError,
        ValueError,
    ) as error:  # an encoding may be unknown, or none of text
        raise RefusedError("is damaged: its XML breaks off or is not well formed.", ANOTHER_FORM) from error
