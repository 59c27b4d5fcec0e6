"""Skills as people and postings write them: they must lead somewhere, and to the right place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from careerpath_cli.knowledge.naming.index import AMBIGUOUS
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.knowledge.naming.phrases import skills_mentioned
from careerpath_cli.knowledge.naming.written import WrittenSkill, skills_meant
from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.profile.reading import resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import StatedLevel

LEAST = 0.95
SURVEY = {
    "Python": "python",
    "R": "r",
    "SQL": "sql",
    "C": "c",
    "C++": "cpp",
    "Java": "java",
    "JavaScript": "javascript",
    "Julia": "julia",
    "Swift": "swift",
    "Bash": "bash",
    "MATLAB": "matlab",
    "Jupyter": "jupyter",
    "GPU computing": "gpu-computing",
    "Matplotlib": "matplotlib",
    "Seaborn": "seaborn",
    "Plotly": "plotly",
    "ggplot2": "ggplot2",
    "Shiny": "shiny",
    "D3.js": "d3",
    "Altair": "altair",
    "Bokeh": "bokeh",
    "Folium": "folium",
    "AWS": "aws",
    "Azure": "azure",
    "GCP": "gcp",
    "AWS SageMaker": "sagemaker",
    "Azure ML": "azure-ml",
    "Vertex AI": "vertex-ai",
    "DataRobot": "datarobot",
    "Databricks": "databricks",
    "Dataiku": "dataiku",
    "Alteryx": "alteryx",
    "MySQL": "mysql",
    "PostgreSQL": "postgresql",
    "SQLite": "sqlite",
    "Oracle Database": "oracle-database",
    "MongoDB": "mongodb",
    "Snowflake": "snowflake",
    "SQL Server": "sql-server",
    "Amazon Redshift": "redshift",
    "DynamoDB": "dynamodb",
    "BigQuery": "bigquery",
    "Power BI": "power-bi",
    "Looker Studio": "looker-studio",
    "Looker": "looker",
    "Tableau": "tableau",
    "Qlik": "qlik",
    "Neptune": "neptune",
    "Weights and Biases": "weights-and-biases",
    "TensorBoard": "tensorboard",
    "MLflow": "mlflow",
    "scikit-learn": "scikit-learn",
    "TensorFlow": "tensorflow",
    "Keras": "keras",
    "PyTorch": "pytorch",
    "fastai": "fastai",
    "MXNet": "mxnet",
    "XGBoost": "xgboost",
    "LightGBM": "lightgbm",
    "CatBoost": "catboost",
    "Prophet": "prophet",
    "H2O": "h2o",
    "caret": "caret",
    "tidymodels": "tidymodels",
    "JAX": "jax",
    "PyTorch Lightning": "pytorch-lightning",
    "Hugging Face Transformers": "hugging-face-transformers",
    "regression": "regression",
    "decision trees": "decision-trees",
    "gradient boosting": "gradient-boosting",
    "Bayesian inference": "bayesian-inference",
    "evolutionary algorithms": "evolutionary-algorithms",
    "deep learning": "deep-learning",
    "CNNs": "cnns",
    "GANs": "gans",
    "RNNs": "rnns",
    "transformers": "transformers",
    "computer vision": "computer-vision",
    "natural language processing": "natural-language-processing",
}
"""Tool or method as the survey behind `data/practice/survey.yaml` names it → the skill that it is."""

MENTIONS = """
python, py, python3, r, sql, java, c++, c/c++, c#, golang, rust, scala, js, javascript, node.js, nodejs,
typescript, bash, shell scripting, matlab, git, github, gitlab, version control, linux, unix,
jupyter notebooks, colab, google colab, rest api, rest apis, restful apis, graphql, grpc, fastapi, flask,
django, react, streamlit, oop, data structures, algorithms, system design, microservices, unit testing,
pytest, cuda, gpu

linear algebra, calculus, probability, statistics, stats, statistical analysis, optimization, optimisation,
bayesian statistics, hypothesis testing, causal inference, time series, time-series forecasting, forecasting,
experimentation, a/b testing, ab testing, math, econometrics, monte carlo

machine learning, ml, supervised learning, unsupervised learning, logistic regression, linear regression,
random forest, random forests, decision trees, svm, svms, k-means, clustering, xgboost, lightgbm, catboost,
gradient boosting, feature engineering, feature selection, hyperparameter tuning, cross-validation,
model evaluation, recommender systems, recommendation systems, recommendation engines, anomaly detection,
fraud detection, churn prediction, pca, dimensionality reduction, automl, data mining, ai, data science,
artificial intelligence, predictive modeling, predictive analytics

