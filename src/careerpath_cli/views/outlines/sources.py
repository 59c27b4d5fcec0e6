"""What was taken from something that a person brought, where their answers come from, what was taken back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from careerpath_cli.errors import one_line
from careerpath_cli.importing.origins import AnswerOrigin
from careerpath_cli.importing.proposals import Proposal, Proposals, Source, Value
from careerpath_cli.importing.sources import Import, TakenAnswer
from careerpath_cli.importing.taking import TakenBack
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import STATED_LEVELS
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.views.outline import Bullets, Line, Section, Span, facts, lines, section
from careerpath_cli.views.wording import words

_MOST_NAMED = 12
_NAMES = {
    "occupation": "occupation",
    "degree": "degree",
    "field": "subject",
    "total_years": "years of work",
    "coding_years": "years of coding",
    "ml_years": "years of machine learning",
}
_SHORT = 60


def subject_name(part: str, subject: str, base: KnowledgeBase) -> str:
    """Return what an answer is about, as people say it."""
    if part in ("skills", "evidence"):
        return base.skills[subject].name if subject in base.skills else one_line(subject)
    return _NAMES.get(subject, one_line(subject))


def answer_words(part: str, subject: str, value: Value) -> str:
    """Return an answer in words."""
    if part == "skills":
        return words.stated_level(str(value))
    if subject == "degree":
        return words.DEGREE_NAMES.get(str(value), one_line(str(value)))
    return f"{value:g}" if isinstance(value, int | float) else one_line(value)


def shortened(text: str, most: int = _SHORT) -> str:
    """Return words from outside as one line of at most so many characters."""
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def excerpt(line: str, words: str, most: int = _SHORT) -> str:
    """Return the part of a line around some words of it, in whole words and in quotes."""
    start = max(line.find(words), 0) - (most - len(words)) // 2
    start = max(0, min(start, len(line) - most))
    part = line[start : start + most]
    before, after = start > 0, start + most < len(line)
    part = part.partition(" ")[2] if before and words not in part.partition(" ")[0] else part
    part = part.rpartition(" ")[0] if after and words not in part.rpartition(" ")[2] else part
    return f"“{'… ' if before else ''}{one_line(part).strip()}{' …' if after else ''}”"


@record
class Taken:
    """An import as it ended: what was `kept` of the proposals, and the profile (`person`) as it is now.

    `asked` means that the person has looked at each proposal, so that what they left out is not named.
    """

    kept: Sequence[Proposal]
    proposals: Proposals
    sources: Sequence[Source]
    person: Profile
    asked: bool


def taken_outline(taken: Taken, advise: str, named: str, base: KnowledgeBase) -> Section:
    """Return what went into the profile, what did not and why, what is open still, and what to do next.

    `advise` and `named` are the arguments that name the profile to `advise`, and to commands about profiles.
    """
    kept, proposals, sources = taken.kept, taken.proposals, taken.sources
    left = [
        proposal for proposal in proposals.open if proposal not in kept and proposal.topic[0] != "evidence"
    ]
    looked = [proposal for proposal in left if proposal.new and not taken.asked]
    differing = [proposal for proposal in left if not proposal.new]
    unknown = [passage.words for source in sources for passage in source.findings.unresolved]
    names = words.listed([one_line(source.name) for source in sources])
    return section(
        "taken",
        f"Taken from {names}" if kept else f"Nothing new in {names}",
        facts(
            ("Skills", _levels(kept, base)),
            ("You", _about(kept)),
            ("Same", _agreed(proposals.agreed)),
            ("Look", _looked(looked, base)),
            ("Yours", _differing(differing, base)),
            ("Unknown", _unknown(unknown)),
            ("Open", still_open(taken.person)),
        ),
        facts(
            ("Next", Span(f"careerpath advise{advise}", "command")),
            ("Check", Span(f"careerpath profile sources{named}", "command") if kept else ""),
            ("Undo", Span(f"careerpath profile undo{named}", "command") if kept else ""),
        ),
    )


def _levels(kept: Iterable[Proposal], base: KnowledgeBase) -> Bullets:
    """Return the skills that were taken, a line for each level, the highest first."""
    skills = [proposal for proposal in kept if proposal.topic[0] == "skills"]
    told: list[Line] = []
    for level in reversed(STATED_LEVELS):
        named = [base.skills[proposal.topic[1]].name for proposal in skills if proposal.value == level]
        told += [(Span(words.stated_level(level), "accent"), f": {', '.join(named)}")] if named else []
    return Bullets(told, mark="")


def _about(kept: Iterable[Proposal]) -> str:
    """Return what was taken of the person: “Nurse · a master's degree in Nursing · 7 years of work”."""
    taken = {
        proposal.topic[1]: proposal for proposal in kept if proposal.topic[0] not in ("skills", "evidence")
    }
    told = {subject: answer_words(*one.topic, one.value) for subject, one in taken.items()}
    if "degree" in told and "field" in told:
        told["degree"] += f" in {told.pop('field')}"
    return " · ".join(f"{answer}{_unit(taken[subject])}" for subject, answer in told.items())


def _unit(years: Proposal) -> str:
    """Return what a number of years counts, with a blank before it; nothing of what is no number of them."""
    part, subject = years.topic
    name = _NAMES.get(subject, subject)
    return (
        "" if part != "experience" else f" {name.replace('years', 'year', 1) if years.value == 1 else name}"
    )


def _agreed(agreed: Sequence[Proposal]) -> str:
    number = len(agreed)
    agrees = "agrees" if number == 1 else "agree"
    return f"{words.count(number, 'answer')} {agrees} with what your profile says" if number else ""


