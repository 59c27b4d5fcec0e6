"""The page of one role: everything the knowledge base says about it."""

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.table import Column, Table

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.claims import projection, projections
from careerpath_cli.knowledge.model.pay import Wage
from careerpath_cli.knowledge.model.roles import Need, Role, Way
from careerpath_cli.knowledge.pay import ALL, Advertised, PayFacts, foremost
from careerpath_cli.views.outline import Bullets, Facts, Span, facts, lines
from careerpath_cli.views.terminal.outline import BLANK, Part, drawn, part
from careerpath_cli.views.terminal.parts import ACCENT, QUIET, plain
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import words

STANDINGS = {
    "licence": "The law or a licence requires it. ",
    "screening": "Employers usually screen for it. ",
    "replaceable": "Experience or work to show replaces it. ",
}
"""How a role's degree stands → the sentence that says so."""
_FIGURES = ("Low end", "Median", "High end", "n")


def role_page(role: Role, base: KnowledgeBase, pay: PayFacts) -> Group:
    """Return everything about a role, with the pay that was selected for it."""
    portfolio, tried, juniors = role.portfolio, role.try_it, role.juniors
    return drawn(
        Span(role.name, "strong"),
        role.summary,
        BLANK,
        facts(
            ("Level", words.ladder(role.ladder) + _judgement_note(role.ladder.source, base)),
            ("Posts", fact_words.posts_counted(role, base)),
            ("Domains", words.domains(role, base)),
            ("Industries", words.industries(role, base)),
            ("Degree", _education(role)),
            ("Training", _training(base)),
            ("Aliases", ", ".join(role.aliases) or "–"),
            ("Kind of", base.roles[role.parent].name if role.parent else ""),
            ("Overlay", Span(base.origin("roles", role.id) or "", "accent")),
        ),
        part("Day to day", words.weeks_line(role, base), Span(_kinds_of_work(role), "quiet")),
        part("A good fit for someone who", Bullets([*map(words.clause, role.suits)], "+", "good")),
        part("Not for someone who", Bullets([*map(words.clause, role.not_for)], "−", "bad")),
        part("What it offers", words.offers_line(role, base)),
        part("Required (level when hired → in the job, our judgement)", _needs(role.required, base)),
        part("Helpful", _needs(role.helpful, base)),
        part("Pay", *pay_parts(pay, base)),
        part("Outlook", _outlook(role, base)),
        part(
            f"Portfolio project: {portfolio.title}",
            portfolio.brief,
            f"Proof: {portfolio.proof}",
            _hours(portfolio.hours),
        ),
        part(f"Try it first: {tried.title}", tried.brief, tried.tells, _hours(tried.hours)),
        part("Starting out", juniors.reality, f"First job: {juniors.way}"),
        part("Ways in", _ways(role.ways_in)),
        part("Next roles", _ways(role.ways_on)),
        part("Also known as", _other_names(role, base)),
        part("Sources", Bullets([fact_words.cited(source, base) for source in role.sources], tone="quiet")),
        Span(f"  Last read as a whole on {role.read}." if role.read else "", "quiet"),
        BLANK,
        Span(f"careerpath roadmap {role.id}", "command"),
    )


def _hours(hours: tuple[float, float]) -> Span:
    return Span(f"{words.span(*hours)} hours", "quiet")


def _judgement_note(source: str, base: KnowledgeBase) -> str:
    return " (our judgement)" if base.sources[source].kind == "judgement" else ""


def _education(role: Role) -> str:
    least = words.DEGREE_NAMES[role.education.minimum]
    usual = words.DEGREE_NAMES[role.education.usual]
    asked = f"usually {usual}" if least == usual else f"at least {least}, usually {usual}"
    standing = STANDINGS.get(role.education.standing or "", "")
    return f"{asked} ({', '.join(role.education.fields)}). {standing}{role.education.note}"


def _needs(needs: Sequence[Need], base: KnowledgeBase) -> Table:
    name, levels = Column(style=ACCENT, overflow="fold"), Column(overflow="fold")
    grid = Table.grid(name, levels, Column(overflow="fold", ratio=1), padding=(0, 2))
    for need in needs:
        why = plain(need.why or words.need_word(need), "" if need.why else QUIET)
        grid.add_row(plain(base.skills[need.skill].name), plain(words.need_levels(need)), why)
    return grid


