"""What source files, notebooks and configurations use, by their text; none of it is executed."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from careerpath_cli.knowledge.model.skills import Ecosystem
from careerpath_cli.repositories.signs import How, Sign

_Finder = Callable[[str], Iterable[str]]
_LONG_STRINGS = re.compile(r"(\"\"\"|''').*?(?:\1|\Z)", re.DOTALL)
_PY_IMPORT = re.compile(r"^[ \t]*import[ \t]+([^#;\n]{1,2000})", re.MULTILINE)
_PY_FROM = re.compile(
    r"^[ \t]*from[ \t]+([\w.]{1,200})[ \t]+import[ \t]+(?:\(([^)]{0,2000})\)|([^(#;\n]{1,2000}))",
    re.MULTILINE,
)
_PY_NAME = re.compile(r"[A-Za-z_][\w.]*")
_R_CALL = re.compile(
    r"\b(?:library|require|requireNamespace|loadNamespace)\(\s{0,9}[\"']?([A-Za-z][\w.]{0,100})"
)
_R_INSIDE = re.compile(r"\b([A-Za-z][\w.]{1,100}):::?[A-Za-z.]")
_R_COMMENT = re.compile(r"#.*")
_R_CHUNK = re.compile(r"^```\{r[^\n]*\n(.*?)(?:^```|\Z)", re.DOTALL | re.MULTILINE)
_JS_FROM = re.compile(
    r"""^[ \t]*(?:import|export|\})[^'"\n]{0,500}\bfrom[ \t]{0,9}['"]([^'"\n]{1,214})['"]""", re.MULTILINE
)
_JS_CALL = re.compile(r"""\b(?:require|import)[ \t]{0,9}\([ \t]{0,9}['"]([^'"\n]{1,214})['"]""")
_JS_BARE = re.compile(r"""^[ \t]*import[ \t]{0,9}['"]([^'"\n]{1,214})['"]""", re.MULTILINE)
_JAVA = re.compile(r"^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]{1,300})", re.MULTILINE)
_RUST = re.compile(r"^[ \t]*(?:pub[ \t]+)?(?:use|extern crate)[ \t]+(?:::)?([a-z_]\w{0,100})", re.MULTILINE)
_GO_ALONE = re.compile(r'^import[ \t]+(?:[\w.]+[ \t]+)?"([^"\n]{1,300})"', re.MULTILINE)
_GO_BLOCK = re.compile(r"^import[ \t]*\(([^)]{0,20000})\)", re.MULTILINE)
_GO_NAME = re.compile(r'"([^"\n]{1,300})"')
_C = re.compile(r"^[ \t]*#[ \t]*include[ \t]*[<\"]([\w./+-]{1,200})[>\"]", re.MULTILINE)
_FROM_IMAGE = re.compile(
    r"^[ \t]*FROM[ \t]+(?:--\S{1,100}[ \t]+)?([\w./:-]{1,200})", re.MULTILINE | re.IGNORECASE
)
_IMAGE = re.compile(r"^[ \t-]*image:[ \t]*['\"]?([\w./:-]{1,200})", re.MULTILINE)
_ACTION = re.compile(r"^[ \t-]*uses:[ \t]*['\"]?([\w./-]{1,200})", re.MULTILINE)
_PROVIDER = re.compile(r'^[ \t]*(?:provider|resource|data)[ \t]+"([a-z][a-z0-9]{0,50})', re.MULTILINE)
_KUBERNETES = re.compile(r"^apiVersion:[ \t]*\S+", re.MULTILINE)
_KIND = re.compile(r"^kind:[ \t]*[A-Z]\w+", re.MULTILINE)


def python_imports(text: str) -> Iterator[str]:
    """Yield the dotted names that Python code imports from elsewhere: `google.cloud.bigquery`, `torch.nn`."""
    code = _LONG_STRINGS.sub("''", text)
    for line in _PY_IMPORT.findall(code):
        yield from (match[0] for part in line.split(",") if (match := _PY_NAME.match(part.strip())))
    for package, inner, same_line in _PY_FROM.findall(code):
        if not package.startswith("."):
            yield package
            yield from (f"{package}.{name}" for name in _first_words((inner or same_line).split(",")))


def _first_words(parts: Iterable[str]) -> Iterator[str]:
    return (match[0] for part in parts if (match := _PY_NAME.match(part.strip())))


