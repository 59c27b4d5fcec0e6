"""Where repositories are found, what is never followed, and what happens to those that can't be read."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from dulwich.repo import Repo
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.errors import CareerpathError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.repositories.directory import read_directory
from careerpath_cli.repositories.reading import read_code
from repositories.building import ADA, BOB, build, notebook

TORCH = {"model.py": "import torch\nx = 1\ny = 2\n"}
ROWS = [("2024-01-01", ADA, TORCH), ("2024-05-01", ADA, {"other.py": TORCH["model.py"]})]
BOTH = {"pytorch", "python"}


@pytest.fixture
def code(tmp_path: Path) -> Path:
    return build(tmp_path / "code", ROWS)


def found(directory: Path, base: KnowledgeBase) -> set[str]:
    return {part.skill for part in read_code(directory, [ADA], base).skills}


def left_out(directory: Path, base: KnowledgeBase) -> str:
    """What is said of a directory in which nothing can be read."""
    use = read_code(directory, [], base)
    assert use.skills == ()
    return " ".join(use.remarks)


def test_repositories_up_to_three_directories_below_are_read(
    tmp_path: Path, tiny_base: KnowledgeBase
) -> None:
    build(tmp_path / "all/a/b/near", ROWS)
    build(tmp_path / "all/a/b/c/far", [("2024-01-01", ADA, {"q.sql": "SELECT 1;"})])
    build(tmp_path / "all/node_modules/else", [("2024-01-01", ADA, {"q.sql": "SELECT 1;"})])
    assert found(tmp_path / "all", tiny_base) == BOTH


def test_paths_begin_with_their_repository_where_there_are_several(
    tmp_path: Path, tiny_base: KnowledgeBase
) -> None:
    build(tmp_path / "all" / "one", ROWS[:1])
    build(tmp_path / "all" / "two", ROWS[1:])
    use = read_code(tmp_path / "all", [], tiny_base)
    torch = next(part for part in use.skills if part.skill == "pytorch")
    assert [file.path for file in torch.files] == ["one/model.py", "two/other.py"]


def test_a_bare_repository_is_read(code: Path, tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    shutil.move(code / ".git", tmp_path / "bare.git")
    assert found(tmp_path / "bare.git", tiny_base) == BOTH


def test_packed_branches_are_read(code: Path, tiny_base: KnowledgeBase) -> None:
    head = (code / ".git/refs/heads/main").read_text(encoding="utf-8").strip()
    (code / ".git/refs/heads/main").unlink()
    (code / ".git/packed-refs").write_text(f"# pack-refs with: peeled\n{head} refs/heads/main\n")
    assert found(code, tiny_base) == BOTH


def test_a_detached_head_is_read(code: Path, tiny_base: KnowledgeBase) -> None:
    head = (code / ".git/refs/heads/main").read_text(encoding="utf-8")
    (code / ".git/HEAD").write_text(head, encoding="utf-8")
    assert found(code, tiny_base) == BOTH


def test_a_submodule_whose_history_is_inside_is_read(
    code: Path, tmp_path: Path, tiny_base: KnowledgeBase
) -> None:
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    shutil.move(code / ".git", tmp_path / "outer" / "kept")
    (inner / ".git").write_text("gitdir: ../kept\n", encoding="utf-8")
    assert found(tmp_path / "outer", tiny_base) == BOTH


def test_what_came_before_a_shallow_clone_does_not_count(code: Path, tiny_base: KnowledgeBase) -> None:
    """Its oldest commit seems to add everything, whoever wrote it."""
    repo = Repo(str(code))
    (first,) = repo[repo.head()].parents  # type: ignore[attr-defined]
    repo.close()
    (code / ".git/shallow").write_bytes(first + b"\n")
    use = read_code(code, [ADA], tiny_base)
    torch = next(part for part in use.skills if part.skill == "pytorch")
    assert [file.path for file in torch.files] == ["other.py"]
    assert (torch.commits, torch.first) == (1, "2024-05-01")
    assert any("shallow" in remark for remark in use.remarks)


def test_a_directory_without_a_history_counts_by_its_files(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    for name, text in TORCH.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "q.sql").write_text("SELECT 1;", encoding="utf-8")
    use = read_code(tmp_path, [], tiny_base)
    assert {part.skill: (part.first, part.commits) for part in use.skills} == dict.fromkeys(BOTH, (None, 0))
    assert "no git history" in " ".join(use.remarks)


def test_a_part_of_a_repository_does_not_count_as_ones_own(code: Path, tiny_base: KnowledgeBase) -> None:
    (code / "part").mkdir()
    (code / "part" / "query.sql").write_text("SELECT 1;", encoding="utf-8")
    assert "part is a part of the repository code; name that one" in left_out(code / "part", tiny_base)


def test_no_link_is_followed_out_of_a_directory(tmp_path: Path, code: Path, tiny_base: KnowledgeBase) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "model.py").write_text(TORCH["model.py"], encoding="utf-8")
    here = tmp_path / "here"
    here.mkdir()
    (here / "linked.py").symlink_to(outside / "model.py")
    (here / "all").symlink_to(outside)
    (here / "repository").symlink_to(code)
    (here / "loop").symlink_to(here)
    assert found(here, tiny_base) == set()


@pytest.mark.parametrize("part", ["objects", "refs"])
def test_no_history_outside_is_followed(
    part: str, code: Path, tmp_path: Path, tiny_base: KnowledgeBase
) -> None:
    shutil.move(code / ".git" / part, tmp_path / part)
    (code / ".git" / part).symlink_to(tmp_path / part)
    assert "outside this directory" in left_out(code, tiny_base)


def test_no_git_directory_outside_is_followed(code: Path, tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / ".git").write_text(f"gitdir: {code / '.git'}\n", encoding="utf-8")
    assert "outside this directory" in left_out(here, tiny_base)


def test_alternates_are_not_followed(code: Path, tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    thief = build(tmp_path / "thief", [])
    shutil.copy(code / ".git/refs/heads/main", thief / ".git/refs/heads/main")
    (thief / ".git/objects/info").mkdir(exist_ok=True)
    (thief / ".git/objects/info/alternates").write_text(f"{code / '.git/objects'}\n", encoding="utf-8")
    assert "missing or damaged" in left_out(thief, tiny_base)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("ref: refs/heads/../../../code/.git/refs/heads/main", "nothing is committed"),
        ("ref: refs/heads/none", "nothing is committed"),
        ("f" * 40, "missing or damaged"),
        ("\0\x1b[31m", "nothing is committed"),
    ],
)
def test_a_head_that_leads_nowhere_is_told(
    head: str, told: str, code: Path, tiny_base: KnowledgeBase
) -> None:
    (code / ".git/HEAD").write_text(head, encoding="utf-8")
    assert told in left_out(code, tiny_base)


@pytest.mark.parametrize(
    ("setting", "told"), [("objectformat = sha256", "SHA-256"), ("refstorage = reftable", "reftable")]
)
def test_newer_formats_are_told(setting: str, told: str, code: Path, tiny_base: KnowledgeBase) -> None:
    (code / ".git/config").write_text(f"[extensions]\n\t{setting}\n", encoding="utf-8")
    assert told in left_out(code, tiny_base)


@pytest.mark.parametrize("cut", [b"", b"\xff" * 400, None])
def test_a_damaged_history_is_told_and_the_rest_is_read(
    cut: bytes | None, tmp_path: Path, tiny_base: KnowledgeBase
) -> None:
    build(tmp_path / "all" / "good", ROWS)
    bad = build(tmp_path / "all" / "bad", [("2024-01-01", ADA, {"q.sql": "SELECT 1;"})])
    (pack,) = (bad / ".git/objects/pack").glob("*.pack")
    pack.chmod(0o600)
    content = pack.read_bytes()
    pack.write_bytes(content[: len(content) // 2] if cut is None else cut)
    use = read_code(tmp_path / "all", [ADA], tiny_base)
    assert {part.skill for part in use.skills} >= BOTH
    assert any(remark.startswith("bad") for remark in use.remarks)


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_no_damaged_byte_breaks_off_the_reading(data: st.DataObject) -> None:
    with TemporaryDirectory() as place:
        code = build(Path(place) / "code", ROWS)
        files = sorted(path for path in code.rglob("*") if path.suffix in (".pack", ".idx"))
        files += [code / ".git" / name for name in ("HEAD", "config", "refs/heads/main")]
        damaged = data.draw(st.sampled_from(files))
        content = damaged.read_bytes()
        at = data.draw(st.integers(0, len(content)))
        damaged.chmod(0o600)
        damaged.write_bytes(content[:at] + data.draw(st.binary(max_size=8)) + content[at + 1 :])
        assert len(read_directory(code, []).repositories) <= 1


def test_a_missing_directory_and_a_file_are_told(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    (tmp_path / "file").touch()
    for name, told in (("file", "is not a directory"), ("nowhere", "does not exist")):
        with pytest.raises(CareerpathError, match=told):
            read_code(tmp_path / name, [], tiny_base)


def test_an_empty_directory_shows_nothing(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    assert "no files" in left_out(tmp_path, tiny_base)


def test_a_pipe_is_not_waited_for(tmp_path: Path, code: Path, tiny_base: KnowledgeBase) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    (code / ".git/config").unlink(missing_ok=True)
    os.mkfifo(code / ".git/config")
    os.mkfifo(code / ".git/shallow")
    assert found(code, tiny_base) == BOTH


def test_nothing_that_a_repository_names_is_run_or_read(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    """What git itself would run: monitors, hooks, filters, signers; and what its config includes."""
    marker, script = tmp_path / "marker", tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {marker}\n", encoding="utf-8")
    script.chmod(0o755)
    (tmp_path / "included").write_text("[user]\n\temail = bob@example.org\n", encoding="utf-8")
    code = build(tmp_path / "hostile", [("2024-01-01", BOB, {"q.sql": "SELECT 1;\n"}), *ROWS])
    (code / ".git/config").write_text(
        "[user]\n\temail = ada@example.org\n[log]\n\tshowSignature = true\n"
        f"[core]\n\tfsmonitor = {script}\n\tsshCommand = {script}\n\thooksPath = {tmp_path}\n"
        f"\tpager = {script}\n\tworktree = {tmp_path}\n[gpg]\n\tprogram = {script}\n"
        f"[include]\n\tpath = {tmp_path / 'included'}\n"
        f'[includeIf "gitdir:/"]\n\tpath = {tmp_path / "included"}\n'
        f'[filter "x"]\n\tsmudge = {script}\n\tclean = {script}\n\tprocess = {script}\n'
        f'[diff "x"]\n\ttextconv = {script}\n\tcommand = {script}\n[credential]\n\thelper = !{script}\n',
        encoding="utf-8",
    )
    (code / ".gitattributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    for hook in ("post-checkout", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"):
        (code / ".git/hooks").mkdir(exist_ok=True)
        shutil.copy(script, code / ".git/hooks" / hook)
    assert {part.skill for part in read_code(code, [], tiny_base).skills} == BOTH
    assert not marker.exists()


def test_a_branch_of_a_name_that_leads_elsewhere_is_not_followed(
    code: Path, tiny_base: KnowledgeBase
) -> None:
    shutil.move(code / ".git/refs/heads/main", code / "elsewhere")
    (code / ".git/HEAD").write_text("ref: refs/heads/../../../elsewhere\n", encoding="utf-8")
    assert "nothing is committed yet" in left_out(code, tiny_base)


def test_a_second_work_tree_is_called_that(code: Path, tiny_base: KnowledgeBase) -> None:
    (code / ".git/commondir").write_text("../..\n", encoding="utf-8")
    assert "second work tree" in left_out(code, tiny_base)


def test_a_notebook_may_hold_pictures_and_source_may_not(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    picture = "x" * 2_000_000
    (tmp_path / "net.ipynb").write_text(notebook("import torch\n", told=picture), encoding="utf-8")
    (tmp_path / "net.py").write_text(f"import tensorflow\n# {picture}\n", encoding="utf-8")
    assert found(tmp_path, tiny_base) == {"pytorch"}


def test_a_manifest_counts_where_a_machine_wrote_it(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    mark = "# auto-generated by pip-compile; do not edit\n"
    (tmp_path / "requirements.txt").write_text(f"{mark}torch\n", encoding="utf-8")
    (tmp_path / "client.py").write_text(f"{mark}import tensorflow\n", encoding="utf-8")
    assert "pytorch" in found(tmp_path, tiny_base)
    assert "tensorflow" not in found(tmp_path, tiny_base)


def test_a_clock_that_was_never_set_says_nothing_of_when(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    unset = ("1970-01-01", ADA, TORCH)
    use = read_code(build(tmp_path / "code", [unset, *ROWS[1:]]), [ADA], tiny_base)
    assert {part.first for part in use.skills} == {"2024-05-01"}
