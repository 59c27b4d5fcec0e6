"""What to put on the CV for one posting, and what the interview will ask."""

from collections.abc import Iterator

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


def curriculum(standing: Standing, base: KnowledgeBase) -> Iterator[str]:
    """Yield what to say on the CV: the person's own proofs, what to write a line on, and in whose words."""
    yield _rarely_brought(standing, base)
    has = [ask for ask in (*standing.required, *standing.other) if ask.state in {"has", "partly"}]
    shown = [ask for ask in has if ask.shown][:_PROOFS]
    for ask in shown:
        yield f"Near the top, for {_asked(ask)}: “{one_line(ask.shown)}”."
    bare = [ask for ask in has if not ask.shown and ask.state == "has"][:_LINES]
    if bare:
        names = words.listed([base.skills[ask.through or ask.ask.skill].name for ask in bare])
        yield f"One line each, with its result{_results(standing, base)}: {names}."
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


def _asked(ask: AskStanding) -> str:
    return f"“{one_line(ask.ask.passage.words)}”"


def _own_phrase(ask: AskStanding, base: KnowledgeBase) -> str:
    """Return the posting's own name for a skill, where it isn't ours."""
    words_used = one_line(ask.ask.passage.words)
    skill = base.skills[ask.ask.skill]
    known = {name_key(skill.name), skill.id.replace("-", "")}
    return "" if ask.through or name_key(words_used) in known else words_used


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
