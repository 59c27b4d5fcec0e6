"""Asking what of the proposals is right: one list, from which single lines can be changed or dropped."""

from collections.abc import Mapping
from dataclasses import replace

from careerpath_cli.errors import one_line
from careerpath_cli.importing.proposals import Proposal, Proposals, Reason, Topic
from careerpath_cli.interview.prompt import Answered, Ask, InterviewProgress, Prompt, PromptChoice
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.views.outlines.sources import answer_words, excerpt, shortened, subject_name

_WORDS, _FEW_WORDS = 40, 26
"""Characters of a line that are shown with what was found in it: by itself, and in a table."""
_ALONE = InterviewProgress(1, 1, 0)
_YOU, _SURE, _LOOK, _DIFFERS = (
    "About you",
    "Skills",
    "Please look at these",
    "You said otherwise (yours stays unless you change it)",
)
_KEEP, _DROP, _YOURS = "keep", "drop", "yours"


def confirm(proposals: Proposals, ask: Ask, base: KnowledgeBase) -> list[Proposal] | None:
    """Ask which proposals to keep, and return these; None where the person quits.

    Enter keeps all that is new; where the person said otherwise before, their answer stays.
    """
    asked = {proposal.topic: proposal for proposal in proposals.open if proposal.topic[0] != "evidence"}
    kept = {topic: proposal if proposal.new else None for topic, proposal in asked.items()}
    while asked:
        response = ask(_overview(asked, kept, base), _ALONE, ())
        if response == "quit":
            return None
        if response == "back":  # there is nothing before the list, and going back agrees to nothing
            continue
        if not isinstance(response, Answered):
            break
        topic = list(asked)[int(response.values[0])]
        kept[topic] = _decided(asked[topic], kept[topic], ask, base)
    return [proposal for proposal in kept.values() if proposal]


def _overview(
    asked: Mapping[Topic, Proposal], kept: Mapping[Topic, Proposal | None], base: KnowledgeBase
) -> Prompt:
    """Return the list of everything found: clear first, then what to look at, then what differs."""
    lines = [
        _line(str(number), proposal, kept[topic], base)
        for number, (topic, proposal) in enumerate(asked.items())
    ]
    order = (_YOU, _SURE, _LOOK, _DIFFERS)
    return Prompt(
        id="found",
        part="Import",
        text="Here is what was found. Is it right?",
        why="",
        kind="one",
        choices=tuple(sorted(lines, key=lambda line: order.index(line.section))),
        remarks=("Choose a line to change it or leave it out. Nothing is written until you keep the rest.",),
        neutral="Looks right: keep it",
        resumes=False,
    )


def _line(value: str, proposal: Proposal, kept: Proposal | None, base: KnowledgeBase) -> PromptChoice:
    """Return a proposal as a line: what it is about, the answer, the words that speak for it."""
    part, subject = proposal.topic
    name, reason = subject_name(part, subject, base), proposal.reasons[0]
    answer = in_short = answer_words(part, subject, kept.value) if kept else "left out"
    if not proposal.new and kept is None and proposal.said is not None:
        said, found = (answer_words(part, subject, value) for value in (proposal.said, proposal.value))
        answer, in_short = f"you said {said}, {reason.source} says {found}", f"{said}; here: {found}"
    words, few = (_words_of(reason, most, answer) for most in (_WORDS, _FEW_WORDS))
    return PromptChoice(
        value,
        f"{name}: {one_line(answer)}{f' — {words}' if words else ''}",
        _where(proposal),
        section=_section(proposal),
        columns=(name, one_line(in_short), few),
    )


def _words_of(reason: Reason, most: int, answer: str) -> str:
    """Return the words that speak for an answer, with some of those around them; not the answer again."""
    if reason.line == answer:
        return ""
    return excerpt(reason.line, reason.words, most) if reason.line else shortened(reason.why, most)


def _section(proposal: Proposal) -> str:
    if not proposal.new:
        return _DIFFERS
    if not proposal.sure:
        return _LOOK
    return _SURE if proposal.topic[0] == "skills" else _YOU


def _where(proposal: Proposal) -> str:
    """Return the lines and the sources that speak for a proposal."""
    told = [f"{shortened(reason.source)}: {shortened(_told(reason), 200)}" for reason in proposal.reasons]
    return "; ".join(told)


def _told(reason: Reason) -> str:
    return " — ".join(filter(None, (f"“{reason.line}”" if reason.line else "", reason.why)))


def _decided(proposal: Proposal, kept: Proposal | None, ask: Ask, base: KnowledgeBase) -> Proposal | None:
    """Ask about one proposal; back or Enter leaves it as it was decided before."""
    response = ask(_about_one(proposal, base), _ALONE, ())
    if not isinstance(response, Answered):
        return kept
    (choice,) = response.values
    if choice in (_DROP, _YOURS):
        return None
    return proposal if choice == _KEEP else replace(proposal, value=choice)


def _about_one(proposal: Proposal, base: KnowledgeBase) -> Prompt:
    part, subject = proposal.topic
    found = answer_words(part, subject, proposal.value)
    levels = [level for level in LEVELS if part == "skills" and level not in (proposal.value, proposal.said)]
    yours = (
        PromptChoice(_DROP, "Leave it out")
        if proposal.said is None
        else PromptChoice(_YOURS, f"Keep mine: {answer_words(part, subject, proposal.said)}")
    )
    return Prompt(
        id="proposal",
        part="Import",
        text=f"{subject_name(part, subject, base)}: what is right?",
        why="",
        kind="one",
        remarks=(_where(proposal),),
        choices=(
            PromptChoice(_KEEP, f"As found: {found}"),
            yours,
            *(PromptChoice(level, answer_words(part, subject, level)) for level in levels),
        ),
        neutral="Back to the list",
        resumes=False,
    )
