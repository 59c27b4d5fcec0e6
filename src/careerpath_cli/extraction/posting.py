"""A posting as it was read: its title and the role behind it, what it asks, and what it offers."""

from typing import Literal

from careerpath_cli.documents.document import Document, Passage
from careerpath_cli.extraction.mentions import mentions_in
from careerpath_cli.extraction.postings.asks import Ask, asks_of
from careerpath_cli.extraction.postings.lines import paragraphs_of, posting_lines
from careerpath_cli.extraction.postings.nearness import NearestRole, nearest_role
from careerpath_cli.extraction.postings.offer import PayOffered, Remote, pay_of, place_of, remote_of
from careerpath_cli.extraction.postings.terms import DegreeAsked, YearsAsked, degree_asked, years_asked
from careerpath_cli.extraction.postings.title import Seniority, Title, title_of
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record

_LONGEST = 100_000
"""Characters of a posting: the longest have 20,000."""
RoleFound = Literal["title", "part of the title", "what it asks"]
"""What tells which role a posting is for."""


@record
class Posting:
    """What a posting says; what it doesn't say is None.

    `role` is the role of the base that it is for, `role_found` what told so, and `shared` the skills that
    told most where the title did not. `occupation` is what the title names where that is no role.
    """

    title: Passage | None
    role: str | None
    role_found: RoleFound | None
    occupation: str | None
    seniority: Seniority | None
    shared: tuple[str, ...]
    asks: tuple[Ask, ...]
    years: YearsAsked | None
    degree: DegreeAsked | None
    place: Passage | None
    remote: Remote | None
    pay: PayOffered | None
    remarks: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything in it could be held against a person."""
        return bool(self.asks) or self.role is not None


def posting_from(document: Document, base: KnowledgeBase) -> Posting:
    """Return what a document says when it is read as a posting."""
    document = document.beginning(_LONGEST, "no posting is longer")
    lines = posting_lines(document)
    text = document.plain or document.text
    paragraphs = tuple(paragraphs_of(lines, text))
    title = title_of(lines, base)
    mentions = mentions_in(document.text, "posting", base, document.plain)
    asks = asks_of(mentions, text, base)
    nearest = None if title and title.role else nearest_role(asks, base)
    return Posting(
        title=title.passage if title else None,
        role=title.role if title and title.role else nearest.role if nearest else None,
        role_found=_role_found(title, nearest),
        occupation=title.occupation if title and not title.role else None,
        seniority=title.seniority if title else None,
        shared=nearest.shared if nearest else (),
        asks=asks,
        years=years_asked(paragraphs),
        degree=degree_asked(paragraphs),
        place=place_of(lines, title.passage if title else None),
        remote=remote_of(lines),
        pay=pay_of(lines),
        remarks=document.remarks,
    )


def _role_found(title: Title | None, nearest: NearestRole | None) -> RoleFound | None:
    if title is not None and title.role:
        return "title" if title.whole else "part of the title"
    return "what it asks" if nearest else None
