"""Records behave as frozen dataclasses do; that nothing is assigned is held by the type checker alone."""

from dataclasses import asdict, dataclass, field, replace

from careerpath_cli.record import record


@record
class Town:
    name: str
    people: int = 0
    notes: dict[str, str] = field(default_factory=dict, repr=False)


@record
class Village:
    name: str
    people: int = 0
    notes: dict[str, str] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict, compare=False)


@record
class Point:
    x: float
    y: float = 0.0


@dataclass(frozen=True)
class FrozenPoint:
    x: float
    y: float = 0.0


def test_two_records_are_equal_where_all_their_values_are() -> None:
    assert Town("Ulm", 3) == Town("Ulm", 3)
    assert Town("Ulm", 3) != Town("Ulm", 4)
    assert Town("Ulm", notes={"a": "b"}) != Town("Ulm")


def test_records_of_two_classes_are_never_equal() -> None:
    others: list[object] = [Village("Ulm"), "Ulm"]
    assert Town("Ulm") not in others


def test_equal_records_are_one_key() -> None:
    assert {Point(1, 2): "a"}[Point(1.0, 2.0)] == "a"
    assert len({Point(1, 2), Point(2, 1)}) == 2


def test_what_is_only_remembered_makes_no_difference() -> None:
    assert Village("Au", known={"a": 1}) == Village("Au")


def test_a_record_shows_its_values_as_a_dataclass_does() -> None:
    assert repr(Point(1.5)) == repr(FrozenPoint(1.5)).removeprefix("Frozen")
    assert repr(Town("Ulm", 3)) == "Town(name='Ulm', people=3)"


def test_the_tools_for_dataclasses_work_on_records() -> None:
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    assert asdict(Village("Au", 2)) == {"name": "Au", "people": 2, "notes": {}, "known": {}}


def test_each_record_has_its_own_defaults() -> None:
    first, second = Town("Ulm"), Town("Ulm")
    first.notes["seen"] = "today"
    assert second.notes == {}


def test_a_record_has_no_room_for_other_attributes() -> None:
    assert not hasattr(Point(1), "__dict__")
