"""Whether a text is somebody's résumé or a posting for a job."""

import re

from careerpath_cli.extraction.findings import Kind
from careerpath_cli.extraction.places.phrases import cue, pattern

_POSTING = pattern(rf"\b{cue('posting')}\b|\([mwfdx](?:/[mwfdx]){{1,2}}\)")
_TO_THE_READER = pattern(rf"\b{cue('to_the_reader')}\b")
_RESUME = pattern(
    r"[\w.+-]+@[\w-]+\.\w+|\b(?:19|20)\d\d\s*(?:-{1,3}|–|—|to)\s*(?:\w+\s*)?(?:(?:19|20)\d\d|present|now|heute)|",
    rf"\b{cue('resume')}\b",
)
_HEADING = pattern(rf"(?m:^)[^\w\n]*(?:\w*section\*?\{{)?{cue('resume_heading')}[^\w\n]*(?m:$)")
_OF_ONESELF = pattern(rf"\b{cue('of_oneself')}\b")
_BEGINNING = 20_000
_MOST, _MOST_SPOKEN = 6, 3
"""How much evidence of one sort counts: what is repeated is not said more clearly."""


def kind_of(text: str) -> Kind | None:
    """Return whether a text is a résumé or a posting; None where nothing in it says so, or both do."""
    beginning = text[:_BEGINNING]
    posting = _count(_POSTING, beginning, _MOST) + _count(_TO_THE_READER, beginning, _MOST_SPOKEN)
    resume = _count(_RESUME, beginning, _MOST) + _count(_OF_ONESELF, beginning, _MOST_SPOKEN)
    resume += _count(_HEADING, beginning, _MOST)
    if posting == resume:
        return None
    return "posting" if posting > resume else "resume"


def _count(cues: re.Pattern[str], text: str, most: int) -> int:
    """Return how many of some cues a text has, up to a number that is enough."""
    return min(len({match.group().casefold() for match in cues.finditer(text)}), most)
