"""Lists to choose from, and how they look in a window: pure, without a terminal."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from careerpath_cli.interview.prompt import Answered, InterviewProgress, Prompt, PromptChoice
from careerpath_cli.interview.terminal.layout import Window, list_screen
from careerpath_cli.interview.terminal.lines import clean, cut, kept_line, place, table_row, wrap
from careerpath_cli.interview.terminal.state import SKIP, ListState, list_state

WORDS = "Some words that need more than one row in a narrow window, and 日本語の自然言語処理 too"
SIXTY = tuple(
    PromptChoice(
        f"v{n}", f"Line {n}" + (f": {WORDS}" if n % 3 == 0 else ""), WORDS if n % 2 else "", f"Part {n // 9}"
    )
    for n in range(1, 61)
)
ONE = Prompt("one", "You", f"Which? {WORDS}", "Because.", "one", SIXTY)
MANY = Prompt(
    "many", "Skills", f"Which? {WORDS}", "Because.", "many", SIXTY,
    (PromptChoice("deep", "Deep learning"), PromptChoice("r", "R"), PromptChoice("cpp", "C++")), (WORDS,),
)  # fmt: skip
STAGES = tuple(
    PromptChoice(f"s{n}", one)
    for n, one in enumerate(("I study", "I work in another field", "I work in software", "A 3D studio"), 1)
)
SHORT = Prompt("short", "You", "Which describes you?", "Because.", "one", STAGES)
SKILLS = Prompt(
    "skills", "Skills", "Which?", "Because.", "many",
    (PromptChoice("py", "Python"), PromptChoice("sql", "SQL"), PromptChoice("git", "Git")),
    (
        PromptChoice("deep", "Deep learning"), PromptChoice("k8s", "Kubernetes", also=("k8s",)),
        PromptChoice("machine", "Machine learning"), PromptChoice("3d", "3D vision"),
    ),
)  # fmt: skip
HALFWAY = InterviewProgress(7, 18, 3.2)


def typed(state: ListState, text: str) -> ListState:
    for char in text:
        state = state.typed(char)
    return state


def shown(state: ListState, columns: int = 80, rows: int = 24) -> list[str]:
    lines = list_screen(state, HALFWAY, Window(columns, rows), explained=True)
    return ["".join(text for _, text in line) for line in lines]


@pytest.mark.parametrize(
    ("digits", "pointed"),
    [("3", "v3"), ("12", "v12"), ("60", "v60"), ("61", "v1"), ("0", SKIP.value), ("123", "v3")],
)
def test_digits_point_at_the_line_of_that_number(digits: str, pointed: str) -> None:
    assert typed(list_state(ONE, ()), digits).pointed == pointed


def test_a_number_begins_anew_after_another_key() -> None:
    assert list_state(ONE, ()).typed("1").moved(1).typed("2").pointed == "v2"


@pytest.mark.parametrize(
    ("search", "first"), [("deep l", "deep"), ("r", "r"), ("C++", "cpp"), ("DEEP-learn", "deep")]
)
def test_typing_finds_what_is_not_listed_and_the_nearest_first(search: str, first: str) -> None:
    assert typed(list_state(MANY, ()), search).pointed == first


def test_a_digit_within_a_search_is_searched() -> None:
    assert [one.value for one in typed(list_state(ONE, ()), "line 59").lines] == ["v59"]


def test_what_was_found_and_ticked_stays_in_the_list() -> None:
    state = typed(list_state(MANY, ()), "deep").toggled().cleared()
    assert state.lines[-1].value == "deep"
    assert state.pointed == "deep"
    assert state.toggled().lines[-1].value == "deep"
    assert state.entered() == Answered(("deep",))


def test_enter_in_a_search_ticks_and_shows_the_list_again() -> None:
    state = typed(list_state(MANY, ("v2",)), "deep").entered()
    assert isinstance(state, ListState)
    assert not state.search
    assert state.entered() == Answered(("v2", "deep"))


def test_enter_never_takes_a_tick_away() -> None:
    state = typed(list_state(MANY, ("deep",)), "deep").entered()
    assert isinstance(state, ListState)
    assert state.ticked == {"deep"}


def test_a_search_without_hits_answers_nothing() -> None:
    for prompt in (ONE, MANY, SHORT):
        state = typed(list_state(prompt, ()), "zzz")
        assert state.entered() is state
        assert state.toggled() is state
        assert "No match for “zzz_”." in " ".join(shown(state))


def test_a_blank_within_a_search_is_searched_and_ticks_nothing() -> None:
    state = list_state(SKILLS, ())
    for char in "deep learning":
        state = state.spaced() if char == " " else state.typed(char)
    assert (state.search, state.pointed, state.ticked) == ("deep learning", "deep", frozenset())


def test_a_blank_ticks_what_is_pointed_at_while_nothing_is_searched() -> None:
    pointed = list_state(SKILLS, ()).spaced()
    assert pointed.pointed == "py"
    assert not pointed.ticked
    assert pointed.spaced().ticked == {"py"}
    assert not pointed.spaced().spaced().ticked


def test_tab_keeps_what_is_ticked_and_what_was_said_earlier() -> None:
    assert list_state(SKILLS, ()).moved(1).spaced().moved(1).passed() == Answered(("py",))
    assert list_state(SKILLS, ("git",)).passed() == Answered(("git",))
    assert list_state(SHORT, ("s2",)).moved(1).passed() == Answered(("s2",))


def test_tab_skips_only_where_nothing_was_chosen() -> None:
    for prompt in (SHORT, SKILLS):
        assert list_state(prompt, ()).passed() == "skip"
        assert list_state(prompt, ()).moved(1).passed() == "skip"
    assert list_state(SKILLS, ("git",)).moved(3).toggled().passed() == "skip"


def test_tab_ends_a_search_and_keeps_the_ticks() -> None:
    state = typed(list_state(SKILLS, ("git",)), "deep").passed()
    assert isinstance(state, ListState)
    assert not state.search
    assert state.ticked == {"git"}


def test_enter_takes_what_an_arrow_points_at() -> None:
    assert list_state(SHORT, ()).moved(1).moved(1).entered() == Answered(("s2",))
    state = list_state(SKILLS, ()).moved(1).moved(1).entered()
    assert isinstance(state, ListState)
    assert state.entered() == Answered(("sql",))


@pytest.mark.parametrize(
    ("prompt", "digits", "says"),
    [
        (SHORT, "7", "There's no line 7: lines go from 1 to 4."),
        (SHORT, "0", "There's no line 0: lines go from 1 to 4."),
        (ONE, "61", "There's no line 61: lines go from 1 to 60. This is line 1."),
    ],
)
def test_a_number_out_of_range_says_so_until_the_next_key(prompt: Prompt, digits: str, says: str) -> None:
    state = typed(list_state(prompt, ()), digits)
    assert says in shown(state)
    assert says not in shown(state.moved(1))


def test_in_a_short_list_each_digit_is_a_number_of_its_own() -> None:
    state = typed(list_state(SHORT, ()), "23")
    assert state.pointed == "s3"
    assert "no line" not in " ".join(shown(state))


@pytest.mark.parametrize(("keys", "search", "pointed"), [("3d", "3d", "3d"), ("3g", "g", "git")])
def test_a_digit_before_letters_is_searched_where_that_finds_something(
    keys: str, search: str, pointed: str
) -> None:
    state = typed(list_state(SKILLS, ()), keys)
    assert (state.search, state.pointed) == (search, pointed)


def test_letters_in_a_short_list_lead_to_a_line_and_hide_none() -> None:
    for keys, pointed in (("s", "s1"), ("i work in s", "s3"), ("xyz", "")):
        state = typed(list_state(SHORT, ()), keys)
        assert state.pointed == pointed
        text = "\n".join(shown(state))
        assert all(one.label in text for one in STAGES), text


def test_a_typo_in_a_short_list_points_at_what_comes_close_and_hides_nothing() -> None:
    state = typed(list_state(SHORT, ()), "softwre")
    assert state.pointed == "s3"
    text = shown(state)
    assert "No match for “softwre_”, but this is close." in text
    assert all(any(one.label in line for line in text) for one in STAGES)


def test_a_search_that_is_given_up_leaves_the_pointer_where_it_was() -> None:
    for prompt in (SHORT, SKILLS):
        before = list_state(prompt, ()).moved(1).moved(1)
        assert typed(before, "zzz").cleared() == before


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("kuberntes", ["k8s"]),
        ("pyton", ["py"]),
        ("deep lerning", ["deep"]),
        ("lerning", ["deep", "machine"]),
    ],
)
def test_a_typo_is_shown_what_comes_close(typo: str, meant: list[str]) -> None:
    state = typed(list_state(SKILLS, ()), typo)
    assert {one.value for one in state.lines} >= set(meant)
    assert state.lines[0].value == meant[0]
    assert f"No match for “{typo}_”, but close:" in shown(state)
    after = state.entered()
    assert isinstance(after, ListState)
    assert after.ticked == {meant[0]}


def test_an_earlier_answer_is_what_enter_gives() -> None:
    for prompt, before in ((ONE, ("v7",)), (MANY, ("v7", "deep"))):
        state = list_state(prompt, before)
        assert state.keeps_earlier
        assert state.entered() == Answered(before)
        assert "Enter keep your earlier answer" in " ".join(shown(state))


def test_enter_alone_skips() -> None:
    for prompt in (ONE, MANY):
        assert list_state(prompt, ()).entered() == "skip"
        assert list_state(prompt, ("gone",)).entered() == "skip"
        assert "Enter skip" in " ".join(shown(list_state(prompt, ())))


KEYS = st.lists(
    st.sampled_from(["up", "down", "page", "end", "space", "back", "escape", *"12r dep+zé日"]), max_size=15
)


def press(state: ListState, keys: list[str]) -> ListState:
    for key in keys:
        state = {
            "up": lambda s: s.moved(-1), "down": lambda s: s.moved(1), "page": lambda s: s.moved(8),
            "end": lambda s: s.moved(99), "space": lambda s: s.spaced(), "back": lambda s: s.shortened(),
            "escape": lambda s: s.cleared(),
        }.get(key, lambda s, key=key: s.typed(key))(state)  # fmt: skip
    return state


@given(keys=KEYS, prompt=st.sampled_from([ONE, MANY]))
def test_whatever_is_pressed_only_what_is_listed_is_pointed_at_and_chosen(
    keys: list[str], prompt: Prompt
) -> None:
    state = press(list_state(prompt, ()), keys)
    nowhere = not state.pointed and (state.several or not state.lines)
    assert state.pointed in {one.value for one in state.lines} or nowhere
    for result in (state.entered(), state.passed()):
        if isinstance(result, Answered):
            assert result.values
            assert set(result.values) <= {one.value for one in (*prompt.choices, *prompt.findable)}


@given(keys=KEYS, prompt=st.sampled_from([ONE, MANY, SHORT, SKILLS]))
def test_no_key_drops_what_is_ticked_and_enter_skips_nothing_that_is_pointed_at(
    keys: list[str], prompt: Prompt
) -> None:
    state = press(list_state(prompt, ()), keys)
    if state.ticked:
        assert "skip" not in (state.entered(), state.passed())
    if state.pointed not in ("", SKIP.value):
        assert state.entered() != "skip"


@given(keys=KEYS, columns=st.integers(20, 220), rows=st.integers(6, 60), prompt=st.sampled_from([ONE, MANY]))
def test_every_screen_fits_its_window_with_the_pointed_line_in_it(
    keys: list[str], columns: int, rows: int, prompt: Prompt
) -> None:
    state = press(list_state(prompt, ()), keys)
    lines = shown(state, columns, rows)
    assert len(lines) < rows
    assert max(map(cell_len, lines)) < columns
    if rows >= 24 and columns >= 50 and state.pointed:
        assert sum(line.startswith(">") for line in lines) == 1


def test_a_narrow_window_breaks_everything_at_words() -> None:
    words = {*ONE.text.split(), *WORDS.split(), "Because."}
    told = " ".join(shown(list_state(ONE, ("v3",)), 50, 60)).split()
    assert words <= set(told)


@given(st.text(), st.integers(4, 60))
def test_wrapping_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)
    assert cell_len(cut(text, width)) <= width


@given(st.text(max_size=300))
def test_cleaned_text_is_one_printable_line_and_stays_so(text: str) -> None:
    once = clean(text)
    assert len(once) <= 200
    assert clean(once) == once
    assert "\n" not in once
    assert "\x1b" not in once


@pytest.mark.parametrize(
    ("minutes", "number", "expected"),
    [
        (3.2, 7, "You · 7 of about 18, about 3 minutes left"),
        (1.4, 7, "You · 7 of about 18, about 1 minute left"),
        (0.9, 17, "You · 17 of about 18, less than a minute left"),
        (0, 18, "You · 18 of 18"),
    ],
)
def test_where_one_is_is_said_in_round_figures(minutes: float, number: int, expected: str) -> None:
    assert place(ONE, InterviewProgress(number, 18, minutes)) == expected


def test_a_prompt_that_stands_alone_is_not_counted() -> None:
    assert place(ONE, InterviewProgress(1, 1, 0)) == "You"


@given(st.integers(20, 200), st.lists(st.sampled_from(SIXTY), min_size=1, unique=True))
def test_the_line_that_stays_is_one_line_with_an_answer(width: int, chosen: list[PromptChoice]) -> None:
    line = kept_line(MANY, Answered(tuple(one.value for one in chosen)), width)
    assert cell_len(line) <= width
    assert line.partition(" → ")[2]
    assert "done" not in line


def test_a_long_answer_is_counted_in_the_line_that_stays() -> None:
    chosen = Answered(tuple(f"v{n}" for n in range(1, 60, 3)))
    assert kept_line(MANY, chosen, 80).endswith("Line 1, Line 4, Line 7 and 17 more")
    assert kept_line(MANY, "skip", 80).endswith("→ skipped")


TABLE = replace(
    ONE,
    choices=(
        PromptChoice("a", "SQL: proficient", columns=("SQL", "proficient", "“dashboards in SQL”")),
        PromptChoice("b", "Power BI: aware", columns=("Power BI", "aware", "“a course”")),
    ),
)


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (60, "SQL       proficient  “dashboards in SQL”"),
        (100, "SQL       proficient  “dashboards in SQL”"),
        (59, ""),
    ],
)
def test_the_lines_of_a_table_stand_below_each_other_where_there_is_room(width: int, row: str) -> None:
    assert table_row(TABLE.choices[0].columns, TABLE, width) == row


def test_wide_characters_take_their_room_in_a_table() -> None:
    prompt = replace(TABLE, choices=(*TABLE.choices, PromptChoice("c", "", columns=("東京都庁東", "x", "y"))))
    rows = [table_row(choice.columns, prompt, 60) for choice in prompt.choices]
    assert [cell_len(row.partition("“")[0]) for row in rows[:2]] == [24, 24]
    assert rows[2].startswith("東京都庁東  x")


def test_the_line_kept_of_a_prompt_with_a_label_of_its_own_for_enter_says_it() -> None:
    prompt = replace(ONE, text="Is it right?", neutral="Looks right: keep it")
    assert kept_line(prompt, "skip", 80) == "Is it right? → Looks right: keep it"


def test_a_long_cell_is_cut_rather_than_the_table_given_up() -> None:
    long = PromptChoice(
        "c", "", columns=("subject", "Electronics and Telecommunications", "“M.Sc. Electronics”")
    )
    prompt = replace(TABLE, choices=(*TABLE.choices, long))
    row = table_row(long.columns, prompt, 73)
    assert row == "subject   Electronics and Telecommu…  “M.Sc. Electronics”"
    assert table_row(TABLE.choices[0].columns, prompt, 73).startswith(
        "SQL       proficient                  “"
    )
