"""Mentions are found as a careful reader would mark them, in résumés and in postings of many trades."""

import itertools

import pytest

from careerpath_cli.extraction.findings import Kind, Mention
from careerpath_cli.extraction.mentions import mentions_in
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import DEGREES
from extraction.labelled import (
    FOLDER,
    Agreement,
    Label,
    LabelledDocument,
    agreement,
    compared,
    disagreements,
    documents,
    with_marks,
    without_marks,
)

DOCUMENTS = tuple(documents())
PRECISION, RECALL = 0.97, 0.95

names = pytest.mark.parametrize("document", DOCUMENTS, ids=[document.name for document in DOCUMENTS])


@pytest.mark.parametrize("kind", ["resume", "posting"])
def test_mentions_are_found_as_a_reader_would_mark_them(kind: Kind, base: KnowledgeBase) -> None:
    def find(text: str, kind: Kind) -> tuple[Mention, ...]:
        return mentions_in(text, kind, base)

    results = {doc.name: (doc, compared(doc, find)) for doc in DOCUMENTS if doc.kind == kind}
    whole = sum((result for _, result in results.values()), Agreement())
    told = itertools.chain.from_iterable(disagreements(*pair) for pair in results.values())
    figures = f"precision {whole.precision:.3f}, recall {whole.recall:.3f}"
    assert (whole.precision >= PRECISION, whole.recall >= RECALL) == (True, True), "\n".join([figures, *told])


def test_the_set_has_many_kinds_of_documents() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"index.yaml", "README.md"}
    assert {document.name for document in DOCUMENTS} == files
    assert len(DOCUMENTS) >= 40
    assert len({document.told["trade"] for document in DOCUMENTS}) >= 30
    assert {document.name.rsplit(".")[-1] for document in DOCUMENTS} == {"md", "txt", "tex"}


@names
def test_marks_name_skills_and_come_off_without_a_trace(
    document: LabelledDocument, base: KnowledgeBase
) -> None:
    marked = (FOLDER / document.name).read_text(encoding="utf-8")
    assert {label.skill for label in document.labels} <= set(base.skills)
    assert with_marks(document.text, document.labels) == marked
    assert not set("⟦⟧") & set(document.text)


@names
def test_the_index_tells_what_the_base_knows(document: LabelledDocument, base: KnowledgeBase) -> None:
    assert document.kind in {"resume", "posting"}
    assert document.told.get("occupation") in {None, *base.occupations, *base.roles}
    assert document.told.get("degree") in {None, *DEGREES}
    assert set(document.told) <= {"file", "kind", "trade", "traps", "occupation", "degree", "years"}


def test_a_mark_tells_the_skill_and_its_characters() -> None:
    text, labels = without_marks("writes ⟦c|C⟧/⟦cpp|C++⟧")
    assert text == "writes C/C++"
    assert labels == (Label("c", 7, 8), Label("cpp", 9, 12))


def test_a_mention_agrees_by_skill_and_overlap_and_each_label_counts_once() -> None:
    sql, excel = Label("sql", 0, 3), Label("excel", 10, 15)
    found = [Label("sql", 2, 9), Label("sql", 0, 3), Label("r", 10, 15), Label("excel", 15, 20)]
    assert agreement([sql, excel], found) == Agreement((found[0],), tuple(found[1:]), (excel,))


def test_figures_are_shares_of_what_was_found_and_of_what_was_marked() -> None:
    label = Label("sql", 0, 3)
    result = Agreement((label,) * 3, (label,), (label,) * 2) + Agreement()
    assert (result.precision, result.recall) == (0.75, 0.6)
