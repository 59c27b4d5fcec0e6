"""Where the knowledge base's files are: beside the code in a wheel, at the top of a checkout."""

from pathlib import Path

from careerpath_cli.errors import FileProblemError

_PACKAGE = Path(__file__).resolve().parent.parent
KINDS = {
    "sources": "Source",
    "domains": "Domain",
    "industries": "Industry",
    "activities": "Activity",
    "values": "Value",
    "groups": "SkillGroup",
    "levels": "LevelAnchor",
    "effort": "Effort",
    "steps": "RoadmapStep",
    "skills": "Skill",
    "roles": "Role",
    "resources": "Resource",
    "experience": "ExperienceWay",
    "communities": "Community",
    "practice": "Practice",
    "scoring": "Scoring",
    "questions": "Question",
}
"""Kind of entry (and name of its file, without `.yaml`) → class in `knowledge.model`."""


def data_directory() -> Path:
    """Find the shipped knowledge base: the same files from a wheel, an editable install and a checkout."""
    for candidate in (_PACKAGE / "data", _PACKAGE.parent.parent / "data"):
        if (candidate / "roles.yaml").is_file():
            return candidate
    raise FileProblemError("The knowledge base is missing from this installation.", hint="Install it again.")


def source_files(directory: Path) -> list[Path]:
    """List the files that make up the base in `directory`, in the order in which they are read."""
    return [directory / f"{kind}.yaml" for kind in KINDS]
