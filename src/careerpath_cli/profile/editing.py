"""Changing single answers in the text of a profile, so that whatever else people wrote there stays as it is.

A YAML library that keeps comments still sets its own indents, spaces and line breaks. So the places come from
PyYAML's marks, and only there the text changes: a line is added, taken out, or given another value. Whoever
writes the result reads it back first.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from careerpath_cli.record import record
from careerpath_cli.storage.yaml_documents import reads_as_text

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"[^\W\d_](?:[\w +./()&-]*[\w+)])?")
"""Texts that mean themselves in YAML without quotes, wherever they stand."""
_YES_OR_NO = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Words that readers of older YAML take for true and false."""
_STEP = 2


@record
class Change:
    """Another value for the answer that the keys of `path` lead to; None takes it out."""

    path: tuple[str, ...]
    value: str | float | None


def edited(text: str, changes: Iterable[Change]) -> str:
    """Return the text of a profile, a mapping in YAML or JSON, with some of its answers changed.

    Raises ValueError where the text is none.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    newline = "\r\n" if "\r\n" in text else "\n"
    changes = tuple(changes)
    try:
        for change in changes:
            text = _Place(text, newline).changed(change.path, change.value)
    except yaml.YAMLError:  # JSON with tabs, which YAML does not allow, or nothing that could be read
        return mark + _edited_json(text, changes)
    return mark + text


@record
class _Place:
    """A text while one answer in it is changed."""

    text: str
    newline: str

    def changed(self, path: Sequence[str], value: Any) -> str:
        """Return the text with another value at a path."""
        root = yaml.compose(self.text, Loader=_Loader)
        if not isinstance(root, yaml.MappingNode):
            raise ValueError("not a mapping")  # noqa: TRY004 - one kind of error for whatever it is
        steps: list[tuple[yaml.MappingNode, int]] = []
        node: Any = root
        for key in path:
            index = _index(node, key)
            if index is None:
                return self.text if value is None else self._added(node, steps, path[len(steps) :], value)
            steps.append((node, index))
            node = node.value[index][1]
        return self._removed(steps) if value is None else self._replaced(node, value)

    def _replaced(self, node: Any, value: Any) -> str:
        """Return the text with another value in place of a node."""
        start, end = node.start_mark.index, self._last_of(node)
        quoted = node.style == '"' and isinstance(value, str)
        return self.text[:start] + (_quoted(value) if quoted else _scalar(value)) + self.text[end:]

    def _added(self, node: Any, steps: Sequence[tuple[Any, int]], path: Sequence[str], value: Any) -> str:
        """Return the text with an entry more in a mapping, or in what is to become one."""
        if isinstance(node, yaml.MappingNode) and node.value:
            within = self._within_flow if node.flow_style else self._below
            return within(node, path, value)
        parent, index = steps[-1]
        key = parent.value[index][0]
        if parent.flow_style:
            return self._spliced(node, _flow(path, value, quoted=key.style == '"', braces=True))
        return self._begun(key, node, self._lines(path, value, key.start_mark.column + _STEP))

    def _begun(self, key: Any, node: Any, lines: str) -> str:
        """Return the text with the first lines of an empty section, below a comment beside its key."""
        colon = self.text.index(":", key.end_mark.index) + 1
        last = self._last_of(node)
        line_end = self.text.find("\n", last)
        comment = self.text[last : line_end if line_end >= 0 else len(self.text)].rstrip()
        rest = self.text[last + len(comment) :]
        return f"{self.text[:colon]}{comment}{self.newline}{lines.rstrip()}{rest}"

    def _spliced(self, node: Any, words: str) -> str:
        start = node.start_mark.index
        space = " " if self.text[start - 1] == ":" else ""
        return self.text[:start] + space + words + self.text[self._last_of(node) :]

    def _below(self, node: Any, path: Sequence[str], value: Any) -> str:
        """Return the text with an entry below the last one of a mapping that has a line for each."""
        line_end = self.text.find("\n", self._last_of(node))
        lines = self._lines(path, value, node.value[0][0].start_mark.column)
        if line_end < 0:
            return f"{self.text}{self.newline}{lines}"
        return self.text[: line_end + 1] + lines + self.text[line_end + 1 :]

    def _lines(self, path: Sequence[str], value: Any, indent: int) -> str:
        *sections, key = path
        lines = [f"{' ' * (indent + _STEP * step)}{_scalar(name)}:" for step, name in enumerate(sections)]
        last = f"{' ' * (indent + _STEP * len(sections))}{_scalar(key)}: {_scalar(value)}"
        return "".join(line + self.newline for line in (*lines, last))

    def _within_flow(self, node: Any, path: Sequence[str], value: Any) -> str:
        """Return the text with an entry behind the last one of a mapping in braces."""
        key, last = node.value[-1]
        end = self._last_of(last)
        entry = _flow(path, value, quoted=key.style == '"')
        own_line = key.start_mark.line != node.start_mark.line
        between = f",{self.newline}{' ' * key.start_mark.column}" if own_line else ", "
        return self.text[:end] + between + entry + self.text[end:]

    def _removed(self, steps: list[tuple[Any, int]]) -> str:
        """Return the text without the entry that steps lead to, nor the mappings that are empty without."""
        while len(steps) > 1 and len(steps[-1][0].value) == 1:
            steps.pop()
        node, index = steps[-1]
        return self._out_of_flow(node, index) if node.flow_style else self._without_lines(*node.value[index])

    def _out_of_flow(self, node: Any, index: int) -> str:
        key, value = node.value[index]
        start, end = key.start_mark.index, self._last_of(value)
        if index:
            start = self._last_of(node.value[index - 1][1])
        elif len(node.value) > 1:
            end = node.value[1][0].start_mark.index
        return self.text[:start] + self.text[end:]

    def _without_lines(self, key: Any, value: Any) -> str:
        """Return the text without the lines of an entry; a comment behind it stays, on a line of its own."""
        start = key.start_mark.index - key.start_mark.column
        last = self._last_of(value)
        line_end = self.text.find("\n", last)
        end = line_end + 1 if line_end >= 0 else len(self.text)
        comment = self.text[last:end].strip()
        kept = f"{' ' * key.start_mark.column}{comment}{self.newline}" if comment.startswith("#") else ""
        return self.text[:start] + kept + self.text[end:]

    def _last_of(self, node: Any) -> int:
        """Return where the last character of a node ends, leaving out the space and comments behind it."""
        while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(node, yaml.MappingNode) else last
        end: int = node.end_mark.index
        return max(len(self.text[:end].rstrip()), node.start_mark.index if not node.value else 0)


def _index(node: Any, key: str) -> int | None:
    """Return the position of a key in a mapping; None where it isn't there."""
    entries = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((index for index, (name, _) in enumerate(entries) if name.value == key), None)


