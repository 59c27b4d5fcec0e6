"""The page of one role: everything the knowledge base says about it."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.claims import projection, projections
from careerpath_cli.knowledge.model.pay import Wage
from careerpath_cli.knowledge.model.roles import Need, Role, Way
from careerpath_cli.knowledge.pay import ALL, Advertised, PayFacts, foremost
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    BAD,
    GOOD,
    QUIET,
    WARN,
    bullets,
    command,
    heading,
    labelled,
    plain,
    section,
)
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import words

STANDINGS = {
    "licence": "The law or a licence requires it. ",
    "screening": "Employers usually screen for it. ",
    "replaceable": "Experience or work to show replaces it. ",
}
"""How a role's degree stands → the sentence that says so."""


def role_page(role: Role, base: KnowledgeBase, pay: PayFacts) -> Group:
    """Return everything about a role, with the pay that was selected for it."""
    origin = base.origin("roles", role.id)
    facts: list[tuple[str, RenderableType]] = [
        ("Level", plain(words.ladder(role.ladder) + _judgement_note(role.ladder.source, base))),
        ("Posts", plain(fact_words.posts_counted(role, base))),
        ("Domains", plain(words.domains(role, base))),
        ("Industries", plain(words.industries(role, base))),
        ("Degree", plain(_education(role))),
        ("Training", plain(_training(base))),
        ("Aliases", plain(", ".join(role.aliases) or "–")),
    ]
    if role.parent:
        facts.append(("Kind of", plain(base.roles[role.parent].name)))
    if origin:
        facts.append(("Overlay", plain(origin, ACCENT)))
    return Group(
        heading(role.name),
        plain(role.summary),
        Text(""),
        labelled(facts),
        section("Day to day", plain(words.weeks_line(role, base)), _kinds_of_work(role)),
        section("A good fit for someone who", bullets([_clause(line) for line in role.suits], "+", GOOD)),
        section("Not for someone who", bullets([_clause(line) for line in role.not_for], "−", BAD)),
        section("What it offers", plain(words.offers_line(role, base))),
        section("Required (level when hired → in the job, our judgement)", _needs(role.required, base)),
        section("Helpful", _needs(role.helpful, base)),
        section("Pay", pay_part(pay, base)),
        section("Outlook", _outlook(role, base)),
        section(
            f"Portfolio project: {role.portfolio.title}",
            plain(role.portfolio.brief),
            plain(f"Proof: {role.portfolio.proof}"),
            plain(f"{words.span(*role.portfolio.hours)} hours", QUIET),
        ),
        section(
            f"Try it first: {role.try_it.title}",
            plain(role.try_it.brief),
            plain(role.try_it.tells),
            plain(f"{words.span(*role.try_it.hours)} hours", QUIET),
        ),
        section("Starting out", plain(role.juniors.reality), plain(f"First job: {role.juniors.way}")),
        section("Ways in", _ways(role.ways_in)),
        section("Next roles", _ways(role.ways_on)),
        section("Also known as", _other_names(role, base)),
        section(
            "Sources",
            bullets([fact_words.cited(source, base) for source in role.sources], "•", QUIET),
        ),
        *([plain(f"  Last read as a whole on {role.read}.", QUIET)] if role.read else []),
        Text(""),
        command(f"careerpath roadmap {role.id}"),
    )


def _judgement_note(source: str, base: KnowledgeBase) -> str:
    return " (our judgement)" if base.sources[source].kind == "judgement" else ""


def _education(role: Role) -> str:
    least = words.DEGREE_NAMES[role.education.minimum]
    usual = words.DEGREE_NAMES[role.education.usual]
    asked = f"usually {usual}" if least == usual else f"at least {least}, usually {usual}"
    standing = STANDINGS.get(role.education.standing or "", "")
    return f"{asked} ({', '.join(role.education.fields)}). {standing}{role.education.note}"


def _needs(needs: Sequence[Need], base: KnowledgeBase) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=ACCENT, overflow="fold")
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    for need in needs:
        why = plain(need.why or words.need_word(need), "" if need.why else QUIET)
        levels = words.need_levels(need)
        grid.add_row(plain(base.skills[need.skill].name), plain(levels), why)
    return grid


