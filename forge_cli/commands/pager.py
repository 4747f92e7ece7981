"""The pager: from terminal to terminal only, and only for what is taller than the screen."""

import os
import sys
from contextlib import contextmanager

from forge_cli.commands import terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEFAULT = "less -FIRX"
_OFF = {"off", "never", "no", "cat"}


def page(text: str, chosen: str, tell: "Callable[[str], None]") -> bool:
    """Show `text` in a pager and tell whether that was done; otherwise the caller writes it.

    `chosen` is the setting, or "" for `PAGER` and then less. No shell is involved. A pager that
    cannot be started is told, not fatal.
    """
    if text.count("\n") < terminal.size()[1] or not terminal.is_terminal(sys.stdin):
        return False
    command = chosen or os.environ.get("PAGER", "") or DEFAULT
    if command.lower() in _OFF or os.environ.get("TERM") == "dumb":
        return False
    return _run(command, text, tell, asked=command != DEFAULT)


def _run(command: str, text: str, tell: "Callable[[str], None]", *, asked: bool) -> bool:
    """Run the pager and tell whether it took the text; a missing one is told if it was `asked` for."""
    import shlex
    import subprocess

    environment = {"LESSCHARSET": "utf-8", **os.environ}
    encoded = text.encode(sys.stdout.encoding or "utf-8", "replace")
    try:
        process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, env=environment)  # noqa: S603
    except (OSError, ValueError, IndexError) as error:
        if asked:
            tell(f"the pager '{command}' cannot be started ({error}); --no-pager goes without")
        return False
    with _left_to_the_pager():
        process.communicate(encoded)  # which takes it when the reader leaves early
    if process.returncode > 0:
        tell(f"the pager '{command}' ended with {process.returncode}; --no-pager goes without")
    return True


@contextmanager
def _left_to_the_pager() -> "Iterator[None]":
    """Leave Ctrl-C to the pager, which has the terminal in a mode of its own, and outlive its leaving."""
    import signal

    names = [name for name in ("SIGINT", "SIGPIPE") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), signal.SIG_IGN) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
