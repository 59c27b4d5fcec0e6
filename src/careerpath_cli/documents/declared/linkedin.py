"""LinkedIn's data export ("Get a copy of your data"): a CSV file for each part of the profile.

Its columns have English names in every language. Endorsements are left out, because people click them for
each other unasked, as are connections, messages and what LinkedIn infers.
"""

from collections.abc import Collection, Mapping

from careerpath_cli.documents.declared.csv_table import Row, read_table
from careerpath_cli.documents.declared.entries import dates_of
from careerpath_cli.documents.declared.tree import broken, plain_key
from careerpath_cli.documents.document import (
    Declared,
    DeclaredJob,
    DeclaredSkill,
    DeclaredStudy,
    Document,
    Passage,
)

_COLUMNS = {
    "profile.csv": {"firstname", "lastname", "headline"},
    "skills.csv": {"name"},
    "positions.csv": {"companyname", "title"},
    "education.csv": {"schoolname", "degreename"},
    "certifications.csv": {"name", "authority"},
    "projects.csv": {"title"},
    "courses.csv": {"name"},
    "learning.csv": {"contenttitle"},
    "languages.csv": {"name", "proficiency"},
    "volunteering.csv": {"companyname", "role"},
    "honors.csv": {"title"},
    "publications.csv": {"name"},
    "patents.csv": {"title"},
}
"""The files that are read, and of each the columns that tell where its table begins."""
_MARKS = {"profile.csv", "positions.csv", "skills.csv", "education.csv"}
_NOTHING = {"", "n/a", "-"}


def looks_like(names: Collection[str]) -> bool:
    """Return whether an archive's members are named like LinkedIn's export, flat or in a folder."""
    return any(_base_name(name) in _MARKS for name in names)


def reads(name: str) -> bool:
    """Return whether a member of an archive is a part of the export that is read."""
    return _base_name(name) in _COLUMNS


def read_linkedin(members: Mapping[str, str]) -> Document:
    """Return what an export declares; `members` has the text of its files by their names.

    The document's text is a page of what was read, a line for each fact, and all passages stand in it. Raises
    InvalidContentError where none of the files can be read.
    """
    tables, remarks = _tables(members)
    if not tables:
        raise broken(
            "LinkedIn export",
            0,
            "neither Profile.csv nor Positions.csv nor Skills.csv has the columns that LinkedIn writes",
            "Ask LinkedIn for the larger export (“Get a copy of your data”) and give the zip as it comes.",
        )
    page = _Page()
    declared = _declared(page, tables)
    if not declared.skills:
        remarks.append("It has no list of skills.")
    return Document("linkedin", page.text(), declared, tuple(remarks))


def _base_name(name: str) -> str:
    """Return a member's name as its part of the profile is known; empty for what macOS adds to archives."""
    base = name.replace("\\", "/").rpartition("/")[2]
    return "" if base.startswith("._") or "__MACOSX" in name else plain_key(base)


def _tables(members: Mapping[str, str]) -> tuple[dict[str, list[Row]], list[str]]:
    """Return the rows of each file that is read, without repeated ones, and what has to be told."""
    tables: dict[str, list[Row]] = {}
    remarks: list[str] = []
    for name, text in members.items():
        part = _base_name(name)
        if part not in _COLUMNS:
            continue
        rows = read_table(text, frozenset(_COLUMNS[part]))
        if rows is None:
            remarks.append(f"{part.capitalize()} was left out: it doesn't have the columns LinkedIn writes.")
        else:
            kept = tables.setdefault(part, [])
            seen = {tuple(row.values()) for row in kept}
            kept += [row for row in rows if tuple(row.values()) not in seen]
    return tables, remarks


