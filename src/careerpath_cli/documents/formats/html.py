"""HTML → the text that a browser would show: a line per block, items of lists after a hyphen."""

import re
from typing import Any

from careerpath_cli.documents.formats.refusal import ANOTHER_FORM, RefusedError
from careerpath_cli.extras import library

_WITH_LINES_OF_THEIR_OWN = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre section summary
table tbody tfoot thead tr ul option
"""
_BLOCKS = frozenset(_WITH_LINES_OF_THEIR_OWN.split())
_WITHOUT_TEXT = """
head script style noscript template svg math iframe object embed canvas audio video map datalist title
textarea -comment !doctype _comment
"""
_NOT_SHOWN = frozenset(_WITHOUT_TEXT.split())
MOST_DEPTH = 5_000
"""How many elements may stand in one another; a browser draws 512."""
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_CLOSED_BY_THE_NEXT = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
        "br",
        "img",
        "input",
        "hr",
        "meta",
        "link",
        "col",
        "wbr",
    ]
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_ITEM_OF_BLOCKS = re.compile(r"\n- [ \t]*\n\s*(?!- )")
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")


def html_text(markup: str) -> str:
    """Return what a browser would show of a page, without scripts, styles and what is hidden."""
    _refuse_depth(markup)
    root = library("selectolax.lexbor").LexborHTMLParser(markup).root
    parts: list[str] = []
    # a node and whether it is left already: deep pages would exhaust the stack of calls
    waiting: list[tuple[Any, bool]] = [(root, False)] if root is not None else []
    preformatted = 0
    while waiting:
        node, left = waiting.pop()
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            parts.append(text if preformatted else _SPACE.sub(" ", text))
            continue
        preformatted += (-1 if left else 1) * (tag == "pre")
        if left:
            parts.append(_after(tag))
            continue
        if tag in _NOT_SHOWN or _is_hidden(node):
            preformatted -= tag == "pre"
            continue
        parts.append(_before(tag))
        waiting.append((node, True))
        children = list(node.iter(include_text=True))
        waiting.extend((child, False) for child in reversed(children))
    return _tidy("".join(parts))


def _refuse_depth(markup: str) -> None:
    """Raise RefusedError for what is nested so deeply that parsing it would take long."""
    opened: dict[str, int] = {}
    deep = 0
    for slash, tag in _TAG.findall(markup):
        name = tag.lower()
        if name in _CLOSED_BY_THE_NEXT or (slash and not opened.get(name)):
            continue
        change = -1 if slash else 1
        opened[name] = opened.get(name, 0) + change
        deep += change
        if deep > MOST_DEPTH:
            raise RefusedError("is nested too deeply.", ANOTHER_FORM)


def _is_hidden(node: Any) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("type") == "hidden":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING.search(style))


def _before(tag: str) -> str:
    if tag == "li":
        return "\n- "
    return "\n" if tag in _BLOCKS or tag == "br" else ""


def _after(tag: str) -> str:
    if tag in {"td", "th"}:
        return "\t"
    return "\n" if tag in _BLOCKS or tag == "li" else ""


def _tidy(text: str) -> str:
    """Return text without spaces around its lines, and without blank ones."""
    text = _ITEM_OF_BLOCKS.sub("\n- ", text.replace("\r", "\n"))
    lines = (line.strip(" \t") for line in text.split("\n"))
    return "".join(f"{line}\n" for line in lines if line not in {"", "-"})
