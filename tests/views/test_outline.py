"""An outline: one arrangement of a plan, from which every medium is made."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import cast

import pytest
from rich.console import Console

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.plan_file.annotated import document_text
from careerpath_cli.plan_file.reading import read_edited_plan
from careerpath_cli.profile.history import Done
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.progress import progress_from
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import route
from careerpath_cli.views.exports.markdown import inline, roadmap_document, rows
from careerpath_cli.views.outline import (
    Bullets,
    Chart,
    Facts,
    Item,
    Line,
    Section,
    Sign,
    Span,
    Strip,
    Strips,
    Task,
    section,
    spans,
)
from careerpath_cli.views.outlines.roadmap import RoadmapPageOptions, brief_roadmap, full_roadmap
from careerpath_cli.views.terminal.outline import page, text

pytestmark = pytest.mark.usefixtures("whole_lines")

PERSON = Profile(name="Zoë", skills={"python": "working", "sql": "proficient"})


@pytest.fixture(params=[("mlops-engineer",), ("data-engineer", "data-analyst")])
def roadmap(request: pytest.FixtureRequest, base: KnowledgeBase, model: MatchingModel) -> Roadmap:
    """A plan with one step done, for one role and for two."""
    done = progress_from([Done("2026-11-01", "git-working", "git", "working", "none")])
    wishes = RoadmapRequest(date(2026, 11, 21), 6, by=date(2027, 7, 1))
    roles = [base.role(name) for name in request.param]
    return build_roadmap(PERSON, roles, wishes, done, model, base)


def org(item: Item, depth: int = 1) -> Iterator[str]:
    """A format that the program does not have, Emacs' org-mode, written from an outline."""
    match item:
        case Section():
            yield f"{'*' * depth} {org_line(item.title)}"
            for part in item.items:
                yield from org(part, depth + 1)
        case Task():
            yield f"{'*' * depth} {'DONE' if item.done else 'TODO'} {item.title} {item.note}"
            yield from (":PROPERTIES:", f":CUSTOM_ID: {item.id}", ":END:")
            for part in item.items:
                yield from org(part, depth + 1)
        case Bullets():
            yield from (f"- {org_line(line)}" for line in item.items)
        case Facts():
            for label, value in item.items:
                yield f"- {label} :: {' '.join(org(value))}"
        case Strips():
            yield from (f"- {strip.name} :: {strip.counts}" for strip in item.items)
        case Chart():
            yield from (f"- {bar.name}: <{bar.first}>--<{bar.last}>" for bar in item.items)
        case _:
            yield org_line(item)


def org_line(line: Line) -> str:
    """A line in org-mode, with its links."""
    marks = {"command": "=", "accent": "*"}
    shown = []
    for span in spans(line):
        mark = marks.get(span.tone, "")
        shown.append(f"[[{span.address}][{span.text}]]" if span.address else f"{mark}{span.text}{mark}")
    return "".join(shown)


@pytest.mark.parametrize("full", [True, False])
def test_a_new_format_needs_only_the_outline(roadmap: Roadmap, base: KnowledgeBase, *, full: bool) -> None:
    outline = (
        full_roadmap(roadmap, base, RoadmapPageOptions())
        if full
        else brief_roadmap(roadmap, base, "Zoë", "1.0")
    )
    lines = list(org(outline))
    ids = [line.removeprefix(":CUSTOM_ID: ") for line in lines if line.startswith(":CUSTOM_ID:")]
    open_steps = [step.id for step in route(roadmap, base).steps]
    assert ids == ["git-working", *open_steps]
    assert sum(" DONE " in line for line in lines) == 1
    assert sum(" TODO " in line for line in lines) == len(open_steps)
    resources = [resource for step in route(roadmap, base).steps for resource in step.resources]
    assert resources
    assert all(f"[[{resource.address}]" in "\n".join(lines) for resource in resources)