deep learning, dl, neural networks, neural nets, cnn, rnn, lstm, transformers, bert, gan, diffusion models,
stable diffusion, gnn, graph neural networks, transfer learning, reinforcement learning, rl, deep rl,
autoencoders, vae, multimodal

tensorflow, tf, keras, pytorch, torch, pytorch lightning, jax, sklearn, scikit learn, numpy, pandas, scipy,
statsmodels, huggingface, hugging face, hf transformers, spacy, nltk, opencv, opencv-python, ray, dask,
polars, mxnet, fast.ai, onnx, tensorrt

excel, ms excel, microsoft excel, vba, google sheets, tableau, power bi, powerbi, power-bi, dax, looker,
looker studio, google data studio, qlik sense, qlikview, matplotlib, seaborn, plotly, ggplot, ggplot2, d3,
r shiny, dashboards, dashboarding, reporting, business intelligence, bi, data viz, data visualization,
data visualisation, data storytelling, superset, metabase, grafana

etl, elt, etl pipelines, data pipelines, data warehousing, data warehouse, data lake, data lakes, lakehouse,
delta lake, spark, apache spark, pyspark, spark sql, hadoop, hdfs, mapreduce, hive, kafka, apache kafka,
flink, stream processing, streaming, airflow, apache airflow, dagster, prefect, dbt, snowflake, databricks,
bigquery, redshift, postgres, postgresql, mysql, sql server, mssql, t-sql, pl/sql, oracle, mongodb, mongo,
nosql, redis, cassandra, elasticsearch, neo4j, graph databases, dynamodb, sqlite, duckdb, trino, presto,
data modeling, data modelling, data quality, data governance, web scraping, big data, feature store, parquet,
iceberg, fivetran, data cleaning, data wrangling, eda, exploratory data analysis, data analysis,
data labeling, geospatial, gis, arcgis

aws, amazon web services, ec2, s3, aws lambda, aws glue, athena, emr, sagemaker, amazon sagemaker, bedrock,
gcp, google cloud, google cloud platform, vertex ai, azure, microsoft azure, azure ml,
azure machine learning, azure data factory, azure devops, docker, containers, containerization, kubernetes,
k8s, helm, terraform, infrastructure as code, ci/cd, cicd, github actions, jenkins, devops, mlops, llmops,
mlflow, kubeflow, wandb, w&b, weights & biases, dvc, model deployment, model serving, model monitoring,
drift detection, prometheus, ansible, observability, argo, seldon, bentoml, triton, cloud computing,
serverless

nlp, natural language processing, llm, llms, large language models, gpt, gpt-4, chatgpt, openai, openai api,
claude, gemini, llama, generative ai, genai, gen ai, rag, retrieval augmented generation, langchain,
langgraph, llamaindex, vector db, vector databases, pinecone, faiss, chroma, weaviate, pgvector, embeddings,
word2vec, fine-tuning, finetuning, fine tuning, lora, qlora, peft, rlhf, dpo, prompt engineering, prompting,
ai agents, agentic ai, mcp, tokenization, named entity recognition, ner, sentiment analysis, topic modeling,
text classification, text mining, chatbots, speech recognition, asr, tts, whisper, crewai, autogen, vllm,
llama.cpp, semantic search, evals, llm evaluation

computer vision, cv, object detection, yolo, image segmentation, image classification, ocr, ros, ros2, slam,
sensor fusion, kalman filter, robotics, embedded systems, embedded c, firmware, iot, edge ai, tinyml, tflite,
tensorflow lite, quantization, pruning, model compression, lidar, point clouds, fpga, raspberry pi, jetson

responsible ai, ai ethics, explainability, explainable ai, xai, shap, lime, fairness, bias mitigation,
ai governance, eu ai act, gdpr, data privacy, hipaa, compliance, risk management, iso 42001, nist ai rmf,
red teaming, ai safety, rpa, uipath, power automate, zapier, n8n, sap, salesforce, crm, erp

communication, communication skills, teamwork, collaboration, leadership, problem solving, problem-solving,
critical thinking, project management, product management, stakeholder management, agile, scrum, jira,
mentoring, public speaking, presentation skills, storytelling, time management, adaptability, creativity,
strategic thinking, negotiation, change management, team management, research, technical writing,
documentation, ux, figma, powerpoint

finance, algorithmic trading, credit risk, genomics, bioinformatics, medical imaging, ehr, clinical trials,
supply chain, seo, google analytics, digital marketing, customer segmentation, pricing, signal processing,
quantum computing, sas, spss, stata, knime, alteryx
"""
"""As they stand in postings and on people's pages."""

