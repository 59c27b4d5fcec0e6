"""A plan is published as a file: what the page does not show stands nowhere in it, however it is packed."""

import base64
import binascii
import json
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from careerpath_cli.plan_file.annotated import TRAILER

Run = Callable[..., "CompletedProcess[str]"]

TOLD = "xylophone-recital-1987"
OWNER = "quentin-zabriskie"
PROFILE = f"""\
format: 1
name: Quentin
skills:
  Python: working
  SQL: proficient
  Docker: none
  Git: aware
  clinical practice: expert
  medical imaging: proficient
  Excel: expert
  law: aware
evidence: {{clinical practice: {TOLD}, SQL: {TOLD}-two}}
activities: {{operate-models: love, work-with-health: avoid}}
values: {{pay: essential}}
education: {{degree: master, field: midwifery}}
experience: {{total_years: 17, coding_years: 2.5}}
constraints: {{hours_per_week: 6, min_salary: 91234}}
"""
ROLE = "mlops-engineer"
LEVELS = ("none", "aware", "working", "proficient", "expert")
MINE = ("--profile", f"{OWNER}.yaml")
WISHES = ("--start", "2026-11-21", "--pause", "2026-12-20..2027-01-05", "--by", "2027-11-01")
DECODERS: tuple[Callable[[bytes], bytes], ...] = (
    base64.b64decode,
    base64.urlsafe_b64decode,
    base64.b85decode,
    base64.a85decode,
    base64.b32decode,
    binascii.unhexlify,
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / f"{OWNER}.yaml").write_text(PROFILE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def careerpath(run: Run, here: Path) -> Callable[..., str]:
    """Run a command that works; gives what it printed."""

    def run_it(*arguments: str) -> str:
        result = run(*arguments)
        assert result.returncode == 0, result.stderr
        assert here.is_dir()
        return result.stdout + result.stderr

    return run_it


def comments(text: str) -> list[str]:
    return re.findall(r"<!--(.*?)-->", text, re.DOTALL)


def readings(text: str) -> Iterator[str]:
    """Return a text, and whatever comes of its longer words when they are decoded and unpacked."""
    yield text
    for word in re.findall(r"[^\s\"',:\[\]]{16,}", text):
        for decode in DECODERS:
            try:
                decoded = decode(word.encode())
            except ValueError:
                continue
            yield decoded.decode("latin-1")
            for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS, 32 + zlib.MAX_WBITS):
                try:
                    yield zlib.decompress(decoded, wbits).decode("latin-1")
                except zlib.error:
                    continue


def hidden(text: str) -> str:
    return "\n".join(reading for comment in comments(text) for reading in readings(comment))


def assert_private(text: str, skills: list[str]) -> None:
    """Assert that comments tell of no level, no evidence and no name that the page does not show."""
    unseen = hidden(text)
    page = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    for secret in (TOLD, OWNER, "Quentin", "midwifery", "91234", "work-with-health", "avoid"):
        assert secret in page or secret not in unseen
    shown = {f"{step}" for step in re.findall(r"careerpath done ([a-z0-9-]+)", page)}
    tasks = set(re.findall(r"^\s*- \[[ x]\] .* <!-- ([a-z0-9:_.-]+) -->", text, re.MULTILINE))
    for skill in skills:
        for level in LEVELS:
            told = re.findall(rf"{skill}\W{{1,4}}{level}\b", unseen)
            assert set(told) <= tasks | shown, "only what a step that is there to be seen brings a skill to"


def trailer(text: str) -> dict[str, Any]:
    """Return what the last line of a plan keeps."""
    line = next(line for line in text.splitlines() if line.startswith(TRAILER))
    packed = line.removeprefix(TRAILER).removesuffix(" -->")
    kept: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed)))
    return kept


def with_trailer(text: str, record: dict[str, Any]) -> str:
    packed = base64.b64encode(zlib.compress(json.dumps(record).encode())).decode()
    return f"{text[: text.index(TRAILER)]}{TRAILER}{packed} -->\n"


