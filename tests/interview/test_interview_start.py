"""How an interview begins where a profile may be there already: nobody's words are written over unasked."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from careerpath_cli.commands.shared import interviewing
from careerpath_cli.commands.shared.interviewing import InterviewOptions, run_interview
from careerpath_cli.engine import Engine
from careerpath_cli.interview.answers import Answers
from careerpath_cli.interview.prompt import Answered, InterviewProgress, Prompt, Response
from careerpath_cli.interview.saved import SavedInterview, answers_path, load_interview, save_interview
from careerpath_cli.knowledge.base import KnowledgeBase

BEGUN = SavedInterview(
    Answers({"employment": ("studying",), "occupation": ("Registered nurse",), "degree": ("phd",)}),
    {"employment": "2026-01-01", "occupation": "2026-11-01", "degree": "2026-11-01"},
)
BY_HAND = "format: 1\nname: Ada\nskills: {Python: expert}\n"


@dataclass
class Person:
    """Somebody who chooses, at the start, what to do, and quits at the first question."""

    chooses: str = "use"
    asked: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)

    def __call__(self, prompt: Prompt, _: InterviewProgress, __: tuple[str, ...]) -> Response:
        self.asked.append(prompt.id)
        if prompt.id != "start":
            return "quit"
        self.offered = [choice.label for choice in prompt.choices]
        return "skip" if self.chooses == "skip" else Answered((self.chooses,))


Sit = Callable[..., Person]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile.yaml"


@pytest.fixture
def sit(path: Path, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Hold the beginning of an interview with somebody."""

    def begin(chooses: str = "use", before: str | None = None) -> Person:
        person = Person(chooses)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        monkeypatch.setattr(interviewing, "choose_prompts", lambda _: person)
        with suppress(SystemExit):
            run_interview(
                Engine(base), InterviewOptions(path, "careerpath advise", today="2026-11-21", before=before)
            )
        return person

    return begin


def test_without_a_profile_the_questions_begin(sit: Sit) -> None:
    assert sit().asked == ["employment"]


def test_an_interview_that_was_begun_can_be_gone_on_with(sit: Sit, path: Path, base: KnowledgeBase) -> None:
    save_interview(BEGUN, path, base)
    person = sit()
    assert person.offered[0] == "Resume (3 answered)"
    assert person.asked == ["start", "total-years"]


def test_starting_over_keeps_the_old_profile(sit: Sit, path: Path, base: KnowledgeBase) -> None:
    save_interview(BEGUN, path, base)
    before = path.read_bytes()
    assert sit("new").asked == ["start", "employment"]
    assert path.with_name("profile.previous.yaml").read_bytes() == before
    assert not path.exists()


def test_a_profile_written_by_hand_is_used_as_it_is(sit: Sit, path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    person = sit()
    assert (person.asked, person.offered[0]) == (["start"], "Show my results")
    assert path.read_text(encoding="utf-8") == BY_HAND


def test_a_profile_edited_by_hand_is_not_gone_on_with(sit: Sit, path: Path, base: KnowledgeBase) -> None:
    save_interview(BEGUN, path, base)
    path.write_text(path.read_text(encoding="utf-8") + "name: Ada\n", encoding="utf-8")
    person = sit()
    assert (person.asked, person.offered[0]) == (["start"], "Show my results")


@pytest.mark.parametrize(
    "record",
    [
        "",
        '{"degree": ["master"]}',
        '{"format": 2, "given": {"degr',
        '{"format": 2, "given": {}, "earlier": {}, "dates": {}, "remarked": []}',
        '{"format": 2, "given": {"degree": ["magister"]}, "earlier": {}, "dates": {}, "remarked": []}',
    ],
    ids=["empty", "the format before", "damaged", "no answers", "answers that no longer fit"],
)
def test_a_profile_whose_answers_cannot_be_read_is_not_written_over(
    record: str, sit: Sit, path: Path
) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    answers_path(path).write_text(record, encoding="utf-8")
    person = sit()
    assert (person.asked, person.offered[0]) == (["start"], "Show my results")
    assert path.read_text(encoding="utf-8") == BY_HAND


@pytest.mark.parametrize("answer", ["godlike", "expert"])
def test_answers_that_no_longer_fit_are_asked_again(
    answer: str, sit: Sit, path: Path, base: KnowledgeBase
) -> None:
    save_interview(BEGUN, path, base)
    record = answers_path(path).read_text(encoding="utf-8")
    answers_path(path).write_text(
        record.replace('"degree": [\n   "phd"', f'"unaided:python": [\n   "{answer}"'), encoding="utf-8"
    )
    assert answer in answers_path(path).read_text(encoding="utf-8")
    person = sit()
    assert person.offered[0] == "Resume (2 answered)"
    assert person.asked == ["start", "degree"]


def test_a_profile_one_answer_behind_its_answers_can_be_gone_on_with(
    sit: Sit, path: Path, base: KnowledgeBase
) -> None:
    save_interview(SavedInterview(Answers({"degree": ("phd",)})), path, base)
    before = path.read_bytes()
    save_interview(BEGUN, path, base)
    path.write_bytes(before)
    assert sit().asked == ["start", "total-years"]


def test_answers_without_their_profile_are_gone_on_with(sit: Sit, path: Path, base: KnowledgeBase) -> None:
    save_interview(BEGUN, path, base)
    path.unlink()
    assert sit().asked == ["total-years"]


def test_answers_older_than_wanted_are_asked_again(sit: Sit, path: Path, base: KnowledgeBase) -> None:
    save_interview(BEGUN, path, base)
    assert sit(before="2026-06-01").asked == ["start", "employment"]
    assert load_interview(path).answers == BEGUN.answers
