"""Profiles → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from careerpath_cli.views.json.values import Json, plain_values, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.profile.diff import AnswerDifference
    from careerpath_cli.profile.folder import NamedProfile
    from careerpath_cli.whatif.whatif import RankingComparison


def profile_list(found: Sequence[tuple[NamedProfile, float]]) -> Json:
    """Describe the saved profiles; each comes with its last change in seconds since 1970."""
    return {
        "profiles": [
            {
                "name": one.name,
                "path": str(one.path),
                "changed": datetime.fromtimestamp(changed, UTC).isoformat(timespec="seconds"),
            }
            for one, changed in found
        ]
    }


def profile_diff(found: Sequence[AnswerDifference], ranking: RankingComparison | None) -> Json:
    """Describe the answers that differ, and each role's rank and score before and after."""
    return {
        "answers": [plain_values(one) for one in found],
        "ranking": [
            {
                "role": one.role,
                "before": {"place": one.before.place, "score": rounded(one.before.match.fit)},
                "after": {"place": one.after.place, "score": rounded(one.after.match.fit)},
            }
            for one in (ranking.roles if ranking else ())
        ],
    }
