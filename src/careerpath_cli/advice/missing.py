"""What is missing to be hired for a role, and where to start."""

from collections.abc import Iterable

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import Practice, SkillShare
from careerpath_cli.knowledge.model.roles import Need, Role
from careerpath_cli.knowledge.model.scales import IMPORTANCES, Level
from careerpath_cli.matching.inference import RANK, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.gaps import RoleGap, SkillGap
from careerpath_cli.planning.goals import alternatives_of
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.whatif.whatif import Learning, plan_learning


@record
class Missing:
    """A role's required skills that the person lacks, the most important first.

    `to_be_hired` fall short of the level with which newcomers are hired, `later` only of that of the job.
    `unasked` are those that the person wasn't asked about. Traits are left out, as nobody studies them.
    """

    to_be_hired: tuple[SkillGap, ...]
    later: tuple[SkillGap, ...]
    unasked: tuple[SkillGap, ...]


@record
class SkillCounts:
    """How many of a role's required skills the person has as newcomers have them, has in part, lacks.

    `unasked` are those that the person wasn't asked about. Traits are left out, as nobody studies them.
    """

    held: int
    partly: int
    lacking: int
    unasked: int


@record
class Start:
    """The missing skill to start with: most asked for, for each hour of learning it.

    `share` is how many of the postings that `counted` name it, both None where nobody counted. `essentials`
    are how many of the role's essential skills the person then has, of how many, and how many weren't asked.
    """

    role: str
    gap: SkillGap
    learning: Learning
    share: float | None
    counted: Practice | None
    essentials: tuple[int, int, int]


def hiring_level(need: Need) -> Level:
    """Return the level of a need with which newcomers are hired."""
    return need.hired_at or need.level


def count_skills(gap: RoleGap, base: KnowledgeBase) -> SkillCounts:
    """Return how many of a role's required skills are held, held in part, missing, and not asked about."""
    missing = missing_skills(gap, base)
    total = sum(
        skill.need.required and not base.skills[skill.need.skill].trait and skill.state != "later"
        for skill in gap.skills
    )
    lacking = sum(skill.level == "none" for skill in missing.to_be_hired)
    short, unasked = len(missing.to_be_hired), len(missing.unasked)
    return SkillCounts(total - short - unasked, short - lacking, lacking, unasked)


def missing_skills(gap: RoleGap, base: KnowledgeBase) -> Missing:
    """Return what a person lacks of a role's required skills; a held alternative will do."""
    held = {skill.need.skill: skill.level for skill in gap.skills if skill.level is not None}
    required = [
        skill
        for skill in gap.of_state("met", "partly", "lacking", "not asked")
        if skill.need.required
        and not base.skills[skill.need.skill].trait
        and not _served_by_another(skill.need, held, base)
    ]
    unasked = tuple(skill for skill in required if skill.state == "not asked")
    asked = [skill for skill in required if skill not in unasked]
    short = [skill for skill in asked if _rank(skill.level) < RANK[hiring_level(skill.need)]]
    later = [skill for skill in asked if skill not in short and _rank(skill.level) < RANK[skill.need.level]]
    return Missing(tuple(short), tuple(later), unasked)


def where_to_start(profile: Profile, gap: RoleGap, model: MatchingModel, base: KnowledgeBase) -> Start | None:
    """Return the missing skill that is asked for most per hour of learning, essential ones before others.

    None where nothing is missing of what we asked, or where only years of practice lead there.
    """
    role = base.roles[gap.role]
    held = infer_levels(profile.skills, model.prerequisites, profile.at_least)
    options: list[tuple[tuple[int, float, str], Start]] = []
    for skill in missing_skills(gap, base).to_be_hired:
        learning = plan_learning({skill.need.skill: hiring_level(skill.need)}, held, model, base)
        hours = (learning.hours.low + learning.hours.high) / 2
        if not hours:
            continue
        counted = _counted_share(skill.need.skill, role, base)
        scoring = model.scoring
        stated = scoring.importance_rates[skill.need.importance] * scoring.postings.named
        share = counted[0].share if counted else None
        rank = (IMPORTANCES.index(skill.need.importance), -(share or stated) / hours, skill.need.skill)
        practice = counted[1] if counted else None
        start = Start(role.id, skill, learning, share, practice, _essentials(gap, skill, base))
        options.append((rank, start))
    return min(options, key=lambda option: option[0])[1] if options else None


def _essentials(gap: RoleGap, learnt: SkillGap, base: KnowledgeBase) -> tuple[int, int, int]:
    """Return how many essential skills are held once one is learnt, of how many, and how many not asked."""
    missing = missing_skills(gap, base).to_be_hired
    essential = [skill for skill in gap.skills if skill.need.importance == "essential"]
    unasked = sum(skill.level is None for skill in essential)
    lacking = sum(skill in missing and skill is not learnt for skill in essential)
    return len(essential) - unasked - lacking, len(essential), unasked


def _counted_share(skill: str, role: Role, base: KnowledgeBase) -> tuple[SkillShare, Practice] | None:
    """Return how many postings of a role's title name a skill, as the largest count has it."""
    counts: Iterable[tuple[SkillShare, Practice]] = (
        (share, practice)
        for practice in base.practice.values()
        if practice.kind == "postings" and role.id in practice.roles
        for share in practice.skills
        if share.skill == skill
    )
    return max(counts, key=lambda count: (count[1].n, count[1].id), default=None)


def _served_by_another(need: Need, held: dict[str, Level], base: KnowledgeBase) -> bool:
    choice = alternatives_of(need.skill, base)
    others = (skill for skill in choice.skills if skill != need.skill) if choice else ()
    return any(_rank(held.get(other)) >= RANK[hiring_level(need)] for other in others)


def _rank(level: Level | None) -> int:
    return RANK[level or "none"]
