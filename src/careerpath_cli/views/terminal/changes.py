"""What changed in a roadmap, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from careerpath_cli.views import change_words
from careerpath_cli.views.terminal.parts import QUIET, heading, plain

if TYPE_CHECKING:
    from careerpath_cli.advice.roadmap_changes import RoadmapChanges
    from careerpath_cli.knowledge.base import KnowledgeBase


def changes_page(found: RoadmapChanges, base: KnowledgeBase) -> Group:
    """Show what changed since a roadmap was kept, by cause."""
    parts: list[RenderableType] = [heading(f"Since the roadmap of {found.since}")]
    parts += [plain(line) for line in change_words.summary(found)]
    for cause in found.causes:
        lines = [plain(change_words.difference(one, base), QUIET) for one in cause.differences]
        lines += [plain(change_words.step(one, base)) for one in cause.steps]
        parts += [Text(""), heading(change_words.cause(cause)), Padding(Group(*lines), (0, 0, 0, 2))]
    return Group(*parts)
