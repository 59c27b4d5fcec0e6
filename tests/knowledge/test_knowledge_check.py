"""The rules of the knowledge base: each is broken in one place of a copy, and just that is reported."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerpath_cli.errors import FileProblemError, InvalidContentError
from careerpath_cli.knowledge import check
from careerpath_cli.knowledge.check import read_base, statistics
from careerpath_cli.knowledge.draft import Draft
from careerpath_cli.knowledge.files import KINDS, data_directory, source_files
from careerpath_cli.knowledge.rules import QUALITY_RULES, RULES, Rule
from careerpath_cli.knowledge.rules.roles import taught_by_projects
from careerpath_cli.storage import yaml_documents as documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from careerpath_cli.errors import Problem

TINY_BASE = Path(__file__).parent.parent / "tiny_base"
ENTRIES = {
    "certificates": """
- id: carving-badge
  name: Carving Badge
  provider: The village
  level: foundation
  cost: low
  address: https://badge.example/
  state: current
  basis: The village says so.
  skills: [whittling]
  roles: [carver]
  checked: 2026-11-20
- id: old-badge
  name: Old Badge
  provider: The village
  level: foundation
  cost: low
  address: https://old.example/
  state: retired
  retired: 2025-01
  replaced_by: carving-badge
  basis: The village says so.
  skills: [knives]
  roles: [senior-carver]
""",
    "outlook": """
- id: more-spoons
  applies_to: [carver]
  what: growth
  growth_percent: 3
  until: 2030
  by: The village
  place: Bavaria
  source: village
""",
    "pay": """
- id: senior-carver
  source: village
  titles:
    - title: Head Carver
      rows:
        - {country: DE, currency: EUR, level: all, n: 3, low: 2, high: 4, p10: 1, p25: 2, p50: 3, p75: 4,
           p90: 5, years: "1899"}
    - title: Joiner
      proxy: true
      rows: []
""",
    "posts": """
- id: senior-carver
  word: few
  advertised: 40
  sources: [village]
""",
    "hiring": """
- id: woodwork
  name: Woodwork
  roles: [carver]
  rounds: [{name: Trial, asks: a spoon}]
  questions: [Which wood?]
  task: {what: A spoon, hours: [1, 3], hand_in: the spoon}
  results: [spoons a day]
  people: [{who: A joiner, ask: Which knife?}]
  boards: [{name: the village green}]
  entrances: [{suits: anybody, way: a stall}]
  sources: [handbook]
""",
    "packages": """
- {id: whittling, skill: whittling, names: {python: [spoon-maker, spoons]}, files: ["*.spoon"]}
- {id: more-whittling, skill: whittling, names: {r: [spoons]}}
""",
    "trends": """
- id: spoons
  name: Spoons
  summary: More of them.
  skills: [whittling]
  roles: [carver]
  sources: [village]
  watch: Soup.
""",
    "wages": """
- id: 51-7099
  title: Woodworkers
  source: village
  place: Bavaria
  currency: EUR
  employed: 3
  mean: 3
  p10: 1
  p25: 2
  p50: 3
  p75: 4
  p90: null
""",
    "choices": """
- id: cutting-tool
  name: a tool that cuts
  skills: [whittling, knives]
  choose: The sharper one.
""",
    "communities": """
- id: carvers
  name: Carvers' guild
  kind: community
  summary: Meets on Mondays.
  domains: [any]
  groups: [engineering]
  address: https://carvers.example/
""",
    "domains": """
- id: woodwork
  name: Woodwork
  summary: Making things of wood.
  sources: [handbook]
""",
    "effort": """
- id: endless
  name: A lifetime
  basis: "Judgement: nobody has finished yet."
  steps:
    - {level: aware, low: 1, high: 3}
    - {level: working, low: 5, high: 15}
    - {level: proficient, low: 10, high: 40}
    - {level: expert, low: 60, high: 60}
""",
    "experience": """
- id: carving-week
  name: A carving week
  summary: Carve for a week.
  hours: [10, 40]
  suits: [student]
  domains: [any]
  groups: [engineering]
""",
    "industries": """
- {id: toys, name: Toys}
- {id: games, name: Games}
""",
    "occupations": """
- id: joiner
  name: Joiner
  aliases: [cabinetmaker]
  code: 51-7011.00
  industries: [toys]
  skills: {knives: working}
  moves:
    - {role: senior-carver, how: by carving at weekends}
  material: The offcuts of the workshop.
""",
    "practice": """
- id: village-survey
  title: Carvers
  source: handbook
  roles: [carver]
  includes: [senior-carver]
  n: 3
  skills:
    - {skill: whittling, share: 1, asked: 3}
    - {skill: python, share: 0, asked: 3}
  activities:
    - {activity: build-pipelines, share: 0.5, asked: 2}
    - {activity: train-models, share: 0.5, asked: 2}
  degrees:
    - {degree: bachelor, share: 0.5, asked: 2}
    - {degree: master, share: 0.5, asked: 2}
""",
    "questions": """
- id: knife
  part: You
  text: Do you have a knife?
  why: Carving needs one.
  kind: text
  when:
    unless: [student]
    question: level
- id: carving
  part: Your days
  text: "A whole day of carving: how would you like it?"
  why: It is the job.
  kind: attitude
  says: activities.build-pipelines
- id: wood-studies
  part: You
  text: Which wood did you study?
  why: There are many.
  kind: text
  says: education.field
- id: least-pay
  part: You
  text: What must it pay?
  why: Spoons pay little.
  kind: one
  says: constraints.min_salary
  choices:
    - {value: "40000", label: A little}
    - {value: "80000.5", label: Much}
- id: pay-or-stability
  part: What matters
  text: Which?
  why: Carvers have one of them.
  kind: either
  choices:
    - {value: pay, label: Pay}
    - {value: stability, label: Stability}
