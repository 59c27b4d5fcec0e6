"""Whether to apply, in a sentence or two, and what that rests on."""

from collections.abc import Sequence

from careerpath_cli.advice.asks import AskStanding
from careerpath_cli.advice.deciding import Bar, Decision, Verdict
from careerpath_cli.advice.posting import Standing
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.advice import distance, in_months, number
from careerpath_cli.views.wording.postings.posting import that_count

HALF_BY = "talentworks-2018"
"""The source of how much of an ad is usually enough."""
ENOUGH = (
    "About 60 % of an ad is usually enough: in 6,348 applications, meeting more brought no more interviews "
    "({source}; its own users)."
)
_NAMED = 3
_HALF_A_YEAR = 26
_WEEKS_IN_A_MONTH = 52 / 12
_LONG = 8.0
"""Weeks after which a post is probably filled: a judgement."""
_BARS: dict[Bar, str] = {
    "licence": "it needs a degree that the law or a licence asks for",
    "degree": "it needs a PhD, and employers screen for that",
    "practice": "people are hired into it with practice that no course gives",
}


def verdict(standing: Standing, base: KnowledgeBase) -> str:
    """Return whether to apply, in one sentence."""
    decision = standing.decision
    match decision.verdict:
        case "apply":
            return "Apply now."
        case "apply and explain":
            return f"Apply now, and say in the first lines {_explained(standing, base)}."
        case "learn first":
            return _after(standing, base) if decision.learn else _by_the_role(standing, base)
        case "not this one":
            return f"Not this one: {_barred(standing)}.{_nearer(decision, base)}"
        case "unclear":
            return _unclear(standing)


def _unclear(standing: Standing) -> str:
    """Return that the person or the posting said too little."""
    told = sum(ask.state != "not asked" for ask in standing.required)
    total = len(standing.required)
    if not standing.decision.depends:
        return "It asks for too little that we know to say whether you should apply."
    known = f"{number(told) if told else 'none'} of the {number(total)} things that count here"
    return f"We can't say yet: you've told us about {known}."


def is_soon(decision: Decision) -> bool:
    """Return whether to apply now, or before such a post is probably filled."""
    if decision.verdict == "learn first":
        return bool(decision.learn) and decision.weeks.likely <= _LONG
    return decision.verdict in {"apply", "apply and explain"}


def basis(standing: Standing, base: KnowledgeBase) -> str:
    """Return how much of what is required the person has, and what the verdict hangs on."""
    required, decision = standing.required, standing.decision
    if not required:
        return ""
    has = sum(ask.state == "has" for ask in required)
    part = sum(ask.state in {"partly", "close"} for ask in required)
    kind = {"must": "must-have", "task": "task"}.get(required[0].ask.strictness, "request")
    partly = f", and {number(part)} in part" if part else ""
    told = f"You have {_of(has, len(required), kind)}{partly}."
    return f"{told}{_depends(decision, base)}"


def _of(count: int, total: int, noun: str) -> str:
    """Return how many of its must-haves somebody has: “both”, “all five”, “none of its 12 must-haves”."""
    nouns = f"{noun}{'' if total == 1 else 's'}"
    if count == total:
        whole = {1: f"its one {noun}", 2: f"both of its {nouns}"}
        return whole.get(total, f"all {number(total)} of its {nouns}")
    return f"{number(count) if count else 'none'} of its {number(total)} {nouns}"


_OTHERWISE: dict[Verdict, str] = {
    "apply": "apply now",
    "apply and explain": "apply now",
    "learn first": "learn first",
    "not this one": "leave this one",
    "unclear": "",
}


def _depends(decision: Decision, base: KnowledgeBase) -> str:
    """Return which skills, never spoken of, would turn the verdict, and to what."""
    if not decision.depends:
        return ""
    best, worst = _OTHERWISE[decision.at_best], _OTHERWISE[decision.at_worst]
    now = _OTHERWISE[decision.verdict]
    turns = [f"with {'it' if len(decision.depends) == 1 else 'them'}, {best}"] if best != now else []
    turns += [f"without, {worst}"] if worst != now else []
    then = f": {'; '.join(turns)}" if turns else ""
    return f" You haven't told us about {_several(decision.depends, base)}{then}."


def _several(skills: Sequence[str], base: KnowledgeBase) -> str:
    """Return the first of some skills by name, and how many more there are."""
    names = [base.skills[skill].name for skill in skills[:_NAMED]]
    more = len(skills) - len(names)
    return words.listed([*names, f"{number(more)} more"] if more else names)


