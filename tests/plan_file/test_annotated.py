"""A generated document that people write into: told apart exactly, renewed without losing a word."""

import json
import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.errors import CareerpathError, InvalidContentError
from careerpath_cli.plan_file.annotated import (
    GONE,
    TRAILER,
    Block,
    PlanDocument,
    document_text,
    task,
    trailer_digest,
)
from careerpath_cli.plan_file.reading import read_edited_plan
from careerpath_cli.plan_file.renewal import renewed_text

slow = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PLAIN = st.text(st.characters(exclude_characters="\n\r\ufeff", exclude_categories=["Cs"]), max_size=30)
IDS = st.sampled_from(["docker-working", "git-aware", "project-x", "sql-expert", "a.b", "ci-cd:1"])
HARMLESS = PLAIN.filter(
    lambda line: (
        not any(part in line for part in ("<!--", "-->", "```", "~~~", TRAILER, "<<<<<<< ", ">>>>>>> "))
        and not line.lstrip("- ").startswith(("When:", "Where:"))
        and line != GONE
        and (line.strip() or not line)
    )
)


@st.composite
def documents(draw: st.DrawFn) -> PlanDocument:
    """Documents of some blocks, with tasks, lines that occur more than once, and blank ones."""
    ids = draw(st.lists(IDS, unique=True, min_size=1, max_size=6))
    blocks = []
    for identifier in ids:
        others = [
            f"generated {draw(st.integers(0, 3))}" if draw(st.booleans()) else ""
            for _ in range(draw(st.integers(0, 4)))
        ]
        own = [
            task(identifier, f"**{identifier}**: do it", ticked=draw(st.booleans())),
            f"  - Why: {identifier}",
        ]
        blocks.append(Block(identifier, (*own, *others), kin=identifier.split("-")[0], title=identifier))
    return PlanDocument((Block("top", ("# Title", "")), *blocks), {"start": "2026-11-21", "n": [1, None]})


def with_notes(text: str, notes: list[tuple[int, str]]) -> str:
    """Insert lines before the trailer of a document."""
    lines = text.split("\n")
    end = next(place for place, line in enumerate(lines) if line.startswith(TRAILER))
    for where, note in notes:
        lines.insert(where % (end + 1), note)
        end += 1
    return "\n".join(lines)


def ticking(document: PlanDocument, ticks: dict[str, bool]) -> PlanDocument:
    """Return the document in which some boxes are otherwise."""

    def line_of(line: str) -> str:
        for identifier, ticked in ticks.items():
            if line.endswith(f"<!-- {identifier} -->"):
                return f"- [{'x' if ticked else ' '}]{line[5:]}"
        return line

    blocks = [replace(block, lines=tuple(map(line_of, block.lines))) for block in document.blocks]
    return replace(document, blocks=tuple(blocks))


NOTES = st.lists(st.tuples(st.integers(0, 200), HARMLESS), max_size=8)


