"""How fast profiles are ranked, compared with nothing but adding up the numbers.

usage: python benchmarks/throughput.py PROFILES.jsonl[.gz]

Three figures, in one run: the time that one profile takes in this process, profiles per second of
`careerpath batch --top 0` with one process and with all, each with its peak memory for the file and for ten
times the file, and the share of the arithmetic limit: the time for adding up the very same numbers, ready in
lists, divided by the time for ranking. No test depends on any of them.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from math import fsum
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from agreement import read
from careerpath_cli.commands.cohorts.workers import usable_processors
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching.model import build_model
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.matching.signals import observations
from careerpath_cli.profile.reading import profile_from_record

if TYPE_CHECKING:
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile

MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Run a command from a small process, so that its peak memory (in KiB on Linux) is its own."""
SAMPLE = 1000
TIMES = 10


def main(path: Path) -> None:
    """Measure and print."""
    base = load_base()
    model = build_model(base)
    records = [record for _, record in zip(range(SAMPLE), read(path), strict=False)]
    profiles = [profile_from_record(record, base) for record in records]
    for profile in profiles:
        rank_roles(profile, model, base, explained=False)
    for name, explained in (("with contributions", True), ("without", False)):
        times = []
        for profile in profiles:
            start = perf_counter()
            rank_roles(profile, model, base, explained=explained)
            times.append(perf_counter() - start)
        print(f"one profile against {len(model.roles)} roles, {name}: {median(times) * 1000:.2f} ms (median)")
    numbers = [evidence_of(profile, model) for profile in profiles]
    start = perf_counter()
    for by_role in numbers:
        for listed in by_role:
            fsum(listed)
    sums = perf_counter() - start
    print(f"of which the sums alone: {sums / sum(times):.0%}")
    with tempfile.TemporaryDirectory() as directory:
        longer = Path(directory) / "longer.jsonl"
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        longer.write_bytes(text * TIMES)
        for jobs in sorted({1, usable_processors()}):
            for source in (path, longer):
                print(batch_line(source, jobs, Path(directory) / "out.jsonl"))


def evidence_of(profile: Profile, model: MatchingModel) -> list[list[float]]:
    """Return, for each role, the numbers that its score sums."""
    by_role: list[list[float]] = [[] for _ in model.roles]
    for observation in observations(profile, model):
        for index, nats in observation.evidence:
            by_role[index].append(nats)
    return by_role


def batch_line(source: Path, jobs: int, target: Path) -> str:
    """Run `batch` once; return its profiles per second, seconds and the largest process's peak memory."""
    command = [sys.executable, "-m", "careerpath_cli", "batch", str(source), "--top", "0"]
    command += ["--jobs", str(jobs), "--output", str(target)]
    start = perf_counter()
    ran = subprocess.run([sys.executable, "-c", MEASURED, *command], check=True, capture_output=True)
    seconds = perf_counter() - start
    memory = int(ran.stdout) / 1024
    with target.open("rb") as file:
        count = sum(1 for _ in file)
    return (
        f"batch, {count:,} profiles, {jobs} process{'' if jobs == 1 else 'es'}: {seconds:.1f} s, "
        f"{count / seconds:,.0f} profiles a second, {memory:.0f} MB at most in a process"
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and one argument
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
