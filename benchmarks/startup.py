"""How long commands take as whole processes, as ratios to the bare interpreter, in an installed wheel.

usage: python benchmarks/startup.py [--runs N] [--peers NAME ...]

Installs this project (and the peers, command-line tools by their package names) into a fresh venv, runs
every command in turn N times after one warm-up, and prints medians. Ratios are what counts: absolute
times are the machine's.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import time
import venv
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
LIMITS = {"--version": 2, "--help": 8, "list": 14, "show": 14, "advise --profile": 24}
PEERS = {"httpie": ["http", "--version"], "commitizen": ["cz", "version"], "todoman": ["todo", "--version"]}
"""How packages whose program has another name show their version."""


def main() -> None:
    """Measure and print a table."""
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory() as directory:
        binaries = install(Path(directory), arguments.peers)
        commands = commands_to_time(binaries, arguments.peers)
        times = measure(commands, arguments.runs, Path(directory))
    bare = statistics.median(times["python -c pass"])
    print(f"{arguments.runs} runs each; bare interpreter {bare * 1000:.1f} ms")
    for name, taken in times.items():
        ratio = statistics.median(taken) / bare
        limit = f"  (at most {LIMITS[name]}x)" if name in LIMITS else ""
        print(f"{name:32} {statistics.median(taken) * 1000:7.1f} ms {ratio:6.1f}x{limit}")


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peers", nargs="*", default=[])
    return parser.parse_args()


def install(directory: Path, peers: list[str]) -> Path:
    """Make a venv with the project as a wheel, and the peers; return its directory of programs."""
    venv.create(directory / "venv", with_pip=True)
    binaries = directory / "venv" / "bin"
    command = [str(binaries / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, str(REPOSITORY), *peers], check=True)
    return binaries


def commands_to_time(binaries: Path, peers: list[str]) -> dict[str, list[str]]:
    """Return the commands by the names they are reported under."""
    python, careerpath = str(binaries / "python"), str(binaries / "careerpath")
    example = str(REPOSITORY / "examples" / "analyst.yaml")
    return {
        "python -c pass": [python, "-c", "pass"],
        "--version": [careerpath, "--version"],
        "--help": [careerpath, "--help"],
        "list": [careerpath, "list"],
        "show": [careerpath, "show", "mlops-engineer"],
        "advise --profile": [careerpath, "advise", "--profile", example],
        "import typer": [python, "-c", "import typer"],
        "import rich.table": [python, "-c", "import rich.table"],
        "import pydantic.BaseModel": [python, "-c", "from pydantic import BaseModel"],
        **{f"{peer}'s version": peer_command(binaries, peer) for peer in peers},
    }


def peer_command(binaries: Path, peer: str) -> list[str]:
    """Return the command that shows a peer's version."""
    name = peer.partition("[")[0]
    program, *arguments = PEERS.get(name, [name, "--version"])
    return [str(binaries / program), *arguments]


def measure(commands: dict[str, list[str]], runs: int, home: Path) -> dict[str, list[float]]:
    """Run all commands in turn, so that slow moments affect all of them; return the seconds of each run."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"XDG_CACHE_HOME": str(home / "cache"), "COLUMNS": "80"}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(
                command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
            )
            if turn:
                times[name].append(time.perf_counter() - start)
    return times


if __name__ == "__main__":
    main()
