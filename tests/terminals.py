"""The program in a pseudo-terminal, forked where it is loaded already: keys go in, what it shows is read.

It is used as the children of `pexpect.spawn` are, which start a new interpreter for every one.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pexpect
from pexpect.fdpexpect import fdspawn

from forking import Forks

if sys.platform != "win32":
    import termios

REAL = (sys.executable, "-m", "careerpath_cli")
"""The program as a user starts it."""


class ForkedTerminal(fdspawn):  # type: ignore[type-arg]
    """A pseudo-terminal, and the process whose controlling terminal it is."""

    def __init__(self, forks: Forks, process: int, terminal: int, timeout: float) -> None:
        super().__init__(terminal, timeout=timeout, encoding="utf-8")
        self.exitstatus: int | None = None
        self._forks, self._process = forks, process

    def wait(self) -> int:
        """Wait for the end of the process, and return its exit code."""
        if self.exitstatus is None:
            self.exitstatus = self._forks.wait(self._process)
        return self.exitstatus

    def kill(self, number: int) -> None:
        os.kill(self._process, number)

    def setwinsize(self, rows: int, columns: int) -> None:
        termios.tcsetwinsize(self.child_fd, (rows, columns))

    def setecho(self, *, state: bool) -> None:
        """Let the terminal show what is typed, or not."""
        modes = termios.tcgetattr(self.child_fd)
        modes[3] = modes[3] | termios.ECHO if state else modes[3] & ~termios.ECHO
        termios.tcsetattr(self.child_fd, termios.TCSANOW, modes)

    def close(self, *, force: bool = True) -> None:
        """End the process, if it has not ended, and close the terminal."""
        if self.exitstatus is None and force:
            self.kill(signal.SIGKILL)
            self.wait()
        super().close()


@dataclass
class Terminals:
    """The pseudo-terminals of a test, in one directory."""

    forks: Forks
    directory: Path
    _open: list[Any] = field(default_factory=list)

    def start(
        self,
        *arguments: str,
        environment: Mapping[str, str],
        dimensions: tuple[int, int],
        timeout: float,
        script: Path | None = None,
    ) -> Any:
        """Start `careerpath`, or a script, in a window of some rows and columns."""
        ours, theirs = os.openpty()
        termios.tcsetwinsize(ours, dimensions)
        name = os.ttyname(theirs)
        process = self.forks.start(arguments, environment, self.directory, terminal=name, script=script)
        os.close(theirs)
        return self._opened(ForkedTerminal(self.forks, process, ours, timeout))

    def start_anew(
        self,
        program: Sequence[str],
        *arguments: str,
        environment: Mapping[str, str],
        dimensions: tuple[int, int],
        timeout: float,
    ) -> Any:
        """Start any program, as `REAL` in a new interpreter."""
        command, *first = program
        child = pexpect.spawn(
            command,
            [*first, *arguments],
            env=dict(environment),
            cwd=str(self.directory),
            dimensions=dimensions,
            encoding="utf-8",
            timeout=timeout,
        )
        return self._opened(child)

    def close(self) -> None:
        for child in self._open:
            child.close(force=True)

    def _opened(self, child: Any) -> Any:
        self._open.append(child)
        return child
