"""`roadmap`, `export`, `log`, `done` and `progress`, as a person uses them over some weeks."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from careerpath_cli.planning.step_names import OF_A_ROLE

Run = Callable[..., "CompletedProcess[str]"]

PROFILE = """\
format: 1
name: Lucía
skills: {Python: working, SQL: proficient, Docker: none, Git: aware}
activities: {operate-models: love}
constraints: {hours_per_week: 6}
"""
START = ("--start", "2026-11-21")
MINE = ("--profile", "me.yaml")
ROLE = "mlops-engineer"
TAUGHT = "data-engineer"
"""A role for which one course brings several of the skills that are missing."""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "me.yaml").write_text(PROFILE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def careerpath(run: Run, here: Path) -> Callable[..., str]:
    """Run a command that works; gives what it printed."""

    def run_it(*arguments: str, **variables: str) -> str:
        result = run(*arguments, **variables)
        assert result.returncode == 0, result.stderr
        assert (here / "me.yaml").read_text(encoding="utf-8") == PROFILE, "answers are only read"
        return result.stdout

    return run_it


def told(result: CompletedProcess[str], code: int, *parts: str) -> None:
    assert (result.returncode, result.stdout) == (code, ""), result.stderr
    assert "Traceback" not in result.stderr
    for part in parts:
        assert part in result.stderr


def plan_of(careerpath: Callable[..., str], *arguments: str, role: str = ROLE) -> dict[str, object]:
    found: dict[str, object] = json.loads(careerpath("roadmap", role, *MINE, *START, "--json", *arguments))
    return found


def steps(plan: dict[str, object]) -> list[str]:
    learning = plan["learning"]
    assert isinstance(learning, list)
    return [step["id"] for step in learning]


def course_of(careerpath: Callable[..., str]) -> dict[str, Any]:
    """Return a step of the plan that is one course for several skills."""
    route: Any = plan_of(careerpath, role=TAUGHT)["steps"]
    course: dict[str, Any] = next(step for step in route if len(step["covers"]) > 1 and step["resource"])
    return course


def test_a_whole_course_is_logged_finished_and_opened_again(run: Run, careerpath: Callable[..., str]) -> None:
    careerpath("roadmap", TAUGHT, *MINE, *START, "--follow")
    before = plan_of(careerpath, role=TAUGHT)
    course = course_of(careerpath)
    title = re.sub(r"^.*: ", "", course["title"])
    assert run("log", course["id"], "--hours", "3", "--on", "2026-11-22", *MINE).returncode == 0
    page = careerpath("progress", "--on", "2026-11-23", *MINE)
    assert re.search(r"▸.* 3 of \d+ h", page), page
    assert f"careerpath done {course['id']}" in re.sub(r"\s*\\\n\s+", " ", page)
    low, high = (plan["hours"] for plan in (plan_of(careerpath, role=TAUGHT), before))
    assert isinstance(low, dict)
    assert isinstance(high, dict)
    assert high["likely"] - low["likely"] == pytest.approx(3, abs=0.01)
    told(run("log", course["id"], "--undo", *MINE), 0, "0 h remain")
    assert plan_of(careerpath, role=TAUGHT)["steps"] == before["steps"]
    finished = run("done", title, "--proof", "https://example.org/c", "--on", "2026-11-24", *MINE)
    assert finished.stderr.startswith(f"Done: {title} (")
    after = plan_of(careerpath, role=TAUGHT)
    assert not set(course["covers"]) & set(steps(after))
    inputs: Any = after["inputs"]
    assert {entry["proof"] for entry in inputs["done"]} == {"https://example.org/c"}, "it shows each skill"
    assert careerpath("progress", "--on", "2026-11-24", *MINE).count("✓") == 1
    assert "Already done" in run("done", course["id"], *MINE).stderr
    told(run("done", course["id"], "--level", "aware", *MINE), 2, "has no levels")
    told(run("done", course["id"], "--undo", *MINE), 0, "is open again")
    assert plan_of(careerpath, role=TAUGHT)["steps"] == before["steps"]
    told(run("done", course["id"], "--undo", *MINE), 2, "is not marked as done")


def test_without_a_plan_a_course_brings_what_it_teaches_and_one_lacks(
    run: Run, careerpath: Callable[..., str], here: Path
) -> None:
    assert run("done", "resource-fluent-python", "--on", "2026-11-24", *MINE).returncode == 0
    lines = (here / "me.history.jsonl").read_text(encoding="utf-8").splitlines()
    first, *learnt, last = map(json.loads, lines)
    assert first == last
    assert ("python", "proficient") in {(entry["skill"], entry["level"]) for entry in learnt}
    (here / "me.history.jsonl").unlink()
    for entry in learnt:
        careerpath("done", entry["skill"], "--level", "expert", *MINE)
    told(run("done", "resource-fluent-python", *MINE), 0, "brings nothing that you don't have already")


def test_a_step_that_there_is_not_is_told_with_the_nearest(run: Run, here: Path) -> None:
    told(run("done", "resource-fluent-pyton", *MINE), 2, "no skill or step", "resource-fluent-python")
    told(run("log", "Fluent Pythn", "--hours", "1", *MINE), 2, "Did you mean", "Fluent Python")
    told(run("done", "try-mlops-enginer", *MINE), 2, "Did you mean try-mlops-engineer")
    assert not (here / "me.history.jsonl").exists()


@pytest.mark.parametrize("name", [*OF_A_ROLE, "project"])
def test_every_step_of_a_plan_can_be_ticked_off_by_its_id(
    name: str, run: Run, careerpath: Callable[..., str]
) -> None:
    step = f"{name}-{ROLE}"
    careerpath("roadmap", ROLE, *MINE, *START, "--follow")
    assert run("done", step, "--on", "2026-11-24", *MINE).returncode == 0
    route: Any = plan_of(careerpath)["steps"]
    assert step not in {one["id"] for one in route}
    page = careerpath("progress", "--on", "2026-11-24", *MINE)
    assert page.count("✓") == 1
    told(run("done", step, "--undo", *MINE), 0, "is open again")
    assert "✓" not in careerpath("progress", "--on", "2026-11-24", *MINE)


def compared(careerpath: Callable[..., str]) -> dict[str, str]:
    """Return how far each skill that a comparison finds missing is there."""
    roles = json.loads(careerpath("compare", ROLE, "data-engineer", *MINE, "--json"))["roles"]
    return {gap["skill"]: gap["state"] for gap in roles[0]["match"]["gaps"]}


def test_what_is_done_counts_everywhere(careerpath: Callable[..., str]) -> None:
    before = plan_of(careerpath)
    assert "docker-working" in steps(before)
    assert compared(careerpath)["docker"] == "lacking"
    careerpath("roadmap", ROLE, *MINE, *START, "--follow")
    careerpath("done", "docker", "--proof", "https://example.org/x", "--on", "2026-12-01", *MINE)
    after = plan_of(careerpath)
    assert "docker-working" not in steps(after)
    gap = after["gap"]
    assert isinstance(gap, list)
    docker = next(one for one in gap if one["skill"] == "docker")
    assert (docker["state"], docker["now"], docker["standing"]) == ("met", "working", "shown")
    assert "docker" not in compared(careerpath)
    careerpath("done", "docker", "--undo", *MINE)
    assert steps(plan_of(careerpath)) == steps(before)


def test_hours_are_logged_and_taken_off(careerpath: Callable[..., str]) -> None:
    before = plan_of(careerpath)
    careerpath("log", "ML", "--hours", "3", "--note", "first pod\nup", "--on", "2026-11-22", *MINE)
    careerpath("log", "machine-learning", "--hours", "1.5", "--on", "2026-11-23", *MINE)
    after = plan_of(careerpath)
    low, high = (plan["hours"] for plan in (after, before))
    assert isinstance(low, dict)
    assert isinstance(high, dict)
    assert high["high"] - low["high"] == pytest.approx(4.5)


def test_progress_says_hours_levels_and_a_forecast(careerpath: Callable[..., str]) -> None:
    careerpath("roadmap", ROLE, *MINE, *START, "--follow", "--pause", "2026-12-20..2027-01-10")
    for day in ("2026-12-01", "2026-12-08", "2026-12-15", "2027-01-12"):
        careerpath("log", "docker", "--hours", "4", "--on", day, *MINE)
    careerpath("done", "docker-working", "--on", "2027-01-13", *MINE)
    page = careerpath("progress", "--on", "2027-01-15", *MINE)
    assert "16 h logged since 1 Dec 2026" in page
    assert "Docker: none yet → working" in page
    assert "your recent logged pace" in page
    found = json.loads(careerpath("progress", "--on", "2027-01-15", *MINE, "--json"))
    assert found["hours"] == 16
    assert found["weeks_in_a_row"] == 4, "the paused weeks break nothing"
    assert found["forecast"]["early"] <= found["forecast"]["likely"] <= found["forecast"]["late"]


def test_a_command_to_follow_a_roadmap_can_be_copied_from_a_narrow_window(
    careerpath: Callable[..., str],
) -> None:
    page = careerpath("progress", *MINE, COLUMNS="40")
    assert "\ncareerpath roadmap ROLE \\\n  --profile me.yaml --follow\n" in page


def test_without_anything_logged_progress_says_how_to_begin(careerpath: Callable[..., str]) -> None:
    assert "careerpath log STEP" in careerpath("progress", *MINE)


def test_a_step_that_no_followed_roadmap_asks_for_needs_a_level(run: Run, here: Path) -> None:
    told(run("done", "docker", *MINE), 2, "Which level of Docker", "--level working")
    told(run("done", "docker", "--level", "master", *MINE), 2, "is not a level you can reach")
    assert run("done", "docker", "--level", "aware", *MINE).returncode == 0
    told(run("done", "git", "--undo", *MINE), 2, "is not marked as done")
    told(run("done", "nonsense", *MINE), 2, "There is no skill or step")
    told(run("log", "docker", "--hours", "25", *MINE), 2, "at most 24")
    told(run("log", "docker", "--hours", "nan", *MINE), 2)
    told(run("log", "docker", "--hours", "1", "--on", "2026-02-29", *MINE), 2, "is not a valid date")
    told(
        run("log", "docker", "--hours", "1"),
        2,
        "beside your profile, and you don't have one",
        "careerpath advise",
    )
    assert (here / "me.history.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_calendar_nonsense_is_told(run: Run, here: Path) -> None:
    assert here.is_dir()
    told(run("roadmap", ROLE, *START, "--by", "2026-11-20"), 2, "no study days between")
    told(run("roadmap", ROLE, *START, "--pause", "2027-01-05..2026-12-20"), 2, "ends before it begins")
    told(run("roadmap", ROLE, "--start", "tomorrow"), 2, "is not a valid date", "2026-11-21")
    told(run("roadmap", ROLE, "--start", "9999-12-01"), 2, "9999")
    told(run("roadmap"), 2, "Which role?")
    told(run("roadmap", ROLE, "--follow"), 2, "You need a profile")


def test_a_default_profile_of_ones_own_is_used_and_said(run: Run, here: Path) -> None:
    home = {"XDG_DATA_HOME": str(here / "data")}
    (here / "data" / "careerpath").mkdir(parents=True)
    (here / "data" / "careerpath" / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    result = run("roadmap", ROLE, *START, "--json", **home)
    assert "profile default" in result.stderr
    assert "sql" in json.loads(result.stdout)["inputs"]["skills"]
    assert run("log", "docker", "--hours", "1", **home).returncode == 0
    assert (here / "data" / "careerpath" / "profile.history.jsonl").is_file()


def export(careerpath: Callable[..., str], here: Path, role: str = ROLE) -> Path:
    careerpath("export", role, *MINE, *START, "--output", "plan.md")
    return here / "plan.md"


def edited(path: Path, *changes: tuple[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return text


def test_a_tick_counts_for_every_skill_that_a_course_brings(
    careerpath: Callable[..., str], here: Path
) -> None:
    plan = export(careerpath, here, TAUGHT)
    course = course_of(careerpath)
    edited(plan, (f"<!-- {course['id']} -->", "MINE"))
    text = plan.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.endswith("MINE"))
    ticked = line.replace("- [ ]", "- [x]").replace("MINE", f"<!-- {course['id']} -->")
    plan.write_text(text.replace(line, ticked), encoding="utf-8")
    careerpath("progress", "--from", "plan.md", "--on", "2026-12-01", *MINE)
    renewed = plan.read_text(encoding="utf-8")
    done = next(line for line in renewed.splitlines() if line.endswith(f"<!-- {course['id']} -->"))
    assert done.startswith("- [x] ")
    assert "(1 Dec 2026)" in done
    assert not set(course["covers"]) & set(steps(plan_of(careerpath, role=TAUGHT)))
    careerpath("progress", "--from", "plan.md", "--on", "2026-12-01", *MINE)
    assert plan.read_text(encoding="utf-8") == renewed
    edited(plan, (done, done.replace("- [x]", "- [ ]")))
    careerpath("progress", "--from", "plan.md", "--on", "2026-12-02", *MINE)
    assert set(course["covers"]) <= set(steps(plan_of(careerpath, role=TAUGHT)))


def test_a_word_at_work_is_ticked_and_done_like_other_steps(run: Run, here: Path) -> None:
    (here / "me.yaml").write_text(f"{PROFILE}\nemployment: employed\n", encoding="utf-8")
    step = f"inside-{ROLE}"
    assert run("export", ROLE, *MINE, *START, "--output", "plan.md").returncode == 0
    plan = here / "plan.md"
    edited(plan, ("- [ ] **At work:", "- [x] **At work:"))
    assert step in plan.read_text(encoding="utf-8")
    assert run("progress", "--from", "plan.md", "--on", "2026-12-01", *MINE).returncode == 0
    renewed = plan.read_text(encoding="utf-8")
    assert "- [x] A word at work about" in renewed
    assert "- [ ] **At work:" not in renewed
    assert run("done", step, "--undo", *MINE).returncode == 0
    assert step in run("roadmap", ROLE, *MINE, *START, "--json").stdout
    assert run("done", step, *MINE).returncode == 0
    assert step not in [
        described["id"]
        for described in json.loads(run("roadmap", ROLE, *MINE, *START, "--json").stdout)["steps"]
    ]


def test_an_exported_plan_is_short(careerpath: Callable[..., str], here: Path) -> None:
    text = export(careerpath, here).read_text(encoding="utf-8").partition('<a id="sources">')[0]
    assert text.count("- [ ]") <= 15
    assert len(text.split()) <= 1500


def test_ticks_and_notes_of_an_exported_plan_are_taken_up(careerpath: Callable[..., str], here: Path) -> None:
    plan = export(careerpath, here)
    edited(
        plan,
        ("- [ ] **Git:", "- [x] **Git:"),
        ("<!-- git-working -->\n", "<!-- git-working -->\n  - Ana helped me: *two evenings*\n"),
        ("## Plan B\n", "## Plan B\n\nnot for me\n"),
    )
    careerpath("progress", "--from", "plan.md", "--on", "2026-12-01", *MINE)
    renewed = plan.read_text(encoding="utf-8")
    assert "- [x] Git: working (1 Dec 2026)" in renewed
    assert "  - Ana helped me: *two evenings*" in renewed
    assert "not for me" in renewed
    assert "Made for a start on 1 Dec 2026." in renewed
    careerpath("progress", "--from", "plan.md", "--on", "2026-12-01", *MINE)
    assert plan.read_text(encoding="utf-8") == renewed, "nothing changes the second time"
    assert (here / "me.history.jsonl").read_text(encoding="utf-8").count("git-working") == 1

    edited(plan, ("- [x] Git", "- [ ] Git"))
    careerpath("progress", "--from", "plan.md", "--on", "2026-12-02", *MINE)
    again = plan.read_text(encoding="utf-8")
    assert "- [ ] **Git:" in again
    assert "Ana helped me" in again


def test_export_read_back_and_exported_again_is_the_same(careerpath: Callable[..., str], here: Path) -> None:
    plan = export(careerpath, here)
    before = edited(plan, ("## Calendar\n", "## Calendar\n\n> busy until May\n\n"))
    careerpath("progress", "--from", "plan.md", "--on", "2026-11-21", *MINE)
    assert plan.read_text(encoding="utf-8") == before


def test_a_plan_that_cannot_be_read_safely_is_left_alone(
    run: Run, careerpath: Callable[..., str], here: Path
) -> None:
    plan = export(careerpath, here)
    text = edited(plan, ("- [ ] **Git:", "- [x] **Git:"))
    plan.write_text(text.rpartition("<!-- careerpath:plan")[0], encoding="utf-8")
    broken = plan.read_bytes()
    told(run("progress", "--from", "plan.md", *MINE), 4, "Nothing was changed")
    assert plan.read_bytes() == broken
    assert not (here / "me.history.jsonl").exists()
    told(run("progress", "--from", "missing.md", *MINE), 3, "does not exist")


def test_somebody_elses_plan_is_not_taken_up_by_mistake(
    run: Run, careerpath: Callable[..., str], here: Path
) -> None:
    plan = export(careerpath, here)
    home = {"XDG_DATA_HOME": str(here / "data")}
    (here / "data" / "careerpath").mkdir(parents=True)
    (here / "data" / "careerpath" / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    told(run("progress", "--from", str(plan), **home), 2, "made for another profile", "--profile")


def test_what_changed_since_is_told_with_its_cause(careerpath: Callable[..., str], here: Path) -> None:
    careerpath("export", ROLE, *MINE, *START, "--output", "before.json")
    since = ("--since", "before.json")
    assert "Nothing changed." in careerpath("roadmap", ROLE, *MINE, *START, *since)
    careerpath("done", "git", "--level", "proficient", "--on", "2026-11-22", *MINE)
    page = careerpath("roadmap", ROLE, *MINE, *START, *since)
    assert "You made progress" in page
    assert "Git is done" in page
    found = json.loads(careerpath("roadmap", ROLE, *MINE, "--start", "2026-12-24", *since, "--json"))
    assert [cause["reason"] for cause in found["causes"]] == ["log", "calendar"]
    assert (here / "before.json").is_file()


def without_middles(value: Any) -> Any:
    """Ranges of hours as they were written once: without their middle."""
    if isinstance(value, dict):
        kept = value.keys() - ({"likely"} if "low" in value else set())
        return {key: without_middles(value[key]) for key in kept}
    return [without_middles(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("added", [set(), {"parts", "apply", "grow", "left_out", "checkpoints", "get_hired"}])
def test_a_roadmap_of_a_former_version_is_still_compared(
    added: set[str], careerpath: Callable[..., str], here: Path
) -> None:
    path = here / "before.json"
    careerpath("export", ROLE, *MINE, *START, "--output", str(path))
    old = without_middles(json.loads(path.read_text(encoding="utf-8")))
    for step in old["experience"]:
        step["hours"] = [step["hours"]["low"], step["hours"]["high"]]
    if added:
        old["steps"] = old["parts"]
    path.write_text(json.dumps({key: old[key] for key in old.keys() - added}), encoding="utf-8")
    assert "Nothing changed." in careerpath("roadmap", ROLE, *MINE, *START, "--since", "before.json")


def test_a_file_that_is_no_roadmap_is_told(run: Run, here: Path) -> None:
    (here / "no.json").write_text('{"format": 1}', encoding="utf-8")
    told(run("roadmap", ROLE, "--since", "no.json"), 4, "this is not a roadmap", "export --format json")
    (here / "no.json").write_text("[", encoding="utf-8")
    told(run("roadmap", ROLE, "--since", "no.json"), 4, "not JSON")


@pytest.mark.parametrize(
    ("where", "value", "sentence"),
    [
        (("inputs", "start"), "love", "inputs.start: 'love' is not a valid date, such as 2027-06-30"),
        (
            ("finish", "likely"),
            "2026-02-30",
            "finish.likely: '2026-02-30' is not a valid date, such as 2027-06-30",
        ),
        (("hours", "low"), float("nan"), "hours.low should be a finite number (found nan)"),
        (("hours", "high"), 1e300, "hours.high should be at most"),
        (("format",), True, "format: True is not one of 1"),
    ],
)
def test_a_kept_roadmap_with_wrong_values_is_refused(
    where: tuple[str, ...], value: object, sentence: str, careerpath: Callable[..., str], run: Run, here: Path
) -> None:
    path = here / "before.json"
    careerpath("export", ROLE, *MINE, *START, "--output", str(path))
    plan = part = json.loads(path.read_text(encoding="utf-8"))
    for key in where[:-1]:
        part = part[key]
    part[where[-1]] = value
    path.write_text(json.dumps(plan), encoding="utf-8")
    told(run("roadmap", ROLE, *MINE, *START, "--since", "before.json"), 4, f"before.json: {sentence}")


def test_a_followed_pace_that_is_next_to_nothing_is_told_and_left_out(run: Run, here: Path) -> None:
    followed = {
        "format": 1,
        "kind": "follow",
        "day": "2026-11-21",
        "roles": [ROLE],
        "hours_per_week": 51e-320,
    }
    (here / "me.history.jsonl").write_text(json.dumps(followed) + "\n", encoding="utf-8")
    result = run("roadmap", ROLE, *MINE, *START)
    assert result.returncode == 0
    assert "hours_per_week should be at least 0.5" in result.stderr


def test_a_tick_for_what_is_noted_already_adds_nothing(careerpath: Callable[..., str], here: Path) -> None:
    plan = export(careerpath, here)
    careerpath("done", "git-working", "--on", "2026-11-30", *MINE)
    edited(plan, ("- [ ] **Git:", "- [x] **Git:"))
    careerpath("progress", "--from", "plan.md", "--on", "2026-12-01", *MINE)
    assert (here / "me.history.jsonl").read_text(encoding="utf-8").count("git-working") == 1
    assert "- [x] Git: working (30 Nov 2026)" in plan.read_text(encoding="utf-8")


def test_a_followed_calendar_is_kept_added_to_and_replaced(careerpath: Callable[..., str]) -> None:
    def inputs(*arguments: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(careerpath("roadmap", *arguments, *MINE, *START, "--json"))[
            "inputs"
        ]
        return found

    careerpath(
        "roadmap",
        ROLE,
        *MINE,
        *START,
        "--follow",
        "--pause",
        "2026-12-20..2027-01-05",
        "--hours-per-week",
        "4",
    )
    kept = inputs()
    assert (kept["roles"], kept["hours_per_week"]) == ([ROLE], 4)
    assert kept["pauses"] == [["2026-12-20", "2027-01-05"]]
    assert inputs("--pause", "2027-02-01")["pauses"] == [
        ["2026-12-20", "2027-01-05"],
        ["2027-02-01", "2027-02-01"],
    ]
    assert inputs("data-engineer")["pauses"] == [], "another roadmap has a calendar of its own"
    careerpath("roadmap", ROLE, *MINE, *START, "--follow")
    assert inputs()["pauses"] == []
    assert inputs()["hours_per_week"] == 6


def test_hours_and_finished_steps_can_be_taken_back_and_are_not_noted_twice(
    run: Run, careerpath: Callable[..., str], here: Path
) -> None:
    assert here.is_dir()
    careerpath("log", "docker", "--hours", "3", "--on", "2026-11-22", *MINE)
    careerpath("log", "docker", "--undo", *MINE)
    assert json.loads(careerpath("progress", "--on", "2026-11-23", *MINE, "--json"))["hours"] == 0
    told(run("log", "docker", "--undo", *MINE), 2, "You haven't logged any hours on Docker")
    told(run("log", "docker", *MINE), 2, "Use either --hours or --undo.")
    assert "is already at working" in run("done", "python", "--level", "aware", *MINE).stderr
    told(run("done", "project-mlops-engineer", "--level", "aware", *MINE), 2, "has no levels")
    assert "Done: Open-source contributions" in run("done", "open-source contributions", *MINE).stderr
    assert "Already done" in run("done", "experience-open-source", *MINE).stderr
