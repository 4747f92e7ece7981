"""Running forge inside the test's own process, with streams that are what the test says."""

import io
import os
import stat
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from forge_cli.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path


class Result(NamedTuple):
    """What a run left: its exit code and the texts of both streams."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of stdout."""
        return self.out.splitlines()


class Stream(io.TextIOWrapper):
    """A standard stream over bytes in memory, which is a terminal when it is told to be."""

    def __init__(
        self, content: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8", errors: str = "strict"
    ) -> None:
        self.bytes = io.BytesIO(content)
        self._terminal = terminal
        super().__init__(self.bytes, encoding=encoding, errors=errors, write_through=True)

    def isatty(self) -> bool:
        """Say what the test said."""
        return self._terminal

    def text(self) -> str:
        """Give what was written."""
        self.flush()
        return self.bytes.getvalue().decode(self.encoding, "replace")


@contextmanager
def streams(stdin: bytes, *, terminal: bool, encoding: str) -> "Iterator[tuple[Stream, Stream]]":
    """Put streams in place of the process's own."""
    out = Stream(terminal=terminal, encoding=encoding)
    err = Stream(terminal=terminal, encoding=encoding, errors="backslashreplace")  # as Python sets it up
    with (
        patch.object(sys, "stdin", Stream(stdin, terminal=terminal)),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
    ):
        yield out, err


def forge(
    *arguments: str,
    stdin: str = "",
    terminal: bool = False,
    encoding: str = "utf-8",
    environment: "Mapping[str, str] | None" = None,
    door: "Callable[[], int]" = main,
) -> Result:
    """Run forge with these arguments, through `door`, and give what came of it."""
    with (
        streams(stdin.encode(), terminal=terminal, encoding=encoding) as (out, err),
        patch.object(sys, "argv", ["forge", *arguments]),
        patch.dict(os.environ, environment or {}),
    ):
        code = door()
        return Result(code, out.text(), err.text())


def editor(tmp_path: "Path", script: str) -> dict[str, str]:
    """Make an editor that is a shell script; the file is its `$1`."""
    path = tmp_path / "an editor"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return {"VISUAL": f"'{path}'"}
