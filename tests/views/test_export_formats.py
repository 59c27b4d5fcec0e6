"""What the standards and programs that read an exported roadmap ask of each of its formats."""

import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.history import Done, Logged
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.progress import Progress, progress_from
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import route
from careerpath_cli.roadmap.timetable import Pause
from careerpath_cli.views.exports.calendar import roadmap_calendar
from careerpath_cli.views.exports.csv import COLUMNS, defused, roadmap_csv
from careerpath_cli.views.exports.gantt import gantt
from careerpath_cli.views.json.roadmap import roadmap as as_record
from careerpath_cli.views.json.schemas import published_schema
from careerpath_cli.views.outlines.roadmap import chart
from profiles import profiles

Run = Callable[..., "CompletedProcess[str]"]
START = date(2026, 11, 21)
PERSON = Profile(skills={"python": "working", "sql": "proficient", "docker": "none"})
WORKED = progress_from(
    [Logged("2026-11-21", "linux", 3), Done("2026-11-01", "git-working", "git", "working", None, "=1+1")]
)
people = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
names = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])

UNSAFE = (
    *("a, b; c\\n", "one\ntwo", "\r", "a\r\nb", "\x07bell", "nul\0", "🚀 日本語 ü", "\u2028", "\ud800"),
    *("=1+1", "+1", "-1\n", "-٣", "@a", "\tx", "＝1", '"', "'", ",", "\ufeff=1", "-inf", "-1_0"),
    *("section a", "title b", "click c", "end", "%%{init: {}}%%", "#35;", "a:b", ";", "```", "<b>", "C#"),
    *("-->", "{", "(a] [b)", "done, crit", "todayMarker off", "x" * 3000),
)
NAMES = st.sampled_from(UNSAFE) | st.text(min_size=1, max_size=40)


def renamed(base: KnowledgeBase, name: str) -> KnowledgeBase:
    """Call the role, its project, the parts of a plan and every skill by a name."""
    role = base.roles["mlops-engineer"]
    project = replace(role.portfolio, title=name, proof=name)
    return replace(
        base,
        roles={**base.roles, role.id: replace(role, name=name, portfolio=project)},
        skills={key: replace(skill, name=name) for key, skill in base.skills.items()},
        steps={key: replace(part, name=name) for key, part in base.steps.items()},
    )


@pytest.fixture(scope="session")
def draw(base: KnowledgeBase, model: MatchingModel) -> Callable[..., Roadmap]:
    """Draw a roadmap up for PERSON, in another knowledge base if asked to."""

    def make(*roles: str, start: date = START, other: KnowledgeBase = base, **wishes: Any) -> Roadmap:
        targets = [other.roles[role] for role in roles or ("mlops-engineer",)]
        progress = wishes.pop("progress", Progress())
        request = RoadmapRequest(start, wishes.pop("pace", 6), **wishes)
        return build_roadmap(PERSON, targets, request, progress, model, other)

    return make


# calendars


