"""What people add to the knowledge base: it joins the base as if shipped; what is wrong with it is told."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass, replace
from importlib import import_module
from pathlib import Path
from shutil import copytree
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any

import pytest

from careerpath_cli.commands.shared.overlays import typed_overlays
from careerpath_cli.errors import FileProblemError, InvalidContentError
from careerpath_cli.knowledge.check import read_base
from careerpath_cli.knowledge.files import KINDS, data_directory, file_kind, source_files
from careerpath_cli.knowledge.schema import kind_schema, overlay_schema
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching.model import build_model
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.record import written_name
from careerpath_cli.storage.validation import list_schema
from careerpath_cli.storage.yaml_documents import read_document
from forking import Forks

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase

Run = Callable[..., "CompletedProcess[str]"]
Json = dict[str, Any]

SKILL = """\
- id: {id}
  name: {name}
  aliases: [{aliases}]
  summary: {summary}
  group: tools
  kind: tool
  prevalence: rare
  effort: evening
  levels: {{aware: has seen it, working: does it, proficient: does it well, expert: teaches it}}
  proof: {{working: Shavings.}}
"""
ROLE = """\
- id: {id}
  name: {name}
  aliases: [{aliases}]
  summary: {summary}
  ladder: {{level: entry, source: village}}
  domains: [woodwork]
  industries: [any]
  sources: [village]
  needs:
    - {{skill: {skill}, level: working, importance: essential, why: it is the job}}
  activities: []
  offers: []
  education: {{minimum: none, usual: none, fields: [], note: None is asked., source: village}}
  portfolio: {{title: A spoon, brief: Carve one., proof: It holds soup., hours: [5, 10]}}
  week: {{data-engineering: 20, modelling: 20, deployment: 20, analysis: 20, infrastructure: 20}}
  suits: [Likes wood.]
  not_for: [Fears knives.]
  ways_in: [{{name: Joiner, change: works smaller}}]
  ways_on: [{{name: Master, change: works larger}}]
  occupations: {{onet: {{fit: none}}, esco: {{fit: none}}}}
  titles: [{name} at work]
  try_it: {{title: A peg, brief: Carve one., hours: [2, 3], tells: If it was fun.}}
  juniors: {{reality: There are few., way: Sweeping.}}
"""


def skill(identifier: str, name: str, aliases: str = "", summary: str = "Wood.") -> str:
    return SKILL.format(id=identifier, name=name, aliases=aliases, summary=summary)


def role(
    identifier: str, name: str, aliases: str = "", summary: str = "Makes things.", needs: str = "knives"
) -> str:
    return ROLE.format(id=identifier, name=name, aliases=aliases, summary=summary, skill=needs)


def resource(identifier: str, teaches: str) -> str:
    return (
        f"- {{id: {identifier}, name: {identifier}, provider: The village, kind: course, cost: free,"
        f" address: https://village.example/, teaches: {{{teaches}: working}}}}\n"
    )


BASE = {
    "sources": '- {id: village, title: The village chronicle, kind: article, date: "1899"}',
    "domains": "- {id: woodwork, name: Woodwork, summary: Making things of wood., sources: [village]}",
    "industries": "- {id: any, name: Every industry}",
    "groups": "- {id: tools, name: Tools, step: foundation}",
    "effort": (
        "- {id: evening, name: An evening, basis: Judgement., steps: [{level: aware, low: 1, high: 2},"
        " {level: working, low: 1, high: 2}, {level: proficient, low: 1, high: 2},"
        " {level: expert, low: 1, high: 2}]}"
    ),
    "skills": skill("knives", "Knives") + skill("saws", "Saws", "fretsaw") + skill("glue", "Glue"),
    "roles": role("carver", "Carver", "whittler") + role("turner", "Turner") + role("joiner", "Joiner"),
    "resources": resource("knife-course", "knives") + resource("saw-course", "saws"),
}
"""A base as small as its rules allow."""


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """The directory of the base above."""
    directory = tmp_path / "village"
    directory.mkdir()
    for kind in KINDS:
        (directory / f"{kind}.yaml").write_text(BASE.get(kind, "[]"), encoding="utf-8")
    return directory


@pytest.fixture
def own_cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


Make = Callable[..., Path]


@pytest.fixture
def overlay(tmp_path: Path) -> Make:
    """Write lists of entries as an overlay: one file, or with `directory` a file of the base's name each."""

    def write(name: str = "mine", *, directory: bool = False, **lists: str) -> Path:
        if not directory:
            path = tmp_path / f"{name}.yaml"
            path.write_text("".join(f"{kind}:\n{text}" for kind, text in lists.items()), encoding="utf-8")
            return path
        path = tmp_path / name
        path.mkdir()
        for kind, text in lists.items():
            (path / f"{kind}.yaml").write_text(text, encoding="utf-8")
        return path

    return write


