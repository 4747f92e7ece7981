"""The muscle map as a standalone SVG."""

from forge_cli.output.body import curves, layers
from forge_cli.output.terms import term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from forge_cli.output.body import Shape

_GAP = 12
_LINE = 10


def svg(
    body: "Mapping[str, Any]",
    lit: "Callable[[str], str]",
    colors: "Mapping[str, str]",
    legend: "list[tuple[str, str]]",
    title: str,
) -> str:
    """Draw the body from the front and the back, with a legend beneath.

    `lit` gives the kind of a muscle and `colors` the color of each kind; `legend` holds (kind, text).
    """
    width, height = body["size"]
    total = 2 * width + _GAP
    box = f"0 0 {total} {height + 6 + _LINE * len(legend)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">',
        f"<title>{_escaped(title)}</title>",
    ]
    for at, view in enumerate(("front", "back")):
        parts.append(f'<g transform="translate({at * (width + _GAP)} 0)">')
        for shapes, kind, muscle in layers(body, view, lit):
            path = f'<path d="{" ".join(map(_path, shapes))}" fill="{colors[kind]}"'
            title = f"><title>{_escaped(term(muscle))}</title></path>" if muscle else "/>"
            parts.append(path + title)
        parts.append("</g>")
    for at, (kind, text) in enumerate(legend):
        y = height + 9 + at * _LINE
        parts.append(f'<circle cx="8" cy="{y}" r="3" fill="{colors[kind]}"/>')
        style = f'font-family="sans-serif" font-size="6" fill="{colors["text"]}"'
        parts.append(f'<text x="14" y="{y + 2}" {style}>{_escaped(text)}</text>')
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
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
