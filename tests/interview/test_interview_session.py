"""The course of an interview: nothing answered is lost, and it goes on where it stopped."""

import json
import stat
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import pytest

from careerpath_cli.errors import FileProblemError
from careerpath_cli.interview.answers import NONE_OF_THESE, Answers, profile_from_answers
from careerpath_cli.interview.prompt import Answered, InterviewProgress, Prompt, Response
from careerpath_cli.interview.review import review_prompt
from careerpath_cli.interview.saved import (
    SavedInterview,
    answers_path,
    edited_by_hand,
    keep_previous_interview,
    load_interview,
    save_interview,
    times_path,
)
from careerpath_cli.interview.session import InterviewContext, LeftError, run
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.questions import MODES, Mode
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.profile.writing import profile_text

Given = dict[str, tuple[str, ...] | None]
MakeCourse = Callable[..., InterviewContext]

TODAY = "2026-11-21"
SHORT = SavedInterview(Answers({"total-years": ("8",), "field": None}))


def reply(prompt: Prompt) -> Response:
    """Answer as someone who ticks every other line, chooses the last, skips the degree, and is content."""
    if prompt.id in ("review", "degree"):
        return "skip"
    values = tuple(choice.value for choice in prompt.choices)
    return Answered({"one": values[-1:], "many": values[:-1:2], "text": ("Physics",)}[prompt.kind])


@dataclass
class Person:
    """Somebody who answers, remembers what was asked, and does something else at some turns.

    `instead` gives, by turn (from 0), another response; a prompt's id gives one whenever it is put.
    """

    instead: dict[int | str, Response] = field(default_factory=dict)
    asked: list[Prompt] = field(default_factory=list)
    progress: list[InterviewProgress] = field(default_factory=list)
    presets: list[tuple[str, ...]] = field(default_factory=list)

    def __call__(self, prompt: Prompt, progress: InterviewProgress, preset: tuple[str, ...]) -> Response:
        turn = len(self.asked)
        self.asked.append(prompt)
        self.progress.append(progress)
        self.presets.append(preset)
        if turn in self.instead:
            return self.instead[turn]
        return self.instead.get(prompt.id) or reply(prompt)

    @property
    def ids(self) -> list[str]:
        return [prompt.id for prompt in self.asked]

    @property
    def questions(self) -> list[str]:
        return [one for one in self.ids if one != "review"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "me" / "profile.yaml"


@pytest.fixture
def course(path: Path, base: KnowledgeBase, model: MatchingModel) -> MakeCourse:
    """Make what an interview with somebody needs; every question takes two seconds."""

    def make(
        person: Person | Callable[..., Response], mode: Mode = "default", day: str = TODAY
    ) -> InterviewContext:
        clock = count(step=2)
        return InterviewContext(path, base, model, person, day, lambda: float(next(clock)), mode)

    return make


@pytest.fixture(scope="module")
def whole(
    base: KnowledgeBase, model: MatchingModel, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Answers, str]:
    """An interview that nothing interrupted: its answers, and the profile on the disk."""
    path = tmp_path_factory.mktemp("whole") / "profile.yaml"
    kept = run(SavedInterview(), InterviewContext(path, base, model, Person(), TODAY, lambda: 0.0))
    return kept.answers, path.read_text(encoding="utf-8")


def leave(turn: int, kept: SavedInterview, course: MakeCourse) -> Person:
    """Go on with an interview and quit at a turn."""
    person = Person({turn: "quit"})
    with pytest.raises(LeftError):
        run(kept, course(person))
    return person


def keep(path: Path, record: str) -> None:
    """Put a text where the answers of an interview are kept."""
    path.parent.mkdir(exist_ok=True)
    answers_path(path).write_text(record, encoding="utf-8")


# what is on the disk


def test_after_each_prompt_the_profile_and_the_answers_are_on_the_disk(
    path: Path, course: MakeCourse, base: KnowledgeBase
) -> None:
    given: Given = {}

    def ask(prompt: Prompt, _: InterviewProgress, __: tuple[str, ...]) -> Response:
        if given:
            assert list(load_interview(path).answers.given.items()) == list(given.items())
            expected = profile_text(profile_from_answers(Answers(given), base))
            assert path.read_text(encoding="utf-8") == expected
            assert not edited_by_hand(path, load_interview(path))
            read_profile(path, base)
        response = reply(prompt)
        if prompt.id != "review":
            given[prompt.id] = response.values if isinstance(response, Answered) else None
        return response

    kept = run(SavedInterview(), course(ask))
    assert list(load_interview(path).answers.given.items()) == list(given.items())
    assert load_interview(path).answers == kept.answers
    assert len(given) > 12


@pytest.mark.parametrize("response", ["quit", "back"])
def test_before_the_first_answer_nothing_is_written(
    response: Response, path: Path, course: MakeCourse
) -> None:
    with pytest.raises(LeftError):
        run(SavedInterview(), course(Person({0: response, 1: "quit"})))
    assert not path.parent.exists()


def test_only_the_person_may_read_what_they_said(path: Path, course: MakeCourse) -> None:
    run(SavedInterview(), course(Person()))
    files = list(path.parent.iterdir())
    assert {file.name for file in files} == {
        "profile.yaml",
        "profile.interview.json",
        "profile.times.jsonl",
    }
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_seconds_of_every_prompt_are_noted(path: Path, course: MakeCourse) -> None:
    person = Person({3: "back"})
    run(SavedInterview(), course(person))
    lines = [json.loads(line) for line in times_path(path).read_text(encoding="utf-8").splitlines()]
    assert lines == [{"prompt": one, "seconds": 2.0} for one in person.questions]


def test_seconds_that_cannot_be_noted_are_no_harm(path: Path, course: MakeCourse) -> None:
    times_path(path).mkdir(parents=True)
    assert len(run(SavedInterview(), course(Person())).answers.given) > 12


def test_what_was_skipped_is_kept_apart_from_what_was_not_reached(path: Path, base: KnowledgeBase) -> None:
    save_interview(SavedInterview(Answers({"degree": None})), path, base)
    found = load_interview(path).answers
    assert ("degree" in found, "field" in found) == (True, False)


def test_saved_answers_are_what_was_saved(path: Path, base: KnowledgeBase) -> None:
    kept = SavedInterview(
        Answers({"code": ("love",), "people": None, "field": ("物理学",)}, {"groups": ("a", "b")}),
        {"code": TODAY},
        ("all-alike",),
    )
    save_interview(kept, path, base)
    assert replace(load_interview(path), written=()) == kept


def test_a_place_that_cannot_be_written_is_told_with_a_way_out(tmp_path: Path, base: KnowledgeBase) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileProblemError) as told:
        save_interview(SHORT, tmp_path / "file" / "profile.yaml", base)
    assert "--save FILE" in told.value.hint


