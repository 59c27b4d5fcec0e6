"""The commands by name, and where each is defined: its module is imported only when it runs."""

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
    "occupations": "facts.occupations",
    "trends": "facts.trends",
    "sources": "facts.sources",
    "evidence": "facts.evidence",
}
GROUPS = {"profile": "profiles.app", "kb": "knowledge.app"}
"""Command → module and function, group of commands → module and its commands; imported when needed."""


def names() -> list[str]:
    """Return the names of all commands and groups of commands."""
    return [*COMMANDS, *GROUPS]