@slow
@given(
    documents(),
    NOTES,
    st.dictionaries(IDS, st.booleans()),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_what_was_not_edited_comes_back_byte_for_byte(
    document: PlanDocument, notes: list[tuple[int, str]], ticks: dict[str, bool], line_end: str, mark: str
) -> None:
    now = ticking(document, ticks)
    text = with_notes("\n".join(now_line for now_line in document_text(document).split("\n")), notes)
    for old, new in zip(document.blocks, now.blocks, strict=True):
        for before, after in zip(old.lines, new.lines, strict=True):
            text = text.replace(before, after, 1) if before != after else text
    edited = mark + text.replace("\n", line_end)
    found = read_edited_plan(edited, "plan.md")
    renewed = renewed_text(now, found)
    head, _, tail = edited.rpartition(TRAILER)
    assert renewed.rpartition(TRAILER)[0] == head
    assert renewed.rpartition("-->")[2] == tail.rpartition("-->")[2]
    assert found.facts == document.facts
    assert {one: box for one, box in found.ticks.items() if one in ticks} == {
        one: ticks[one] for one in found.ticks if one in ticks
    }


@slow
@given(documents(), documents(), NOTES, st.data())
def test_no_word_is_lost_whatever_was_edited_and_whatever_comes_after(
    old: PlanDocument, new: PlanDocument, notes: list[tuple[int, str]], data: st.DataObject
) -> None:
    lines = with_notes(document_text(old), notes).split("\n")
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        if lines[place].startswith(TRAILER):
            continue
        edit = data.draw(st.sampled_from(["delete", "append", "change"]))
        if edit == "delete":
            del lines[place]
        else:
            words = data.draw(HARMLESS)
            lines[place] = lines[place] + " " + words if edit == "append" else words
    try:
        found = read_edited_plan("\n".join(lines), "plan.md")
    except CareerpathError:
        return
    renewed = renewed_text(new, found)
    generated = {line for block in (*old.blocks, *new.blocks) for line in block.lines}
    for note in found.notes:
        for line in note.lines:
            assert not line.strip() or line in renewed.split("\n"), line
    for line in lines:
        if line.strip() and line not in generated and not line.startswith(TRAILER) and "<!--" not in line:
            assert line in renewed.split("\n") or _added_words(line, old) in renewed
    again = read_edited_plan(renewed, "plan.md")
    assert renewed_text(new, again) == renewed, "renewing again changes nothing"
    assert again.facts == new.facts


def _added_words(line: str, document: PlanDocument) -> str:
    """Return what was added to a generated line."""
    starts = [one.rstrip() for block in document.blocks for one in block.lines if one.strip()]
    longest = max((one for one in starts if line.startswith(one)), key=len, default="")
    return line.removeprefix(longest).strip()


@slow
@given(documents(), st.data())
def test_a_file_of_any_bytes_gives_a_result_or_a_sentence(
    document: PlanDocument, data: st.DataObject
) -> None:
    text = document_text(document)
    place = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 20))
    with suppress(CareerpathError):
        read_edited_plan(text[:place] + data.draw(PLAIN) + text[place + cut :], "plan.md")


PLAN = PlanDocument(
    (
        Block("top", ("# Plan", "")),
        Block("tonight", ("## Tonight", "", "- When: ____", "- Where: ____", "")),
        Block(
            "docker-working",
            (task("docker-working", "**Docker**: none → working", ticked=False), "  - Why: it packs"),
            kin="docker",
            title="Docker",
        ),
        Block("git-working", (task("git-working", "**Git**", ticked=False),), kin="git", title="Git"),
        Block("end", ("", "## End", "")),
    ),
    {"start": "2026-11-21"},
)
TEXT = document_text(PLAN)


def edited(*changes: tuple[str, str], text: str = TEXT) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def refused(text: str, why: str) -> None:
    with pytest.raises(InvalidContentError) as caught:
        read_edited_plan(text, "plan.md")
    assert why in str(caught.value.problems[0])
    assert "Nothing was changed" in caught.value.hint


def test_what_was_just_written_holds_no_words_and_no_ticks() -> None:
    found = read_edited_plan(TEXT, "plan.md")
    assert (found.notes, found.changed, found.removed, found.lines) == ((), {}, (), 0)
    assert found.ticks == {"docker-working": False, "git-working": False}
    assert found.facts == {"start": "2026-11-21"}


@pytest.mark.parametrize("box", ["- [x]", "- [X]", "* [x]", "+ [X]"])
def test_boxes_are_read_however_they_are_ticked(box: str) -> None:
    found = read_edited_plan(edited(("- [ ] **Docker**", f"{box} **Docker**")), "plan.md")
    assert found.changed == {"docker-working": True}
    assert found.notes == ()


def test_words_behind_a_task_stay_below_it_and_are_not_doubled() -> None:
    found = read_edited_plan(
        edited(("working <!-- docker", "working, with Ana <!-- docker"), ("- [ ] **D", "- [x] **D")), "f"
    )
    assert found.changed == {"docker-working": True}
    renewed = renewed_text(PLAN, found)
    assert "<!-- docker-working -->\n  - , with Ana\n  - Why: it packs\n" in renewed
    assert renewed_text(PLAN, read_edited_plan(renewed, "f")) == renewed


