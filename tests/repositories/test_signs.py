"""What single files mention, and that none of them breaks or holds up whoever reads it."""

import json
from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.repositories.files import Reading
from careerpath_cli.repositories.imports import used
from careerpath_cli.repositories.manifests import LeftOutError, declared
from careerpath_cli.repositories.signs import Sign, SignedFile

MANIFESTS = ["pyproject.toml", "requirements.txt", "setup.cfg", "setup.py", "Pipfile", "environment.yml"]
MANIFESTS += ["package.json", "DESCRIPTION", "pom.xml", "build.gradle", "Cargo.toml", "go.mod"]
LOCKS = ["poetry.lock", "Pipfile.lock", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "go.sum"]
SOURCES = ["a.py", "a.R", "a.Rmd", "a.ts", "a.java", "a.rs", "a.go", "a.cpp", "a.tf", "a.ipynb", "Dockerfile"]
NAMES = [*MANIFESTS, *LOCKS, *SOURCES, ".github/workflows/a.yml"]
SETUP_CFG = """[metadata]
name = x
[options]
install_requires =
  numpy
  # no
zip_safe = yes
[options.extras_require]
all = dask; x
"""
ENVIRONMENT = "dependencies:\n  - python=3.11\n  - conda-forge::dask>=1\n  - pip:\n    - ray\n"


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        ("a.py", "import numpy as np, pandas", ["numpy", "pandas"]),
        (
            "a.py",
            "from google.cloud import bigquery, storage as s",
            ["google.cloud", "google.cloud.bigquery"],
        ),
        ("a.py", "from x import (\n    a,\n    b,\n)\n", ["x", "x.a"]),
        ("a.py", "from .pandas import x\n# import torch\nprint('import jax')\n", []),
        ("a.py", 'def f():\n    """\n    import torch\n    """\n    import jax\n', ["jax"]),
        ("a.R", "library(dplyr); require('caret')\nx <- ggplot2::aes()\n", ["dplyr", "caret", "ggplot2"]),
        ("a.Rmd", "library(no)\n```{r setup}\nlibrary(yes)\n```\n", ["yes"]),
        ("a.ts", "import {\n  x\n} from '@langchain/core';\nimport './own';\n", ["@langchain/core"]),
        ("a.js", "const x = require('express')\nconst y = await import('d3')\n", ["express", "d3"]),
        ("a.go", 'import "fmt"\n', ["fmt"]),
        ("a.cpp", "#include <opencv2/core.hpp>\n", ["opencv2/core.hpp"]),
        ("a.tf", 'resource "google_storage_bucket" "b" {}\n', ["google"]),
        ("Dockerfile", "FROM --platform=linux/amd64 pytorch/pytorch:2.1\n", ["pytorch/pytorch:2.1"]),
        (".github/workflows/a.yml", "  - uses: aws-actions/configure@v4\n", ["aws-actions/configure"]),
    ],
)
def test_what_a_file_uses(path: str, text: str, names: list[str]) -> None:
    assert [sign.name for sign in used(path, text)][: len(names) or None] == names


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        (
            "requirements-dev.txt",
            "# x\n-r base.txt\n--hash=a\ntorch[cuda]>=2 ; python_version>'3'\ngit+https://x/y\n",
            ["torch"],
        ),
        ("pyproject.toml", '[tool.poetry.dependencies]\npython = "3"\njax = "1"\n', ["jax"]),
        ("pyproject.toml", '[project.optional-dependencies]\na = ["shap<1"]\n', ["shap"]),
        ("setup.cfg", SETUP_CFG, ["numpy", "dask"]),
        ("setup.py", "setup(x='y', install_requires=['numpy>1', \"ray\"], url='y')", ["numpy", "ray"]),
        ("environment.yml", ENVIRONMENT, ["dask", "ray"]),
        ("DESCRIPTION", "Imports: dplyr (>= 1),\n  rlang\nAuthor: caret\n", ["dplyr", "rlang"]),
        (
            "build.gradle",
            "implementation 'org.apache.kafka:kafka-clients:3'\n",
            ["org.apache.kafka:kafka-clients"],
        ),
        ("go.mod", "require github.com/aws/aws-sdk-go v1\n", ["github.com/aws/aws-sdk-go"]),
        ("yarn.lock", '"@a/b@^1":\n  version "1"\nd3@7:\n', ["@a/b", "d3"]),
        ("notes.txt", "torch\n", []),
    ],
)
def test_what_a_manifest_declares(name: str, text: str, names: list[str]) -> None:
    assert [sign.name for sign in declared(name, text)] == names


def test_a_document_type_is_refused() -> None:
    with pytest.raises(LeftOutError):
        list(declared("pom.xml", "<!DocType x>"))


def test_a_lock_only_pins() -> None:
    assert list(declared("poetry.lock", 'name = "torch"\n')) == [Sign("python", "torch", "lock")]


def test_what_cannot_be_parsed_is_told_and_counts_by_its_name() -> None:
    reading = Reading("shop")
    files = {"package.json": b"{", "a.ipynb": b"7", "pom.xml": b"<!DOCTYPE x>"}
    read = list(reading.files(files, lambda path, _: files[path]))
    assert read == [SignedFile(path, 1) for path in files]
    assert list(reading.remarks()) == [
        "shop: pom.xml was left out: it declares a document type.",
        "shop: 2 files can't be parsed and count by name: package.json, a.ipynb.",
    ]


@settings(deadline=None)
@given(st.sampled_from(NAMES), st.text())
def test_no_text_breaks_its_reader(path: str, text: str) -> None:
    files = {path: text.encode(errors="replace")}
    assert len(list(Reading("x").files(files, lambda name, _: files[name]))) <= 1


KEYS = st.sampled_from(["cells", "worksheets", "metadata", "source", "cell_type", "dependencies", "project"])
VALUES = st.recursive(
    st.none() | st.integers() | st.text(), lambda part: st.lists(part) | st.dictionaries(KEYS, part)
)


@settings(deadline=None)
@given(VALUES)
def test_no_shape_of_json_breaks_its_reader(value: object) -> None:
    content = json.dumps(value).encode()
    for path in ("a.ipynb", "package.json"):
        assert len(list(Reading("x").files([path], lambda *_: content))) == 1


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("pyproject.toml", "a."),
        ("Cargo.toml", "a . "),
        ("setup.py", "install_requires=["),
        ("pom.xml", "<dependency>"),
        ("pom.xml", "<!--"),
        ("a.py", "from "),
        ("a.py", "'''"),
        ("a.ts", "import "),
        ("a.R", "a."),
        ("a.go", "import ("),
    ],
)
def test_no_text_holds_up_its_reader(name: str, part: str) -> None:
    text = part * (300_000 // len(part))
    started = process_time()
    with suppress(LeftOutError, ValueError):
        list(declared(name, text))
    with suppress(LeftOutError, ValueError):
        list(used(name, text))
    assert process_time() - started < 3
