"""Roles that specialize others, and roles whose titles' postings were counted."""

from dataclasses import replace
from math import log

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.facts import Posts
from careerpath_cli.knowledge.model.matching import Practice, SkillShare
from careerpath_cli.knowledge.model.roles import Need
from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.matching.postings import shrunk_share
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.model import Profile
from rankings import by_role

NEWS = 1 / 2


def with_postings(base: KnowledgeBase, **shares: float) -> KnowledgeBase:
    """Add 50 postings for each role, of which a share names SQL."""
    counted = {
        f"posts-{role}": Practice(
            id=f"posts-{role}",
            title=role,
            source="board",
            roles=(role,),
            includes=(),
            n=50,
            skills=(SkillShare("sql", share, 50),) if share else (),
            kind="postings",
        )
        for role, share in ((name.replace("_", "-"), share) for name, share in shares.items())
    }
    return replace(base, practice={**base.practice, **counted})


def sql_of(model: MatchingModel, role: str) -> dict[str, float]:
    return dict(next(one for one in model.roles if one.role == role).answer_weights["skill", "sql"].nats)


def test_fewer_postings_are_drawn_further_towards_what_is_stated(tiny_base: KnowledgeBase) -> None:
    """What is stated counts as 50 postings, of which half of those who need the skill name it."""
    scoring = tiny_base.scoring["standard"]
    assert shrunk_share(0.9, 50, 0.8, scoring) == pytest.approx((0.9 * 50 + 0.4 * 50) / 100)
    assert shrunk_share(0.9, 450, 0.8, scoring) == pytest.approx((0.9 * 450 + 0.4 * 50) / 500)
    assert shrunk_share(0.9, 50, 0, scoring) == pytest.approx(0.45)


def test_a_counted_skill_is_worth_how_much_oftener_postings_name_it(tiny_base: KnowledgeBase) -> None:
    """An auditor doesn't need SQL: 0.9 of its postings name it, drawn to 0.45, and 0.2 of an engineer's.

    To an engineer it is a minor (0.3) need: 0.2 and 0.15, of 50 each, are 0.175. The mean is more than the
    share that its word allows (half of 0.4).
    """
    model = build_model(with_postings(tiny_base, ai_auditor=0.9, ml_engineer=0.2))
    mean = (0.45 + 0.175) / 2
    found = sql_of(model, "ai-auditor")
    assert found["working"] == found["expert"] == pytest.approx(NEWS * log(0.45 / mean))
    assert found["aware"] == pytest.approx(found["working"] / 2)


def test_sets_of_postings_count_by_how_many_postings_they_hold(tiny_base: KnowledgeBase) -> None:
    """A set of one title tells nothing apart; with three times the postings, it leaves a quarter."""
    counted = with_postings(tiny_base, ai_auditor=0.9, ml_engineer=0.2)
    alone = replace(counted.practice["posts-ai-auditor"], id="alone", source="market", n=150)
    more = replace(counted, practice={**counted.practice, "alone": alone})
    before = sql_of(build_model(counted), "ai-auditor")["working"]
    assert before > 0
    assert sql_of(build_model(more), "ai-auditor")["working"] == pytest.approx(before / 4)


def test_postings_hold_a_missing_skill_against_nobody(tiny_base: KnowledgeBase) -> None:
    model = build_model(with_postings(tiny_base, ai_auditor=0.9, ml_engineer=0.2))
    assert sql_of(model, "ai-auditor")["none"] == 0


