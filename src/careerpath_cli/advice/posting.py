"""How a person stands to one job posting, and whether to apply."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from careerpath_cli.advice.asks import AskStanding, ask_standings, holding_of
from careerpath_cli.advice.terms import (
    DegreeStanding,
    Fit,
    YearsStanding,
    degree_standing,
    pay_fit,
    remote_fit,
    years_standing,
)
from careerpath_cli.errors import NothingKnownError
from careerpath_cli.extraction.posting import Posting
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.matching.inference import InferredLevel
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK, Hours, level_by_learning
from careerpath_cli.planning.gaps import held_levels, need_gaps
from careerpath_cli.planning.goals import has_work_to_show
from careerpath_cli.planning.reach import Reach, reach
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.whatif.whatif import plan_learning

Verdict = Literal["apply", "apply and explain", "learn first", "not this one", "unclear"]
Bar = Literal["years", "degree", "licence", "time", "practice"]
HALF, ENOUGH, MOST = 0.5, 0.6, 0.8
"""The shares of what is asked from which to apply, more brings little, and nothing needs to be explained."""
_FEW = 3
_UNKNOWN = 0.5
"""What counts of an ask that the person never spoke of."""
_YEARS_THAT_COUNT = 3
"""Years asked for from which a post is none for newcomers."""
_NEAREST = 8
_LANGUAGES = "human-languages"
_BY_THE_INTERVIEW = 6.0
"""Weeks that mostly pass until somebody interviews: what is learnt within them need not be there before."""
_WEEKS_IN_A_MONTH = 52 / 12


@record
class Decision:
    """Whether to apply, and what that rests on.

    `met` is the share of the required asks that is met, from all that wasn't answered missing to all there.
    `learn` is what to learn first, with the hours and weeks of it together; `bars` is what no learning mends
    in time, `nearer` a role that is nearer then. `depends` are the skills that the person never spoke of and
    on which the verdict hangs: it would be `at_best` with all of them, and `at_worst` without any.
    """

    verdict: Verdict
    met: Hours
    learn: tuple[AskStanding, ...] = ()
    hours: Hours = Hours(0.0, 0.0)
    weeks: Hours = Hours(0.0, 0.0)
    bars: tuple[Bar, ...] = ()
    nearer: str | None = None
    depends: tuple[str, ...] = ()
    at_best: Verdict = "unclear"
    at_worst: Verdict = "unclear"


@record
class Standing:
    """How a person stands to a posting.

    `required` are the asks that decide: its conditions or, where it names none, its tasks; `other` are the
    rest. `aside` is what nobody can count: traits, and languages that the person never spoke of. `reach` is
    how far its role is, None where it is for no role of ours. `has_work_to_show` says whether there is
    something to show for it.
    """

    posting: Posting
    profile: Profile
    required: tuple[AskStanding, ...]
    other: tuple[AskStanding, ...]
    aside: tuple[AskStanding, ...]
    years: YearsStanding | None
    degree: DegreeStanding | None
    remote: Fit
    pay: Fit
    decision: Decision
    hours_per_week: float
    pace_assumed: bool
    reach: Reach | None = None
    has_work_to_show: bool = False

    @property
    def asks(self) -> tuple[AskStanding, ...]:
        """Everything that the posting asks for."""
        return (*self.required, *self.other, *self.aside)


@record
class _Case:
    """What a decision is made from."""

    posting: Posting
    required: tuple[AskStanding, ...]
    years: YearsStanding | None
    degree: DegreeStanding | None
    reach: Reach | None
    held: Mapping[str, InferredLevel]
    pace: float


def stand(
    posting: Posting,
    profile: Profile,
    model: MatchingModel,
    base: KnowledgeBase,
    hours_per_week: float | None = None,
) -> Standing:
    """Return how a person stands to a posting; `hours_per_week` overrides the profile's own."""
    held = held_levels(profile, model)
    role = base.roles.get(posting.role or "")
    gaps = need_gaps(held, role, model) if role else ()
    every = ask_standings(posting.asks, holding_of(profile, held, gaps), model, base)
    aside = tuple(ask for ask in every if _stands_aside(ask, base))
    required, other = _parted([ask for ask in every if ask not in aside])
    pace = hours_per_week or profile.constraints.hours_per_week
    case = _Case(
        posting,
        required,
        years_standing(posting, profile, model),
        degree_standing(posting, profile, base),
        reach(profile, role.id, model, base, hours_per_week) if role else None,
        held,
        pace or DEFAULT_HOURS_PER_WEEK,
    )
    return Standing(
        posting=posting,
        profile=profile,
        required=required,
        other=other,
        aside=aside,
        years=case.years,
        degree=case.degree,
        remote=remote_fit(posting, profile),
        pay=pay_fit(posting, profile),
        decision=_decide(case, profile, model, base),
        hours_per_week=case.pace,
        pace_assumed=pace is None,
        reach=case.reach,
        has_work_to_show=role is not None and has_work_to_show(profile, role),
    )