def reported(directory: Path, *overlays: Path) -> list[tuple[str, int, str]]:
    """Return file, line and message of all that is wrong with a base and its overlays."""
    with pytest.raises(InvalidContentError) as caught:
        read_base(directory, overlays)
    return [(problem.file, problem.line, problem.message) for problem in caught.value.problems]


def line_of(path: Path, part: str) -> int:
    """Return the line (from 1) on which `part` stands last in a file."""
    before, found, _ = path.read_text(encoding="utf-8").rpartition(part)
    assert found, f"{part!r} does not stand in {path}"
    return before.count("\n") + 1


# adding and overriding

both_shapes = pytest.mark.parametrize("shape", [{}, {"directory": True}], ids=["one file", "directory"])


@both_shapes
def test_a_new_role_comes_after_those_of_the_base(
    shape: dict[str, bool], village: Path, overlay: Make, own_cache: Path
) -> None:
    mine = overlay(**shape, roles=role("cooper", "Cooper", "barrel maker", needs="saws"))
    base = load_base(village, own_cache, [mine])
    assert list(base.roles) == ["carver", "turner", "joiner", "cooper"]
    assert base.role("Barrel Maker").name == "Cooper"
    assert [need.skill for need in base.roles["cooper"].needs] == ["saws"]


@both_shapes
def test_an_entry_with_a_known_id_takes_the_place_of_the_one_before(
    shape: dict[str, bool], village: Path, overlay: Make, own_cache: Path
) -> None:
    mine = overlay(
        **shape,
        roles=role("carver", "Sculptor", "chiseller", "Makes large things."),
        skills=skill("saws", "Power saws", "jigsaw", "Loud."),
    )
    base = load_base(village, own_cache, [mine])
    assert list(base.roles) == ["carver", "turner", "joiner"]
    assert list(base.skills) == ["knives", "saws", "glue"]
    assert (base.roles["carver"].name, base.roles["carver"].summary) == ("Sculptor", "Makes large things.")
    assert (base.skills["saws"].name, base.skills["saws"].summary) == ("Power saws", "Loud.")
    assert base.find("roles", "chiseller") == "carver"
    assert base.find("skills", "jigsaw") == "saws"


def test_an_overlay_changes_only_the_fields_that_it_has(
    village: Path, overlay: Make, own_cache: Path
) -> None:
    before = load_base(village, own_cache)
    mine = overlay(
        roles="- {id: carver, summary: Makes large things.}\n", skills="- {id: saws, aliases: [jigsaw]}\n"
    )
    base = load_base(village, own_cache, [mine])
    assert base.roles["carver"] == replace(before.roles["carver"], summary="Makes large things.")
    assert base.skills["saws"] == replace(before.skills["saws"], aliases=("jigsaw",))
    assert base.find("skills", "fretsaw") is None
    assert base.origin("skills", "saws") == str(mine)


def test_a_later_overlay_patches_what_an_earlier_one_patched(
    village: Path, overlay: Make, own_cache: Path
) -> None:
    first = overlay("first", roles="- {id: carver, summary: One., suits: [Likes knives.]}\n")
    second = overlay("second", roles="- {id: carver, summary: Two.}\n")
    carver = load_base(village, own_cache, [first, second]).roles["carver"]
    assert (carver.summary, carver.suits, carver.name) == ("Two.", ("Likes knives.",), "Carver")


def test_a_patch_is_told_what_is_wrong_with_it_at_its_own_line(village: Path, overlay: Make) -> None:
    mine = overlay(roles="- id: carver\n  ladder: {level: high, source: village}\n")
    message = "ladder.level: 'high' is not one of 'entry', 'mid', 'advanced' or 'executive'"
    assert reported(village, mine) == [(str(mine), 3, message)]


def test_names_of_an_overridden_entry_are_gone_with_it(village: Path, overlay: Make, own_cache: Path) -> None:
    mine = overlay(roles=role("carver", "Sculptor"), skills=skill("saws", "Power saws"))
    base = load_base(village, own_cache, [mine])
    assert base.find("roles", "whittler") is None
    assert base.find("skills", "fretsaw") is None


def test_additions_refer_to_one_another_and_to_the_base(
    village: Path, overlay: Make, own_cache: Path
) -> None:
    mine = overlay(
        roles=role("cooper", "Cooper", needs="hoops"),
        skills=skill("hoops", "Hoops"),
        resources=resource("hoop-course", "hoops"),
    )
    base = load_base(village, own_cache, [mine])
    assert base.skills["hoops"].group == "tools"
    assert list(base.resources) == ["knife-course", "saw-course", "hoop-course"]


def test_of_several_overlays_the_later_wins(village: Path, overlay: Make, own_cache: Path) -> None:
    first = overlay("first", roles=role("carver", "First") + role("cooper", "Cooper"))
    second = overlay("second", directory=True, roles=role("clogger", "Clogger") + role("carver", "Second"))
    forwards = load_base(village, own_cache, [first, second])
    backwards = load_base(village, own_cache, [second, first])
    assert forwards.roles["carver"].name == "Second"
    assert backwards.roles["carver"].name == "First"
    assert list(forwards.roles) == ["carver", "turner", "joiner", "cooper", "clogger"]
    assert list(backwards.roles) == ["carver", "turner", "joiner", "clogger", "cooper"]


