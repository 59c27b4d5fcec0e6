"""The CV in the person's own words: lines that they complete with a number, and what to shorten."""

from careerpath_cli.errors import one_line
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.hiring import GetHired, trade
from careerpath_cli.roadmap.route import Route
from careerpath_cli.views.wording import words

_BREAK = "Your time away: one line with its years and no excuse; above it what is recent, your project."
BLANK = "____"
"""To be filled in by the person: nobody invents what they achieved."""
PAGE = "The page: what you built, for whom, what you found, and what you would do next."
_RESULTS = ("a number before and after",)
_NAMED = 2
_SHORT = 40


def bullets(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> list[str]:
    """Return the lines of a CV that this person can write, the strongest first."""
    lines = [
        f"“{one_line(proof.evidence).strip()}” goes first. Add what it changed, in one number: {BLANK}."
        for proof in hired.proofs
    ]
    if hired.strengths:
        results = "; ".join((hired.hiring.results if hired.hiring else _RESULTS)[:_NAMED])
        skills = "; ".join(
            f"{base.skills[held.skill].name} ({held.level}) {BLANK}" for held in hired.strengths
        )
        lines.append(f"One line each, with its result ({results}): {skills}.")
    lines += _from_the_trade(person, base)
    title = way.role.portfolio.title
    lines.append(f"“{title}”, as soon as it is public: built for {BLANK}, found {BLANK}.")
    return lines


def _from_the_trade(person: Profile, base: KnowledgeBase) -> list[str]:
    if person.employment == "studying":
        return [f"Your thesis or best coursework, by the question it answered: {BLANK}."]
    own = one_line(person.occupation or "")
    name = own if 0 < len(own) <= _SHORT else trade(person, base)
    away = [_BREAK] if person.employment == "returning" else []
    if not name:
        return away
    problem = f"a problem that you solved and this job has, too: before {BLANK}, after {BLANK}"
    return [*away, f"{words.capitalized(name)}, {BLANK} to {BLANK}: {problem}."]


def dropped(hired: GetHired, base: KnowledgeBase) -> str:
    """Return what to shorten on the CV; empty where nothing takes room."""
    if not hired.dropped:
        return ""
    names = words.listed([base.skills[skill].name for skill in hired.dropped])
    return f"Shorten to half a line, because these ads rarely ask for it: {names}."
