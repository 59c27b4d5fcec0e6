"""Names as people write them → ids, ignoring case, spaces and punctuation."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_DROPPED = re.compile(r"[^\w+#]|_")
SUGGESTIONS = 3
_SHORTEST_START = 3
_LONG = 8
_SHORT_LIKENESS, _LIKENESS = 0.8, 0.87
"""How like a name must be that was misspelt, in less than eight letters and in more."""


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """Return what distinguishes a name from others: letters, digits, `+` and `#`, without case.

    `scikit learn`, `Scikit-Learn` and `scikit_learn` share a key; `C`, `C++` and `C#` do not.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _DROPPED.sub("", folded)


def package_key(name: str) -> str:
    """Return what the spellings of a package's name share: case and underscores don't count, dots do."""
    return name.casefold().replace("_", "-")


def nearest(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return up to three display names whose keys look most like `name`; `known` maps key → display name."""
    from difflib import get_close_matches

    key = name_key(name)[:80]
    close = get_close_matches(key, list(known), n=SUGGESTIONS * 2, cutoff=0.72)
    starting = sorted((k for k in known if len(key) >= _SHORTEST_START and k.startswith(key)), key=len)
    return tuple(dict.fromkeys(known[k] for k in (*close, *starting)))[:SUGGESTIONS]


def slips(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return up to three display names that `name` misspells, or of which it is the greater part.

    What somebody wrote on purpose is not taken for a slip: “terminology” is no misspelt “legal terminology”.
    """
    from difflib import get_close_matches

    key = name_key(name)[:80]
    cutoff = _SHORT_LIKENESS if len(key) < _LONG else _LIKENESS
    close = get_close_matches(key, list(known), n=SUGGESTIONS, cutoff=cutoff)
    begun = [k for k in known if len(key) >= _SHORTEST_START and k.startswith(key) and len(k) < 2 * len(key)]
    return tuple(dict.fromkeys(known[k] for k in (*close, *sorted(begun, key=len))))[:SUGGESTIONS]


def did_you_mean(suggestions: Iterable[str]) -> str:
    """Return suggestions as a question; empty where there are none."""
    names = list(suggestions)
    if not names:
        return ""
    *others, last = names
    return f"Did you mean {', '.join(others)} or {last}?" if others else f"Did you mean {last}?"
