"""Prompts on the terminal: the one module that touches questionary."""

from __future__ import annotations

from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING, Any

import questionary
from questionary import Choice, Separator

from careerpath_cli.interview.flow import MAX_PROMPTS, Prompt, PromptChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SKIP = "\0skip"
_DESCRIPTION = len("  Description: ")
_HOW = {
    "one": "Arrow keys move, Enter takes.",
    "many": "Space ticks, Enter goes on; nothing ticked skips.",
    "text": "Enter alone skips.",
}
_LONGEST_TEXT = 200


def ask(prompt: Prompt, number: int) -> tuple[str, ...] | None:
    """Put one prompt; give what was chosen, None where it was skipped. Ctrl-C raises KeyboardInterrupt."""
    questionary.print(f"\n{prompt.part} · question {number} of at most {MAX_PROMPTS}", style="bold")
    questionary.print(_wrapped(f"{prompt.why} {_HOW[prompt.kind]}"), style="italic")
    match prompt.kind:
        case "one":
            return _ask_one(prompt)
        case "many":
            return _ask_many(prompt)
        case "text":
            return _ask_text(prompt)


def choose(text: str, choices: Sequence[PromptChoice]) -> str:
    """Let the person choose one of a few ways to go on."""
    answer: str = questionary.select(text, list(_lines(choices))).unsafe_ask()
    return answer


def _ask_one(prompt: Prompt) -> tuple[str, ...] | None:
    lines = [Choice("Skip this question", value=_SKIP), *_lines(prompt.choices)]
    answer = questionary.select(prompt.text, lines, instruction=" ", use_jk_keys=False).unsafe_ask()
    return None if answer == _SKIP else (answer,)


def _ask_many(prompt: Prompt) -> tuple[str, ...] | None:
    lines = list(_lines(prompt.choices))
    answer = questionary.checkbox(prompt.text, lines, instruction=" ", use_jk_keys=False).unsafe_ask()
    return tuple(answer) or None


def _ask_text(prompt: Prompt) -> tuple[str, ...] | None:
    text = questionary.text(prompt.text).unsafe_ask()
    cleaned = " ".join(text.split())[:_LONGEST_TEXT]
    return (cleaned,) if cleaned else None


def _lines(choices: Sequence[PromptChoice]) -> Iterator[Any]:
    """Give questionary's lines, with a separator wherever a new section begins."""
    section = ""
    for choice in choices:
        if choice.section != section:
            section = choice.section
            yield Separator(f"── {section}")
        more = _wrapped(choice.more, indent=_DESCRIPTION) if choice.more else None
        yield Choice(choice.label, value=choice.value, description=more)


def _wrapped(text: str, indent: int = 0) -> str:
    """Break text at words for the window as it is now; `indent` columns are taken on the first line."""
    width = max(get_terminal_size().columns - 1, 20)
    return fill(text, width, initial_indent=" " * indent, subsequent_indent="  " if indent else "").lstrip()
