"""How the user's files are changed: one writer at a time, and each file whole, old or new."""

import os
from contextlib import contextmanager

from forge_cli.catalogue.atomic import write_atomically
from forge_cli.errors import CannotWrite, WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

PATIENCE = 20
"""Seconds to wait for another forge that is writing; a write takes milliseconds."""


@contextmanager
def locked(path: str) -> "Iterator[None]":
    """Keep other processes of forge from changing `path` meanwhile; its folder is made.

    CannotWrite when the folder cannot be made or another process holds the lock for too long.
    """
    from filelock import FileLock, Timeout

    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        lock = FileLock(path + ".lock", timeout=PATIENCE)
        lock.acquire()
    except Timeout as error:
        message = f"another forge has been writing {path} for {PATIENCE} seconds"
        raise CannotWrite(message, "Try again, or end the other process.") from error
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise CannotWrite(message, "Nothing was changed. Check the permissions.") from error
    try:
        yield
    finally:
        lock.release()


def write_toml(path: str, values: "Mapping[str, Any]") -> "str | None":
    """Write a TOML file anew, inside `locked`.

    WrongUsage for a text that is not UTF-8. Comments that somebody wrote by hand would be lost: the
    old file is kept beside it then, and its path given.
    """
    import tomli_w

    try:
        content = tomli_w.dumps(values).encode("utf-8")
    except UnicodeEncodeError as error:
        message = "what should be kept holds bytes that are not UTF-8"
        raise WrongUsage(message, "Nothing was changed.") from error
    backup = _kept(path)
    write_atomically(path, content)
    return backup


def _kept(path: str) -> "str | None":
    try:
        with open(path, "rb") as file:
            old = file.read()
    except OSError:
        return None
    if b"#" not in old:  # a mark inside a text is kept too: once too often does no harm
        return None
    number = 1
    while os.path.exists(backup := f"{path}.{number}.bak"):
        number += 1
    write_atomically(backup, old)
    return backup