def test_a_line_that_was_rewritten_stays_beside_ours() -> None:
    renewed = renewed_text(
        PLAN, read_edited_plan(edited(("  - Why: it packs", "  - Why: my boss wants it")), "f")
    )
    assert "  - Why: it packs\n" in renewed
    assert "  - Why: my boss wants it\n" in renewed


def test_what_was_filled_in_takes_the_place_of_the_blank() -> None:
    filled = edited(("- When: ____", "- When: Tuesdays at eight"))
    renewed = renewed_text(PLAN, read_edited_plan(filled, "f"))
    assert "- When: Tuesdays at eight\n- Where: ____\n" in renewed
    assert "- When: ____" not in renewed
    assert renewed_text(PLAN, read_edited_plan(renewed, "f")) == renewed


def test_words_of_a_part_that_is_gone_stand_at_the_end_once() -> None:
    noted = edited(("<!-- git-working -->\n", "<!-- git-working -->\n  - see my repository\n"))
    smaller = replace(PLAN, blocks=tuple(block for block in PLAN.blocks if block.id != "git-working"))
    renewed = renewed_text(smaller, read_edited_plan(noted, "f"))
    assert f"{GONE}\n\n**Git**\n\n  - see my repository\n" in renewed
    again = renewed_text(smaller, read_edited_plan(renewed, "f"))
    assert again == renewed
    assert again.count(GONE) == 1


def test_words_move_to_the_next_step_of_the_same_skill() -> None:
    noted = edited(("<!-- git-working -->\n", "<!-- git-working -->\n  - see my repository\n"))
    later = Block("git-proficient", (task("git-proficient", "**Git**", ticked=False),), kin="git")
    renewed = renewed_text(
        replace(PLAN, blocks=(*PLAN.blocks[:3], later, PLAN.blocks[-1])), read_edited_plan(noted, "f")
    )
    assert "<!-- git-proficient -->\n  - see my repository\n" in renewed


def test_a_task_without_its_marker_is_known_by_its_words() -> None:
    found = read_edited_plan(edited(("- [ ] **Git** <!-- git-working -->", "- [x] **Git**")), "f")
    assert found.changed == {"git-working": True}
    assert found.notes == ()


def test_a_task_that_was_deleted_is_told() -> None:
    found = read_edited_plan(edited(("- [ ] **Git** <!-- git-working -->\n", "")), "f")
    assert found.removed == ("git-working",)


@pytest.mark.parametrize("box", ["- [x ]", "- [-]", "- [✓]", "- ✅"])
def test_a_box_that_cannot_be_read_is_refused(box: str) -> None:
    refused(edited(("- [ ] **Git**", f"{box} **Git**")), "its checkbox cannot be read")


def test_text_behind_the_trailer_stays() -> None:
    assert renewed_text(PLAN, read_edited_plan(TEXT + "my own end\n", "f")) == TEXT + "my own end\n"


def test_files_that_cannot_be_read_safely_are_refused() -> None:
    head, trailer = TEXT.split(TRAILER)
    refused(head, "is missing")
    refused(TEXT + TRAILER + trailer, "appears a second time")
    refused(edited(("2026-11-21", "2026-11-22")), "is damaged")
    refused(edited(("# Plan", "<<<<<<< ours\n# Plan")), "merge conflict is not resolved")
    docker = "- [ ] **Docker**: none → working <!-- docker-working -->\n"
    refused(edited((docker, docker + docker)), "a second time")
    git = "- [ ] **Git** <!-- git-working -->\n"
    refused(edited((git, ""), (docker, git + docker)), "was moved")
    refused("mine\n" * 5 + TRAILER + trailer, "reformatted")
    refused(edited(("# Plan\n", "# Plan\n```\nmy code\n")), "is not closed")
    refused(edited(("# Plan\n", "# Plan\n<!-- hidden\n")), "is not closed")


