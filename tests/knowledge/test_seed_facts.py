"""Every fact of the four source articles stands in the knowledge base, each figure under its own source.

The facts are written out below, so that a fact that is lost from the base is missed here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

import pytest

from careerpath_cli.knowledge.files import KINDS
from careerpath_cli.storage.plain import pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.facts import Projection

NAVIGATING, TOP10, TRAINING, PATHWAYS = "navigating", "top10", "training", "pathways"
ARTICLES = {
    NAVIGATING: (
        "Navigating the Future: Exploring Lucrative Careers in Machine Learning",
        "David Jenkins",
        "2025-03-02",
    ),
    TOP10: ("Top 10 Exciting Machine Learning Careers", None, None),
    TRAINING: (
        "The Future of AI and Machine Learning Careers and the Training You Need to Get Started",
        None,
        None,
    ),
    PATHWAYS: ("AI and ML career pathways (untitled article)", None, None),
}
"""Source → title, author, date; what an article does not show stays None."""

Years = tuple[float, float | None]


class RoleFact(NamedTuple):
    """What the articles say of a role; `level` and `years` are None where none says it."""

    id: str
    sources: tuple[str, ...]
    level: str | None = None
    years: Years | None = None
    also: tuple[str, ...] = ()


EVERY = (NAVIGATING, TOP10, TRAINING, PATHWAYS)
ROLES = (
    RoleFact("data-analyst", (PATHWAYS,), "entry", (0, 2)),
    RoleFact("junior-machine-learning-engineer", (PATHWAYS,), "entry", (0, 2)),
    RoleFact("ai-research-assistant", (PATHWAYS, TRAINING), "entry", (0, 2)),
    RoleFact("data-engineer", (PATHWAYS,)),
    RoleFact("data-scientist", (TOP10, TRAINING, PATHWAYS), "mid", (3, 6)),
    RoleFact("machine-learning-engineer", EVERY, "mid", (3, 6)),
    RoleFact("ai-software-developer", (PATHWAYS,), "mid", (3, 6)),
    RoleFact(
        "nlp-engineer",
        EVERY,
        also=("natural language processing engineer", "conversational AI specialist"),
    ),
    RoleFact("computer-vision-engineer", EVERY, also=("computer vision scientist",)),
    RoleFact("robotics-engineer", (TRAINING, PATHWAYS), also=("AI-focused robotics engineer",)),
    RoleFact("reinforcement-learning-researcher", (TOP10,)),
    RoleFact("mlops-engineer", (NAVIGATING, TOP10), also=("machine learning operations engineer",)),
    RoleFact("ai-research-scientist", EVERY, "advanced", (7, None)),
    RoleFact("automl-engineer", (NAVIGATING,)),
    RoleFact("quantitative-ml-analyst", (TOP10,), also=("quantitative analyst", "quant")),
    RoleFact("healthcare-ml-specialist", (TOP10, TRAINING)),
    RoleFact("ai-product-manager", (TRAINING, PATHWAYS)),
    RoleFact(
        "ai-ethics-specialist",
        (NAVIGATING, TRAINING, PATHWAYS),
        "advanced",
        (7, None),
        ("AI ethics and governance specialist", "AI ethicist"),
    ),
    RoleFact("ai-policy-advisor", (TRAINING, PATHWAYS)),
    RoleFact("ai-auditor", (TRAINING, PATHWAYS), also=("algorithmic auditor", "bias testing specialist")),
    RoleFact(
        "edge-ai-engineer",
        (TRAINING, PATHWAYS, NAVIGATING),
        also=("embedded AI engineer", "on-device ML engineer"),
    ),
    RoleFact("llm-application-developer", (PATHWAYS, TRAINING), also=("generative AI engineer",)),
    RoleFact("prompt-engineer", (PATHWAYS,)),
    RoleFact("fine-tuning-specialist", (PATHWAYS,)),
    RoleFact("ai-content-manager", (PATHWAYS,)),
    RoleFact(
        "ai-automation-specialist",
        (TRAINING,),
        also=("intelligent automation engineer", "RPA and ML specialist"),
    ),
    RoleFact("chief-ai-officer", (PATHWAYS,), "executive", (7, None), ("CAIO",)),
)
LADDER: dict[str, Years] = {"entry": (0, 2), "mid": (3, 6), "advanced": (7, None), "executive": (7, None)}
PHD_USUAL = {"ai-research-scientist", "reinforcement-learning-researcher"}


class SalaryFact(NamedTuple):
    """US dollars a year as one article states them, with its own words for whom."""

    role: str
    low: float
    high: float | None
    qualifier: str
    source: str


SALARIES = (
    SalaryFact("machine-learning-engineer", 134_000, 215_000, "average", NAVIGATING),
    SalaryFact(
        "machine-learning-engineer",
        180_000,
        400_000,
        "experienced, major technology companies, total package",
        TOP10,
    ),
    SalaryFact(
        "machine-learning-engineer",
        110_000,
        150_000,
        "starting salary, entry level, strong education and project portfolio, at most technology companies",
        TOP10,
    ),
    SalaryFact("machine-learning-engineer", 80_000, 120_000, "entry level, often the start", TRAINING),
    SalaryFact("machine-learning-engineer", 150_000, None, "experienced, well above", TRAINING),
    SalaryFact("machine-learning-engineer", 110_000, 145_000, "mid level, 3-6 years", PATHWAYS),
    SalaryFact("junior-machine-learning-engineer", 70_000, 95_000, "entry level, 0-2 years", PATHWAYS),
    SalaryFact("data-analyst", 55_000, 75_000, "entry level, 0-2 years", PATHWAYS),
    SalaryFact("ai-research-assistant", 40_000, 60_000, "academic", PATHWAYS),
    SalaryFact("ai-research-assistant", 65_000, 85_000, "industry", PATHWAYS),
    SalaryFact("data-scientist", 120_000, 180_000, "mid-career", TOP10),
    SalaryFact("data-scientist", 80_000, 120_000, "entry level, often the start", TRAINING),
    SalaryFact("data-scientist", 150_000, None, "experienced, well above", TRAINING),
    SalaryFact("data-scientist", 100_000, 135_000, "mid level, 3-6 years", PATHWAYS),
    SalaryFact("ai-software-developer", 105_000, 140_000, "mid level, 3-6 years", PATHWAYS),
    SalaryFact(
        "nlp-engineer", 150_000, 300_000, "experienced, leading companies and research organisations", TOP10
    ),
    SalaryFact("computer-vision-engineer", 140_000, 280_000, "experienced", TOP10),
    SalaryFact(
        "reinforcement-learning-researcher",
        160_000,
        350_000,
        "research scientist positions, major technology companies",
        TOP10,
    ),
    SalaryFact("mlops-engineer", 130_000, 220_000, "experienced", TOP10),
    SalaryFact("ai-research-scientist", 133_000, 133_000, "average, around", NAVIGATING),
    SalaryFact(
        "ai-research-scientist",
        200_000,
        500_000,
        "total compensation, corporate labs, upper end exceeded",
        TOP10,
    ),
    SalaryFact(
        "ai-research-scientist", 150_000, 200_000, "7+ years, upper end exceeded, plus equity", PATHWAYS
    ),
    SalaryFact(
        "quantitative-ml-analyst",
        300_000,
        None,
        "experienced, routinely, top-tier hedge funds and proprietary trading firms, up to several million",
        TOP10,
    ),
    SalaryFact("healthcare-ml-specialist", 120_000, 250_000, "depends on employer type", TOP10),
    SalaryFact("chief-ai-officer", 200_000, 400_000, "upper end exceeded, plus bonuses and stock", PATHWAYS),
    SalaryFact("ai-ethics-specialist", 90_000, 130_000, "varies widely", PATHWAYS),
)


class OutlookFact(NamedTuple):
    """A projection; what an article leaves out stays None, and `occupation` too where it says no other."""

    applies_to: str
    source: str
    until: int
    by: str | None = None
    start: int | None = None
    growth_percent: float | None = None
    jobs_added: float | None = None
    market_usd: float | None = None
    place: str | None = None
    occupation: str | None = None


BLS = "US Bureau of Labor Statistics"
OUTLOOK = (
    OutlookFact("data-scientist", NAVIGATING, 2031, BLS, growth_percent=36),
    OutlookFact(
        "ai-research-scientist",
        TRAINING,
        2031,
        BLS,
        2021,
        21,
        occupation="computer and information research scientists",
    ),
    OutlookFact("field", NAVIGATING, 2025, growth_percent=40, jobs_added=1_000_000, place="worldwide"),
    OutlookFact("field", PATHWAYS, 2030, "Statista", market_usd=1.8e12, place="worldwide"),
)
TRENDS = {
    "automation": {TRAINING},
    "responsible-ai": {NAVIGATING, TRAINING, PATHWAYS},
    "nlp-and-llms": {TOP10, TRAINING, PATHWAYS},
    "healthcare-ai": {NAVIGATING, TOP10, TRAINING},
    "edge-ai": {NAVIGATING, TRAINING, PATHWAYS},
    "generative-ai": {TRAINING, PATHWAYS},
    "cross-disciplinary-ai": {NAVIGATING, PATHWAYS},
    "democratization": {NAVIGATING, PATHWAYS},
    "quantum-ml": {NAVIGATING},
}
DOMAINS = (
    "data-engineering",
    "machine-learning-engineering",
    "data-science-analytics",
    "ai-research",
    "applied-ai",
)
INDUSTRIES = (
    "healthcare",
    "finance",
    "agriculture",
    "retail",
    "manufacturing",
    "transportation",
    "automotive",
    "robotics",
    "security",
    "entertainment",
    "biotech",
    "energy",
    "customer-experience",
    "media",
)
SKILLS = {
    "programming": "Python, R, Java, C++, Go, SQL",
    "mathematics": (
        "linear algebra, calculus, probability, statistics, optimization, Bayesian inference, "
        "hypothesis testing, causal inference, time series analysis"
    ),
    "machine learning": (
        "regression, decision trees, SVM, clustering, ensemble methods, gradient boosting, deep learning, "
        "CNNs, RNNs, transformers, GANs, sequence-to-sequence models, tokenization, reinforcement learning, "
        "feature engineering, hyperparameter tuning, model evaluation, A/B testing, fine-tuning, "
        "prompt engineering, AutoML"
    ),
    "frameworks": (
        "TensorFlow, PyTorch, scikit-learn, XGBoost, NumPy, pandas, spaCy, OpenCV, "
        "Hugging Face Transformers, TensorFlow Lite, ONNX Runtime, ROS"
    ),
    "data": (
        "data wrangling, data preprocessing, data visualization, matplotlib, Seaborn, Tableau, Power BI, "
        "Excel, ETL, Apache Spark, Apache Kafka, data warehouses, feature stores"
    ),
    "cloud and MLOps": (
        "AWS, GCP, Azure, AWS SageMaker, Google AI Platform, Azure ML, Docker, Kubernetes, CI/CD, MLflow, "
        "Kubeflow, Weights and Biases, model deployment, model monitoring, model versioning, Git, GitHub, "
        "GitLab, Jupyter"
    ),
    "edge": "model compression, quantization, pruning, embedded C++, TPUs, NPUs, firmware integration",
    "responsible AI": (
        "fairness metrics, explainable AI, algorithmic auditing, AI governance, regulatory compliance, "
        "EU AI Act"
    ),
    "domain": (
        "financial markets, statistical arbitrage, risk management, medical imaging, genomics, "
        "clinical data, sensor fusion"
    ),
    "soft": (
        "problem solving, communication, collaboration, continuous learning, project management, "
        "critical thinking, curiosity, ethical awareness, product strategy, leadership, "
        "stakeholder management"
    ),
}
SKILL_NAMES = [name for names in SKILLS.values() for name in names.split(", ")]
FIELDS = (
    "computer science",
    "data science",
    "mathematics",
    "statistics",
    "electrical engineering",
    "engineering",
    "physics",
    "philosophy",
    "law",
    "social sciences",
    "neuroscience",
)
BOOTCAMPS = ("Springboard", "General Assembly", "DataCamp")
CERTIFICATES = (
    "Google Professional Machine Learning Engineer",
    "Google Professional Data Engineer",
    "AWS Certified Machine Learning - Specialty",
    "Azure AI Engineer Associate",
    "TensorFlow Developer Certificate",
)
RESOURCES = {
    "Coursera Deep Learning Specialization": ("Deep Learning Specialization", "Coursera"),
    "Fast.ai Practical Deep Learning for Coders": ("Practical Deep Learning for Coders", "fast.ai"),
    "Kaggle Learn": ("Kaggle Learn", "Kaggle"),
    "edX Columbia Machine Learning Professional Certificate": (
        "Columbia Machine Learning Professional Certificate",
        "edX",
    ),
    "PyTorch Tutorials": ("PyTorch Tutorials", "PyTorch"),
    "Udacity Machine Learning Engineer Nanodegree": ("Machine Learning Engineer Nanodegree", "Udacity"),
    "Khan Academy": ("Khan Academy", "Khan Academy"),
    "Andrew Ng's Machine Learning course": (
        "Machine Learning (the original course by Andrew Ng)",
        "Coursera",
    ),
}
"""As the articles name it → as the base does, and a part of the provider's name."""

