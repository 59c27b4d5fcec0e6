"""The interviews of a kind of work: rounds, questions, the take-home task, and what we know it from."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.hiring import Hiring
from careerpath_cli.views.wording import words

STORY = "Tell your project in two minutes, then in ten; let somebody ask why at every step."
TASK = (
    "Ask how it will be judged, stop when the time is up, and write down what you would do with more. Four "
    "unpaid days are not a test: say what you can do in one."
)
_JUDGEMENT = "judgement"


def rounds_in_short(hiring: Hiring, base: KnowledgeBase) -> str:
    """Return the names of the rounds in their order, and whether that is only our judgement."""
    names = " → ".join(words.within_sentence(one.name) for one in hiring.rounds)
    judged = all(base.sources[source].kind == _JUDGEMENT for source in hiring.sources)
    return f"Expect{', by our judgement' if judged else ''}: {names}."


def rounds(hiring: Hiring) -> list[str]:
    """Return each round with what it asks for."""
    return [f"{one.name}: {one.asks}." for one in hiring.rounds]


def task(hiring: Hiring) -> str:
    """Return the usual take-home task, its time and what to hand in."""
    hours = words.span(*hiring.task.hours)
    return f"Take-home, {hours} h at most: {_uncapitalized(hiring.task.what)}. Hand in {hiring.task.hand_in}."


def basis(hiring: Hiring, base: KnowledgeBase) -> str:
    """Return what the rounds are based on: named sources, our own judgement, or both."""
    sources = [base.sources[source] for source in hiring.sources]
    named = [
        f"{source.author or source.title} ({source.dated})" for source in sources if source.kind != _JUDGEMENT
    ]
    judged = "our own judgement" if len(named) < len(sources) else ""
    return f"The rounds are based on {words.listed(list(filter(None, (*named, judged))))}."


def _uncapitalized(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
