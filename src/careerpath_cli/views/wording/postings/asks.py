"""Each ask of a posting in a line: what the person has of it, or how long it takes to learn."""

from collections.abc import Iterable, Iterator

from careerpath_cli.advice.asks import AskStanding, AskState
from careerpath_cli.errors import one_line
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record
from careerpath_cli.views.outline import Tone
from careerpath_cli.views.wording import words

_UNTOLD = "You haven't told us: "
_MUCH = 0.6
"""The share of a related skill from which much of it carries over."""


@record
class Group:
    """Lines of asks to which somebody stands alike: the mark before them, and its tone."""

    mark: str
    tone: Tone
    lines: tuple[str, ...]


_MARKS: tuple[tuple[AskState, str, Tone], ...] = (
    ("has", "✓", "good"),
    ("partly", "~", "warn"),
    ("close", "≈", "warn"),
    ("lacking", "✗", "bad"),
    ("not asked", "?", "quiet"),
)


def groups(asks: Iterable[AskStanding], base: KnowledgeBase) -> Iterator[Group]:
    """Yield the asks by how the person stands to them, the best first, each that is open with its hours."""
    every = list(asks)
    for state, mark, tone in _MARKS:
        own = [ask for ask in every if ask.state == state]
        if own:
            yield Group(mark, tone, tuple(_lines(state, own, base)))


def names(asks: Iterable[AskStanding], base: KnowledgeBase) -> Iterator[Group]:
    """Yield the asks in the same order, a line for each state, with nothing but their names."""
    every = list(asks)
    for state, mark, tone in _MARKS:
        own = ", ".join(_has(ask, base) for ask in every if ask.state == state)
        if own:
            yield Group(mark, tone, (f"{_UNTOLD if state == 'not asked' else ''}{own}",))


def languages(aside: Iterable[AskStanding], base: KnowledgeBase) -> str:
    """Return which languages are asked for that the person never spoke of."""
    names = words.listed([base.skills[ask.ask.skill].name for ask in aside if not ask.trait])
    return f"It also asks for {names}." if names else ""


def _lines(state: AskState, asks: list[AskStanding], base: KnowledgeBase) -> Iterator[str]:
    match state:
        case "has":
            yield ", ".join(_has(ask, base) for ask in asks)
        case "partly":
            yield from (_partly(ask, base) for ask in asks)
        case "close":
            yield from (_close(ask, base) for ask in asks)
        case "lacking":
            yield from (f"{name(ask, base)}: {_hours(ask)} to {ask.target}" for ask in asks)
        case "not asked":
            yield f"{_UNTOLD}{', '.join(name(ask, base) for ask in asks)}"


def name(ask: AskStanding, base: KnowledgeBase) -> str:
    """Return what is asked for, with what would do instead."""
    others = [base.skills[skill].name for skill in ask.ask.instead]
    return words.listed([base.skills[ask.ask.skill].name, *others], "or")


def _has(ask: AskStanding, base: KnowledgeBase) -> str:
    """Return a skill by the name of the one that the person has; of what they only know, that too."""
    if ask.state in {"lacking", "not asked", "close"}:
        return name(ask, base)
    level = " (aware)" if ask.state == "has" and ask.level == "aware" else ""
    return f"{base.skills[ask.through or ask.ask.skill].name}{level}"


def _partly(ask: AskStanding, base: KnowledgeBase) -> str:
    held = words.held_level(ask.level, ask.implied_by, base, at_least=ask.at_least)
    says = f"it says “{one_line(ask.ask.wording)}”" if ask.ask.wording else ""
    if not ask.hours.high:
        return f"{_has(ask, base)}: {held}, as newcomers have; {says}, so bring your best example"
    return f"{_has(ask, base)}: {'; '.join(filter(None, (held, says)))}; {_hours(ask)} to {ask.target}"


def _close(ask: AskStanding, base: KnowledgeBase) -> str:
    related = base.skills[ask.through].name
    much = "much" if ask.carries >= _MUCH else "some"
    return f"{name(ask, base)}: {much} of your {related} carries over; {_hours(ask)} to {ask.target}"


def _hours(ask: AskStanding) -> str:
    return words.hours(ask.hours)
