"""The compiled base: says what the sources say, whatever happened to the cache, and never half of it."""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
import pytest

import careerpath_cli
from careerpath_cli.errors import FileProblemError, InvalidContentError
from careerpath_cli.knowledge.check import read_base
from careerpath_cli.knowledge.files import KINDS, data_directory, program_files
from careerpath_cli.knowledge.naming.index import NAMED_KINDS
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.knowledge.store import MOST_IMAGES, load_base

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerpath_cli.knowledge.base import KnowledgeBase

Contents = dict[str, list[tuple[str, Any]]]


def contents(base: KnowledgeBase) -> Contents:
    """Return every record of every kind, in order, and the names of each kind that has any."""
    shelves = {kind: list(getattr(base, kind).items()) for kind in KINDS}
    return shelves | {f"names of {kind}": sorted(base.names[kind].items()) for kind in NAMED_KINDS}


def read_directly(directory: Path) -> Contents:
    """Return the same from the sources, without compiling them."""
    records = {
        kind: [entry.record for entry in found] for kind, found in read_base(directory).entries.items()
    }
    names = {f"names of {kind}": sorted(_names(records[kind]).items()) for kind in NAMED_KINDS}
    return {kind: [(record.id, record) for record in found] for kind, found in records.items()} | names


@pytest.fixture(scope="module")
def direct() -> Contents:
    return read_directly(data_directory())


def _names(records: list[Any]) -> dict[str, str]:
    """Return key → id: names and aliases that are not ambiguous, and titles where these are no names."""
    titles = {name_key(title): record.id for record in records for title in getattr(record, "titles", ())}
    own = {
        name_key(name): record.id
        for record in records
        for name in (record.name, *getattr(record, "aliases", ()))
        if "ambiguous" not in getattr(record, "counts", {}).get(name, ())
    }
    return titles | own | {name_key(record.id): record.id for record in records}


@pytest.fixture
def own_cache(tmp_path: Path) -> Path:
    """A cache of this test's own, not there yet."""
    return tmp_path / "cache"