""",
    "resources": """
- id: carving-course
  name: Carving course
  provider: The village
  kind: course
  address: https://village.example/
  cost: free
  teaches: {whittling: working, python: aware}
  hours: [4, 8]
  basis: judged
  seen: 2026-11-21
- id: sandpaper-book
  name: Sandpaper book
  provider: The village
  kind: book
  address: https://sandpaper.example/
  cost: free
  teaches: {sandpaper: working}
  state: retired
  part_of: carving-course
""",
    "roles": """
- id: senior-carver
  name: Senior Carver
  summary: Lets others make small things of wood.
  ladder: {level: mid, source: handbook}
  domains: [woodwork]
  industries: [toys]
  sources: [handbook]
  needs:
    - {skill: whittling, level: expert, importance: essential, why: others ask}
  activities: []
  offers: []
  education: {minimum: none, usual: none, fields: [], note: None is asked., source: handbook}
  portfolio: {title: A chair, brief: Carve one., proof: It holds people., hours: [50, 50]}
  week: {data-engineering: 10, modelling: 20, deployment: 30, analysis: 30, writing: 10}
  suits: [Likes wood.]
  not_for: [Fears knives.]
  ways_in:
    - {occupation: joiner, name: Joiner, change: works smaller}
  ways_on:
    - {role: carver, name: Another, change: works larger}
  occupations:
    onet: {fit: part, code: 51-7099.00, title: "Woodworkers, All Other"}
    esco: {fit: none}
  titles: [Head Carver]
  try_it: {title: A peg, brief: Carve one., hours: [2, 3], tells: If it was fun.}
  juniors: {reality: There are few., way: Sweeping.}
  trends: []
- id: carver
  name: Carver
  aliases:
    - wood carver
    - whittler
  summary: Makes small things of wood.
  ladder:
    level: entry
    experience_years: [0, 2]
    source: handbook
  domains: [woodwork]
  industries: [toys]
  sources: [handbook]
  needs:
    - {skill: whittling, level: working, importance: essential, why: it is the job}
    - {skill: python, level: aware, hired_at: none, importance: minor}
  activities:
    - {activity: build-pipelines, share: core}
    - {activity: train-models, share: regular}
  offers:
    - {value: pay, degree: weak}
    - {value: stability, degree: strong}
  education:
    minimum: none
    usual: bachelor
    fields: []
    note: None is asked.
    source: handbook
  portfolio:
    title: A spoon
    brief: Carve one.
    proof: It holds soup.
    hours: [5, 10]
  week: {data-engineering: 10, modelling: 20, deployment: 30, analysis: 30, writing: 10}
  suits: [Likes wood.]
  not_for: [Fears knives.]
  ways_in:
    - {role: null, name: Joiner, change: works smaller}
  ways_on:
    - {role: senior-carver, name: Another, change: works larger}
  occupations:
    onet: {fit: part, code: 51-7099.00, title: "Woodworkers, All Other"}
    esco: {fit: none}
  titles: [Carving Engineer]
  try_it: {title: A peg, brief: Carve one., hours: [2, 3], tells: If it was fun.}
  juniors: {reality: There are few., way: Sweeping.}
  trends: [spoons]
  parent: senior-carver
  salaries:
    - {low: 9, high: null, currency: EUR, place: Bavaria, kind: base, qualifier: average, source: village}
    - {low: 1, high: 2, currency: EUR, place: Bavaria, kind: total, qualifier: average, source: village}
""",
    "skills": """
- id: knives
  name: Knives
  group: engineering
  kind: tool
  summary: Keeping them sharp.
  prevalence: rare
  effort: endless
  levels: {aware: has seen it, working: does it, proficient: does it well, expert: teaches it}
  proof: {working: Shavings.}
  prerequisites:
    - {skill: sql, level: aware}
- id: sandpaper
  name: Sandpaper
  group: engineering
  kind: tool
  summary: Mending what the knife did.
  prevalence: rare
  effort: endless
  levels: {aware: has seen it, working: does it, proficient: does it well, expert: teaches it}
  proof: {working: Shavings.}
  related:
    - {skill: whittling, strength: slight}
- id: whittling
  name: Whittling
  group: engineering
  kind: practice
  summary: Making small things of wood.
  prevalence: rare
  effort: endless
  levels: {aware: has seen it, working: does it, proficient: does it well, expert: teaches it}
  proof: {working: Shavings.}
  aliases:
    - wood carving
    - spoon carving
  counts: {Whittling: [listed, part]}
  prerequisites:
    - {skill: python, level: aware}
    - {skill: knives, level: working}
  related:
    - {skill: sql, strength: slight}
    - {skill: statistics, strength: slight}
""",
    "sources": """
- id: village
  title: The village chronicle
  kind: article
  date: "1899"
- title: The annals
  id: annals
  kind: article
""",
}
"""Entries that are valid as they stand, each put at the end of its file."""


@dataclass(frozen=True)
class Break:
    """In the file of `kind`, `old` becomes `new` where it stands last; that line is then wrong."""

    kind: str
    old: str
    new: str
    message: str


NEEDS = """  needs:
    - {skill: whittling, level: working, importance: essential, why: it is the job}
    - {skill: python, level: aware, hired_at: none, importance: minor}
"""
WAGE = """- id: 51-7099
  title: Woodworkers
  source: village
  place: Bavaria
  currency: EUR
  employed: 3
  mean: 3
  p10: 1
