"""What people write as their job leads to the occupation that they mean, and never to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerpath_cli.knowledge.naming.jobs import job_meant
from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.profile.reading import resolve

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase

LEAST = 0.95
"""The share of everyday job titles that must lead somewhere; none may lead elsewhere."""

TITLES = {
    # care and health
    "staff nurse": "registered-nurse",
    "ICU nurse": "registered-nurse",
    "district nurse": "registered-nurse",
    "paediatric nurse": "registered-nurse",
    "pediatric nurse in a children's hospital": "registered-nurse",
    "mental health nurse": "registered-nurse",
    "nurse practitioner": "registered-nurse",
    "Krankenpfleger/in (m/w/d)": "registered-nurse",
    "auxiliar de enfermería": "healthcare-assistant",
    "home care worker": "healthcare-assistant",
    "veterinary nurse": "veterinary-nurse",
    "dental nurse": "dental-assistant",
    "dental hygienist": "dental-assistant",
    "Zahnmedizinische Fachangestellte": "dental-assistant",
    "GP": "physician",
    "orthopaedic surgeon": "physician",
    "psychiatrist": "physician",
    "hospital pharmacist": "pharmacist",
    "pharmacy technician": "pharmacy-technician",
    "optician": "optician",
    "self-employed physiotherapist": "physiotherapist",
    "massage therapist": "physiotherapist",
    "care home manager": "health-services-manager",
    "childminder": "nursery-teacher",
    # trades and making
    "master electrician": "electrician",
    "gas engineer": "plumber",
    "plumber and heating engineer": "plumber",
    "joiner": "construction-worker",
    "painter and decorator": "construction-worker",
    "scaffolder": "construction-worker",
    "crane operator": "construction-worker",
    "tree surgeon": "farmer",
    "landscape gardener": "farmer",
    "HGV mechanic": "car-mechanic",
    "bicycle mechanic": "maintenance-technician",
    "aircraft mechanic": "maintenance-technician",
    "seamstress": "tailor",
    "Schneiderin": "tailor",
    "butcher": "chef",
    "Zerspanungsmechaniker": "machine-operator",
    "foreman on building sites": "site-manager",
    "Anlagenmechaniker SHK": "plumber",
    # office and business
    "payroll and HR administrator": "payroll-clerk",
    "HR administrator": "hr-specialist",
    "bilingual secretary": "office-clerk",
    "company secretary": "lawyer",
    "PA to the CEO": "executive-assistant",
    "receptionist at a dental practice": "office-clerk",
    "accounts payable specialist": "bookkeeper",
    "credit controller": "bookkeeper",
    "debt collector": "bookkeeper",
    "Industriekauffrau": "office-clerk",
    "Bürokauffrau": "office-clerk",
    "asistente administrativo": "office-clerk",
    "comptable": "accountant",
    "head of HR": "hr-specialist",
    "training manager": "corporate-trainer",
    "L&D manager": "corporate-trainer",
    "operations manager in manufacturing": "operations-manager",
    "call centre team leader": "call-centre-manager",
    "office manager": "operations-assistant",
    "facilities manager": "operations-manager",
    "import/export clerk": "logistics-coordinator",
    "laid-off sales manager": "sales-manager",
    "telesales agent": "call-centre-agent",
    "marketing assistant": "digital-marketer",
    "sales/marketing manager": "sales-manager",
    # shops, food and hotels
    "mobile phone shop assistant": "electronics-shop-assistant",
    "supermarket cashier": "shop-assistant",
    "visual merchandiser": "shop-assistant",
    "florist": "shop-assistant",
    "bakery area manager": "store-manager",
    "line cook": "chef",
    "sous chef": "chef",
    "pastry chef": "chef",
    "bar manager": "hotel-manager",
    "hotel housekeeper": "cleaner",
    "camarero": "waiter",
    "femme de chambre": "cleaner",
    # driving and storing
    "warehouse shift lead": "warehouse-supervisor",
    "warehouse supervisor": "warehouse-supervisor",
    "Schichtführer Lager": "warehouse-supervisor",
    "warehouse operative": "warehouse-worker",
    "forklift operator": "warehouse-worker",
    "bus driver": "truck-driver",
    "long-distance lorry driver": "truck-driver",
    "van driver": "gig-driver",
    "driver": "truck-driver",
    "driving instructor": "vocational-trainer",
    "postman": "gig-driver",
    "train conductor": "train-conductor",
    "merchant navy officer": "pilot",
    # public service and uniform
    "prison officer": "security-guard",
    "police sergeant": "police-officer",
    "probation officer": "social-worker",
    "army signals sergeant": "signals-technician",
    "military communications technician": "signals-technician",
    "Navy veteran": "soldier",
    "Soldat auf Zeit": "soldier",
    "volunteer firefighter": "firefighter",
    "emergency call handler": "firefighter",
    "immigration officer": "civil-servant",
    "housing officer": "benefits-officer",
    "hospital chaplain": "priest",
    "vicar": "priest",
    "funeral director": "funeral-director",
    "union representative": "policy-analyst",
    # law and money
    "commercial lawyer": "lawyer",
    "family solicitor": "lawyer",
    "conveyancer": "paralegal",
    "avocate en droit social": "lawyer",
    "tax advisor": "tax-adviser",
    "mortgage advisor": "credit-analyst",
    "investment banker": "financial-analyst",
    "forex trader": "trader",
    "pension administrator": "claims-clerk",
    "claims assessor": "claims-adjuster",
    "quantity surveyor": "site-manager",
    # school and university
    "retired chemistry teacher": "high-school-teacher",
    "teacher of mathematics": "high-school-teacher",
    "primary teacher": "primary-school-teacher",
    "PE teacher": "athlete",
    "piano teacher": "musician",
    "dance teacher": "actor",
    "supply teacher": "high-school-teacher",
    "teacher of English": "language-teacher",
    "Lehrerin für Deutsch": "high-school-teacher",
    "professeur d'anglais": "language-teacher",
    "postdoc in molecular biology": "life-sciences-postdoc",
    "postdoctoral researcher in physics": "postdoctoral-researcher",
    "postdoc in sociology": "social-sciences-postdoc",
    "postdoctoral mathematician": "postdoctoral-researcher",
    "research assistant in psychology": "social-sciences-postdoc",
    "university professor of economics": "university-lecturer",
    "biology student": "engineering-student",
    "student of philosophy": "humanities-student",
    "computer science graduate": "computer-science-student",
    "PhD student in chemistry": "phd-student",
    # writing and making things up
    "freelance journalist and copywriter": "journalist",
    "magazine editor": "editor",
    "sports reporter": "journalist",
    "freelance translator (EN-DE)": "translator",
    "legal translator": "translator",
    "wedding photographer": "photographer",
    "illustrator": "graphic-designer",
    "interior designer": "artist",
    "jewellery maker": "artist",
    "tattoo artist": "artist",
    "session musician": "musician",
    "stage manager": "event-planner",
    "camera operator": "video-editor",
    "podcaster": "social-media-manager",
    # machines and code
    "senior Java developer": "software-developer",
    "search developer": "software-developer",
    "performance engineer": "systems-programmer",
    "implementation engineer": "technical-consultant",
    "IT technician in a school": "it-support-specialist",
    "first-line support technician": "it-support-specialist",
    "SAP consultant": "business-analyst",
    "network technician": "network-engineer",
    "web developer/designer": "web-developer",
    "sound technician": "sound-engineer",
    "nuclear physicist": "physicist",
    "polymer scientist": "r-and-d-scientist",
    "food scientist": "r-and-d-scientist",
    "marine biologist": "biologist",
    "chartered surveyor": "civil-engineer",
    # in words that follow the job's name
    "chef de projet informatique": "project-manager",
    "abogado laboralista": "lawyer",
    "infirmière libérale": "registered-nurse",
    "profesora de historia": "high-school-teacher",
    "Krankenschwester auf Intensivstation": "registered-nurse",
    "Kaufmann im Einzelhandel": "shop-assistant",
    # elsewhere
    "dairy farmer in Vermont": "farmer",
    "fisherman": "farmer",
    "vintner": "farmer",
    "zookeeper": "animal-carer",
    "dog groomer": "animal-carer",
    "stay-at-home mum": "returning-parent",
    "retired": "early-retiree",
    "between jobs": "unemployed-generalist",
    "pflegende Angehörige": "returning-parent",
    "Rentner": "early-retiree",
    "vendedora": "shop-assistant",
    "albañil": "construction-worker",
    "ama de casa": "returning-parent",
    "ingénieur en informatique": "software-developer",
}
"""What people say that they do, and the entry that a counsellor would open for it."""

NOBODY = [
    "dragon nurse",
    "nurse shark",
    "assistant to the managing director's wife",
    "wife of a doctor",
    "engineer",
    "manager",
    "window dresser of dreams",
    "coordinator",
    "lord of the rings",
    "lawyer assistant helper",
    "chef d'escadron",
    "journalist union",
]
"""What names no occupation that could be told from it."""


def test_nearly_every_everyday_title_leads_to_an_occupation_and_none_to_a_wrong_one(
    base: KnowledgeBase,
) -> None:
    read = {title: job_meant(title, base) for title in TITLES}
    wrong = {
        title: job.occupation or job.role
        for title, job in read.items()
        if job and (job.occupation or job.role) != TITLES[title]
    }
    assert wrong == {}
    missing = [title for title, job in read.items() if job is None]
    assert len(missing) <= (1 - LEAST) * len(TITLES), missing


@pytest.mark.parametrize("words", NOBODY)
def test_words_that_name_no_job_lead_nowhere(words: str, base: KnowledgeBase) -> None:
    assert job_meant(words, base) is None


@pytest.mark.parametrize(
    ("words", "occupation"),
    [
        ("clerk in charge of payroll", "payroll-clerk"),
        ("manager in charge of IT", "it-manager"),
        ("teacher of pupils in special education", "special-needs-teacher"),
    ],
)
def test_the_last_thing_that_somebody_works_on_tells_what_they_are(
    words: str, occupation: str, base: KnowledgeBase
) -> None:
    job = job_meant(words, base)
    assert job is not None
    assert job.occupation == occupation


@pytest.mark.parametrize("words", ["machine learning engineer at a bank", "retired data scientist"])
def test_a_job_can_be_a_role(words: str, base: KnowledgeBase) -> None:
    job = job_meant(words, base)
    assert job is not None
    assert (job.occupation, job.whole) == (None, False)
    assert job.role in {"machine-learning-engineer", "data-scientist"}


def test_a_name_of_its_own_needs_no_reading(base: KnowledgeBase) -> None:
    job = job_meant("head nurse", base)
    assert job is not None
    assert (job.occupation, job.whole) == ("health-services-manager", True)


def test_names_behind_any_word_are_names_of_their_occupation(base: KnowledgeBase) -> None:
    heads = {head: entry.id for entry in base.occupations.values() for head in entry.heads}
    assert heads
    assert {head: base.find("occupations", head) for head in heads} == heads
    assert {head for head in heads if len(head.removesuffix("…").split()) > 1} == set()


def test_the_words_of_a_job_need_no_more_than_letters(base: KnowledgeBase) -> None:
    assert [job_meant(words, base) for words in ("…", "()", " / ", "of", "senior")] == [None] * 5


def test_a_name_of_an_occupation_and_of_a_role_is_the_occupation(base: KnowledgeBase) -> None:
    """“Head of Data” leads to both; as a role it would count as one that the person works in."""
    assert base.find("occupations", "Head of Data") == "it-manager"
    assert base.find("roles", "Head of Data") == "analytics-manager"
    person = resolve(ProfileFile(format=1, occupation="Head of Data"), base)
    assert (person.occupation_id, person.current_role) == ("it-manager", None)
