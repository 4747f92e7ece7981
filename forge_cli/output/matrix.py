"""Records as a plain matrix turned on its side: one row a key, one column a record."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from forge_cli.output.page import Page


def matrix(records: "list[dict[str, Any]]", page: "Page") -> str:
    """Draw records that share their keys, the first key's values as heads of the columns.

    Too wide a matrix for the page is broken into parts below each other.
    """
    keys = list(records[0]) if records else []
    first = max((len(key) for key in keys), default=0)
    widths = [max(len(str(value)) for value in record.values()) for record in records]
    parts: list[list[int]] = [[]]
    used = first
    for at, width in enumerate(widths):
        if page.width is not None and parts[-1] and used + 2 + width > page.width:
            parts.append([])
            used = first
        parts[-1].append(at)
        used += 2 + width
    drawn = []
    for part in parts:
        lines = [
            "  ".join([key.ljust(first), *(str(records[at][key]).rjust(widths[at]) for at in part)])
            for key in keys
        ]
        drawn.append("\n".join(lines))
    return "\n\n".join(drawn) + "\n"
