"""How somebody stands to a posting, arranged: whether to apply first, then what that rests on."""

from collections.abc import Sequence

from careerpath_cli.advice.asks import AskStanding
from careerpath_cli.advice.posting import Standing
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.views.outline import Bullets, Facts, Section, Span, Tone, facts, lines, section
from careerpath_cli.views.wording.postings import applying, asks, posting, verdict

_TONES: dict[str, Tone] = {"apply": "good", "apply and explain": "good", "learn first": "warn"}
_REQUIRED = {"must": "Must have", "task": "What you'd do", "nice": "What it names"}


def posting_outline(standing: Standing, base: KnowledgeBase, profile_argument: str) -> Section:
    """Return whether to apply, how each ask stands, the terms, the CV, the interview, and what comes next."""
    read, decision = standing.posting, standing.decision
    required = _REQUIRED[standing.required[0].ask.strictness] if standing.required else ""
    tasks = [ask for ask in standing.other if ask.ask.strictness == "task"]
    nice = [ask for ask in standing.other if ask.ask.strictness == "nice"]
    return section(
        "",
        posting.title(read),
        lines(Span(posting.read_as(read, base), "quiet")),
        lines(
            Span(verdict.verdict(standing, base), _TONES.get(decision.verdict, "bad")),
            verdict.basis(standing, base),
            verdict.answers_wanted(decision, from_file=bool(profile_argument)),
            Span(verdict.enough(standing, base), "quiet"),
        ),
        _asks("must", required, standing.required, base),
        Span(asks.languages(standing.aside, base), "quiet"),
        _in_brief("nice", "Nice to have", nice, base),
        _in_brief("tasks", "In the job", tasks, base),
        facts(*posting.terms(standing)),
        *_applying(standing, base),
        _next(standing, profile_argument),
    )


def _asks(identifier: str, title: str, standings: Sequence[AskStanding], base: KnowledgeBase) -> Section:
    return section(
        identifier,
        title,
        *(Bullets(group.lines, group.mark, group.tone) for group in asks.groups(standings, base)),
    )


def _in_brief(identifier: str, title: str, standings: Sequence[AskStanding], base: KnowledgeBase) -> Section:
    return section(
        identifier,
        title,
        *(Bullets(group.lines, group.mark, group.tone) for group in asks.names(standings, base)),
    )


def _applying(standing: Standing, base: KnowledgeBase) -> tuple[Section, ...]:
    """Return what to say on the CV and in the interview, of a post that is to be applied for soon."""
    if not verdict.is_soon(standing.decision):
        return ()
    cv, interview = filter(None, applying.curriculum(standing, base)), applying.interview(standing, base)
    return (
        section("cv", "Your CV", Bullets(list(cv))),
        section("interview", "The interview", Bullets(list(interview))),
    )


def _next(standing: Standing, again: str) -> Facts:
    """Return the commands to go on with: the plan for a nearer role, and that for the posting's own."""
    plans = [
        f"careerpath roadmap {role}{again}"
        for role in (standing.decision.nearer, standing.posting.role)
        if role
    ]
    ask = [] if again or standing.decision.verdict != "unclear" else ["careerpath advise --full"]
    first, *others = [*ask, *plans] or [f"careerpath advise{again}"]
    return facts(("Next", Span(first, "command")), ("Or", Span(others[0] if others else "", "command")))
