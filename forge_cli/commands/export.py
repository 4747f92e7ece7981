"""`forge export`: the exercises that pass the filters, to a file or stdout."""

import os

from forge_cli.catalogue.atomic import write_atomically
from forge_cli.commands import FOUND, NOTHING, terminal
from forge_cli.commands.answer import load
from forge_cli.commands.listing import listing
from forge_cli.errors import CannotWrite, WrongUsage
from forge_cli.output.formats import render
from forge_cli.output.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORMATS = {
    "json": "raw", "ndjson": "documents", "csv": "documents", "markdown": "pages", "sqlite": "documents",
    "free-exercise-db": "documents",
}  # fmt: skip
"""The formats, and what their entries must carry."""

CSV_FIELDS = (
    "id", "name", "summary", "body_part", "category", "difficulty", "equipment", "mechanic", "force",
    "muscles.primary", "muscles.secondary", "steps.actions",
)  # fmt: skip
"""What a table can tell of an exercise so that `forge import --from csv` takes it."""


def run(*, format: str = "json", output: "str | None" = None, **options: "Any") -> int:
    """Write whole exercises to the file `output`, or to stdout; 1 when none pass the filters."""
    if format not in FORMATS:
        message = f"export knows no format '{format}'"
        raise WrongUsage(message, f"It knows {', '.join(FORMATS)}.")
    to_file = output is not None and output != "-"
    if format == "sqlite" and not to_file:
        message = "a database is no text: sqlite goes to a file only"
        raise WrongUsage(message, "forge export --format sqlite --output exercises.sqlite")
    found = listing(options)
    if not found.bits:
        found.tell_nothing()
    entries = load(found.session, found.ordered(), FORMATS[format])
    content = _content(entries, format)
    if to_file:
        folder = os.path.dirname(os.path.abspath(str(output)))
        if not os.path.isdir(folder):
            message = f"there is no folder {folder}"
            raise CannotWrite(message, "Make it first, or name another file.")
        _write(str(output), content)
        found.session.tell(f"{len(entries)} exercises are in {output}")
    else:
        terminal.write(content)
    return FOUND if entries else NOTHING


def _write(path: str, content: bytes) -> None:
    if terminal.is_stdout(path):  # /dev/stdout: the shell may be appending to that file
        terminal.write(content)
        return
    if os.path.isfile(path) or os.path.isdir(path) or not os.path.exists(path):
        write_atomically(path, content)
        return
    try:  # a device or a pipe is written to, never replaced
        with open(path, "wb") as file:
            file.write(content)
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise CannotWrite(message) from error


def _content(entries: "Any", format: str) -> bytes:
    if format == "sqlite":
        from forge_cli.output.sqlite import sqlite

        return sqlite(entries)
    if format == "free-exercise-db":
        from forge_cli.output.freedb import freedb

        return freedb(entries, Page()).encode("utf-8")
    fields = CSV_FIELDS if format == "csv" else ()
    return render(format, entries, Page(), sections=(), fields=fields, one=False).encode("utf-8")
