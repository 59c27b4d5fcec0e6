"""A process that has loaded the program and forks itself for every run of it.

Such a run is a process of its own, with its own arguments, environment, directory and streams, and nothing in
it knows of an earlier run. It only doesn't start Python, import the libraries and parse the shipped files
again, which takes longer than most commands do. Where that is what is tested, start a new process instead.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import select
import subprocess
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from parsed_once import parse_once, parse_shipped_files

LIBRARIES = (
    "icalendar",
    "pydantic",
    "pydantic.json_schema",
    "questionary",
    "rich.markdown",
    "yaml",
)
"""What the program imports within functions, so that importing its modules would not bring it."""
SECONDS = 120


class Forks:
    """Runs of the program that begin where it's loaded already."""

    def __init__(self, directory: Path) -> None:
        self._streams = {name: directory / name for name in ("stdin", "stdout", "stderr")}
        self._parent = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )

    def run(
        self, arguments: tuple[str, ...], stdin: str, environment: Mapping[str, str], directory: Path
    ) -> subprocess.CompletedProcess[str]:
        self._streams["stdin"].write_text(stdin, encoding="utf-8")
        code = self._ask(
            {
                "arguments": arguments,
                "environment": dict(environment),
                "directory": str(directory),
                **{name: str(path) for name, path in self._streams.items()},
            }
        )
        printed = (self._streams[name].read_text(encoding="utf-8") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(arguments, code, *printed)

    def _ask(self, request: dict[str, Any]) -> int:
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(json.dumps(request).encode() + b"\n")
        ready, _, _ = select.select([self._parent.stdout], [], [], SECONDS)
        if not ready:
            self.close()
            raise subprocess.TimeoutExpired(request["arguments"], SECONDS)
        return int(self._parent.stdout.readline())

    def close(self) -> None:
        with suppress(ProcessLookupError):
            self._parent.terminate()
        self._parent.communicate()


def serve() -> None:
    """Fork for every request that is read, and answer with the exit code."""
    for package in walk_packages(import_module("careerpath_cli").__path__, "careerpath_cli."):
        if package.name != "careerpath_cli.__main__":
            import_module(package.name)
    for name in LIBRARIES:
        import_module(name)
    parse_once()
    parse_shipped_files()
    gc.freeze()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            become(request)
            os._exit(ending())
        _, status = os.waitpid(child, 0)
        os.write(1, b"%d\n" % os.waitstatus_to_exitcode(status))


def become(request: dict[str, Any]) -> None:
    """Be `python -m careerpath_cli` as it was asked for."""
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["directory"])
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, (name, flags) in enumerate(
        (("stdin", os.O_RDONLY), ("stdout", writing), ("stderr", writing))
    ):
        os.dup2(os.open(request[name], flags), number)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - a stream, for good
        for number, mode in enumerate("rww")
    )
    sys.argv[1:] = request["arguments"]
    sys.orig_argv[1:] = ["-m", "careerpath_cli", *request["arguments"]]


def ending() -> int:
    """Run the program, and return the code with which its interpreter would have ended."""
    try:
        runpy.run_module("careerpath_cli", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:  # noqa: BLE001 - as the interpreter does
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    serve()
