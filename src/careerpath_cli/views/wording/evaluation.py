"""How agreement with known people is worded: what rankers and figures are called, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.errors import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpath_cli.evaluation.evaluate import Grouping, Miss, Ranker, Value

RANKER_NAMES: Mapping[Ranker, str] = {
    "careerpath": "careerpath",
    "coverage": "required skills held",
    "constant": "one order for all",
}
RANKERS_MEAN = (
    "“Required skills held” ranks the roles by the share of their required skills that a person has; "
    "“one order for all” gives everybody the same roles, those first that are right for most of these people."
)
GRADED_MEAN = (
    "hit@1, hit@3: a role that an adviser would name first is the first, or among the first three. "
    "nDCG@5: how well the first five are chosen and ordered; 1 is perfect. "
    "wrong@3: a role that would be bad advice is among the first three; 0 is perfect."
)
LABELLED_MEAN = (
    "hit@3: of the jobs compared, the one that somebody holds is among the first three. "
    "macro: the mean over the jobs, so that always naming the commonest does not pay."
)


def figure(share: float) -> str:
    """Give a share or a mean of 0 to 1 with the digits that are compared."""
    return f"{share:.3f}"


def value(found: Value) -> str:
    """Give a value of a field as it stands in the file, a whole number without decimals."""
    return one_line(found) if isinstance(found, str) else f"{found:g}"


def miss(one: Miss) -> str:
    """Say where a role that should have come first stands instead."""
    name = one_line(one.id)
    if one.place is None:
        return f"{name}: nothing to go on, so no ranking"
    return f"{name}: {one.role} is number {one.place}, behind {', '.join(one.top)}"


def left_out(one: Grouping) -> str:
    """Say how many people are in none of the groups, and why; empty where everybody is."""
    if not one.left_out:
        return ""
    count = "1 person has" if one.left_out == 1 else f"{one.left_out:,} people have"
    return f"{count} no answer there, or one that fewer than {one.fewest} share."
