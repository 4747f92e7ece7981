"""The formats by name: a new one is a row here and touches no command."""

from forge_cli.output.fields import ADDED
from forge_cli.output.page import LIST_COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Literal

    from forge_cli.output.page import Entry, Page

    Needs = Literal["rows", "raw", "documents", "pages"]


class Format:
    """Where a format is made, and what its entries must carry.

    `needs`: `rows` of the index; `raw` bytes of the files; `documents`, those bytes parsed;
    `pages`, documents and what is related to them.
    """

    __slots__ = ("function", "module", "needs")

    def __init__(self, module: str, function: str, needs: "Needs") -> None:
        self.module = module
        self.function = function
        self.needs = needs


FORMATS = {
    "card": Format("card", "card", "pages"),
    "table": Format("table", "table", "rows"),
    "plain": Format("plain", "plain", "pages"),
    "markdown": Format("markdown", "markdown", "pages"),
    "json": Format("records", "json", "raw"),
    "ndjson": Format("records", "ndjson", "documents"),
    "csv": Format("records", "csv", "rows"),
    "tsv": Format("records", "tsv", "rows"),
    "ids": Format("records", "ids", "rows"),
}


def needs(name: str, fields: "Sequence[str]" = ()) -> "Needs":
    """Tell what the entries of a format must carry when these fields are asked for."""
    found = FORMATS[name].needs
    if not fields or name == "ids":
        return found
    if found == "rows" and all(field in (*LIST_COLUMNS, *ADDED) for field in fields):
        return "rows"
    return "documents"


def render(name: str, entries: "Sequence[Entry]", page: "Page", **options: "Any") -> str:
    """Make the whole text of an answer: `options` are sections, fields and one."""
    format = FORMATS[name]
    module = __import__("forge_cli.output." + format.module, fromlist=[format.function])
    function: Callable[..., str] = getattr(module, format.function)
    return function(entries, page, **options)
