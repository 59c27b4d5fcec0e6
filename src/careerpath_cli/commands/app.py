"""The program as Typer sees it: commands by name, with their help."""

from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands import (
    advise,
    batch,
    evaluation,
    export,
    facts,
    knowledge,
    paths,
    profiles,
    roadmap,
    roles,
    tracking,
    whatif,
)

_EXAMPLES = """Examples:

\b
  careerpath advise                                 answer some questions
  careerpath advise --profile me.yaml --top 5       advise from a file
  careerpath list --domain research --sort level
  careerpath show "ML engineer"
  careerpath whatif --learn docker=working --profile me.yaml
  careerpath compare mlops-engineer data-engineer --profile me.yaml
  careerpath roadmap mlops-engineer --profile me.yaml --hours-per-week 6
  careerpath export mlops-engineer --profile me.yaml --output plan.md
  careerpath log docker --hours 3

Everything stays on this computer. Exit codes: 0 fine, 1 done but some input was skipped, 2 wrong usage or
unknown name, 3 a file cannot be read or written, 4 invalid content, 5 nothing to go on, 130 interrupted.
"""

app = typer.Typer(
    name="careerpath",
    help="An offline career advisor for AI and machine learning: "
    "what fits you, why, what is missing, how to get there.",
    epilog=_EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def careerpath(
    *,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Show the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    kb: Annotated[
        list[Path] | None,
        typer.Option(
            "--kb",
            metavar="DIR-or-FILE",
            help="Add to the knowledge base, or override parts of it. May be repeated.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Take the options that hold for every command; `__main__` acts on the first two."""
    from careerpath_cli.commands.loading import use_overlays

    del version, debug
    use_overlays(kb or [])


app.command("advise")(advise.advise)
app.command("list")(roles.list_roles)
app.command("show")(roles.show)
app.command("compare")(roles.compare)
app.command("roadmap")(roadmap.roadmap)
app.command("export")(export.export)
app.command("log")(tracking.log)
app.command("done")(tracking.done)
app.command("progress")(tracking.progress)
app.command("whatif")(whatif.whatif)
app.command("path")(paths.path)
app.command("batch")(batch.batch)
app.command("eval")(evaluation.evaluate)
app.command("skills")(facts.skills)
app.command("resources")(facts.resources)
app.command("trends")(facts.trends)
app.command("sources")(facts.sources)
app.command("evidence")(facts.evidence)
app.add_typer(profiles.app, name="profile")
app.add_typer(knowledge.app, name="kb")


def keep_only(name: str) -> None:
    """Leave out every command but the one that will run, if it is one: making each takes time."""
    commands = [one for one in app.registered_commands if one.name == name]
    groups = [one for one in app.registered_groups if one.name == name]
    if commands or groups:
        app.registered_commands, app.registered_groups = commands, groups