def _training(base: KnowledgeBase) -> str:
    """Return the ways to learn without a degree; whether they suffice, the line above says."""
    names = []
    for training in base.alternatives.values():
        if training.countries:
            continue
        months = f"{words.span(*training.months)} months: " if training.months else ""
        detail = f" ({months}{', '.join(training.providers)})" if training.providers else ""
        names.append(f"{training.name[:1].lower()}{training.name[1:]}{detail}")
    countries = dict.fromkeys(code for one in base.alternatives.values() for code in one.countries)
    if countries:
        names.append(f"paid training on the job ({', '.join(countries)})")
    return "; ".join(names)


def _kinds_of_work(role: Role) -> Text:
    parts = [f"{kind.replace('-', ' ')} {share}%" for kind, share in role.week.items() if share]
    return plain(f"{', '.join(parts)} (our judgement)", QUIET)


def _clause(line: str) -> str:
    """Return a sentence about somebody ("Likes …") as the end of one that starts with "someone who"."""
    return f"{line[:1].lower()}{line[1:]}".rstrip(".")


def _outlook(role: Role, base: KnowledgeBase) -> RenderableType:
    """Return what official statistics project for the role's occupation and the ones beside it."""
    lines = [f"{projection(entry)} ({entry.place})" for entry in projections(role, base)]
    if role.outlook == "fading":
        lines.insert(0, fact_words.FADING)
    return bullets(lines or ["Nobody projects this job by itself."])


def _ways(ways: Sequence[Way]) -> RenderableType:
    return bullets([Text.assemble((way.name, ACCENT), f": {way.change}") for way in ways])


def _other_names(role: Role, base: KnowledgeBase) -> RenderableType:
    rows: list[tuple[str, RenderableType]] = [("Titles", plain(", ".join(role.titles)))]
    for label, occupation in (("O*NET", role.occupations.onet), ("ESCO", role.occupations.esco)):
        name = (
            f"{occupation.code} {occupation.title}".removeprefix("None ")
            if occupation.title
            else "no occupation of its own"
        )
        rows.append((label, plain(f"{name} (partial match)" if occupation.fit == "part" else name)))
    trends = ", ".join(base.trends[trend].name for trend in role.trends)
    return labelled([*rows, ("Trends", plain(trends or "–"))])


def pay_part(pay: PayFacts, base: KnowledgeBase) -> RenderableType:
    """Return pay from articles, surveys and statistics, each with its source."""
    if foremost(pay) is None:
        return plain(f"{fact_words.NOTHING}.", QUIET)
    parts: list[RenderableType] = []
    if pay.advertised:
        parts += [plain(_advertised_heading(pay, base), QUIET), _percentiles(pay.advertised)]
        if any(one.proxy for one in pay.advertised):
            parts.append(plain("* a neighbouring job, not this one", QUIET))
    if pay.missing:
        parts.append(plain(f"{pay.missing} {_countries(pay)}".strip(), WARN))
    if pay.stated:
        parts += [
            plain("What articles state", QUIET),
            bullets([words.salary(row, base) for row in pay.stated]),
        ]
    if pay.wage:
        parts += [plain(_wage_heading(pay.wage, base), QUIET), plain(_wage_line(pay.wage))]
    return Group(*parts)


def _advertised_heading(pay: PayFacts, base: KnowledgeBase) -> str:
    source = base.sources[pay.advertised[0].source]
    country = pay.advertised[0].row.country
    return f"What advertisements offered, a year, in {country} ({source.title}, {source.dated})"


def _percentiles(advertised: Sequence[Advertised]) -> Table:
    """Return the first title at every level, and the other titles at all levels together."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET)
    for name in ("Title", "Level"):
        table.add_column(name, overflow="fold")
    for name in ("Low end", "Median", "High end", "n"):
        table.add_column(name, justify="right", overflow="fold")
    first = advertised[0].title
    of_one_level = all(one.row.level != ALL for one in advertised)
    for one in advertised:
        if one.title == first or one.row.level == ALL or of_one_level:
            row = one.row
            figures = (f"{row.low:,.0f}", f"{row.p50:,.0f}", f"{row.high:,.0f} {row.currency}", f"{row.n:,}")
            table.add_row(f"{one.title}*" if one.proxy else one.title, row.level, *figures)
    return table


def _countries(pay: PayFacts) -> str:
    return f"Figures exist for {', '.join(pay.countries)}." if pay.countries else ""


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