def _training(base: KnowledgeBase) -> str:
    """Return the ways to learn without a degree; whether they suffice, the line above says."""
    names = []
    for training in base.alternatives.values():
        if training.countries:
            continue
        months = f"{words.span(*training.months)} months: " if training.months else ""
        detail = f" ({months}{', '.join(training.providers)})" if training.providers else ""
        names.append(f"{words.clause(training.name)}{detail}")
    countries = dict.fromkeys(code for one in base.alternatives.values() for code in one.countries)
    if countries:
        names.append(f"paid training on the job ({', '.join(countries)})")
    return "; ".join(names)


def _kinds_of_work(role: Role) -> str:
    parts = [f"{kind.replace('-', ' ')} {share}%" for kind, share in role.week.items() if share]
    return f"{', '.join(parts)} (our judgement)"


def _outlook(role: Role, base: KnowledgeBase) -> Bullets:
    """Return what official statistics project for the role's occupation and the ones beside it."""
    told = [fact_words.FADING] if role.outlook == "fading" else []
    told += [f"{projection(entry)} ({entry.place})" for entry in projections(role, base)]
    return Bullets(told or ["Nobody projects this job by itself."])


def _ways(ways: Sequence[Way]) -> Bullets:
    return Bullets([(Span(way.name, "accent"), f": {way.change}") for way in ways])


def _other_names(role: Role, base: KnowledgeBase) -> Facts:
    rows = [("Titles", ", ".join(role.titles))]
    for label, occupation in (("O*NET", role.occupations.onet), ("ESCO", role.occupations.esco)):
        named = f"{occupation.code} {occupation.title}".removeprefix("None ")
        name = named if occupation.title else "no occupation of its own"
        rows.append((label, f"{name} (partial match)" if occupation.fit == "part" else name))
    trends = ", ".join(base.trends[trend].name for trend in role.trends)
    return Facts([*rows, ("Trends", trends or "–")])


def pay_parts(pay: PayFacts, base: KnowledgeBase) -> Iterator[Part]:
    """Yield pay from articles, surveys and statistics, each with its source."""
    if foremost(pay) is None:
        yield Span(f"{fact_words.NOTHING}.", "quiet")
        return
    if pay.advertised:
        yield Span(_advertised_heading(pay, base), "quiet")
        yield _percentiles(pay.advertised)
        if any(one.proxy for one in pay.advertised):
            yield Span("* a neighbouring job, not this one", "quiet")
    if pay.missing:
        known = f" Figures exist for {', '.join(pay.countries)}." if pay.countries else ""
        yield Span(f"{pay.missing}{known}", "warn")
    if pay.stated:
        yield Span("What articles state", "quiet")
        yield Bullets([words.salary(row, base) for row in pay.stated])
    if pay.wage:
        yield lines(Span(_wage_heading(pay.wage, base), "quiet"), _wage_line(pay.wage))


def _advertised_heading(pay: PayFacts, base: KnowledgeBase) -> str:
    source = base.sources[pay.advertised[0].source]
    country = pay.advertised[0].row.country
    return f"What advertisements offered, a year, in {country} ({source.title}, {source.dated})"


def _percentiles(advertised: Sequence[Advertised]) -> Table:
    """Return the first title at every level, and the other titles at all levels together."""
    named = [Column(name, overflow="fold") for name in ("Title", "Level")]
    figures = [Column(name, justify="right", overflow="fold") for name in _FIGURES]
    table = Table(*named, *figures, box=None, padding=(0, 2, 0, 0), header_style=QUIET)
    first = advertised[0].title
    of_one_level = all(one.row.level != ALL for one in advertised)
    for one in advertised:
        if one.title == first or one.row.level == ALL or of_one_level:
            row = one.row
            amounts = (f"{row.low:,.0f}", f"{row.p50:,.0f}", f"{row.high:,.0f} {row.currency}", f"{row.n:,}")
            table.add_row(f"{one.title}*" if one.proxy else one.title, row.level, *amounts)
    return table


def _wage_heading(wage: Wage, base: KnowledgeBase) -> str:
    source = base.sources[wage.source]
    return f"Official statistics for {wage.title}, {wage.id} ({source.title}, {wage.place})"


def _wage_line(wage: Wage) -> str:
    percentiles = [("lowest 10%", wage.p10), ("median", wage.p50), ("highest 10%", wage.p90)]
    figures = [
        f"{name} {'above the top bracket' if amount is None else f'{amount:,.0f}'}"
        for name, amount in percentiles
    ]
    return f"{', '.join(figures)} {wage.currency} a year; {wage.employed:,} people"
