"""The course of an interview: nothing answered is lost, and it goes on where it stopped."""

import contextlib
import json
import stat
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from careerpath_cli.advice.expectations import MatchingModel
from careerpath_cli.errors import FileProblemError
from careerpath_cli.interview.answers import Answers, profile_from_answers
from careerpath_cli.interview.flow import Prompt
from careerpath_cli.interview.session import (
    answers_path,
    edited_by_hand,
    keep_previous,
    run,
    save,
    saved_answers,
)
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.profile.writing import profile_text

SHORT = Answers({"total-years": ("8",), "field": None})


def reply(prompt: Prompt) -> tuple[str, ...] | None:
    """Answer as someone who ticks every other line, chooses the last, and skips the degree."""
    if prompt.id == "degree":
        return None
    values = tuple(choice.value for choice in prompt.choices)
    return {"one": values[-1:], "many": values[::2], "text": ("Physics",)}[prompt.kind]


@dataclass
class Person:
    """Somebody who answers, remembers what was asked, and may press Ctrl-C at the prompt `leaves_at`."""

    leaves_at: int | None = None
    asked: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def __call__(self, prompt: Prompt, number: int) -> tuple[str, ...] | None:
        if len(self.asked) == self.leaves_at:
            raise KeyboardInterrupt
        self.asked.append(prompt.id)
        self.numbers.append(number)
        return reply(prompt)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "me" / "profile.yaml"


@pytest.fixture(scope="module")
def whole(
    base: KnowledgeBase, model: MatchingModel, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Answers, str]:
    """An interview that nothing interrupted: its answers, and the profile on the disk."""
    path = tmp_path_factory.mktemp("whole") / "profile.yaml"
    answers = run(Answers(), path, base, model, Person())
    return answers, path.read_text(encoding="utf-8")


def leave(path: Path, answered: int, base: KnowledgeBase, model: MatchingModel) -> None:
    """Begin an interview and press Ctrl-C after some answers."""
    with pytest.raises(KeyboardInterrupt):
        run(Answers(), path, base, model, Person(leaves_at=answered))


def keep(path: Path, record: str) -> None:
    """Put a text where the answers of an interview are kept."""
    path.parent.mkdir(exist_ok=True)
    answers_path(path).write_text(record, encoding="utf-8")


