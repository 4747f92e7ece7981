"""Where the bundled catalogue lies, and reading its files. On the way of every lookup: imports little."""

import os

from forge_cli.catalogue.axes import BODY_PARTS
from forge_cli.errors import BadData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

try:  # json costs 0.6 of a bare start, nearly all of it for `re`; its scanner in C costs nothing
    import _json

    make_scanner: "Callable[..., Any] | None" = _json.make_scanner
except ImportError:  # another Python than CPython
    make_scanner = None

LARGEST = 1_000_000
"""Bytes a document may have: a hundred times a full one. Larger files are refused unread."""


def data_directory() -> str:
    """Give the folder of the catalogue: inside the package in a wheel, else the checkout's `data`."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    carried = os.path.join(package, "data")
    return carried if os.path.isdir(carried) else os.path.join(os.path.dirname(package), "data")


def bundled_path(id: str) -> "str | None":
    """Give the path of the bundled document with exactly this id, None when there is none."""
    if not is_slug(id):
        return None
    folder = os.path.join(data_directory(), "exercises")
    for part in BODY_PARTS:
        path = os.path.join(folder, part, id + ".json")
        if os.path.isfile(path):
            return path
    return None


def is_slug(text: str) -> bool:
    """Tell whether `text` can be an id: lower-case ASCII letters, digits and inner hyphens."""
    letters = text.replace("-", "")
    return (
        0 < len(text) <= 64
        and letters.isalnum()
        and letters.isascii()
        and text == text.lower()
        and not (text[0] == "-" or text[-1] == "-" or "--" in text)
    )


def read_bytes(path: str) -> bytes:
    """Read a file whole; BadData when it cannot be read or is larger than any document may be."""
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # the latter for a path with a null byte
        message = f"cannot read {path}: {getattr(error, 'strerror', None) or error}"
        raise BadData(message, "Check that the file exists and that you may read it.") from error
    if len(content) > LARGEST:
        message = f"{path} is larger than {LARGEST:,} bytes; an exercise has about ten thousand"
        raise BadData(message)
    return content


def parse(content: bytes, source: str = "a document") -> "Any":
    """Parse the JSON of a file that was validated when it entered; BadData when it is damaged.

    `source` says in that error whose content it is. Documents from outside go through
    `validation.parse_strictly`, which also finds duplicate keys, NaN and lone surrogates.
    """
    try:
        text = content.decode("utf-8")
        if make_scanner is not None:
            value, end = make_scanner(_Plain)(text, 0)
            if not text[end:].strip():
                return value
    except (StopIteration, ValueError, RecursionError, SystemError):  # the last in Python 3.11
        pass  # the module below finds the place and the words for what is wrong
    import json

    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        message = f"{source} is not readable as JSON: {error}"
        raise BadData(message) from error


class _Plain:
    """What `json.JSONDecoder` would hand to its scanner, in its default state."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


def read_body() -> "dict[str, Any]":
    """Read the outlines of the body and its muscles, `body.json`."""
    path = os.path.join(data_directory(), "body.json")
    body: dict[str, Any] = parse(read_bytes(path), path)
    return body


def document_files(folder: str) -> "Iterator[str]":
    """Yield the paths of all `.json` files in `folder` and one level below, sorted.

    A folder that does not exist yields nothing; one that cannot be read raises BadData.
    """
    for path in _entries(folder):
        if os.path.isdir(path):
            yield from (inner for inner in _entries(path) if inner.endswith(".json"))
        elif path.endswith(".json"):
            yield path


def _entries(folder: str) -> "list[str]":
    try:
        return [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"cannot list {folder}: {error.strerror or error}"
        raise BadData(message, "Check that it is a folder and that you may read it.") from error
