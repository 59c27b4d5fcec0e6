"""How well somebody knows what their code uses: by how much, for how long, and in how many repositories."""

import pytest

from careerpath_cli.extraction.code import reasons
from careerpath_cli.repositories.levels import level_shown
from careerpath_cli.repositories.use import SkillUse, UsedFile, Way


def use(
    files: int,
    *,
    way: Way = "import",
    repositories: int = 1,
    commits: int = 0,
    months: int = 1,
    days: str = "",
) -> SkillUse:
    """Return a use of so many files; `days` are the first and the last."""
    first, _, last = days.partition(" ")
    used = tuple(UsedFile(f"{number}.py", way) for number in range(files))
    names = ("shop", "tools", "site", *map(str, range(9)))[:repositories]
    return SkillUse("pytorch", used, names, commits, months, first or None, last or None)


@pytest.mark.parametrize(
    ("shown", "level"),
    [
        (use(9, way="manifest", commits=90, months=30, days="2020-01-01 2024-01-01"), "aware"),
        (use(40, commits=1, days="2024-01-01 2024-01-01"), "aware"),
        (use(2, commits=9, months=9, days="2020-01-01 2024-01-01"), "aware"),
        (use(5), "aware+"),
        (use(5, way="file"), "aware+"),
        (use(5, commits=20, months=2, days="2024-01-01 2024-02-20"), "aware+"),
        (use(3, commits=2, months=2, days="2024-01-01 2024-03-31"), "working"),
        (use(1, commits=10, months=3, days="2024-01-01 2024-04-01"), "working"),
        (use(3, repositories=2, commits=2, days="2024-01-01 2024-01-02"), "working"),
        (use(3, commits=4, months=2, days="2020-01-01 2024-01-01"), "working"),
        (use(30, commits=90, months=6, days="2024-01-01 2025-01-02"), "working+"),
        (use(900, repositories=9, commits=9_000, months=100, days="2010-01-01 2026-01-01"), "working+"),
    ],
)
def test_the_level_that_code_speaks_for(shown: SkillUse, level: str) -> None:
    assert level_shown(shown) == level


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        (
            use(14, repositories=3, commits=120, months=30, days="2023-03-02 2026-06-30"),
            "used in 14 files of 3 repositories, 120 commits, March 2023 – June 2026",
        ),
        (use(1, commits=1, days="2023-03-02 2023-03-02"), "used in 1 file of shop, 1 commit, March 2023"),
        (use(1, way="manifest"), "only named in 0.py of shop"),
        (use(2, way="file", repositories=2), "2 files of shop and tools"),
        (
            SkillUse("git", (UsedFile(".git", "import"),), ("shop",), 9, 2, "2024-01-01", "2024-02-01"),
            "9 commits in shop, January 2024 – February 2024",
        ),
    ],
)
def test_the_reasons_say_where_how_much_and_when(shown: SkillUse, why: str) -> None:
    assert reasons(shown) == why
