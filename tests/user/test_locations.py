"""Locations agree with platformdirs, the authority, on every platform's rules."""

import os
import sys

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from forge_cli.user import locations

ENVIRONMENTS = [
    {},
    {"XDG_CONFIG_HOME": "/x/config", "XDG_DATA_HOME": "/x/data", "XDG_CACHE_HOME": "/x/cache"},
    {"XDG_CONFIG_HOME": "", "XDG_DATA_HOME": " ", "XDG_CACHE_HOME": ""},
    {"XDG_CONFIG_HOME": "/x/con fig/"},
]


@pytest.mark.skipif(sys.platform == "win32", reason="the rules of Unix and macOS need their paths")
@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize(("platform", "authority"), [("linux", Unix), ("darwin", MacOS)])
def test_the_folders_are_those_of_platformdirs(
    environment: dict[str, str], platform: str, authority: type[Unix], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", "/home/somebody")
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(sys, "platform", platform)
    expected = authority("forge", appauthor=False)
    assert os.path.normpath(locations.config_folder()) == os.path.normpath(expected.user_config_dir)
    assert os.path.normpath(locations.data_folder()) == os.path.normpath(expected.user_data_dir)
    assert os.path.normpath(locations.cache_folder()) == os.path.normpath(expected.user_cache_dir)


def test_on_windows_platformdirs_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def user_data_path(name: str, *, appauthor: bool) -> os.PathLike[str]:
        asked.append((name, appauthor))
        return pathlib.PurePosixPath("/appdata/forge")

    import pathlib

    import platformdirs

    monkeypatch.setattr(platformdirs, "user_data_path", user_data_path)
    monkeypatch.setattr(sys, "platform", "win32")
    assert locations.config_folder() == "/appdata/forge"
    assert locations.cache_folder() == "/appdata/forge/Cache"
    assert asked == [("forge", False)] * 2
