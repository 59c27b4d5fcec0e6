"""The words of each answer kind: how an answer speaks for a role or against it, how one asks, how one counts.

A new kind of answer is one entry in `profile.kinds.KINDS` and one in `WORDS`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from math import expm1, log1p
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import YearsMean
from careerpath_cli.knowledge.model.roles import Need, Role
from careerpath_cli.knowledge.model.scales import DEGREES, LEVELS, Level
from careerpath_cli.matching.inference import RANK
from careerpath_cli.matching.ranking import Contribution, RoleMatch
from careerpath_cli.profile.kinds import KINDS, Kind, Topic, stated_skills
from careerpath_cli.profile.model import Profile
from careerpath_cli.views.wording import words

REASONS = 3
_NOTICEABLE = 0.05
_ALIKE = 0.2
"""Years whose ln(1 + years) differ by less than this, about a fifth, are as good as equal."""
_HALF = 0.5
_A_YEAR = 1
_NEARLY_ONE = 0.75
_NEXT_TO_NOTHING = 0.05
_SHARES: Mapping[str, str] = {
    "core": "which is most of this job",
    "regular": "a regular part of the job",
    "occasional": "an occasional part of the job",
}
_ATTITUDES: Mapping[str, str] = {"avoid": "want to avoid", "neutral": "don't mind"}
"""Attitudes that are no verbs which people use of themselves."""
_MATTERS: Mapping[str, str] = {
    "essential": "is essential to you",
    "important": "is important to you",
    "somewhat": "matters somewhat to you",
    "unimportant": "isn't important to you",
}
_OFFERS: Mapping[str, str] = {
    "strong": "this job offers a lot of it",
    "fair": "this job offers some of it",
    "weak": "this job offers little of it",
}
_SINGULAR = ("none", "less than one", "about one")
_YEARS_OF: Mapping[str, str] = {"coding_years": "coding", "ml_years": "machine learning"}

Reason = Callable[["Contribution", "Role", "KnowledgeBase"], str]


# as in `KINDS`: entries of a constant table are never compared
@dataclass(slots=True, eq=False, repr=False)
class KindWords:
    """How answers of one kind are worded.

    `speaks_for` and `speaks_against` turn an answer into a reason. `name` is what an answer is about, as it
    stands within a sentence, and `question`, filled with it, completes "tell us …", and `ask` is the same as
    a question of its own. `nouns` count the answers, one and several; None where they are not counted.
    `lists_gaps` means that what speaks against a role is listed among its gaps. `is_reason` tells an answer
    that a counsellor would name as a reason from one that only counts statistically, when all other answers
    are alike.
    """

    speaks_for: Reason
    speaks_against: Reason
    name: Callable[[str, KnowledgeBase], str]
    question: str
    ask: str = ""
    nouns: tuple[str, str] | None = None
    lists_gaps: bool = False
    is_reason: Callable[[Contribution, Role, KnowledgeBase], bool] = lambda _answer, _role, _base: True


def strongest(
    match: RoleMatch, base: KnowledgeBase, count: int = REASONS, besides: Collection[Kind] = ()
) -> list[str]:
    """Return the answers that speak most for a role, in words, besides those of kinds told elsewhere."""
    role = base.roles[match.role]
    answers = [
        answer
        for answer in match.contributions
        if answer.evidence > _NOTICEABLE
        and answer.kind not in besides
        and WORDS[answer.kind].is_reason(answer, role, base)
    ]
    return [for_reason(answer, role, base) for answer in answers[:count]]


def against(match: RoleMatch, base: KnowledgeBase, count: int = REASONS) -> list[str]:
    """Return what speaks against a role, except missing skills, which are listed as gaps."""
    role = base.roles[match.role]
    return [against_reason(answer, role, base) for answer in doubts(match, base)[:count]]


def doubts(match: RoleMatch, base: KnowledgeBase) -> list[Contribution]:
    """Return the answers that a counsellor would name against a role, strongest first, but no skills."""
    role = base.roles[match.role]
    return [
        answer
        for answer in match.contributions
        if answer.evidence < -_NOTICEABLE
        and not WORDS[answer.kind].lists_gaps
        and WORDS[answer.kind].is_reason(answer, role, base)
    ]


def for_reason(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    """Return why an answer speaks for a role."""
    return WORDS[answer.kind].speaks_for(answer, role, base)


def against_reason(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    """Return why an answer speaks against a role."""
    return WORDS[answer.kind].speaks_against(answer, role, base)


def topic_question(topic: Topic, base: KnowledgeBase) -> str:
    """Return a topic as something that can still be asked: `how well you know Docker`."""
    return WORDS[topic[0]].question.format(topic_name(topic, base))


def topic_name(topic: Topic, base: KnowledgeBase) -> str:
    """Return what a topic is called within a sentence."""
    kind, subject = topic
    return WORDS[kind].name(subject, base)


def direct_question(topic: Topic, base: KnowledgeBase) -> str:
    """Return the question about a skill or an activity as one puts it to somebody."""
    return WORDS[topic[0]].ask.format(topic_name(topic, base))


def answer_counts(profile: Profile) -> list[str]:
    """Return how many answers of each counted kind there are, without skills that the person doesn't have."""
    counts = []
    for kind in KINDS.values():
        nouns = WORDS[kind.name].nouns
        answers = stated_skills(profile) if kind.name == "skill" else kind.answers(profile)
        count = sum(answer != "none" for answer in answers.values())
        if nouns and count:
            counts.append(f"{count} {nouns[count > 1]}")
    return counts


