"""Remarks are made where answers sit oddly together, and nowhere else."""

import pytest

from careerpath_cli.interview.answers import NONE_OF_THESE, Answers, asked_skills, profile_from_answers
from careerpath_cli.interview.remarks import remarks
from careerpath_cli.knowledge.base import KnowledgeBase

Given = dict[str, tuple[str, ...] | None]

ROUND = "analyse-data+build-software+lead-people-and-products"
GROUPS = ("mathematics", "data-work", "machine-learning", "deep-learning")


def rows(*attitudes: str | None) -> Given:
    """Answer the three absolute rows."""
    names = ("code", "mathematics", "people")
    return {name: None if one is None else (one,) for name, one in zip(names, attitudes, strict=True)}


def whole(number: int, base: KnowledgeBase, *more: str) -> Given:
    """Tick all of some screens."""
    return {f"screen:{group}": (*asked_skills(group, base), *more) for group in GROUPS[:number]}


def levels(*stated: str) -> Given:
    """State levels of some skills, as the screen does that asks which ones others ask about."""
    experts = [
        skill for skill, level in zip(("python", "sql", "r"), stated, strict=False) if level == "expert"
    ]
    return {"consulted:python+sql+r": tuple(experts)}


def found(given: Given, base: KnowledgeBase) -> set[str]:
    return set(remarks(Answers(given), base))


@pytest.mark.parametrize(
    ("given", "remark"),
    [
        (rows("love", "love", "love"), "all-alike"),
        (rows("avoid", "avoid", "avoid"), "all-alike"),
        (rows("like", "like", "like"), "all-alike"),
        ({"screen:mathematics": ("statistics", NONE_OF_THESE)}, "none-and-some"),
        ({"coding-years": ("0",), "screen:programming": ("python",)}, "code-without-years"),
        ({"coding-years": ("0.5",), **levels("expert", "expert")}, "expert-in-a-year"),
        ({"coding-years": ("0",), **levels("expert", "expert", "expert")}, "expert-in-a-year"),
        ({f"best:{ROUND}": ("build-software",), "code": ("avoid",)}, "liked-and-disliked"),
        ({f"best:{ROUND}": ("build-software",), "code": ("dislike",)}, "liked-and-disliked"),
        ({f"worst:{ROUND}": ("build-software",), "code": ("love",)}, "liked-and-disliked"),
        ({f"worst:{ROUND}": ("lead-people-and-products",), "people": ("like",)}, "liked-and-disliked"),
    ],
)
def test_answers_that_sit_oddly_together_are_remarked_on(
    given: Given, remark: str, base: KnowledgeBase
) -> None:
    assert found(given, base) == {remark}


@pytest.mark.parametrize(
    "given",
    [
        {},
        rows("neutral", "neutral", "neutral"),
        rows("love", "love", "like"),
        rows("love", "love", None),
        rows(None, None, None),
        {"screen:mathematics": (NONE_OF_THESE,), "screen:data-work": None},
        {"screen:mathematics": ("statistics", "probability")},
        {"coding-years": ("0",), "screen:programming": (NONE_OF_THESE,)},
        {"coding-years": ("0",), "screen:programming": None},
        {"coding-years": ("0",), "screen:mathematics": ("statistics",)},
        {"coding-years": ("0.5",), "screen:programming": ("python",)},
        {"coding-years": None, "screen:programming": ("python",)},
        {"coding-years": ("0.5",), **levels("expert")},
        {"coding-years": ("0.5",), **levels("expert", "proficient")},
        {"coding-years": ("1.5",), **levels("expert", "expert")},
        levels("expert", "expert"),
        {f"best:{ROUND}": ("build-software",), "code": ("love",)},
        {f"best:{ROUND}": ("build-software",), "code": ("neutral",)},
        {f"worst:{ROUND}": ("build-software",), "code": ("neutral",)},
        {f"worst:{ROUND}": ("build-software",), "code": ("dislike",)},
        {f"best:{ROUND}": ("build-software",), "people": ("avoid",)},
        {f"best:{ROUND}": None, "code": ("avoid",)},
        {f"best:{ROUND}": ("build-software",), "code": None},
    ],
)
def test_answers_that_go_together_are_not_remarked_on(given: Given, base: KnowledgeBase) -> None:
    assert found(given, base) == set()


@pytest.mark.parametrize(
    ("number", "said"), [(1, set()), (2, set()), (3, {"all-ticked"}), (4, {"all-ticked"})]
)
def test_whole_screens_are_remarked_on_from_the_third(
    number: int, said: set[str], base: KnowledgeBase
) -> None:
    assert found(whole(number, base), base) == said


def test_a_screen_with_one_line_left_out_is_no_whole_screen(base: KnowledgeBase) -> None:
    given = whole(3, base)
    given[f"screen:{GROUPS[0]}"] = tuple(asked_skills(GROUPS[0], base)[1:])
    assert found(given, base) == set()


def test_whole_screens_with_none_of_these_get_the_other_remark(base: KnowledgeBase) -> None:
    assert found(whole(4, base, NONE_OF_THESE), base) == {"none-and-some"}


def test_remarks_are_sentences_and_change_no_answer(base: KnowledgeBase) -> None:
    answers = Answers(
        {
            "coding-years": ("0",),
            **rows("avoid", "avoid", "avoid"),
            f"best:{ROUND}": ("build-software",),
            **whole(3, base),
            "screen:programming": ("python", "sql", NONE_OF_THESE),
            **levels("expert", "expert"),
        }
    )
    before = profile_from_answers(answers, base)
    said = remarks(answers, base)
    assert list(said) == [
        "all-alike",
        "all-ticked",
        "none-and-some",
        "code-without-years",
        "expert-in-a-year",
        "liked-and-disliked",
    ]
    assert all(text.endswith(".") and "  " not in text and "!" not in text for text in said.values())
    assert profile_from_answers(answers, base) == before


@pytest.mark.parametrize("words", ["Registered nurse", "data scientist", "Data Scientist"])
def test_an_occupation_or_role_by_its_name_needs_no_remark(words: str, base: KnowledgeBase) -> None:
    assert found({"occupation": (words,)}, base) == set()


def test_it_is_told_as_what_a_job_title_was_read(base: KnowledgeBase) -> None:
    said = remarks(Answers({"occupation": ("Senior ICU nurse",)}), base)
    assert said == {"occupation": "We've read “Senior ICU nurse” as Registered nurse."}


def test_it_is_told_that_a_job_title_was_not_understood_and_kept(base: KnowledgeBase) -> None:
    unknown, close = (
        remarks(Answers({"occupation": (words,)}), base)["occupation"]
        for words in ("Qqxwv", "Registred nursse")
    )
    assert unknown.startswith("“Qqxwv” isn't an occupation we know. It's kept")
    assert "Registered nurse" in close
