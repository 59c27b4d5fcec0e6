"""How well somebody knows a skill, as far as their own code tells."""

from datetime import date

from careerpath_cli.knowledge.model.scales import StatedLevel
from careerpath_cli.repositories.use import SkillUse

SEVERAL = 3
"""From so many files on, or so many commits to fewer, somebody did more than try."""
_MANY_COMMITS = 10
_QUARTER, _YEAR = 90, 365
"""Days from the first commit to the last from which use goes on, and from which it may be sustained."""
_SUSTAINED = 6
"""In how many different months of more than a year commits show that somebody kept using a skill."""


def level_shown(use: SkillUse) -> StatedLevel:
    """Return the level that code speaks for, `working+` at most: it does not tell how well it works.

    Naming something in a manifest, or a single commit, shows that somebody has heard of it.
    """
    using = use.count("import", "file")
    broad = using >= SEVERAL or (using > 0 and use.commits >= _MANY_COMMITS)
    if not using or not broad:
        return "aware"
    if use.first is None:
        return "aware+"
    days = (date.fromisoformat(use.last or use.first) - date.fromisoformat(use.first)).days
    if use.commits > 1 and days > _YEAR and use.months >= _SUSTAINED:
        return "working+"
    if use.commits > 1 and (days >= _QUARTER or len(use.repositories) > 1):
        return "working"
    return "aware+" if use.commits > 1 else "aware"
