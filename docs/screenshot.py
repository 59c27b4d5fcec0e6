"""Draw the README's picture: what `careerpath advise` prints for an example person, as an SVG.

usage: python docs/screenshot.py   (or: make screenshot)
"""

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI

from careerpath_cli.advice.recommendation import Wishes, recommend
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching.model import build_model
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.views.outlines.advice import AdvicePageOptions, advice_outline
from careerpath_cli.views.terminal.outline import page

DOCS = Path(__file__).resolve().parent
PROFILE = "examples/firmware-engineer.yaml"
WIDTH = 92
TOP = 2
LOCAL_FONTS = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
"""Rich's frame without the fonts that it would fetch from elsewhere."""


def main() -> None:
    """Write docs/advise.svg."""
    base = load_base()
    model = build_model(base)
    profile = read_profile(DOCS.parent / PROFILE, base)
    advice = recommend(profile, model, base, Wishes(TOP))
    setting = AdvicePageOptions(WIDTH, f" --profile {PROFILE}")
    console = Console(
        file=io.StringIO(),
        record=True,
        width=WIDTH,
        force_terminal=True,
        color_system="truecolor",
    )
    console.print(page(advice_outline(advice, model.scoring.weights, base, setting)), highlight=False)
    title = f"careerpath advise --profile {PROFILE} --top {TOP}"
    picture = console.export_svg(title=title, theme=MONOKAI, code_format=LOCAL_FONTS, unique_id="advise")
    (DOCS / "advise.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
