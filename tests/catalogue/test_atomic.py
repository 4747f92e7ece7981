import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from forge_cli.catalogue.atomic import write_atomically
from forge_cli.errors import CannotWrite

from ..catalogue_of_ten import DATA


def test_a_file_gets_its_content_and_missing_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file"
    write_atomically(str(path), b"one\r\n\x00")
    assert path.read_bytes() == b"one\r\n\x00"
    write_atomically(str(path), b"")
    assert path.read_bytes() == b""
    assert os.listdir(path.parent) == ["file"]


def test_a_path_may_be_a_bare_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_atomically("file", b"here")
    assert (tmp_path / "file").read_bytes() == b"here"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "kept" / "config", tmp_path / "config"
    if there:
        target.parent.mkdir()
        target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(str(link), b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def failing(number: int) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("os.makedirs", errno.EACCES),
        ("os.open", errno.EROFS),
        ("os.write", errno.ENOSPC),
        ("os.fsync", errno.EIO),
        ("os.replace", errno.EACCES),
    ],
)
def test_whatever_fails_the_old_file_stays_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(call, failing(number))
        with pytest.raises(CannotWrite) as told:
            write_atomically(str(path), b"new")
    assert told.value.message == f"cannot write {path}: {os.strerror(number)}"
    assert told.value.hint.startswith("What was there before is unchanged.")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(CannotWrite, match="cannot write"):
        write_atomically(str(tmp_path / "file"), b"new")
    assert os.listdir(tmp_path) == ["file"]


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr("os.write", lambda handle, content: write(handle, content[:3]))
    write_atomically(str(tmp_path / "file"), b"0123456789")
    assert (tmp_path / "file").read_bytes() == b"0123456789"


def test_a_folder_that_cannot_be_listed_or_synced_is_still_written_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, synced = os.open, os.fsync

    def open_files_only(path: str, *rest: Any) -> int:
        return failing(errno.EACCES)() if Path(path).is_dir() else opened(path, *rest)

    def sync_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            failing(errno.EINVAL)()
        synced(handle)

    monkeypatch.setattr("os.fsync", sync_files_only)
    write_atomically(str(tmp_path / "one"), b"1")
    monkeypatch.setattr("os.open", open_files_only)
    monkeypatch.setattr("os.listdir", failing(errno.EACCES))
    write_atomically(str(tmp_path / "two"), b"2")
    assert [path.read_bytes() for path in (tmp_path / "one", tmp_path / "two")] == [b"1", b"2"]


KILLED = """
import os, signal
from forge_cli.catalogue import atomic
def {name}(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
setattr(os, {name!r}, {name})
atomic.write_atomically({path!r}, b"new" * 1000)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
@pytest.mark.parametrize("point", ["open", "write", "fsync", "replace"])
def test_a_writer_killed_at_any_point_leaves_the_old_file_and_its_remains_are_swept(
    tmp_path: Path, point: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    code = KILLED.format(name=point, path=str(path))
    dead = subprocess.run([sys.executable, "-c", code], cwd=DATA.parent, check=False)
    assert dead.returncode == -9
    assert path.read_bytes() == b"old"
    write_atomically(str(path), b"newer")
    assert path.read_bytes() == b"newer"
    assert os.listdir(tmp_path) == ["file"]


def test_only_remains_of_dead_writers_of_this_very_file_are_swept(tmp_path: Path) -> None:
    names = {f".file.{os.getppid()}.tmp", ".other.99999999.tmp", ".file.me.tmp", "file.99999999.tmp"}
    for name in (*names, ".file.99999999.tmp"):
        (tmp_path / name).touch()
    write_atomically(str(tmp_path / "file"), b"new")
    assert set(os.listdir(tmp_path)) == {*names, "file"}
