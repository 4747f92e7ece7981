"""What every test shares: an environment of its own, and small catalogues to ask."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forge_cli.catalogue.index import Index, open_index

from .catalogue_of_ten import compiled, written

COLORS_AND_SIZES = ("NO_COLOR", "FORCE_COLOR", "PAGER", "COLUMNS", "LINES", "GITHUB_ACTIONS")


@pytest.fixture(autouse=True)
def own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the user's files and from what the shell happens to say."""
    for name in os.environ:
        if name in COLORS_AND_SIZES or name.startswith(("FORGE_", "CLICOLOR")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture(scope="session")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Give the index of the catalogue of ten."""
    return compiled(tmp_path_factory.mktemp("ten"))


@pytest.fixture
def index_of(tmp_path: Path) -> Callable[..., Index]:
    """Give a function that compiles documents: `index_of(documents, own=[...], tombstones={...})`."""

    def make(*arguments: Any, **named: Any) -> Index:
        return compiled(tmp_path / "made", *arguments, **named)

    return make


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the catalogue of ten in the place of the bundled one and give its `data` folder."""
    data = tmp_path / "checkout" / "data"
    written(data)
    monkeypatch.setattr("forge_cli.catalogue.index.data_directory", lambda: str(data))
    monkeypatch.setattr("forge_cli.catalogue.files.data_directory", lambda: str(data))
    return data


@pytest.fixture(scope="session")
def bundled_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the index file of the bundled catalogue, compiled once for all tests."""
    cache = tmp_path_factory.mktemp("bundled")
    notes: list[str] = []
    open_index(str(cache / "none"), str(cache), notes.append)
    return next(cache.glob("*.sqlite"))


@pytest.fixture
def warm(bundled_index: Path, tmp_path: Path) -> None:
    """Lay the bundled catalogue's index into the test's cache, so that no lookup has to compile it."""
    cache = tmp_path / "cache" / "forge"
    cache.mkdir(parents=True)
    os.link(bundled_index, cache / bundled_index.name)  # a file there is replaced, never written into