@pytest.mark.parametrize(
    "record",
    [
        {"format": 2, "facts": {}, "blocks": [], "tasks": {}},
        {"format": 1, "facts": [], "blocks": [], "tasks": {}},
        {"format": 1, "facts": {}, "blocks": [["a"]], "tasks": {}},
        {"format": 1, "facts": {}, "blocks": [["a", "", "", 3]], "tasks": {}},
        {"format": 1, "facts": {}, "blocks": [], "tasks": {"a": "yes"}},
        {"format": 1, "facts": {}, "blocks": [], "tasks": {"a": [True, 0]}},
        [],
    ],
)
def test_a_trailer_of_another_shape_is_refused(record: object) -> None:
    content = json.dumps(record)
    with pytest.raises(InvalidContentError):
        read_edited_plan(f"# Plan\n{TRAILER}{trailer_digest(content)} {content} -->\n", "plan.md")


def test_facts_cannot_end_the_comment() -> None:
    facts = {"name": "--> <script> -- >"}
    text = document_text(replace(PLAN, facts=facts))
    assert text.count("-->") == TEXT.count("-->")
    assert read_edited_plan(text, "f").facts == facts


def test_many_notes_are_read_and_written_in_no_time() -> None:
    notes = "".join(f"note {number}\n" for number in range(50_000))
    text = edited(("  - Why: it packs\n", "  - Why: it packs\n" + notes))
    assert renewed_text(PLAN, read_edited_plan(text, "f")) == text


def test_a_comment_in_place_of_a_marker_is_kept() -> None:
    renewed = renewed_text(PLAN, read_edited_plan(edited(("<!-- git-working -->", "<!-- ask Bob -->")), "f"))
    assert "- [ ] **Git** <!-- git-working -->\n  - ask Bob\n" in renewed


def test_words_in_a_block_that_has_no_lines_now_are_kept() -> None:
    noted = edited(("<!-- git-working -->\n", "<!-- git-working -->\n  - see my repository\n"))
    empty = [replace(one, lines=()) if one.id == "git-working" else one for one in PLAN.blocks]
    renewed = renewed_text(replace(PLAN, blocks=tuple(empty)), read_edited_plan(noted, "f"))
    assert "  - see my repository\n" in renewed


def test_notes_of_gone_parts_stay_at_the_end_when_the_last_part_goes_too() -> None:
    noted = edited(("## End\n\n", f"## End\n\nmine\n\n{GONE}\n\n**Old**\n\nolder\n"))
    renewed = renewed_text(replace(PLAN, blocks=PLAN.blocks[:-1]), read_edited_plan(noted, "f"))
    assert f"{GONE}\n\n**Old**\n\nolder\n\n**end**\n\nmine\n" in renewed
    assert renewed.count(GONE) == 1


@pytest.mark.parametrize("line", ["Docker --> Kubernetes", "use `<!--`", "```sh``` it", "> ```\n> x\n> ```"])
def test_what_only_looks_open_is_kept(line: str) -> None:
    text = edited(("# Plan\n", f"# Plan\n{line}\n"))
    assert renewed_text(PLAN, read_edited_plan(text, "f")) == text


@pytest.mark.parametrize("lines", ["````\n```", "- ```\n  x", "> ```\n> x", "--> a <!-- b", "~~~\n```"])
def test_what_is_left_open_is_refused(lines: str) -> None:
    refused(edited(("# Plan\n", f"# Plan\n{lines}\n")), "is not closed")


def test_code_where_a_blank_line_was_deleted_is_kept_as_it_was() -> None:
    code = "```python\nif x:\n    code = 1\n```\n"
    renewed = renewed_text(PLAN, read_edited_plan(edited(("# Plan\n\n", f"# Plan\n{code}")), "f"))
    assert f"# Plan\n{code}" in renewed


def test_lines_moved_within_their_block_are_refused() -> None:
    docker = "- [ ] **Docker**: none → working <!-- docker-working -->\n"
    why = "  - Why: it packs\n"
    refused(edited((docker + why, why + docker)), "was moved")
    refused(edited((docker + why, why + docker.replace("none", "mine"))), "was moved")


