"""A roadmap as Markdown, JSON, CSV and a calendar: each read back by another program than wrote it."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.plan_file.annotated import document_text
from careerpath_cli.plan_file.reading import read_edited_plan
from careerpath_cli.profile.history import Done, Logged
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.progress import Progress, progress_from
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import route
from careerpath_cli.roadmap.timetable import Pause
from careerpath_cli.views.exports.calendar import roadmap_calendar
from careerpath_cli.views.exports.csv import COLUMNS, defused, roadmap_csv
from careerpath_cli.views.exports.gantt import gantt
from careerpath_cli.views.exports.markdown import roadmap_document
from careerpath_cli.views.json.roadmap import roadmap as as_record
from careerpath_cli.views.json.schemas import published_schema
from careerpath_cli.views.outlines.roadmap import chart
from profiles import profiles

Run = Callable[..., "CompletedProcess[str]"]
START = date(2026, 11, 21)
HOLIDAYS = Pause(date(2026, 12, 20), date(2027, 1, 5))
PERSON = Profile(name="Zoë, “Z”", skills={"python": "working", "sql": "proficient", "docker": "none"})
SCHEMA = published_schema("roadmap")
people = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def draw(base: KnowledgeBase, model: MatchingModel) -> Callable[..., Roadmap]:
    """Draw a roadmap up for PERSON."""

    def make(*names: str, start: date = START, progress: Progress | None = None, **wishes: Any) -> Roadmap:
        roles = [base.role(name) for name in names or ("mlops-engineer",)]
        request = RoadmapRequest(start, wishes.pop("pace", 6), pauses=(HOLIDAYS,), **wishes)
        return build_roadmap(PERSON, roles, request, progress or Progress(), model, base)

    return make


def events(content: bytes) -> dict[str, Event]:
    """Read a calendar with another library; gives its events by identifier."""
    read = IcsCalendarStream.calendar_from_ics(content.decode()).events
    found = {event.uid: event for event in read}
    assert len(found) == len(read), "identifiers are unique"
    return found


def test_another_library_reads_the_calendar(draw: Callable[..., Roadmap], base: KnowledgeBase) -> None:
    found = draw(by=date(2027, 7, 1))
    content = roadmap_calendar(found, "me", base, "1.0")
    assert content == roadmap_calendar(found, "me", base, "1.0")
    assert content.count(b"\r\n") == content.count(b"\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    blocks = {uid: event for uid, event in events(content).items() if uid.startswith("week-")}
    hours = [float(str(event.summary).split()[1]) for event in blocks.values()]
    assert sum(hours) == pytest.approx(found.plan.hours.likely, abs=0.05 * len(hours) + 6 / 7)
    assert not any(HOLIDAYS.first <= event.start <= HOLIDAYS.last for event in blocks.values())
    weeks = sorted(uid.partition(".")[0] for uid in blocks)
    assert "week-2026-12-28" not in weeks
    assert "week-2026-11-16" in weeks
    others = {uid.partition(".")[0] for uid in events(content)} - set(weeks)
    assert {"review", "deadline", "learning-mlops-engineer", "project-mlops-engineer"} <= others


def test_importing_again_changes_events_and_doubles_none(
    draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    before = events(roadmap_calendar(draw(), "me", base, "1.0"))
    worked = progress_from([Logged("2026-11-21", "docker", 3)])
    same_day = events(roadmap_calendar(draw(progress=worked), "me", base, "1.0"))
    later = events(roadmap_calendar(draw(start=START + timedelta(days=30), pace=9), "me", base, "1.0"))
    for after in (same_day, later):
        shared = before.keys() & after.keys()
        assert len(shared) > 20
        for uid in shared:
            assert (after[uid].sequence or 0) > (before[uid].sequence or 0)
    for other in (
        roadmap_calendar(draw(), "somebody else", base, "1.0"),
        roadmap_calendar(draw("data-engineer"), "me", base, "1.0"),
    ):
        assert not before.keys() & events(other).keys()


def test_a_plan_that_is_done_is_still_a_calendar(base: KnowledgeBase, model: MatchingModel) -> None:
    role = base.role("data-analyst")
    person = Profile(skills={need.skill: "expert" for need in role.needs})
    done = progress_from([Done("2026-11-01", "project-data-analyst")])
    found = build_roadmap(person, [role], RoadmapRequest(START), done, model, base)
    assert found.plan.hours.high == 0
    read = events(roadmap_calendar(found, "me", base, "1.0"))
    assert {str(uid).rpartition(".")[0] for uid in read} == {"done", "check-first", "check-last"}


@people
@given(data=st.data())
def test_no_format_fails_for_anybody(data: st.DataObject, base: KnowledgeBase, model: MatchingModel) -> None:
    roles = data.draw(
        st.lists(
            st.sampled_from(list(base.roles.values())), min_size=1, max_size=3, unique_by=lambda one: one.id
        )
    )
    start = data.draw(st.dates(date(1990, 1, 1), date(2200, 12, 31)) | st.just(date(2028, 2, 29)))
    first = start + timedelta(days=data.draw(st.integers(-10, 60)))
    pause = Pause(first, first + timedelta(days=data.draw(st.integers(0, 30))))
    person = data.draw(profiles(base))
    found = build_roadmap(
        person,
        roles,
        RoadmapRequest(start, data.draw(st.floats(15, 60)), pauses=(pause,)),
        Progress(),
        model,
        base,
    )

    assert events(roadmap_calendar(found, "me", base, "1.0"))
    record = json.loads(json.dumps(as_record(found, person, base, "1.0")))
    jsonschema.validate(record, SCHEMA)
    rows = list(csv.reader(io.StringIO(roadmap_csv(found, base))))
    assert rows[0] == list(COLUMNS)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    text = document_text(roadmap_document(found, person, "me", base, "1.0"))
    assert read_edited_plan(text, "plan.md").written == []
    boxes = read_edited_plan(text, "plan.md").ticks.keys()
    assert boxes == {step.id for step in route(found, base).steps}
    for line in gantt(chart(route(found, base), found, base)):
        assert GANTT_LINE.fullmatch(line), line


GANTT_LINE = re.compile(
    r"```(mermaid)?|gantt|    (dateFormat YYYY-MM-DD|axisFormat %b %Y|inclusiveEndDates"
    r"|(title|section) [^:;#]+"
    r"|(\d+ [^:;#,]+ :[a-z0-9-]+, \d{4}-\d\d-\d\d, \d{4}-\d\d-\d\d)"
    r"|([A-Z][^:;#,]+ :milestone, milestone-\d+, \d{4}-\d\d-\d\d, 0d))"
)


def test_every_key_of_the_schema_is_there_and_the_old_ones_are_kept(
    draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    record = as_record(draw("mlops-engineer", "data-engineer", by=date(2027, 7, 1)), PERSON, base, "1.0")
    jsonschema.validate(json.loads(json.dumps(record)), SCHEMA)
    assert record.keys() == SCHEMA["properties"].keys()
    old = {
        "role",
        "hours_per_week",
        "pace_assumed",
        "hours",
        "weeks",
        "optional_hours",
        "readiness",
        "met",
        "shown",
    }
    assert old <= record.keys()
    assert record["parts"].keys() == {"foundation", "specialization", "experience", "portfolio", "network"}


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("kb", "schema", "roadmap").stdout) == SCHEMA


def test_a_table_says_for_which_role_and_holds_what_was_done(
    draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    done = progress_from([Done("2026-11-01", "docker-working", "docker", "working", "none", "=HYPERLINK(1)")])
    found = draw("mlops-engineer", "data-engineer", progress=done)
    rows = list(csv.DictReader(io.StringIO(roadmap_csv(found, base))))
    assert rows[0]["Name"] == "Docker: working"
    assert rows[0]["Description"] == "'=HYPERLINK(1)"
    assert {row["Status"] for row in rows} == {"Done", "To do"}
    assert {row["Role"] for row in rows} >= {"MLOps Engineer", "Data Engineer"}
    way = route(found, base)
    assert [row["Step"] for row in rows[1:]] == [step.id for step in way.steps]
    assert {row["List"] for row in rows} == {"Try", "Bridge", "Get hired"}
    for row, step in zip(rows[1:], way.steps, strict=True):
        assert row["Role"].split(", ") == [base.roles[role].name for role in step.roles]
        assert row["Address"] == (step.resource.address if step.resource else "")
        assert [part.partition(": ")[0] for part in row["Teaches"].split("; ") if part] == list(step.teaches)
    names = [row["Name"] for row in rows]
    assert len(names) == len(set(names))
    for row in rows:
        assert all(date.fromisoformat(row[column]) for column in ("Start date", "Due date") if row[column])


@given(st.text(max_size=30))
def test_no_cell_is_a_formula(text: str) -> None:
    cell = defused(text)
    assert cell.endswith(text)
    assert not cell.startswith(tuple("=+@\t\r\n＝＋－＠"))
    assert not cell.startswith("-") or re.fullmatch(r"-?\d+(\.\d+)?", cell)


HOSTILE = {
    "role": 'A: role; with # "quotes", | pipes <b> and `ticks` -->',
    "skill": "section title click end: [x](javascript:1) *a*",
}


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """Names that mean something to Mermaid, Markdown, calendars and spreadsheets."""
    path = tmp_path / "hostile.yaml"
    named = {
        "roles": [{"id": "mlops-engineer", "name": HOSTILE["role"]}],
        "skills": [{"id": "docker", "name": HOSTILE["skill"], "counts": {}}],
    }
    path.write_text(json.dumps(named), encoding="utf-8")
    return path


def test_hostile_names_stay_names(run: Run, overlay: Path, tmp_path: Path) -> None:
    result = run("--kb", str(overlay), "export", "mlops-engineer", "--start", "2026-11-21", "--all", "out")
    assert result.returncode == 0, result.stderr
    out = tmp_path / "out"
    written = (out / "roadmap.md").read_text(encoding="utf-8")
    chart = written.partition("```mermaid\n")[2].partition("```")[0]
    seen = written.replace(chart, "").rpartition("<!-- careerpath:plan")[0]
    assert r"\<b\>" in seen
    assert "](javascript:1)" not in seen.replace("\\]", "")
    assert "<b>" not in seen
    assert re.search(r"(?<!\\)`ticks", seen) is None
    assert all(GANTT_LINE.fullmatch(line) for line in chart.splitlines())
    read = events((out / "roadmap.ics").read_bytes())
    assert any(HOSTILE["skill"] in str(event.summary) for event in read.values())
    rows = list(csv.DictReader(io.StringIO((out / "roadmap.csv").read_text(encoding="utf-8-sig"))))
    assert any(HOSTILE["skill"] in row["Name"] for row in rows)
    record = json.loads((out / "roadmap.json").read_text(encoding="utf-8"))
    assert any(step["name"] == HOSTILE["skill"] for step in record["learning"])


def test_all_formats_are_written_or_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "roadmap.csv").write_text("mine", encoding="utf-8")
    refused = run("export", "mle", "--all", "out")
    assert refused.returncode == 3
    assert "was not overwritten" in refused.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["roadmap.csv"]
    assert run("export", "mle", "--all", "out", "--force").returncode == 0
    names = {"roadmap.csv", "roadmap.ics", "roadmap.json", "roadmap.md"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == names


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["-o", "plan.pdf"], "“pdf” is not a supported format"),
        (["-o", "plan.md", "--format", "docx"], "“docx” is not a supported format"),
        ([], "Where should it go?"),
        (["-o", "plan.md", "--all", "out"], "Where should it go?"),
        (["--all", "out", "--format", "md"], "every format"),
    ],
)
def test_a_format_that_is_none_is_told(arguments: list[str], part: str, run: Run, tmp_path: Path) -> None:
    result = run("export", "mle", *arguments)
    assert result.returncode == 2
    assert part in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_format_alone_is_printed(run: Run, tmp_path: Path) -> None:
    result = run("export", "mle", "--start", "2026-11-21", "--format", "json")
    assert json.loads(result.stdout)["role"] == "machine-learning-engineer"
    assert list(tmp_path.iterdir()) == []
