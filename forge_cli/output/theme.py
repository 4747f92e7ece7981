"""The colors: one theme of semantic names, for dark and light terminals.

Colors come from the 256 of xterm, which every terminal of today shows alike; a brighter one would
need 24 bits, which some still garble.
"""

from io import StringIO

from rich.console import Console
from rich.theme import Theme

from forge_cli.output.plain import WIDEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from forge_cli.output.page import Page

_SHAPES = {
    "title": "bold {accent}",
    "rule": "{accent}",
    "heading": "bold {accent}",
    "summary": "italic",
    "label": "{muted}",
    "note": "{muted}",
    "group": "bold",
    "number": "{accent}",
    "strong": "bold",
    "primary": "bold {primary}",
    "secondary": "{secondary}",
    "stabilizer": "{stabilizer}",
    "good": "{good}",
    "bad": "{bad}",
    "frame": "{good}",
    "frame.title": "bold {good}",
    "command": "{command}",
    "mark": "{accent}",
    "match": "bold {accent}",
    "differs": "bold {accent}",
    "bar": "{accent}",
}
"""What each name looks like, before the colors of a theme are put in."""

_COLORS = {
    "dark": {
        "accent": "color(208)",
        "muted": "color(247)",
        "primary": "color(203)",
        "secondary": "color(179)",
        "stabilizer": "color(67)",
        "good": "color(108)",
        "bad": "color(174)",
        "command": "color(252)",
    },
    "light": {
        "accent": "color(166)",
        "muted": "color(241)",
        "primary": "color(160)",
        "secondary": "color(130)",
        "stabilizer": "color(67)",
        "good": "color(28)",
        "bad": "color(124)",
        "command": "color(237)",
    },
}

THEMES = {
    name: {style: shape.format(**colors) for style, shape in _SHAPES.items()}
    for name, colors in _COLORS.items()
}
"""Style by semantic name, for each theme."""


def drawn(lines: "Iterable[Text]", page: "Page") -> str:
    """Draw finished lines without trailing spaces; no escape byte unless the page has color.

    The console lives for one call, writes to memory and takes nothing from the environment.
    """
    file = StringIO()
    console = Console(
        file=file,
        width=page.width or WIDEST,
        height=100,
        color_system="truecolor" if page.color else None,
        no_color=not page.color,
        force_terminal=page.color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        theme=Theme(THEMES[page.theme], inherit=False),
        _environ={},
    )
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)
    return file.getvalue()
