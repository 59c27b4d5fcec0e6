"""What only a report says: who it is about, how to read it, what a week of the plan brings."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from careerpath_cli.errors import one_line
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.mentoring import Checkpoint

TOGETHER = "One of these, most likely"
"""Above the roles that the right one is probably among."""
CLOSEST = "Closest to what you told us"
"""The same where nobody can say how likely that is."""
CLOSE_BEHIND = "Close behind"
ASKED = "You asked about"
DONE_EARLIER = "Nothing new begins; go on with what is open, or bring the next step forward."
_YEARS = (
    ("total_years", "at work"),
    ("coding_years", "of coding"),
    ("ml_years", "of machine learning"),
)


def title(name: str) -> str:
    """Return the title of a report."""
    return f"Career report for {one_line(name)}" if name else "Career report"


def who(person: Profile, base: KnowledgeBase, *, redacted: bool = False) -> str:
    """Return what a stranger should know of a person first: work, years, degree, place, hours, deadline."""
    return words.capitalized(" · ".join(_about(person, base, redacted=redacted)))


def _about(person: Profile, base: KnowledgeBase, *, redacted: bool) -> Iterator[str]:
    work = person.occupation or (base.roles[person.current_role].name if person.current_role else "")
    status = words.EMPLOYMENT[person.employment] if person.employment else ""
    yield from filter(None, (one_line(" ".join(work.split())), status))
    years = [
        f"{words.count(amount, 'year')} {of}"
        for field, of in _YEARS
        if (amount := getattr(person.experience, field))
    ]
    yield from (words.listed(years),) if years else ()
    if person.education.degree:
        subject = f" in {one_line(person.education.field)}" if person.education.field else ""
        yield f"{words.DEGREE_NAMES[person.education.degree]}{subject}"
    limits = person.constraints
    if limits.country:
        yield limits.country.upper()
    if limits.hours_per_week:
        yield f"{limits.hours_per_week:g} hours a week for this"
    if limits.ready_by:
        yield f"wants to be ready by {words.day(date.fromisoformat(str(limits.ready_by)))}"
    if person.runway_months is not None and not redacted:
        yield f"money for {words.count(person.runway_months, 'month')}"


def when(way: Route, plan: Roadmap) -> str:
    """Return when to apply for a role, in a few words: as `mentoring.verdict` says it at length."""
    if not way.ready and plan.barring_years:
        return "a long way"
    if way.ready or plan.plan.learnt:
        return "apply now"
    return f"apply from {words.day(way.apply.likely)}"


def otherwise(last: Checkpoint, plan_b: str) -> str:
    """Return when to change the target, and to what, in a line; the plan says more of it."""
    return f"By {words.day(last.day)}, if {last.condition}: plan B, {plan_b}."


def not_asked(unasked: Sequence[str]) -> str:
    """Return that nobody asked about skills that newcomers are hired with; empty where there are none."""
    if not unasked:
        return ""
    return (
        f"We didn't ask about {words.listed(unasked)}, which newcomers are hired with. Where you have them, "
        "the plan is shorter."
    )


def no_pay(roles: Sequence[str], country: str) -> str:
    """Return for which roles no pay is known in a country; empty where it is known for all."""
    return f"We have no pay for {words.listed(roles, 'or')} in {country}." if roles else ""


def doing(title: str, *, is_new: bool, ends: bool) -> str:
    """Return what to do of a step in a week in which it begins, goes on or ends."""
    if is_new:
        return title
    return f"Finish: {title}" if ends else f"Go on: {title}"


def week(first: date) -> str:
    """Return the seven days from a day on."""
    return words.days(first, first + timedelta(days=6))


def made(program: str, base: str, day: date) -> str:
    """Return what a report was made with, and what happens to it: nothing."""
    return (
        f"Made offline by careerpath {program} with knowledge base {base}, for a start on {words.day(day)}; "
        "nothing was sent anywhere. Estimates, not promises: ask somebody who does the job."
    )
