"""What a prompt is and what putting it to a person can come to: the seam to the terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

NEUTRAL = "Skip this question"


@dataclass(frozen=True, slots=True)
class PromptChoice:
    """One line to choose: short, with more shown once it is pointed at, under a section's heading.

    `also` are other names by which typing finds it.
    """

    value: str
    label: str
    more: str = ""
    section: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it is put to the person; `neutral` is the line of a list on which Enter says nothing.

    `choices` are shown; `findable` ones only once the person types a part of their label. `remarks` are
    shown above the question, such as a gentle word about an earlier answer.
    """

    id: str
    part: str
    text: str
    why: str
    kind: Literal["one", "many", "text"]
    choices: tuple[PromptChoice, ...] = ()
    findable: tuple[PromptChoice, ...] = ()
    remarks: tuple[str, ...] = ()
    neutral: str = NEUTRAL


@dataclass(frozen=True, slots=True)
class InterviewProgress:
    """How far the interview is: the number of this prompt (from 1), about how many, and minutes left."""

    number: int
    about: int
    minutes_left: float


@dataclass(frozen=True, slots=True)
class Answered:
    """The person chose or wrote something; never empty."""

    values: tuple[str, ...]


Turn = Literal["skip", "back", "quit"]
Response = Answered | Turn
Ask = Callable[[Prompt, InterviewProgress, tuple[str, ...]], Response]
"""Put a prompt, with the values that an earlier answer to it had (they are preset); give what came of it."""
