"""A real browser: Debian's Chromium, or another, driven by Playwright; nothing is downloaded for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

Scheme = Literal["light", "dark"]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HEIGHT = 800
ONE_SHEET = range(1, 2)


@dataclass
class Visit:
    """A page in the browser, what it said on the console, and what it wanted to fetch."""

    browser: Browser
    path: Path
    page: Page
    sheets: range
    said: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.path.as_uri()

    def hear(self, message: ConsoleMessage) -> None:
        self.said.append(f"{message.type}: {message.text}")

    def note(self, request: Request) -> None:
        self.fetched.append(request.url)


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser; without its sandbox for root, whom it refuses one, as in containers."""
    assert CHROMIUM is not None
    unconfined = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=unconfined)
        yield browser
        browser.close()


@contextmanager
def visiting(
    browser: Browser,
    path: Path,
    width: int = 800,
    scheme: Scheme = "light",
    *,
    scripts: bool = True,
    sheets: range = ONE_SHEET,
) -> Iterator[Visit]:
    """Open a page in a window of a width, for somebody who likes light or dark, with or without scripts.

    `sheets` says on how many sheets of paper it may be printed.
    """
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, java_script_enabled=scripts
    )
    visit = Visit(browser, path, context.new_page(), sheets)
    visit.page.on("console", visit.hear)
    visit.page.on("pageerror", lambda error: visit.said.append(f"error: {error}"))
    visit.page.on("request", visit.note)
    visit.page.goto(visit.address)
    yield visit
    context.close()
