"""A roadmap → the JSON document that `roadmap/record` describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import PARTS
from careerpath_cli.views.json.values import rounded
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.planning.gaps import RoleGap, SkillGap
    from careerpath_cli.planning.learning import LearningStep, Part, Purpose
    from careerpath_cli.planning.plan import ExperienceStep, NetworkStep, Plan, ProjectStep
    from careerpath_cli.profile.model import Profile
    from careerpath_cli.roadmap import record
    from careerpath_cli.roadmap.assumptions import Assumption
    from careerpath_cli.roadmap.roadmap import Roadmap
    from careerpath_cli.roadmap.timetable import Finish


def roadmap(found: Roadmap, answers: Profile, base: KnowledgeBase, program: str) -> record.RoadmapRecord:
    """Describe a roadmap; `answers` are those it started from, without what was reached since."""
    plan = found.plan
    learning = [_step(step, found, base) for step in plan.steps]
    first = plan.gaps[0]
    first_step = mentor_words.first_action(found, base)
    return {
        "format": 1,
        "program": program,
        "knowledge_base": base.version,
        "inputs": inputs(found, answers),
        "role": plan.roles[0].id,
        "roles": [role.id for role in plan.roles],
        "hours_per_week": plan.pace.hours,
        "pace_assumed": plan.pace.basis == "assumed",
        "hours": _hours(plan.hours),
        "weeks": _hours(plan.weeks),
        "optional_hours": _hours(plan.optional),
        "saved_hours": _hours(plan.saved),
        "finish": _finish(found.finish),
        "finish_by_role": {role: _finish(when) for role, when in found.finishes.items()},
        "readiness": _hours(Hours(first.low, first.high)),
        "met": [one.need.skill for one in first.of_state("met")],
        "shown": {one.need.skill: one.shown for one in first.of_state("met") if one.shown},
        "gap": [_gap(one, gap) for gap in plan.gaps for one in gap.skills],
        "learning": learning,
        "projects": [_project(one, found) for one in plan.projects],
        "experience": [_way(one) for one in plan.ways],
        "network": [_community(one) for one in plan.communities],
        "steps": _in_short(plan, learning),
        "milestones": [
            {"kind": one.kind, "roles": list(one.roles), "done": _finish(one.finish)}
            for one in found.milestones
        ],
        "review": found.review.isoformat(),
        "first_action": first_step.sentence if first_step else None,
        "deadline": _deadline(found),
        "doubts": [_doubt(one, base) for one in found.assumptions],
        "plan_b": _plan_b(found),
    }


def _in_short(plan: Plan, learning: Sequence[record.StepRecord]) -> record.StepsRecord:
    """Return the five parts of a roadmap as the first version of the format had them."""
    of_part: dict[Part, list[record.StepRecord]] = {part: [] for part in PARTS}
    for one, step in zip(learning, plan.steps, strict=True):
        of_part[step.part].append(one)
    project = plan.roles[0].portfolio
    return {
        "foundation": of_part["foundation"],
        "specialization": of_part["specialization"],
        "experience": [one.way.id for one in plan.ways],
        "portfolio": {"title": project.title, "hours": list(project.hours)},
        "network": [one.community.id for one in plan.communities],
    }


def inputs(found: Roadmap, answers: Profile) -> record.InputsRecord:
    """Describe everything that a roadmap was made from, besides the knowledge base and the program."""
    progress = found.progress
    return {
        "roles": [role.id for role in found.plan.roles],
        "start": found.request.start.isoformat(),
        "hours_per_week": found.plan.pace.hours,
        "pace_from": found.plan.pace.basis,
        "by": found.deadline.by.isoformat() if found.deadline else None,
        "pauses": [[one.first.isoformat(), one.last.isoformat()] for one in found.calendar.pauses],
        "skills": dict(answers.skills),
        "logged": dict(progress.logged),
        "done": [
            {"day": one.day, "step": one.step, "skill": one.skill, "level": one.level, "proof": one.proof}
            for one in progress.done
        ],
    }


def _hours(amount: Hours) -> record.HoursRecord:
    return {
        "low": rounded(amount.low) or 0.0,
        "likely": rounded(amount.likely) or 0.0,
        "high": rounded(amount.high) or 0.0,
    }


def _finish(when: Finish) -> record.FinishRecord:
    return {"early": when.early.isoformat(), "likely": when.likely.isoformat(), "late": when.late.isoformat()}


def _dates(step: str, found: Roadmap) -> record.DatesRecord | None:
    dated = found.dates.get(step)
    return {"begins": dated.begins.isoformat(), "done": _finish(dated.finish)} if dated else None


def _step(step: LearningStep, found: Roadmap, base: KnowledgeBase) -> record.StepRecord:
    skill = base.skills[step.skill]
    return {
        "id": step.id,
        "skill": step.skill,
        "name": skill.name,
        "now": step.start,
        "to": step.to,
        "optional": step.optional,
        "why": roadmap_words.step_reason(step, base),
        "hours": _hours(step.hours),
        "resources": [
            {
                "id": one.id,
                "name": one.name,
                "address": one.address,
                "cost": one.cost,
                "checked": one.checked,
                "state": one.state,
            }
            for one in step.resources
        ],
        "roles": list(step.roles),
        "purposes": [_purpose(one) for one in step.purposes],
        "weeks": _hours(step.hours.weeks(found.plan.pace.hours)),
        "basis": base.effort[skill.effort].basis,
        "dates": _dates(step.id, found),
        "logged": step.logged,
        "done_when": skill.levels[step.to],
        "proof": roadmap_words.proof(step, base),
        "instead": list(step.instead),
        "served_by": step.served_by or None,
        "carried_from": step.transferred_from or None,
    }


def _purpose(one: Purpose) -> record.PurposeRecord:
    return {
        "role": one.role,
        "required": one.required,
        "importance": one.need.importance if one.need else None,
        "level": one.need.level if one.need else None,
        "why": (one.need.why or "") if one.need else "",
        "leads_to": list(one.leads_to),
    }


def _gap(one: SkillGap, whole: RoleGap) -> record.GapRecord:
    return {
        "role": whole.role,
        "skill": one.need.skill,
        "state": one.state,
        "required": one.need.required,
        "importance": one.need.importance,
        "now": one.level,
        "needed": one.need.level,
        "credit": rounded(one.credit) or 0.0,
        "standing": _standing(one),
        "evidence": one.shown or None,
    }


def _standing(one: SkillGap) -> Literal["shown", "claimed", "inferred", "not asked"]:
    if one.level is None:
        return "not asked"
    if one.implied_by:
        return "inferred"
    return "shown" if one.shown else "claimed"


def _project(one: ProjectStep, found: Roadmap) -> record.ProjectRecord:
    project = one.role.portfolio
    return {
        "id": one.id,
        "role": one.role.id,
        "title": project.title,
        "brief": project.brief,
        "proof": project.proof,
        "hours": _hours(one.hours),
        "logged": one.logged,
        "done": one.done,
        "dates": _dates(one.id, found),
    }


def _way(one: ExperienceStep) -> record.OpenStepRecord:
    return {
        "id": one.id,
        "name": one.way.name,
        "summary": one.way.summary,
        "done": one.done,
        "hours": list(one.way.hours),
        "address": None,
    }


def _community(one: NetworkStep) -> record.OpenStepRecord:
    return {
        "id": one.id,
        "name": one.community.name,
        "summary": one.community.summary,
        "done": one.done,
        "hours": None,
        "address": one.community.address,
    }


def _deadline(found: Roadmap) -> record.DeadlineRecord | None:
    one = found.deadline
    if one is None:
        return None
    return {
        "by": one.by.isoformat(),
        "verdict": one.verdict,
        "hours": rounded(one.hours) or 0.0,
        "weeks": rounded(one.weeks) or 0.0,
        "fits": list(one.fits),
        "perhaps": list(one.perhaps),
        "too_late": list(one.too_late),
        "hours_per_week": _hours(Hours(one.pace_low, one.pace_high)),
        "nearer": [other.role.id for other in found.reachable],
    }


def _doubt(one: Assumption, base: KnowledgeBase) -> record.DoubtRecord:
    doubt, test = mentor_words.assumption(one, base)
    return {
        "kind": one.kind,
        "subjects": list(one.subjects),
        "doubt": doubt,
        "test": test,
        "hours": _hours(one.hours) if one.hours else None,
    }


def _plan_b(found: Roadmap) -> record.PlanBRecord | None:
    one = found.plan_b
    if one is None:
        return None
    return {
        "role": one.role.id,
        "shared": list(one.shared),
        "shared_hours": _hours(one.shared_hours),
        "own_hours": _hours(one.own_hours),
        "parting": one.parting,
    }
