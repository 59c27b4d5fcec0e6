"""What holds of mentions in any text, and which spellings and places name a skill."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerpath_cli.extraction.findings import Kind
from careerpath_cli.extraction.mentions import mentions_in
from careerpath_cli.knowledge.base import KnowledgeBase

WORDS = st.sampled_from(
    [
        *(
            "Python",
            "R",
            "C",
            "C++",
            "Power BI",
            "Open",
            "CV",
            "machine learning",
            "Machine",
            "Learning",
            "AI",
            "PhD",
        ),
        *(
            "statistics",
            "University",
            "no experience with",
            "engineer",
            "2019",
            "present",
            "Skills",
            "Requirements",
        ),
        *(
            "#",
            "-",
            "•",
            ":",
            ",",
            "(",
            ")",
            "\n",
            "\n\n",
            "\t",
            "\u00ad",
            "ﬁ",
            "\r\n",
            "\\item",
            "**",
            "|",
            ".",
        ),
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text()
KINDS: st.SearchStrategy[Kind] = st.sampled_from(["resume", "posting"])


def named(text: str, base: KnowledgeBase, kind: Kind = "resume") -> list[tuple[str, str]]:
    """Return each skill that a text names, with the words that name it."""
    return [(mention.skill, mention.passage.words) for mention in mentions_in(text, kind, base)]


def skills(text: str, base: KnowledgeBase, kind: Kind = "resume") -> set[str]:
    """Return the skills that a text names."""
    return {skill for skill, _ in named(text, base, kind)}


@settings(deadline=None)
@given(TEXTS, KINDS)
@example("İstanbul Python ﬁne-tuning", "resume")
def test_mentions_of_any_text_lie_in_it_in_order_and_apart(
    base: KnowledgeBase, text: str, kind: Kind
) -> None:
    passages = [mention.passage for mention in mentions_in(text, kind, base)]
    ends = [0, *(passage.end for passage in passages)]
    assert all(end <= passage.start < passage.end for end, passage in zip(ends, passages, strict=False))
    assert [text[passage.start : passage.end] for passage in passages] == [
        passage.words for passage in passages
    ]


@settings(deadline=None)
@given(st.sampled_from(["I like the sea.", "Anna Berg lives in Bergen.", "The shop closed at noon."]))
def test_an_unrelated_sentence_changes_nothing_elsewhere(base: KnowledgeBase, sentence: str) -> None:
    text = "Experience\n\nBuilt dashboards in Power BI and models in R and PyTorch.\n"
    assert named(f"{text}\n{sentence}\n", base) == named(text, base)


@pytest.mark.parametrize(
    ("text", "skill", "words"),
    [
        ("Reports in PowerBI.", "power-bi", "PowerBI"),
        ("Wrote it with Open CV.", "opencv", "Open CV"),
        ("Wrote it with Open-CV.", "opencv", "Open-CV"),
        ("Trained it in Tensorﬂow.", "tensorflow", "Tensorﬂow"),
        ("Trained it in Tensor\u00adFlow.", "tensorflow", "Tensor\u00adFlow"),
        ("Kept it all in Snow-\nflake.", "snowflake", "Snow-\nflake"),
        ("I know about machine\nlearning.", "machine-learning", "machine\nlearning"),
        ("Queries in mysql.", "mysql", "mysql"),
        ("Written in Python3.", "python", "Python3"),
        ("Services in Java 17.", "java", "Java"),
        ("Tuned LLMs.", "large-language-models", "LLMs"),
        ("Pythonkenntnisse", "python", "Python"),
        ("ＴｅｎｓｏｒＦｌｏｗ models", "tensorflow", "ＴｅｎｓｏｒＦｌｏｗ"),
        ("Apps in ASP.NET.", "csharp", "ASP.NET"),
        ("Firmware in C++.", "cpp", "C++"),
        ("Ich habe Kenntnisse in Signalverarbeitung.", "signal-processing", "Signalverarbeitung"),
        ("Bringt neuronale Netze auf Mikrocontroller", "deep-learning", "neuronale Netze"),
        ("Optimiert Modelle (Quantisierung, Pruning)", "quantization", "Quantisierung"),
        ("Entwickelt Prognosen für die Auslastung", "time-series-analysis", "Prognosen"),
        ("Skills: R, apprentissage automatique", "machine-learning", "apprentissage automatique"),
        ("Skills: Java, UML", "system-design", "UML"),
        ("Negotiated data processing agreements", "data-privacy", "data processing agreements"),
        ("Ran hardware-in-the-loop tests", "embedded-systems", "hardware-in-the-loop tests"),
        ("Budgeting and P&L responsibility", "budgeting", "P&L responsibility"),
    ],
)
def test_a_skill_is_found_however_its_name_is_spelt(
    base: KnowledgeBase, text: str, skill: str, words: str
) -> None:
    assert (skill, words) in named(text, base)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Spent a winter in R&D.", "r"),
        ("Advisor: Prof. R. Lehmann", "r"),
        ("Written in C#.", "c"),
        ("Skills\nR#, SQL", "r"),
        ("Skills\nGo K., SQL", "go"),
        ("Written in C++.", "c"),
        ("Applied PL theory", "budgeting"),
        ("Told them about the risks.", "simulation-modelling"),
        ("No SQL at all", "nosql"),
        ("A spark of joy", "spark"),
        ("I excel at deadlines.", "excel"),
        ("Talked to Sam and Julia.", "julia"),
        ("An openair cinema", "open"),
        ("Negotiated data processing agreements", "data-wrangling"),
        ("Ran hardware-in-the-loop tests", "robot-simulation"),
        ("Experience with hardware-in-the-loop tests", "robot-simulation"),
        ("I run a P&L of 18 million.", "business-strategy"),
        ("I build pipelines.", "ci-cd"),
        ("Coursework: Operating Systems, Algorithms", "linux"),
        ("Cashier at ICA in Malmö", "dimensionality-reduction"),
        ("Skills\nUML, Java", "object-oriented-programming"),
        ("Solid knowledge of trains", "software-engineering"),
        ("Javanese dances", "java"),
    ],
)
def test_other_words_with_these_letters_name_nothing(base: KnowledgeBase, text: str, skill: str) -> None:
    assert skill not in skills(text, base)


def test_the_longest_name_wins_over_its_parts(base: KnowledgeBase) -> None:
    assert named("Deployed with Azure Machine Learning.", base) == [("azure-ml", "Azure Machine Learning")]


def test_a_name_does_not_run_over_two_entries_of_a_list(base: KnowledgeBase) -> None:
    assert named("Skills\nPower, BI, SQL", base)[-1] == ("sql", "SQL")
    assert "power-bi" not in skills("Skills\nPower, BI, SQL", base)


@pytest.mark.parametrize(
    "text",
    [
        "Experience with Python, R and SQL.",
        "Skills\nPython\nR\nSQL",
        "Skills\nPython R SQL",
        "\\section{Skills}\n\\item R\n\\item SQL",
        "Statistics in R",
        "• R (tidyverse)",
    ],
)
def test_a_letter_is_a_language_where_languages_are_listed_or_used(base: KnowledgeBase, text: str) -> None:
    assert "r" in skills(text, base)


@pytest.mark.parametrize(
    "text",
    [
        "Led a team that won prizes for data analysis.",
        "Moved the firm to data science.",
        "Did customer service for a bank.",
    ],
)
def test_a_phrase_counts_in_running_text(base: KnowledgeBase, text: str) -> None:
    assert skills(text, base)


def test_a_single_everyday_word_counts_only_where_it_is_claimed(base: KnowledgeBase) -> None:
    assert "communication" not in skills("Radio communication with the tower was lost.", base)
    assert "communication" in skills("It takes good communication and patience.", base)
    assert "communication" in skills("Skills: SQL, communication", base)


def test_what_a_list_is_about_is_no_entry_of_it(base: KnowledgeBase) -> None:
    assert named("Skills\nSQL Git\nAutomation: Ansible", base)[-1][0] == "infrastructure-as-code"
    assert "workflow-automation" not in skills("Skills\nSQL Git\nAutomation: Ansible", base)


def test_an_ambiguous_name_counts_beside_skills_that_make_it_likely(base: KnowledgeBase) -> None:
    assert "observability" in skills("Skills\nLinux, Docker, Kubernetes, Prometheus, monitoring", base)
    assert "observability" not in skills("Skills\nmidwifery, births, monitoring", base)


def test_a_mention_tells_its_section_and_its_line(base: KnowledgeBase) -> None:
    mentions = mentions_in("Experience\n- Built it in Django\n\nSkills\nGit", "resume", base)
    assert [(mention.section, mention.line) for mention in mentions] == [
        ("experience", "Built it in Django"),
        ("skills", "Git"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Languages: English – native, German",
        "Designed 30+ A/B tests and a churn model in Python",
        "CS50x, 2020. fast.ai with Python",
        "A classifier (librosa) — CNN on spectrograms in Python",
    ],
)
@pytest.mark.parametrize("before", ["", "Summary\n", "Summary\n- "])
def test_the_line_of_a_mention_keeps_the_texts_own_characters(
    base: KnowledgeBase, line: str, before: str
) -> None:
    lines = {mention.line for mention in mentions_in(f"{before}{line}\n", "resume", base)}
    assert lines == {line}


@pytest.mark.parametrize("kind", ["resume", "posting"])
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "(",
        "a ",
        ",",
        "\n",
        " ",
        "Python ",
        "R, ",
        "a.",
        "a@",
        "University ",
        "master's ",
        "no experience ",
    ],
)
def test_hostile_texts_take_time_that_grows_with_their_length(
    base: KnowledgeBase, piece: str, kind: Kind
) -> None:
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    mentions_in(text, kind, base)
    assert time.process_time() - started < 5


def test_names_far_from_others_take_no_longer(base: KnowledgeBase) -> None:
    text = f"Python{'x ' * 100}" + "writing tests of R and of C with care " * 20_000
    started = time.process_time()
    mentions_in(text, "resume", base)
    assert time.process_time() - started < 10


def test_a_long_line_is_read_as_others_are(base: KnowledgeBase) -> None:
    sentence = "Built a service in Python at the University of Bergen, then in Django. "
    text = sentence * 3000
    started = time.process_time()
    assert len(mentions_in(text, "resume", base)) >= 5000
    assert time.process_time() - started < 10
