"""Draw the README's pictures: what the program prints for example people, and a recording of the interview.

usage: python docs/draw_pictures.py   (or: make pictures)
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import recording
from report_pictures import first_sheet, photographs
from rich.ansi import AnsiDecoder
from rich.text import Text
from terminal_pictures import THEMES, WIDTH, film, still

DOCS = Path(__file__).resolve().parent
PICTURES = DOCS / "pictures"
START = "--start 2026-11-21"
"""The plans in pictures begin on this day, so that they are the same on any other."""
STILLS: Mapping[str, str] = {
    "advise": "careerpath advise --profile examples/firmware-engineer.yaml --top 2",
    "map": "careerpath map --profile examples/analyst.yaml",
    "compare": "careerpath compare mlops-engineer data-engineer --profile examples/analyst.yaml",
    "roadmap": f"careerpath roadmap machine-learning-engineer --profile examples/analyst.yaml {START}",
}
"""What each picture shows, by the name of its files."""
REPORT = "careerpath report --profile examples/analyst.yaml --start 2026-11-23"
REPORT_FILE = DOCS / "report-analyst.html"
"""The report of an example person, which the README links."""
SHEET_FILE = PICTURES / "report.txt"
"""What the pictures of its first sheet say, because nothing else can read it from them."""


def main() -> None:
    """Write docs/pictures and the report of an example person."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as home:
        environment = surroundings(Path(home))
        for name, command in STILLS.items():
            _write(name, partial(still, shown(command, environment), command))
        frames = recording.frames(environment)
        shown(f"{REPORT} --force --output {REPORT_FILE}", environment)
    _write("interview", partial(film, frames, recording.ROWS, recording.TITLE, recording.best(frames)))
    _write_report_pictures()


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment of somebody new to the program, in whose terminal it has its colours."""
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.defpath]),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "COLUMNS": str(WIDTH),
        "PYTHONIOENCODING": "utf-8",
        "PAGER": "cat",
    }


def shown(command: str, environment: Mapping[str, str]) -> Sequence[Text]:
    """Return the lines that a command prints, in colour."""
    printed = subprocess.run(  # noqa: S603 - the program itself
        [sys.executable, "-m", "careerpath_cli", *command.split()[1:]],
        env={**environment, "FORCE_COLOR": "1", "TERM": "xterm-256color"},
        cwd=DOCS.parent,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ).stdout
    return list(AnsiDecoder().decode(printed.rstrip()))


def _write(name: str, drawn: Callable[[str], str]) -> None:
    """Write a picture for each theme."""
    for theme in THEMES:
        (PICTURES / f"{name}-{theme}.svg").write_text(drawn(theme), encoding="utf-8")


def _write_report_pictures() -> None:
    """Write pictures of the report's first sheet, and what they say."""
    REPORT_FILE.chmod(0o644)  # the program lets nobody else read a report; this one is for everybody
    for theme, picture in photographs(REPORT_FILE):
        (PICTURES / f"report-{theme}.webp").write_bytes(picture)
    SHEET_FILE.write_text(first_sheet(REPORT_FILE.read_text(encoding="utf-8")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
