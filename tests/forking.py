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
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from parsed_once import parse_once, parse_shipped_files

LIBRARIES = (
    "ahocorasick",
    "icalendar",
    "jinja2",
    "platformdirs",
    "pydantic",
    "pydantic.dataclasses",
    "pydantic.json_schema",
    "pydantic.type_adapter",
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
        """Run the program with streams that are files, to its end."""
        self._streams["stdin"].write_text(stdin, encoding="utf-8")
        streams = {name: str(path) for name, path in self._streams.items()}
        code = self._ask(_request(arguments, environment, directory) | {"streams": streams})
        printed = (self._streams[name].read_text(encoding="utf-8") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(arguments, code, *printed)

    def start(
        self,
        arguments: tuple[str, ...],
        environment: Mapping[str, str],
        directory: Path,
        *,
        terminal: str,
        script: Path | None = None,
    ) -> int:
        """Start the program, or a script, in a terminal; return the process's id."""
        where = {"terminal": terminal, "script": script and str(script)}
        return self._ask(_request(arguments, environment, directory) | where)

    def wait(self, process: int) -> int:
        """Return the exit code of a process that was started, once it ends."""
        return self._ask({"wait": process})

    def _ask(self, request: dict[str, Any]) -> int:
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(json.dumps(request).encode() + b"\n")
        ready, _, _ = select.select([self._parent.stdout], [], [], SECONDS)
        if not ready:
            self.close()
            raise subprocess.TimeoutExpired(str(request), SECONDS)
        return int(self._parent.stdout.readline())

    def close(self) -> None:
        with suppress(ProcessLookupError):
            self._parent.terminate()
        self._parent.communicate()


def _request(arguments: tuple[str, ...], environment: Mapping[str, str], directory: Path) -> dict[str, Any]:
    return {"arguments": arguments, "environment": dict(environment), "directory": str(directory)}


def serve() -> None:
    """Fork for every request that is read, and answer with the exit code, or with the id in a terminal."""
    for package in walk_packages(import_module("careerpath_cli").__path__, "careerpath_cli."):
        if package.name != "careerpath_cli.__main__":
            import_module(package.name)
    for name in LIBRARIES:
        import_module(name)
    parse_once()
    parse_shipped_files()
    gc.freeze()
    for line in sys.stdin.buffer:
        os.write(1, b"%d\n" % answer(json.loads(line)))


def answer(request: dict[str, Any]) -> int:
    """Do what is asked for."""
    match request:
        case {"wait": process}:
            return exit_code(process)
        case {"terminal": name}:
            # opened here already: whoever asked may close it once they have the answer
            terminal = os.open(name, os.O_RDWR | os.O_NOCTTY)
            process = fork(request, lambda: os.login_tty(terminal))
            os.close(terminal)
            return process
        case _:
            return exit_code(fork(request, lambda: redirect(request["streams"])))


def exit_code(process: int) -> int:
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def fork(request: dict[str, Any], connect: Callable[[], None]) -> int:
    """Return the id of a process that is the program from here on."""
    child = os.fork()
    if child == 0:
        connect()
        become(request)
        os._exit(ending(request.get("script")))
    return child


def redirect(streams: Mapping[str, str]) -> None:
    """Let files be the three standard streams."""
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, (name, flags) in enumerate(
        (("stdin", os.O_RDONLY), ("stdout", writing), ("stderr", writing))
    ):
        os.dup2(os.open(streams[name], flags), number)


def become(request: dict[str, Any]) -> None:
    """Be `python -m careerpath_cli` as it was asked for."""
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["directory"])
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - a stream, for good
        for number, mode in enumerate("rww")
    )
    sys.argv[1:] = request["arguments"]
    sys.orig_argv[1:] = ["-m", "careerpath_cli", *request["arguments"]]


def ending(script: str | None) -> int:
    """Run the program, or a script, and return the code with which its interpreter would have ended."""
    try:
        if script is None:
            runpy.run_module("careerpath_cli", run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(script, run_name="__main__")
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
