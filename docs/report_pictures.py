"""The first sheet of a report as the README shows it: photographed in a browser, in light and dark."""

import os
import shutil
import sys
from base64 import b64decode
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

WIDTH = 846
"""The width of a page on GitHub."""
_SHARPNESS = 1.5
_MARGIN = 24
_QUALITY = 75
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class _Text(HTMLParser):
    """What a page says: its text without style and title."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        """Remember whether what follows is read or not."""
        if tag in {"style", "title"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Forget it."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._inside:
            self.words += data.split()


def said(page: str) -> str:
    """Return what a page says, its words between single spaces."""
    text = _Text()
    text.feed(page)
    return " ".join(text.words)


def first_sheet(page: str) -> str:
    """Return what the first sheet of a report says."""
    return said(page.partition('<section class="sheet"')[2].partition("</section>")[0].partition(">")[2])


def photographs(page: Path) -> Iterator[tuple[str, bytes]]:
    """Yield pictures of a report's first sheet as WebP files, with the theme of each."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("The report's picture needs Chromium (Debian: apt install chromium); the others are drawn.")
    unconfined = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=unconfined)
        for scheme in _SCHEMES:
            yield scheme, _photograph(browser, page, scheme)
        browser.close()


def _photograph(browser: Browser, path: Path, scheme: Literal["light", "dark"]) -> bytes:
    """Return a picture of what stands above the end of the first sheet."""
    page = browser.new_page(viewport={"width": WIDTH, "height": WIDTH}, color_scheme=scheme)
    page.goto(path.as_uri())
    bottom = page.locator("section.sheet").evaluate("sheet => sheet.getBoundingClientRect().bottom")
    taken = page.context.new_cdp_session(page).send(
        "Page.captureScreenshot",  # Playwright's own takes no WebP, and its PNG weighs four times as much
        {
            "format": "webp",
            "quality": _QUALITY,
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": WIDTH, "height": bottom + _MARGIN, "scale": _SHARPNESS},
        },
    )
    return b64decode(taken["data"])
