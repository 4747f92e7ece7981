"""The muscle map as a standalone SVG."""

from textwrap import wrap

from forge_cli.output.body import curves, layers
from forge_cli.output.safe import visible
from forge_cli.output.terms import term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from forge_cli.output.body import Shape

_GAP = 12
_LINE = 10
_LETTERS = 62  # of the legend that fit a line, in any sans-serif type of its size


def svg(
    body: "Mapping[str, Any]",
    kinds: "Mapping[str, str]",
    colors: "Mapping[str, str]",
    legend: "list[tuple[str, str]]",
    title: str,
) -> str:
    """Draw the body from the front and the back, with a legend beneath.

    `kinds` gives the kind of each lit muscle and `colors` the color of each kind; `legend` holds
    (kind, text), which is also what those are told who cannot see the picture.
    """
    width, height = body["size"]
    total = 2 * width + _GAP
    lines = [
        (kind, at, line)
        for kind, text in legend
        for at, line in enumerate(wrap(text, _LETTERS, break_on_hyphens=False))
    ]
    box = f"0 0 {total} {height + 6 + _LINE * len(lines)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">',
        f"<title>{_escaped(title)}</title>",
        f"<desc>{_escaped('; '.join(text for _, text in legend))}</desc>",
    ]
    parts.append(f'<rect width="100%" height="100%" fill="{colors["page"]}"/>')
    for at, view in enumerate(("front", "back")):
        parts.append(f'<g transform="translate({at * (width + _GAP)} 0)">')
        for shapes, kind, muscle in layers(body, view, kinds):
            path = f'<path d="{" ".join(map(_path, shapes))}" fill="{colors[kind]}"'
            named = f"><title>{_escaped(term(muscle))}</title></path>" if muscle else "/>"
            parts.append(path + named)
        parts.append("</g>")
    style = f'font-family="sans-serif" font-size="6" fill="{colors["text"]}"'
    for at, (kind, following, line) in enumerate(lines):
        y = height + 9 + at * _LINE
        if not following:
            parts.append(f'<circle cx="8" cy="{y}" r="3" fill="{colors[kind]}"/>')
        parts.append(f'<text x="14" y="{y + 2}" {style}>{_escaped(line)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _path(shape: "Shape") -> str:
    arcs = curves(shape)
    start = arcs[0][0]
    parts = [f"M{start[0]:g} {start[1]:g}"]
    for _, first, second, end in arcs:
        corners = [f"{value:.2f}" for corner in (first, second, end) for value in corner]
        parts.append("C" + " ".join(corners))
    return "".join(parts) + "Z"


def _escaped(text: str) -> str:
    return (
        visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