EXPERIENCE = {
    "personal projects": "Personal projects",
    "Kaggle competitions": "Kaggle competitions",
    "internships and co-ops": "Internships and co-ops",
    "open-source contributions": "Open-source contributions",
    "research assistant roles": "Research assistant roles",
    "hackathons": "Hackathons",
    "internal transfer": "Internal transfer",
    "data-driven side projects": "Data-driven side projects",
    "technical blog": "Technical blog",
}
CONFERENCES = ("NeurIPS", "ICML", "ICLR", "CVPR", "ACL")
COMMUNITIES = ("r/MachineLearning", "LinkedIn", "Twitter", "local meetups", "Discord servers")
STEPS = (
    "build a strong foundation",
    "choose a specialization",
    "gain practical experience",
    "build a portfolio",
    "network and stay current",
)


def texts_of(base: KnowledgeBase) -> Iterator[str]:
    """Return everything that the base says, field by field."""
    for kind in KINDS:
        for record in getattr(base, kind).values():
            yield from (str(pack(getattr(record, field.name))) for field in fields(record))


# the list above is whole


def test_the_facts_are_as_many_as_the_articles_state() -> None:
    assert len({fact.id for fact in ROLES}) == 27
    assert (len(SALARIES), len(OUTLOOK), len(TRENDS), len(DOMAINS)) == (26, 4, 9, 5)
    assert len(SKILL_NAMES) == len(set(SKILL_NAMES)) == 111


