"""A roadmap → the JSON document that `roadmap/record` describes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import RoleGap, SkillGap
from careerpath_cli.planning.learning import PARTS, LearningStep, Part, Purpose
from careerpath_cli.planning.plan import ExperienceStep, NetworkStep, Plan, ProjectStep
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap import record
from careerpath_cli.roadmap.assumptions import Assumption
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.roadmap.timetable import Finish
from careerpath_cli.views.json.get_hired import get_hired_record
from careerpath_cli.views.json.values import rounded
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words


def roadmap(roadmap: Roadmap, answers: Profile, base: KnowledgeBase, program: str) -> record.RoadmapRecord:
    """Describe a roadmap; `answers` are those it started from, without what was reached since."""
    plan = roadmap.plan
    learning = [_step(step, roadmap, base) for step in plan.steps]
    first = plan.gaps[0]
    way = route(roadmap, base)
    return {
        "format": 1,
        "program": program,
        "knowledge_base": base.version,
        "inputs": inputs(roadmap, answers),
        "role": plan.roles[0].id,
        "roles": [role.id for role in plan.roles],
        "hours_per_week": plan.pace.hours,
        "pace_assumed": plan.pace.basis == "assumed",
        "hours": _hours(plan.hours),
        "weeks": _hours(plan.weeks),
        "optional_hours": _hours(plan.optional),
        "saved_hours": _hours(plan.saved),
        "finish": _finish(roadmap.finish),
        "finish_by_role": {role: _finish(when) for role, when in roadmap.finishes.items()},
        "readiness": _hours(Hours(first.low, first.high)),
        "met": [skill_gap.need.skill for skill_gap in first.of_state("met")],
        "shown": {
            skill_gap.need.skill: skill_gap.shown for skill_gap in first.of_state("met") if skill_gap.shown
        },
        "gap": [_gap(skill_gap, gap) for gap in plan.gaps for skill_gap in gap.skills],
        "learning": learning,
        "projects": [_project(step, roadmap) for step in plan.projects],
        "experience": [_experience(step) for step in plan.ways],
        "network": [_community(step) for step in plan.communities],
        "steps": [_route_step(step, way, base) for step in way.steps],
        "parts": _first_version_steps(plan, learning),
        "apply": {
            "from": _finish(way.apply),
            "line": [
                {"skill": skill.skill, "needed": skill.needed, "have": skill.have} for skill in way.line
            ],
        },
        "grow": [{"skill": skill, "level": level} for skill, level in way.grow],
        "left_out": [{"resource": other.resource.id, "reason": other.reason} for other in way.left_out],
        "checkpoints": [
            {"day": check.day.isoformat(), "if": check.condition, "then": check.consequence}
            for check in mentor_words.checkpoints(way, roadmap)
        ],
        "plan_z": mentor_words.plan_z(way, roadmap, base),
        "get_hired": get_hired_record(way, roadmap, base),
        "milestones": [
            {"kind": milestone.kind, "roles": list(milestone.roles), "done": _finish(milestone.finish)}
            for milestone in roadmap.milestones
        ],
        "review": roadmap.review.isoformat(),
        "first_action": None
        if way.tonight is None
        else {
            "kind": way.tonight.kind,
            "minutes": way.tonight.minutes,
            "text": mentor_words.tonight(way.tonight, way, base),
        },
        "deadline": _deadline(roadmap),
        "doubts": [_assumption(assumption, base) for assumption in roadmap.assumptions],
        "plan_b": _plan_b(roadmap),
    }


def _first_version_steps(plan: Plan, learning: Sequence[record.StepRecord]) -> record.StepsRecord:
    """Return the five parts of a roadmap as the first version of the format had them."""
    of_part: dict[Part, list[record.StepRecord]] = {part: [] for part in PARTS}
    for described, step in zip(learning, plan.steps, strict=True):
        of_part[step.part].append(described)
    project = plan.roles[0].portfolio
    return {
        "foundation": of_part["foundation"],
        "specialization": of_part["specialization"],
        "experience": [step.way.id for step in plan.ways],
        "portfolio": {"title": project.title, "hours": list(project.hours)},
        "network": [step.community.id for step in plan.communities],
    }


def inputs(roadmap: Roadmap, answers: Profile) -> record.InputsRecord:
    """Describe everything that a roadmap was made from, besides the knowledge base and the program."""
    progress = roadmap.progress
    return {
        "roles": [role.id for role in roadmap.plan.roles],
        "start": roadmap.request.start.isoformat(),
        "hours_per_week": roadmap.plan.pace.hours,
        "pace_from": roadmap.plan.pace.basis,
        "by": roadmap.deadline.by.isoformat() if roadmap.deadline else None,
        "pauses": [[pause.first.isoformat(), pause.last.isoformat()] for pause in roadmap.calendar.pauses],
        "skills": dict(answers.skills),
        "logged": dict(progress.logged),
        "done": [
            {
                "day": entry.day,
                "step": entry.step,
                "skill": entry.skill,
                "level": entry.level,
                "proof": entry.proof,
            }
            for entry in progress.done
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


def _dates(step: str, roadmap: Roadmap) -> record.DatesRecord | None:
    dated = roadmap.dates.get(step)
    return {"begins": dated.begins.isoformat(), "done": _finish(dated.finish)} if dated else None


def _step(step: LearningStep, roadmap: Roadmap, base: KnowledgeBase) -> record.StepRecord:
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
                "id": resource.id,
                "name": resource.name,
                "address": resource.address,
                "cost": resource.cost,
                "checked": resource.checked,
                "state": resource.state,
            }
            for resource in step.resources
        ],
        "roles": list(step.roles),
        "purposes": [_purpose(purpose) for purpose in step.purposes],
        "weeks": _hours(step.hours.weeks(roadmap.plan.pace.hours)),
        "basis": base.effort[skill.effort].basis,
        "dates": _dates(step.id, roadmap),
        "logged": step.logged,
        "done_when": skill.levels[step.to],
        "proof": roadmap_words.proof(step, base),
        "instead": list(step.instead),
        "served_by": step.served_by or None,
        "carried_from": step.transferred_from or None,
    }


def _route_step(step: RouteStep, way: Route, base: KnowledgeBase) -> record.RouteStepRecord:
    return {
        "id": step.id,
        "part": step.part,
        "kind": step.kind,
        "title": mentor_words.title(step, way, base),
        "teaches": dict(step.teaches),
        "hours": {**_hours(step.hours), "basis": "judged"},
        "done": _finish(step.finish),
        "address": step.resources[0].address if step.resources else None,
        "how": mentor_words.details(step, way, base),
        "begins": step.begins.isoformat(),
        "logged": rounded(step.logged) or 0.0,
        "resource": step.resource.id if step.resource else None,
        "covers": [learnt.id for learnt in step.work.steps] if step.work else [],
    }


def _purpose(purpose: Purpose) -> record.PurposeRecord:
    return {
        "role": purpose.role,
        "required": purpose.required,
        "importance": purpose.need.importance if purpose.need else None,
        "level": purpose.need.level if purpose.need else None,
        "why": (purpose.need.why or "") if purpose.need else "",
        "leads_to": list(purpose.leads_to),
    }


def _gap(gap: SkillGap, role_gap: RoleGap) -> record.GapRecord:
    return {
        "role": role_gap.role,
        "skill": gap.need.skill,
        "state": gap.state,
        "required": gap.need.required,
        "importance": gap.need.importance,
        "now": gap.level,
        "needed": gap.needed,
        "credit": rounded(gap.credit) or 0.0,
        "standing": _standing(gap),
        "evidence": gap.shown or None,
    }


def _standing(gap: SkillGap) -> Literal["shown", "claimed", "inferred", "not asked"]:
    if gap.level is None:
        return "not asked"
    if gap.implied_by:
        return "inferred"
    return "shown" if gap.shown else "claimed"


def _project(step: ProjectStep, roadmap: Roadmap) -> record.ProjectRecord:
    project = step.role.portfolio
    return {
        "id": step.id,
        "role": step.role.id,
        "title": project.title,
        "brief": project.brief,
        "proof": project.proof,
        "hours": _hours(step.hours),
        "logged": step.logged,
        "done": step.done,
        "dates": _dates(step.id, roadmap),
    }


def _experience(step: ExperienceStep) -> record.OpenStepRecord:
    return {
        "id": step.id,
        "name": step.way.name,
        "summary": step.way.summary,
        "done": step.done,
        "hours": list(step.way.hours),
        "address": None,
    }


def _community(step: NetworkStep) -> record.OpenStepRecord:
    return {
        "id": step.id,
        "name": step.community.name,
        "summary": step.community.summary,
        "done": step.done,
        "hours": None,
        "address": step.community.address,
    }


def _deadline(roadmap: Roadmap) -> record.DeadlineRecord | None:
    deadline = roadmap.deadline
    if deadline is None:
        return None
    return {
        "by": deadline.by.isoformat(),
        "verdict": deadline.verdict,
        "hours": rounded(deadline.hours) or 0.0,
        "weeks": rounded(deadline.weeks) or 0.0,
        "fits": list(deadline.fits),
        "perhaps": list(deadline.perhaps),
        "too_late": list(deadline.too_late),
        "hours_per_week": _hours(Hours(deadline.pace_low, deadline.pace_high)),
        "nearer": [reachable.role.id for reachable in roadmap.reachable],
    }


def _assumption(assumption: Assumption, base: KnowledgeBase) -> record.DoubtRecord:
    doubt, test = mentor_words.assumption(assumption, base)
    return {
        "kind": assumption.kind,
        "subjects": list(assumption.subjects),
        "doubt": doubt,
        "test": test,
        "hours": _hours(assumption.hours) if assumption.hours else None,
    }


def _plan_b(roadmap: Roadmap) -> record.PlanBRecord | None:
    fallback = roadmap.plan_b
    if fallback is None:
        return None
    return {
        "role": fallback.role.id,
        "shared": list(fallback.shared),
        "shared_hours": _hours(fallback.shared_hours),
        "own_hours": _hours(fallback.own_hours),
        "parting": fallback.parting,
    }
