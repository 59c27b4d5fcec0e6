"""Tables of people: a row says what the same answers in a line of JSON would say."""

import csv
import gzip
import io
import json
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from careerpath_cli.errors import CareerpathError, FileProblemError, UnreadableError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.cohorts.reading import read_people
from careerpath_cli.profile.reading import profile_from_record
from careerpath_cli.storage.json_lines import Unusable, value_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "cohort.csv"


def people(path: Path) -> list[Any]:
    """What each line or row says, numbered as the file's own program would; None where nobody stands."""
    return [
        line.problem if isinstance(line, Unusable) else value_of(line) if line.strip() else None
        for line in read_people(str(path)).lines
    ]


def table(path: Path, content: str | bytes) -> list[Any]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return people(path)


def one(path: Path, head: str, row: str) -> Any:
    _, person = table(path, f"id;{head}\n7;{row}\n")
    return person


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cohort.csv"


def test_lists_columns_of_their_own_and_plain_names_come_together(path: Path) -> None:
    row = one(
        path,
        "Name;Skills;skills.Power BI;skills.R;Hours per week;constraints.country;Degree;Shoe size;evidence",
        'Ana;"Python: Working, SQL";Proficient;;2,5;DE;High school;41;"SQL: three reports, weekly"',
    )
    assert row == {
        "format": 1,
        "id": "7",
        "name": "Ana",
        "skills": {"Python": "working", "SQL": "working+", "Power BI": "proficient"},
        "evidence": {"SQL": "three reports, weekly"},
        "education": {"degree": "high-school"},
        "constraints": {"hours_per_week": 2.5, "country": "DE"},
    }


@pytest.mark.parametrize(
    ("head", "cell", "field", "value"),
    [
        ("skills.SQL", "x", "skills", {"SQL": "working+"}),
        ("skills.SQL", "No", "skills", {"SQL": "none"}),
        ("skills", "Run:ai: aware | SQL=expert", "skills", {"Run:ai": "aware", "SQL": "expert"}),
        (
            "skills",
            "Python (pandas, NumPy): aware, R",
            "skills",
            {"Python (pandas, NumPy)": "aware", "R": "working+"},
        ),
        ("activities", "teach-and-write", "activities", {"teach-and-write": "like"}),
        ("values.pay", "yes", "values", {"pay": "important"}),
        ("industries", "retail, energy", "industries", ["retail", "energy"]),
        ("min salary", "45.000", "constraints", {"min_salary": 45000}),
        ("ready by", "1.7.2027", "constraints", {"ready_by": "2027-07-01"}),
        ("ready by", "2027-07-01 00:00:00", "constraints", {"ready_by": "2027-07-01"}),
        ("remote", "no", "constraints", {"remote": False}),
        ("Experience.Coding years", "12", "experience", {"coding_years": 12}),
        ("education", "Bachelor", "education", {"degree": "bachelor"}),
        ("total_years", "ten", "experience", {"total_years": "ten"}),
    ],
)
def test_a_cell_is_read_as_people_write_it(
    path: Path, head: str, cell: str, field: str, value: object
) -> None:
    assert one(path, head, cell)[field] == value


@pytest.mark.parametrize("blank", ["", " ", "-", "–", "n/a", "#N/A", "?"])
def test_a_blank_cell_was_not_asked(path: Path, blank: str) -> None:
    assert one(path, "skills.SQL;country", f"{blank};{blank}") == {"format": 1, "id": "7"}


@pytest.mark.parametrize(
    "content",
    [
        "id,name\n1,Zoë\n".encode("cp1252"),
        "id;name\r\n1;Zoë\r\n".encode("utf-8-sig"),
        "id\tname\n1\tZoë\n".encode("utf-16"),
        b'sep=|\r\nid|name\r\n1|"Zo\xc3\xab"\r\n',
        "id,name\r1,Zoë\r".encode(),
        gzip.compress("ID;Name\n1;Zoë\n".encode()),
    ],
    ids=["Windows", "Excel with a mark", "Unicode text", "named separator", "old Mac", "compressed"],
)
def test_what_spreadsheets_save_is_read(path: Path, content: bytes) -> None:
    assert table(path, content) == [None, {"format": 1, "id": "1", "name": "Zoë"}]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(path: Path) -> None:
    rows = table(path, '\nid,"name"\n1,"two\nlines"\n,\n\n2,a,b\n3,"a"b\n4,c\n')
    assert [row["id"] if isinstance(row, dict) else row for row in rows] == [
        None,
        "1",
        None,
        None,
        "3 cells for 2 columns; is something not quoted?",
        """the row cannot be read (',' expected after '"'); is a quotation mark missing?""",
        "4",
    ]
    assert read_people(str(path)).unit == "row"