def test_a_later_overlay_overrides_what_an_earlier_one_added(
    village: Path, overlay: Make, own_cache: Path
) -> None:
    first = overlay("first", roles=role("cooper", "Cooper") + role("clogger", "Clogger"))
    second = overlay("second", roles=role("cooper", "Master Cooper"))
    base = load_base(village, own_cache, [first, second])
    assert list(base.roles) == ["carver", "turner", "joiner", "cooper", "clogger"]
    assert base.role("cooper").name == "Master Cooper"
    assert base.origin("roles", "cooper") == str(second)


def test_an_empty_list_adds_nothing(village: Path, tmp_path: Path, own_cache: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("roles: []\nskills: []\n", encoding="utf-8")
    assert list(load_base(village, own_cache, [mine]).roles) == ["carver", "turner", "joiner"]


def test_what_is_no_yaml_file_or_lies_deeper_is_left_alone(
    village: Path, overlay: Make, own_cache: Path
) -> None:
    mine = overlay(directory=True, roles=role("cooper", "Cooper"))
    (mine / "people").mkdir()
    (mine / "people" / "me.yaml").write_text("format: 1\n", encoding="utf-8")
    (mine / "notes.txt").write_text("[", encoding="utf-8")
    assert "cooper" in load_base(village, own_cache, [mine]).roles


def test_a_file_of_any_name_in_a_directory_may_hold_lists_by_kind(
    village: Path, tmp_path: Path, own_cache: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "my-role.yaml").write_text(f"roles:\n{role('cooper', 'Cooper')}", encoding="utf-8")
    assert "cooper" in load_base(village, own_cache, [mine]).roles


def test_the_origin_of_what_was_brought_is_told_and_only_of_that(
    village: Path, overlay: Make, own_cache: Path
) -> None:
    first = overlay("first", roles=role("cooper", "Cooper"), skills=skill("saws", "Power saws"))
    second = overlay("second", directory=True, roles=role("carver", "Sculptor"))
    base = load_base(village, own_cache, [first, second])
    assert dict(base.origins) == {
        "skills/saws": str(first),
        "roles/carver": str(second),
        "roles/cooper": str(first),
    }
    assert base.origin("roles", "turner") == ""
    assert dict(load_base(village, own_cache).origins) == {}


# what is wrong


def test_an_invalid_entry_is_reported_with_the_overlay_s_file_and_line(village: Path, overlay: Make) -> None:
    mine = overlay(
        skills=skill("hoops", "Hoops"), roles=role("cooper", "Cooper").replace("summary", "sumary")
    )
    line = line_of(mine, "sumary")
    assert reported(village, mine) == [
        (str(mine), line_of(mine, "- id: cooper"), "summary is missing"),
        (str(mine), line, "sumary is not a known field"),
    ]


def test_a_broken_rule_is_reported_with_the_overlay_s_file_and_line(village: Path, overlay: Make) -> None:
    mine = overlay(directory=True, roles=role("cooper", "Cooper", "CARVER", needs="hoop"))
    path = mine / "roles.yaml"
    assert reported(village, mine) == [
        (str(path), line_of(path, "CARVER"), "cooper: alias 'CARVER' already belongs to carver; remove it"),
        (
            str(path),
            line_of(path, "skill: hoop"),
            "cooper: 'hoop' is not in skills.yaml. Correct the id, or add the entry.",
        ),
        (str(path), line_of(path, "skill: hoop"), "cooper: no current resource teaches hoop; add one"),
    ]


def test_an_overlay_is_blamed_for_a_name_that_the_base_has_further_down(village: Path, overlay: Make) -> None:
    """The base was there first, and only the overlay can be mended by whoever wrote it."""
    mine = overlay(roles=role("carver", "Carver", "joiner"))
    assert {file for file, _, _ in reported(village, mine)} == {str(mine)}


def test_an_id_that_stands_twice_in_one_overlay_is_reported(village: Path, overlay: Make) -> None:
    mine = overlay(roles=role("cooper", "Cooper") + role("cooper", "Another"))
    line = line_of(mine, "- id: cooper")
    assert (str(mine), line, "cooper: this id is already used by an entry above; choose another") in reported(
        village, mine
    )


def test_all_overlays_are_reported_at_once(village: Path, overlay: Make) -> None:
    first = overlay("first", skills="- id: hoops\n")
    second = overlay("second", directory=True, roles="- nothing\n")
    found = reported(village, first, second)
    assert {file for file, _, _ in found} == {str(first), str(second / "roles.yaml")}


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("skils:\n", 1, "'skils' is not a kind of entry. Did you mean skills?"),
        ("roles: []\nrole: []\n", 2, "'role' is not a kind of entry. Did you mean roles?"),
        ("roles: []\nhorses: []\n", 2, "'horses' is not a kind of entry."),
        ("roles: 3\n", 1, "should be a list of entries"),
        ("roles:\n", 1, "should be a list of entries"),
        ("roles: {id: cooper}\n", 1, "should be a list of entries"),
        ("- id: cooper\n", 1, "should contain lists of entries under keys such as `roles:`"),
        ("cooper\n", 1, "should contain lists of entries under keys such as `roles:`"),
        ("", 0, "should contain lists of entries under keys such as `roles:`"),
        ("roles: [\n", 2, "not valid YAML: did not find expected node content"),
        ("roles: []\nroles: []\n", 2, "roles is given twice"),
    ],
)
def test_a_file_of_another_shape_is_told_so(
    content: str, line: int, message: str, village: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(content, encoding="utf-8")
    assert reported(village, mine) == [(str(mine), line, message)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id: cooper\n", "'id' is not a kind of entry."),
        ("cooper\n", "should be a list of entries, each starting with `- id:`"),
        ("", "should be a list of entries, each starting with `- id:`"),
    ],
)
def test_a_file_named_after_a_kind_of_another_shape_is_told_so(
    content: str, message: str, village: Path, overlay: Make
) -> None:
    mine = overlay(directory=True, roles=content)
    (problem,) = reported(village, mine)
    assert (problem[0], problem[2]) == (str(mine / "roles.yaml"), message)


