"""The program as Typer sees it: commands that are imported when they are called."""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from careerpath_cli.commands.help.examples import examples_of
from careerpath_cli.commands.shared.calling import NAME
from careerpath_cli.commands.shared.options import flag, option
from careerpath_cli.commands.shared.overlays import use_overlays
from careerpath_cli.commands.shared.registry import COMMANDS, GROUPS

_CLOSING = """Everything stays on this computer. Exit codes: 0 success, 1 done, but some input was skipped,
2 wrong usage or unknown name, 3 file cannot be read or written, 4 invalid content, 5 not enough information,
130 interrupted.
"""
_SETTINGS = {"help_option_names": ["-h", "--help"]}


class _Commands(TyperGroup):
    """All commands; the module of one is imported when it is called, and for the list of all, none is."""

    def list_commands(self, _context: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: Any, name: str) -> Any:
        return _load(name) if name in COMMANDS else None

    def format_commands(self, _context: Any, formatter: Any) -> None:
        width = max(map(len, COMMANDS))  # one column for all groups
        for group, heading in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl(
                    [
                        (f"{name:{width}}", command.help)
                        for name, command in COMMANDS.items()
                        if command.group == group
                    ]
                )


def careerpath(
    *,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, flag("--debug", "Show full tracebacks.")] = False,
    no_pager: Annotated[bool, flag("--no-pager", "Print long pages at once, without a pager.")] = False,
    kb: Annotated[
        list[Path] | None,
        option(
            "--kb",
            "DIR-or-FILE",
            "Files that add to the knowledge base or override it. Can be repeated.",
        ),
    ] = None,
) -> None:
    """Take the options of every command; `__main__` acts on the first two."""
    del version, debug
    use_overlays(kb or [])
    if no_pager:
        from careerpath_cli.commands.shared.terminal.destination import use_no_pager

        use_no_pager()


def program() -> typer.Typer:
    """Return the program with all its commands."""
    app = typer.Typer(
        name="careerpath",
        cls=_Commands,
        help="An offline career advisor for AI and machine learning: "
        "which roles fit you and why, what you're missing, and how to get there.",
        epilog=f"{examples_of('')}\n{_CLOSING}",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )
    app.callback()(careerpath)
    return app


def _load(name: str) -> Any:
    """Return a command as Typer runs it, or a group of commands."""
    from careerpath_cli.commands.shared.terminal.page_options import add_page_options

    module, _, attribute = COMMANDS[name].location.rpartition(".")
    target = getattr(import_module(f"careerpath_cli.commands.{module}"), attribute)
    if isinstance(target, typer.Typer):
        app = target
    else:
        app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
        app.command(name)(target)
    command = typer.main.get_command(app)
    add_page_options(command, f"{NAME} {name}")
    _add_examples(command, name)
    return command


def _add_examples(command: Any, name: str) -> None:
    """Let the help of a command, and of those in its group, end with its examples."""
    command.epilog = examples_of(name)
    for below in getattr(command, "commands", {}).values():
        _add_examples(below, f"{name} {below.name}")
