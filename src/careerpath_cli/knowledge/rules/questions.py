"""Rules about the interview's questions."""

from collections.abc import Iterator

from careerpath_cli.errors import Problem
from careerpath_cli.knowledge.draft import Draft
from careerpath_cli.knowledge.model.person import (
    PARTS,
    Line,
    fact_types,
    fact_value,
    facts,
    part_and_name,
)
from careerpath_cli.knowledge.model.questions import Question
from careerpath_cli.knowledge.naming.names import did_you_mean, name_key, nearest
from careerpath_cli.storage.plain import from_plain
from careerpath_cli.storage.yaml_documents import Location


def filled_facts(draft: Draft) -> Iterator[Problem]:
    """Check that what a question fills is a field of profiles that accepts each of its answers."""
    for entry in draft.entries["questions"]:
        for location, message in _filling(entry.record):
            yield entry.problem(message, *location)


def _filling(question: Question) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong with what a question fills, each with its location."""
    says = question.says
    if question.kind == "attitude":
        if says is None or not says.startswith("activities."):
            yield ("says",), "an attitude question needs `activities.` and an activity's id here"
    elif says is None:
        return
    elif question.kind not in ("one", "text"):
        yield ("says",), f"{says!r} cannot be filled by a question of kind {question.kind}; use one or text"
    elif not fact_types(says):
        hint = did_you_mean(nearest(says, {name_key(name): name for name in facts()}))
        yield ("says",), f"{says!r} is not a profile field that a question can fill. {hint}".strip()
    elif question.kind == "text" and Line not in fact_types(says):
        yield ("says",), f"{says} does not accept free text; offer choices"
    else:
        yield from _unfit_choices(says, question)


def _unfit_choices(says: str, question: Question) -> Iterator[tuple[Location, str]]:
    part, name = part_and_name(says)
    for position, choice in enumerate(question.choices):
        try:
            fits = from_plain(PARTS[part], {name: fact_value(says, choice.value)}) is not None
        except ValueError:
            fits = False
        if not fits:
            yield ("choices", position, "value"), f"{choice.value!r} is not a valid value for {says}"