# sources


@pytest.mark.parametrize("source", ARTICLES)
def test_an_article_stands_with_its_title_and_no_invented_date(source: str, base: KnowledgeBase) -> None:
    found = base.sources[source]
    assert (found.title, found.author, found.date) == ARTICLES[source]


def test_it_is_said_where_the_salaries_of_the_pathways_article_come_from(base: KnowledgeBase) -> None:
    note = base.sources[PATHWAYS].note or ""
    assert all(word in note for word in ("US", "Glassdoor", "Payscale"))


# roles


@pytest.mark.parametrize("fact", ROLES, ids=lambda fact: fact.id)
def test_a_role_stands_with_the_articles_that_name_it(fact: RoleFact, base: KnowledgeBase) -> None:
    role = base.roles[fact.id]
    assert {one for one in role.sources if one in ARTICLES} == set(fact.sources)
    assert not role.addition


@pytest.mark.parametrize("fact", [one for one in ROLES if one.level], ids=lambda fact: fact.id)
def test_a_role_stands_at_its_level_with_its_years(fact: RoleFact, base: KnowledgeBase) -> None:
    ladder = base.roles[fact.id].ladder
    assert (ladder.level, ladder.experience_years) == (fact.level, fact.years)
    assert ladder.source in fact.sources


@pytest.mark.parametrize("fact", [one for one in ROLES if not one.level], ids=lambda fact: fact.id)
def test_a_level_that_no_article_states_is_not_put_into_its_mouth(
    fact: RoleFact, base: KnowledgeBase
) -> None:
    assert base.roles[fact.id].ladder.source not in ARTICLES


