"""Documents whose mentions of skills are marked by hand, and how well found mentions agree with the marks."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from careerpath_cli.extraction.findings import Kind, Mention
from careerpath_cli.record import record

FOLDER = Path(__file__).parent / "labelled"
MARK = re.compile(r"⟦([a-z0-9-]+)\|([^⟦⟧|]+)⟧")
"""A marked mention: `⟦id|words⟧`."""


class Label(NamedTuple):
    """A skill, and the characters of the text that name it."""

    skill: str
    start: int
    end: int


@record
class LabelledDocument:
    """A text without its marks, what they said, and what `index.yaml` tells of it."""

    name: str
    kind: Kind
    text: str
    labels: tuple[Label, ...]
    told: dict[str, Any]


class Agreement(NamedTuple):
    """What was rightly found, what was found and is no mention, and what was missed."""

    right: tuple[Label, ...] = ()
    wrong: tuple[Label, ...] = ()
    missed: tuple[Label, ...] = ()

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the marks that were found."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))

    def __add__(self, other: object) -> "Agreement":
        """Return both taken together."""
        assert isinstance(other, Agreement)
        return Agreement(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


Finder = Callable[[str, Kind], Sequence[Mention]]


def without_marks(marked: str) -> tuple[str, tuple[Label, ...]]:
    """Return a text without its marks, and what they said of which characters."""
    parts, labels, length, position = [], [], 0, 0
    for mark in MARK.finditer(marked):
        before, words = marked[position : mark.start()], mark[2]
        start = length + len(before)
        length, position = start + len(words), mark.end()
        parts += [before, words]
        labels.append(Label(mark[1], start, length))
    return "".join([*parts, marked[position:]]), tuple(labels)


def with_marks(text: str, labels: Iterable[Label]) -> str:
    """Return a text with a mark around each label; they do not overlap."""
    for label in sorted(labels, key=lambda label: -label.start):
        words = text[label.start : label.end]
        text = f"{text[: label.start]}⟦{label.skill}|{words}⟧{text[label.end :]}"
    return text


def documents(folder: Path = FOLDER) -> Iterator[LabelledDocument]:
    """Yield the documents that a folder's `index.yaml` lists."""
    for told in yaml.safe_load((folder / "index.yaml").read_text(encoding="utf-8")):
        text, labels = without_marks((folder / told["file"]).read_text(encoding="utf-8"))
        yield LabelledDocument(told["file"], told["kind"], text, labels, told)


def agreement(labels: Sequence[Label], found: Iterable[Label]) -> Agreement:
    """Return how found mentions agree with labels: the same skill in overlapping words, each label once."""
    open_labels, right, wrong = list(labels), [], []
    for mention in found:
        matching = (label for label in open_labels if agrees(label, mention))
        label = next(matching, None)
        if label is None:
            wrong.append(mention)
        else:
            open_labels.remove(label)
            right.append(mention)
    return Agreement(tuple(right), tuple(wrong), tuple(open_labels))


def agrees(label: Label, mention: Label) -> bool:
    """Return whether both name the same skill in overlapping words."""
    return label.skill == mention.skill and label.start < mention.end and mention.start < label.end


def label_of(mention: Mention) -> Label:
    """Return a found mention as a label."""
    return Label(mention.skill, mention.passage.start, mention.passage.end)


def compared(document: LabelledDocument, find: Finder) -> Agreement:
    """Return how what is found in a document agrees with its labels."""
    return agreement(document.labels, [label_of(mention) for mention in find(document.text, document.kind)])


def disagreements(document: LabelledDocument, result: Agreement) -> Iterator[str]:
    """Yield a line for each disagreement: where, what and in which line of the text."""
    told = [("no mention", label) for label in result.wrong] + [("missed", label) for label in result.missed]
    for problem, label in sorted(told, key=lambda pair: pair[1].start):
        number = document.text.count("\n", 0, label.start) + 1
        words = " ".join(document.text[label.start : label.end].split())
        line = document.text.splitlines()[number - 1].strip()
        yield f"{document.name}:{number}: {problem}: {label.skill} in {words!r}: {line[:100]}"