def events(content: bytes) -> dict[str, Any]:
    """Read a calendar with another library, after what that one forgives was looked at; events by key."""
    # takes most of a second, and every worker imports this module
    from ical.calendar_stream import IcsCalendarStream

    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line) for line in lines)
    whole = b"\r\n".join(lines).replace(b"\r\n ", b"").decode()
    assert re.match(r"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:\S", whole)
    found = IcsCalendarStream.calendar_from_ics(content.decode())
    for name in ("UID", "DTSTAMP", "SEQUENCE", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"):
        assert len(re.findall(rf"^{name}:.", whole, re.MULTILINE)) == len(found.events) > 0, name
    by_key = {str(event.uid).rpartition(".")[0]: event for event in found.events}
    assert len(by_key) == len(found.events), "identifiers are unique"
    return by_key


def hours(event: Any) -> float:
    return float(str(event.summary).split()[1])


def check_calendar(found: Roadmap, base: KnowledgeBase) -> None:
    content = roadmap_calendar(found, "me", base, "1.0")
    assert content == roadmap_calendar(found, "me", base, "1.0")
    blocks = {key: one for key, one in events(content).items() if key.startswith("week-")}
    total = found.plan.hours.likely
    assert sum(map(hours, blocks.values())) == pytest.approx(total, abs=0.1 * len(blocks) + 1e-6)
    assert all(0 < hours(one) <= found.calendar.hours_per_week + 0.1 for one in blocks.values())
    last = max((dated.finish.likely for dated in found.dates.values()), default=found.request.start)
    days = ((found.request.start + timedelta(days=back)) for back in range((last - found.request.start).days))
    study = {day - timedelta(days=day.weekday()) for day in (*days, last) if not found.calendar.is_free(day)}
    assert set(blocks) == ({f"week-{monday}" for monday in study} if total else set())
    for key, one in blocks.items():
        assert isinstance(one.dtstart, date)
        assert not found.calendar.is_free(one.dtstart)
        assert timedelta(0) <= one.dtstart - date.fromisoformat(key.removeprefix("week-")) < timedelta(7)


def test_blocks_add_up_to_the_plan_at_a_fast_pace_too(
    draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    for pace in (1, 7.3, 100):
        check_calendar(draw(pace=pace, pauses=(Pause(START, START + timedelta(9)),)), base)


def test_what_is_logged_beyond_the_plan_is_no_study_block(
    draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    steps = draw().dates
    entries = [Logged("2026-11-01", step.rpartition("-")[0], 24) for step in steps for _ in range(30)]
    entries += [Logged("2026-11-01", "project-mlops-engineer", 24) for _ in range(30)]
    found = draw(progress=progress_from(entries))
    assert found.plan.hours.high == 0
    assert found.dates
    check_calendar(found, base)


def test_an_event_stays_the_same_whatever_moves_it(draw: Callable[..., Roadmap], base: KnowledgeBase) -> None:
    def uids(found: Roadmap, owner: str = "me") -> set[str]:
        text = roadmap_calendar(found, owner, base, "1.0").replace(b"\r\n ", b"").decode()
        return set(re.findall(r"^UID:(.*)\r$", text, re.MULTILINE))

    two = draw("mlops-engineer", "data-engineer")
    others = {one for one in uids(draw("data-engineer", "mlops-engineer")) if not one.startswith("week-")}
    assert others <= uids(two), "the order of the roles makes no other events"
    moved = draw("mlops-engineer", "data-engineer", start=START + timedelta(30), pace=9)
    weeks = {one for one in uids(moved) if one < f"week-{START + timedelta(200)}" and one > "week-2026-12-20"}
    assert len(weeks) > 20
    assert weeks <= uids(two)
    assert not uids(two) & (uids(two, "you") | uids(draw()))


def test_a_later_plan_is_a_later_version_of_its_events(
    draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    starts = [date(1990, 1, 1), date(2004, 2, 29), date(2019, 12, 31), START, date(2200, 12, 31)]
    versions = [
        {one.sequence for one in events(roadmap_calendar(draw(start=day), "me", base, "1.0")).values()}
        for day in starts
    ]
    assert all(len(found) == 1 and min(one or 0 for one in found) >= 0 for found in versions)
    assert versions == sorted(versions, key=lambda found: max(one or 0 for one in found))
    assert len(set.union(*versions)) == len(starts)


@names
@given(name=NAMES)
def test_any_name_survives_in_a_calendar(
    name: str, draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    other = renamed(base, name)
    found = draw(other=other, by=date(2027, 7, 1), pace=40)
    content = roadmap_calendar(found, "me", other, "1.0")
    read = events(content)
    kept = name.replace("\r\n", "\n").replace("\r", "\n")
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", kept).encode("utf-8", "backslashreplace").decode()
    project = read["project-mlops-engineer"]
    assert project.summary == f"“{kept}” is published"
    assert {"review", "deadline", "learning-mlops-engineer", "essential-mlops-engineer"} <= read.keys()
    assert read["deadline"].dtstart == date(2027, 7, 1)
    assert read["review"].dtstart == found.review
    assert {one.finish.likely for one in found.milestones} <= {one.dtstart for one in read.values()}


# tables

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")


def rows_of(text: str) -> list[dict[str, str]]:
    """Read a table strictly; its line ends are those of RFC 4180, outside of quotes."""
    outside = "".join(text.split('"')[::2])
    assert re.fullmatch(r"([^\r\n]*\r\n)+", outside)
    cells = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert cells[0] == list(COLUMNS)
    assert {len(row) for row in cells} == {len(COLUMNS)}
    for cell in (cell for row in cells for cell in row):
        assert not cell.startswith(FORMULA) or NUMBER.fullmatch(cell)
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in cells[1:]]
    for row in rows:
        assert row["Name"]
        assert row["Step"]
        assert row["Status"] in {"To do", "Doing", "Done"}
        for column in ("Start date", "Due date"):
            assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", row[column])
        assert all(re.fullmatch(r"(\d+(\.\d+)?)?", row[column]) for column in COLUMNS if "Hours" in column)
    return rows


@names
@given(name=NAMES)
def test_any_name_survives_in_a_table_and_computes_nothing(
    name: str, draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    other = renamed(base, name)
    rows = rows_of(roadmap_csv(draw(other=other, progress=WORKED), other))
    project = next(row for row in rows if row["Step"] == "project-mlops-engineer")
    assert project["Name"] == f"Project: {name}"
    assert f"Show: {name}" in project["Description"]
    done = next(row for row in rows if row["Step"] == "git-working")
    assert (done["Status"], done["Description"], done["Due date"]) == ("Done", "'=1+1", "2026-11-01")
    assert {row["Status"] for row in rows if row["Step"].startswith("linux-")} <= {"Doing", "To do", "Done"}


@pytest.mark.parametrize(
    "name", [f"{start}1+1" for start in FORMULA] + ["-inf", "-1_0", "-1\n", "-٣", "-1e5"]
)
def test_what_begins_a_formula_is_made_text(name: str) -> None:
    assert defused(name) == f"'{name}"


@pytest.mark.parametrize("name", ["", "-1", "-0.5", "12", "a=1", "'=1"])
def test_what_computes_nothing_is_left_alone(name: str) -> None:
    assert defused(name) == name


def test_headers_are_those_that_importers_look_for() -> None:
    """Notion makes the first column the title of a page; headers must be plain, and no two alike."""
    assert COLUMNS[0] == "Name"
    assert len({column.lower() for column in COLUMNS}) == len(COLUMNS)
    assert all(re.fullmatch(r"[A-Z][a-z]+( [a-z]+)?", column) for column in COLUMNS)
    assert {"List", "Description", "Labels", "Start date", "Due date", "Status"} <= set(COLUMNS)


# JSON


@cache
def roadmap_schema() -> dict[str, Any]:
    return published_schema("roadmap")


def objects(schema: dict[str, Any], value: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Return every object of a document with the schema that describes it."""
    schema = roadmap_schema()["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    for one in schema.get("anyOf", ()):
        if Draft202012Validator({**one, "$defs": roadmap_schema()["$defs"]}).is_valid(value):
            yield from objects(one, value)
    if isinstance(value, dict):
        if "properties" in schema:
            yield schema, value
        for key, part in value.items():
            yield from objects(schema.get("properties", {}).get(key, {}), part)
    elif isinstance(value, list):
        for part in value:
            yield from objects(schema.get("items", {}), part)


def test_every_object_has_every_key_of_its_schema_and_no_other(
    draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    Draft202012Validator.check_schema(roadmap_schema())
    found = draw("mlops-engineer", "data-engineer", by=date(2027, 7, 1), progress=WORKED)
    record = json.loads(json.dumps(as_record(found, PERSON, base, "1.0")))
    read = list(objects(roadmap_schema(), record))
    titles = {schema["title"] for schema, _ in read}
    assert len(titles - {"Resource", "Step", "ProjectInBrief", "Parts"}) > 10
    for schema, value in read:
        assert value.keys() == schema["properties"].keys(), schema["title"]


def test_the_schema_refuses_what_is_no_roadmap(draw: Callable[..., Roadmap], base: KnowledgeBase) -> None:
    record = json.loads(json.dumps(as_record(draw(), PERSON, base, "1.0")))
    check = Draft202012Validator(roadmap_schema())
    assert check.is_valid(record)
    for key in record:
        assert not check.is_valid({other: value for other, value in record.items() if other != key}), key
    for part in ("foundation", "portfolio", "network"):
        assert not check.is_valid({**record, "parts": {**record["parts"], part: 1}}), part


def test_kinds_of_entries_have_their_schema_still(run: Run) -> None:
    assert json.loads(run("kb", "schema").stdout) == json.loads(run("kb", "schema", "roles").stdout)
    assert json.loads(run("kb", "schema", "roles").stdout)["type"] == "array"
    refused = run("kb", "schema", "roadmaps")
    assert refused.returncode == 2
    assert "roadmap, " in refused.stderr


# Gantt charts

BAR = re.compile(
    r"    ([1-9]\d*(?: \S.*)?|[A-Z].*) :(milestone, )?([\w-]+), (\d{4}-\d\d-\d\d)(, \d{4}-\d\d-\d\d|, 0d)"
)
RESERVED = re.compile(r"[:;#`\"<>{}\\%\x00-\x1f\x7f\x85\u2028\u2029]")


def check_chart(found: Roadmap, base: KnowledgeBase) -> list[str]:
    """Check what Mermaid's grammar of Gantt charts turned out to ask; gives the names of the bars.

    A line is a directive, `title TEXT`, `section TEXT` or `NAME :ID, DATE, END`. TEXT and NAME may not be
    empty and hold none of RESERVED; a NAME may not begin with one of the grammar's words (such as section,
    click, call, excludes, weekday), which a number before it prevents; an ID holds no comma. An end date is
    not part of a bar without `inclusiveEndDates`, so that a step of one day would not be drawn.
    """
    way = route(found, base)
    first, *lines, last = gantt(chart(way, found, base))
    assert (first, last) == ("```mermaid", "```")
    head, rest = lines[:4], lines[5:]
    assert head == ["gantt", "    dateFormat YYYY-MM-DD", "    axisFormat %b %Y", "    inclusiveEndDates"]
    assert lines[4].startswith("    title Roadmap to ")
    assert sum(map(len, lines)) < 50_000, "Mermaid refuses longer charts"
    bars, inside = [], False
    for line in (lines[4], *rest):
        text, _, _ = line.partition(" :")
        assert not RESERVED.search(text), line
        assert len(text.splitlines()) == 1
        if line in rest and re.match(r"    section \S", line):
            inside = True
        elif line in rest:
            bar = BAR.fullmatch(line)
            assert bar, line
            assert inside, "bars stand in a section"
            bars.append(bar)
    for bar in bars:
        assert bool(bar[2]) == (bar[5] == ", 0d")
        assert bar[2] or bar[5].removeprefix(", ") >= bar[4]
    assert len({bar[3] for bar in bars}) == len(bars)
    drawn = {bar[3]: (bar[4], bar[5].removeprefix(", ")) for bar in bars if not bar[2]}
    assert list(drawn.values()) == [(f"{step.begins}", f"{step.finish.likely}") for step in way.steps]
    return [bar[1] for bar in bars]


@names
@given(name=NAMES)
def test_any_name_leaves_a_chart_that_parses(
    name: str, draw: Callable[..., Roadmap], base: KnowledgeBase
) -> None:
    other = renamed(base, name)
    check_chart(draw("mlops-engineer", "data-engineer", other=other), other)


def test_an_id_of_any_signs_is_drawn(draw: Callable[..., Roadmap], base: KnowledgeBase) -> None:
    role = replace(base.roles["mlops-engineer"], id="a, b: c")
    other = replace(base, roles={**base.roles, role.id: role})
    found = draw("a, b: c", other=other)
    assert "project-a, b: c" in found.dates
    check_chart(found, other)


# all of them


@people
@given(data=st.data())
def test_anybody_any_roles_any_start_any_pauses(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    roles = data.draw(st.lists(st.sampled_from(list(base.roles)), min_size=1, max_size=3, unique=True))
    start = data.draw(
        st.dates(date(1990, 1, 1), date(2200, 12, 31))
        | st.sampled_from([date(2000, 2, 29), date(2028, 2, 29), date(2100, 2, 28), date(2199, 12, 31)])
    )
    days = st.tuples(st.integers(-30, 900), st.integers(0, 400))
    pauses = [
        Pause(start + timedelta(first), start + timedelta(first + more))
        for first, more in data.draw(st.lists(days, max_size=4))
    ]
    person = data.draw(profiles(base))
    by = data.draw(st.none() | st.integers(1, 3000).map(lambda after: start + timedelta(after)))
    request = RoadmapRequest(start, data.draw(st.floats(4, 100)), by=by, pauses=tuple(pauses))
    try:
        found = build_roadmap(person, [base.roles[role] for role in roles], request, WORKED, model, base)
    except UsageError as error:
        assert "no study days between" in error.message  # noqa: PT017 - pauses may fill all days until the deadline
        return
    check_calendar(found, base)
    rows_of(roadmap_csv(found, base))
    Draft202012Validator(roadmap_schema()).validate(
        json.loads(json.dumps(as_record(found, person, base, "1.0")))
    )
    check_chart(found, base)


# files


def refused(result: CompletedProcess[str], code: int, *parts: str) -> None:
    assert (result.returncode, result.stdout) == (code, "")
    lines = result.stderr.splitlines()
    assert lines[-2].startswith("careerpath: ")
    assert lines[-1].startswith("  "), "there is a hint"
    assert all(part in result.stderr for part in parts)


def test_a_directory_in_the_way_stops_all_four_even_with_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out" / "roadmap.ics").mkdir(parents=True)
    refused(run("export", "mle", "--all", "out", "--force"), 3, "roadmap.ics", "is a directory")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["roadmap.ics"]


def test_places_that_cannot_be_written_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    refused(run("export", "mle", "--all", "file"), 3, "cannot be created")
    refused(run("export", "mle", "--all", "file/below"), 3, "cannot be created")
    refused(run("export", "mle", "-o", "nowhere/plan.md"), 3, "nowhere is not a directory")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_directory_without_permission_stays_empty(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    refused(run("export", "mle", "--all", "out"), 3, "permission to write")
    assert not list((tmp_path / "out").iterdir())


def test_a_suffix_or_a_name_decides_the_format_in_any_case(run: Run, tmp_path: Path) -> None:
    begins = {
        "a.JSON": b"{\n",
        "b.Csv": b"\xef\xbb\xbfName,Status,",
        "c.ICS": b"BEGIN:VCALENDAR\r\n",
        "d.markdown": b"# ",
        "e": b"# ",
    }
    for name, beginning in begins.items():
        assert run("export", "mle", "-o", name).returncode == 0
        assert (tmp_path / name).read_bytes().startswith(beginning), name
    assert run("export", "mle", "-o", "f.txt", "--format", "CSV").returncode == 0
    assert (tmp_path / "f.txt").read_bytes().startswith(begins["b.Csv"])
