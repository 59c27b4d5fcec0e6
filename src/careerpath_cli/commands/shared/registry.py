"""The commands: name → where each is defined, and what `careerpath --help` says of it.

A command's module is imported only when the command runs. Its examples stand in `commands/help/examples.py`.
"""

from typing import Literal

from careerpath_cli.record import record

Group = Literal["You", "Explore", "Plan", "Data"]
GROUPS: dict[Group, str] = {
    "You": "You, and what fits you",
    "Explore": "Explore what there is",
    "Plan": "Plan how you get there",
    "Data": "Data of many people, and behind all this",
}
"""Group of commands → its heading, in the order of `careerpath --help`."""


@record
class Command:
    """A command, or a group of commands: its function or app below `commands`, and its help in one line.

    `group` is where the list of all commands has it.
    """

    location: str
    group: Group
    help: str


COMMANDS = {
    "advise": Command("advise.advise", "You", "Recommend roles, from an interview or a profile."),
    "map": Command(
        "mapping.map_roles", "You", "Draw all roles by what you want and what you can do, and where you are."
    ),
    "profile": Command(
        "people.profiles.app", "You", "Fill, list, show, edit, compare, rename or delete your profiles."
    ),
    "whatif": Command("whatif.whatif", "You", "Show what learning a skill would change."),
    "list": Command("roles.list_roles", "Explore", "List roles, with filters and sorting."),
    "show": Command("roles.show", "Explore", "Show everything about a role."),
    "compare": Command("comparing.compare", "Explore", "Compare roles side by side."),
    "skills": Command("facts.skills", "Explore", "List or search skills, or show one."),
    "resources": Command("facts.resources", "Explore", "Show resources and certificates for a skill."),
    "occupations": Command(
        "facts.occupations", "Explore", "List or search occupations, or show where one leads in AI."
    ),
    "trends": Command("facts.trends", "Explore", "Show trends in the field, with their roles and skills."),
    "evidence": Command("facts.evidence", "Explore", "Show every claim about a role, with source and date."),
    "path": Command("paths.path", "Plan", "Show the shortest route to a role, move by move."),
    "roadmap": Command("roadmap.roadmap", "Plan", "Show a dated plan for reaching a role."),
    "export": Command(
        "writing.export.export", "Plan", "Save a roadmap to a file: Markdown, a calendar and more."
    ),
    "report": Command(
        "writing.report.report", "Plan", "Write a report to print or to hand over, with charts."
    ),
    "log": Command("tracking.log", "Plan", "Log hours of work on a skill or step."),
    "done": Command("tracking.done", "Plan", "Mark a step as done."),
    "progress": Command(
        "tracking.progress", "Plan", "Show what you have done, and when you're likely to finish."
    ),
    "batch": Command("cohorts.batch.batch", "Data", "Rank roles for every profile in a file."),
    "eval": Command(
        "cohorts.evaluation.evaluate", "Data", "Measure the ranking on people whose right roles are known."
    ),
    "sources": Command("facts.sources", "Data", "List the sources behind the knowledge base."),
    "kb": Command("knowledge.app", "Data", "Check or extend the knowledge base."),
}
