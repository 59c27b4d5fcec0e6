"""`careerpath kb …`: the knowledge base itself."""

from typing import Annotated

import typer

from careerpath_cli.commands.shared.options import AsJson

app = typer.Typer(help="Check the knowledge base, or add to it.", no_args_is_help=True, rich_markup_mode=None)

Stale = Annotated[
    str | None,
    typer.Option(
        "--stale",
        metavar="AGE",
        help="List what was checked longer ago, such as 12m or 1y.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="The day to count back from; today if not given.", show_default=False
    ),
]


@app.callback()
def knowledge() -> None:
    """Check the knowledge base, or add to it."""


@app.command()
def check(stale: Stale = None, as_of: AsOf = None, *, as_json: AsJson = False) -> None:
    """Read every source file again and report all that is wrong, with file and line."""
    from careerpath_cli.commands.shared.output import show_json, write_out
    from careerpath_cli.commands.shared.overlays import overlays
    from careerpath_cli.errors import UsageError
    from careerpath_cli.knowledge.check import read_base, statistics
    from careerpath_cli.knowledge.files import data_directory
    from careerpath_cli.knowledge.rules import RULES

    if as_of is not None and stale is None:
        raise UsageError(
            "--as-of is the day that --stale counts back from, and --stale is missing.",
            hint=f"Try: careerpath kb check --stale 12m --as-of {as_of}",
        )
    counts = statistics(read_base(data_directory(), overlays()))
    if stale is not None:
        _show_stale(stale, as_of, as_json=as_json)
    elif as_json:
        show_json({"problems": [], "rules": [rule.__name__ for rule in RULES], "entries": counts})
    else:
        entries = ", ".join(f"{count} {kind}" for kind, count in counts.items())
        write_out(f"No problems. {len(RULES)} rules hold for {entries}.\n")


def _show_stale(age: str, as_of: str | None, *, as_json: bool) -> None:
    from datetime import date

    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.errors import UsageError
    from careerpath_cli.knowledge.staleness import stale_entries

    try:
        today = date.fromisoformat(as_of) if as_of else date.today()  # noqa: DTZ011 - the person's own day
    except ValueError:
        raise UsageError(f"“{as_of}” is no date.", hint="Write it as 2026-11-21.") from None
    found = stale_entries(knowledge_base(), age, today)
    if as_json:
        from careerpath_cli.views.json.values import plain_values

        show_json([plain_values(one) for one in found])
        return
    from careerpath_cli.views.terminal.knowledge import stale_page

    show_page(lambda width: stale_page(found, age, width))


@app.command()
def schema(kind: Annotated[str, typer.Argument(metavar="[KIND]", help="A kind of entry.")] = "roles") -> None:
    """Print the JSON Schema of a kind's file, or of a `roadmap` as JSON, for completion in an editor."""
    from careerpath_cli.commands.shared.output import show_json
    from careerpath_cli.errors import UsageError
    from careerpath_cli.knowledge.files import KINDS, record_class
    from careerpath_cli.storage.validation import document_schema, list_schema

    if kind == "roadmap":
        from careerpath_cli.roadmap.record import RoadmapRecord

        show_json(document_schema(RoadmapRecord, "careerpath roadmap"))
        return
    if kind not in KINDS:
        raise UsageError(f"There is no kind “{kind}”.", hint=f"Known: {', '.join(KINDS)}, roadmap.")
    show_json(list_schema(record_class(kind), f"careerpath {kind}"))


@app.command("new-role")
def new_role() -> None:
    """Print a commented role that validates, to fill in: send it to a file with > my-role.yaml."""
    from careerpath_cli.commands.shared.output import write_out
    from careerpath_cli.knowledge.files import data_directory

    write_out((data_directory() / "templates" / "role.yaml").read_text(encoding="utf-8"))
