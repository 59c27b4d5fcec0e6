"""How sure a ranking is of its first role."""

from dataclasses import replace
from itertools import pairwise
from math import isclose, log

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.confidence import Confidence, asked_share, confidence
from careerpath_cli.matching.feasibility import Feasibility, Objection
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.matching.weights import AnswerWeights, RoleModel
from careerpath_cli.profile.kinds import was_asked
from careerpath_cli.profile.model import EducationAnswer, Profile
from profiles import profiles

people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@people
@given(data=st.data())
def test_the_wider_the_lead_the_surer_and_little_asked_lowers_it(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    ranking = rank_roles(profile, model, base, explained=False)
    found = confidence(profile, ranking, model)
    steps = list(model.scoring.confidence)
    if found is None:
        assert sum(not match.may.excluded for match in ranking) < 2
        return
    assert found.lead >= 0
    assert 0 <= found.asked <= 1
    by_lead = [step for step in steps if found.lead >= step.lead][-1]
    assert steps.index(found.step) == steps.index(by_lead) - found.little_asked
    assert not found.little_asked or found.asked < model.scoring.few_asked


def test_the_scale_of_confidence_rises(model: MatchingModel) -> None:
    steps = model.scoring.confidence
    assert steps[0].lead == 0
    assert all(lower.lead < higher.lead and lower.right < higher.right for lower, higher in pairwise(steps))


def test_everything_asked_is_a_share_of_one(base: KnowledgeBase, model: MatchingModel) -> None:
    role = next(one for one in model.roles if one.role == "mlops-engineer")
    subjects: dict[str, list[str]] = {}
    for kind, subject in role.answer_weights:
        subjects.setdefault(kind, []).append(subject)
    profile = Profile(
        skills=dict.fromkeys(subjects["skill"], "none"),
        activities=dict.fromkeys(subjects["activity"], "neutral"),
        values=dict.fromkeys(subjects["value"], "unimportant"),
        education=EducationAnswer(degree="none"),
        industries=tuple(base.industries),
        occupation_id=subjects["occupation"][0],
    )
    assert all(was_asked(topic, profile) for topic in role.answer_weights)
    assert isclose(asked_share(profile, role), 1)
    assert asked_share(Profile(), role) == 0


# three roles: `open` from a lead of 0 on, `leaning` from 0.5, `clear` from 1; one less below a fifth asked


def confidence_of(profile: Profile, base: KnowledgeBase, model: MatchingModel) -> Confidence:
    verdict = confidence(profile, rank_roles(profile, model, base), model)
    assert verdict is not None
    return verdict


@pytest.mark.parametrize(
    ("profile", "lead", "word"),
    [
        # pay is worth 1, 0.25 and -1 times its weight
        (Profile(values={"pay": "somewhat"}), 0.1875, "open"),
        (Profile(values={"pay": "essential"}), 0.75, "leaning"),
        # remote work is as well, so that a role leads by twice as much
        (Profile(values={"pay": "essential", "remote-work": "essential"}), 1.5, "clear"),
    ],
)
def test_the_word_goes_by_the_lead_of_the_first_role(
    profile: Profile, lead: float, word: str, tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    scoring = replace(tiny_model.scoring, few_asked=0.0)
    verdict = confidence_of(profile, tiny_base, replace(tiny_model, scoring=scoring))
    assert verdict.lead == pytest.approx(lead)
    assert (verdict.step.word, verdict.little_asked) == (word, False)


def test_confidence_is_one_step_lower_where_little_was_asked(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Auditing leads by 1.04, and by 0.52 for the regulation that it implies."""
    profile = Profile(skills={"auditing": "working"})
    verdict = confidence_of(profile, tiny_base, tiny_model)
    assert verdict.lead == pytest.approx(0.75 * log(0.8 / 0.1))
    assert verdict.asked < 0.2
    assert (verdict.step.word, verdict.little_asked) == ("leaning", True)


def test_the_lowest_step_is_not_lowered(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    verdict = confidence_of(Profile(values={"pay": "somewhat"}), tiny_base, tiny_model)
    assert verdict.asked < 0.2
    assert (verdict.step.word, verdict.little_asked) == ("open", False)


def test_there_is_no_confidence_where_only_one_role_is_open(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    profile = Profile(values={"pay": "essential"})
    first, second, third = rank_roles(profile, tiny_model, tiny_base)
    ruled_out = replace(
        second, may=Feasibility((Objection("degree", excludes=True, asked="phd", stated="none"),), limits=1)
    )
    assert confidence(profile, [first, ruled_out], tiny_model) is None
    verdict = confidence(profile, [first, third, ruled_out], tiny_model)
    assert verdict is not None
    assert verdict.lead == pytest.approx(2)


@pytest.mark.parametrize(
    ("profile", "share"),
    [
        (Profile(skills={"python": "working"}), 4 / 10),
        (Profile(activities={"write-reports": "like"}), 6 / 10),
        (Profile(skills={"python": "none"}, activities={"write-reports": "avoid"}), 1),
        (Profile(skills={"sql": "working"}), 0),
    ],
)
def test_what_was_asked_counts_by_how_far_its_answers_lie_apart(profile: Profile, share: float) -> None:
    weights = (
        AnswerWeights(("skill", "python"), {"none": -1, "working": 3}),
        AnswerWeights(("activity", "write-reports"), {"avoid": -4, "like": 2}),
    )
    role = RoleModel(
        "x", {weight.topic: weight for weight in weights}, measured_years=(), years=0, entry=False
    )
    assert asked_share(profile, role) == share
