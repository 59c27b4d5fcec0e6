"""What each command prints with `--json`, by the name under which `kb schema NAME` describes it."""

from dataclasses import dataclass
from typing import Any

from careerpath_cli.knowledge.model.occupations import Occupation
from careerpath_cli.knowledge.model.scales import REFERRING
from careerpath_cli.knowledge.model.skills import Skill
from careerpath_cli.knowledge.model.vocabulary import Source
from careerpath_cli.knowledge.staleness import StaleEntry
from careerpath_cli.planning.effort import Hours
from careerpath_cli.roadmap.changes import RoadmapChanges
from careerpath_cli.views.json.encoding import ABSENT, SHAPES, Json, hyphenated
from careerpath_cli.views.json.records import (
    advice,
    changes,
    knowledge,
    people,
    posting,
    roadmap,
    sources,
)

PUBLISHED: dict[str, Any] = {
    "advise": advice.Advice,
    "posting": posting.Standing,
    "why": advice.Explanation,
    "map": advice.RoleMap,
    "list": list[knowledge.RoleInBrief],
    "show": knowledge.Role,
    "compare": advice.Comparison,
    "roadmap": roadmap.Roadmap,
    "since": RoadmapChanges,
    "progress": people.Progress,
    "whatif": changes.WhatIf,
    "levers": changes.Levers,
    "path": changes.Paths,
    "batch": people.BatchLine,
    "eval": people.Evaluation,
    "skill": knowledge.Skill,
    "skill-list": list[Skill],
    "skill-resources": knowledge.SkillResources,
    "occupation": Occupation,
    "occupation-list": list[Occupation],
    "trend-list": knowledge.Trends,
    "source-list": list[Source],
    "evidence": knowledge.Claims,
    "profile-list": people.SavedProfiles,
    "profile-show": people.ShownProfile,
    "profile-diff": changes.ProfileDifference,
    "profile-import": sources.FileFindings,
    "profile-import-several": sources.SeveralFindings,
    "profile-sources": sources.ProfileSources,
    "check": knowledge.Check,
    "stale": list[StaleEntry],
}
"""`posting` is `advise --posting`, `why` is `advise --why`, `since` is `roadmap --since`, `levers` is
`whatif` without `--learn`, `stale` is `kb check --stale`, `batch` one line of it; `skill` and `skill-list`
are `skills` with and without a name.
"""


def published_schema(name: str) -> Json:
    """Return the JSON Schema of what is written, not of what could be read, under a name.

    Every key is there, whatever its default, unless it may be left out.
    """
    from pydantic.json_schema import GenerateJsonSchema

    from careerpath_cli.storage.validation import document_schema

    class Written(GenerateJsonSchema):
        def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002, FBT001 - pydantic's own
            return field["schema"].get("default") is not ABSENT

        def default_schema(self, schema: Any) -> Json:
            return self.generate_inner(schema["schema"])

        def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's own
            return False

        def literal_schema(self, schema: Any) -> Json:
            words = [hyphenated(word) for word in schema["expected"]]
            return super().literal_schema(schema | {"expected": words})

        def dataclass_schema(self, schema: Any) -> Json:
            written = super().dataclass_schema(schema)
            if issubclass(schema["cls"], Hours):
                written["properties"]["likely"] = {"type": "number"}
                written["required"].append("likely")
            return written

    for shape in SHAPES:
        if "__dataclass_fields__" not in vars(shape):
            dataclass(eq=False, repr=False)(shape)
    schema: Json = _unmarked(document_schema(PUBLISHED[name], f"careerpath {name}", Written))
    return schema


def _unmarked(schema: Any) -> Any:
    """Return a schema without the marks that the base's own schemas replace by ids."""
    if isinstance(schema, dict):
        return {key: _unmarked(part) for key, part in schema.items() if key != REFERRING}
    return [_unmarked(part) for part in schema] if isinstance(schema, list) else schema