def _flow(path: Sequence[str], value: Any, *, quoted: bool, braces: bool = False) -> str:
    """Return an entry as it stands in braces, in the quotes of JSON where its neighbours have them."""
    key, *further = path
    name = _quoted(key) if quoted else _scalar(key)
    within = _flow(further, value, quoted=quoted, braces=True) if further else ""
    entry = f"{name}: {within or (_quoted(value) if quoted and isinstance(value, str) else _scalar(value))}"
    return f"{{{entry}}}" if braces else entry


def _scalar(value: Any) -> str:
    """Return a value as YAML on one line, in quotes where it would mean something else without."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    plain = _PLAIN.fullmatch(value) and reads_as_text(value) and value.lower() not in _YES_OR_NO
    return value if plain else _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=not value.isprintable())


def _edited_json(text: str, changes: Iterable[Change]) -> str:
    """Return JSON with some answers changed, indented as its first entry is."""
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("not a mapping")  # noqa: TRY004 - as above
    for change in changes:
        *sections, key = change.path
        holders = [value]
        for section in sections:
            if not isinstance(holders[-1].get(section), dict):
                holders[-1][section] = {}
            holders.append(holders[-1][section])
        if change.value is not None:
            holders[-1][key] = change.value
        elif holders[-1].pop(key, None) is not None and len(holders) > 1 and not holders[-1]:
            del holders[-2][sections[-1]]
    indent = re.match(r"\{\s*?\n([ \t]+)", text)
    return json.dumps(value, indent=indent[1] if indent else None, ensure_ascii=False) + "\n"
