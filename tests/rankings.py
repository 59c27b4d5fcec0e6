"""A ranking as tests look things up in it."""

from careerpath_cli.matching.ranking import RoleMatch


def by_role(matches: list[RoleMatch]) -> dict[str, RoleMatch]:
    return {match.role: match for match in matches}