"""
BREAKS: dict[str, list[Break]] = {
    "unique_ids": [
        Break(
            "industries",
            "id: games",
            "id: finance",
            "finance: this id is already used by an entry above; choose another",
        ),
        Break(
            "sources",
            "id: annals",
            "id: survey",
            "survey: this id is already used by an entry above; choose another",
        ),
    ],
    "unique_names": [
        Break(
            "roles",
            "name: Carver",
            "name: senior CARVER",
            "carver: its name already belongs to senior-carver; choose another",
        ),
        Break(
            "industries",
            "name: Games",
            "name: Finance",
            "games: its name already belongs to finance; choose another",
        ),
        Break(
            "industries",
            "id: games",
            "id: fi-nance",
            "fi-nance: its name already belongs to finance; choose another",
        ),
        Break(
            "roles",
            "wood carver",
            "Senior-Carver",
            "carver: alias 'Senior-Carver' already belongs to senior-carver; remove it",
        ),
        Break(
            "skills",
            "wood carving",
            "PYTHON",
            "whittling: alias 'PYTHON' already belongs to python; remove it",
        ),
        Break(
            "skills",
            "wood carving",
            "whit tling",
            "whittling: alias 'whit tling' repeats another of its names; remove it",
        ),
        Break(
            "skills",
            "spoon carving",
            "Woodcarving",
            "whittling: alias 'Woodcarving' repeats another of its names; remove it",
        ),
        Break("skills", "spoon carving", "'*-*'", "whittling: alias '*-*' has no letter or digit; remove it"),
    ],
    "resolved_titles": [
        Break(
            "roles",
            "titles: [Carving Engineer]",
            "titles: [Head Carver]",
            "carver: title 'Head Carver' leads to senior-carver; remove one of them",
        ),
    ],
    "known_counts": [
        Break(
            "skills",
            "counts: {Whittling: [listed, part]}",
            "counts: {carving: [listed]}",
            "whittling: counts: 'carving' is neither its name nor an alias",
        ),
        Break(
            "skills",
            "counts: {Whittling: [listed, part]}",
            "counts: {wood carving: [ambiguous, part]}",
            "whittling: counts: 'wood carving' needs one word, or `part` beside another",
        ),
        Break(
            "skills",
            "counts: {Whittling: [listed, part]}",
            "counts: {Whittling: [listed, cased]}",
            "whittling: counts: 'Whittling' can count in one way only: listed, cased",
        ),
        Break(
            "skills",
            "counts: {Whittling: [listed, part]}",
            "counts: {Whittling: [ambiguous]}",
            "whittling: counts: 'Whittling' is its id, which is never ambiguous",
        ),
    ],
    "known_references": [
        Break(
            "skills",
            "{skill: knives, level: working}",
            "{skill: knifes, level: working}",
            "whittling: 'knifes' is not in skills.yaml. Did you mean knives?",
        ),
        Break(
            "roles",
            "[woodwork]",
            "[x]",
            "carver: 'x' is not in domains.yaml. Correct the id, or add the entry.",
        ),
    ],
    "acyclic_prerequisites": [
        Break(
            "skills",
            "prerequisites:\n    - {skill: python, level: aware}\n    - {skill: knives,",
            "prerequisites:\n    - {skill: python, level: aware}\n    - {skill: whittling,",
            "whittling: prerequisites form a cycle: whittling → whittling; remove one of them",
        ),
    ],
    "relations_once": [
        Break(
            "skills",
            "{skill: statistics,",
            "{skill: whittling,",
            "whittling: is related to itself; remove this relation",
        ),
        Break(
            "skills",
            "{skill: statistics,",
            "{skill: sql,",
            "whittling: is already related to sql; keep one of the two",
        ),
        Break(
            "skills",
            "{skill: statistics,",
            "{skill: sandpaper,",
            "whittling: is already related to sandpaper; keep one of the two",
        ),
        Break(
            "skills",
            "{skill: statistics,",
            "{skill: knives,",
            "whittling: knives is already a prerequisite; keep one of the two",
        ),
    ],
    "distinct_parts": [
        Break(
            "roles",
            "{skill: python,",
            "{skill: whittling,",
            "carver: whittling is listed twice in needs; keep one of them",
        ),
        Break(
            "roles",
            "{activity: train-models,",
            "{activity: build-pipelines,",
            "carver: build-pipelines is listed twice in activities; keep one of them",
        ),
        Break(
            "roles",
            "{value: stability,",
            "{value: pay,",
            "carver: pay is listed twice in offers; keep one of them",
        ),
        Break(
            "skills",
            "{skill: knives, level: w",
            "{skill: python, level: w",
            "whittling: python is listed twice in prerequisites; keep one of them",
        ),
        Break(
            "practice",
            "{skill: python,",
            "{skill: whittling,",
            "village-survey: whittling is listed twice in skills; keep one of them",
        ),
        Break(
            "practice",
            "{activity: train-models,",
            "{activity: build-pipelines,",
            "village-survey: build-pipelines is listed twice in activities; keep one of them",
        ),
        Break(
            "practice",
            "{degree: master,",
            "{degree: bachelor,",
            "village-survey: bachelor is listed twice in degrees; keep one of them",
        ),
    ],
    "stated_sources": [
        Break("roles", "sources: [handbook]", "sources: []", "carver: has no source; add at least one"),
        Break("domains", "sources: [handbook]", "sources: []", "woodwork: has no source; add at least one"),
        Break("steps", "sources: [handbook]", "sources: []", "network: has no source; add at least one"),
        Break("trends", "sources: [village]", "sources: []", "spoons: has no source; add at least one"),
        Break("hiring", "sources: [handbook]", "sources: []", "woodwork: has no source; add at least one"),
    ],
    "stated_figures": [
        Break(
            "outlook",
            "- id: more-spoons\n  applies_to: [carver]\n  what: growth\n  growth_percent: 3\n",
            "- id: more-spoons\n  applies_to: [carver]\n  what: growth\n",
            "more-spoons: has no figure; give growth_percent, jobs_added or market_usd",
        ),
        Break(
            "outlook",
            "- id: more-spoons\n  applies_to: [carver]\n",
            "- id: more-spoons\n  applies_to: [carver]\n  code: 51-7099\n",
            "more-spoons: applies either to an occupation (`code`) or to roles (`applies_to`)",
        ),
    ],
    "ordered_ranges": [
        Break(
            "hiring",
            "hours: [1, 3]",
            "hours: [4, 3]",
            "woodwork: 4 to 3 is the wrong way round; put the lower number first",
        ),
        Break(
            "roles",
            "experience_years: [0, 2]",
            "experience_years: [2, 0.5]",
            "carver: 2 to 0.5 is the wrong way round; put the lower number first",
        ),
        Break(
            "roles",
            "hours: [5, 10]",
            "hours: [11, 10]",
            "carver: 11 to 10 is the wrong way round; put the lower number first",
        ),
        Break(
            "roles",
            "{low: 1, high: 2,",
            "{low: 3, high: 2,",
            "carver: 3 to 2 is the wrong way round; put the lower number first",
        ),
        Break(
            "effort",
            "expert, low: 60,",
            "expert, low: 61,",
            "endless: 61 to 60 is the wrong way round; put the lower number first",
        ),
        Break(
            "resources",
            "hours: [4, 8]",
            "hours: [9, 8]",
            "carving-course: 9 to 8 is the wrong way round; put the lower number first",
        ),
        Break(
            "experience",
            "hours: [10, 40]",
            "hours: [40, 10]",
            "carving-week: 40 to 10 is the wrong way round; put the lower number first",
        ),
    ],
    "real_levels": [
        Break(
            "roles",
            "python, level: aware",
            "python, level: none",
            "carver: python is needed at level none; choose a higher one",
        ),
        Break(
            "skills",
            "knives, level: working",
            "knives, level: none",
            "whittling: knives is needed at level none; choose a higher one",
        ),
        Break(
            "resources",
            "python: aware}",
            "python: none}",
            "carving-course: leads to level none of python; choose a higher one",
        ),
    ],
    "reasoned_needs": [
        Break(
            "roles",
            ", why: it is the job",
            "",
            "carver: whittling is required but has no `why`; say what the job uses it for",
        ),
        Break(
            "roles",
            "essential, why: it is the job",
            "important, why: ''",
            "carver: whittling is required but has no `why`; say what the job uses it for",
        ),
        Break(
            "roles",
            NEEDS,
            NEEDS.replace("essential", "useful"),
            "carver: requires no skill; make at least one need essential or important",
        ),
        Break(
            "roles",
            NEEDS,
            "  needs: []\n",
            "carver: requires no skill; make at least one need essential or important",
        ),
    ],
    "learnable_needs": [
        Break(
            "roles",
            "{skill: python,",
            "{skill: knives,",
            "carver: no current resource teaches knives; add one",
        ),
        Break(
            "roles",
            "{skill: python,",
            "{skill: sandpaper,",
            "carver: no current resource teaches sandpaper; add one",
        ),
    ],
    "complete_efforts": [
        Break(
            "effort",
            "steps:\n    - {level: aware, low: 1, high: 3}\n",
            "steps:\n",
            "endless: steps should be aware, working, proficient, expert, in this order",
        ),
        Break(
            "effort",
            "steps:\n    - {level: aware, low: 1, high: 3}\n",
            "steps:\n    - {level: none, low: 1, high: 3}\n",
            "endless: steps should be aware, working, proficient, expert, in this order",
        ),
        Break(
            "effort",
            "{level: working, low: 5, high: 15}",
            "{level: working, low: 5}",
            "endless: working takes either `low` and `high` hours, or `years`",
        ),
        Break(
            "effort",
            "steps:\n    - {level: aware, low: 1, high: 3}\n",
            "steps:\n    - {level: aware, years: [1, 3]}\n",
            "endless: a step by hours cannot follow one by years",
        ),
    ],
    "sane_dates": [
        Break(
            "sources",
            '"1899"',
            "21.11.2026",
            "village: '21.11.2026' is not a valid date; write 2026, 2026-11 or 2026-11-21",
        ),
        Break(
            "sources",
            '"1899"',
            "1899-1-2",
            "village: '1899-1-2' is not a valid date; write 2026, 2026-11 or 2026-11-21",
        ),
        Break(
            "resources",
            "2026-11-21",
            "soon",
            "carving-course: 'soon' is not a valid date; write 2026, 2026-11 or 2026-11-21",
        ),
        Break(
            "certificates",
            "2026-11-20",
            "soon",
            "carving-badge: 'soon' is not a valid date; write 2026, 2026-11 or 2026-11-21",
        ),
        Break(
            "certificates",
            "2025-01",
            "last year",
            "old-badge: 'last year' is not a valid date; write 2026, 2026-11 or 2026-11-21",
        ),
    ],
    "secure_addresses": [
        Break(
            "resources",
            "https://village.example/",
            "http://village.example/",
            "carving-course: 'http://village.example/' does not start with https://",
        ),
        Break(
            "communities",
            "https://carvers.example/",
            "carvers.example",
            "carvers: 'carvers.example' does not start with https://",
        ),
        Break(
            "certificates",
            "https://badge.example/",
            "badge.example",
            "carving-badge: 'badge.example' does not start with https://",
        ),
    ],
    "one_choice_each": [
        Break(
            "choices",
            "skills: [whittling, knives]",
            "skills: [whittling, whittling]",
            "cutting-tool: a choice needs at least two different skills",
        ),
        Break(
            "choices",
            "skills: [whittling, knives]",
            "skills: [whittling, pytorch]",
            "cutting-tool: pytorch is already in framework; keep one of the two",
        ),
    ],
    "one_measurement_each": [
        Break(
            "practice",
            "includes: [senior-carver]",
            "includes: [carver]",
            "village-survey: carver is already measured by village-survey; keep one of the two",
        ),
        Break(
            "practice",
            "roles: [carver]",
            "roles: [ml-engineer]",
            "village-survey: ml-engineer is already measured by survey-ml-engineer; keep one of the two",
        ),
    ],
    "one_hiring_each": [
        Break(
            "hiring",
            "roles: [carver]",
            "roles: [carver, ml-engineer]",
            "woodwork: ml-engineer is already in data-work; keep one of the two",
        )
    ],
    "packages_once": [
        Break(
            "packages",
            "{r: [spoons]}",
            "{python: [Spoon_Maker]}",
            "more-whittling: 'Spoon_Maker' already leads to whittling in whittling; remove it",
        ),
        Break(
            "packages",
            "names: {r: [spoons]}",
            'files: ["*.spoon"]',
            "more-whittling: '*.spoon' already leads to whittling in whittling; remove it",
        ),
        Break(
            "packages",
            "names: {r: [spoons]}",
            "lines: 3",
            "more-whittling: names no package and no file; add some, or remove it",
        ),
    ],
    "whole_weeks": [
        Break("roles", "modelling: 20,", "modelling: 21,", "carver: week adds up to 101, not 100"),
        Break(
            "roles",
            "{data-engineering: 10, modelling: 20,",
            "{data-engineering: -10, modelling: 40,",
            "carver: week has a share below 0",
        ),
    ],
    "described_levels": [
        Break(
            "skills",
            "levels: {aware: has seen it, ",
            "levels: {",
            "whittling: levels should be aware, working, proficient, expert, in this order",
        ),
    ],
    "consistent_certificates": [
        Break(
            "certificates",
            "state: retired",
            "state: current",
            "old-badge: is current, but its retired date is 2025-01",
        ),
        Break(
            "certificates",
            "state: current\n  basis: The village says so.\n  skills: [whittling]",
            "state: retired\n  basis: The village says so.\n  skills: [whittling]",
            "carving-badge: is retired, but its retired date is missing",
        ),
        Break(
            "certificates",
            "cost: low\n  address: https://badge",
            "replaced_by: old-badge\n  cost: low\n  address: https://badge",
            "carving-badge: is current but has a replacement; remove it, or set state to retired",
        ),
    ],
    "known_codes": [
        Break(
            "roles",
            "esco: {fit: none}",
            "esco: {fit: part}",
            "carver: esco: fit is part, but title is missing",
        ),
        Break("roles", "51-7099.00", "51-7099", "carver: '51-7099' is not a code such as 15-2051.00"),
    ],
    "rising_percentiles": [
        Break("pay", "p25: 2,", "p25: 0,", "senior-carver: percentiles must not decrease"),
        Break("pay", "p50: 3,", "p50: 9,", "senior-carver: percentiles must not decrease"),
        Break("pay", "p75: 4,", "p75: 9,", "senior-carver: percentiles must not decrease"),
        Break("wages", WAGE, WAGE.replace("p10: 1", "p10: 9"), "51-7099: percentiles must not decrease"),
    ],
    "pay_of_its_role": [
        Break(
            "pay",
            "title: Head Carver",
            "title: Carving Engineer",
            "senior-carver: 'Carving Engineer' leads to carver; name it there, or call it a proxy",
        ),
        Break(
            "pay",
            "title: Joiner",
            "title: whittler",
            "senior-carver: 'whittler' is called a proxy, but is the name of carver",
        ),
    ],
    "filled_facts": [
        Break(
            "questions",
            "says: constraints.min_salary",
            "says: constraints.min_salry",
            "least-pay: 'constraints.min_salry' is not a profile field that a question can fill. "
            "Did you mean constraints.min_salary or constraints.country?",
        ),
        *(
            Break(
                "questions",
                "says: constraints.min_salary",
                f"says: {says}",
                f"least-pay: '{says}' is not a profile field that a question can fill.",
            )
            for says in ("current_role", "nonsense.min", "skills.python", "education.STRICT")
        ),
        Break(
            "questions",
            '{value: "40000",',
            '{value: "plenty",',
            "least-pay: 'plenty' is not a valid value for constraints.min_salary",
        ),
        Break(
            "questions",
            '{value: "40000",',
            '{value: "-1",',
            "least-pay: '-1' is not a valid value for constraints.min_salary",
        ),
        Break(
            "questions",
            "says: education.field",
            "says: constraints.hours_per_week",
            "wood-studies: constraints.hours_per_week does not accept free text; offer choices",
        ),
        Break(
            "questions",
            "says: education.field",
            "says: constraints.country",
            "wood-studies: constraints.country does not accept free text; offer choices",
        ),
        Break(
            "questions",
            "says: activities.build-pipelines",
            "says: build-pipelines",
            "carving: an attitude question needs `activities.` and an activity's id here",
        ),
        Break(
            "questions",
            '- id: carving\n  part: Your days\n  text: "A whole day of carving: how would you like it?"\n'
            "  why: It is the job.\n  kind: attitude\n  says: activities.build-pipelines\n",
            '- id: carving\n  part: Your days\n  text: "A whole day of carving: how would you like it?"\n'
            "  why: It is the job.\n  kind: attitude\n",
            "carving: an attitude question needs `activities.` and an activity's id here",
        ),
        Break(
            "questions",
            "choices:\n    - {value: pay,",
            "says: education.field\n  choices:\n    - {value: pay,",
            "pay-or-stability: 'education.field' cannot be filled by a question of kind "
            "either; use one or text",
        ),
    ],
    "acyclic_parents": [
        Break(
            "roles",
            "parent: senior-carver",
            "parent: carver",
            "carver: specializes itself through carver; remove a `parent`",
        ),
    ],
    "ways_both_ways": [
        Break(
            "roles",
            "{role: null, name: Joiner,",
            "{occupation: joiner, name: Joiner,",
            "carver: people come from joiner, which does not move here; add it there",
        ),
    ],
    "ordered_proofs": [
        Break(
            "skills",
            "proof: {working: Shavings.}",
            "proof: {working: Shavings., aware: A knife.}",
            "whittling: proof should have levels above none, the lowest first",
        ),
        Break(
            "skills",
            "proof: {working: Shavings.}",
            "proof: {}",
            "whittling: proof should have levels above none, the lowest first",
        ),
    ],
    "hours_with_basis": [
        Break(
            "resources",
            "hours: [4, 8]\n",
            "hours: null\n",
            "carving-course: `hours` and `basis` (stated, reported or judged) go together",
        ),
    ],
    "traits_by_practice": [
        Break(
            "skills",
            "proof: {working: Shavings.}",
            "trait: true\n  proof: {working: Shavings.}",
            "whittling: is a trait, but hours of study lead to it; remove `trait`",
        ),
    ],
    "hired_below_level": [
        Break(
            "roles",
            "level: aware, hired_at: none",
            "level: aware, hired_at: working",
            "carver: python: newcomers have working, more than the aware asked for",
        ),
    ],
    "taught_by_projects": [
        Break(
            "roles",
            "hours: [5, 10]",
            "teaches: {whittling: proficient}\n    hours: [5, 10]",
            "carver: the project teaches whittling, and that to proficient; the role asks for working",
        ),
        Break(
            "roles",
            "hours: [5, 10]",
            "teaches: {sandpaper: aware}\n    hours: [5, 10]",
            "carver: the project teaches sandpaper, which the role neither asks for nor builds on",
        ),
    ],
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the tiny base with the entries above added to it."""
    copy = Path(shutil.copytree(TINY_BASE, tmp_path / "data"))
    for kind, text in ENTRIES.items():
        path = copy / f"{kind}.yaml"
        before = path.read_text(encoding="utf-8")
        path.write_text(text if before.strip() == "[]" else before + text, encoding="utf-8")
    return copy


