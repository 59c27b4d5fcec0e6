"""How long whole processes take to read a history and add to it, as ratios to the bare interpreter.

usage: python benchmarks/history.py [--runs N]

Installs this project into a fresh venv, makes histories of 10, 10,000 and 100,000 entries, and reads each
and adds one entry to each, N times in turn after one warm-up, each time in a new process. For comparison, it
also measures the imports alone and `json` decoding the same lines, which is the least that reading can take.
No test depends on the figures.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from startup import install, measure

SIZES = (10, 10_000, 100_000)
IMPORTS = "from pathlib import Path; from careerpath_cli.profile.history import Logged, read_history"
READ = f"import gc, sys; gc.disable(); {IMPORTS}; read_history(Path(sys.argv[1]))"
RECORD = f"""import gc, sys; gc.disable(); {IMPORTS}
from careerpath_cli.profile.recording import record
record(Path(sys.argv[1]), [Logged("2026-11-21", "docker", 1.5, "one more")])"""
DECODE = """import gc, json, sys; gc.disable()
with open(sys.argv[1].replace(".yaml", ".history.jsonl"), "rb") as file:
    lines = [json.loads(line) for line in file]"""
MAKE = f"""import sys; {IMPORTS}
from careerpath_cli.profile.recording import record
record(Path(sys.argv[1]), [
    Logged(f"2026-{{1 + n % 12:02}}-{{1 + n % 28:02}}", "docker", 0.5 + n % 4, "read a chapter" * (n % 2))
    for n in range(int(sys.argv[2]))
])"""


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs: int = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as directory:
        python = str(install(Path(directory), []) / "python")
        times = measure(commands_to_time(python, Path(directory)), runs, Path(directory))
    bare = median(times["python -c pass"])
    print(f"{runs} runs each; bare interpreter {bare * 1000:.1f} ms")
    for name, taken in times.items():
        print(f"{name:32} {median(taken) * 1000:7.1f} ms {median(taken) / bare:6.1f}x")


def commands_to_time(python: str, directory: Path) -> dict[str, list[str]]:
    """Write the histories and return the commands by the names they are reported under.

    Reading and recording use separate histories, so that the ones read do not grow.
    """
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "imports for reading": [python, "-c", IMPORTS],
        "import portalocker": [python, "-c", "import portalocker"],
    }
    for size in SIZES:
        read, recorded = (directory / f"{use}-{size}.yaml" for use in ("read", "recorded"))
        for profile in (read, recorded):
            subprocess.run([python, "-c", MAKE, str(profile), str(size)], check=True)
        commands[f"json alone, {size:,} lines"] = [python, "-c", DECODE, str(read)]
        commands[f"read {size:,} entries"] = [python, "-c", READ, str(read)]
        commands[f"record one after {size:,}"] = [python, "-c", RECORD, str(recorded)]
    return commands


if __name__ == "__main__":
    main()
