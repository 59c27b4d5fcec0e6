"""`careerpath kb …`: the knowledge base itself."""

from datetime import date
from typing import Annotated

import typer

from careerpath_cli.commands.shared.loading import load_engine
from careerpath_cli.commands.shared.options import AsJson, argument, option
from careerpath_cli.commands.shared.overlays import overlays
from careerpath_cli.commands.shared.showing import show, show_json, show_text
from careerpath_cli.commands.shared.terminal.progress import progress
from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.check import read_base, statistics
from careerpath_cli.knowledge.files import KINDS, data_directory
from careerpath_cli.knowledge.rules import QUALITY_RULES, RULES
from careerpath_cli.knowledge.schema import kind_schema, overlay_schema
from careerpath_cli.knowledge.staleness import age_in_days, stale_entries
from careerpath_cli.views.json.encoding import encode
from careerpath_cli.views.terminal.knowledge.facts import stale_page
from careerpath_cli.views.terminal.parts import plain

app = typer.Typer(
    help="Check or extend the knowledge base.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Stale = Annotated[
    str | None, option("--stale", "AGE", "List entries not checked for this long, e.g. 12m or 1y.")
]
AsOf = Annotated[str | None, option("--as-of", "DATE", "Count back from this day (default: today).")]
Kind = Annotated[
    str,
    argument("[KIND]", "Kind of entry, overlay, or what a command prints with --json.", show_default=True),
]


@app.callback()
def knowledge() -> None:
    """Check or extend the knowledge base."""


@app.command()
def check(stale: Stale = None, as_of: AsOf = None, *, as_json: AsJson = False) -> None:
    """Check all source files and report every problem, with file and line."""
    if as_of is not None and stale is None:
        raise UsageError(
            "--as-of only works together with --stale.",
            hint=f"Try: careerpath kb check --stale 12m --as-of {as_of}",
        )
    today = _day(as_of)
    if stale is not None:
        age_in_days(stale)  # refused before all files are read
    rules = (*RULES, *QUALITY_RULES)
    with progress("Checking the knowledge base") as report:
        counts = statistics(read_base(data_directory(), overlays(), rules, report))
    if stale is not None:
        _show_stale(stale, today, as_json=as_json)
        return
    entries = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    show(
        as_json,
        lambda: {"problems": [], "rules": [rule.__name__ for rule in rules], "entries": counts},
        lambda _: plain(f"No problems. Checked {len(rules)} rules on {entries}."),
    )


def _day(as_of: str | None) -> date:
    """Return the day to count back from; raises UsageError for what is none."""
    try:
        return date.fromisoformat(as_of) if as_of else date.today()  # noqa: DTZ011 - the person's own day
    except ValueError:
        raise UsageError(f"“{as_of}” is not a valid date.", hint="Write it as 2026-11-21.") from None


def _show_stale(age: str, today: date, *, as_json: bool) -> None:
    entries = stale_entries(load_engine().base, age, today)
    show(
        as_json,
        lambda: [encode(entry) for entry in entries],
        lambda width: stale_page(entries, age, width),
    )


@app.command()
def schema(kind: Kind = "roles") -> None:
    """Print the JSON Schema of a data file or an overlay, for your editor, or of what --json prints."""
    if kind != "overlay" and kind not in KINDS:
        from careerpath_cli.views.json.schemas import PUBLISHED, published_schema  # imports every shape

        if kind not in PUBLISHED:
            raise UsageError(
                f"“{kind}” is neither a kind of entry nor printed with --json.",
                hint=f"Choose one of {', '.join(KINDS)}, overlay; of what --json prints, "
                f"one of {', '.join(PUBLISHED)}.",
            )
        show_json(published_schema(kind))
        return
    base = load_engine().base
    show_json(overlay_schema(base) if kind == "overlay" else kind_schema(kind, base))


@app.command("new-role")
def new_role() -> None:
    """Print a commented role to fill in. It is valid as it is; save it with > my-role.yaml."""
    _print_template("role")


@app.command("new-skill")
def new_skill() -> None:
    """Print a commented skill to fill in, with something to learn it from; save it with > my-skill.yaml."""
    _print_template("skill")


@app.command("new-resource")
def new_resource() -> None:
    """Print a commented resource to fill in. It is valid as it is; save it with > my-resource.yaml."""
    _print_template("resource")


def _print_template(name: str) -> None:
    show_text((data_directory() / "templates" / f"{name}.yaml").read_text(encoding="utf-8"))
