"""LinkedIn's data export, flat or in a folder, and as spreadsheets save it again. All people are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.documents.declared.linkedin import looks_like, read_linkedin
from careerpath_cli.errors import CareerpathError, InvalidContentError
from passages import inexact, jobs, passages_of, skills, studies, words

EXPORT = {
    "Profile.csv": (
        "First Name,Last Name,Maiden Name,Address,Headline,Summary,Industry,Zip Code,Geo Location\r\n"
        'Ilse,Brandt,,,Pharmacist who codes,"Ten years at the counter.\r\n\r\nNow I automate it in ""R"".",'
        'Pharmaceuticals,8010,"Graz, Austria"\r\n'
    ),
    "Skills.csv": "Name\r\nPython (Programming Language)\r\nExcel\r\nPython (Programming Language)\r\n\r\n",
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On\r\n"
        'Stern Apotheke,Head Pharmacist,"• Built a forecast\r\n• Led ""Mur"", a team of 6",Graz,Jän 2018,\r\n'
        "Mohren Apotheke,Pharmacist,,Linz,Sep 2013,Dez 2017\r\n"
    ),
    "Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\r\n"
        'Universität Graz,2007,2013,,"Magister, Pharmazie",Choir\r\n'
        "HTL Linz,,2006,,,\r\n"
    ),
    "Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number\r\n"
        "Google Data Analytics,https://example.org,Google,May 2023,,X1\r\n"
    ),
    "Projects.csv": "Title,Description,Url,Started On\r\nPollen,Forecasts in SQL,,Jan 2022\r\n",
    "Courses.csv": "Name,Number\r\nBiostatistics,BS 201\r\n",
    "Languages.csv": "Name,Proficiency\r\nGerman,Native or bilingual proficiency\r\n",
    "Learning.csv": (
        "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
        "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),\r\n"
        "Learning Git,All about Git,Course,2022-01-02 10:00 UTC,2022-01-03 10:00 UTC,false,N/A,\r\n"
        "Learning Rust,All about Rust,Course,2022-01-02 10:00 UTC,N/A,true,N/A,\r\n"
    ),
    "Endorsement_Received_Info.csv": (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status\r\n"
        "2021/01/01 10:00:00 UTC,Haskell,Jo,Rust,ACCEPTED\r\n"
    ),
    "Connections.csv": 'Notes:\r\n"Some addresses are missing."\r\n\r\nFirst Name,Last Name\r\nJo,Rust\r\n',
}
PAGE = """\
Ilse Brandt
Pharmacist who codes

Summary
Ten years at the counter.\r
\r
Now I automate it in "R".

Skills
- Python (Programming Language)
- Excel

Positions
- Head Pharmacist, Stern Apotheke (Jän 2018)
• Built a forecast\r
• Led "Mur", a team of 6
- Pharmacist, Mohren Apotheke (Sep 2013 – Dez 2017)

Education
- Magister, Pharmazie, Universität Graz (2007 – 2013)
- HTL Linz (2006)

Certifications
- Google Data Analytics

Projects
- Pollen
- Forecasts in SQL

Courses
- Biostatistics

Courses completed on LinkedIn
- Learning Git

