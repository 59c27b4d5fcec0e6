"""Numbered prompts: lines go in, lines come out, and nothing else is needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.interview.prompt import Answered, InterviewProgress, Prompt, PromptChoice, Response
from careerpath_cli.interview.terminal.plain import PAGE, ask
from careerpath_cli.interview.terminal.terminals import choose_prompts

WHY = "Roles differ more in their days than in their tools."
CITIES = tuple(PromptChoice(one.lower(), one) for one in ("Porto", "Lisbon", "Braga"))
ONE = Prompt("city", "You", "Which city?", WHY, "one", CITIES)
SKILLS = Prompt(
    "skills",
    "Skills",
    "Which of these?",
    WHY,
    "many",
    (PromptChoice("py", "Python", "A language."), PromptChoice("sql", "SQL"), PromptChoice("git", "Git")),
    (
        PromptChoice("deep", "Deep learning"),
        PromptChoice("machine", "Machine learning"),
        PromptChoice("r", "R"),
    ),
)
TEXT = Prompt("text", "Skills", "Where did you show it?", WHY, "text")
LONG = Prompt(
    "long",
    "Review",
    "Which answer?",
    WHY,
    "one",
    tuple(PromptChoice(f"v{n}", f"Entry {n}", section=f"Part {n // 25}") for n in range(1, 61)),
)
HALFWAY = InterviewProgress(7, 18, 3.2)


def put(prompt: Prompt, *typed: str, before: tuple[str, ...] = ()) -> tuple[Response, str]:
    """Ask with these lines typed, and then the end of the input; give the response and what was said."""
    waiting, said = iter(typed), list[str]()

    def read() -> str:
        line = next(waiting, None)
        if line is None:
            raise EOFError
        return line

    response = ask(prompt, HALFWAY, before, read=read, write=said.append)
    return response, "\n".join(said)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["2"], Answered(("lisbon",))),
        (["brag"], Answered(("braga",))),
        (["LISBON"], Answered(("lisbon",))),
        (["", "2"], "skip"),
        (["s"], "skip"),
        (["b"], "back"),
        (["q"], "quit"),
        (["Q"], "quit"),
        ([], "quit"),
        (["?", "3"], Answered(("braga",))),
        (["nonsense", "9", "0", "1 2", "-", "1"], Answered(("porto",))),
    ],
)
def test_a_line_of_one_is_taken_by_number_or_by_part_of_its_label(
    typed: list[str], expected: Response
) -> None:
    assert put(ONE, *typed)[0] == expected


def test_what_can_be_typed_is_said_and_where_one_is() -> None:
    _, said = put(ONE, "2")
    assert "You · 7 of about 18, about 3 minutes left" in said
    assert "  2  Lisbon" in said
    assert "s skips, b goes back, ? says why we ask, q quits" in " ".join(said.split())
    assert said.endswith("Answer: Lisbon")


def test_why_is_said_only_when_asked_for() -> None:
    assert WHY not in put(ONE, "2")[1]
    assert WHY in put(ONE, "?", "2")[1]


@pytest.mark.parametrize("typed", ["nonsense", "9", "0", "1 2", "find nonsense", "-", "999999999999"])
def test_nonsense_gets_one_line_and_the_question_stays_open(typed: str) -> None:
    quiet = put(ONE, "2")[1]
    response, said = put(ONE, typed, "2")
    assert response == Answered(("lisbon",))
    assert 1 <= len(said.splitlines()) - len(quiet.splitlines()) <= 2


@pytest.mark.parametrize("typed", ["9", "0", "1-9", "999999999999", "? 9", "5"])
def test_a_number_that_no_line_read_out_has_says_so(typed: str) -> None:
    response, said = put(SKILLS, typed, "q")
    assert response == "quit"
    assert "There's no line " in said
    assert "Lines go from 1 to 3." in said


@pytest.mark.parametrize(
    ("typo", "number", "value"),
    [("pyton", "1", "py"), ("deep lerning", "4", "deep"), ("find gitt", "3", "git")],
)
def test_a_typo_is_read_what_comes_close(typo: str, number: str, value: str) -> None:
    response, said = put(SKILLS, typo, number, "")
    assert response == Answered((value,))
    assert "These are close." in said


def test_skipping_over_what_was_chosen_is_asked_for_twice() -> None:
    response, said = put(SKILLS, "1", "s", "")
    assert response == Answered(("py",))
    said = " ".join(said.split())
    assert "You've chosen Python. Press Enter to continue with that, or s again to drop it." in said
    assert put(SKILLS, "1", "s", "s")[0] == "skip"
    assert put(SKILLS, "1", "s", "2", "s", "")[0] == Answered(("py", "sql"))


def test_a_part_that_several_lines_hold_reads_them_out() -> None:
    response, said = put(SKILLS, "learning", "4", "")
    assert response == Answered(("deep",))
    assert "2 lines found" in said
    assert "4  Deep learning" in said
    assert "5  Machine learning" in said


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["1 3", ""], ("py", "git")),
        (["3,1", ""], ("py", "git")),
        (["1-3", ""], ("py", "sql", "git")),
        (["python, git", ""], ("py", "git")),
        (["1 2", "2", ""], ("py",)),
        (["1", "1 2", ""], ("py", "sql")),
        (["machine", "1", ""], ("py", "machine")),
        (["find deep", "4", ""], ("deep",)),
        (["r", ""], ("r",)),
        (["1", "?", "3", ""], ("py", "git")),
    ],
)
def test_of_several_what_is_typed_adds_up_until_enter(typed: list[str], expected: tuple[str, ...]) -> None:
    assert put(SKILLS, *typed)[0] == Answered(expected)


def test_of_several_nothing_chosen_is_skipped_and_never_done() -> None:
    response, said = put(SKILLS, "1", "1", "")
    assert response == "skip"
    assert said.endswith("Skipped.")


def test_findable_lines_are_not_read_out_before_they_are_looked_for() -> None:
    assert "Deep learning" not in put(SKILLS, "1", "")[1]


def test_a_line_says_more_of_itself() -> None:
    assert "Python: A language." in put(SKILLS, "? 1", "")[1]


@pytest.mark.parametrize(
    ("prompt", "before", "name"),
    [
        (ONE, ("lisbon",), "Lisbon"),
        (SKILLS, ("py", "deep"), "Python, Deep learning"),
        (TEXT, ("Café",), "Café"),
    ],
)
def test_enter_keeps_an_earlier_answer_and_it_is_said(
    prompt: Prompt, before: tuple[str, ...], name: str
) -> None:
    response, said = put(prompt, "", before=before)
    assert response == Answered(before)
    assert f"Your earlier answer is: {name}. Enter keeps it." in " ".join(said.split())


def test_an_earlier_answer_that_is_no_longer_offered_is_not_kept() -> None:
    assert put(ONE, "", before=("madrid",))[0] == "skip"


def test_a_long_list_is_read_out_in_pages_with_its_sections() -> None:
    _, first = put(LONG, "q")
    _, second = put(LONG, "m", "q")
    assert f"Entry {PAGE}" in first
    assert f"Entry {PAGE + 1}" not in first
    assert "Lines 1 to 20 of 60" in first
    assert f"Entry {2 * PAGE}" in second
    assert "Part 1:" in second


def test_a_number_counts_on_every_page() -> None:
    assert put(LONG, "57")[0] == Answered(("v57",))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  Applied \t physics ", "Applied physics"),
        ("日本語 é 👩‍💻", "日本語 é 👩‍💻"),
        ("a\x00b\x1b[31m\x07", "a b [31m"),
        ("x" * 10_000, "x" * 200),
    ],
)
def test_text_is_one_clean_line_of_limited_length(typed: str, expected: str) -> None:
    assert put(TEXT, typed)[0] == Answered((expected,))


def test_text_of_nothing_is_skipped() -> None:
    assert put(TEXT, " \x00 ")[0] == "skip"


def test_lines_break_at_words_in_a_narrow_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    wordy = Prompt(
        "wordy",
        "You",
        "word " * 40,
        "why " * 40,
        "one",
        (PromptChoice("a", "label " * 30),),
        (),
        ("remark " * 20,),
    )
    _, said = put(wordy, "?", "1")
    assert max(map(len, said.splitlines())) < 50
    assert set(said.replace("Answer:", "").split()) >= {"word", "why", "label", "remark"}
    assert not any(line.endswith(("wor", "labe", "remar")) for line in said.splitlines())


@pytest.mark.parametrize("error", [EOFError, KeyboardInterrupt, OSError])
def test_the_end_of_the_input_and_ctrl_c_quit(error: type[BaseException]) -> None:
    def read() -> str:
        raise error

    assert ask(ONE, HALFWAY, ("lisbon",), read=read, write=lambda _: None) == "quit"


def test_ctrl_c_while_the_question_is_written_quits() -> None:
    def write(line: str) -> None:
        if line == ONE.text:
            raise KeyboardInterrupt

    assert ask(ONE, HALFWAY, (), read=lambda: "2", write=write) == "quit"


def test_bytes_that_are_no_text_are_asked_for_again() -> None:
    waiting, said = [b"\xff", b"2"], list[str]()

    def read() -> str:
        return waiting.pop(0).decode()

    assert ask(ONE, HALFWAY, (), read=read, write=said.append) == Answered(("lisbon",))
    assert any("wasn't readable as text" in line for line in said)


@given(typed=st.lists(st.text(max_size=12), max_size=6), prompt=st.sampled_from([ONE, SKILLS, TEXT, LONG]))
def test_whatever_is_typed_an_answer_is_one_of_the_choices_or_a_turn(
    prompt: Prompt, typed: list[str]
) -> None:
    response, _ = put(prompt, *typed)
    if isinstance(response, Answered):
        offered = {one.value for one in (*prompt.choices, *prompt.findable)}
        assert response.values
        assert prompt.kind == "text" or set(response.values) <= offered
        assert prompt.kind == "many" or len(response.values) == 1
    else:
        assert response in ("skip", "back", "quit")


@given(typed=st.lists(st.sampled_from(["", " ", "\t", "?"]), max_size=4))
def test_enter_alone_never_answers(typed: list[str]) -> None:
    for prompt in (ONE, SKILLS, TEXT, LONG):
        assert put(prompt, *typed)[0] in ("skip", "quit")


def test_without_a_terminal_prompts_are_plain() -> None:
    assert choose_prompts(None) is ask
    assert choose_prompts(plain=True) is ask


JOB = Prompt(
    "job",
    "You",
    "What do you do?",
    WHY,
    "text",
    findable=(
        PromptChoice("Registered nurse", "Registered nurse", also=("ICU nurse",)),
        PromptChoice("Plumber", "Plumber"),
    ),
)


@pytest.mark.parametrize("words", ["registered NURSE", "ICU nurse"])
def test_a_text_that_is_known_is_taken_at_once_in_ones_own_words(words: str) -> None:
    assert put(JOB, words)[0] == Answered((words,))


@pytest.mark.parametrize(("then", "answer"), [("", "Night nurse"), ("Plumber", "Plumber"), ("s", None)])
def test_for_an_unknown_text_what_is_close_is_read_out_and_enter_keeps_it(
    then: str, answer: str | None
) -> None:
    response, said = put(JOB, "Night nurse", then)
    assert "Close: Registered nurse." in said
    assert response == (Answered((answer,)) if answer else "skip")


def test_an_unknown_text_with_nothing_close_is_kept_and_told() -> None:
    response, said = put(JOB, "zebra tamer")
    assert response == Answered(("zebra tamer",))
    assert "your own words are kept" in said


def test_a_text_is_not_searched_by_a_command() -> None:
    assert "find" not in put(JOB, "s")[1]
