"""Nothing the user asked to keep is lost, whatever step of a write fails or is the last."""

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.faults.harness import KINDS, OPERATIONS, Operation, run, tried

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the harness forks")
SOME = KINDS if os.environ.get("FORGE_TESTS") == "long" else ("ENOSPC", "short write", "SIGKILL")


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_an_operation_survives_a_fault_at_every_step(operation: Operation, tmp_path: Path) -> None:
    outcome = tried(operation, tmp_path, SOME)
    assert outcome.broken == []
    assert outcome.injected == outcome.steps * len(SOME) > 0


def star_and_add(home: str, number: int) -> list[int]:
    """Star, add and import as one of several processes; the exit codes."""
    from tests.faults.harness import COLLECTION, _document

    mine = _document(f"mine-{number}")
    theirs = COLLECTION.replace("odd-curl", f"curl-of-{number}").replace("Odd Curl", f"Curl Of {number}")
    lines = [(["add", "-"], mine), (["star", f"mine-{number}"], ""), (["import", "-"], theirs)]
    return [run(Path(home), arguments, stdin)[0] for arguments, stdin in lines]


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with ProcessPoolExecutor(4) as pool:
        codes = list(pool.map(star_and_add, [str(home)] * 6, range(6)))
    assert codes == [[0, 0, 0]] * 6
    own = sorted(path.stem for path in (home / "data" / "forge" / "exercises").glob("*.json"))
    expected = [f"mine-{n}" for n in range(6)] + [f"curl-of-{n}-{k}" for n in range(6) for k in range(3)]
    assert own == sorted(expected)
    stars = (home / "config" / "forge" / "stars.toml").read_text(encoding="utf-8")
    assert all(f"[mine-{n}]" in stars for n in range(6))


def first_lookup(home: str) -> int:
    """Look up as one of several processes."""
    return run(Path(home), ["search", "dead", "bug", "-q"], "")[0]


def test_first_lookups_at_once_build_one_good_index(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with ProcessPoolExecutor(4) as pool:
        assert list(pool.map(first_lookup, [str(home)] * 4)) == [0] * 4
    files = [path.name for path in (home / "cache" / "forge").iterdir() if path.suffix != ".lock"]
    assert len(files) == 1
    assert files[0].endswith(".sqlite")