def test_a_plan_to_keep_has_the_headings_and_tasks_of_the_full_page(
    roadmap: Roadmap, base: KnowledgeBase
) -> None:
    console = Console(width=3000, file=StringIO(), color_system=None)
    console.print(page(full_roadmap(roadmap, base, RoadmapPageOptions())))
    shown = [line.strip() for line in cast("StringIO", console.file).getvalue().splitlines()]
    document = document_text(roadmap_document(roadmap, PERSON, "me", base, "1.0"))
    headings = [line.lstrip("# ") for line in document.splitlines() if line.startswith("##")]
    kept = [heading for heading in headings if heading != "Sources"]  # whoever reads it has no other commands
    assert [line for line in shown if line in kept] == kept
    assert len(kept) > 8
    titles = [step_title for step_title in shown if step_title[:1].isdigit() and ". " in step_title[:4]]
    boxes = read_edited_plan(document, "plan.md").ticks
    assert [step for step, ticked in boxes.items() if ticked] == ["git-working"]
    assert len(titles) == len([step for step, ticked in boxes.items() if not ticked])
    for title in titles:
        assert f"- [ ] **{inline(title.partition('. ')[2])}** " in document
    for step in boxes.keys() - {"git-working"}:
        assert any(line.endswith(f"careerpath done {step}") for line in shown)


def test_nothing_stands_below_no_heading() -> None:
    outline = section("", "A plan", "", Bullets([]), Facts([]), section("gone", "Gone", Bullets([])), "kept")
    assert outline.items == ("kept",)


HOSTILE: list[tuple[Line, str]] = [
    ("*a* <b> [x](y)", r"\*a\* \<b\> \[x\](y)"),
    ("1. not a list", r"\1. not a list"),
    ("two\nlines\n# no heading", r"two lines \# no heading"),
    (("see ", Span("a]b", address="https://example.org/a b)")), r"see [a\]b](https://example.org/a%20b%29)"),
    (("run ", Span("careerpath show `x`", "command")), "run `careerpath show x`"),
    ((Span("*lead*", "accent"), " follows"), r"**\*lead\*** follows"),
]


@pytest.mark.parametrize(("line", "markdown"), HOSTILE)
def test_text_from_outside_is_harmless_in_markdown(line: Line, markdown: str) -> None:
    assert inline(line) == markdown


def test_addresses_stand_below_their_line_on_the_terminal() -> None:
    line = text(("see ", Span("this", address="https://example.org"), " first"))
    assert line.plain == "see this first\nhttps://example.org"
    assert any("https://example.org" in str(span.style) for span in line.spans)


SKILLS = Strips(
    "Skills",
    (Sign("#", "held"), Sign("o", "missing")),
    (
        Strip("Data Engineer", (3, 0), "nothing", 1),
        Strip("Head of Data and Machine Learning", (1, 2), "learn SQL", 2),
        Strip("Analyst", (1, 1), number=3),
    ),
    together=2,
)


def shown(item: Item, width: int) -> list[str]:
    console = Console(width=width, file=StringIO(), color_system=None)
    console.print(page(section("", "Title", item)))
    return [line.rstrip() for line in cast("StringIO", console.file).getvalue().splitlines()]


def test_strips_stand_below_each_other_with_a_bracket_around_the_set() -> None:
    assert shown(SKILLS, 80)[1:] == [
        "┌ 1. Data Engineer                      ###  nothing",
        "└ 2. Head of Data and Machine Learning  #oo  learn SQL",
        "  3. Analyst                            #o",
        "Skills:  # held  o missing  ┌└ one set",
    ]


def test_in_a_narrow_window_names_wrap_and_the_bracket_goes_around_them() -> None:
    bare = replace(SKILLS, items=[replace(strip, note="") for strip in SKILLS.items])
    assert shown(bare, 30)[1:] == [
        "┌ 1. Data Engineer         ###",
        "│ 2. Head of Data and      #oo",
        "└    Machine Learning",
        "  3. Analyst               #o",
        "Skills:  # held  o missing",
        "┌└ one set",
    ]


def test_the_bracket_of_a_set_that_is_shown_in_part_stays_open() -> None:
    assert [line[:1] for line in shown(replace(SKILLS, open_end=True), 80)[1:4]] == ["┌", "│", " "]


def test_strips_are_words_in_markdown() -> None:
    assert list(rows(SKILLS)) == [
        "- Data Engineer: 3 held; nothing",
        "- Head of Data and Machine Learning: 1 held, 2 missing; learn SQL",
        "- Analyst: 1 held, 1 missing",
    ]
