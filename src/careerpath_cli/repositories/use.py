"""Which skills the files show: names and paths, held against the base's packages and its skills' names."""

import re
from collections.abc import Iterable, Iterator
from fnmatch import translate
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.skills import Packages
from careerpath_cli.knowledge.naming.index import counting
from careerpath_cli.knowledge.naming.names import name_key, package_key
from careerpath_cli.record import record
from careerpath_cli.repositories.signs import CodeRead, Repository, Sign, SignedFile

Way = Literal["import", "file", "manifest", "lock"]
WAYS: tuple[Way, ...] = ("import", "file", "manifest", "lock")
"""How a file shows a skill, what says most first: by using it, by being its kind of file, by naming it."""
_CALLED_AS_A_SKILL = ("library", "framework", "tool")
_NAMED_FREELY = ("python", "javascript", "r")
_IS_PLAIN = re.compile(r"[^*?\[/]+|\*\.[^*?\[/.]+")
"""A file's whole name, or a single ending: most patterns are, and a look-up finds them."""
_LAST_PART = re.compile(r"[./:][^./:]*$")


@record
class UsedFile:
    """A file that shows a skill, with its repository's name before its path where there are several."""

    path: str
    way: Way


@record
class SkillUse:
    """How much a skill is used in somebody's code, by their own commits.

    Files that show it best come first, of those the ones with the most commits. `commits` touched them, in so
    many different `months`, the first and the last on these days; without a history there are none.
    """

    skill: str
    files: tuple[UsedFile, ...]
    repositories: tuple[str, ...]
    commits: int
    months: int
    first: str | None
    last: str | None

    def count(self, *ways: Way) -> int:
        """Return how many files show the skill in one of these ways."""
        return sum(file.way in ways for file in self.files)


