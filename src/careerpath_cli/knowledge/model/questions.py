"""The questions of the interview."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from careerpath_cli.knowledge.model.scales import STRICT, Identifier, Text

QuestionKind = Literal["one", "many", "text", "skill-screens", "levels"]
ChoiceSource = Literal["activities", "likes", "not-likes", "values", "chosen-values", "groups"]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that a question offers."""

    __pydantic_config__: ClassVar = STRICT

    value: Text
    label: Text


@dataclass(frozen=True, slots=True)
class SkipRule:
    """Answers to an earlier question after which another makes no sense."""

    __pydantic_config__: ClassVar = STRICT

    question: Identifier
    answers: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the interview; `says` is the profile field, dotted, that its answer fills as it is."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    part: Text
    text: Text
    why: Text
    kind: QuestionKind
    says: str | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: ChoiceSource | None = None
    skip_if: SkipRule | None = None
