"""`careerpath whatif`: the ranking after learning something, or what would change it most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.shared.options import AsJson, ProfileFile, ProfileName, complete_role
from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.profile.model import Profile

Learn = Annotated[
    list[str] | None,
    typer.Option(
        "--learn",
        metavar="SKILL=LEVEL",
        help="Skill to learn and level to reach. Can be repeated.",
        show_default=False,
    ),
]
Top = Annotated[int, typer.Option("--top", "-n", min=1, metavar="N", help="Number of roles to show.")]
RoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help="Role to look at (default: your top role).",
        autocompletion=complete_role,
        show_default=False,
    ),
]


def whatif(
    profile: ProfileFile = None,
    learn: Learn = None,
    role: RoleOption = None,
    top: Top = 5,
    profile_name: ProfileName = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show what learning a skill would change. Without --learn, show what would change your results most."""
    from careerpath_cli.commands.shared.loading import (
        chosen_profile,
        knowledge_base,
        load_profile,
        own_profile,
    )

    profile = chosen_profile(profile, profile_name) or own_profile()
    if profile is None:
        raise UsageError(
            "whatif needs your answers.",
            hint="Run careerpath advise first, or use a profile file: "
            "careerpath whatif --learn docker=working --profile me.yaml",
        )
    base = knowledge_base()
    chosen = base.role(role).id if role else None
    learnt = _parse_learning(learn or [], base)
    person = load_profile(profile, base)
    if learnt:
        _show_comparison(person, learnt, chosen, top, base, as_json=as_json)
    else:
        _show_levers(person, chosen, profile, base, as_json=as_json)


def _show_comparison(
    person: Profile,
    learnt: Mapping[str, Level],
    chosen: str | None,
    top: int,
    base: KnowledgeBase,
    *,
    as_json: bool,
) -> None:
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.matching.inference import infer_levels
    from careerpath_cli.matching.kept.loading import load_model
    from careerpath_cli.whatif.whatif import after_learning, compare_rankings, plan_learning

    model = load_model(base)
    held = infer_levels(person.skills, model.prerequisites, person.at_least)
    steps = plan_learning(learnt, held, model, base)
    after = after_learning(person, {step.skill: step.to for step in steps.steps})
    comparison = compare_rankings(person, after, top, model, base)
    pace = person.constraints.hours_per_week
    if as_json:
        from careerpath_cli.views.json.whatif import whatif as view

        show_json(view(steps, comparison, pace, base))
        return
    from careerpath_cli.views.terminal.whatif import whatif_page

    show_page(lambda width: whatif_page(steps, comparison, base, pace, (width, chosen)))


def _show_levers(
    person: Profile, chosen: str | None, path: Path, base: KnowledgeBase, *, as_json: bool
) -> None:
    from careerpath_cli.commands.shared.loading import profile_argument
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.matching.kept.loading import load_model
    from careerpath_cli.whatif.levers import find_levers

    levers = find_levers(person, load_model(base), base, chosen)
    if as_json:
        from careerpath_cli.views.json.whatif import levers as view

        show_json(view(levers, base))
        return
    from careerpath_cli.views.terminal.whatif import levers_page

    show_page(lambda _: levers_page(levers, base, profile_argument(path)))


def _parse_learning(pairs: Sequence[str], base: KnowledgeBase) -> dict[str, Level]:
    """Parse SKILL=LEVEL pairs; of two for the same skill the higher counts.

    Raises UsageError where a pair or its level is wrong, and UnknownNameError for an unknown skill.
    """
    from careerpath_cli.knowledge.model.scales import LEVELS

    levels: dict[str, Level] = {}
    for pair in pairs:
        name, given, word = pair.rpartition("=")
        if not given or not name.strip():
            raise UsageError(
                f"“{pair}” does not name a skill and a level.",
                hint="Use SKILL=LEVEL, e.g. --learn docker=working, and repeat --learn for more.",
            )
        level = next((known for known in LEVELS if known == word.strip().lower()), None)
        if level in (None, "none"):
            problem = "is not a level" if level is None else "is not a level you can learn to"
            raise UsageError(f"“{word.strip()}” {problem}.", hint=f"Choose one of {', '.join(LEVELS[1:])}.")
        skill = base.require("skills", name.strip())
        levels[skill] = max(level, levels.get(skill, "none"), key=LEVELS.index)
    return levels
