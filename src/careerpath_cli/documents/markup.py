r"""Markdown and LaTeX with their markup covered, so that every word stays where it is.

What is covered becomes a space. Within a word it becomes a soft hyphen, which is no character of a word for
whoever looks words up: `C\texttt{++}` has nothing between `C` and `++` that a reader would see.
"""

import re
from collections.abc import Callable

_COVERED = "\x00"
_IN_WORD = "\xad"
_WITHIN_A_WORD = re.compile("(?<=[\\w+#&./'-])\x00++(?=[\\w+#&%./'-])")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]{}\"'\x00]+")
_DOMAIN = re.compile(r"@[\w-]{1,63}\.[\w.-]{0,200}\w")
_MAILBOX = re.compile(r"[\w.+-]{1,64}\Z")


def plain_markdown(text: str) -> str:
    """Return Markdown as its reader sees it: same length, and each word at its place."""
    text = _without_mail(_without_comments(text.replace(_COVERED, " ")))
    for pattern, cover in _MARKDOWN:
        text = pattern.sub(cover, text)
    return _uncovered(text)


def plain_latex(text: str) -> str:
    """Return LaTeX as its reader sees it: same length, and each word at its place."""
    text = _LATEX_COMMENT.sub(_blank, text.replace(_COVERED, " "))
    text = _without_mail(text)
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


def _without_mail(text: str) -> str:
    """Return text with addresses for mail blank; what stands before each `@` is looked for backwards."""
    parts: list[str] = []
    end = 0
    for domain in _DOMAIN.finditer(text):
        mailbox = _MAILBOX.search(text, max(end, domain.start() - 64), domain.start())
        if mailbox:
            parts += [text[end : mailbox.start()], " " * (domain.end() - mailbox.start())]
            end = domain.end()
    return "".join([*parts, text[end:]])


def _uncovered(text: str) -> str:
    within = _WITHIN_A_WORD.sub(lambda run: _IN_WORD * len(run[0]), text)
    return within.replace(_COVERED, " ")


def _blanked(text: str) -> str:
    """Return spaces for a text, with its line breaks."""
    return re.sub(r"[^\r\n]", " ", text) if "\n" in text else " " * len(text)


def _blank(match: re.Match[str]) -> str:
    return _blanked(match[0])


def _second(match: re.Match[str]) -> str:
    return _COVERED + match[0][1]


def _cover(match: re.Match[str]) -> str:
    return _COVERED * len(match[0])


def _keep(match: re.Match[str]) -> str:
    """Return what covers a match but for its group `words`."""
    whole, start = match[0], match.start()
    covered = re.sub(r"[^\r\n]", _COVERED, whole) if "\n" in whole else _COVERED * len(whole)
    begin, end = match.start("words") - start, match.end("words") - start
    return covered[:begin] + whole[begin:end] + covered[end:]


def _apart(match: re.Match[str]) -> str:
    """Return what covers a match with spaces but for its group `words`: nothing runs on over it."""
    return _keep(match).replace(_COVERED, " ")


def _underscores(match: re.Match[str]) -> str:
    """Return underscores covered where they stand at one side of a word, and not within a name."""
    text = match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    within = before.isalnum() and after.isalnum()
    return match[0] if within or not (before + after).strip() else _cover(match)


def _stars(match: re.Match[str]) -> str:
    """Return stars covered where they stand at a word, and not alone, within one, or for a product."""
    text = match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if len(match[0]) == 1:
        within = before.isalnum() and after.isalnum()
        return match[0] if within or (not after.strip() and not before.strip()) else _cover(match)
    return _cover(match) if (before + after).strip() else match[0]


_LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]{0,500})\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)")
_MARKDOWN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str], ...] = (
    (re.compile(r"\A---[ \t]*\r?\n(?=(?:.*\n){0,60}?(?:---|\.\.\.)[ \t]*\r?$)", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*(?:```|~~~)[^\n]*$", re.MULTILINE), _blank),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S[^\n]*$", re.MULTILINE), _blank),
    (re.compile(r"^(?=[|: \t]{0,20}-)[|:\- \t]{2,}\r?$", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*(?:={2,}|(?:[*_-][ \t]*){3,})\r?$", re.MULTILINE), _blank),
    (_LINK, _apart),
    (_LINK, _apart),  # again, for a picture within a link
    (re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]"), _apart),
    (re.compile(r"<(?:https?:|mailto:)[^<>\s]{1,2000}>|</?[A-Za-z][^<>\n]{0,500}>"), _blank),
    (_ADDRESS, _blank),
    (re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE), _blank),
    (re.compile(r"^ {0,3}#{1,6}(?=[ \t])", re.MULTILINE), _blank),
    (re.compile(r"[ \t]#{1,6}[ \t]*\r?$", re.MULTILINE), _blank),
    (re.compile(r"^[ \t]*[-*+][ \t]+\[[ xX]\](?=[ \t])", re.MULTILINE), _blank),
    (re.compile(r"\\[!-/:-@\[-`{-~]"), _second),
    (re.compile(r"`"), _COVERED),
    (re.compile(r"~~"), _COVERED * 2),
    (re.compile(r"\*{1,3}"), _stars),
    (re.compile(r"_{1,3}"), _underscores),
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
_LATEX: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str], ...] = (
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
    (re.compile(r"\\(?P<words>LaTeXe?|TeX|BibTeX|XeTeX)(?![A-Za-z])"), _keep),
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
    (re.compile(r"[{}$]"), _COVERED),
    (re.compile(r"~"), _blank),
)
