"""An offline career advisor for AI and machine learning: a program in the terminal, and a library.

>>> from careerpath_cli import Engine
>>> engine = Engine.load()
>>> person = engine.profile({"skills": {"python": "working"}, "activities": {"analyse-data": "love"}})
>>> len(engine.recommend(person).recommendations)
3
"""

TYPE_CHECKING = False  # importing it would make `--version` wait for all of `typing`
if TYPE_CHECKING:
    from careerpath_cli.advice.comparison import Comparison
    from careerpath_cli.advice.recommendation import Advice, Recommendation, Wishes
    from careerpath_cli.engine import Engine, Person
    from careerpath_cli.errors import CareerpathError, InvalidContentError, Problem
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.explanation import Explanation
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.profile.model import Profile
    from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest
    from careerpath_cli.transitions.paths import TransitionPaths

__version__ = "0.1.0"

_HOME = {
    "advice.comparison": ("Comparison",),
    "advice.recommendation": ("Advice", "Recommendation", "Wishes"),
    "engine": ("Engine", "Person"),
    "errors": ("CareerpathError", "InvalidContentError", "Problem"),
    "knowledge.base": ("KnowledgeBase",),
    "matching.explanation": ("Explanation",),
    "matching.ranking": ("RoleMatch",),
    "profile.model": ("Profile",),
    "roadmap.roadmap": ("Roadmap", "RoadmapRequest"),
    "transitions.paths": ("TransitionPaths",),
}
"""Module → what of it is part of the library; imported when it is first asked for."""

__all__ = [
    "Advice",
    "CareerpathError",
    "Comparison",
    "Engine",
    "Explanation",
    "InvalidContentError",
    "KnowledgeBase",
    "Person",
    "Problem",
    "Profile",
    "Recommendation",
    "Roadmap",
    "RoadmapRequest",
    "RoleMatch",
    "TransitionPaths",
    "Wishes",
    "__version__",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
