"""What the pages of a cohort say: how far people are, what they share, what to do about it on Monday."""

from collections.abc import Iterator, Mapping, Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.planning.effort import Hours
from careerpath_cli.reporting.cohort import Cohort, CourseTally, GapTally
from careerpath_cli.reporting.members import Member, Standing
from careerpath_cli.views.wording import words

FEW = 3
"""Counts below this are not told on the page that may be handed on: one or two could be recognized."""
_ONE_OR_TWO = "1–2"
_MISSING_TOLD = 3
_MANY = 0.5
_INSTEAD_TOLD = 2
_OFFERED = 2

STANDINGS: Mapping[Standing, str] = {
    "ready": "Ready to apply",
    "to show": "Have the skills, and nothing to show that we know of",
    "learning": "Have something to learn first",
    "barred": "Lack years of work, whatever they learn",
}
UNRANKED = "Told us too little to say"
UNREADABLE = "Couldn't be read"
NOBODY_OVER = (
    "No single course or book brings anybody over their line: what is missing is spread over several."
)
IN_TURN = (
    "Each brings most people over their line of those whom none before it brings there. “New” are these; "
    "“people” all whom it would bring there by itself."
)
NO_SHARED_COURSE = (
    "No course would bring three people over their line: what is missing differs from person to person, so "
    "go by each one's own page."
)
TOO_FEW = "With so few people there is hardly anything to share: go by each one's own page."
HALFWAY = "For the others, these take away half of what is left to learn, or more, in the same way:"
RECOGNIZED = (
    "This page names nobody, but with so few people whoever knows the group will recognize them: keep it to "
    "yourself."
)
SMALL_COUNTS = (
    "This page names nobody, so that it can be handed on; one or two people are shown as 1–2. "
    "Who is who stands in index.html, which is for you."
)
HOW_TO_READ = (
    (
        "A person's goal is the role that fits best and isn't their present one; their own page shows which "
        "others are as likely."
    ),
    (
        "The line is what newcomers to that role are hired with: its essential skills, and one piece of work "
        "to show."
    ),
    (
        "A course brings somebody over their line when it teaches all the skills that are missing, as far as "
        "we know; the piece of work comes on top. It is counted only for those who can follow it today and "
        "need a good part of it."
    ),
    (
        "Skills that nobody asked about count as missing. Hours are our estimates; weeks follow from each "
        "person's own hours a week."
    ),
)


def people(number: int) -> str:
    """Return so many people, of whom nobody can be recognized."""
    if number == 0:
        return "nobody"
    return "one or two people" if number < FEW else f"{number:,} people"


def some(number: int) -> str:
    """Return a count of people in a table."""
    if number == 0:
        return "–"
    return _ONE_OR_TWO if number < FEW else f"{number:,}"


def handing_on(found: Cohort) -> str:
    """Return whether the page may be handed on: not where each of so few people can be recognized."""
    return SMALL_COUNTS if len(found.members) >= FEW else RECOGNIZED


def title(size: int) -> str:
    """Return the title of the cohort's page."""
    return f"A cohort of {size:,}" if size != 1 else "A cohort of one"


def summary(found: Cohort) -> str:
    """Return how far people are, in a sentence or two."""
    if not found.members:
        return "Nobody told us enough to say what fits."
    ready, to_show = found.standings.get("ready", 0), found.standings.get("to show", 0)
    said = [f"{_have(ready)} what newcomers to their goal are hired with."] if ready else []
    if to_show:
        said.append(
            f"{_have(to_show)} the skills of their goal: they could apply now where half of an ad is true of "
            "them, and elsewhere with a piece of work to show."
        )
    if not said:
        said.append("Nobody has all that newcomers to their goal are hired with yet.")
    if found.middle and sum(number for _, number in found.spans) >= FEW:
        hours, weeks = found.middle
        amount = words.weeks(Hours(weeks, weeks))
        said.append(
            f"Of those who aren't ready, the one in the middle needs {hours:,.0f} hours: {amount} at the "
            "hours a week that they have."
        )
    return " ".join(said)


def monday(found: Cohort, base: KnowledgeBase) -> Iterator[str]:
    """Yield what to do first, for as many people as possible."""
    standings = found.standings
    if standings.get("ready"):
        yield (
            f"{_have(standings['ready'])} what newcomers are hired with, and something to show. Look at CVs "
            "and openings with them: they come first in index.html."
        )
    if standings.get("to show"):
        yield (
            f"{_have(standings['to show'])} the skills, and no work to show that we know of. Ask for it, or "
            "run a project week: that does more for them than any course."
        )
    unsure = _seldom_asked(found)
    if unsure:
        names = words.listed([base.skills[skill].name for skill in unsure])
        yield f"Ask before you teach: most people whose goal takes {names} never said how well they know it."
    if found.courses and found.courses[0].people >= FEW:
        yield offer(found.courses)
    elif found.gaps:
        yield NO_SHARED_COURSE if len(found.members) >= FEW else TOO_FEW
    if found.unranked:
        silent = words.capitalized(people(len(found.unranked)))
        yield (
            f"{silent} told us too little to say what fits. Ask what they like and what they can do: a "
            "quarter of an hour is enough."
        )


def _seldom_asked(found: Cohort) -> list[str]:
    """Return skills that most of those who seem to lack them never told of: those on offer first."""
    offered = {skill for tally in found.courses[:_OFFERED] for skill in tally.resource.teaches}
    shared = [gap for gap in found.gaps if gap.people >= FEW and gap.unasked > _MANY * gap.people]
    return [gap.skill for gap in sorted(shared, key=lambda gap: gap.skill not in offered)][:_MISSING_TOLD]


def _have(number: int) -> str:
    return f"{words.capitalized(people(number))} have"


def offer(courses: Sequence[CourseTally]) -> str:
    """Return what the first courses would do for people."""
    first, *others = courses[:_OFFERED]
    said = (
        f"Offer {_named(first.resource)}: after it, {people(first.people)} would hold all the skills of "
        "their line."
    )
    if others:
        said += f" {_named(others[0].resource)} would do the same for {people(others[0].added)} more."
    return said


def instead(tally: CourseTally) -> str:
    """Return what would do the same for the same people."""
    names = [_named(other) for other in tally.instead[:_INSTEAD_TOLD]]
    return f"as good: {words.listed(names, 'or')}" if names else ""


def _named(resource: Resource) -> str:
    return f"{resource.name} by {resource.provider}"


def span(end: int | None, before: int | None) -> str:
    """Return a span of weeks after which people would be ready."""
    if end is None:
        return "later than in a year"
    names = {13: "within three months", 26: "in three to six months", 52: "in six to twelve months"}
    return names.get(end, f"in {before or 0}–{end} weeks")


def unasked(gap: GapTally) -> str:
    """Return how many of those on whose line a skill is missing were never asked about it."""
    if gap.unasked == gap.people:
        return "all"
    return some(gap.unasked)


def when(member: Member) -> str:
    """Return from when applying makes sense for somebody."""
    day = words.day(member.apply.likely)
    match member.standing:
        case "ready":
            return "now"
        case "barred":
            return f"not before {day}"
        case "to show":
            return f"now, better from {day}"
    return f"from {day}"


def missing(member: Member, base: KnowledgeBase) -> str:
    """Return which skills take somebody longest, and how many more there are."""
    longest = sorted(member.missing, key=lambda gap: -gap.hours.likely)
    names = [base.skills[gap.skill].name for gap in longest[:_MISSING_TOLD]]
    more = len(longest) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
