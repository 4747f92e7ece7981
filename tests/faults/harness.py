"""Every write of user data under a file system that fails at each step in turn.

`python -m tests.faults.harness` runs each operation once to count its steps (open, write, fsync, rename,
unlink, mkdir), then again and again from the same beginning, each time with one step that fails or kills
the process. Afterwards what is kept must be the old state or the new one, whole; the next lookup must
work; and the operation, done again, must succeed. Prints a table.
"""

import atexit
import contextlib
import errno
import io
import json
import os
import shutil
import signal
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from forge_cli.__main__ import main as forge_main
from forge_cli.catalogue import files, index
from forge_cli.commands.new import skeleton

SOME = ("dead-bug", "couch-stretch", "backward-jump")
STEPS = ("open", "write", "fsync", "replace", "unlink", "mkdir")
ERRORS = {name: getattr(errno, name) for name in ("ENOSPC", "EACCES", "EROFS", "EIO")}
KINDS = (*ERRORS, "short write", "SIGKILL")


class Operation(NamedTuple):
    """A command that writes: how to prepare for it, its arguments, and whether parts may be new.

    `piecemeal` operations keep several files, each whole; their state is old or new file by file.
    """

    name: str
    before: list[list[str]]
    arguments: list[str]
    stdin: str = ""
    piecemeal: bool = False


def _document(id: str, **keys: Any) -> str:
    return json.dumps({**skeleton(id, id.replace("-", " ").title()), **keys})


COLLECTION = "[" + ",".join(_document(f"odd-curl-{number}") for number in range(3)) + "]"
OPERATIONS = [
    Operation("star", [["star", "dead-bug"]], ["star", "couch-stretch", "--note", "x"]),
    Operation("unstar", [["star", "dead-bug", "couch-stretch"]], ["unstar", "dead-bug"]),
    Operation("config set", [["config", "set", "theme", "light"]], ["config", "set", "have", "dumbbell"]),
    Operation("config unset", [["config", "set", "theme", "light"]], ["config", "unset", "theme"]),
    Operation("add", [], ["add", "-"], _document("sofa-squat")),
    Operation("add --replace", [["add", "OLD"]], ["add", "-", "--replace"], _document("sofa-squat")),
    Operation("edit", [], ["edit", "dead-bug"]),
    Operation("remove", [["add", "OLD"]], ["remove", "sofa-squat", "--yes"]),
    Operation("import", [], ["import", "-"], COLLECTION, piecemeal=True),
    Operation("export to a file", [], ["export", "-n", "2", "--output", "HOME/export.json"]),
    Operation("the index", [], ["filter", "-b", "core", "--count"]),
]


def _small_catalogue() -> Path:
    """Give a data folder of three exercises, so that what is made anew a thousand times is made soon."""
    bundled = Path(files.data_directory())
    data = Path(tempfile.mkdtemp(prefix="forge-faults-"))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    for path in [*bundled.glob("*.json"), *(next(bundled.glob(f"exercises/*/{id}.json")) for id in SOME)]:
        copy = data / path.relative_to(bundled)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return data


DATA = _small_catalogue()


class Outcome(NamedTuple):
    """What became of one operation: its steps, how often it was made to fail, and what went wrong."""

    name: str
    steps: int
    injected: int
    broken: list[str]


