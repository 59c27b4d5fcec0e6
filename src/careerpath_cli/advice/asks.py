"""What a posting asks, held against what a person has told us."""

from collections.abc import Iterable, Mapping
from typing import Literal

from careerpath_cli.extraction.postings.asks import Ask
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import RANK, InferredLevel, lower_level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.weights import partial_credit
from careerpath_cli.planning.effort import Hours, level_by_learning
from careerpath_cli.planning.gaps import SkillGap
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.whatif.whatif import plan_learning

AskState = Literal["has", "partly", "close", "lacking", "not asked"]
CLOSE = 0.4
"""The least share of a related skill that carries over to be worth naming: judged."""
_HALF = 0.5


@record
class AskStanding:
    """One ask of a posting, and how far along the person is.

    `needed` is the level asked for: by the posting's own words, else that with which newcomers are hired,
    which is `hired` where the role needs the skill. `level` is the one held (None: never said), `implied_by`
    the skill it follows from, `shown` the person's own proof. `through` is the skill that counts instead of
    the one asked for: another that the posting names beside it, or the related one of which the share
    `carries` over. `hours` are those of learning to `target`, with what it builds on; zero where that is
    held. `credit` is how far the ask is met, from 0 to 1. `decides` says that the person is below the level
    without which newcomers are rarely hired.
    """

    ask: Ask
    state: AskState
    needed: Level
    level: Level | None
    hours: Hours
    credit: float
    hired: Level | None = None
    carries: float = 0.0
    at_least: bool = False
    implied_by: str = ""
    shown: str = ""
    through: str = ""
    decides: bool = False
    trait: bool = False

    @property
    def target(self) -> Level:
        """The level to learn to before applying: newcomers' own, where an ad asks for more than that."""
        return self.needed if self.hired is None else lower_level(self.needed, self.hired)


@record
class Holding:
    """What asks are held against: the levels a person has, and what the role needs, by skill."""

    held: Mapping[str, InferredLevel]
    evidence: Mapping[str, str]
    gaps: Mapping[str, SkillGap]


def ask_standings(
    asks: Iterable[Ask], holding: Holding, model: MatchingModel, base: KnowledgeBase
) -> tuple[AskStanding, ...]:
    """Return how a person stands to each ask, in the posting's order."""
    return tuple(_standing(ask, holding, model, base) for ask in asks)


def holding_of(profile: Profile, held: Mapping[str, InferredLevel], gaps: Iterable[SkillGap]) -> Holding:
    """Return what the asks of a posting are held against; no gaps where it is for no role of ours."""
    return Holding(held, profile.evidence, {gap.need.skill: gap for gap in gaps})


def _standing(ask: Ask, holding: Holding, model: MatchingModel, base: KnowledgeBase) -> AskStanding:
    gap = holding.gaps.get(ask.skill)
    needed = _needed(ask, gap)
    hired = gap.needed if gap and gap.needed != "none" else None
    skill = _best_held(ask, needed, holding, model)
    own = holding.held.get(skill)
    share, related = _head_start(ask, holding.held, model)
    state = _state(own, needed, share)
    partial = partial_credit(own.level, needed, model.scoring) if own else 0.0
    target = needed if hired is None else lower_level(needed, hired)
    return AskStanding(
        ask=ask,
        state=state,
        needed=needed,
        level=own.level if own else None,
        hours=_hours(ask.skill, target, own, holding, model, base),
        credit=min(_HALF, share) if state == "close" else partial,
        hired=hired,
        carries=share if state == "close" else 0.0,
        at_least=bool(own and own.at_least),
        implied_by=(own.implied_by or "") if own else "",
        shown=holding.evidence.get(skill, "").strip() if state in {"has", "partly"} else "",
        through=related if state == "close" else skill if own and skill != ask.skill else "",
        decides=bool(gap and gap.decides and hired and (own is None or RANK[own.level] < RANK[target])),
        trait=base.skills[ask.skill].trait,
    )


def _needed(ask: Ask, gap: SkillGap | None) -> Level:
    if ask.level is not None:
        return ask.level
    if gap is not None and gap.needed != "none":
        return gap.needed
    return "working" if ask.strictness == "must" else "aware"


def _best_held(ask: Ask, needed: Level, holding: Holding, model: MatchingModel) -> str:
    """Return which of the skills that will do the person has most of; the one asked for where none is."""

    def credit(skill: str) -> float:
        own = holding.held.get(skill)
        return -1.0 if own is None else partial_credit(own.level, needed, model.scoring)

    return max((ask.skill, *ask.instead), key=credit)


def _head_start(ask: Ask, held: Mapping[str, InferredLevel], model: MatchingModel) -> tuple[float, str]:
    """Return the most that carries over from a skill that the person works with, and that skill."""
    starts = [
        (share, related)
        for skill in (ask.skill, *ask.instead)
        for related, share in model.relations.get(skill, ())
        if related in held and RANK[held[related].level] >= RANK["working"]
    ]
    return max(starts, default=(0.0, ""))


def _state(own: InferredLevel | None, needed: Level, share: float) -> AskState:
    if own is not None and RANK[own.level] >= RANK[needed]:
        return "has"
    if own is not None and own.level != "none":
        return "partly"
    if share >= CLOSE:
        return "close"
    return "not asked" if own is None else "lacking"


def _hours(
    skill: str,
    target: Level,
    own: InferredLevel | None,
    holding: Holding,
    model: MatchingModel,
    base: KnowledgeBase,
) -> Hours:
    if own is not None and RANK[own.level] >= RANK[target]:
        return Hours(0.0, 0.0)
    to = level_by_learning(base.skills[skill], target, base)
    return plan_learning({skill: to}, holding.held, model, base).hours