def _activity(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    name = topic_name((answer.kind, answer.subject), base)
    share = next((part.share for part in role.activities if part.activity == answer.subject), "")
    attitude = _ATTITUDES.get(answer.answer, answer.answer)
    return f"You {attitude} {name}, {_SHARES.get(share, 'which many people in the job call important')}"


def _activity_is_reason(answer: Contribution, role: Role, _base: KnowledgeBase) -> bool:
    """Return whether an activity is more than an occasional part of a job."""
    return all(part.share != "occasional" for part in role.activities if part.activity == answer.subject)


def _value(answer: Contribution, _role: Role, base: KnowledgeBase) -> str:
    return f"{base.values[answer.subject].name} {_MATTERS[answer.answer]}; {_OFFERS[answer.needed]}"


def _of_industry(word: str) -> Reason:
    return lambda answer, _role, base: (
        f"{word} in {base.industries[answer.subject].name.lower()}, an industry you chose"
    )


def _skill_for(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    name = base.skills[answer.subject].name
    if answer.inferred_from:
        return _inferred(answer, base)
    need = next((need for need in role.needs if need.skill == answer.subject), None)
    level = next(level for level in LEVELS if level == answer.answer)
    if answer.at_least:
        return f"{name}: at least {level}{_at_least(level, need)}"
    if need is None:
        return f"{name}: {level}, and people in this job use it"
    if RANK[level] > RANK[need.level]:
        return f"{name}: {level}, more than it needs"
    if level == need.level:
        return f"{name}: {level}, just what it needs"
    return f"{name}: {level}, on the way to {need.level}"


def _at_least(level: Level, need: Need | None) -> str:
    """Return what a role makes of a level that may be higher."""
    if need is None:
        return ", and people in this job use it"
    if RANK[level] >= RANK[need.level]:
        return ", which is enough"
    return ", enough to be hired with" if RANK[level] >= RANK[need.entry] else f"; it needs {need.level}"


def _skill_is_reason(answer: Contribution, role: Role, _base: KnowledgeBase) -> bool:
    """Return whether a skill is held as newcomers to a role hold it, and used: less is no argument for it."""
    if answer.answer == "aware":
        return False
    need = next((need for need in role.needs if need.skill == answer.subject), None)
    if need is None or answer.inferred_from or answer.answer == "none":
        return True
    return next(RANK[level] for level in LEVELS if level == answer.answer) >= RANK[need.entry]


def _skill_against(answer: Contribution, _role: Role, base: KnowledgeBase) -> str:
    name = base.skills[answer.subject].name
    if answer.answer == "none":
        return f"{name}: you don't have it yet"
    return f"{name}: {answer.answer}; all else equal, that points to other jobs"


def _inferred(answer: Contribution, base: KnowledgeBase) -> str:
    """Return which other skill stands in for one that wasn't asked about or is known less well."""
    name, source = base.skills[answer.subject].name, base.skills[answer.inferred_from].name
    if _builds_on(answer.inferred_from, answer.subject, base):
        return f"{name}: some of it comes with {source}"
    return f"{name}: {source} gives you a head start"


def _builds_on(skill: str, lower: str, base: KnowledgeBase) -> bool:
    below = {prerequisite.skill for prerequisite in base.skills[skill].prerequisites}
    return lower in below or any(_builds_on(prerequisite, lower, base) for prerequisite in below)


def _degree(degree: str) -> str:
    return words.capitalized(words.DEGREE_NAMES[degree])


def _degree_for(answer: Contribution, role: Role, _base: KnowledgeBase) -> str:
    held, usual = answer.answer, role.education.usual
    if held == usual:
        return f"{_degree(held)}, as is usual in this job"
    if _rank(held) > _rank(usual):
        return f"{_degree(held)}, where {words.DEGREE_NAMES[usual]} is usual"
    return f"{_degree(held)}: all else equal, that points to this job"


def _degree_against(answer: Contribution, role: Role, _base: KnowledgeBase) -> str:
    held, usual = answer.answer, role.education.usual
    if _rank(held) < _rank(usual):
        return f"{_degree(usual)} is usual in this job; you have {words.DEGREE_NAMES[held]}"
    if held == usual:
        return f"{_degree(held)} is usual in this job; all else equal, even more so in others"
    return f"{_degree(held)}, more than is usual in this job; all else equal, that points to other jobs"


def _degree_is_reason(answer: Contribution, role: Role, _base: KnowledgeBase) -> bool:
    """Return whether a degree is the usual one and speaks for a role, or less than it and against."""
    if answer.evidence > 0:
        return answer.answer == role.education.usual
    return _rank(answer.answer) < _rank(role.education.usual)


def _rank(degree: str) -> int:
    return [*map(str, DEGREES)].index(degree)


def _way_in(answer: Contribution, _role: Role, base: KnowledgeBase) -> str:
    began = words.within_sentence(base.occupations[answer.subject].name)
    return f"A known way leads here from your work as {words.with_article(began)}"


def _years_against(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    compared = _compared_years(answer, role, base)
    if compared or answer.subject not in _YEARS_OF:
        return compared or _unfitting_years(answer, role)
    return _unmeasured_years(answer, role, base)


def _compared_years(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    """Return years compared with those of people measured in the job, or in the one that it specializes.

    Empty where nobody was measured.

    The evidence is how years tell this job from others when all other answers are alike. That need not be how
    they compare with the years of its people: they are named only where as many or more speak for the job, or
    fewer against it.
    """
    measured = _years_of_people(answer.subject, role, base)
    if measured is None:
        return ""
    years, speaks_for, more_tells = float(answer.answer), answer.evidence > 0, measured.weight > 0
    counted = _count_of(years, _YEARS_OF[answer.subject])
    compared = _compare(years, measured)
    if compared == "alike" and speaks_for:
        return f"{counted}, about as much as people in this job"
    if (compared, speaks_for) in {("more", True), ("fewer", False)}:
        return f"{counted}; people in this job typically have {_about(expm1(measured.mean))}"
    jobs = "this job" if speaks_for else "other jobs"
    if not years:
        return f"{counted}: all else equal, that points to {jobs}"
    length = "longer" if more_tells == speaks_for else "shorter"
    return f"{counted}: all else equal, {length} experience points to {jobs}"


def _compare(years: float, measured: YearsMean) -> Literal["fewer", "alike", "more"]:
    """Return how years compare with the typical ones of people in a job; none are never like some."""
    difference = log1p(years) - measured.mean
    if abs(difference) < _ALIKE and years:
        return "alike"
    return "more" if difference > 0 else "fewer"


def _years_are_reason(answer: Contribution, role: Role, base: KnowledgeBase) -> bool:
    """Return whether years speak as they compare with those of a role's people, where these were measured.

    Where they weren't, years of coding are a reason only against those who have hardly any. Too few are none
    against an entry job, whose people began without, nor where less than a year is missing.
    """
    measured = _years_of_people(answer.subject, role, base)
    if measured is None and answer.subject == "coding_years":
        return float(answer.answer) < 1 and bool(_languages(role, base))
    if measured is None:
        return answer.subject != "ml_years"
    few = expm1(measured.mean) - float(answer.answer) >= _A_YEAR
    if answer.evidence < 0 and (role.ladder.level == "entry" or not few):
        return False
    return (_compare(float(answer.answer), measured) != "fewer") == (answer.evidence > 0)


def _years_of_people(subject: str, role: Role, base: KnowledgeBase) -> YearsMean | None:
    measured = (practice.years for practice in base.surveys if role.id in practice.roles and practice.years)
    years = next(measured, None)
    if years is None:
        return _years_of_people(subject, base.roles[role.parent], base) if role.parent else None
    return {"coding_years": years.coding_years, "ml_years": years.ml_years}.get(subject)


def _count_of(years: float, what: str) -> str:
    if years == 0:
        return f"No {what} so far"
    if years == _HALF:
        return f"Half a year of {what}"
    return f"{words.count(years, 'year')} of {what}"


def _about(years: float) -> str:
    """Return years as people speak of them: to the nearest whole one, or less than one."""
    if years < _NEARLY_ONE:
        return "less than a year"
    return "about a year" if round(years) <= 1 else f"about {years:.0f} years"


def _enough_years(answer: Contribution, role: Role) -> str:
    years = float(answer.answer)
    if role.ladder.level == "entry":
        if years < _HALF or answer.of_other_work:
            return "Entry level, open to people with little experience"
        return f"Entry level; you have {_relevant(years, answer)}"
    if answer.of_other_work:
        return f"Your years in the work you do now count towards the {_wanted(answer)} it usually wants"
    return f"You have {_relevant(years, answer)}; it usually wants {answer.needed}"


def _unmeasured_years(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    """Return years of coding or machine learning held against a job in which nobody's were measured."""
    counted = _count_of(float(answer.answer), _YEARS_OF[answer.subject])
    languages = _languages(role, base)
    if answer.subject == "coding_years" and languages and float(answer.answer) < 1:
        return f"{counted}; this job asks for {words.listed(languages)}"
    return f"{counted}: all else equal, that points to other jobs"


def _languages(role: Role, base: KnowledgeBase) -> list[str]:
    """Return the programming languages that a role requires."""
    skills = (base.skills[need.skill] for need in role.required)
    return [skill.name for skill in skills if skill.kind == "language"]


def _unfitting_years(answer: Contribution, role: Role) -> str:
    years = float(answer.answer)
    if role.ladder.level == "entry":
        if answer.of_other_work:
            return "Entry level, so perhaps a step back after the years you have behind you"
        return f"Entry level, and you already have {_relevant(years, answer)}"
    wanted = f"Usually wants {_wanted(answer)}"
    count = _count(years, float(answer.needed))
    verb = "counts" if count in _SINGULAR else "count"
    if answer.at_least:
        return f"{wanted}; of the years we asked about, {count} {verb}"
    if answer.of_other_work:
        return f"{wanted}; those in the work you do now count for {count}"
    if years == 0:
        return f"{wanted} of this kind of work, which would be new to you"
    return f"{wanted}; you have {count} that {verb}"


def _wanted(answer: Contribution) -> str:
    return f"{answer.needed} year{'' if answer.needed == '1' else 's'}"


def _count(years: float, wanted: float) -> str:
    """Return years that fall short of those wanted, precisely enough for the shortfall to show."""
    none, less, single = _SINGULAR
    if years < _NEXT_TO_NOTHING:
        return none
    if years < 1 - _NEXT_TO_NOTHING:
        return less
    if round(years) >= wanted:
        return f"about {years:g}"
    return single if round(years) == 1 else f"about {years:.0f}"


def _relevant(years: float, answer: Contribution) -> str:
    if not answer.at_least:
        return f"{_about(years)} of relevant experience"
    if years < 1:
        return "some relevant experience"
    return f"at least {words.count(int(years), 'year')} of relevant experience"


WORDS: Mapping[Kind, KindWords] = {
    "skill": KindWords(
        _skill_for,
        _skill_against,
        name=lambda skill, base: base.skills[skill].name,
        question="how well you know {}",
        ask="How well do you know {}?",
        nouns=("skill", "skills"),
        lists_gaps=True,
        is_reason=_skill_is_reason,
    ),
    "occupation": KindWords(
        _way_in,
        _way_in,
        name=lambda _occupation, _base: "what you do for a living today",
        question="{}",
    ),
    "activity": KindWords(
        _activity,
        _activity,
        name=lambda activity, base: base.activities[activity].name.lower(),
        question="whether you like {}",
        ask="Do you like {}?",
        nouns=("activity", "activities"),
        is_reason=_activity_is_reason,
    ),
    "value": KindWords(
        _value,
        _value,
        name=lambda value, base: base.values[value].name.lower(),
        question="how much {} matters to you",
        nouns=("value", "values"),
    ),
    "education": KindWords(
        _degree_for,
        _degree_against,
        name=lambda _degree, _base: "highest degree",
        question="your {}",
        is_reason=_degree_is_reason,
    ),
    "experience": KindWords(
        lambda answer, role, base: _compared_years(answer, role, base) or _enough_years(answer, role),
        _years_against,
        name=lambda years, _base: _YEARS_OF.get(years, "work"),
        question="how many years of {} you have behind you",
        is_reason=_years_are_reason,
    ),
    "industry": KindWords(
        _of_industry("Found"),
        _of_industry("Rare"),
        name=lambda industry, base: base.industries[industry].name.lower(),
        question="whether you'd like to work in {}",
    ),
}
