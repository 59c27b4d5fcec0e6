"""Prompts and the responses to them: the interface between the interview and the terminal."""

from collections.abc import Callable
from typing import Literal

from careerpath_cli.record import record

NEUTRAL = "Skip this question"


@record
class PromptChoice:
    """One line to choose, under a section's heading; `more` is shown once the pointer is on it.

    `also` holds other names under which a search finds it. `columns` are the parts of its label where lines
    stand below each other as a table; where the window is too narrow for that, the label stands.
    """

    value: str
    label: str
    more: str = ""
    section: str = ""
    also: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@record
class Prompt:
    """A question as it is put to the person; `neutral` labels the line of a list that answers nothing.

    `choices` are shown; `findable` ones only once the person types part of their label. `remarks` are shown
    above the question, such as a gentle word about an earlier answer. `why` may be empty where the question
    explains itself. `resumes` says that quitting keeps the answers so far.
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
    resumes: bool = True


@record
class InterviewProgress:
    """How far the interview is: the number of this prompt (from 1), about how many, and minutes left."""

    number: int
    about: int
    minutes_left: float


@record
class Answered:
    """The person chose or wrote something; never empty."""

    values: tuple[str, ...]


Turn = Literal["skip", "back", "quit"]
Response = Answered | Turn
Ask = Callable[[Prompt, InterviewProgress, tuple[str, ...]], Response]
"""Ask a prompt, with the values of an earlier answer to it preset, and return the response."""
