"""What sources say, held against what a person said before."""

import pytest

from brought import listed, skill, source
from careerpath_cli.extraction.findings import Findings, FoundDegree, FoundSkill, FoundText, FoundYears
from careerpath_cli.importing.proposals import Proposals, Source, answers_of, propose, with_evidence
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import StatedLevel
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import profile_from_answers


def values(proposals: Proposals) -> dict[str, object]:
    return {".".join(filter(None, proposal.topic)): proposal.value for proposal in proposals.open}


@pytest.fixture
def ana(base: KnowledgeBase) -> Profile:
    skills = {"SQL": "working", "Docker": "working+", "Python": "proficient"}
    return profile_from_answers({"skills": skills, "occupation": "nurse"}, base)


def test_no_source_shows_more_than_proficient(base: KnowledgeBase) -> None:
    shown = propose([source(listed("sql", "expert"), listed("git", "proficient+"))], Profile(), base)
    assert values(shown) == {"skills.sql": "proficient", "skills.git": "proficient"}


def test_the_higher_answer_of_two_sources_counts_with_the_reasons_of_both(base: KnowledgeBase) -> None:
    sources = [source(listed("sql")), source(listed("sql", "proficient"), name="linkedin.zip")]
    (sql,) = propose(sources, Profile(), base).open
    assert sql.value == "proficient"
    assert [reason.source for reason in sql.reasons] == ["linkedin.zip", "resume.txt"]


def test_what_was_said_before_is_told_apart_from_what_is_new(ana: Profile, base: KnowledgeBase) -> None:
    found = [listed("sql", "proficient"), listed("docker", "working+"), listed("git", "aware")]
    proposals = propose([source(*found)], ana, base)
    assert {proposal.topic[1]: proposal.said for proposal in proposals.open} == {
        "sql": "working",
        "git": None,
    }
    assert [proposal.topic[1] for proposal in proposals.agreed] == ["docker"]


@pytest.mark.parametrize(
    ("level", "agrees"), [("working+", True), ("aware+", True), ("proficient", True), ("working", False)]
)
def test_a_least_level_agrees_with_any_above_it(
    *, level: StatedLevel, agrees: bool, ana: Profile, base: KnowledgeBase
) -> None:
    proposals = propose([source(listed("python", level))], ana, base)
    assert [proposal.topic[1] for proposal in proposals.agreed] == (["python"] if agrees else [])


@pytest.mark.parametrize(
    ("level", "agrees"), [("aware", True), ("working", True), ("working+", True), ("proficient", False)]
)
def test_code_that_shows_less_than_was_said_does_not_differ(
    *, level: StatedLevel, agrees: bool, ana: Profile, base: KnowledgeBase
) -> None:
    used = FoundSkill("sql", level, "in 3 files", ())
    proposals = propose([Source("shop", "", None, Findings("code", (used,)))], ana, base)
    assert [proposal.topic[1] for proposal in proposals.agreed if proposal.topic[0] == "skills"] == (
        ["sql"] if agrees else []
    )


def test_what_an_occupation_implies_was_not_said(base: KnowledgeBase) -> None:
    occupation = next(entry for entry in base.occupations.values() if entry.skills)
    implied = next(iter(occupation.skills))
    person = profile_from_answers({"occupation": occupation.name}, base)
    assert implied in person.skills
    assert ("skills", implied) not in answers_of(person)
    (proposal,) = propose([source(listed(implied))], person, base).open
    assert proposal.new


def test_a_person_s_facts_are_held_against_what_they_said(ana: Profile, base: KnowledgeBase) -> None:
    facts = source(
        occupation=FoundText("Data  Analyst\u202e"),
        degree=FoundDegree("master"),
        total_years=FoundYears(4.0, 4.9, "jobs"),
        coding_years=FoundYears(1.0, 6.0, "jobs"),
    )
    proposals = propose([facts], ana, base)
    assert values(proposals) == {
        "occupation": "Data Analyst",
        "education.degree": "master",
        "experience.total_years": 4.5,
        "experience.coding_years": 3.5,
    }
    by_name = {proposal.topic[1]: proposal for proposal in proposals.open}
    assert by_name["occupation"].said == "nurse"
    assert by_name["total_years"].sure
    assert not by_name["coding_years"].sure


