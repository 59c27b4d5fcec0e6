"""What ten small repositories show, and what they don't."""

from pathlib import Path

import pytest

from careerpath_cli.extraction.code import findings_from_code
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.repositories.reading import read_code
from repositories.building import ADA, build
from repositories.labelled import LABELLED, Labelled


@pytest.mark.parametrize("labelled", LABELLED.values(), ids=LABELLED)
def test_a_repository_shows_what_its_owner_used(
    labelled: Labelled, tmp_path: Path, base: KnowledgeBase
) -> None:
    use = read_code(build(tmp_path / "code", labelled.rows), [ADA], base)
    found = {skill.skill: skill.level for skill in findings_from_code(use, base).skills}
    assert {skill: found.get(skill) for skill in labelled.shows} == labelled.shows
    assert found.keys() & set(labelled.hides) == set()
    assert found.keys() - set(labelled.shows) <= {"git", "github", "build-tools", "web-development", "bash"}
