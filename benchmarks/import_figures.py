"""Turn three tables of public figures into YAML of the knowledge base, without changing a number.

usage: python benchmarks/import_figures.py SALARIES.csv WAGES.csv PROJECTIONS.csv

SALARIES (title, country, currency, level, n, median_low_end, median_high_end, p10 to p90, years) is made from
the public-domain table of aijobs.net: ranges of advertisements by exact title, the two ends of each joined,
repeats dropped, in the country's own currency. It becomes data/pay.yaml; `ROLES` says which role a title
stands for. WAGES is the US Bureau of Labor Statistics' OEWS table with its own column names (`#`: above the
highest class), and PROJECTIONS its Employment Projections; they become data/wages.yaml and the rows of
data/outlook.yaml below the line that says so.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from careerpath_cli.knowledge.files import data_directory
from careerpath_cli.knowledge.store import load_base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEVELS = {"EN": "entry", "MI": "mid", "SE": "senior", "EX": "executive", "all": "all"}
PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
COUNTED_UNDER = {"15-1252": "15-1251"}
"""Occupation → another one without whose projection its own says too little."""
ROLES = {
    "data-analyst": (
        "Data Analyst",
        "Business Intelligence Analyst",
        "BI Analyst",
        "Data Analytics Specialist",
        "Data Reporting Analyst",
        "Data Operations Analyst",
        "Data Visualization Analyst",
        "Data Visualization Specialist",
        "Data Analytics Consultant",
    ),
    "bi-developer": (
        "BI Developer",
        "Business Intelligence Developer",
        "BI Engineer",
        "Business Intelligence Engineer",
        "Power BI Developer",
        "Data Visualization Engineer",
    ),
    "analytics-manager": (
        "Data Manager",
        "Head of Data",
        "Data Analytics Manager",
        "Data Analytics Lead",
        "Analytics Lead",
        "Data Lead",
        "Business Intelligence Manager",
        "Data Operations Manager",
    ),
    "data-engineer": (
        "Data Engineer",
        "Data Developer",
        "Data Infrastructure Engineer",
        "Data Integration Engineer",
        "Data Integration Specialist",
        "Data Operations Engineer",
        "Data Quality Engineer",
        "Cloud Database Engineer",
    ),
    "analytics-engineer": ("Analytics Engineer",),
    "data-architect": ("Data Architect", "Data Modeler"),
    "data-governance-specialist": (
        "Data Governance Analyst",
        "Data Governance Specialist",
        "Data Governance Lead",
        "Data Governance Manager",
        "Data Management Analyst",
        "Data Management Specialist",
        "Data Quality Analyst",
    ),
    "data-scientist": ("Data Scientist", "Decision Scientist"),
    "statistician": ("Statistician", "Statistical Programmer"),
    "machine-learning-engineer": ("Machine Learning Engineer",),
    "mlops-engineer": ("MLOps Engineer", "Machine Learning Infrastructure Engineer", "DevOps Engineer"),
    "research-engineer": ("Research Engineer", "Applied Scientist", "Machine Learning Scientist"),
    "ai-research-scientist": (
        "Research Scientist",
        "Machine Learning Researcher",
        "AI Scientist",
        "AI Researcher",
    ),
    "ai-research-assistant": ("Research Assistant", "Research Associate"),
    "ai-software-developer": ("AI Developer", "Software Engineer"),
    "llm-application-developer": ("AI Engineer",),
    "prompt-engineer": ("Prompt Engineer",),
    "ai-solutions-architect": ("AI Architect", "Solutions Architect"),
    "computer-vision-engineer": ("Computer Vision Engineer",),
    "robotics-engineer": ("Robotics Engineer",),
    "quantitative-ml-analyst": ("Quantitative Analyst", "Quantitative Researcher"),
    "healthcare-ml-specialist": ("Bioinformatics Scientist",),
    "ai-product-manager": (
        "AI Product Manager",
        "Data Product Manager",
        "Data Product Owner",
        "Product Manager",
    ),
    "ai-consultant": ("Data Strategist",),
}
"""Role → the titles of the table whose advertisements say what it pays.

