"""What to put on the CV for one posting, and what the interview will ask."""

from collections.abc import Iterable, Iterator

from careerpath_cli.advice.asks import AskStanding
from careerpath_cli.advice.posting import Standing
from careerpath_cli.errors import one_line
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.roadmap.hiring import hiring_of
from careerpath_cli.views.wording import words

_PROOFS = 3
_LINES = 4
_QUESTIONS = 1
_WELL = frozenset({"proficient", "expert"})
_PHRASES = 4
_LANGUAGES = "human-languages"
"""A line of a CV says how well somebody speaks one; it has no result."""


def curriculum(standing: Standing, base: KnowledgeBase) -> Iterator[str]:
    """Yield what to say on the CV: the person's own proofs, what to write a line on, and in whose words."""
    yield _rarely_brought(standing, base)
    has = [
        ask
        for ask in (*standing.required, *standing.other)
        if ask.state in {"has", "partly"} and base.skills[ask.ask.skill].group != _LANGUAGES
    ]
    for line, asks in _by_proof(has):
        yield f"Near the top, for {words.listed([_name(ask, base) for ask in asks])}: “{line.rstrip('.')}”."
    bare = [ask for ask in has if not ask.shown and ask.state == "has"][:_LINES]
    if bare:
        names = words.listed([_name(ask, base) for ask in bare])
        yield f"{_a_line(len(bare))}, with its result{_results(standing, base)}: {names}."
    phrases = [phrase for ask in has if (phrase := _own_phrase(ask, base))][:_PHRASES]
    if phrases:
        quoted = words.listed([f"“{phrase}”" for phrase in dict.fromkeys(phrases)])
        yield f"Use their words where they're true of you: {quoted}."
    role = base.roles.get(standing.posting.role or "")
    if role is not None and not standing.has_work_to_show:
        yield f"A piece of work that they can open says more than all that: “{role.portfolio.title}”, say."


def _rarely_brought(standing: Standing, base: KnowledgeBase) -> str:
    """Return what the person knows well, few in the field do, and the posting is near to."""
    near = [ask.through or ask.ask.skill for ask in standing.asks if ask.state in {"has", "close"}]
    levels = standing.profile.skills
    rare = [skill for skill in near if base.skills[skill].prevalence == "rare" and levels.get(skill) in _WELL]
    if not rare:
        return ""
    names = words.listed([base.skills[skill].name for skill in dict.fromkeys(rare)][:2])
    return f"Begin with {names}: few who apply will know as much of that as you."


def _results(standing: Standing, base: KnowledgeBase) -> str:
    """Return the numbers that speak on a CV of this kind, in brackets."""
    role = base.roles.get(standing.posting.role or "")
    hiring = hiring_of(role, base) if role else None
    return f" ({words.listed(hiring.results[:2], 'or')})" if hiring else ""


def _by_proof(asks: Iterable[AskStanding]) -> list[tuple[str, list[AskStanding]]]:
    """Return the first lines of proof, each with all the asks that it speaks for."""
    shown: dict[str, list[AskStanding]] = {}
    for ask in asks:
        if ask.shown:
            shown.setdefault(one_line(ask.shown), []).append(ask)
    return list(shown.items())[:_PROOFS]


def _a_line(count: int) -> str:
    return "One line each" if count > 1 else "One line"


def _name(ask: AskStanding, base: KnowledgeBase) -> str:
    return base.skills[ask.through or ask.ask.skill].name


def _own_phrase(ask: AskStanding, base: KnowledgeBase) -> str:
    """Return the posting's own name for a skill, where it says more than ours does."""
    words_used = one_line(ask.ask.passage.words)
    skill = base.skills[ask.ask.skill]
    known = (name_key(skill.name), name_key(skill.id))
    return "" if ask.through or any(name_key(words_used) in name for name in known) else words_used


def interview(standing: Standing, base: KnowledgeBase) -> Iterator[str]:
    """Yield what the interview will ask: its rounds, two questions, and what the person lacks."""
    role = base.roles.get(standing.posting.role or "")
    hiring = hiring_of(role, base) if role else None
    if hiring is not None:
        rounds = " → ".join(words.within_sentence(one.name) for one in hiring.rounds)
        yield f"Expect: {rounds}."
        yield from (f"“{question}”" for question in hiring.questions[:_QUESTIONS])
    weak = [ask for ask in standing.required if ask.state in {"lacking", "close"}]
    if weak and standing.decision.verdict != "learn first":
        name = base.skills[weak[0].ask.skill].name
        yield f"They'll ask about {name}: say what you'd do in your first two weeks to get going with it."
    traits = [base.skills[ask.ask.skill].name.lower() for ask in standing.aside if ask.trait]
    if traits:
        yield f"For {words.listed(traits)}, have one story each: what was hard, what you did, how it ended."