def _stands_aside(ask: AskStanding, base: KnowledgeBase) -> bool:
    """Return whether an ask is a trait, or a language that somebody speaks without having told us."""
    return ask.trait or (ask.state == "not asked" and base.skills[ask.ask.skill].group == _LANGUAGES)


def _parted(asks: Sequence[AskStanding]) -> tuple[tuple[AskStanding, ...], tuple[AskStanding, ...]]:
    """Return the asks that decide and the others: what is a must, else the tasks, else all.

    Where an ask follows only from a part of a skill that is named, it decides if the role needs the skill.
    """
    named = [ask for ask in asks if ask.hired is not None or not ask.ask.part]
    for strictness in ("must", "task", "nice"):
        required = tuple(ask for ask in named if ask.ask.strictness == strictness)
        if required:
            return required, tuple(ask for ask in asks if ask not in required)
    return (), ()


def _decide(case: _Case, profile: Profile, model: MatchingModel, base: KnowledgeBase) -> Decision:
    outcome = _outcome(case, _UNKNOWN, model, base)
    best, worst = _outcome(case, 1.0, model, base), _outcome(case, 0.0, model, base)
    refused = outcome.verdict == "not this one"
    turns = best.verdict != worst.verdict
    return Decision(
        "unclear" if turns and _mostly_unknown(case.required) else outcome.verdict,
        Hours(_share_met(case.required, 0.0), _share_met(case.required, 1.0)),
        () if refused else outcome.learn,
        outcome.hours,
        outcome.hours.weeks(case.pace),
        outcome.bars,
        _nearer(profile, case.posting.role, model, base) if refused else None,
        _depends(case) if turns else (),
        best.verdict,
        worst.verdict,
    )


@record
class _Outcome:
    """A verdict, what would have to be learnt before, and what bars the post."""

    verdict: Verdict
    learn: tuple[AskStanding, ...]
    hours: Hours
    bars: tuple[Bar, ...]


def _outcome(case: _Case, unknown: float, model: MatchingModel, base: KnowledgeBase) -> _Outcome:
    """Return what to do if what wasn't asked counts as met to the share `unknown`."""
    met = _share_met(case.required, unknown)
    learn = _to_learn(case, met, unknown)
    hours = _hours_of(learn, case.held, model, base)
    weeks = hours.weeks(case.pace)
    bars = tuple(_bars(case, weeks, model))
    verdict = "not this one" if bars else _verdict(case, met, weeks.likely if learn else 0.0, model)
    return _Outcome(verdict, learn, hours, bars)


def _mostly_unknown(required: Sequence[AskStanding]) -> bool:
    return sum(ask.state == "not asked" for ask in required) > len(required) * HALF


def _credit(ask: AskStanding, unknown: float) -> float:
    return unknown if ask.state == "not asked" else ask.credit


def _share_met(required: Sequence[AskStanding], unknown: float) -> float:
    return sum(_credit(ask, unknown) for ask in required) / max(1, len(required))


