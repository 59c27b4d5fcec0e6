"""Profiles → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from careerpath_cli.profile.diff import AnswerDifference
from careerpath_cli.profile.folder import NamedProfile
from careerpath_cli.views.json.values import Json, plain_values, rounded
from careerpath_cli.whatif.whatif import RankingComparison


def profile_list(profiles: Sequence[tuple[NamedProfile, float]]) -> Json:
    """Describe the saved profiles; each comes with its last change in seconds since 1970."""
    return {
        "profiles": [
            {
                "name": profile.name,
                "path": str(profile.path),
                "changed": datetime.fromtimestamp(changed, UTC).isoformat(timespec="seconds"),
            }
            for profile, changed in profiles
        ]
    }


def profile_diff(differences: Sequence[AnswerDifference], ranking: RankingComparison | None) -> Json:
    """Describe the answers that differ, and each role's rank and score before and after."""
    return {
        "answers": [plain_values(difference) for difference in differences],
        "ranking": [
            {
                "role": role.role,
                "before": {"place": role.before.rank, "score": rounded(role.before.match.fit)},
                "after": {"place": role.after.rank, "score": rounded(role.after.match.fit)},
            }
            for role in (ranking.roles if ranking else ())
        ],
    }