@pytest.fixture
def never_compiled(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a function after which compiling fails the test."""

    def fail(_: Path) -> None:
        pytest.fail("the base was compiled although a good compiled form was there")

    return lambda: monkeypatch.setattr("careerpath_cli.knowledge.check.read_base", fail)


def compiled(cache: Path) -> Path:
    """Return the one compiled base in `cache`; it must be alone there, and be whole."""
    (path,) = cache.iterdir()
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()
    return path


# the same content


def test_a_base_just_compiled_says_what_the_sources_say(own_cache: Path, direct: Contents) -> None:
    assert contents(load_base(data_directory(), own_cache)) == direct


def test_a_base_from_the_cache_says_what_the_sources_say(
    own_cache: Path, direct: Contents, never_compiled: Callable[[], None]
) -> None:
    version = load_base(data_directory(), own_cache).version
    never_compiled()
    again = load_base(data_directory(), own_cache)
    assert contents(again) == direct
    assert again.version == version


def test_the_shipped_base_is_the_default(own_cache: Path, direct: Contents) -> None:
    assert contents(load_base(cache=own_cache)) == direct


def test_the_users_cache_is_the_default(
    tmp_path: Path, direct: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = platformdirs.user_cache_path("careerpath", appauthor=False)
    assert cache == tmp_path / "careerpath"
    assert contents(load_base()) == direct
    compiled(cache)


def test_one_record_can_be_had_without_the_others(base: KnowledgeBase, direct: Contents) -> None:
    assert base.skills["python"] == dict(direct["skills"])["python"]
    assert base.skills["python"] is base.skills["python"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_shelf_is_a_mapping_in_the_order_of_the_file(
    kind: str, base: KnowledgeBase, direct: Contents
) -> None:
    shelf, ids = getattr(base, kind), [identifier for identifier, _ in direct[kind]]
    assert (list(shelf), len(shelf)) == (ids, len(ids))
    assert all(identifier in shelf for identifier in ids)


@pytest.mark.parametrize("walked_before", [False, True])
def test_an_id_that_is_not_there_is_a_key_error(
    walked_before: bool,  # noqa: FBT001
    own_cache: Path,
) -> None:
    skills = load_base(data_directory(), own_cache).skills
    if walked_before:
        assert len(skills) > 1
    with pytest.raises(KeyError, match="basket-weaving"):
        skills["basket-weaving"]
    assert "basket-weaving" not in skills
    assert skills.get("basket-weaving") is None


def test_names_are_there_for_the_kinds_that_have_them(base: KnowledgeBase) -> None:
    kinds = {*NAMED_KINDS, "ambiguous skills"}
    assert (set(base.names), len(base.names)) == (kinds, len(kinds))


# changed sources

SELF_CONTAINED = ("sources", "industries", "activities", "values", "groups", "levels", "effort", "scoring")


def put_few_sources(directory: Path) -> Path:
    """Make a base of the shipped files that refer to no other; it is read in no time."""
    directory.mkdir()
    for kind in KINDS:
        shipped = data_directory() / f"{kind}.yaml"
        text = shipped.read_text(encoding="utf-8") if kind in SELF_CONTAINED else "[]\n"
        if kind == "scoring":  # names of surveyed roles and of skills, which are not there
            text = re.sub(r"(?<=roles: ){[^}]*}|(?<=skills: ){[^}]*}", "{}", text)
        (directory / f"{kind}.yaml").write_text(text, encoding="utf-8")
    return directory


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return put_few_sources(tmp_path / "sources")


@pytest.fixture
def other_sources(tmp_path: Path) -> Path:
    """Make the same sources in another place."""
    return put_few_sources(tmp_path / "other")


def rename(sources: Path, old: str, new: str) -> None:
    path = sources / "industries.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(("old", "new"), [("Finance", "Banking"), ("Finance", "Banking and insurance")])
def test_a_change_of_a_source_is_seen_at_once(old: str, new: str, sources: Path, own_cache: Path) -> None:
    before = load_base(sources, own_cache)
    rename(sources, old, new)
    after = load_base(sources, own_cache)
    assert (before.industries["finance"].name, after.industries["finance"].name) == (old, new)
    assert (before.find("industries", new), after.find("industries", new)) == (None, "finance")
    assert after.version != before.version
    assert contents(after) == read_directly(sources)


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_of_any_source_is_seen(kind: str, sources: Path, own_cache: Path) -> None:
    before = load_base(sources, own_cache).version
    with (sources / f"{kind}.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert load_base(sources, own_cache).version != before


def test_a_source_spoilt_after_compiling_is_reported(sources: Path, own_cache: Path) -> None:
    load_base(sources, own_cache)
    rename(sources, "Finance", "Healthcare")
    with pytest.raises(InvalidContentError, match="The knowledge base cannot be used: 1 problem"):
        load_base(sources, own_cache)


def test_wrong_sources_are_never_compiled(sources: Path, own_cache: Path) -> None:
    rename(sources, "Finance", "Healthcare")
    with pytest.raises(InvalidContentError):
        load_base(sources, own_cache)
    assert not own_cache.exists()


def test_a_missing_source_is_named(sources: Path, own_cache: Path) -> None:
    load_base(sources, own_cache)
    (sources / "roles.yaml").unlink()
    with pytest.raises(FileProblemError) as caught:
        load_base(sources, own_cache)
    message = f"The knowledge base in {sources} is incomplete: roles.yaml is missing."
    assert caught.value.message == message


def test_equal_sources_have_one_version_wherever_they_lie(
    sources: Path, other_sources: Path, own_cache: Path
) -> None:
    assert load_base(sources, own_cache).version == load_base(other_sources, own_cache).version


def test_another_program_version_compiles_anew(
    sources: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_base(sources, own_cache)
    before = compiled(own_cache)
    monkeypatch.setattr("careerpath_cli.knowledge.store.__version__", "999")
    load_base(sources, own_cache)
    assert compiled(own_cache).name != before.name


@pytest.fixture
def own_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a copy of the program's files that a test may change; the running program stays what it is."""
    package = Path(careerpath_cli.__file__).parent
    copy = shutil.copytree(package, tmp_path / "program", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("careerpath_cli.knowledge.files._PACKAGE", copy)
    return copy


@pytest.mark.parametrize("file", ["knowledge/rules/roles.py", "knowledge/model/roles.py", "documents.py"])
def test_a_change_of_the_program_compiles_anew(
    file: str, sources: Path, own_cache: Path, own_program: Path
) -> None:
    load_base(sources, own_cache)
    before = compiled(own_cache)
    with (own_program / file).open("a", encoding="utf-8") as code:
        code.write("# a remark\n")
    load_base(sources, own_cache)
    assert compiled(own_cache).name != before.name


def test_all_code_that_makes_a_compiled_form_is_looked_at() -> None:
    program = (
        "import sys; from careerpath_cli.knowledge import store, check\n"
        "for name, module in sys.modules.items():\n"
        "    if name.startswith('careerpath_cli'): print(module.__file__)\n"
    )
    used = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert "rules/roles.py" in used
    assert set(map(Path, used.splitlines())) <= {Path(file.path) for file in program_files()}


# a damaged cache


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def flip(path: Path, place: float) -> None:
    image = bytearray(path.read_bytes())
    image[int(place * (len(image) - 1))] ^= 1
    path.write_bytes(image)


def make_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "a").touch()


def rewrite_a_record(path: Path) -> None:
    """Leave a valid SQLite file that says something else."""
    connection = sqlite3.connect(path)
    try:
        connection.execute(
            "UPDATE entry SET body = replace(body, 'Finance', 'Banking') WHERE kind = 'industries'"
        )
        connection.commit()
    finally:
        connection.close()


def make_link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "truncated": truncate,
    "first bit flipped": lambda path: flip(path, 0),
    "a bit flipped in the middle": lambda path: flip(path, 0.5),
    "last bit flipped": lambda path: flip(path, 1),
    "random bytes": lambda path: path.write_bytes(random.Random(1).randbytes(100_000)),  # noqa: S311
    "empty": lambda path: path.write_bytes(b""),
    "something appended": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "another database": rewrite_a_record,
    "a directory": make_directory,
    "a link to nowhere": make_link_to_nowhere,
    "gone": Path.unlink,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_compiled_base_is_never_trusted(
    damage: Callable[[Path], object], sources: Path, own_cache: Path
) -> None:
    load_base(sources, own_cache)
    damage(compiled(own_cache))
    assert contents(load_base(sources, own_cache)) == read_directly(sources)


@pytest.mark.parametrize("damage", [truncate, rewrite_a_record, Path.unlink])
def test_a_damaged_compiled_base_is_mended(
    damage: Callable[[Path], object], sources: Path, own_cache: Path, never_compiled: Callable[[], None]
) -> None:
    load_base(sources, own_cache)
    damage(compiled(own_cache))
    load_base(sources, own_cache)
    compiled(own_cache)
    never_compiled()
    assert contents(load_base(sources, own_cache)) == read_directly(sources)


def test_the_compiled_form_of_other_sources_is_never_trusted(
    sources: Path, other_sources: Path, own_cache: Path
) -> None:
    """A compiled base of other sources is put under the name of these."""
    rename(other_sources, "Finance", "Banking")
    load_base(sources, own_cache)
    path = compiled(own_cache)
    load_base(other_sources, own_cache)
    (other,) = set(own_cache.iterdir()) - {path}
    other.replace(path)
    assert load_base(sources, own_cache).industries["finance"].name == "Finance"


# a cache that cannot be written


def file_in_its_place(cache: Path) -> None:
    cache.write_text("not a directory", encoding="utf-8")


def file_above_it(cache: Path) -> None:
    file_in_its_place(cache.parent)


def link_to_itself(cache: Path) -> None:
    cache.symlink_to(cache)


@pytest.mark.parametrize("spoil", [file_in_its_place, file_above_it, link_to_itself])
def test_a_cache_that_cannot_be_there_only_costs_time(
    spoil: Callable[[Path], None], tmp_path: Path, sources: Path
) -> None:
    cache = tmp_path / "above" / "cache"
    cache.parent.mkdir()
    if spoil is file_above_it:
        cache.parent.rmdir()
    spoil(cache)
    for _ in range(2):
        assert contents(load_base(sources, cache)) == read_directly(sources)


def test_a_missing_cache_is_made(sources: Path, tmp_path: Path) -> None:
    cache = tmp_path / "a" / "b" / "c"
    load_base(sources, cache)
    compiled(cache)


def fail_for_want_of_space(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_only_costs_time_and_leaves_nothing(
    sources: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", fail_for_want_of_space)
    assert contents(load_base(sources, own_cache)) == read_directly(sources)
    assert list(own_cache.iterdir()) == []


def test_a_full_disk_leaves_the_older_compiled_form_whole(
    sources: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_base(sources, own_cache)
    path = compiled(own_cache)
    image = path.read_bytes()
    rename(sources, "Finance", "Banking")
    monkeypatch.setattr(os, "fsync", fail_for_want_of_space)
    assert load_base(sources, own_cache).industries["finance"].name == "Banking"
    assert compiled(own_cache) == path
    assert path.read_bytes() == image


def test_a_compiled_form_gets_its_name_when_it_is_whole(
    sources: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watch(descriptor: int) -> None:
        assert list(own_cache.glob("*.sqlite")) == []
        (staged,) = own_cache.iterdir()
        seen.append((staged.stat().st_ino == os.fstat(descriptor).st_ino, staged.stat().st_size))

    seen: list[tuple[bool, int]] = []
    monkeypatch.setattr(os, "fsync", watch)
    load_base(sources, own_cache)
    assert seen == [(True, compiled(own_cache).stat().st_size)]


def test_many_can_compile_at_the_same_time(sources: Path, own_cache: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        bases = [pool.submit(load_base, sources, own_cache) for _ in range(4)]
        versions = {future.result().version for future in bases}
    assert len(versions) == 1
    compiled(own_cache)
    assert contents(load_base(sources, own_cache)) == read_directly(sources)


# tidiness


def test_a_stale_compiled_form_is_never_used_and_taken_away(sources: Path, own_cache: Path) -> None:
    load_base(sources, own_cache)
    stale = compiled(own_cache)
    rename(sources, "Finance", "Banking")
    assert load_base(sources, own_cache).industries["finance"].name == "Banking"
    assert compiled(own_cache) != stale


def put_images(cache: Path, count: int) -> list[Path]:
    """Put files in place of compiled forms of other sources, the newest last."""
    cache.mkdir(exist_ok=True)
    images = [cache / f"{number:024x}-{number:024x}-{number:024x}.sqlite" for number in range(count)]
    for age, image in enumerate(reversed(images), start=1):
        image.touch()
        os.utime(image, (1_700_000_000 - age, 1_700_000_000 - age))
    return images


def test_only_the_newest_compiled_forms_are_kept(sources: Path, own_cache: Path) -> None:
    images = put_images(own_cache, MOST_IMAGES + 3)
    (own_cache / "notes.sqlite").touch()
    load_base(sources, own_cache)
    left = set(own_cache.glob("*-*.sqlite"))
    assert len(left) == MOST_IMAGES
    assert left - set(images), "the one just made is kept"
    assert left & set(images) == set(images[-(len(left) - 1) :])
    assert (own_cache / "notes.sqlite").exists()


def test_what_is_used_is_kept_however_long_ago_it_was_compiled(
    sources: Path, other_sources: Path, own_cache: Path
) -> None:
    load_base(other_sources, own_cache)
    used = compiled(own_cache)
    os.utime(used, (1_600_000_000, 1_600_000_000))
    load_base(other_sources, own_cache)
    put_images(own_cache, MOST_IMAGES + 2)
    load_base(sources, own_cache)
    assert used.exists()


def test_a_compiled_form_that_cannot_be_removed_is_left(sources: Path, own_cache: Path) -> None:
    images = put_images(own_cache, MOST_IMAGES + 2)
    images[0].unlink()
    make_directory_of(images[0])
    load_base(sources, own_cache)
    assert images[0].is_dir()
    assert not images[1].exists()
    assert images[-1].exists()


def make_directory_of(path: Path) -> None:
    """Put what no `unlink` removes, on any system, and make it the oldest."""
    path.mkdir()
    os.utime(path, (1_600_000_000, 1_600_000_000))


def test_what_others_keep_in_the_cache_stays(sources: Path, other_sources: Path, own_cache: Path) -> None:
    load_base(other_sources, own_cache)
    other = compiled(own_cache)
    (own_cache / "notes.txt").touch()
    (own_cache / "other.sqlite").touch()
    for old, new in (("Finance", "Banking"), ("Banking", "Money")):
        rename(sources, old, new)
        load_base(sources, own_cache)
    names = {path.name for path in own_cache.iterdir()}
    assert {other.name, "notes.txt", "other.sqlite"} < names
    assert len(names) == 4
