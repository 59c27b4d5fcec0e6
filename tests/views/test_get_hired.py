"""The words of getting hired: read by the person, true of them, and short where there is little room."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.person import Employment
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.plan_file.annotated import document_text
from careerpath_cli.profile.model import Constraints, ExperienceAnswer, Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.roadmap.hiring import GetHired, get_hired
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import Route, route
from careerpath_cli.views.exports.markdown import roadmap_document
from careerpath_cli.views.wording.get_hired import advice, applications, curriculum
from careerpath_cli.views.wording.get_hired.people import contacts, talk
from careerpath_cli.views.wording.mentoring import part_title, titles

START = date(2026, 11, 23)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ROLES = {
    "analyst": "machine-learning-engineer",
    "nurse": "clinical-informatics-specialist",
    "lawyer": "ai-policy-advisor",
    "student": "data-analyst",
    "teacher": "ai-learning-designer",
    "physicist": "ai-research-scientist",
    "backend-developer": "llm-application-developer",
    "product-manager": "ai-product-manager",
    "firmware-engineer": "edge-ai-engineer",
}


def case(
    person: Profile, role: str, base: KnowledgeBase, model: MatchingModel
) -> tuple[GetHired, Route, Roadmap]:
    plan = build_roadmap(person, [base.roles[role]], RoadmapRequest(START), Progress(), model, base)
    way = route(plan, base)
    return get_hired(way, plan, base), way, plan


@pytest.fixture(params=ROLES)
def example(request: pytest.FixtureRequest, base: KnowledgeBase) -> tuple[Profile, str]:
    return read_profile(EXAMPLES / f"{request.param}.yaml", base), ROLES[request.param]


NURSE = Profile(
    name="Amara",
    skills={"clinical-practice": "expert", "excel": "proficient"},
    evidence={"excel": "the ward's audit, *40* sheets"},
    occupation="intensive care nurse",
    occupation_id="registered-nurse",
    employment="employed",
    experience=ExperienceAnswer(total_years=11),
    constraints=Constraints(country="GB"),
)


def test_ten_different_people_are_named_for_every_role(base: KnowledgeBase, model: MatchingModel) -> None:
    for role in base.roles:
        hired, way, plan = case(NURSE, role, base, model)
        people = contacts(hired, way, plan.profile, base)
        assert len({contact.who for contact in people}) == 10, role
        assert len({contact.ask for contact in people}) == 10, role
        assert all("?" in contact.ask for contact in people), role


@pytest.mark.parametrize(
    ("employment", "who"),
    [
        ("employed", "Your own boss"),
        ("self-employed", "A client of yours"),
        ("studying", "Your careers service"),
        ("unemployed", "Your adviser at the public employment service"),
        ("returning", "The coordinator of a return programme"),
        (None, "Your own boss"),
    ],
)
def test_who_can_help_depends_on_what_somebody_does(
    employment: Employment | None, who: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = replace(NURSE, employment=employment)
    hired, way, _ = case(person, "data-analyst", base, model)
    assert any(contact.who.startswith(who) for contact in contacts(hired, way, person, base))


def test_whose_job_is_unknown_is_not_sent_to_their_boss(base: KnowledgeBase, model: MatchingModel) -> None:
    person = Profile(skills={"sql": "working"})
    hired, way, _ = case(person, "data-analyst", base, model)
    people = contacts(hired, way, person, base)
    assert not any("boss" in contact.who for contact in people)
    assert len(people) == 10


def test_the_best_to_talk_to_has_made_the_change(base: KnowledgeBase, model: MatchingModel) -> None:
    hired, way, plan = case(
        replace(NURSE, employment="unemployed"), "clinical-informatics-specialist", base, model
    )
    first, ask = talk(hired, way, plan.profile, base)
    assert first.startswith(
        "Best of all: a former registered nurse who now works as a Clinical Informatics Specialist. "
        "Whoever makes this move "
    )
    assert ask.startswith("Ask: “What did you underestimate")


def test_a_cv_speaks_the_person_s_words_and_invents_no_number(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    hired, way, plan = case(NURSE, "clinical-informatics-specialist", base, model)
    proof, skills, own, project = curriculum.bullets(hired, way, plan.profile, base)
    assert proof == "“the ward's audit, *40* sheets” goes first. Add what it changed, in one number: ____."
    assert "Clinical practice (expert) ____" in skills
    assert own.startswith("Intensive care nurse, ____ to ____: ")
    assert way.role.portfolio.title in project
    assert all(curriculum.BLANK in line for line in (proof, skills, own, project))


def test_a_student_s_cv_speaks_of_coursework_and_not_of_a_trade(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    person = replace(NURSE, employment="studying")
    hired, way, _ = case(person, "data-analyst", base, model)
    told = " ".join(curriculum.bullets(hired, way, person, base))
    assert "coursework" in told
    assert "nurse" not in told


def found(person: Profile, role: str, base: KnowledgeBase, model: MatchingModel) -> list[str]:
    return applications.reachable_titles(case(person, role, base, model)[1], person)


def test_titles_to_search_are_not_above_the_role(base: KnowledgeBase, model: MatchingModel) -> None:
    mid = found(NURSE, "machine-learning-engineer", base, model)
    assert "Machine Learning Engineer" in mid
    assert "Senior Machine Learning Engineer" not in mid
    senior = found(NURSE, "data-architect", base, model)
    assert senior[0].startswith("Junior")
    assert "Senior Data Architect" in senior


def test_who_brings_years_that_count_searches_for_no_junior_titles(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    def is_junior(title: str) -> bool:
        return title.startswith(("Junior", "Associate", "Graduate"))

    old_hand = Profile(experience=ExperienceAnswer(total_years=9, coding_years=9))
    assert is_junior(found(Profile(), "mlops-engineer", base, model)[0])
    assert not any(map(is_junior, found(old_hand, "mlops-engineer", base, model)))
    ward = replace(NURSE, occupation_id="registered-nurse", experience=ExperienceAnswer(total_years=11))
    assert not any(map(is_junior, found(ward, "clinical-informatics-specialist", base, model)))
    assert is_junior(found(old_hand, "data-analyst", base, model)[0]), "beginners enter it"


def test_only_students_search_for_internships(base: KnowledgeBase, model: MatchingModel) -> None:
    assert "Data Analyst Intern" not in found(NURSE, "data-analyst", base, model)
    student = replace(NURSE, employment="studying")
    assert "Data Analyst Intern" in found(student, "data-analyst", base, model)


def test_who_returns_names_the_break_on_their_cv(base: KnowledgeBase, model: MatchingModel) -> None:
    person = replace(NURSE, employment="returning")
    hired, way, _ = case(person, "data-analyst", base, model)
    assert any(
        line.startswith("Your time away: one line")
        for line in curriculum.bullets(hired, way, person, base)[:3]
    )
    assert not any("time away" in line for line in curriculum.bullets(hired, way, NURSE, base))


def test_a_title_with_a_comma_is_told_from_its_neighbours() -> None:
    titles = ["Junior AI Auditor", "Internal Auditor, AI", "AI Auditor"]
    assert applications.named(titles) == "Junior AI Auditor, “Internal Auditor, AI” and AI Auditor"


def test_where_no_pay_is_known_the_page_says_so(base: KnowledgeBase, model: MatchingModel) -> None:
    person = replace(NURSE, constraints=Constraints(country="DE"))
    hired, way, _ = case(person, "data-analyst", base, model)
    assert applications.pay(hired, way, person, base)[0].startswith("Pay: we have no figures for DE.")
    hired, way, _ = case(NURSE, "data-analyst", base, model)
    told, how = applications.pay(hired, way, NURSE, base)
    assert "GBP" in told
    assert "USD" not in told
    assert "newcomers are paid its lower end" in how
    old_hand = replace(NURSE, experience=ExperienceAnswer(total_years=9, coding_years=9))
    hired, way, _ = case(old_hand, "data-scientist", base, model)
    assert "upper half" in applications.pay(hired, way, old_hand, base)[-1]
    unsaid = replace(NURSE, constraints=Constraints())
    hired, way, _ = case(unsaid, "data-analyst", base, model)
    assert applications.pay(hired, way, unsaid, base)[0].startswith(
        "Pay (in the US, as you named no country)"
    )


def test_how_many_applications_are_answered_is_a_source_s_figure(base: KnowledgeBase) -> None:
    source = base.sources[applications.EXPECTED_BY]
    assert source.author is not None
    assert source.author in applications.EXPECTATION
    assert source.kind == "report"


def test_of_each_kind_of_no_the_page_says_what_to_change(base: KnowledgeBase, model: MatchingModel) -> None:
    hired, way, plan = case(NURSE, "data-analyst", base, model)
    told = dict(advice.sections(hired, way, plan.profile, base))["What a no means"]
    assert [line.partition(":")[0] for line in told] == [
        "No answer",
        "After the first call",
        "After the interviews",
    ]


def test_rounds_say_what_they_are_based_on(base: KnowledgeBase, model: MatchingModel) -> None:
    hired, way, plan = case(NURSE, "ai-product-manager", base, model)
    rounds = dict(advice.sections(hired, way, plan.profile, base))["The interviews"]
    assert rounds[-1] == "The rounds are based on our own judgement."
    hired, way, plan = case(NURSE, "ai-policy-advisor", base, model)
    rounds = dict(advice.sections(hired, way, plan.profile, base))["The interviews"]
    assert rounds[-1] == "The rounds are based on UK Civil Service (2024-10-14) and our own judgement."


def test_a_role_whose_hiring_is_unknown_still_gets_general_advice(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    hired, way, plan = case(NURSE, "data-analyst", base, model)
    unknown = replace(hired, hiring=None, boards=(), stones=())
    titles = [title for title, _ in advice.sections(unknown, way, plan.profile, base)]
    assert "Your CV" in titles
    assert "The interviews" not in titles
    assert len(contacts(unknown, way, plan.profile, base)) == 5
    assert {line.step for line in advice.lines(unknown, way, plan.profile, base)} == {
        "cv",
        "apply",
        "interview",
    }


def test_with_little_room_the_most_useful_lines_stay_in_their_order() -> None:
    ranked = [
        advice.Line("cv", 2, "three small words"),
        advice.Line("cv", 1, "two words"),
        advice.Line("apply", 3, "last"),
    ]
    assert advice.fitting(ranked, 3) == [ranked[1]]
    assert advice.fitting(ranked, 7) == [ranked[0], ranked[1]]
    assert advice.fitting(ranked, 5) == [ranked[1], ranked[2]]
    assert advice.fitting(ranked, 9) == ranked
    assert advice.fitting(ranked, -4) == []


def test_an_example_s_plan_is_short_and_each_box_of_getting_hired_is_explained(
    example: tuple[Profile, str], base: KnowledgeBase, model: MatchingModel
) -> None:
    person, role = example
    _, way, plan = case(person, role, base, model)
    document = roadmap_document(plan, person, "me", base, "1.0")
    text = document_text(document).partition('<a id="sources">')[0]
    assert len(text.split()) <= 1500
    assert text.count("- [ ]") <= 15
    boxes = {step.id for step in way.of_part("hired")}
    explained = {block.id for block in document.blocks if block.id in boxes and len(block.lines) > 1}
    assert explained == boxes


def test_what_a_person_wrote_does_no_harm_in_a_plan(base: KnowledgeBase, model: MatchingModel) -> None:
    person = replace(NURSE, evidence={"excel": "<b>40</b>\n- [ ] sheets"}, occupation="nurse [x](y)\n# boo")
    _, _, plan = case(person, "clinical-informatics-specialist", base, model)
    text = document_text(roadmap_document(plan, person, "me", base, "1.0"))
    assert r"\<b\>40\</b\>" in text
    assert "<b>" not in text
    assert "\n# boo" not in text
    assert text.count("- [ ] sheets") == 0


def test_an_overlay_tells_how_its_own_posts_are_filled(cache: Path) -> None:
    base = load_base(cache=cache, overlays=[EXAMPLES / "overlay-cybersecurity"])
    assert base.hiring["security"].roles[0] == "security-analyst"


def test_the_heading_says_of_the_cv_what_its_own_step_says(
    example: tuple[Profile, str], base: KnowledgeBase, model: MatchingModel
) -> None:
    person, role = example
    _, way, _ = case(person, role, base, model)
    begins = next(step.begins for step in way.steps if step.id == f"cv-{role}")
    heading = part_title("hired", way)
    if way.ready:
        assert "apply from now on" in heading
    elif "CV now" in heading:
        assert (begins - START).days <= 9, "the first study day and a week"
    else:
        assert f"CV from {begins.day} {begins:%b %Y}" in heading


def test_the_heading_names_no_cv_that_is_written(base: KnowledgeBase, model: MatchingModel) -> None:
    _, way, _ = case(read_profile(EXAMPLES / "nurse.yaml", base), ROLES["nurse"], base, model)
    written = replace(way, steps=tuple(step for step in way.steps if not step.id.startswith("cv-")))
    assert "CV" not in part_title("hired", written)
    assert "applications from" in part_title("hired", written)


def test_a_title_in_two_spellings_is_named_once(base: KnowledgeBase, model: MatchingModel) -> None:
    lawyer = read_profile(EXAMPLES / "lawyer.yaml", base)
    _, way, _ = case(lawyer, "ai-policy-advisor", base, model)
    named = [title for title in titles(way) if title.startswith("AI Policy Advis")]
    assert named == ["AI Policy Advisor"]
