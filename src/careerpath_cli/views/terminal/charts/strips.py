"""Rows of signs beside names, with a bracket around those that are one set."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.table import Column, Table
from rich.text import Text

from careerpath_cli.record import record
from careerpath_cli.views.outline import Sign, Strip, Strips
from careerpath_cli.views.terminal import parts

_MARGIN, _GAP = 2, 2
_SET = Sign("┌└", "one set")


@record
class StripChart:
    """Strips as a window of any width shows them."""

    strips: Strips

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield each row behind its part of the bracket, then what the signs mean."""
        within = options.update(width=options.max_width - _MARGIN)
        for marks, row in zip(self._brackets(), self._rows(within.max_width), strict=True):
            lines = console.render_lines(row, within, pad=False)
            for mark, line in zip(_stretched(marks, len(lines)), lines, strict=True):
                yield from (Segment(f"{mark} "), *line, Segment.line())
        yield from _legend(self.strips, options.max_width)

    def _brackets(self) -> Iterator[str]:
        """Yield the signs for the first, any middle and the last line of each row's part of the bracket."""
        together = self.strips.together
        for place in range(1, len(self.strips.items) + 1):
            opens, closes = place == 1, place == together and not self.strips.open_end
            yield f"{'┌' if opens else '│'}│{'└' if closes else '│'}" if place <= together else "   "

    def _rows(self, width: int) -> Iterator[Table]:
        rows = self.strips.items
        signs = max(sum(strip.counts) for strip in rows)
        number = max(len(_number(strip)) for strip in rows)
        name = min(width - number - signs - _GAP, max(cell_len(strip.name) for strip in rows))
        for strip in rows:
            grid = Table.grid(*(Column(width=cells) for cells in (number, name + _GAP, signs)), "")
            named = parts.plain(_number(strip)), parts.plain(strip.name, parts.STRONG)
            grid.add_row(*named, _signs(strip, self.strips.signs), parts.plain(f"{' ' * _GAP}{strip.note}"))
            yield grid


def _number(strip: Strip) -> str:
    return f"{strip.number}. " if strip.number else ""


def _stretched(marks: str, height: int) -> str:
    """Return a row's part of the bracket over so many lines; one line shows where the bracket ends."""
    if height == 1:
        return marks[0] if marks[0] == "┌" else marks[-1]
    return f"{marks[0]}{marks[1] * (height - 2)}{marks[-1]}"


def _signs(strip: Strip, signs: Sequence[Sign]) -> Text:
    counted = zip(strip.counts, signs, strict=True)
    return Text.assemble(*((sign.sign * count, parts.STYLES[sign.tone]) for count, sign in counted))


def _legend(strips: Strips, width: int) -> Iterator[Text]:
    """Yield what each sign that is drawn means, and the bracket, in lines that break between them."""
    counts = zip(*(row.counts for row in strips.items), strict=True)
    signs = [sign for sign, drawn in zip(strips.signs, counts, strict=True) if any(drawn)]
    line = parts.plain(f"{strips.what}:", parts.QUIET)
    for sign in [*signs, *([_SET] if strips.together else [])]:
        meaning = Text.assemble((sign.sign, parts.STYLES[sign.tone]), (f" {sign.meaning}", parts.QUIET))
        if line.cell_len + _GAP + meaning.cell_len > width:
            yield line
            line = meaning
        else:
            line = Text.assemble(line, " " * _GAP, meaning)
    yield line