@record
class CodeUse:
    """What somebody's code uses, the most used first; whose commits counted, and what they should know."""

    skills: tuple[SkillUse, ...]
    repositories: tuple[str, ...]
    authors: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class _Names:
    """What leads from names and paths to skills."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._skills: dict[tuple[str, str], list[str]] = {}
        self._files: dict[str, list[Packages]] = {}
        self._patterns: list[tuple[re.Pattern[str], Packages]] = []
        for entry in base.packages.values():
            for glob in map(str.casefold, entry.files):
                if _IS_PLAIN.fullmatch(glob):
                    self._files.setdefault(glob, []).append(entry)
                else:
                    self._patterns.append((re.compile("(?:^|/)" + translate(glob)), entry))
            for ecosystem, names in entry.names.items():
                for name in names:
                    self._skills.setdefault((ecosystem, package_key(name)), []).append(entry.skill)
        self.of_sign = lru_cache(maxsize=None)(self._of_sign)

    def of_path(self, path: str) -> Iterable[Packages]:
        """Return the entries one of whose patterns a path ends with, in capitals or not."""
        path = path.casefold()
        name = PurePosixPath(path).name
        plain = [
            entry for glob in (name, f"*{PurePosixPath(name).suffix}") for entry in self._files.get(glob, ())
        ]
        matching = [entry for pattern, entry in self._patterns if pattern.search(path)]
        return {entry.id: entry for entry in (*plain, *matching)}.values()

    def _of_sign(self, sign: Sign) -> tuple[str, ...]:
        """Return the skills that a name shows: by the longest beginning that is known, else by itself."""
        name = package_key(sign.name)
        while name:
            if known := self._skills.get((sign.ecosystem, name)):
                return tuple(known)
            shorter = _LAST_PART.sub("", name)
            name = shorter if shorter != name else ""
        return self._by_own_name(sign)

    def _by_own_name(self, sign: Sign) -> tuple[str, ...]:
        """Return the skill that is called like a package, where such a name can only mean that.

        Other names of a skill won't do: hex is a package of its own in every ecosystem, not the notebook.
        """
        if sign.ecosystem not in _NAMED_FREELY:
            return ()
        name = name_key(sign.name.partition(".")[0] if sign.how == "import" else sign.name)
        skill = self._base.skills.get(self._base.find("skills", name) or "")
        if skill is None or skill.kind not in _CALLED_AS_A_SKILL or set(counting(skill, name)) - {"anywhere"}:
            return ()
        return (skill.id,) if name in (name_key(skill.id), name_key(skill.name)) else ()


def use_of(read: CodeRead, base: KnowledgeBase) -> CodeUse:
    """Return which skills show in what was read."""
    names = _Names(base)
    shown: dict[str, list[tuple[Repository, SignedFile, Way]]] = {}
    for repository in read.repositories:
        for skill, file, way in _shown(repository, names):
            shown.setdefault(skill, []).append((repository, file, way))
    several = len(read.repositories) > 1
    uses = [_use(skill, places, several=several) for skill, places in shown.items()]
    ranked = sorted(
        (use for use in uses if use.count("import", "file", "manifest")),
        key=lambda use: (-use.commits, -len(use.files), use.skill),
    )
    return CodeUse(tuple(ranked), tuple(part.name for part in read.repositories), read.authors, read.remarks)


def _shown(repository: Repository, names: _Names) -> Iterator[tuple[str, SignedFile, Way]]:
    """Yield each skill that a file of a repository shows, with how it does so."""
    own = frozenset(repository.modules)
    ways: dict[tuple[str, str], Way] = {}
    files = {file.path: file for file in repository.files}
    for file in repository.files:
        for sign in file.signs:
            if sign.how == "import" and _is_own(sign, file, own):
                continue
            for skill in names.of_sign(sign):
                _keep_best(ways, (skill, file.path), sign.how)
    for skill, path in _by_paths(repository.files, names):
        _keep_best(ways, (skill, path), "file")
    yield from ((skill, files[path], way) for (skill, path), way in ways.items())


def _keep_best(ways: dict[tuple[str, str], Way], place: tuple[str, str], way: Way) -> None:
    ways[place] = min(ways.get(place, way), way, key=WAYS.index)


def _by_paths(files: Iterable[SignedFile], names: _Names) -> Iterator[tuple[str, str]]:
    """Yield the skill and the path of each file that shows one by its name, where there is enough of it."""
    groups: dict[str, tuple[Packages, list[SignedFile]]] = {}
    for file in files:
        for entry in names.of_path(file.path):
            groups.setdefault(entry.id, (entry, []))[1].append(file)
    for entry, matching in groups.values():
        if sum(file.lines for file in matching) >= entry.lines:
            yield from ((entry.skill, file.path) for file in matching)


def _is_own(sign: Sign, file: SignedFile, own: frozenset[str]) -> bool:
    """Return whether a Python import means a module of the same repository that happens to be called so."""
    if sign.ecosystem != "python":
        return False
    top = sign.name.partition(".")[0]
    beside = PurePosixPath(file.path).parent
    return any(str(PurePosixPath(place) / top) in own for place in (beside, "", "src"))


def _use(skill: str, places: list[tuple[Repository, SignedFile, Way]], *, several: bool) -> SkillUse:
    """Return how much one skill is used, over all repositories."""
    days: dict[tuple[str, int], str] = {}
    files = []
    for repository, file, way in sorted(places, key=lambda place: -len(place[1].commits)):
        path = f"{repository.name}/{file.path}" if several else file.path
        files.append(UsedFile(path, way))
        if way != "lock":
            days |= {(repository.name, commit): repository.days[commit] for commit in file.commits}
    ordered = sorted(days.values())
    return SkillUse(
        skill,
        tuple(sorted(files, key=lambda file: WAYS.index(file.way))),
        tuple(dict.fromkeys(repository.name for repository, _, way in places if way != "lock")),
        len(days),
        len({day[:7] for day in ordered}),
        ordered[0] if ordered else None,
        ordered[-1] if ordered else None,
    )
