"""Reading TOML: what forge itself writes without `tomllib`, whose import costs 1.4 of a bare start.

Whatever looks any different, a comment above all, is left to `tomllib`; a test holds the two together.
"""

import os

from forge_cli.errors import BadData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def content_of(path: str, hint: str) -> bytes:
    """Read a file of the user's: nothing when there is none; BadData, with the hint, when it can't be."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        message = f"cannot read {path}: {error.strerror or error}"
        raise BadData(message, hint) from error


def _without_waiting(path: str, flags: int) -> int:
    """Open a file, and not wait for a writer where it is a named pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def any_toml(content: bytes, path: str, hint: str) -> "dict[str, Any]":
    """Parse any TOML; BadData, with the hint, when it is none."""
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        message = f"{path} is not TOML: {error}"
        raise BadData(message, hint) from error


def plain(text: str) -> "dict[str, Any] | None":
    """Read tables of texts, truths, dates and lists of texts; None when anything else is in there.

    Dates come as text, for a lookup only asks which tables there are.
    """
    found: dict[str, Any] = {}
    table = found
    lines = iter(text.split("\n"))
    for line in lines:
        if line.startswith("["):
            name = line[1:-1]
            if not line.endswith("]") or not _is_key(name) or name in found:
                return None
            table = found[name] = {}
        elif line:
            key, equals, written = line.partition(" = ")
            value = _items(lines) if written == "[" else _value(written)
            if value is None or not (equals and _is_key(key)) or key in table:
                return None
            table[key] = value
    return found


def _items(lines: "Iterator[str]") -> "list[str] | None":
    """Read the lines of a list up to its closing bracket, one text each."""
    items: list[str] = []
    for line in lines:
        if line == "]":
            return items
        item = _value(line[4:-1]) if line.startswith('    "') and line.endswith('",') else None
        if not isinstance(item, str):
            return None
        items.append(item)
    return None


def _is_key(name: str) -> bool:
    return bool(name) and name.isascii() and name.replace("-", "").replace("_", "").isalnum()


def _value(written: str) -> "str | bool | list[str] | None":
    if written in {"true", "false"}:
        return written == "true"
    if written == "[]":
        return []
    if len(written) >= 2 and written[0] == written[-1] == '"':
        inner = written[1:-1]
        return inner if '"' not in inner and "\\" not in inner and inner.isprintable() else None
    return written if _is_date(written) else None


def _is_date(written: str) -> bool:
    """Tell whether this is a date, for sure: the last day of long months is left to `tomllib`."""
    parts = written.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not ("".join(parts).isdecimal() and written.isascii()):
        return False
    year, month, day = map(int, parts)
    return year > 0 and 1 <= month <= 12 and 1 <= day <= (28 if month == 2 else 30)
