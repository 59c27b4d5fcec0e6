"""Word documents: the words of all parts that a reader sees, also in tables, text boxes, headers and footers.

Read from the XML as it streams by, not with a library: those build trees, which take a hundred times the
size, and lose what stands in headers and in newer text boxes (docs/security.md).
"""

import re
from collections.abc import Iterator, Mapping

from careerpath_cli.documents.document import Document
from careerpath_cli.documents.formats.refusal import ANOTHER_FORM, RefusedError
from careerpath_cli.documents.formats.xml import walk

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
_ALTERNATIVES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PREFIXES = {
    **dict.fromkeys(_WORD, "w"),
    **dict.fromkeys(_DRAWING, "a"),
    _ALTERNATIVES: "mc",
}
_SPACES = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "a:br": "\n", "w:noBreakHyphen": "-"}
_NOT_SHOWN = frozenset({"w:del", "w:moveFrom"})
_OFF = frozenset({"0", "false", "off"})
_PARTS = ("header", "main", "diagramData", "footnotes", "endnotes", "footer")
"""What is read, in this order, by the word before `+xml` in the type of a part's content."""


def docx_document(parts: Mapping[str, bytes]) -> Document:
    """Return what stands in a Word document, given its parts by their names.

    Raises RefusedError where it has no text, or its XML is not what a document's is.
    """
    kinds = _kinds(parts)
    styles = _ListStyles()
    for name in kinds.get("styles", ()):
        walk(parts[name], styles)
    written: list[str] = []
    for kind in _PARTS:
        for name in kinds.get(kind, ()):
            reader = _Words(styles.names)
            walk(parts[name], reader)
            words = _tidy("\n".join(reader.lines))
            if words and words not in written:  # the header of the first page is often that of all others
                written.append(words)
    if not written:
        raise RefusedError("has no text in it: it may hold pictures only.", ANOTHER_FORM)
    return Document("docx", "\n\n".join(written) + "\n")


def _tidy(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \xa0]+\n", "\n", text)).strip("\n")


def _kinds(parts: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the names of parts by what their content is."""
    types = _Types()
    walk(parts["[Content_Types].xml"], types)
    kinds: dict[str, list[str]] = {}
    for name, content in sorted(types.contents.items()):
        kind = re.search(r"\.(\w+)\+xml$", content)
        if kind and name in parts and "/glossary/" not in name:
            kinds.setdefault(kind[1], []).append(name)
    if "main" not in kinds and "word/document.xml" in parts:
        kinds["main"] = ["word/document.xml"]
    return kinds


class _Types:
    """Reads of which type each part's content is."""

    def __init__(self) -> None:
        self.contents: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name.endswith("Override"):
            self.contents[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")

    def end(self, name: str) -> None:
        """Nothing ends here that matters."""

    def text(self, text: str) -> None:
        """No text stands here."""


class _ListStyles:
    """Reads which styles of paragraphs make them items of a list."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._style = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        element = _short(name)
        if element == "w:style":
            self._style = _value(attributes, "styleId")
        elif element == "w:numPr":
            self.names.add(self._style)

    def end(self, name: str) -> None:
        """What a style says ends with the next one."""

    def text(self, text: str) -> None:
        """No text stands here."""


def _short(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(namespace, '')}:{local}"


def _value(attributes: Mapping[str, str], local: str) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(" ")[2] == local), "")


class _Paragraph:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.in_boxes: list[str] = []
        self.listed = False

    def lines(self) -> Iterator[str]:
        """Yield the paragraph, and after it what stands in text boxes that are anchored to it."""
        words = "".join(self.words)
        yield f"- {words.strip()}" if self.listed and words.strip() else words
        yield from self.in_boxes


class _Words:
    """Reads the lines of one part: a paragraph is a line, and so is a row whose cells have a line each."""

    def __init__(self, list_styles: set[str]) -> None:
        self.lines: list[str] = []
        self._list_styles = list_styles
        self._blocks = [self.lines]  # what a paragraph that ends is a line of: the innermost of these
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[list[list[str]]] = []
        self._skipped = 0
        self._hidden = False
        self._in_text = False
        self._taken = 0
        self._alternatives: list[int] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        element = _short(name)
        if self._skipped or element in _NOT_SHOWN or self._is_repeated(element):
            self._skipped += 1
        elif element in _SPACES:
            self._add(_SPACES[element])
        elif element in {"w:t", "a:t"}:
            self._in_text = True
        else:
            self._open(element, attributes)

    def _open(self, element: str, attributes: Mapping[str, str]) -> None:
        match element:
            case "w:p" | "a:p":
                self._paragraphs.append(_Paragraph())
            case "w:r":
                self._hidden = False
            case "w:vanish":
                self._hidden = _value(attributes, "val") not in _OFF
            case "w:tc" | "w:txbxContent":
                self._blocks.append([])
            case "w:tr":
                self._rows.append([])
            case "mc:AlternateContent":
                self._alternatives.append(self._taken)
            case "w:numPr" | "w:pStyle" if self._paragraphs:
                if element == "w:numPr" or _value(attributes, "val") in self._list_styles:
                    self._paragraphs[-1].listed = True

    def _is_repeated(self, element: str) -> bool:
        """Return whether this is for programs that could not show what stood before it, and we could."""
        return element == "mc:Fallback" and bool(self._alternatives) and self._taken > self._alternatives[-1]

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        match _short(name):
            case "w:t" | "a:t":
                self._in_text = False
            case "w:r":
                self._hidden = False
            case "w:p" | "a:p":
                self._blocks[-1].extend(self._paragraphs.pop().lines())
            case "w:txbxContent":
                box = self._blocks.pop()
                (self._paragraphs[-1].in_boxes if self._paragraphs else self._blocks[-1]).extend(box)
            case "w:tc":
                cell = self._blocks.pop()
                if self._rows:
                    self._rows[-1].append(cell)
                else:
                    self._blocks[-1].extend(cell)
            case "w:tr":
                self._blocks[-1].extend(_row(self._rows.pop()))
            case "mc:AlternateContent":
                self._alternatives.pop()

    def text(self, text: str) -> None:
        if self._in_text and not self._skipped and not self._hidden:
            self._taken += len(text)
            self._add(text)

    def _add(self, words: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].words.append(words)


def _row(cells: list[list[str]]) -> list[str]:
    """Return a row's lines: one line where each cell has no more, else the cells one after the other."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if all(len(cell) <= 1 for cell in filled):
        return ["\t".join(cell[0] for cell in filled if cell)]
    return [line for cell in filled for line in cell]
