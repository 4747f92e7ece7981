"""Exercises side by side."""

from rich.text import Text

from forge_cli.output.layout import (
    GAP,
    UNWRAPPED,
    abreast,
    hung,
    inset,
    mark,
    styled,
    total,
    wrapped,
)
from forge_cli.output.safe import cleaner
from forge_cli.output.sections import pieces
from forge_cli.output.terms import facts
from forge_cli.output.theme import drawn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from forge_cli.output.layout import Lines
    from forge_cli.output.page import Entry, Page

    Row = tuple[str, list[str]]

_FACTS = (
    "Body part",
    "Category",
    "Difficulty",
    "Equipment",
    "Setup",
    "Movement",
    "Impact",
    "Hard on",
)
_ROLES = {"primary": "Primary", "secondary": "Secondary", "stabilizer": "Stabilizers"}
_EMPTY: "Row" = ("", [])
_NARROWEST, _WIDEST = 20, 44
"""Columns of one exercise."""


def comparison(entries: "Sequence[Entry]", page: "Page") -> str:
    """Set exercises side by side, a column each; where they differ is marked.

    One above the other where the columns would be too narrow, and without a width.
    """
    names = [cleaner(page)(entry.document["name"]) for entry in entries]
    rows = _rows(entries, page)
    labels = max([len(label) for label, _ in rows]) + 2  # the mark
    room = ((page.width or 0) - labels) // len(names) - GAP
    if room < _NARROWEST:
        return drawn(_stacked(names, rows, page), page)
    return drawn(_abreast(names, rows, min(room, _WIDEST), page), page)


def _rows(entries: "Sequence[Entry]", page: "Page") -> "list[Row]":
    """Give facts, muscles and programming, an empty row between them."""
    clean = cleaner(page)
    known = [dict(facts(entry.document)) for entry in entries]
    muscles: list[dict[str, str]] = []
    doses: list[dict[str, str]] = []
    for entry in entries:
        found = pieces("muscles", entry, clean)
        muscles.append(
            {
                label: ", ".join([piece.label for piece in found if piece.kind == role])
                for role, label in _ROLES.items()
            }
        )
        found = pieces("programming", entry, clean)
        doses.append(
            {piece.label.capitalize(): ", ".join(filter(None, (piece.text, piece.rest))) for piece in found}
        )
    rows: list[Row] = []
    for columns, labels in ((known, _FACTS), (muscles, _ROLES.values()), (doses, _labels(doses))):
        group = [(label, [clean(column.get(label, "")) for column in columns]) for label in labels]
        group = [row for row in group if any(row[1])]
        rows += [_EMPTY] if rows and group else []
        rows += group
    return rows


def _labels(columns: "list[dict[str, str]]") -> "list[str]":
    return list(dict.fromkeys([label for column in columns for label in column]))


def _differs(row: "Row") -> bool:
    label, values = row
    return bool(label) and len(set(values)) > 1


def _abreast(names: "list[str]", rows: "list[Row]", room: int, page: "Page") -> "Lines":
    blocks: list[Lines] = [[] for _ in range(len(names) + 1)]
    for row in [("", names), *rows]:
        values = _values(row) if row[0] else [styled((name, "title")) for name in row[1]]
        cells = [[_label(row, page)], *(wrapped(text, room) for text in values)]
        height = max(map(len, cells))
        for at, block in enumerate(blocks):
            cell = cells[at] if at < len(cells) else []
            block += [*cell, *(Text() for _ in range(height - len(cell)))]
    lines = abreast(blocks)
    head = max(len(wrapped(Text(name), room)) for name in names)
    rule = styled((mark("rule", page) * total(blocks), "rule"))
    return [*lines[:head], rule, *lines[head:], *_legend(rows, page)]


def _stacked(names: "list[str]", rows: "list[Row]", page: "Page") -> "Lines":
    width = page.width or UNWRAPPED
    lines: Lines = wrapped(styled((", ".join(names), "title")), width)
    lines.append(Text())
    for row in rows:
        label = _label(row, page)
        values = _values(row)
        if not values:
            lines.append(Text())
        elif not _differs(row):
            lines += hung(label.append(": "), values[0], width)
        else:
            lines += wrapped(label, width)
            for name, text in zip(names, values, strict=True):
                lines += inset(hung(styled((f"{name}: ", "label")), text, width - 4), 4)
    return [*lines, *_legend(rows, page)]


def _label(row: "Row", page: "Page") -> Text:
    sign = mark("differs", page) if _differs(row) else " "
    return styled((sign + " ", "differs"), (row[0], "label"))


def _values(row: "Row") -> "list[Text]":
    style = "" if _differs(row) else "note"
    return [styled((value or "-", style)) for value in row[1]]


def _legend(rows: "list[Row]", page: "Page") -> "Lines":
    if not any(map(_differs, rows)):
        return []
    return [Text(), styled((mark("differs", page), "differs"), (" differs", "note"))]
