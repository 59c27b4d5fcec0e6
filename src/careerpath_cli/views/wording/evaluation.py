"""The words of agreement with known people: what rankers and measures are called, and what they mean."""

from collections.abc import Mapping

from careerpath_cli.errors import one_line
from careerpath_cli.evaluation.evaluate import Grouping, Miss, Ranker, Value

RANKER_NAMES: Mapping[Ranker, str] = {
    "careerpath": "careerpath",
    "coverage": "required skills held",
    "constant": "one order for all",
}
RANKERS_MEAN = (
    "“Required skills held” ranks the roles by the share of their required skills that a person has; "
    "“one order for all” gives everybody the same list, with the roles that are right most often first."
)
GRADED_MEAN = (
    "hit@1, hit@3: a role that an adviser would name first comes first, or among the first three. "
    "nDCG@5: how well the first five are chosen and ordered; 1 is perfect. "
    "wrong@3: a role that would be bad advice is among the first three; 0 is perfect."
)
LABELLED_MEAN = (
    "own@1, own@3: the job that somebody holds is first, or among the first three, of all roles. "
    "hit@3: of the jobs compared, the one that somebody holds is among the first three. "
    "macro: the mean over the jobs, so always naming the most common one doesn't pay off."
)


def figure(share: float) -> str:
    """Return a share or a mean of 0 to 1 with the digits that are compared."""
    return f"{share:.3f}"


def value(content: Value) -> str:
    """Return a value of a field as it stands in the file, a whole number without decimals."""
    return one_line(content) if isinstance(content, str) else f"{content:g}"


def miss(missed: Miss) -> str:
    """Return where a role that should have come first ranks instead."""
    name = one_line(missed.id)
    if missed.rank is None:
        return f"{name}: not enough information, so no ranking"
    return f"{name}: {missed.role} is #{missed.rank}, behind {', '.join(missed.top)}"


def left_out(grouping: Grouping) -> str:
    """Return how many people are in none of the groups, and why; empty where everybody is in one."""
    if not grouping.left_out:
        return ""
    people = "1 person" if grouping.left_out == 1 else f"{grouping.left_out:,} people"
    return f"{people} gave no answer there, or one that fewer than {grouping.fewest} people share."