@pytest.mark.parametrize(("name", "role"), [(name, fact.id) for fact in ROLES for name in fact.also])
def test_a_role_answers_to_the_names_that_the_articles_use(name: str, role: str, base: KnowledgeBase) -> None:
    assert base.find("roles", name) == role


def test_every_other_role_is_marked_as_an_addition_and_claims_no_article(base: KnowledgeBase) -> None:
    others = [role for role in base.roles.values() if role.id not in {fact.id for fact in ROLES}]
    assert all(role.addition for role in others)
    assert not {source for role in others for source in role.sources} & set(ARTICLES)


def test_years_follow_the_ladder_wherever_a_role_gives_them(base: KnowledgeBase) -> None:
    given = [role.ladder for role in base.roles.values() if role.ladder.experience_years is not None]
    assert {one.level for one in given} == set(LADDER)
    assert all(one.experience_years == LADDER[one.level] for one in given)


def test_a_phd_is_usual_for_two_of_the_roles_only(base: KnowledgeBase) -> None:
    assert {fact.id for fact in ROLES if base.roles[fact.id].education.usual == "phd"} == PHD_USUAL


# figures


@pytest.mark.parametrize("fact", SALARIES, ids=lambda fact: f"{fact.role}-{fact.low:g}-{fact.source}")
def test_a_salary_stands_as_stated(fact: SalaryFact, base: KnowledgeBase) -> None:
    rows = [(row.low, row.high, row.qualifier, row.source) for row in base.roles[fact.role].salaries]
    assert fact[1:] in rows


