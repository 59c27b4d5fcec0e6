"""The figures of a report: harmless wherever they stand, readable, and saying what the other pages say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from careerpath_cli import extras
from careerpath_cli.errors import CareerpathError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.pay import pay_facts
from careerpath_cli.matching.feasibility import Feasibility, Objection
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.reporting.report import Report, build_report
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import RoadmapRequest
from careerpath_cli.views.charts.figure import Figure
from careerpath_cli.views.charts.figures import report_figures
from careerpath_cli.views.charts.gap import gap_figure
from careerpath_cli.views.charts.pay import pay_figure
from careerpath_cli.views.charts.routes import routes_figure
from careerpath_cli.views.charts.skills import skills_figure
from careerpath_cli.views.charts.timeline import timeline_figure
from careerpath_cli.views.charts.want_and_can import map_figure
from careerpath_cli.views.json.advice import advice as advice_json
from careerpath_cli.views.json.changes import paths as paths_json
from careerpath_cli.views.json.knowledge import role_full
from careerpath_cli.views.json.roadmap import roadmap as roadmap_json

pytest.importorskip("vl_convert", reason="charts need the extra `report`")

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
SVG = "http://www.w3.org/2000/svg"
ORDER = ["map", "skills", "gap", "routes", "timeline", "pay", "openings"]
PAINT = {
    "none",
    *(f"var(--{name})" for name in ("ink", "quiet", "line", "c1", "c2", "c3")),
    *(f"var(--{name})" for name in ("have", "partly", "missing", "unasked")),
}
ATTRIBUTES = {
    *("role", "aria-label", "viewBox", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray"),
    *("x", "y", "x1", "y1", "x2", "y2", "d", "dy", "transform"),
    *("font-size", "font-weight", "font-style", "text-anchor"),
}
"""No id, class, style, font, link or handler is among them."""
TAGS = {"svg", "path", "line", "text", "tspan"}
HOSTILE = '<script>alert("1")</script>\'"&\u202e\u0000]]>--> https://example.org/ ' + "W" * 300

Figures = Mapping[str, Figure]


def about(profile: Profile, base: KnowledgeBase, model: MatchingModel, *roles: str) -> Report:
    return build_report(profile, Progress(), roles, RoadmapRequest(date(2026, 11, 23)), model, base)


@pytest.fixture(scope="module")
def report(base: KnowledgeBase, model: MatchingModel) -> Report:
    return about(read_profile(EXAMPLES / "analyst.yaml", base), base, model)


@pytest.fixture(scope="module")
def figures(report: Report, base: KnowledgeBase) -> Figures:
    return report_figures(report, base)


@pytest.fixture(scope="module")
def hostile(report: Report, base: KnowledgeBase) -> Figures:
    """Figures of roles, skills and groups with names that would break a page, or out of it."""
    roles = {key: replace(role, name=HOSTILE) for key, role in base.roles.items()}
    skills = {key: replace(skill, name=HOSTILE) for key, skill in base.skills.items()}
    groups = {key: replace(group, name=HOSTILE) for key, group in base.groups.items()}
    return report_figures(report, replace(base, roles=roles, skills=skills, groups=groups))


@pytest.fixture(scope="module")
def long_way(base: KnowledgeBase, model: MatchingModel) -> Figures:
    """Figures of a plan that takes years, over several roles."""
    person = read_profile(EXAMPLES / "shop-assistant.yaml", base)
    far = about(person, base, model, "ai-research-scientist")
    assert far.paths is not None
    assert max(len(path.transitions) for path in far.paths.paths) > 2
    drawn = (routes_figure(far, base), timeline_figure(far, base))
    return {figure.id: figure for figure in drawn if figure}


@pytest.fixture(params=["figures", "hostile", "long_way"])
def drawn(request: pytest.FixtureRequest) -> Figures:
    """The figures of an ordinary person, those of a base with hostile names, and those of a long way."""
    figures: Figures = request.getfixturevalue(request.param)
    return figures


def parsed(picture: str) -> ET.Element:
    return ET.fromstring(picture)  # noqa: S314 – what the program drew


def pictures(figures: Figures) -> Iterator[tuple[Figure, ET.Element, int]]:
    for figure in figures.values():
        for picture, width in ((figure.wide, 680), (figure.narrow, 320)):
            yield figure, parsed(picture), width


def tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def test_all_figures_stand_in_the_order_of_the_page(figures: Figures) -> None:
    assert list(figures) == ORDER
    assert [figure.id for figure in figures.values()] == ORDER


def test_a_redacted_report_tells_neither_levels_nor_what_somebody_has(
    report: Report, base: KnowledgeBase
) -> None:
    told: list[tuple[int, int]] = []
    redacted = report_figures(report, base, redacted=True, told=lambda *state: told.append(state))
    assert told == [(done, 5) for done in range(5)]
    assert {"skills", "gap"}.isdisjoint(redacted)
    for figure in redacted.values():
        assert not re.search(r"\b(aware|proficient|expert)\b", f"{figure.says} {figure.table} {figure.wide}")


def test_what_is_drawn_may_stand_in_any_page_as_often_as_one_likes(drawn: Figures) -> None:
    for figure, picture, width in pictures(drawn):
        assert picture.get("role") == "img"
        assert picture.get("aria-label") == figure.says
        assert picture.get("viewBox", "").startswith(f"0 0 {width} ")
        assert {"width", "height"}.isdisjoint(picture.attrib)
        for element in picture.iter():
            assert tag(element) in TAGS
            assert set(element.attrib) <= ATTRIBUTES
            assert {element.get("fill", "none"), element.get("stroke", "none")} <= PAINT
            assert "url(" not in " ".join(element.attrib.values())


def test_hostile_names_are_only_ever_text(hostile: Figures) -> None:
    for figure in hostile.values():
        told = f"{figure.title}{figure.says}{figure.note}{figure.table.rows}"
        for text in (told, figure.wide, figure.narrow):
            assert "\u202e" not in text
            assert "\u0000" not in text
        for picture in (figure.wide, figure.narrow):
            assert "<script" not in picture
            assert "W" * 60 not in "".join(parsed(picture).itertext())
    assert "W" * 300 in hostile["map"].table.rows[0][0], "the table has the whole name"


def lines_of(picture: ET.Element) -> Iterator[tuple[str, float, float, float]]:
    """Each line of text with where it begins and ends, and its height, estimated for a narrow font."""
    for text in picture.iter(f"{{{SVG}}}text"):
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        for line in [*text] or [text]:
            y += float(line.get("dy", "0"))
            told = line.text or ""
            left = x - len(told) * 5.5 * share
            yield told, left, left + len(told) * 5.5, y


def test_text_stays_within_the_picture_and_never_covers_other_text(drawn: Figures) -> None:
    for figure, picture, width in pictures(drawn):
        height = float(picture.get("viewBox", "").split()[3])
        lines = list(lines_of(picture))
        for told, left, right, y in lines:
            assert left >= -1, (figure.id, told)
            assert right <= width + 6, (figure.id, told)
            assert 0 <= y <= height, (figure.id, told)
        for one, other in combinations(lines, 2):
            apart = one[1] >= other[2] or other[1] >= one[2] or abs(one[3] - other[3]) >= 8
            assert apart, (figure.id, one[0], other[0])


def test_the_longest_names_of_roles_are_told_whole(base: KnowledgeBase, model: MatchingModel) -> None:
    nurse = about(read_profile(EXAMPLES / "nurse.yaml", base), base, model)
    assert "Clinical Informatics Specialist" in {base.roles[entry.match.role].name for entry in nurse.chosen}
    for figure in (gap_figure(nurse, base), timeline_figure(nurse, base)):
        assert figure is not None
        assert "…" not in figure.wide + figure.narrow


def test_the_same_person_gets_the_same_bytes_and_not_too_many(
    report: Report, figures: Figures, base: KnowledgeBase
) -> None:
    assert report_figures(report, base)["pay"] == figures["pay"]
    assert (
        sum(len(figure.wide.encode()) + len(figure.narrow.encode()) for figure in figures.values()) < 200_000
    )


def test_the_map_has_the_scores_of_advice(
    report: Report, figures: Figures, base: KnowledgeBase, model: MatchingModel
) -> None:
    told = advice_json(report.advice, model.scoring.weights, base)["recommendations"]
    rows = {row[0]: row for row in figures["map"].table.rows}
    assert len(rows) == len(base.roles)
    for entry in told:
        scores = [round(entry[part] * 100) for part in ("want", "can", "score")]
        assert [int(cell) for cell in rows[base.roles[entry["role"]].name][1:4]] == scores


def test_skills_and_gap_have_the_states_of_the_roadmap(
    report: Report, figures: Figures, base: KnowledgeBase
) -> None:
    told = roadmap_json(report.plan, report.answers, base, "1")["gap"]
    words = {"met": "have", "partly": "partly", "lacking": "missing", "not-asked": "not asked"}
    goal = base.roles[report.goal].name
    column = figures["skills"].table.head.index(goal)
    needed = {row[0]: row[column] for row in figures["skills"].table.rows if row[column] != "–"}
    states = {row[0]: row[1] for row in figures["skills"].table.rows}
    by_name = {base.skills[gap["skill"]].name: gap for gap in told}
    assert needed
    assert needed == {name: by_name[name]["needed"] for name in needed}
    met = [name for name in needed if states[name] == "have"]
    assert {by_name[name]["state"] for name in met} == {"met"}
    counts = [0, 0, 0, 0]
    for row in figures["gap"].table.rows:
        if row[0] == goal:
            counts = [before + int(cell) for before, cell in zip(counts, row[2:], strict=True)]
    required = [words[gap["state"]] for gap in told if gap["required"] and gap["state"] in words]
    assert counts == [required.count(word) for word in words.values()]


def spoken(day: str) -> str:
    """A day of JSON as pages write it."""
    when = date.fromisoformat(day)
    return f"{when.day} {when:%b %Y}"


def test_the_timeline_has_the_days_of_the_roadmap(
    report: Report, figures: Figures, base: KnowledgeBase
) -> None:
    told = roadmap_json(report.plan, report.answers, base, "1")
    rows = figures["timeline"].table.rows
    steps = told["steps"]
    assert [row[3] for row in rows[: len(steps)]] == [spoken(step["done"]["likely"]) for step in steps]
    days = [told["apply"]["from"]["likely"], *(check["day"] for check in told["checkpoints"])]
    assert [row[3] for row in rows[len(steps) :]] == [spoken(day) for day in sorted(days)]
    assert spoken(told["apply"]["from"]["likely"]) in figures["timeline"].title


def test_routes_take_the_hours_of_paths(report: Report, figures: Figures, base: KnowledgeBase) -> None:
    assert report.paths is not None
    told = paths_json(report.paths, report.plan.plan.pace.hours, base)
    legs = [leg for ladder in (told["ladder"], *told["alternatives"]) for leg in ladder["legs"]]
    rows = figures["routes"].table.rows
    for row, leg in zip(rows, legs, strict=True):
        assert row[1].endswith(base.roles[leg["to"]].name)
        assert f"about {leg['hours']['likely']:,.0f}" in row[3]
        weeks = round(leg["until_applying"]["high"] / report.plan.plan.pace.hours)
        assert weeks > 26 or f"{weeks} weeks" in row[2]
    assert told["summary"] in figures["routes"].says


def test_pay_and_openings_are_those_of_the_role_s_own_page(
    report: Report, figures: Figures, base: KnowledgeBase
) -> None:
    shown = {}
    for entry in report.chosen:
        role = base.roles[entry.match.role]
        shown[role.name] = role_full(role, base, pay_facts(role, base))
    for name, told in figures["pay"].table.rows:
        known = [*shown[name]["pay"]["advertised"], *shown[name]["salaries"], shown[name]["pay"]["wage"]]
        amounts = {row.get(end) for row in known for end in ("low", "p50", "mean")} - {None}
        assert any(f"{amount:,.0f}" in told for amount in amounts), told
    for row in figures["openings"].table.rows:
        posts = shown[row[0]]["posts"]
        assert row[2:4] == (f"{posts['advertised']:,}", f"{posts['openings']:,}")
        assert f">{posts['advertised']:,}<" in figures["openings"].narrow


def test_amounts_in_different_currencies_never_share_an_axis(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    person = read_profile(EXAMPLES / "nurse.yaml", base)
    pay = pay_figure(about(person, base, model, "data-analyst"), base)
    assert pay is not None
    texts = [text.text or "" for text in parsed(pay.wide).iter(f"{{{SVG}}}text")]
    assert [text for text in texts if text.endswith(" a year")] == ["GBP a year", "USD a year"]
    assert "nothing is converted" in pay.note


def test_what_limits_rule_out_is_crossed_out(report: Report, base: KnowledgeBase) -> None:
    may = Feasibility((Objection("degree", excludes=True, asked="phd", stated="none"),), 1)
    ruled_out = tuple(replace(match, may=may) for match in report.matches[-4:])
    figure = map_figure(replace(report, matches=(*report.matches[:-4], *ruled_out)), base)
    assert figure is not None
    names = {base.roles[match.role].name for match in ruled_out}
    assert {row[0] for row in figure.table.rows if row[4] == "no"} == names
    paths = [path.get("d", "") for path in parsed(figure.wide).iter(f"{{{SVG}}}path")]
    assert len([path for path in paths if path.count("M") > 1]) == len(names)
    assert f"{len(names)} roles that your limits rule out" in figure.note


def test_without_likings_there_is_no_map(base: KnowledgeBase, model: MatchingModel) -> None:
    assert map_figure(about(Profile(skills={"python": "working"}), base, model), base) is None


def test_more_roles_than_there_is_room_for_are_said_to_be_left_out(
    report: Report, base: KnowledgeBase, model: MatchingModel
) -> None:
    four = ("data-scientist", "bi-developer", "data-engineer", "ai-trainer")
    figure = skills_figure(about(report.answers, base, model, *four), base)
    assert figure is not None
    assert figure.note.startswith("The first 3 of 4 roles.")
    assert figure.table.head[3:] == tuple(base.roles[role].name for role in four[:3])


def test_a_missing_library_is_told_with_what_to_install(
    report: Report, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(CareerpathError) as error:
        report_figures(report, base)
    assert "careerpath-cli[report]" in error.value.hint
