"""Whether a place stands in a list of skills, or where words around it say that a skill is meant.

Names such as “R”, “statistics” or “communication” count there only (`Skill.counts`).
"""

from functools import lru_cache

from careerpath_cli.extraction.places.lines import BULLET
from careerpath_cli.extraction.places.phrases import cue, pattern

_MARKS = r",;|•▪●◦·‣/\t&+–—\-"
_GRADED = pattern(rf"(?:\b{cue('graded')}\s+)+$")
_PARTED_BEFORE = pattern(
    rf"(?:^|[{_MARKS}:(\[{{>*]|[^\w\s.'’)%]|\\item\b|\b(?:{cue('and')}|{cue('before_entry')})\s)\s*$",
)
_PARTED_BEHIND = pattern(rf"\s*(?:$|[{_MARKS}.)\]}}<(*\\]|\b(?:{cue('and')}|{cue('behind_entry')})\b)")
_CLAIMED_BEFORE = pattern(
    rf"\b{cue('claimed_before')}(?:\s+(?:in|of|with|on|using|as|to|the|a|an|mit|von|both|written|verbal|oral|"
    rf"analytical|interpersonal|{cue('and')}|\w+,))*\s*$",
)
_CLAIMED_BEHIND = pattern(rf"\s*{cue('claimed_behind')}\b")
_BETWEEN = pattern(
    rf"\s*(?:[{_MARKS}()\[\]*]|\b(?:{cue('and')}|in|with|basic|advanced|strong)\b|\s)+\s*",
)
_USED_BEFORE = pattern(rf"\b({cue('used')})\s+$")
_WITH = {"with", "mit", "avec", "con", "through"}
_BEFORE, _BEHIND = 80, 40


@lru_cache(maxsize=8192)
def is_parted(before: str, behind: str) -> bool:
    """Return whether a place is an entry of its own, by what stands on its line before and behind it."""
    ends = _PARTED_BEHIND.match(behind) or _CLAIMED_BEHIND.match(behind)
    begins = (
        _PARTED_BEFORE.search(before)
        or _PARTED_BEFORE.search(_GRADED.sub("", before))
        or _CLAIMED_BEFORE.search(before)
    )
    return bool(ends) and bool(begins)


@lru_cache(maxsize=8192)
def is_claimed(before: str, behind: str) -> bool:
    """Return whether the words next to a place say that a skill is meant: “experience with …”, “… skills”.

    So does that it begins a point of a list: “• Route planning and hours of service”.
    """
    claimed = _CLAIMED_BEHIND.match(behind) or _CLAIMED_BEFORE.search(before) or BULLET.fullmatch(before)
    return bool(claimed)


def is_label(behind: str) -> bool:
    """Return whether a place only says what the list behind it is about: “Cloud: …”, “Cloud | …”."""
    return behind.lstrip(" \t*_").startswith((":", "|"))


@lru_cache(maxsize=8192)
def is_used(before: str, *, proper: bool) -> bool:
    """Return whether the words before a place say that it names a tool; “with” a proper noun does not.

    Somebody works with pandas, but also with Julia.
    """
    match = _USED_BEFORE.search(before)
    return match is not None and not (proper and match[1].lower() in _WITH)


@lru_cache(maxsize=8192)
def parts_entries(gap: str) -> bool:
    """Return whether what stands between two places only parts entries of one list."""
    return bool(_BETWEEN.fullmatch(gap))


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands on the line before and behind a place, as far as it matters."""
    line_start = text.rfind("\n", max(0, start - _BEFORE), start) + 1
    line_end = text.find("\n", end, end + _BEHIND)
    line_end = min(len(text), end + _BEHIND) if line_end < 0 else line_end
    return text[max(line_start, start - _BEFORE) : start], text[end:line_end]
