"""Dates as people write them in a résumé: "Jan 2020", "01/2020", "2020-1", "März 2020", "present".

A small table of patterns is used instead of dateutil, which fills in what is missing from today's date, reads
any number as a day, and knows only English months.
"""

import re
import unicodedata

_MONTHS = """
january januar janner janvier enero janeiro gennaio januari
february februar feber fevrier febrero fevereiro febbraio februari
march marz maerz mars marzo marco maart mrt
april avril abril aprile
may mai mayo maio maggio mei
june juni juin junio junho giugno
july juli juillet julio julho luglio
august aout agosto augustus
september septembre septiembre setiembre setembro settembre
october oktober octobre octubre outubro ottobre
november novembre noviembre novembro
december dezember decembre diciembre dezembro dicembre
"""
"""English, German, French, Spanish, Portuguese, Italian and Dutch, a line for each month, without accents."""
_SHORTEST = 3

_NOW = """
present|the present|at present|to present|till present|until present|to date|till date|till now|until now
current|currently|now|today|ongoing|on going|in progress|continuing
heute|bis heute|aktuell|jetzt|laufend|derzeit|gegenwartig|dato|bis dato
aujourd hui|a ce jour|ce jour|actuel|actuelle|actuellement|en cours|maintenant
presente|actual|actualidad|la actualidad|actualmente|hasta la fecha|a la fecha|hoy|ahora|en curso
atual|atualmente|o momento|ate o momento|hoje|ate hoje|em andamento|ate o presente
attuale|attualmente|oggi|ad oggi|in corso|a oggi
heden|tot heden|nu|tot nu|huidig|vandaag
至今|现在|今|現在|目前
"""
"""The same languages, and what stands in Chinese résumés, whose dates need no names of months."""
_SEASON = (
    r"spring|summer|autumn|fall|winter|fruhling|fruhjahr|sommer|herbst|printemps|ete|automne|hiver"
    r"|primavera|verano|otono|invierno|verao|outono|inverno|estate|autunno|lente|zomer|herfst|q[1-4]"
)
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_NAME = r"(?P<name>[a-z]{3,10})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|\.|º|°)?"
_BETWEEN = r"[\s,./'’-]*(?:\b(?:of|de|del|di)\b\s*)?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        _YEAR,
        rf"(?:{_SEASON})[\s,'’]+{_YEAR}",
        rf"{_YEAR}\s?[-/.]\s?{_MONTH}(?:\s?[-/.]\s?(?P<day>[0-9]{{1,2}})(?:[t\s].*)?)?",
        rf"{_MONTH}\s?[-/.]\s?{_YEAR}",
        rf"(?P<day>[0-9]{{1,2}})\.\s?{_MONTH}\.\s?{_YEAR}",
        rf"(?P<first>[0-9]{{1,2}})\s?[-/]\s?(?P<second>[0-9]{{1,2}})\s?[-/]\s?{_YEAR}",
        rf"{_NAME}{_BETWEEN}{_YEAR}",
        rf"{_NAME}\s?['’](?P<short>[0-9]{{2}})",
        rf"{_YEAR}{_BETWEEN}{_NAME}(?:[\s,./-]+{_DAY})?",
        rf"{_NAME}\s?{_DAY}[\s,]+{_YEAR}",
        rf"{_DAY}{_BETWEEN}{_NAME}{_BETWEEN}{_YEAR}",
        rf"{_YEAR}\s?年\s?(?:{_MONTH}\s?月(?:\s?(?P<day>[0-9]{{1,2}})\s?日)?)?",
    )
)
_ASIDE = re.compile(r"(?<=\w)\s*\([^()]*\)\s*\Z")
"""What stands in brackets behind a date, such as for how long it has been."""
_LONGEST = 40
"""No date is longer; what is, is not searched."""


def _month_numbers() -> dict[str, int]:
    """Return the month of every name and of every beginning of one that only one month has."""
    months: dict[str, set[int]] = {}
    for number, names in enumerate(_MONTHS.strip().splitlines(), 1):
        for name in names.split():
            for end in range(_SHORTEST, len(name) + 1):
                months.setdefault(name[:end], set()).add(number)
    return {name: numbers.pop() for name, numbers in months.items() if len(numbers) == 1}


_NUMBERS = _month_numbers()
_ENDS_NOW = frozenset(phrase for line in _NOW.split("\n") for phrase in line.split("|") if phrase)


def month_of(text: str) -> str | None:
    """Return a written date as YYYY, YYYY-MM or YYYY-MM-DD, as far as it is clear; None if it isn't a date.

    Of 01/02/2020 only the year is clear, because the day stands first in one country and second in the next.
    """
    plain = _plain(text)
    for pattern in _PATTERNS if len(plain) <= _LONGEST else ():
        if (match := pattern.fullmatch(plain)) and (date := _date(match.groupdict())):
            return date
    return None


def means_now(text: str) -> bool:
    """Return whether an end is given as today: "Present", "heute", "actualidad"."""
    return len(text) <= _LONGEST and re.sub(r"[\W_]+", " ", _plain(text)).strip() in _ENDS_NOW


def _plain(text: str) -> str:
    """Return `text` in small letters without accents, brackets and spaces around it."""
    if len(text) > _LONGEST * 2:
        return text
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_ASIDE.sub("", kept).strip("()[] \t\r\n,;").split())


def _date(parts: dict[str, str | None]) -> str | None:
    year = parts["year"] if "year" in parts else f"20{parts['short']}"
    if "first" in parts:
        return _day_or_month_first(str(year), int(parts["first"] or 0), int(parts["second"] or 0))
    if parts.get("name"):
        month = _NUMBERS.get(str(parts["name"]))
        return _iso(str(year), month, parts.get("day")) if month else None
    return _iso(str(year), int(parts.get("month") or 0), parts.get("day"))


def _day_or_month_first(year: str, first: int, second: int) -> str | None:
    if first == second or second > _LAST_MONTH >= first:
        return _iso(year, first, str(second))
    return _iso(year, second, str(first)) if first > _LAST_MONTH >= second else year


_LAST_MONTH = 12
_LAST_DAY = 31


def _iso(year: str, month: int, day: str | None) -> str | None:
    """Return the date, without a day or a month that is written as 0; None for a month that no year has."""
    if month > _LAST_MONTH:
        return None
    if not month:
        return year
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day and 0 < int(day) <= _LAST_DAY else "")
