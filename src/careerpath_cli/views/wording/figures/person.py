"""Figures of the person against the roles: the skill profile, the map of all roles, the gap by group."""

from collections.abc import Mapping, Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.planning.gaps import SkillGap, State
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.roadmap import named

YOU_HAVE = "you have"
_NAMED = 3


def skills_title(states: Sequence[State]) -> str:
    """Return how many of the skills that matter most somebody has."""
    had, unasked = states.count("met"), states.count("not asked")
    title = f"You have {had or 'none'} of the {len(states)} skills that matter most"
    return f"{title}; {unasked} we haven't asked about" if unasked else title


def skills(states: dict[str, State], base: KnowledgeBase) -> str:
    """Return which skills are there, and which are not."""
    told = []
    for state, beginning in _BEGINNINGS.items():
        names = [base.skills[skill].name for skill, of_skill in states.items() if of_skill == state]
        if names:
            told.append(f"{beginning} {named(names, _NAMED)}.")
    return " ".join(told)


_BEGINNINGS: dict[State, str] = {
    "met": "You have what newcomers are hired with in",
    "partly": "You're part of the way with",
    "lacking": "You don't have",
    "not asked": "We haven't asked about",
}


def first_of(shown: int, chosen: int) -> str:
    """Return for which of the chosen roles there was room, where that isn't all; else nothing."""
    return f"The first {shown} of {chosen} roles. " if shown < chosen else ""


def skills_note(shown: int, required: int) -> str:
    """Return what the levels are, and how many skills there was no room for."""
    note = "Asked for is the level with which newcomers are hired; people in the job often have more."
    if shown < required:
        note = f"The {shown} that weigh most, of {required} that these roles require. {note}"
    return note


def asks(role: str) -> str:
    """Return what the sign of a role stands for."""
    return f"{role} asks"


def asked_for(gap: SkillGap | None) -> str:
    """Return the level that newcomers to a role are asked for; a dash where the role doesn't require it."""
    if gap is None or not gap.need.required:
        return "–"
    return "not from newcomers" if gap.needed == "none" else words.level_name(gap.needed)


QUARTERS = (
    ("you'd like it, and could do it", True, True),
    ("you'd like it, with more to learn", False, True),
    ("you could do it, but would you like it?", True, False),
    ("neither, by your answers", False, False),
)
"""The quarters of the map: their names, whether more of them can be done, and whether they are liked more."""
MORE_CAN = "could do more of it →"
MORE_WANT = "↑ would like it more"


def map_title(matches: Sequence[RoleMatch]) -> str:
    """Return how many roles somebody would like and could do."""
    both = [match for match in matches if _is_for(match)]
    if not both:
        return "Which roles you'd like, and which you could do"
    suit = "suits" if len(both) == 1 else "suit"
    return f"{len(both)} of {len(matches)} roles {suit} both what you like and what you can do"


def _is_for(match: RoleMatch) -> bool:
    return not match.may.excluded and (match.want or 0) > _EVEN and (match.can or 0) > _EVEN


def map_says(matches: Sequence[RoleMatch], chosen: Sequence[str], base: KnowledgeBase) -> str:
    """Return where the chosen roles lie among all."""
    by_role = {match.role: match for match in matches}
    told = []
    for role in chosen:
        want, can = map(words.percent, (by_role[role].want, by_role[role].can))
        told.append(f"{base.roles[role].name}: want {want}, can {can}")
    return f"{'; '.join(told)}, each of 100."


def map_note(matches: Sequence[RoleMatch]) -> str:
    """Return how to read the map."""
    note = "A dot is a role. 50 says nothing either way; the lines through the map stand there."
    ruled_out = sum(match.may.excluded for match in matches)
    return (
        f"{note} Crossed out: {words.count(ruled_out, 'role')} that your limits rule out."
        if ruled_out
        else note
    )


_EVEN = 0.5


GAP_HEAD = ("Role", "Group", "Have", "Partly", "Missing", "Not asked")


def gap_title(role: str, counts: Mapping[State, int], base: KnowledgeBase) -> str:
    """Return how much of what the goal requires is there."""
    name, total = base.roles[role].name, sum(counts.values())
    return f"Of the {total} skills that {words.with_article(name)} needs, {counted(counts)}"


def counted(counts: Mapping[State, int]) -> str:
    """Return how many skills are in each state: `you have 8, 2 are missing`."""
    told = []
    for state, say in _COUNTED.items():
        number = counts.get(state, 0)
        if number:
            are, were = ("is", "was") if number == 1 else ("are", "were")
            told.append(say.format(number=number, are=are, were=were))
    return "; ".join(told)


_COUNTED: dict[State, str] = {
    "met": "you have {number}",
    "partly": "{number} {are} partly there",
    "lacking": "{number} {are} missing",
    "not asked": "{number} {were} not asked about",
}


def gap(counts: Mapping[str, Mapping[State, int]], base: KnowledgeBase) -> str:
    """Return how much of what each role requires is there."""
    told = (f"{base.roles[role].name}: {counted(of_role)}" for role, of_role in counts.items())
    return f"{'. '.join(told)}."


GAP_NOTE = "What each role requires of newcomers; what it only welcomes, or teaches on the job, is left out."


def have(met: int, total: int) -> str:
    """Return how many of all are there, in short."""
    return f"{met} of {total}"