MEANT = {
    "py": "python",
    "k8s": "kubernetes",
    "pyspark": "spark",
    "sklearn": "scikit-learn",
    "hugging face": "hugging-face-transformers",
    "huggingface": "hugging-face-transformers",
    "torch": "pytorch",
    "tf": "tensorflow",
    "nlp": "natural-language-processing",
    "llms": "large-language-models",
    "genai": "large-language-models",
    "rag": "retrieval-augmented-generation",
    "embeddings": "word-embeddings",
    "postgres": "postgresql",
    "mssql": "sql-server",
    "t-sql": "sql-server",
    "etl": "etl",
    "data warehousing": "data-warehouses",
    "ci/cd": "ci-cd",
    "wandb": "weights-and-biases",
    "w&b": "weights-and-biases",
    "powerbi": "power-bi",
    "google data studio": "looker-studio",
    "amazon web services": "aws",
    "s3": "aws",
    "random forest": "ensemble-methods",
    "logistic regression": "regression",
    "lstm": "rnns",
    "bert": "transformers",
    "svm": "support-vector-machines",
    "stats": "statistics",
    "golang": "go",
    "c": "c",
    "c#": "csharp",
    "c++": "cpp",
    "node.js": "javascript",
    "yolo": "object-detection",
    "shap": "explainable-ai",
    "gdpr": "data-privacy",
    "teamwork": "collaboration",
    "scrum": "agile",
}
"""What some of them mean: where a name could lead astray, it leads here."""


PHRASES = {
    "Advanced Excel": {"excel"},
    "advanced SQL skills": {"sql"},
    "Large Language Models (LLMs)": {"large-language-models"},
    "Natural Language Processing (NLP)": {"natural-language-processing"},
    "Extract, Transform, Load (ETL)": {"etl"},
    "Python programming": {"python"},
    "Python/SQL": {"python", "sql"},
    "TensorFlow and PyTorch": {"tensorflow", "pytorch"},
    "Tableau, Power BI": {"tableau", "power-bi"},
    "experience with Docker": {"docker"},
    "knowledge of machine learning": {"machine-learning"},
    "proficiency in R": {"r"},
    "unix shell scripting": {"bash"},
    "AWS services": {"aws"},
    "strong communication skills": {"communication"},
    "Python 3.11": {"python"},
    "hands-on Kubernetes": {"kubernetes"},
    "problem solving ability": {"problem-solving"},
    "fluent German": {"german"},
    "REST API": {"api-development"},
    "neural network": {"deep-learning"},
}
"""What a list of skills says → what it means."""

PARTS = {
    "ChatGPT": "prompt-engineering",
    "Redis": "nosql",
    "BERT": "transformers",
    "Claude": "large-language-models",
    "Microsoft 365 Copilot": "prompt-engineering",
    "hiring": "leadership",
    "edge computing": "model-compression",
}
"""A product or a duty that shows a part of a skill, and no mastery of it."""

ASKED_BACK = ("management", "SAM", "LDA", "DPO", "GLM", "R&D", "Lightning", "Comet", "PPO", "MCP", "ARM")
"""Names with more than one meaning."""

NOTHING = """
insurance, banking, trading, attention to nothing, punctual, driving licence, hobbies, football, cooking,
law enforcement, retail sales associate, years of experience, bachelor's degree, remote, full time,
team lunches, equal opportunity employer, competitive salary, ownership mindset, San Francisco,
night shifts, forklift, babysitting, gardening, references on request, married, Sam Altman, general
"""
"""What stands in lists of skills and is none of ours."""

PROSE = {
    "We go the extra mile and pay attention; management is lean and research is fun.": set(),
    "The law firm insures its staff, and Sam from R&D will spark your interest.": set(),
    "Our excel lent team made a dash for the snowflake-shaped cookies in the cloud.": set(),
    "You will write Python and SQL, draw charts in Tableau and deploy with Docker.": {
        "python",
        "sql",
        "tableau",
        "docker",
    },
    "Experience with Go, PyTorch or Apache Spark; fine-tuning of large language models is a plus.": {
        "go",
        "pytorch",
        "spark",
        "fine-tuning",
        "large-language-models",
    },
}
"""Running text → the skills that it mentions, where everyday words are no skills."""


def listed(text: str) -> list[str]:
    return [mention.strip() for mention in text.replace("\n", ",").split(",") if mention.strip()]


def mentions() -> list[str]:
    return listed(MENTIONS)


