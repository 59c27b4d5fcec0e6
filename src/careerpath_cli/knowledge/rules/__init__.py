"""Rules across the knowledge base's entries; those for a single entry are in the model.

A rule is a function that yields the problems of the whole draft, in the module of what it is about, and an
entry in `RULES`. May import what `knowledge` may.
"""

from collections.abc import Callable, Iterator

from careerpath_cli.errors import Problem
from careerpath_cli.knowledge.draft import Draft
from careerpath_cli.knowledge.rules.completeness import (
    enough_needs,
    enough_variants,
    hiring_of_every_role,
    learnable_without_code,
    no_leaps,
    open_doors,
    stated_counts,
    whole_hiring,
    whole_resources,
    whole_roles,
    whole_skills,
)
from careerpath_cli.knowledge.rules.facts import (
    ordered_ranges,
    pay_of_its_role,
    rising_percentiles,
    sane_dates,
    secure_addresses,
    stated_figures,
    stated_sources,
)
from careerpath_cli.knowledge.rules.learning import (
    complete_efforts,
    consistent_certificates,
    described_levels,
    hours_with_basis,
    ordered_proofs,
    real_levels,
    traits_by_practice,
)
from careerpath_cli.knowledge.rules.links import (
    acyclic_parents,
    acyclic_prerequisites,
    distinct_parts,
    known_references,
    one_choice_each,
    one_hiring_each,
    one_measurement_each,
    packages_once,
    relations_once,
    ways_both_ways,
)
from careerpath_cli.knowledge.rules.naming import (
    known_counts,
    resolved_titles,
    unique_ids,
    unique_names,
)
from careerpath_cli.knowledge.rules.questions import (
    filled_facts,
)
from careerpath_cli.knowledge.rules.roles import (
    hired_below_level,
    known_codes,
    learnable_needs,
    reasoned_needs,
    taught_by_projects,
    whole_weeks,
)
from careerpath_cli.knowledge.rules.sentences import (
    degrees_as_noted,
    one_spelling,
    own_reasons,
    people_are_they,
)

Rule = Callable[["Draft"], "Iterator[Problem]"]
"""Draft → its problems."""

RULES: tuple[Rule, ...] = (
    unique_ids,
    unique_names,
    resolved_titles,
    known_counts,
    known_references,
    acyclic_prerequisites,
    relations_once,
    distinct_parts,
    stated_sources,
    stated_figures,
    ordered_ranges,
    real_levels,
    reasoned_needs,
    learnable_needs,
    complete_efforts,
    sane_dates,
    secure_addresses,
    one_choice_each,
    one_measurement_each,
    one_hiring_each,
    packages_once,
    whole_weeks,
    described_levels,
    consistent_certificates,
    known_codes,
    rising_percentiles,
    pay_of_its_role,
    filled_facts,
    acyclic_parents,
    ways_both_ways,
    ordered_proofs,
    hours_with_basis,
    traits_by_practice,
    hired_below_level,
    taught_by_projects,
)

QUALITY_RULES: tuple[Rule, ...] = (
    enough_needs,
    enough_variants,
    whole_roles,
    whole_resources,
    whole_skills,
    whole_hiring,
    hiring_of_every_role,
    stated_counts,
    open_doors,
    learnable_without_code,
    no_leaps,
    own_reasons,
    people_are_they,
    one_spelling,
    degrees_as_noted,
)
"""What an editor would send back. A base that breaks these works, so only `kb check` applies them."""
