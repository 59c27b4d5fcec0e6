"""Errors are sentences with a hint and an exit code; problems are lines that editors understand."""

from __future__ import annotations

import pytest

from careerpath_cli import errors
from careerpath_cli.errors import (
    CareerpathError,
    FileProblemError,
    InvalidContentError,
    NothingKnownError,
    Problem,
    UnknownNameError,
    UnreadableError,
    UsageError,
    shown,
)

EXIT_CODES: dict[type[CareerpathError], int] = {
    UsageError: 2,
    UnknownNameError: 2,
    FileProblemError: 3,
    InvalidContentError: 4,
    UnreadableError: 4,
    NothingKnownError: 5,
}


@pytest.mark.parametrize(("error", "code"), EXIT_CODES.items())
def test_the_exit_code_tells_what_went_wrong(error: type[CareerpathError], code: int) -> None:
    assert error.exit_code == code


def test_every_error_has_a_known_exit_code() -> None:
    found = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, Exception) and value is not CareerpathError
    ]
    assert set(found) == set(EXIT_CODES)
    assert all(issubclass(error, CareerpathError) for error in found)


def test_exit_codes_are_those_promised() -> None:
    codes = (
        errors.PARTIAL,
        errors.USAGE,
        errors.FILES,
        errors.CONTENT,
        errors.NOTHING_KNOWN,
        errors.INTERRUPTED,
    )
    assert codes == (1, 2, 3, 4, 5, 130)


@pytest.mark.parametrize("error", [each for each in EXIT_CODES if each is not InvalidContentError])
def test_an_error_carries_a_sentence_and_a_hint(error: type[CareerpathError]) -> None:
    raised = error("It broke.", hint="Mend it.")
    assert (str(raised), raised.message, raised.hint) == ("It broke.", "It broke.", "Mend it.")


def test_a_hint_may_be_missing() -> None:
    assert UsageError("It broke.").hint == ""


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("me.yaml", 3, "level is missing"), "me.yaml:3: level is missing"),
        (Problem("me.yaml", 0, "the file is empty"), "me.yaml: the file is empty"),
    ],
)
def test_a_problem_reads_as_editors_expect(problem: Problem, text: str) -> None:
    assert str(problem) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zoë’s “plan” \N{GRINNING FACE}", "Zoë’s “plan” \N{GRINNING FACE}"),
        ("a\nb\tc", r"a\nb\tc"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\u2028b", r"a\u2028b"),
        ("a\ud800b", r"a\ud800b"),
    ],
)
def test_text_from_outside_stays_on_its_line(text: str, shown: str) -> None:
    assert str(Problem("me.yaml", 3, text)) == f"me.yaml:3: {shown}"


@pytest.mark.parametrize(
    ("count", "message"),
    [
        (1, "The profile cannot be used: 1 problem."),
        (2, "The profile cannot be used: 2 problems."),
        (0, "The profile cannot be used: 0 problems."),
    ],
)
def test_invalid_content_counts_its_problems(count: int, message: str) -> None:
    assert str(InvalidContentError("The profile", [Problem("me.yaml", 1, "wrong")] * count)) == message


def test_invalid_content_keeps_every_problem_in_order() -> None:
    problems = [Problem("me.yaml", line, "wrong") for line in (3, 1, 2)]
    error = InvalidContentError("The profile", problems, hint="Mend it.")
    problems.clear()
    assert [problem.line for problem in error.problems] == [3, 1, 2]
    assert error.hint == "Mend it."


def test_whatever_was_found_is_shown_in_a_few_words() -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    assert shown("Ada") == "'Ada'"
    assert shown(nested) == "something nested too deeply"
    assert shown("x" * 100) == "'" + "x" * 58 + "…"
