"""The kept model: says what the built one says, whatever happened to the cache."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching import kept
from careerpath_cli.matching.kept import load_model, packed_model
from careerpath_cli.matching.model import MatchingModel, build_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerpath_cli.knowledge.base import KnowledgeBase

TESTS = Path(__file__).resolve().parents[1]
OVERLAY = TESTS.parent / "examples" / "overlay-cybersecurity"


@pytest.fixture
def own_cache(tmp_path: Path) -> Path:
    """A cache of this test's own, not there yet."""
    return tmp_path / "cache"


@pytest.fixture
def never_built(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a function after which building a model fails the test."""

    def fail(_: KnowledgeBase) -> MatchingModel:
        pytest.fail("the model was built although a good one was kept")

    return lambda: monkeypatch.setattr(kept, "build_model", fail)


@pytest.fixture
def tiny(own_cache: Path) -> Callable[[], KnowledgeBase]:
    """Open the tiny base anew, as the next command would."""
    return lambda: load_base(TESTS / "tiny_base", own_cache)


def kept_models(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.tables"))


@pytest.mark.parametrize(
    ("directory", "overlays"),
    [(None, []), (TESTS / "tiny_base", []), (None, [OVERLAY])],
    ids=["shipped", "tiny", "overlay"],
)
def test_a_kept_model_says_what_the_built_one_says(
    directory: Path | None, overlays: list[Path], own_cache: Path, never_built: Callable[[], None]
) -> None:
    base = load_base(directory, own_cache, overlays)
    built = build_model(base)
    assert load_model(base) == built
    never_built()
    again = load_model(load_base(directory, own_cache, overlays))
    assert again == built
    assert len(built.roles) == len(base.roles)
    for role, expected in zip(again.roles, built.roles, strict=True):
        assert role == expected
        assert list(role.answer_weights) == list(expected.answer_weights)
        for topic, weights in expected.answer_weights.items():
            assert list(role.answer_weights[topic].nats.items()) == list(weights.nats.items())
            for answer in weights.nats:
                assert again.evidence(topic, answer) == built.evidence(topic, answer)
    assert (again.prerequisites, again.relations) == (built.prerequisites, built.relations)


def test_bases_with_and_without_an_overlay_have_models_of_their_own(own_cache: Path) -> None:
    plain, more = load_base(cache=own_cache), load_base(cache=own_cache, overlays=[OVERLAY])
    assert [role.role for role in load_model(plain).roles] == list(plain.roles)
    assert [role.role for role in load_model(more).roles] == list(more.roles)
    assert len(kept_models(own_cache)) == 2


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda content: content[:-1], lambda content: content + b" "]
)
def test_a_damaged_model_is_not_used_and_made_anew(
    damage: Callable[[bytes], bytes], tiny: Callable[[], KnowledgeBase], own_cache: Path
) -> None:
    good = load_model(tiny())
    (path,) = kept_models(own_cache)
    content = path.read_bytes()
    path.write_bytes(damage(content))
    assert load_model(tiny()) == good
    assert kept_models(own_cache) == [path]
    assert path.read_bytes() == content


def test_another_model_under_this_name_is_not_used(
    tiny: Callable[[], KnowledgeBase], own_cache: Path
) -> None:
    good = load_model(tiny())
    (path,) = kept_models(own_cache)
    other = json.loads(path.read_bytes())
    other[0] = other[0][:1]
    path.write_bytes(json.dumps(other).encode())
    assert load_model(tiny()) == good


def test_another_program_makes_its_own_and_deletes_the_older(
    tiny: Callable[[], KnowledgeBase], own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_model(tiny())
    (older,) = kept_models(own_cache)
    monkeypatch.setattr(kept, "_program", lambda: b"changed since")
    load_model(tiny())
    (newer,) = kept_models(own_cache)
    assert newer != older


def test_a_change_of_any_table_code_is_another_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = tmp_path / "matching"
    for directory in (room, tmp_path / "profile"):
        directory.mkdir()
        (directory / "code.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(kept, "_ROOMS", (room, tmp_path / "profile"))
    before = kept._program()  # noqa: SLF001 - nothing else shows what it looks at
    for directory in (room, tmp_path / "profile"):
        (directory / "code.py").write_text("22", encoding="utf-8")
        after = kept._program()  # noqa: SLF001
        assert after != before
        before = after


def test_models_go_with_the_base_that_they_were_made_from(tmp_path: Path, own_cache: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for path in (TESTS / "tiny_base").iterdir():
        (sources / path.name).write_bytes(path.read_bytes())
    load_model(load_base(sources, own_cache))
    (older,) = kept_models(own_cache)
    with (sources / "roles.yaml").open("a", encoding="utf-8") as file:
        file.write("\n")
    changed = load_base(sources, own_cache)
    assert kept_models(own_cache) == []
    load_model(changed)
    assert kept_models(own_cache) != [older]


def test_where_nothing_can_be_kept_the_model_is_built(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    base = load_base(TESTS / "tiny_base", blocked / "cache")
    assert load_model(base) == build_model(base)
    assert load_model(base) == build_model(base)


def test_a_changed_base_has_a_model_of_its_own(tiny: Callable[[], KnowledgeBase], own_cache: Path) -> None:
    base = tiny()
    load_model(base)
    roles = dict(list(base.roles.items())[:1])
    changed = replace(base, roles=roles, practice={})
    assert [role.role for role in load_model(changed).roles] == list(roles)
    assert len(kept_models(own_cache)) == 1


def test_what_could_not_be_read_back_is_not_kept(tiny_model: MatchingModel) -> None:
    (first, *others) = tiny_model.roles
    odd = replace(tiny_model, roles=(replace(first, years=1j), *others))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="complex"):
        packed_model(odd)
