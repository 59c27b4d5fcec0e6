"""Word documents: nothing that a reader sees is lost, nothing hidden is read, and XML explodes nowhere."""

from zipfile import ZIP_BZIP2, ZIP_LZMA

import pytest

from careerpath_cli.documents.document import Document
from careerpath_cli.documents.formats.content import document_of
from careerpath_cli.documents.formats.docx import docx_document
from careerpath_cli.documents.formats.refusal import RefusedError
from careerpath_cli.errors import UnreadableError
from made_files import WORD, docx, paragraph, word_part, zip_of

DRAWN = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def read(content: bytes) -> Document:
    return document_of(content, "cv.docx")


def text_of(body: str, **parts: str | bytes) -> str:
    return read(docx(body, parts)).text


def boxed(words: str) -> str:
    return f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"


def test_paragraphs_are_lines_and_runs_make_words() -> None:
    runs = (
        "<w:r><w:t>Py</w:t></w:r><w:r><w:t xml:space='preserve'>Torch </w:t><w:tab/><w:t>C&amp;A</w:t></w:r>"
    )
    assert text_of(f"{paragraph('Jane Roe')}<w:p>{runs}</w:p>") == "Jane Roe\nPyTorch \tC&A\n"


def test_items_of_lists_are_marked() -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Bullet"><w:pPr><w:numPr/></w:pPr></w:style>'
        '<w:style w:styleId="Plain"/></w:styles>'
    )
    body = (
        paragraph("Python", "<w:numPr><w:numId w:val='1'/></w:numPr>")
        + paragraph("SQL", '<w:pStyle w:val="Bullet"/>')
        + paragraph("Jane", '<w:pStyle w:val="Plain"/>')
    )
    assert text_of(body, styles=styles) == "- Python\n- SQL\nJane\n"


def test_tables_headers_footers_and_notes_are_read() -> None:
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Python", "5 years"))
    column = f"<w:tc>{paragraph('Skills')}{paragraph('SQL')}</w:tc><w:tc>{paragraph('Roe Ltd')}</w:tc>"
    text = text_of(
        f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{column}</w:tr></w:tbl>",
        header1=word_part(paragraph("Jane Roe"), "hdr"),
        header2=word_part(paragraph("Jane Roe"), "hdr"),
        footer1=word_part(paragraph("jane@example.org"), "ftr"),
        footnotes=word_part(f"<w:footnote>{paragraph('with Kafka')}</w:footnote>", "footnotes"),
    )
    assert text == "Jane Roe\n\nPython\t5 years\nSkills\nSQL\nRoe Ltd\n\nwith Kafka\n\njane@example.org\n"


def test_text_boxes_are_read_once_whichever_way_they_are_drawn() -> None:
    shape = (
        f"<v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>{boxed('Old')}</v:textbox></v:shape>"
    )
    old = f"<w:pict>{shape}</w:pict>"
    new = f'<w:drawing><s:wsp xmlns:s="{DRAWN}"><s:txbx>{boxed("New")}</s:txbx></s:wsp></w:drawing>'
    both = (
        f'<mc:AlternateContent xmlns:mc="{CHOICE}"><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    empty = (
        f'<mc:AlternateContent xmlns:mc="{CHOICE}"><mc:Choice Requires="wpg"><w:drawing/></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    for drawn, words in ((old, "Old"), (new, "New"), (both, "New"), (empty, "Old")):
        assert text_of(f"<w:p><w:r>{drawn}<w:t>Jane Roe</w:t></w:r></w:p>") == f"Jane Roe\n{words}\n"


def test_what_is_deleted_hidden_or_an_instruction_is_not_read() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>Java</w:delText><w:t>Java</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>Scala</w:t></w:r></w:ins>"
        "<w:r><w:instrText>HYPERLINK kafka</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Kubernetes</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>, SQL</w:t></w:r></w:p>'
    )
    assert text_of(body) == "Scala, SQL\n"


def test_the_main_part_is_found_by_its_type() -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    content = zip_of({"[Content_Types].xml": types, "word/document2.xml": word_part(paragraph("Jane"))})
    assert read(content).text == "Jane\n"


def test_strict_documents_are_read() -> None:
    strict = word_part(paragraph("Jane")).replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert "Jane" in text_of(paragraph("x"), header1=strict)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_any_part_and_encoding(encoding: str) -> None:
    laughs = "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    part = f'<?xml version="1.0" encoding="{encoding}"?>{laughs}<w:hdr xmlns:w="{WORD}">&b;</w:hdr>'
    with pytest.raises(UnreadableError, match="declares a document type"):
        text_of(paragraph("Jane"), header1=part.encode(encoding))


def test_what_is_nested_too_deeply_is_refused() -> None:
    deep = "<w:tbl>" * 5_000 + paragraph("Jane") + "</w:tbl>" * 5_000
    with pytest.raises(UnreadableError, match="nested too deeply"):
        text_of(deep)


def test_sizes_are_counted_and_not_believed() -> None:
    bomb = docx(paragraph("Jane"), {"header1": b" " * 40_000_000 + b"<a/>"})
    for content in (bomb, bomb.replace((40_000_004).to_bytes(4, "little"), (40).to_bytes(4, "little"))):
        with pytest.raises(UnreadableError, match=r"unpacks to more than 30 MB|damaged"):
            read(content)


def test_too_many_members_and_protected_ones_are_told() -> None:
    with pytest.raises(UnreadableError, match="more than 2,000 files"):
        read(zip_of({f"{number}.xml": "" for number in range(2_001)}))
    locked = bytearray(docx(paragraph("Jane")))
    start = 0
    while (start := locked.find(b"PK\x01\x02", start)) >= 0:
        locked[start + 8] |= 1
        start += 4
    with pytest.raises(UnreadableError, match="protected by a password"):
        read(bytes(locked))


@pytest.mark.parametrize("packed", [ZIP_BZIP2, ZIP_LZMA, 99])
def test_what_is_packed_in_an_unusual_way_is_told(packed: int) -> None:
    content = bytearray(docx(paragraph("Jane")))
    for mark, offset in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        start = -1
        while (start := content.find(mark, start + 1)) >= 0:
            content[start + offset] = packed
    with pytest.raises(UnreadableError, match="packed in an unusual way"):
        read(bytes(content))


def test_names_that_lead_elsewhere_lead_nowhere() -> None:
    content = docx(paragraph("Jane"), {"../../../../tmp/header1": word_part(paragraph("Roe"), "hdr")})
    assert "Jane" in read(content).text


def test_pictures_alone_are_told() -> None:
    with pytest.raises(UnreadableError, match="has no text in it"):
        read(docx("<w:p><w:r><w:drawing/></w:r></w:p>"))
    with pytest.raises(UnreadableError, match="is damaged"):
        read(docx("<w:p>"))


@pytest.mark.parametrize("encoding", ["UOF-8", "zlib_codec", "utf-7", "shift_jis"])
def test_an_encoding_that_xml_does_not_have_is_told_as_damage(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><w:hdr xmlns:w="{WORD}"/>'
    with pytest.raises(RefusedError, match="is damaged"):
        docx_document({"[Content_Types].xml": b"<Types/>", "word/document.xml": part.encode()})
