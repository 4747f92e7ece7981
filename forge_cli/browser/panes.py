"""The panes of the browser where Textual's own behave otherwise."""

from typing import ClassVar

from textual.containers import VerticalScroll
from textual.events import Click
from textual.message import Message
from textual.scrollbar import ScrollBarRender
from textual.widgets import OptionList


class Results(OptionList):
    """The list of results: a click highlights, and only one on what is highlighted selects."""

    def on_click(self, event: Click) -> None:
        """Highlight first."""
        at = event.style.meta.get("option")
        if at is not None and at != self.highlighted:
            event.prevent_default()
            self.highlighted = at


class Shown(VerticalScroll):
    """The pane of the card, which tells when its room has changed."""

    class Sized(Message):
        """Its size is another now."""

    def on_resize(self) -> None:
        """Tell the app, which draws for the room there is."""
        self.post_message(self.Sized())


class PlainBar(ScrollBarRender):
    """A scrollbar of background colors alone, for a terminal that shows only ASCII."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8
