"""What a plan takes for granted, and the cheapest test of it, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.roadmap import listed, named

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.roadmap.assumptions import Doubt


def doubt(one: Doubt, base: KnowledgeBase, again: str = "") -> tuple[str, str]:
    """Put a doubt as a question, with what is known of it and the test; `again` names the profile."""
    names = [base.skills[skill].name for skill in one.subjects if skill in base.skills]
    takes = f" ({words.hours(one.hours)})" if one.hours else ""
    match one.kind:
        case "liking":
            role = base.roles[one.subjects[0]]
            test = f"{role.try_it.title}{takes}. {role.try_it.brief} {role.try_it.tells}"
            return f"Would you like the days of {_article(role.name)}?", test
        case "unasked":
            skill = base.skills[one.subjects[0]]
            at_stake = f" {words.hours(one.swing).capitalize()} hang on it." if one.swing else ""
            test = f"careerpath advise --full asks. Or try {skill.name}{takes}: can this be said of you?"
            question = f"Do you have {named(names)} already?"
            return question, f"Nobody asked.{at_stake} {test} “{skill.levels['working']}”"
        case "claimed":
            skill = base.skills[one.subjects[0]]
            question = f"{'Does' if len(names) == 1 else 'Do'} {named(names)} hold up at the level you state?"
            return question, f"So far that is claimed. Show it once: {skill.proof}"
        case "pace":
            log = f"careerpath log SKILL --hours N{again}"
            test = f"Log two weeks ({log}); after three, dates follow what you did."
            return "Can you keep these hours a week?", test
        case "limit":
            name = base.roles[one.subjects[0]].name
            limit = f"{name}: {words.objection(one.objection)}. " if one.objection else ""
            test = f"{limit}Ask one person who hires for it whether that is so where you live{takes}."
            return "Does your own limit leave room?", test
        case "hiring":
            return _hiring(one.subjects[0], takes, base)


def _hiring(role_id: str, takes: str, base: KnowledgeBase) -> tuple[str, str]:
    role = base.roles[role_id]
    needs = [base.skills[need.skill].name for need in role.needs if need.importance == "essential"]
    titles = listed([f"“{title}”" for title in role.titles[:2]]) if role.titles else role.name
    test = f"Read ten advertisements for {titles} and count how many name {named(needs)}{takes}."
    way_in = f"A way in for juniors: {role.juniors.way[:1].lower()}{role.juniors.way[1:]}"
    question = f"Do employers near you ask for this of {_article(role.name)}?"
    return question, f"{role.juniors.reality} {test} {way_in}"


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"
