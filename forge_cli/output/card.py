"""An exercise as a card for a terminal."""

from rich.text import Text

from forge_cli.output.cardsections import DRAWERS
from forge_cli.output.layout import beside, hung, mark, styled, wrapped
from forge_cli.output.muscles import kinds_of
from forge_cli.output.picture import LETTERS, ROOM, picture
from forge_cli.output.plain import WIDEST
from forge_cli.output.safe import cleaner
from forge_cli.output.sections import ROLES, chosen, pieces
from forge_cli.output.terms import listed, term
from forge_cli.output.theme import drawn
from forge_cli.output.wrapping import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from forge_cli.output.layout import Lines
    from forge_cli.output.page import Entry, Page

_BRIEF = {"Body part", "Equipment", "Setup", "Movement", "Impact", "Hard on"}
"""The facts of the short card; the others stand in its title and its muscles, or can wait."""

_GUTTER = 4  # columns between the facts and the muscle map

_MORE = {"benefits": "benefits", "suitability": "cautions", "safety": "safety", "faq": "questions"}
"""What the long card has to offer, by its sections."""


def card(
    entries: "Sequence[Entry]",
    page: "Page",
    *,
    sections: "Sequence[str]" = (),
    body: "Mapping[str, Any] | None" = None,
    beside_from: int = WIDEST,
    **_: object,
) -> str:
    """Draw each exercise on a card as wide as the page, at most 100 columns.

    `body`, the outlines of `data/body.json`, adds the muscle map: to the right of the facts and
    muscles of a card of at least `beside_from` columns, below them on a narrower one that has room.
    """
    width = min(page.width or WIDEST, WIDEST)
    lines: Lines = []
    for entry in entries:
        lines += [Text(), Text()] if lines else []
        lines += _title(entry, page, width)
        illustration = _illustrated(entry, page, body)
        lines += _sections(entry, page, width, sections, illustration, aside=width >= beside_from)
    return drawn(lines, page)


def _title(entry: "Entry", page: "Page", width: int) -> "Lines":
    clean = cleaner(page)
    name = styled((clean(entry.document["name"]), "title"))
    if "star" in entry.mark:
        name.append(" " + mark("star", page), "mark")
    kinds = [term(entry.document[key]) for key in ("difficulty", "category") if key in entry.document]
    if "own" in entry.mark:
        kinds.append("your own")
    kind = styled((clean(f" {mark('dot', page)} ".join(kinds)), "note"))
    gap = width - columns(name.plain) - columns(kind.plain)
    if gap >= 2:
        lines = [name.append(" " * gap).append_text(kind)]
    else:
        lines = [*wrapped(name, width), *wrapped(kind, width)]
    lines.append(styled((mark("rule", page) * width, "rule")))
    if entry.note:
        lines += hung(styled((mark("star", page) + " ", "mark")), Text(clean(entry.note)), width)
    return lines


def _sections(
    entry: "Entry",
    page: "Page",
    width: int,
    asked: "Sequence[str]",
    illustration: "Lines",
    *,
    aside: bool,
) -> "Lines":
    blocks: dict[str, Lines] = {}
    shown = chosen(asked)
    illustrated = aside and "facts" in shown and bool(illustration)
    taken = ROOM["small"] + _GUTTER if illustrated else 0
    for section in shown:
        parts = pieces(section, entry, cleaner(page))
        if section == "facts" and not asked:
            parts = [piece for piece in parts if piece.label in _BRIEF]
        if parts:
            room = width - taken if section in {"facts", "muscles"} else width
            blocks[section] = DRAWERS[section](parts, room, page)
    if illustrated:
        left = _joined([blocks[key] for key in ("facts", "muscles") if key in blocks])
        blocks |= {"facts": beside(left, illustration, width - taken + _GUTTER), "muscles": []}
    elif illustration:
        after = "muscles" if "muscles" in blocks else next(iter(blocks), "")
        blocks[after] = _joined([blocks.get(after, []), illustration])
    lines = _joined([block for block in blocks.values() if block])
    return lines if asked else [*lines, *_more(entry, page, width)]


def _illustrated(entry: "Entry", page: "Page", body: "Mapping[str, Any] | None") -> "Lines":
    """Give the lines of the muscle map, with what its letters mean where it is drawn in letters."""
    if body is None:
        return []
    kinds, _ = kinds_of([entry.document])
    lines = picture(body, kinds, page)
    if not lines or (page.color and page.unicode):
        return lines
    letters = [f"{LETTERS[role]} {role}" for role in ROLES.values() if role in kinds.values()]
    return [*lines, *wrapped(styled(("  ".join(letters), "note")), columns(lines[0].plain))]


def _joined(blocks: "list[Lines]") -> "Lines":
    lines: Lines = []
    for block in blocks:
        lines += [Text(), *block] if lines else block
    return lines


def _more(entry: "Entry", page: "Page", width: int) -> "Lines":
    there = [word for section, word in _MORE.items() if pieces(section, entry, cleaner(page))]
    command = styled((f"forge show {entry.document['id']} --all", "command"))
    return [Text(), *hung(command.append("  "), styled((f"for {listed(there)}", "note")), width)]
