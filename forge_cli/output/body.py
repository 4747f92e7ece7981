"""The body's shapes: smooth outlines from a few points, and which pixels they cover.

`data/body.json` holds, for the front and the back, closed outlines by points in a box of `size`: the
`base` of the figure and the `regions` of each muscle (those that are `deep` show only when they are
lit). A shape is the Catmull-Rom spline through its points.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    Point = tuple[float, float]
    Shape = list[list[float]]

_WEIGHTS = tuple(  # of a Bezier arc's corners at three steps: finer than any terminal
    ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (0, 1 / 3, 2 / 3)
)
STRENGTHS = ("stabilizer", "secondary", "primary", "level1", "level2", "level3", "level4", "level5")
"""The kinds of lit muscles, from the weakest to the strongest: roles of one exercise, levels of more."""

_STRENGTH = {kind: at for at, kind in enumerate(STRENGTHS)}
_FINE = 4  # samples along each side of a pixel: fewer miss thin muscles


def curves(shape: "Shape") -> "list[tuple[Point, Point, Point, Point]]":
    """Give the cubic Bezier arcs of the closed spline through a shape's points."""
    arcs = []
    count = len(shape)
    for at in range(count):
        before, start, end, after = (shape[(at + offset) % count] for offset in (-1, 0, 1, 2))
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        arcs.append(((start[0], start[1]), first, second, (end[0], end[1])))
    return arcs


def polygon(shape: "Shape") -> "list[Point]":
    """Give the spline through a shape's points as a polygon."""
    points = []
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in curves(shape):
        for a, b, c, d in _WEIGHTS:
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points


def layers(
    body: "Mapping[str, Any]", view: str, kinds: "Mapping[str, str]"
) -> "Iterator[tuple[list[Shape], str, str]]":
    """Yield what makes one view of the body, from the bottom up: shapes, their kind, their muscle.

    `kinds` gives the kind of each muscle that is lit, of `STRENGTHS`; the stronger lies on top, and of
    two that are alike the deeper. Those that are not lit are of kind "muscle", the rest of the figure
    is "base" and of no muscle.
    """
    for shape in body["views"][view]["base"]:
        yield [shape], "base", ""
    regions = body["views"][view]["regions"]
    for region in sorted(regions, key=lambda region: _STRENGTH.get(kinds.get(region["muscle"], ""), -1)):
        muscle = region["muscle"]
        if muscle in kinds or not region.get("deep"):
            yield region["shapes"], kinds.get(muscle, "muscle"), muscle


class Canvas:
    """Pixels that each hold what lies on top of them, sampled finely so that edges can be blended.

    `columns` and `rows` are its size in pixels; the box of the shapes, `size`, is fitted to the rows.
    """

    def __init__(self, columns: int, rows: int, size: "list[float]") -> None:
        self.columns = columns
        self.rows = rows
        self._scale = rows * _FINE / size[1]
        self._shift = (columns * _FINE - size[0] * self._scale) / 2
        self._samples = [[""] * (columns * _FINE) for _ in range(rows * _FINE)]

    def fill(self, shape: "Shape", kind: str) -> None:
        """Let every sample inside the shape be of `kind`: between pairs of crossings on its line."""
        scale, shift = self._scale, self._shift
        points = [(x * scale + shift, y * scale - 0.5) for x, y in polygon(shape)]  # lines at whole y
        crossings: dict[int, list[float]] = {}
        before_x, before_y = points[-1]
        for x, y in points:
            top, bottom = (before_y, y) if before_y < y else (y, before_y)
            for line in range(max(0, -int(-top // 1)), min(len(self._samples), -int(-bottom // 1))):
                at = before_x + (line - before_y) * (x - before_x) / (y - before_y)
                crossings.setdefault(line, []).append(at)
            before_x, before_y = x, y
        for line, found in crossings.items():
            found.sort()
            row = self._samples[line]
            for left, right in zip(found[::2], found[1::2], strict=True):
                start = max(0, round(left))
                end = max(start, min(len(row), round(right)))
                row[start:end] = [kind] * (end - start)

    def pixel(self, column: int, row: int) -> "dict[str, int]":
        """Count the kinds of the samples of a pixel; "" is nothing."""
        counts: dict[str, int] = {}
        for line in self._samples[row * _FINE : (row + 1) * _FINE]:
            for kind in line[column * _FINE : (column + 1) * _FINE]:
                counts[kind] = counts.get(kind, 0) + 1
        return counts


def drawn_view(
    body: "Mapping[str, Any]",
    view: str,
    kinds: "Mapping[str, str]",
    columns: int,
    rows: int,
) -> Canvas:
    """Draw one view of the body onto a canvas; `kinds` are those of `layers`."""
    canvas = Canvas(columns, rows, body["size"])
    for shapes, kind, _ in layers(body, view, kinds):
        for shape in shapes:
            canvas.fill(shape, kind)
    return canvas