@pytest.mark.parametrize(
    ("low", "high", "sure"), [(28.0, 31.0, True), (2.0, 5.0, False), (6.0, 8.0, True), (14.0, 17.5, False)]
)
def test_years_are_clear_where_the_dates_leave_little_open(
    *, low: float, high: float, sure: bool, base: KnowledgeBase
) -> None:
    (years,) = propose([source(total_years=FoundYears(low, high, "jobs"))], Profile(), base).open
    assert years.sure is sure


def test_a_job_that_we_do_not_know_is_to_be_looked_at(base: KnowledgeBase) -> None:
    (job,) = propose([source(occupation=FoundText("Chief whisperer"))], Profile(), base).open
    assert not job.sure


def test_the_line_that_proves_a_skill_says_what_was_done(base: KnowledgeBase) -> None:
    lines = ("Wrote SQL", "Built 40 reports in SQL", "Ran a much longer line without any figure in SQL")
    proposals = propose([source(skill("sql", "working", *lines))], Profile(), base)
    kept = with_evidence(
        [proposal for proposal in proposals.open if proposal.topic[0] == "skills"], proposals
    )
    assert {proposal.topic: proposal.value for proposal in kept}[
        "evidence", "sql"
    ] == "Built 40 reports in SQL"


def test_a_list_of_skills_proves_nothing(base: KnowledgeBase) -> None:
    assert values(propose([source(listed("sql"))], Profile(), base)) == {"skills.sql": "working"}


def test_what_is_left_out_takes_its_line_along(base: KnowledgeBase) -> None:
    proposals = propose([source(skill("sql", "working", "Built 3 reports"))], Profile(), base)
    assert len(proposals.open) == 2
    assert with_evidence([], proposals) == []


def test_proof_that_the_person_gave_stays(base: KnowledgeBase) -> None:
    said = {"skills": {"SQL": "working"}, "evidence": {"sql": "https://example.org"}}
    ana = profile_from_answers(said, base)
    proposals = propose([source(skill("sql", "working", "Built 3 reports"))], ana, base)
    assert with_evidence([], proposals) == []


def test_a_line_about_what_somebody_only_heard_of_proves_nothing(base: KnowledgeBase) -> None:
    found = source(skill("sql", "aware", "Built 3 reports with SQL"))
    assert values(propose([found], Profile(), base)) == {"skills.sql": "aware"}


def test_what_one_source_says_for_sure_is_sure(base: KnowledgeBase) -> None:
    unclear, sure = skill("sql", "proficient", section="skills", sure=False), listed("sql", "working")
    (sql,) = propose([source(unclear), source(sure, name="linkedin.zip")], Profile(), base).open
    assert (sql.value, sql.sure) == ("proficient", True)


def test_a_line_of_proof_comes_from_the_source_that_it_stands_in(base: KnowledgeBase) -> None:
    first, second = skill("sql", "working", "Built 3 reports"), skill("sql", "working", "Built 40 reports")
    proposals = propose([source(first), source(second, name="cv.pdf")], Profile(), base)
    (proof,) = (proposal for proposal in proposals.open if proposal.topic[0] == "evidence")
    assert proof.value == "Built 3 reports"
    assert [reason.source for reason in proof.reasons] == ["resume.txt"]


def test_the_same_words_in_other_capitals_agree(ana: Profile, base: KnowledgeBase) -> None:
    proposals = propose([source(occupation=FoundText("NURSE"))], ana, base)
    assert proposals.open == ()
    assert [proposal.value for proposal in proposals.agreed] == ["NURSE"]
