"""All that helps to get hired: whole, for a page with room, or the most useful lines of each step."""

from collections.abc import Iterator, Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.hiring import Hiring
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.hiring import GetHired
from careerpath_cli.roadmap.route import Route
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.get_hired import applications, curriculum
from careerpath_cli.views.wording.get_hired.people import contacts

_NAMED = 4
_SEARCHED = 6
_BULLETS = 3
_BOARDS = 2
_QUESTIONS = 2
_TITLED = 2
"""How many titles the step's own title names."""
_STORY = "Tell your project in two minutes, then in ten; let somebody ask why at every step."
_TASK = (
    "Ask how it will be judged, stop when the time is up, and write down what you would do with more. Four "
    "unpaid days are not a test: say what you can do in one."
)
_JUDGEMENT = "judgement"


@record
class Line:
    """One line of advice, for a step of getting hired; the lower its rank, the more it helps."""

    step: str
    rank: int
    text: str


def sections(
    hired: GetHired, way: Route, person: Profile, base: KnowledgeBase
) -> list[tuple[str, list[str]]]:
    """Return everything, as titles with their lines."""
    hiring = hired.hiring
    cv = [*curriculum.bullets(hired, way, person, base), curriculum.dropped(hired, base), curriculum.PAGE]
    apply = [
        f"Advertised as {applications.named(applications.reachable_titles(way, person)[:_SEARCHED])}.",
        way.role.juniors.reality,
        applications.boards(hired),
        *(applications.stone(stone) for stone in hired.stones),
        applications.RHYTHM,
        applications.EXPECTATION,
    ]
    people = [f"{one.who}: “{one.ask}”" for one in contacts(hired, way, person, base)]
    rounds = [f"{one.name}: {one.asks}." for one in hiring.rounds] if hiring else []
    interview = [*rounds, _basis(hiring, base)] if hiring else []
    asked = [f"“{question}”" for question in hiring.questions] if hiring else []
    task = [_task(hiring), _TASK] if hiring else []
    refusals = [f"{refusal.kind.capitalize()}: {refusal.change}" for refusal in applications.REFUSALS]
    told = [
        ("Your CV", cv),
        ("Applying", apply),
        ("People to talk to, and what to ask", people),
        ("The interviews", interview),
        ("What they ask", [*asked, _STORY]),
        ("The take-home task", task),
        ("What a no means", refusals),
        ("Negotiating", applications.pay(hired, way, person, base)),
    ]
    return [(title, list(filter(None, lines))) for title, lines in told if any(lines)]


def lines(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> list[Line]:
    """Return the lines for the boxes of a short page, in the order in which they stand there."""
    ranked = [
        *_cv(hired, way, person, base),
        *_apply(hired, way, person, base),
        *_interview(hired, base),
    ]
    return [line for line in ranked if line.text]


def _cv(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> Iterator[Line]:
    for rank, bullet in enumerate(curriculum.bullets(hired, way, person, base)[:_BULLETS]):
        yield Line("cv", 1 + 2 * rank, bullet)
    yield Line("cv", 2, curriculum.dropped(hired, base))
    yield Line("cv", 6, curriculum.PAGE)


def _apply(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> Iterator[Line]:
    others = applications.reachable_titles(way, person)[_TITLED : _TITLED + _NAMED]
    yield Line("apply", 6, f"Also advertised as {applications.named(others)}." if others else "")
    yield Line("apply", 1, applications.boards(hired, _BOARDS))
    for rank, stone in enumerate(hired.stones):
        yield Line("apply", 2 + 4 * rank, applications.stone(stone))
    for rank, other in enumerate(contacts(hired, way, person, base)[1 : 1 + _NAMED]):
        yield Line("apply", 2 + rank, f"Talk to {words.clause(other.who)}: “{other.ask}”")
    yield Line("apply", 4, applications.RHYTHM)
    yield Line("apply", 4, applications.EXPECTATION)
    yield Line("apply", 5, applications.REFUSALS_IN_SHORT)
    yield Line("apply", 3, " ".join(applications.pay(hired, way, person, base)))


def _interview(hired: GetHired, base: KnowledgeBase) -> Iterator[Line]:
    hiring = hired.hiring
    if hiring is not None:
        yield Line("interview", 1, _rounds_in_short(hiring, base))
        for rank, question in enumerate(hiring.questions[:_QUESTIONS]):
            yield Line("interview", 2 + rank, f"They ask: “{question}”")
        yield Line("interview", 4, _task(hiring))
    yield Line("interview", 6 if hiring else 1, _STORY)


def _rounds_in_short(hiring: Hiring, base: KnowledgeBase) -> str:
    """Return the names of the rounds in their order, and whether that is only our judgement."""
    names = " → ".join(words.within_sentence(one.name) for one in hiring.rounds)
    judged = all(base.sources[source].kind == _JUDGEMENT for source in hiring.sources)
    return f"Expect{', by our judgement' if judged else ''}: {names}."


def _task(hiring: Hiring) -> str:
    """Return the usual take-home task, its time and what to hand in."""
    hours = words.span(*hiring.task.hours)
    return f"Take-home, {hours} h at most: {words.clause(hiring.task.what)}. Hand in {hiring.task.hand_in}."


def _basis(hiring: Hiring, base: KnowledgeBase) -> str:
    """Return what the rounds are based on: named sources, our own judgement, or both."""
    sources = [base.sources[source] for source in hiring.sources]
    named = [
        f"{source.author or source.title} ({source.dated})" for source in sources if source.kind != _JUDGEMENT
    ]
    judged = "our own judgement" if len(named) < len(sources) else ""
    return f"The rounds are based on {words.listed(list(filter(None, (*named, judged))))}."


def more(role: str) -> str:
    """Return where the whole of it stands."""
    return f"Ten people to ask, every question, what a no means: careerpath roadmap {role} --full"


def fitting(ranked: Sequence[Line], room: int) -> list[Line]:
    """Return the most useful lines that a number of words has room for, in the order given."""
    chosen: set[int] = set()
    for position in sorted(range(len(ranked)), key=lambda place: ranked[place].rank):
        size = len(ranked[position].text.split()) + 1
        if size <= room:
            chosen.add(position)
            room -= size
    return [line for position, line in enumerate(ranked) if position in chosen]