def _r_imports(text: str) -> Iterator[str]:
    code = _R_COMMENT.sub("", text)
    yield from _R_CALL.findall(code)
    yield from _R_INSIDE.findall(code)


def _r_markdown(text: str) -> Iterator[str]:
    for chunk in _R_CHUNK.findall(text):
        yield from _r_imports(chunk)


def _js_imports(text: str) -> Iterator[str]:
    """Yield packages, not the files that are imported by their paths."""
    for pattern in (_JS_FROM, _JS_CALL, _JS_BARE):
        yield from (name for name in pattern.findall(text) if not name.startswith((".", "/", "~", "@/")))


def _go_imports(text: str) -> Iterator[str]:
    yield from _GO_ALONE.findall(text)
    for block in _GO_BLOCK.findall(text):
        yield from _GO_NAME.findall(block)


_SOURCES: dict[str, tuple[Ecosystem, _Finder]] = {
    ".py": ("python", python_imports),
    ".pyw": ("python", python_imports),
    ".r": ("r", _r_imports),
    ".rmd": ("r", _r_markdown),
    ".qmd": ("r", _r_markdown),
    **dict.fromkeys(
        (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".vue", ".svelte"), ("javascript", _js_imports)
    ),
    **dict.fromkeys((".java", ".kt", ".kts", ".scala", ".groovy"), ("java", _JAVA.findall)),
    ".rs": ("rust", _RUST.findall),
    ".go": ("go", _go_imports),
    **dict.fromkeys((".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".cu", ".cuh", ".ino"), ("c", _C.findall)),
    ".tf": ("terraform", _PROVIDER.findall),
}  # fmt: skip


def used(path: str, text: str) -> Iterator[Sign]:
    """Yield what a file uses; raises ValueError or RecursionError for a broken one."""
    name = PurePosixPath(path).name.lower()
    suffix = PurePosixPath(name).suffix
    if suffix == ".ipynb":
        yield from notebook_signs(text)
    if suffix in _SOURCES:
        ecosystem, names = _SOURCES[suffix]
        yield from _signs(ecosystem, names(text), "import")
    if name.startswith(("dockerfile", "containerfile")) or suffix == ".dockerfile":
        yield from _signs("image", _FROM_IMAGE.findall(text), "manifest")
    if suffix in (".yml", ".yaml"):
        yield from _configured(path, text)


def _configured(path: str, text: str) -> Iterator[Sign]:
    """Yield what a YAML file sets up: images, actions of a workflow, objects of Kubernetes."""
    yield from _signs("image", _IMAGE.findall(text), "manifest")
    if ".github/" in path:
        yield from _signs("action", _ACTION.findall(text), "manifest")
    if _KUBERNETES.search(text) and _KIND.search(text):
        yield Sign("format", "kubernetes", "import")


def notebook_signs(text: str) -> Iterator[Sign]:
    """Yield the language of a notebook, and what its code cells import."""
    notebook = json.loads(text)
    cells = list(_code_cells(notebook))
    language = _language(notebook)
    if cells:
        yield Sign("format", f"{language}-notebook", "import")
    if language in ("python", "r"):
        names = python_imports if language == "python" else _r_imports
        yield from _signs("python" if language == "python" else "r", names("\n".join(cells)), "import")


def _language(notebook: dict[str, Any]) -> str:
    """Return the language of a notebook's code; Python where it does not say."""
    about = notebook.get("metadata")
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        part = about.get(key) if isinstance(about, dict) else None
        if isinstance(part, dict) and isinstance(part.get(name), str):
            return str(part[name]).lower()
    return "python"


def _code_cells(notebook: Any) -> Iterator[str]:
    """Yield the code of each cell; raises ValueError where there are none."""
    sheets = notebook.get("worksheets") or [notebook] if isinstance(notebook, dict) else None
    if not isinstance(sheets, list):
        raise ValueError("no notebook")  # noqa: TRY004 - as for text that is no JSON
    listed = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    for cell in (cell for cells in listed if isinstance(cells, list) for cell in cells):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            code = cell.get("source", cell.get("input", ""))
            lines = code if isinstance(code, list) else [code]
            yield "".join(line for line in lines if isinstance(line, str))


def _signs(ecosystem: Ecosystem, names: Iterable[str], how: How) -> Iterator[Sign]:
    return (Sign(ecosystem, name, how) for name in dict.fromkeys(names))
