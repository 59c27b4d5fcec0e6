"""Ten small repositories, each with the skills that it shows, at which level, and what must not be found."""

from dataclasses import dataclass, field

from repositories.building import ADA, BOB, Row, lines, months, notebook


@dataclass(frozen=True)
class Labelled:
    """A repository's commits, skill → level for what it shows, and what it only seems to show."""

    rows: list[Row]
    shows: dict[str, str]
    hides: list[str] = field(default_factory=list)


_EXPLORE = "import pandas as pd\nimport numpy as np\nimport matplotlib.pyplot as plt\nimport seaborn as sns\n"
_MODEL = "%pip install tensorflow\nfrom sklearn.ensemble import RandomForestClassifier\nimport pandas as pd\n"
_ANALYST = Labelled(
    rows=[
        (
            day,
            ADA,
            {
                f"notebooks/{day}.ipynb": notebook(
                    _EXPLORE, _MODEL if number % 2 else "df.head()", told="import torch would be overkill"
                ),
                f"queries/{day}.sql": "SELECT region,\n       sum(amount)\nFROM sales\nGROUP BY region;\n",
                "notes.py": lines('"""Later:\n\nimport pyspark\n"""\nimport datetime\n', 40),
            },
        )
        for number, day in enumerate(months("2024-01-15", 10, every=2))
    ],
    shows={
        "pandas": "working+",
        "numpy": "working+",
        "matplotlib": "working+",
        "seaborn": "working+",
        "sql": "working+",
        "python": "working+",
        "jupyter": "working+",
        "scikit-learn": "working",
    },
    hides=["pytorch", "spark", "tensorflow", "r"],
)

_TSX = "import { useState } from 'react';\nimport Link from 'next/link';\nimport x from './d3/local';\n"
_WEB = Labelled(
    rows=[
        (
            day,
            ADA,
            {
                f"src/page{number}.tsx": _TSX + "export const x = 1;\n" * 30,
                f"src/page{number}.test.ts": "import { test } from 'vitest';\n" + "test();\n" * 20,
                "package.json": '{"dependencies": {"react": "19", "next": "15", "openai": "^5"},'
                ' "devDependencies": {"vitest": "3", "typescript": "5"}}',
                "package-lock.json": '{"packages": {"node_modules/d3": {}, "node_modules/react": {}}}',
                "node_modules/d3/index.js": "import 'd3-scale';\n" * 90,
                "dist/bundle.js": "require('mongoose')\n" * 90,
            },
        )
        for number, day in enumerate(months("2025-02-01", 5))
    ],
    shows={
        "typescript": "working",
        "front-end-frameworks": "working",
        "software-testing": "working",
        "llm-apis": "aware",
    },
    hides=["d3", "mongodb", "python", "javascript"],
)

_SERVICE = Labelled(
    rows=[
        (
            day,
            ADA,
            {
                f"app/part{number}.py": lines(
                    "from fastapi import FastAPI\nimport torch.nn as nn\nfrom ray import serve\n", 30
                ),
                "pyproject.toml": '[project]\nname = "x"\n'
                'dependencies = ["fastapi>=0.100", "torch", "mlflow"]\n'
                '[dependency-groups]\ndev = ["pytest>=8", {include-group = "x"}]\n',
                "Dockerfile": f"FROM python:3.12-slim AS base\n# {number}\nRUN pip install uv\n",
                "docker-compose.yml": "services:\n  db:\n    image: postgres:16\n",
                ".github/workflows/ci.yml": f"# {number}\nsteps:\n  - uses: actions/checkout@v4\n",
                f"deploy/part{number}.yaml": "apiVersion: apps/v1\nkind: Deployment\n",
                f"infra/part{number}.tf": 'resource "aws_s3_bucket" "b" {}\n',
                "ray/__init__.py": "",
            },
        )
        for number, day in enumerate(months("2024-06-01", 12))
    ],
    shows={
        "python": "working",
        "fastapi": "working",
        "pytorch": "working",
        "docker": "working",
        "ci-cd": "working",
        "kubernetes": "working",
        "terraform": "working",
        "aws": "working",
        "mlflow": "aware",
        "postgresql": "aware",
        "software-testing": "aware",
    },
    hides=["ray", "gcp", "tensorflow"],
)

_DESCRIPTION = (
    "Package: spoons\nDepends: R (>= 4.1)\nImports:\n    dplyr (>= 1.1),\n    ggplot2\nSuggests: testthat\n"
)
_R_PACKAGE = Labelled(
    rows=[
        (
            day,
            ADA,
            {
                f"R/plot{number}.R": "library(ggplot2)\n# library(caret)\nx <- dplyr::filter(y)\n"
                + "x <- 1\n" * 9,
                f"tests/testthat/test-{number}.R": "library(testthat)\n",
                "DESCRIPTION": _DESCRIPTION,
                "renv.lock": '{"Packages": {"shiny": {"Package": "shiny"},'
                ' "ggplot2": {"Package": "ggplot2"}}}',
                "renv/activate.R": "library(keras)\n",
            },
        )
        for number, day in enumerate(months("2025-01-10", 4))
    ],
    shows={"r": "working", "ggplot2": "working", "data-wrangling": "working", "software-testing": "working"},
    hides=["shiny", "caret", "keras", "python"],
)

