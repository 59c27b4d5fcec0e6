"""The last screen: all answers in words, each of which can be changed."""

from careerpath_cli.interview.answers import Answers
from careerpath_cli.interview.prompt import Prompt, PromptChoice
from careerpath_cli.interview.prompts import prompt_for
from careerpath_cli.knowledge.base import KnowledgeBase

_SETTLED = (
    "That's every area you ticked and everything your three best roles can't do without. What's left to ask "
    "could at most swap roles that are close."
)
_CUT_SHORT = (
    "That's as many questions as this interview asks. Some are still open: the full one goes on with them."
)
_NAMED = 4


def review_prompt(answers: Answers, base: KnowledgeBase, *, settled: bool, cut_short: bool = False) -> Prompt:
    """Return the prompt that lists all answers; its neutral line ends the interview."""
    lines = []
    for identifier, given in answers.given.items():
        prompt = prompt_for(identifier, answers, base)
        if prompt is not None:
            lines.append(
                PromptChoice(identifier, f"{prompt.text} {said(prompt, given)}", section=prompt.part)
            )
    return Prompt(
        id="review",
        part="Review",
        text="Here are your answers. Change any?",
        why="You can change any answer; only answers that depend on it are dropped.",
        kind="one",
        choices=tuple(lines),
        remarks=(_SETTLED,) if settled else (_CUT_SHORT,) if cut_short else (),
        neutral="Looks good: show my results",
    )


def said(prompt: Prompt, given: tuple[str, ...] | None) -> str:
    """Return an answer in words, a long list cut short."""
    if not given:
        return "— skipped"
    labels = {choice.value: choice.label for choice in (*prompt.choices, *prompt.findable)}
    named = [labels.get(value, value) for value in given]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return f"— {', '.join(named[:_NAMED])}{more}"
