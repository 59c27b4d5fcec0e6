"""Real plans that people wrote into: renewed weeks later, and read if an older version exported them."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from subprocess import CompletedProcess

import pytest

from careerpath_cli.engine import Engine
from careerpath_cli.errors import InvalidContentError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.plan_file.annotated import PlanDocument, document_text
from careerpath_cli.plan_file.reading import read_edited_plan
from careerpath_cli.plan_file.renewal import GONE, renewed_text
from careerpath_cli.profile.history import Done
from careerpath_cli.roadmap.progress import progress_from
from careerpath_cli.roadmap.roadmap import RoadmapRequest
from careerpath_cli.views.exports.markdown import roadmap_document

Run = Callable[..., "CompletedProcess[str]"]
HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
FORMER = (HERE / "plan_with_digests.md").read_text(encoding="utf-8")
ROLE = "healthcare-ml-specialist"
PLANS = [("nurse", ROLE), ("analyst", "machine-learning-engineer"), ("teacher", "data-scientist")]


def exported(name: str, role: str, start: date, done: Sequence[str], base: KnowledgeBase) -> PlanDocument:
    """Return the plan of an example person who has done some of its steps."""
    engine = Engine(base)
    person = engine.read_person(EXAMPLES / f"{name}.yaml")
    progress = progress_from([Done("2026-12-01", step) for step in done])
    roadmap = engine.plan(person.answers, [role], RoadmapRequest(start), progress)
    return roadmap_document(roadmap, person.answers, name, base, "1.0")


def with_notes(text: str, random: Random, numbers: range) -> str:
    """Return a plan with a note for each number, three more at line ends, and five ticks."""
    lines = text.split("\n")[:-2]
    written = [place for place, line in enumerate(lines) if line.strip() and "```" not in line]
    for number, place in enumerate(random.sample(written, 3)):
        lines[place] += f" end{numbers[0]}x{number}end"
    for place in random.sample([place for place, line in enumerate(lines) if "- [ ]" in line], 5):
        lines[place] = lines[place].replace("[ ]", "[x]")
    for number in numbers:
        indent = random.choice(["", "", "  - ", "    ", "- [ ] ", "> "])
        lines.insert(random.randrange(len(lines) + 1), f"{indent}note{number}note")
    return "\n".join([*lines, *text.split("\n")[-2:]])


def lost(text: str, renewed: str) -> list[str]:
    """Return the notes that are not there just as often as before."""
    notes = [Counter(re.findall(r"(?:note|end)[x\d]+(?:note|end)", one)) for one in (text, renewed)]
    return [*((notes[0] - notes[1]) + (notes[1] - notes[0])).elements()]


@pytest.mark.parametrize(("name", "role"), PLANS)
def test_no_note_is_lost_when_steps_are_done(name: str, role: str, base: KnowledgeBase) -> None:
    before = exported(name, role, date(2026, 11, 21), [], base)
    steps = [*before.tasks]
    after = exported(name, role, date(2026, 12, 8), [steps[0], steps[-1]], base)
    assert len({*after.lines} - {*before.lines}) > 10
    for seed in range(30):
        text = with_notes(document_text(before), Random(seed), range(12))  # noqa: S311 - notes, not secrets
        renewed = renewed_text(after, read_edited_plan(text, "plan.md"))
        assert lost(text, renewed) == []
        assert {*after.lines} - {*before.lines} <= {*renewed.split("\n")}
        assert renewed_text(after, read_edited_plan(renewed, "plan.md")) == renewed
    untouched = read_edited_plan(document_text(before), "plan.md")
    assert renewed_text(after, untouched) == document_text(after)


def test_a_plan_of_the_version_before_is_read_with_its_ticks_and_notes() -> None:
    found = read_edited_plan(FORMER, "plan.md")
    assert found.changed == {f"talk-{ROLE}": True}
    assert found.ticks[f"try-{ROLE}"], "it was done when the plan was exported"
    assert found.removed == ()
    assert "  - Ana from the data team has time on Friday" in found.written
    assert "- When: Tuesdays after the late shift" in found.written


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_plan_of_the_version_before_is_renewed_with_every_line_of_the_person(line_end: str) -> None:
    found = read_edited_plan(FORMER.replace("\n", line_end), "plan.md")
    empty = PlanDocument(found.generated.blocks[:1], found.facts)
    for document in (found.generated, empty):
        renewed = renewed_text(document, read_edited_plan(FORMER.replace("\n", line_end), "plan.md"))
        assert Counter(found.written) <= Counter(renewed.split(line_end))
        assert '"format":1' not in renewed
        assert renewed_text(document, read_edited_plan(renewed, "plan.md")) == renewed
    assert renewed.count(GONE) == 1


def test_a_reformatted_plan_of_the_version_before_is_refused() -> None:
    body, trailer, _ = FORMER.rsplit("\n", 2)
    lines = [line if "[ ]" in line or "[x]" in line else f"> {line}" for line in body.split("\n")]
    with pytest.raises(InvalidContentError) as caught:
        read_edited_plan("\n".join([*lines, trailer, ""]), "plan.md")
    assert "was the file reformatted?" in str(caught.value.problems[0])


def test_the_command_brings_a_plan_of_the_version_before_up_to_date(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nurse.yaml").write_bytes((EXAMPLES / "nurse.yaml").read_bytes())
    plan = tmp_path / "plan.md"
    plan.write_text(FORMER, encoding="utf-8")
    command = ("progress", "--from", "plan.md", "--on", "2026-12-01", "--profile", "nurse.yaml")
    result = run(*command)
    assert result.returncode == 0, result.stderr
    assert "1 tick" in result.stdout + result.stderr
    renewed = plan.read_text(encoding="utf-8")
    assert f"(1 Dec 2026) <!-- talk-{ROLE} -->\n  - Ana from the data team has time on Friday\n" in renewed
    for note in ("with Ben", "Ask the ward manager first.", 'print("hello")', "My own last line."):
        assert note in renewed
    assert run(*command).returncode == 0
    assert plan.read_text(encoding="utf-8") == renewed
