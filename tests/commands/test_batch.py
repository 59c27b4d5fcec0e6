"""`batch`: the outside contract, line by line."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from careerpath_cli.commands.cohorts.workers import CHUNK
from careerpath_cli.knowledge.base import KnowledgeBase

Run = Callable[..., "CompletedProcess[str]"]

GOOD = {
    "format": 1,
    "id": "a",
    "skills": {"Python": "proficient", "sklearn": "working"},
    "cohort": {"year": 3},
}
OTHER = {"format": 1, "id": "b", "skills": {"ROS": "expert", "Basket weaving": "expert"}}
EMPTY = {"format": 1, "id": "c"}


def jsonl(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_one_line_a_profile_in_input_order(start: Run) -> None:
    result = start("batch", "-", "--top", "2", stdin=jsonl(OTHER, GOOD))
    first, second = map(json.loads, result.stdout.splitlines())
    assert result.returncode == 0
    assert [first["id"], second["id"]] == ["b", "a"]
    assert first["recommendations"][0]["role"] == "robotics-engineer"
    assert first["unknown_skills"] == ["Basket weaving"]
    assert len(second["recommendations"]) == 2
    assert second["unknown_skills"] == []


def test_top_0_ranks_every_role_by_falling_score(run: Run, base: KnowledgeBase) -> None:
    (line,) = run("batch", "-", "--top", "0", stdin=jsonl(GOOD)).stdout.splitlines()
    found = json.loads(line)["recommendations"]
    assert sorted(one["role"] for one in found) == sorted(base.roles)
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_line_without_an_end_is_refused(run: Run) -> None:
    result = run("batch", "/dev/zero")
    assert (result.returncode, result.stdout) == (3, "")
    assert "/dev/zero has a line longer than 5 MB." in result.stderr


def test_batch_and_advise_agree(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "a.json"
    profile.write_text(json.dumps({key: GOOD[key] for key in ("format", "id", "skills")}), encoding="utf-8")
    advice = json.loads(run("advise", "-p", str(profile), "--top", "99", "--json").stdout)
    (line,) = run("batch", "-", "--top", "0", stdin=jsonl(GOOD)).stdout.splitlines()
    single = [{"role": one["role"], "score": one["score"]} for one in advice["recommendations"]]
    assert json.loads(line)["recommendations"] == single


def test_bad_lines_are_reported_by_number_and_skipped(run: Run) -> None:
    bad = [
        '{"format": 1, "id": ',
        json.dumps({"format": 1, "skills": {"SQL": "working"}}),
        json.dumps({"format": 1, "id": "x", "skills": {"SQL": "good"}}),
        json.dumps([1, 2]),
        json.dumps({"format": 1, "id": "x", "activities": {"juggle": "love"}}),
        '{"format": 1, "id": "\\ud800", "skills": {"SQL": "working"}}',
        '{"format": 1, "id": "x", "skills": {"SQL": "working", "\\udfff": "working"}}',
    ]
    result = run("batch", "-", stdin=jsonl(GOOD) + "\n".join(bad) + "\n\n" + jsonl(OTHER))
    assert result.returncode == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    for number in range(2, 9):
        assert f"line {number}: " in result.stderr
    assert "2 profiles ranked, 7 lines skipped" in result.stderr


def test_reading_a_table_leaves_nothing_to_complain_of_at_the_end(start: Run, tmp_path: Path) -> None:
    """DuckDB counts what is still there when the interpreter ends, so this takes one that ends."""
    duckdb = pytest.importorskip("duckdb", reason="reading Parquet is an extra")
    duckdb.sql(f"COPY (SELECT 'a' AS id, 'Python' AS skills) TO '{tmp_path / 'c.parquet'}' (FORMAT parquet)")
    result = start("batch", "c.parquet", "--output", "ranked.jsonl")
    assert result.returncode == 0
    assert result.stderr == "1 profile ranked, 0 rows skipped.\n"


def test_a_profile_without_answers_gets_no_ranking(run: Run) -> None:
    (line,) = run("batch", "-", stdin=jsonl(EMPTY)).stdout.splitlines()
    assert json.loads(line) == {"id": "c", "recommendations": [], "unknown_skills": []}


def test_gzip_in_and_a_file_out_all_at_once(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "people.jsonl.gz", tmp_path / "ranked.jsonl"
    source.write_bytes(gzip.compress(jsonl(GOOD, OTHER).encode()))
    assert run("batch", str(source), "--output", str(target)).stdout == ""
    assert [json.loads(line)["id"] for line in target.read_text(encoding="utf-8").splitlines()] == ["a", "b"]


def test_a_damaged_archive_leaves_the_old_output(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "people.jsonl.gz", tmp_path / "ranked.jsonl"
    source.write_bytes(gzip.compress(jsonl(*[GOOD] * 50).encode())[:-20])
    target.write_text("old", encoding="utf-8")
    result = run("batch", str(source), "--output", str(target))
    assert result.returncode == 3
    assert "cannot be read" in result.stderr
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["people.jsonl.gz", "ranked.jsonl"]


def test_input_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "people.jsonl"
    source.write_text(jsonl(GOOD), encoding="utf-8")
    assert run("batch", str(source), "--output", str(source)).returncode == 2
    assert source.read_text(encoding="utf-8") == jsonl(GOOD)


def test_missing_input(run: Run) -> None:
    result = run("batch", "none.jsonl")
    assert result.returncode == 3
    assert "does not exist" in result.stderr


def test_a_directory_as_input(run: Run, tmp_path: Path) -> None:
    result = run("batch", str(tmp_path))
    assert result.returncode == 3
    assert f"{tmp_path} is a directory." in result.stderr
    assert "Name a file in it." in result.stderr


def test_several_processes_write_what_one_would(run: Run, base: KnowledgeBase) -> None:
    people = [
        {"format": 1, "id": f"p{number}", "skills": {name: level}}
        for number, (name, level) in enumerate(
            ((name, level) for name in base.skills for level in ("none", "aware", "working", "expert")),
            start=1,
        )
    ]
    lines = [json.dumps(person) for person in people]
    lines[450] = "{"
    text = "\n".join(lines) + "\n"
    assert len(lines) > 2 * CHUNK
    one = run("batch", "-", "--top", "0", "--jobs", "1", stdin=text)
    two = run("batch", "-", "--top", "0", "--jobs", "2", stdin=text)
    assert one.stdout == two.stdout
    assert one.returncode == two.returncode == 1
    assert "line 451: not valid JSON" in one.stderr
    assert "line 451: not valid JSON" in two.stderr
    written = [json.loads(line)["id"] for line in two.stdout.splitlines()]
    assert written == [person["id"] for person in people if person["id"] != "p451"]


def test_a_table_is_ranked_like_lines_of_json_and_bad_rows_are_reported_by_number(
    run: Run, tmp_path: Path
) -> None:
    rows = [
        "id;Skills;skills.sklearn;cohort",
        'a;"Python: proficient";working;3',
        "b;SQL: fluent;;3",
        "c;SQL;working;3;4",
        "",
        ";SQL;;3",
        "d;;;3",
    ]
    (tmp_path / "cohort.csv").write_text("\r\n".join(rows), encoding="cp1252")
    table = run("batch", "cohort.csv", "--top", "0")
    lines = run("batch", "-", "--top", "0", stdin=jsonl(GOOD, {"format": 1, "id": "d"}))
    assert table.returncode == 1
    assert table.stdout == lines.stdout
    for number, problem in (
        (3, "'fluent' is not one of"),
        (4, "5 cells for 4 columns"),
        (6, "id is missing"),
    ):
        assert f"row {number}: " in table.stderr
        assert problem in table.stderr
    assert "2 profiles ranked, 3 rows skipped" in table.stderr
    assert run("batch", "-", "--top", "0", stdin="\n".join(rows)).stdout == lines.stdout
