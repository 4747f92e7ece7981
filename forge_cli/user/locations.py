"""Where the user's files lie.

platformdirs is the authority; its rules are spelled out here because importing it costs twice a bare
start. A test holds both to the same answers on every platform.
"""

import os
import sys


def config_folder() -> str:
    """Give the folder of `config.toml` and `stars.toml`."""
    return _folder("XDG_CONFIG_HOME", ".config", "Library/Application Support", "")


def settings_file() -> str:
    """Give the path of the settings."""
    return os.path.join(config_folder(), "config.toml")


def stars_file() -> str:
    """Give the path of the stars."""
    return os.path.join(config_folder(), "stars.toml")


def data_folder() -> str:
    """Give the folder that holds the user's own exercises in `exercises`."""
    return _folder("XDG_DATA_HOME", ".local/share", "Library/Application Support", "")


def own_folder() -> str:
    """Give the folder of the user's own exercises."""
    return os.path.join(data_folder(), "exercises")


def cache_folder() -> str:
    """Give the folder of the index, which can be deleted at any time."""
    return _folder("XDG_CACHE_HOME", ".cache", "Library/Caches", "Cache")


def _folder(variable: str, unix: str, mac: str, windows: str) -> str:
    if sys.platform == "win32":
        import platformdirs

        base = platformdirs.user_data_path("forge", appauthor=False)
        return str(base / windows) if windows else str(base)
    # platformdirs takes the XDG variables on macOS too, and only absolute ones on either
    chosen = os.environ.get(variable, "").strip()
    if os.path.isabs(chosen):
        return os.path.join(chosen, "forge")
    below = mac if sys.platform == "darwin" else unix
    return os.path.join(os.path.expanduser("~"), *below.split("/"), "forge")
