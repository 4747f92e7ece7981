"""Lines of styled text, wrapped, set in, side by side or in a frame: what cards are built of.

Everything is a list of lines that are known to fit, so nothing is measured twice.
"""

from itertools import zip_longest

from rich.text import Text

from forge_cli.output.wrapping import breaks, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from forge_cli.output.page import Page

    Lines = list[Text]

_MARKS = {
    "primary": ("\u25cf", "*"),
    "secondary": ("\u25cf", "+"),
    "stabilizer": ("\u25cb", "o"),
    "good": ("\u2713", "+"),
    "bad": ("\u2717", "x"),
    "fix": ("\u2192", "->"),
    "item": ("\u2022", "-"),
    "caution": ("!", "!"),
    "star": ("\u2605", "*"),
    "own": ("+", "+"),
    "dot": ("\u00b7", "-"),
    "rule": ("\u2501", "="),
    "thin": ("\u2500", "-"),
    "differs": ("\u2260", "*"),
    "bar": ("\u2501", "="),
    "cut": ("\u2026", "..."),
    "frame": ("\u256d\u2500\u256e\u2502\u2570\u256f", "+-+|++"),
}

GAP = 2
"""Columns between columns."""

UNWRAPPED = 1_000_000
"""The width of a pipe, for those who must calculate with one."""

_LEAST = 16
"""Columns below which a text is set under its head rather than beside it."""


def mark(name: str, page: "Page") -> str:
    """Give the character for what `name` means, in what the page can show."""
    return _MARKS[name][0 if page.unicode else 1]


def styled(*parts: "tuple[str, str]") -> Text:
    """Make one text of parts, each with its style (`""` for none); nothing in it is markup."""
    text = Text()
    for part, style in parts:
        text.append(part, style or None)
    return text


def filled(text: Text, width: int) -> Text:
    """Pad a text to `width` columns."""
    return text.copy().append(" " * (width - columns(text.plain)))


def wrapped(text: Text, width: int) -> "Lines":
    """Break a text into lines of at most `width` columns."""
    lines = list(text.divide(breaks(text.plain, width)))
    for line in lines:
        line.rstrip()
    return lines


def inset(lines: "Iterable[Text]", indent: int) -> "Lines":
    """Set lines in from the left."""
    return [Text(" " * indent).append_text(line) for line in lines]


def hung(head: Text, text: Text, width: int) -> "Lines":
    """Set a text beside its head, lines below the first in line with it; under it if too narrow."""
    indent = columns(head.plain)
    if not text.plain:
        return wrapped(head, width)
    if width - indent < _LEAST and head.plain.strip():
        within = min(4, indent)
        return [*wrapped(head, width), *inset(wrapped(text, width - within), within)]
    first, *others = wrapped(text, width - indent)
    return [head.copy().append_text(first), *inset(others, indent)]


def beside(left: "Lines", right: "Lines", left_width: int) -> "Lines":
    """Put two blocks of lines side by side, the right one beginning at `left_width`."""
    return [
        filled(one or Text(), left_width).append_text(other or Text())
        for one, other in zip_longest(left, right)
    ]


def framed(lines: "Lines", title: str, width: int, page: "Page") -> "Lines":
    """Draw a frame of `width` columns round lines that leave four columns for it."""
    top_left, flat, top_right, upright, bottom_left, bottom_right = tuple(mark("frame", page))
    line = flat * (width - columns(title) - 5) + top_right
    top = styled((f"{top_left}{flat} ", "frame"), (title, "frame.title"), (f" {line}", "frame"))
    sides = [
        styled((f"{upright} ", "frame"))
        .append_text(filled(content, width - 4))
        .append(f" {upright}", "frame")
        for content in lines
    ]
    bottom = styled((bottom_left + flat * (width - 2) + bottom_right, "frame"))
    return [top, *sides, bottom]


def cut(text: Text, width: int, page: "Page") -> Text:
    """Shorten a text to `width` columns, with an ellipsis where something is missing."""
    if columns(text.plain) <= width:
        return text
    sign = mark("cut", page)[:width]
    kept = text.copy()
    while kept.plain and columns(kept.plain) + len(sign) > width:
        kept.right_crop(1)
    kept.rstrip()
    return kept.append(sign, "note")


def abreast(blocks: "Sequence[Lines]") -> "Lines":
    """Set columns of equally many lines side by side, each as wide as its widest line."""
    *widths, _ = [widest(block) + GAP for block in blocks]
    lines = []
    for *texts, last in zip(*blocks, strict=True):
        line = Text()
        for text, width in zip(texts, widths, strict=True):
            line.append_text(filled(text, width))
        lines.append(line.append_text(last))
    return lines


def widest(lines: "Lines") -> int:
    """Count the columns of the widest line."""
    return max([columns(line.plain) for line in lines], default=0)


def total(blocks: "Sequence[Lines]") -> int:
    """Count the columns that blocks take side by side."""
    return sum([widest(block) + GAP for block in blocks]) - GAP
