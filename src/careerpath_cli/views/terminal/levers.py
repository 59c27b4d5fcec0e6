"""What would change most, in three lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from careerpath_cli.views import lever_words
from careerpath_cli.views.terminal.parts import QUIET, command, heading, labelled, plain

if TYPE_CHECKING:
    from careerpath_cli.advice.levers import Levers
    from careerpath_cli.knowledge.base import KnowledgeBase


def levers_block(found: Levers, base: KnowledgeBase) -> RenderableType:
    """Show the three levers: for the chosen role, for many roles, and for which comes first."""
    return labelled(
        [
            ("Lift", plain(lever_words.lift(found, base))),
            ("Open", plain(lever_words.opening(found.opening, base))),
            ("First", plain(lever_words.first(found.first, base))),
        ]
    )


def levers_page(found: Levers, base: KnowledgeBase, profile_argument: str) -> Group:
    """Show the levers on a page of their own, with the command that tries one."""
    learnings = [one.learning for one in (found.lift, found.opening) if one is not None]
    step = learnings[0].steps[0] if learnings else None
    named = f"{step.skill}={step.to}" if step else "docker=working"
    return Group(
        heading("What would change most"),
        Text(""),
        levers_block(found, base),
        Text(""),
        plain("To see what learning something would change, name it:", QUIET),
        command(f"careerpath whatif --learn {named}{profile_argument}"),
    )
