"""Text → plain values: every part with its line, nothing lost in silence, no text that ends in a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.errors import CareerpathError, FileProblemError, InvalidContentError, Problem
from careerpath_cli.storage.yaml_documents import (
    MAX_BYTES,
    MAX_DEPTH,
    YamlDocument,
    parse_document,
    read_document,
    read_text,
)

SYNTAX_HINT = "Look for a missing space after a colon, a tab, or an unclosed quote."


def parse(text: str) -> YamlDocument:
    return parse_document(text, "a.yaml", "The file")


def value(text: str) -> Any:
    return parse(text).value


def refused(text: str) -> InvalidContentError:
    """Return the error that `text` ends in."""
    with pytest.raises(InvalidContentError) as caught:
        parse(text)
    return caught.value


def problems(text: str) -> list[tuple[int, str]]:
    """Return line and message of everything wrong with `text`."""
    error = refused(text)
    assert {problem.file for problem in error.problems} == {"a.yaml"}
    return [(problem.line, problem.message) for problem in error.problems]


# lines


def test_every_part_knows_its_line() -> None:
    document = parse(
        "# a remark\nname: Ada\nskills:\n  python: expert\n  sql:\n    working\nlist:\n- a\n- {b: 1}\n"
    )
    assert document.lines == {
        (): 2,
        ("name",): 2,
        ("skills",): 3,
        ("skills", "python"): 4,
        ("skills", "sql"): 5,
        ("list",): 7,
        ("list", 0): 8,
        ("list", 1): 9,
        ("list", 1, "b"): 9,
    }


def test_json_over_several_lines_knows_its_lines() -> None:
    assert parse('{\n  "skills": {\n    "python": "expert"\n  }\n}\n').line(("skills", "python")) == 3


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("skills", "python"), 4),
        (("skills", "sql"), 3),
        (("skills", "sql", "level"), 3),
        (("skills", "sql", "level", 0), 3),
        (("values",), 2),
        (("values", "pay"), 2),
    ],
)
def test_a_part_that_is_not_there_has_the_line_of_what_should_hold_it(
    location: tuple[str | int, ...], line: int
) -> None:
    assert parse("# Ada\nname: Ada\nskills:\n  python: expert\n").line(location) == line


def test_an_empty_document_has_no_lines() -> None:
    document = parse("# nothing\n")
    assert (document.value, document.lines, document.line(("name",))) == (None, {}, 0)


def test_a_problem_names_file_line_and_message() -> None:
    document = parse("name: Ada\nskills: {}\n")
    assert document.problem(("skills", "sql"), "is missing") == Problem("a.yaml", 2, "is missing")


# values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("yes", "yes"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("2027-06-30", "2027-06-30"),
        ("2027-06-30 12:00:00", "2027-06-30 12:00:00"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("=", "="),
        ("10", 10),
        ("-3", -3),
        ("010", 10),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("''", ""),
        ("'true'", "true"),
        ('"10"', "10"),
        ("'~'", "~"),
        ("|-\n  10", "10"),
        (">-\n  true", "true"),
    ],
)
def test_words_stay_words_and_numbers_are_numbers(text: str, expected: object) -> None:
    found = value(f"key: {text}\n")["key"]
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize("key", ["NO", "yes", "1", "1.5", "true", "null", "2027-06-30"])
def test_keys_are_text_as_written(key: str) -> None:
    assert value(f"{key}: x\n") == {key: "x"}


def test_a_key_without_a_value_has_none() -> None:
    assert value("name:\nskills: {python: }\n") == {"name": None, "skills": {"python": None}}


@pytest.mark.parametrize(("digits", "kind"), [(18, int), (19, float), (30, float), (5_000, float)])
def test_a_very_long_number_is_no_burden(digits: int, kind: type) -> None:
    found = value("9" * digits)
    assert isinstance(found, kind)
    assert found == (10**18 - 1 if kind is int else float("9" * digits))


def test_merge_keys_are_plain_keys() -> None:
    assert value("<<: {a: 1}\n") == {"<<": {"a": 1}}


def test_json_indented_with_tabs() -> None:
    text = '{\n\t"name":\t"Ada",\n\t"list": [\n\t\t1,\n\t\t{"a": null}\n\t]\n}\n'
    assert value(text) == {"name": "Ada", "list": [1, {"a": None}]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('\t{"name": "Ada"}', {"name": "Ada"}),
        (r'{"name": "\ud83d\ude00"}', {"name": "\U0001f600"}),
    ],
)
def test_json_that_is_not_yaml(text: str, expected: object) -> None:
    document = parse(text)
    assert (document.value, document.line(("name",))) == (expected, 1)


# what is refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, "a is given twice")]),
        ("a: 1\na: 1\na: 1\n", [(2, "a is given twice"), (3, "a is given twice")]),
        ("skills:\n  sql: expert\n  'sql': none\n", [(3, "sql is given twice")]),
        ("- {a: 1}\n- {a: 1, a: 2}\n", [(2, "a is given twice")]),
        ('{"a": 1,\n "a": 2}', [(2, "a is given twice")]),
        ('{\n\t"a": 1,\n\t"a": 2\n}', [(3, "a is given twice")]),
        ("a: {b: 1, b: 2}\nc: 1\nc: 2\n", [(1, "b is given twice"), (3, "c is given twice")]),
    ],
)
def test_equal_keys_are_a_problem(text: str, expected: list[tuple[int, str]]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize("text", ['\t{"a": 1, "a": 2}', r'{"a": 1, "a": 2, "b": "\ud83d\ude00"}'])
def test_equal_keys_are_a_problem_in_json_that_is_not_yaml(text: str) -> None:
    assert problems(text) == [(0, "a is given twice")]


def test_equal_keys_in_different_places_are_fine() -> None:
    assert value("a: {b: 1}\nc: {b: 2}\n") == {"a": {"b": 1}, "c": {"b": 2}}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: &x [1]\nb: *x\n", [1, 2]),
        ("a: &x 1\nb: *x\n", [1, 2]),
        ("a: &x {b: 1}\n", [1]),
        ("a: &x [*x]\n", [1, 1]),
        ("a: 1\nb:\n  <<: &x {c: 1}\n", [3]),
        ("a: 1\n&x b: 2\n", [2]),
        ("- {&x b: 2}\n", [1]),
        ("a: 1\n? &x b\n: &y 2\n", [2, 3]),
    ],
)
def test_anchors_are_refused(text: str, lines: list[int]) -> None:
    assert problems(text) == [
        (line, "anchors and aliases are not supported; write the value out") for line in lines
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\n? [b, c]\n: 2\n", 2, "a key must be plain text"),
        ("{[a]: 1}\n", 1, "a key must be plain text"),
        ("a: 1\nb: c: d\n", 2, "mapping values are not allowed in this context"),
        ("a:\n\tb: 1\n", 2, "found character that cannot start any token"),
        ('a: 1\nb: "c\n', 3, "found unexpected end of stream"),
        ("a: [1, 2\n", 2, "did not find expected ',' or ']'"),
        ("a: 1\nb: *c\nd\n", 4, "could not find expected ':'"),
        ("%YAML 9.9\n---\na: 1\n", 1, "found incompatible YAML document"),
    ],
)
def test_broken_yaml_is_reported_with_its_line(text: str, line: int, message: str) -> None:
    error = refused(text)
    assert [(p.line, p.message) for p in error.problems] == [(line, f"not valid YAML: {message}")]
    assert error.hint == SYNTAX_HINT


def test_control_characters_are_refused() -> None:
    ((line, message),) = problems("a: \x00\n")
    assert (line, message.splitlines()) == (0, [message])
    assert message.startswith("not valid YAML: unacceptable character #x0000")


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "a: 1\n---\nb: 2\n---\nc: 3\n"])
def test_a_second_document_is_refused(text: str) -> None:
    assert problems(text) == [(2, "a second document starts here; put it in a file of its own")]


# depth


def nested(depth: int) -> str:
    return "- " * depth + "x"


def test_nesting_may_be_forty_deep() -> None:
    found, depth = value(nested(MAX_DEPTH)), 0
    while isinstance(found, list):
        (found,), depth = found, depth + 1
    assert (found, depth) == ("x", 40)


def test_deeper_nesting_is_a_problem() -> None:
    assert problems(nested(MAX_DEPTH + 1)) == [(1, "not valid YAML: nested too deeply")]


def test_nesting_has_the_same_limit_in_json_that_is_not_yaml() -> None:
    assert parse("\t" + "[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH).value
    assert problems("\t" + "[" * (MAX_DEPTH + 1) + "1" + "]" * (MAX_DEPTH + 1)) == [(0, "nested too deeply")]


@pytest.mark.parametrize(
    "text",
    [
        "'[' * 100_000",
        "'[' * 100_000 + ']' * 100_000",
        "'- ' * 100_000",
        "'{a: ' * 100_000",
        "'? ' * 100_000",
    ],
)
def test_absurdly_deep_nesting_is_an_error_and_no_crash(text: str) -> None:
    program = f"""