def test_no_article_is_given_a_salary_that_it_does_not_state(base: KnowledgeBase) -> None:
    found = Counter(
        SalaryFact(role.id, row.low, row.high, row.qualifier, row.source)
        for role in base.roles.values()
        for row in role.salaries
        if row.source in ARTICLES
    )
    assert found == Counter(SALARIES)


def test_salaries_of_articles_are_us_dollars_with_a_place_only_where_it_is_stated(
    base: KnowledgeBase,
) -> None:
    rows = [row for role in base.roles.values() for row in role.salaries if row.source in ARTICLES]
    assert {row.currency for row in rows} == {"USD"}
    placed = {PATHWAYS, TRAINING}
    assert {row.place for row in rows if row.source in placed} == {"United States"}
    assert {row.place for row in rows if row.source not in placed} == {"not stated"}


def test_a_salary_is_total_only_where_the_article_says_so(base: KnowledgeBase) -> None:
    rows = [row for role in base.roles.values() for row in role.salaries if row.source in ARTICLES]
    hedge_funds = {row.qualifier for row in rows if "hedge funds" in row.qualifier}
    assert {row.qualifier for row in rows if row.kind == "total"} == hedge_funds | {
        row.qualifier for row in rows if "total" in row.qualifier
    }


def projected(base: KnowledgeBase, source: str) -> list[Projection]:
    return [one for one in base.outlook.values() if one.source == source]


@pytest.mark.parametrize("fact", OUTLOOK, ids=lambda fact: f"{fact.applies_to}-{fact.source}")
def test_a_projection_stands_as_stated(fact: OutlookFact, base: KnowledgeBase) -> None:
    (one,) = [row for row in projected(base, fact.source) if row.applies_to == (fact.applies_to,)]
    figures = (one.start, one.until, one.growth_percent, one.jobs_added, one.market_usd)
    assert figures == (fact.start, fact.until, fact.growth_percent, fact.jobs_added, fact.market_usd)
    assert one.by == (fact.by or "not stated")
    assert fact.place in (None, one.place)
    assert fact.occupation in (None, one.occupation)


def test_no_article_is_given_a_projection_that_it_does_not_state(base: KnowledgeBase) -> None:
    found = sorted((one.applies_to[0], one.source) for source in ARTICLES for one in projected(base, source))
    assert found == sorted((fact.applies_to, fact.source) for fact in OUTLOOK)