def change(sources: Path, kind: str, old: str, new: str) -> int:
    """Put `new` in the last place where `old` stands and give the line (from 1) of that place."""
    path = sources / f"{kind}.yaml"
    before, found, after = path.read_text(encoding="utf-8").rpartition(old)
    assert found, f"{old!r} does not stand in {kind}.yaml"
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def reported(sources: Path, rules: Sequence[Rule] = RULES) -> list[tuple[str, int, str]]:
    """Return kind, line and message of everything that is wrong, in the order reported."""
    with pytest.raises(InvalidContentError) as caught:
        read_base(sources, rules=rules)
    problems = caught.value.problems
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    assert caught.value.message == f"The knowledge base cannot be used: {count}."
    kinds = {str(path): kind for kind, path in zip(KINDS, source_files(sources), strict=True)}
    return [(kinds[problem.file], problem.line, problem.message) for problem in problems]


def test_a_file_of_the_base_may_be_longer_than_one_that_a_person_writes(sources: Path) -> None:
    with (sources / "industries.yaml").open("a", encoding="utf-8") as file:
        file.write("#" * (documents.MAX_BYTES + 1) + "\n")
    assert "toys" in read_base(sources).ids("industries")


def test_a_file_of_the_base_that_is_too_long_is_told_with_the_limit(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "MAX_BYTES", 1_000)
    with pytest.raises(FileProblemError, match="is larger than 0 MB, the most that can be read"):
        read_base(sources)


