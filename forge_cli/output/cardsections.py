"""How each section of a card is drawn: its pieces in, lines of the width given out."""

from rich.text import Text

from forge_cli.output.layout import beside, framed, hung, inset, mark, styled, wrapped
from forge_cli.output.sections import SECTIONS
from forge_cli.output.wrapping import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from forge_cli.output.layout import Lines
    from forge_cli.output.page import Page
    from forge_cli.output.sections import Piece

    Drawer = Callable[[list[Piece], int, Page], Lines]

_ABREAST = 64
"""Columns from which a mistake and its fix stand side by side."""

_PHRASE = 36
"""Columns the phrase about a muscle needs for the role to stand in a column before it."""

_NOTE = 28
"""Columns a remark needs to stand in the same line as what it remarks on."""


def labelled(parts: "Iterable[Piece]", width: int, _page: "Page") -> "Lines":
    """Draw pieces as labels and values, the values in line."""
    parts = list(parts)
    label_width = _widest([piece.label for piece in parts])
    lines: Lines = []
    for piece in parts:
        head = styled((f"  {_padded(piece.label, label_width)}  ", "label"))
        lines += hung(head, Text(piece.text), width)
        if piece.note:
            indent = label_width + 4 if label_width + 4 + columns(piece.note) <= width else 4
            lines += inset(wrapped(styled((piece.note, "note")), width - indent), indent)
    return lines


def _headed(section: str, draw: "Drawer") -> "Drawer":
    def headed(parts: "list[Piece]", width: int, page: "Page") -> "Lines":
        heading = styled((SECTIONS[section].upper(), "heading"))
        return [*wrapped(heading, width), *draw(parts, width, page)]

    return headed


def _summary(parts: "list[Piece]", width: int, _page: "Page") -> "Lines":
    return [line for piece in parts for line in wrapped(styled((piece.text, "summary")), width)]


def _text(parts: "list[Piece]", width: int, _page: "Page") -> "Lines":
    return [line for piece in parts for line in inset(wrapped(Text(piece.text), width - 2), 2)]


def _muscles(parts: "list[Piece]", width: int, page: "Page") -> "Lines":
    names = _widest([piece.label for piece in parts]) + 2
    abreast = width - names - 19 >= _PHRASE
    lines: Lines = []
    role = ""
    for piece in parts:
        first = piece.kind != role
        role = piece.kind
        group = "stabilizers" if role == "stabilizer" else role
        head = styled((f"{mark(role, page)} ", role), (_padded(piece.label, names), role))
        text = styled((piece.text, "note"))
        if abreast:
            margin = styled((f"  {group if first else '':<12} ", "label"))
            lines += hung(margin.append_text(head), text, width)
            continue
        if first:
            lines += [Text()] if lines else []
            lines.append(styled((f"  {group.capitalize()}", "group")))
        head = Text("  ").append_text(head)
        if width - columns(head.plain) >= _NOTE:
            lines += hung(head, text, width)
        else:
            head.rstrip()
            lines += wrapped(head, width)
            lines += inset(wrapped(text, width - 4), 4) if piece.text else []
    return lines


def _steps(parts: "list[Piece]", width: int, _page: "Page") -> "Lines":
    lines: Lines = []
    for piece in parts:
        if piece.kind == "action":
            lines += hung(styled((f"  {piece.label:>2}  ", "number")), Text(piece.text), width)
            continue
        lines += [Text()] if lines else []
        if piece.kind == "group":
            lines += inset(wrapped(styled((piece.label, "group")), width - 2), 2)
        else:
            lines += hung(styled((f"  {piece.label}  ", "label")), Text(piece.text), width)
    return lines


def _tips(parts: "list[Piece]", width: int, page: "Page") -> "Lines":
    sign = styled((mark("good", page) + " ", "good"))
    lines = [line for piece in parts for line in hung(sign, Text(piece.text), width - 4)]
    return framed(lines, SECTIONS["tips"].upper(), width, page)


