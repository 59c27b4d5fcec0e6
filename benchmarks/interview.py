"""How long the interview takes and what stopping early costs, measured by letting known people answer it.

usage: python benchmarks/interview.py LABELLED [--every N] [--picture FILE.svg]

LABELLED is a file that `careerpath eval` takes: JSON Lines of profiles with `accept` or `first`, or a YAML
list of personas. A person ticks, chooses and rates as their profile says, and skips whatever it does not
say; screens show only skills that somebody in the file was asked about, and in the end only skills that the
person was asked about count. For each mode, and for a default interview in random order, the table shows how
many prompts it took, how often it stopped because no open question could change the first three, hit@3, and
how many of the first three roles of the whole profile are among the first three of the answers.
The picture shows hit@3 by the number of prompts, for the adaptive and the random order.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from careerpath_cli.evaluation.people import Grades, KnownPerson, known_people, known_people_of_lines
from careerpath_cli.interview.answers import NONE_OF_THESE, Answers, profile_from_answers
from careerpath_cli.interview.flow import next_prompt, open_prompts
from careerpath_cli.interview.prompts import question_of
from careerpath_cli.knowledge.model.person import part_and_name
from careerpath_cli.knowledge.model.scales import ATTITUDES, LEVELS, VALUE_WEIGHTS
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching.model import build_model
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import resolve
from careerpath_cli.storage.json_lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.interview.prompt import Prompt
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.questions import Mode, Question
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.model import MatchingModel

NEUTRAL = ATTITUDES.index("neutral")
HIT = 3


@dataclass(frozen=True, slots=True)
class Walk:
    """One run through an interview: the rank of the right role after each prompt, and how it ended."""

    ranks: tuple[int, ...]
    settled: bool
    shared: int


@dataclass(frozen=True, slots=True)
class Study:
    """The knowledge bases to ask with (`asked`: only skills that the file knows of) and to rank with."""

    asked: KnowledgeBase
    base: KnowledgeBase
    model: MatchingModel
    labels: tuple[tuple[str, ...], ...]


def main() -> None:
    """Let everybody answer, print the table and draw the picture."""
    options = arguments()
    base = load_base()
    people = read(options.file, base)[:: options.every]
    known = {skill for person in people for skill in person.profile.skills}
    labels = sorted({person.right for person in people if not isinstance(person.right, Grades)})
    study = Study(only(known, base), base, build_model(base), tuple(labels))
    modes: list[tuple[str, Mode, bool]] = [
        ("quick", "quick", False),
        ("default", "default", False),
        ("everything", "full", False),
        ("default, in random order", "default", True),
    ]
    walks = {
        name: [walk(person, study, mode, shuffled) for person in people] for name, mode, shuffled in modes
    }
    whole = sum(rank(person.profile, person, study) <= HIT for person in people) / len(people)
    print(f"{len(people):,} people; hit@3 of their whole profiles {whole:.3f}")
    print("| interview | prompts, median | most | stopped by itself | hit@3 | first three shared |")
    print("|---|---|---|---|---|---|")
    for name, in_mode in walks.items():
        lengths = [len(walked.ranks) for walked in in_mode]
        settled = sum(walked.settled for walked in in_mode) / len(in_mode)
        hit = sum(walked.ranks[-1] <= HIT for walked in in_mode) / len(in_mode)
        shared = sum(walked.shared for walked in in_mode) / len(in_mode)
        print(f"| {name} | {median(lengths):g} | {max(lengths)} | {settled:.0%} | {hit:.3f} | {shared:.2f} |")
    if options.picture:
        curves = {name: curve(walks[name]) for name in ("default", "default, in random order")}
        options.picture.write_text(picture(curves), encoding="utf-8")


def arguments() -> argparse.Namespace:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--picture", type=Path)
    return parser.parse_args()


def read(path: Path, base: KnowledgeBase) -> list[KnownPerson]:
    """Return the people of a file, with all that they would answer."""
    yaml = path.suffix in (".yaml", ".yml")
    entries = known_people(path, base) if yaml else known_people_of_lines(read_lines(str(path)), base)
    return [entry.person for entry in entries if entry.person is not None and not entry.person.form]


def only(known: set[str], base: KnowledgeBase) -> KnowledgeBase:
    """Return the base without skills that nobody in the file was asked about."""
    roles = {
        role.id: replace(role, needs=tuple(need for need in role.needs if need.skill in known))
        for role in base.roles.values()
    }
    occupations = {
        entry.id: replace(
            entry, skills={skill: level for skill, level in entry.skills.items() if skill in known}
        )
        for entry in base.occupations.values()
    }
    skills = {skill.id: skill for skill in base.skills.values() if skill.id in known}
    return replace(base, skills=skills, roles=roles, occupations=occupations)


def walk(person: KnownPerson, study: Study, mode: Mode, shuffled: bool) -> Walk:  # noqa: FBT001 - a column
    """Return one person's run through an interview."""
    random = Random(1)  # noqa: S311 - an order, no secret
    answers, ranks, profile = Answers(), list[int](), Profile()
    while True:
        following = next_prompt(answers, study.asked, study.model, mode)
        prompt = following.prompt
        if shuffled and len(answers.given) < study.asked.interview[mode].prompts:
            question = question_of(prompt.id, study.asked) if prompt else None
            if question is None or not question.gate:
                others = [candidate for _, candidate in open_prompts(answers, study.asked, mode)]
                prompt = random.choice(others) if others else None
        if prompt is None:
            settled = following.settled and not shuffled
            return Walk(tuple(ranks), settled, len(first(profile, study) & first(person.profile, study)))
        answers = answers.adding(prompt.id, answer(prompt, person.profile, study.asked))
        profile = resolve(profile_from_answers(answers, study.asked), study.base)
        skills = {skill: level for skill, level in profile.skills.items() if skill in person.profile.skills}
        profile = replace(profile, skills=skills)
        ranks.append(rank(profile, person, study))


