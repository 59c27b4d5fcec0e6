"""The page of `eval`: how well the ranking agrees with people whose right roles are known."""

from collections.abc import Sequence

from rich.console import Group
from rich.table import Column, Table

from careerpath_cli.errors import one_line
from careerpath_cli.evaluation.evaluate import Evaluation, GradedResult, Grouping, LabelledResult
from careerpath_cli.evaluation.metrics import GradedFigures, LabelledFigures, OwnFigures, share_within
from careerpath_cli.views.outline import Bullets, Span
from careerpath_cli.views.terminal.outline import BLANK, Part, drawn, part
from careerpath_cli.views.terminal.parts import NARROW, STRONG, plain
from careerpath_cli.views.wording import evaluation as agreement_words
from careerpath_cli.views.wording.evaluation import RANKER_NAMES, figure

_MISSES_SHOWN = 20
Rows = list[tuple[str, ...]]


def evaluation_page(evaluation: Evaluation, width: int) -> Group:
    """Return the agreement with graded people, with people whose jobs are known, or with both."""
    graded = _graded(evaluation.graded, width) if evaluation.graded else []
    labelled = _labelled(evaluation.labelled, width) if evaluation.labelled else []
    return drawn(*graded, *([BLANK] if graded and labelled else []), *labelled)


def _graded(result: GradedResult, width: int) -> list[Part]:
    people = result.rankers["careerpath"].people
    rows: Rows = []
    for ranker, figures in result.rankers.items():
        rows.append((RANKER_NAMES[ranker], *_graded_cells(figures)))
        rows += [
            (f"  {one_line(kind)}", *_graded_cells(figures)) for kind, figures in result.kinds[ranker].items()
        ]
    return [
        Span(_title(people, "roles were graded by an advisor"), "strong"),
        BLANK,
        _table(("", "people", "hit@1", "hit@3", "nDCG@5", "wrong@3"), rows, width),
        BLANK,
        Span(agreement_words.GRADED_MEAN, "quiet"),
        Span(agreement_words.RANKERS_MEAN, "quiet"),
        _misses(result),
        *(_grouping(grouping, width) for grouping in result.groupings),
    ]


def _graded_cells(ranked: GradedFigures) -> tuple[str, ...]:
    figures = (ranked.hit_at_1, ranked.hit_at_3, ranked.ndcg_at_5, ranked.wrong_at_3)
    return (f"{ranked.people:,}", *map(figure, figures))


def _misses(result: GradedResult) -> Group:
    told = [agreement_words.miss(miss) for miss in result.misses[:_MISSES_SHOWN]]
    more = len(result.misses) - _MISSES_SHOWN
    told += [f"… and {more:,} more"] if more > 0 else []
    nobody = "" if told else "Nobody: everyone's first role is in the top three."
    return part("Right role not in the top three", nobody, Bullets(told))


def _labelled(result: LabelledResult, width: int) -> list[Part]:
    figures = result.rankers["careerpath"]
    rows: Rows = [
        (RANKER_NAMES[ranker], *_labelled_cells(figures, result.own[ranker]))
        for ranker, figures in result.rankers.items()
    ]
    depths = (1, 2, 3) if width >= NARROW else (1, 3)
    by_label: Rows = [
        (label[0], f"{len(places):,}", *(figure(share_within(places, k)) for k in depths))
        for label, places in result.ranks.items()
    ]
    columns = ("", "people", *(f"hit@{k}" for k in depths))
    return [
        Span(f"{_title(figures.people, 'job is known')} ({figures.labels:,} different jobs)", "strong"),
        BLANK,
        _table(("", "\nown@1", "\nown@3", "macro\nhit@1", "macro\nhit@3", "\nhit@1", "\nhit@3"), rows, width),
        BLANK,
        Span(agreement_words.LABELLED_MEAN, "quiet"),
        Span(agreement_words.RANKERS_MEAN, "quiet"),
        part("By job", _table(columns, by_label, width)),
        *(_grouping(grouping, width) for grouping in result.groupings),
    ]


def _labelled_cells(figures: LabelledFigures, own: OwnFigures) -> tuple[str, ...]:
    among_labels = (figures.macro_hit_at_1, figures.macro_hit_at_3, figures.hit_at_1, figures.hit_at_3)
    return tuple(map(figure, (own.own_at_1, own.own_at_3, *among_labels)))


def _grouping(grouping: Grouping, width: int) -> Group:
    rows: Rows = [
        (agreement_words.value(group.value), f"{group.people:,}", figure(group.hit_at_3))
        for group in grouping.groups
    ]
    table, left_out = _table(("", "people", "hit@3"), rows, width), agreement_words.left_out(grouping)
    return part(f"By {grouping.field}", table, Span(left_out, "quiet"))


def _table(columns: Sequence[str], rows: Rows, width: int) -> Table:
    """Return figures in columns, with what they belong to on the left."""
    gap = 2 if width >= NARROW else 1
    figures = [Column(name, justify="right", no_wrap=True) for name in columns[1:]]
    first = Column(columns[0], overflow="fold")
    table = Table(first, *figures, box=None, padding=(0, gap, 0, 0), header_style=STRONG)
    for row in rows:
        table.add_row(plain(row[0]), *row[1:])
    return table


def _title(people: int, what: str) -> str:
    return f"{people:,} {'person' if people == 1 else 'people'} whose {what}"
