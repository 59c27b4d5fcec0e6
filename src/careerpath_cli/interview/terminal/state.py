"""A list to choose from and what keys do to it: pure, so that it can be tried without a terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from careerpath_cli.interview.prompt import NEUTRAL, Answered, PromptChoice
from careerpath_cli.interview.terminal.lines import clean, known_values
from careerpath_cli.knowledge.names import name_key, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerpath_cli.interview.prompt import Prompt, Turn

SKIP = PromptChoice("\0skip", NEUTRAL)
ADDED = "Found by typing"
LONGEST_SEARCH = 40
_SHORT = 15
"""Lines that fit a window: a search among no more than these, with nothing to find besides, hides none."""
_ONE_DIGIT = 9


@dataclass(frozen=True, slots=True)
class ListState:
    """A list in the middle of choosing.

    `pointed` is the value of the line pointed at, empty where there is none: a list to tick begins so, and
    Enter then has nothing to take. `added` are findable values that were ticked at some time; they stay in
    the list. `hits` are the lines that a search led to; where no name holds what was typed they are `close`,
    with names that look like it; `left` is what was pointed at before it. `digits` are those of a number that
    is being typed, `missing` is a number that was typed and that no line has.
    """

    prompt: Prompt
    before: tuple[str, ...]
    pointed: str
    ticked: frozenset[str] = frozenset()
    added: tuple[str, ...] = ()
    search: str = ""
    hits: tuple[PromptChoice, ...] = ()
    close: bool = False
    left: str = ""
    digits: str = ""
    missing: str = ""

    @property
    def several(self) -> bool:
        """Tell whether lines are ticked, not taken."""
        return self.prompt.kind == "many"

    @property
    def narrows(self) -> bool:
        """Tell whether a search shows its hits alone; a short list stays whole, and the pointer jumps."""
        return bool(self.prompt.findable) or len(self.prompt.choices) > _SHORT

    @property
    def lines(self) -> list[PromptChoice]:
        """Return the lines that are there to point at, in order."""
        if self.search and self.narrows:
            return list(self.hits)
        skip = () if self.several else (replace(SKIP, label=self.prompt.neutral),)
        added = (replace(one, section=ADDED) for one in self.prompt.findable if one.value in self.added)
        return [*skip, *self.prompt.choices, *added]

    @property
    def numbered(self) -> list[PromptChoice]:
        """Return the lines that a number leads to, from 1; in a search digits are searched."""
        return [one for one in self.lines if one.value != SKIP.value] if not self.search else []

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return what is ticked, in the prompt's order."""
        return known_values(self.prompt, tuple(self.ticked))

    @property
    def keeps_earlier(self) -> bool:
        """Tell whether Enter would keep the earlier answer as it is."""
        if not self.before or self.search:
            return False
        return self.chosen == self.before if self.several else (self.pointed,) == self.before

    def moved(self, by: int) -> ListState:
        """Point `by` lines further; a single step goes round at the ends, more of them stop there."""
        lines = self.lines
        if not lines:
            return self
        before_all, after_all = -1, len(lines)
        start = _place(self.pointed, lines)
        at = (start if start is not None else before_all if by > 0 else after_all) + by
        at = at % len(lines) if abs(by) == 1 else min(max(at, 0), len(lines) - 1)
        return self._after_key(pointed=lines[at].value)

    def typed(self, text: str) -> ListState:
        """Take a typed or pasted text: a digit points at the line of that number, anything else searches.

        Digits that stand before letters belong to the search where it finds something with them.
        """
        if not self.search and len(text) == 1 and text in "0123456789":
            return self._jumped(text)
        if self.digits:
            with_digits = self._searching(self.digits + text)
            if with_digits.hits and not with_digits.close:
                return with_digits
        after = " " if text.endswith(" ") else ""
        return self._searching((clean(self.search + text, LONGEST_SEARCH) + after)[:LONGEST_SEARCH])

    def shortened(self) -> ListState:
        """Take the last character of the search back."""
        return self._searching(self.search[:-1])

    def cleared(self) -> ListState:
        """End the search; the hit pointed at stays so where the list has it, else what was so before."""
        without = self._after_key(search="", hits=(), close=False, left="")
        listed = {one.value for one in without.lines}
        pointed = next((one for one in (self.pointed, self.left) if one in listed), "")
        return replace(without, pointed=pointed or ("" if self.several else SKIP.value))

    def spaced(self) -> ListState:
        """Take a blank: it belongs to a search, else it ticks; with nothing pointed at, it points."""
        if self.search:
            return self.typed(" ")
        if self.several and not self.pointed:
            return self.moved(1)
        return self.toggled()

    def toggled(self) -> ListState:
        """Tick the line pointed at, or take its tick away."""
        if not self.pointed or not self.several:
            return self
        findable = self.pointed in {one.value for one in self.prompt.findable} - set(self.added)
        added = (*self.added, self.pointed) if findable else self.added
        return self._after_key(ticked=self.ticked ^ {self.pointed}, added=added)

    def entered(self) -> ListState | Answered | Turn:
        """Take the line pointed at, or go on with what is ticked; in a search, tick the hit and end it.

        It skips only where nothing is pointed at or ticked, or where the line that skips is pointed at.
        """
        if self.search and not self.pointed:
            return self
        if not self.several:
            return "skip" if self.pointed in ("", SKIP.value) else Answered((self.pointed,))
        if self.search:
            return (self if self.pointed in self.ticked else self.toggled()).cleared()
        if self.ticked:
            return Answered(self.chosen)
        return self.toggled() if self.pointed else "skip"

    def passed(self) -> ListState | Answered | Turn:
        """Go on without taking the line pointed at: with what is ticked or was said earlier, else skip.

        A search is ended first.
        """
        if self.search:
            return self.cleared()
        kept = self.chosen if self.several else self.before
        return Answered(kept) if kept else "skip"

    def _jumped(self, digit: str) -> ListState:
        lines = self.numbered
        whole = self.digits + digit
        for digits in (whole, digit):
            if 1 <= int(digits) <= len(lines):
                missing = whole if digits != whole and len(lines) > _ONE_DIGIT else ""
                return replace(self, pointed=lines[int(digits) - 1].value, digits=digits, missing=missing)
        return replace(self, digits="", missing=whole if len(lines) > _ONE_DIGIT else digit)

    def _searching(self, search: str) -> ListState:
        search = search if name_key(search) else search.strip()
        if not search:
            return self.cleared()
        every = (*self.prompt.choices, *self.prompt.findable)
        holding = found(search, every)
        hits = tuple(holding or resembling(search, every))
        return self._after_key(
            search=search,
            hits=hits,
            close=bool(hits and not holding),
            pointed=hits[0].value if hits else "",
            left=self.left if self.search else self.pointed,
        )

    def _after_key(self, **changes: Any) -> ListState:
        """Change the list by a key that is no digit: a number that was being typed is over."""
        return replace(self, **{"digits": "", "missing": "", **changes})


