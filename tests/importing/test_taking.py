"""Importing and taking back: the person's own file stays theirs, whatever happens."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from brought import listed, skill, source
from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.importing import taking
from careerpath_cli.importing.origins import origins
from careerpath_cli.importing.proposals import Reason, Source, propose
from careerpath_cli.importing.sources import read_imports
from careerpath_cli.importing.taking import take, take_back
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.companions import sources_path
from careerpath_cli.profile.folder import files_of
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import read_profile

DAY = date(2026, 11, 22)
MINE = """\
# mine
format: 1
skills: # all
  SQL: working  # at work
  'py': proficient
education: {degree: phd}
"""
Bring = Callable[..., None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ana.yaml"
    path.write_text(MINE, encoding="utf-8")
    return path


@pytest.fixture
def bring(path: Path, base: KnowledgeBase) -> Bring:
    """Import sources whole; where the person said otherwise, only with `also`."""

    def bring(*sources: Source, also: bool = False) -> None:
        proposals = propose(sources, read_profile(path, base) if path.exists() else Profile(), base)
        kept = [proposal for proposal in proposals.open if also or proposal.new]
        take(path, kept, proposals.agreed, sources, DAY, base)

    return bring


def test_what_the_person_wrote_stays_to_the_letter(path: Path, bring: Bring) -> None:
    bring(source(listed("sql", "proficient"), listed("docker")))
    assert path.read_text(encoding="utf-8") == MINE.replace("proficient\n", "proficient\n  Docker: working\n")


def test_an_explicit_choice_changes_it_under_the_person_s_own_name(path: Path, bring: Bring) -> None:
    bring(source(listed("python", "working")), also=True)
    assert path.read_text(encoding="utf-8") == MINE.replace("'py': proficient", "'py': working")


def test_taking_back_leaves_the_file_as_it_was(path: Path, bring: Bring, base: KnowledgeBase) -> None:
    bring(source(skill("docker", "working", "Packed 3 services in Docker")))
    bring(source(listed("sql", "proficient"), listed("git", "aware")), also=True)
    assert "SQL: proficient  # at work" in path.read_text(encoding="utf-8")
    back = take_back(path, DAY, base)
    assert {answer.subject for answer in back.removed} == {"sql", "git"}
    assert "Docker: working" in path.read_text(encoding="utf-8")
    take_back(path, DAY, base)
    assert path.read_text(encoding="utf-8") == MINE
    with pytest.raises(UsageError):
        take_back(path, DAY, base)


def test_what_was_changed_since_stays_and_is_named(path: Path, bring: Bring, base: KnowledgeBase) -> None:
    bring(source(listed("docker"), listed("git", "aware")))
    path.write_text(path.read_text(encoding="utf-8").replace("Docker: working", "Docker: expert"))
    back = take_back(path, DAY, base)
    assert [answer.subject for answer in back.stayed] == ["docker"]
    assert path.read_text(encoding="utf-8") == MINE.replace("proficient\n", "proficient\n  Docker: expert\n")


def test_a_profile_that_there_was_not_is_made(path: Path, bring: Bring, base: KnowledgeBase) -> None:
    path.unlink()
    bring(source(skill("docker", "working")))
    assert read_profile(path, base).skills == {"docker": "working"}
    if os.name != "nt":
        assert {file.stat().st_mode & 0o777 for file in files_of(path)} == {0o600}


def test_whose_each_answer_is(path: Path, bring: Bring, base: KnowledgeBase) -> None:
    bring(source(*map(listed, ("sql", "docker", "git"))))
    bring(source(listed("git"), name="linkedin.zip"))
    text = path.read_text(encoding="utf-8").replace("Docker: working", "Docker: expert")
    path.write_text(text, encoding="utf-8")
    told = {origin.subject: origin for origin in origins(read_profile(path, base), read_imports(path))}
    assert {subject: origin.whose for subject, origin in told.items()} == {
        "sql": "both",
        "python": "you",
        "docker": "you",
        "git": "file",
        "degree": "you",
    }
    assert told["git"].taken is not None
    assert told["git"].taken.source == "resume.txt and linkedin.zip"


def test_importing_the_same_again_leaves_no_trace(path: Path, bring: Bring) -> None:
    resume = source(listed("docker"))
    bring(resume)
    bring(resume)
    assert len(read_imports(path)) == 1


def test_what_was_imported_belongs_to_the_profile(path: Path, bring: Bring) -> None:
    bring(source(listed("docker")))
    assert sources_path(path) in files_of(path)


def killed(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("killed_at", ["_add", "_write"])
def test_an_import_that_was_killed_can_be_taken_back(
    killed_at: str, path: Path, bring: Bring, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(taking, killed_at, killed)
        with pytest.raises(KeyboardInterrupt):
            bring(source(listed("docker")))
    assert path.read_text(encoding="utf-8") == MINE
    if killed_at == "_write":
        take_back(path, DAY, base)
    assert path.read_text(encoding="utf-8") == MINE
    assert read_imports(path) == ()


def test_taking_back_that_was_killed_can_be_done_again(
    path: Path, bring: Bring, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(source(listed("docker")))
    with monkeypatch.context() as patch:
        patch.setattr(taking, "_add", killed)
        with pytest.raises(KeyboardInterrupt):
            take_back(path, DAY, base)
    assert path.read_text(encoding="utf-8") == MINE
    assert take_back(path, DAY, base).stayed == ()
    assert read_imports(path) == ()


def test_imports_at_once_are_all_kept(path: Path, base: KnowledgeBase) -> None:
    names = ["docker", "git", "excel", "pandas"]

    def bring(name: str) -> None:
        found = source(listed(name), name=f"{name}.txt")
        proposals = propose([found], read_profile(path, base), base)
        take(path, proposals.open, (), [found], DAY, base)

    threads = [Thread(target=bring, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(names) <= read_profile(path, base).skills.keys()
    assert len(read_imports(path)) == len(names)


@pytest.mark.parametrize("line", ["{", "[]", '{"format": 2}', '{"format": 1, "kind": "import", "day": 3}'])
def test_a_line_that_cannot_be_read_is_told_with_its_number(line: str, path: Path, bring: Bring) -> None:
    bring(source(listed("docker")))
    with sources_path(path).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(FileProblemError, match=r"ana\.sources\.jsonl:2: "):
        read_imports(path)


def test_what_is_written_from_outside_can_be_read_back(path: Path, bring: Bring, base: KnowledgeBase) -> None:
    bring(source(skill("docker", "working", "\ud800 Packed 3\n\x1b[31mservices\u2028 in Docker")))
    take_back(path, DAY, base)
    lines = [json.loads(line) for line in sources_path(path).read_bytes().splitlines()]
    assert [(line["format"], line["kind"]) for line in lines] == [(1, "import"), (1, "undo")]


def test_an_answer_that_would_not_be_read_back_is_not_written(path: Path, base: KnowledgeBase) -> None:
    path.write_text(MINE.replace("'py': proficient", "Python/R: proficient"), encoding="utf-8")
    proposals = propose([source(listed("python", "aware"))], read_profile(path, base), base)
    (python,) = proposals.open
    before = path.read_bytes()
    with pytest.raises(FileProblemError):
        take(path, [python], (), [], DAY, base)
    assert (path.read_bytes(), sources_path(path).exists()) == (before, False)
    assert python.reasons == (Reason("resume.txt", "its own word", "python", "python", 0, 6),)


def test_a_last_line_without_its_end_keeps_the_next_one_apart(path: Path, bring: Bring) -> None:
    bring(source(listed("docker")))
    sources_path(path).write_bytes(sources_path(path).read_bytes().rstrip(b"\n"))
    bring(source(listed("kubernetes"), name="cv.pdf"))
    assert [entry.sources[0].name for entry in read_imports(path)] == ["resume.txt", "cv.pdf"]