Languages
- German: Native or bilingual proficiency
"""


def test_all_that_an_export_declares_is_read() -> None:
    document = read_linkedin(EXPORT)
    declared = document.declared
    assert declared
    assert (document.format, document.remarks) == ("linkedin", ())
    assert declared.name
    assert declared.name.words == "Ilse Brandt"
    assert declared.headline
    assert declared.headline.words == "Pharmacist who codes"
    assert skills(document) == [("Python (Programming Language)", None, []), ("Excel", None, [])]
    assert jobs(document) == [
        ("Head Pharmacist", "Stern Apotheke", "2018-01", None, True),
        ("Pharmacist", "Mohren Apotheke", "2013-09", "2017-12", False),
    ]
    assert words(declared.jobs[0].told) == ['• Built a forecast\r\n• Led "Mur", a team of 6']
    assert studies(document) == [
        ("Magister", "Pharmazie", "Universität Graz", "2007", "2013"),
        (None, None, "HTL Linz", None, "2006"),
    ]
    assert words(declared.told) == [
        'Ten years at the counter.\r\n\r\nNow I automate it in "R".',
        "Google Data Analytics",
        "Pollen",
        "Forecasts in SQL",
        "Biostatistics",
        "Learning Git",
    ]


def test_its_text_is_a_page_of_what_was_read() -> None:
    document = read_linkedin(EXPORT)
    assert document.text == PAGE
    assert inexact(document) == []


@pytest.mark.parametrize("folder", ["Basic_LinkedInDataExport_11-22-2026/", "a/b/", "a\\"])
def test_a_folder_around_the_files_changes_nothing(folder: str) -> None:
    members = {f"{folder}{name}": text for name, text in EXPORT.items()}
    members |= {f"__MACOSX/{folder}._{name}": "\x00\x05\x16" for name in EXPORT}
    assert read_linkedin(members) == read_linkedin(EXPORT)
    assert looks_like(members)


@pytest.mark.parametrize(("separator", "mark"), [(";", ""), ("\t", ""), (",", "\ufeff"), (";", "\ufeff")])
def test_what_a_spreadsheet_saved_again_is_read(separator: str, mark: str) -> None:
    table = f"{mark}Company Name,Title,Started On,Finished On\nAcme,Clerk,Jan 2020,Present\n".replace(
        ",", separator
    )
    assert jobs(read_linkedin({"positions.CSV": table})) == [("Clerk", "Acme", "2020-01", None, True)]


def test_notes_before_the_columns_are_passed_over() -> None:
    table = 'Notes:\n"What, and why"\n\nName\nSQL\n'
    assert skills(read_linkedin({"Skills.csv": table})) == [("SQL", None, [])]


def test_columns_may_stand_in_any_order_and_some_may_be_missing() -> None:
    assert jobs(
        read_linkedin({"Positions.csv": "Title,Location,Company Name\nClerk,Linz\nHead,Graz,Acme,x,y\n"})
    ) == [
        ("Clerk", None, None, None, False),
        ("Head", "Acme", None, None, False),
    ]


def test_two_exports_in_one_archive_say_everything_once() -> None:
    twice = {f"old/{name}": text for name, text in EXPORT.items()} | {
        f"new/{name}": text for name, text in EXPORT.items()
    }
    assert read_linkedin(twice) == read_linkedin(EXPORT)


def test_a_file_with_other_columns_is_left_out_and_told() -> None:
    document = read_linkedin({"Skills.csv": "Python;\nSQL;\n", "Profile.csv": EXPORT["Profile.csv"]})
    assert document.remarks == (
        "Skills.csv was left out: it doesn't have the columns LinkedIn writes.",
        "It has no list of skills.",
    )


@pytest.mark.parametrize(
    "members", [{}, {"Skills.csv": ""}, {"Skills.csv": "a,b\n1,2\n"}, {"Inbox.csv": "Name\nx\n"}]
)
def test_an_archive_without_any_of_it_is_refused(members: dict[str, str]) -> None:
    with pytest.raises(InvalidContentError):
        read_linkedin(members)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Skills.csv", "Connections.csv"], True),
        (["x/Profile.csv"], True),
        (["word/document.xml", "[Content_Types].xml"], False),
        (["__MACOSX/._Skills.csv"], False),
        (["My Skills.csv"], False),
        ([], False),
    ],
)
def test_an_export_is_known_by_the_names_of_its_files(names: list[str], expected: bool) -> None:  # noqa: FBT001
    assert looks_like(names) is expected


def test_a_quotation_mark_that_never_ends_swallows_only_the_rest() -> None:
    table = 'Company Name,Title\nAcme,Clerk\nFirm,"Head\n' + "x,y\n" * 100_000
    first, *_ = jobs(read_linkedin({"Positions.csv": table}))
    assert first == ("Clerk", "Acme", None, None, False)


NAMES = st.sampled_from([*EXPORT, "x.csv"])
CELLS = st.text(alphabet='ab,;"\n\r\t \ufeff\x00N/A-2019', max_size=40)


@given(st.dictionaries(NAMES, CELLS))
def test_any_files_are_read_or_refused(members: dict[str, str]) -> None:
    with_columns = {
        name: EXPORT.get(name, "").partition("\r\n")[0] + "\r\n" + text for name, text in members.items()
    }
    looks_like(with_columns)
    try:
        document = read_linkedin(with_columns)
    except CareerpathError:
        return
    assert inexact(document) == []
    assert all(passage.words for passage in passages_of(document.declared))
