"""Packed records survive the way into JSON and back, every one of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import pytest

from careerpath_cli.knowledge.check import read_base
from careerpath_cli.knowledge.files import KINDS, data_directory
from careerpath_cli.knowledge.model.roles import Ladder, Need, Offer
from careerpath_cli.knowledge.model.skills import Prerequisite, Relation, Skill
from careerpath_cli.storage.plain import pack, unpack

if TYPE_CHECKING:
    from careerpath_cli.knowledge.draft import Draft

SKILL = Skill(
    id="whittling",
    name="Whittling",
    group="domain",
    kind="practice",
    summary="Making small things of wood.",
    prevalence="rare",
    effort="light",
    levels={"aware": "has seen it", "working": "does it"},
    proof={"working": "Shavings."},
    aliases=("carving",),
    counts={"carving": ["listed", "part"]},
    prerequisites=(Prerequisite("knives", "aware"), Prerequisite("wood", "working")),
    related=(Relation("joinery", "fair"),),
)
ENCODED = [
    "whittling",
    "Whittling",
    "domain",
    "practice",
    "Making small things of wood.",
    "rare",
    "light",
    {"aware": "has seen it", "working": "does it"},
    {"working": "Shavings."},
    ["carving"],
    {"carving": ["listed", "part"]},
    [["knives", "aware"], ["wood", "working"]],
    [["joinery", "fair"]],
    False,
]


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_base(data_directory())


def decoded(cls: Any, plain: Any) -> Any:
    """Decode what JSON made of `plain`."""
    return unpack(cls, json.loads(json.dumps(plain)))


def test_a_record_is_the_list_of_its_fields() -> None:
    assert pack(SKILL) == ENCODED


def test_the_list_of_its_fields_is_the_record() -> None:
    assert decoded(Skill, ENCODED) == SKILL


@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_record_comes_back_equal(kind: str, draft: Draft) -> None:
    shipped = [entry.record for entry in draft.entries[kind]]
    assert shipped
    assert [decoded(KINDS[kind], pack(record)) for record in shipped] == shipped


@pytest.mark.parametrize(
    ("cls", "value"),
    [
        (str, "a"),
        (float, 1.5),
        (Literal["a", "b"], "b"),
        (Annotated[str, "a remark"], "a"),
        (str | None, None),
        (str | None, "a"),
        (tuple[str, ...], ("a", "b")),
        (tuple[str, ...], ()),
        (tuple[float, float | None], (1.5, None)),
        (tuple[float, float] | None, None),
        (tuple[float, float] | None, (1.5, 2.5)),
        (tuple[tuple[str, ...], ...], (("a",), ())),
        (dict[str, float], {"a": 1.5}),
        (dict[str, dict[str, float]], {"a": {"b": 1.5}}),
        (dict[str, list[str]], {"a": ["b"]}),
        (dict[str, tuple[str, ...]], {"a": ("b", "c")}),
        (dict[str, Offer], {"a": Offer("pay", "strong")}),
        (list[int], [1, 2]),
        (list[Offer], [Offer("pay", "strong")]),
        (int | str, "a"),
        (tuple[str, Offer], ("a", Offer("pay", "strong"))),
        (frozenset[str], frozenset({"a", "b"})),
        (frozenset[tuple[str, int]], frozenset({("a", 1), ("b", 2)})),
        (Mapping[tuple[str, int], Offer], {("a", 1): Offer("pay", "strong")}),
        (Mapping[tuple[str, int], Offer], {}),
        (Offer, Offer("pay", "strong")),
        (Offer | None, Offer("pay", "strong")),
        (Offer | None, None),
        (tuple[Offer, ...], (Offer("pay", "strong"), Offer("impact", "weak"))),
        (Need, Need("sql", "working", "useful", None)),
        (Ladder, Ladder("entry", "village", None)),
        (Ladder, Ladder("entry", "village", (0.0, None))),
    ],
)
def test_whatever_a_field_may_hold_comes_back_equal(cls: Any, value: object) -> None:
    assert decoded(cls, pack(value)) == value


@pytest.mark.parametrize(
    "cls",
    [
        set[int],
        Sequence[int],
        TypeVar("TypeVariable"),
        "Skill",
        tuple[set[int], ...],
        set[int] | None,
    ],
)
def test_a_type_that_cannot_come_back_is_refused(cls: Any) -> None:
    with pytest.raises(TypeError, match="records cannot hold"):
        unpack(cls, None)


@pytest.mark.parametrize("cls", [Offer | str, Offer | Need, dict[str, Offer] | tuple[Offer, ...]])
def test_types_whose_values_look_alike_when_packed_are_refused(cls: Any) -> None:
    with pytest.raises(TypeError, match="records cannot hold"):
        unpack(cls, None)
