"""What every page that the program writes is held to: each check returns its faults, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import normalize

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from browser.browsing import HEIGHT, ONE_SHEET, Visit, visiting

Check = Callable[[Visit], list[str]]
WIDTHS = (360, 800, 1440)
"""A phone, a tablet, a desktop."""
PAPER = ("A4", "Letter")
FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"
_SERIOUS = {"serious", "critical"}

_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  const wide = [...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > width + 1);
  const inner = wide.filter(e => !wide.some(other => other !== e && e.contains(other)));
  return inner.slice(0, 3).map(e => `<${e.tagName.toLowerCase()} class="${e.getAttribute("class") || ""}">`);
}"""
_OUTLINE = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(e => e.checkVisibility()).map(e => [Number(e.tagName[1]), e.innerText])"""
_LANDMARKS = """() => ({
  main: document.querySelectorAll("main").length,
  lang: document.documentElement.lang,
  title: document.title,
  strays: [...document.body.children].filter(
    e => !e.matches("main, header, footer, nav, aside, .skip, style, script") && e.innerText.trim()
  ).map(e => e.tagName),
})"""
_FOCUSED = """(selector) => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(e);
  return {
    number: [...document.querySelectorAll(selector)].indexOf(e),
    name: `${e.tagName.toLowerCase()} “${e.innerText.trim().slice(0, 40)}”`,
    marked: outlineStyle === "auto" || outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
      || boxShadow !== "none",
    inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0
      && box.left < innerWidth,
  };
}"""
_TO_REACH = """(selector) => [...document.querySelectorAll(selector)].map((e, number) => [number, e])
  .filter(([_, e]) => e.checkVisibility()).map(([number, _]) => number)"""


def keeps_quiet_and_to_itself(visit: Visit) -> list[str]:
    """Nothing on the console, not even of its own policy; nothing fetched but the file."""
    said = [f"on the console: {message}" for message in visit.said]
    return said + [f"fetches {url}" for url in visit.fetched if url != visit.address]


def reads_without_scripts(visit: Visit) -> list[str]:
    """The same words stand there where scripts are off."""
    words = visit.page.inner_text("body").split()
    with visiting(visit.browser, visit.path, scripts=False) as other:
        without = other.page.inner_text("body").split()
    return [] if words == without else [f"{len(without)} words without scripts, {len(words)} with"]


def has_an_outline(visit: Visit) -> list[str]:
    """One heading of the first level, no level left out on the way down, and landmarks around everything."""
    headings, marks = visit.page.evaluate(_OUTLINE), visit.page.evaluate(_LANDMARKS)
    first = [text for level, text in headings if level == 1]
    faults = [] if len(first) == 1 and headings[0][0] == 1 else [f"headings of the first level: {first}"]
    faults += [
        f"“{text}” (h{level}) follows an h{above}"
        for (above, _), (level, text) in pairwise(headings)
        if level > above + 1
    ]
    faults += [f"a heading of level {level} says nothing" for level, text in headings if not text.strip()]
    faults += [] if marks["main"] == 1 else [f"{marks['main']} main landmarks"]
    faults += [f"no {name}" for name in ("lang", "title") if not marks[name]]
    return faults + [f"outside of all landmarks: {name}" for name in marks["strays"]]


def fits_each_window(visit: Visit) -> list[str]:
    """Nobody has to scroll sideways."""
    faults = []
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": HEIGHT})
        wide = visit.page.evaluate(_TOO_WIDE)
        faults += [] if wide is None else [f"scrolls sideways at {width} px: {', '.join(wide)}"]
    return faults


def is_accessible(visit: Visit) -> list[str]:
    """axe-core finds nothing serious, nor, in the dark and on a phone, any text that is too faint."""
    faults = _serious(visit.page)
    with visiting(visit.browser, visit.path, WIDTHS[0], "dark") as other:
        return faults + [f"in the dark: {fault}" for fault in _serious(other.page, "color-contrast")]


def _serious(page: Page, *rules: str) -> list[str]:
    """Return what axe-core finds, by some rules or all of them."""
    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **only}).response["violations"]
    return [f"{each['id']}, {_where(each)}" for each in found if each["impact"] in _SERIOUS]


def _where(violation: dict[str, Any]) -> str:
    first = violation["nodes"][0]
    return f"{len(violation['nodes'])} times, first {first['html'][:100]}: {first['failureSummary']}"


def works_by_keyboard(visit: Visit) -> list[str]:
    """Tab reaches whatever can be used, and one sees where one is."""
    visit.page.evaluate("() => document.querySelectorAll('details').forEach(e => { e.open = true; })")
    left = set(visit.page.evaluate(_TO_REACH, FOCUSABLE))
    faults = []
    for _ in range(len(left)):
        visit.page.keyboard.press("Tab")
        focused = visit.page.evaluate(_FOCUSED, FOCUSABLE)
        left.discard(focused["number"])
        faults += [] if focused["marked"] else [f"{focused['name']} doesn't look focused"]
        faults += [] if focused["inside"] else [f"{focused['name']} is focused out of sight"]
    return faults + ([f"{len(left)} things can't be reached with Tab"] if left else [])


def prints_well(visit: Visit) -> list[str]:
    """A first sheet that is one sheet, and a number of sheets that somebody would print."""
    visit.page.emulate_media(media="print")
    sheet = visit.page.locator("section.sheet")
    words = _squeezed(sheet.inner_text()) if sheet.count() else ""
    return [fault for paper in PAPER for fault in _printed(visit, paper, words)]


def _printed(visit: Visit, paper: str, sheet: str) -> Iterator[str]:
    """Yield what is wrong on a kind of paper, given what the first sheet says."""
    sheets = PdfReader(BytesIO(visit.page.pdf(format=paper))).pages
    if len(sheets) not in visit.sheets:
        yield f"{len(sheets)} sheets of {paper}"
    first, end = _squeezed(sheets[0].extract_text()), sheet[-60:]
    if end not in first:
        yield f"the first sheet of {paper} breaks off before “…{end}”; it ends with “{first[-60:]}”"
    if sheet and len(sheets) > 1 and len(first) > len(sheet) * 1.05:
        yield f"more than the first sheet is on the first page of {paper}: “{first[-60:]}”"


def _squeezed(text: str) -> str:
    """Return a text without spaces, and with single letters where a font joins them."""
    return "".join(normalize("NFKC", text).split())


CHECKS: tuple[Check, ...] = (
    keeps_quiet_and_to_itself,
    reads_without_scripts,
    has_an_outline,
    fits_each_window,
    is_accessible,
    works_by_keyboard,
    prints_well,
)
"""In an order in which none is in the way of the next: they share a visit, because loading takes longest."""


def faults(browser: Browser, path: Path, sheets: range = ONE_SHEET) -> list[str]:
    """Return all that is wrong with a page that may take so many sheets of paper."""
    with visiting(browser, path, sheets=sheets) as visit:
        return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(visit)]