def list_state(prompt: Prompt, before: Sequence[str]) -> ListState:
    """Begin: an earlier answer is ticked or pointed at; else Enter says nothing until the pointer moves."""
    known = known_values(prompt, before)
    findable = {one.value for one in prompt.findable}
    if prompt.kind == "many":
        added = tuple(value for value in known if value in findable)
        return ListState(prompt, known, "", frozenset(known), added)
    pointed = known[0] if known else SKIP.value
    return ListState(
        prompt, known[:1], pointed, added=tuple(value for value in known[:1] if value in findable)
    )


def resembling(search: str, choices: Sequence[PromptChoice]) -> list[PromptChoice]:
    """Return the choices that have a name, or a word in one, much like what is searched; the likest first."""
    names = [name for one in choices for name in (one.label, *one.also)]
    words = [word for name in names for word in name.split()]
    near = nearest(search, {name_key(name): name for name in (*words, *names) if name_key(name)})
    return list(dict.fromkeys(one for name in near for one in found(name, choices)))


def found(search: str, choices: Iterable[PromptChoice]) -> list[PromptChoice]:
    """Return the choices of which some name holds what is searched, those that begin with it first."""
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


def _place(value: str, lines: Sequence[PromptChoice]) -> int | None:
    return next((at for at, one in enumerate(lines) if one.value == value), None)