class _Page:
    """A text that grows by lines, and tells where each part of them stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def text(self) -> str:
        return "".join(self._parts)

    def write(self, words: str) -> Passage:
        """Add words, and return them as a passage."""
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return Passage(words, start, self._length)

    def say(self, before: str, words: str) -> Passage | None:
        """Add words behind others; nothing where there are none."""
        if not words:
            return None
        self.write(before)
        return self.write(words)

    def heading(self, words: str) -> None:
        """Begin a part of the page."""
        self.write(f"\n{words}\n")


def _cell(row: Row, *columns: str) -> str:
    """Return the first of these cells that says something."""
    return next((row[name] for name in columns if row.get(name, "").casefold() not in _NOTHING), "")


def _declared(page: _Page, tables: Mapping[str, list[Row]]) -> Declared:
    profile = next(iter(tables.get("profile.csv", [])), {})
    name = page.say("", " ".join(filter(None, (_cell(profile, "firstname"), _cell(profile, "lastname")))))
    headline = page.say("\n", _cell(profile, "headline"))
    summary = page.say("\n\nSummary\n", _cell(profile, "summary"))
    page.write("\n")
    return Declared(
        name=name,
        headline=headline,
        skills=_skills(page, tables.get("skills.csv", [])),
        jobs=_jobs(page, tables.get("positions.csv", [])),
        studies=_studies(page, tables.get("education.csv", [])),
        told=(*([summary] if summary else []), *_told(page, tables)),
        languages=_languages(page, tables.get("languages.csv", [])),
    )


def _skills(page: _Page, rows: list[Row]) -> tuple[DeclaredSkill, ...]:
    names = dict.fromkeys(filter(None, (_cell(row, "name") for row in rows)))
    if names:
        page.heading("Skills")
    return tuple(DeclaredSkill(skill) for name in names if (skill := _line(page, name)))


def _languages(page: _Page, rows: list[Row]) -> tuple[DeclaredSkill, ...]:
    if rows:
        page.heading("Languages")
    return tuple(language for row in rows if (language := _language(page, row)))


def _language(page: _Page, row: Row) -> DeclaredSkill | None:
    name = page.say("- ", _cell(row, "name"))
    level = page.say(": ", _cell(row, "proficiency")) if name else None
    page.write("\n")
    return DeclaredSkill(name, level) if name else None


def _line(page: _Page, words: str) -> Passage | None:
    passage = page.say("- ", words)
    page.write("\n")
    return passage


def _when(page: _Page, row: Row, start: str, end: str) -> tuple[Passage | None, Passage | None]:
    """Write from when to when an entry says that it was."""
    since = page.say(" (", _cell(row, start))
    until = page.say(" – " if since else " (", _cell(row, end))
    page.write(")\n" if since or until else "\n")
    return since, until


def _jobs(page: _Page, rows: list[Row]) -> tuple[DeclaredJob, ...]:
    if rows:
        page.heading("Positions")
    return tuple(_job(page, row) for row in rows)


def _job(page: _Page, row: Row) -> DeclaredJob:
    title = page.say("- ", _cell(row, "title"))
    employer = page.say(", " if title else "- ", _cell(row, "companyname"))
    dates = dates_of(*_when(page, row, "startedon", "finishedon"))
    told = page.say("", _cell(row, "description"))
    page.write("\n" if told else "")
    return DeclaredJob(title, employer, dates.start, dates.end, dates.current, (told,) if told else ())


def _studies(page: _Page, rows: list[Row]) -> tuple[DeclaredStudy, ...]:
    if rows:
        page.heading("Education")
    return tuple(_study(page, row) for row in rows)


def _study(page: _Page, row: Row) -> DeclaredStudy:
    named, _, rest = _cell(row, "degreename").partition(", ")
    degree = page.say("- ", named.strip(" ,"))
    subject = page.say(", " if degree else "- ", _cell(row, "fieldofstudy") or rest.strip(" ,"))
    institution = page.say(", " if degree or subject else "- ", _cell(row, "schoolname"))
    dates = dates_of(*_when(page, row, "startdate", "enddate"))
    return DeclaredStudy(degree, subject, institution, dates.start, dates.end)


_TOLD = {
    "certifications.csv": ("Certifications", ("name",)),
    "projects.csv": ("Projects", ("title", "description")),
    "courses.csv": ("Courses", ("name",)),
    "learning.csv": ("Courses completed on LinkedIn", ("contenttitle",)),
    "volunteering.csv": ("Volunteering", ("role", "description")),
    "honors.csv": ("Honors", ("title", "description")),
    "publications.csv": ("Publications", ("name", "description")),
    "patents.csv": ("Patents", ("title", "description")),
}
"""Of each file with free text, its heading and the columns that are read."""


def _told(page: _Page, tables: Mapping[str, list[Row]]) -> list[Passage]:
    passages: list[Passage] = []
    for part, (heading, columns) in _TOLD.items():
        rows = [row for row in tables.get(part, []) if _counts(row)]
        if rows:
            page.heading(heading)
        for row in rows:
            passages += filter(None, [_line(page, words) for name in columns if (words := _cell(row, name))])
    return passages


def _counts(row: Row) -> bool:
    """Return whether an entry is more than a bookmark, which LinkedIn's courses are until completed."""
    return "contenttitle" not in row or bool(_cell(row, "contentcompletedat(ifcompleted)"))
