"""How a person stands to one job posting, and whether to apply."""

from collections.abc import Sequence

from careerpath_cli.advice.asks import AskStanding, ask_standings, holding_of
from careerpath_cli.advice.deciding import Case, Decision, decide
from careerpath_cli.advice.terms import (
    DegreeStanding,
    Fit,
    YearsStanding,
    degree_standing,
    pay_fit,
    remote_fit,
    years_standing,
)
from careerpath_cli.extraction.posting import Posting
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK
from careerpath_cli.planning.gaps import held_levels, need_gaps
from careerpath_cli.planning.goals import has_work_to_show
from careerpath_cli.planning.reach import Reach, reach
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

_LANGUAGES = "human-languages"


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


def stand(
    posting: Posting,
    profile: Profile,
    model: MatchingModel,
    base: KnowledgeBase,
    hours_per_week: float | None = None,
) -> Standing:
    """Return how a person stands to a posting; `hours_per_week` overrides the profile's own."""
    case, other, aside = _held_against(posting, profile, model, base, hours_per_week)
    role = base.roles.get(posting.role or "")
    return Standing(
        posting=posting,
        profile=profile,
        required=case.required,
        other=other,
        aside=aside,
        years=case.years,
        degree=case.degree,
        remote=remote_fit(posting, profile),
        pay=pay_fit(posting, profile),
        decision=decide(case, model, base),
        hours_per_week=case.pace,
        pace_assumed=not (hours_per_week or profile.constraints.hours_per_week),
        reach=case.reach,
        has_work_to_show=role is not None and has_work_to_show(profile, role),
    )


def _held_against(
    posting: Posting,
    profile: Profile,
    model: MatchingModel,
    base: KnowledgeBase,
    hours_per_week: float | None,
) -> tuple[Case, tuple[AskStanding, ...], tuple[AskStanding, ...]]:
    """Return what the decision is made from, the asks that don't decide, and those that nobody can count."""
    held = held_levels(profile, model)
    role = base.roles.get(posting.role or "")
    gaps = need_gaps(held, role, model) if role else ()
    every = ask_standings(posting.asks, holding_of(profile, held, gaps), model, base)
    aside = tuple(ask for ask in every if _stands_aside(ask, base))
    required, other = _parted([ask for ask in every if ask not in aside])
    case = Case(
        posting,
        profile,
        required,
        years_standing(posting, profile, model),
        degree_standing(posting, profile, base),
        reach(profile, role.id, model, base, hours_per_week) if role else None,
        held,
        hours_per_week or profile.constraints.hours_per_week or DEFAULT_HOURS_PER_WEEK,
    )
    return case, other, aside


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
