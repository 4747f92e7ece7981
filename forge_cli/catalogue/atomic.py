"""The one way forge writes a file: beside it, flushed to the disk, renamed over it."""

import os

from forge_cli.errors import CannotWrite


def write_atomically(path: str, content: bytes) -> None:
    """Make `content` the content of `path`: afterwards the file is the old one or the new, whole.

    Missing folders are made; a link is followed, and stays one; a file that is there keeps its mode.
    A killed process can leave a `.NAME.PID.tmp` beside the file, which nothing reads and the next
    write to it sweeps away. CannotWrite, with the system's reason, when it fails; nothing is left
    behind then.
    """
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    beside = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        os.makedirs(folder, exist_ok=True)
        _sweep(folder, name)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o644)
        try:
            _keep_mode(target, handle)
            written = 0
            while written < len(content):  # a write may be short, on a full disk above all
                written += os.write(handle, content[written:])
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(beside, target)
    except OSError as error:
        _forget(beside)
        message = f"cannot write {path}: {error.strerror or error}"
        hint = "What was there before is unchanged. Free some space or check the permissions."
        raise CannotWrite(message, hint) from error
    _flush_folder(folder)


_BINARY = getattr(os, "O_BINARY", 0)  # only Windows has it


def _keep_mode(target: str, handle: int) -> None:
    """Give a new file the mode of the one it replaces, where there is one and the system allows it."""
    try:
        os.chmod(handle, os.stat(target).st_mode & 0o7777)
    except (OSError, NotImplementedError, TypeError):  # the latter two where files have no modes
        pass


def _flush_folder(folder: str) -> None:
    """Make the rename itself durable, where folders can be opened and synced (not on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # the file itself is safe
    finally:
        os.close(handle)


def _sweep(folder: str, name: str) -> None:
    """Remove what killed writers of this file left, unless their process still runs."""
    try:
        others = os.listdir(folder)
    except OSError:  # one may write into folders that one may not list
        return
    for other in others:
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
