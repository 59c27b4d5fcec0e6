"""The page of `advise --why`: what each answer adds to a role's score."""

from collections.abc import Sequence

from rich.console import Group
from rich.table import Column, Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import Scoring
from careerpath_cli.matching.explanation import Explanation
from careerpath_cli.views.outline import Span
from careerpath_cli.views.terminal.outline import drawn, part
from careerpath_cli.views.terminal.parts import BAD, GOOD, QUIET, STRONG, plain
from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import words

UNASKED = 6
SMALL = 0.05


def why_page(explanation: Explanation, scoring: Scoring, base: KnowledgeBase) -> Group:
    """Return what speaks for and against a role, answer by answer, and how that becomes the score."""
    role = base.roles[explanation.match.role]
    favour, against = explanation.speaking_for, explanation.speaking_against
    limits = "; ".join(words.objection(objection) for objection in explanation.match.may.objections)
    pro = [(share.shown, reason_words.for_reason(share.contribution, role, base)) for share in favour]
    contra = [(share.shown, reason_words.against_reason(share.contribution, role, base)) for share in against]
    return drawn(
        Span(f"Why {role.name} is #{explanation.rank}", "strong"),
        _sum_sentence(explanation, scoring),
        part("In favour", _shares(pro, GOOD)),
        part("Against", _shares(contra, BAD)),
        part("Total", _total(explanation), Span(_without_weight(explanation.without_weight), "quiet")),
        part("Not asked, but could matter most", _unasked(explanation, base)),
        part("Your constraints", Span(words.capitalized(limits), "bad")),
    )


def _sum_sentence(explanation: Explanation, scoring: Scoring) -> str:
    weights = scoring.weights
    if explanation.match.may.excluded and not explanation.match.fit:
        return "Your constraints rule it out, so its fit is 0 whatever your other answers say."
    return (
        f"Fit {words.percent(explanation.match.fit)} of 100. Each line shows what one answer adds; want and "
        f"can are weighted {weights.want:g} : {weights.can:g}. A total of 0 means a fit of 50, "
        f"+{scoring.scale:g} means 73, −{scoring.scale:g} means 27."
    )


def _shares(shares: Sequence[tuple[float, str]], style: str) -> Table:
    """Return what answers add, with the small ones summed up in one line so that the total is right."""
    large = [share for share in shares if abs(share[0]) >= SMALL]
    small = [share for share in shares if abs(share[0]) < SMALL]
    if len(small) > 1:  # a line saying "1 more answer" would save nothing
        total = sum(amount for amount, _ in small)
        small = [(total, f"{len(small)} more answers, each less than {SMALL:g}")]
    return _grid([(Text(f"{amount:+.2f}", style=style), plain(text)) for amount, text in (*large, *small)])


def _total(explanation: Explanation) -> Table:
    start = Text(f"{explanation.shown_start:+.2f}", style=BAD)
    begins = "where it starts: lower for rarer jobs, and for those whose core you told us little about"
    total = (Text(f"{explanation.shown_total:+.2f}", style=STRONG), plain("everything above together"))
    return _grid([*([(start, plain(begins))] if explanation.shown_start else []), total])


def _without_weight(count: int) -> str:
    if not count:
        return ""
    return (
        "One more answer made no difference." if count == 1 else f"{count} more answers made no difference."
    )


def _unasked(explanation: Explanation, base: KnowledgeBase) -> Table:
    return _grid(
        [
            (
                Text(f"{question.no:+.2f} … {question.yes:+.2f}", style=QUIET),
                plain(words.capitalized(reason_words.topic_question(question.topic, base))),
            )
            for question in explanation.unasked[:UNASKED]
        ]
    )


def _grid(rows: Sequence[tuple[Text, Text]]) -> Table:
    grid = Table.grid(Column(no_wrap=True, justify="right"), Column(ratio=1, overflow="fold"), padding=(0, 1))
    for amount, text in rows:
        grid.add_row(amount, text)
    return grid
