"""A knowledge base in which the law asks for some degrees, so that constraints can exclude roles."""

from dataclasses import replace

from careerpath_cli.knowledge.base import KnowledgeBase


def licensed(base: KnowledgeBase) -> KnowledgeBase:
    """Return the base with a licence in place of every degree that employers screen for."""
    roles = {
        name: replace(role, education=replace(role.education, standing="licence"))
        if role.education.standing == "screening"
        else role
        for name, role in base.roles.items()
    }
    return replace(base, roles=roles)
