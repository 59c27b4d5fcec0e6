"""What a resource asks for: money, hours, what one must know, a language; and when it was last seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource

BASES = {"stated": "", "reported": " as learners report", "judged": " by our estimate"}


def resource_facts(resource: Resource, base: KnowledgeBase) -> str:
    """Return a resource's cost, hours, readers, conditions, language and the day it was seen, in one line."""
    parts: list[str] = [resource.cost]
    if resource.hours:
        low, high = resource.hours
        amount = f"{words.span(low, high)} h" if round(low) else f"up to {high:,.0f} h"
        parts.append(f"{amount}{BASES[resource.basis or 'judged']}")
    if resource.assumes:
        assumed = [f"{base.skills[skill].name} ({level})" for skill, level in resource.assumes.items()]
        parts.append(f"assumes {words.listed(assumed)}")
    if resource.language != "en":
        parts.append(f"in {LANGUAGES.get(resource.language, resource.language)}")
    parts.append(f"seen {resource.checked}" if resource.checked else "never seen by us")
    return ", ".join(parts)


LANGUAGES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
    "hi": "Hindi",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ar": "Arabic",
}
"""ISO 639-1 code → English name, for the languages of the resources."""
