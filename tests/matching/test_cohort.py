"""A cohort is scored as one person is."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.cohort import rank_lines
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import profile_from_record
from profiles import profiles

people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def as_record(profile: Profile, base: KnowledgeBase) -> dict[str, Any]:
    occupation = profile.occupation_id
    return {
        "format": 1,
        "id": "x",
        "skills": dict(profile.skills),
        "activities": profile.activities,
        "values": profile.values,
        "education": {"degree": profile.education.degree},
        "experience": {
            "total_years": profile.experience.total_years,
            "coding_years": profile.experience.coding_years,
            "ml_years": profile.experience.ml_years,
        },
        "occupation": base.occupations[occupation].name if occupation else None,
        "industries": list(profile.industries),
        "constraints": {"degree_acceptable": profile.constraints.degree_acceptable},
    }


@people
@given(data=st.data())
def test_one_person_and_a_cohort_get_identical_scores(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    drawn = data.draw(profiles(base))
    record = as_record(drawn, base)
    profile = profile_from_record(record, base)
    explained = rank_roles(profile, model, base)
    plain = rank_roles(profile, model, base, explained=False)
    assert [replace(match, contributions=()) for match in explained] == plain
    line = next(iter(rank_lines([json.dumps(record).encode()], 0, model, base)))
    ranked = json.loads(line.text)["recommendations"]
    assert ranked == [{"role": match.role, "score": round(match.fit, 4)} for match in explained]


def test_letters_of_any_alphabet_are_written_as_they_are(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    line = '{"format": 1, "id": "Zoë", "skills": {"sql": "working", "Ткачество": "expert"}}'
    (ranked,) = rank_lines([line.encode()], 1, tiny_model, tiny_base)
    assert '"Zoë"' in ranked.text
    assert '"Ткачество"' in ranked.text


def test_blank_lines_are_skipped_and_counted(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    line = b'{"format": 1, "id": "a", "skills": {"sql": "working"}}'
    ranked = rank_lines([b"\n", b"  \t\r\n", line, b"", b"nonsense"], 1, tiny_model, tiny_base, first=10)
    assert [(result.number, bool(result.text), bool(result.problem)) for result in ranked] == [
        (12, True, False),
        (14, False, True),
    ]
