"""What stands in a cell of a table, as a value of a profile: a level, a number, a list of skills."""

import re
from collections.abc import Callable
from typing import Any

from careerpath_cli.knowledge.model.person import PARTS, fact_types, fact_value

Converter = Callable[[str], Any]

_BLANK = frozenset({"", "-", "–", "—", "?", "n/a", "#n/a"})
"""What people put into a cell to leave it empty."""
_TICKS = frozenset({"x", "✓", "✔", "yes", "y", "true"})
_CROSSES = frozenset({"no", "n", "false"})
_TICKED = {"skills": "working+", "activities": "like", "values": "important"}
"""What a name or a tick without more says: at least working, as a tick in the interview does."""
_CROSSED = {"skills": "none", "activities": "dislike", "values": "unimportant"}
_BETWEEN_ANSWERS = re.compile(r"[;|,\n](?![^(\n]*\))")
"""What separates the entries of a list, outside parentheses."""
_BETWEEN_PROOFS = re.compile(r"[;\n]")
"""A proof is a sentence, with commas in it."""
_BEFORE_ANSWER = re.compile(r"(.*)[:=](.*)", re.DOTALL)
_BEFORE_PROOF = re.compile(r"(.*?)[:=](.*)", re.DOTALL)
_WORDS_OF_LISTS = frozenset({"education.degree", "constraints.degree_acceptable", "employment"})
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,' \u00a0\u202f’]\d{3})+")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DAY_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].*")


def is_blank(text: str) -> bool:
    """Return whether a cell says nothing: the question wasn't asked."""
    return text.strip().lower() in _BLANK


def converter(keys: tuple[str, ...]) -> Converter:
    """Return how the text of a cell becomes the value that stands under these keys of a profile."""
    kind = keys[0]
    if kind in _TICKED:
        return (lambda text: _answers(text, kind)) if len(keys) == 1 else (lambda text: _answer(text, kind))
    if kind == "evidence":
        return _proofs if len(keys) == 1 else str.strip
    if kind == "industries":
        return lambda text: [name.strip() for name in _BETWEEN_ANSWERS.split(text) if name.strip()]
    if kind == "format":
        return _number
    return str.strip if kind in PARTS and len(keys) == 1 else _converter_of_fact(".".join(keys))


def _converter_of_fact(says: str) -> Converter:
    if says == "constraints.remote":
        return _truth
    if says == "constraints.ready_by":
        return _day
    if says == "constraints.min_salary":
        return _money
    if says in _WORDS_OF_LISTS:
        return lambda text: re.sub(r"[\s_]+", "-", text.strip().lower())
    is_number = bool(fact_types(says)) and not isinstance(fact_value(says, "1"), str)
    return _number if is_number else str.strip


def _answer(text: str, kind: str) -> str:
    word = text.strip().lower()
    if word in _TICKS:
        return _TICKED[kind]
    return _CROSSED[kind] if word in _CROSSES else word


def _answers(text: str, kind: str) -> dict[str, str]:
    """Return the answers in a cell such as “Python: working; SQL”; a name alone is ticked."""
    answers = {}
    for part in _BETWEEN_ANSWERS.split(text):
        match = _BEFORE_ANSWER.fullmatch(part)
        name, answer = (match[1], match[2]) if match else (part, "x")
        if name.strip() and not is_blank(answer):
            answers[name.strip()] = _answer(answer, kind)
    return answers


def _proofs(text: str) -> dict[str, str]:
    matches = (_BEFORE_PROOF.fullmatch(part) for part in _BETWEEN_PROOFS.split(text))
    return {match[1].strip(): match[2].strip() for match in matches if match}


def _number(text: str) -> Any:
    """Return a number, also with a decimal comma; the text itself where it is none, to be told so."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return text.strip()
    return int(number) if number.is_integer() else number


def _money(text: str) -> Any:
    """Return an amount, also with separated thousands: “45.000” is no forty-five."""
    plain = text.strip()
    return _number(re.sub(r"\D", "", plain) if _THOUSANDS.fullmatch(plain) else plain)


def _truth(text: str) -> Any:
    word = text.strip().lower()
    if word in _TICKS:
        return True
    return False if word in _CROSSES else text.strip()


def _day(text: str) -> str:
    plain = text.strip()
    if match := _DAY_FIRST.fullmatch(plain):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    match = _DAY_AND_TIME.fullmatch(plain)
    return match[1] if match else plain
