"""Languages that people speak, which résumés list beside those that they program in."""

import re

from careerpath_cli.documents.document import DeclaredSkill, Passage

_LABEL = re.compile(
    r"(?:spoken |foreign |human )?languages?|sprachen|langues|idiomas|línguas|lingue|talen", re.IGNORECASE
)
_NAMES = """
afrikaans albanian amharic arabic armenian azerbaijani bahasa basque belarusian bengali bosnian
bulgarian burmese cantonese catalan chinese croatian czech danish dutch english estonian farsi
filipino finnish french galician georgian german greek gujarati hausa hebrew hindi hungarian
icelandic igbo indonesian irish italian japanese kannada kazakh khmer korean kurdish latin latvian
lithuanian macedonian malay malayalam mandarin marathi mongolian nepali norwegian odia pashto
persian polish portuguese punjabi romanian russian serbian sinhala slovak slovene slovenian somali
spanish swahili swedish tagalog tamil telugu thai turkish ukrainian urdu uzbek vietnamese welsh
wolof xhosa yoruba zulu arabisch chinesisch deutsch englisch französisch italienisch japanisch
polnisch russisch spanisch türkisch allemand anglais arabe chinois espagnol français italien
portugais russe alemán árabe chino español francés inglés italiano portugués ruso catalán alemão
espanhol francês inglês português francese inglese spagnolo tedesco duits engels frans nederlands
spaans
"""
_SPOKEN = frozenset(_NAMES.split())
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def without_human_languages(
    name: Passage, level: Passage | None, keywords: tuple[Passage, ...]
) -> list[DeclaredSkill]:
    """Return a skill with its keywords; of "Languages: English, Python", only Python.

    Nothing is left of an entry that lists spoken languages alone. Those of an entry of any other name are
    kept: somebody may process Arabic.
    """
    if not lists_languages(name.words):
        return [DeclaredSkill(name, level, keywords)]
    kept = tuple(keyword for keyword in keywords if not is_spoken(keyword.words))
    return [DeclaredSkill(name, level, kept)] if kept or not keywords else []


def lists_languages(label: str) -> bool:
    """Return whether languages stand behind a label, be they spoken or not."""
    return bool(_LABEL.fullmatch(label))


def is_spoken(words: str) -> bool:
    """Return whether an entry names a language that people speak."""
    first = _FIRST_WORD.search(words)
    return first is not None and first[0].casefold() in _SPOKEN