def test_a_table_needs_ids_and_no_column_twice(path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"has no column “id”.* are “Name”, “Role”") as error:
        table(path, "Name,Role\na,b\n")
    assert "docs/cohorts.md" in error.value.hint
    with pytest.raises(UnreadableError, match=r"two columns for skills\.SQL"):
        table(path, "id,skills.SQL,Skills.SQL\n1,aware,none\n")
    with pytest.raises(UnreadableError, match="Its first row is empty"):
        table(path, "")


def test_json_lines_are_told_by_what_stands_in_them(path: Path, tmp_path: Path) -> None:
    assert table(path, '\ufeff{"id": "a"}\n') == [{"id": "a"}]
    assert read_people(str(path)).unit == "line"
    assert table(tmp_path / "people", "x, ID ,y\n1,2,3\n") == [None, {"format": 1, "id": "2"}]
    assert table(tmp_path / "people.jsonl", "") == []


def test_a_line_without_an_end_is_refused(path: Path) -> None:
    path.write_bytes(b"id,name\n1," + b"a" * 2_000_001)
    with pytest.raises(FileProblemError, match="longer than 2 MB"):
        people(path)


def test_a_large_table_is_read_a_row_at_a_time(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("id,skills\n")
        file.writelines(f"{number},sql: working\n" for number in range(50_000))
        size = file.tell()
    lines = read_people(str(path)).lines
    assert len(list(islice(lines, 3))) == 3
    assert size > 20 * io.DEFAULT_BUFFER_SIZE
    lines.close()  # type: ignore[attr-defined]


def test_every_row_of_the_example_is_a_valid_profile_and_nothing_in_it_is_ignored(
    base: KnowledgeBase,
) -> None:
    rows = people(EXAMPLE)[1:]
    profiles = [profile_from_record(row, base) for row in rows]
    assert len(profiles) == 12
    assert len({profile.occupation_id for profile in profiles if profile.occupation_id}) >= 8
    assert [profile.unknown_skills for profile in profiles if profile.unknown_skills] == []
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file))[-1] == "Cohort", "a column of the cohort's own, which is ignored"


def test_parquet_says_the_same_as_a_line_of_json(tmp_path: Path, path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="reading Parquet is an extra")
    target = tmp_path / "it's a [cohort].parquet"
    written = str(target).replace("'", "''")
    duckdb.sql(
        "COPY (SELECT 7 AS id, 'Zoë' AS name, map {'SQL': 'working', 'R': NULL} AS skills,"
        " 'expert' AS \"skills.Excel\", {'hours_per_week': 5::DECIMAL(4, 1), 'country': NULL} AS constraints,"
        " DATE '2027-07-01' AS ready_by, ['retail', 'energy'] AS industries, ['Python'] AS my_activities,"
        f" 2.5::DOUBLE AS coding_years) TO '{written}' (FORMAT parquet)"
    )
    (person,) = people(target)
    assert person == {
        "format": 1,
        "id": "7",
        "name": "Zoë",
        "skills": {"SQL": "working", "Excel": "expert"},
        "constraints": {"hours_per_week": 5.0, "ready_by": "2027-07-01"},
        "industries": ["retail", "energy"],
        "experience": {"coding_years": 2.5},
    }
    path.write_bytes(target.read_bytes()[:-10])
    with pytest.raises(UnreadableError, match="cannot be read as Parquet"):
        people(path)


def test_a_missing_library_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    path = tmp_path / "cohort.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(CareerpathError, match="needs duckdb") as error:
        people(path)
    assert "careerpath-cli[tables]" in error.value.hint


def test_a_row_is_json_that_batch_reads_as_any_other(path: Path) -> None:
    path.write_text("id\na\n", encoding="utf-8")
    _, line = read_people(str(path)).lines
    assert isinstance(line, bytes)
    assert json.loads(line) == {"format": 1, "id": "a"}