# rules


def test_the_shipped_base_is_clean() -> None:
    read_base(data_directory(), rules=(*RULES, *QUALITY_RULES))


def test_the_entries_of_this_module_are_valid_as_they_stand(sources: Path) -> None:
    read_base(sources)


def test_every_rule_has_a_test() -> None:
    assert list(BREAKS) == [rule.__name__ for rule in RULES]


@pytest.mark.parametrize(("rule", "broken"), [(rule, broken) for rule in BREAKS for broken in BREAKS[rule]])
def test_a_broken_rule_is_reported_where_it_is_broken(rule: str, broken: Break, sources: Path) -> None:
    complaining: list[str] = []

    def noted(each: Callable[[Draft], Iterator[Problem]]) -> Callable[[Draft], Iterator[Problem]]:
        def run(draft: Draft) -> Iterator[Problem]:
            for problem in each(draft):
                complaining.append(each.__name__)
                yield problem

        return run

    line = change(sources, broken.kind, broken.old, broken.new)
    rules = tuple(noted(each) for each in RULES)
    assert reported(sources, rules) == [(broken.kind, line, broken.message)]
    assert complaining == [rule]


def test_a_project_teaches_no_trait(sources: Path) -> None:
    change(sources, "skills", "proof: {working: Shavings.}", "trait: true\n  proof: {working: Shavings.}")
    line = change(sources, "roles", "hours: [5, 10]", "teaches: {whittling: aware}\n    hours: [5, 10]")
    message = "carver: the project teaches whittling, a trait; the work shows it, but nobody studies it"
    assert reported(sources, (taught_by_projects,)) == [("roles", line, message)]