def test_a_specialization_never_leads_on_answers_that_say_nothing_of_what_it_adds(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    known = {role.role: role for role in model.roles}
    for role in base.roles.values():
        parent = base.roles.get(role.parent or "")
        if parent is None or role.ladder.level != parent.ladder.level:
            continue
        own, above = known[role.id], known[parent.id]
        shared = {
            topic[1]: weights.nats["working"]
            for topic, weights in above.answer_weights.items()
            if topic[0] == "skill"
            and topic in own.answer_weights
            and own.answer_weights[topic].nats == weights.nats
        }
        said = [skill for skill, nats in shared.items() if nats > 0]
        for skill in said:
            assert own.answer_weights["skill", skill].nats["working"] <= shared[skill]
        assert own.start < above.start


def test_more_skill_is_never_worth_less_for_a_specialization(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    for role in model.roles:
        if base.roles[role.role].parent:
            for (kind, _), weights in role.answer_weights.items():
                worth = [weights.nats[level] for level in LEVELS] if kind == "skill" else [0.0]
                assert worth == sorted(worth)
                assert worth[0] <= 0 <= worth[-1]


def test_a_specialization_differs_from_the_other_by_what_is_stated(tiny_base: KnowledgeBase) -> None:
    """It needs regulation, too (essential: 0.8; rare: 0.1): it starts .5 and a tenth of that behind."""
    parent = tiny_base.roles["ml-engineer"]
    need = Need("regulation", "working", "essential")
    child = replace(parent, id="bank-ml-engineer", parent="ml-engineer", needs=(*parent.needs, need))
    wider = replace(tiny_base, roles={**tiny_base.roles, child.id: child})
    model = build_model(wider)
    adds = NEWS * log(0.8 / 0.1)

    def lead(profile: Profile) -> float:
        found = by_role(rank_roles(profile, model, wider))
        return found[child.id].total - found[parent.id].total

    assert lead(Profile(skills={"python": "working"})) == pytest.approx(-0.5 - adds / 10)
    assert lead(Profile(skills={"regulation": "working"})) == pytest.approx(adds * 9 / 10 - 0.5)


def test_the_core_of_a_role_is_what_few_people_have_and_the_role_above_it_does_not_ask_for(
    tiny_base: KnowledgeBase,
) -> None:
    """Law, auditing and PyTorch are rare; every AI auditor has the first two. SQL is common."""
    parent = tiny_base.roles["ai-auditor"]
    more = tuple(Need(skill, "working", "essential") for skill in ("pytorch", "sql"))
    child = replace(parent, id="model-auditor", parent=parent.id, needs=(*parent.needs, *more))
    same = replace(parent, id="law-auditor", parent=parent.id)
    model = build_model(replace(tiny_base, roles={**tiny_base.roles, child.id: child, same.id: same}))
    core = {role.role: {skill for _, skill in role.core_skills} for role in model.roles}
    assert core[child.id] == {"pytorch"}
    assert core[parent.id] == core[same.id] == {"regulation", "auditing"}


def test_of_two_equal_roles_the_one_with_more_posts_comes_first(tiny_base: KnowledgeBase) -> None:
    """Both are the same job under two names; nothing else tells them apart."""
    auditor = tiny_base.roles["ai-auditor"]
    twins = {name: replace(auditor, id=name) for name in ("a-twin", "b-twin")}
    posts = {
        "a-twin": Posts("a-twin", "few", 30, ("handbook",)),
        "b-twin": Posts("b-twin", "many", 9000, ("handbook",)),
    }
    twice = replace(tiny_base, roles={**tiny_base.roles, **twins}, posts=posts)
    person = Profile(skills={"auditing": "working"})
    ranked = [match.role for match in rank_roles(person, build_model(twice), twice)]
    assert ranked.index("b-twin") < ranked.index("a-twin")
    uncounted = replace(twice, posts={})
    ranked = [match.role for match in rank_roles(person, build_model(uncounted), uncounted)]
    assert ranked.index("a-twin") < ranked.index("b-twin")


def test_posts_move_no_role_further_than_a_near_tie(base: KnowledgeBase, model: MatchingModel) -> None:
    uncounted = build_model(replace(base, posts={}))
    before = {role.role: role.start for role in uncounted.roles}
    moved = {role.role: before[role.role] - role.start for role in model.roles}
    assert 0 < max(moved.values()) <= 0.05
    assert min(moved.values()) == 0
    assert all(not moved[role.id] for role in base.roles.values() if role.parent)
