"""What of a list of skills is told as unknown: names, neither words for how well nor labels."""

from datetime import date

import pytest

from careerpath_cli.documents.document import Document
from careerpath_cli.extraction.finding import find
from careerpath_cli.knowledge.base import KnowledgeBase


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("Python (basic), Frobnicator", ["Frobnicator"]),
        ("Frobnicator (advanced), SQL - beginner", ["Frobnicator"]),
        ("Tools: Git, Frobnicator", ["Frobnicator"]),
        ("Werkzeuge: Git", []),
        ("Advanced welding", ["Advanced welding"]),
    ],
)
def test_only_what_may_be_a_skill_is_told_as_unknown(
    line: str, unknown: list[str], base: KnowledgeBase
) -> None:
    document = Document("text", f"Ana Kos\n\nSkills\n{line}\n")
    findings = find(document, "resume", date(2026, 11, 22), base)
    assert [passage.words for passage in findings.unresolved] == unknown
