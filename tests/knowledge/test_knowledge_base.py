"""Looking things up: every name leads to its entry, and a wrong one to the nearest names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerpath_cli.errors import USAGE, UnknownNameError
from careerpath_cli.knowledge.naming.index import NAMED_KINDS

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase


def spellings(name: str) -> set[str]:
    return {name, name.upper(), name.lower(), name.title(), name.swapcase(), f" {name.replace(' ', '_')}. "}


def test_people_call_six_kinds_by_name() -> None:
    assert NAMED_KINDS == ("roles", "occupations", "skills", "activities", "values", "industries")


@pytest.mark.parametrize("kind", NAMED_KINDS)
def test_every_name_leads_to_its_entry_in_any_spelling(kind: str, base: KnowledgeBase) -> None:
    entries = getattr(base, kind).values()
    assert entries
    lost = [
        (entry.id, spelling)
        for entry in entries
        for name in (entry.id, entry.name, *getattr(entry, "aliases", ()))
        if "ambiguous" not in getattr(entry, "counts", {}).get(name, ())
        for spelling in spellings(name)
        if base.find(kind, spelling) != entry.id
    ]
    assert lost == []


@pytest.mark.parametrize("kind", NAMED_KINDS)
@pytest.mark.parametrize("name", ["basket weaving", "", "?!", "'; DROP TABLE name", "x" * 10_000])
def test_a_name_that_nothing_has_leads_nowhere(kind: str, name: str, base: KnowledgeBase) -> None:
    assert base.find(kind, name) is None


def test_a_name_leads_only_to_its_own_kind(base: KnowledgeBase) -> None:
    assert (base.find("skills", "python"), base.find("roles", "python")) == ("python", None)


@pytest.mark.parametrize("name", ["data-analyst", "Data Analyst", "bi ANALYST"])
def test_a_role_is_given_by_any_of_its_names(name: str, base: KnowledgeBase) -> None:
    assert base.role(name).id == "data-analyst"


def test_an_id_is_required_by_any_name(base: KnowledgeBase) -> None:
    assert base.require("skills", "PY") == "python"


@pytest.mark.parametrize(
    ("kind", "name", "message", "hint"),
    [
        (
            "roles",
            "data analist",
            "There is no role “data analist”.",
            "Did you mean data-analyst or data-governance-specialist?",
        ),
        ("roles", "astronaut", "There is no role “astronaut”.", "`careerpath list` shows every role."),
        (
            "skills",
            "kubernetis",
            "There is no skill “kubernetis”.",
            "Did you mean kubernetes or control-theory?",
        ),
        (
            "skills",
            "basket weaving",
            "There is no skill “basket weaving”.",
            "`careerpath skills` shows every skill.",
        ),
        ("activities", "analyse-dat", "There is no activity “analyse-dat”.", "Did you mean analyse-data?"),
        ("values", "salery", "There is no value “salery”.", "Did you mean pay?"),
        ("industries", "helthcare", "There is no industry “helthcare”.", "Did you mean healthcare?"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    kind: str, name: str, message: str, hint: str, base: KnowledgeBase
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        base.require(kind, name)
    assert (caught.value.message, caught.value.hint, caught.value.exit_code) == (message, hint, USAGE)


def test_an_unknown_role_is_answered_with_the_nearest(base: KnowledgeBase) -> None:
    with pytest.raises(UnknownNameError, match="There is no role “data analist”") as caught:
        base.role("data analist")
    assert caught.value.hint == "Did you mean data-analyst or data-governance-specialist?"


def test_suggestions_are_ids(base: KnowledgeBase) -> None:
    assert base.suggest("skills", "scikit lern") == ("scikit-learn",)
