"""What of a text names no skill, whatever its words: addresses, degrees, schools, titles of jobs, refusals.

Each rule is one pattern, or one function, that returns the characters to leave out.
"""

import re
from collections.abc import Iterator

from careerpath_cli.extraction.findings import Kind, Section
from careerpath_cli.extraction.places.sections import Sections, lines_of

Span = tuple[int, int]


def _pattern(*parts: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("".join(parts), flags)


_ADDRESS = _pattern(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|",
    r"\b(?:[\w-]+\.)+(?:com|org|net|io|dev|de|fr|co|edu|me|ch|at|uk|app)\b(?:/[^\s,;|)]*)?",
)
_DEGREE = _pattern(
    r"(?i:\b(?:bachelor|master|magister|doctor|diploma|diplom|licenciatura|licence|licenza|laurea|máster|maestría|",
    r"grado|doctorate|a[- ]?levels?|abitur|baccalauréat|minor|major)(?:[’']?s)?\b",
    r"(?!\s+(?:data|the|this|these|level|incident|agreement|of ceremon)))|",
    r"\b(?:BSc|MSc|B\.\s?Sc|M\.\s?Sc|B\.?S|M\.?S|B\.?A|M\.?A|Ph\.?\s?D|DPhil|MPhil|B\.?Eng|M\.?Eng|B\.?Tech|M\.?Tech|",
    r"BBA|MBA|LLB|LLM|MD|BSN|MSN|MEd|BEd|BCA|MCA|BTS|DUT|B\.E|M\.E|Dr)\b\.?(?!\s*(?:Office|Excel|Word|Access|SQL|Azure|Teams|Project))",
    flags=0,
)
_SUBJECT_ENDS = _pattern(
    r"\n|[;.]\s|[()|•·–—]|\d|\b(?:with|and\s+\d|and (?:strong|good|solid|proven|experience|at least)|from|at|experience|",
    r"including|where|who|or (?:an? )?(?:\w+ )?(?:related|similar|equivalent|comparable)|plus|relevant|preferred|required)\b",
)
_SUBJECT = _pattern(
    r"\b(?:degrees?|graduates?|studies|studium|abschluss|diplôme|título|educated|(?:educational|academic) background)\b",
    r"[^.;\n]{0,40}?\b(?:in|of|der|en|im)\b[^.;\n]*?(?=[.;\n]|\b(?:with|and (?:strong|proven|experience|at least|\d)|or "
    r"(?:an? )?(?:\w+ )?(?:related|similar|equivalent|comparable))\b|$)",
)
_INSTITUTION = _pattern(
    r"[^,;|•·\n()–—\t:]*\b(?:universit\w*|college|institute?s?|school|academy|hochschule|fachhochschule|polytechni\w*|",
    r"école|faculty|department|dept|lycée|gymnasium|GmbH|Inc|Ltd|LLC|PLC|Corp(?:oration)?|AG|S\.?A\.?S|B\.V|Pty|",
    r"hospital|clinic|street|road|straße|avenue)\b[^,;|•·\n()–—\t:]*",
)
_TITLE_NOUN = (
    r"(?:engineers?|developers?|scientists?|analysts?|programmers?|architects?|administrators?|managers?|consultants?|"
    r"specialists?|interns?|internship|researchers?|professors?|lecturers?|directors?|officers?|leads?|leaders?|assistants?|"
    r"technicians?|designers?|coordinators?|associates?|strategists?|practitioners?|experts?|teams?|departments?|division|"
    r"lab|group|trainee|apprentice|working student|evangelists?|advocates?|operators?|nurse|teacher|lawyer|attorney|"
    r"paralegal|entwickler(?:in)?|ingenieur(?:in)?|bootcamp|conference|summit|meetup|society|association|club|community|"
    r"competition|stakeholders?|vendors?|firm|company|startup|industry|professionals?|roles?|students?|positions?|jobs?)"
)
_TITLED = _pattern(rf"(?:\s+|\s*-\s*){_TITLE_NOUN}\b")
_LEADING = _pattern(
    r"\b(?:head|director|vp|vice president|chief|lead|manager|dean|professor|chair|department|faculty|school|institute|",
    r"ministry|bachelor|master|doctor)\s+(?:of|for)\s+(?:the\s+)?$",
)
_NOT_MINE = _pattern(
    r"\b(?:no (?:(?:prior|previous|formal|real|professional|practical|hands-on) )?(?:experience|knowledge|background|exposure)|",
    r"never (?:used|worked|learn\w*|touched|wrote|tried)|",
    r"not? (?:yet )?(?:familiar|experienced|proficient|required|needed|necessary|a requirement)|",
    r"(?:have|has|had|do|does|did)(?:n[’']t| not) (?:use|used|know|work\w*|have|learn\w*|touch\w*|need|require)|",
    r"not (?:an? )?(?:experts?|expertise)? ?(?:in|with)|without (?:any )?(?:knowledge|experience|prior|previous)|",
    r"lack(?:ing|s)? (?:of )?(?:experience|knowledge)|kein\w* (?:kenntnisse|erfahrung|vorkenntnisse)|",
    r"aucune (?:expérience|connaissance)|sin (?:experiencia|conocimientos)|yet to learn|",
    r"(?:would like|want|hope|plan|planning|eager|keen) to learn)\b[^.;!?\n]*",
)
_NOT_ASKED = _pattern(
    r"[^.;,!?\n]*\b(?:is|are)(?:n[’']t| not) (?:required|needed|necessary|a must|essential)\b",
)
_EQUAL_OPPORTUNITY = _pattern(
    r"[^\n]*\b(?:equal[- ](?:opportunity|employment)|without regard to|regardless of (?:race|age|gender|your)|",
    r"protected (?:by|under|characteristic|veteran|status)|reasonable accommodation|discriminat\w+|sexual orientation|",
    r"privacy (?:policy|notice)|recruitment agenc\w+|background check|e-verify|schwerbehindert\w*|cookies?)\b[^\n]*",
)
_OF_THE_FIRM = _pattern(
    r"(?:^|(?<=[.!?\n]))[^.!?\n]*?\b(?:(?:we|[A-Z][\w&.-]+) (?:are|is) (?:an?|the|one of|on a mission)\b|",
    r"our (?:mission|vision|purpose|platform|product|customers|clients|values|culture)\b|",
    r"founded in|headquartered|[Ff]ortune \d+|leading (?:provider|company|global|supplier)|trusted by|publicly traded|",
    r"[Ww]e (?:help|believe|provide|serve|offer|empower|enable|pride)|(?:has|have) been (?:helping|serving|providing))[^.!?\n]*",
    flags=0,
)
_OF_THE_JOB = _pattern(
    r"\b(?:you|your|candidate|experience|knowledge|skills?|required|looking for|seeking|hiring|join)\b",
)
_TIME = _pattern(r"\b(?:19|20)\d\d\b|\b(?:present|heute|current|to date)\b")
_BULLET = re.compile(r"\s*(?:[-*+•▪●◦·‣–]\s|\\item\b)")
_INSIDE = re.compile(r"\(([^()]*)\)|:\s*([^|]*)")
_LONGEST_SUBJECT, _LONGEST_HEADLINE, _LONGEST_NAME = 90, 160, 5
_NOTHING: frozenset[Section] = frozenset({"interests", "company", "benefits", "equal-opportunity"})


def set_aside(text: str, sections: Sections, kind: Kind) -> list[Span]:
    """Return the characters of a text in which no name counts, in order."""
    spans = [*sections.headings, *_found(text, _ADDRESS, _NOT_MINE, _NOT_ASKED, _INSTITUTION)]
    spans += _degrees(text)
    spans += [match.span() for match in _SUBJECT.finditer(text)]
    spans += _whole_sections(text, sections)
    if kind == "posting":
        spans += _found(text, _EQUAL_OPPORTUNITY)
        spans += [
            match.span() for match in _OF_THE_FIRM.finditer(text) if not _OF_THE_JOB.search(match.group())
        ]
    else:
        spans += _headlines(text, sections)
    return sorted(spans)


def is_title(text: str, start: int, end: int) -> bool:
    """Return whether words are a part of a job's title, or of a team's or a meeting's name."""
    return bool(_TITLED.match(text, end)) or bool(_LEADING.search(text[max(0, start - 60) : start]))


def _found(text: str, *patterns: re.Pattern[str]) -> list[Span]:
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]


