"""The commands: name → where each is defined, and the line that `careerpath --help` says of it.

A command's module is imported only when the command runs.
"""

from careerpath_cli.record import record


@record
class Command:
    """A command, or a group of commands: its function or app below `commands`, and its help in one line."""

    location: str
    help: str


COMMANDS = {
    "advise": Command("advise.advise", "Recommend roles, from an interview or a profile."),
    "map": Command(
        "mapping.map_roles", "Draw all roles by what you want and what you can do, and where you are."
    ),
    "list": Command("roles.list_roles", "List roles, with filters and sorting."),
    "show": Command("roles.show", "Show everything about a role."),
    "compare": Command("comparing.compare", "Compare roles side by side."),
    "roadmap": Command("roadmap.roadmap", "Show a dated plan for reaching a role."),
    "export": Command("export.export", "Save a roadmap to a file: Markdown, a calendar and more."),
    "log": Command("tracking.log", "Log hours of work on a skill or step."),
    "done": Command("tracking.done", "Mark a step as done."),
    "progress": Command("tracking.progress", "Show what you have done, and when you're likely to finish."),
    "whatif": Command("whatif.whatif", "Show what learning a skill would change."),
    "path": Command("paths.path", "Show the shortest route to a role, move by move."),
    "batch": Command("cohorts.batch.batch", "Rank roles for every profile in a JSON Lines file."),
    "eval": Command(
        "cohorts.evaluation.evaluate", "Measure the ranking on people whose right roles are known."
    ),
    "skills": Command("facts.skills", "List or search skills, or show one."),
    "resources": Command("facts.resources", "Show resources and certificates for a skill."),
    "occupations": Command("facts.occupations", "List or search occupations, or show where one leads in AI."),
    "trends": Command("facts.trends", "Show trends in the field, with their roles and skills."),
    "sources": Command("facts.sources", "List the sources behind the knowledge base."),
    "evidence": Command("facts.evidence", "Show every claim about a role, with source and date."),
    "profile": Command(
        "people.profiles.app", "Fill, list, show, edit, compare, rename or delete your profiles."
    ),
    "kb": Command("knowledge.app", "Check or extend the knowledge base."),
}
