"""The fast lane: reads the arguments of lookups without Typer, whose import costs more than they do.

It takes only what it understands completely and leaves everything else, wrong usage above all, to
Typer. What it knows of options is generated from the Typer app (`options.py`), and a property test
holds both to the same bytes and exit codes.
"""

import os

from forge_cli.options import COMMANDS, FLAG, LANES, MANY, NUMBER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_EXPANDED = "*?[~$%"  # on Windows Typer expands these in arguments


def understood(arguments: "list[str]") -> "tuple[str, dict[str, Any]] | None":
    """Give the command and its parameters, or None when Typer has to read these arguments."""
    if not arguments:
        return None
    if os.name == "nt" and any(mark in argument for argument in arguments for mark in _EXPANDED):
        return None
    first = arguments[0]
    if arguments[:2] == ["complete", "--"]:
        return "complete", {"words": arguments[2:]}
    if first in LANES and first in COMMANDS:
        parameters = _parameters(first, arguments[1:])
        return None if parameters is None else (first, parameters)
    if first in COMMANDS or first in {"lookup", "complete"} or first.startswith("-"):
        return None
    parameters = _parameters("lookup", arguments)
    return None if parameters is None else ("show", {**parameters, "bare": True})


def _parameters(command: str, arguments: "list[str]") -> "dict[str, Any] | None":
    argument, least, most, options = LANES[command]
    found: dict[str, Any] = {}
    words: list[str] = []
    rest = iter(arguments)
    for word in rest:
        if not word.startswith("-") or word == "-":
            words.append(word)
        elif not _option(word, rest, options, found):
            return None
    if len(words) < least or -1 < most < len(words):
        return None
    if words:
        found[argument] = words if most == -1 else words[0]
    return found


def _option(
    word: str,
    rest: "Iterator[str]",
    options: "dict[str, tuple[str, str]]",
    found: "dict[str, Any]",
) -> bool:
    """Read one option and its value into `found`; False when it is not one that is understood."""
    name, equals, value = word.partition("=")
    if name not in options or (equals and not name.startswith("--")):
        return False
    parameter, takes = options[name]
    if takes == FLAG:
        found[parameter] = True
        return not equals
    if not equals:
        following = next(rest, None)
        if following is None:
            return False
        value = following
    if takes == MANY:
        found.setdefault(parameter, []).append(value)
    elif takes != NUMBER:
        found[parameter] = value
    elif value.isdecimal() and value.isascii() and len(value) < 10:
        found[parameter] = int(value)
    else:
        return False
    return True
