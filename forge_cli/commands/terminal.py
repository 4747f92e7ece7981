"""What the streams of this process are and can show: the only place that looks."""

import os
import sys

from forge_cli.errors import BadData, CannotWrite, ForgeError, WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TextIO

COLORS = ("auto", "always", "never")
_DIGITS = 6  # more than any terminal's columns have
_LONGEST_LINE = 1000  # of a note: what it quotes can be as long as somebody likes


def is_terminal(stream: "TextIO | None") -> bool:
    """Tell whether a stream is a terminal; a closed or missing one is not."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def wants_color(choice: str, terminal: bool, environment: "Mapping[str, str]") -> bool:
    """Decide on color for a stream: the choice, the usual variables, then whether it is a terminal."""
    if choice not in COLORS:
        message = f"--color cannot be '{choice}'"
        raise WrongUsage(message, f"It can be {', '.join(COLORS)}.")
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    for variable in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environment.get(variable, "0") not in {"", "0"}:
            return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return terminal


def size() -> "tuple[int, int]":
    """Give the columns and lines of the terminal on stdout; COLUMNS and LINES go first."""
    found = []
    for variable, at, default in (("COLUMNS", 0, 80), ("LINES", 1, 24)):
        value = os.environ.get(variable, "")
        number = int(value) if value.isdecimal() and len(value) < _DIGITS else 0
        if number <= 0:
            try:
                number = os.get_terminal_size(1)[at]
            except (OSError, ValueError):
                number = 0
        found.append(number or default)
    return found[0], found[1]


def shows_unicode() -> bool:
    """Tell whether the encoding of stdout can carry any character."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return encoding.lower().replace("-", "").replace("_", "") in {"utf8", "utf16", "utf32"}


def write(content: "str | bytes") -> None:
    """Write an answer to stdout at once; CannotWrite when there is no stdout or it takes no more."""
    if sys.stdout is None:
        message = "there is no standard output to write to"
        raise CannotWrite(message)
    try:
        if isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            encoding = sys.stdout.encoding or "ascii"
            sys.stdout.buffer.write(content.encode(encoding, "replace"))
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        silence()
        message = f"cannot write the answer: {getattr(error, 'strerror', None) or error}"
        raise CannotWrite(message) from error


def is_stdout(path: str) -> bool:
    """Tell whether a path leads to the file, pipe or device that stdout is."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(1))
    except OSError:
        return False


def write_json(value: "Any") -> None:
    """Write a report of a command as JSON."""
    from json import dumps

    write(dumps(value, indent=2, ensure_ascii=False) + "\n")


def piped() -> bytes:
    """Read all of stdin; BadData when it is closed."""
    if sys.stdin is None:
        message = "stdin is closed, so nothing can be read from it"
        raise BadData(message)
    return sys.stdin.buffer.read()


def lines() -> "list[str]":
    """Read names from stdin, one a line; empty lines are passed over."""
    if sys.stdin is None:
        return []
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    return [line.strip() for line in text.splitlines() if line.strip()]


def silence(stream: int = 1) -> None:
    """Point stdout, or stderr (2), nowhere: Python's own flush at the end would fail once more."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream)
        os.close(nowhere)
    except OSError:
        pass


def report(error: ForgeError) -> None:
    """Write an error to stderr: what is wrong, the candidates if there are any, the next step."""
    candidates = getattr(error, "candidates", [])
    said = [f"forge: {error.message}", *(f"  {candidate}" for candidate in candidates)]
    say("\n".join([*said, error.hint] if error.hint else said))


def say(text: str) -> None:
    """Write a note or an error to stderr, safe for a terminal; lost when stderr is closed."""
    from forge_cli.output.safe import visible

    if sys.stderr is None:
        return
    lines = "\n".join(_cut(visible(line)) for line in text.split("\n"))
    try:
        encoding = sys.stderr.encoding or "ascii"
        sys.stderr.write(lines.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        silence(2)


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "\u2026"
