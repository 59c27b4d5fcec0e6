"""What is accepted without pydantic, pydantic accepts alike."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.storage.plain import from_plain
from careerpath_cli.storage.validation import build
from careerpath_cli.storage.yaml_documents import read_document

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 200),
    st.floats(),
    st.text(max_size=4),
    st.sampled_from(["working", "none", "phd", "like", "essential", "working+", "employed", "1", "x" * 2001]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
)
NAMES = st.dictionaries(st.text(max_size=3), SCALARS, max_size=3)
DOCUMENTS = st.fixed_dictionaries(
    {"format": st.sampled_from([1, 1, 1, 2, "1", True, 1.0])},
    optional={
        "id": SCALARS,
        "name": SCALARS,
        "skills": NAMES | VALUES,
        "evidence": NAMES,
        "activities": NAMES,
        "values": NAMES,
        "education": st.fixed_dictionaries({}, optional={"degree": SCALARS, "field": SCALARS}) | VALUES,
        "experience": st.fixed_dictionaries(
            {}, optional={"total_years": SCALARS, "coding_years": SCALARS, "ml_years": SCALARS}
        ),
        "current_role": SCALARS,
        "occupation": SCALARS,
        "employment": SCALARS,
        "runway_months": SCALARS,
        "industries": st.lists(SCALARS, max_size=3) | VALUES,
        "constraints": st.fixed_dictionaries(
            {},
            optional={
                "hours_per_week": SCALARS,
                "ready_by": SCALARS,
                "min_salary": SCALARS,
                "degree_acceptable": SCALARS,
                "remote": SCALARS,
            },
        ),
        "more": SCALARS,
    },
)


@settings(max_examples=600, deadline=None)
@given(document=DOCUMENTS)
def test_what_fits_exactly_is_what_pydantic_builds(document: dict[str, Any]) -> None:
    record = from_plain(ProfileFile, document)
    try:
        built = build(ProfileFile, document)
    except ValidationError:
        assert record is None
        return
    assert record is None or repr(record) == repr(built)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits_exactly(path: Path) -> None:
    document = read_document(path, "The profile").value
    record = from_plain(ProfileFile, document)
    assert record == build(ProfileFile, document)
    assert record is not None


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"format": True},
        {"format": 1, "experience": {"ml_years": float("nan")}},
        {"format": 1, "experience": {"ml_years": True}},
        {"format": 1, "experience": {"ml_years": 91}},
        {"format": 1, "constraints": {"min_salary": float("inf")}},
        {"format": 1, "constraints": {"min_salary": 10**400}},
        {"format": 1, "name": "x" * 2001},
        {"format": 1, "skills": {"SQL": "good"}},
        {"format": 1, "shoes": 44},
        [],
        None,
    ],
)
def test_anything_else_is_left_to_pydantic(document: Any) -> None:
    assert from_plain(ProfileFile, document) is None


def test_no_amount_of_money_is_infinite() -> None:
    with pytest.raises(ValidationError):
        build(ProfileFile, {"format": 1, "constraints": {"min_salary": float("inf")}})
