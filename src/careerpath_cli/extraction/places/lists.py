"""Whether a place stands in a list of skills, or where words around it say that a skill is meant.

Names such as “R”, “statistics” or “communication” count there only (`Skill.counts`).
"""

import re

_PARTED_BEFORE = re.compile(
    r"(?:^|[,;:|•▪●◦·‣/(\[{&+>–—\t*-]|\b(?:and|or|und|oder|et|ou|y|o|e|with|mit|avec|con|in|of|plus|using|via|as|like|e\.g\.?|z\.\s?B\.?|incl\w*\.?)\s)\s*$",
    re.IGNORECASE,
)
_PARTED_AFTER = re.compile(
    r"\s*(?:$|[,;.|•▪●◦·‣/)\]}&+<(–—\t*\\]|-\s|\b(?:and|or|und|oder|et|ou|y|o|e|as well|on|for|in|with|to)\b)",
    re.IGNORECASE,
)
_CUE_BEFORE = re.compile(
    r"\b(?:experienced?|knowledge|skills?|skilled|expertise|proficien\w+|familiar\w*|understanding|fluen\w+|command|grasp|"
    r"trained|certified|certificate|courses?|coursework|background|foundations?|competen\w+|expert|ability|abilities|strong|solid|excellent|"
    r"advanced|basic|good|great|outstanding|exceptional|deep|hands-on|intermediate|proven|effective|sound|working|tools?|languages?|software|libraries|frameworks?|technolog\w+|"
    r"using|use|used|in|with|such as|including|like|e\.g\.?|kenntnisse|erfahrung|kompetenz|umgang|sicher|gute?|sehr|connaissances?|maîtrise|expérience|conocimientos?|dominio|experiencia)"
    r"(?:\s+(?:in|of|with|on|using|as|to|the|a|an|mit|von|und|and|or|both|written|verbal|oral|analytical|interpersonal|\w+,))*\s*$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"\s*(?:skills?|abilities|ability|experience|knowledge|expertise|proficiency|programming|scripting|coding|language|"
    r"frameworks?|librar(?:y|ies)|tools?|certificat\w+|certified|\(?(?:basic|advanced|intermediate|expert|proficient|beginner|native|fluent|"
    r"[ABC][12]|\d+\+? years?|kenntnisse)\b|-?kenntnisse|v?\d+(?:\.\d+)*)",
    re.IGNORECASE,
)
_LEVELS = re.compile(
    r"(?:\b(?:advanced|basic|beginner|intermediate|expert|strong|good|solid|excellent|proven|deep|fluent|native|hands-on|working|"
    r"proficient|knowledge of|experience (?:in|with)|very|sehr gute?|gute?|grundlagen|bases|of|the|my)\s+)+$",
    re.IGNORECASE,
)


def is_parted(text: str, start: int, end: int) -> bool:
    """Return whether a place is an entry of its own: what parts entries stands before and behind it."""
    before, after = around(text, start, end)
    return bool(_PARTED_BEFORE.search(_LEVELS.sub("", before))) and bool(
        _PARTED_AFTER.match(after) or _CUE_AFTER.match(after)
    )


def is_claimed(text: str, start: int, end: int) -> bool:
    """Return whether the words next to a place say that a skill is meant: “experience with …”, “… skills”."""
    before, after = around(text, start, end)
    return bool(_CUE_AFTER.match(after)) or bool(_CUE_BEFORE.search(before))


def gap_between_entries(gap: str) -> bool:
    """Return whether what stands between two places only parts entries of one list."""
    return bool(_BETWEEN.fullmatch(gap))


_BETWEEN = re.compile(
    r"\s*(?:[,;|/•·&+()\[\]–—*-]|\b(?:and|or|und|oder|et|ou|y|o|e|as well as|in|with|basic|advanced|strong)\b|\s)+\s*",
    re.IGNORECASE,
)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands on the line before and behind a place, as far as it matters."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return text[max(line_start, start - 80) : start], text[end : min(line_end, end + 40)]
