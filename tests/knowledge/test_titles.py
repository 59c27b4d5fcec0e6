"""The titles under which AI, data and machine learning jobs are advertised most: each leads to a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase

COMMONEST = {
    "Data Analyst": "data-analyst",
    "Senior Data Analyst": "data-analyst",
    "Junior Data Analyst": "data-analyst",
    "Business Intelligence Analyst": "data-analyst",
    "BI Analyst": "data-analyst",
    "Product Analyst": "data-analyst",
    "Reporting Analyst": "data-analyst",
    "BI Developer": "bi-developer",
    "Power BI Developer": "bi-developer",
    "Business Intelligence Engineer": "bi-developer",
    "Analytics Engineer": "analytics-engineer",
    "Data Engineer": "data-engineer",
    "Senior Data Engineer": "data-engineer",
    "Big Data Engineer": "data-engineer",
    "Data Architect": "data-architect",
    "Data Modeler": "data-architect",
    "Data Governance Analyst": "data-governance-specialist",
    "Data Steward": "data-governance-specialist",
    "Data Scientist": "data-scientist",
    "Senior Data Scientist": "data-scientist",
    "Lead Data Scientist": "data-scientist",
    "Decision Scientist": "data-scientist",
    "Statistician": "statistician",
    "Biostatistician": "statistician",
    "Head of Data": "analytics-manager",
    "Analytics Manager": "analytics-manager",
    "Machine Learning Engineer": "machine-learning-engineer",
    "Senior Machine Learning Engineer": "machine-learning-engineer",
    "ML Engineer": "machine-learning-engineer",
    "AI/ML Engineer": "machine-learning-engineer",
    "Junior Machine Learning Engineer": "junior-machine-learning-engineer",
    "MLOps Engineer": "mlops-engineer",
    "ML Platform Engineer": "mlops-engineer",
    "AI Engineer": "llm-application-developer",
    "Senior AI Engineer": "llm-application-developer",
    "Generative AI Engineer": "llm-application-developer",
    "LLM Engineer": "llm-application-developer",
    "AI Agent Engineer": "llm-application-developer",
    "AI Developer": "ai-software-developer",
    "AI Software Engineer": "ai-software-developer",
    "Prompt Engineer": "prompt-engineer",
    "AI Solutions Architect": "ai-solutions-architect",
    "AI Architect": "ai-solutions-architect",
    "Forward Deployed Engineer": "forward-deployed-engineer",
    "AI Product Manager": "ai-product-manager",
    "AI Consultant": "ai-consultant",
    "AI Strategist": "ai-consultant",
    "NLP Engineer": "nlp-engineer",
    "Computer Vision Engineer": "computer-vision-engineer",
    "Robotics Engineer": "robotics-engineer",
    "Research Scientist": "ai-research-scientist",
    "AI Researcher": "ai-research-scientist",
    "Applied Scientist": "research-engineer",
    "Research Engineer": "research-engineer",
    "Machine Learning Scientist": "research-engineer",
    "AI Safety Researcher": "ai-safety-researcher",
    "AI Governance Manager": "ai-governance-manager",
    "AI Governance Specialist": "ai-governance-manager",
    "AI Trainer": "ai-trainer",
    "Data Annotator": "ai-trainer",
    "Quantitative Researcher": "quantitative-ml-analyst",
    "Model Validator": "model-risk-validator",
    "Conversation Designer": "conversation-designer",
    "Chief AI Officer": "chief-ai-officer",
    "Head of AI": "chief-ai-officer",
    "VP of AI": "chief-ai-officer",
}
"""Title as postings write it → the role that a recruiter would mean."""


@pytest.mark.parametrize("title", COMMONEST)
def test_a_common_title_leads_to_its_role(title: str, base: KnowledgeBase) -> None:
    assert base.find("roles", title) == COMMONEST[title]


def test_a_title_never_takes_the_name_of_another_role(base: KnowledgeBase) -> None:
    for role in base.roles.values():
        assert {base.find("roles", title) for title in role.titles} == {role.id}
