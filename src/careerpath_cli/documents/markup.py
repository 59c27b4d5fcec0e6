r"""Markdown and LaTeX with their markup covered, so that every word stays where it is.

What is covered becomes a space. Within a word it becomes a soft hyphen, which is no character of a word for
whoever looks words up: `C\texttt{++}` has nothing between `C` and `++` that a reader would see.
"""

import re
from collections.abc import Callable

_COVERED = "\x00"
_IN_WORD = "\xad"
_RUN = re.compile("(?<=([\\w+#&./'-]))\x00+(?=[\\w+#&%./'-])|\x00+")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>()\[\]{}\"']+|\b[\w.+-]+@[\w-]+\.[\w.-]*\w")


def plain_markdown(text: str) -> str:
    """Return Markdown as its reader sees it: same length, and each word at its place."""
    text = _without_comments(text.replace(_COVERED, " "))
    for pattern, cover in _MARKDOWN:
        text = pattern.sub(cover, text)
    return _uncovered(text)


def plain_latex(text: str) -> str:
    """Return LaTeX as its reader sees it: same length, and each word at its place."""
    text = _LATEX_COMMENT.sub(_blank, text.replace(_COVERED, " "))
    begin, end = _LATEX_BEGIN.search(text), _LATEX_END.search(text)
    if begin:
        text = _preamble(text[: begin.start()]) + text[begin.start() :]
    if end:
        text = text[: end.start()] + _blanked(text[end.start() :])
    for pattern, cover in _LATEX:
        text = pattern.sub(cover, text)
    return _uncovered(text)


def _without_comments(text: str) -> str:
    """Return Markdown with its comments blank; one that isn't closed is none."""
    parts: list[str] = []
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + 4)) >= 0:
        parts += [text[end:start], _blanked(text[start : close + 3])]
        end = close + 3
    return "".join([*parts, text[end:]])


def _uncovered(text: str) -> str:
    return _RUN.sub(lambda run: (_IN_WORD if run[1] else " ") * len(run[0]), text)


def _blanked(text: str) -> str:
    """Return spaces for a text, with its line breaks."""
    return re.sub(r"[^\r\n]", " ", text) if "\n" in text else " " * len(text)


def _blank(match: re.Match[str]) -> str:
    return _blanked(match[0])


def _second(match: re.Match[str]) -> str:
    return _COVERED + match[0][1]


def _cover(match: re.Match[str]) -> str:
    return _COVERED * len(match[0])


def _keep(*names: str) -> Callable[[re.Match[str]], str]:
    """Return what covers a match but for its groups of these names."""

    def cover(match: re.Match[str]) -> str:
        whole, start = match[0], match.start()
        covered = re.sub(r"[^\r\n]", _COVERED, whole)
        for name in names:
            if match[name] is not None:
                begin, end = match.start(name) - start, match.end(name) - start
                covered = covered[:begin] + whole[begin:end] + covered[end:]
        return covered

    return cover


def _apart(*names: str) -> Callable[[re.Match[str]], str]:
    """Return what covers a match with spaces but for its groups of these names: nothing runs on over it."""
    cover = _keep(*names)
    return lambda match: cover(match).replace(_COVERED, " ")


_MARKDOWN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\A---[ \t]*\r?\n(?=(?:.*\n){0,60}?(?:---|\.\.\.)[ \t]*\r?$)", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*(?:```|~~~)[^\n]*$", re.MULTILINE), _blank),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S[^\n]*$", re.MULTILINE), _blank),
    (re.compile(r"^(?=[|: \t]{0,20}-)[|:\- \t]{2,}\r?$", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*(?:={2,}|(?:[*_-][ \t]*){3,})\r?$", re.MULTILINE), _blank),
    (
        re.compile(
            r"!?\[(?P<words>[^\[\]\n]{0,500})\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)", re.MULTILINE
        ),
        _apart("words"),
    ),
    (
        re.compile(
            r"!?\[(?P<words>[^\[\]\n]{0,500})\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)", re.MULTILINE
        ),
        _apart("words"),
    ),
    (re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]"), _apart("words")),
    (re.compile(r"<(?:https?:|mailto:)[^<>\s]{1,2000}>|</?[A-Za-z][^<>\n]{0,500}>"), _blank),
    (_ADDRESS, _blank),
    (re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE), _blank),
    (re.compile(r"^ {0,3}#{1,6}(?=[ \t])|(?<=[ \t])#{1,6}[ \t]*$", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*[-*+][ \t]+\[[ xX]\](?=[ \t])", re.MULTILINE), _keep()),
    (re.compile(r"\\[!-/:-@\[-`{-~]"), _second),
    (re.compile(r"`+|~~"), _cover),
    (re.compile(r"\*{2,3}(?=\S)|(?<=[^\s*])\*{2,3}"), _cover),
    (re.compile(r"(?<![\w*+\\/])\*(?=[^\s*][^*\n]{0,500}\*)|(?<=[^\s*/])\*(?![\w*+])"), _cover),
    (re.compile(r"(?<![\w\\])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w])"), _cover),
)

_LATEX_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_LATEX_BEGIN = re.compile(r"\\begin[ \t]*\{document\}")
_LATEX_END = re.compile(r"\\end[ \t]*\{document\}")
_NAMING = re.compile(
    r"\\(?:name|author|title|position|tagline|firstname|lastname|familyname|givenname|jobtitle|headline|role"
    r"|cvname|cvtitle|address)\*?[ \t]*(?P<names>(?:\{[^{}]{0,500}\}[ \t\r\n]{0,5}){1,3})"
)
_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "r": "\u030a", "k": "\u0328", "b": "",
    "d": "",
}  # fmt: skip
_LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "i", "j": "j", "aa": "å", "AA": "Å"}


