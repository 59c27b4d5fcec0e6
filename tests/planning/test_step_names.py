"""What people may call a step."""

import pytest

from careerpath_cli.errors import UnknownNameError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.step_names import StepName, named_step, parse_step


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("sql-working", StepName("sql", "working")),
        ("sql", StepName("sql")),
        ("AI regulation", StepName("regulation")),
        ("law", StepName("regulation")),
        ("project-ai-auditor", StepName(other="project-ai-auditor")),
        ("resource-sql-course", StepName(other="resource-sql-course")),
        ("project-astronaut", None),
        ("sql-brilliant", None),
        ("", None),
    ],
)
def test_a_step_is_known_by_its_id_and_a_skill_by_any_of_its_names(
    name: str, step: StepName | None, tiny_base: KnowledgeBase
) -> None:
    assert parse_step(name, tiny_base) == step


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("pipelinez", "Did you mean Data pipelines or A pipeline?"),
        ("zzz", "Name a skill, a course, or a step as shown by `careerpath progress`."),
    ],
)
def test_whoever_names_no_step_is_told_the_nearest_ones_or_what_to_name(
    name: str, hint: str, tiny_base: KnowledgeBase
) -> None:
    with pytest.raises(UnknownNameError) as refused:
        named_step(name, tiny_base)
    assert refused.value.hint == hint
