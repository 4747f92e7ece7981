"""Stars: `stars.toml`, a table an exercise, with the date it was starred and an optional note."""

from forge_cli.errors import BadData
from forge_cli.user.toml import any_toml, content_of, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_HINT = "Mend it, or move it away to start afresh."


def starred(path: str) -> "dict[str, str]":
    """Give the starred ids with their notes, the fastest way; BadData as `read_stars` has it."""
    stars = plain(content_of(path, _HINT).decode("utf-8", "surrogateescape"))
    if stars is None or not all(isinstance(kept, dict) for kept in stars.values()):
        stars = read_stars(path)
    return {id: str(kept.get("note", "")) for id, kept in stars.items()}


def read_stars(path: str) -> "dict[str, dict[str, Any]]":
    """Read the starred ids, each with `date` and perhaps `note`: {} when nothing was starred yet.

    BadData when the file cannot be read or is not one that forge wrote.
    """
    stars = any_toml(content_of(path, _HINT), path, _HINT)
    if "schema_version" in stars:
        message = f"{path} is of another forge: its schema_version is {stars['schema_version']}"
        raise BadData(message, "Upgrade forge, or move the file away to start afresh.")
    if not all(isinstance(kept, dict) for kept in stars.values()):
        message = f"{path} does not hold one table for each starred exercise"
        raise BadData(message, _HINT)
    return stars


def star(path: str, ids: "list[str]", note: "str | None" = None) -> None:
    """Star exercises, each with today's date; a `note` is kept with each, an earlier one stays."""
    from datetime import date

    from forge_cli.user.keeping import locked, write_toml

    with locked(path):
        stars = read_stars(path)
        for id in ids:
            kept = stars.setdefault(id, {"date": date.today()})
            if note:
                kept["note"] = note
        write_toml(path, stars)


def unstar(path: str, ids: "list[str]", former: "list[str] | None" = None) -> "list[str]":
    """Take stars away and give the ids that had none; `former` are ids that were renamed to them."""
    from forge_cli.user.keeping import locked, write_toml

    with locked(path):
        stars = read_stars(path)
        gone = [id for id in former or () if stars.pop(id, None) is not None]
        without = [id for id in ids if stars.pop(id, None) is None]
        if gone or len(without) < len(ids):
            write_toml(path, stars)
    return [] if gone else without
