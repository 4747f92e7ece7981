"""The user's editor, started without a shell."""

import os
import sys

from forge_cli.commands import terminal
from forge_cli.errors import CannotWrite


def edited(path: str) -> None:
    """Let the user edit a file; CannotWrite when there is no editor, or it ends badly.

    The editor is `VISUAL`, else `EDITOR`, else one that the system has.
    """
    import shlex
    import shutil
    import subprocess

    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen and not terminal.is_terminal(sys.stdin):
        message = "an editor needs a terminal"
        raise CannotWrite(message, f"Set EDITOR to a program that does without, or edit {path} yourself.")
    command = chosen or ("notepad" if os.name == "nt" else shutil.which("nano") or "vi")
    try:
        words = shlex.split(command, posix=os.name != "nt")
        done = subprocess.run([*words, path], check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        message = f"the editor '{command}' cannot be started: {error}"
        raise CannotWrite(message, f"Set VISUAL or EDITOR, or edit {path} yourself.") from error
    if done.returncode != 0:
        message = f"the editor '{command}' ended with {done.returncode}"
        raise CannotWrite(message, f"What it saved is in {path}.")