def test_a_place_for_the_answers_that_cannot_be_written_is_told(path: Path, base: KnowledgeBase) -> None:
    answers_path(path).mkdir(parents=True)
    with pytest.raises(FileProblemError, match="cannot be written"):
        save_interview(SHORT, path, base)
    assert not path.exists()


@pytest.mark.parametrize(
    ("profile", "answers", "times"),
    [
        ("profile.yaml", "profile.interview.json", "profile.times.jsonl"),
        ("me", "me.interview.json", "me.times.jsonl"),
    ],
)
def test_the_answers_and_times_lie_beside_the_profile(
    profile: str, answers: str, times: str, tmp_path: Path
) -> None:
    assert answers_path(tmp_path / profile) == tmp_path / answers
    assert times_path(tmp_path / profile) == tmp_path / times


# to the end


@pytest.mark.parametrize("mode", MODES[:2])
def test_an_interview_gives_all_its_answers_and_ends_with_a_review(mode: Mode, course: MakeCourse) -> None:
    person = Person()
    kept = run(SavedInterview(), course(person, mode))
    assert list(kept.answers.given) == person.questions
    assert person.ids[-1] == "review"
    assert dict(kept.dates) == dict.fromkeys(person.questions, TODAY)
    assert kept.answers.earlier == {}


def test_prompts_are_numbered_from_one(course: MakeCourse) -> None:
    person = Person()
    run(SavedInterview(), course(person))
    assert [one.number for one in person.progress[:-1]] == list(range(1, len(person.asked)))
    assert (person.progress[-1].number, person.progress[-1].minutes_left) == (len(person.questions), 0)


