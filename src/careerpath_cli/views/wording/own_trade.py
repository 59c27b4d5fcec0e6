"""What a plan takes from the person's own trade, in sentences: the project, what to publish, whom to ask."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Inside, Role
from careerpath_cli.planning import own_trade
from careerpath_cli.planning.own_trade import KnownMove
from careerpath_cli.profile.model import Profile
from careerpath_cli.views.wording import words

ASK_INSIDE = "At work: offer one small piece of it"
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
