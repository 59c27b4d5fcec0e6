"""Signals: each one reads one kind of answer and returns its weight of evidence for every role, in nats.

A scoring idea is one function here and one entry in `SIGNALS`. Evidence is positive for the roles that the
answer speaks for and negative for those that it speaks against. One person and a cohort are read by the same
code.
"""

from collections.abc import Callable, Iterator
from math import fsum, log1p

from careerpath_cli.knowledge.model.matching import Scoring
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import implied_levels
from careerpath_cli.matching.model import MatchingModel, RoleWeights
from careerpath_cli.matching.weights import DEGREE, RoleModel
from careerpath_cli.profile.kinds import INTERESTED, PRESENT, Topic
from careerpath_cli.profile.model import ExperienceAnswer, Profile
from careerpath_cli.record import record

YEARS: Topic = ("experience", "years")


@record
class Observation:
    """One answer's weight of evidence for the roles that it bears on.

    `inferred_from` is the skill that this one was inferred from, because it implies it or is related to it.
    `at_least` says that the true answer may be higher, because not everything was asked.
    """

    topic: Topic
    answer: str
    evidence: RoleWeights
    inferred_from: str = ""
    at_least: bool = False


def observations(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Yield the weight of evidence of each answer in a profile, for all roles at once."""
    for signal in SIGNALS:
        yield from signal(profile, model)


def skill_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh each skill as stated or as inferred from other skills, whichever is worth more for a role.

    Only a skill that was asked about and is missing counts against a role. An inferred skill is not an answer
    of its own: it earns less than a stated one, and never counts against a role.
    """
    inferred = _inferred_weights(profile, model)
    for skill, level in profile.skills.items():
        topic: Topic = ("skill", skill)
        evidence = model.evidence(topic, level)
        transferred = inferred.pop(skill, None)
        higher = {} if transferred is None or level == "none" else _higher(transferred, evidence)
        if not higher:
            yield Observation(topic, level, evidence)
            continue
        stated = tuple((index, nats) for index, nats in evidence if index not in higher)
        yield Observation(topic, level, stated)
        yield from _by_source(topic, level, higher)
    for skill, transferred in inferred.items():
        yield from _by_source(("skill", skill), "", transferred)


def _higher(transferred: dict[int, tuple[float, str]], evidence: RoleWeights) -> dict[int, tuple[float, str]]:
    """Return the inferred weights that exceed the stated evidence, by role index."""
    stated = dict(evidence)
    return {index: weight for index, weight in transferred.items() if weight[0] > stated[index]}


def _by_source(topic: Topic, answer: str, weights: dict[int, tuple[float, str]]) -> Iterator[Observation]:
    """Yield the inferred weights of a skill as one observation for each skill that they come from."""
    by_source: dict[str, list[tuple[int, float]]] = {}
    for index, (nats, source) in weights.items():
        by_source.setdefault(source, []).append((index, nats))
    for source, evidence in by_source.items():
        yield Observation(topic, answer, tuple(evidence), inferred_from=source)


def _inferred_weights(profile: Profile, model: MatchingModel) -> dict[str, dict[int, tuple[float, str]]]:
    """Return, by skill and role index, the most nats that another skill earns for it, and that skill.

    Only the strongest inference counts: several skills that imply the same one are not independent evidence.
    """
    best: dict[str, dict[int, tuple[float, str]]] = {}
    for source, level in sorted(profile.skills.items()):
        if level == "none":
            continue
        for target, evidence in transferred_weights(source, level, model):
            strongest = best.get(target)
            if strongest is None:
                best[target] = {index: (nats, source) for index, nats in evidence}
                continue
            for index, nats in evidence:
                if index not in strongest or nats > strongest[index][0]:
                    strongest[index] = (nats, source)
    return best


def transferred_weights(source: str, level: Level, model: MatchingModel) -> list[tuple[str, RoleWeights]]:
    """Return the evidence that a skill at a level earns for the skills that it implies or is related to."""
    known = model.transferred.get((source, level))
    if known is not None:
        return known
    discount = model.scoring.inferred
    targets = [
        *(
            (skill, implied, discount)
            for skill, implied in implied_levels(source, level, model.prerequisites)
        ),
        *((skill, level, discount * transfer) for skill, transfer in model.relations.get(source, ())),
    ]
    transferred = []
    for target, inferred_level, share in targets:
        evidence = model.evidence(("skill", target), inferred_level)
        earned = tuple((index, share * nats) for index, nats in evidence if nats > 0)
        if earned:
            transferred.append((target, earned))
    model.transferred[source, level] = transferred
    return transferred


def education_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh the highest degree."""
    degree = profile.education.degree
    if degree is not None:
        yield Observation(DEGREE, degree, model.evidence(DEGREE, degree))


def experience_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh years against what a role usually asks for, or against those of people surveyed in the role."""
    answers = profile.experience
    for which, years in (("coding_years", answers.coding_years), ("ml_years", answers.ml_years)):
        if years is not None:
            yield Observation(("experience", which), f"{years:g}", _measured_evidence(which, years, model))
    at_least = years_unasked(answers)
    for years, evidence in _seniority_evidence(profile, model).items():
        yield Observation(YEARS, f"{years:.1f}", tuple(evidence), at_least=at_least)


def _measured_evidence(which: str, years: float, model: MatchingModel) -> RoleWeights:
    """Return what years are worth for the titles they were measured of, against the one they point to most.

    Years never speak for a role: having none of them would be a reason to apply for the title with the
    fewest. Where coding counts and nothing was measured, they are worth what they are on average.
    """
    measured = {
        index: slope.weight * (log1p(years) - slope.mean)
        for index, role in enumerate(model.roles)
        for slope in role.measured_years
        if slope.which == which
    }
    if not measured:
        return ()
    slopes = {slope for role in model.roles for slope in role.measured_years if slope.which == which}
    usual = fsum(slope.weight * (log1p(years) - slope.mean) for slope in slopes) / len(slopes)
    highest = max(measured.values())
    return tuple(
        (index, measured.get(index, usual) - highest)
        for index, role in enumerate(model.roles)
        if index in measured or (role.coding_counts and not role.years_above)
    )


def relevant_years(profile: Profile, role: RoleModel, scoring: Scoring) -> float | None:
    """Return a person's years of experience as a role counts them; None where no years were answered.

    Years of machine learning count everywhere, years of coding where the role asks for a programming
    language, and years of any work where people of the person's occupation are known to move to the role. The
    kind that comes to the most counts.
    """
    answers, rates = profile.experience, scoring.experience
    if answers.ml_years is answers.coding_years is answers.total_years is None:
        return None
    return max(
        (answers.ml_years or 0.0) * rates.year_of_ml,
        (answers.coding_years or 0.0) * rates.year_of_coding if role.coding_counts else 0.0,
        (answers.total_years or 0.0) * rates.year_of_way_in if has_way_in(profile, role) else 0.0,
    )


def years_in_field(profile: Profile, scoring: Scoring) -> float | None:
    """Return years of machine learning or of coding, whichever are more; None where neither was answered."""
    answers, rates = profile.experience, scoring.experience
    years = ((answers.ml_years, rates.year_of_ml), (answers.coding_years, rates.year_of_coding))
    return max((count * rate for count, rate in years if count is not None), default=None)


def has_way_in(profile: Profile, role: RoleModel) -> bool:
    """Return whether people of the person's occupation are known to move to a role."""
    return ("occupation", profile.occupation_id) in role.answer_weights


def years_unasked(answers: ExperienceAnswer) -> bool:
    """Return whether years in the field were not all asked about, so that more may count than is known."""
    return answers.ml_years is None or answers.coding_years is None


def _seniority_evidence(profile: Profile, model: MatchingModel) -> dict[float, list[tuple[int, float]]]:
    """Return by relevant years what these are worth: enough or too few, and for an entry role too many.

    Roles whose people's years were measured are left out: for these, only the measured weights count.
    """
    by_years: dict[float, list[tuple[int, float]]] = {}
    held: frozenset[Topic] = frozenset(
        ("skill", skill) for skill, level in profile.skills.items() if level != "none"
    )
    for index, role in enumerate(model.roles):
        years = relevant_years(profile, role, model.scoring) if role.by_level else None
        evidence = seniority(years, role, held, model.scoring)
        if years is not None and evidence:
            by_years.setdefault(years, []).append((index, evidence))
    return by_years


def core_known(role: RoleModel, known: frozenset[Topic], scoring: Scoring) -> float:
    """Return how much is known of the skills that only a role and few others are about, from 0 to 1."""
    enough = min(scoring.core.enough, len(role.core_skills))
    return min(1.0, len(role.core_skills & known) / enough) if enough else 1.0


def seniority(years: float | None, role: RoleModel, held: frozenset[Topic], scoring: Scoring) -> float:
    """Return what relevant years are worth for a role's place on the ladder; 0 where they aren't known.

    A junior role gains what the role that it specializes would lose for years that are missing, as far as
    something of its core is among the skills held.
    """
    rates = scoring.experience
    if years is None:
        return 0.0
    if role.entry and years >= rates.entry_ends:
        return rates.beyond_entry
    if role.entry:
        short_of = max(0.0, 1 - years / role.years_above) if role.years_above else 0.0
        suited = core_known(role, held, scoring) if short_of else 0.0
        return rates.within_entry + rates.junior * short_of * suited
    return rates.enough if years >= role.years else role.missing_year * (role.years - years)


def occupation_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh what the person does today, for the roles that people of this occupation move to."""
    if profile.occupation_id is not None:
        topic: Topic = ("occupation", profile.occupation_id)
        yield Observation(topic, PRESENT, model.evidence(topic, PRESENT))


def activity_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh how much the person likes a role's day-to-day activities."""
    for activity, attitude in profile.activities.items():
        topic: Topic = ("activity", activity)
        yield Observation(topic, attitude, model.evidence(topic, attitude))


def value_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh what matters to the person against what a role offers."""
    for value, weight in profile.values.items():
        topic: Topic = ("value", value)
        evidence = model.evidence(topic, weight)
        yield Observation(topic, weight, tuple((index, nats) for index, nats in evidence if nats))


def industry_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh industries of interest; a role found in several of them counts once."""
    counted: set[int] = set()
    for industry in profile.industries:
        topic: Topic = ("industry", industry)
        evidence = [
            (index, nats) for index, nats in model.evidence(topic, INTERESTED) if index not in counted
        ]
        counted.update(index for index, _ in evidence)
        yield Observation(topic, INTERESTED, tuple(evidence))


Signal = Callable[["Profile", MatchingModel], Iterator[Observation]]
SIGNALS: tuple[Signal, ...] = (
    skill_signal,
    education_signal,
    experience_signal,
    occupation_signal,
    activity_signal,
    value_signal,
    industry_signal,
)
