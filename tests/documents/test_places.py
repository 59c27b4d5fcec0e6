"""Parts of passages, whatever stands in the file for their characters."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.documents.declared.json_tree import parse_json
from careerpath_cli.documents.declared.tree import Items
from careerpath_cli.documents.declared.yaml_tree import parse_yaml
from careerpath_cli.documents.document import Passage
from careerpath_cli.documents.places import passages_within


def value_of(text: str, *, as_json: bool) -> Passage:
    """The only value of a list."""
    root = (parse_json if as_json else parse_yaml)(text).root
    assert isinstance(root, Items)
    (value,) = root.values
    assert isinstance(value, Passage)
    return value


@pytest.mark.parametrize(
    ("text", "word", "written"),
    [
        (r'["Python and R"]', "R", "R"),
        (r'["Caf\u00e9 and R"]', "R", "R"),
        (r'["Caf\u00e9 and R"]', "Café", r"Caf\u00e9"),
        (r'["one\ntwo\tR"]', "R", "R"),
        (r'["\ud83d\ude00 R"]', "😀", r"\ud83d\ude00"),
        (r'["\ud83d\ude00 R"]', "R", "R"),
        (r'["a \"b\" \\ c\/d"]', "c/d", r"c\/d"),
        ("- Knows machine\n  learning and R\n", "machine learning", "machine\n  learning"),
        ("- Knows machine\n\n  learning and R\n", "R", "R"),
        ("- >\n  Knows machine\n  learning and R\n", "machine learning", "machine\n  learning"),
        ("- |\n  Knows\n    indented R\n  and Go\n", "Go", "Go"),
        ("- 'it''s R'\n", "it's", "it''s"),
        ("- 'it''s R'\n", "R", "R"),
        ("- 'C:\\R and it''s'\n", "it's", "it''s"),
        ('- "Knows \\\n  R \\x41 \\U0001f600 end"\n', "R A", "R \\x41"),
        ('- "Knows \\\n  R \\x41 \\U0001f600 end"\n', "end", "end"),
        ('- "Knows\n  R"\n', "Knows R", "Knows\n  R"),
    ],
)
def test_a_word_is_found_where_it_is_written(text: str, word: str, written: str) -> None:
    value = value_of(text, as_json=text.startswith("["))
    start = value.words.index(word)
    (part,) = passages_within(text, value, [(start, start + len(word))])
    assert (part.words, text[part.start : part.end]) == (word, written)


def test_where_words_are_no_longer_those_of_the_file_the_whole_place_is_returned() -> None:
    assert passages_within("abc", Passage("xyz", 0, 3), [(1, 2)]) == [Passage("y", 0, 3)]
    assert passages_within("a\\n", Passage("a\nb", 0, 3), [(2, 3)]) == [Passage("b", 0, 3)]


@given(words=st.text(st.characters(codec="utf-8"), max_size=60), escaped=st.booleans(), data=st.data())
def test_any_part_of_a_json_text_is_written_where_it_says(
    *, words: str, escaped: bool, data: st.DataObject
) -> None:
    text = json.dumps([words], ensure_ascii=escaped)
    value = value_of(text, as_json=True)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    (part,) = passages_within(text, value, [(start, end)])
    if start < end:
        assert json.loads(f'"{text[part.start : part.end]}"') == part.words == words[start:end]


def test_a_long_text_is_walked_through_once_for_all_parts() -> None:
    words = "é, " * 50_000
    text = json.dumps([words])
    value = value_of(text, as_json=True)
    parts = passages_within(text, value, [(start, start + 1) for start in range(0, len(words), 3)])
    assert {text[part.start : part.end] for part in parts} == {"\\u00e9"}