def test_the_comments_of_a_plan_tell_nothing_that_the_page_does_not_show(
    careerpath: Callable[..., str], here: Path
) -> None:
    careerpath("done", "docker-working", "--proof", "https://example.org/seen", *MINE)
    careerpath("log", "python", "--hours", "3.75", *MINE)
    careerpath("export", ROLE, *MINE, *WISHES, "--output", "plan.md")
    text = (here / "plan.md").read_text(encoding="utf-8")
    known = careerpath("roadmap", ROLE, *MINE, "--json")
    skills = [*json.loads(known)["inputs"]["skills"], "docker"]
    assert len(skills) > 7
    assert_private(text, skills)
    kept = trailer(text)
    facts = json.dumps(kept["facts"])
    beside = f"{facts} {[block[:3] for block in kept['blocks']]}"
    for secret in ("3.75", "example.org/seen", "Quentin", TOLD, OWNER):
        assert secret not in beside
    page = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    lines = [line for _id, _kin, _title, *lines in kept["blocks"] for line in lines]
    assert lines == text.splitlines()[:-1], "it keeps the page, and nothing else"
    for told in re.findall(r"\d{4}-\d{2}-\d{2}", facts):
        assert told in page, "which dates were asked for stands in the command at the end"


def test_the_test_would_see_what_is_packed() -> None:
    packed = base64.b85encode(zlib.compress(b'{"clinical-practice": "expert"}')).decode()
    with pytest.raises(AssertionError):
        assert_private(f"# Plan\n<!-- {packed} -->\n", ["clinical-practice"])
    with pytest.raises(AssertionError):
        assert_private('# Plan\n<!-- "clinical-practice":"expert" -->\n', ["clinical-practice"])


def test_a_plan_of_an_earlier_version_is_renewed_without_what_it_told(
    careerpath: Callable[..., str], here: Path
) -> None:
    plan = here / "plan.md"
    careerpath("export", ROLE, *MINE, *WISHES, "--output", "plan.md")
    fresh = plan.read_text(encoding="utf-8")
    record = trailer(fresh)
    inputs = json.loads(careerpath("roadmap", ROLE, *MINE, *WISHES, "--json"))["inputs"]
    del record["facts"]["owner"]
    record["facts"] |= {"profile": OWNER, "inputs": inputs}
    older = with_trailer(fresh, record).replace("- [ ] **Docker:", "- [x] **Docker:", 1)
    assert "clinical-practice" in hidden(older)
    plan.write_text(older.replace("## Sources", "My own line.\n\n## Sources"), encoding="utf-8")
    said = careerpath("progress", "--from", "plan.md", "--on", "2026-11-22", *MINE)
    assert "1 tick" in said
    renewed = plan.read_text(encoding="utf-8")
    assert_private(renewed, list(inputs["skills"]))
    assert "My own line." in renewed
    assert "--pause 2026-12-20..2027-01-05" in renewed
    assert "--by 2027-11-01" in renewed
    assert (here / f"{OWNER}.history.jsonl").read_text(encoding="utf-8").count("docker") >= 1


def test_whose_a_plan_is_needs_no_name_in_it(run: Run, careerpath: Callable[..., str], here: Path) -> None:
    careerpath("export", ROLE, *MINE, *WISHES, "--output", "plan.md")
    plan = here / "plan.md"
    own = here / "data" / "careerpath" / "profiles"
    own.mkdir(parents=True)
    (own / f"{OWNER}.yaml").write_text(PROFILE, encoding="utf-8")
    (own.parent / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    other = run("progress", "--from", str(plan), XDG_DATA_HOME=str(here / "data"))
    assert other.returncode == 2
    assert "made for another profile" in other.stderr
    text = plan.read_text(encoding="utf-8")
    record = trailer(text)
    del record["facts"]["owner"]
    record["facts"]["profile"] = ""
    plan.write_text(with_trailer(text, record), encoding="utf-8")
    nobody = run("progress", "--from", str(plan), XDG_DATA_HOME=str(here / "data"))
    assert "made without a profile" in nobody.stderr
