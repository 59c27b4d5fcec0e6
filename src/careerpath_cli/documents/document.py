"""What was read of a file from outside: its text, and what it declares in fields of its own."""

from dataclasses import replace
from typing import Literal

from careerpath_cli.record import record

Format = Literal["pdf", "docx", "html", "markdown", "latex", "text", "json-resume", "rendercv", "linkedin"]


@record
class Passage:
    """Words of a document, and the characters of its text where they stand."""

    words: str
    start: int
    end: int


@record
class DeclaredSkill:
    """An entry of a list of skills, with the level and the keywords that stand beside it."""

    name: Passage
    level: Passage | None = None
    keywords: tuple[Passage, ...] = ()


@record
class DeclaredJob:
    """A position: its title, from when to when, and what is told of it.

    `start` and `end` are ISO dates, months or years as far as they are given; a `current` one has no end.
    """

    title: Passage | None
    employer: Passage | None
    start: str | None = None
    end: str | None = None
    current: bool = False
    told: tuple[Passage, ...] = ()


@record
class DeclaredStudy:
    """A degree as its owner wrote it, its subject, and from when to when."""

    degree: Passage | None
    subject: Passage | None
    institution: Passage | None = None
    start: str | None = None
    end: str | None = None


@record
class Declared:
    """What a format with fields says of a person; `told` is free text: summaries, projects, certificates.

    `languages` are those of lists of languages, as a rule spoken ones.
    """

    name: Passage | None = None
    headline: Passage | None = None
    skills: tuple[DeclaredSkill, ...] = ()
    jobs: tuple[DeclaredJob, ...] = ()
    studies: tuple[DeclaredStudy, ...] = ()
    told: tuple[Passage, ...] = ()
    languages: tuple[DeclaredSkill, ...] = ()


@record
class Document:
    """A file as it was read: `text` is what all places refer to, `remarks` what its reader has to tell.

    `plain` is the text with spaces for its markup, and soft hyphens for markup within a word, so that every
    character stands where it stands in `text`; empty where there is none. Of a text file, `text` is the file
    itself, character by character, without its byte order mark. `declared` is None where a format has no
    fields.
    """

    format: Format
    text: str
    declared: Declared | None = None
    remarks: tuple[str, ...] = ()
    plain: str = ""

    def beginning(self, characters: int, why: str) -> "Document":
        """Return a document of at most so many characters; what is cut is told, and why that does no harm."""
        if len(self.text) <= characters:
            return self
        remark = f"Only the first {characters:,} characters were searched: {why}."
        plain = self.plain[:characters]
        return replace(self, text=self.text[:characters], plain=plain, remarks=(*self.remarks, remark))