@pytest.mark.parametrize("name", ["nowhere.yaml", "nowhere/roles.yaml", "n" * 300])
def test_a_path_that_leads_nowhere_is_a_sentence(name: str, village: Path, tmp_path: Path) -> None:
    with pytest.raises(FileProblemError, match=r"does not exist|name too long"):
        read_base(village, [tmp_path / name])
    with pytest.raises(FileProblemError, match=r"does not exist|name too long"):
        load_base(village, tmp_path / "cache", [tmp_path / name])


@pytest.mark.parametrize("files", [[], ["notes.txt"], ["Roles.yml"]])
def test_a_directory_without_anything_to_add_is_a_sentence(
    files: list[str], village: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in files:
        (mine / name).touch()
    with pytest.raises(FileProblemError, match="contains no YAML files") as caught:
        load_base(village, tmp_path / "cache", [mine])
    assert "roles.yaml" in caught.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_no_overlay(village: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileProblemError, match="neither a regular file nor a directory") as caught:
        load_base(village, tmp_path / "cache", [pipe])
    assert caught.value.hint == "An overlay is a YAML file or a directory of YAML files."


# the cache


def test_a_base_with_and_without_an_overlay_do_not_disturb_each_other(
    village: Path, overlay: Make, own_cache: Path
) -> None:
    mine = overlay(roles=role("cooper", "Cooper"))
    for _ in range(2):
        assert len(load_base(village, own_cache, [mine]).roles) == 4
        assert len(load_base(village, own_cache).roles) == 3
    assert len(list(own_cache.iterdir())) == 2


def test_each_is_compiled_once(
    village: Path, overlay: Make, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, other = overlay(roles=role("cooper", "Cooper")), overlay("other", skills=skill("hoops", "Hoops"))
    wanted: list[list[Path]] = [[], [mine], [mine, other], [other, mine]]
    versions = [load_base(village, own_cache, overlays).version for overlays in wanted]

    def fail(*_: object) -> None:
        pytest.fail("the base was compiled although a good compiled form was there")

    monkeypatch.setattr("careerpath_cli.knowledge.check.read_base", fail)
    assert [load_base(village, own_cache, overlays).version for overlays in wanted] == versions
    assert len(set(versions)) == len(versions)


def test_a_changed_overlay_is_seen_at_once(village: Path, overlay: Make, own_cache: Path) -> None:
    mine = overlay(roles=role("cooper", "Cooper"))
    assert load_base(village, own_cache, [mine]).roles["cooper"].name == "Cooper"
    overlay(roles=role("cooper", "Hooper"))
    status = mine.stat()
    os.utime(mine, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert load_base(village, own_cache, [mine]).roles["cooper"].name == "Hooper"


def test_a_file_that_joins_an_overlay_s_directory_is_seen_at_once(
    village: Path, overlay: Make, own_cache: Path
) -> None:
    mine = overlay(directory=True, roles=role("cooper", "Cooper"))
    before = load_base(village, own_cache, [mine])
    (mine / "skills.yaml").write_text(skill("hoops", "Hoops"), encoding="utf-8")
    after = load_base(village, own_cache, [mine])
    assert ("hoops" in before.skills, "hoops" in after.skills) == (False, True)


def test_a_broken_overlay_leaves_no_compiled_form(village: Path, overlay: Make, own_cache: Path) -> None:
    mine = overlay(roles=role("cooper", "Cooper", needs="nowhere"))
    for _ in range(2):
        with pytest.raises(InvalidContentError):
            load_base(village, own_cache, [mine])
    assert not own_cache.exists()


def test_the_origin_is_the_path_as_this_run_was_given_it(
    village: Path, overlay: Make, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = overlay(directory=True, roles=role("cooper", "Cooper"))
    monkeypatch.chdir(mine.parent)
    for given in (mine, Path(mine.name), mine / "roles.yaml"):
        assert load_base(village, own_cache, [given]).origin("roles", "cooper") == str(given)


# what is added takes part


def test_matching_ranks_an_added_role_by_an_added_skill(tmp_path: Path, cache: Path) -> None:
    shipped = (data_directory() / "templates" / "role.yaml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.yaml"
    entry = skill("whittling", "Whittling", "spoon carving")
    entry = entry.replace("group: tools", "group: domain").replace("effort: evening", "effort: light")
    text = shipped.replace("{skill: python, level: proficient", "{skill: whittling, level: proficient")
    mine.write_text(f"{text}\nskills:\n{entry}resources:\n{resource('guild', 'whittling')}", encoding="utf-8")
    base = load_base(cache=cache, overlays=[mine])
    model = build_model(base)
    person = Profile(skills={"whittling": "expert", "communication": "proficient", "git": "working"})
    best = rank_roles(person, model, base)[0]
    assert best.role == "my-role"
    assert "whittling" in {one.subject for one in best.contributions if one.evidence > 0}
    fewer = rank_roles(person, build_model(load_base(cache=cache)), load_base(cache=cache))
    assert "my-role" not in {match.role for match in fewer}


def test_the_template_of_a_role_is_valid_as_it_stands(tmp_path: Path) -> None:
    template = data_directory() / "templates" / "role.yaml"
    before = len(read_base(data_directory()).entries["roles"])
    mine = Path(copytree(template.parent, tmp_path / "templates")) / template.name
    found = read_base(data_directory(), [mine]).entries["roles"]
    assert len(found) == before + 1
    assert (found[-1].record.id, found[-1].origin) == ("my-role", str(mine))


# the program

DIVER = """\
roles:
- {id: diver, name: Diver, aliases: [], summary: Dives for data., ladder: {level: entry, source: careerpath},
   domains: [applied-ai], industries: [any], sources: [careerpath], activities: [], offers: [],
   needs: [{skill: python, level: working, importance: essential, why: pearls are counted with it}],
   education: {minimum: none, usual: none, fields: [], note: None is asked., source: careerpath},
   portfolio: {title: A pearl, brief: Find one., proof: It shines., hours: [5, 10]},
   week: {data-engineering: 20, modelling: 20, deployment: 20, analysis: 20, infrastructure: 20},
   suits: [Likes water.], not_for: [Fears water.], ways_in: [], ways_on: [], titles: [Diver],
   occupations: {onet: {fit: none}, esco: {fit: none}}, juniors: {reality: There are few., way: Swimming.},
   try_it: {title: A dip, brief: Take one., hours: [2, 3], tells: If it was fun.}}
"""


@pytest.fixture(scope="module")
def overlays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of overlays that no test changes: a base with them is compiled once for all tests."""
    return tmp_path_factory.mktemp("overlays")


@pytest.fixture(scope="module")
def diver(overlays: Path) -> Path:
    path = overlays / "diver.yaml"
    path.write_text(DIVER, encoding="utf-8")
    return path


@pytest.fixture
def run_beside_diver(environment: dict[str, str], forks: Forks, diver: Path) -> Run:
    """Run `careerpath` where the overlay lies."""
    return lambda *arguments, **variables: forks.run(arguments, "", environment | variables, diver.parent)


@pytest.fixture(scope="module")
def climber(overlays: Path) -> Path:
    path = overlays / "climber.yaml"
    path.write_text(DIVER.replace("diver", "climber").replace("Diver", "Climber"), encoding="utf-8")
    return path


@pytest.fixture
def configuration(tmp_path: Path) -> Path:
    """A user's configuration directory with a `kb` folder in it, still empty."""
    (tmp_path / "config" / "careerpath" / "kb").mkdir(parents=True)
    return tmp_path / "config"


def origin_of(result: CompletedProcess[str]) -> str | None:
    assert result.returncode == 0, result.stderr
    found: str | None = json.loads(result.stdout)["origin"]
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        ["--kb", "diver.yaml", "show", "diver", "--json"],
        ["show", "diver", "--kb", "diver.yaml", "--json"],
        ["show", "--json", "diver", "--kb=diver.yaml"],
        ["--kb=diver.yaml", "show", "diver", "--json"],
    ],
    ids=" ".join,
)
def test_kb_stands_before_or_after_the_command(arguments: list[str], run_beside_diver: Run) -> None:
    assert origin_of(run_beside_diver(*arguments)) is not None


@pytest.mark.parametrize(
    "arguments",
    [["list", "--kb"], ["--kb"], ["list", "--kb="], ["list", "--kb", ""], ["list", "--kb", "--json"]],
    ids=" ".join,
)
def test_kb_without_a_path_is_told(arguments: list[str], run: Run) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert "--kb needs the path of a file or directory." in result.stderr


@pytest.mark.parametrize(
    "line", ["careerpath --kb diver.yaml show div", "careerpath show --kb 'diver.yaml' div"]
)
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_knows_the_roles_of_an_overlay(line: str, shell: str, run_beside_diver: Run) -> None:
    typed = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
    }
    result = run_beside_diver(_CAREERPATH_COMPLETE=f"complete_{shell}", **typed[shell])
    assert "diver" in result.stdout.split("yaml")[-1].replace('"', " ").split()


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        ("careerpath show ", []),
        ("careerpath --kb a.yaml show --kb 'b c.yaml' x", ["a.yaml", "b c.yaml"]),
        ("careerpath --kb=a.yaml show ", ["a.yaml"]),
        ("careerpath --kb = a.yaml show ", ["a.yaml"]),
        ("careerpath --kb a.yaml show 'unclosed", ["a.yaml"]),
        ("careerpath show --kb", []),
    ],
)
def test_overlays_are_read_off_a_line_that_is_being_completed(line: str, paths: list[str]) -> None:
    assert typed_overlays({"COMP_WORDS": line}) == typed_overlays({"_TYPER_COMPLETE_ARGS": line})
    assert typed_overlays({"COMP_WORDS": line}) == [Path(path) for path in paths]