def test_a_project_may_teach_what_the_role_builds_on(sources: Path) -> None:
    """Carvers need whittling, which takes knives, and these take SQL."""
    teaches = "teaches: {whittling: working, knives: working, sql: aware}"
    change(sources, "roles", "hours: [5, 10]", f"{teaches}\n    hours: [5, 10]")
    read_base(sources)


def test_a_circle_through_other_skills_is_shown(sources: Path) -> None:
    change(sources, "skills", "{skill: sql, level: aware}", "{skill: whittling, level: aware}")
    line = change(sources, "skills", "prerequisites:", "prerequisites:")
    message = "whittling: prerequisites form a cycle: whittling → knives → whittling; remove one of them"
    assert reported(sources) == [("skills", line, message)]


def test_no_relation_is_a_prerequisite_pair_whichever_skill_states_it(sources: Path) -> None:
    prerequisites = "    - {skill: sql, level: aware}\n"
    related = "  related:\n    - {skill: whittling, strength: fair}\n"
    change(sources, "skills", prerequisites, prerequisites + related)
    assert len(reported(sources)) == 1


def test_every_reference_is_followed(sources: Path) -> None:
    """Every identifier that an entry refers to is spoilt; each line below that says `nowhere` is reported."""
    spoilt = {
        "certificates": [
            ("[whittling]", "[nowhere]"),
            ("[carver]", "[nowhere]"),
            ("replaced_by: carving-badge", "replaced_by: nowhere"),
        ],
        "choices": [("[whittling, knives]", "[whittling, knives, nowhere]")],
        "communities": [
            ("domains: [any]", "domains: [any, nowhere]"),
            ("groups: [engineering]", "groups: [nowhere]"),
        ],
        "domains": [("sources: [handbook]", "sources: [handbook, nowhere]")],
        "experience": [
            ("domains: [any]", "domains: [any, nowhere]"),
            ("groups: [engineering]", "groups: [nowhere]"),
        ],
        "hiring": [("roles: [carver]", "roles: [nowhere]"), ("sources: [handbook]", "sources: [nowhere]")],
        "occupations": [
            ("[toys]", "[nowhere]"),
            ("{knives: working}", "{nowhere: working}"),
            ("role: senior-carver", "role: nowhere"),
        ],
        "outlook": [("[carver]", "[nowhere]"), ("source: village", "source: nowhere")],
        "packages": [("skill: whittling, names: {python", "skill: nowhere, names: {python")],
        "pay": [("id: senior-carver", "id: nowhere"), ("source: village", "source: nowhere")],
        "posts": [("id: senior-carver", "id: nowhere"), ("sources: [village]", "sources: [nowhere]")],
        "practice": [
            ("source: handbook", "source: nowhere"),
            ("roles: [carver]", "roles: [nowhere]"),
            ("[senior-carver]", "[nowhere]"),
            ("{skill: python,", "{skill: nowhere,"),
            ("{activity: train-models,", "{activity: nowhere,"),
        ],
        "questions": [
            ("question: level", "question: nowhere"),
            ("says: activities.build-pipelines", "says: activities.nowhere"),
            ("{value: stability,", "{value: nowhere,"),
        ],
        "resources": [
            ("python: aware}", "nowhere: aware}"),
            ("part_of: carving-course", "part_of: nowhere"),
        ],
        "roles": [
            ("source: handbook\n  domains", "source: nowhere\n  domains"),
            ("domains: [woodwork]", "domains: [woodwork, nowhere]"),
            ("industries: [toys]", "industries: [toys, nowhere]"),
            ("sources: [handbook]", "sources: [handbook, nowhere]"),
            ("{skill: python,", "{skill: nowhere,"),
            ("{activity: train-models,", "{activity: nowhere,"),
            ("{value: stability,", "{value: nowhere,"),
            ("source: handbook\n  portfolio", "source: nowhere\n  portfolio"),
            ("role: senior-carver", "role: nowhere"),
            ("trends: [spoons]", "trends: [nowhere]"),
            ("parent: senior-carver", "parent: nowhere"),
            ("source: village}", "source: nowhere}"),
        ],
        "skills": [
            ("group: engineering", "group: nowhere"),
            ("effort: endless", "effort: nowhere"),
            ("{skill: knives,", "{skill: nowhere,"),
            ("{skill: statistics,", "{skill: nowhere,"),
        ],
        "steps": [("sources: [handbook]", "sources: [handbook, nowhere]")],
        "trends": [
            ("[whittling]", "[nowhere]"),
            ("[carver]", "[nowhere]"),
            ("[village]", "[nowhere]"),
        ],
        "wages": [("source: village", "source: nowhere")],
    }
    expected = [
        (kind, change(sources, kind, old, new)) for kind, edits in spoilt.items() for old, new in edits
    ]
    found = [(kind, line) for kind, line, message in reported(sources) if "'nowhere' is not in" in message]
    assert found == expected


