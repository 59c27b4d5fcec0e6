"""Ten kinds of people to talk to about a role, each with the question that they can answer best."""

from collections.abc import Mapping

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.hiring import Contact
from careerpath_cli.knowledge.model.person import Employment
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.hiring import GetHired, trade
from careerpath_cli.roadmap.route import Route
from careerpath_cli.views.wording import words

_SUPPORTERS: Mapping[Employment | None, Contact] = {
    "employed": Contact(
        "Your own boss, or whoever buys the AI tools at your employer",
        "Which of our tasks could I try this on for ten hours?",
    ),
    "self-employed": Contact(
        "A client of yours who already uses AI",
        "What would you pay to have done, and what has let you down?",
    ),
    "studying": Contact(
        "Your careers service, and a lecturer with industry projects",
        "Which employers took students from here last year, and whom may I write to?",
    ),
    "unemployed": Contact(
        "Your adviser at the public employment service",
        "Which training or work placement do you pay for that ends in such a post?",
    ),
    "returning": Contact(
        "The coordinator of a return programme, such as those that Career Returners lists",
        "When does the next intake begin, and what have people after a break shown you?",
    ),
}
"""Who is there to help, by what the person does at present."""
_ACQUAINTANCE = Contact(
    "A friend or neighbour whose firm uses AI", "Whom there may I ask for half an hour, and may I name you?"
)


def contacts(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> list[Contact]:
    """Return the kinds of people to talk to, the one who knows most of such a change first."""
    role = words.with_article(way.role.name)
    doing = Contact(
        f"{words.capitalized(role)} two years into the job",
        "What filled your last week, and what would you learn first today?",
    )
    hires = Contact(
        f"Somebody who has hired {role}",
        "Here are two of my applications: which would you answer, and why?",
    )
    recruiter = Contact(
        "A recruiter who fills such posts where you live",
        "Which title and which pay are realistic with my CV?",
    )
    works: Employment | None = "employed" if trade(person, base) else None
    supporter = _SUPPORTERS.get(person.employment or works, _ACQUAINTANCE)
    special = list(hired.hiring.people) if hired.hiring else []
    return [_moved(person, way, base), doing, *special[:1], hires, supporter, *special[1:], recruiter]


def _moved(person: Profile, way: Route, base: KnowledgeBase) -> Contact:
    """Return somebody who has made the very change that the person wants to make."""
    role = words.with_article(way.role.name)
    if person.employment == "studying":
        return Contact(
            f"Somebody who finished your course and now works as {role}",
            "What did they hire you for, and what was missing on your CV?",
        )
    question = "What did you underestimate, and what of your old job counted?"
    name = trade(person, base)
    if name and person.current_role != way.role.id:
        return Contact(f"A former {_in_lower_case(name)} who now works as {role}", question)
    return Contact(f"Somebody who came from another job and now works as {role}", question)


def _in_lower_case(name: str) -> str:
    """Return a title as it stands within a sentence: "data analyst", but "NLP engineer"."""
    return " ".join(words.within_sentence(word) for word in name.split())


def talk(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> list[str]:
    """Return whom to talk to first, how others made the change, and what to ask."""
    first = contacts(hired, way, person, base)[0]
    told = any(step.id.startswith("inside-") for step in way.steps)  # that step says how others moved
    moved = f" Whoever makes this move {words.clause(way.inside)}." if way.inside and not told else ""
    return [
        f"Best of all: {words.clause(first.who)}.{moved}",
        f"Ask: “{first.ask}” “What filled your last week?” “Whom else should I ask?”",
    ]