@pytest.mark.parametrize(
    "line", ["1. [x] **Git** <!-- git-working -->", "- now [x] **Git** <!-- git-working -->"]
)
def test_a_tick_that_cannot_be_read_is_never_passed_over(line: str) -> None:
    refused(edited(("- [ ] **Git** <!-- git-working -->", line)), "its checkbox cannot be read")
    refused(edited((" <!-- docker-working -->\n  - Why: it packs\n", " <!-- docker-working --> ")), "box")


def test_a_box_behind_several_blanks_is_read() -> None:
    found = read_edited_plan(edited(("- [ ] **Git**", "-   [x] **Git**")), "f")
    assert (found.changed, found.notes) == ({"git-working": True}, ())


def test_a_note_with_the_marker_of_a_new_task_is_refused() -> None:
    noted = edited(("# Plan\n", "# Plan\n- [ ] mine <!-- sql -->\n"))
    later = replace(PLAN, blocks=(*PLAN.blocks, Block("sql", (task("sql", "SQL", ticked=False),))))
    with pytest.raises(InvalidContentError, match="plan with your notes"):
        renewed_text(later, read_edited_plan(noted, "f"))


def test_one_line_with_another_end_does_not_change_the_others() -> None:
    renewed = renewed_text(PLAN, read_edited_plan(edited(("# Plan\n", "# Plan\nmine\r\n")), "f"))
    assert renewed == edited(("# Plan\n", "# Plan\nmine\n"))


def test_a_line_of_blanks_is_read_in_no_time() -> None:
    text = edited(("# Plan\n", "# Plan\n- [ ] " + " " * 100_000 + "x\n"))
    assert renewed_text(PLAN, read_edited_plan(text, "f")) == text


EDITS = [
    "insert",
    "insert",
    "append",
    "prepend",
    "split",
    "join",
    "move",
    "copy",
    "drop",
    "marker",
    "comment",
    "tick",
]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), documents(), st.randoms(use_true_random=False), st.integers(1, 6))
def test_every_word_written_is_there_afterwards(
    old: PlanDocument, new: PlanDocument, random: Random, count: int
) -> None:
    lines = document_text(old).splitlines()
    for number in range(count):
        _edit(lines, random, f"word{number}word")
    text = "\n".join(lines) + "\n"
    try:
        renewed = renewed_text(new, read_edited_plan(text, "plan.md"))
    except CareerpathError:
        return
    assert Counter(re.findall(r"word\d+word", renewed)) == Counter(re.findall(r"word\d+word", text))
    assert renewed_text(new, read_edited_plan(renewed, "plan.md")) == renewed


def _edit(lines: list[str], random: Random, word: str) -> None:
    """Change one line that is not the trailer, as people and editors do; every word is there once."""
    place = random.randrange(len(lines) - 1)
    line, edit = lines[place], random.choice(EDITS)
    after = random.randrange(len(line) + 1)
    changed = {
        "insert": [
            line,
            random.choice([word, f"  - {word}", f"    {word}", f"- [ ] {word}", f"- When: {word}"]),
        ],
        "append": [f"{line} {word}"],
        "prepend": [f"{word} {line}"],
        "split": [f"{line[:after]} {word}", line[after:]],
        "join": [f"{line} {lines.pop(place + 1)}"] if edit == "join" and place + 2 < len(lines) else [line],
        "move": [],
        "copy": [line, *([] if "word" in line else [line])],
        "drop": [line] if "word" in line else [],
        "marker": [line.split(" <!--")[0]] if "word" not in line else [line],
        "comment": [f"{line.split('<!--')[0]}<!-- {word} -->"] if "word" not in line else [line],
        "tick": [line.replace("[ ]", "[x]", 1)],
    }[edit]
    lines[place : place + 1] = changed or []
    if edit == "move":
        lines.insert(random.randrange(len(lines)), line)
