"""rendercv's YAML (https://rendercv.com), versions 1 and 2: sections of any name with entries of nine kinds.

An entry's kind shows in its fields, as it does for rendercv. What a section is about shows in its title only.
Before version 0.11 sections stood beside the name, under names of their own.
"""

import re

from careerpath_cli.documents.declared.entries import (
    Dates,
    dates_of,
    entries_of,
    fields_of,
    skill_of,
    skills_in_line,
    split_list,
    told_in,
    values_of,
    words_of,
)
from careerpath_cli.documents.declared.section_titles import SectionKind, kind_of_section
from careerpath_cli.documents.declared.tree import Fields, Items, Node, broken, plain_key
from careerpath_cli.documents.declared.yaml_tree import parse_yaml
from careerpath_cli.documents.document import (
    Declared,
    DeclaredJob,
    DeclaredSkill,
    DeclaredStudy,
    Document,
    Passage,
)
from careerpath_cli.record import record

_TOP = re.compile(r"^[\"']?cv[\"']?[ \t]*:|\A\s*+\{\s*+[\"']cv[\"']\s*:", re.MULTILINE)
_INSIDE = re.compile(
    r"^[ \t]+[\"']?(?:sections|name|social_networks|work_experience|education)[\"']?[ \t]*:|"
    r"[\"'](?:sections|name)[\"']\s*:",
    re.MULTILINE,
)
_BESIDE = {
    "socialnetworks",
    "customconnections",
    "customsections",
    "sectionorder",
    "sections",
    "email",
    "phone",
} | {
    "website",
}
_FREE = ("name", "title", "summary", "highlights", "bullet", "number", "reversednumber", "details", "journal")


@record
class _Section:
    title: str
    content: Node


def looks_like(text: str) -> bool:
    """Return whether `text` may be a rendercv file, broken or whole."""
    return bool(_TOP.search(text)) and bool(_INSIDE.search(text))


def read_rendercv(text: str) -> Document:
    """Return what a rendercv file declares; of its passages, the text is the file itself.

    A passage's words are the decoded value; where the file folds them over several lines or escapes
    characters, `documents.places` finds parts of them. Raises InvalidContentError where it cannot be read.
    """
    tree = parse_yaml(text)
    person = fields_of(fields_of(tree.root).get("cv"))
    if not person.pairs:
        raise broken("rendercv file", 1, "it should have “cv” with “sections” in it")
    declared = _declared(text, person)
    remarks = () if declared.skills else ("It has no list of skills.",)
    return Document("rendercv", text, declared, (*tree.remarks, *remarks))


def _sections(person: Fields) -> list[_Section]:
    """Return the sections under `sections`, and those of before version 0.11 beside the name."""
    inner = [pair for node in person.every("sections") if isinstance(node, Fields) for pair in node.pairs]
    beside = [
        (key, value)
        for key, value in person.pairs
        if plain_key(key) not in _BESIDE and isinstance(value, Items | Fields)
    ]
    sections = [_Section(key.replace("_", " "), value) for key, value in (*beside, *inner)]
    for custom in entries_of(person.get("customsections")):
        title, entries = words_of(custom.get("title")), custom.get("entries")
        if title and entries:
            sections.append(_Section(title.words, entries))
    return sections


def _declared(text: str, person: Fields) -> Declared:
    reader = _Reader(text)
    reader.told += told_in(person, "summary")
    for section in _sections(person):
        reader.read(kind_of_section(section.title), section.content)
    return Declared(
        words_of(person.get("name")),
        words_of(person.get("headline", "label")),
        tuple(reader.skills),
        tuple(reader.jobs),
        tuple(reader.studies),
        tuple(reader.told),
        tuple(reader.languages),
    )


class _Reader:
    """Collects what the entries of all sections say."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.skills: list[DeclaredSkill] = []
        self.jobs: list[DeclaredJob] = []
        self.studies: list[DeclaredStudy] = []
        self.told: list[Passage] = []
        self.languages: list[DeclaredSkill] = []

    def read(self, kind: SectionKind, content: Node) -> None:
        """Read a section: its plain lines, and its entries by their fields."""
        if kind == "untold":
            return
        lines = [
            words for value in values_of(content) if isinstance(value, Passage) and (words := words_of(value))
        ]
        if kind == "languages":
            self.languages += [DeclaredSkill(part) for line in lines for part in split_list(self.text, line)]
            self.languages += [language for entry in entries_of(content) for language in _languages(entry)]
            return
        if kind == "skills":
            self.skills += [skill for line in lines for skill in skills_in_line(self.text, line)]
        else:
            self.told += lines
        for entry in entries_of(content):
            self._read_entry(kind, entry)

    def _read_entry(self, kind: SectionKind, entry: Fields) -> None:
        label = words_of(entry.get("label"))
        if kind == "skills" or (label and kind_of_section(label.words) == "skills"):
            self.skills += _skills(self.text, entry)
        elif entry.get("institution") or (kind == "education" and entry.get("company", "position")):
            self.studies.append(_study(entry))
            self.told += told_in(entry, "summary", "highlights")
        elif kind != "project" and (
            entry.get("company", "position") or (kind == "work" and entry.get("name"))
        ):
            self.jobs.append(_job(entry))
        else:
            self.told += told_in(entry, "position", "label", *_FREE)


def _languages(entry: Fields) -> list[DeclaredSkill]:
    """Return the language of an entry: a label with details, or a bullet."""
    name = words_of(entry.get("label", "name", "language", "bullet", "number", "reversednumber"))
    return [DeclaredSkill(name, words_of(entry.get("details", "summary", "fluency")))] if name else []


def _skills(text: str, entry: Fields) -> list[DeclaredSkill]:
    """Return the skills of an entry: a label with details, a bullet, or one of another kind."""
    line = words_of(entry.get("bullet", "number", "reversednumber"))
    if line:
        return skills_in_line(text, line)
    label = words_of(entry.get("label", "name", "title"))
    return skill_of(text, label, None, entry.get("details", "highlights", "summary", "keywords"))


def _dates(entry: Fields) -> Dates:
    return dates_of(
        words_of(entry.get("startdate")), words_of(entry.get("enddate")), words_of(entry.get("date"))
    )


def _job(entry: Fields) -> DeclaredJob:
    dates = _dates(entry)
    return DeclaredJob(
        title=words_of(entry.get("position", "name")),
        employer=words_of(entry.get("company")),
        start=dates.start,
        end=dates.end,
        current=dates.current,
        told=told_in(entry, "summary", "highlights"),
    )


def _study(entry: Fields) -> DeclaredStudy:
    dates = _dates(entry)
    return DeclaredStudy(
        degree=words_of(entry.get("degree", "studytype", "position")),
        subject=words_of(entry.get("area")),
        institution=words_of(entry.get("institution", "company")),
        start=dates.start,
        end=dates.end,
    )