def answers_wanted(decision: Decision, *, from_file: bool) -> str:
    """Return how to say what was not said, where the verdict hangs on it."""
    if decision.verdict != "unclear" or not decision.depends:
        return ""
    return "Add them to your profile and ask again." if from_file else "To answer: careerpath advise --full"


def enough(standing: Standing, base: KnowledgeBase) -> str:
    """Return what is known of how much of an ad is enough, where the person lacks some of it."""
    source = base.sources.get(HALF_BY)
    if (
        source is None
        or standing.decision.met.low >= 1
        or standing.decision.verdict in {"not this one", "unclear"}
    ):
        return ""
    return ENOUGH.format(source=f"{source.author}, {source.dated[:4]}")


def _explained(standing: Standing, base: KnowledgeBase) -> str:
    """Return what the first lines of the application have to answer: what speaks most against it."""
    years, degree = standing.years, standing.degree
    if years and (years.missing or 0.0) > 1 and not standing.decision.learn:
        return f"what you have done that is worth the missing {_years(years.missing or 0.0)}"
    learn = standing.decision.learn
    if learn:
        skills, weeks = _several([ask.ask.skill for ask in learn], base), in_weeks(standing.decision.weeks)
        return f"that you're learning {skills}, which you'd have in {weeks} if you begin today"
    close = sorted((ask for ask in standing.required if ask.state == "close"), key=lambda ask: -ask.carries)
    lacking = [ask for ask in standing.required if ask.state == "lacking"]
    if close:
        return (
            f"that you know {_name(close[0].through, base)}, which carries over to {_skill(close[0], base)}"
        )
    if lacking:
        return f"that {_skill(lacking[0], base)} is new to you, and what you've begun to learn of it"
    if degree and degree.state in {"screened", "replaceable"}:
        return "which work of yours stands in for the degree"
    partly = [ask for ask in standing.required if ask.state == "partly"]
    if partly:
        return f"what you've done with {words.listed([_skill(ask, base) for ask in partly[:2]])}"
    return "which of your work is most like theirs"


def _years(missing: float) -> str:
    whole = max(1, round(missing))
    return "year" if whole == 1 else f"{number(whole)} years"


def _by_the_role(standing: Standing, base: KnowledgeBase) -> str:
    """Return how far the role is, where the posting itself asks too little to go by."""
    role = base.roles[standing.posting.role or ""].name
    far = distance(standing.reach) if standing.reach else ""
    return f"Not yet. It asks for little, but {words.with_article(role)} usually needs more: {far}."


def _after(standing: Standing, base: KnowledgeBase) -> str:
    """Return by when to apply, and what to learn until then."""
    decision = standing.decision
    skills = _several([ask.ask.skill for ask in decision.learn], base)
    filled = (
        " This post will probably be filled by then; others like it come, and this one is your checklist."
        if decision.weeks.likely > _LONG
        else ""
    )
    return f"In {in_weeks(decision.weeks)}, after {skills}.{filled}"


def in_weeks(weeks: Hours) -> str:
    """Return how long something takes as people say it: “about six weeks”, “4–6 months”."""
    if round(weeks.likely) <= 1:
        return "a week"
    if weeks.high > _HALF_A_YEAR:
        return in_months(weeks.scaled(1 / _WEEKS_IN_A_MONTH))
    return f"about {number(round(weeks.likely))} weeks"


def _barred(standing: Standing) -> str:
    bar = standing.decision.bars[0] if standing.decision.bars else None
    if bar == "years" and standing.years is not None:
        wants = f"it wants {standing.years.low:g} years of such work or more"
        return f"{wants}, {that_count(standing.years)}, and no course makes up for that"
    if bar == "time":
        pace = f"{standing.hours_per_week:g} h a week"
        return f"what's missing takes {in_weeks(standing.decision.weeks)} at {pace}"
    return _BARS[bar] if bar else "it's a long way from what you do now"


def _nearer(decision: Decision, base: KnowledgeBase) -> str:
    if decision.nearer is None:
        return ""
    return f" Nearer is {words.with_article(base.roles[decision.nearer].name)}."


def _skill(ask: AskStanding, base: KnowledgeBase) -> str:
    return _name(ask.ask.skill, base)


def _name(skill: str, base: KnowledgeBase) -> str:
    return base.skills[skill].name
