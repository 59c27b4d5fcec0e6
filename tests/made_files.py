"""PDFs, Word documents and archives, made by hand for tests."""

import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def pdf(*pages: Sequence[str], fonts: str = "", trailer: str = "", filtered: bool = False) -> bytes:
    """A PDF with these lines on its pages; a line may also be a drawing instruction, marked by a `!`."""
    streams = [_stream(lines) for lines in pages]
    return pdf_of(streams, fonts=fonts, trailer=trailer, filtered=filtered)


def _stream(lines: Sequence[str]) -> bytes:
    drawn = ["BT /F1 11 Tf 14 TL 72 720 Td"]
    for line in lines:
        if line.startswith("!"):
            drawn.append(line[1:])
        else:
            escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn.append(f"({escaped}) Tj T*")
    return "\n".join([*drawn, "ET"]).encode("cp1252")


def pdf_of(streams: Sequence[bytes], *, fonts: str = "", trailer: str = "", filtered: bool = False) -> bytes:
    """A PDF whose pages have these content streams; `filtered` ones are compressed already."""
    font = fonts or "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        font.encode(),
    ]
    for number, stream in enumerate(streams):
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 612 792]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * number} 0 R >>".encode())
        coding = " /Filter /FlateDecode" if filtered else ""
        objects.append(f"<< /Length {len(stream)}{coding} >>\nstream\n".encode() + stream + b"\nendstream")
    return with_objects(objects, trailer)


def with_objects(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def bomb(megabytes: int) -> bytes:
    """Compressed spaces, a thousandth of their size."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()


def paragraph(words: str, properties: str = "", run: str = "") -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def word_part(body: str, root: str = "document") -> str:
    """A part of a Word document; `root` is `hdr` for a header."""
    inner = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{WORD}">{inner}</w:{root}>'


def docx(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document with this body, and other parts by their names without `word/` and `.xml`."""
    others = {f"word/{name}.xml": content for name, content in (parts or {}).items()}
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE.format(name[5:-4].rstrip("0123456789"))}"/>'
        for name in others
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE.format("document.main")}"/>'
        f"{kinds}</Types>"
    )
    return zip_of({"[Content_Types].xml": types, "word/document.xml": word_part(body), **others})


def zip_of(members: Mapping[str, str | bytes]) -> bytes:
    """An archive with these members."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()
