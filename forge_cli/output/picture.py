"""The muscle map for a terminal: half blocks in the theme's colors, or letters without them."""

from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.style import Style
from rich.text import Text

from forge_cli.output.body import STRENGTHS, drawn_view
from forge_cli.output.layout import beside, hung, styled, wrapped
from forge_cli.output.palette import COLORS
from forge_cli.output.plain import WIDEST
from forge_cli.output.safe import cleaner
from forge_cli.output.theme import drawn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from forge_cli.output.layout import Lines
    from forge_cli.output.page import Page

    Pixel = dict[str, int]

SIZES = {"small": (22, 44), "large": (36, 76)}
"""Columns and rows of pixels of one view; a line of text holds two rows."""

_GRAYS = {"base", "muscle"}
_GAP = 3
_GUTTER = 3  # columns between the picture and a legend beside it
_LEGEND = 25  # columns that a legend beside it needs
ROOM = {name: 2 * columns + _GAP for name, (columns, _) in SIZES.items()}
"""Columns that both views take."""

LEVELS = STRENGTHS[3:]
"""The shades for how much a list of exercises trains a muscle, from little to most."""

LETTERS = {"": " ", "base": ".", "muscle": ":", "stabilizer": "T", "secondary": "S", "primary": "P"} | {
    level: str(number) for number, level in enumerate(LEVELS, 1)
}
"""What stands for a kind without color, from the weakest to the strongest."""

_ORDER = list(LETTERS)


def picture(
    body: "Mapping[str, Any]", kinds: "Mapping[str, str]", page: "Page", size: str = "small"
) -> "Lines":
    """Draw the body from the front and the back, as lines of equal width.

    The views stand beside each other, on a narrow page one above the other; one that is too narrow
    for that gets no picture. `kinds` gives the kind of each lit muscle: primary, secondary,
    stabilizer or a level.
    """
    columns, rows = SIZES[size]
    if page.width is not None and page.width < columns:
        return []
    views = []
    for view in ("front", "back"):
        canvas = drawn_view(body, view, kinds, columns, rows)
        pixels = [[canvas.pixel(column, row) for column in range(columns)] for row in range(rows)]
        line = _blocks if page.color and page.unicode else _letters
        views.append([line(pixels[row], pixels[row + 1], page) for row in range(0, rows, 2)])
    if page.width is not None and page.width < ROOM[size]:
        return [*views[0], Text(), *views[1]]
    return beside(views[0], views[1], columns + _GAP)


def map_page(
    body: "Mapping[str, Any]",
    kinds: "Mapping[str, str]",
    legend: "list[tuple[str, str]]",
    title: str,
    page: "Page",
) -> str:
    """Draw the map under a heading, its legend below or beside it, as large as can be seen at once."""
    width = page.width or WIDEST
    heading = styled((cleaner(page)(title), "heading"))
    lines = wrapped(heading, width)
    below = _told(legend, page, width)
    if width >= ROOM["large"]:
        large = SIZES["large"][1] // 2 + len(lines) + len(below) + 2
        if page.height is None or large < page.height:  # a line is left for the prompt
            return drawn([*lines, Text(), *picture(body, kinds, page, "large"), Text(), *below], page)
    small = picture(body, kinds, page, "small")
    taken = ROOM["small"] + _GUTTER
    if width >= taken + _LEGEND:
        aside = wrapped(heading, width - taken)
        return drawn(beside(small, [*aside, Text(), *_told(legend, page, width - taken)], taken), page)
    return drawn([*lines, Text(), *small, Text(), *below], page)


def _told(legend: "list[tuple[str, str]]", page: "Page", width: int) -> "Lines":
    """Say what the colors or letters of a map mean."""
    clean = cleaner(page)
    lines: Lines = []
    for kind, text in legend:
        if page.color and page.unicode:
            head = Text("\u2588\u2588 ", Style(color=_blended({kind: 1}, page)))
        else:
            head = Text(f"{LETTERS[kind]} ")
        lines += hung(head, styled((clean(text), "note")), width)
    return lines


def _blocks(upper: "list[Pixel]", lower: "list[Pixel]", page: "Page") -> Text:
    """Draw two rows of pixels in one line, the upper one as the color of upper half blocks."""
    text = Text()
    for top, bottom in zip(upper, lower, strict=True):
        over, under = _blended(top, page), _blended(bottom, page)
        if over and under:
            text.append("\u2580", Style(color=over, bgcolor=under))
        elif over or under:
            text.append("\u2580" if over else "\u2584", Style(color=over or under))
        else:
            text.append(" ")
    return text


def _blended(pixel: "Pixel", page: "Page") -> "Color | None":
    """Mix the colors of what a pixel shows; None when half of it or more is nothing."""
    most = _most(pixel)
    if not most:
        return None
    # among 256 colors the nearest to a mixture is often of another hue; gray ones are fine
    mixable = set(pixel) if page.truecolor else _GRAYS if most in _GRAYS else {most}
    kinds = tuple(item for item in _weighed(pixel).items() if item[0] in mixable)
    return _mixed(kinds, page.theme, page.truecolor)


@lru_cache(maxsize=2000)  # most pixels are of one kind, and hundreds look alike
def _mixed(kinds: "tuple[tuple[str, int], ...]", theme: str, truecolor: bool) -> Color:
    shown = sum(count for _, count in kinds)
    red, green, blue = (
        round(sum(int(COLORS[theme][kind][at : at + 2], 16) * count for kind, count in kinds) / shown)
        for at in (1, 3, 5)
    )
    color = Color.from_rgb(red, green, blue)
    return color if truecolor else color.downgrade(ColorSystem.EIGHT_BIT)


def _letters(upper: "list[Pixel]", lower: "list[Pixel]", page: "Page") -> Text:  # noqa: ARG001
    """Say two rows of pixels in one line of letters: what is lit goes before what is not."""
    kinds = [
        max(_most(top), _most(bottom), key=_ORDER.index) for top, bottom in zip(upper, lower, strict=True)
    ]
    return Text("".join(LETTERS[kind] for kind in kinds))


def _most(pixel: "Pixel") -> str:
    """Give the kind that most of a pixel is; "" when that is nothing."""
    if 2 * pixel.get("", 0) >= sum(pixel.values()):
        return ""
    weighed = _weighed(pixel)
    return max(weighed, key=lambda kind: (weighed[kind], _ORDER.index(kind)))


def _weighed(pixel: "Pixel") -> "Pixel":
    """Weigh what a pixel shows: what is lit counts double, or thin muscles would drown."""
    return {kind: count if kind in _GRAYS else 2 * count for kind, count in pixel.items() if kind}
