"""Pages of facts: trends, sources, claims about a role, entries to look at again."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group
from rich.padding import Padding

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.claims import Claim, disputed, projection
from careerpath_cli.knowledge.model.facts import Trend
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.vocabulary import Source
from careerpath_cli.knowledge.staleness import StaleEntry
from careerpath_cli.views.outline import Bullets, Line, Span, facts
from careerpath_cli.views.terminal.outline import BLANK, Part, drawn, part
from careerpath_cli.views.terminal.parts import listing
from careerpath_cli.views.wording import facts as fact_words


def trends_page(trends: Sequence[Trend], base: KnowledgeBase) -> Group:
    """Return trends in full, each with its roles, skills and sources."""
    parts: list[Part] = []
    for trend in trends:
        figures = [f"{figure.says} ({fact_words.cited(figure.source, base)})" for figure in trend.figures]
        rows = facts(
            ("Counts", Bullets(figures)),
            ("Roles", ", ".join(base.roles[role].name for role in trend.roles)),
            ("Skills", ", ".join(base.skills[skill].name for skill in trend.skills)),
            ("Watch", trend.watch),
            ("Sources", "; ".join(fact_words.cited(source, base) for source in trend.sources)),
        )
        head = (Span(trend.name, "strong"), Span(f"  {trend.id}", "quiet"))
        parts += [BLANK, head, trend.summary, Padding(drawn(rows, indent=2), (0, 0, 0, 2))]
    if len(trends) > 1:
        parts.append(part("Projections for the whole field", _field_outlook(base)))
    return drawn(*parts[1:])


def _field_outlook(base: KnowledgeBase) -> Bullets:
    outlooks = [outlook for outlook in base.outlook.values() if outlook.applies_to == ("field",)]
    return Bullets(
        [
            f"{projection(outlook)} ({outlook.place}; {fact_words.cited(outlook.source, base)})"
            for outlook in outlooks
        ]
    )


def sources_page(sources: Sequence[Source], base: KnowledgeBase) -> Group:
    """Return the sources of claims."""
    return drawn(Bullets([_source(source, base) for source in sources]))


def _source(source: Source, base: KnowledgeBase) -> Line:
    licence = f" Licence: {source.licence}." if source.licence else ""
    address = f"\n{source.address}" if source.address else ""
    note = f" {source.note}" if source.note else ""
    told = f": {fact_words.cited(source.id, base)}, {source.kind}.{note}{licence}{address}"
    return Span(source.id, "accent"), told


def evidence_page(role: Role, all_claims: list[Claim], base: KnowledgeBase) -> Group:
    """Return every claim about a role by topic, with source and date, marking where sources differ."""
    parts: list[Part] = [Span(f"Claims about {role.name}, with sources", "strong")]
    differing = disputed(all_claims)
    for topic, claims in groupby(all_claims, key=lambda claim: claim.topic):
        title = f"{topic}  (sources shown side by side, never averaged)" if topic in differing else topic
        told = [(claim.statement, Span(f"  [{_citation(claim, base)}]", "quiet")) for claim in claims]
        parts.append(part(title, Bullets(told)))
    named = dict.fromkeys(claim.source for claim in all_claims)
    sources = Bullets([f"{source}: {fact_words.cited(source, base)}" for source in named])
    return drawn(*parts, part("Sources", sources))


def _citation(claim: Claim, base: KnowledgeBase) -> str:
    where = f"{claim.place}; " if claim.place else ""
    return f"{where}{claim.source}, {base.sources[claim.source].dated}"


def stale_page(stale: Sequence[StaleEntry], age: str, width: int) -> Group:
    """Return the entries to review."""
    if not stale:
        return drawn(f"Everything has been checked within {age}.")
    rows = [(entry.id, entry.checked or "never", entry.kind, entry.name) for entry in stale]
    never = sum(entry.checked is None for entry in stale)
    entries = "1 entry" if len(stale) == 1 else f"{len(stale)} entries"
    note = f"{entries} to review, {never} never checked."
    return listing(("Entry", "Checked", "Kind", "Name"), rows, width, note)
