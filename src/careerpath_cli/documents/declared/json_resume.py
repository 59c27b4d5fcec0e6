"""JSON Resume (https://jsonresume.org), all versions that are in use, as JSON or as YAML.

Of 0.0 there are still files with `bio`, `company` and `hobbies`; 0.1 and 1.0 have `basics`. Skills are texts,
entries with keywords, or texts by group. Interests and references are left out: they show no
skill of a trade.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from careerpath_cli.documents.declared import rendercv
from careerpath_cli.documents.declared.entries import (
    Dates,
    dates_of,
    entries_of,
    fields_of,
    keywords_of,
    skill_of,
    skills_in_line,
    texts_of,
    told_in,
    values_of,
    words_of,
)
from careerpath_cli.documents.declared.human_languages import is_spoken, lists_languages
from careerpath_cli.documents.declared.json_tree import parse_json
from careerpath_cli.documents.declared.tree import Fields, Items, Node, Tree, broken, plain_key
from careerpath_cli.documents.declared.yaml_tree import parse_yaml
from careerpath_cli.documents.document import (
    Declared,
    DeclaredJob,
    DeclaredSkill,
    DeclaredStudy,
    Document,
    Passage,
)
from careerpath_cli.errors import InvalidContentError

_MARK = "\ufeff"
_SECTION = re.compile(
    r"^[\"']?(basics|bio|work|experience|education|skills|volunteer|awards|publications)[\"']?[ \t]*:|"
    r"[{,]\s*[\"'](basics|bio|work|experience|education|skills|volunteer|awards|publications)[\"']\s*:",
    re.MULTILINE,
)
_ENOUGH = 2
_NO_JOB = DeclaredJob(None, None)
_NO_STUDY = DeclaredStudy(None, None)
_SKILLS = ("skills", "technologies", "technicalskills", "tools", "techstack")
_NAMES = ("name", "skill", "title", "label", "category", "description")
_TOLD = {
    "projects": (
        "name",
        "title",
        "description",
        "summary",
        "highlights",
        "keywords",
        "roles",
        "technologies",
    ),
    "certificates": ("name", "title"),
    "certifications": ("name", "title"),
    "volunteer": ("position", "summary", "description", "highlights"),
    "awards": ("title", "name", "summary"),
    "publications": ("name", "title", "summary"),
}
_WORK = ("work", "experience", "workexperience", "employment", "positions")
_BASICS = ("basics", "bio", "contact", "contacts", "personalinfo", "info", "header", "profile")
_HIGHLIGHTS = ("highlights", "activities", "details", "responsibilities", "achievements", "bullets", "duties")
_KNOWN = {"$schema", "meta", "education", "languages", "interests", "hobbies"} | {
    "references",
    *_BASICS,
    *_WORK,
    *_SKILLS,
    *_TOLD,
}


def looks_like(text: str) -> bool:
    """Return whether `text` may be a JSON Resume, broken or whole: it names at least two of its sections."""
    if rendercv.looks_like(text):
        return False
    named = {first or second for first, second in _SECTION.findall(text)}
    return "basics" in named or len(named) >= _ENOUGH


def read_json_resume(text: str) -> Document:
    """Return what a JSON Resume declares; of its passages, the text is the file itself.

    A passage's words are the decoded value; where the file writes them with escapes or over several lines,
    `documents.places` finds parts of them. Raises InvalidContentError where it cannot be read.
    """
    tree = _tree(text)
    if not isinstance(tree.root, Fields):
        raise broken("JSON Resume", 1, "it should be an object with sections such as “work” and “skills”")
    top = tree.root
    declared = _Reader(text).declared(top)
    return Document("json-resume", text, declared, (*tree.remarks, *_remarks(top, declared)))


def _tree(text: str) -> Tree:
    """Return the tree of JSON, or of YAML, in which people keep the same fields or use apostrophes."""
    if not text.lstrip(_MARK + " \t\r\n").startswith("{"):
        return parse_yaml(text)
    try:
        return parse_json(text)
    except InvalidContentError as error:
        if "'" not in text:
            raise
        try:
            return parse_yaml(text)
        except InvalidContentError:
            raise error from None


def _remarks(top: Fields, declared: Declared) -> list[str]:
    others = [
        key for key, value in top.pairs if plain_key(key) not in _KNOWN and isinstance(value, Items | Fields)
    ]
    remarks = [] if declared.skills else ["It has no list of skills."]
    if others:
        remarks.append(f"Left out, because JSON Resume has no such section: {', '.join(others[:5])}.")
    return remarks


class _Reader:
    """Reads the sections; every one of a name, where it is given twice."""

    def __init__(self, text: str) -> None:
        self.text = text

    def declared(self, top: Fields) -> Declared:
        basics = fields_of(top.get(*_BASICS) or top)
        return Declared(
            name=words_of(basics.get("name", "firstname")),
            headline=words_of(basics.get("label", "headline", "title")),
            skills=tuple(skill for key in _SKILLS for node in top.every(key) for skill in self.skills(node)),
            jobs=tuple(job for entry in _entries(top, *_WORK) for job in _jobs(entry)),
            studies=tuple(_studies(top)),
            told=(*told_in(basics, "summary", "about", "aboutme", "objective"), *_all_told(top)),
            languages=tuple(_languages(top)),
        )

    def skills(self, node: Node) -> list[DeclaredSkill]:
        """Return the skills of a list of texts or entries, or of lists by group."""
        if isinstance(node, Items):
            return [skill for value in node.values for skill in self._skills_of(value)]
        if isinstance(node, Fields) and not _names_a_skill(node):
            return [skill for label, value in node.pairs for skill in self._group(label, value)]
        return self._skills_of(node)

    def _group(self, label: str, node: Node) -> list[DeclaredSkill]:
        listed = self.skills(node)
        if not lists_languages(label):
            return listed
        return [skill for skill in listed if not is_spoken(skill.name.words)]

    def _skills_of(self, node: Node) -> list[DeclaredSkill]:
        if isinstance(node, Passage):
            return skills_in_line(self.text, words) if (words := words_of(node)) else []
        if isinstance(node, Items):
            return [DeclaredSkill(keyword) for keyword in keywords_of(self.text, node)]
        return skill_of(
            self.text,
            words_of(node.get(*_NAMES)),
            words_of(node.get("level", "proficiency", "rating", "expertiselevel")),
            node.get("keywords", "items", "details", "list", "skills", "technologies"),
        )


def _languages(top: Fields) -> Iterator[DeclaredSkill]:
    """Yield the languages of their own section, by name or as entries with a name and how fluently."""
    for node in top.every("languages"):
        for value in values_of(node):
            name = words_of(value.get("language", "name") if isinstance(value, Fields) else value)
            fluency = value.get("fluency", "level", "proficiency") if isinstance(value, Fields) else None
            if name:
                yield DeclaredSkill(name, words_of(fluency))


def _entries(top: Fields, *keys: str) -> list[Fields]:
    """Return the entries of all sections of these names."""
    return [entry for node in top.every(*keys) for entry in entries_of(node)]


def _names_a_skill(entry: Fields) -> bool:
    return bool(words_of(entry.get(*_NAMES))) or bool(entry.get("keywords"))


def _all_told(top: Fields) -> Iterator[Passage]:
    for entry in _entries(top, "education"):
        yield from told_in(entry, "courses", "summary", "highlights")
    for key, fields in _TOLD.items():
        for node in top.every(key):
            yield from texts_of(
                Items(tuple(value for value in values_of(node) if isinstance(value, Passage)))
            )
            for entry in entries_of(node):
                yield from told_in(entry, *dict.fromkeys((*fields, *_HIGHLIGHTS)))


def _jobs(entry: Fields) -> list[DeclaredJob]:
    """Return an entry of `work` as a job; where it lists several positions at one employer, each of them."""
    employer = words_of(
        entry.get("company", "name", "organization", "employer", "institution", "place", "org")
    )
    first, *others = entries_of(entry.get("positions", "roles")) or [entry]
    jobs = [_job(first, employer), *(_job(position, employer) for position in others)]
    if first is not entry:
        jobs[0] = replace(jobs[0], told=(*_told(entry), *jobs[0].told))
    return [job for job in jobs if job != _NO_JOB]


def _dates(entry: Fields) -> Dates:
    return dates_of(
        words_of(entry.get("startdate", "start", "from")),
        words_of(entry.get("enddate", "end", "to")),
        words_of(entry.get("date", "dates", "period", "duration", "years", "year", "time")),
    )


def _job(entry: Fields, employer: Passage | None) -> DeclaredJob:
    dates = _dates(entry)
    return DeclaredJob(
        title=words_of(entry.get("position", "title", "jobtitle", "role")),
        employer=employer,
        start=dates.start,
        end=dates.end,
        current=dates.current,
        told=_told(entry),
    )


def _told(entry: Fields) -> tuple[Passage, ...]:
    listed = texts_of(entry.get("keywords", "technologies", "skills", "tools", "stack"))
    projects = entries_of(entry.get("projects"))
    inner = (
        passage for project in projects for passage in told_in(project, *_TOLD["projects"], *_HIGHLIGHTS)
    )
    return (*told_in(entry, "summary", "description", *_HIGHLIGHTS), *listed, *dict.fromkeys(inner))


def _studies(top: Fields) -> list[DeclaredStudy]:
    studies = [_study(entry) for entry in _entries(top, "education")]
    return [study for study in studies if study != _NO_STUDY]


def _study(entry: Fields) -> DeclaredStudy:
    dates = _dates(entry)
    return DeclaredStudy(
        degree=words_of(entry.get("studytype", "degree")),
        subject=words_of(entry.get("area", "field", "major")),
        institution=words_of(entry.get("institution", "school", "university", "institute", "name")),
        start=dates.start,
        end=dates.end,
    )
