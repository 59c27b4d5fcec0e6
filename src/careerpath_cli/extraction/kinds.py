"""Whether a text is somebody's résumé or a posting for a job."""

import re

from careerpath_cli.extraction.findings import Kind

_POSTING = re.compile(
    r"\b(?:we are (?:looking|seeking|hiring)|we['’]re (?:looking|seeking|hiring)|you will|you['’]ll|your (?:role|profile|tasks|responsibilities|mission)|"
    r"apply (?:now|today|here|by)|how to apply|about us|what we offer|we offer|join (?:us|our)|our team|the ideal candidate|candidates?|responsibilities|"
    r"requirements|must[- ]have|nice[- ]to[- ]have|equal opportunity|salary|benefits|who you are|what you['’]ll (?:do|bring)|job description|"
    r"wir (?:suchen|bieten|sind)|ihr profil|dein profil|deine aufgaben|ihre aufgaben|bewirb|bewerbung|\([mwfdx](?:/[mwfdx]){1,2}\)|"
    r"nous (?:recherchons|offrons)|vos missions|profil recherché|buscamos|ofrecemos)",
    re.IGNORECASE,
)
_RESUME = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|linkedin\.com/in/|github\.com/|^\W*(?:curriculum vitae|résumé|resume|lebenslauf|cv)\b|\b(?:my|I|I['’]m|I['’]ve)\b|"
    r"^\W*(?:(?:work |professional )?experience|education|skills|technical skills|publications|references|interests|hobbies|"
    r"berufserfahrung|ausbildung|kenntnisse|formation|expérience\w*(?: professionnelle\w*)?|experiencia|educación)\W*$|"
    r"\b(?:19|20)\d\d\s*(?:-|–|—|to)\s*(?:(?:19|20)\d\d|present|now|heute|today)",
    re.IGNORECASE | re.MULTILINE,
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
