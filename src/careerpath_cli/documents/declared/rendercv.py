"""rendercv's YAML (https://rendercv.com), versions 1 and 2: sections of any name with entries of nine kinds.

An entry's kind shows in its fields, as it does for rendercv. What a section is about shows in its title only.
Before version 0.11 sections stood beside the name, under names of their own.
"""

import re

from careerpath_cli.documents.declared.entries import (
    dates_of,
    entries_of,
    fields_of,
    skill_of,
    skills_in_line,
    told_in,
    values_of,
    words_of,
)
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
_SKILLS = re.compile(
    r"skill|technolog|\btech\b|tools?\b|stack|competenc|expertise|proficienc|programming|software"
    r"|kenntnisse|fähigkeit|kompetenz|compétence|habilidad|competência|conocimiento|tecnolog|competenz"
    r"|vaardighed|技能|技术|スキル",
    re.IGNORECASE,
)
_NO_SKILLS = re.compile(
    r"project|publication|course|certif|award|education|talk|patent|teaching", re.IGNORECASE
)
_UNTOLD = re.compile(
    r"^(?:(?:spoken|foreign|human)\s)?languages?$|^sprachen|^langues|^idiomas|^lingue|^talen$|interest|hobb"
    r"|reference|test.?scores?|interessen|intérêts|loisirs|aficiones|interessi",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"experience|employment|\bwork\b|career|positions?\b|erfahrung|beruf|expérience|experiencia|experiência"
    r"|esperienz|ervaring",
    re.IGNORECASE,
)
_NO_JOBS = re.compile(
    r"project|volunt|extracurricular|ehrenamt|bénévol|award|activit|teaching assist", re.IGNORECASE
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
    skills: list[DeclaredSkill] = []
    jobs: list[DeclaredJob] = []
    studies: list[DeclaredStudy] = []
    told: list[Passage] = [*told_in(person, "summary")]
    for section in _sections(person):
        if _lists_skills(section.title):
            skills += _skills(text, section.content)
        elif not _UNTOLD.search(section.title):
            jobs += _jobs(section)
            studies += _studies(section)
            told += _told(section)
    name, headline = words_of(person.get("name")), words_of(person.get("headline", "label"))
    return Declared(name, headline, tuple(skills), tuple(jobs), tuple(studies), tuple(told))


def _lists_skills(title: str) -> bool:
    """Return whether a section of this title lists skills; one on software projects does not."""
    return bool(_SKILLS.search(title)) and not (_WORK.search(title) or _NO_SKILLS.search(title))


def _skills(text: str, content: Node) -> list[DeclaredSkill]:
    """Return the skills of a section: a label with details each, or lines, or entries of other kinds."""
    skills: list[DeclaredSkill] = []
    for entry in values_of(content):
        if isinstance(entry, Passage):
            skills += skills_in_line(text, entry)
            continue
        fields = fields_of(entry)
        line = words_of(fields.get("bullet", "number", "reversednumber"))
        if line:
            skills += skills_in_line(text, line)
        else:
            label = words_of(fields.get("label", "name", "title"))
            skills += skill_of(text, label, None, fields.get("details", "highlights", "summary", "keywords"))
    return skills


def _is_job(section: _Section, entry: Fields) -> bool:
    """Return whether an entry is a position, other than one in a project or an honorary one."""
    if _NO_JOBS.search(section.title) or entry.get("institution"):
        return False
    return bool(entry.get("company", "position")) or bool(_WORK.search(section.title) and entry.get("name"))


def _jobs(section: _Section) -> list[DeclaredJob]:
    return [_job(entry) for entry in entries_of(section.content) if _is_job(section, entry)]


def _job(entry: Fields) -> DeclaredJob:
    dates = dates_of(
        words_of(entry.get("startdate")), words_of(entry.get("enddate")), words_of(entry.get("date"))
    )
    return DeclaredJob(
        title=words_of(entry.get("position", "name")),
        employer=words_of(entry.get("company")),
        start=dates.start,
        end=dates.end,
        current=dates.current,
        told=told_in(entry, "summary", "highlights"),
    )


def _studies(section: _Section) -> list[DeclaredStudy]:
    return [_study(entry) for entry in entries_of(section.content) if entry.get("institution")]


def _study(entry: Fields) -> DeclaredStudy:
    dates = dates_of(
        words_of(entry.get("startdate")), words_of(entry.get("enddate")), words_of(entry.get("date"))
    )
    return DeclaredStudy(
        degree=words_of(entry.get("degree", "studytype")),
        subject=words_of(entry.get("area")),
        institution=words_of(entry.get("institution")),
        start=dates.start,
        end=dates.end,
    )


def _told(section: _Section) -> list[Passage]:
    """Return the free text of a section: its plain entries, and what its other entries tell."""
    told: list[Passage] = []
    for entry in values_of(section.content):
        if isinstance(entry, Passage):
            told += [words] if (words := words_of(entry)) else []
        elif isinstance(entry, Fields) and entry.get("institution"):
            told += told_in(entry, "summary", "highlights")
        elif isinstance(entry, Fields) and not _is_job(section, entry):
            told += told_in(entry, "position", "label", *_FREE)
    return told
