"""The panes of the browser where Textual's own behave otherwise."""

from contextlib import suppress
from textwrap import wrap
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Click
from textual.scrollbar import ScrollBarRender
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option, OptionDoesNotExist

from forge_cli.errors import ForgeError
from forge_cli.output.safe import visible
from forge_cli.output.terms import term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Drawing = Callable[[int, int], str]


MARKS = {True: ("\u2713", "\u2605"), False: ("x", "*")}
"""What stands for picked or chosen, and for starred; the other ones are ASCII."""


class Facets(OptionList):
    """The terms of each axis with their counts."""

    def fill(self, counts: dict[str, dict[str, int]], chosen: dict[str, list[str]], mark: str) -> None:
        """Show the terms of each axis in the order of `counts`, those that are chosen marked."""
        self.clear_options()
        for axis, terms in counts.items():
            ticked = chosen.get(axis, [])
            self.add_option(Option(Text(axis.replace("-", " ").upper(), "bold"), disabled=True))
            for name in dict.fromkeys([*terms, *ticked]):  # one that is chosen stays where it was
                line = f"{mark if name in ticked else ' '} {term(name):<21.21}{terms.get(name, 0):>4}"
                self.add_option(Option(Text(line), id=f"{axis}={name}"))

    def highlight(self, id: str) -> None:
        """Highlight a term, unless it would give nothing and has gone with its mark."""
        with suppress(OptionDoesNotExist):
            self.highlighted = self.get_option_index(id)


class Results(OptionList):
    """The list of results: a click highlights, and only a double one selects."""

    def on_click(self, event: Click) -> None:
        """Highlight at the first."""
        at = event.style.meta.get("option")
        if at is not None and event.chain == 1:
            event.prevent_default()
            self.highlighted = at


class Shown(VerticalScroll):
    """Shows a page, and draws it again for the room there is.

    `of` is the exercise whose page it is, None for a page of something else.
    """

    of: int | None = None
    _drawing: "Drawing | None" = None

    def compose(self) -> ComposeResult:
        """Hold the page."""
        yield Static(id="page", markup=False)

    def show(self, drawing: "Drawing", of: int | None = None) -> None:
        """Show from its top what `drawing` gives for columns and lines, as text with escapes."""
        self._drawing, self.of = drawing, of
        self.redraw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self.redraw()

    def redraw(self) -> None:
        """Draw the page anew; one reads on at the same place."""
        width = max(1, self.size.width - 1)  # whether or not there is a scrollbar
        try:
            drawn = self._drawing(width, self.size.height) if self._drawing else ""
        except ForgeError as error:  # what cannot be read is told in its place
            said = (error.message, error.hint or "")
            drawn = "\n".join(line for text in said for line in wrap(visible(text), width))
        self.query_one("#page", Static).update(Text.from_ansi(drawn.rstrip("\n")))


class PlainBar(ScrollBarRender):
    """A scrollbar of background colors alone, for a terminal that shows only ASCII."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8