def test_after_each_answer_the_answers_are_on_the_disk(
    path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    given: dict[str, tuple[str, ...] | None] = {}

    def ask(prompt: Prompt, _: int) -> tuple[str, ...] | None:
        assert list(saved_answers(path).given.items()) == list(given.items())
        given[prompt.id] = reply(prompt)
        return given[prompt.id]

    run(Answers(), path, base, model, ask)
    assert list(saved_answers(path).given.items()) == list(given.items())
    assert len(given) > 12


def test_after_each_answer_the_profile_is_on_the_disk(
    path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    given: dict[str, tuple[str, ...] | None] = {}

    def ask(prompt: Prompt, _: int) -> tuple[str, ...] | None:
        if given:
            expected = profile_text(profile_from_answers(Answers(given), base))
            assert path.read_text(encoding="utf-8") == expected
            read_profile(path, base)
        given[prompt.id] = reply(prompt)
        return given[prompt.id]

    run(Answers(), path, base, model, ask)
    assert path.read_text(encoding="utf-8") == profile_text(profile_from_answers(Answers(given), base))


def test_before_the_first_answer_nothing_is_written(
    path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    leave(path, 0, base, model)
    assert not path.parent.exists()


def test_prompts_are_numbered_from_one(path: Path, base: KnowledgeBase, model: MatchingModel) -> None:
    person = Person()
    run(Answers(), path, base, model, person)
    assert person.numbers == list(range(1, len(person.asked) + 1))


def test_an_interview_gives_all_its_answers(
    path: Path, whole: tuple[Answers, str], base: KnowledgeBase, model: MatchingModel
) -> None:
    person = Person()
    answers = run(Answers(), path, base, model, person)
    assert list(answers.given) == person.asked
    assert answers == whole[0]


@dataclass
class Sitting:
    """One answer and then Ctrl-C: what was asked, and what the disk holds afterwards."""

    asked: list[str]
    saved: Answers
    profile: str


@pytest.fixture(scope="module")
def sittings(
    whole: tuple[Answers, str],
    base: KnowledgeBase,
    model: MatchingModel,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Sitting]:
    """The same interview, left by Ctrl-C at every one of its prompts and gone on with each time."""
    path = tmp_path_factory.mktemp("sittings") / "profile.yaml"

    def sit() -> Sitting:
        person = Person(leaves_at=1)
        with contextlib.suppress(KeyboardInterrupt):
            run(saved_answers(path), path, base, model, person)
        return Sitting(person.asked, saved_answers(path), path.read_text(encoding="utf-8"))

    return [sit() for _ in whole[0].given]


def test_ctrl_c_at_any_prompt_loses_nothing_that_was_answered(
    sittings: list[Sitting], whole: tuple[Answers, str]
) -> None:
    given = list(whole[0].given.items())
    found = [list(one.saved.given.items()) for one in sittings]
    assert found == [given[: place + 1] for place in range(len(given))]


def test_ctrl_c_at_any_prompt_leaves_the_profile_of_what_was_answered(
    sittings: list[Sitting], base: KnowledgeBase
) -> None:
    expected = [profile_text(profile_from_answers(one.saved, base)) for one in sittings]
    assert [one.profile for one in sittings] == expected


def test_going_on_asks_only_what_is_open(sittings: list[Sitting], whole: tuple[Answers, str]) -> None:
    assert [one.asked for one in sittings] == [[prompt] for prompt in whole[0].given]


def test_an_interview_with_a_break_at_every_prompt_comes_to_the_same_profile(
    sittings: list[Sitting], whole: tuple[Answers, str]
) -> None:
    assert (sittings[-1].saved, sittings[-1].profile) == whole


@pytest.mark.parametrize("answered", [1, 7, 13, 18])
def test_an_interview_with_one_break_comes_to_the_same_profile(
    answered: int, path: Path, whole: tuple[Answers, str], base: KnowledgeBase, model: MatchingModel
) -> None:
    leave(path, answered, base, model)
    answers = run(saved_answers(path), path, base, model, Person())
    assert (answers, path.read_text(encoding="utf-8")) == whole


def test_going_on_counts_on_from_where_it_stopped(
    path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    leave(path, 7, base, model)
    later = Person()
    run(saved_answers(path), path, base, model, later)
    assert later.numbers[0] == 8


def test_an_interview_that_is_over_asks_nothing_and_writes_nothing(
    path: Path, whole: tuple[Answers, str], base: KnowledgeBase, model: MatchingModel
) -> None:
    person = Person()
    run(whole[0], path, base, model, person)
    assert person.asked == []
    assert not path.exists()


def test_what_was_skipped_is_kept_apart_from_what_was_not_reached(path: Path, base: KnowledgeBase) -> None:
    save(Answers({"degree": None}), path, base)
    found = saved_answers(path)
    assert ("degree" in found, "field" in found) == (True, False)


def test_saved_answers_are_what_was_saved(path: Path, base: KnowledgeBase) -> None:
    answers = Answers({"likes": ("build-software", "analyse-data"), "loves": None, "field": ("物理学",)})
    save(answers, path, base)
    assert saved_answers(path) == answers


def test_only_the_person_may_read_what_they_said(path: Path, base: KnowledgeBase) -> None:
    save(SHORT, path, base)
    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert (len(list(path.parent.iterdir())), modes) == (2, {0o600})


def test_a_place_that_cannot_be_written_is_told_with_a_way_out(tmp_path: Path, base: KnowledgeBase) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileProblemError) as told:
        save(SHORT, tmp_path / "file" / "profile.yaml", base)
    assert "--save FILE" in told.value.hint


def test_a_place_for_the_answers_that_cannot_be_written_is_told(path: Path, base: KnowledgeBase) -> None:
    answers_path(path).mkdir(parents=True)
    with pytest.raises(FileProblemError, match="cannot be written"):
        save(SHORT, path, base)


@pytest.mark.parametrize(
    "record",
    [
        "",
        "   \n",
        "null",
        "3",
        '"degree"',
        "[]",
        '[["degree", null]]',
        '{"degree": ["master"], "field": ["Phy',
        '{"format": 1, "skills": {"Python": "working"}}',
        "format: 1\nskills: {Python: working}\n",
        "\x00\x01\x02",
        pytest.param('{"degree": "master"}', id="text instead of a list"),
        pytest.param('{"degree": 0}', id="a number instead of a list"),
        pytest.param('{"skills": {}}', id="a mapping instead of a list"),
        pytest.param('{"degree": [["master"]]}', id="a list in a list"),
    ],
)
def test_a_file_that_holds_no_answers_gives_none(record: str, path: Path) -> None:
    keep(path, record)
    assert saved_answers(path) == Answers()


def test_a_file_nested_beyond_reason_gives_no_answers(path: Path) -> None:
    keep(path, "[" * 100_000)
    assert saved_answers(path) == Answers()


def test_a_file_cut_off_anywhere_gives_no_answers(path: Path, base: KnowledgeBase) -> None:
    save(SHORT, path, base)
    record = answers_path(path).read_text(encoding="utf-8").rstrip()
    for length in range(len(record)):
        keep(path, record[:length])
        assert saved_answers(path) == Answers(), record[:length]


def test_a_missing_file_gives_no_answers(path: Path) -> None:
    assert saved_answers(path) == Answers()


def test_a_file_in_another_encoding_gives_no_answers(path: Path) -> None:
    path.parent.mkdir()
    answers_path(path).write_bytes('{"field": ["Café"]}'.encode("latin-1"))
    assert saved_answers(path) == Answers()


def test_a_directory_in_the_files_place_gives_no_answers(path: Path) -> None:
    answers_path(path).mkdir(parents=True)
    assert saved_answers(path) == Answers()


@pytest.mark.parametrize(
    "outdated",
    [
        {"likes": ["analyse-data", "juggling"]},
        {"values": ["pay", "fame"]},
        {"level:juggling": ["expert"]},
        {"level:python": ["godlike"]},
        {"skills:programming": ["juggling"]},
        {"coding-years": ["many"]},
        {"degree": ["bachelor", "master"]},
        {"degree": ["magister"]},
    ],
    ids=str,
)
def test_an_interview_can_go_on_after_choices_have_gone_from_the_knowledge_base(
    outdated: dict[str, list[str]], path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    keep(path, json.dumps(outdated))
    run(saved_answers(path), path, base, model, Person())
    read_profile(path, base)


def test_only_what_no_longer_fits_is_asked_again(
    path: Path, whole: tuple[Answers, str], base: KnowledgeBase, model: MatchingModel
) -> None:
    person = Person()
    answers = run(whole[0].adding("hours", ("forever",)), path, base, model, person)
    assert person.asked == ["hours"]
    assert (answers, path.read_text(encoding="utf-8")) == whole


def test_the_profile_from_before_is_kept_beside_the_new_one(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("format: 1\nname: Ada\n", encoding="utf-8")
    previous = keep_previous(path)
    assert previous == path.with_name("profile.previous.yaml")
    assert previous.read_text(encoding="utf-8") == "format: 1\nname: Ada\n"
    assert not path.exists()


def test_starting_over_forgets_the_answers_from_before(path: Path, base: KnowledgeBase) -> None:
    save(SHORT, path, base)
    keep_previous(path)
    assert saved_answers(path) == Answers()


def test_starting_over_twice_keeps_both_profiles(path: Path) -> None:
    path.parent.mkdir()
    for name in ("Ada", "Grace"):
        path.write_text(f"format: 1\nname: {name}\n", encoding="utf-8")
        keep_previous(path)
    kept = [path.with_name(f"profile.previous{number}.yaml") for number in ("", "2")]
    assert ["Ada" in kept[0].read_text(), "Grace" in kept[1].read_text()] == [True, True]


def test_a_profile_edited_since_is_told_from_one_that_the_interview_wrote(
    path: Path, base: KnowledgeBase
) -> None:
    save(SHORT, path, base)
    assert not edited_by_hand(path, SHORT, base)
    path.write_text(path.read_text(encoding="utf-8") + "name: Ada\n", encoding="utf-8")
    assert edited_by_hand(path, SHORT, base)


def test_an_answer_to_a_question_that_makes_no_sense_any_more_is_left_out(base: KnowledgeBase) -> None:
    answers = Answers({"degree": ("none",), "field": ("Law",)})
    education = profile_from_answers(answers, base).education
    assert education is not None
    assert education.field is None


def test_without_a_profile_there_is_none_to_keep(path: Path) -> None:
    assert keep_previous(path) is None


def test_a_profile_that_cannot_be_moved_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("format: 1\n", encoding="utf-8")
    answers_path(path).mkdir()
    with pytest.raises(FileProblemError, match="cannot be moved"):
        keep_previous(path)
    assert path.read_text(encoding="utf-8") == "format: 1\n"


@pytest.mark.parametrize(
    ("profile", "answers"),
    [("profile.yaml", "profile.interview.json"), ("me", "me.interview.json")],
)
def test_the_answers_lie_beside_the_profile(profile: str, answers: str, tmp_path: Path) -> None:
    assert answers_path(tmp_path / profile) == tmp_path / answers