from careerpath_cli.storage.yaml_documents import parse_document
from careerpath_cli.errors import InvalidContentError
try:
    parse_document({text}, "a.yaml", "The file")
except InvalidContentError as error:
    print(error)
"""
    # a process of its own, because what this guards against ends the process without a word
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "The file cannot be used: 1 problem.\n"), result.stderr


# files


def file_problem(path: Path) -> tuple[str, str]:
    """Return message and hint of the error that reading `path` ends in."""
    with pytest.raises(FileProblemError) as caught:
        read_document(path, "The profile")
    return caught.value.message, caught.value.hint


def test_a_file_is_read_with_its_path_for_messages(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("name: Zoë\n", encoding="utf-8")
    assert read_document(path, "The profile") == YamlDocument(
        str(path), {"name": "Zoë"}, {(): 1, ("name",): 1}
    )


def test_broken_content_names_the_path_and_the_subject(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\na: 2\n", encoding="utf-8")
    with pytest.raises(InvalidContentError) as caught:
        read_document(path, "The profile")
    assert caught.value.message == "The profile cannot be used: 1 problem."
    assert [str(problem) for problem in caught.value.problems] == [f"{path}:2: a is given twice"]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: Ada\n")
    assert read_document(path, "The profile").value == {"name": "Ada"}


@pytest.mark.parametrize(
    "content", ["name: Zoë".encode("latin-1"), "name: Ada".encode("utf-16"), b"\xff\xfe\x00"]
)
def test_other_encodings_are_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    assert file_problem(path) == (f"{path} is not UTF-8 text.", "Save it as UTF-8 and try again.")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert file_problem(tmp_path) == (
        f"{tmp_path} is a directory.",
        "The profile must be a file; give the file's path.",
    )


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert file_problem(path) == (f"{path} does not exist.", "Check the path's spelling.")


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")
    path = tmp_path / "a.yaml" / "b.yaml"
    assert file_problem(path) == (f"{path} cannot be read: Not a directory.", "")


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.symlink_to(path)
    assert file_problem(path)[0].startswith(f"{path} cannot be read: ")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 300)
    assert file_problem(path) == (f"{path} cannot be read: File name too long.", "")


def test_a_path_that_no_file_can_have_is_refused() -> None:
    assert file_problem(Path("a\0b")) == (
        "That path cannot be read.",
        "Remove the character that paths can't contain.",
    )


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(_: Path, __: str) -> bytes:
        raise PermissionError

    path = tmp_path / "a.yaml"
    path.write_text("name: Ada\n", encoding="utf-8")
    monkeypatch.setattr(Path, "open", deny)  # the superuser may read everything, whatever the mode
    assert file_problem(path) == (f"You don't have permission to read {path}.", f"Try: chmod u+r {path}")


@pytest.mark.parametrize(("size", "fine"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_a_file_may_be_five_megabytes(size: int, fine: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * size)
    if fine:
        assert len(read_text(path, "The profile")) == 5_000_000
    else:
        told = f"{path} is larger than 5 MB, the most that can be read."
        assert file_problem(path) == (told, "Check that it is the right file.")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_device_without_an_end_is_refused() -> None:
    assert file_problem(Path("/dev/zero"))[0] == "/dev/zero is larger than 5 MB, the most that can be read."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("endless", [False, True])
def test_a_pipe_is_read_to_its_end_if_it_has_one(endless: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "pipe"
    os.mkfifo(path)

    def write() -> None:
        with suppress(BrokenPipeError), path.open("wb", buffering=0) as pipe:
            pipe.write(b"name: Ada\n")
            while endless:
                pipe.write(b"#" * 65536)

    writer = Thread(target=write)
    writer.start()
    if endless:
        assert file_problem(path)[0] == f"{path} is larger than 5 MB, the most that can be read."
    else:
        assert read_document(path, "The profile").value == {"name": "Ada"}
    writer.join(timeout=20)
    assert not writer.is_alive()


# whatever the text

FRAGMENTS = [
    *"[]{}:,-?&*!|>'\"%@`#~<= \n\t\r\x00\x85\u2028\ufeff",
    *("a", "1", "a: ", "- ", "? ", "&x ", "*x", "<<: ", "!!str ", "!<y> ", "---\n", "...\n"),
    *("\\u12", "%YAML 1.1\n", "%TAG ! a\n", "1e9", "0x1", "  "),
]


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(FRAGMENTS)).map("".join))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        document = parse(text)
    except CareerpathError as error:
        assert error.message.startswith("The file cannot be used: ")  # noqa: PT017 - most texts are fine
    else:
        assert all(line >= 1 for line in document.lines.values())


def reads_as_something_else(text: str) -> bool:
    """Whether YAML 1.2, but not the YAML 1.1 of `safe_dump`, takes `text` for a number or a word."""
    return yaml.safe_dump(text).strip() in {text, f"{text}\n..."} and not isinstance(value(text), str)


plain_text = st.text().filter(lambda text: not reads_as_something_else(text))
plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | plain_text
    | st.sampled_from(["NO", "yes", "1", "-1.5", "true", "null", "~", "", "2027-06-30", "a: b", "- a", "#"]),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(), parts, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(plain_values)
def test_what_yaml_writes_is_read_back(plain: object) -> None:
    assert value(yaml.safe_dump(plain)) == plain