_POM = (
    "<project><dependencies>"
    "<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-clients</artifactId></dependency>"
    "<!-- <dependency><groupId>org.apache.spark</groupId><artifactId>spark-core</artifactId></dependency> -->"
    "</dependencies></project>"
)
_JAVA = Labelled(
    rows=[
        (
            day,
            ADA,
            {
                f"src/main/java/Part{number}.java": "import org.springframework.boot.SpringApplication;\n"
                "import org.springframework.web.bind.annotation.*;\n" + "class X {}\n" * 40,
                f"src/test/java/Part{number}Test.java": "import static org.junit.jupiter.api.Assertions.*;\n",
                "pom.xml": _POM,
                "old/pom.xml": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                + _POM.replace("kafka", "hadoop"),
            },
        )
        for number, day in enumerate(months("2023-03-01", 6))
    ],
    shows={
        "java": "working",
        "api-development": "working",
        "software-testing": "working",
        "kafka": "aware",
        "build-tools": "aware",
    },
    hides=["spark", "hadoop", "kotlin"],
)

_RUST = Labelled(
    rows=[
        (
            "2025-05-01",
            ADA,
            {
                "Cargo.toml": '[package]\nname = "x"\n[dependencies]\naxum = "0.8"\nhex = "0.4"\n'
                'frames = { package = "polars", version = "0.4" }\n',
                "Cargo.lock": 'name = "redis"\n',
                **{f"src/part{number}.rs": "use axum::Router;\n" + "fn f() {}\n" * 40 for number in range(4)},
            },
        ),
        ("2025-05-20", ADA, {"src/part1.rs": "use axum::Router;\n" + "fn g() {}\n" * 40}),
    ],
    shows={"rust": "aware+", "api-development": "aware+", "polars": "aware"},
    hides=["jupyter", "nosql", "python"],
)

_GO = Labelled(
    rows=[
        (
            day,
            ADA,
            {
                "go.mod": "module example.org/x\n\ngo 1.24\n\nrequire (\n\tgithub.com/jackc/pgx/v5 v5.7.0\n"
                "\tgithub.com/segmentio/kafka-go v0.4 // indirect\n)\n",
                f"cmd/part{number}.go": "package main\n\n"
                'import (\n\t"fmt"\n\tpb "google.golang.org/grpc"\n)\n' + "func f() {}\n" * 40,
                "vendor/k8s.io/client.go": 'import "k8s.io/api"\n' * 60,
                "api/x.pb.go": 'import "github.com/aws/x"\n' * 60,
            },
        )
        for number, day in enumerate(months("2024-10-01", 5))
    ],
    shows={"go": "working", "api-development": "working", "postgresql": "aware"},
    hides=["kafka", "kubernetes", "aws"],
)

_FORK = Labelled(
    rows=[
        *(
            (
                day,
                BOB,
                {
                    f"lib/model{number}.py": lines("import tensorflow as tf\nfrom dask import delayed\n", 40),
                    "requirements.txt": "tensorflow\ndask\n",
                },
            )
            for number, day in enumerate(months("2022-01-05", 12))
        ),
        ("2024-03-03", ADA, {"docs/export.py": lines("import polars as pl\n", 40)}),
        ("2024-03-04", BOB, {"docs/export.py": lines("import polars as pl\nimport jax\n", 40)}),
    ],
    shows={"polars": "aware", "python": "aware"},
    hides=["tensorflow", "dask", "keras"],
)

_VENDORED = Labelled(
    rows=[
        (
            day,
            ADA,
            {
                f"web/node_modules/react/{number}.js": "import 'react';\n" * 99,
                f"env/lib/python3.11/site-packages/torch/{number}.py": lines("import torch\n", 99),
                f"third_party/x{number}.py": lines("import jax\n", 99),
                "static/jquery-3.7.1.js": "var x;\n" * 99,
                "static/app.min.js": "require('d3');" * 99,
                "gen/api_pb2.py": lines("import grpc\n", 99),
                "gen/client.py": lines("# Code generated by x. DO NOT EDIT.\nimport django\n", 99),
                "backup.sh": "echo\n" * (40 + number),
            },
        )
        for number, day in enumerate(months("2025-01-01", 5))
    ],
    shows={"bash": "aware", "git": "aware"},
    hides=[
        "javascript",
        "front-end-frameworks",
        "python",
        "pytorch",
        "jax",
        "django",
        "api-development",
        "d3",
    ],
)

_HOSTILE = Labelled(
    rows=[
        (
            day,
            ADA,
            {
                f"good{number}.py": lines("import pandas\n", 40),
                "deep.ipynb": '{"cells": ' + "[" * 5_000 + "]" * 5_000 + "}",
                "wrong.ipynb": '{"cells": 7, "worksheets": {"a": 1}, "metadata": [1]}',
                "list.ipynb": "[1, 2]",
                "pyproject.toml": "[project]\ndependencies = 7\n[tool]\npoetry = []\n"
                "[dependency-groups]\na = 7\n",
                "package.json": '{"dependencies": ["react"], "devDependencies": 7}',
                "Cargo.toml": "[dependencies\n",
                "a\x1b[31m\nb.py": lines("import sklearn\n", 40),
                "binary.py": "import torch\0\n" * 99,
                "long.js": "require('d3');" * 9_000,
            },
        )
        for number, day in enumerate(months("2025-01-01", 5))
    ],
    shows={"pandas": "working", "python": "working", "scikit-learn": "aware", "jupyter": "aware"},
    hides=["pytorch", "d3", "front-end-frameworks", "rust"],
)

LABELLED = {
    "an analyst's notebooks": _ANALYST,
    "a web developer's TypeScript": _WEB,
    "an ML service": _SERVICE,
    "an R package": _R_PACKAGE,
    "a Java service": _JAVA,
    "a Rust program": _RUST,
    "a Go service": _GO,
    "a fork, mostly somebody else's": _FORK,
    "vendored and generated": _VENDORED,
    "hostile files": _HOSTILE,
}
