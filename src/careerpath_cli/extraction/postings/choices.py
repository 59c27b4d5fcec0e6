"""Which of the skills that a posting names would do as well as one another: “Tableau or Power BI”."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from careerpath_cli.extraction.findings import Mention
from careerpath_cli.knowledge.base import KnowledgeBase

_FEW = 40
"""Characters between two names that still stand beside each other."""
_BETWEEN = re.compile(
    r"[\s(]*(?:,|/|\||[\s)]*(?:,\s*)?\b(?:or|oder|ou|o|and/or|bzw\.?|beziehungsweise)\b)[\s(]*"
)
_EXAMPLES = re.compile(
    r"\s*\w*\s*(?:\(|,?\s(?:such as|like|e\.g\.|wie|z\.\s?B\.|comme|como)\s)\s*(?:e\.g\.,?\s*)?"
)
_OR = re.compile(r"\b(?:or|oder|ou|o|bzw)\b")
_AND = re.compile(r"\b(?:and|und|et|y|plus|as well as|sowie|with|mit)\b|&|\+", re.IGNORECASE)


def choices_of(mentions: Sequence[Mention], text: str, base: KnowledgeBase) -> Iterator[list[Mention]]:
    """Yield mentions that do equally well: “A or B”, a list that ends with “or”, or a list of one choice."""
    run: list[Mention] = []
    for listed in _lists(mentions, text):
        for before, mention in pairwise(listed):
            run = run or [before]
            if _does_as_well(before, mention, listed, text, base):
                run.append(mention)
            else:
                yield from _whole(run)
                run = [mention]
        yield from _whole(run)
        run = []


def doing_as_well(runs: Iterable[Sequence[Mention]]) -> Mapping[int, tuple[str, ...]]:
    """Return the place of each mention → the skills that its line names as doing equally well."""
    found: dict[int, tuple[str, ...]] = {}
    for run in runs:
        skills = tuple(dict.fromkeys(mention.skill for mention in run))
        for mention in run:
            found[mention.passage.start] = tuple(skill for skill in skills if skill != mention.skill)
    return found


def introducing_choices(
    mentions: Sequence[Mention], runs: Iterable[Sequence[Mention]], text: str, base: KnowledgeBase
) -> set[int]:
    """Return where names stand that only introduce a choice: “a cloud platform (AWS, GCP or Azure)”."""
    choices = {
        run[0].passage.start
        for run in runs
        if all(_interchangeable(run[0].skill, other.skill, base) for other in run)
    }
    return {
        mention.passage.start
        for mention, following in pairwise(mentions)
        if following.passage.start in choices
        and _EXAMPLES.fullmatch(text[mention.passage.end : following.passage.start])
    }


def _lists(mentions: Sequence[Mention], text: str) -> Iterator[list[Mention]]:
    """Yield mentions that stand one after the other with nothing but commas, slashes and “or” between."""
    listed: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: one.passage.start):
        between = text[listed[-1].passage.end : mention.passage.start] if listed else ""
        if listed and not _BETWEEN.fullmatch(between) and not _is_listing(between):
            yield listed
            listed = []
        listed.append(mention)
    yield listed


def _does_as_well(
    before: Mention, mention: Mention, listed: Sequence[Mention], text: str, base: KnowledgeBase
) -> bool:
    """Return whether two neighbours in a list may stand for each other.

    An “or” that ends the list joins what is akin to the last two: of “SQL, Tableau or Power BI”, not the SQL.
    """
    if _interchangeable(before.skill, mention.skill, base) or _or_between(before, mention, text):
        return True
    *_, second, last = listed
    between = text[before.passage.end : mention.passage.start]
    return (
        bool(_BETWEEN.fullmatch(between))
        and _or_between(second, last, text)
        and all(_akin(before.skill, other.skill, base) for other in (mention, second, last))
    )


def _or_between(before: Mention, mention: Mention, text: str) -> bool:
    between = text[before.passage.end : mention.passage.start]
    return bool(_BETWEEN.fullmatch(between) and _OR.search(between))


def _akin(skill: str, other: str, base: KnowledgeBase) -> bool:
    return base.skills[skill].group == base.skills[other].group


def _whole(run: list[Mention]) -> Iterator[list[Mention]]:
    if len({mention.skill for mention in run}) > 1:
        yield run


def _is_listing(between: str) -> bool:
    """Return whether two names stand beside each other in brackets, or with little else between."""
    return "\n" not in between and len(between) <= _FEW and not _AND.search(between)


def _interchangeable(skill: str, other: str, base: KnowledgeBase) -> bool:
    return any({skill, other} <= set(choice.skills) for choice in base.choices.values())
