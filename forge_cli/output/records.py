"""Exercises as data: JSON, NDJSON, CSV, TSV and bare ids. Never wrapped, never cut.

TSV, ids and JSON without fields answer lookups in a pipe, so each imports what it needs itself.
"""

from forge_cli.errors import BadData
from forge_cli.output.fields import value
from forge_cli.output.page import LIST_COLUMNS
from forge_cli.output.safe import ascii_only, cleaner, safe_json, visible, visible_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from forge_cli.output.page import Entry, Page

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run. https://owasp.org/www-community/attacks/CSV_Injection"""


def json(
    entries: "Sequence[Entry]",
    page: "Page",
    *,
    fields: "Sequence[str]" = (),
    one: bool = False,
    **_: object,
) -> str:
    """Give the documents as they are, or objects of just the fields: one object, or an array."""
    if fields:
        return plain_records(_objects(entries, fields), "json", page, one=one)
    documents = [safe_json(_decoded(entry), page).strip() for entry in entries]
    return _array(documents, one=one)


def ndjson(
    entries: "Sequence[Entry]",
    page: "Page",
    *,
    fields: "Sequence[str]" = (),
    **_: object,
) -> str:
    """Give one line of JSON an exercise: its document, or just the fields."""
    records = _objects(entries, fields) if fields else [entry.document for entry in entries]
    return plain_records(records, "ndjson", page)


def csv(
    entries: "Sequence[Entry]",
    page: "Page",
    *,
    fields: "Sequence[str]" = (),
    **_: object,
) -> str:
    """Give a header and one row an exercise: the list columns, or the fields."""
    return plain_records(_rows(entries, fields), "csv", page, fields=fields or LIST_COLUMNS)


def tsv(
    entries: "Sequence[Entry]",
    page: "Page",
    *,
    fields: "Sequence[str]" = (),
    **_: object,
) -> str:
    """Give one row an exercise, the id first: the list columns, or the fields. No header."""
    return plain_records(_rows(entries, fields), "tsv", page, fields=fields or LIST_COLUMNS)


def ids(entries: "Sequence[Entry]", page: "Page", **_: object) -> str:
    """Give one id a line."""
    clean = cleaner(page)
    return "".join([clean(entry.row["id"]) + "\n" for entry in entries])


def plain_records(
    records: "Iterable[dict[str, Any]]",
    name: str,
    page: "Page",
    *,
    fields: "Sequence[str]" = (),
    one: bool = False,
) -> str:
    """Write dicts as `json`, `ndjson`, `csv` or `tsv`: all their keys, or those named by `fields`.

    `one` gives the first record as a bare JSON object instead of an array.
    """
    chosen = [{key: record.get(key) for key in fields} for record in records] if fields else list(records)
    if name == "json":
        return _array([_dumped(record, page, indent=2) for record in chosen], one=one)
    if name == "ndjson":
        return "".join([_dumped(record, page) + "\n" for record in chosen])
    header = list(fields) or list(dict.fromkeys(key for record in chosen for key in record))
    rows = [[record.get(key) for key in header] for record in chosen]
    if name == "tsv":
        return _tsv(rows, page)
    return _csv(header, rows, page) if header else ""


def cell(value: "Any", page: "Page") -> str:
    """Say any value in one cell: lists joined with `; `, objects as JSON, None as nothing."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(
            [_dumped(item, page) if isinstance(item, list) else cell(item, page) for item in value]
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _dumped(value, page)


def _decoded(entry: "Entry") -> str:
    try:
        return entry.raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"the file of {entry.row['id']} is not UTF-8: {error.reason} at byte {error.start}"
        raise BadData(message) from error


def _objects(entries: "Sequence[Entry]", fields: "Sequence[str]") -> "list[dict[str, Any]]":
    return [{field: value(entry, field) for field in fields} for entry in entries]


def _rows(entries: "Sequence[Entry]", fields: "Sequence[str]") -> "list[dict[str, Any]]":
    """Prefer the row the index holds: a document is only there when a field needs it."""
    return [
        {field: entry.row[field] if field in entry.row else value(entry, field) for field in fields}
        if fields
        else {field: entry.row.get(field, "") for field in LIST_COLUMNS}
        for entry in entries
    ]


def _array(documents: "list[str]", *, one: bool) -> str:
    if one and documents:
        return documents[0] + "\n"
    return "[\n" + ",\n".join(documents) + "\n]\n" if documents else "[]\n"


def _dumped(record: "Any", page: "Page", indent: "int | None" = None) -> str:
    from json import dumps

    separators = None if indent else (",", ":")
    text = dumps(record, ensure_ascii=False, indent=indent, separators=separators)
    return safe_json(text, page)


def _tsv(rows: "list[list[Any]]", page: "Page") -> str:
    lines = ["\t".join([visible(cell(value, page)) for value in row]) + "\n" for row in rows]
    return "".join(lines) if page.unicode else ascii_only("".join(lines))


def _csv(header: "list[str]", rows: "list[list[Any]]", page: "Page") -> str:
    from csv import writer
    from io import StringIO

    file = StringIO(newline="")
    table = writer(file, lineterminator="\n")
    table.writerow([_defused(name, page) for name in header])
    table.writerows([[_defused(value, page) for value in row] for row in rows])
    return file.getvalue() if page.unicode else ascii_only(file.getvalue())


def _defused(value: "Any", page: "Page") -> str:
    text = cell(value, page)
    runs = not isinstance(value, int | float) and text.startswith(_FORMULA)
    return ("'" if runs else "") + visible_lines(text)
