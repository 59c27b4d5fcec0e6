"""The pages that the program writes, in a real browser, as whoever gets them would open and print them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml
from playwright.sync_api import Browser

from browser import checks
from browser.browsing import CHROMIUM, started, visiting

Run = Callable[..., "CompletedProcess[str]"]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
START = "2026-11-23"

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="there is no Chromium here (Debian: apt install chromium)"
)

PEOPLE = ("analyst", "nurse", "lawyer")
HOSTILE = {
    "name": "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> \u202eמרים\u2067 {{ 7*7 }} 👩‍🔬 &amp;",
    "occupation": "Rechtsschutzversicherungsgesellschaften" * 2 + "<svg onload=alert(3)>",
    "education": {
        "degree": "master",
        "field": "</style><style>*{display:none}</style> 自然言語処理 " + "x" * 40,
    },
    "evidence": {"SQL": "javascript:alert(4) <a href='javascript:alert(5)'>x</a> https://" + "long." * 30},
}
"""What nobody is called, has studied or shown."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all pages. Not for the session: while it runs, nothing else can use asyncio."""
    with started() as browser:
        yield browser


@pytest.fixture
def page(request: pytest.FixtureRequest, run: Run, tmp_path: Path) -> Path:
    """A report of a person."""
    person = yaml.safe_load((EXAMPLES / f"{request.param or 'analyst'}.yaml").read_text(encoding="utf-8"))
    written = person if request.param else person | HOSTILE
    (tmp_path / "me.yaml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    done = run("report", "--profile", "me.yaml", "--start", START, "--output", "me.html")
    assert done.returncode == 0, done.stderr
    return tmp_path / "me.html"


@pytest.mark.parametrize("page", [*PEOPLE, None], indirect=True, ids=[*PEOPLE, "hostile"])
def test_a_report_is_a_page_for_everybody(page: Path, browser: Browser) -> None:
    assert checks.faults(browser, page, sheets=range(4, 13)) == []


@pytest.fixture
def cohort(run: Run, tmp_path: Path) -> Path:
    """A report about a cohort, two of whom have names that mean harm."""
    people = []
    for number, name in enumerate([*PEOPLE, *PEOPLE[:2]], start=1):
        person = yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))
        known = {"skills": {**person["skills"], "Q" * 90: "expert"}} if number > len(PEOPLE) else {}
        people.append(person | (HOSTILE if number > len(PEOPLE) else {}) | known | {"id": f"p{number}"})
    lines = "\n".join(json.dumps(person, default=str) for person in people)
    done = run("batch", "-", "--report", "out", "--names", "--start", START, stdin=lines)
    assert done.returncode == 0, done.stderr
    return tmp_path / "out"


def test_a_cohort_has_pages_for_everybody(cohort: Path, browser: Browser) -> None:
    for path in (cohort / "cohort.html", cohort / "index.html", max((cohort / "people").iterdir())):
        assert checks.faults(browser, path, sheets=range(1, 4)) == [], path.name


SOUND = """<!doctype html><html lang="en"><head><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>@media print { .sheet { break-after: page } }</style></head><body><main>
<section class="sheet"><h1>A sheet</h1><p>Some words, so that there is something to read.</p></section>
<section><h2>The rest</h2><p><a href="#x">A link</a></p></section>
</main></body></html>"""
BROKEN = {
    "keeps_quiet_and_to_itself": ("</main>", '<img alt="" src="https://example.org/x.png"></main>'),
    "fits_each_window": ("</main>", '<p style="width:500px">wide</p></main>'),
    "is_accessible": ("</main>", '<p style="color:#aaa;background:#fff">faint</p></main>'),
    "reads_without_scripts": ("</main>", "<noscript>No scripts, no report</noscript></main>"),
    "has_an_outline": ("<h2>The rest</h2>", "<h3>The rest</h3>"),
    "works_by_keyboard": ("</style>", "a:focus-visible { outline: none }</style>"),
    "prints_well": ("Some words", "Some words<br>" * 80),
}
"""For each check, what it must find: a change to a sound page."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small page that nothing is wrong with."""
    (tmp_path / "small.html").write_text(SOUND, encoding="utf-8")
    return tmp_path / "small.html"


def test_a_sound_page_has_no_faults(browser: Browser, small: Path) -> None:
    assert checks.faults(browser, small, sheets=range(2, 3)) == []


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_each_check_finds_what_it_is_for(check: checks.Check, browser: Browser, small: Path) -> None:
    small.write_text(SOUND.replace(*BROKEN[check.__name__]), encoding="utf-8")
    with visiting(browser, small, sheets=range(2, 3)) as visit:
        assert len(check(visit)) > 0