def test_kb_is_repeated_and_the_later_wins(run: Run, diver: Path, climber: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(DIVER.replace("name: Diver", "name: Deep Diver"), encoding="utf-8")
    both = run("--kb", str(diver), "compare", "diver", "climber", "--kb", str(climber), "--json")
    assert [one["name"] for one in json.loads(both.stdout)["roles"]] == ["Diver", "Climber"]
    paths = [str(diver), str(other)]
    for first, second, name in ((*paths, "Deep Diver"), (*reversed(paths), "Diver")):
        result = run("show", "diver", "--kb", first, "--kb", second, "--json")
        assert (json.loads(result.stdout)["name"], origin_of(result)) == (name, second)


def test_show_says_where_a_role_came_from(run: Run, diver: Path) -> None:
    page = run("--kb", str(diver), "show", "diver", COLUMNS="200").stdout
    assert re.search(rf"^Overlay +{re.escape(str(diver))}$", page, re.MULTILINE)
    assert "\nOverlay" not in run("--kb", str(diver), "show", "mle").stdout
    assert origin_of(run("--kb", str(diver), "show", "mle", "--json")) is None


def test_skills_says_where_a_skill_came_from(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    entry = skill("whittling", "Whittling").replace("group: tools", "group: domain")
    mine.write_text("skills:\n" + entry.replace("effort: evening", "effort: light"), encoding="utf-8")
    assert origin_of(run("--kb", str(mine), "skills", "whittling", "--json")) == str(mine)
    page = run("--kb", str(mine), "skills", "whittling", COLUMNS="200").stdout
    assert [line.split() for line in page.splitlines() if line.startswith("Overlay")] == [
        ["Overlay", str(mine)]
    ]


def test_a_kb_folder_in_the_configuration_directory_is_always_used(
    run: Run, configuration: Path, diver: Path
) -> None:
    folder = configuration / "careerpath" / "kb"
    (folder / "roles.yaml").write_text(diver.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    result = run("show", "diver", "--json", XDG_CONFIG_HOME=str(configuration))
    assert origin_of(result) == str(folder)
    assert run("show", "diver").returncode == 2


def test_kb_wins_over_the_folder_in_the_configuration_directory(
    run: Run, configuration: Path, diver: Path
) -> None:
    text = DIVER.partition("\n")[2].replace("name: Diver", "name: Deep Diver")
    (configuration / "careerpath" / "kb" / "roles.yaml").write_text(text, encoding="utf-8")
    result = run("show", "diver", "--json", "--kb", str(diver), XDG_CONFIG_HOME=str(configuration))
    assert (json.loads(result.stdout)["name"], origin_of(result)) == ("Diver", str(diver))


def test_a_role_made_from_the_template_may_lie_in_that_folder_under_its_own_name(
    run: Run, configuration: Path
) -> None:
    """So says the template: save it as my-role.yaml, and put the file into the kb directory."""
    text = run("kb", "new-role").stdout
    assert "Save it as my-role.yaml" in text
    assert "Put the file into a directory named kb in your configuration directory" in text
    (configuration / "careerpath" / "kb" / "my-role.yaml").write_text(text, encoding="utf-8")
    result = run("show", "my-role", XDG_CONFIG_HOME=str(configuration))
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("template", "look", "seen"),
    [
        ("new-role", ("show", "my-role"), "My Role\n"),
        ("new-skill", ("skills", "my-skill"), "My Skill\n"),
        ("new-resource", ("resources", "sql"), "Learning SQL\n"),
    ],
)
def test_a_template_is_what_kb_check_and_a_page_then_take(
    template: str, look: tuple[str, str], seen: str, run: Run, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(run("kb", template).stdout, encoding="utf-8")
    checked = run("--kb", "mine.yaml", "kb", "check", "--json")
    assert json.loads(checked.stdout)["problems"] == []
    assert run("--kb", "mine.yaml", *look).stdout.startswith(seen)


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (None, 3, "mine.yaml does not exist."),
        ("rolls: []\n", 4, "mine.yaml:1: 'rolls' is not a kind of entry. Did you mean roles?"),
        ("roles:\n- {id: cooper}\n", 4, "mine.yaml:2: name is missing"),
    ],
)
def test_a_faulty_overlay_ends_in_a_sentence(
    content: str | None, code: int, message: str, run: Run, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "mine.yaml").write_text(content, encoding="utf-8")
    for arguments in (["--kb", "mine.yaml", "list"], ["--kb", "mine.yaml", "kb", "check"]):
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (code, "")
        assert message in result.stderr


# the schema


def schema_of(kind: str) -> Json:
    return list_schema(KINDS[kind], kind)


def accepts(schema: Any, value: Any, named: Json) -> bool:
    """Say whether a JSON Schema accepts a value; knows the keywords that pydantic writes for the model."""
    if isinstance(schema, bool):
        return schema
    if "$ref" in schema:
        return accepts(named[schema["$ref"].removeprefix("#/$defs/")], value, named)
    if "anyOf" in schema:
        return any(accepts(one, value, named) for one in schema["anyOf"])
    if "if" in schema:
        known = accepts({"type": "object", "additionalProperties": {}, **schema["if"]["not"]}, value, named)
        required = {**schema["then"], "type": "object", "additionalProperties": True}
        rest = {key: part for key, part in schema.items() if key not in ("if", "then")}
        return (known or accepts(required, value, named)) and accepts(rest, value, named)
    if not schema:
        return True
    if "enum" in schema:
        return value in schema["enum"]
    return TYPES[schema.get("type", "string")](schema, value, named)


def _object(schema: Json, value: Any, named: Json) -> bool:
    others, known = schema.get("additionalProperties", {}), schema.get("properties", {})
    names = schema.get("propertyNames", {"type": "string"})
    return (
        isinstance(value, dict)
        and all(name in value for name in schema.get("required", ()))
        and all(accepts(part, value[name], named) for name, part in known.items() if name in value)
        and all(accepts(names, name, named) for name in value)
        and all(
            others is not False and accepts(others, part, named)
            for name, part in value.items()
            if name not in known
        )
    )


def _array(schema: Json, value: Any, named: Json) -> bool:
    first, rest = schema.get("prefixItems", []), schema.get("items", {})
    return (
        isinstance(value, list)
        and schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        and all(accepts(part, one, named) for part, one in zip(first, value, strict=False))
        and all(accepts(rest, one, named) for one in value[len(first) :])
    )


def _number(schema: Json, value: Any, _: Json) -> bool:
    kinds = (int,) if schema["type"] == "integer" else (int, float)
    return (
        isinstance(value, kinds)
        and not isinstance(value, bool)
        and schema.get("minimum", value) <= value <= schema.get("maximum", value)
    )


TYPES: dict[str, Callable[[Json, Any, Json], bool]] = {
    "object": _object,
    "array": _array,
    "integer": _number,
    "number": _number,
    "string": lambda schema, value, _: isinstance(value, str) and len(value) >= schema.get("minLength", 0),
    "boolean": lambda _, value, __: isinstance(value, bool),
    "null": lambda _, value, __: value is None,
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_accepts_the_shipped_file(kind: str) -> None:
    schema = schema_of(kind)
    files = [file for file in source_files(data_directory()) if file_kind(file) == kind]
    assert files
    for file in files:
        value = read_document(file, kind).value
        assert value
        assert accepts(schema, value, schema["$defs"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: entry.pop("name"),
        lambda entry: entry.update(nane="Carver"),
        lambda entry: entry.update(name=""),
        lambda entry: entry.update(industries="any"),
        lambda entry: entry["ladder"].update(level="middling"),
        lambda entry: entry["portfolio"].update(hours=[5]),
        lambda entry: entry["portfolio"].update(hours=[-5, 5]),
        lambda entry: entry["week"].update(rest=5),
        lambda entry: entry["needs"][0].pop("skill"),
    ],
)
def test_the_schema_refuses_what_the_checker_refuses(
    spoil: Callable[[Json], object], tmp_path: Path, village: Path
) -> None:
    schema = schema_of("roles")
    value = read_document(village / "roles.yaml", "roles").value
    assert accepts(schema, value, schema["$defs"])
    value[0]["id"] = "cooper"
    spoil(value[0])
    assert not accepts(schema, value, schema["$defs"])
    mine = tmp_path / "mine.yaml"
    mine.write_text(json.dumps({"roles": value}), encoding="utf-8")
    assert reported(village, mine)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_knows_just_the_fields_of_the_records(kind: str) -> None:
    schema = schema_of(kind)
    assert (schema["type"], schema["$schema"]) == ("array", "https://json-schema.org/draft/2020-12/schema")
    module = import_module(KINDS[kind].__module__)
    described = {KINDS[kind]: schema["items"]} | {
        getattr(module, name): part for name, part in schema["$defs"].items()
    }
    for cls, part in described.items():
        assert is_dataclass(cls)
        assert list(part["properties"]) == [written_name(one.name) for one in fields(cls)]
        assert part.get("required", []) == [
            one.name for one in fields(cls) if one.default is MISSING and one.default_factory is MISSING
        ]
        assert part["additionalProperties"] is False


def test_kb_schema_prints_the_schema_of_a_kind(run: Run) -> None:
    roles = json.loads(run("kb", "schema").stdout)
    assert roles["title"] == "careerpath roles"
    skills = json.loads(run("kb", "schema", "skills").stdout)
    assert skills["title"] == "careerpath skills"
    refused = run("kb", "schema", "horses")
    assert refused.returncode == 2
    assert "“horses” is neither a kind of entry nor printed with --json." in refused.stderr


MEANINGS = read_document(data_directory() / "templates" / "fields.yaml", "meanings").value


@pytest.mark.parametrize("record", MEANINGS)
def test_every_field_of_a_record_has_a_meaning_and_the_schema_tells_it(
    record: str, base: KnowledgeBase
) -> None:
    kinds = {KINDS[kind].__name__: kind for kind in KINDS}
    schemas = [kind_schema(kind, base) for kind in KINDS] if record not in kinds else []
    parts = [schema["$defs"][record] for schema in schemas if record in schema["$defs"]]
    part = kind_schema(kinds[record], base)["items"] if record in kinds else parts[0]
    told = {name: field.get("description") for name, field in part["properties"].items()}
    assert told == MEANINGS[record]


def test_the_schema_offers_the_ids_that_a_field_may_hold(base: KnowledgeBase) -> None:
    resource = kind_schema("resources", base)["items"]["properties"]
    assert {"python", "sql"} <= set(resource["teaches"]["propertyNames"]["anyOf"][0]["enum"])
    need = kind_schema("roles", base)["$defs"]["Need"]["properties"]
    assert "python" in need["skill"]["anyOf"][0]["enum"]
    assert {"type": "string"} in need["skill"]["anyOf"], "an overlay may bring its own"


@pytest.mark.parametrize(
    "overlay",
    [
        {"skills": [{"id": "my-own", "aliases": ["snake"]}]},
        {"skills": [{"id": "python", "alias": "snake"}]},
        {"rolls": []},
        {"resources": [{"id": "kaggle-learn", "teaches": {"sql": "master"}}]},
    ],
)
def test_the_schema_of_an_overlay_refuses_what_is_neither_whole_nor_a_patch(
    overlay: Json, base: KnowledgeBase
) -> None:
    schema = overlay_schema(base)
    assert not accepts(schema, overlay, schema["$defs"])


@pytest.mark.parametrize(
    "overlay",
    [
        {"skills": [{"id": "python", "aliases": ["snake"]}]},
        {"resources": [{"id": "kaggle-learn", "for": ["everybody"], "teaches": {"sql": "working"}}]},
    ],
)
def test_the_schema_of_an_overlay_accepts_patches(overlay: Json, base: KnowledgeBase) -> None:
    schema = overlay_schema(base)
    assert accepts(schema, overlay, schema["$defs"])


@pytest.mark.parametrize("template", ["role", "skill", "resource"])
def test_the_schema_of_an_overlay_accepts_the_templates(template: str, base: KnowledgeBase) -> None:
    schema = overlay_schema(base)
    value = read_document(data_directory() / "templates" / f"{template}.yaml", template).value
    assert accepts(schema, value, schema["$defs"])


def test_the_small_base_is_valid(village: Path, base: KnowledgeBase) -> None:
    read_base(village)
    assert set(BASE) < set(KINDS)
    assert not set(read_base(village).ids("roles")) & set(base.roles)


def test_the_example_from_another_field_is_clean_and_ranks_its_own_roles_first(cache: Path, run: Run) -> None:
    example = Path(__file__).resolve().parents[2] / "examples" / "overlay-cybersecurity"
    checked = run("--kb", str(example), "kb", "check")
    assert checked.returncode == 0, checked.stderr
    base = load_base(cache=cache, overlays=[example])
    person = read_profile(example / "people" / "sysadmin.yaml", base)
    assert rank_roles(person, build_model(base), base)[0].role == "security-engineer"
