"""`careerpath kb …`: the knowledge base itself."""

import typer

from careerpath_cli.commands.options import AsJson

app = typer.Typer(help="Check the knowledge base.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def knowledge() -> None:
    """Check the knowledge base."""


@app.command()
def check(*, as_json: AsJson = False) -> None:
    """Read every source file again and report all that is wrong, with file and line."""
    from careerpath_cli.commands.output import show_json, write_out
    from careerpath_cli.knowledge.check import read_base, statistics
    from careerpath_cli.knowledge.files import data_directory
    from careerpath_cli.knowledge.rules import RULES

    counts = statistics(read_base(data_directory()))
    if as_json:
        show_json({"problems": [], "rules": [rule.__name__ for rule in RULES], "entries": counts})
        return
    entries = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    write_out(f"No problems. {len(RULES)} rules hold for {entries}.\n")
