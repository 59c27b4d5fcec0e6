"""The page of `path`: a route through intermediate roles."""

from collections.abc import Iterator

from rich.console import Group

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.transitions.paths import TransitionPaths
from careerpath_cli.transitions.transition import Transition
from careerpath_cli.views.outline import Bullets, Facts, Section, Span, lines, section
from careerpath_cli.views.terminal.outline import page
from careerpath_cli.views.wording import paths as path_words


def paths_page(
    paths: TransitionPaths, base: KnowledgeBase, hours_per_week: float | None, profile_argument: str
) -> Group:
    """Return the shortest route move by move, then the others; without a route, the direct move."""
    legs = paths.best.transitions if paths.best else (paths.direct,)
    first = Span(f"careerpath roadmap {legs[0].role}{profile_argument}", "command")
    others = [path_words.alternative(path, paths.paths[0], base) for path in paths.paths[1:]]
    outline = section(
        "",
        path_words.title(paths, base),
        lines(
            path_words.summary(paths, hours_per_week, base),
            path_words.at_once(paths, base),
            *(Span(limit, "warn") for limit in path_words.limits(paths, base)),
        ),
        *_legs(legs, base, hours_per_week, numbered=paths.best is not None),
        section("others", "Other routes", Bullets(others)),
        Span(path_words.caveat(paths, legs), "quiet"),
        ("The first move in detail: ", first),
    )
    return page(outline)


def _legs(
    legs: tuple[Transition, ...], base: KnowledgeBase, hours_per_week: float | None, *, numbered: bool
) -> Iterator[Section]:
    for number, leg in enumerate(legs, start=1):
        ends = path_words.ends(leg, base)
        facts = Facts(
            [
                ("Apply", path_words.until_applying(leg, hours_per_week)),
                ("In all", f"{path_words.likely(leg.hours)}, much of it learnt in the job"),
                ("Why", path_words.reason(leg)),
                ("Have", path_words.shared(leg, base)),
                ("New", Bullets(path_words.new(leg, base))),
                ("Also", path_words.beside(leg)),
                ("Needs", path_words.asks(leg)),
            ]
        )
        title = ends if numbered else f"Directly: {ends}"
        yield section(leg.role, title, facts, number=number if numbered else 0)