def unresolved(names: list[str], base: KnowledgeBase) -> list[str]:
    """Return the names that mean no skill, and that nobody is asked about either."""
    return [name for name in names if not skills_meant(name, base) and not asked_back(name, base)]


def asked_back(name: str, base: KnowledgeBase) -> bool:
    return name_key(name) in base.names[AMBIGUOUS]


def test_the_mentions_are_many_and_each_stands_once() -> None:
    assert len(mentions()) >= 150
    assert [name for name, count in Counter(mentions()).items() if count > 1] == []


@pytest.mark.parametrize("spelled", [str.lower, str.upper, str.title])
def test_nearly_every_mention_is_a_skill(spelled: Callable[[str], str], base: KnowledgeBase) -> None:
    names = [spelled(name) for name in mentions()]
    missing = unresolved(names, base)
    resolved = 1 - len(missing) / len(names)
    assert resolved >= LEAST, f"{resolved:.1%} resolve; these do not: {', '.join(missing)}"


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_means_the_skills_in_it(phrase: str, base: KnowledgeBase) -> None:
    assert {skill.id for skill in skills_meant(phrase, base)} == PHRASES[phrase]


@pytest.mark.parametrize("name", PARTS)
def test_a_product_shows_that_one_works_with_the_skill_at_least(name: str, base: KnowledgeBase) -> None:
    assert skills_meant(name, base) == (WrittenSkill(PARTS[name], part=True),)
    person = resolve(ProfileFile(format=1, skills={name: "expert"}), base)
    assert person.skills == {PARTS[name]: "working"}
    assert set(person.at_least) == {PARTS[name]}
    skill = base.skills[PARTS[name]].name
    (remark,) = person.remarks
    assert remark.startswith(f"Read as parts of larger skills: “{name}” → {skill}. ")


def test_two_parts_that_agree_show_what_was_said(base: KnowledgeBase) -> None:
    said: dict[str, StatedLevel] = {"memoQ": "expert", "subtitling": "proficient", "Trados": "aware"}
    person = resolve(ProfileFile(format=1, skills=said), base)
    assert (person.skills, person.at_least) == ({"localization": "proficient"}, {})
    assert [remark.split(". ")[0] for remark in person.remarks] == [
        "Read as parts of larger skills: “memoQ” → Localization"
    ]


def test_a_part_said_to_be_little_stays_little(base: KnowledgeBase) -> None:
    person = resolve(ProfileFile(format=1, skills={"memoQ": "aware"}), base)
    assert (person.skills, person.remarks) == ({"localization": "aware"}, ())


def test_a_part_adds_nothing_to_a_whole_that_is_known_better(base: KnowledgeBase) -> None:
    person = resolve(ProfileFile(format=1, skills={"localization": "expert", "memoQ": "expert"}), base)
    assert (person.skills, person.remarks) == ({"localization": "expert"}, ())


def test_remarks_on_many_parts_are_one(base: KnowledgeBase) -> None:
    person = resolve(ProfileFile(format=1, skills=dict.fromkeys(PARTS, "expert")), base)
    assert len(person.remarks) == 1


EVERYDAY = {
    "team leading": "leadership",
    "leading a small team": "leadership",
    "training staff": "training-delivery",
    "teaching students": "training-delivery",
    "teaching adults": "training-delivery",
    "instructing": "training-delivery",
    "building APIs": "api-development",
    "regression tests": "software-testing",
    "bug reports": "software-testing",
    "backlog": "agile",
    "electronic patient records": "clinical-informatics",
    "critical care": "clinical-practice",
    "wound dressing": "clinical-practice",
    "EU law": "law",
    "GLMs": "regression",
    "lesson plans": "instructional-design",
    "VAT returns": "financial-analysis",
    "stock control": "supply-chain",
    "selling": "negotiation",
    "customer complaints": "stakeholder-management",
    "fault finding": "problem-solving",
    "wiring and electrics": "electronics",
    "subtitles": "localization",
    "headlines": "editing",
    "taking minutes": "office-software",
    "kitchen hygiene": "regulatory-compliance",
    "menu planning": "project-management",
    "cost estimates": "budgeting",
    "staying calm": "adaptability",
    "introducing new software": "change-management",
    "user manuals": "technical-writing",
    "press releases": "content-strategy",
    "speeches": "presentation",
    "satellite communications": "computer-networking",
    "Lean management": "process-mapping",
    "policy papers": "policy-analysis",
}
"""What people of many trades say that they can do → the skill of which it shows a part."""


