"""The door: the fast lane first, Typer for all the rest, and one place that turns errors into exits."""

import gc
import os
import sys

from forge_cli.errors import ForgeError, WrongUsage

INTERRUPTED, CLOSED_PIPE = 130, 141
SELDOM = 100_000
"""Objects between two searches for garbage: a lookup makes fewer, and would search in vain."""
LONGEST = 2000
"""Characters an argument may have, so that what is told of it stays a few lines."""


def enter() -> None:
    """Run forge as a program, and leave without taking the interpreter apart.

    Files are closed and stdout is flushed when `main` returns, so nothing is left to a tidy end, which
    would cost a sixth of a bare start, a quarter of a search's time.
    """
    gc.set_threshold(SELDOM)
    os._exit(main())


def main() -> int:
    """Run forge with the arguments of this process and give its exit code."""
    _die_quietly_on_closed_pipes()
    try:
        code = _run(sys.argv[1:])
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except ForgeError as error:
        from forge_cli.commands.terminal import report

        report(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # where there is no SIGPIPE
        from forge_cli.commands.terminal import silence

        silence()
        return CLOSED_PIPE
    except OSError as error:  # what no command foresaw: help to a full disk, a folder that is gone
        from forge_cli.commands.terminal import report, silence
        from forge_cli.errors import CannotWrite

        silence()
        report(CannotWrite(f"the system refused: {error.strerror or error}"))
        return CannotWrite.exit_code


def _run(arguments: "list[str]") -> int:
    longest = max(map(len, arguments), default=0)
    if longest > LONGEST:
        message = f"an argument of {longest:,} characters is longer than forge takes ({LONGEST:,})"
        raise WrongUsage(message, "Names and ids can also come from stdin: forge show -")
    from forge_cli.fastlane import understood

    call = understood(arguments)
    if call is None:
        from forge_cli.cli import invoke

        return invoke(arguments)
    from forge_cli.commands import run

    return run(*call)


def _die_quietly_on_closed_pipes() -> None:
    """Let a closed pipe end the process as it ends every other tool's, instead of an exception."""
    try:
        import _signal  # type: ignore[import-not-found]  # signal itself imports enum
    except ImportError:
        return
    if hasattr(_signal, "SIGPIPE"):
        _signal.signal(_signal.SIGPIPE, _signal.SIG_DFL)


if __name__ == "__main__":  # a profiler or a debugger has an end to come to
    sys.exit(main())
