"""What is said of content that is not read."""

ANOTHER_FILE = (
    "Give a PDF, DOCX, HTML, Markdown, LaTeX or text file, JSON Resume, rendercv, or LinkedIn's data export."
)
ANOTHER_FORM = "Save it as PDF, DOCX or plain text, and give that."


class RefusedError(Exception):
    """Content that cannot be read: what it is, to go on after its name, and what to do about it."""

    def __init__(self, what: str, hint: str = ANOTHER_FORM) -> None:
        """Take the rest of a sentence that begins with the file's name, such as "is empty."."""
        super().__init__(what)
        self.what = what
        self.hint = hint
