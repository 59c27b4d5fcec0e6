"""A posting's lines, each with the part of the posting that it stands in.

Postings that were pasted from the web hold menus, other jobs and cookie banners; what stands below such a
heading is no part of the job.
"""

import re
from collections.abc import Iterator

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.findings import Section
from careerpath_cli.record import record

Part = Section
_HEADINGS: tuple[tuple[Part, str], ...] = (
    (
        "equal-opportunity",
        r"equal opportunit|diversity|inclusion|\beeo\b|chancengleichheit|vielfalt|égalité|igualdad|"
        r"accommodations?",
    ),
    (
        "other",
        r"similar (?:jobs|roles|posts)|related (?:jobs|posts)|other (?:jobs|openings|roles)|more jobs|"
        r"recommended|you may also|people also|recently viewed|cookies?\b|privacy|datenschutz|impressum|"
        r"how to apply|apply now|application process|bewerbung|jetzt bewerben|ähnliche (?:jobs|stellen)|"
        r"weitere (?:jobs|stellen)|offres similaires|pour postuler|candidature|empleos similares|"
        r"cómo postular|share this|follow us|sign (?:in|up)|newsletter|contact|kontakt",
    ),
    (
        "benefits",
        r"benefits?\b|perks|what we offer|we offer\b|what you(?:'|’)?ll get|what(?:'|’)s in it for you|why join|"
        r"compensation|our offer|wir bieten|das bieten wir|was wir (?:dir |ihnen )?bieten|unser angebot|"
        r"nous offrons|ce que nous (?:vous )?offrons|nous proposons|avantages|ofrecemos|qué ofrecemos|beneficios",
    ),
    (
        "nice",
        r"nice[- ]to[- ]have|preferred|bonus|\bplus(?:es)?\b|desirable|good to have|would be great|"
        r"extra points|advantage|optional|von vorteil|wünschenswert|pluspunkt|wäre (?:toll|schön|super)|"
        r"idealerweise|\batouts?\b|serait un plus|souhaité|apprécié|deseable|valorable|se valora|valoramos",
    ),
    (
        "must",
        r"requirements?\b|required|qualifications?\b|must[- ]haves?|what you(?:'|’)?(?:ll)? (?:bring|need|have)|"
        r"you bring|looking for\s*$|looking for in|we(?:'|’)re looking for|who you are|your profile|about you\b|"
        r"you have\b|skills\b|experience\s*$|your background|minimum|essential|ideal candidate|"
        r"(?:ihr|dein|das) profil|anforderung|bringst du mit|bringen sie mit|du mitbringst|sie mitbringen|"
        r"voraussetzung|qualifikation|profil recherché|votre profil|profil\s*$|compétences|requis|"
        r"ce que nous (?:re)?cherchons|requisitos|perfil|qué buscamos|lo que buscamos|conocimientos",
    ),
    (
        "tasks",
        r"responsibilit|what you(?:'|’)?ll (?:do|be doing|work)|what you will do|your role|the role\b|the job\b|"
        r"dut(?:y|ies)\b|day[- ]to[- ]day|you(?:'|’)ll\s*$|you will\s*$|tasks?\b|job description|your mission|"
        r"your impact|aufgaben|das erwartet dich|was dich erwartet|tätigkeit|dein job|missions?\b|"
        r"le poste|responsabilité|vos tâches|funciones|responsabilidades|tareas|qué harás|tu misión",
    ),
    (
        "company",
        r"about us|about the (?:company|team)|who we are|our (?:company|story|mission|team|culture)|"
        r"^about\b|über uns|wer wir sind|das unternehmen|das sind wir|qui sommes|à propos|l(?:'|’)entreprise|"
        r"sobre nosotros|quiénes somos|la empresa",
    ),
)
_KINDS = tuple((part, re.compile(words, re.IGNORECASE)) for part, words in _HEADINGS)
_MARKED = re.compile(r"^\s*(?:#{1,6}\s+|\*\*|__)")
_DECORATION = re.compile(r"^[\s#*_=>-]+|[\s#*_:=-]+$")
_BULLET = re.compile(r"^\s*(?:[-*•▪‣◦●·–—✓✔+]|\d{1,2}[.)])\s+")
_LONGEST_HEADING = 60
_MOST_WORDS = 8
_LINE = re.compile(r"[^\n\r]{1,2000}")
"""Lines, and pieces of those that are too long to be any."""


@record
class TextLine:
    """A line of a text without what it is set off with, and the part of the posting that it stands in.

    `heading` says that it begins a part; `headed` that some part was begun before it at all.
    """

    passage: Passage
    part: Part
    heading: bool = False
    bullet: bool = False


def lines_of(text: str) -> tuple[TextLine, ...]:
    """Return the lines of a posting that hold anything, in their order."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[TextLine]:
    part: Part = "other"
    for match in _LINE.finditer(text):
        written = match.group()
        passage = _trimmed(written, match.start())
        if not passage.words:
            continue
        begun = _part_begun(written, passage.words)
        part = begun or part
        yield TextLine(passage, part, heading=begun is not None, bullet=bool(_BULLET.match(written)))


def _trimmed(written: str, start: int) -> Passage:
    """Return a line without its bullet, its marks of a heading and its spaces."""
    bullet = _BULLET.match(written)
    before = bullet.end() if bullet else len(written) - len(written.lstrip(" \t#*_>"))
    words = written[before:].rstrip(" \t*_#")
    return Passage(words, start + before, start + before + len(words))


def _part_begun(written: str, words: str) -> Part | None:
    """Return the part that a line begins; None where it is no heading."""
    if not _looks_like_heading(written, words):
        return None
    bare = _DECORATION.sub("", words)
    return next((part for part, kind in _KINDS if kind.search(bare)), None)


def _looks_like_heading(written: str, words: str) -> bool:
    """Return whether a line is short and set off: by a mark, a colon, capitals, or by being no sentence."""
    if len(words) > _LONGEST_HEADING or _BULLET.match(written) or len(words.split()) > _MOST_WORDS:
        return False
    return bool(_MARKED.match(written)) or not words.endswith((".", ",", ";"))