def _preamble(text: str) -> str:
    """Return what stands before a document's text covered, but for the person's name and title."""
    covered = list(_blanked(text))
    for match in _NAMING.finditer(text):
        begin, end = match.span("names")
        covered[begin:end] = text[begin:end]
    return "".join(covered)


def _accented(match: re.Match[str]) -> str:
    """Return the letter with its accent where the letter stood, and the rest covered."""
    from unicodedata import normalize

    letter = normalize("NFC", match["letter"] + _ACCENTS[match["accent"]])
    if len(letter) != 1:
        letter = match["letter"]
    before = match.start("letter") - match.start()
    return _COVERED * before + letter + _COVERED * (len(match[0]) - before - 1)


def _letter(match: re.Match[str]) -> str:
    letter = _LETTERS[match["name"]]
    return letter + _COVERED * (len(match[0]) - 1)


_ARGUMENT = r"[ \t]{0,3}\{[^{}\n]{0,500}\}"
_OPTION = r"(?:[ \t]{0,3}\[[^\[\]\n]{0,300}\])"
_LATEX: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"\\(?:begin|end){_ARGUMENT}{_OPTION}?(?:\{{[^{{}}\n]{{0,100}}\}})*"), _blank),
    (
        re.compile(
            r"\\(?:documentclass|usepackage|RequirePackage|includegraphics|label|ref|pageref|cite\w*|input|include"
            r"|color|pagestyle|thispagestyle|vspace|hspace|vskip|hskip|setlength|addtolength|geometry|hypersetup"
            r"|bibliography\w*|definecolor|pagenumbering|fontsize|rule|raisebox|newcommand|renewcommand|cventryspace"
            r"|photo|email|homepage|phone|mobile|social|github|linkedin|url|nolinkurl|selectlanguage|moderncv\w+)"
            rf"\*?(?![A-Za-z]){_OPTION}{{0,2}}(?:{_ARGUMENT}){{0,3}}{_OPTION}?"
        ),
        _blank,
    ),
    (
        re.compile(
            rf"\\(?:href|textcolor|colorbox|hyperlink|cvtag)(?![A-Za-z]){_OPTION}?{_ARGUMENT}(?=[ \t]*\{{)"
        ),
        _cover,
    ),
    (_ADDRESS, _blank),
    (
        re.compile(
            r"\{?\\(?P<accent>[\"'`^~=.](?![A-Za-z]{2})|[\"'`^~=.](?=[A-Za-z])|[cvuHrkbd](?=\{))"
            r"(?:\{\\?(?P<_>))?[ ]?(?P<letter>[A-Za-z])\}{0,2}"
        ),
        _accented,
    ),
    (re.compile(r"\{?\\(?P<name>ss|aa|AA|[oOlLij])(?![A-Za-z])(?:\{\}|[ \t](?=\w))?\}?"), _letter),
    (re.compile(r"\\(?P<word>LaTeXe?|TeX|BibTeX|XeTeX)(?![A-Za-z])"), _keep("word")),
    (re.compile(r"\\[#%&_${}]"), _second),
    (re.compile(rf"\\\\\*?{_OPTION}?"), _blank),
    (
        re.compile(
            r"\\(?:item|quad|qquad|hfill|hfil|vfill|par|newline|linebreak|enspace|thinspace|textbullet|bullet|cdot"
            r"|textbar|cdotp|newpage|clearpage|noindent|smallskip|medskip|bigskip|tab|ldots|dots|fa\w*|space"
            r"|,|;|:|!|/|@|[ ])(?![A-Za-z])\*?(?:\{\})?"
        ),
        _blank,
    ),
    (re.compile(rf"\\[A-Za-z@]+\*?{_OPTION}?[ \t]*\{{"), _cover),
    (re.compile(r"\\[A-Za-z@]+\*?"), _blank),
    (re.compile(r"\}\s{0,5}\{"), _blank),
    (re.compile(r"[{}$]"), _cover),
    (re.compile(r"~"), _blank),
)
