"""What helps to get hired → its part of a roadmap's JSON document."""

from __future__ import annotations

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.hiring import WorkSample
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap import record
from careerpath_cli.roadmap.hiring import GetHired, SteppingStone, get_hired
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording.get_hired import applications, curriculum
from careerpath_cli.views.wording.get_hired.people import contacts


def get_hired_record(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> record.GetHiredRecord:
    """Describe what helps the person of a roadmap to get hired in its first role."""
    hired, person = get_hired(way, roadmap, base), roadmap.profile
    hiring = hired.hiring
    return {
        "kind": hiring.id if hiring else None,
        "sources": list(hiring.sources) if hiring else [],
        "titles": applications.reachable_titles(way, person),
        "boards": list(hired.boards),
        "cv": {
            "bullets": curriculum.bullets(hired, way, person, base),
            "shorten": list(hired.dropped),
        },
        "people": [{"who": one.who, "ask": one.ask} for one in contacts(hired, way, person, base)],
        "stepping_stones": [_stone(stone) for stone in hired.stones],
        "weekly": applications.RHYTHM,
        "expectation": {"text": applications.EXPECTATION, "source": applications.EXPECTED_BY},
        "rounds": [{"name": one.name, "asks": one.asks} for one in (hiring.rounds if hiring else ())],
        "questions": list(hiring.questions) if hiring else [],
        "task": _task(hiring.task) if hiring else None,
        "refusals": [{"kind": refusal.kind, "change": refusal.change} for refusal in applications.REFUSALS],
        "negotiation": _negotiation(hired, way, person, base),
    }


def _stone(stone: SteppingStone) -> record.SteppingStoneRecord:
    role = stone.role.role if stone.role else None
    return {"first": stone.first, "role": role, "text": applications.stone(stone)}


def _task(task: WorkSample) -> record.WorkSampleRecord:
    return {"what": task.what, "hours": list(task.hours), "hand_in": task.hand_in}


def _negotiation(
    hired: GetHired, way: Route, person: Profile, base: KnowledgeBase
) -> record.NegotiationRecord:
    return {
        "country": hired.country,
        "figures": [fact_words.figure(row, base) for row in hired.pay],
        "advice": applications.pay(hired, way, person, base)[-1],
    }
