"""The colours of saved pages on dark and on light: each is readable (contrast of 4.5 and more) on its own."""

from rich.terminal_theme import TerminalTheme

from careerpath_cli.record import record

Colour = tuple[int, int, int]


@record
class Palette:
    """What a page stands on, and what the terminal's sixteen colours are there.

    Rich blends quiet words halfway into its `background`, which would leave them too pale on this one; so
    `theme` has a background that is nearer to the words.
    """

    background: str
    theme: TerminalTheme

    @property
    def foreground(self) -> str:
        """The colour of words without one of their own."""
        return self.theme.foreground_color.hex


def _colours(line: str) -> list[Colour]:
    return [(int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)) for code in line.split()]


def _palette(background: str, blend: str, foreground: str, normal: str, bright: str) -> Palette:
    (blended,), (words,) = _colours(blend), _colours(foreground)
    return Palette(background, TerminalTheme(blended, words, _colours(normal), _colours(bright)))


DARK = _palette(
    "#101418",
    "303030",
    "e6e6e6",
    "848d97 ff7b72 56d364 e3b341 79c0ff d2a8ff 56d4dd b1bac4",
    "8b949e ffa198 7ee787 f2cc60 a5d6ff e2c5ff b3f0ff f0f6fc",
)
LIGHT = _palette(
    "#ffffff",
    "a8a8a8",
    "1f2328",
    "24292f b3261e 116329 7d5200 0550ae 8250df 0b6170 59636e",
    "57606a a40e26 1a7f37 633c01 0969da 7b3fd0 0e7490 656d76",
)
