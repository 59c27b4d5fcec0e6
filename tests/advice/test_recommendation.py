"""What `advise` puts together for a person."""

from dataclasses import replace

import pytest

from careerpath_cli.advice.recommendation import Wishes, recommend
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.reach import DISTANCES
from careerpath_cli.profile.model import ExperienceAnswer
from profiles import perfect_profile


@pytest.mark.parametrize("distance", DISTANCES)
def test_asking_for_a_distance_gives_only_roles_so_far(
    distance: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = replace(
        perfect_profile(base.roles["data-analyst"], model), experience=ExperienceAnswer(ml_years=2)
    )
    found = recommend(profile, model, base, Wishes(len(base.roles), distance))  # type: ignore[arg-type]
    assert {recommendation.reach.distance for recommendation in found.recommendations} == {distance}
    everywhere = recommend(profile, model, base, Wishes(len(base.roles))).recommendations
    assert len(found.recommendations) == sum(
        recommendation.reach.distance == distance for recommendation in everywhere
    )