class Shim:
    """Stands between forge and the file system below `root`, counting steps and failing at one."""

    def __init__(self, root: Path, fail_at: int = 0, kind: str = "") -> None:
        self.root = str(root)
        self.steps = 0
        self._fail_at = fail_at
        self._kind = kind
        self._ours: set[int] = set()
        self._real = {name: getattr(os, name) for name in STEPS}

    @contextlib.contextmanager
    def between(self) -> Iterator[None]:
        """Put the shim in place."""
        with contextlib.ExitStack() as stack:
            for name in STEPS:
                stack.enter_context(patch.object(os, name, self._wrapped(name)))
            yield

    def _wrapped(self, name: str) -> Callable[..., Any]:
        def step(first: Any, *rest: Any, **named: Any) -> Any:
            about = first in self._ours if isinstance(first, int) else str(first).startswith(self.root)
            if name == "open" and not (rest and rest[0] & (os.O_WRONLY | os.O_RDWR)):
                about = False  # reading is not what is tested here
            if about:
                self.steps += 1
                if self.steps == self._fail_at:
                    if self._kind == "SIGKILL":
                        os.kill(os.getpid(), signal.SIGKILL)
                    if self._kind in ERRORS:
                        raise OSError(ERRORS[self._kind], os.strerror(ERRORS[self._kind]))
                    if name == "write" and len(rest[0]) > 1:
                        return self._real[name](first, rest[0][: len(rest[0]) // 2])
            result = self._real[name](first, *rest, **named)
            if name == "open" and about:
                self._ours.add(result)
            return result

        return step


def run(home: Path, arguments: list[str], stdin: str, shim: Shim | None = None) -> tuple[int, str, int]:
    """Run forge in a process of its own below `home`: its exit code, its stderr, the steps it took."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        code, err = _in_child(home, arguments, stdin, shim)
        os.write(tell, json.dumps([code, err, shim.steps if shim else 0]).encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(told, "rb") as answer:
        content = answer.read()
    os.waitpid(child, 0)
    code, err, steps = json.loads(content) if content else (-signal.SIGKILL, "", 0)
    return code, err, steps


def _in_child(home: Path, arguments: list[str], stdin: str, shim: Shim | None) -> tuple[int, str]:
    files.data_directory = lambda: str(DATA)
    vars(index)["data_directory"] = files.data_directory  # it has a name of its own there
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
    os.environ.update(places, HOME=str(home), VISUAL=str(home / "editor"))
    os.environ.pop("FORGE_HAVE", None)
    sys.argv = ["forge", *(argument.replace("HOME", str(home)) for argument in arguments)]
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()))
    sys.stdout = io.TextIOWrapper(io.BytesIO())
    sys.stderr = io.StringIO()
    try:
        with shim.between() if shim else contextlib.nullcontext():
            code = forge_main()
    except BaseException as error:  # noqa: BLE001  # whatever comes out is what the table is about
        return -1, f"Traceback: {error!r}"
    return code, sys.stderr.getvalue()


def kept(home: Path) -> dict[str, bytes]:
    """Give the files that hold what the user asked to keep: no locks, no leftovers, no cache."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file()
        and not path.name.endswith((".lock", ".tmp"))
        and path.relative_to(home).parts[0] not in {"cache", "editor", "old.json"}
        and "drafts" not in path.parts
    }


def prepared(home: Path, operation: Operation) -> None:
    """Bring a new home to the state before the operation."""
    home.mkdir()
    editor = home / "editor"
    editor.write_text('#!/bin/sh\nsed -i \'s/"name": "Dead Bug"/"name": "Quiet Bug"/\' "$1"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    (home / "old.json").write_text(_document("sofa-squat", summary="The old one, before."))
    for arguments in operation.before:
        line = [str(home / "old.json") if word == "OLD" else word for word in arguments]
        code, err, _ = run(home, line, "")
        if code:
            raise AssertionError(err)


def tried(operation: Operation, folder: Path, kinds: tuple[str, ...] = KINDS) -> Outcome:
    """Try an operation with every fault at every step."""
    start = folder / "start"
    prepared(start, operation)
    if operation.name != "the index":
        run(start, ["filter", "--count"], "")  # the index is there, as after any use
    old = kept(start)
    good = folder / "good"
    shutil.copytree(start, good)
    _settle(good, start)
    shim = Shim(good)
    code, err, steps = run(good, operation.arguments, operation.stdin, shim)
    new = kept(good)
    broken = [f"does not work at all: {err}"] if code else []
    injected = 0
    for step in range(1, steps + 1):
        for kind in kinds:
            injected += 1
            home = folder / "home"
            shutil.copytree(start, home)
            _settle(home, start)
            problem = _problem(operation, home, Shim(home, step, kind), old, new)
            if problem:
                broken.append(f"step {step}, {kind}: {problem}")
            shutil.rmtree(home)
    return Outcome(operation.name, steps, injected, broken)


def _settle(home: Path, start: Path) -> None:
    """Let paths inside the copied files, and the times the index goes by, be those of the copy."""
    for path in home.rglob("*"):
        original = start / path.relative_to(home)
        times = (original.stat().st_atime_ns, original.stat().st_mtime_ns)
        os.utime(path, ns=times)


def _problem(
    operation: Operation, home: Path, shim: Shim, old: dict[str, bytes], new: dict[str, bytes]
) -> str:
    code, err, _ = run(home, operation.arguments, operation.stdin, shim)
    now = kept(home)
    if "Traceback" in err or code not in {0, 4, -signal.SIGKILL}:
        return f"exit {code}: {err}"
    if operation.piecemeal:
        whole = all(now[name] == new.get(name) for name in now) and set(old) <= set(now)
    else:
        whole = now in (old, new)
    if not whole:
        return f"neither the old nor the new state: {sorted(now)}"
    if code == 0 and now != new and operation.name != "the index":
        return "said to be done, and is not"
    code, err, _ = run(home, ["show", "dead-bug", "-q"], "")
    if code:
        return f"the next lookup fails: {err}"
    arguments = [*operation.arguments]
    if operation.name == "add" and now == new:
        arguments.append("--replace")
    code, err, _ = run(home, arguments, operation.stdin)
    again = kept(home)
    if (code and now == old) or again != new:
        return f"cannot be done again: {err}"
    return ""


def table(outcomes: list[Outcome]) -> str:
    """Give the outcomes as a table."""
    lines = [f"{'operation':<18}{'steps':>7}{'injected':>10}{'survived':>10}"]
    for outcome in outcomes:
        survived = outcome.injected - len(outcome.broken)
        lines.append(f"{outcome.name:<18}{outcome.steps:>7}{outcome.injected:>10}{survived:>10}")
        lines += [f"    {problem}" for problem in outcome.broken]
    total = sum(outcome.injected for outcome in outcomes)
    survived = total - sum(len(outcome.broken) for outcome in outcomes)
    lines.append(f"{'all':<18}{'':>7}{total:>10}{survived:>10}")
    return "\n".join(lines)


def main() -> int:
    """Try everything, print the table, and give 1 when something did not survive."""
    outcomes = []
    for operation in OPERATIONS:
        with tempfile.TemporaryDirectory() as folder:
            outcomes.append(tried(operation, Path(folder)))
    sys.stdout.write(table(outcomes) + "\n")
    return int(any(outcome.broken for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