def first(profile: Profile, study: Study) -> set[str]:
    """Return the first three roles for a profile; none where nothing was answered."""
    if not says_something(profile):
        return set()
    return {match.role for match in rank_roles(profile, study.model, study.base, explained=False)[:HIT]}


def rank(profile: Profile, person: KnownPerson, study: Study) -> int:
    """Return the rank of a person's right role for a profile; the last rank where nothing was answered."""
    if not says_something(profile):
        return len(study.base.roles)
    totals = {
        match.role: match.total for match in rank_roles(profile, study.model, study.base, explained=False)
    }
    if isinstance(person.right, Grades):
        best = max(totals[role] for role in person.right.first)
        return 1 + sum(total > best for total in totals.values())
    by_label = {label: max(totals[role] for role in label) for label in study.labels}
    return 1 + sum(total > by_label[person.right] for total in by_label.values())


def answer(prompt: Prompt, person: Profile, base: KnowledgeBase) -> tuple[str, ...] | None:
    """Return the answer that the profile gives; None skips."""
    question = question_of(prompt.id, base)
    assert question is not None
    values = [choice.value for choice in prompt.choices]
    match question.kind:
        case "best" | "worst":
            return _task(values, person, 1 if question.kind == "best" else -1)
        case "attitude":
            attitude = person.activities.get((question.says or "").partition(".")[2])
            return None if attitude is None else (attitude,)
        case "groups":
            held = [skill for skill, level in person.skills.items() if level != "none"]
            return (
                tuple(dict.fromkeys(base.skills[skill].group for skill in held if skill in base.skills))
                or None
            )
        case "screen" | "rest":
            return _ticked(prompt, person, base)
        case "essentials" | "unaided" | "consulted":
            least: Level = {"essentials": "aware", "unaided": "proficient"}.get(question.kind, "expert")  # type: ignore[assignment]
            return _at_least(least, values, person) or (NONE_OF_THESE,)
        case "either":
            return _value(values, person)
        case _:
            return _fact(question, values, person)


