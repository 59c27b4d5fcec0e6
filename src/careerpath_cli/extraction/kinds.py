"""Whether a text is somebody's résumé or a posting for a job."""

from careerpath_cli.extraction.findings import Kind
from careerpath_cli.extraction.places.phrases import cue, pattern

_POSTING = pattern(rf"\b{cue('posting')}\b|\([mwfdx](?:/[mwfdx]){{1,2}}\)")
_RESUME = pattern(
    r"[\w.+-]+@[\w-]+\.\w+|linkedin\.com/in/|github\.com/|\b(?:19|20)\d\d\s*(?:-|–|—|to)\s*(?:(?:19|20)\d\d|present|now|",
    rf"heute|today)|(?m:^)\W*{cue('resume_line')}\W*(?m:$)|\b{cue('resume')}\b",
)
_ENOUGH = 2


def kind_of(text: str) -> Kind | None:
    """Return whether a text is a résumé or a posting; None where it could be either."""
    posting = len({match.group().casefold() for match in _POSTING.finditer(text)})
    resume = len({match.group().casefold() for match in _RESUME.finditer(text)})
    if posting >= _ENOUGH and posting > resume:
        return "posting"
    if (resume >= _ENOUGH and resume > posting) or (resume and not posting):
        return "resume"
    return None
