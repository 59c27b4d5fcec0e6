"""What a plan takes from the person's own trade, in sentences: the project, whom to ask, how to begin."""

import re

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Inside, Role
from careerpath_cli.planning import own_trade
from careerpath_cli.planning.own_trade import Beginning, KnownMove
from careerpath_cli.profile.model import Profile
from careerpath_cli.views.wording import words

ASK_INSIDE = "At work: offer one small piece of it"
_JUNIOR = ("junior", "entry", "trainee", "intern", "graduate", "associate")
_SENIOR = ("senior", "lead", "staff", "principal", "head")
_AGENT = re.compile(r"[eo]r\b")
_TURN = (
    "Turn it to your own work: keep the question and the method, and swap the data for a public set of your "
    "trade, or for twenty cases that you make up and a colleague would take for real."
)


def project(person: Profile, role: Role, base: KnowledgeBase) -> list[str]:
    """Return a role's project as it stands, then as this person builds it: in their own trade."""
    brief = role.portfolio.brief
    variant = own_trade.variant(person, role, base)
    material = own_trade.material(person, base)
    if variant is None:
        return [brief, f"From your own trade: {material}" if material else _TURN]
    return [brief, f"In your trade: {variant.text}"]


def publishing(person: Profile, role: Role, base: KnowledgeBase) -> str:
    """Return how to publish a project without exposing others, by the industry that it is built in."""
    variant = own_trade.variant(person, role, base)
    industries = (*((variant.industry,) if variant else ()), *own_trade.trades(person, base))
    private = next((kept for industry in industries if (kept := base.industries[industry].private)), None)
    return f"Publish what is open or made up; never {private or 'what belongs to an employer or a customer'}."


def inside(role: Role, move: KnownMove | None, *, short: bool = False) -> list[str]:
    """Return where at the present employer to ask, what to offer, and how others came from there."""
    if role.inside is None:
        return []
    where = f"Ask {role.inside.ask}, as begun tonight." if short else f"Nearest to it: {_where(role.inside)}"
    return [where, *others(move)]


def _where(near: Inside) -> str:
    return f"{near.team}. Ask {near.ask} for half an hour, and offer {near.offer}."


def others(move: KnownMove | None) -> list[str]:
    """Return how others came to the role from the person's work, or from work like it."""
    if move is None:
        return []
    if not move.who:
        return [f"Whoever makes this move from your work {words.clause(move.how)}."]
    who = words.with_article(words.within_sentence(move.who)).capitalize()
    return [f"{who}, close to your work, who makes this move {words.clause(move.how)}."]


def word_at_work(role: Role, person: Profile, base: KnowledgeBase) -> str:
    """Return what to write to whom at work, in two sentences, and what to offer with them."""
    if role.inside is None:
        return ""
    near = role.inside
    occupation = base.occupations.get(person.occupation_id or "")
    trade = words.with_article(words.within_sentence(occupation.name)) if occupation else ""
    opening = f"I work here as {trade} and want" if trade else "I work here and want"
    goal = words.with_article(role.name)
    return (
        f"Write two sentences to {near.ask}: “{opening} to learn the work of {goal}. "
        f"May I come by for half an hour, and then try one small piece of it for you?” Offer {near.offer}."
    )


def word_to_somebody(role: Role) -> str:
    """Return what to write to somebody who works in a role."""
    return (
        f"Write three lines to one person who works as {words.with_article(role.name)}: what you do, what "
        "you want to know, and when you have half an hour. Ask what filled their last week."
    )


def try_it(role: Role, *, goes_on: bool = False) -> str:
    """Return which small piece of a role's work to try, and how."""
    return f"{'Go on with' if goes_on else 'Begin'} “{role.try_it.title}”. {role.try_it.brief}"


def first_ads(title: str) -> str:
    """Return what to do with the first ads for a title."""
    return (
        f"Find two ads for “{title}”, underline what you have, and rewrite the first third of your CV in "
        "their words."
    )


def titles(role: Role, *, experienced: bool) -> list[str]:
    """Return the titles under which a role is advertised and somebody can apply.

    Those for beginners come first, or not at all for whoever brings years that count; senior ones stand there
    only where the role is senior. Of two spellings, such as adviser and advisor, the first stands for both.
    """
    spellings = {_AGENT.sub("or", name.lower()): name for name in reversed(role.titles or (role.name,))}
    names = [name for name in role.titles or (role.name,) if name in spellings.values()]
    if role.ladder.level in {"entry", "mid"}:
        names = [name for name in names if not name.lower().startswith(_SENIOR)] or names
    juniors = [name for name in names if name.lower().startswith(_JUNIOR)]
    others = [name for name in names if name not in juniors]
    return others if experienced and others else [*juniors, *others]


def begin(first: Beginning, role: Role, person: Profile, base: KnowledgeBase) -> str:
    """Return what a plan for a role begins with, in one sentence."""
    match first.kind:
        case "inside" if role.inside is not None:
            return f"write two sentences to {role.inside.ask}."
        case "try":
            return f"try “{role.try_it.title}”."
        case "cv":
            experienced = own_trade.comes_with_experience(person, role, base)
            return words.clause(first_ads(titles(role, experienced=experienced)[0])) + "."
    return f"{words.clause(word_to_somebody(role)).partition(':')[0]}."
