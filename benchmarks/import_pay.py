"""Turn two tables of public figures into data/pay.yaml and data/wages.yaml, without changing a number.

usage: python benchmarks/import_pay.py SALARIES.csv WAGES.csv

SALARIES has the columns role, country, level (EN, MI, SE, EX or all), n, p10 to p90, years, titles: made from
the public-domain survey of aijobs.net. WAGES is a cut of the US Bureau of Labor Statistics' OEWS table with
its own column names; `#` marks a wage above the highest class.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from careerpath_cli.knowledge.files import data_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVELS = {"EN": "entry", "MI": "mid", "SE": "senior", "EX": "executive", "all": "all"}
PERCENTILES = ("p10", "p25", "p50", "p75", "p90")

Row = dict[str, str]


def main(salaries: str, wages: str) -> None:
    """Read both tables and write both files."""
    for name, lines in (("pay", pay(read(salaries))), ("wages", wage_lines(read(wages)))):
        target = data_directory() / f"{name}.yaml"
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"Wrote {target}.")


def read(path: str) -> list[Row]:
    """Return the rows of a table whose first line names its columns."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pay(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of pay.yaml: an entry for each role, a row for each country and level."""
    yield "# What people reported to earn, by role, country, level. Made by benchmarks/import_pay.py."
    for role in dict.fromkeys(row["role"] for row in rows):
        own = [row for row in rows if row["role"] == role]
        titles = dict.fromkeys(title.strip() for row in own for title in row["titles"].split(";"))
        yield f"- id: {role}"
        yield "  source: aijobs-2025"
        yield "  currency: USD"
        yield f"  titles: [{', '.join(titles)}]"
        yield "  rows:"
        for row in own:
            figures = ", ".join(f"{name}: {row[name]}" for name in PERCENTILES)
            where = f"country: {row['country']}, level: {LEVELS[row['level']]}, n: {row['n']}"
            yield f'    - {{{where}, {figures}, years: "{row["years"]}"}}'


def wage_lines(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of wages.yaml: an entry for each occupation."""
    yield "# Wages of occupations in the United States, May 2024. Made by benchmarks/import_pay.py."
    columns = {"p10": "A_PCT10", "p25": "A_PCT25", "p50": "A_MEDIAN", "p75": "A_PCT75", "p90": "A_PCT90"}
    for row in rows:
        yield f"- id: {row['OCC_CODE']}"
        yield f'  title: "{row["OCC_TITLE"]}"'
        yield "  source: bls-oews-2024"
        yield "  place: United States"
        yield "  currency: USD"
        yield f"  employed: {row['TOT_EMP']}"
        yield f"  mean: {row['A_MEAN']}"
        for name, column in columns.items():
            yield f"  {name}: {'null' if row[column] == '#' else row[column]}"


if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004 - the program and two arguments
        sys.exit(__doc__)
    main(*sys.argv[1:])
