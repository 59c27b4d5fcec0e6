"""An interview beside a profile that says more than it asked: the profile is true, the interview adds."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from careerpath_cli.interview.answers import NONE_OF_THESE, Answers
from careerpath_cli.interview.flow import next_prompt
from careerpath_cli.interview.prompt import Answered, InterviewProgress, Prompt, Response
from careerpath_cli.interview.saved import (
    SavedInterview,
    load_interview,
    save_interview,
    with_profile,
)
from careerpath_cli.interview.session import InterviewContext, LeftError, run
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.reading import read_profile

IMPORTED = """\
# brought along
format: 1
name: Ana
skills:
  py: working+        # my own spelling
  SQL: proficient
  Excel: expert
evidence: {SQL: "40 reports"}
occupation: Data analyst
education: {degree: master}
experience: {total_years: 6.5, coding_years: 4, ml_years: 0}
industries: [retail]
values: {pay: essential}
"""
MOST = 10
"""Prompts that somebody is asked after an import, with the review."""
Sit = Callable[..., SavedInterview]


class Person:
    """Somebody who takes the first line of every list; of some prompts, another answer."""

    def __init__(self, **answers: tuple[str, ...]) -> None:
        self.answers = answers
        self.asked: list[Prompt] = []

    def __call__(self, prompt: Prompt, _: InterviewProgress, __: tuple[str, ...]) -> Response:
        self.asked.append(prompt)
        kind = prompt.id.partition(":")[0]
        if kind in self.answers:
            return Answered(self.answers[kind])
        if prompt.id == "review" or not prompt.choices:
            return "skip"
        return Answered((prompt.choices[0].value,))

    @property
    def kinds(self) -> list[str]:
        return [prompt.id.partition(":")[0] for prompt in self.asked]

    def shown(self, kind: str) -> set[str]:
        """The lines of all prompts of a kind."""
        return {
            choice.value for prompt in self.asked if prompt.id.startswith(kind) for choice in prompt.choices
        }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ana.yaml"
    path.write_text(IMPORTED, encoding="utf-8")
    return path


@pytest.fixture
def sit(path: Path, base: KnowledgeBase, model: MatchingModel) -> Sit:
    """Hold an interview with somebody beside the profile at the path."""

    def sit(person: Person, **others: object) -> SavedInterview:
        seconds: Iterator[float] = iter(range(10_000))
        saved = with_profile(load_interview(path), path, base)
        context = InterviewContext(
            path,
            base,
            model,
            person,
            "2026-11-22",
            lambda: next(seconds),
            **others,  # type: ignore[arg-type]
        )
        return run(saved, context)

    return sit


def test_after_an_import_ten_prompts_lead_to_an_end(sit: Sit) -> None:
    person = Person()
    sit(person)
    assert len(person.asked) <= MOST
    assert person.kinds[-1] == "review"
    assert {"best", "essentials"} <= set(person.kinds)


def test_what_the_profile_says_is_not_asked(sit: Sit) -> None:
    person = Person()
    sit(person)
    assert not {"occupation", "degree", "total-years", "coding-years", "ml-years"} & set(person.kinds)
    assert not {"python", "sql", "excel"} & person.shown("essentials")


def test_only_a_level_that_is_open_is_asked_about(sit: Sit) -> None:
    person = Person(unaided=("python",))
    sit(person, mode="full")
    assert "python" in person.shown("unaided")
    assert not {"sql", "excel"} & person.shown("unaided")


def test_what_a_person_wrote_stays_to_the_letter(sit: Sit, path: Path) -> None:
    sit(Person())
    before = [line for line in IMPORTED.splitlines() if not line.startswith("  py:")]
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line in before] == before


def test_an_open_level_is_refined_under_the_person_s_own_name(sit: Sit, path: Path) -> None:
    sit(Person(unaided=("python",), consulted=(NONE_OF_THESE,)), mode="full")
    assert "  py: proficient        # my own spelling\n" in path.read_text(encoding="utf-8")


def test_what_somebody_has_only_heard_of_is_not_made_more(sit: Sit, path: Path) -> None:
    path.write_text(IMPORTED.replace("SQL: proficient", "SQL: aware+"), encoding="utf-8")
    sit(Person(unaided=(NONE_OF_THESE,)), mode="full")
    assert "  SQL: aware+\n" in path.read_text(encoding="utf-8")


def test_the_interview_adds_its_answers(sit: Sit, path: Path, base: KnowledgeBase) -> None:
    sit(Person())
    profile = read_profile(path, base)
    assert profile.employment == "employed"
    assert profile.activities
    assert profile.values["pay"] == "essential"
    assert profile.name == "Ana"


def test_an_interview_gone_on_with_asks_nothing_twice(sit: Sit, path: Path) -> None:
    class Leaves(Person):
        def __call__(self, prompt: Prompt, progress: InterviewProgress, before: tuple[str, ...]) -> Response:
            return "quit" if len(self.asked) == 4 else super().__call__(prompt, progress, before)

    first, later = Leaves(), Person()
    with pytest.raises(LeftError):
        sit(first)
    sit(later)
    assert not {prompt.id for prompt in first.asked} & {prompt.id for prompt in later.asked}
    assert len(first.asked) + len(later.asked) <= MOST
    assert "# my own spelling" in path.read_text(encoding="utf-8")


def test_an_interview_that_is_over_stays_over(
    sit: Sit, path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    sit(Person())
    text = path.read_text(encoding="utf-8")
    again = with_profile(load_interview(path), path, base)
    assert next_prompt(again.answers, base, model).prompt is None
    save_interview(again, path, base)
    assert path.read_text(encoding="utf-8") == text


def test_more_questions_ask_of_nothing_that_is_known(sit: Sit, path: Path, base: KnowledgeBase) -> None:
    sit(Person())
    person = Person(groups=("programming",), screen=(NONE_OF_THESE,))
    sit(person, mode="full")
    assert "groups" in person.kinds
    assert not {"python", "sql", "excel"} & (person.shown("screen") | person.shown("rest"))
    held = read_profile(path, base).skills
    assert (held["sql"], held["excel"]) == ("proficient", "expert")
    assert held["r"] == "none"


def test_what_was_taken_out_of_the_profile_was_never_denied(
    sit: Sit, path: Path, base: KnowledgeBase
) -> None:
    """A screen that left a skill out, because the profile said it, says nothing of it when it is gone."""
    sit(Person(groups=("programming",), screen=(NONE_OF_THESE,)), mode="full")
    text = path.read_text(encoding="utf-8")
    assert "  SQL: proficient\n" in text
    path.write_text(text.replace("  SQL: proficient\n", ""), encoding="utf-8")
    again = with_profile(load_interview(path), path, base)
    save_interview(again, path, base)
    assert read_profile(path, base).skills.get("sql") != "none"


def test_an_answer_changed_in_the_profile_counts(sit: Sit, path: Path, base: KnowledgeBase) -> None:
    sit(Person())
    text = path.read_text(encoding="utf-8")
    assert "employment: employed" in text
    path.write_text(text.replace("employment: employed", "employment: studying"), encoding="utf-8")
    again = with_profile(load_interview(path), path, base)
    save_interview(again, path, base)
    assert read_profile(path, base).employment == "studying"
    assert again.answers.of("employment") == ("studying",)


def test_what_else_was_imported_meanwhile_stays(sit: Sit, path: Path, base: KnowledgeBase) -> None:
    class ImportsMeanwhile(Person):
        def __call__(self, prompt: Prompt, progress: InterviewProgress, before: tuple[str, ...]) -> Response:
            if len(self.asked) == 3:
                text = path.read_text(encoding="utf-8")
                path.write_text(text.replace("  SQL:", "  Tableau: working\n  SQL:"), encoding="utf-8")
            return super().__call__(prompt, progress, before)

    sit(ImportsMeanwhile(essentials=(NONE_OF_THESE,)))
    assert read_profile(path, base).skills["tableau"] == "working"


def test_without_a_profile_nothing_is_told(tmp_path: Path, base: KnowledgeBase) -> None:
    saved = SavedInterview(Answers({"degree": ("phd",)}))
    assert with_profile(saved, tmp_path / "none.yaml", base) == saved


def test_a_profile_that_an_interview_alone_wrote_tells_nothing_else(
    tmp_path: Path, base: KnowledgeBase
) -> None:
    path = tmp_path / "profile.yaml"
    answers = {
        "occupation": ("Registered nurse",),
        "degree": ("phd",),
        "groups": ("programming",),
        "screen:programming": ("python",),
        "code": ("love",),
        "pay-or-impact": ("pay",),
    }
    saved = SavedInterview(Answers(answers))
    save_interview(saved, path, base)
    again = with_profile(load_interview(path), path, base)
    assert again.answers.given == answers
    assert (again.answers.told.skills, again.answers.told.facts) == ({}, {})