def _verdict(case: _Case, met: float, weeks: float, model: MatchingModel) -> Verdict:
    """Return what to do where nothing bars the post; `weeks` are those of learning what has to be learnt."""
    if len(case.required) < _FEW:
        return _by_reach(case.reach)
    if weeks > (_BY_THE_INTERVIEW if met >= HALF else 0.0):
        return "learn first"
    missing = (case.years.missing if case.years else 0.0) or 0.0
    full = met >= MOST and not weeks and missing <= model.scoring.reach.ready_years
    return "apply" if full and _has_degree(case.degree) else "apply and explain"


def _by_reach(reached: Reach | None) -> Verdict:
    """Return what the distance of the role says, where a posting asks too little to tell."""
    if reached is None:
        return "unclear"
    verdicts: dict[str, Verdict] = {"ready now": "apply", "within reach": "learn first"}
    return verdicts.get(reached.distance, "not this one")


def _has_degree(degree: DegreeStanding | None) -> bool:
    return degree is None or degree.state in {"has", "welcome", "experience will do", "not asked"}


def _to_learn(case: _Case, met: float, unknown: float) -> tuple[AskStanding, ...]:
    """Return what to learn before applying: what nobody is hired without, then the quickest until enough."""
    missing = [ask for ask in case.required if ask.hours.high and _credit(ask, unknown) < 1]
    missing = [ask for ask in missing if ask.state != "not asked" or not unknown]
    learn = [ask for ask in missing if ask.decides]
    if met >= HALF:
        return tuple(learn)
    share = met + sum(1 - ask.credit for ask in learn) / max(1, len(case.required))
    for ask in sorted(missing, key=lambda ask: (ask.hours.likely / (1 - ask.credit), ask.ask.skill)):
        if share >= ENOUGH:
            break
        if ask not in learn:
            learn.append(ask)
            share += (1 - ask.credit) / len(case.required)
    return tuple(learn)


def _hours_of(
    learn: Iterable[AskStanding],
    held: Mapping[str, InferredLevel],
    model: MatchingModel,
    base: KnowledgeBase,
) -> Hours:
    """Return the hours of learning some asks together, what they build on counted once."""
    levels = {one.ask.skill: level_by_learning(base.skills[one.ask.skill], one.target, base) for one in learn}
    learning = plan_learning(levels, held, model, base)
    return Hours.middle_half(step.hours for step in (*learning.steps, *learning.below))


def _bars(case: _Case, weeks: Hours, model: MatchingModel) -> Iterable[Bar]:
    """Yield what keeps the person from this post, however they write."""
    limits, years, degree = model.scoring.reach, case.years, case.degree
    if years and _bars_by_years(years, limits.within_years):
        yield "years"
    if degree and degree.state == "licence":
        yield "licence"
    if degree and degree.state == "screened" and degree.asked == "phd":
        yield "degree"
    if weeks.likely / _WEEKS_IN_A_MONTH > limits.within_months:
        yield "time"
    if case.reach and case.reach.practice_missing:
        yield "practice"


def _bars_by_years(years: YearsStanding, most: float) -> bool:
    """Return whether too many years are missing: more than anybody overlooks, or most of those asked for."""
    missing = years.missing or 0.0
    return missing > most or (years.low >= _YEARS_THAT_COUNT and missing > years.low * HALF)


def _depends(case: _Case) -> tuple[str, ...]:
    """Return the required skills never spoken of, the deciding ones first."""
    unknown = [ask for ask in case.required if ask.state == "not asked"]
    return tuple(ask.ask.skill for ask in sorted(unknown, key=lambda ask: not ask.decides))


def _nearer(profile: Profile, role: str | None, model: MatchingModel, base: KnowledgeBase) -> str | None:
    """Return the best role that the person could apply for soon: one that leads to this one before others."""
    try:
        ranked = rank_roles(profile, model, base, explained=False)
    except NothingKnownError:
        return None
    near = [
        match.role
        for match in [match for match in ranked if not match.may.excluded][:_NEAREST]
        if match.role not in {role, profile.current_role}
        and reach(profile, match.role, model, base).distance != "a long way"
    ]
    leading = _ways_into(base.roles[role]) if role else frozenset()
    return next((other for other in near if other in leading), near[0] if near else None)


def _ways_into(role: Role) -> frozenset[str]:
    return frozenset(way.role for way in role.ways_in if way.role)