Titles that say too little of the work (Data Specialist, Business Intelligence) or name another job stay out.
"""
PROJECTED = "# Made by benchmarks/import_figures.py from here on."

Row = dict[str, str]


def main(salaries: str, wages: str, projections: str) -> None:
    """Read the three tables and write the three files."""
    outlook = (data_directory() / "outlook.yaml").read_text(encoding="utf-8").split(PROJECTED)[0].splitlines()
    files = {
        "pay": pay_lines(read(salaries)),
        "wages": wage_lines(read(wages)),
        "outlook": [*outlook, PROJECTED, *projection_lines(read(projections))],
    }
    for name, lines in files.items():
        target = data_directory() / f"{name}.yaml"
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"Wrote {target}.")


def read(path: str) -> list[Row]:
    """Return the rows of a table whose first line names its columns."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pay_lines(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of pay.yaml: an entry for each role, with its titles, each with its rows."""
    base = load_base()
    yield "# What job advertisements offered a year, by role and title. Made by benchmarks/import_figures.py."
    yield "# `low` and `high` are the medians of the ranges' ends, the percentiles those of their middles;"
    yield "# `proxy` marks a neighbouring job, which does not lead to the role by its name."
    for role, titles in ROLES.items():
        if role not in base.roles:
            print(f"There is no role {role}.")
            continue
        yield f"- id: {role}"
        yield "  source: aijobs-2025"
        yield "  titles:"
        for title in titles:
            yield f"    - title: {title}"
            if base.find("roles", title) != role:
                yield "      proxy: true"
            yield "      rows:"
            yield from map(pay_row, (row for row in rows if row["title"] == title))
    used = {title for titles in ROLES.values() for title in titles}
    print("Left out:", ", ".join(sorted({row["title"] for row in rows} - used)))


def pay_row(row: Row) -> str:
    """Return the line of one title, country and level."""
    place = f"country: {row['country']}, currency: {row['currency']}"
    where = f"{place}, level: {LEVELS[row['level']]}, n: {row['n']}"
    ends = f"low: {row['median_low_end']}, high: {row['median_high_end']}"
    figures = ", ".join(f"{name}: {row[name]}" for name in PERCENTILES)
    return f'        - {{{where}, {ends}, {figures}, years: "{row["years"]}"}}'


def wage_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of wages.yaml: an entry for each occupation."""
    yield "# Wages of occupations in the United States, May 2025. Made by benchmarks/import_figures.py."
    columns = {"p10": "A_PCT10", "p25": "A_PCT25", "p50": "A_MEDIAN", "p75": "A_PCT75", "p90": "A_PCT90"}
    for row in rows:
        yield f"- id: {row['OCC_CODE']}"
        yield f'  title: "{row["OCC_TITLE"]}"'
        yield "  source: bls-oews-2025"
        yield "  place: United States"
        yield "  currency: USD"
        yield f"  employed: {row['TOT_EMP']}"
        yield f"  mean: {row['A_MEAN']}"
        for name, column in columns.items():
            yield f"  {name}: {'null' if row[column] == '#' else row[column]}"


def projection_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of outlook.yaml: an entry for each occupation."""
    for row in rows:
        code = row["occ_code"]
        yield f"- id: bls-{code}-2025-2035"
        yield f"  code: {code}"
        if code in COUNTED_UNDER:
            yield f"  beside: [bls-{COUNTED_UNDER[code]}-2025-2035]"
        yield "  what: employment"
        yield f"  growth_percent: {row['change_percent']}"
        yield f"  employment: [{row['employment_2025']}, {row['employment_2035']}]"
        yield f"  openings: {row['openings_a_year']}"
        yield "  start: 2025"
        yield "  until: 2035"
        yield "  by: US Bureau of Labor Statistics"
        occupation = row["occupation"]
        yield f'  occupation: "{occupation[:1].lower()}{occupation[1:]}"'
        yield "  place: United States"
        yield "  source: bls-ep-2025"


if __name__ == "__main__":
    if len(sys.argv) != 4:  # noqa: PLR2004 - the program and three arguments
        sys.exit(__doc__)
    main(*sys.argv[1:])
