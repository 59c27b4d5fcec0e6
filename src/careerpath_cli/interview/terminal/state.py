"""A list to choose from and what keys do to it: pure, so that it can be tried without a terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerpath_cli.interview.prompt import NEUTRAL, Answered, PromptChoice
from careerpath_cli.interview.terminal.lines import clean, known_values
from careerpath_cli.knowledge.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerpath_cli.interview.prompt import Prompt, Turn

SKIP = PromptChoice("\0skip", NEUTRAL)
ADDED = "Found by typing"
LONGEST_SEARCH = 40


@dataclass(frozen=True, slots=True)
class Picking:
    """A list in the middle of choosing.

    `pointed` is the value of the line pointed at, empty where there is none. `added` are findable values that
    were ticked at some time; they stay in the list. `digits` are those of a number that is being typed.
    """

    prompt: Prompt
    before: tuple[str, ...]
    pointed: str
    ticked: frozenset[str] = frozenset()
    added: tuple[str, ...] = ()
    search: str = ""
    digits: str = ""

    @property
    def several(self) -> bool:
        """Tell whether lines are ticked, not taken."""
        return self.prompt.kind == "many"

    @property
    def lines(self) -> list[PromptChoice]:
        """Give the lines that are there to point at, in order."""
        every = (*self.prompt.choices, *self.prompt.findable)
        if self.search:
            return found(self.search, every)
        skip = () if self.several else (replace(SKIP, label=self.prompt.neutral),)
        added = (replace(one, section=ADDED) for one in self.prompt.findable if one.value in self.added)
        return [*skip, *self.prompt.choices, *added]

    @property
    def numbered(self) -> list[PromptChoice]:
        """Give the lines that a number leads to, from 1."""
        return [one for one in self.lines if one.value != SKIP.value] if not self.search else []

    @property
    def chosen(self) -> tuple[str, ...]:
        """Give what is ticked, in the prompt's order."""
        return known_values(self.prompt, tuple(self.ticked))

    @property
    def keeps_earlier(self) -> bool:
        """Tell whether Enter would keep the earlier answer as it is."""
        if not self.before or self.search:
            return False
        return self.chosen == self.before if self.several else (self.pointed,) == self.before

    def moved(self, by: int) -> Picking:
        """Point `by` lines further; a single step goes round at the ends, more of them stop there."""
        lines = self.lines
        if not lines:
            return self
        at = self._place(lines) + by
        at = at % len(lines) if abs(by) == 1 else min(max(at, 0), len(lines) - 1)
        return replace(self, pointed=lines[at].value, digits="")

    def typed(self, text: str) -> Picking:
        """Take a typed or pasted text: a digit points at a line, anything else searches."""
        if not self.search and len(text) == 1 and text in "0123456789":
            return self._jumped(text)
        after = " " if text.endswith(" ") else ""
        return self._searching((clean(self.search + text, LONGEST_SEARCH) + after)[:LONGEST_SEARCH])

    def shortened(self) -> Picking:
        """Take the last character of the search back."""
        return self._searching(self.search[:-1])

    def cleared(self) -> Picking:
        """End the search; the line pointed at stays so where the list has it."""
        without = replace(self, search="", digits="")
        lines = without.lines
        return replace(without, pointed=lines[self._place(lines)].value if lines else "")

    def toggled(self) -> Picking:
        """Tick the line pointed at, or take its tick away."""
        if not self.pointed or not self.several:
            return self
        findable = self.pointed in {one.value for one in self.prompt.findable}
        added = (*self.added, self.pointed) if findable else self.added
        return replace(self, ticked=self.ticked ^ {self.pointed}, added=added, digits="")

    def entered(self) -> Picking | Answered | Turn:
        """Take the line pointed at, or go on with what is ticked; in a search, tick the hit and end it."""
        if self.search and not self.pointed:
            return self
        if not self.several:
            return "skip" if self.pointed in ("", SKIP.value) else Answered((self.pointed,))
        if self.search:
            return (self if self.pointed in self.ticked else self.toggled()).cleared()
        return Answered(self.chosen) if self.ticked else "skip"

    def _jumped(self, digit: str) -> Picking:
        lines = self.numbered
        for digits in (self.digits + digit, digit):
            if 1 <= int(digits) <= len(lines):
                return replace(self, pointed=lines[int(digits) - 1].value, digits=digits)
        return replace(self, digits="")

    def _searching(self, search: str) -> Picking:
        search = search if name_key(search) else search.strip()
        if not search:
            return self.cleared()
        hits = found(search, (*self.prompt.choices, *self.prompt.findable))
        return replace(self, search=search, pointed=hits[0].value if hits else "", digits="")

    def _place(self, lines: Sequence[PromptChoice]) -> int:
        return next((at for at, one in enumerate(lines) if one.value == self.pointed), 0)


def picking(prompt: Prompt, before: Sequence[str]) -> Picking:
    """Begin: an earlier answer is ticked or pointed at; else the pointer stands where Enter says nothing."""
    known = known_values(prompt, before)
    findable = {one.value for one in prompt.findable}
    if prompt.kind == "many":
        first = prompt.choices[0].value if prompt.choices else ""
        added = tuple(value for value in known if value in findable)
        return Picking(prompt, known, first, frozenset(known), added)
    pointed = known[0] if known else SKIP.value
    return Picking(prompt, known[:1], pointed, added=tuple(value for value in known[:1] if value in findable))


def found(search: str, choices: Iterable[PromptChoice]) -> list[PromptChoice]:
    """Give the choices of which some name holds what is searched, those that begin with it first."""
    key = name_key(search)
    ranked = [
        (min(ranks), one)
        for one in (choices if key else ())
        if (
            ranks := [
                _rank(key, name_key(name), name) for name in (one.label, *one.also) if key in name_key(name)
            ]
        )
    ]
    return [one for _, one in sorted(ranked, key=lambda hit: hit[0])]


def _rank(key: str, label: str, words: str) -> int:
    if label.startswith(key):
        return 0 if label == key else 1
    return 2 if any(name_key(word).startswith(key) for word in words.split()) else 3
