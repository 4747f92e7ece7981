"""Lists for a terminal: one line an exercise or a term, aligned, never wrapped."""

from rich.text import Text

from forge_cli.output.fields import value
from forge_cli.output.layout import GAP, UNWRAPPED, abreast, cut, mark, styled, total
from forge_cli.output.records import cell
from forge_cli.output.safe import cleaner
from forge_cli.output.terms import term
from forge_cli.output.theme import drawn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from forge_cli.output.layout import Lines
    from forge_cli.output.page import Entry, Page

_COLUMNS = {
    "name": "Name",
    "body_part": "Body part",
    "target": "Target",
    "equipment": "Equipment",
    "difficulty": "Difficulty",
    "category": "Category",
}

_SNIPPET = 32
"""Columns a snippet needs to say anything."""

_LEAST = 12
"""Columns a field must have to be shown cut."""

_BAR = (6, 24)
"""Columns of the longest bar, at least and at most."""


def table(entries: "Sequence[Entry]", page: "Page", *, fields: "Sequence[str]" = (), **_: object) -> str:
    """Draw one line an exercise: its marks, then the list columns or the fields asked for.

    Columns are dropped from the right until the rest fits; a name is only cut when it is alone.
    Of fields, the first that does not fit is cut.
    """
    if fields:
        shown = [_field(entries, field, page) for field in fields]
    else:
        shown = [_terms(entries, name, page) for name in _COLUMNS]
        if page.width and total(shown) > page.width:
            shown = [_terms(entries, name, page, short=True) for name in _COLUMNS]
    if any(entry.relation for entry in entries) and not fields:
        shown.insert(1, _column("Relation", [Text(cleaner(page)(entry.relation)) for entry in entries]))
    shown[0] = _marked(shown[0], entries, page)
    snippets = None if fields else _snippets(entries, page)
    return drawn(abreast(_fitting(shown, page, snippets, cuttable=bool(fields))), page)


def terms_table(terms: "Sequence[dict[str, Any]]", page: "Page") -> str:
    """Draw the terms of an axis: label, group, how many exercises as number and bar, and the id."""
    clean = cleaner(page)
    label = _column("Name", [Text(clean(term["label"])) for term in terms])
    groups = [clean(term.get("group") or "") for term in terms]
    group = [_column("Group", [styled((name, "note")) for name in groups])] if any(groups) else []
    ids = [clean(term["id"]) if term["id"] != term["label"] else "" for term in terms]
    id = [_column("Id", [styled((name, "note")) for name in ids])] if any(ids) else []
    counts = [term["count"] for term in terms]
    width = page.width or UNWRAPPED
    for before, after in ((group, id), (group, []), ([], [])):
        number = _counts(counts, 0, page)
        room = width - total([label, *before, number, *after])
        if room > _BAR[0]:
            number = _counts(counts, min(room - 1, _BAR[1]), page)
            break
    return drawn(abreast(_fitting([label, *before, number, *after], page)), page)


def _column(heading: str, cells: "list[Text]") -> "Lines":
    return [styled((heading, "label")), *cells]


def _marked(column: "Lines", entries: "Sequence[Entry]", page: "Page") -> "Lines":
    """Put the marks of the exercises before a column, when any has one."""
    marks = [
        "".join([mark(name, page) for name in ("star", "own") if name in entry.mark]) for entry in entries
    ]
    width = max(map(len, marks), default=0)
    if not width:
        return column
    return [
        styled((sign.ljust(width + 1), "mark")).append_text(text)
        for sign, text in zip(["", *marks], column, strict=True)
    ]


def _terms(entries: "Sequence[Entry]", name: str, page: "Page", *, short: bool = False) -> "Lines":
    """Say the terms of one list column; `short` counts all but the first: `dumbbell +1`."""
    clean = cleaner(page)
    texts = [entry.row.get(name, "") for entry in entries]
    if name == "name":
        return _column(_COLUMNS[name], [styled((clean(text), "strong")) for text in texts])
    cells = []
    for text in texts:
        first, *others = map(term, text.split("; "))
        cells.append(f"{first} +{len(others)}" if short and others else ", ".join([first, *others]))
    return _column(_COLUMNS[name], [Text(clean(text)) for text in cells])


def _field(entries: "Sequence[Entry]", field: str, page: "Page") -> "Lines":
    clean = cleaner(page)
    values = [entry.row[field] if field in entry.row else value(entry, field) for entry in entries]
    return _column(clean(field), [Text(clean(cell(found, page))) for found in values])


def _snippets(entries: "Sequence[Entry]", page: "Page") -> "Lines":
    r"""Show where a search matched; the index puts what matched between `\x02` and `\x03`."""
    clean = cleaner(page)
    cells = []
    for entry in entries:
        text = Text()
        for at, part in enumerate(entry.snippet.replace("\x03", "\x02").split("\x02")):
            text.append(clean(part), "match" if at % 2 else "note")
        cells.append(text)
    return _column("Match", cells) if any(entry.snippet for entry in entries) else []


def _counts(counts: "list[int]", room: int, page: "Page") -> "Lines":
    largest = max([*counts, 1])
    digits = len(str(largest))
    cells = [styled((str(count).rjust(digits), "")) for count in counts]
    for text, count in zip(cells, counts, strict=True):
        if room and count:
            text.append(" " + mark("bar", page) * max(1, round(count * room / largest)), "bar")
    return _column("Exercises" if room else "#", cells)


def _fitting(
    shown: "list[Lines]", page: "Page", snippets: "Lines | None" = None, *, cuttable: bool = False
) -> "list[Lines]":
    """Drop columns from the right until they fit, with the snippets last where there is room.

    `cuttable` cuts the first column that does not fit instead of dropping it.
    """
    if page.width is None:
        return [*shown, snippets] if snippets else shown
    if snippets:
        beside = _dropped(shown, page.width - GAP - _SNIPPET)
        room = page.width - GAP - total(beside)
        if room >= _SNIPPET:
            return [*beside, [cut(text, room, page) for text in snippets]]
    kept = _dropped(shown, page.width)
    room = page.width - GAP - total(kept)
    if cuttable and len(kept) < len(shown) and room >= _LEAST:
        return [*kept, [cut(text, room, page) for text in shown[len(kept)]]]
    if len(kept) == 1:
        return [[cut(text, page.width, page) for text in kept[0]]]
    return kept


def _dropped(shown: "list[Lines]", width: int) -> "list[Lines]":
    while len(shown) > 1 and total(shown) > width:
        shown = shown[:-1]
    return shown
