"""What a person of a cohort is called on its pages, and in which file their own page is."""

import re
import unicodedata

from careerpath_cli.errors import one_line
from careerpath_cli.profile.model import Profile

_LONGEST = 60
_LONGEST_IN_FILE = 40
_WORDLIKE = re.compile(r"[^\W\d_]{4}")
"""Letters in a row that could be a name."""
_ADDRESS_OR_NAMES = re.compile(r"[@\s]")
_HEX = re.compile(r"[0-9a-f-]{8,}", re.IGNORECASE)


def called(person: Profile, number: int, *, named: bool) -> str:
    """Return what pages call a person: their name where names are wanted, else their id.

    An id that could be a name or an address itself gives way to the number of their line or row.
    """
    if named and (person.name or person.id):
        return _shortened(person.name or person.id or "")
    return _shortened(person.id) if person.id and is_telling_nothing(person.id) else f"Person {number}"


def is_telling_nothing(identifier: str) -> bool:
    """Return whether an id says nothing of who somebody is: mostly digits, with a few letters at most."""
    digits = sum(char.isdigit() for char in identifier)
    if not (digits and identifier.isascii()):
        return False
    letters = sum(char.isalpha() for char in identifier)
    return _HEX.fullmatch(identifier) is not None or (
        letters <= digits and not _WORDLIKE.search(identifier) and not _ADDRESS_OR_NAMES.search(identifier)
    )


def file_of(name: str, number: int) -> str:
    """Return a file name that no other person has and every system accepts, whatever the person is called."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_IN_FILE].strip("-")
    stem = words if words != f"person-{number}" else ""
    return "-".join(filter(None, (f"{number:04}", stem))) + ".html"


def _shortened(name: str) -> str:
    text = one_line(" ".join(name.split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
