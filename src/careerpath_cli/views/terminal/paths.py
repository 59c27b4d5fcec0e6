"""The page of `path`: a route through intermediate roles."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.transitions.paths import TransitionPaths
from careerpath_cli.transitions.transition import Transition
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    QUIET,
    WARN,
    bullets,
    command,
    heading,
    labelled,
    plain,
)
from careerpath_cli.views.wording import paths as path_words


def paths_page(
    paths: TransitionPaths, base: KnowledgeBase, hours_per_week: float | None, profile_argument: str
) -> Group:
    """Return the shortest route move by move, then the others; without a route, the direct move."""
    legs = paths.best.transitions if paths.best else (paths.direct,)
    parts: list[RenderableType] = [
        heading(path_words.title(paths, base)),
        plain(path_words.summary(paths, hours_per_week, base)),
    ]
    compared = path_words.at_once(paths, base)
    if compared:
        parts.append(plain(compared))
    parts += [plain(line, WARN) for line in path_words.limits(paths, base)]
    parts.append(Text(""))
    for number, transition in enumerate(legs, start=1):
        mark = f"{number}. " if paths.best else "Directly: "
        parts.append(Padding(_leg(mark, transition, base, hours_per_week), (0, 0, 1, 0)))
    if len(paths.paths) > 1:
        lines = [path_words.alternative(path, paths.paths[0], base) for path in paths.paths[1:]]
        parts += [heading("Other routes"), bullets(lines), Text("")]
    parts += [plain(path_words.caveat(paths, legs), QUIET), Text("")]
    target = f"careerpath roadmap {legs[0].role}{profile_argument}"
    parts.append(command(target, "The first move in detail: "))
    return Group(*parts)


def _leg(
    mark: str, transition: Transition, base: KnowledgeBase, hours_per_week: float | None
) -> RenderableType:
    taken = f"{path_words.likely(transition.hours)}{path_words.at_pace(transition.hours, hours_per_week)}"
    rows: list[tuple[str, RenderableType]] = [
        ("Takes", plain(taken)),
        ("Why", plain(path_words.reason(transition))),
        ("Have", plain(path_words.shared(transition, base))),
        ("New", bullets(path_words.new(transition, base))),
        ("Also", plain(path_words.beside(transition))),
        ("Needs", plain(path_words.asks(transition))),
    ]
    head = Text.assemble(mark, (path_words.ends(transition, base), ACCENT))
    return Group(head, Padding(labelled(rows), (0, 0, 0, 3)))