def _task(values: Sequence[str], person: Profile, sign: int) -> tuple[str, ...] | None:
    felt = {
        activity: sign * (ATTITUDES.index(person.activities[activity]) - NEUTRAL)
        for activity in values
        if activity in person.activities
    }
    best = max(felt, key=lambda activity: felt[activity], default=None)
    return (best,) if best is not None and felt[best] > 0 else None


def _ticked(prompt: Prompt, person: Profile, base: KnowledgeBase) -> tuple[str, ...]:
    groups = prompt.id.partition(":")[2].split("+")
    offered = [choice.value for choice in (*prompt.choices, *prompt.findable)]
    held = [
        skill
        for skill in offered
        if person.skills.get(skill, "none") != "none" and base.skills[skill].group in groups
    ]
    return tuple(held) or (NONE_OF_THESE,)


def _at_least(level: Level, values: Sequence[str], person: Profile) -> tuple[str, ...]:
    return tuple(
        skill for skill in values if LEVELS.index(person.skills.get(skill, "none")) >= LEVELS.index(level)
    )


def _value(values: Sequence[str], person: Profile) -> tuple[str, ...] | None:
    weights = {value: VALUE_WEIGHTS.index(person.values[value]) for value in values if value in person.values}
    return (max(weights, key=lambda value: weights[value]),) if weights else None


def _fact(question: Question, values: Sequence[str], person: Profile) -> tuple[str, ...] | None:
    """Return the answer to a gate from the profile's field that it fills."""
    if question.says is None:
        return None
    part, name = part_and_name(question.says)
    said = getattr(getattr(person, part) if part else person, name, None)
    if said is None:
        return None
    if question.kind == "text":
        return (said,)
    if isinstance(said, float):
        return (min(values, key=lambda value: abs(float(value) - said)),)
    return (said,) if said in values else None


def curve(walks: Sequence[Walk]) -> list[float]:
    """Return hit@3 after each number of prompts; whoever has finished keeps their last rank."""
    longest = max(len(walked.ranks) for walked in walks)
    return [
        sum(walked.ranks[min(count, len(walked.ranks)) - 1] <= HIT for walked in walks) / len(walks)
        for count in range(1, longest + 1)
    ]


def picture(curves: dict[str, list[float]]) -> str:
    """Return an SVG of curves of shares (0 to 1) by number of prompts, readable on light and dark pages."""
    width, height, left, bottom = 640, 320, 50, 40
    longest = max(map(len, curves.values()))

    def at(count: float, share: float) -> str:
        across = left + (width - left - 20) * count / longest
        return f"{across:.1f},{height - bottom - (height - bottom - 20) * share:.1f}"

    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            'font-family="sans-serif" font-size="12" role="img" aria-label="hit@3 by number of prompts">'
        ),
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for step in range(11):
        x, y = at(0, step / 10).split(",")
        parts.append(f'<path d="M{x},{y} H{width - 20}" stroke="#dddddd"/>')
        parts.append(f'<text x="{left - 8}" y="{y}" text-anchor="end" dy="4">{step / 10:.1f}</text>')
    for count in range(0, longest + 1, 4):
        x = at(count, 0).split(",")[0]
        parts.append(f'<text x="{x}" y="{height - 20}" text-anchor="middle">{count}</text>')
    parts.append(f'<text x="{width / 2}" y="{height - 4}" text-anchor="middle">prompts put</text>')
    for (name, shares), colour in zip(curves.items(), ("#1b6ca8", "#c0562b"), strict=True):
        points = " ".join(at(count, share) for count, share in enumerate(shares, start=1))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        x, y = at(longest * 0.62, 0.2 if colour == "#1b6ca8" else 0.1).split(",")
        parts.append(f'<text x="{x}" y="{y}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    main()