def _looked(left: Sequence[Proposal], base: KnowledgeBase) -> Bullets:
    """Return what was left out for a person to look at, with the words that may mean something else."""
    shown: list[Line] = [
        f"{_found(proposal, base)} {_quoted(proposal)}".rstrip() for proposal in left[:_MOST_NAMED]
    ]
    more = f"… and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
    head = "Left out, as it isn't clear; without --yes you can look at each:" if left else ""
    return Bullets([line for line in (head, *shown, more) if line], mark="")


def _found(proposal: Proposal, base: KnowledgeBase) -> str:
    part, subject = proposal.topic
    return f"{subject_name(part, subject, base)}: {answer_words(part, subject, proposal.value)}"


def _quoted(proposal: Proposal) -> str:
    reason = proposal.reasons[0]
    return (
        excerpt(reason.line, reason.words) if reason.line else f"({shortened(reason.why)})" * bool(reason.why)
    )


def _differing(left: Iterable[Proposal], base: KnowledgeBase) -> Bullets:
    """Return the answers of the person that differ from what sources say, and stay."""
    told: list[Line] = []
    for proposal in left:
        part, subject = proposal.topic
        said = answer_words(part, subject, proposal.said) if proposal.said is not None else ""
        found = answer_words(part, subject, proposal.value)
        source = shortened(proposal.reasons[0].source)
        told.append(f"{subject_name(part, subject, base)} stays {said}; {source} says {found}")
    return Bullets(told, mark="")


def _unknown(names: Sequence[str]) -> str:
    """Return the entries of lists that are no skills that we know."""
    distinct = list(dict.fromkeys(shortened(name) for name in names))
    more = f" and {len(distinct) - _MOST_NAMED} more" if len(distinct) > _MOST_NAMED else ""
    return f"Not skills that we know: {', '.join(distinct[:_MOST_NAMED])}{more}" if distinct else ""


def still_open(person: Profile) -> str:
    """Return what a profile says nothing of, as far as it matters for advice."""
    open_topics = {
        "your situation": person.employment,
        "what you do for a living": person.occupation or person.current_role,
        "your degree": person.education.degree,
        "how long you've worked": person.experience.total_years,
        "how long you've been coding": person.experience.coding_years,
        "what you'd enjoy": person.activities,
        "your hours for learning": person.constraints.hours_per_week,
    }
    missing = [name for name, answer in open_topics.items() if answer is None or answer == {}]
    return words.capitalized(words.listed(missing)) if missing else ""


def sources_outline(
    name: str,
    imports: Sequence[Import],
    origins: Sequence[AnswerOrigin],
    base: KnowledgeBase,
) -> Section:
    """Return where each answer of a profile comes from: the person, a file, or both."""
    origins = sorted(origins, key=lambda origin: origin.part == "skills")
    brought = [
        f"{entry.day}  {', '.join(one_line(source.name) for source in entry.sources)}" for entry in imports
    ]
    told = [_origin_line(origin, base) for origin in origins if origin.part != "evidence"]
    from_you = [line for origin, line in zip(_shown(origins), told, strict=True) if origin.whose == "you"]
    others = [line for origin, line in zip(_shown(origins), told, strict=True) if origin.whose != "you"]
    return section(
        "sources",
        f"Where the answers in {name} come from",
        lines(*brought) if brought else "Nothing was imported; everything here is what you said.",
        section("files", "From what you brought", Bullets(others)) if others else "",
        section("you", "Said by you", lines(", ".join(map(str, from_you)))) if from_you and imports else "",
    )


def _shown(origins: Iterable[AnswerOrigin]) -> list[AnswerOrigin]:
    return [origin for origin in origins if origin.part != "evidence"]


def _origin_line(origin: AnswerOrigin, base: KnowledgeBase) -> str:
    said = f"{subject_name(origin.part, origin.subject, base)}: " + answer_words(
        origin.part, origin.subject, origin.value
    )
    taken = origin.taken
    if taken is None:
        return said
    shown = excerpt(taken.line, taken.words) if taken.line else shortened(taken.why)
    shown = "" if shown.strip("“”") == one_line(str(taken.value)) else shown
    source = f"{shortened(taken.source)}{f', {shown}' if shown else ''}"
    match origin.whose:
        case "both":
            return f"{said} (you, and {source})"
        case "you":
            other = answer_words(origin.part, origin.subject, taken.value)
            return f"{said} (you; {shortened(taken.source)} says {other})"
        case _:
            return f"{said} ({source})"


def taken_back_outline(back: TakenBack, again: str, base: KnowledgeBase) -> Section:
    """Return what an import that was taken back had brought, and what of it stays."""
    names = words.listed([one_line(source.name) for source in back.taken.sources])
    stayed: Mapping[str, TakenAnswer] = {
        subject_name(answer.part, answer.subject, base): answer for answer in back.stayed
    }
    kept: Any = f"You changed these since, so they stay: {', '.join(stayed)}." if stayed else ""
    return section(
        "undone",
        f"Took back what was imported from {names} on {back.taken.day}",
        lines(_removed(back), kept),
        ("What's left: ", Span(f"careerpath profile sources{again}", "command")),
    )


def _removed(back: TakenBack) -> str:
    """Return how many answers are gone, lines of proof aside."""
    gone = sum(1 for answer in back.removed if answer.part != "evidence")
    if not gone and not back.stayed:
        return "It had only agreed with your profile, so no answer changes."
    return f"{words.capitalized(words.count(gone, 'answer'))} removed, or put back as before." if gone else ""
