"""`forge config`: list, read and change settings."""

import os

from forge_cli.commands import terminal
from forge_cli.commands.editor import edited
from forge_cli.commands.session import Session
from forge_cli.errors import BadData, WrongUsage
from forge_cli.user.keeping import locked, write_toml
from forge_cli.user.locations import settings_file
from forge_cli.user.settings import LISTS, SETTINGS, check, parse, read_file, read_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ACTIONS = ("list", "get", "set", "unset", "path", "edit")
_SKELETON = "# " + "\n# ".join(f"{key} = ...    {means}" for key, means in SETTINGS.items()) + "\n"


def run(
    action: str = "list", key: "str | None" = None, value: "list[str] | None" = None, *, json: bool = False
) -> int:
    """Do what `action` says: list, get KEY, set KEY VALUE, unset KEY, path, edit."""
    path = settings_file()
    if action not in ACTIONS:
        message = f"config cannot '{action}'"
        raise WrongUsage(message, f"It can {', '.join(ACTIONS)}.")
    if action in {"get", "set", "unset"} and key is None:
        message = f"config {action} needs a key"
        raise WrongUsage(message, f"The settings are {', '.join(SETTINGS)}.")
    if action == "path":
        terminal.write(path + "\n")
    elif action == "edit":
        _edit(path)
    elif action == "list":
        _list(path, json=json)
    elif action == "get":
        settings = read_settings(path)
        check(str(key), settings.values.get(str(key), ""))
        terminal.write(_shown(settings[str(key)]) + "\n")
    else:
        _change(path, str(key), value or [], setting=action == "set")
    return 0


def _list(path: str, *, json: bool) -> None:
    settings = read_settings(path)
    if json:
        records = [{"key": key, "value": settings[key], "source": settings.source[key]} for key in SETTINGS]
        terminal.write_json(records)
        return
    lines = [f"{key}\t{_shown(settings[key])}\t{settings.source[key]}\n" for key in SETTINGS]
    if Session().on_terminal:
        width = max(len(_shown(settings[key])) for key in SETTINGS)
        lines = [
            f"{key:<9} {_shown(settings[key]):<{width}}  {settings.source[key]:<8} {means}\n"
            for key, means in SETTINGS.items()
        ]
    terminal.write("".join(lines))


def _change(path: str, key: str, words: "list[str]", *, setting: bool) -> None:
    """Set a key to the value that the words are, or unset it."""
    session = Session()
    if key not in SETTINGS:
        check(key, None)
    if setting and not words:
        message = f"config set {key} needs a value"
        raise WrongUsage(message, f"{key}: {SETTINGS[key]}")
    value = None if not setting else parse(key, (", " if key in LISTS else " ").join(words))
    if value is not None and key in {"have", "avoid"}:
        from forge_cli.query.filters import select

        select(session.index, {key: value or ["bodyweight"]} if key == "have" else {key: value})
    if value is not None and key == "sections":
        from forge_cli.output.sections import chosen

        chosen(value)
    with locked(path):
        values: dict[str, Any] = read_file(path)
        if value is None and key not in values:
            session.tell(f"{key} is not set")
            return
        values = {name: kept for name, kept in values.items() if name != key}
        if value is not None:
            values[key] = value
        backup = write_toml(path, values)
    if backup:
        session.tell(f"the comments you had written are kept in {backup}")


def _edit(path: str) -> None:
    with locked(path):
        if not os.path.exists(path):
            from forge_cli.catalogue.atomic import write_atomically

            write_atomically(path, _SKELETON.encode("utf-8"))
    edited(path)
    if not os.path.exists(path):
        Session().tell(f"there is no {path} any more: the defaults are in force")
    try:
        read_file(path)
    except BadData as error:
        raise BadData(error.message, "Your file is as you saved it: forge config edit") from error


def _shown(value: "Any") -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, list) else str(value)
