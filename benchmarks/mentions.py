"""How well mentions of skills are found in documents that were marked by hand.

usage: python benchmarks/mentions.py [FOLDER]

FOLDER holds documents with marks and an `index.yaml`, as `tests/extraction/labelled` does, which is read
where no folder is given. Printed are precision and recall for each kind, document and section, the names
that go wrong most often, and every disagreement.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from careerpath_cli.extraction.findings import Mention
from careerpath_cli.extraction.mentions import mentions_in
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.store import load_base

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from extraction.labelled import (
    FOLDER,
    Agreement,
    Label,
    LabelledDocument,
    agreement,
    disagreements,
    documents,
    label_of,
)

WORST = 15


class Judged(NamedTuple):
    """A document, the mentions that were found in it, and how they agree with its marks."""

    document: LabelledDocument
    mentions: Sequence[Mention]
    result: Agreement


def main(folder: Path = FOLDER) -> None:
    """Find the mentions of every document in the folder and print how they agree with its marks."""
    base = load_base()
    judged = [judge(document, base) for document in documents(folder)]
    print_table("kind", together((each.document.kind, each.result) for each in judged))
    print_table("document", {each.document.name: each.result for each in judged})
    print_table("section", together(pair for each in judged for pair in by_section(each)))
    for field in ("wrong", "missed"):
        words = Counter(name for each in judged for name in names(each, field))
        print(f"{field}: {', '.join(f'{name} {count}' for name, count in words.most_common(WORST))}\n")
    for each in judged:
        print("".join(f"{line}\n" for line in disagreements(each.document, each.result)), end="")


def judge(document: LabelledDocument, base: KnowledgeBase) -> Judged:
    """Return what is found in a document, and how it agrees with the marks."""
    mentions = mentions_in(document.text, document.kind, base)
    return Judged(document, mentions, agreement(document.labels, map(label_of, mentions)))


def together(pairs: Iterable[tuple[str, Agreement]]) -> dict[str, Agreement]:
    """Return all agreements of the same name taken together."""
    sums: defaultdict[str, Agreement] = defaultdict(Agreement)
    for name, result in pairs:
        sums[name] += result
    return dict(sorted(sums.items()))


def by_section(judged: Judged) -> Iterator[tuple[str, Agreement]]:
    """Yield each label with its kind and section; a missed one stands where the mention before it does."""
    for field, labels in judged.result._asdict().items():
        for label in labels:
            section = section_at(label, judged.mentions)
            yield f"{judged.document.kind}: {section}", Agreement(**{field: (label,)})


def section_at(label: Label, mentions: Sequence[Mention]) -> str:
    """Return the section of the last mention that begins no later than a label, else of the first."""
    before = [mention for mention in mentions if mention.passage.start <= label.start]
    nearest = max(before, key=lambda mention: mention.passage.start, default=next(iter(mentions), None))
    return nearest.section if nearest else "nothing found"


def print_table(title: str, rows: Mapping[str, Agreement]) -> None:
    """Print precision and recall, with what they are shares of."""
    print(f"{title:36} precision     of   recall     of")
    for name, result in rows.items():
        right, wrong, missed = map(len, result)
        precision, recall = f"{result.precision:.3f}", f"{result.recall:.3f}"
        print(f"{name:36} {precision:>9} {right + wrong:6} {recall:>8} {right + missed:6}")
    print()


def names(judged: Judged, field: str) -> list[str]:
    """Return the words, with their skills, that were wrongly found or missed."""
    text, labels = judged.document.text, judged.result._asdict()[field]
    return [f"{text[label.start : label.end].casefold()} ({label.skill})" for label in labels]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
