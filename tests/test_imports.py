"""Import discipline: what a lookup loads, seen from outside in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_REPORT = (
    "import sys; sys.argv = ['forge', *sys.argv[1:]]; from forge_cli.__main__ import main; main();"
    "print(*sorted(sys.modules), file=sys.stderr)"
)
NEVER = {
    "textual",
    "typer",
    "rich",
    "pydantic",
    "platformdirs",
    "importlib.metadata",
    "importlib.resources",
    "dataclasses",
    "pathlib",
    "asyncio",
    "tomllib",
    "filelock",
    "forge_cli.cli",
    "forge_cli.catalogue.document",
    "forge_cli.catalogue.compiling",
}
LIGHT = NEVER | {"typing", "re", "json", "rapidfuzz", "sqlite3", "datetime"}


def loaded(tmp_path: Path, *arguments: str) -> set[str]:
    """Give the modules that are loaded after a lookup, less those that Python had loaded anyway."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    for command in (
        ["-c", "import sys; print(*sorted(sys.modules), file=sys.stderr)"],
        ["-c", _REPORT, *arguments],
    ):
        done = subprocess.run([sys.executable, *command], env=env, capture_output=True, text=True, check=True)
        if command[1] != _REPORT:
            before = set(done.stderr.split())
    return set(done.stderr.split()) - before


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose index is compiled already."""
    folder = tmp_path_factory.mktemp("home")
    loaded(folder, "search", "jump")
    return folder


def test_an_exact_id_as_json_loads_nothing_heavy(cache: Path) -> None:
    modules = loaded(cache, "show", "backward-jump", "--json")
    assert not modules & (LIGHT | {"_sqlite3", "forge_cli.catalogue.index", "forge_cli.commands.session"})
    assert len(modules) < 16


@pytest.mark.parametrize(
    "line",
    [
        ["filter", "-b", "legs", "--format", "ids"],
        ["filter", "-b", "legs"],
        ["search", "jump", "--format", "ids"],
        ["search", "jump"],
        ["show", "backwards", "jump"],
        ["complete", "--", "2", "show", "back"],
        ["related", "backward-jump"],
        ["list", "muscles"],
        ["random", "-b", "legs"],
    ],
)
def test_a_lookup_in_a_pipe_loads_neither_typer_nor_rich_nor_regular_expressions(
    line: list[str], cache: Path
) -> None:
    assert not loaded(cache, *line) & (LIGHT - {"datetime"})


def test_a_name_that_is_not_found_loads_what_finds_typing_errors_and_no_more(cache: Path) -> None:
    modules = loaded(cache, "show", "bakward", "jmpp")
    assert "rapidfuzz" in modules
    assert not modules & {"typer", "rich", "pydantic", "platformdirs"}


def test_a_card_loads_rich_and_not_typer(cache: Path) -> None:
    modules = loaded(cache, "show", "backward-jump", "--format", "card")
    assert "rich.console" in modules
    assert not modules & {"typer", "pydantic", "platformdirs"}
