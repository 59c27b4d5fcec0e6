"""The program as Typer sees it: commands by name, with their help."""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from careerpath_cli.commands.shared.registry import COMMANDS, GROUPS

_EXAMPLES = """Examples:

\b
  careerpath advise                                 take the interview
  careerpath advise --profile me.yaml --top 5       use a profile file
  careerpath list --domain research --sort level
  careerpath show "ML engineer"
  careerpath whatif --learn docker=working --profile me.yaml
  careerpath compare mlops-engineer data-engineer --profile me.yaml
  careerpath roadmap mlops-engineer --profile me.yaml --hours-per-week 6
  careerpath export mlops-engineer --profile me.yaml --output plan.md
  careerpath log docker --hours 3

Everything stays on this computer. Exit codes: 0 success, 1 done, but some input was skipped, 2 wrong usage or
unknown name, 3 file cannot be read or written, 4 invalid content, 5 not enough information, 130 interrupted.
"""


def careerpath(
    *,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show full tracebacks.")] = False,
    kb: Annotated[
        list[Path] | None,
        typer.Option(
            "--kb",
            metavar="DIR-or-FILE",
            help="Files that add to the knowledge base or override it. Can be repeated.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Take the options of every command; `__main__` acts on the first two."""
    from careerpath_cli.commands.shared.overlays import use_overlays

    del version, debug
    use_overlays(kb or [])


def program(name: str | None) -> typer.Typer:
    """Return the program with all commands, or just the one that will run: building each takes time."""
    from careerpath_cli.commands.shared.calling import as_called

    app = typer.Typer(
        name="careerpath",
        help="An offline career advisor for AI and machine learning: "
        "which roles fit you and why, what you're missing, and how to get there.",
        epilog=as_called(_EXAMPLES),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(careerpath)
    wanted = {name} if name in COMMANDS or name in GROUPS else {*COMMANDS, *GROUPS}
    for command, location in COMMANDS.items():
        if command in wanted:
            app.command(command)(_load(location))
    for group, location in GROUPS.items():
        if group in wanted:
            app.add_typer(_load(location), name=group)
    return app


def _load(location: str) -> Any:
    module, _, name = location.rpartition(".")
    return getattr(import_module(f"careerpath_cli.commands.{module}"), name)
