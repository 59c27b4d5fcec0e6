"""A roadmap → what `--json` prints and `export --format json` writes."""

from collections.abc import Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import RoleGap, SkillGap
from careerpath_cli.planning.learning import PARTS, LearningStep
from careerpath_cli.planning.plan import ExperienceStep, Plan
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.assumptions import Assumption
from careerpath_cli.roadmap.hiring import GetHired, SteppingStone, get_hired
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.roadmap.saved import Inputs
from careerpath_cli.views.json.encoding import Json, fill
from careerpath_cli.views.json.matches import readiness
from careerpath_cli.views.json.records import roadmap as shapes
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording.get_hired import applications, curriculum
from careerpath_cli.views.wording.get_hired.people import contacts


def roadmap(roadmap: Roadmap, answers: Profile, base: KnowledgeBase, program: str) -> Json:
    """Describe a roadmap; `answers` are those it started from, without what was reached since."""
    plan = roadmap.plan
    learning = [_step(step, roadmap, base) for step in plan.steps]
    met = plan.gaps[0].of_state("met")
    way = route(roadmap, base)
    return fill(
        shapes.Roadmap,
        roadmap,
        format=1,
        program=program,
        knowledge_base=base.version,
        inputs=inputs(roadmap, answers),
        role=plan.roles[0].id,
        pace_assumed=plan.pace.basis == "assumed",
        readiness=readiness(plan.gaps[0]),
        met=[gap.need.skill for gap in met],
        shown={gap.need.skill: gap.shown for gap in met if gap.shown},
        gap=[_gap(skill_gap, gap) for gap in plan.gaps for skill_gap in gap.skills],
        learning=learning,
        projects=[fill(shapes.Project, step, dates=roadmap.dates.get(step.id)) for step in plan.projects],
        experience=[_experience(step) for step in plan.ways],
        network=[
            fill(shapes.OpenStep, step.community, id=step.id, done=step.done, hours=None)
            for step in plan.communities
        ],
        steps=[_route_step(step, way, base) for step in way.steps],
        parts=_first_version_parts(plan, learning),
        apply=way,
        grow=[fill(shapes.Grow, skill=skill, level=level) for skill, level in way.grow],
        left_out=way.left_out,
        checkpoints=mentor_words.checkpoints(way, roadmap),
        plan_z=mentor_words.plan_z(way, roadmap, base),
        get_hired=_get_hired(way, roadmap, base),
        first_action=way.tonight
        and fill(shapes.FirstAction, way.tonight, text=mentor_words.tonight(way.tonight, way, base)),
        deadline=_deadline(roadmap),
        doubts=[_doubt(assumption, base) for assumption in roadmap.assumptions],
    )


def _first_version_parts(plan: Plan, learning: Sequence[Json]) -> Json:
    """Return the five parts of a roadmap as the first version of the format had them."""
    of_part = {
        part: [described for described, step in zip(learning, plan.steps, strict=True) if step.part == part]
        for part in PARTS
    }
    return fill(
        shapes.Parts,
        **of_part,
        experience=[step.way.id for step in plan.ways],
        portfolio=plan.roles[0].portfolio,
        network=[step.community.id for step in plan.communities],
    )


def inputs(roadmap: Roadmap, answers: Profile) -> Json:
    """Describe everything that a roadmap was made from, besides the knowledge base and the program."""
    return fill(
        Inputs,
        roadmap.progress,
        roles=[role.id for role in roadmap.plan.roles],
        start=roadmap.request.start,
        hours_per_week=roadmap.plan.pace.hours,
        pace_from=roadmap.plan.pace.basis,
        by=roadmap.deadline and roadmap.deadline.by,
        pauses=[(pause.first, pause.last) for pause in roadmap.calendar.pauses],
        skills=answers.skills,
    )


def _step(step: LearningStep, roadmap: Roadmap, base: KnowledgeBase) -> Json:
    skill = base.skills[step.skill]
    return fill(
        shapes.Step,
        step,
        name=skill.name,
        why=roadmap_words.step_reason(step, base),
        weeks=step.hours.weeks(roadmap.plan.pace.hours),
        basis=base.effort[skill.effort].basis,
        dates=roadmap.dates.get(step.id),
        done_when=skill.levels[step.to],
        proof=roadmap_words.proof(step, base),
    )


def _route_step(step: RouteStep, way: Route, base: KnowledgeBase) -> Json:
    return fill(
        shapes.RouteStep,
        step,
        title=mentor_words.title(step, way, base),
        hours=fill(shapes.WorkHours, step.hours, basis="judged"),
        address=step.resources[0].address if step.resources else None,
        how=mentor_words.details(step, way, base),
    )


def _gap(gap: SkillGap, role_gap: RoleGap) -> Json:
    return fill(shapes.Gap, gap, role=role_gap.role, standing=_standing(gap))


def _standing(gap: SkillGap) -> str:
    if gap.level is None:
        return "not asked"
    if gap.implied_by:
        return "inferred"
    return "shown" if gap.shown else "claimed"


def _experience(step: ExperienceStep) -> Json:
    return fill(
        shapes.OpenStep, step.way, id=step.id, done=step.done, hours=Hours(*step.way.hours), address=None
    )


def _deadline(roadmap: Roadmap) -> Json | None:
    due = roadmap.deadline
    if due is None:
        return None
    pace, nearer = Hours(due.pace_low, due.pace_high), [reachable.role.id for reachable in roadmap.reachable]
    return fill(shapes.Deadline, due, hours_per_week=pace, nearer=nearer)


def _doubt(assumption: Assumption, base: KnowledgeBase) -> Json:
    doubt, test = mentor_words.assumption(assumption, base)
    return fill(shapes.Doubt, assumption, doubt=doubt, test=test)


def _get_hired(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> Json:
    """Describe what helps the person of a roadmap to get hired in its first role."""
    hired, person = get_hired(way, roadmap, base), roadmap.profile
    bullets = curriculum.bullets(hired, way, person, base)
    task = hired.hiring.task if hired.hiring else None
    return fill(
        shapes.GetHired,
        hired,
        titles=applications.reachable_titles(way, person),
        cv=fill(shapes.Curriculum, bullets=bullets, shorten=hired.dropped),
        people=contacts(hired, way, person, base),
        stepping_stones=[_stone(stone) for stone in hired.stones],
        weekly=applications.RHYTHM,
        expectation=fill(shapes.Expectation, text=applications.EXPECTATION, source=applications.EXPECTED_BY),
        task=task and fill(shapes.WorkSample, task, hours=Hours(*task.hours)),
        refusals=applications.REFUSALS,
        negotiation=_negotiation(hired, way, person, base),
    )


def _stone(stone: SteppingStone) -> Json:
    return fill(shapes.SteppingStone, stone, text=applications.stone(stone))


def _negotiation(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> Json:
    figures = [fact_words.figure(row, base) for row in hired.pay]
    advice = applications.pay(hired, way, person, base)[-1]
    return fill(shapes.Negotiation, hired, figures=figures, advice=advice)
