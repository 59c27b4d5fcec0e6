"""Changing single answers in the text of a profile: whatever else people wrote there stays, to the letter."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.errors import FileProblemError
from careerpath_cli.profile.editing import Change, edited
from careerpath_cli.profile.writing import changed_text
from careerpath_cli.storage.yaml_documents import parse_document

BY_HAND = """\
# mine, since March
format:   1
skills:   # what I can do
    SQL: proficient   # since 2019
    'Power BI':  "working"

    # to learn
    Docker: none
education: {degree: bachelor, field: economics}  # evening school
constraints: {}
occupation: >-
  data analyst
  in retail
industries: [retail]
# the end
"""


def value_of(text: str) -> Any:
    return parse_document(text.removeprefix("\ufeff"), "profile", "The profile").value


def line_changes(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("path", "value", "gone", "new"),
    [
        (
            ("skills", "SQL"),
            "expert",
            ["    SQL: proficient   # since 2019"],
            ["    SQL: expert   # since 2019"],
        ),
        (("skills", "Power BI"), "expert", ["    'Power BI':  \"working\""], ["    'Power BI':  \"expert\""]),
        (("skills", "Python"), "working+", [], ["    Python: working+"]),
        (("skills", "C#"), "aware", [], ['    "C#": aware']),
        (
            ("education", "degree"),
            "master",
            ["education: {degree: bachelor, field: economics}  # evening school"],
            ["education: {degree: master, field: economics}  # evening school"],
        ),
        (
            ("constraints", "hours_per_week"),
            8.0,
            ["constraints: {}"],
            ["constraints:", "  hours_per_week: 8"],
        ),
        (("experience", "total_years"), 6.5, [], ["experience:", "  total_years: 6.5"]),
        (("name",), "no", [], ['name: "no"']),
        (("name",), "Null: a #life", [], ['name: "Null: a #life"']),
        (("name",), "Žofie O'Hara-Łuk", [], ['name: "Žofie O\'Hara-Łuk"']),
        (
            ("occupation",),
            "nurse",
            ["occupation: >-", "  data analyst", "  in retail"],
            ["occupation: nurse"],
        ),
        (("skills", "SQL"), None, ["    SQL: proficient   # since 2019"], ["    # since 2019"]),
        (("skills", "Docker"), None, ["    Docker: none"], []),
        (("industries",), None, ["industries: [retail]"], []),
    ],
)
def test_only_the_lines_of_the_answer_change(
    path: tuple[str, ...], value: Any, gone: list[str], new: list[str]
) -> None:
    assert line_changes(BY_HAND, edited(BY_HAND, [Change(path, value)])) == (gone, new)


@pytest.mark.parametrize(
    "text",
    [
        BY_HAND,
        BY_HAND.replace("\n", "\r\n"),
        "\ufeff" + BY_HAND,
        "format: 1",
        "{format: 1, skills: {SQL: working}}",
        '{"format": 1}\n',
        '{\n  "format": 1,\n  "skills": {\n    "SQL": "working"\n  }\n}\n',
        "format: 1\neducation:\nexperience: ~ # unknown\n",
    ],
    ids=[
        "by hand",
        "Windows",
        "byte order mark",
        "one line",
        "braces",
        "JSON",
        "JSON in lines",
        "empty parts",
    ],
)
def test_what_is_added_can_be_taken_out_again_and_nothing_is_left_of_it(text: str) -> None:
    paths = [("skills", "Python"), ("skills", "C++"), ("experience", "ml_years"), ("name",)]
    values: list[Any] = ["working", "aware+", 1.5, "Ana"]
    added = edited(text, map(Change, paths, values))
    assert value_of(added)["skills"]["C++"] == "aware+"
    assert value_of(added)["experience"] == {"ml_years": 1.5}
    assert added.count("\r\n") in (0, added.count("\n"))
    taken = edited(added, (Change(path, None) for path in paths))
    kept = {key: value for key, value in value_of(text).items() if value not in (None, {})}
    assert {key: value for key, value in value_of(taken).items() if value not in (None, {})} == kept
    if text.startswith(BY_HAND[:9]):
        assert taken == text


def test_json_with_tabs_stays_json() -> None:
    changed = edited('{\n\t"format": 1,\n\t"education": {"degree": "phd"}\n}', [Change(("name",), "Ana")])
    assert json.loads(changed) == {"format": 1, "education": {"degree": "phd"}, "name": "Ana"}
    assert '\n\t"format"' in changed


def test_json_stays_json_in_yaml_s_hands() -> None:
    text = '{\n  "format": 1,\n  "skills": {"SQL": "working"}\n}\n'
    changed = edited(text, [Change(("skills", "R 4"), "aware"), Change(("education", "degree"), "phd")])
    assert json.loads(changed)["skills"] == {"SQL": "working", "R 4": "aware"}
    assert json.loads(changed)["education"] == {"degree": "phd"}


NAMES = st.text(min_size=1, max_size=12).filter(lambda name: name.strip() == name and max(name) < "\ud800")
CHANGES = st.lists(
    st.tuples(
        st.one_of(st.tuples(st.just("skills"), NAMES), st.tuples(st.sampled_from(["name", "occupation"]))),
        st.one_of(st.none(), NAMES, st.floats(0, 50)),
    ),
    max_size=5,
)


@given(CHANGES, st.sampled_from([BY_HAND, "format: 1", '{"format": 1, "skills": {"SQL": "aware"}}']))
def test_a_change_means_what_was_meant_or_is_refused(changes: list[Any], text: str) -> None:
    try:
        after = changed_text(text, [Change(path, value) for path, value in changes])
    except FileProblemError:  # what YAML cannot hold
        assert not all(name.isprintable() for path, value in changes for name in (*path, str(value)))
        return
    for path, value in dict(changes).items():
        held: Any = value_of(after)
        for key in path:
            held = (held or {}).get(key)
        assert held == value
    assert value_of(after)["format"] == 1


def test_a_text_that_cannot_be_changed_in_its_lines_is_refused() -> None:
    with pytest.raises(FileProblemError):
        changed_text("- a list\n", [Change(("name",), "Ana")])
