"""A new scoring idea is a signal, an answer kind and its words; tried with a way in from the present role."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from careerpath_cli.advice.recommendation import Wishes, recommend
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching import signals
from careerpath_cli.matching.explanation import explain
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.matching.signals import Observation
from careerpath_cli.profile.kinds import KINDS, AnswerKind, Answers, says_something, was_asked
from careerpath_cli.profile.model import Profile
from careerpath_cli.views.outlines.advice import AdvicePageOptions, advice_outline
from careerpath_cli.views.terminal.outline import page as shown
from careerpath_cli.views.terminal.why import why_page
from careerpath_cli.views.wording import answer_kinds
from careerpath_cli.views.wording.answer_kinds import WORDS, KindWords, topic_question

pytestmark = pytest.mark.usefixtures("whole_lines")

KIND: Any = "way-in"
TOPIC: Any = (KIND, "role")
NATS = 1.5
ENGINEER = Profile(current_role="data-engineer")


class PresentRole(AnswerKind):
    """The role that somebody has today."""

    __slots__ = ()

    def answers(self, profile: Profile) -> Answers:
        return {"role": profile.current_role} if profile.current_role else {}

    def replaced(self, profile: Profile, answers: Answers) -> Profile:
        return replace(profile, current_role=answers.get("role"))


@pytest.fixture(autouse=True)
def way_in(monkeypatch: pytest.MonkeyPatch, tiny_base: KnowledgeBase) -> None:
    """The three entries that CONTRIBUTING names, and nothing else."""

    def way_in_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
        led_to = tuple(
            (index, NATS)
            for index, role in enumerate(model.roles)
            if any(way.role == profile.current_role for way in tiny_base.roles[role.role].ways_in if way.role)
        )
        if profile.current_role:
            yield Observation(TOPIC, profile.current_role, led_to)

    words = KindWords(
        lambda answer, _role, base: f"People move here from {base.roles[answer.answer].name}",
        lambda *_: "",
        name=lambda *_: "the job you have today",
        question="{}",
        nouns=("present job", "present jobs"),
    )
    monkeypatch.setattr(signals, "SIGNALS", (*signals.SIGNALS, way_in_signal))
    monkeypatch.setitem(KINDS, KIND, PresentRole(KIND, "can", "current_role"))
    monkeypatch.setattr(answer_kinds, "WORDS", {**WORDS, KIND: words})


def printed(page: object) -> str:
    console = Console(width=300, no_color=True)
    with console.capture() as capture:
        console.print(page)
    return capture.get()


def test_the_new_answer_ranks_roles(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    first = rank_roles(ENGINEER, tiny_model, tiny_base)[0]
    assert first.role == "ml-engineer"
    assert first.total == pytest.approx(NATS)
    assert [(one.kind, one.answer, one.part) for one in first.contributions] == [
        (KIND, "data-engineer", "can")
    ]


def test_it_is_known_to_be_an_answer(tiny_base: KnowledgeBase) -> None:
    assert says_something(ENGINEER)
    assert was_asked(TOPIC, ENGINEER)
    assert not was_asked(TOPIC, Profile())
    assert topic_question(TOPIC, tiny_base) == "the job you have today"


def test_pages_word_it(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    advice = recommend(ENGINEER, tiny_model, tiny_base, Wishes(top=1))
    page = printed(
        shown(advice_outline(advice, tiny_model.scoring.weights, tiny_base, AdvicePageOptions(300, "")))
    )
    assert "1 present job" in page
    assert "People move here from Data Engineer" in page
    ranking = rank_roles(ENGINEER, tiny_model, tiny_base)
    explanation = explain(ENGINEER, ranking, "ml-engineer", tiny_model)
    assert "People move here from Data Engineer" in printed(
        why_page(explanation, tiny_model.scoring, tiny_base)
    )
