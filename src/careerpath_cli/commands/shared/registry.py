"""The commands by name, and where each stands: its module is imported when it runs."""

COMMANDS = {
    "advise": "advise.advise",
    "list": "roles.list_roles",
    "show": "roles.show",
    "compare": "roles.compare",
    "roadmap": "roadmap.roadmap",
    "export": "export.export",
    "log": "tracking.log",
    "done": "tracking.done",
    "progress": "tracking.progress",
    "whatif": "whatif.whatif",
    "path": "paths.path",
    "batch": "cohorts.batch.batch",
    "eval": "cohorts.evaluation.evaluate",
    "skills": "facts.skills",
    "resources": "facts.resources",
    "trends": "facts.trends",
    "sources": "facts.sources",
    "evidence": "facts.evidence",
}
GROUPS = {"profile": "profiles.app", "kb": "knowledge.app"}
"""Command → module and function, group of commands → module and its commands; imported when needed."""


def names() -> list[str]:
    """List the commands and groups of commands by name."""
    return [*COMMANDS, *GROUPS]
