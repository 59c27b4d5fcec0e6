"""Random people for property tests, and the profile that a role would wish for."""

from dataclasses import replace

from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import ATTITUDES, DEGREES, LEVELS, VALUE_WEIGHTS
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Constraints, EducationAnswer, ExperienceAnswer, Profile


def profiles(base: KnowledgeBase) -> st.SearchStrategy[Profile]:
    """People who answered anything at all, from one question to very many."""
    years = st.none() | st.floats(0, 40, allow_nan=False)
    built = st.builds(
        Profile,
        skills=st.dictionaries(st.sampled_from(list(base.skills)), st.sampled_from(LEVELS), max_size=30),
        activities=st.dictionaries(
            st.sampled_from(list(base.activities)), st.sampled_from(ATTITUDES), max_size=8
        ),
        values=st.dictionaries(
            st.sampled_from(list(base.values)), st.sampled_from(VALUE_WEIGHTS), max_size=5
        ),
        education=st.builds(EducationAnswer, degree=st.none() | st.sampled_from(DEGREES)),
        experience=st.builds(ExperienceAnswer, total_years=years, coding_years=years, ml_years=years),
        industries=st.sets(st.sampled_from(list(base.industries)), max_size=2).map(
            lambda found: tuple(sorted(found))
        ),
        constraints=st.builds(Constraints, degree_acceptable=st.none() | st.sampled_from(DEGREES)),
        occupation_id=st.none() | st.sampled_from(sorted(base.occupations)),
    )
    return built.filter(says_something)


def perfect_profile(role: Role, model: MatchingModel) -> Profile:
    """Everything that a role asks for, and nothing else: needs, days, offers, degree, years."""
    asked = role.ladder.experience_years
    years = asked[0] if asked else model.scoring.experience.years_asked[role.ladder.level]
    return Profile(
        skills={need.skill: need.level for need in role.needs},
        activities={part.activity: "love" if part.share == "core" else "like" for part in role.activities},
        values={offer.value: "essential" for offer in role.offers if offer.degree == "strong"},
        education=EducationAnswer(degree=role.education.usual),
        experience=ExperienceAnswer(total_years=years, coding_years=years, ml_years=years),
    )


def skills_only(profile: Profile) -> Profile:
    """The same person, asked about nothing but skills."""
    return replace(Profile(), skills=profile.skills)
