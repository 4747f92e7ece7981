"""The README's pictures, made from the program itself: `python -m tests.pictures`."""

import asyncio
import re
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from rich.console import Console
from rich.text import Text

from forge_cli.browser.app import Browser
from forge_cli.commands.browse import desk_of
from forge_cli.commands.listing import listing
from tests.running import forge

FOLDER = Path(__file__).resolve().parents[1] / ".github"
_FONTS = re.compile(r" *@font-face \{.*?\}\n", re.DOTALL)  # would be fetched over the network
TERMINALS = {
    "card": (100, ["show", "backward-jump", "--no-pager"]),
    "search": (100, ["search", "single", "leg", "balance", "-n", "10"]),
    "map": (80, ["map", "barbell-deadlift"]),
}


def pictures() -> dict[str, str]:
    """Give the pictures by name, as SVG."""
    with TemporaryDirectory() as home:
        places = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CONFIG", "DATA", "CACHE")}
        with patch.dict("os.environ", places):
            made = {name: _terminal(width, line) for name, (width, line) in TERMINALS.items()}
            made["browser"] = asyncio.run(_browser())
            return {name: _FONTS.sub("", picture) for name, picture in made.items()}


def _terminal(width: int, line: list[str]) -> str:
    environment = {"COLUMNS": str(width), "LINES": "9999", "COLORTERM": "truecolor", "TERM": "xterm"}
    out = forge(*line, terminal=True, environment=environment).out
    console = Console(record=True, width=width, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(out.rstrip("\n")))
    return console.export_svg(title=f"forge {' '.join(line[:-1] if '--no-pager' in line else line)}")


async def _browser() -> str:
    app = Browser(desk_of(listing({})))
    async with app.run_test(size=(150, 42)) as pilot:
        await pilot.pause()
        for key in (*"row", "enter", "down"):
            await pilot.press(key)
            await pilot.pause()
        return app.export_screenshot(title="forge browse")


def main() -> None:
    """Write the pictures."""
    for name, picture in pictures().items():
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