@pytest.mark.parametrize("words", EVERYDAY)
def test_everyday_words_are_parts_of_the_skills_that_are_meant(words: str, base: KnowledgeBase) -> None:
    assert skills_meant(words, base) == (WrittenSkill(EVERYDAY[words], part=True),)


@pytest.mark.parametrize("name", ["terminology of law", "driving", "biology", "basket weaving", "bug tracks"])
def test_what_was_written_on_purpose_is_no_slip(name: str, base: KnowledgeBase) -> None:
    assert base.misspelt("skills", name) == ()


@pytest.mark.parametrize(
    ("name", "skill"), [("Pythom", "python"), ("kuberntes", "kubernetes"), ("scikit lern", "scikit-learn")]
)
def test_a_slip_is_recognised(name: str, skill: str, base: KnowledgeBase) -> None:
    assert skill in base.misspelt("skills", name)


BESIDE: list[tuple[str, dict[str, StatedLevel], str | None, str | None]] = [
    ("monitoring", {"Linux": "working", "Docker": "working"}, None, "observability"),
    ("monitoring", {"patient care": "working"}, "midwife", None),
    ("route planning", {"ROS": "working", "robotics": "working"}, None, "motion-planning"),
    ("route planning", {"logistics": "working"}, "lorry driver", "supply-chain"),
    ("route planning", {"gardening": "working"}, None, None),
    ("fraud detection", {"scikit-learn": "working", "statistics": "working"}, None, "anomaly-detection"),
    ("fraud detection", {"Excel": "working", "claims handling": "working"}, "insurance claims clerk", None),
    ("due diligence", {"contract drafting": "working", "Excel": "working"}, "commercial lawyer", "law"),
    ("due diligence", {"financial modelling": "working"}, "investment banker", "financial-analysis"),
    ("design systems", {"Figma": "working"}, "UX designer", "ux-design"),
    ("design systems", {"TypeScript": "working", "HTML and CSS": "working"}, None, "front-end-frameworks"),
    ("research", {"insurance": "working"}, "insurance claims clerk", None),
    ("research", {}, "postdoc in molecular biology", "research-methods"),
    ("biology", {"lesson planning": "working"}, "secondary school teacher", None),
]


@pytest.mark.parametrize(("name", "beside", "occupation", "skill"), BESIDE)
def test_a_name_of_many_trades_means_what_the_rest_makes_likely(
    name: str,
    beside: dict[str, StatedLevel],
    occupation: str | None,
    skill: str | None,
    base: KnowledgeBase,
) -> None:
    without = resolve(ProfileFile(format=1, skills=beside, occupation=occupation), base)
    person = resolve(ProfileFile(format=1, skills={**beside, name: "working+"}, occupation=occupation), base)
    assert (name in person.unknown_skills) == (skill is None)
    changed = {one for one, level in person.skills.items() if without.skills.get(one) != level}
    assert changed <= {skill}
    assert skill is None or skill in person.skills


@pytest.mark.parametrize("name", ASKED_BACK)
def test_a_name_with_several_meanings_is_asked_back(name: str, base: KnowledgeBase) -> None:
    assert skills_meant(name, base) == ()
    assert set(base.suggest("skills", name)) <= set(base.skills)
    assert resolve(ProfileFile(format=1, skills={name: "expert"}), base).unknown_skills == (name,)


@pytest.mark.parametrize("trap", listed(NOTHING))
def test_what_is_no_skill_gives_none(trap: str, base: KnowledgeBase) -> None:
    assert skills_meant(trap, base) == ()


@pytest.mark.parametrize("text", PROSE)
def test_everyday_words_in_running_text_are_no_skills(text: str, base: KnowledgeBase) -> None:
    assert set(skills_mentioned(text, base)) == PROSE[text]


@pytest.mark.parametrize("mention", MEANT)
def test_a_mention_leads_to_the_skill_that_is_meant(mention: str, base: KnowledgeBase) -> None:
    assert base.find("skills", mention) == MEANT[mention]


@pytest.mark.parametrize("name", SURVEY)
def test_a_name_of_the_survey_leads_to_its_skill(name: str, base: KnowledgeBase) -> None:
    assert base.find("skills", name) == SURVEY[name]


def test_the_tools_and_methods_that_the_survey_names_are_those_that_are_measured(base: KnowledgeBase) -> None:
    measured = {share.skill for practice in base.surveys for share in practice.skills}
    assert measured == set(SURVEY.values())


def test_what_is_measured_also_answers_to_its_own_name_and_id(base: KnowledgeBase) -> None:
    names = [name for skill in SURVEY.values() for name in (skill, base.skills[skill].name)]
    assert unresolved(names, base) == []
