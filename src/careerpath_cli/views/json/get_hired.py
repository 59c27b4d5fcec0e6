"""What helps to get hired → its part of a roadmap's JSON."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.hiring import WorkSample
from careerpath_cli.planning.effort import Hours
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.hiring import GetHired, SteppingStone, get_hired
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route
from careerpath_cli.views.json.encoding import Json, fill
from careerpath_cli.views.json.records import roadmap as shapes
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording.get_hired import applications, curriculum
from careerpath_cli.views.wording.get_hired.people import contacts


def get_hired_record(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> Json:
    """Describe what helps the person of a roadmap to get hired in its first role."""
    hired, person = get_hired(way, roadmap, base), roadmap.profile
    bullets = curriculum.bullets(hired, way, person, base)
    return fill(
        shapes.GetHired,
        hired,
        titles=applications.reachable_titles(way, person),
        cv=fill(shapes.Curriculum, bullets=bullets, shorten=hired.dropped),
        people=contacts(hired, way, person, base),
        stepping_stones=[_stone(stone) for stone in hired.stones],
        weekly=applications.RHYTHM,
        expectation=fill(shapes.Expectation, text=applications.EXPECTATION, source=applications.EXPECTED_BY),
        task=_task(hired.hiring.task) if hired.hiring else None,
        refusals=applications.REFUSALS,
        negotiation=_negotiation(hired, way, person, base),
    )


def _stone(stone: SteppingStone) -> Json:
    return fill(shapes.SteppingStone, stone, text=applications.stone(stone))


def _task(task: WorkSample) -> Json:
    return fill(shapes.WorkSample, task, hours=Hours(*task.hours))


def _negotiation(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> Json:
    figures = [fact_words.figure(row, base) for row in hired.pay]
    advice = applications.pay(hired, way, person, base)[-1]
    return fill(shapes.Negotiation, hired, figures=figures, advice=advice)
