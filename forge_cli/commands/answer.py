"""From exercises to the text on stdout: the form is chosen, what it needs is loaded, written once."""

import os

from forge_cli.catalogue.files import data_directory, parse, read_bytes
from forge_cli.commands import FOUND, NOTHING, terminal
from forge_cli.errors import WrongUsage
from forge_cli.output.fields import check
from forge_cli.output.formats import FORMATS, needs, render
from forge_cli.output.page import Entry
from forge_cli.query.filters import split
from forge_cli.user.locations import own_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from forge_cli.commands.session import Session

PAGE_FORMS = ("card", "plain", "markdown")


def form_of(
    default: "tuple[str, str]",
    session: "Session",
    *,
    format: "str | None" = None,
    json: bool = False,
    ndjson: bool = False,
    fields: "Sequence[str] | None" = None,
) -> "tuple[str, list[str]]":
    """Choose the form, and take the fields apart.

    The form is what was asked for, else the first of `default` on a terminal, else the second.
    WrongUsage when two forms are asked for at once, an unknown one, or fields of a page.
    """
    asked = [name for name, flag in (("json", json), ("ndjson", ndjson)) if flag]
    asked += [format] if format else []
    if len(set(asked)) > 1:
        message = f"two forms at once: {' and '.join(asked)}"
        raise WrongUsage(message, "Choose one of --json, --ndjson and --format.")
    form = asked[0] if asked else default[0 if session.on_terminal else 1]
    if form not in FORMATS:
        message = f"there is no format '{form}'"
        raise WrongUsage(message, f"The formats are {', '.join(FORMATS)}.")
    columns = split(fields or ())
    check(columns)
    if columns and form in PAGE_FORMS:
        if asked:
            message = f"--fields does not go with --format {form}"
            raise WrongUsage(message, "It goes with table, json, ndjson, csv and tsv.")
        form = "table" if session.on_terminal else "tsv"
    return form, columns


def answer(
    session: "Session",
    numbers: "list[int]",
    form: str,
    *,
    fields: "Sequence[str]" = (),
    sections: "Sequence[str]" = (),
    one: bool = False,
    quiet: bool = False,
    no_pager: bool = False,
    body: "dict[str, Any] | None" = None,
    notes: "dict[int, dict[str, Any]] | None" = None,
) -> int:
    """Write exercises in a form, and give the exit code: 1 when there are none.

    `one` tells that a single name was asked for, so that JSON is one object. `notes` adds
    attributes (`snippet`, `rank`, `relation`) to an exercise's entry. `body` draws the muscle map
    on cards.
    """
    code = FOUND if numbers else NOTHING
    if quiet:
        return code
    if not numbers and form not in {"json", "csv"}:
        return code
    entries = load(session, numbers, needs(form, fields))
    for entry, number in zip(entries, numbers, strict=True):
        for name, value in (notes or {}).get(number, {}).items():
            setattr(entry, name, value)
    if form in PAGE_FORMS and sections:
        _tell_empty(session, entries, sections)
    options: dict[str, Any] = {"fields": fields, "sections": sections, "one": one}
    if body is not None:
        options["body"] = body
    text = render(form, entries, session.page(), **options)
    show(session, text, no_pager=no_pager)
    return code


def _tell_empty(session: "Session", entries: "list[Entry]", sections: "Sequence[str]") -> None:
    """Say which exercises have nothing of what was asked for, for their pages are but a title."""
    from forge_cli.output.sections import chosen, pieces

    for entry in entries:
        if not any(pieces(section, entry, str) for section in chosen(sections)):
            session.tell(f"{entry.row['name']} has no {' or '.join(sections)}")


def load(session: "Session", numbers: "list[int]", needed: str) -> "list[Entry]":
    """Load of each exercise what a format needs: rows, raw bytes, documents, or whole pages."""
    index = session.index
    stars = session.known_stars
    entries = []
    for number, row in zip(numbers, index.rows(numbers), strict=True):
        entry = Entry(row)
        marks = {"star": row["id"] in stars, "own": row["own"]}
        entry.mark = " ".join([name for name, there in marks.items() if there])
        entry.note = stars.get(row["id"], "")
        if needed != "rows":
            entry.raw = read_bytes(path_of(row))
        if needed in {"documents", "pages"}:
            entry.document = parse(entry.raw, path_of(row))
        if needed == "pages":
            from forge_cli.query.relations import related

            entry.related = related(index, number)
        entries.append(entry)
    return entries


def path_of(row: "dict[str, Any]") -> str:
    """Give the path of the file of an exercise from its row in the index."""
    root = own_folder() if row["own"] else data_directory()
    return os.path.join(root, row["path"])


def show(session: "Session", text: str, *, no_pager: bool = False) -> None:
    """Write a text, through the pager when it is taller than the terminal it goes to."""
    if session.on_terminal and not no_pager:
        from forge_cli.commands.pager import page

        if page(text, str(session.settings["pager"]), session.tell):
            return
    terminal.write(text)
