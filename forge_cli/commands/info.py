"""`forge info`: versions, places, counts, the index and the settings in force, for bug reports."""

import os
import platform
import sys

from forge_cli import __version__
from forge_cli.catalogue.files import data_directory, parse, read_bytes
from forge_cli.catalogue.index import INDEX_VERSION, index_place
from forge_cli.commands import terminal
from forge_cli.commands.session import Session
from forge_cli.errors import ForgeError
from forge_cli.user.locations import cache_folder, own_folder, settings_file, stars_file
from forge_cli.user.settings import SETTINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(*, json: bool = False) -> int:
    """Write what a bug report needs, as lines or as JSON; what is broken is told in its place."""
    from importlib.metadata import PackageNotFoundError, version

    session = Session()
    found: dict[str, Any] = {
        "forge": __version__,
        "catalogue": parse(read_bytes(data_directory() + "/catalogue.json"))["version"],
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": platform.platform(),
    }
    for name in ("typer", "rich", "pydantic", "rapidfuzz", "platformdirs", "textual"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    found |= {
        "executable": sys.executable,
        "data": data_directory(),
        "config": settings_file(),
        "stars": stars_file(),
        "own exercises": own_folder(),
        "index": index_place(own_folder(), cache_folder()),
        "index version": INDEX_VERSION,
    }
    found["index state"] = "built before" if os.path.exists(found["index"]) else "not built yet"
    for name, asked in (
        ("exercises", lambda: session.index.count),
        ("own", lambda: session.index.posting("own", ["yes"]).bit_count()),
        ("starred", lambda: len(session.stars)),
    ):
        found[name] = _or_why_not(asked)
    for key in SETTINGS:
        found[f"setting {key}"] = _or_why_not(lambda key=key: _setting(session, key))
    if json:
        terminal.write_json(found)
    else:
        width = max(map(len, found))
        terminal.write("".join(f"{key:<{width}}  {value}\n" for key, value in found.items()))
    return 0


def _or_why_not(asked: "Any") -> "Any":
    try:
        return asked()
    except ForgeError as error:
        return f"({error.message})"


def _setting(session: Session, key: str) -> str:
    return f"{session.settings[key]!r} ({session.settings.source[key]})"
