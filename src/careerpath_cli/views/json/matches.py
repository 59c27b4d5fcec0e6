"""How roles fit → what `--json` prints, on its own or within something else."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import RoleGap, SkillGap
from careerpath_cli.profile.kinds import Topic
from careerpath_cli.views.json.encoding import Json, fill
from careerpath_cli.views.json.records import common as shapes
from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import words


def match_full(match: RoleMatch, gap: RoleGap, base: KnowledgeBase) -> Json:
    """Describe how one role fits, with every contribution and gap."""
    return fill(
        shapes.Match,
        match,
        name=base.roles[match.role].name,
        may=fill(shapes.May, match.may, verdict=words.may(match)),
        posts=base.posts[match.role].word if match.role in base.posts else None,
        readiness=readiness(gap),
        reasons=reason_words.strongest(match, base),
        gaps=[_gap(skill_gap) for skill_gap in gap.skills if skill_gap.state != "met"],
    )


def readiness(gap: RoleGap) -> Hours:
    """Return the share of a role's needs that is met, in the form that every range has."""
    return Hours(gap.low, gap.high)


def topic(topic: Topic) -> Json:
    """Describe what a question can be about."""
    return fill(shapes.Topic, kind=topic[0], subject=topic[1])


def _gap(gap: SkillGap) -> Json:
    return fill(shapes.OpenGap, gap, at_least=gap.at_least or bool(gap.implied_by))
