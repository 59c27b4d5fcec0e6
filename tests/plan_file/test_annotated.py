"""A generated document that people write into: told apart exactly, renewed without losing a word."""

import base64
import json
import re
import zlib
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.errors import CareerpathError, InvalidContentError
from careerpath_cli.plan_file.annotated import (
    TRAILER,
    Block,
    PlanDocument,
    box_of,
    document_text,
    task,
)
from careerpath_cli.plan_file.reading import read_edited_plan
from careerpath_cli.plan_file.renewal import GONE, renewed_text

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
    assert (found.written, found.changed, found.removed) == ([], {}, ())
    assert found.ticks == {"docker-working": False, "git-working": False}
    assert found.facts == {"start": "2026-11-21"}


@pytest.mark.parametrize("box", ["- [x]", "- [X]", "* [x]", "+ [X]"])
def test_boxes_are_read_however_they_are_ticked(box: str) -> None:
    found = read_edited_plan(edited(("- [ ] **Docker**", f"{box} **Docker**")), "plan.md")
    assert found.changed == {"docker-working": True}
    assert found.written == []


def test_words_behind_a_task_stay_below_it_and_are_not_doubled() -> None:
    found = read_edited_plan(
        edited(("working <!-- docker", "working, with Ana <!-- docker"), ("- [ ] **D", "- [x] **D")), "f"
    )
    assert found.changed == {"docker-working": True}
    renewed = renewed_text(PLAN, found)
    assert "<!-- docker-working -->\n  - , with Ana\n  - Why: it packs\n" in renewed
    assert renewed_text(PLAN, read_edited_plan(renewed, "f")) == renewed


WHY = "  - Why: it packs"


