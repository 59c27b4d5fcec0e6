"""PDFs: words in the order in which they were written, and what happens with those that have none."""

import pytest

from careerpath_cli.documents.document import Document
from careerpath_cli.documents.formats.content import document_of
from careerpath_cli.documents.formats.pdf import MOST_PAGES, joined
from careerpath_cli.documents.reading import read_bytes
from careerpath_cli.errors import UnreadableError
from made_files import bomb, pdf, pdf_of, with_objects


def read(content: bytes) -> Document:
    return document_of(content, "cv.pdf")


def test_lines_stay_lines_and_pages_follow_each_other() -> None:
    document = read(pdf(["Jane Roe", "C++ and R&D (own)"], ["Café, 50 % C#"]))
    assert document.text == "Jane Roe\nC++ and R&D (own)\n\nCafé, 50 % C#\n"
    assert document.remarks == ()


def test_columns_are_read_one_after_the_other() -> None:
    left = "BT /F1 11 Tf 14 TL 72 720 Td (Skills) Tj T* (Python) Tj T* (SQL) Tj ET\n"
    right = "BT /F1 11 Tf 14 TL 320 720 Td (Data Analyst) Tj T* (Roe Ltd) Tj T* (2019-2021) Tj ET"
    lines = read(pdf_of([(left + right).encode()])).text.split()
    assert lines == ["Skills", "Python", "SQL", "Data", "Analyst", "Roe", "Ltd", "2019-2021"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("machine learn-\ning", "machine learning"),
        ("machine learn\xad\ning", "machine learning"),
        ("real-\ntime systems", "real-time systems"),
        ("Scikit-\nlearn", "Scikit-learn"),
        ("fault-tolerant and fault-\ntolerant", "fault-tolerant and fault-tolerant"),
        ("2019-\n2021 and SQL -\nPython", "2019-\n2021 and SQL -\nPython"),
        ("Jean-\nLuc", "Jean-\nLuc"),
        ("Tensorﬂow, eﬃcient oﬀice", "Tensorflow, efficient office"),
        ("a  \n\n\n\nb\r\nc", "a\n\nb\nc"),
        ("S K I L L S\nW O R K  H I S T O R Y\nC R  S", "SKILLS\nWORK HISTORY\nC R  S"),
        ("•\nPython\n\uf0b7 SQL\n•\n• R", "• Python\n• SQL\n•\n• R"),
    ],
)
def test_divided_words_and_ligatures_become_words(text: str, expected: str) -> None:
    assert joined(text) == expected


@pytest.mark.parametrize("label", [b"Curriculum vitae", b""])
def test_what_was_filled_into_a_form_is_read(label: bytes) -> None:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length 36 >>\nstream\nBT /F1 11 Tf (" + label + b") Tj ET\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /FT /Tx /T (Skills) /V (Python, SQL) >>",
    ]
    text = read(with_objects(objects)).text
    assert text.split() == [*label.decode().split(), "Skills:", "Python,", "SQL"]


def test_a_picture_of_a_resume_is_told_with_what_to_do() -> None:
    for content in (pdf([]), pdf_of([b"q 612 0 0 792 0 0 cm /Im0 Do Q"] * 2)):
        with pytest.raises(UnreadableError, match="picture of a résumé") as caught:
            read(content)
        assert "text recognition" in caught.value.hint


def test_pages_without_text_among_others_are_told() -> None:
    assert read(pdf(["Jane Roe"], [], ["Python"])).remarks == ("No text on page 2: it may be a picture.",)


def test_a_protected_one_is_told() -> None:
    encrypt = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >> /ID [<00> <00>]"
    )
    with pytest.raises(UnreadableError, match="protected by a password"):
        read(pdf(["Jane Roe"], trailer=encrypt))


def test_of_very_many_pages_the_first_are_read_which_is_said() -> None:
    document = read(pdf(*[["Jane Roe"]] * (MOST_PAGES + 5)))
    assert document.text.count("Jane Roe") == MOST_PAGES
    assert document.remarks == ("Only the first 200 of 205 pages were read.",)


def test_a_bomb_ends_soon_and_spoils_no_other_page() -> None:
    with pytest.raises(UnreadableError, match="is damaged: none of its pages"):
        read_bytes(pdf_of([bomb(60)], filtered=True), "cv.pdf")


def test_a_damaged_page_is_left_out_which_is_said() -> None:
    streams = [b"BT /F1 11 Tf 72 720 Td (Jane Roe) Tj ET", b"BT /F1 11 Tf [[[[[["]
    document = read(pdf_of(streams))
    assert "Jane Roe" in document.text


@pytest.mark.parametrize(
    "objects",
    [
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"],
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"3 0 R"],
        [b"<< /Type /Catalog /Pages 1 0 R >>"],
        [b"1 0 R"],
        [b"[" * 50_000],
        [b"<< /A " * 20_000],
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 999999999 >>"],
    ],
)
def test_loops_and_depth_are_told_as_damage(objects: list[bytes]) -> None:
    with pytest.raises(UnreadableError):
        read_bytes(with_objects(objects), "cv.pdf")


def test_a_form_that_draws_itself_ends() -> None:
    drawn = b"/Resources << /XObject << /X 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R " + drawn + b" >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5 "
        + drawn
        + b" >>\nstream\n/X Do\nendstream",
    ]
    with pytest.raises(UnreadableError):
        read_bytes(with_objects(objects), "cv.pdf")