# the field


@pytest.mark.parametrize("trend", TRENDS)
def test_a_trend_names_its_articles_and_what_it_lifts(trend: str, base: KnowledgeBase) -> None:
    found = base.trends[trend]
    assert {source for source in found.sources if source in ARTICLES} == TRENDS[trend]
    assert found.roles
    assert found.skills


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_domain_stands_with_its_source(domain: str, base: KnowledgeBase) -> None:
    assert PATHWAYS in base.domains[domain].sources


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_an_industry_stands_and_people_can_name_it(industry: str, base: KnowledgeBase) -> None:
    assert industry in base.industries
    assert base.find("industries", industry.replace("-", " ")) == industry


# skills


@pytest.mark.parametrize("name", SKILL_NAMES)
def test_a_named_skill_is_one_with_aliases_and_something_to_learn_it_from(
    name: str, base: KnowledgeBase
) -> None:
    found = base.find("skills", name)
    assert found is not None, f"{name} is no skill"
    assert base.skills[found].aliases
    assert any(found in one.teaches for one in base.resources.values())


def test_the_named_skills_are_different_ones(base: KnowledgeBase) -> None:
    found = Counter(base.find("skills", name) for name in SKILL_NAMES)
    assert [skill for skill, count in found.items() if count > 1] == []


# education


@pytest.mark.parametrize("degree", ["bachelor", "master", "phd"])
def test_a_degree_is_usual_somewhere(degree: str, base: KnowledgeBase) -> None:
    assert any(role.education.usual == degree for role in base.roles.values())


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_study_leads_to_some_role(field: str, base: KnowledgeBase) -> None:
    assert any(field in role.education.fields for role in base.roles.values())


@pytest.mark.parametrize("name", BOOTCAMPS)
def test_a_bootcamp_is_named(name: str, base: KnowledgeBase) -> None:
    assert [text for text in texts_of(base) if name in text] != []


def test_a_bootcamp_takes_3_to_12_months(base: KnowledgeBase) -> None:
    found = [text for text in texts_of(base) if re.search(r"\bboot ?camp", text, re.IGNORECASE)]
    assert [text for text in found if re.search(r"\b(3|three)\b.*\b(12|twelve)\b.*month", text)] != []


def test_self_study_is_named_as_a_way_beside_a_degree(base: KnowledgeBase) -> None:
    words = "self-study|self-taught|taught themselves|teach yourself"
    assert [text for text in texts_of(base) if re.search(words, text, re.IGNORECASE)] != []


@pytest.mark.parametrize("name", CERTIFICATES)
def test_a_certificate_stands_with_its_state_and_what_that_rests_on(name: str, base: KnowledgeBase) -> None:
    (found,) = [one for one in base.certificates.values() if name in one.name]
    assert found.state in {"current", "retired"}
    assert (found.retired is not None) == (found.state == "retired")
    assert found.basis
    assert found.checked


# learning and staying current


@pytest.mark.parametrize("named", RESOURCES)
def test_a_resource_is_there(named: str, base: KnowledgeBase) -> None:
    name, provider = RESOURCES[named]
    (found,) = [one for one in base.resources.values() if one.name == name]
    assert provider in found.provider
    assert found.teaches


@pytest.mark.parametrize("named", EXPERIENCE)
def test_a_way_of_experience_is_there(named: str, base: KnowledgeBase) -> None:
    assert EXPERIENCE[named] in {way.name for way in base.experience.values()}


@pytest.mark.parametrize(
    ("name", "kind"),
    [*((name, "conference") for name in CONFERENCES), *((name, "community") for name in COMMUNITIES)],
)
def test_a_conference_or_community_is_there(name: str, kind: str, base: KnowledgeBase) -> None:
    assert any(
        name.casefold() in one.name.casefold() and one.kind == kind for one in base.communities.values()
    )


def test_the_roadmap_has_the_five_steps_in_order(base: KnowledgeBase) -> None:
    assert [step.name.casefold() for step in base.steps.values()] == list(STEPS)
    assert all(PATHWAYS in step.sources for step in base.steps.values())
