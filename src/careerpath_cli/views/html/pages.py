"""Pages as HTML: one file each, with its style inside and nothing that a browser would fetch or run."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from careerpath_cli.extras import library
from careerpath_cli.views.outline import (
    Bullets,
    Chart,
    Facts,
    Item,
    Section,
    Span,
    Strips,
    Task,
    counted,
    spans,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_KINDS: tuple[tuple[type[Any], str], ...] = (
    (Section, "section"),
    (Bullets, "bullets"),
    (Facts, "facts"),
    (Task, "task"),
    (Chart, "chart"),
    (Strips, "strips"),
)
_LINKED = frozenset({"http", "https"})


def render(template: str, **content: Any) -> str:
    """Return a page made from a template in `templates`; text from outside is escaped wherever it stands.

    Raises CareerpathError where the extra `report` isn't installed.
    """
    return _environment().get_template(template).render(content)


@cache
def _environment() -> "Environment":
    jinja = library("jinja2", "report")
    environment: Environment = jinja.Environment(
        loader=jinja.PackageLoader("careerpath_cli.views.html"),
        autoescape=True,
        undefined=jinja.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"kind": _kind, "spans": spans, "link": _link, "counted": counted}
    style = environment.get_template("style.css").render()
    environment.globals |= {"style": style, "policy": _policy(style)}
    return environment


def _kind(item: Item) -> str:
    """Return what kind of item it is, by the macro that draws it."""
    return next((name for kind, name in _KINDS if isinstance(item, kind)), "line")


def _link(span: Span) -> str:
    """Return where a span leads; empty for an address that no browser should open."""
    try:
        return span.address if urlsplit(span.address).scheme in _LINKED else ""
    except ValueError:
        return ""


def _policy(style: str) -> str:
    """Return the Content-Security-Policy: nothing is fetched or run, and only this style is used."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
