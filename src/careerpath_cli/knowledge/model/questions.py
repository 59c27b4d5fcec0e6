"""The questions of the interview."""

from typing import Annotated, Literal, get_args

from careerpath_cli.knowledge.model.scales import Count, Identifier, QuestionId, Text
from careerpath_cli.record import record
from careerpath_cli.storage.limits import Limits

QuestionKind = Literal[
    "one",
    "many",
    "text",
    "best",
    "worst",
    "attitude",
    "either",
    "groups",
    "screen",
    "rest",
    "essentials",
    "unaided",
    "consulted",
    "evidence",
]
Mode = Literal["quick", "default", "full"]
MODES: tuple[Mode, ...] = get_args(Mode)
Seconds = Annotated[float, Limits(ge=1)]


@record
class Choice:
    """An answer that a question offers."""

    value: Text
    label: Text


@record
class Condition:
    """When a question is asked: after any answer to an earlier one but `unless`, or after `only` these."""

    question: QuestionId
    unless: tuple[Text, ...] = ()
    only: tuple[Text, ...] = ()


@record
class Question:
    """One question of the interview, which may become several prompts.

    `kind` decides what the prompts are: one or many of `choices`; a line of text; the best or the worst of
    `size` activities; an attitude towards an activity; either of two values; groups of skills; a screen of
    the skills of some groups, or the rest of those that roles need; what leading roles cannot do without and
    nobody has asked yet; which of at most `size` ticked skills somebody does unaided, and which of these
    others consult them on; a line of evidence for a high level. A text offers what `complete` lists. `says`
    is the profile field, dotted, that the answer fills. `seconds` is how long an answer takes, `most` the
    largest number of prompts, and `gate` marks questions that come first, in file order. Only the interviews
    of `modes` ask it, and where the profile has told of skills already, as after an import, only those with
    `told`, unless the interview is the full one.
    """

    id: Identifier
    part: Text
    text: Text
    why: Text
    kind: QuestionKind
    seconds: Seconds = 8.0
    gate: bool = False
    modes: tuple[Mode, ...] = MODES
    most: Count = 1
    size: Count = 5
    says: str | None = None
    complete: Literal["occupations"] | None = None
    choices: tuple[Choice, ...] = ()
    when: Condition | None = None
    told: bool = True


@record
class Interview:
    """How long an interview may take, and when it stops; `data/interview.yaml` explains each number."""

    id: Mode
    prompts: Count
    typical: Count
    minutes: Annotated[float, Limits(ge=1)]
    swing: Annotated[float, Limits(ge=0)]
    least: Annotated[int, Limits(ge=0)]
    screens: Count = 1
    told: Count = 1000