def _degrees(text: str) -> Iterator[Span]:
    """Yield each degree with the subject behind it: “MSc Statistics”, “Bachelor of Arts in Linguistics”."""
    for match in _DEGREE.finditer(text):
        ends = _SUBJECT_ENDS.search(text, match.end())
        yield match.start(), min(ends.start() if ends else len(text), match.end() + _LONGEST_SUBJECT)


def _whole_sections(text: str, sections: Sections) -> Iterator[Span]:
    for number, start in enumerate(sections.starts):
        following = sections.starts[number + 1] if number + 1 < len(sections.starts) else len(text)
        if sections.names[number] in _NOTHING:
            yield start, following


def _headlines(text: str, sections: Sections) -> Iterator[Span]:
    """Yield the name on top and the lines above a job or a degree: title, employer, place, time.

    What brackets or a colon add may still name skills.
    """
    for number, (start, line) in enumerate(lines_of(text)):
        if number == 0 and len(line.split()) <= _LONGEST_NAME and not re.search(r"[\d,:]", line):
            yield start, start + len(line)
        elif sections.at(start) in {"experience", "education"} and _is_headline(line):
            position = start
            for inside in _INSIDE.finditer(line):
                yield position, start + inside.start()
                position = start + inside.end()
            yield position, start + len(line)


def _is_headline(line: str) -> bool:
    return bool(_TIME.search(line)) and not _BULLET.match(line) and len(line) < _LONGEST_HEADLINE
