"""The knowledge base that unit tests read is one that the program would accept."""

from pathlib import Path

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.check import read_base
from careerpath_cli.knowledge.files import KINDS

DIRECTORY = Path(__file__).resolve().parents[1] / "tiny_base"


def test_the_tiny_base_passes_the_check() -> None:
    """A problem would be raised."""
    assert set(read_base(DIRECTORY).entries) == set(KINDS)


def test_the_tiny_base_has_three_roles_of_its_own(tiny_base: KnowledgeBase) -> None:
    assert list(tiny_base.roles) == ["data-engineer", "ml-engineer", "ai-auditor"]
    assert tiny_base.origins == {}
