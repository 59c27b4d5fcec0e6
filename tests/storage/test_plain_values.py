"""What is accepted without pydantic, pydantic accepts alike."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from careerpath_cli.knowledge.check import read_base
from careerpath_cli.knowledge.draft import Draft
from careerpath_cli.knowledge.files import KINDS, data_directory
from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.record import record
from careerpath_cli.storage.limits import Day, Limits, Must
from careerpath_cli.storage.plain import from_plain, read, to_plain
from careerpath_cli.storage.validation import build
from careerpath_cli.storage.yaml_documents import read_document

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
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


@settings(max_examples=300, deadline=None)
@given(document=DOCUMENTS)
def test_what_fits_exactly_is_what_pydantic_builds(document: dict[str, Any]) -> None:
    exact = from_plain(ProfileFile, document)
    try:
        built = build(ProfileFile, document)
    except ValidationError:
        assert exact is None
        return
    assert exact is None or repr(exact) == repr(built)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits_exactly(path: Path) -> None:
    document = read_document(path, "The profile").value
    exact = from_plain(ProfileFile, document)
    assert exact == build(ProfileFile, document)
    assert exact is not None


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
        {"format": 1, "name": "\ud800"},
        {"format": 1, "constraints": {"ready_by": "2027-02-30"}},
        {"format": 1, "constraints": {"country": "Germany"}},
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


@record
class Inner:
    """A record within another, with a name that Python keeps for itself."""

    for_: str
    often: Annotated[int, Limits(ge=1)] = 1


@record
class Everything:
    """A field of each kind that a record may have."""

    hours: Annotated[float, Limits(gt=0, le=24)] = 1.0
    day: Day | None = None
    names: Annotated[tuple[Annotated[str, Limits(min_length=1, max_length=3)], ...], Limits(min_length=1)] = (
        "a",
    )
    pair: Annotated[tuple[Day, Day], Must(lambda days: days[0] <= days[1], "not in order")] | None = None
    choice: bool | float | None = None
    counts: dict[Literal["few", "many"], list[int]] | None = None
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()
    flag: bool = False


NUMBERS = st.sampled_from([0, 0.0, 1, 24, 24.5, -1, True, float("nan"), float("inf"), 10**400, None])
DAYS = st.sampled_from(["2026-11-21", "2026-11-22", "2026-02-30", "20261121", "", 1, None])
TEXTS = st.sampled_from(["", "a", "abc", "abcd", "ä", "\ud800", 1, None])
INNERS: st.SearchStrategy[Any] = st.fixed_dictionaries(
    {}, optional={"for": TEXTS, "for_": TEXTS, "often": NUMBERS}
) | st.just([])
SAMPLES: dict[str, st.SearchStrategy[Any]] = {
    "hours": NUMBERS,
    "day": DAYS,
    "names": st.lists(TEXTS, max_size=2) | st.just("abc"),
    "pair": st.lists(DAYS, min_size=1, max_size=3) | st.none(),
    "choice": NUMBERS,
    "counts": st.dictionaries(
        st.sampled_from(["few", "many", "some"]), st.lists(NUMBERS, max_size=2), max_size=2
    ),
    "inner": INNERS,
    "inners": st.lists(INNERS, max_size=2),
    "flag": NUMBERS,
    "more": st.none(),
}


@pytest.mark.parametrize("field", SAMPLES)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_field_of_any_kind_is_what_pydantic_makes_of_it(field: str, data: st.DataObject) -> None:
    value = {field: data.draw(SAMPLES[field])}
    exact = from_plain(Everything, value)
    built, findings = read(Everything, value)
    try:
        expected = build(Everything, value)
    except ValidationError:
        assert exact is None
        assert built is None
        assert all(location[:1] == (field,) for location, _ in findings)
        assert findings
        return
    assert repr(built) == repr(expected)
    assert findings == []
    assert exact is None or repr(exact) == repr(expected)


@pytest.mark.parametrize(
    "value",
    [
        {"hours": 24, "day": "2026-11-21", "names": ["a", "abc"], "pair": ["2026-11-21", "2026-11-21"]},
        {"choice": True, "counts": {"few": [1]}, "inner": {"for": "a", "often": 2}},
        {"choice": 1.5, "inners": [{"for": "a"}, {"for": "b"}], "flag": True},
        {},
    ],
)
def test_what_fits_needs_no_pydantic_and_is_written_as_it_was_read(value: dict[str, Any]) -> None:
    exact = from_plain(Everything, value)
    assert exact is not None
    assert exact == build(Everything, value)
    assert from_plain(Everything, _with_lists(to_plain(exact))) == exact


def _with_lists(value: Any) -> Any:
    """What a file would hold: it has no tuples, and records within them are mappings."""
    if isinstance(value, Inner):
        return _with_lists(to_plain(value))
    if isinstance(value, dict):
        return {key: _with_lists(part) for key, part in value.items()}
    return [_with_lists(part) for part in value] if isinstance(value, (tuple, list)) else value


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_base(data_directory())


@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_entry_is_what_pydantic_builds(kind: str, draft: Draft) -> None:
    assert draft.entries[kind]
    for entry in draft.entries[kind]:
        assert from_plain(KINDS[kind], entry.fields) == build(KINDS[kind], entry.fields)


READ = """
import sys
from pathlib import Path
from careerpath_cli.interview.saved import load_interview
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.profile.history import Done, read_history
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.profile.recording import record
profile, cache = Path(sys.argv[1]), Path(sys.argv[2])
base = load_base(cache=cache)
try:
    assert read_profile(profile, base).skills
except Exception as error:
    print(type(error).__name__)
record(profile, [Done("2026-11-21", "docker", "docker", "working")])
assert len(read_history(profile).entries) == 1
assert load_interview(profile).answers.given == {"education.degree": ("master",)}
print("pydantic" in sys.modules)
"""
"""Compile the base, read a profile, a history and a saved interview; say whether pydantic was imported."""
INTERVIEW = (
    """{"format": 2, "given": {"education.degree": ["master"]}, "earlier": {}, "dates": {}, "remarked": []}"""
)


@pytest.mark.parametrize(
    ("line", "printed"),
    [("skills: {SQL: working}", ["False"]), ("skills: 7", ["InvalidContentError", "True"])],
)
def test_pydantic_is_only_imported_for_its_words(line: str, printed: list[str], tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text(f"format: 1\n{line}\n", encoding="utf-8")
    (tmp_path / "me.interview.json").write_text(INTERVIEW, encoding="utf-8")
    arguments = [sys.executable, "-c", READ, str(profile), str(tmp_path / "cache")]
    result = subprocess.run(arguments, capture_output=True, text=True, check=True)
    assert result.stdout.split() == printed
