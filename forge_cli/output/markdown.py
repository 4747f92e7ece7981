"""Exercises as Markdown pages (CommonMark with GitHub's tables)."""

from forge_cli.output.records import cell
from forge_cli.output.safe import cleaner
from forge_cli.output.sections import SECTIONS, chosen, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from forge_cli.output.page import Entry, Page
    from forge_cli.output.sections import Piece

_UNHEADED = {"summary", "facts"}
_ACTING = str.maketrans({character: "\\" + character for character in "\\`*_[]<>|~"})


def markdown(entries: "Sequence[Entry]", page: "Page", *, sections: "Sequence[str]" = (), **_: object) -> str:
    """Write each exercise as a Markdown page, all its sections unless some are asked for."""
    ids = chosen(sections, SECTIONS)
    return "\n---\n\n".join([_exercise(entry, page, ids) for entry in entries])


def terms_markdown(records: "list[dict[str, Any]]", page: "Page") -> str:
    """Write the terms of an axis, dicts that share their keys, as a table."""
    clean = cleaner(page)
    head = list(records[0]) if records else []
    rows = [[escaped(clean(cell(record[key], page))) for key in head] for record in records]
    return _rows(head, rows) + "\n"


def escaped(text: str) -> str:
    """Escape what Markdown would act on, so that it reads as it was written."""
    text = text.strip().translate(_ACTING)
    head, _, _ = text.partition(" ")
    if head.rstrip(".)").isdecimal() and head[-1] in ".)":
        text = text.replace(head, head[:-1] + "\\" + head[-1], 1)
    elif text[:1] in {"#", "+", "-", "="}:
        text = "\\" + text
    start, *parts = text.split("&")
    return start + "".join([("\\&" if _entity(part) else "&") + part for part in parts])


def _entity(rest: str) -> bool:
    name, semicolon, _ = rest.partition(";")
    return bool(semicolon) and name.lstrip("#").isalnum()


def _exercise(entry: "Entry", page: "Page", sections: "Iterable[str]") -> str:
    clean = cleaner(page)
    blocks = [f"# {escaped(clean(entry.document['name']))}"]
    for section in sections:
        if parts := pieces(section, entry, lambda text: escaped(clean(text))):
            if section not in _UNHEADED:
                blocks.append(f"## {SECTIONS[section]}")
            blocks += _blocks(section, parts)
    return "\n\n".join(blocks) + "\n"


def _blocks(section: str, parts: "list[Piece]") -> "list[str]":
    if section == "summary":
        return [f"> {piece.text}" for piece in parts]
    if section == "programming":
        return [_table(parts)]
    blocks: list[list[str]] = [[]]
    for piece in parts:
        if piece.kind in {"group", "question", "breathing", "text"}:
            blocks += [[text] for text in _apart(piece)] + [[]]
        else:
            blocks[-1].append(_item(piece))
    return ["\n".join(block) for block in blocks if block]


def _apart(piece: "Piece") -> "list[str]":
    if piece.kind == "text":
        return [piece.text]
    if piece.kind == "breathing":
        return [f"**{piece.label}:** {piece.text}"]
    return list(filter(None, (f"### {piece.label}", piece.text)))


def _item(piece: "Piece") -> str:
    label, text, note = piece.label, piece.text, piece.note
    match piece.kind:
        case "action":
            return f"{label}. {text}"
        case "primary" | "secondary" | "stabilizer":
            return f"- **{label}** ({piece.kind})" + (f": {text}" if text else "")
        case "mistake":
            return f"- **{label}:** {text} **Instead:** {note}"
        case "relation":
            return f"- **{label}:** {text}" + (f" (`{note}`)" if note else "")
        case _:
            return f"- **{label}:** {text}" if label else f"- {text}"


def _table(parts: "list[Piece]") -> str:
    rows = [(piece.label, piece.text, piece.rest.removeprefix("rest "), piece.note) for piece in parts]
    return _rows(("Use", "Sets and reps", "Rest", "Note"), rows)


def _rows(head: "Sequence[str]", rows: "Iterable[Sequence[str]]") -> str:
    lines = [head, ["---" for _ in head], *rows]
    return "\n".join(["| " + " | ".join(line) + " |" for line in lines])
