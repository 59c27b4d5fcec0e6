"""Which entries refer to which: the ids in a record, by the types of its fields."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import is_dataclass
from functools import cache, partial
from typing import Annotated, Any, cast, get_args, get_origin, get_type_hints

from careerpath_cli.knowledge.model.questions import Question
from careerpath_cli.knowledge.model.scales import Refers
from careerpath_cli.storage.yaml_documents import Location

Reference = tuple[Location, str, str]
"""The location in the entry, the kind it refers to, and the id."""
_Finder = Callable[[Any, Location], Iterator[Reference]]


def references(record: Any) -> Iterator[Reference]:
    """Yield all that an entry refers to."""
    find = _finder(cast("Hashable", type(record)))
    if find is not None:
        yield from find(record, ())
    if isinstance(record, Question):
        yield from _asked_about(record)


def _asked_about(question: Question) -> Iterator[Reference]:
    """Yield what a question refers to by its kind, which no type says."""
    if question.kind == "attitude" and question.says:
        yield ("says",), "activities", question.says.removeprefix("activities.")
    if question.kind == "either":
        for position, choice in enumerate(question.choices):
            yield ("choices", position, "value"), "values", choice.value


@cache
def _finder(kind: Any) -> _Finder | None:
    """Return what finds the ids in the values of a type; None where these hold none."""
    origin, arguments = get_origin(kind) or kind, get_args(kind)
    if is_dataclass(origin):
        return _in_fields(origin)
    if origin is Annotated:
        return next((_alone(remark) for remark in arguments[1:] if isinstance(remark, Refers)), None)
    part = next(filter(None, map(_finder, arguments)), None)  # of a mapping, the keys
    if part is None or origin not in (tuple, dict):
        return part
    return partial(_in_each, part, enumerate if origin is tuple else lambda ids: zip(ids, ids, strict=True))


def _alone(marked: Refers) -> _Finder:
    def find(value: Any, location: Location) -> Iterator[Reference]:
        if value is not None and value != marked.instead:
            yield location, marked.kind, value

    return find


def _in_each(part: _Finder, located: Any, values: Any, location: Location) -> Iterator[Reference]:
    for at, value in located(values or ()):
        yield from part(value, (*location, at))


def _in_fields(record: Any) -> _Finder | None:
    hints = get_type_hints(record, include_extras=True).items()
    parts = [(name, part) for name, hint in hints if (part := _finder(hint))]

    def find(value: Any, location: Location) -> Iterator[Reference]:
        for name, part in parts if value is not None else ():
            yield from part(getattr(value, name), (*location, name))

    return find if parts else None