def test_whoever_skips_everything_gets_no_review(course: MakeCourse) -> None:
    person = Person()
    kept = run(SavedInterview(), course(lambda *put: person(*put) and "skip"))
    assert "review" not in person.ids
    assert set(kept.answers.given.values()) == {None}


def test_an_interview_that_is_over_asks_nothing_and_writes_nothing(
    path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    person = Person()
    run(SavedInterview(whole[0]), course(person))
    assert person.asked == []
    assert not path.exists()


# back


def test_back_over_three_prompts_and_forward_again_keeps_all(
    path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    for turn in (3, 9, len(whole[0].given) - 1):
        backwards: dict[int | str, Response] = dict.fromkeys(range(turn, turn + 3), "back")
        person = Person(backwards)

        def confirm(
            prompt: Prompt, progress: InterviewProgress, preset: tuple[str, ...], /, who: Person = person
        ) -> Response:
            response = who(prompt, progress, preset)
            return Answered(preset) if preset and response != "back" else response

        kept = run(SavedInterview(), course(confirm))
        order = list(whole[0].given)
        back_and_forth = [*reversed(order[turn - 3 : turn]), *order[turn - 2 : turn + 1]]
        assert person.ids[: turn + 7] == [*order[: turn + 1], *back_and_forth]
        presets = person.presets[turn + 3 : turn + 6]
        assert presets == [whole[0].of(one) for one in order[turn - 3 : turn]]
        assert (kept.answers, path.read_text(encoding="utf-8")) == whole


def test_a_prompt_that_was_never_answered_has_nothing_preset(course: MakeCourse) -> None:
    person = Person()
    run(SavedInterview(), course(person))
    assert set(person.presets) == {()}


def test_back_at_the_first_prompt_puts_it_again(whole: tuple[Answers, str], course: MakeCourse) -> None:
    person = Person({0: "back", 1: "back"})
    kept = run(SavedInterview(), course(person))
    assert person.ids[:4] == ["employment", "employment", "employment", "runway"]
    assert kept.answers == whole[0]


def test_back_to_the_first_prompt_takes_all_back_and_loses_nothing(path: Path, course: MakeCourse) -> None:
    person = Person({2: "back", 3: "back", 4: "quit"})
    with pytest.raises(LeftError):
        run(SavedInterview(), course(person))
    assert person.ids == ["employment", "runway", "occupation", "runway", "employment"]
    assert load_interview(path).answers == Answers({}, {"runway": ("24",), "employment": ("returning",)})


def test_another_answer_after_going_back_counts(course: MakeCourse) -> None:
    person = Person({2: "back", 3: "back", 4: Answered(("studying",))})
    kept = run(SavedInterview(), course(person))
    assert kept.answers.of("employment") == ("studying",)
    assert "runway" not in kept.answers


def test_back_at_the_review_takes_the_last_answer_back(
    whole: tuple[Answers, str], course: MakeCourse
) -> None:
    order = list(whole[0].given)
    person = Person({len(order): "back"})
    kept = run(SavedInterview(), course(person))
    assert person.ids[len(order) :] == ["review", order[-1], "review"]
    assert person.presets[len(order) + 1] == whole[0].of(order[-1])
    assert kept.answers == whole[0]


# leaving and going on


def test_quitting_at_any_prompt_loses_nothing_and_going_on_comes_to_the_same_profile(
    path: Path, whole: tuple[Answers, str], course: MakeCourse, base: KnowledgeBase
) -> None:
    order = list(whole[0].given)
    for number in range(len(order)):
        person = leave(1, load_interview(path), course)
        assert person.ids == [order[number], *order[number + 1 : number + 2]] or number == len(order) - 1
        assert person.progress[0].number == number + 1
        assert list(load_interview(path).answers.given.items()) == list(whole[0].given.items())[: number + 1]
        expected = profile_text(profile_from_answers(load_interview(path).answers, base))
        assert path.read_text(encoding="utf-8") == expected
    assert (load_interview(path).answers, path.read_text(encoding="utf-8")) == whole


@pytest.mark.parametrize("turn", [1, 7, 8, 13])
def test_an_interview_with_one_break_comes_to_the_same_profile(
    turn: int, path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    leave(turn, SavedInterview(), course)
    later = Person()
    kept = run(load_interview(path), course(later))
    assert later.questions == list(whole[0].given)[turn:]
    assert (kept.answers, path.read_text(encoding="utf-8")) == whole


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError, OSError])
def test_whatever_breaks_a_prompt_off_loses_nothing(
    error: type[BaseException], path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    person = Person()

    def ask(prompt: Prompt, progress: InterviewProgress, preset: tuple[str, ...]) -> Response:
        if len(person.asked) == 9:
            raise error
        return person(prompt, progress, preset)

    with pytest.raises(error):
        run(SavedInterview(), course(ask))
    assert list(load_interview(path).answers.given.items()) == list(whole[0].given.items())[:9]


def test_what_was_taken_back_before_leaving_is_preset_on_going_on(path: Path, course: MakeCourse) -> None:
    with pytest.raises(LeftError):
        run(SavedInterview(), course(Person({3: "back", 4: "quit"})))
    later = leave(0, load_interview(path), course)
    assert (later.ids, later.presets) == (["occupation"], [("Physics",)])


def test_quitting_at_the_review_or_within_it_keeps_every_answer(
    path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    end = len(whole[0].given)
    leave(end, SavedInterview(), course)
    assert load_interview(path).answers == whole[0]
    keep_previous_interview(path)
    with pytest.raises(LeftError):
        run(SavedInterview(), course(Person({end: Answered(("groups",)), end + 1: "quit"})))
    assert (load_interview(path).answers, path.read_text(encoding="utf-8")) == whole


# the review


def test_the_review_shows_every_answer(whole: tuple[Answers, str], base: KnowledgeBase) -> None:
    prompt = review_prompt(whole[0], base, settled=True)
    lines = prompt.choices
    assert prompt.neutral
    assert [one.value for one in lines] == list(whole[0].given)
    said = {one.value: one.label for one in lines}
    assert said["degree"].endswith("— skipped")
    assert said["employment"].startswith("Which describes you best right now? — I'm coming back")
    assert "more" in said["groups"]
    assert len(prompt.remarks) == 1
    assert review_prompt(whole[0], base, settled=False).remarks == ()


def test_the_review_says_why_it_stopped_and_never_that_nothing_could_change_at_the_limit(
    whole: tuple[Answers, str], base: KnowledgeBase
) -> None:
    settled, cut_short = (
        review_prompt(whole[0], base, settled=settled, cut_short=not settled).remarks
        for settled in (True, False)
    )
    assert "every area you ticked" in settled[0]
    assert "still open" in cut_short[0]


def change(identifier: str, response: Response, whole: Answers) -> Person:
    """Change one answer at the review."""
    end = len(whole.given)
    return Person({end: Answered((identifier,)), end + 1: response})


def test_a_changed_answer_drops_only_what_depended_on_it(
    path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    groups = whole[0].of("groups")
    screen = next(one for one in whole[0].given if one.startswith("screen:"))
    left = tuple(group for group in groups if group not in screen.partition(":")[2].split("+"))
    person = change("groups", Answered(left), whole[0])
    end = len(whole[0].given)
    answers: Given = {}

    def ask(prompt: Prompt, progress: InterviewProgress, preset: tuple[str, ...]) -> Response:
        response = person(prompt, progress, preset)
        if len(person.asked) == end + 3:
            answers.update(load_interview(path).answers.given)
        return response

    run(SavedInterview(), course(ask))
    ticked = set(whole[0].of(screen))
    unaided = {one for one in whole[0].given if one[:8] == "unaided:" and ticked & set(whole[0].of(one))}
    lost = {skill for one in unaided for skill in whole[0].of(one)}
    consulted = {
        one for one in whole[0].given if one[:10] == "consulted:" and lost & set(one[10:].split("+"))
    }
    gone = {screen, *unaided, *consulted}
    assert len(gone) > 1
    assert answers == {one: given for one, given in whole[0].given.items() if one not in gone} | {
        "groups": left
    }
    assert person.presets[end + 1] == groups


@pytest.mark.parametrize("identifier", ["hours", "total-years", "coding-years"])
def test_a_changed_answer_on_which_nothing_depends_changes_alone(
    identifier: str, path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    offered = {"hours": "3", "total-years": "4", "coding-years": "8"}[identifier]
    kept = run(SavedInterview(), course(change(identifier, Answered((offered,)), whole[0]), day="2027-01-01"))
    given = dict(kept.answers.given)
    assert list(given)[: len(whole[0].given)] == list(whole[0].given)
    assert [one for one, answer in whole[0].given.items() if given[one] != answer] == [identifier]
    assert given[identifier] == (offered,)
    assert load_interview(path).answers == kept.answers


@pytest.mark.parametrize("response", ["skip", "back"])
def test_at_the_review_an_answer_can_be_taken_out_or_left_as_it_is(
    response: Response, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    kept = run(SavedInterview(), course(change("hours", response, whole[0])))
    assert kept.answers.given["hours"] == (None if response == "skip" else whole[0].of("hours"))


def test_an_answer_that_opens_a_question_brings_it_after_the_review(
    whole: tuple[Answers, str], course: MakeCourse
) -> None:
    person = change("coding-years", Answered(("8",)), whole[0])
    person.instead["coding-years"] = Answered(("0",))
    first = run(SavedInterview(), course(Person({"coding-years": Answered(("0",))})))
    end = len(first.answers.given)
    person = Person(
        {"coding-years": Answered(("0",)), end: Answered(("coding-years",)), end + 1: Answered(("8",))}
    )
    run(SavedInterview(), course(person))
    assert "ml-years" not in person.ids[: end + 2]
    assert person.ids[end : end + 3] == ["review", "coding-years", "ml-years"]
    assert person.ids[-1] == "review"


# remarks


def odd(whole: tuple[Answers, str]) -> dict[int | str, Response]:
    """Tick something together with "None of these" on the first screen of skills."""
    return {first_screen(whole): Answered(("python", NONE_OF_THESE))}


def first_screen(whole: tuple[Answers, str]) -> str:
    return next(one for one in whole[0].given if one.startswith("screen:"))


def remarked(person: Person) -> list[int]:
    """Return the turns at which the odd answer above was remarked on."""
    return [
        turn for turn, one in enumerate(person.asked) if any("None of these" in text for text in one.remarks)
    ]


def test_a_remark_is_shown_once_right_after_its_answer(
    path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    person = Person(odd(whole))
    kept = run(SavedInterview(), course(person))
    assert remarked(person) == [person.ids.index(first_screen(whole)) + 1]
    assert "none-and-some" in kept.remarked
    assert load_interview(path).remarked == kept.remarked


def test_a_remark_is_not_made_again_after_leaving_or_going_back(
    path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    first = Person(odd(whole))
    run(SavedInterview(), course(first))
    (turn,) = remarked(first)
    keep_previous_interview(path)
    first = Person({**odd(whole), turn: "back", turn + 2: "quit"})
    with pytest.raises(LeftError):
        run(SavedInterview(), course(first))
    assert remarked(first) == [turn]
    later = Person(odd(whole))
    run(load_interview(path), course(later))
    assert remarked(later) == []


def test_what_the_last_answer_gives_reason_to_remark_on_is_said_at_the_review(
    course: MakeCourse, base: KnowledgeBase
) -> None:
    liked = [question.id for question in base.questions.values() if question.kind == "attitude"]
    calm = Person({**dict.fromkeys(liked, Answered(("like",))), "people": Answered(("love",))})
    run(SavedInterview(), course(calm, "full"))
    end = len(calm.questions)
    person = Person({**calm.instead, end: Answered(("people",)), end + 1: Answered(("like",))})
    run(SavedInterview(), course(person, "full"))
    reviews = [prompt for prompt in person.asked if prompt.id == "review"]
    later = person.asked[end + 2 :]
    assert not any("the same" in remark for remark in reviews[0].remarks)
    assert sum("the same" in remark for prompt in later for remark in prompt.remarks) == 1


# asking again


def test_old_answers_are_asked_again_with_what_was_said_preset(
    path: Path, whole: tuple[Answers, str], course: MakeCourse, base: KnowledgeBase
) -> None:
    order = list(whole[0].given)
    old = {"hours", "degree-acceptable"}
    dates = {one: "2026-01-01" if one in old else TODAY for one in order}
    save_interview(SavedInterview(whole[0], dates), path, base)
    person = Person({"hours": "skip"})
    kept = run(load_interview(path).asking_again("2026-06-01"), course(person))
    assert person.ids == ["hours", "degree-acceptable", "review"]
    assert person.presets[:2] == [whole[0].of("hours"), whole[0].of("degree-acceptable")]
    assert set(kept.dates.values()) == {TODAY}
    assert dict(kept.answers.given) == {**whole[0].given, "hours": None}


@pytest.mark.parametrize(
    ("before", "taken"),
    [
        ("2026-01-01", {"code"}),
        ("2026-01-02", {"code", "hours", "degree"}),
        ("2027-01-01", {"code", "hours", "degree", "people"}),
    ],
)
def test_answers_are_old_before_a_date_or_without_one(before: str, taken: set[str]) -> None:
    given: Given = {"hours": ("8",), "degree": None, "people": ("love",), "code": ("like",)}
    dates = {"hours": "2026-01-01", "degree": "2026-01-01", "people": "2026-11-21"}
    found = SavedInterview(Answers(given), dates).asking_again(before)
    assert set(found.answers.given) == set(given) - taken
    assert found.answers.earlier == {one: given[one] for one in taken if given[one]}


# files that are old, damaged or of another knowledge base


GOOD = '"format": 2, "earlier": {}, "dates": {}, "remarked": []'


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
        pytest.param('{"degree": ["master"], "likes": ["analyse-data"]}', id="the format before"),
        '{"format": 3, "given": {}, "earlier": {}, "dates": {}, "remarked": []}',
        '{"format": 2}',
        '{"format": 2, "given": {"degree": ["master"]}}',
        f'{{{GOOD}, "given": []}}',
        f'{{{GOOD}, "given": {{"degree": "master"}}}}',
        f'{{{GOOD}, "given": {{"degree": 0}}}}',
        f'{{{GOOD}, "given": {{"degree": [["master"]]}}}}',
        f'{{{GOOD}, "given": {{"degree": [1]}}}}',
        f'{{{GOOD.replace("[]", "null")}, "given": {{"degree": ["master"]}}}}',
        '{"format": 2, "earlier": {}, "dates": {"degree": 3}, "remarked": [], "given": {"degree": ["phd"]}}',
        '{"format": 2, "earlier": {"degree": null}, "dates": {}, "remarked": [], "given": {}}',
        f'{{{GOOD}, "written": 3, "given": {{"degree": ["master"]}}}}',
    ],
)
def test_a_file_that_holds_no_answers_gives_none(record: str, path: Path) -> None:
    keep(path, record)
    assert load_interview(path) == SavedInterview()


def test_a_file_that_holds_answers_gives_them(path: Path) -> None:
    keep(path, f'{{{GOOD}, "given": {{"degree": ["master"], "field": null}}}}')
    assert load_interview(path) == SavedInterview(Answers({"degree": ("master",), "field": None}))


def test_a_file_nested_beyond_reason_gives_no_answers(path: Path) -> None:
    keep(path, "[" * 100_000)
    assert load_interview(path) == SavedInterview()


def test_a_file_cut_off_anywhere_gives_no_answers(path: Path, base: KnowledgeBase) -> None:
    save_interview(SHORT, path, base)
    record = answers_path(path).read_text(encoding="utf-8").rstrip()
    for length in range(len(record)):
        keep(path, record[:length])
        assert load_interview(path) == SavedInterview(), record[:length]


def test_a_missing_file_gives_no_answers(path: Path) -> None:
    assert load_interview(path) == SavedInterview()


def test_a_file_in_another_encoding_gives_no_answers(path: Path) -> None:
    path.parent.mkdir()
    answers_path(path).write_bytes(f'{{{GOOD}, "given": {{"field": ["Café"]}}}}'.encode("latin-1"))
    assert load_interview(path) == SavedInterview()


def test_a_directory_in_the_files_place_gives_no_answers(path: Path) -> None:
    answers_path(path).mkdir(parents=True)
    assert load_interview(path) == SavedInterview()


@pytest.mark.parametrize(
    "outdated",
    [
        {"likes": ["analyse-data", "juggling"]},
        {"best:analyse-data+juggling+teach-and-write": ["analyse-data"]},
        {"pay-or-impact": ["fame"]},
        {"level:python": ["expert"]},
        {"groups": ["programming"], "screen:programming": ["python"], "unaided:python": ["sql"]},
        {"groups": ["programming"], "screen:programming": ["juggling"]},
        {"groups": ["programming", "juggling"]},
        {"coding-years": ["many"]},
        {"degree": ["bachelor", "master"]},
        {"degree": ["magister"]},
    ],
    ids=str,
)
def test_an_interview_can_go_on_after_choices_have_gone_from_the_knowledge_base(
    outdated: dict[str, list[str]], path: Path, base: KnowledgeBase, course: MakeCourse
) -> None:
    keep(path, f'{{{GOOD}, "given": {json.dumps(outdated)}}}')
    assert load_interview(path).answers.given
    run(load_interview(path), course(Person()))
    read_profile(path, base)


def test_only_what_no_longer_fits_is_asked_again(
    path: Path, whole: tuple[Answers, str], course: MakeCourse
) -> None:
    person = Person()
    kept = run(SavedInterview(whole[0].adding("hours", ("forever",))), course(person))
    assert person.questions == ["hours"]
    assert (dict(kept.answers.given), path.read_text(encoding="utf-8")) == (dict(whole[0].given), whole[1])


# profiles from before


def test_the_profile_from_before_is_kept_beside_the_new_one(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("format: 1\nname: Ada\n", encoding="utf-8")
    previous = keep_previous_interview(path)
    assert previous == path.with_name("profile.previous.yaml")
    assert previous.read_text(encoding="utf-8") == "format: 1\nname: Ada\n"
    assert not path.exists()


def test_starting_over_forgets_the_answers_from_before(path: Path, base: KnowledgeBase) -> None:
    save_interview(SHORT, path, base)
    keep_previous_interview(path)
    assert load_interview(path) == SavedInterview()


def test_starting_over_twice_keeps_both_profiles(path: Path) -> None:
    path.parent.mkdir()
    for name in ("Ada", "Grace"):
        path.write_text(f"format: 1\nname: {name}\n", encoding="utf-8")
        keep_previous_interview(path)
    kept = [path.with_name(f"profile.previous{number}.yaml") for number in ("", "2")]
    assert ["Ada" in kept[0].read_text(), "Grace" in kept[1].read_text()] == [True, True]


def test_a_profile_edited_since_is_told_from_one_that_the_interview_wrote(
    path: Path, base: KnowledgeBase
) -> None:
    save_interview(SHORT, path, base)
    assert not edited_by_hand(path, load_interview(path))
    path.write_text(path.read_text(encoding="utf-8") + "name: Ada\n", encoding="utf-8")
    assert edited_by_hand(path, load_interview(path))


def test_a_profile_one_answer_behind_was_not_edited_by_hand(path: Path, base: KnowledgeBase) -> None:
    """Between the two files, the power may fail."""
    save_interview(SHORT, path, base)
    before = path.read_bytes()
    save_interview(SavedInterview(SHORT.answers.adding("code", ("love",))), path, base)
    assert path.read_bytes() != before
    path.write_bytes(before)
    assert not edited_by_hand(path, load_interview(path))


def test_a_profile_without_answers_was_made_otherwise(path: Path, base: KnowledgeBase) -> None:
    save_interview(SHORT, path, base)
    answers_path(path).write_text("{", encoding="utf-8")
    assert edited_by_hand(path, load_interview(path))


def test_without_a_profile_there_is_none_to_keep(path: Path) -> None:
    assert keep_previous_interview(path) is None


def test_a_profile_that_cannot_be_moved_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("format: 1\n", encoding="utf-8")
    answers_path(path).mkdir()
    with pytest.raises(FileProblemError, match="cannot be moved"):
        keep_previous_interview(path)
    assert path.read_text(encoding="utf-8") == "format: 1\n"
