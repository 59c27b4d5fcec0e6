"""Only the commits of the person count, and where nobody can tell whose they are, the person is asked."""

from pathlib import Path

import pytest
from dulwich.object_store import MemoryObjectStore
from dulwich.objects import Commit, ObjectID
from dulwich.refs import Ref
from dulwich.repo import Repo

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.repositories.directory import read_directory
from careerpath_cli.repositories.reading import read_code
from careerpath_cli.repositories.use import CodeUse
from repositories.building import ADA, BOB, build, commit

TORCH = "import torch\nx = 1\ny = 2\n"
ADA_AT_HOME = "Ada Byron <ada@home.example>"


@pytest.fixture(autouse=True)
def nobody_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home without a git config."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def two_people(tmp_path: Path) -> Path:
    """Bob's torch, and Ada's later query."""
    rows = [("2024-01-01", BOB, {"model.py": TORCH}), ("2024-02-01", ADA, {"query.sql": "SELECT 1;\n"})]
    return build(tmp_path / "both", rows)


def found(use: CodeUse) -> set[str]:
    return {part.skill for part in use.skills}


@pytest.mark.parametrize("who", ["ada@example.org", "Ada Byron", "ADA@Example.org", ADA])
def test_an_author_is_named_by_address_or_name(who: str, two_people: Path, tiny_base: KnowledgeBase) -> None:
    use = read_code(two_people, [who], tiny_base)
    assert found(use) == {"sql"}
    assert use.authors == (ADA,)


def test_several_authors_may_be_the_same_person(two_people: Path, tiny_base: KnowledgeBase) -> None:
    use = read_code(two_people, ["ada@example.org", "bob@example.org"], tiny_base)
    assert found(use) == {"sql", "pytorch", "python"}


def test_who_is_set_up_in_the_repository_is_its_owner(two_people: Path, tiny_base: KnowledgeBase) -> None:
    with (two_people / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write("[user]\n\tname = Somebody\n\temail = ada@example.org\n")
    assert found(read_code(two_people, [], tiny_base)) == {"sql"}


def test_who_is_set_up_at_home_is_the_owner_where_the_repository_says_nothing(
    two_people: Path, nobody_at_home: Path, tiny_base: KnowledgeBase
) -> None:
    (nobody_at_home / ".gitconfig").write_text("[user]\n  name = Bob Upstream\n", encoding="utf-8")
    assert found(read_code(two_people, [], tiny_base)) == {"pytorch", "python"}


def test_two_people_are_asked_about(two_people: Path, tiny_base: KnowledgeBase) -> None:
    with pytest.raises(UsageError) as error:
        read_code(two_people, [], tiny_base)
    assert ADA in error.value.message
    assert BOB in error.value.message
    assert "--author" in error.value.hint


def test_an_author_who_never_committed_is_told_who_did(two_people: Path, tiny_base: KnowledgeBase) -> None:
    with pytest.raises(UsageError, match=r"No commit is by carla@example\.org\..*Bob Upstream"):
        read_code(two_people, ["carla@example.org"], tiny_base)


def test_one_of_several_authors_may_have_committed_nothing(
    two_people: Path, tiny_base: KnowledgeBase
) -> None:
    use = read_code(two_people, ["ada@example.org", "carla@example.org"], tiny_base)
    assert found(use) == {"sql"}
    assert "No commit is by carla@example.org." in use.remarks


def test_one_person_with_two_addresses_needs_no_question(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    bot = "dependabot[bot] <bot@example.org>"
    rows = [
        ("2024-01-01", ADA, {"model.py": TORCH}),
        ("2024-02-01", ADA_AT_HOME, {"query.sql": "SELECT 1;\n"}),
        ("2024-03-01", bot, {"requirements.txt": "torchvision\n"}),
    ]
    use = read_code(build(tmp_path / "code", rows), [], tiny_base)
    assert found(use) == {"pytorch", "python", "sql"}
    assert use.authors == (ADA, ADA_AT_HOME)


def test_a_namesake_who_is_left_out_is_told(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    rows = [("2024-01-01", ADA, {"model.py": TORCH}), ("2024-02-01", ADA_AT_HOME, {"a.sql": "SELECT 1;\n"})]
    use = read_code(build(tmp_path / "code", rows), ["ada@example.org"], tiny_base)
    assert found(use) == {"pytorch", "python"}
    assert any("1 commit by Ada Byron <ada@home.example>" in remark for remark in use.remarks)


def test_a_file_counts_as_its_owner_left_it(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    rows = [("2024-01-01", ADA, {"a.py": "x = 1\ny = 2\nz = 3\n"}), ("2024-02-01", BOB, {"a.py": TORCH})]
    use = read_code(build(tmp_path / "code", rows), ["ada@example.org"], tiny_base)
    assert found(use) == {"python"}


def test_joining_somebody_elses_work_is_no_work_on_it(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    place = build(tmp_path / "code", [])
    made = MemoryObjectStore()
    start = commit(made, {"a.sql": "SELECT 1;\n"}, ADA, "2024-01-01", [])
    side = commit(made, {"a.sql": "SELECT 1;\n", "model.py": TORCH}, BOB, "2024-02-01", [start])
    joined = commit(made, {"a.sql": "SELECT 1;\n", "model.py": TORCH}, ADA, "2024-03-01", [start, side])
    store_all(place, made, joined)
    use = read_code(place, ["ada@example.org"], tiny_base)
    assert found(use) == {"sql"}
    assert use.skills[0].last == "2024-01-01"


def store_all(place: Path, made: MemoryObjectStore, head: ObjectID) -> None:
    """Put commits into a repository, and check the last one out."""
    repo = Repo(str(place))
    repo.object_store.add_objects([(made[identifier], None) for identifier in made])
    repo.refs[Ref(b"refs/heads/main")] = head
    repo.close()


def test_a_copy_of_a_repository_counts_once(tmp_path: Path, tiny_base: KnowledgeBase) -> None:
    rows = [("2024-01-01", ADA, {"model.py": TORCH}), ("2024-05-01", ADA, {"other.py": TORCH})]
    for name in ("one", "two"):
        build(tmp_path / "all" / name, rows)
    use = read_code(tmp_path / "all", [], tiny_base)
    torch = next(part for part in use.skills if part.skill == "pytorch")
    assert (torch.repositories, torch.commits, len(torch.files)) == (("one",), 2, 2)


def test_days_are_those_of_the_author(tmp_path: Path) -> None:
    place = build(tmp_path / "code", [])
    made = MemoryObjectStore()
    first = commit(made, {"a.sql": "SELECT 1;\n"}, ADA, "2024-01-01", [])
    late = Commit.from_string(made[first].as_raw_string())
    late.author_time, late.author_timezone = 1_704_150_000, -8 * 3600  # 2024-01-01 23:00 UTC
    late.commit_time = 1_900_000_000
    broken = Commit.from_string(late.as_raw_string())
    broken.author_time, broken.parents = 10**15, [late.id]
    for changed in (late, broken):
        made.add_object(changed)
    store_all(place, made, broken.id)
    assert read_directory(place, []).repositories[0].days == ("2024-01-01",)
