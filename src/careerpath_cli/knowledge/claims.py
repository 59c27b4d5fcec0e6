"""Every claim that the knowledge base makes about a role, with its source, as `evidence` shows them."""

from collections.abc import Callable, Iterator

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.facts import Projection
from careerpath_cli.knowledge.model.matching import Practice, SkillShare
from careerpath_cli.knowledge.model.pay import PayRow
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.record import record

JUDGEMENT = "careerpath"
_SOC_LENGTH = len("15-2051")


@record
class Claim:
    """One statement about a role: its topic, what it says, the place it holds for, and its source's id."""

    topic: str
    statement: str
    source: str
    place: str = ""


def claims(role: Role, base: KnowledgeBase) -> list[Claim]:
    """Return all claims about a role, topic by topic."""
    return [claim for topic in _TOPICS for claim in topic(role, base)]


def disputed(role_claims: list[Claim]) -> set[str]:
    """Return the topics on which more than one source makes a claim that can be compared."""
    sources: dict[str, set[str]] = {}
    for claim in role_claims:
        sources.setdefault(claim.topic, set()).add(claim.source)
    return {topic for topic, claimed_by in sources.items() if len(claimed_by) > 1 and topic in _COMPARABLE}


def _existence(role: Role, _: KnowledgeBase) -> Iterator[Claim]:
    for source in role.sources:
        yield Claim("The role exists", f"named as {role.name} or by one of its other names", source)


def _ladder(role: Role, _: KnowledgeBase) -> Iterator[Claim]:
    years = role.ladder.experience_years
    span = ""
    if years is not None:
        span = f", {years[0]:g} to {years[1]:g} years" if years[1] is not None else f", {years[0]:g}+ years"
    yield Claim("Level", role.ladder.level + span, role.ladder.source)


def _education(role: Role, base: KnowledgeBase) -> Iterator[Claim]:
    education = role.education
    statement = f"at least {education.minimum}, usually {education.usual}"
    yield Claim("Degree", statement, education.source)
    for practice in base.surveys:
        if role.id in practice.roles:
            partial = [share for share in practice.degrees if share.share < 1]
            held = ", ".join(f"{share.degree} {share.share:.0%}" for share in partial)
            if partial:
                statement = f"hold at least: {held} (n = {partial[0].asked:,})"
                yield Claim("Degree", statement, practice.source)


def _pay(role: Role, base: KnowledgeBase) -> Iterator[Claim]:
    for row in role.salaries:
        amount = f"{row.low:,.0f} to {row.high:,.0f}" if row.high else f"{row.low:,.0f} and above"
        kind = "" if row.kind == "not stated" else f", {row.kind}"
        statement = f"{amount} {row.currency} a year{kind}: {row.qualifier}"
        yield Claim("Pay", statement, row.source, "" if row.place == "not stated" else row.place)
    pay = base.pay.get(role.id)
    for priced in pay.titles if pay else ():
        for offered in priced.rows:
            if pay and offered.level == "all":
                whose = f"neighbouring title {priced.title}" if priced.proxy else priced.title
                statement = (
                    f"{_spread(offered)} {offered.currency} a year advertised, {whose}, n = {offered.n:,}"
                )
                yield Claim("Pay", statement, pay.source, offered.country)
    code = role.occupations.onet.code
    wage = base.wages.get(code[:7]) if code else None
    if wage:
        middle = "" if wage.p50 is None else f"median {wage.p50:,.0f}, "
        amount = f"{middle}mean {wage.mean:,.0f} {wage.currency} a year"
        statement = f"{amount}: {wage.title}, {wage.employed:,} people"
        yield Claim("Pay", statement, wage.source, wage.place)


def _spread(row: PayRow) -> str:
    return f"middle half {row.p25:,.0f} to {row.p75:,.0f}, median {row.p50:,.0f}"


def _outlook(role: Role, base: KnowledgeBase) -> Iterator[Claim]:
    for entry in projections(role, base, history=True):
        older = "older edition: " if entry.history else ""
        yield Claim("Outlook", f"{older}{projection(entry)}", entry.source, entry.place)


def projections(role: Role, base: KnowledgeBase, *, history: bool = False) -> list[Projection]:
    """Return what is projected for a role and for the occupations beside it, and `history` on request."""
    soc = (role.occupations.onet.code or "")[:_SOC_LENGTH]
    own = [
        entry
        for entry in base.outlook.values()
        if (role.id in entry.applies_to or (entry.code and entry.code == soc))
        and (history or not entry.history)
    ]
    beside = [base.outlook[identifier] for entry in own for identifier in entry.beside]
    return list({entry.id: entry for entry in (*own, *beside)}.values())


def projection(entry: Projection) -> str:
    """Return a projection as a sentence."""
    figures = []
    if entry.growth_percent is not None:
        figures.append(f"{entry.growth_percent:+g} %" if entry.growth_percent else "0 %")
    if entry.employment is not None:
        before, after = entry.employment
        figures.append(f"from {before:,} to {after:,} jobs")
    if entry.openings is not None:
        figures.append(f"{entry.openings:,} openings a year")
    if entry.jobs_added is not None:
        figures.append(f"{entry.jobs_added:,.0f} jobs")
    if entry.market_usd is not None:
        figures.append(f"{entry.market_usd / 1e9:,.0f} billion USD")
    span = f"{entry.start} to {entry.until}" if entry.start else f"until {entry.until}"
    whom = f" of {entry.occupation}" if entry.occupation else ""
    by = "" if entry.by == "not stated" else f" (projected by {entry.by})"
    return f"{entry.what}{whom}: {', '.join(figures)}, {span}{by}"


def _needs(role: Role, base: KnowledgeBase) -> Iterator[Claim]:
    shares: dict[str, list[tuple[SkillShare, Practice]]] = {}
    for practice in base.practice.values():
        for share in practice.skills if role.id in practice.roles else ():
            shares.setdefault(share.skill, []).append((share, practice))
    for need in role.needs:
        name = base.skills[need.skill].name
        hired = f"; newcomers are hired at {need.hired_at}" if need.hired_at else ""
        yield Claim(f"Skill: {name}", f"{need.importance}, at level {need.level}{hired}", JUDGEMENT)
        for share, practice in shares.get(need.skill, ()):
            yield Claim(f"Skill: {name}", _shared(share, practice), practice.source, practice.place or "")


def _shared(share: SkillShare, practice: Practice) -> str:
    if practice.kind == "postings":
        counted = f"{practice.title} postings of {practice.period}"
        return f"{share.share:.0%} of {share.asked:,} {counted} name it"
    return f"{share.share:.0%} of {practice.title.lower()} use it regularly (n = {share.asked:,})"


def _days(role: Role, base: KnowledgeBase) -> Iterator[Claim]:
    week = ", ".join(f"{kind} {share} %" for kind, share in role.week.items())
    yield Claim("The week", week, JUDGEMENT)
    for practice in base.surveys:
        if role.id in practice.roles:
            for rate in practice.activities:
                name = base.activities[rate.activity].name.lower()
                statement = (
                    f"{rate.share:.0%} call {name} an important part of their job (n = {rate.asked:,})"
                )
                yield Claim("The week", statement, practice.source)


_TOPICS: tuple[Callable[[Role, KnowledgeBase], Iterator[Claim]], ...] = (
    _existence,
    _ladder,
    _education,
    _pay,
    _outlook,
    _days,
    _needs,
)
_COMPARABLE = frozenset({"Degree", "Pay", "Outlook"})
