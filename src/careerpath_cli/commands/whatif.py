"""`careerpath whatif`: the ranking after learning something, or what would change it most."""

from collections.abc import Sequence
from typing import Annotated

from careerpath_cli.commands.shared.loading import chosen_or_own, load_engine, load_profile, profile_argument
from careerpath_cli.commands.shared.options import (
    AsJson,
    ProfileFile,
    ProfileName,
    Top,
    complete_role,
    option,
)
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.views.json import changes as records
from careerpath_cli.views.terminal.whatif import levers_page, whatif_page

Learn = Annotated[
    list[str] | None, option("--learn", "SKILL=LEVEL", "Skill to learn and level to reach. Can be repeated.")
]
RoleOption = Annotated[
    str | None,
    option("--role", "ROLE", "Role to look at (default: your top role).", complete=complete_role),
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
    path = chosen_or_own(profile, profile_name)
    if path is None:
        raise UsageError(
            "whatif needs your answers.",
            hint="Run careerpath advise first, or use a profile file: "
            "careerpath whatif --learn docker=working --profile me.yaml",
        )
    engine = load_engine()
    base = engine.base
    chosen = base.role(role).id if role else None
    levels = _parse_learning(learn or [], base)
    person = load_profile(path, engine)
    if not levels:
        levers = engine.levers(person, chosen)
        show(
            as_json,
            lambda: records.levers(levers, base),
            lambda _: levers_page(levers, base, profile_argument(path)),
        )
        return
    learning, comparison = engine.learn(person, levels, top)
    pace = person.constraints.hours_per_week
    show(
        as_json,
        lambda: records.whatif(learning, comparison, pace, base),
        lambda width: whatif_page(learning, comparison, base, pace, (width, chosen)),
    )


def _parse_learning(pairs: Sequence[str], base: KnowledgeBase) -> dict[str, Level]:
    """Parse SKILL=LEVEL pairs; of two for the same skill the higher counts.

    Raises UsageError where a pair or its level is wrong, and UnknownNameError for an unknown skill.
    """
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
