"""The one way forge writes a file: beside it, flushed to the disk, renamed over it."""

import os

from forge_cli.errors import CannotWrite


def write_atomically(path: str, content: bytes) -> None:
    """Make `content` the content of `path`: afterwards the file is the old one or the new, whole.

    Missing folders are made. A killed process can leave a `.NAME.PID.tmp` beside it, which nothing
    reads and the next write to the same file sweeps away. CannotWrite, with the system's reason,
    when it fails; nothing is left behind then.
    """
    folder, name = os.path.split(path)
    beside = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        os.makedirs(folder, exist_ok=True)
        _sweep(folder, name)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o644)
        try:
            written = 0
            while written < len(content):  # a write may be short, on a full disk above all
                written += os.write(handle, content[written:])
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(beside, path)
        _flush_folder(folder)
    except OSError as error:
        _forget(beside)
        message = f"cannot write {path}: {error.strerror or error}"
        hint = "What was there before is unchanged. Free some space or check the permissions."
        raise CannotWrite(message, hint) from error


_BINARY = getattr(os, "O_BINARY", 0)  # only Windows has it


def _flush_folder(folder: str) -> None:
    """Make the rename itself durable, where folders can be opened (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some file systems refuse to sync a folder; the file itself is safe
    finally:
        os.close(handle)


def _sweep(folder: str, name: str) -> None:
    """Remove what killed writers of this file left, unless their process still runs."""
    for other in os.listdir(folder):
        if other.startswith(f".{name}.") and other.endswith(".tmp"):
            number = other.removeprefix(f".{name}.").removesuffix(".tmp")
            if number.isdigit() and int(number) != os.getpid() and not _runs(int(number)):
                _forget(os.path.join(folder, other))


def _runs(process: int) -> bool:
    if os.name == "nt":  # there os.kill(pid, 0) would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass
    return True


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass
