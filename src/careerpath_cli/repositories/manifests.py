"""Direct dependencies, as manifests declare them, and the names that lock files pin.

Everything is read as text or as plain values; nothing is executed, resolved or fetched.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from itertools import islice
from typing import Any

from careerpath_cli.knowledge.model.skills import Ecosystem
from careerpath_cli.repositories.signs import Sign

_Reader = Callable[[str], Iterable[str]]
_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9][\w.-]*)")
_QUOTED = re.compile(r"""["']([^"'\n]{1,200})["']""")
_SETUP_LIST = re.compile(r"\b(?:install_requires|extras_require|tests_require|setup_requires)\s{0,9}=")
_CONDA_LINE = re.compile(r"^\s*-\s*(?:[\w.-]+::)?([A-Za-z][\w.-]*)\s*(?:[=<>!~ \[].*)?$", re.MULTILINE)
_GRADLE = re.compile(r"""["']([A-Za-z][\w.-]{1,100}:[\w.-]{1,100})(?::[^"'\n]{0,100})?["']""")
_GRADLE_PLUGIN = re.compile(r"""\bid\s{0,9}\(?\s{0,9}["']([\w.-]{1,100})["']""")
_GROUP = re.compile(r"<groupId>\s*([\w.-]{1,200})\s*</groupId>")
_ARTIFACT = re.compile(r"<artifactId>\s*([\w.-]{1,200})\s*</artifactId>")
_LONG_KEY = re.compile(r"(?:[\w\"'-]{1,100}[ \t]{0,9}\.[ \t]{0,9}){40}")
_MOST_LISTS = 20
_XML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_R_FIELD = re.compile(r"^(?:Imports|Depends|Suggests|LinkingTo):(.*(?:\n[ \t].*)*)", re.MULTILINE)
_R_NAME = re.compile(r"[A-Za-z][\w.]*")


class LeftOutError(Exception):
    """A file has something in it that is not read; the message completes “NAME was left out: it …”."""


def declared(name: str, text: str) -> Iterator[Sign]:
    """Yield what a manifest or a lock file of this name mentions; nothing for any other file.

    Raises LeftOutError, or ValueError or RecursionError, for one that cannot be read.
    """
    for pattern, ecosystem, read in _MANIFESTS:
        if fnmatchcase(name, pattern):
            yield from (Sign(ecosystem, part, "manifest") for part in dict.fromkeys(read(text)))
    if name in _LOCKS:
        ecosystem, names = _LOCKS[name]
        yield from (Sign(ecosystem, part, "lock") for part in dict.fromkeys(names.findall(text)))


def is_manifest(name: str) -> bool:
    """Return whether a file of this name declares or pins what it depends on."""
    return name in _LOCKS or any(fnmatchcase(name, pattern) for pattern, _, _ in _MANIFESTS)


def _requirements(lines: Iterable[Any]) -> Iterator[str]:
    """Yield the names of requirements such as `torch>=2; python_version > "3.9"`."""
    for line in lines:
        match = _REQUIREMENT.match(line) if isinstance(line, str) and "://" not in line else None
        if match:
            yield match[1]


def _requirements_file(text: str) -> Iterator[str]:
    yield from _requirements(line for line in text.splitlines() if not line.lstrip().startswith(("-", "#")))


def _toml(text: str) -> dict[str, Any]:
    """Return the values of a TOML file; raises LeftOutError for keys that would take its parser minutes."""
    if _LONG_KEY.search(text):
        raise LeftOutError("has a key of too many parts")
    return tomllib.loads(text)


def _pyproject(text: str) -> Iterator[str]:
    content = _toml(text)
    project, tool = _table(content.get("project")), _table(content.get("tool"))
    yield from _requirements(_list(project.get("dependencies")))
    for group in ("optional-dependencies", "dependency-groups"):
        tables = _table((project if group.startswith("optional") else content).get(group))
        yield from (name for listed in tables.values() for name in _requirements(_list(listed)))
    poetry = _table(tool.get("poetry"))
    groups = [_table(group) for group in _table(poetry.get("group")).values()]
    for part in [poetry, *groups]:
        for key in ("dependencies", "dev-dependencies"):
            yield from (name for name in _table(part.get(key)) if name != "python")


def _pipfile(text: str) -> Iterator[str]:
    content = _toml(text)
    for group in ("packages", "dev-packages"):
        yield from _table(content.get(group))


def _cargo(text: str) -> Iterator[str]:
    content = _toml(text)
    for part in (content, _table(content.get("workspace"))):
        for group in ("dependencies", "dev-dependencies", "build-dependencies"):
            for name, wanted in _table(part.get(group)).items():
                yield str(_table(wanted).get("package", name))


def _setup_cfg(text: str) -> Iterator[str]:
    """Yield what follows `install_requires =` and stands under the extras, up to the next key or section."""
    section = key = ""
    for line in text.splitlines():
        if line.startswith("["):
            section, key = line.strip(), ""
        elif line.strip() and not line.startswith((" ", "\t", "#")):
            key, _, line = line.partition("=")  # noqa: PLW2901 - the value's first line
        if section == "[options.extras_require]" or (section, key.strip()) == (
            "[options]",
            "install_requires",
        ):
            yield from _requirements([line] if not line.startswith("[") else [])


def _setup_py(text: str) -> Iterator[str]:
    """Yield the quoted names within the brackets that follow `install_requires=` and its like."""
    for start in islice(_SETUP_LIST.finditer(text), _MOST_LISTS):
        listed, _, _ = text[start.end() : start.end() + 20_000].partition("]")
        yield from _requirements(_QUOTED.findall(listed))


def _environment(text: str) -> Iterator[str]:
    """Yield the packages of a conda environment, those from pip included."""
    _, _, listed = text.partition("dependencies:")
    yield from (name for name in _CONDA_LINE.findall(listed) if name not in ("python", "pip"))


def _package_json(text: str) -> Iterator[str]:
    content = _table(json.loads(text))
    for group in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        yield from _table(content.get(group))


def _description(text: str) -> Iterator[str]:
    """Yield the packages that an R package depends on; R itself is none."""
    for fields in _R_FIELD.findall(text):
        for part in fields.split(","):
            match = _R_NAME.search(part)
            if match and match[0] != "R":
                yield match[0]


def _pom(text: str) -> Iterator[str]:
    """Yield `group:artifact` of each dependency and plugin of a Maven project; no XML parser is asked."""
    if "<!doctype" in text.lower():
        raise LeftOutError("declares a document type")
    shown = _XML_COMMENT.sub("", text)
    for element in ("dependency", "plugin", "parent"):
        for rest in shown.split(f"<{element}>")[1:]:
            inner, _, _ = rest[:5_000].partition(f"</{element}>")
            group, artifact = _GROUP.search(inner), _ARTIFACT.search(inner)
            if artifact:
                yield f"{group[1] if group else 'org.apache.maven.plugins'}:{artifact[1]}"


def _gradle(text: str) -> Iterator[str]:
    yield from _GRADLE.findall(text)
    yield from _GRADLE_PLUGIN.findall(text)


def _go_mod(text: str) -> Iterator[str]:
    """Yield the modules that are required directly."""
    inside = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("require ("):
            inside = True
        elif line == ")":
            inside = False
        elif (inside or line.startswith("require ")) and "// indirect" not in line:
            module = line.removeprefix("require ").split()[:1]
            yield from (name for name in module if "." in name)


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


_MANIFESTS: tuple[tuple[str, Ecosystem, _Reader], ...] = (
    ("pyproject.toml", "python", _pyproject),
    ("requirements*.txt", "python", _requirements_file),
    ("requirements*.in", "python", _requirements_file),
    ("setup.cfg", "python", _setup_cfg),
    ("setup.py", "python", _setup_py),
    ("Pipfile", "python", _pipfile),
    ("environment*.y*ml", "python", _environment),
    ("conda*.y*ml", "python", _environment),
    ("package.json", "javascript", _package_json),
    ("DESCRIPTION", "r", _description),
    ("pom.xml", "java", _pom),
    ("build.gradle", "java", _gradle),
    ("build.gradle.kts", "java", _gradle),
    ("Cargo.toml", "rust", _cargo),
    ("go.mod", "go", _go_mod),
)
_NAME_LINE = re.compile(r'^name = "([^"\n]{1,200})"', re.MULTILINE)
_LOCKS: dict[str, tuple[Ecosystem, re.Pattern[str]]] = {
    "poetry.lock": ("python", _NAME_LINE),
    "uv.lock": ("python", _NAME_LINE),
    "Pipfile.lock": ("python", re.compile(r'^ {8}"([\w.-]{1,200})": \{', re.MULTILINE)),
    "Cargo.lock": ("rust", _NAME_LINE),
    "package-lock.json": ("javascript", re.compile(r'"node_modules/((?:@[\w.-]{1,100}/)?[\w.-]{1,100})"')),
    "yarn.lock": ("javascript", re.compile(r'^"?((?:@[\w.-]{1,100}/)?[\w.-]{1,100})@', re.MULTILINE)),
    "pnpm-lock.yaml": (
        "javascript",
        re.compile(r"^ {2}['\"]?/?((?:@[\w.-]{1,100}/)?[\w.-]{1,100})[@/]\d", re.MULTILINE),
    ),
    "renv.lock": ("r", re.compile(r'"Package":\s{0,9}"([\w.]{1,100})"')),
    "go.sum": ("go", re.compile(r"^(\S{1,200}) v", re.MULTILINE)),
}
