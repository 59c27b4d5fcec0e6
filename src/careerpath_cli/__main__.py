"""The program's entry point: answers `--version` at once, loads the commands for the rest, reports errors."""

import gc
import sys

from careerpath_cli import __version__


def main() -> None:
    """Run the command line; it always ends with an exit code, and only --debug shows a traceback."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"careerpath {__version__}\n")
        return
    _be_lenient_about_encodings()
    # A command is over before collecting garbage would pay (batch turns it on again), and what is still there
    # at the end need not be searched for cycles: a fifth of the time of a command. Where it is
    # turned on, it is: DuckDB counts what is still there when the program ends, and complains of it.
    gc.disable()
    try:
        sys.exit(_run("--debug" in arguments))
    finally:
        if not gc.isenabled():
            gc.freeze()


def _run(debug: bool) -> int:  # noqa: FBT001 - called once, above
    from careerpath_cli.errors import INTERRUPTED, CareerpathError

    try:
        from careerpath_cli.commands.app import program
        from careerpath_cli.commands.shared.calling import program_name, use_invocation

        use_invocation()
        arguments = _with_global_options_first(sys.argv[1:])
        program()(arguments, prog_name=program_name(arguments))
    except CareerpathError as error:
        if debug:
            raise
        from careerpath_cli.commands.shared.output import report

        report(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if debug:
            raise
        sys.stderr.write(f"careerpath: unexpected error: {error!r}\n")
        from careerpath_cli.commands.shared.calling import as_called

        sys.stderr.write(as_called("  Run it again with `careerpath --debug …` and report what it prints.\n"))
        return _INTERNAL
    return 0


_INTERNAL = 70


def _with_global_options_first(arguments: list[str]) -> list[str]:
    """Move `--kb PATH` and `--debug` to the front, so that they may also follow the command.

    Raises UsageError where a `--kb` has no path.
    """
    first: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            return [*first, *rest, argument, *waiting]
        if argument == "--kb" or argument.startswith("--kb="):
            _, equals, path = argument.partition("=")
            if not equals and waiting:
                path = waiting.pop(0)
            first += ["--kb", _overlay(path)]
        elif argument == "--debug":
            first.append(argument)
        else:
            rest.append(argument)
    return [*first, *rest]


def _overlay(path: str) -> str:
    """Return the path given to `--kb`; raises UsageError where it is missing or looks like an option."""
    from careerpath_cli.errors import UsageError

    if not path or path.startswith("-"):
        raise UsageError(
            "--kb needs the path of a file or directory.",
            hint="Use --kb FILE or --kb DIRECTORY; put ./ before a path that starts with -.",
        )
    return path


def _be_lenient_about_encodings() -> None:
    """Print a question mark for a character that the output cannot encode, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    main()
