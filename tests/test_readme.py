"""The README's examples run, and what it says of commands and formats is true."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from forge_cli.options import COMMANDS
from forge_cli.output.formats import FORMATS
from forge_cli.output.page import LIST_COLUMNS

pytestmark = pytest.mark.usefixtures("warm")

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"<!-- recipe(?: needs (\S+))? -->\n```sh\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def shell_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a `forge` of this checkout on the path, and go to an empty folder."""
    script = tmp_path / "bin" / "forge"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m forge_cli "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(script.parent), prepend=":")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_there_are_recipes() -> None:
    assert len(RECIPES) >= 6


@pytest.mark.skipif(sys.platform == "win32", reason="the recipes are for a Unix shell")
@pytest.mark.parametrize(("needs", "recipe"), RECIPES)
def test_a_recipe_works_as_pasted(needs: str, recipe: str, shell_path: Path) -> None:
    if needs and not shutil.which(needs):
        pytest.skip(f"{needs} is not on this machine")
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", recipe],
        cwd=shell_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or any(shell_path.iterdir())


def test_names_every_command_and_format() -> None:
    assert all(f"`{command}`" in README or f"forge {command}" in README for command in COMMANDS)
    assert all(f"`{name}`" in README for name in FORMATS)
    assert ", ".join(f"`{column}`" for column in LIST_COLUMNS) in README


def test_names_no_place_of_a_machine() -> None:
    assert "/home/" not in README
    assert "/root" not in README


def test_the_pictures_are_current() -> None:
    from tests.pictures import FOLDER, pictures

    for name, picture in pictures().items():
        kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        assert kept == picture, f"run: python -m tests.pictures ({name})"
        assert f".github/{name}.svg" in README