def changed(document: PlanDocument, *changes: tuple[str, str]) -> PlanDocument:
    """Return the document with other lines."""
    lines = dict(changes)
    assert lines.keys() <= {*document.lines}
    blocks = [
        replace(block, lines=tuple(lines.get(line, line) for line in block.lines))
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


def renew(document: PlanDocument, text: str) -> str:
    """Return the text renewed, after seeing that a second time changes nothing."""
    once = renewed_text(document, read_edited_plan(text, "f"))
    assert renewed_text(document, read_edited_plan(once, "f")) == once
    return once


def test_a_rewritten_line_stays_as_long_as_ours_does_not_change() -> None:
    text = edited((WHY, "  - Why: my boss wants it"))
    assert renew(PLAN, text) == text
    later = renew(changed(PLAN, (WHY, "  - Why: it ships")), text)
    assert "  - Why: it ships\n  - Why: my boss wants it\n" in later


def test_words_added_to_a_line_stay_in_it_and_move_below_it_when_it_changes() -> None:
    text = edited((WHY, f"{WHY}, says Ana"))
    assert renew(PLAN, text) == text
    later = renew(changed(PLAN, (WHY, "  - Why: it ships")), text)
    assert "  - Why: it ships\n    - , says Ana\n" in later
    assert "it packs" not in later


def test_a_deleted_line_stays_away_until_it_says_something_new() -> None:
    text = edited((f"{WHY}\n", ""))
    assert renew(PLAN, text) == text
    assert "  - Why: it ships\n" in renew(changed(PLAN, (WHY, "  - Why: it ships")), text)


def test_a_deleted_part_comes_back_whole_or_not_at_all() -> None:
    part = "## Tonight\n\n- When: ____\n- Where: ____\n\n"
    text = edited((part, ""))
    assert renew(PLAN, text) == text
    later = renew(changed(PLAN, ("- Where: ____", "- Where: __")), text)
    assert part.replace("- Where: ____", "- Where: __") in later


def test_a_line_that_is_new_between_two_rewritten_ones_is_there() -> None:
    text = edited(("- When: ____\n- Where: ____\n", "- Sundays in the library\n"))
    tonight = Block("tonight", ("## Tonight", "", "- When: ____", "- With: ____", "- Where: ____", ""))
    later = renew(replace(PLAN, blocks=(PLAN.blocks[0], tonight, *PLAN.blocks[2:])), text)
    assert "- When: ____\n- With: ____\n- Where: ____\n- Sundays in the library\n" in later


def test_a_line_that_only_starts_like_a_word_of_ours_is_kept_whole() -> None:
    code = Block("code", ("```", "x", "```"))
    plan = replace(PLAN, blocks=(*PLAN.blocks, code))
    text = edited(("```\nx\n", "```\nx_of = 1\n"), text=document_text(plan))
    assert "x_of = 1\n" in renew(changed(plan, ("x", "y")), text)


def test_a_deleted_step_comes_back() -> None:
    git = "- [ ] **Git** <!-- git-working -->\n"
    assert renew(PLAN, edited((git, ""))) == TEXT


def test_a_note_between_two_lines_stays_there_when_both_change() -> None:
    new = changed(PLAN, ("# Plan", "# Roadmap"), ("## Tonight", "## This evening"))
    text = edited(("# Plan\n\n", "# Plan\n\nmine\n\n"))
    assert renew(new, text).startswith("# Roadmap\n\nmine\n\n## This evening\n")


def test_a_section_that_was_moved_stays_where_it_was_put() -> None:
    part = "## Tonight\n\n- When: ____\n- Where: ____\n\n"
    text = edited((part, ""), ("## End\n\n", f"## End\n\n{part}"))
    assert renew(PLAN, text) == text


def test_lines_moved_within_a_step_stay_where_they_were_put() -> None:
    docker = "- [ ] **Docker**: none → working <!-- docker-working -->\n"
    text = edited((f"{docker}{WHY}\n", f"{WHY}\n{docker}"))
    assert renew(PLAN, text) == text


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
    assert found.written == []


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
    refused(f"{head}{TRAILER}{trailer[:40]}{trailer[44:]}", "is damaged")
    refused(edited(("# Plan", "<<<<<<< ours\n# Plan")), "merge conflict is not resolved")
    docker = "- [ ] **Docker**: none → working <!-- docker-working -->\n"
    refused(edited((docker, docker + docker)), "a second time")
    git = "- [ ] **Git** <!-- git-working -->\n"
    refused(edited((git, ""), (docker, git + docker)), "was moved")
    refused("mine\n" * 5 + TRAILER + trailer, "reformatted")


@pytest.mark.parametrize(
    "record",
    [
        {"format": 3, "facts": {}, "blocks": []},
        {"format": 2, "facts": [], "blocks": []},
        {"format": 2, "facts": {}, "blocks": [["a"]]},
        {"format": 2, "facts": {}, "blocks": [["a", "", "", 3]]},
        {"format": 2, "facts": {}},
        {"format": 1, "facts": {}, "blocks": [["a", "", "", 3]], "tasks": {}},
        {"format": 1, "facts": {}, "blocks": [], "tasks": {"a": "yes"}},
        {"format": 1, "facts": {}, "blocks": [], "tasks": {"a": [True, 0]}},
        [],
    ],
)
@pytest.mark.parametrize("former", [True, False])
def test_a_trailer_of_another_shape_is_refused(record: object, *, former: bool) -> None:
    content = json.dumps(record)
    packed = base64.b64encode(zlib.compress(content.encode())).decode()
    kept = f"{sha256(content.encode()).hexdigest()[:16]} {content}" if former else packed
    with pytest.raises(InvalidContentError):
        read_edited_plan(f"# Plan\n{TRAILER}{kept} -->\n", "plan.md")


def test_a_trailer_that_unpacks_to_too_much_is_damaged() -> None:
    packed = base64.b64encode(zlib.compress(b" " * 100_000_000)).decode()
    refused(f"# Plan\n{TRAILER}{packed} -->\n", "is damaged")


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


@pytest.mark.parametrize("line", ["Docker --> Kubernetes", "use `<!--`", "```sh``` it", "> ```\n> x\n> ```"])
def test_what_only_looks_open_is_kept(line: str) -> None:
    text = edited(("# Plan\n", f"# Plan\n{line}\n"))
    assert renewed_text(PLAN, read_edited_plan(text, "f")) == text


def test_code_where_a_blank_line_was_deleted_is_kept_as_it_was() -> None:
    code = "```python\nif x:\n    code = 1\n```\n"
    renewed = renewed_text(PLAN, read_edited_plan(edited(("# Plan\n\n", f"# Plan\n{code}")), "f"))
    assert f"# Plan\n{code}" in renewed


@pytest.mark.parametrize(
    "line", ["1. [x] **Git** <!-- git-working -->", "- now [x] **Git** <!-- git-working -->"]
)
def test_a_tick_that_cannot_be_read_is_never_passed_over(line: str) -> None:
    refused(edited(("- [ ] **Git** <!-- git-working -->", line)), "its checkbox cannot be read")
    refused(edited((" <!-- docker-working -->\n  - Why: it packs\n", " <!-- docker-working --> ")), "box")


def test_a_box_behind_several_blanks_is_read() -> None:
    found = read_edited_plan(edited(("- [ ] **Git**", "-   [x] **Git**")), "f")
    assert (found.changed, found.written) == ({"git-working": True}, [])


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


EDITS = ["insert", "insert", "append", "prepend", "split", "join", "move", "copy", "drop", "marker", "tick"]


@st.composite
def later(draw: st.DrawFn, old: PlanDocument) -> PlanDocument:
    """The same plan some weeks later: steps done and so elsewhere, other dates, parts that came or went."""
    random = draw(st.randoms(use_true_random=False))
    done, rest = [], []
    for block in old.blocks[1:]:
        title = task(block.id, f"{block.title}: done", ticked=True)
        if random.random() < 0.3:
            done.append(Block(block.id, (title,), kin=block.kin, title=block.title))
        elif random.random() < 0.9:
            own = tuple(
                line.replace("do it", "do it later")
                for line in block.lines
                if box_of(line) is not None or random.random() < 0.8
            )
            rest.append(replace(block, lines=own))
    return replace(old, blocks=(old.blocks[0], Block("done", ("## Done", "")), *done, *rest))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.data(),
    documents(),
    st.randoms(use_true_random=False),
    st.integers(0, 8),
    st.sampled_from(["\n", "\r\n"]),
)
def test_no_word_is_lost_and_the_plan_is_up_to_date(
    data: st.DataObject, old: PlanDocument, random: Random, count: int, line_end: str
) -> None:
    new = data.draw(st.one_of(later(old), documents()))
    lines = document_text(old).splitlines()
    for number in range(count):
        _edit(lines, random, f"word{number}word")
    text = line_end.join(lines) + line_end
    try:
        once = renewed_text(new, read_edited_plan(text, "plan.md"))
    except CareerpathError:
        assert count, "what nobody touched is never refused"
        return
    assert Counter(re.findall(r"word\d+word", once)) == Counter(re.findall(r"word\d+word", text))
    assert renewed_text(new, read_edited_plan(once, "plan.md")) == once
    shown = once.replace("\r\n", "\n").split("\n")
    assert Counter(line for line in new.tasks.values()) <= Counter(shown)
    assert {*new.lines} - {*old.lines} <= {*shown}, "whatever is new stands there"
    if not count:
        assert once == document_text(new).replace("\n", line_end)


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
        "tick": [line.replace("[ ]", "[x]", 1)],
    }[edit]
    end = place + 1
    if edit == "move":  # a line, or some together
        end = min(place + random.choice([1, 1, 4]), len(lines) - 1)
    moved = lines[place:end] if edit == "move" else []
    lines[place:end] = changed
    if moved:
        target = random.randrange(len(lines))
        lines[target:target] = moved