def _mistakes(parts: "list[Piece]", width: int, page: "Page") -> "Lines":
    abreast = width >= _ABREAST
    half = (width - 4) // 2 if abreast else width
    bad = styled((f"  {mark('bad', page)} ", "bad"))
    good = styled((f"{mark('fix', page)} ", "good"))
    lines: Lines = []
    for piece in parts:
        fault = hung(bad, styled((piece.label, "strong")), half)
        fault += inset(wrapped(styled((piece.text, "note")), half - 4), 4)
        lines += [Text()] if lines else []
        if abreast:
            lines += beside(fault, hung(good, Text(piece.note), width - half - 3), half + 3)
        else:
            lines += [*fault, *inset(hung(good, Text(piece.note), width - 4), 4)]
    return lines


def _programming(parts: "list[Piece]", width: int, _page: "Page") -> "Lines":
    cells = [(piece.label, piece.text, piece.rest) for piece in parts]
    widths = [_widest([row[at] for row in cells]) for at in range(3)]
    lines: Lines = []
    for piece, row in zip(parts, cells, strict=True):
        use, amount, rest = (_padded(cell, size) for cell, size in zip(row, widths, strict=True))
        head = styled((f"  {use}  ", "strong"), (f"{amount}  ", ""))
        beside_rest = styled((f"{rest}  ", "label"))
        room = width - columns(head.plain) - columns(beside_rest.plain)
        if room >= _NOTE:
            lines += hung(head.append_text(beside_rest), styled((piece.note, "note")), width)
            continue
        remarks = [piece.note]
        if room >= -2:
            head.append_text(beside_rest)
        else:
            remarks.insert(0, piece.rest)
        head.rstrip()
        lines += wrapped(head, width)
        if remark := ". ".join(filter(None, remarks)):
            lines += inset(wrapped(styled((remark, "note")), width - 4), 4)
    return lines


def _related(parts: "list[Piece]", width: int, page: "Page") -> "Lines":
    own = [piece for piece in parts if not piece.note]
    lines = labelled(own, width, page)
    near = [piece for piece in parts if piece.note]
    return [*lines, *([Text()] if lines and near else []), *labelled(near, width, page)]


def _items(parts: "list[Piece]", width: int, page: "Page") -> "Lines":
    """Draw a list, whatever its items are; a group inside it gets a line of its own."""
    signs = {"good": ("good", "good"), "caution": ("caution", "secondary")}
    lines: Lines = []
    for piece in parts:
        if piece.kind == "group":
            lines += [Text()] if lines else []
            lines += inset(wrapped(styled((piece.label, "group")), width - 2), 2)
            continue
        name, style = signs.get(piece.kind, ("item", "number"))
        text = styled((f"{piece.label}: ", "strong")) if piece.label else Text()
        lines += hung(styled((f"  {mark(name, page)} ", style)), text.append(piece.text), width)
    return lines


def _questions(parts: "list[Piece]", width: int, _page: "Page") -> "Lines":
    lines: Lines = []
    for piece in parts:
        lines += [Text()] if lines else []
        lines += inset(wrapped(styled((piece.label, "strong")), width - 2), 2)
        lines += inset(wrapped(Text(piece.text), width - 2), 2)
    return lines


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _widest(texts: "Iterable[str]") -> int:
    return max(map(columns, texts), default=0)


_HEADED: "dict[str, Drawer]" = {
    "muscles": _muscles,
    "steps": _steps,
    "mistakes": _mistakes,
    "programming": _programming,
    "faq": _questions,
    "related": _related,
    "description": _text,
}

DRAWERS: "dict[str, Drawer]" = {
    section: _headed(section, _HEADED.get(section, _items)) for section in SECTIONS
} | {"summary": _summary, "facts": labelled, "tips": _tips}
"""Section -> how it is drawn."""
