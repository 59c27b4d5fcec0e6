"""Where the knowledge base's files are: beside the code in a wheel, at the top of a checkout."""

import stat
from importlib import import_module
from pathlib import Path
from typing import Any

from careerpath_cli.errors import FileProblemError

_PACKAGE = Path(__file__).resolve().parent.parent
KINDS = {
    "sources": "vocabulary.Source",
    "domains": "vocabulary.Domain",
    "industries": "vocabulary.Industry",
    "activities": "vocabulary.Activity",
    "values": "vocabulary.Value",
    "groups": "skills.SkillGroup",
    "levels": "vocabulary.LevelAnchor",
    "effort": "learning.Effort",
    "steps": "learning.RoadmapStep",
    "skills": "skills.Skill",
    "roles": "roles.Role",
    "resources": "learning.Resource",
    "experience": "learning.ExperienceWay",
    "alternatives": "learning.Alternative",
    "communities": "learning.Community",
    "choices": "learning.Choice",
    "practice": "matching.Practice",
    "scoring": "matching.Scoring",
    "questions": "questions.Question",
    "interview": "questions.Interview",
    "trends": "facts.Trend",
    "certificates": "facts.Certificate",
    "outlook": "facts.Projection",
    "pay": "facts.Pay",
    "wages": "facts.Wage",
}
"""Kind of entry (and name of its file, without `.yaml`) → module and class in `knowledge.model`."""


def record_class(kind: str) -> Any:
    """Give the class of a kind's entries, importing its module only now."""
    module, name = KINDS[kind].split(".")
    return getattr(import_module(f"careerpath_cli.knowledge.model.{module}"), name)


def data_directory() -> Path:
    """Find the shipped knowledge base: the same files from a wheel, an editable install and a checkout."""
    for candidate in (_PACKAGE / "data", _PACKAGE.parent.parent / "data"):
        if (candidate / "roles.yaml").is_file():
            return candidate
    raise FileProblemError("The knowledge base is missing from this installation.", hint="Install it again.")


def source_files(directory: Path) -> list[Path]:
    """List the files that make up the base in `directory`, in the order in which they are read."""
    return [directory / f"{kind}.yaml" for kind in KINDS]


def overlay_files(path: Path) -> list[Path]:
    """List the files of an overlay: the file itself, or all YAML files of a directory, not of those in it.

    Files named after a kind come first, in the base's order. Raises FileProblemError where there is none.
    """
    try:
        if stat.S_ISREG(path.stat().st_mode):
            return [path]
    except OSError as error:
        hint = "An overlay is a YAML file, or a directory of them."
        missing = isinstance(error, FileNotFoundError)
        wrong = "does not exist" if missing else f"cannot be read: {error.strerror}"
        raise FileProblemError(f"{path} {wrong}.", hint=hint) from None
    order = list(KINDS)
    files = sorted(
        path.glob("*.yaml"),
        key=lambda file: (order.index(file.stem) if file.stem in KINDS else len(order), file.name),
    )
    if not files:
        hint = "It may hold roles.yaml, skills.yaml, resources.yaml and others like those of the base."
        raise FileProblemError(f"{path} holds nothing to add to the knowledge base.", hint=hint)
    return files


def model_files() -> list[Path]:
    """List the program's files that say what an entry looks like; a compiled base is only good for these."""
    return sorted((_PACKAGE / "knowledge" / "model").glob("*.py"))
