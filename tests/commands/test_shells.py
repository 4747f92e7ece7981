"""Completion in real shells, through a pseudo-terminal."""

import fcntl
import os
import pty
import select
import shutil
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELLS = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
PATIENCE = 30.0  # seconds to wait for what must come; it comes in a fraction of one


def _take_the_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # fish insists on a terminal that controls it


class Typing:
    """A shell on a pseudo-terminal, and what it has written since the last look."""

    def __init__(self, command: list[str], env: dict[str, str], folder: Path) -> None:
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=folder,
            start_new_session=True, preexec_fn=_take_the_terminal,  # noqa: PLW1509  # no threads here
        )  # fmt: skip
        os.close(theirs)
        self.seen = ""

    def type(self, text: str) -> None:
        """Press these keys."""
        os.write(self.ours, text.encode())

    def wait_for(self, text: str) -> str:
        """Read until `text` was written; what was written until then, or a failure."""
        end = time.monotonic() + PATIENCE
        while text not in self.seen:
            left = end - time.monotonic()
            assert left > 0, f"no {text!r} in {self.seen!r}"
            if select.select([self.ours], [], [], left)[0]:
                self.seen += os.read(self.ours, 65536).decode("utf-8", "replace")
        seen, _, self.seen = self.seen.partition(text)
        return seen


@pytest.fixture(params=list(SHELLS))
def typing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Typing]:
    """A shell that has read forge's script, waiting for keys."""
    name = request.param
    if not shutil.which(name):
        pytest.skip(f"{name} is not on this machine")
    forge = tmp_path / "bin" / "forge"
    forge.parent.mkdir()
    forge.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m forge_cli "$@"\n', encoding="utf-8")
    forge.chmod(0o755)
    path = f"{forge.parent}{os.pathsep}{os.environ['PATH']}"
    env = {
        **os.environ,
        "PATH": path,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
        "COLUMNS": "200",
        "LINES": "50",
    }
    script = tmp_path / f"completion.{name}"
    done = subprocess.run([forge, "completion", name], env=env, capture_output=True, check=True)
    script.write_bytes(done.stdout)
    shell = Typing(SHELLS[name], env, tmp_path)
    shell.type(f"source '{script}'; echo re''ady\r")
    shell.wait_for("ready")
    yield shell
    shell.process.kill()
    shell.process.wait()
    os.close(shell.ours)


def test_the_tab_key_completes_names_terms_and_options(typing: Typing) -> None:
    typing.type("echo forge; forge show backward-j\t")
    typing.wait_for("backward-jump")
    typing.type("--sect\t")
    typing.wait_for("--section")
    typing.type("tip\t --format ids; echo do''ne\r")
    typing.wait_for("done")


def test_the_completed_line_runs(typing: Typing) -> None:
    typing.type("forge filter --body-part cor\t --limit 1 --fields body_part; echo do''ne\r")
    typing.wait_for("core")
    assert "core" in typing.wait_for("done")
