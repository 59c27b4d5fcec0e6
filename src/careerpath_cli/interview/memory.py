"""What follows from a knowledge base or a model alone, worked out once for each: answers do not change it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")
_OWNERS = 4
"""How many bases or models are remembered at a time; more than one is in use only in tests."""


def worked_out_once(work: Callable[..., T]) -> Callable[..., T]:
    """Remember what a function returns, by its first argument, the owner, and the others, which are hashed.

    Bases and models hold dictionaries, so that they cannot be hashed: they are told apart by identity, and
    kept, so that no other object gets the identity of one that is gone.
    """
    known: dict[int, tuple[object, dict[tuple[Any, ...], T]]] = {}

    @wraps(work)
    def remembering(owner: object, *arguments: Any) -> T:
        _, results = known.setdefault(id(owner), (owner, {}))
        if len(known) > _OWNERS:
            del known[next(iter(known))]
        if arguments not in results:
            results[arguments] = work(owner, *arguments)
        return results[arguments]

    return remembering
