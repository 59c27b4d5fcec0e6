"""How somebody stands to a posting → what `--json` prints."""

from careerpath_cli.advice.posting import Standing
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.views.json.encoding import Json, fill
from careerpath_cli.views.json.records import posting as shapes


def standing(standing: Standing, base: KnowledgeBase) -> Json:
    """Describe a posting, how the person stands to each thing that it asks, and whether to apply."""
    decision, offered = standing.decision, standing.posting.pay
    return fill(
        shapes.Standing,
        standing,
        knowledge_base=base.version,
        decision=fill(shapes.Decision, decision, learn=[ask.ask.skill for ask in decision.learn]),
        asks=[fill(shapes.Ask, ask, required=ask in standing.required) for ask in standing.asks],
        pay=fill(shapes.PayOffered, offered, fit=standing.pay) if offered else None,
    )
