"""Rules across the knowledge base's entries; those for a single entry are in the model.

A rule is a function that yields the problems of the whole draft, in the module of what it is about, and an
entry in `RULES`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    real_levels,
)
from careerpath_cli.knowledge.rules.links import (
    acyclic_prerequisites,
    distinct_parts,
    known_references,
    one_choice_each,
    one_measurement_each,
    relations_once,
)
from careerpath_cli.knowledge.rules.naming import known_counts, resolved_titles, unique_ids, unique_names
from careerpath_cli.knowledge.rules.questions import filled_facts
from careerpath_cli.knowledge.rules.roles import (
    known_codes,
    learnable_needs,
    reasoned_needs,
    whole_weeks,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careerpath_cli.errors import Problem
    from careerpath_cli.knowledge.draft import Draft

RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
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
    whole_weeks,
    described_levels,
    consistent_certificates,
    known_codes,
    rising_percentiles,
    pay_of_its_role,
    filled_facts,
)
