"""The page of `advise --why`: what each answer adds to a role's score."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import Scoring
from careerpath_cli.matching.explanation import AnswerShare, Explanation
from careerpath_cli.views.terminal.parts import BAD, GOOD, QUIET, STRONG, heading, plain, section
from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import words

UNASKED = 6
SMALL = 0.05


def why_page(explanation: Explanation, scoring: Scoring, base: KnowledgeBase) -> Group:
    """Return what speaks for and against a role, answer by answer, and how that becomes the score."""
    role = base.roles[explanation.match.role]
    parts: list[RenderableType] = [
        heading(f"Why {role.name} is #{explanation.rank}"),
        plain(_sum_sentence(explanation, scoring)),
    ]
    if explanation.speaking_for:
        describe = reason_words.for_reason
        reasons = [(describe(share.contribution, role, base), share) for share in explanation.speaking_for]
        parts.append(section("In favour", _shares(reasons, GOOD)))
    if explanation.speaking_against:
        describe = reason_words.against_reason
        doubts = [(describe(share.contribution, role, base), share) for share in explanation.speaking_against]
        parts.append(section("Against", _shares(doubts, BAD)))
    parts.append(section("Total", _total(explanation)))
    if explanation.unasked:
        parts.append(section("Not asked, but could matter most", _unasked(explanation, base)))
    if explanation.match.may.objections:
        limits = "; ".join(words.objection(objection) for objection in explanation.match.may.objections)
        parts.append(section("Your constraints", plain(words.capitalized(limits), BAD)))
    return Group(*parts)


def _sum_sentence(explanation: Explanation, scoring: Scoring) -> str:
    weights = scoring.weights
    if explanation.match.may.excluded and not explanation.match.fit:
        return "Your constraints rule it out, so its fit is 0 whatever your other answers say."
    return (
        f"Fit {words.percent(explanation.match.fit)} of 100. Each line shows what one answer adds; want and "
        f"can are weighted {weights.want:g} : {weights.can:g}. A total of 0 means a fit of 50, "
        f"+{scoring.scale:g} means 73, −{scoring.scale:g} means 27."
    )


def _shares(lines: Sequence[tuple[str, AnswerShare]], style: str) -> Table:
    """Return what answers add, with the small ones summed up in one line so that the total is right."""
    large = [(share.shown, text) for text, share in lines if abs(share.shown) >= SMALL]
    small = [share.shown for _, share in lines if abs(share.shown) < SMALL]
    if len(small) == 1:  # a line saying "1 more answer" would save nothing
        large += [(share.shown, text) for text, share in lines if abs(share.shown) < SMALL]
    elif small:
        large.append((sum(small), f"{len(small)} more answers, each less than {SMALL:g}"))
    return _grid((Text(f"{amount:+.2f}", style=style), plain(text)) for amount, text in large)


def _total(explanation: Explanation) -> Group:
    rows = [(Text(f"{explanation.shown_total:+.2f}", style=STRONG), plain("everything above together"))]
    if explanation.shown_start:
        start = Text(f"{explanation.shown_start:+.2f}", style=BAD)
        rows.insert(
            0,
            (
                start,
                plain(
                    "where it starts: lower for rarer jobs, and for those whose core you told us little about"
                ),
            ),
        )
    lines: list[RenderableType] = [_grid(rows)]
    if explanation.without_weight:
        count = explanation.without_weight
        answers = "one more answer" if count == 1 else f"{count} more answers"
        lines.append(plain(f"{answers} made no difference.".capitalize(), QUIET))
    return Group(*lines)


def _unasked(explanation: Explanation, base: KnowledgeBase) -> Table:
    return _grid(
        (
            Text(f"{question.no:+.2f} … {question.yes:+.2f}", style=QUIET),
            plain(words.capitalized(reason_words.topic_question(question.topic, base))),
        )
        for question in explanation.unasked[:UNASKED]
    )


def _grid(rows: Iterable[tuple[Text, Text]]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column(ratio=1, overflow="fold")
    for amount, text in rows:
        grid.add_row(amount, text)
    return grid
