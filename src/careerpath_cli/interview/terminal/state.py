"""A list to choose from and what keys do to it: pure, so that it can be tested without a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from careerpath_cli.interview.prompt import NEUTRAL, Answered, Prompt, PromptChoice, Turn
from careerpath_cli.interview.terminal.lines import clean, known_values
from careerpath_cli.knowledge.naming.names import name_key, nearest
from careerpath_cli.record import record

SKIP = PromptChoice("\0skip", NEUTRAL)
ADDED = "Found by typing"
LONGEST_SEARCH = 40
_SHORT = 15
"""Lines that fit a window: a search in a list no longer than this hides none of them."""
_ONE_DIGIT = 9
_SHORTEST_TEXT = 3
"""Letters from which a text is completed."""


@record
class ListState:
    """A list in the middle of choosing.

    `pointed` is the value of the line pointed at, empty where there is none: a list to tick begins that way,
    so that Enter has nothing to take. `added` holds findable values that were ticked at some point; they stay
    in the list. `hits` are the lines that a search found; `close` means that no name contains the text and
    these merely resemble it; `left` is what was pointed at before the search. `digits` are those of a number
    being typed, and `missing` is a typed number that no line has.
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
        """Return whether several lines can be ticked, rather than one taken."""
        return self.prompt.kind == "many"

    @property
    def narrows(self) -> bool:
        """Return whether a search shows only its hits; in a short list the pointer jumps instead."""
        return bool(self.prompt.findable) or len(self.prompt.choices) > _SHORT

    @property
    def lines(self) -> list[PromptChoice]:
        """Return the lines that can be pointed at, in order."""
        if self.search and self.narrows:
            return list(self.hits)
        skip = () if self.several else (replace(SKIP, label=self.prompt.neutral),)
        added = (replace(hit, section=ADDED) for hit in self.prompt.findable if hit.value in self.added)
        return [*skip, *self.prompt.choices, *added]

    @property
    def numbered(self) -> list[PromptChoice]:
        """Return the lines that can be reached by number, from 1; none in a search, where digits are text."""
        return [] if self.search else [choice for choice in self.lines if choice.value != SKIP.value]

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return what is ticked, in the prompt's order."""
        return known_values(self.prompt, tuple(self.ticked))

    @property
    def keeps_earlier(self) -> bool:
        """Return whether Enter would keep the earlier answer unchanged."""
        if not self.before or self.search:
            return False
        return self.chosen == self.before if self.several else (self.pointed,) == self.before

    def moved(self, by: int) -> ListState:
        """Move the pointer by `by` lines; a single step wraps around at the ends, longer moves stop there."""
        lines = self.lines
        if not lines:
            return self
        before_all, after_all = -1, len(lines)
        start = _index_of(self.pointed, lines)
        index = (start if start is not None else before_all if by > 0 else after_all) + by
        index = index % len(lines) if abs(by) == 1 else min(max(index, 0), len(lines) - 1)
        return self._after_key(pointed=lines[index].value)

    def typed(self, text: str) -> ListState:
        """Handle typed or pasted text: a digit points at the line of that number, anything else searches.

        Digits typed before letters join the search if it finds something with them.
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
        """Remove the last character of the search."""
        return self._searching(self.search[:-1])

    def cleared(self) -> ListState:
        """End the search, pointing at the hit if it is in the list, else where the pointer was before."""
        without = self._after_key(search="", hits=(), close=False, left="")
        listed = {choice.value for choice in without.lines}
        pointed = next((value for value in (self.pointed, self.left) if value in listed), "")
        return replace(without, pointed=pointed or ("" if self.several else SKIP.value))

    def spaced(self) -> ListState:
        """Handle the space bar: it types into a search, else ticks; with nothing pointed at, it points."""
        if self.search:
            return self.typed(" ")
        if self.several and not self.pointed:
            return self.moved(1)
        return self.toggled()

    def toggled(self) -> ListState:
        """Tick or untick the line pointed at."""
        if not self.pointed or not self.several:
            return self
        findable = self.pointed in {choice.value for choice in self.prompt.findable} - set(self.added)
        added = (*self.added, self.pointed) if findable else self.added
        return self._after_key(ticked=self.ticked ^ {self.pointed}, added=added)

    def entered(self) -> ListState | Answered | Turn:
        """Handle Enter: take the line pointed at, or continue with the ticks; in a search, tick the hit.

        It skips only where nothing is pointed at or ticked, or where the pointer is on the line that skips.
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
        """Handle Tab: continue with the ticks or the earlier answer, else skip; the pointer does not count.

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
        containing = found(search, every)
        hits = tuple(containing or resembling(search, every))
        return self._after_key(
            search=search,
            hits=hits,
            close=bool(hits and not containing),
            pointed=hits[0].value if hits else "",
            left=self.left if self.search else self.pointed,
        )

    def _after_key(self, **changes: Any) -> ListState:
        """Return the list after a key that is not a digit, which ends any number being typed."""
        return replace(self, **{"digits": "", "missing": "", **changes})


def list_state(prompt: Prompt, before: Sequence[str]) -> ListState:
    """Return the initial list: an earlier answer is ticked or pointed at, else Enter skips."""
    known = known_values(prompt, before)
    findable = {choice.value for choice in prompt.findable}
    if prompt.kind == "many":
        added = tuple(value for value in known if value in findable)
        return ListState(prompt, known, "", frozenset(known), added)
    pointed = known[0] if known else SKIP.value
    return ListState(
        prompt, known[:1], pointed, added=tuple(value for value in known[:1] if value in findable)
    )


def resembling(search: str, choices: Sequence[PromptChoice]) -> list[PromptChoice]:
    """Return the choices with a name, or a word in one, that resembles the search; closest first."""
    names = [name for choice in choices for name in (choice.label, *choice.also)]
    words = [word for name in names for word in name.split()]
    near = nearest(search, {name_key(name): name for name in (*words, *names) if name_key(name)})
    return list(dict.fromkeys(choice for name in near for choice in found(name, choices)))


def completions(text: str, choices: Sequence[PromptChoice]) -> list[PromptChoice]:
    """Return the choices that a text may mean: those with its words in a name, its last words, or close ones.

    So that a senior ICU nurse comes upon the ICU nurse.
    """
    words = text.split()
    if len(name_key(text)) < _SHORTEST_TEXT:
        return []
    tails = (" ".join(words[start:]) for start in range(len(words)))
    hits = next((hits for tail in tails if (hits := found(tail, choices))), [])
    return hits or resembling(text, choices)


def known_as(text: str, choices: Iterable[PromptChoice]) -> str:
    """Return the label of the choice that a text names in any spelling; empty where it names none."""
    key = name_key(text)
    names = (choice for choice in choices if key in map(name_key, (choice.label, *choice.also)))
    return next((choice.label for choice in names), "") if key else ""


def found(search: str, choices: Iterable[PromptChoice]) -> list[PromptChoice]:
    """Return the choices with a name that contains the search, those that begin with it first."""
    key = name_key(search)
    ranked = [
        (min(ranks), choice)
        for choice in (choices if key else ())
        if (
            ranks := [
                _rank(key, name_key(name), name)
                for name in (choice.label, *choice.also)
                if key in name_key(name)
            ]
        )
    ]
    return [choice for _, choice in sorted(ranked, key=lambda hit: hit[0])]


def _rank(key: str, label: str, words: str) -> int:
    """Return how well a name matches, best 0: it is the search, begins with it, a word does, or neither."""
    if label.startswith(key):
        return 0 if label == key else 1
    return 2 if any(name_key(word).startswith(key) for word in words.split()) else 3


def _index_of(value: str, lines: Sequence[PromptChoice]) -> int | None:
    return next((index for index, choice in enumerate(lines) if choice.value == value), None)
