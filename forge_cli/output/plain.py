"""Exercises as plain text: one paragraph or item a line, made for pipes and for reading aloud."""

from forge_cli.output.safe import cleaner
from forge_cli.output.sections import SECTIONS, chosen, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from forge_cli.output.page import Entry, Page
    from forge_cli.output.sections import Piece

WIDEST = 100
"""Columns beyond which prose is no longer pleasant to read."""

_UNHEADED = {"summary", "facts", "description"}


def plain(entries: "Sequence[Entry]", page: "Page", *, sections: "Sequence[str]" = (), **_: object) -> str:
    """Write each exercise as undecorated text, wrapped only when the page has a width."""
    texts = [_exercise(entry, page, chosen(sections)) for entry in entries]
    text = "\n---\n\n".join(texts)
    return text if page.width is None else _fitted(text, min(page.width, WIDEST))


def _exercise(entry: "Entry", page: "Page", sections: "Iterable[str]") -> str:
    clean = cleaner(page)
    blocks = [[clean(entry.document["name"])]]
    for section in sections:
        if found := pieces(section, entry, clean):
            heading = [] if section in _UNHEADED else [clean(SECTIONS[section])]
            blocks.append([*heading, *map(_line, found)])
    return "\n\n".join(["\n".join(block) for block in blocks]) + "\n"


def _line(piece: "Piece") -> str:
    return _LINES.get(piece.kind, _item)(piece)


def _item(piece: "Piece") -> str:
    return f"- {piece.label}: {piece.text}" if piece.label else f"- {piece.text}"


def _named(piece: "Piece") -> str:
    return f"{piece.label}: {piece.text}"


def _muscle(piece: "Piece") -> str:
    return f"- {piece.label} ({piece.kind})" + (f": {piece.text}" if piece.text else "")


def _dose(piece: "Piece") -> str:
    amount = ", ".join(filter(None, (piece.text, piece.rest)))
    return f"- {piece.label}: {amount}" + (f". {piece.note}" if piece.note else "")


_LINES: "dict[str, Callable[[Piece], str]]" = {
    "text": lambda piece: piece.text,
    "fact": _named,
    "group": lambda piece: piece.label,
    "primary": _muscle,
    "secondary": _muscle,
    "stabilizer": _muscle,
    "action": lambda piece: f"{piece.label}. {piece.text}",
    "breathing": _named,
    "mistake": lambda piece: f"{_item(piece)} Instead: {piece.note}",
    "dose": _dose,
    "question": lambda piece: f"- {piece.label} {piece.text}",
    "relation": lambda piece: _named(piece) + (f" ({piece.note})" if piece.note else ""),
}
"""How a kind of piece is written; what is not here is an item of a list."""


def _fitted(text: str, width: int) -> str:
    from forge_cli.output.wrapping import wrapped

    lines: list[str] = []
    for line in text.split("\n"):
        marker, _, rest = line.partition(" ")
        if marker == "-" or (marker.endswith(".") and marker[:-1].isdecimal()):
            indent = " " * (len(marker) + 1)
            first, *others = wrapped(rest, width - len(indent))
            lines += [f"{marker} {first}", *(indent + other for other in others)]
        else:
            lines += wrapped(line, width)
    return "\n".join(lines)
