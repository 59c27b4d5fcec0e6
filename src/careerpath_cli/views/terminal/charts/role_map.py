"""The page of `map`: all roles by what the person wants and can, with the person's own among them."""

from collections.abc import Iterator, Sequence
from string import ascii_letters

from rich.console import Group

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.record import record
from careerpath_cli.views.outline import Line, Span, lines
from careerpath_cli.views.terminal.charts.scatter import MIDDLE, Mark, scatter
from careerpath_cli.views.terminal.outline import BLANK, drawn
from careerpath_cli.views.terminal.parts import ACCENT, BAD, GOOD, PROSE, QUIET
from careerpath_cli.views.wording import words

_CURRENT, _RULED_OUT, _OTHER, _SEVERAL = "@", "×", "·", "+"
_NUMBERS = f"123456789{ascii_letters}"
MOST_NUMBERED = len(_NUMBERS)
_TALL = 4
"""Columns for each row: cells are twice as high as wide, and the map is twice as wide as high."""
_SHORTEST, _TALLEST = 10, 18


@record
class MapSetting:
    """How to show a map: how many roles to number, and what names the profile in printed commands."""

    top: int
    profile_argument: str


def map_page(
    matches: Sequence[RoleMatch], current: str | None, base: KnowledgeBase, width: int, setting: MapSetting
) -> Group:
    """Return all roles by want and can, best first numbered, and what each sign means."""
    signs = _signs(matches, current, setting.top)
    field = min(width, PROSE)
    height = max(_SHORTEST, min(_TALLEST, field // _TALL))
    marks = [_mark(match, signs.get(match.role, "")) for match in matches]
    marks.sort(key=lambda mark: mark.sign == _OTHER)
    numbered = [match for match in matches if signs.get(match.role, "") not in {"", _RULED_OUT, _CURRENT}]
    roadmap = f"careerpath roadmap {numbered[0].role}{setting.profile_argument}" if numbered else ""
    return drawn(
        Span("All roles, by what you want and what you can do", "strong"),
        Span("↑ you want it more", "quiet"),
        *scatter(marks, field, height),
        Span(f"{'you can do more of it →':>{field}}", "quiet"),
        lines(*_legend(matches, signs, current, base), *_unanswered(matches)),
        BLANK,
        Span(roadmap, "command"),
    )


def _signs(matches: Sequence[RoleMatch], current: str | None, top: int) -> dict[str, str]:
    """Return the sign of each role that has one of its own: a number, the present role, what is ruled out.

    Where the constraints rule out everything, all roles rank as they would without them.
    """
    everything = all(match.may.excluded for match in matches)
    signs: dict[str, str] = {}
    numbers = iter(_NUMBERS[:top])
    for match in matches:
        if match.role == current:
            signs[match.role] = _CURRENT
        elif match.may.excluded and not everything:
            signs[match.role] = _RULED_OUT
        elif number := next(numbers, ""):
            signs[match.role] = number
    return signs


def _mark(match: RoleMatch, sign: str) -> Mark:
    style = {_CURRENT: ACCENT, _RULED_OUT: BAD, "": QUIET}.get(sign, GOOD)
    own = sign not in {"", _RULED_OUT}
    across, up = (MIDDLE if score is None else score for score in (match.can, match.want))
    return Mark(across, up, sign or _OTHER, style, sign or _SEVERAL, foremost=own)


def _legend(
    matches: Sequence[RoleMatch], signs: dict[str, str], current: str | None, base: KnowledgeBase
) -> Iterator[Line]:
    """Yield what each sign on the map means, in the order of the ranking."""
    ruled_out = [base.roles[match.role].name for match in matches if signs.get(match.role) == _RULED_OUT]
    for match in matches:
        sign = signs.get(match.role, _RULED_OUT)
        if sign != _RULED_OUT:
            yours = ", your current role" if match.role == current else ""
            yield Span(f"{sign} ", "accent"), base.roles[match.role].name, Span(yours, "quiet")
    if ruled_out:
        yield Span(f"{_RULED_OUT} ", "bad"), f"ruled out by your constraints: {words.listed(ruled_out)}"
    yield Span(
        f"{_OTHER} another role, {_SEVERAL} several; on the lines, nothing speaks for or against", "quiet"
    )


def _unanswered(matches: Sequence[RoleMatch]) -> Iterator[Line]:
    """Yield what nobody answered yet, where that leaves all roles on one line."""
    if all(match.want is None for match in matches):
        yield "You haven't said what you like yet, so no role stands above another."
    if all(match.can is None for match in matches):
        yield "You haven't said what you can do yet, so no role stands to the right of another."