def test_one_file_refers_to_the_right_other_file(sources: Path) -> None:
    line = change(sources, "roles", "{value: stability,", "{value: python,")
    assert reported(sources) == [
        ("roles", line, "carver: 'python' is not in values.yaml. Correct the id, or add the entry.")
    ]


# files and entries by themselves


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Files that hold the entries above and no others."""
    for kind in KINDS:
        (tmp_path / f"{kind}.yaml").write_text(ENTRIES.get(kind, "[]"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        ("skills", "aliases:", "alias:", "alias is not a known field"),
        ("roles", "low: 1,", "lo: 1, low: 1,", "salaries.1.lo is not a known field"),
        ("skills", "- id: whittling\n  name: Whittling\n", "- id: whittling\n", "name is missing"),
        ("roles", "education:\n    minimum: none\n", "education:\n", "education.minimum is missing"),
        ("skills", "name: Whittling", "name: 5", "name should be text (found 5)"),
        ("skills", "name: Whittling", "name:", "name should be text (found None)"),
        ("skills", "name: Whittling", "name: ''", "name should not be empty (found '')"),
        ("roles", "[toys]", "toys", "industries should be a list (found 'toys')"),
        (
            "skills",
            "prevalence: rare",
            "prevalence: often",
            "prevalence: 'often' is not one of 'universal', 'common', 'occasional' or 'rare'",
        ),
        (
            "skills",
            "{skill: knives, level: working}",
            "{skill: knives, level: 3}",
            "prerequisites.1.level: 3 is not one of 'none', 'aware', 'working', 'proficient' or 'expert'",
        ),
        (
            "practice",
            "{skill: python, share: 0,",
            "{skill: python, share: 1.5,",
            "skills.1.share should be at most 1 (found 1.5)",
        ),
        (
            "practice",
            "n: 3",
            "n: 0",
            "n should be at least 1 (found 0)",
        ),
        (
            "roles",
            "[5, 10]",
            "[5, -1]",
            "portfolio.hours.1 should be at least 0 (found -1)",
        ),
        (
            "skills",
            "- id: whittling",
            "- whittling\n- id: wood",
            "should be a mapping of fields (`name: value` lines)",
        ),
    ],
)
def test_an_entry_that_is_not_what_it_should_be(
    kind: str, old: str, new: str, message: str, few: Path
) -> None:
    line = change(few, kind, old, new)
    assert reported(few) == [(kind, line, message)]


def test_a_long_value_is_shown_shortened(few: Path) -> None:
    line = change(few, "roles", "[toys]", "y" * 100)
    message = f"industries should be a list (found '{'y' * 58}…)"
    assert reported(few) == [("roles", line, message)]


def test_a_field_given_twice(few: Path) -> None:
    line = change(few, "skills", "effort: endless\n", "effort: endless\n  effort: endless\n")
    assert reported(few) == [("skills", line + 1, "effort is given twice")]


@pytest.mark.parametrize(
    ("content", "line"),
    [("toys: {name: Toys}\n", 1), ("# here\n\nToys\n", 3), ("", 0), ("# none yet\n", 0)],
)
def test_a_file_that_is_no_list(content: str, line: int, few: Path) -> None:
    (few / "industries.yaml").write_text(content, encoding="utf-8")
    message = "should be a list of entries, each starting with `- id:`"
    assert reported(few) == [("industries", line, message)]


def test_a_file_that_is_not_yaml(few: Path) -> None:
    (few / "industries.yaml").write_text("- id: toys\n  name: Toys: all of them\n", encoding="utf-8")
    message = "not valid YAML: mapping values are not allowed in this context"
    assert reported(few) == [("industries", 2, message)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_file_is_named(kind: str, few: Path) -> None:
    path = few / f"{kind}.yaml"
    path.unlink()
    with pytest.raises(FileProblemError, match=f"{kind}.yaml does not exist"):
        read_base(few)


# all at once


def test_everything_wrong_with_entries_is_reported_at_once_by_file_and_line(few: Path) -> None:
    (few / "values.yaml").write_text("- id: toys: x\n", encoding="utf-8")
    unknown = change(few, "practice", "title: Carvers", "author: X\n  title: Carvers")
    share = change(few, "practice", "share: 0.5, asked: 2}\n  degrees", "share: 2, asked: 2}\n  degrees")
    people = change(few, "practice", "n: 3", "n: 0")
    entry = change(few, "skills", "- id: whittling", "- id: whittling")
    work = change(few, "skills", "effort: endless", "work: endless")
    assert reported(few) == [
        ("practice", unknown, "author is not a known field"),
        ("practice", people, "n should be at least 1 (found 0)"),
        ("practice", share, "activities.1.share should be at most 1 (found 2)"),
        ("skills", entry, "effort is missing"),
        ("skills", work, "work is not a known field"),
        ("values", 1, "not valid YAML: mapping values are not allowed in this context"),
    ]


def test_all_broken_rules_are_reported_at_once_by_file_and_line(sources: Path) -> None:
    relation = change(sources, "skills", "{skill: statistics,", "{skill: sql,")
    alias = change(sources, "skills", "wood carving", "PYTHON")
    date = change(sources, "sources", '"1899"', "then")
    hours = change(sources, "roles", "[5, 10]", "[11, 10]")
    need = change(sources, "roles", ", why: it is the job", "")
    domain = change(sources, "roles", "[woodwork]", "[stonework]")
    assert reported(sources) == [
        ("roles", domain, "carver: 'stonework' is not in domains.yaml. Correct the id, or add the entry."),
        ("roles", need, "carver: whittling is required but has no `why`; say what the job uses it for"),
        ("roles", hours, "carver: 11 to 10 is the wrong way round; put the lower number first"),
        ("skills", alias, "whittling: alias 'PYTHON' already belongs to python; remove it"),
        ("skills", relation, "whittling: is already related to sql; keep one of the two"),
        ("sources", date, "village: 'then' is not a valid date; write 2026, 2026-11 or 2026-11-21"),
    ]


def test_rules_wait_until_every_entry_is_valid(sources: Path) -> None:
    """A skill that is not valid is not reported as missing wherever it is referred to."""
    line = change(sources, "skills", "name: Whittling", "name: 5")
    assert reported(sources) == [("skills", line, "name should be text (found 5)")]


# what a draft says


def test_a_draft_keeps_the_entries_in_the_order_of_the_file(sources: Path) -> None:
    ids = [entry.record.id for entry in read_base(sources).entries["skills"]]
    assert (ids[0], ids[-3:]) == ("python", ["knives", "sandpaper", "whittling"])


def test_statistics_count_the_entries_of_each_kind(sources: Path) -> None:
    before, after = statistics(read_base(TINY_BASE)), statistics(read_base(sources))
    assert list(after) == list(KINDS)
    grown = {kind: after[kind] - before[kind] for kind in KINDS if after[kind] != before[kind]}
    assert grown == {kind: text.count("\n- ") for kind, text in ENTRIES.items()}
